/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Actions on the project as a file: copies, exports, history and memos. */

#include "ui/window-private.h"

#include <glib/gi18n.h>

#include "app/exchange/codebook-reader.h"
#include "app/exchange/codebook-writer.h"
#include "app/exchange/codings-table.h"
#include "app/exchange/summary-writer.h"
#include "app/model/merge/merge.h"
#include "ui/common/file-chooser.h"
#include "ui/common/prompt.h"
#include "ui/export/report-dialog.h"
#include "ui/merge/adjudication-dialog.h"
#include "ui/merge/merge-dialog.h"
#include "ui/review/history-dialog.h"
#include "ui/review/memos-dialog.h"

static void
say_written (PndWindow *self, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO, _("%s was written."), name);
}

/* the bar calls these in a thread */
static gboolean
write_summary (PndDatabase *reader, const char *path, int flags, GCancellable *cancellable,
               GError **error)
{
  return pnd_summary_write (reader, path, (PndExportFlags) flags, cancellable, error);
}

static gboolean
write_table (PndDatabase *reader, const char *path, int flags, GCancellable *cancellable,
             GError **error)
{
  return pnd_codings_table_write (reader, path, (PndExportFlags) flags, cancellable, error);
}

static gboolean
write_copy (PndDatabase *reader, const char *path, int flags, GCancellable *cancellable,
            GError **error)
{
  return pnd_project_write_copy (reader, path, (PndCopyFlags) flags, cancellable, error);
}

static void
begin_writing (PndWindow *self, GListModel *files, PndWriteFunc func, int flags)
{
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);
  g_autofree char *path = g_file_get_path (file);

  pnd_writing_bar_begin (self->writing_bar, path, func, flags);
}

/* other names, where the person asked for them */
static PndExportFlags
get_export_flags (PndWindow *self)
{
  g_autoptr (GVariant) state
    = g_action_group_get_action_state (G_ACTION_GROUP (self), "export-pseudonyms");

  return g_variant_get_boolean (state) ? PND_EXPORT_PSEUDONYMS : PND_EXPORT_ALL;
}

static void
summary_file_cb (GListModel *files, gpointer data)
{
  begin_writing (data, files, write_summary, get_export_flags (data));
}

static void
table_file_cb (GListModel *files, gpointer data)
{
  begin_writing (data, files, write_table, get_export_flags (data));
}

static void
codebook_file_cb (GListModel *files, gpointer data)
{
  PndWindow *self = data;
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);
  g_autofree char *path = g_file_get_path (file);
  GError *error = NULL;

  if (pnd_codebook_write (pnd_workspace_get_project (self->workspace), path, &error))
    say_written (self, path);
  else
    pnd_workspace_fail (self->workspace, error);
}

static void
codebook_to_read_cb (GListModel *files, gpointer data)
{
  PndWindow *self = data;
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);
  g_autofree char *path = g_file_get_path (file);
  GError *error = NULL;

  if (!pnd_codebook_read (pnd_workspace_get_project (self->workspace), path, &error))
    pnd_workspace_fail (self->workspace, error);
}

/* the project's name with another suffix */
static void
ask_where (PndWindow *self, const char *title, PndFileKind kind, const char *tail,
           PndFilesFunc func)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  g_autofree char *name = g_strconcat (pnd_project_get_name (project), tail, NULL);

  pnd_file_chooser_save (GTK_WIDGET (self), title, kind, name, func, self);
}

static void
export_summary_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ask_where (data, _("Export Coding Summary"), PND_FILE_SUMMARY, ".xml", summary_file_cb);
}

static void
export_codings_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ask_where (data, _("Export Codings"), PND_FILE_TABLE, ".csv", table_file_cb);
}

static void
report_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;

  pnd_report_dialog_show (GTK_WINDOW (self), self->workspace, self->writing_bar,
                          (get_export_flags (self) & PND_EXPORT_PSEUDONYMS) != 0);
}

static void
export_codebook_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ask_where (data, _("Export Codebook"), PND_FILE_CODEBOOK, _("-codebook.xml"), codebook_file_cb);
}

static void
import_codebook_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pnd_file_chooser_open (data, _("Import a Codebook"), PND_FILE_CODEBOOK, codebook_to_read_cb,
                         data);
}

static void
copy_file_cb (GListModel *files, gpointer data)
{
  begin_writing (data, files, write_copy,
                 GPOINTER_TO_INT (g_object_get_data (G_OBJECT (data), "copy-flags")));
}

static void
copy_extent_cb (const char *answer, gpointer data)
{
  /* the choices are in the order of the flags' values: 0 to 3 */
  g_object_set_data (data, "copy-flags", GINT_TO_POINTER (atoi (answer)));
  ask_where (data, _("Save a Copy"), PND_FILE_PROJECT, _(" (copy).penanda"), copy_file_cb);
}

static void
save_copy_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *choices[] = { _("Everything"), _("Everything but the trash"),
                            _("Everything but the history"), _("Neither trash nor history"), NULL };
  PndPrompt prompt = {
    .title = _("Save a Copy"),
    .body = _("To hand a project on you may want to leave out discarded documents, or the record "
              "of who did what when."),
    .label = _("What the copy holds"),
    .choices = choices,
    .accept = _("_Choose a Place…"),
  };

  pnd_prompt_show (data, &prompt, copy_extent_cb, data, NULL);
}

static void
file_to_read_cb (GListModel *files, gpointer data)
{
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    pnd_window_open_project (data, path, TRUE);
}

/* the bar names the project; the menu does not, and asks */
static void
open_read_only_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *path = g_variant_get_string (parameter, NULL);

  if (*path != '\0')
    pnd_window_open_project (data, path, TRUE);
  else
    pnd_file_chooser_open (data, _("Open a Project for Reading"), PND_FILE_PROJECT,
                           file_to_read_cb, data);
}

static void
close_project_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (pnd_window_may_close (data))
    pnd_window_close_project (data);
}

static void
history_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;

  pnd_history_dialog_show (GTK_WINDOW (self), self->workspace);
}

static void
memos_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;

  pnd_memos_dialog_show (GTK_WINDOW (self), self->workspace, PND_MEMOS_PROJECT, 0);
}

static void
journal_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;

  pnd_memos_dialog_show (GTK_WINDOW (self), self->workspace, PND_MEMOS_JOURNAL, 0);
}

typedef struct
{
  GHashTable *ids;
  PndExportFlags flags;
} Passages;

static void
passages_free (gpointer data)
{
  Passages *passages = data;

  g_hash_table_unref (passages->ids);
  g_free (passages);
}

static gboolean
write_passages (PndDatabase *reader, const char *path, gpointer data, GCancellable *cancellable,
                GError **error)
{
  const Passages *passages = data;

  return pnd_codings_table_write_some (reader, path, passages->flags, passages->ids, cancellable,
                                       error);
}

static void
passages_file_cb (GListModel *files, gpointer data)
{
  PndWindow *self = data;
  Passages *passages = g_new0 (Passages, 1);
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);
  g_autofree char *path = g_file_get_path (file);

  passages->ids = pnd_evidence_page_get_ids (PND_EVIDENCE_PAGE (pnd_window_get_view (self, "evidence")));
  passages->flags = get_export_flags (self);
  pnd_writing_bar_begin_with (self->writing_bar, path, write_passages, passages, passages_free);
}

static void
evidence_export_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ask_where (data, _("Export These Passages"), PND_FILE_TABLE, _("-passages.csv"),
             passages_file_cb);
}

static void
adjudicate_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;
  PndProject *project = pnd_workspace_get_project (self->workspace);

  if (pnd_database_query_int (pnd_project_get_database (project), NULL,
                              "SELECT count (*) FROM coders WHERE layer IS NULL", 0, NULL, "")
      > 1)
    pnd_adjudication_dialog_show (GTK_WINDOW (self), self->workspace);
  else
    pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO,
                       _("There is only one coder yet. Another’s work comes in with Merge "
                         "Projects."));
}

/* what a supervisor asked or rejected is one press away */
static void
merged_cb (const char *text, gboolean to_answer, gpointer data)
{
  PndWindow *self = data;

  if (to_answer)
    pnd_message_bar_offer (self->message_bar, GTK_MESSAGE_INFO, text, _("Answer…"),
                           "win.review-to-answer");
  else
    pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO, "%s", text);
}

static void
merge_files_cb (GListModel *files, gpointer data)
{
  PndWindow *self = data;
  GError *error = NULL;

  pnd_message_bar_dismiss (self->message_bar);
  if (pnd_merge_check (pnd_workspace_get_project (self->workspace), &error))
    pnd_merge_dialog_show (GTK_WINDOW (self), self->workspace, files, merged_cb, self);
  else
    pnd_workspace_fail (self->workspace, error);
}

static void
merge_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pnd_file_chooser_open (data, _("Merge Projects"), PND_FILE_OTHERS, merge_files_cb, data);
}

static const GActionEntry actions[] = {
  { .name = "evidence-export", .activate = evidence_export_cb },
  { .name = "project-save-copy", .activate = save_copy_cb },
  { .name = "project-export-summary", .activate = export_summary_cb },
  { .name = "project-export-codings", .activate = export_codings_cb },
  { .name = "project-report", .activate = report_cb },
  { .name = "project-open-read-only", .activate = open_read_only_cb, .parameter_type = "s" },
  { .name = "project-close", .activate = close_project_cb },
  { .name = "project-adjudicate", .activate = adjudicate_cb },
  { .name = "project-merge", .activate = merge_cb },
  { .name = "project-history", .activate = history_cb },
  { .name = "project-memos", .activate = memos_cb },
  { .name = "project-journal", .activate = journal_cb },
  { .name = "codebook-import", .activate = import_codebook_cb },
  { .name = "codebook-export", .activate = export_codebook_cb },
};

/**
 * pnd_window_add_file_actions:
 * @self: a window
 */
void
pnd_window_add_file_actions (PndWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
