/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The documents of the project, with a filter entry, and their trash. */

#include "ui/workspace.h"

G_BEGIN_DECLS

/* what the documents of the list stand under */
typedef enum
{
  PND_GROUPING_NONE,
  PND_GROUPING_FOLDER,
  PND_GROUPING_SOURCE_TYPE,
} PndGrouping;

#define PND_TYPE_DOCUMENTS_PANE (pnd_documents_pane_get_type ())
G_DECLARE_FINAL_TYPE (PndDocumentsPane, pnd_documents_pane, PND, DOCUMENTS_PANE, GtkWidget)

GtkWidget *pnd_documents_pane_new (PndWorkspace *workspace);

void pnd_documents_pane_set_filter (PndDocumentsPane *self, const char *text);
void pnd_documents_pane_focus_filter (PndDocumentsPane *self);
/* what the list shows now, in its order: the documents that pass the filter */
GListModel *pnd_documents_pane_get_shown (PndDocumentsPane *self);
/* the document a menu was asked for, else the one at hand */
PndDocument *pnd_documents_pane_get_target (PndDocumentsPane *self);
void pnd_documents_pane_set_show_trash (PndDocumentsPane *self, gboolean show);
gboolean pnd_documents_pane_get_show_trash (PndDocumentsPane *self);

void pnd_documents_pane_set_grouping (PndDocumentsPane *self, PndGrouping grouping);

G_END_DECLS
