/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a place says while it has nothing to show: what it is, what to do next, and a button or two. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PND_TYPE_EMPTY_STATE (pnd_empty_state_get_type ())
G_DECLARE_FINAL_TYPE (PndEmptyState, pnd_empty_state, PND, EMPTY_STATE, GtkWidget)

GtkWidget *pnd_empty_state_new (const char *title, const char *text);
void pnd_empty_state_add_button (PndEmptyState *self, const char *label, const char *action);

G_END_DECLS
