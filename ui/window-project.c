/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The project of a window: open, create, close, and documents into it. */

#include "ui/window-private.h"

#include <glib/gi18n.h>

#include "app/exchange/new-project.h"
#include "app/model/coder.h"
#include "app/store/veil/review-only.h"
#include "ui/actions/whose-actions.h"
#include "ui/common/file-chooser.h"
#include "ui/common/prompt.h"

/* kept in the project, so that it opens where the person left it */
#define LAST_DOCUMENT "last-document"

static PndApplication *
get_application (PndWindow *self)
{
  return PND_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

static void
open_last_document (PndWindow *self, PndProject *project)
{
  g_autofree char *guid = pnd_project_get_preference (project, LAST_DOCUMENT);
  g_autoptr (PndDocument) document = NULL;
  GListModel *documents = pnd_workspace_get_documents (self->workspace);

  if (guid != NULL)
    document = pnd_row_find (project, PND_TYPE_DOCUMENT, guid);
  if (document == NULL || pnd_document_get_trashed (document))
    {
      g_clear_object (&document);
      document = g_list_model_get_item (documents, 0);
    }
  if (document != NULL)
    pnd_workspace_open_document (self->workspace, pnd_row_get_id (PND_ROW (document)));
}

/* two machines of one person have two login names: better asked than found out later */
static void
expect_coder (PndWindow *self, PndProject *project, const char *name)
{
  g_autofree char *text = NULL;
  GError *error = NULL;

  if (!pnd_coder_expect (project, name, &error))
    {
      pnd_workspace_fail (self->workspace, error);
      return;
    }
  if (pnd_project_is_review_only (project) || pnd_project_get_expected (project) == NULL)
    return;
  text = g_strdup_printf (_("%s is no coder of this project yet, and will be with the first edit."),
                          name);
  pnd_message_bar_offer (self->message_bar, GTK_MESSAGE_INFO, text, _("Somebody Else…"),
                         "win.coders");
}

/* who is no coder of the project opens a copy for a second coder as the one it was made for */
static void
choose_coder (PndWindow *self, PndProject *project)
{
  g_autofree char *name = pnd_application_get_coder (get_application (self));
  gint64 coder = pnd_coder_find (project, name);
  gint64 intended = pnd_coder_find_intended (project);
  g_autoptr (PndCoder) second = NULL;
  g_autofree char *text = NULL;

  if (coder != 0)
    pnd_project_set_coder (project, coder);
  else if (intended != 0)
    {
      second = pnd_row_get (project, PND_TYPE_CODER, intended, NULL);
      pnd_project_set_coder (project, intended);
    }
  else if (!pnd_project_get_read_only (project))
    expect_coder (self, project, name);
  if (second == NULL)
    return;
  text = g_strdup_printf (_("This copy was made for %s, who codes in it now."),
                          pnd_coder_get_name (second));
  pnd_message_bar_offer (self->message_bar, GTK_MESSAGE_INFO, text, _("Somebody Else…"),
                         "app.coder");
}

static void
named_cb (const char *name, gpointer data)
{
  pnd_application_set_coder (get_application (data), name);
}

/* who does not say it judges under the login name */
static void
not_named_cb (gpointer data)
{
  PndWindow *self = data;
  PndProject *project
    = self->workspace != NULL ? pnd_workspace_get_project (self->workspace) : NULL;
  g_autofree char *name = NULL;

  if (project == NULL || pnd_project_get_coder (project) != 0)
    return;
  name = pnd_application_get_coder (get_application (self));
  pnd_window_act_as (self, name);
}

/* A review bundle goes to somebody who may never have used the program: the researcher should not
 * find judgements by a login name, which may even be the researcher's own. */
static gboolean
must_ask_name (PndWindow *self, PndProject *project)
{
  return pnd_project_is_review_only (project) && !pnd_project_get_read_only (project)
         && !pnd_application_has_coder (get_application (self));
}

/* (transfer full): the one supervisor whom the researcher entered, else what the machine knows */
static char *
guess_reviewer (PndWindow *self)
{
  GListModel *coders = pnd_workspace_get_coders (self->workspace);
  const char *real = g_get_real_name ();
  g_autoptr (PndCoder) only = NULL;
  int n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (coders); i++)
    {
      g_autoptr (PndCoder) coder = g_list_model_get_item (coders, i);

      if (g_str_equal (pnd_coder_get_role (coder), "supervisor") && ++n == 1)
        g_set_object (&only, coder);
    }
  if (n == 1)
    return g_strdup (pnd_coder_get_name (only));
  /* what the system says where it knows none */
  return g_str_equal (real, "Unknown") || *real == '\0'
           ? pnd_application_get_coder (get_application (self)) : g_strdup (real);
}

static void
ask_name (PndWindow *self)
{
  g_autofree char *guess = guess_reviewer (self);
  PndPrompt prompt = {
    .title = _("Who Reviews?"),
    .body = _("The researcher finds your judgements and remarks under this name. You are asked "
              "only once."),
    .label = _("Your name"),
    .text = guess,
    .accept = _("_Use This Name"),
  };

  pnd_prompt_show (GTK_WIDGET (self), &prompt, named_cb, self, not_named_cb);
}

static void
take_project (PndWindow *self, PndProject *project)
{
  gboolean must_ask = must_ask_name (self, project);

  pnd_window_close_project (self);
  pnd_message_bar_dismiss (self->message_bar);
  if (!must_ask)
    choose_coder (self, project);
  pnd_window_restore_whose (self, project);
  pnd_workspace_set_project (self->workspace, project);
  pnd_settings_add_recent (self->settings, pnd_project_get_path (project));
  pnd_file_chooser_begin_beside (pnd_project_get_path (project));
  open_last_document (self, project);
  if (pnd_project_is_review_only (project))
    pnd_window_set_view (self, "review");
  pnd_window_focus_centre (self);
  if (must_ask)
    ask_name (self);
}

/* in use or not writable: reading is still possible, one click away */
static void
offer_reading (PndWindow *self, const char *path, const GError *error)
{
  g_autofree char *action = NULL;
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_string (path));

  action = g_action_print_detailed_name ("win.project-open-read-only", target);
  pnd_message_bar_offer (self->message_bar, GTK_MESSAGE_WARNING, error->message,
                         _("Open Read-Only"), action);
}

/**
 * pnd_window_keep_last_document:
 * @self: a window
 *
 * The document at hand is the one the project opens with next time.
 */
void
pnd_window_keep_last_document (PndWindow *self)
{
  PndDocument *document = pnd_workspace_get_document (self->workspace);
  PndProject *project = pnd_workspace_get_project (self->workspace);

  if (document != NULL && !pnd_project_get_read_only (project))
    pnd_project_set_preference (project, LAST_DOCUMENT, pnd_row_get_guid (PND_ROW (document)));
}

/**
 * pnd_window_open_project:
 * @self: a window
 * @path: the path of a project
 * @read_only: open it for reading only
 *
 * Closes what was open once the other could be opened. What goes wrong is said in the bar, with
 * a button to open for reading where that helps.
 *
 * Returns: whether it is open now
 */
gboolean
pnd_window_open_project (PndWindow *self, const char *path, gboolean read_only)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndProject) project = NULL;
  PndProject *open;

  g_return_val_if_fail (PND_IS_WINDOW (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  open = pnd_workspace_get_project (self->workspace);
  if (open != NULL && g_str_equal (pnd_project_get_path (open), path)
      && pnd_project_get_read_only (open) == read_only)
    return TRUE;
  project = pnd_project_open (path, read_only, &error);
  if (project != NULL)
    {
      take_project (self, project);
      return TRUE;
    }
  if (!read_only
      && (g_error_matches (error, PND_STORE_ERROR, PND_STORE_ERROR_IN_USE)
          || g_error_matches (error, PND_STORE_ERROR, PND_STORE_ERROR_READ_ONLY)))
    offer_reading (self, path, error);
  else
    pnd_workspace_fail (self->workspace, g_steal_pointer (&error));
  return FALSE;
}

/**
 * pnd_window_create_project:
 * @self: a window
 * @path: where to put it; an existing file is refused
 * @language: `en` or `id`
 *
 * Makes a project with the built-in codebook and opens it.
 *
 * Returns: whether it is open now
 */
gboolean
pnd_window_create_project (PndWindow *self, const char *path, const char *language)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndProject) project = NULL;
  g_autofree char *coder = NULL;

  g_return_val_if_fail (PND_IS_WINDOW (self), FALSE);
  g_return_val_if_fail (path != NULL && language != NULL, FALSE);

  coder = pnd_application_get_coder (get_application (self));
  project = pnd_new_project_create (path, language, coder, PND_NEW_CODEBOOK_BUILTIN, NULL, &error);
  if (project == NULL)
    return pnd_workspace_fail (self->workspace, g_steal_pointer (&error));
  take_project (self, project);
  return TRUE;
}

/* (transfer full) (nullable): nobody should believe to have a copy that was never finished, or to
 * have applied what was only typed */
static char *
describe_loss (PndWindow *self)
{
  const char *corrected = pnd_reading_pane_get_unsaved (self->reading_pane);
  const char *written = pnd_writing_bar_get_name (self->writing_bar);

  if (corrected != NULL)
    return g_strdup_printf (_("The corrections of “%s” are not applied yet. Close once more to "
                              "lose them."), corrected);
  if (written != NULL)
    return g_strdup_printf (_("%s is still being written. Close once more to stop that and go."),
                            written);
  return NULL;
}

/**
 * pnd_window_may_close:
 * @self: a window
 *
 * Says what closing the project would lose. Asked again while that is still to be read, the answer
 * is yes.
 *
 * Returns: whether to close
 */
gboolean
pnd_window_may_close (PndWindow *self)
{
  g_autofree char *loss = describe_loss (self);

  if (loss == NULL || g_strcmp0 (pnd_window_get_message (self), loss) == 0)
    return TRUE;
  pnd_workspace_say (self->workspace, GTK_MESSAGE_WARNING, "%s", loss);
  return FALSE;
}

/**
 * pnd_window_close_project:
 * @self: a window
 *
 * Closes the project, if one is open, and shows the start page.
 */
void
pnd_window_close_project (PndWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndProject) project = NULL;

  g_return_if_fail (PND_IS_WINDOW (self));

  if (pnd_workspace_get_project (self->workspace) == NULL)
    return;
  pnd_import_cancel (self->import);
  pnd_writing_bar_stop (self->writing_bar);
  project = g_object_ref (pnd_workspace_get_project (self->workspace));
  pnd_workspace_set_project (self->workspace, NULL);
  if (!pnd_project_close (project, &error))
    pnd_workspace_fail (self->workspace, g_steal_pointer (&error));
}

/**
 * pnd_window_act_as:
 * @self: a window
 * @coder: who acts in its project from now on
 */
void
pnd_window_act_as (PndWindow *self, const char *coder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndChanges) changes = NULL;
  PndProject *project;

  g_return_if_fail (PND_IS_WINDOW (self));

  project = pnd_workspace_get_project (self->workspace);
  if (project == NULL || pnd_project_get_read_only (project))
    return;
  /* the bar may have asked who it is */
  pnd_message_bar_dismiss (self->message_bar);
  if (!pnd_coder_expect (project, coder, &error))
    pnd_workspace_fail (self->workspace, g_steal_pointer (&error));
  /* what can be undone, and what is finished, hangs on who acts */
  changes = pnd_changes_new_reset ();
  g_signal_emit_by_name (self->workspace, "changed", changes);
}

/**
 * pnd_window_import_files:
 * @self: a window
 * @files: GFile elements
 *
 * A project among them is opened; the others become documents of the project at hand.
 */
void
pnd_window_import_files (PndWindow *self, GListModel *files)
{
  g_autoptr (GListStore) documents = g_list_store_new (G_TYPE_FILE);

  g_return_if_fail (PND_IS_WINDOW (self));
  g_return_if_fail (G_IS_LIST_MODEL (files));

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *name = g_file_get_basename (file);

      if (g_str_has_suffix (name, ".penanda"))
        pnd_application_open_project (get_application (self), g_file_peek_path (file));
      else
        g_list_store_append (documents, file);
    }
  if (g_list_model_get_n_items (G_LIST_MODEL (documents)) == 0)
    return;
  if (pnd_workspace_get_project (self->workspace) == NULL)
    pnd_workspace_say (self->workspace, GTK_MESSAGE_WARNING,
                       _("Open or create a project first; documents become part of it."));
  else
    pnd_import_add_files (self->import, G_LIST_MODEL (documents));
}
