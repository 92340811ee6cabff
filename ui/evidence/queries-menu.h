/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A button with the project's saved queries: to choose one, to save what is shown, to remove one. */

#include "app/analysis/evidence/evidence-rows.h"
#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_QUERIES_MENU (pnd_queries_menu_get_type ())
G_DECLARE_FINAL_TYPE (PndQueriesMenu, pnd_queries_menu, PND, QUERIES_MENU, GtkWidget)

typedef void (*PndQueryChosen) (const char *name, const PndEvidenceFilter *filter, gpointer data);
/* takes what is shown now into @filter, which is not set yet */
typedef void (*PndQueryCurrent) (PndEvidenceFilter *filter, gpointer data);

/* @data: lives as long as the button */
PndQueriesMenu *pnd_queries_menu_new (PndWorkspace *workspace, PndQueryChosen chosen,
                                      PndQueryCurrent current, gpointer data);
/* another project has other queries */
void pnd_queries_menu_refresh (PndQueriesMenu *self);

G_END_DECLS
