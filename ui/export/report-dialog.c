/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/export/report-dialog.h"

#include <glib/gi18n.h>

#include "app/exchange/report/report.h"
#include "app/model/coder.h"
#include "app/store/veil/veil.h"
#include "ui/common/dialog.h"
#include "ui/people/whose.h"
#include "ui/common/file-chooser.h"
#include "ui/export/report-print.h"

static const char *const languages[] = { "id", "en" };
static const char *const suffixes[] = { ".html", ".pdf", ".odt" };

/*
 * Wanted:
 * @coder: whose codings, see PndWhose
 */
typedef struct
{
  PndReportOptions options;
  PndWhose whose;
  gint64 coder;
} Wanted;

/*
 * Dialog:
 * @choices: PndWhoseChoice: the items of @whose
 */
typedef struct
{
  GtkWindow *window;
  GtkWindow *parent; /* of the window, which outlives this */
  PndWorkspace *workspace;
  PndWritingBar *bar;
  GtkWidget *content;
  GtkWidget *format;
  GtkWidget *language;
  GtkWidget *whose;
  GPtrArray *choices;
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
  g_ptr_array_unref (self->choices);
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

static Wanted
get_wanted (const Dialog *self)
{
  const PndWhoseChoice *choice = self->choices->pdata[get_selected (self->whose)];
  Wanted wanted = { .whose = choice->whose, .coder = choice->coder };

  wanted.options = (PndReportOptions){
    .flags = (is_on (self->no_quotes) ? PND_EXPORT_NO_QUOTES : 0)
             | (is_on (self->reviewed_only) ? PND_EXPORT_REVIEWED_ONLY : 0)
             | (is_on (self->pseudonyms) ? PND_EXPORT_PSEUDONYMS : 0),
    .content = (PndReportContent) get_selected (self->content),
    .format = (PndReportFormat) get_selected (self->format),
    .language = languages[get_selected (self->language)],
  };
  return wanted;
}

/* what the dialog says goes before what the window shows */
static gboolean
narrow (PndDatabase *reader, const Wanted *wanted, GError **error)
{
  return pnd_database_set_whose (reader, wanted->whose, wanted->coder, error)
         && pnd_database_set_accepted_only (
              reader, (wanted->options.flags & PND_EXPORT_REVIEWED_ONLY) != 0, error);
}

/* the bar calls this in a thread */
static gboolean
write_report (PndDatabase *reader, const char *path, gpointer data, GCancellable *cancellable,
              GError **error)
{
  const Wanted *wanted = data;

  return narrow (reader, wanted, error)
         && pnd_report_write (reader, path, &wanted->options, cancellable, error);
}

static void
file_cb (GListModel *files, gpointer data)
{
  const Wanted *wanted = g_object_get_data (G_OBJECT (data), "report-options");
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);
  g_autofree char *path = g_file_get_path (file);

  pnd_writing_bar_begin_with (data, path, write_report, g_memdup2 (wanted, sizeof *wanted),
                              g_free);
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
  Wanted wanted = get_wanted (self);
  int format = get_selected (self->format);
  g_autofree char *name = g_strconcat (pnd_project_get_name (project),
                                       get_tail (get_selected (self->content)), suffixes[format],
                                       NULL);

  g_object_set_data_full (G_OBJECT (self->bar), "report-options",
                          g_memdup2 (&wanted, sizeof wanted), g_free);
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
  Wanted wanted;
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

  if (!narrow (reader, &self->wanted, error))
    return FALSE;
  self->report = pnd_report_load (reader, &self->wanted.options, cancellable, error);
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

  printing->wanted = get_wanted (self);
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

/* all, the consensus where there is one, and each of the coders; as the window has it */
static void
add_whose (Dialog *self, GtkWidget *form)
{
  static const char *const none[] = { NULL };
  PndProject *project = pnd_workspace_get_project (self->workspace);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (none);
  int current;

  self->choices = pnd_whose_list (project);
  current = pnd_whose_find_current (self->choices, project);
  for (guint i = 0; i < self->choices->len; i++)
    gtk_string_list_append (titles, ((PndWhoseChoice *) self->choices->pdata[i])->title);
  self->whose = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&titles)), NULL);
  pnd_dialog_add_field (GTK_BOX (form), _("Wh_ose codings"), self->whose);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->whose), (guint) MAX (current, 0));
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
  add_whose (self, form);
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
  gtk_check_button_set_active (
    GTK_CHECK_BUTTON (self->reviewed_only),
    pnd_database_get_accepted_only (
      pnd_project_get_database (pnd_workspace_get_project (workspace))));
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
