/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Agreement in the window: reached by key, measured in a thread, a cell of the matrix followed to
 * its passages, and a measurement kept and undone. */

#include "tests/ui/window-fixture.h"

#include <string.h>

#include "app/analysis/agreement/record.h"
#include "app/model/agreements/kept-agreement.h"
#include "app/model/coder.h"
#include "ui/agreement/agreement-page.h"
#include "ui/agreement/figure-grid.h"
#include "ui/motives/passages.h"

#define TEXT                                                                                      \
  "We want visitors from Haesan.\nThe hotels are empty.\nThe farmers need machines.\n"            \
  "Nobody here asks for recognition.\nWe follow the capital.\nThe harbour is shallow.\n"

static PndAgreementPage *
get_page (Fixture *fixture)
{
  return fixture_get_view (fixture, "agreement");
}

static void
wait_for_page (Fixture *fixture)
{
  for (int i = 0; i < 200 && !pnd_agreement_page_is_ready (get_page (fixture)); i++)
    fixture_settle ();
  g_assert_true (pnd_agreement_page_is_ready (get_page (fixture)));
  fixture_settle ();
}

static void
code (Fixture *fixture, const char *words, const char *abbreviation)
{
  PndDocument *document = pnd_workspace_get_document (fixture->window->workspace);
  int start = (int) (strstr (TEXT, words) - TEXT);
  g_autoptr (GError) error = NULL;

  pnd_coding_add (fixture_get_project (fixture), pnd_row_get_id (PND_ROW (document)),
                  PND_SPAN (start, start + (int) strlen (words)),
                  fixture_get_code (fixture, abbreviation), 0, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
act (Fixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (pnd_coder_act_as (fixture_get_project (fixture), name, &error), >, 0);
}

/* of six paragraphs both gave the first ECO-PAR; the third was ECO-MOD to one, ECO-INV to one */
static void
make_study (Fixture *fixture)
{
  g_autofree char *path = fixture_write (fixture, "talk.txt", TEXT, -1);

  fixture_import (fixture, (const char *const[]){ "talk.txt", NULL });
  act (fixture, "Budi");
  code (fixture, "want visitors", "ECO-PAR");
  code (fixture, "farmers need machines", "ECO-INV");
  act (fixture, "Ani");
  code (fixture, "We want visitors", "ECO-PAR");
  code (fixture, "farmers need machines", "ECO-MOD");
}

static void
show_page (Fixture *fixture)
{
  make_study (fixture);
  fixture_press ("alt+0");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->centre), ==, "agreement");
  wait_for_page (fixture);
}

static int
find_row (const PndAgreement *agreement, const char *label)
{
  for (guint i = 0; i < agreement->rows->len; i++)
    if (strcmp (pnd_agreement_get (agreement, (int) i)->label, label) == 0)
      return (int) i;
  return -1;
}

static void
test_measure (Fixture *fixture, gconstpointer data)
{
  const PndAgreement *agreement;
  const PndAgreementRow *row;

  show_page (fixture);
  agreement = pnd_agreement_page_get_result (get_page (fixture));
  g_assert_nonnull (agreement);
  g_assert_cmpuint (agreement->rows->len, ==, 4);
  row = pnd_agreement_get (agreement, find_row (agreement, "ECO-PAR"));
  g_assert_cmpint (row->n, ==, 6);
  g_assert_cmpfloat (row->figures[PND_FIGURE_COHEN].agreed.value, ==, 1);
  row = pnd_agreement_get (agreement, find_row (agreement, "ECO-MOD"));
  g_assert_cmpfloat_with_epsilon (row->figures[PND_FIGURE_PERCENT].agreed.value, 5 / 6.0, 1e-9);

  /* an edit is followed: what Budi gave is what Ani gave */
  act (fixture, "Budi");
  code (fixture, "farmers need machines", "ECO-MOD");
  fixture_settle ();
  wait_for_page (fixture);
  agreement = pnd_agreement_page_get_result (get_page (fixture));
  row = pnd_agreement_get (agreement, find_row (agreement, "ECO-MOD"));
  g_assert_cmpfloat (row->figures[PND_FIGURE_COHEN].agreed.value, ==, 1);
}

/* where one said ECO-MOD, the other said ECO-INV: two passages */
static void
test_follow (Fixture *fixture, gconstpointer data)
{
  const PndAgreement *agreement;
  int row, column;

  show_page (fixture);
  agreement = pnd_agreement_page_get_result (get_page (fixture));
  row = find_row (agreement, strcmp (agreement->coders[0], "Ani") == 0 ? "ECO-MOD" : "ECO-INV");
  column = find_row (agreement, strcmp (agreement->coders[0], "Ani") == 0 ? "ECO-INV" : "ECO-MOD");
  pnd_agreement_page_follow (get_page (fixture), row, column);
  fixture_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (pnd_agreement_page_get_passages (
                        get_page (fixture))), ==, 2);
  pnd_agreement_page_follow (get_page (fixture), column, row);
  fixture_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (pnd_agreement_page_get_passages (
                        get_page (fixture))), ==, 0);
}

/* Enter on a cell goes to its passages, Escape back to the cell */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();
  GtkWidget *cell = NULL, *focus;

  show_page (fixture);
  fixture_collect (GTK_WIDGET (get_page (fixture)), GTK_TYPE_BUTTON, buttons);
  for (guint i = 0; i < buttons->len && cell == NULL; i++)
    if (gtk_widget_has_css_class (buttons->pdata[i], "different"))
      cell = buttons->pdata[i];
  g_assert_nonnull (cell);
  gtk_widget_grab_focus (cell);
  fixture_press ("Return");
  fixture_settle ();
  g_assert_nonnull (pnd_agreement_page_get_passages (get_page (fixture)));
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_nonnull (focus);
  g_assert_nonnull (gtk_widget_get_ancestor (focus, PND_TYPE_PASSAGES));
  fixture_press ("Escape");
  fixture_settle ();
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == cell);
  g_assert_null (pnd_agreement_page_get_passages (get_page (fixture)));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->centre), ==, "agreement");
}

static gboolean
says (GPtrArray *labels, const char *text)
{
  for (guint i = 0; i < labels->len; i++)
    if (gtk_widget_get_mapped (labels->pdata[i])
        && strstr (gtk_label_get_text (labels->pdata[i]), text) != NULL)
      return TRUE;
  return FALSE;
}

/* with nothing but the consensus shown, a cell is still of the two who were measured */
static void
test_follow_consensus (Fixture *fixture, gconstpointer data)
{
  PndDocument *document;
  g_autoptr (GError) error = NULL;
  gint64 consensus;
  int row;

  make_study (fixture);
  document = pnd_workspace_get_document (fixture->window->workspace);
  consensus = pnd_coder_add_consensus (fixture_get_project (fixture), &error);
  pnd_coding_add (fixture_get_project (fixture), pnd_row_get_id (PND_ROW (document)),
                  PND_SPAN (0, 9), fixture_get_code (fixture, "ECO-PAR"), consensus, NULL, NULL,
                  &error);
  g_assert_no_error (error);
  fixture_settle ();
  fixture_press ("ctrl+alt+o");
  fixture_press ("alt+0");
  wait_for_page (fixture);
  g_assert_nonnull (pnd_agreement_page_get_result (get_page (fixture)));
  row = find_row (pnd_agreement_page_get_result (get_page (fixture)), "ECO-PAR");
  pnd_agreement_page_follow (get_page (fixture), row, row);
  fixture_settle ();
  for (int i = 0; i < 2; i++)
    {
      GListModel *passages = pnd_agreement_page_get_passages (get_page (fixture));
      g_autoptr (PndCoding) first = g_list_model_get_item (passages, 0);

      g_assert_cmpuint (g_list_model_get_n_items (passages), ==, 2);
      g_assert_cmpint (pnd_coding_get_coder (first), !=, consensus);
      /* and when they are read again */
      pnd_document_rename (document, "speech.txt", &error);
      g_assert_no_error (error);
      fixture_settle ();
      wait_for_page (fixture);
    }
}

/* also in a popover that is shut */
static gboolean
untick (GtkWidget *widget, const char *label)
{
  if (GTK_IS_CHECK_BUTTON (widget)
      && g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)), label) == 0)
    {
      gtk_check_button_set_active (GTK_CHECK_BUTTON (widget), FALSE);
      return TRUE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (untick (child, label))
      return TRUE;
  return FALSE;
}

/* with a coder taken away nothing is measured: the figures of before go, and their passages */
static void
test_no_figures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  int row;

  show_page (fixture);
  row = find_row (pnd_agreement_page_get_result (get_page (fixture)), "ECO-PAR");
  pnd_agreement_page_follow (get_page (fixture), row, row);
  fixture_settle ();
  fixture_collect (GTK_WIDGET (get_page (fixture)), GTK_TYPE_LABEL, labels);
  g_assert_true (says (labels, "ECO-PAR"));
  g_assert_true (untick (GTK_WIDGET (get_page (fixture)), "Budi"));
  wait_for_page (fixture);
  g_assert_null (pnd_agreement_page_get_result (get_page (fixture)));
  g_assert_null (pnd_agreement_page_get_passages (get_page (fixture)));
  g_ptr_array_set_size (labels, 0);
  fixture_collect (GTK_WIDGET (get_page (fixture)), GTK_TYPE_LABEL, labels);
  g_assert_false (says (labels, "ECO-PAR"));
  g_assert_true (says (labels, "Agreement needs two coders"));
}

/* all figures beside each other where there is room, else half of them below the others */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  static const int widths[] = { 1280, 900 };
  g_autoptr (GPtrArray) grids = g_ptr_array_new ();

  show_page (fixture);
  fixture_collect (GTK_WIDGET (get_page (fixture)), PND_TYPE_FIGURE_GRID, grids);
  g_assert_cmpuint (grids->len, ==, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      GtkWidget *grid = grids->pdata[0];

      gtk_window_set_default_size (GTK_WINDOW (fixture->window), widths[i], 600);
      for (int k = 0; k < 20 && pnd_figure_grid_is_stacked (PND_FIGURE_GRID (grid)) != (i == 1);
           k++)
        fixture_settle ();
      g_assert_cmpint (pnd_figure_grid_is_stacked (PND_FIGURE_GRID (grid)), ==, i == 1);
      g_assert_cmpint (gtk_widget_get_width (gtk_widget_get_first_child (grid)), <=,
                       gtk_widget_get_width (grid));
    }
}

static guint
count_kept (Fixture *fixture)
{
  g_autoptr (GPtrArray) all
      = pnd_kept_agreements_load (pnd_project_get_database (fixture_get_project (fixture)), NULL);

  return all->len;
}

static void
test_keep (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (PndAgreementRecord) record = NULL;
  const PndKeptAgreement *kept;

  make_study (fixture);
  g_assert_false (fixture_is_enabled (fixture, "agreement-keep"));
  fixture_press ("alt+0");
  wait_for_page (fixture);
  fixture_press ("ctrl+alt+k");
  wait_for_page (fixture);
  all = pnd_kept_agreements_load (pnd_project_get_database (fixture_get_project (fixture)), NULL);
  g_assert_cmpuint (all->len, ==, 1);
  kept = all->pdata[0];
  g_assert_cmpstr (kept->coder_name, ==, "Ani");
  record = pnd_agreement_record_read (kept->options, kept->result);
  g_assert_nonnull (record);
  g_assert_cmpint (record->options.unit, ==, PND_UNIT_PARAGRAPH);
  g_assert_cmpuint (record->agreement->rows->len, ==, 4);
  fixture_activate (fixture, "win.edit-undo");
  fixture_settle ();
  g_assert_cmpuint (count_kept (fixture), ==, 0);
  fixture_activate (fixture, "win.edit-redo");
  fixture_settle ();
  g_assert_cmpuint (count_kept (fixture), ==, 1);
}

/* with one coder there is nothing to measure, and the page says so */
static void
test_alone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_write (fixture, "talk.txt", TEXT, -1);

  fixture_import (fixture, (const char *const[]){ "talk.txt", NULL });
  code (fixture, "want visitors", "ECO-PAR");
  fixture_press ("alt+0");
  wait_for_page (fixture);
  g_assert_null (pnd_agreement_page_get_result (get_page (fixture)));
  g_assert_false (pnd_agreement_page_keep (get_page (fixture)));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/agreement-page/measure", Fixture, NULL, fixture_set_up, test_measure,
              fixture_tear_down);
  g_test_add ("/agreement-page/follow", Fixture, NULL, fixture_set_up, test_follow,
              fixture_tear_down);
  g_test_add ("/agreement-page/follow-consensus", Fixture, NULL, fixture_set_up,
              test_follow_consensus, fixture_tear_down);
  g_test_add ("/agreement-page/no-figures", Fixture, NULL, fixture_set_up, test_no_figures,
              fixture_tear_down);
  g_test_add ("/agreement-page/keys", Fixture, NULL, fixture_set_up, test_keys, fixture_tear_down);
  g_test_add ("/agreement-page/narrow", Fixture, NULL, fixture_set_up, test_narrow,
              fixture_tear_down);
  g_test_add ("/agreement-page/keep", Fixture, NULL, fixture_set_up, test_keep, fixture_tear_down);
  g_test_add ("/agreement-page/alone", Fixture, NULL, fixture_set_up, test_alone,
              fixture_tear_down);
  return g_test_run ();
}
