/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A small text of several lines that saves itself: when the focus leaves it, when it goes from the
 * screen, and with Ctrl+Enter. Escape and Ctrl+Enter also ask to go back to where one was.
 *
 * Signals:
 *   save (char *text)   the text changed and is to be kept
 *   done ()             the person wants to go back; comes after `save`
 */

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PND_TYPE_MEMO_ENTRY (pnd_memo_entry_get_type ())
G_DECLARE_FINAL_TYPE (PndMemoEntry, pnd_memo_entry, PND, MEMO_ENTRY, GtkWidget)

GtkWidget *pnd_memo_entry_new (const char *label, const char *placeholder);

void pnd_memo_entry_set_text (PndMemoEntry *self, const char *text);
char *pnd_memo_entry_get_text (PndMemoEntry *self);
void pnd_memo_entry_save (PndMemoEntry *self);
void pnd_memo_entry_forget (PndMemoEntry *self);

G_END_DECLS
