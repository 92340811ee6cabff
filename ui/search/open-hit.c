/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/search/open-hit.h"

#include "ui/documents/document-properties.h"
#include "ui/review/memos-dialog.h"

static void
show_dialog (PndWorkspace *workspace, GtkWindow *window, const PndSearchHit *hit)
{
  g_autoptr (PndDocument) document = NULL;

  if (hit->place == PND_SEARCH_JOURNAL)
    pnd_memos_dialog_show (window, workspace, PND_MEMOS_JOURNAL, 0);
  else if (hit->place == PND_SEARCH_MEMO && hit->document != 0)
    pnd_memos_dialog_show (window, workspace, PND_MEMOS_DOCUMENT, hit->document);
  else if (hit->place == PND_SEARCH_MEMO && hit->code != 0)
    pnd_memos_dialog_show (window, workspace, PND_MEMOS_CODE, hit->code);
  else if (hit->place == PND_SEARCH_MEMO)
    pnd_memos_dialog_show (window, workspace, PND_MEMOS_PROJECT, 0);
  else if (hit->place == PND_SEARCH_DOCUMENT_NOTE)
    {
      document = pnd_row_get (pnd_workspace_get_project (workspace), PND_TYPE_DOCUMENT,
                              hit->document, NULL);
      if (document != NULL)
        pnd_document_properties_show (window, workspace, document);
    }
  else if (hit->place == PND_SEARCH_TRANSLATION)
    pnd_workspace_open_document (workspace, hit->document);
}

/**
 * pnd_open_hit:
 * @workspace: the workspace
 * @window: (nullable): the window over which a dialog opens
 * @item: the hit
 *
 * Turns to the passage, or opens the memo, the note or the document it is in.
 */
void
pnd_open_hit (PndWorkspace *workspace, GtkWindow *window, PndHitItem *item)
{
  const PndSearchHit *hit;

  g_return_if_fail (PND_IS_WORKSPACE (workspace));
  g_return_if_fail (PND_IS_HIT_ITEM (item));

  hit = pnd_hit_item_get_hit (item);
  switch (hit->place)
    {
    case PND_SEARCH_DOCUMENT:
      pnd_workspace_set_coding (workspace, 0);
      pnd_workspace_reveal (workspace, hit->document, pnd_hit_item_get_span (item));
      break;
    case PND_SEARCH_CODING_MEMO:
      pnd_workspace_reveal_coding (workspace, hit->item);
      break;
    case PND_SEARCH_ANNOTATION:
      pnd_workspace_reveal_coding (workspace, hit->item | PND_WORKSPACE_NOTE_BIT);
      break;
    case PND_SEARCH_DOCUMENT_NOTE:
    case PND_SEARCH_MEMO:
    case PND_SEARCH_JOURNAL:
    case PND_SEARCH_TRANSLATION:
    default:
      show_dialog (workspace, window, hit);
    }
}
