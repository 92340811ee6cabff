/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/export/report-dialog.h"

#include <glib/gi18n.h>

#include "app/exchange/report/report.h"
#include "ui/common/dialog.h"
#include "ui/common/file-chooser.h"
#include "ui/export/report-print.h"

/* options as one number, for the bar: export flags, then content, format and language */
#define CONTENT_SHIFT 8
#define FORMAT_SHIFT 12
#define LANGUAGE_SHIFT 16

static const char *const languages[] = { "id", "en" };
static const char *const suffixes[] = { ".html", ".pdf", ".odt" };

typedef struct
{
  GtkWindow *window;
  GtkWindow *parent; /* of the window, which outlives this */
  PndWorkspace *workspace;
  PndWritingBar *bar;
  GtkWidget *content;
  GtkWidget *format;
  GtkWidget *language;
  GtkWidget *no_quotes;
  GtkWidget *reviewed_only;
  GtkWidget *pseudonyms;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_object_unref (self->workspace);
  g_object_unref (self->bar);
  g_free (self);
}

static int
get_selected (GtkWidget *drop_down)
{
  return (int) gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down));
}

static gboolean
is_on (GtkWidget *check)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (check));
}

static int
get_options (const Dialog *self)
{
  return (is_on (self->no_quotes) ? PND_EXPORT_NO_QUOTES : 0)
         | (is_on (self->reviewed_only) ? PND_EXPORT_REVIEWED_ONLY : 0)
         | (is_on (self->pseudonyms) ? PND_EXPORT_PSEUDONYMS : 0)
         | get_selected (self->content) << CONTENT_SHIFT
         | get_selected (self->format) << FORMAT_SHIFT
         | get_selected (self->language) << LANGUAGE_SHIFT;
}

static PndReportOptions
read_options (int options)
{
  return (PndReportOptions){
    .flags = (PndExportFlags) (options & ((1 << CONTENT_SHIFT) - 1)),
    .content = (PndReportContent) (options >> CONTENT_SHIFT & 0xf),
    .format = (PndReportFormat) (options >> FORMAT_SHIFT & 0xf),
    .language = languages[options >> LANGUAGE_SHIFT & 0xf],
  };
}

/* the bar calls this in a thread */
static gboolean
write_report (PndDatabase *reader, const char *path, int flags, GCancellable *cancellable,
              GError **error)
{
  PndReportOptions options = read_options (flags);

  return pnd_report_write (reader, path, &options, cancellable, error);
}

static void
file_cb (GListModel *files, gpointer data)
{
  int options = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (data), "report-options"));
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);
  g_autofree char *path = g_file_get_path (file);

  pnd_writing_bar_begin (data, path, write_report, options);
}

static const char *
get_tail (int content)
{
  return content == PND_REPORT_CHAPTER        ? _("-tables")
         : content == PND_REPORT_MEMBER_CHECK ? _("-member-check")
                                              : _("-report");
}

static void
write_cb (Dialog *self)
{
  static const PndFileKind kinds[] = { PND_FILE_HTML, PND_FILE_PDF, PND_FILE_ODT };
  PndProject *project = pnd_workspace_get_project (self->workspace);
  int format = get_selected (self->format);
  g_autofree char *name = g_strconcat (pnd_project_get_name (project),
                                       get_tail (get_selected (self->content)), suffixes[format],
                                       NULL);

  g_object_set_data (G_OBJECT (self->bar), "report-options", GINT_TO_POINTER (get_options (self)));
  pnd_file_chooser_save (GTK_WIDGET (self->parent), _("Write a Report"), kinds[format], name,
                         file_cb, self->bar);
  gtk_window_destroy (self->window);
}

/*
 * Printing:
 * @parent: (nullable): the window, as long as it is there
 * @pages: made in a thread, then the main thread's
 */
typedef struct
{
  PndReportOptions options;
  GtkWindow *parent;
  PndWorkspace *workspace;
  PndReport *report;
  PndReportPages *pages;
} Printing;

static void
printing_free (gpointer data)
{
  Printing *self = data;

  g_clear_weak_pointer (&self->parent);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->pages, pnd_report_pages_free);
  g_clear_pointer (&self->report, pnd_report_free);
  g_free (self);
}

/* the bar calls this in a thread */
static gboolean
load_pages (PndDatabase *reader, const char *path, gpointer data, GCancellable *cancellable,
            GError **error)
{
  Printing *self = data;

  self->report = pnd_report_load (reader, &self->options, cancellable, error);
  if (self->report != NULL)
    self->pages = pnd_report_pages_new (self->report);
  return self->report != NULL && !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
loaded_cb (gpointer data)
{
  Printing *self = data;
  GError *error = NULL;

  if (!pnd_report_print (self->parent, g_steal_pointer (&self->report),
                         g_steal_pointer (&self->pages), GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                         NULL, &error))
    pnd_workspace_fail (self->workspace, error);
}

static void
print_cb (Dialog *self)
{
  Printing *printing = g_new0 (Printing, 1);

  printing->options = read_options (get_options (self));
  printing->workspace = g_object_ref (self->workspace);
  g_set_weak_pointer (&printing->parent, self->parent);
  pnd_writing_bar_prepare (self->bar, _("the report for printing"), load_pages, printing,
                           loaded_cb, printing_free);
  gtk_window_destroy (self->window);
}

static GtkWidget *
add_drop_down (GtkWidget *form, const char *label, const char *const *titles)
{
  GtkWidget *drop_down = gtk_drop_down_new_from_strings (titles);

  pnd_dialog_add_field (GTK_BOX (form), label, drop_down);
  return drop_down;
}

static GtkWidget *
add_check (GtkWidget *form, const char *label)
{
  GtkWidget *check = gtk_check_button_new_with_mnemonic (label);

  gtk_box_append (GTK_BOX (form), check);
  return check;
}

/* what one does with the tables and the sheets is done in a word processor */
static void
content_cb (Dialog *self)
{
  if (get_selected (self->content) != PND_REPORT_WHOLE)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->format), PND_REPORT_ODT);
}

static GtkWidget *
make_form (Dialog *self)
{
  const char *const contents[] = { _("The whole report"), _("Tables for the chapter on findings"),
                                   _("Member-check sheets"), NULL };
  const char *const formats[] = { _("Web page (HTML)"), _("PDF"),
                                  _("Word processor (OpenDocument)"), NULL };
  const char *const spoken[] = { _("Indonesian"), _("English"), NULL };
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_add_css_class (form, "dialog-content");
  self->content = add_drop_down (form, _("_What it holds"), contents);
  self->format = add_drop_down (form, _("_Kind of file"), formats);
  self->language = add_drop_down (form, _("_Language"), spoken);
  self->no_quotes = add_check (form, _("Leave out the words of the _documents"));
  self->reviewed_only = add_check (form, _("Only what was _accepted in review"));
  self->pseudonyms = add_check (form, _("_Use other names"));
  g_signal_connect_swapped (self->content, "notify::selected", G_CALLBACK (content_cb), self);
  return form;
}

static void
add_print (Dialog *self, GtkWidget *form)
{
  GtkWidget *print = gtk_button_new_with_mnemonic (_("_Print…"));

  gtk_widget_set_halign (print, GTK_ALIGN_START);
  g_signal_connect_swapped (print, "clicked", G_CALLBACK (print_cb), self);
  gtk_box_append (GTK_BOX (form), print);
}

/**
 * pnd_report_dialog_show:
 * @parent: the window
 * @workspace: whose project
 * @bar: where the file is written
 * @pseudonyms: whether other names are asked for already
 *
 * Returns: (transfer none): the dialog, which destroys itself
 */
GtkWindow *
pnd_report_dialog_show (GtkWindow *parent, PndWorkspace *workspace, PndWritingBar *bar,
                        gboolean pseudonyms)
{
  Dialog *self = g_new0 (Dialog, 1);
  GtkWidget *accept, *form;

  g_return_val_if_fail (PND_IS_WORKSPACE (workspace) && PND_IS_WRITING_BAR (bar), NULL);

  self->parent = parent;
  self->workspace = g_object_ref (workspace);
  self->bar = g_object_ref (bar);
  self->window = pnd_dialog_new (parent, _("Report"), 420, -1);
  accept = pnd_dialog_add_buttons (self->window, _("_Choose a Place…"));
  form = make_form (self);
  add_print (self, form);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->pseudonyms), pseudonyms);
  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (self->language),
      g_strcmp0 (pnd_project_get_language (pnd_workspace_get_project (workspace)), "en") == 0);
  gtk_window_set_child (self->window, form);
  g_object_set_data_full (G_OBJECT (self->window), "report", self, dialog_free);
  g_signal_connect_swapped (accept, "clicked", G_CALLBACK (write_cb), self);
  /* with the usual answers, Enter goes on */
  gtk_window_set_focus (self->window, accept);
  gtk_window_present (self->window);
  return self->window;
}
