/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Actions on documents: in, named, described, to the trash and back. */

#include "ui/window-private.h"

#include <glib/gi18n.h>

#include "ui/common/file-chooser.h"
#include "ui/common/prompt.h"
#include "ui/documents/composer.h"
#include "ui/documents/document-properties.h"
#include "ui/documents/original.h"
#include "ui/review/memos-dialog.h"

/* runs @verb on the document a menu or key means; a failure is said */
static void
act_on_target (PndWindow *self, gboolean (*verb) (PndDocument *document, GError **error))
{
  PndDocument *target = pnd_documents_pane_get_target (self->documents_pane);
  g_autoptr (PndDocument) document = target != NULL ? g_object_ref (target) : NULL;
  GError *error = NULL;

  if (document != NULL && !verb (document, &error))
    pnd_workspace_fail (self->workspace, error);
}

static void
files_cb (GListModel *files, gpointer data)
{
  pnd_window_import_files (data, files);
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pnd_file_chooser_open (data, _("Open Documents"), PND_FILE_DOCUMENT, files_cb, data);
}

static void
keep_comments_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pnd_import_keep_comments (((PndWindow *) data)->import);
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;

  pnd_composer_show (GTK_WINDOW (self), self->import, NULL);
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PndWindow) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (self->import == NULL)
    return;
  if (text == NULL || *text == '\0')
    pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO,
                       _("There is no text to paste: copy some first."));
  else
    pnd_composer_show (GTK_WINDOW (self), self->import, text);
}

static void
paste_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (data);

  gdk_clipboard_read_text_async (clipboard, NULL, pasted_cb, g_object_ref (data));
}

static void
renamed_cb (const char *name, gpointer data)
{
  PndWindow *self = data;
  PndDocument *document = pnd_documents_pane_get_target (self->documents_pane);
  GError *error = NULL;

  if (document != NULL && !pnd_document_rename (document, name, &error))
    pnd_workspace_fail (self->workspace, error);
}

static void
rename_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;
  PndDocument *document = pnd_documents_pane_get_target (self->documents_pane);
  PndPrompt prompt = {
    .title = _("Rename Document"),
    .label = _("Name of the document"),
    .accept = _("_Rename"),
  };

  if (document == NULL)
    return;
  prompt.text = pnd_document_get_name (document);
  pnd_prompt_show (GTK_WIDGET (self), &prompt, renamed_cb, self, NULL);
}

static void
properties_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;
  PndDocument *document = pnd_documents_pane_get_target (self->documents_pane);

  if (document != NULL)
    pnd_document_properties_show (GTK_WINDOW (self), self->workspace, document);
}

static void
memo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;
  PndDocument *document = pnd_workspace_get_document (self->workspace);

  if (document != NULL)
    pnd_memos_dialog_show (GTK_WINDOW (self), self->workspace, PND_MEMOS_DOCUMENT,
                           pnd_row_get_id (PND_ROW (document)));
}

/* the neighbour in the list as it is shown, so that going on needs no hand on the mouse */
static PndDocument *
find_neighbour (PndWindow *self, int step)
{
  GListModel *shown = pnd_documents_pane_get_shown (self->documents_pane);
  PndDocument *document = pnd_workspace_get_document (self->workspace);
  int n = (int) g_list_model_get_n_items (shown);

  for (int i = 0; i < n; i++)
    {
      g_autoptr (PndDocument) item = g_list_model_get_item (shown, (guint) i);

      if (item == document)
        return i + step >= 0 && i + step < n ? g_list_model_get_item (shown, (guint) (i + step))
                                             : NULL;
    }
  return n > 0 ? g_list_model_get_item (shown, 0) : NULL;
}

static void
go_to_neighbour (PndWindow *self, int step)
{
  g_autoptr (PndDocument) document = find_neighbour (self, step);

  if (document != NULL)
    pnd_workspace_open_document (self->workspace, pnd_row_get_id (PND_ROW (document)));
}

static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  go_to_neighbour (data, 1);
}

static void
previous_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  go_to_neighbour (data, -1);
}

static void
trash_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;
  PndDocument *target = pnd_documents_pane_get_target (self->documents_pane);
  g_autoptr (PndDocument) document = target != NULL ? g_object_ref (target) : NULL;
  g_autoptr (PndDocument) next = NULL;

  if (document == NULL || pnd_document_get_trashed (document))
    return;
  next = find_neighbour (self, 1);
  if (next == NULL)
    next = find_neighbour (self, -1);
  act_on_target (self, pnd_document_trash);
  if (!pnd_document_get_trashed (document))
    return;
  if (next != NULL && next != document)
    pnd_workspace_open_document (self->workspace, pnd_row_get_id (PND_ROW (next)));
  pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO,
                     _("“%s” is in the trash with its codings. Undo brings it back."),
                     pnd_document_get_name (document));
}

static void
restore_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;

  if (pnd_documents_pane_get_show_trash (self->documents_pane))
    act_on_target (self, pnd_document_restore);
}

static void
trash_emptied_cb (const char *answer, gpointer data)
{
  PndWindow *self = data;
  GError *error = NULL;

  if (pnd_document_empty_trash (pnd_workspace_get_project (self->workspace), &error))
    pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO, _("The trash is empty."));
  else
    pnd_workspace_fail (self->workspace, error);
}

/* one line a document, but not more than a window can show */
static char *
name_what_is_lost (GListModel *trash)
{
  GString *names = g_string_new (NULL);
  guint n = g_list_model_get_n_items (trash);

  for (guint i = 0; i < MIN (n, 8); i++)
    {
      g_autoptr (PndDocument) document = g_list_model_get_item (trash, i);

      g_string_append_printf (names, "\n• %s", pnd_document_get_name (document));
    }
  if (n > 8)
    g_string_append (names, "\n• …");
  return g_string_free (names, FALSE);
}

static void
empty_trash_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;
  GListModel *trash = pnd_workspace_get_trash (self->workspace);
  guint n = g_list_model_get_n_items (trash);
  g_autofree char *names = name_what_is_lost (trash);
  g_autofree char *body
    = g_strdup_printf (ngettext ("%u document is lost for good, with its text, its original, its "
                                 "codings and notes. This cannot be undone, and earlier steps that "
                                 "touched it can no longer be undone either.%s",
                                 "%u documents are lost for good, with their texts, their "
                                 "originals, their codings and notes. This cannot be undone, and "
                                 "earlier steps that touched them can no longer be undone "
                                 "either.%s",
                                 n),
                       n, names);
  PndPrompt prompt = {
    .title = _("Empty the Trash?"),
    .body = body,
    .accept = _("_Empty Trash"),
    .destructive = TRUE,
  };

  pnd_prompt_show (GTK_WIDGET (self), &prompt, trash_emptied_cb, self, NULL);
}

static void
show_trash_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;
  gboolean shown = pnd_documents_pane_get_show_trash (self->documents_pane);

  pnd_documents_pane_set_show_trash (self->documents_pane, !shown);
  pnd_window_update_actions (self);
}

static void
filter_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;

  g_object_set (self->panes, "show-start", TRUE, NULL);
  pnd_documents_pane_focus_filter (self->documents_pane);
}

static void
open_original_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;
  PndDocument *document = pnd_documents_pane_get_target (self->documents_pane);

  if (document != NULL)
    pnd_original_open (GTK_WINDOW (self), self->workspace, document);
}

static void
save_original_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;
  PndDocument *document = pnd_documents_pane_get_target (self->documents_pane);

  if (document != NULL)
    pnd_original_save (GTK_WIDGET (self), self->workspace, document);
}

static void
set_grouping (PndWindow *self, const char *word)
{
  PndGrouping grouping = g_str_equal (word, "folder")        ? PND_GROUPING_FOLDER
                         : g_str_equal (word, "source-type") ? PND_GROUPING_SOURCE_TYPE
                                                             : PND_GROUPING_NONE;

  pnd_documents_pane_set_grouping (self->documents_pane, grouping);
}

static void
group_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  PndWindow *self = data;
  const char *word = g_variant_get_string (value, NULL);

  g_simple_action_set_state (action, value);
  pnd_settings_set_string (self->settings, "documents-group", word);
  set_grouping (self, word);
}

static const GActionEntry actions[] = {
  { .name = "documents-group", .parameter_type = "s", .state = "'none'",
    .change_state = group_cb },
  { .name = "documents-import", .activate = import_cb },
  { .name = "documents-keep-comments", .activate = keep_comments_cb },
  { .name = "documents-filter", .activate = filter_cb },
  { .name = "documents-trash", .activate = show_trash_cb },
  { .name = "documents-empty-trash", .activate = empty_trash_cb },
  { .name = "document-new", .activate = new_cb },
  { .name = "document-paste", .activate = paste_cb },
  { .name = "document-rename", .activate = rename_cb },
  { .name = "document-properties", .activate = properties_cb },
  { .name = "document-memo", .activate = memo_cb },
  { .name = "document-next", .activate = next_cb },
  { .name = "document-previous", .activate = previous_cb },
  { .name = "document-open-original", .activate = open_original_cb },
  { .name = "document-save-original", .activate = save_original_cb },
  { .name = "document-trash", .activate = trash_cb },
  { .name = "document-restore", .activate = restore_cb },
};

/**
 * pnd_window_add_document_actions:
 * @self: a window
 */
void
pnd_window_add_document_actions (PndWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

/**
 * pnd_window_restore_grouping:
 * @self: a window with its panes
 *
 * The documents stand under what they stood under the last time.
 */
void
pnd_window_restore_grouping (PndWindow *self)
{
  g_autofree char *word = pnd_settings_get_string (self->settings, "documents-group");

  if (word == NULL)
    return;
  g_simple_action_set_state (
    G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "documents-group")),
    g_variant_new_string (word));
  set_grouping (self, word);
}
