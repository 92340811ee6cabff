/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How to write a query, by examples. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *pnd_search_help_new (void);

G_END_DECLS
