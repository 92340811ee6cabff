/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What went wrong, in a sentence, above the work and not in its way; until it is dismissed.
 * Information that passes by ("Undone: Add coding") is shown by PndToast instead. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PND_TYPE_MESSAGE_BAR (pnd_message_bar_get_type ())
G_DECLARE_FINAL_TYPE (PndMessageBar, pnd_message_bar, PND, MESSAGE_BAR, GtkWidget)

GtkWidget *pnd_message_bar_new (void);
void pnd_message_bar_say (PndMessageBar *self, GtkMessageType kind, const char *text);
/* with a button; @action is a detailed action name, "win.open-read-only::/path" */
void pnd_message_bar_offer (PndMessageBar *self, GtkMessageType kind, const char *text,
                            const char *label, const char *action);
void pnd_message_bar_dismiss (PndMessageBar *self);
const char *pnd_message_bar_get_text (PndMessageBar *self); /* (nullable): NULL when hidden */

G_END_DECLS
