/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which source says what: a table of motives and indicators by independent sources. Each cell opens
 * its passages. Kept true to every edit. */

#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_TRIANGULATION_PAGE (pnd_triangulation_page_get_type ())
G_DECLARE_FINAL_TYPE (PndTriangulationPage, pnd_triangulation_page, PND, TRIANGULATION_PAGE,
                      GtkWidget)

GtkWidget *pnd_triangulation_page_new (PndWorkspace *workspace);

G_END_DECLS
