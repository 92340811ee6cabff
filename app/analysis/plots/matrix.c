/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/plots/matrix-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/analysis/verdict/motive-evidence.h"
#include "app/model/cases/finding.h"

#define CHECK_EVERY 4096 /* rows between two looks at whether to stop */
#define MAX_CASES 64     /* of which a document is a member, by bit */

/* a document, and a bit for each case that it counts in */
typedef struct
{
  gint64 document;
  guint64 bits;
} Member;

static void
clear_case (gpointer data)
{
  PndMatrixCase *region_case = data;

  g_free (region_case->name);
  g_free (region_case->from);
  g_free (region_case->to);
}

/* As in a verdict: a context code under a motive says nothing of it. A motive under a motive, too,
 * is one of its own. */
static void
find_motives (PndMatrix *self)
{
  int n = pnd_code_tree_get_n (self->codes);

  self->motive_of = g_new (int, n + 1);
  for (int i = 0; i < n; i++)
    {
      const PndCodeTreeNode *code = pnd_code_tree_get (self->codes, i);

      self->motive_of[i] = code->parent >= 0 ? self->motive_of[code->parent] : -1;
      if (code->kind == PND_CODE_KIND_CONTEXT)
        self->motive_of[i] = -1;
      if (code->kind != PND_CODE_KIND_MOTIVE)
        continue;
      self->motive_of[i] = (int) self->motives->len;
      g_array_append_val (self->motives, i);
    }
}

static gboolean
load_cases (PndMatrix *self, PndDatabase *database, GError **error)
{
  g_autoptr (PndStatement) row
      = pnd_database_query (database, _("Reading the cases"),
                            "SELECT id, name, period_from, period_to FROM cases"
                            " ORDER BY name COLLATE NOCASE, id",
                            error, "");
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (self->cases->len < MAX_CASES && pnd_statement_next (row, &failure))
    {
      PndMatrixCase region_case = { pnd_statement_get_int (row, 0),
                                    g_strdup (pnd_statement_get_text (row, 1, NULL)),
                                    g_strdup (pnd_statement_get_text (row, 2, NULL)),
                                    g_strdup (pnd_statement_get_text (row, 3, NULL)) };

      g_array_append_val (self->cases, region_case);
    }
  if (self->cases->len == 0 && failure == NULL)
    {
      PndMatrixCase whole = { 0, g_strdup (""), g_strdup (""), g_strdup ("") };

      g_array_append_val (self->cases, whole);
    }
  return pnd_statement_ended (failure, error);
}

/* Dates may be as short as a year: they are compared as far as both say. */
static gboolean
is_outside (const PndMatrixCase *region_case, const char *date)
{
  const char *from = region_case->from, *to = region_case->to;

  if (date == NULL || *date == '\0')
    return FALSE;
  return (*from != '\0' && strncmp (date, from, MIN (strlen (date), strlen (from))) < 0)
         || (*to != '\0' && strncmp (date, to, MIN (strlen (date), strlen (to))) > 0);
}

/* documents come by their id */
static void
add_member (PndMatrix *self, gint64 document, int region_case)
{
  Member *last = self->members->len > 0
                   ? &g_array_index (self->members, Member, self->members->len - 1) : NULL;
  Member member = { document, (guint64) 1 << region_case };

  if (last != NULL && last->document == document)
    last->bits |= member.bits;
  else
    g_array_append_val (self->members, member);
}

static int
find_case (const PndMatrix *self, gint64 id)
{
  for (guint i = 0; i < self->cases->len; i++)
    if (g_array_index (self->cases, PndMatrixCase, i).id == id)
      return (int) i;
  return -1;
}

static gboolean
load_members (PndMatrix *self, PndDatabase *database, GError **error)
{
  gboolean whole = g_array_index (self->cases, PndMatrixCase, 0).id == 0;
  g_autoptr (PndStatement) row = pnd_database_query (
      database, _("Reading the documents"),
      whole ? "SELECT d.id, d.date, 0 FROM documents d WHERE d.trashed IS NULL"
              " AND d.source_type IS NOT 'secondary' ORDER BY d.id"
            : "SELECT d.id, d.date, m.region_case FROM case_documents m JOIN documents d"
              " ON d.guid = m.document_guid WHERE d.trashed IS NULL"
              " AND d.source_type IS NOT 'secondary' ORDER BY d.id",
      error, "");
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      int index = find_case (self, pnd_statement_get_int (row, 2));

      if (index >= 0 && !is_outside (&g_array_index (self->cases, PndMatrixCase, index),
                                     pnd_statement_get_text (row, 1, NULL)))
        add_member (self, pnd_statement_get_int (row, 0), index);
    }
  return pnd_statement_ended (failure, error);
}

static PndMatrixCell *
get_cell (const PndMatrix *self, int region_case, int motive)
{
  return &self->cells[region_case * (int) self->motives->len + motive];
}

/* @sign: 1 to count it in the cases of @bits, -1 to take it back */
static void
count (PndMatrix *self, int motive, guint64 bits, PndPolarity polarity, gboolean has_holder,
       int sign)
{
  for (int i = 0; bits != 0; i++, bits >>= 1)
    if ((bits & 1) != 0 && has_holder)
      get_cell (self, i, motive)->counts[polarity] += sign;
    else if ((bits & 1) != 0)
      get_cell (self, i, motive)->n_without_holder += sign;
}

/*
 * Place: where a walk through codings is; it is quick while these come by code and document
 * @motive: that the code counts for, -1 for none
 * @at: index of the first member that is not before the document
 */
typedef struct
{
  gint64 code;
  gint64 document;
  int motive;
  guint at;
} Place;

/* @row: code, document, polarity. Returns: its motive, -1 for none */
static int
read_coding (const PndMatrix *self, Place *place, PndStatement *row, guint64 *bits,
             PndPolarity *polarity)
{
  const Member *members = (const Member *) (gpointer) self->members->data;
  gint64 document = pnd_statement_get_int (row, 1);
  gint64 code = pnd_statement_get_int (row, 0);
  gsize n;

  if (code != place->code)
    {
      int index = pnd_code_tree_find (self->codes, code);

      *place = (Place){ .code = code, .motive = index >= 0 ? self->motive_of[index] : -1 };
    }
  if (document < place->document)
    place->at = 0;
  place->document = document;
  while (place->at < self->members->len && members[place->at].document < document)
    place->at++;
  if (place->motive < 0 || place->at == self->members->len
      || members[place->at].document != document
      || !pnd_polarity_from_word (pnd_statement_get_text (row, 2, &n), polarity))
    return -1;
  *bits = members[place->at].bits;
  return place->motive;
}

static gboolean
count_codings (PndMatrix *self, PndDatabase *database, GCancellable *cancellable, GError **error)
{
  g_autofree char *sql = pnd_matrix_make_count (self);
  g_autoptr (PndStatement) row = pnd_database_query (database, _("Counting the codings"), sql,
                                                     error, "");
  gboolean any = self->holder == PND_MATRIX_ANY_HOLDER || self->holder == PND_HOLDER_UNRATED;
  Place place = { .motive = -1 };
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  for (int n = 1; failure == NULL && pnd_statement_next (row, &failure); n++)
    {
      PndPolarity polarity;
      guint64 bits;
      int motive = read_coding (self, &place, row, &bits, &polarity);

      if (motive >= 0)
        count (self, motive, bits, polarity, any || pnd_statement_get_int (row, 3), 1);
      if (n % CHECK_EVERY == 0)
        g_cancellable_set_error_if_cancelled (cancellable, &failure);
    }
  return pnd_statement_ended (failure, error);
}

/* Few codings are restricted to some of the cases of their document: they are taken back from the
 * others. */
static gboolean
take_back_restricted (PndMatrix *self, PndDatabase *database, GError **error)
{
  g_autofree char *holder = pnd_matrix_make_holder_condition (self->holder, TRUE);
  g_autofree char *sql
      = g_strdup_printf ("SELECT t.code, t.document, t.polarity, t.holder IS NOT NULL,"
                         " group_concat (k.region_case) FROM coding_cases k"
                         " JOIN counted_codings t ON t.guid = k.coding_guid"
                         " WHERE " PND_MATRIX_EVIDENCE " AND %s GROUP BY t.id", holder);
  g_autoptr (PndStatement) row = pnd_database_query (database, _("Reading the cases"), sql, error,
                                                     "");
  gboolean any = self->holder == PND_MATRIX_ANY_HOLDER || self->holder == PND_HOLDER_UNRATED;
  Place place = { .motive = -1 };
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      PndPolarity polarity;
      guint64 left = 0;
      int motive = read_coding (self, &place, row, &left, &polarity);
      g_auto (GStrv) kept = g_strsplit (pnd_statement_get_text (row, 4, NULL), ",", -1);

      if (motive < 0 || g_array_index (self->cases, PndMatrixCase, 0).id == 0)
        continue;
      for (int i = 0; kept[i] != NULL; i++)
        {
          int index = find_case (self, g_ascii_strtoll (kept[i], NULL, 10));

          if (index >= 0)
            left &= ~((guint64) 1 << index);
        }
      count (self, motive, left, polarity, any || pnd_statement_get_int (row, 3), -1);
    }
  return pnd_statement_ended (failure, error);
}

static PndVerdict
load_verdict (PndDatabase *database, gint64 region_case, const char *motive)
{
  gint64 finding = pnd_finding_get_current (database, region_case, motive);
  PndVerdict verdict = PND_VERDICT_NONE;
  g_autoptr (PndStatement) row = NULL;

  if (finding == 0)
    return verdict;
  row = pnd_database_query (database, NULL, "SELECT verdict FROM findings WHERE id = ?", NULL, "i",
                            finding);
  if (row != NULL && pnd_statement_next (row, NULL))
    pnd_verdict_from_word (pnd_statement_get_text (row, 0, NULL), &verdict);
  return verdict;
}

static void
take_counted (PndMatrix *self, const PndMatrixCell *cell, const PndMotiveEvidence *evidence,
              PndPolarity polarity)
{
  GString *ids = g_string_new ("0");

  for (guint i = 0; i < evidence->evidence->len; i++)
    {
      const PndEvidence *one = &g_array_index (evidence->evidence, PndEvidence, i);

      if (one->polarity == polarity
          && g_array_index (evidence->result->uses, PndUse, i) == PND_USE_COUNTED)
        g_string_append_printf (ids, ", %" G_GINT64_FORMAT, one->coding);
    }
  self->counted->pdata[pnd_matrix_get_counted_index (self, cell, polarity)] = g_string_free (ids, FALSE);
}

/* the figures are the rule's, as they are wherever else a verdict stands */
static void
take_figures (PndMatrix *self, PndMatrixCell *cell, const PndMotiveEvidence *evidence)
{
  cell->counts[PND_POLARITY_SUPPORTS] = evidence->result->supports;
  cell->counts[PND_POLARITY_CONTRADICTS] = evidence->result->contradicts;
  take_counted (self, cell, evidence, PND_POLARITY_SUPPORTS);
  take_counted (self, cell, evidence, PND_POLARITY_CONTRADICTS);
}

/* @c: index of a case */
static gboolean
ask_rule (PndMatrix *self, PndDatabase *database, int c, GCancellable *cancellable,
          GError **error)
{
  PndVerdictView view = { .holder = self->holder >= 0 ? self->holder : PND_HOLDER_OWN_REGION };
  g_autoptr (GPtrArray) judged
    = pnd_motive_evidence_load_all (database, g_array_index (self->cases, PndMatrixCase, c).id,
                                    &view, cancellable, error);

  for (guint i = 0; judged != NULL && i < judged->len; i++)
    {
      const PndMotiveEvidence *evidence = judged->pdata[i];
      int code = pnd_code_tree_find (self->codes, evidence->motive);
      PndMatrixCell *cell = code >= 0 ? get_cell (self, c, self->motive_of[code]) : NULL;

      if (cell == NULL)
        continue;
      cell->suggested = evidence->result->verdict;
      if (self->holder >= 0)
        take_figures (self, cell, evidence);
    }
  return judged != NULL;
}

/* Findings are on the own region's motives, so beside another's there is the rule alone. */
static gboolean
load_verdicts (PndMatrix *self, PndDatabase *database, gboolean with_rule,
               GCancellable *cancellable, GError **error)
{
  for (guint c = 0; c < self->cases->len; c++)
    {
      gint64 region_case = g_array_index (self->cases, PndMatrixCase, c).id;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (self->holder == PND_HOLDER_OWN_REGION || self->holder == PND_MATRIX_ANY_HOLDER)
        for (guint m = 0; m < self->motives->len; m++)
          get_cell (self, (int) c, (int) m)->verdict
            = load_verdict (database, region_case, pnd_matrix_get_motive (self, (int) m)->guid);
      if (with_rule && !ask_rule (self, database, (int) c, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * pnd_matrix_load:
 * @database: the project's connection or a reader's
 * @holder: whose motives: a #PndHolder, or %PND_MATRIX_ANY_HOLDER
 * @with_rule: whether the verdict rule is asked for each cell
 * @cancellable: (nullable): ends the reading
 * @error: return location for an error
 *
 * Counts motives by cases, cases by name and motives in the order of the codebook. Of more than 64
 * cases the first are taken.
 *
 * Returns: (transfer full) (nullable): the matrix, or %NULL with a %PND_STORE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 */
PndMatrix *
pnd_matrix_load (PndDatabase *database, int holder, gboolean with_rule, GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (PndMatrix) self = NULL;

  g_return_val_if_fail (database != NULL, NULL);
  g_return_val_if_fail (holder >= PND_MATRIX_ANY_HOLDER && holder < PND_N_HOLDERS, NULL);

  self = g_new0 (PndMatrix, 1);
  self->holder = holder;
  self->motives = g_array_new (FALSE, FALSE, sizeof (int));
  self->cases = g_array_new (FALSE, FALSE, sizeof (PndMatrixCase));
  g_array_set_clear_func (self->cases, clear_case);
  self->members = g_array_new (FALSE, FALSE, sizeof (Member));
  self->codes = pnd_code_tree_load_spoken (database, error);
  if (self->codes == NULL)
    return NULL;
  find_motives (self);
  if (!load_cases (self, database, error) || !load_members (self, database, error))
    return NULL;
  self->cells = g_new0 (PndMatrixCell, self->cases->len * self->motives->len + 1);
  self->counted = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_set_size (self->counted,
                        (int) (self->cases->len * self->motives->len * PND_N_POLARITIES));
  if (!count_codings (self, database, cancellable, error)
      || !take_back_restricted (self, database, error)
      || !load_verdicts (self, database, with_rule, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * pnd_matrix_free:
 * @self: (transfer full) (nullable): a matrix
 */
void
pnd_matrix_free (PndMatrix *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->codes, pnd_code_tree_free);
  g_array_unref (self->motives);
  g_array_unref (self->cases);
  g_array_unref (self->members);
  g_free (self->motive_of);
  g_free (self->cells);
  g_clear_pointer (&self->counted, g_ptr_array_unref);
  g_free (self);
}

/**
 * pnd_matrix_get_n_cases:
 * @self: a matrix
 *
 * Returns: how many cases it has, one at least
 */
int
pnd_matrix_get_n_cases (const PndMatrix *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return (int) self->cases->len;
}

/**
 * pnd_matrix_get_n_motives:
 * @self: a matrix
 *
 * Returns: how many motives it has
 */
int
pnd_matrix_get_n_motives (const PndMatrix *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return (int) self->motives->len;
}

/**
 * pnd_matrix_get_case:
 * @self: a matrix
 * @region_case: index of a case
 *
 * Returns: (transfer none): the case
 */
const PndMatrixCase *
pnd_matrix_get_case (const PndMatrix *self, int region_case)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (region_case >= 0 && region_case < (int) self->cases->len, NULL);

  return &g_array_index (self->cases, PndMatrixCase, region_case);
}

/**
 * pnd_matrix_get_motive:
 * @self: a matrix
 * @motive: index of a motive
 *
 * Returns: (transfer none): its code
 */
const PndCodeTreeNode *
pnd_matrix_get_motive (const PndMatrix *self, int motive)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (motive >= 0 && motive < (int) self->motives->len, NULL);

  return pnd_code_tree_get (self->codes, g_array_index (self->motives, int, motive));
}

/**
 * pnd_matrix_get:
 * @self: a matrix
 * @region_case: index of a case
 * @motive: index of a motive
 *
 * Returns: (transfer none): what there is of the motive in the case
 */
const PndMatrixCell *
pnd_matrix_get (const PndMatrix *self, int region_case, int motive)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (region_case >= 0 && region_case < (int) self->cases->len, NULL);
  g_return_val_if_fail (motive >= 0 && motive < (int) self->motives->len, NULL);

  return get_cell (self, region_case, motive);
}

/**
 * pnd_matrix_get_holder:
 * @self: a matrix
 *
 * Returns: whose motives it shows: a #PndHolder, or %PND_MATRIX_ANY_HOLDER
 */
int
pnd_matrix_get_holder (const PndMatrix *self)
{
  g_return_val_if_fail (self != NULL, PND_MATRIX_ANY_HOLDER);
  return self->holder;
}
