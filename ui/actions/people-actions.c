/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Actions on who codes: the coders, what is finished, what is drawn for double coding, and the copy
 * that a second coder begins with. */

#include "ui/actions/people-actions.h"

#include <glib/gi18n.h>

#include "app/model/coder.h"
#include "app/model/people/draw.h"
#include "app/model/people/finished.h"
#include "app/store/file/second-copy.h"
#include "app/store/veil/veil.h"
#include "ui/common/file-chooser.h"
#include "ui/common/prompt.h"
#include "ui/people/coders-dialog.h"
#include "ui/people/second-copy-dialog.h"
#include "ui/window-private.h"
#include "ui/workspace-coders.h"

static void
act_cb (const char *name, gpointer data)
{
  PndWindow *self = data;

  pnd_application_set_coder (PND_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))),
                             name);
}

static void
coders_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;

  pnd_coders_dialog_show (GTK_WINDOW (self), self->workspace, act_cb, self);
}

static void
finish (PndWindow *self)
{
  PndDocument *document = pnd_workspace_get_document (self->workspace);
  GError *error = NULL;

  if (document == NULL)
    return;
  if (!pnd_finished_declare (pnd_workspace_get_project (self->workspace),
                             pnd_row_get_id (PND_ROW (document)), &error))
    pnd_workspace_fail (self->workspace, error);
  else
    pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO, _("“%s” is finished."),
                       pnd_document_get_name (document));
}

static void
finish_agreed_cb (const char *answer, gpointer data)
{
  finish (data);
}

/* what lifts a veil is asked about first */
static void
finish_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;
  PndProject *project = pnd_workspace_get_project (self->workspace);
  PndPrompt prompt = {
    .title = _("Declare This Document Finished?"),
    .body = _("From then on you see what the others coded in it. The history says so, and it "
              "cannot be undone."),
    .accept = _("_Finished"),
  };

  if (pnd_project_get_blind (project))
    pnd_prompt_show (data, &prompt, finish_agreed_cb, self, NULL);
  else
    finish (self);
}

/* the share in per cent, then, where it is said, the seed */
static void
draw_answered_cb (const char *answer, gpointer data)
{
  PndWindow *self = data;
  PndProject *project = pnd_workspace_get_project (self->workspace);
  char *rest = NULL;
  double percent = g_strtod (answer, &rest);
  gint64 seed = g_ascii_strtoll (rest, NULL, 10);
  g_auto (PndDraw) draw = { 0 };
  g_autofree char *said = NULL;
  GError *error = NULL;

  if (pnd_draw_make (project, percent / 100, seed != 0 ? seed : g_random_int_range (1, 1000000),
                     &error) == 0)
    {
      pnd_workspace_fail (self->workspace, error);
      return;
    }
  if (!pnd_draw_get_last (pnd_project_get_database (project), &draw))
    return;
  said = g_strdup_printf ("%" G_GINT64_FORMAT, draw.seed);
  pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO,
                     ngettext ("%d document is drawn for double coding (seed %s).",
                               "%d documents are drawn for double coding (seed %s).", draw.n),
                     draw.n, said);
}

static void
draw_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndPrompt prompt = {
    .title = _("Draw for Double Coding"),
    .body = _("Of each source type this share is drawn at random. A number after it, as in “20 "
              "7”, is the seed: the same seed draws the same documents. Both are recorded."),
    .label = _("Share in per cent"),
    .text = "20",
    .accept = _("_Draw"),
  };

  pnd_prompt_show (data, &prompt, draw_answered_cb, data, NULL);
}

/*
 * Second:
 * @name: of the coder whom the copy is for
 * @blind: whether that coder codes blind in it
 */
typedef struct
{
  char *name;
  gboolean blind;
} Second;

static void
second_free (gpointer data)
{
  g_free (((Second *) data)->name);
  g_free (data);
}

static gboolean
write_second_copy (PndDatabase *reader, const char *path, gpointer data, GCancellable *cancellable,
                   GError **error)
{
  return pnd_project_write_second_copy (reader, path, data, cancellable, error);
}

static void
copy_file_cb (GListModel *files, gpointer data)
{
  PndWindow *self = data;
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);
  g_autofree char *path = g_file_get_path (file);
  const Second *asked = g_object_get_data (G_OBJECT (self), "second-coder");
  PndSecondCoder second = { .blind = asked->blind };
  GError *error = NULL;

  /* only now: where no place is chosen nobody is added */
  second.coder = pnd_coder_add (pnd_workspace_get_project (self->workspace), asked->name, &error);
  if (second.coder == 0)
    pnd_workspace_fail (self->workspace, error);
  else
    pnd_writing_bar_begin_with (self->writing_bar, path, write_second_copy,
                                g_memdup2 (&second, sizeof second), g_free);
}

static void
second_named_cb (const char *name, gboolean blind, gpointer data)
{
  PndWindow *self = data;
  PndProject *project = pnd_workspace_get_project (self->workspace);
  Second *asked = g_new0 (Second, 1);
  g_autofree char *file = NULL;

  asked->name = g_strdup (name);
  asked->blind = blind;
  g_object_set_data_full (G_OBJECT (self), "second-coder", asked, second_free);
  file = g_strdup_printf ("%s (%s).penanda", pnd_project_get_name (project), name);
  g_strdelimit (file, "/", '-');
  pnd_file_chooser_save (GTK_WIDGET (self), _("Copy for a Second Coder"), PND_FILE_PROJECT, file,
                         copy_file_cb, self);
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pnd_second_copy_dialog_show (GTK_WINDOW (data), second_named_cb, data);
}

static const GActionEntry actions[] = {
  { .name = "coders", .activate = coders_cb },
  { .name = "document-finish", .activate = finish_cb },
  { .name = "documents-draw", .activate = draw_cb },
  { .name = "project-second-copy", .activate = copy_cb },
};

/**
 * pnd_window_add_people_actions:
 * @self: a window
 */
void
pnd_window_add_people_actions (PndWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

/**
 * pnd_window_can_use_people:
 * @self: a window with a project
 * @name: an action that hangs on who codes
 *
 * Returns: whether it can be used; %TRUE for any other action
 */
gboolean
pnd_window_can_use_people (PndWindow *self, const char *name)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  PndDocument *document = pnd_workspace_get_document (self->workspace);

  if (g_str_equal (name, "document-finish"))
    return document != NULL
           && !pnd_finished_is (project, pnd_row_get_id (PND_ROW (document)),
                                pnd_project_get_coder (project));
  if (g_str_equal (name, "coders-all"))
    return !pnd_workspace_get_all_coders_shown (self->workspace);
  return TRUE;
}
