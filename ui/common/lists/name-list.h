/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A drop-down list of names. GtkDropDown is as wide as its longest name and makes its window wider
 * than the screen with it; here a long name is cut in the button and whole in the list. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *pnd_name_list_new (GtkStringList *names);

G_END_DECLS
