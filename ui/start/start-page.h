/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a window shows while no project is open: ways to begin, and the projects of late. */

#include <gtk/gtk.h>

#include "ui/preferences/settings.h"

G_BEGIN_DECLS

#define PND_TYPE_START_PAGE (pnd_start_page_get_type ())
G_DECLARE_FINAL_TYPE (PndStartPage, pnd_start_page, PND, START_PAGE, GtkWidget)

GtkWidget *pnd_start_page_new (PndSettings *settings);

G_END_DECLS
