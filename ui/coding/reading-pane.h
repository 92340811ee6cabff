/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The place where one reads and codes: the reading view, kept in step with the workspace, and all
 * that a hand does there. Its actions are the group "coding", listed in coding-actions.h.
 *
 * The window may insert the same group, so that menus and buttons elsewhere reach it; the keys work
 * in the reading view only. */

#include "ui/inspector/inspector.h"
#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_READING_PANE (pnd_reading_pane_get_type ())
G_DECLARE_FINAL_TYPE (PndReadingPane, pnd_reading_pane, PND, READING_PANE, GtkWidget)

GtkWidget *pnd_reading_pane_new (PndWorkspace *workspace);

GActionGroup *pnd_reading_pane_get_actions (PndReadingPane *self); /* (transfer none) */
/* the printed pages beside the text, for a document that came as a PDF file */
gboolean pnd_reading_pane_has_pages (PndReadingPane *self);
void pnd_reading_pane_show_pages (PndReadingPane *self, gboolean shown);
/* the whole document as bands beside the text; a click goes there */
void pnd_reading_pane_show_minimap (PndReadingPane *self, gboolean shown);
/* where memos are written when it is to be seen; else beside the passage */
void pnd_reading_pane_set_inspector (PndReadingPane *self, PndInspector *inspector);
/* (nullable): the document whose corrections would be lost now */
const char *pnd_reading_pane_get_unsaved (PndReadingPane *self);

G_END_DECLS
