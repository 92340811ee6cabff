/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* All keys on one page: those of the window (shortcuts.ui) and those of reading and coding, which
 * their own table describes. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWindow *pnd_shortcuts_window_show (GtkWindow *parent);

G_END_DECLS
