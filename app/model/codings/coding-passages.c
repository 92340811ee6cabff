/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/codings/coding-passages.h"

#include <glib/gi18n.h>

static gint64
find_same (PndProject *project, const PndPassage *passage, gint64 code, gint64 coder)
{
  return pnd_database_query_int (
    pnd_project_get_database (project), _("Looking for a coding"),
    "SELECT id FROM all_codings WHERE document = ? AND span_start = ? AND span_end = ?"
    " AND +code = ? AND +coder = ? AND area IS NULL",
    0, NULL, "iiiii", passage->document, (gint64) passage->span.start,
    (gint64) passage->span.end, code, coder);
}

static gint64
find_overlap (PndProject *project, const PndPassage *passage, gint64 code)
{
  return pnd_coding_find_overlap (project, passage->document, passage->span, code,
                                  pnd_project_get_coder (project), 0);
}

/**
 * pnd_coding_count_passages:
 * @project: the project
 * @passages: (element-type PndPassage): what is to be coded
 * @code: a code's id
 * @count: (out): how many meet codings that are there, of the same code by the one who acts
 *
 * Looks before pnd_coding_add_passages(), so that it can be asked what to do.
 */
void
pnd_coding_count_passages (PndProject *project, const GArray *passages, gint64 code,
                           PndPassageCount *count)
{
  g_return_if_fail (PND_IS_PROJECT (project));
  g_return_if_fail (passages != NULL && count != NULL);

  *count = (PndPassageCount){ 0 };
  for (guint i = 0; i < passages->len; i++)
    {
      const PndPassage *passage = &g_array_index (passages, PndPassage, i);

      if (find_same (project, passage, code, pnd_project_get_coder (project)) != 0)
        count->n_same++;
      else if (find_overlap (project, passage, code) != 0)
        count->n_overlapping++;
    }
}

static gboolean
add_one (PndProject *project, const PndPassage *passage, gint64 code, const PndRating *rating,
         gboolean extend, PndPassageCount *count, GError **error)
{
  gint64 there = 0;

  if (find_same (project, passage, code, pnd_project_get_coder (project)) != 0)
    {
      count->n_same++;
      return TRUE;
    }
  if (extend)
    there = find_overlap (project, passage, code);
  if (there != 0)
    {
      g_autoptr (PndCoding) coding = pnd_row_get (project, PND_TYPE_ANY_CODING, there, error);

      if (coding == NULL)
        return FALSE;
      count->n_extended++;
      return pnd_coding_join (project, there, code,
                              pnd_span_hull (pnd_coding_get_span (coding), passage->span), error);
    }
  count->n_added++;
  return pnd_coding_add (project, passage->document, passage->span, code, 0, rating, NULL, error)
         != 0;
}

static gboolean
add_all (PndProject *project, const GArray *passages, gint64 code, const PndRating *rating,
         gboolean extend, PndPassageCount *count, GError **error)
{
  for (guint i = 0; i < passages->len; i++)
    if (!add_one (project, &g_array_index (passages, PndPassage, i), code, rating, extend, count,
                  error))
      return FALSE;
  return TRUE;
}

/**
 * pnd_coding_add_passages:
 * @project: the project
 * @passages: (element-type PndPassage): what to code, by document and place
 * @code: a code's id
 * @rating: (nullable): the ratings of new codings
 * @extend: what overlaps a coding of the same code by the one who acts extends it; else both are
 *   kept
 * @count: (out): what became of them
 * @error: return location for a #PndStoreError
 *
 * One edit. Passages that have exactly this coding already are left as they are.
 *
 * Returns: %TRUE, or %FALSE with nothing changed and an error as pnd_coding_add() sets.
 */
gboolean
pnd_coding_add_passages (PndProject *project, const GArray *passages, gint64 code,
                         const PndRating *rating, gboolean extend, PndPassageCount *count,
                         GError **error)
{
  gboolean done;

  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);
  g_return_val_if_fail (passages != NULL && count != NULL, FALSE);

  *count = (PndPassageCount){ 0 };
  if (!pnd_project_begin_edit (project, N_("Code passages"), error))
    return FALSE;
  done = add_all (project, passages, code, rating, extend, count, error);
  if (done)
    pnd_project_describe_edit (project, "%d passages", count->n_added + count->n_extended);
  return pnd_row_finish_edit (project, done, error);
}
