/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The fields of a coding that neither coder made: code, start and end. */

#include <gtk/gtk.h>

#include "app/model/decisions/decision.h"
#include "app/model/span.h"
#include "app/store/project.h"

G_BEGIN_DECLS

GtkWidget *pnd_new_coding_new (PndProject *project);
/* @code: id of a code */
void pnd_new_coding_fill (GtkWidget *self, gint64 code, PndSpan span);
void pnd_new_coding_read (GtkWidget *self, PndDecision *decision);
void pnd_new_coding_focus (GtkWidget *self);

G_END_DECLS
