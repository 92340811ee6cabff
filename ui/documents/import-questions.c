/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/documents/import-questions.h"

#include <glib/gi18n.h>

#include "ui/common/prompt.h"
#include "ui/documents/answers-dialog.h"

/* of many duplicates so many are named */
#define MAX_NAMED 8

/* one question at a time, over one window; lives as long as a signal or a question may call it */
typedef struct
{
  GtkWindow *window; /* weak */
  GtkWindow *prompt; /* weak: the question that is open, but for tables */
  PndImport *import; /* weak */
  GPtrArray *asked;  /* of PndHeld: what the open question is about */
  GQueue waiting;    /* of PndHeld */
  gboolean is_open;
  gboolean is_over;  /* the window is going */
  guint next;
} Questions;

static void ask_later (Questions *self);

static void
questions_clear (gpointer data)
{
  Questions *self = data;

  g_clear_handle_id (&self->next, g_source_remove);
  g_clear_weak_pointer (&self->window);
  g_clear_weak_pointer (&self->prompt);
  g_clear_weak_pointer (&self->import);
  g_ptr_array_unref (self->asked);
  pnd_held_clear_queue (&self->waiting);
}

static void
questions_unref (gpointer data)
{
  g_rc_box_release_full (data, questions_clear);
}

/* a question was answered or closed */
static void
closed_cb (gpointer data)
{
  Questions *self = data;

  self->is_open = FALSE;
  ask_later (self);
  questions_unref (self);
}

static void
import_anyway_cb (const char *answer, gpointer data)
{
  Questions *self = data;

  for (guint i = 0; self->import != NULL && i < self->asked->len; i++)
    pnd_import_retry (self->import, g_ptr_array_index (self->asked, i), NULL);
}

static void
password_cb (const char *password, gpointer data)
{
  Questions *self = data;

  if (self->import != NULL)
    pnd_import_retry (self->import, g_ptr_array_index (self->asked, 0), password);
}

static void
show_prompt (Questions *self, const PndPrompt *prompt, PndPromptFunc func)
{
  g_set_weak_pointer (&self->prompt, pnd_prompt_show (GTK_WIDGET (self->window), prompt, func,
                                                      g_rc_box_acquire (self), closed_cb));
}

/* (transfer full): one line a file, but not more than a window can show */
static char *
name_duplicates (GPtrArray *held)
{
  const PndHeld *first = g_ptr_array_index (held, 0);
  GString *names;

  if (held->len == 1)
    return g_strdup_printf (_("“%s” has the same text as “%s”, which is in the project."),
                            first->name, first->other);
  names = g_string_new (_("These files have the text of documents that are in the project:"));
  for (guint i = 0; i < MIN (held->len, MAX_NAMED); i++)
    {
      const PndHeld *one = g_ptr_array_index (held, i);

      g_string_append (names, "\n• ");
      if (g_str_equal (one->name, one->other))
        g_string_append (names, one->name);
      else
        g_string_append_printf (names, _("%s, the same as %s"), one->name, one->other);
    }
  if (held->len > MAX_NAMED)
    {
      g_string_append (names, "\n");
      g_string_append_printf (names, _("and %u more"), held->len - MAX_NAMED);
    }
  return g_string_free (names, FALSE);
}

/* one question for all of them */
static void
ask_about_duplicates (Questions *self)
{
  g_autofree char *names = NULL;
  PndPrompt prompt = { .accept = _("Import _Anyway"), .cancel = _("_Skip"), .rare = TRUE };

  for (GList *l = self->waiting.head, *after; l != NULL; l = after)
    {
      after = l->next;
      if (((PndHeld *) l->data)->reason != PND_HELD_DUPLICATE)
        continue;
      g_ptr_array_add (self->asked, l->data);
      g_queue_delete_link (&self->waiting, l);
    }
  names = name_duplicates (self->asked);
  prompt.title = ngettext ("Import the Same Text Again?", "Import the Same Texts Again?",
                           self->asked->len);
  prompt.body = names;
  show_prompt (self, &prompt, import_anyway_cb);
}

static void
ask_for_password (Questions *self, const PndHeld *held)
{
  g_autofree char *body
    = g_strdup_printf (held->password != NULL
                         ? _("That password does not open “%s”. Try again, or skip the file.")
                         : _("“%s” is encrypted. The password opens it once and is not kept."),
                       held->name);
  const PndPrompt prompt = { .title = _("Password of the Document"), .body = body,
                             .label = _("Password"), .accept = _("_Open"), .cancel = _("_Skip"),
                             .secret = TRUE };

  show_prompt (self, &prompt, password_cb);
}

static void
ask_next (Questions *self)
{
  PndHeld *held;

  g_ptr_array_set_size (self->asked, 0);
  for (held = pnd_import_take_held (self->import); held != NULL;
       held = pnd_import_take_held (self->import))
    g_queue_push_tail (&self->waiting, held);
  held = g_queue_pop_head (&self->waiting);
  if (held == NULL)
    return;
  self->is_open = TRUE;
  g_ptr_array_add (self->asked, held);
  if (held->reason == PND_HELD_DUPLICATE)
    ask_about_duplicates (self);
  else if (held->reason == PND_HELD_PASSWORD)
    ask_for_password (self, held);
  else
    pnd_answers_dialog_show (self->window, self->import, held, closed_cb,
                             g_rc_box_acquire (self));
}

static gboolean
next_cb (gpointer data)
{
  Questions *self = data;

  self->next = 0;
  if (!self->is_open && !self->is_over && self->window != NULL
      && self->import != NULL)
    ask_next (self);
  return G_SOURCE_REMOVE;
}

/* after the window of the question before has gone */
static void
ask_later (Questions *self)
{
  if (self->next == 0 && !self->is_over)
    self->next = g_idle_add (next_cb, self);
}

/* what waits is for the project that is going */
static void
project_cb (Questions *self)
{
  pnd_held_clear_queue (&self->waiting);
  if (self->prompt != NULL)
    gtk_window_destroy (self->prompt);
}

static void
destroyed_cb (Questions *self)
{
  self->is_over = TRUE;
  g_clear_handle_id (&self->next, g_source_remove);
}

static void
connect (Questions *self, gpointer emitter, const char *signal, GCallback callback)
{
  g_signal_connect_data (emitter, signal, callback, g_rc_box_acquire (self),
                         (GClosureNotify) (GCallback) questions_unref, G_CONNECT_SWAPPED);
}

/**
 * pnd_import_questions_begin:
 * @window: over which questions are asked
 * @import: whose files wait
 */
void
pnd_import_questions_begin (GtkWindow *window, PndImport *import)
{
  Questions *self = g_rc_box_new0 (Questions);

  g_return_if_fail (GTK_IS_WINDOW (window) && PND_IS_IMPORT (import));

  self->asked = g_ptr_array_new_with_free_func ((GDestroyNotify) pnd_held_free);
  g_queue_init (&self->waiting);
  g_set_weak_pointer (&self->window, window);
  g_set_weak_pointer (&self->import, import);
  connect (self, import, "held", G_CALLBACK (ask_later));
  connect (self, window, "destroy", G_CALLBACK (destroyed_cb));
  connect (self, pnd_import_get_workspace (import), "notify::project", G_CALLBACK (project_cb));
  questions_unref (self);
}
