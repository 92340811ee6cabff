/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/review/dialogs/handout.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "app/exchange/review/sheet.h"
#include "ui/common/file-chooser.h"

/*
 * Writing:
 * @parent: (nullable): the window, as long as it is there
 * @project: file name of the project
 * @coder: id of who asks
 */
typedef struct
{
  PndHandout handout;
  GtkWindow *parent;
  PndWorkspace *workspace;
  char *project;
  gint64 coder;
  char *path;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *self = data;

  g_clear_weak_pointer (&self->parent);
  g_object_unref (self->workspace);
  g_free (self->project);
  g_free (self->path);
  g_free (self);
}

static gboolean
write_pages (Writing *self, const char *copy, GError **error)
{
  g_autoptr (PndProject) project = pnd_project_open (copy, TRUE, error);
  gboolean done;

  if (project == NULL)
    return FALSE;
  pnd_project_set_coder (project, self->coder);
  done = self->handout.is_log
           ? pnd_sheet_write_log (project, self->path, error)
           : pnd_sheet_write_review (project, self->path, &self->handout.filter, error);
  return pnd_project_close (project, done ? error : NULL) && done;
}

/* the bar calls this in a thread: of a copy, since the project goes on being used */
static gboolean
write_in_thread (PndDatabase *reader, const char *path, gpointer data, GCancellable *cancellable,
                 GError **error)
{
  Writing *self = data;
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autofree char *folder = g_dir_make_tmp ("penanda-XXXXXX", error);
  g_autofree char *copy = NULL;
  gboolean done;

  if (folder == NULL)
    return FALSE;
  copy = g_build_filename (folder, self->project, NULL);
  g_main_context_push_thread_default (context);
  done = pnd_project_write_copy (reader, copy, PND_COPY_WITHOUT_TRASH, cancellable, error)
         && write_pages (self, copy, error);
  g_main_context_pop_thread_default (context);
  g_unlink (copy);
  g_rmdir (folder);
  return done;
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PndWorkspace) workspace = data;
  GError *error = NULL;

  if (gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error))
    return;
  g_prefix_error (&error, "%s", _("It was written but could not be opened: "));
  pnd_workspace_fail (workspace, error);
}

static void
written_cb (gpointer data)
{
  Writing *self = data;
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *uri = g_filename_to_uri (self->path, NULL, NULL);

  pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO, _("%s was written."), name);
  if (self->handout.opens && self->parent != NULL && uri != NULL)
    gtk_show_uri_full (self->parent, uri, GDK_CURRENT_TIME, NULL, shown_cb,
                       g_object_ref (self->workspace));
}

static Writing *
writing_new (GtkWindow *parent, PndWorkspace *workspace, const PndHandout *handout)
{
  Writing *self = g_new0 (Writing, 1);
  PndProject *project = pnd_workspace_get_project (workspace);

  self->handout = *handout;
  g_set_weak_pointer (&self->parent, parent);
  self->workspace = g_object_ref (workspace);
  self->project = g_path_get_basename (pnd_project_get_path (project));
  self->coder = pnd_project_get_coder (project);
  return self;
}

/* @self: (transfer full) */
static void
begin (Writing *self, PndWritingBar *bar)
{
  g_autofree char *name = g_filename_display_basename (self->path);

  pnd_writing_bar_prepare (bar, name, write_in_thread, self, written_cb, writing_free);
}

/**
 * pnd_handout_write:
 * @parent: the window
 * @workspace: whose project
 * @bar: where it is seen being written
 * @handout: what to write
 * @path: where; a file of that name is replaced
 *
 * Writes it, says so, and opens it if that is wanted; or says why not.
 */
void
pnd_handout_write (GtkWindow *parent, PndWorkspace *workspace, PndWritingBar *bar,
                   const PndHandout *handout, const char *path)
{
  Writing *self;

  g_return_if_fail (GTK_IS_WINDOW (parent) && PND_IS_WORKSPACE (workspace));
  g_return_if_fail (PND_IS_WRITING_BAR (bar) && handout != NULL && path != NULL);

  self = writing_new (parent, workspace, handout);
  self->path = g_strdup (path);
  begin (self, bar);
}

static void
file_cb (GListModel *files, gpointer data)
{
  PndWritingBar *bar = data;
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);
  Writing *self = g_object_steal_data (G_OBJECT (bar), "handout");

  self->path = g_file_get_path (file);
  begin (self, bar);
}

/**
 * pnd_handout_choose_place:
 * @parent: the window
 * @workspace: whose project
 * @bar: where it is seen being written
 * @handout: what to write
 *
 * Asks where to, then does as pnd_handout_write().
 */
void
pnd_handout_choose_place (GtkWindow *parent, PndWorkspace *workspace, PndWritingBar *bar,
                          const PndHandout *handout)
{
  PndProject *project;
  g_autofree char *name = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent) && PND_IS_WORKSPACE (workspace));
  g_return_if_fail (PND_IS_WRITING_BAR (bar) && handout != NULL);

  project = pnd_workspace_get_project (workspace);
  name = g_strconcat (pnd_project_get_name (project),
                      handout->is_log ? _("-supervision") : _("-review"), ".html", NULL);
  /* until a place is chosen it is the bar's, and holds no reference to it: none may ever be */
  g_object_set_data_full (G_OBJECT (bar), "handout",
                          writing_new (parent, workspace, handout), writing_free);
  pnd_file_chooser_save (GTK_WIDGET (parent),
                         handout->is_log ? _("Supervision Log") : _("Review Sheet"), PND_FILE_HTML,
                         name, file_cb, bar);
}
