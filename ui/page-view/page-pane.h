/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The page view: the pages of the document's file as they are printed, with its codings on them,
 * kept in step with the workspace while it is shown.
 *
 * Signals:
 *   selected (int start, int end)  a passage was selected on a page
 *   area-marked ()                 pnd_page_pane_get_area() has it
 *   area-clicked (gint64 coding)   a coded area was clicked
 *   scrolled (int position)        a person turned the pages; what is on top begins there */

#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_PAGE_PANE (pnd_page_pane_get_type ())
G_DECLARE_FINAL_TYPE (PndPagePane, pnd_page_pane, PND, PAGE_PANE, GtkWidget)

GtkWidget *pnd_page_pane_new (PndWorkspace *workspace);

/* whether the document at hand came as a PDF file */
gboolean pnd_page_pane_is_possible (PndWorkspace *workspace);
/* reads the file when it is shown first; a hidden pane costs nothing */
void pnd_page_pane_set_shown (PndPagePane *self, gboolean shown);
gboolean pnd_page_pane_get_shown (PndPagePane *self);
/* turns to where @position stands */
void pnd_page_pane_turn_to (PndPagePane *self, int position);
/* which page is on top, from 0; -1 before the file is read */
int pnd_page_pane_get_page (PndPagePane *self);

/* small pictures of all pages beside them */
void pnd_page_pane_set_strip_shown (PndPagePane *self, gboolean shown);
gboolean pnd_page_pane_get_strip_shown (PndPagePane *self);

/* an area in sight that follows the keys until it is taken; FALSE where no page is shown */
gboolean pnd_page_pane_begin_area (PndPagePane *self);
gboolean pnd_page_pane_adjust_area (PndPagePane *self, guint key, GdkModifierType state);
const PndArea *pnd_page_pane_get_area (PndPagePane *self); /* (nullable) */

G_END_DECLS
