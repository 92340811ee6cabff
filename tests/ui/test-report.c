/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asking for a report, and the way to the printer. */

#include <glib/gstdio.h>
#include <string.h>

#include "app/exchange/report/render/pages.h"
#include "app/exchange/report/report.h"
#include "tests/ui/window-fixture.h"
#include "ui/export/report-dialog.h"
#include "ui/export/report-print.h"

static GtkWindow *
find_dialog (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_strcmp0 (gtk_window_get_title (window), "Report") == 0)
        return window;
    }
  return NULL;
}

static GtkWidget *
find_child (GtkWidget *parent, GType type, int *nth)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (G_TYPE_CHECK_INSTANCE_TYPE (child, type) && (*nth)-- == 0)
        return child;
      found = find_child (child, type, nth);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkDropDown *
get_drop_down (GtkWindow *dialog, int nth)
{
  GtkWidget *found = find_child (GTK_WIDGET (dialog), GTK_TYPE_DROP_DOWN, &nth);

  g_assert_nonnull (found);
  return GTK_DROP_DOWN (found);
}

static void
test_dialog (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;

  g_assert_true (fixture_is_enabled (fixture, "project-report"));
  fixture_press ("ctrl+alt+e");
  fixture_settle ();
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  /* the language is the project's; sheets and tables are for a word processor */
  g_assert_cmpint (gtk_drop_down_get_selected (get_drop_down (dialog, 2)), ==,
                   g_str_equal (pnd_project_get_language (fixture_get_project (fixture)), "en"));
  g_assert_cmpint (gtk_drop_down_get_selected (get_drop_down (dialog, 1)), ==, PND_REPORT_HTML);
  /* of all coders, until there is a consensus, or one is chosen */
  g_assert_cmpint (gtk_drop_down_get_selected (get_drop_down (dialog, 3)), ==, 0);
  g_assert_cmpint (g_list_model_get_n_items (gtk_drop_down_get_model (get_drop_down (dialog, 3))),
                   ==, 2);
  gtk_drop_down_set_selected (get_drop_down (dialog, 0), PND_REPORT_MEMBER_CHECK);
  g_assert_cmpint (gtk_drop_down_get_selected (get_drop_down (dialog, 1)), ==, PND_REPORT_ODT);
  fixture_press ("Escape");
  fixture_settle ();
  g_assert_null (find_dialog ());
}

static PndReport *
load (Fixture *fixture)
{
  const PndReportOptions options = { .language = "en" };
  g_autoptr (GError) error = NULL;
  g_autoptr (PndDatabase) reader
      = pnd_project_open_reader (fixture_get_project (fixture), &error);
  PndReport *report;

  g_assert_no_error (error);
  report = pnd_report_load (reader, &options, NULL, &error);
  g_assert_no_error (error);
  return report;
}

static int
count_pages (const char *pdf)
{
  g_autofree char *command = g_strdup_printf ("pdfinfo %s", pdf);
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  const char *at;

  g_spawn_command_line_sync (command, &said, NULL, NULL, &error);
  g_assert_no_error (error);
  at = strstr (said, "Pages:");
  g_assert_nonnull (at);
  return atoi (at + strlen ("Pages:"));
}

/* what goes to a printer are the pages of the PDF file */
static void
test_print (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "printed.pdf", NULL);
  g_autofree char *command = g_strdup_printf ("pdftotext -layout %s -", path);
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  PndReport *report = load (fixture);
  PndReportPages *pages = pnd_report_pages_new (report);
  int n = pnd_report_pages_get_n (pages);

  g_assert_cmpint (n, >, 3);
  pnd_report_print (GTK_WINDOW (fixture->window), report, pages,
                    GTK_PRINT_OPERATION_ACTION_EXPORT, path, &error);
  g_assert_no_error (error);
  fixture_settle ();
  g_assert_cmpint (count_pages (path), ==, n);
  g_spawn_command_line_sync (command, &said, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (said, "Strongest against"));
  g_assert_nonnull (strstr (said, "Checklist COREQ"));
  g_unlink (path);
}

int
main (int argc, char **argv)
{
  g_autofree char *config = g_dir_make_tmp ("penanda-config-XXXXXX", NULL);

  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/report/dialog", Fixture, NULL, fixture_set_up, test_dialog, fixture_tear_down);
  g_test_add ("/report/print", Fixture, NULL, fixture_set_up, test_print, fixture_tear_down);
  return g_test_run ();
}
