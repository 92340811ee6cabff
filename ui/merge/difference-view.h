/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A difference between two coders: the passage in its text, and beside each other what either made
 * of it and the rule of the code. */

#include <gtk/gtk.h>

#include "app/analysis/adjudication/differences.h"
#include "app/store/project.h"

G_BEGIN_DECLS

GtkWidget *pnd_difference_view_new (void);
void pnd_difference_view_show (GtkWidget *self, PndProject *project,
                               const PndDifference *difference, const char *const names[2]);

G_END_DECLS
