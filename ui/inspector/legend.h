/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The key to the stripes beside the text. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *pnd_legend_new (void);

G_END_DECLS
