/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/search/code-hits.h"

#include <glib/gi18n.h>

#include "ui/search/hit-item.h"

static gboolean
add_document (PndWorkspace *workspace, gint64 document, const GArray *places, PndPassageUnit unit,
              GArray *passages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndDocument) row
    = pnd_row_get (pnd_workspace_get_project (workspace), PND_TYPE_DOCUMENT, document, &error);
  g_autoptr (PndDocumentText) text = row != NULL ? pnd_document_load_text (row, &error) : NULL;
  g_autoptr (GArray) spans = NULL;

  if (text == NULL)
    return pnd_workspace_fail (workspace, g_steal_pointer (&error));
  spans = pnd_passages_expand (text, places, unit);
  for (guint i = 0; i < spans->len; i++)
    {
      PndPassage passage = { document, g_array_index (spans, PndSpan, i) };

      g_array_append_val (passages, passage);
    }
  return TRUE;
}

/**
 * pnd_code_hits_expand:
 * @workspace: the workspace
 * @hits: PndHitItem elements, by document and place
 * @unit: what to take around each
 *
 * Hits in memos and notes are left out: what a researcher wrote is no source.
 *
 * Returns: (transfer full) (nullable): the passages; %NULL after saying why not
 */
GArray *
pnd_code_hits_expand (PndWorkspace *workspace, GListModel *hits, PndPassageUnit unit)
{
  g_autoptr (GArray) passages = g_array_new (FALSE, FALSE, sizeof (PndPassage));
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (PndSpan));
  gint64 document = 0;

  g_return_val_if_fail (PND_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (hits), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (hits); i++)
    {
      g_autoptr (PndHitItem) item = g_list_model_get_item (hits, i);
      const PndSearchHit *hit = pnd_hit_item_get_hit (item);
      PndSpan span = pnd_hit_item_get_span (item);

      if (hit->place != PND_SEARCH_DOCUMENT)
        continue;
      if (hit->document != document && places->len > 0)
        {
          if (!add_document (workspace, document, places, unit, passages))
            return NULL;
          g_array_set_size (places, 0);
        }
      document = hit->document;
      g_array_append_val (places, span);
    }
  if (places->len > 0 && !add_document (workspace, document, places, unit, passages))
    return NULL;
  return g_steal_pointer (&passages);
}

/**
 * pnd_code_hits_make_question:
 * @workspace: the workspace
 * @passages: (element-type PndPassage): what is to be coded
 * @code: the code
 *
 * Returns: (transfer full) (nullable): a question whether to extend or to keep both; %NULL where
 *   nothing overlaps
 */
char *
pnd_code_hits_make_question (PndWorkspace *workspace, const GArray *passages, gint64 code)
{
  const PndCodeLook *look = pnd_workspace_get_look (workspace, code);
  PndPassageCount count;

  pnd_coding_count_passages (pnd_workspace_get_project (workspace), passages, code, &count);
  if (count.n_overlapping == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%d of %u passages overlaps text you coded %s already. "
                                    "Extending keeps its ratings and memo.",
                                    "%d of %u passages overlap text you coded %s already. "
                                    "Extending keeps its ratings and memos.",
                                    count.n_overlapping),
                          count.n_overlapping, passages->len,
                          look != NULL ? look->abbreviation : "?");
}

static void
say (PndWorkspace *workspace, const PndPassageCount *count, const char *abbreviation)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%d passage coded %s.", "%d passages coded %s.",
                                          count->n_added), count->n_added, abbreviation);
  if (count->n_extended > 0)
    g_string_append_printf (text, ngettext (" %d coding extended.", " %d codings extended.",
                                            count->n_extended), count->n_extended);
  if (count->n_same > 0)
    g_string_append_printf (text, ngettext (" %d had it already.", " %d had it already.",
                                            count->n_same), count->n_same);
  pnd_workspace_say (workspace, GTK_MESSAGE_INFO, "%s", text->str);
}

/**
 * pnd_code_hits_apply:
 * @workspace: the workspace
 * @passages: (element-type PndPassage): what to code
 * @code: the code
 * @rating: the ratings of new codings
 * @extend: whether overlapping codings are extended
 *
 * Returns: whether it is done, and said
 */
gboolean
pnd_code_hits_apply (PndWorkspace *workspace, const GArray *passages, gint64 code,
                     const PndRating *rating, gboolean extend)
{
  const PndCodeLook *look = pnd_workspace_get_look (workspace, code);
  g_autofree char *abbreviation = g_strdup (look != NULL ? look->abbreviation : "?");
  g_autoptr (GError) error = NULL;
  PndPassageCount count;

  if (!pnd_coding_add_passages (pnd_workspace_get_project (workspace), passages, code, rating,
                                extend, &count, &error))
    return pnd_workspace_fail (workspace, g_steal_pointer (&error));
  say (workspace, &count, abbreviation);
  return TRUE;
}
