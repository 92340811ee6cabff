/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The fields of a coding that neither coder made: code, polarity and extent. */

#include <gtk/gtk.h>

#include "app/analysis/adjudication/differences.h"
#include "app/store/project.h"

G_BEGIN_DECLS

GtkWidget *pnd_new_coding_new (PndProject *project);
void pnd_new_coding_fill (GtkWidget *self, const PndDifference *difference,
                          const char *const names[2]);
void pnd_new_coding_read (GtkWidget *self, PndDecision *decision);
void pnd_new_coding_focus (GtkWidget *self);

G_END_DECLS
