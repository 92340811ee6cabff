/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Short questions in a small window of their own: a line of text, or yes and no before something
 * that cannot be taken back. Answers come only when the person agrees. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*PndPromptFunc) (const char *text, gpointer data);

/**
 * PndPrompt:
 * @title: the translated question
 * @body: (nullable): what follows from it, in a sentence or two
 * @label: (nullable): what the entry is for; %NULL for a question without an entry
 * @text: (nullable): what the entry holds at first
 * @accept: what the button says
 * @cancel: (nullable): what the other button says; %NULL for "Cancel"
 * @secret: the entry is for a password, which is taken as it is typed
 * @rare: the other answer is the usual one, and Enter gives it
 * @destructive: the button warns
 * @may_be_empty: the entry may be left empty
 * @choices: (nullable): offered as a list instead of an entry; the answer is the chosen one's index
 *   as a number
 * @also_label: (nullable): a second line, an entry that may be left as it is or empty
 * @also_text: (nullable): what that entry holds at first
 * @also_func: (nullable): gets its text, before the answer is given
 */
typedef struct
{
  const char *title;
  const char *body;
  const char *label;
  const char *text;
  const char *accept;
  const char *cancel;
  gboolean secret;
  gboolean rare;
  gboolean destructive;
  gboolean may_be_empty;
  const char *const *choices;
  const char *also_label;
  const char *also_text;
  PndPromptFunc also_func;
} PndPrompt;

/* @func gets the text (the empty string without an entry); @data lives as long as @parent, or until
 * @destroy */
GtkWindow *pnd_prompt_show (GtkWidget *parent, const PndPrompt *prompt, PndPromptFunc func,
                            gpointer data, GDestroyNotify destroy);

G_END_DECLS
