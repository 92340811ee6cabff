/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/documents/original.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "ui/common/file-chooser.h"

/* files in folders of their own, which go when the program ends: what is forgotten in the project
 * must not stay elsewhere */
static GPtrArray *opened;

typedef struct
{
  PndWorkspace *workspace;
  GBytes *bytes;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->workspace);
  g_bytes_unref (saving->bytes);
  g_free (saving);
}

/* (transfer full) (nullable): NULL after saying why */
static GBytes *
load (PndWorkspace *workspace, PndDocument *document)
{
  GError *error = NULL;
  GBytes *bytes = pnd_document_load_original (document, &error);

  if (error != NULL)
    pnd_workspace_fail (workspace, error);
  else if (bytes == NULL)
    pnd_workspace_say (workspace, GTK_MESSAGE_INFO,
                       _("“%s” was typed or pasted; there is no original file."),
                       pnd_document_get_name (document));
  return bytes;
}

static void
file_cb (GListModel *files, gpointer data)
{
  Saving *saving = g_object_get_data (data, "saving");
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);
  g_autofree char *name = g_file_get_basename (file);
  GError *error = NULL;

  if (g_file_replace_contents (file, g_bytes_get_data (saving->bytes, NULL),
                               g_bytes_get_size (saving->bytes), NULL, FALSE, G_FILE_CREATE_NONE,
                               NULL, NULL, &error))
    pnd_workspace_say (saving->workspace, GTK_MESSAGE_INFO, _("%s was written."), name);
  else
    pnd_workspace_fail (saving->workspace, error);
  g_object_set_data (data, "saving", NULL);
}

/**
 * pnd_original_save:
 * @parent: a widget of the window
 * @workspace: where messages go
 * @document: a document
 *
 * Asks where to, and writes the file there; says why not, if it cannot.
 */
void
pnd_original_save (GtkWidget *parent, PndWorkspace *workspace, PndDocument *document)
{
  GBytes *bytes = load (workspace, document);
  Saving *saving;

  if (bytes == NULL)
    return;
  saving = g_new0 (Saving, 1);
  saving->workspace = g_object_ref (workspace);
  saving->bytes = bytes;
  g_object_set_data_full (G_OBJECT (parent), "saving", saving, saving_free);
  pnd_file_chooser_save (parent, _("Save the Original"), PND_FILE_DOCUMENT,
                         pnd_document_get_name (document), file_cb, parent);
}

/* (transfer full) (nullable) */
static char *
make_folder (const char *template, GError **error)
{
  g_autofree char *folder = g_strdup (template);
  g_autofree char *parent = g_path_get_dirname (template);
  int reason;

  if (g_mkdir_with_parents (parent, 0700) == 0 && g_mkdtemp (folder) != NULL)
    return g_steal_pointer (&folder);
  reason = errno;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (reason), "%s: %s", parent,
               g_strerror (reason));
  return NULL;
}

/* (transfer full) (nullable): the path of a file that only this person can read */
static char *
write_for_reading (PndDocument *document, GBytes *bytes, GError **error)
{
  /* which goes with the session, even when the program is killed */
  g_autofree char *template
    = g_build_filename (g_get_user_runtime_dir (), "penanda-XXXXXX", NULL);
  g_autofree char *folder = make_folder (template, error);
  g_autofree char *name = g_strdelimit (g_strdup (pnd_document_get_name (document)), "/", '-');
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;

  if (path == NULL)
    return NULL;
  if (opened == NULL)
    opened = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (opened, g_strdup (path));
  if (!g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL),
                                 (gssize) g_bytes_get_size (bytes), G_FILE_SET_CONTENTS_NONE, 0400,
                                 error))
    return NULL;
  return g_steal_pointer (&path);
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PndWorkspace) workspace = data;
  GError *error = NULL;

  if (gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error))
    return;
  g_prefix_error (&error, "%s", _("The original could not be opened: "));
  pnd_workspace_fail (workspace, error);
}

/**
 * pnd_original_open:
 * @parent: the window
 * @workspace: where messages go
 * @document: a document
 *
 * Opens a copy that may not be written in the program for its kind; says why not, if it cannot.
 */
void
pnd_original_open (GtkWindow *parent, PndWorkspace *workspace, PndDocument *document)
{
  g_autoptr (GBytes) bytes = load (workspace, document);
  g_autofree char *path = NULL;
  g_autofree char *uri = NULL;
  GError *error = NULL;

  if (bytes == NULL)
    return;
  path = write_for_reading (document, bytes, &error);
  uri = path != NULL ? g_filename_to_uri (path, NULL, &error) : NULL;
  if (uri == NULL)
    pnd_workspace_fail (workspace, error);
  else
    gtk_show_uri_full (parent, uri, GDK_CURRENT_TIME, NULL, shown_cb, g_object_ref (workspace));
}

/**
 * pnd_original_clean_up:
 *
 * Takes away all copies that were opened.
 */
void
pnd_original_clean_up (void)
{
  for (guint i = 0; opened != NULL && i < opened->len; i++)
    {
      g_autofree char *folder = g_path_get_dirname (opened->pdata[i]);

      g_unlink (opened->pdata[i]);
      g_rmdir (folder);
    }
  g_clear_pointer (&opened, g_ptr_array_unref);
}
