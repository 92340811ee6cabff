/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A question over the foot of the work, with two answers; no dialog. Enter is the first, the letter
 * of the second is its key, Escape takes the question back.
 *
 * Signal:
 *   answered (int answer)   PndAnswer
 */

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  PND_ANSWER_NONE, /* taken back */
  PND_ANSWER_FIRST,
  PND_ANSWER_SECOND,
} PndAnswer;

#define PND_TYPE_ASK_BAR (pnd_ask_bar_get_type ())
G_DECLARE_FINAL_TYPE (PndAskBar, pnd_ask_bar, PND, ASK_BAR, GtkWidget)

GtkWidget *pnd_ask_bar_new (void);

void pnd_ask_bar_ask (PndAskBar *self, const char *question, const char *first,
                      const char *second, char key);
void pnd_ask_bar_take_back (PndAskBar *self);
gboolean pnd_ask_bar_is_open (PndAskBar *self);
const char *pnd_ask_bar_get_question (PndAskBar *self); /* (nullable): NULL when closed */

G_END_DECLS
