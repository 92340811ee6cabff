/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The file whose pages are shown: read in a thread, with its password where it has one. */

#include "ui/page-view/page-pane-private.h"

#include <glib/gi18n.h>

#include "app/text/pdf/pdf.h"

/*
 * Load:
 * @document: whose file it is
 * @text: (nullable): that text of it which the pages are to be linked to
 *
 * What the thread reads.
 */
typedef struct
{
  gint64 document;
  char *name;
  GBytes *bytes;
  char *password;
  PndDocumentText *text;
} Load;

static void
load_free (Load *data)
{
  g_free (data->name);
  g_free (data->password);
  g_bytes_unref (data->bytes);
  g_clear_pointer (&data->text, pnd_document_text_unref);
  g_free (data);
}

static void
say (PndPagePane *self, const char *text, gboolean ask)
{
  gtk_label_set_text (GTK_LABEL (self->note), text);
  gtk_widget_set_visible (self->password_entry, ask);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "note");
  gtk_widget_set_sensitive (self->tools, FALSE);
  gtk_label_set_text (GTK_LABEL (self->page_label), "");
}

static void
show_pages (PndPagePane *self, PndPageMap *map, const Load *data)
{
  g_autoptr (PndPageRenderer) renderer
    = pnd_page_renderer_new (data->name, data->bytes, data->password);

  self->loaded = data->document;
  self->map = pnd_page_map_ref (map);
  self->with_text
    = g_strcmp0 (pnd_page_map_get_text_hash (map),
                 pnd_document_text_get_hash (pnd_workspace_get_text (self->workspace)))
      == 0;
  pnd_page_canvas_set_pages (self->canvas, map, renderer, self->with_text, data->name);
  gtk_widget_set_sensitive (self->tools, TRUE);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "pages");
  pnd_page_pane_fill_strip (self);
  pnd_page_pane_queue_fit (self);
  pnd_page_pane_show_marks (self);
  pnd_page_pane_show_selection (self);
  pnd_page_pane_show_coding (self);
  pnd_page_pane_update_label (self);
}

static void
load_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Load *data = task_data;
  GError *error = NULL;
  PndPageMap *map = pnd_pdf_read_map (data->name, data->bytes, data->password, data->text,
                                      cancellable, &error);

  if (map != NULL)
    g_task_return_pointer (task, map, (GDestroyNotify) pnd_page_map_unref);
  else
    g_task_return_error (task, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PndPagePane) self = user_data;
  const Load *data = g_task_get_task_data (G_TASK (result));
  PndDocument *document = self->workspace != NULL ? pnd_workspace_get_document (self->workspace)
                                                  : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PndPageMap) map = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || document == NULL
      || pnd_row_get_id (PND_ROW (document)) != data->document)
    return;
  g_clear_object (&self->loading);
  if (map != NULL)
    show_pages (self, map, data);
  else
    say (self, error->message,
         g_error_matches (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_PASSWORD));
}

void
pnd_page_pane_forget (PndPagePane *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loaded = 0;
  self->with_text = FALSE;
  g_clear_pointer (&self->map, pnd_page_map_unref);
  pnd_page_pane_fill_strip (self);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  pnd_page_canvas_set_marks (self->canvas, NULL, NULL, NULL);
  pnd_page_canvas_set_pages (self->canvas, NULL, NULL, FALSE, "");
}

static void
start_loading (PndPagePane *self, PndDocument *document)
{
  g_autoptr (GTask) task = NULL;
  Load *data = g_new0 (Load, 1);
  PndDocumentText *text = pnd_workspace_get_text (self->workspace);

  self->loading = g_cancellable_new ();
  *data = (Load){ pnd_row_get_id (PND_ROW (document)),
                  g_strdup (pnd_document_get_name (document)), g_bytes_ref (self->bytes),
                  g_strdup (self->password),
                  text != NULL ? pnd_document_text_ref (text) : NULL };
  say (self, _("Reading the pages…"), FALSE);
  /* not the task's source: its last reference must go in the main thread */
  task = g_task_new (NULL, self->loading, loaded_cb, g_object_ref (self));
  g_task_set_task_data (task, data, (GDestroyNotify) load_free);
  g_task_run_in_thread (task, load_thread);
}

void
pnd_page_pane_load (PndPagePane *self)
{
  PndDocument *document = pnd_workspace_get_document (self->workspace);
  g_autoptr (GError) error = NULL;

  pnd_page_pane_forget (self);
  if (document == NULL)
    return;
  self->bytes = pnd_document_load_original (document, &error);
  if (error != NULL)
    say (self, error->message, FALSE);
  else if (self->bytes == NULL || !pnd_pdf_is (self->bytes))
    say (self, _("This document did not come as a PDF file, so it has no pages to show."), FALSE);
  else
    start_loading (self, document);
}

static void
password_cb (PndPagePane *self)
{
  g_assert (PND_IS_PAGE_PANE (self));

  g_free (self->password);
  self->password = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->password_entry)));
  gtk_editable_set_text (GTK_EDITABLE (self->password_entry), "");
  pnd_page_pane_load (self);
}

void
pnd_page_pane_add_note (PndPagePane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->note = gtk_label_new ("");
  gtk_label_set_wrap (GTK_LABEL (self->note), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->note), 40);
  self->password_entry = gtk_password_entry_new ();
  gtk_widget_set_halign (self->password_entry, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->password_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Password of the file"), -1);
  g_signal_connect_swapped (self->password_entry, "activate", G_CALLBACK (password_cb), self);
  gtk_box_append (GTK_BOX (box), self->note);
  gtk_box_append (GTK_BOX (box), self->password_entry);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_stack_add_named (GTK_STACK (self->stack), box, "note");
}

/**
 * pnd_page_pane_is_possible:
 * @workspace: the workspace
 *
 * Returns: whether the document at hand came as a PDF file
 */
gboolean
pnd_page_pane_is_possible (PndWorkspace *workspace)
{
  PndDocument *document = pnd_workspace_get_document (workspace);
  PndStructure *structure = pnd_workspace_get_structure (workspace);
  g_autoptr (GBytes) bytes = NULL;

  /* only a file with pages is worth reading for this */
  if (document == NULL || structure == NULL || pnd_structure_get_n_pages (structure) == 0)
    return FALSE;
  bytes = pnd_document_load_original (document, NULL);
  return bytes != NULL && pnd_pdf_is (bytes);
}
