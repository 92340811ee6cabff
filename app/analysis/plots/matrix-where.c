/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a matrix asks the database, in SQL. */

#include <string.h>

#include "app/analysis/plots/matrix-private.h"

guint
pnd_matrix_get_counted_index (const PndMatrix *self, const PndMatrixCell *cell, PndPolarity polarity)
{
  return (guint) (cell - self->cells) * PND_N_POLARITIES + polarity;
}

char *
pnd_matrix_make_holder_condition (int holder, gboolean or_none)
{
  if (holder == PND_MATRIX_ANY_HOLDER)
    return g_strdup ("1");
  if (holder == PND_HOLDER_UNRATED)
    return g_strdup ("t.holder IS NULL");
  return g_strdup_printf ("(t.holder = '%s'%s)", pnd_holder_to_word (holder),
                          or_none ? " OR t.holder IS NULL" : "");
}

/* SQL: the codes that count for a motive */
static void
append_codes (const PndMatrix *self, int motive, GString *where)
{
  g_string_append (where, "t.code IN (0");
  for (int i = 0; i < pnd_code_tree_get_n (self->codes); i++)
    if (self->motive_of[i] >= 0 && (motive < 0 || self->motive_of[i] == motive))
      g_string_append_printf (where, ", %" G_GINT64_FORMAT,
                              pnd_code_tree_get (self->codes, i)->id);
  g_string_append_c (where, ')');
}

/* all that is asked for stands in the index codings_counted */
char *
pnd_matrix_make_count (const PndMatrix *self)
{
  g_autofree char *holder = pnd_matrix_make_holder_condition (self->holder, TRUE);
  GString *sql = g_string_new ("SELECT t.code, t.document, t.polarity, t.holder IS NOT NULL"
                               " FROM counted_codings t WHERE " PND_MATRIX_EVIDENCE " AND ");

  g_string_append_printf (sql, "%s AND ", holder);
  append_codes (self, -1, sql);
  return g_string_free (sql, FALSE);
}

/* the same as is_outside(), over the documents d */
static void
append_period (GString *where, const PndMatrixCase *region_case)
{
  static const struct { const char *compare; } bounds[] = { { ">=" }, { "<=" } };
  const char *dates[] = { region_case->from, region_case->to };

  for (int i = 0; i < 2; i++)
    {
      g_autofree char *quoted = NULL;

      if (*dates[i] == '\0' || strchr (dates[i], '\'') != NULL)
        continue;
      quoted = g_strdup_printf ("'%s'", dates[i]);
      g_string_append_printf (where, " AND (d.date = '' OR substr (d.date, 1, length (%s)) %s"
                                     " substr (%s, 1, length (d.date)))",
                              quoted, bounds[i].compare, quoted);
    }
}

/**
 * pnd_matrix_make_where:
 * @self: a matrix
 * @region_case: index of a case
 * @motive: index of a motive
 * @polarity: the passages of that
 *
 * Returns: (transfer full): what holds for the codings that were counted: SQL over the columns of
 *   `codings`, alias t
 */
char *
pnd_matrix_make_where (const PndMatrix *self, int region_case, int motive, PndPolarity polarity)
{
  GString *where = g_string_new (PND_MATRIX_EVIDENCE);
  const PndMatrixCase *about = pnd_matrix_get_case (self, region_case);
  g_autofree char *holder = NULL;
  const char *word = pnd_polarity_to_word (polarity);
  const char *counted = self->counted->pdata[pnd_matrix_get_counted_index (
    self, pnd_matrix_get (self, region_case, motive), polarity)];

  if (counted != NULL)
    {
      g_string_printf (where, "t.id IN (%s)", counted);
      return g_string_free (where, FALSE);
    }
  g_return_val_if_fail (about != NULL, g_string_free (where, FALSE));

  holder = pnd_matrix_make_holder_condition (self->holder, FALSE);
  g_string_append_printf (where, " AND %s AND t.polarity = '%s' AND ", holder,
                          word != NULL ? word : "");
  append_codes (self, motive, where);
  g_string_append (where, " AND EXISTS (SELECT 1 FROM documents d WHERE d.id = t.document"
                          " AND d.trashed IS NULL AND d.source_type IS NOT 'secondary'");
  append_period (where, about);
  if (about->id != 0)
    g_string_append_printf (where,
                            " AND d.guid IN (SELECT document_guid FROM case_documents"
                            " WHERE region_case = %" G_GINT64_FORMAT "))"
                            " AND (NOT EXISTS (SELECT 1 FROM coding_cases k"
                            " WHERE k.coding_guid = t.guid) OR EXISTS (SELECT 1 FROM coding_cases"
                            " k WHERE k.coding_guid = t.guid AND k.region_case = %" G_GINT64_FORMAT
                            "))", about->id, about->id);
  else
    g_string_append_c (where, ')');
  return g_string_free (where, FALSE);
}
