/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A label that wraps, but never within the abbreviation of a code: ECO-MKT stays in one line. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pnd_label_keep_codes (GtkWidget *label);

G_END_DECLS
