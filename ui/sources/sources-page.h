/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* All documents as a table of sources: sorted by any column, several rows changed at once. */

#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_SOURCES_PAGE (pnd_sources_page_get_type ())
G_DECLARE_FINAL_TYPE (PndSourcesPage, pnd_sources_page, PND, SOURCES_PAGE, GtkWidget)

GtkWidget *pnd_sources_page_new (PndWorkspace *workspace);

G_END_DECLS
