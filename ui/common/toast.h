/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A sentence that passes by over the work: what was undone, where a file was written. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PND_TYPE_TOAST (pnd_toast_get_type ())
G_DECLARE_FINAL_TYPE (PndToast, pnd_toast, PND, TOAST, GtkWidget)

GtkWidget *pnd_toast_new (void);
void pnd_toast_say (PndToast *self, const char *text);
const char *pnd_toast_get_text (PndToast *self); /* (nullable): NULL when hidden */

G_END_DECLS
