/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plots in the window: reached by key, walked by arrows, followed to passages, places and words, and
 * written to files. */

#include "tests/ui/window-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "ui/plots/plot-spot.h"
#include "ui/plots/plots-page.h"

#define TEXT                                                                                      \
  "We want visitors from Haesan. The hotels are empty and the farmers need machines.\n"           \
  "Nobody here asks for recognition abroad. We follow the capital.\n"

static PndPlotsPage *
get_page (Fixture *fixture)
{
  return fixture_get_view (fixture, "plots");
}

static PndPlotView *
get_view (Fixture *fixture)
{
  return pnd_plots_page_get_view (get_page (fixture));
}

static const char *
get_seen (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (fixture->window->centre);
}

static void
wait_for_plot (Fixture *fixture)
{
  for (int i = 0; i < 200 && !pnd_plots_page_is_ready (get_page (fixture)); i++)
    fixture_settle ();
  g_assert_true (pnd_plots_page_is_ready (get_page (fixture)));
  fixture_settle ();
}

static void
code (Fixture *fixture, const char *words, const char *abbreviation, PndPolarity polarity)
{
  PndDocument *document = pnd_workspace_get_document (fixture->window->workspace);
  int start = (int) (strstr (TEXT, words) - TEXT);
  g_autoptr (GError) error = NULL;
  PndRating rating = { .polarity = polarity, .strength = 2, .holder = PND_HOLDER_OWN_REGION };

  pnd_coding_add (fixture_get_project (fixture), pnd_row_get_id (PND_ROW (document)),
                  PND_SPAN (start, start + (int) strlen (words)),
                  fixture_get_code (fixture, abbreviation), 0, &rating, NULL, &error);
  g_assert_no_error (error);
}

/* two passages for the first motive, two against the third, one pair that overlaps */
static void
make_study (Fixture *fixture)
{
  g_autofree char *path = fixture_write (fixture, "talk.txt", TEXT, -1);

  fixture_import (fixture, (const char *const[]){ "talk.txt", NULL });
  code (fixture, "We want visitors", "ECO-PAR", PND_POLARITY_SUPPORTS);
  code (fixture, "farmers need machines", "ECO-MOD", PND_POLARITY_SUPPORTS);
  code (fixture, "Nobody here asks", "POL-REC", PND_POLARITY_CONTRADICTS);
  code (fixture, "here asks for", "POL-AUT", PND_POLARITY_CONTRADICTS);
}

static void
show_plot (Fixture *fixture, PndPlotKind kind)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", "plots");
  fixture_settle ();
  pnd_plots_page_show_plot (get_page (fixture), kind);
  wait_for_plot (fixture);
}

/* index of the first mark that says @words */
static int
find_mark (Fixture *fixture, const char *words)
{
  PndPlot *plot = pnd_plot_view_get_plot (get_view (fixture));

  for (int i = 0; i < pnd_plot_get_n_marks (plot); i++)
    if (strstr (pnd_plot_get_mark (plot, i)->text, words) != NULL)
      return i;
  g_error ("No mark says “%s”", words);
  return -1;
}

static guint
count_passages (Fixture *fixture)
{
  GListModel *passages = pnd_plots_page_get_passages (get_page (fixture));

  return passages == NULL ? 0 : g_list_model_get_n_items (passages);
}

static void
follow (Fixture *fixture, int mark)
{
  g_signal_emit_by_name (get_view (fixture), "activated", mark);
  fixture_settle ();
}

/* by keys alone: to the page, from mark to mark, to the passages, and back */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  make_study (fixture);
  fixture_press ("alt+6");
  g_assert_cmpstr (get_seen (fixture), ==, "plots");
  wait_for_plot (fixture);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (get_view (fixture))));
  fixture_settle ();
  g_assert_cmpint (pnd_plot_view_get_mark (get_view (fixture)), ==, 0);
  fixture_press ("Right");
  g_assert_cmpint (pnd_plot_view_get_mark (get_view (fixture)), ==, 1);
  fixture_press ("Return");
  g_assert_cmpuint (count_passages (fixture), ==, 2);
  fixture_press ("End");
  g_assert_cmpint (pnd_plot_view_get_mark (get_view (fixture)), ==,
                   pnd_plot_get_n_marks (pnd_plot_view_get_plot (get_view (fixture))) - 1);
  fixture_press ("Left space");
  g_assert_cmpuint (count_passages (fixture), ==, 2); /* against the third motive */
  fixture_press ("Home");
  g_assert_cmpint (pnd_plot_view_get_mark (get_view (fixture)), ==, 0);
  fixture_press ("alt+1");
  g_assert_cmpstr (get_seen (fixture), ==, "reader");
}

/* the focus is on something that says what the mark does, and moves with it */
static void
test_accessible (Fixture *fixture, gconstpointer data)
{
  GtkWidget *before, *after;
  PndPlot *plot;

  make_study (fixture);
  show_plot (fixture, PND_PLOT_MATRIX);
  gtk_widget_grab_focus (GTK_WIDGET (get_view (fixture)));
  fixture_settle ();
  plot = pnd_plot_view_get_plot (get_view (fixture));
  before = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (PND_IS_PLOT_SPOT (before));
  gtk_test_accessible_assert_role (before, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (before, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       pnd_plot_get_mark (plot, 0)->text);
  gtk_test_accessible_assert_property (get_view (fixture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       pnd_plot_get_title (plot));
  fixture_press ("Right");
  after = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (PND_IS_PLOT_SPOT (after));
  g_assert_true (after != before); /* a focus that moves is spoken */
  plot = pnd_plot_view_get_plot (get_view (fixture)); /* it may have been laid out anew */
  gtk_test_accessible_assert_property (after, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       pnd_plot_get_mark (plot, 1)->text);
  g_assert_nonnull (strstr (pnd_plot_get_mark (plot, 1)->text, "2 passages support it"));
}

/* every plot, in wide and narrow windows, with and without anything to show */
static void
test_kinds (Fixture *fixture, gconstpointer data)
{
  static const int widths[] = { 1500, 1000, 760 };

  for (int full = 0; full < 2; full++)
    {
      if (full == 1)
        make_study (fixture);
      for (int kind = 0; kind < PND_N_PLOTS; kind++)
        for (gsize w = 0; w < G_N_ELEMENTS (widths); w++)
          {
            PndPlot *plot;

            gtk_window_set_default_size (GTK_WINDOW (fixture->window), widths[w], 640);
            show_plot (fixture, kind);
            plot = pnd_plot_view_get_plot (get_view (fixture));
            g_assert_cmpint (pnd_plots_page_get_kind (get_page (fixture)), ==, kind);
            g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (get_view (fixture))), >=,
                             (int) pnd_plot_get_height (plot));
            g_assert_true ((pnd_plot_get_n_marks (plot) > 0) == (full == 1)
                           || kind == PND_PLOT_MATRIX);
          }
    }
}

static void
test_goals (Fixture *fixture, gconstpointer data)
{
  PndSpan span;

  make_study (fixture);
  show_plot (fixture, PND_PLOT_HEAT_MAP);
  follow (fixture, find_mark (fixture, "ECO-PAR"));
  g_assert_cmpuint (count_passages (fixture), ==, 1);
  show_plot (fixture, PND_PLOT_COOCCURRENCE);
  follow (fixture, find_mark (fixture, "1 pair"));
  g_assert_cmpuint (count_passages (fixture), ==, 2);
  show_plot (fixture, PND_PLOT_TIMELINE);
  follow (fixture, find_mark (fixture, "2 passages contradict it"));
  g_assert_cmpuint (count_passages (fixture), ==, 2);
  show_plot (fixture, PND_PLOT_SATURATION);
  follow (fixture, find_mark (fixture, "4 new indicators"));
  g_assert_cmpuint (count_passages (fixture), ==, 4);
  show_plot (fixture, PND_PLOT_WORDS);
  follow (fixture, find_mark (fixture, "hotels: 1 times"));
  g_assert_cmpint (pnd_plots_page_get_kind (get_page (fixture)), ==, PND_PLOT_CONTEXT);
  wait_for_plot (fixture);
  g_assert_cmpint (pnd_plot_get_n_marks (pnd_plot_view_get_plot (get_view (fixture))), ==, 1);
  follow (fixture, 0);
  g_assert_cmpstr (get_seen (fixture), ==, "reader");
  span = pnd_workspace_get_span (fixture->window->workspace);
  g_assert_cmpint (span.start, ==, (int) (strstr (TEXT, "hotels") - TEXT));
  g_assert_cmpint (pnd_span_length (span), ==, 6);
  show_plot (fixture, PND_PLOT_PORTRAIT);
  follow (fixture, find_mark (fixture, "ECO-MOD"));
  g_assert_cmpstr (get_seen (fixture), ==, "reader");
  g_assert_cmpint (pnd_workspace_get_span (fixture->window->workspace).start, ==,
                   (int) (strstr (TEXT, "farmers") - TEXT));
}

/* an edit is seen without asking, and so is its undoing */
static void
test_follows_edits (Fixture *fixture, gconstpointer data)
{
  make_study (fixture);
  show_plot (fixture, PND_PLOT_MATRIX);
  find_mark (fixture, "2 passages support it");
  code (fixture, "hotels are empty", "ECO-PAR", PND_POLARITY_SUPPORTS);
  wait_for_plot (fixture);
  find_mark (fixture, "3 passages support it");
  pnd_workspace_undo (fixture->window->workspace);
  wait_for_plot (fixture);
  find_mark (fixture, "2 passages support it");
}

static void
test_files (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "p.svg", "p.pdf", "p.png" };

  g_assert_false (fixture_is_enabled (fixture, "plot-save"));
  make_study (fixture);
  show_plot (fixture, PND_PLOT_MATRIX);
  g_assert_true (fixture_is_enabled (fixture, "plot-save"));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
      GStatBuf status;

      g_assert_true (pnd_plots_page_write (get_page (fixture), path));
      g_assert_cmpint (g_stat (path, &status), ==, 0);
      g_assert_cmpint (status.st_size, >, 1000);
    }
  g_assert_false (pnd_plots_page_write (get_page (fixture), "/nonsense.gif"));
  g_assert_nonnull (strstr (pnd_window_get_message (fixture->window), "nonsense.gif"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", "reader");
  fixture_settle ();
  g_assert_false (fixture_is_enabled (fixture, "plot-save"));
}

/* a project is closed while a plot of it is being read: it is whole, and at rest one plain file */
static void
test_closing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);

  make_study (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", "plots");
  pnd_plots_page_show_plot (get_page (fixture), PND_PLOT_WORDS);
  pnd_plots_page_show_plot (get_page (fixture), PND_PLOT_MATRIX);
  pnd_window_close_project (fixture->window);
  g_assert_null (fixture_get_project (fixture));
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_null (pnd_window_get_message (fixture->window));
  fixture_settle ();
}

#define add(name, func) \
  g_test_add ("/plots-page/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *config = g_dir_make_tmp ("penanda-config-XXXXXX", NULL);

  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  add ("keys", test_keys);
  add ("accessible", test_accessible);
  add ("kinds", test_kinds);
  add ("goals", test_goals);
  add ("follows-edits", test_follows_edits);
  add ("files", test_files);
  add ("closing", test_closing);
  return g_test_run ();
}
