/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/export/report-print.h"

typedef struct
{
  PndReport *report;
  PndReportPages *pages;
} Job;

static void
job_free (gpointer data, GClosure *closure)
{
  Job *job = data;

  pnd_report_pages_free (job->pages);
  pnd_report_free (job->report);
  g_free (job);
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer data)
{
  const Job *job = data;

  gtk_print_operation_set_n_pages (operation, pnd_report_pages_get_n (job->pages));
}

/* pages are A4; on other paper they are made to fit */
static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  const Job *job = data;
  cairo_t *cairo = gtk_print_context_get_cairo_context (context);
  double scale = MIN (gtk_print_context_get_width (context) / PND_PAGE_WIDTH,
                      gtk_print_context_get_height (context) / PND_PAGE_HEIGHT);

  cairo_save (cairo);
  cairo_scale (cairo, scale, scale);
  pnd_report_pages_draw (job->pages, page, cairo);
  cairo_restore (cairo);
}

/**
 * pnd_report_print:
 * @parent: the window that asks
 * @report: (transfer full): what to print
 * @pages: (transfer full): its pages
 * @action: whether to ask for a printer, or to write a file
 * @path: (nullable): the file
 * @error: return location for a #GtkPrintError
 *
 * Returns: %FALSE with @error set if printing failed at once
 */
gboolean
pnd_report_print (GtkWindow *parent, PndReport *report, PndReportPages *pages,
                  GtkPrintOperationAction action, const char *path, GError **error)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  Job *job = g_new0 (Job, 1);

  g_return_val_if_fail (report != NULL && pages != NULL, FALSE);

  job->report = report;
  job->pages = pages;
  gtk_page_setup_set_paper_size (setup, paper);
  gtk_paper_size_free (paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, report->title);
  if (path != NULL)
    gtk_print_operation_set_export_filename (operation, path);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), job);
  g_signal_connect_data (operation, "begin-print", G_CALLBACK (begin_cb), job, job_free, 0);
  return gtk_print_operation_run (operation, action, parent, error)
         != GTK_PRINT_OPERATION_RESULT_ERROR;
}
