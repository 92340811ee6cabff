/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a figure of the summary to its passages, and from a passage to its place in the text. */

#include "tests/ui/flow-fixture.h"

#include <string.h>

#include "app/model/documents/correction.h"
#include "ui/motives/summary-page.h"

#define TEXT                                                                                      \
  "We want visitors from Jeonbuk. The hotels are empty. Our farmers need machines.\n"             \
  "Nobody here asks for recognition abroad. We follow the capital.\n"

static void
code_held (Fixture *fixture, const char *words, const char *abbreviation, PndPolarity polarity,
           PndHolder holder)
{
  PndDocumentText *text = pnd_workspace_get_text (fixture->workspace);
  const char *utf8 = pnd_document_text_get_utf8 (text, NULL);
  int start = (int) (strstr (utf8, words) - utf8);
  g_autoptr (GError) error = NULL;
  PndRating rating = { .polarity = polarity, .strength = 2, .holder = holder };

  pnd_coding_add (fixture->project, fixture->document,
                  PND_SPAN (start, start + (int) strlen (words)),
                  fixture_get_code (fixture, abbreviation), 0, &rating, NULL, &error);
  g_assert_no_error (error);
}

static void
code (Fixture *fixture, const char *words, const char *abbreviation, PndPolarity polarity)
{
  code_held (fixture, words, abbreviation, polarity, PND_HOLDER_OWN_REGION);
}

static GtkWidget *
show_page (Fixture *fixture)
{
  GtkWidget *page = pnd_summary_page_new (fixture->workspace);

  gtk_window_set_child (GTK_WINDOW (fixture->window), page);
  fixture_settle (fixture);
  return page;
}

static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_list (GtkWidget *widget)
{
  if (GTK_IS_LIST_VIEW (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_list (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* the first button that shows just @number */
static GtkWidget *
find_figure (GtkWidget *widget, const char *number)
{
  GtkWidget *button = gtk_widget_get_ancestor (widget, GTK_TYPE_BUTTON);

  if (GTK_IS_LABEL (widget) && button != NULL
      && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), number))
    return button;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_figure (child, number);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
click_figure (Fixture *fixture, GtkWidget *page, const char *number)
{
  GtkWidget *button = find_figure (page, number);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  fixture_settle (fixture);
}

static guint
count_passages (GtkWidget *page)
{
  GListModel *passages = pnd_summary_page_get_passages (PND_SUMMARY_PAGE (page));

  return passages == NULL ? 0 : g_list_model_get_n_items (passages);
}

static void
test_figures (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page;

  code (fixture, "We want visitors", "ECO-PAR", PND_POLARITY_SUPPORTS);
  code (fixture, "hotels are empty", "ECO-PAR", PND_POLARITY_SUPPORTS);
  code (fixture, "farmers need", "ECO-MOD", PND_POLARITY_SUPPORTS);
  page = show_page (fixture);
  g_assert_nonnull (find_label (page, "3 coded passages"));
  g_assert_nonnull (find_label (page, "ECO-INV, "));
  g_assert_null (find_label (page, "absent: ECO-INV, ECO-MKT, ECO-TEK, ECO-PAR, "));
  g_assert_nonnull (find_label (page, "absent: ECO-INV, ECO-MKT, ECO-TEK, ECO-SDM, "));
  g_assert_nonnull (find_label (page, "sources: ECO-PAR, ECO-MOD"));
  click_figure (fixture, page, "3"); /* all of the motive */
  g_assert_cmpuint (count_passages (page), ==, 3);
  g_assert_nonnull (find_label (page, "We want visitors"));
  g_assert_nonnull (find_label (page, "interview.txt, line 1"));

  /* kept true, without asking */
  code (fixture, "Nobody", "ECO-PAR", PND_POLARITY_CONTRADICTS);
  fixture_settle (fixture);
  g_assert_cmpuint (count_passages (page), ==, 4);
  g_assert_nonnull (find_label (page, "4 coded passages"));
  pnd_workspace_undo (fixture->workspace);
  fixture_settle (fixture);
  g_assert_cmpuint (count_passages (page), ==, 3);
}

/* what the status bar counts, the verdict rule leaves out: a polarity without a holder as well */
static void
test_to_finish (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page;

  code (fixture, "Nobody here asks", "POL-REC", PND_POLARITY_CONTRADICTS);
  page = show_page (fixture);
  g_assert_nonnull (find_label (page, "Every coding of a motive has a polarity and a holder."));
  code_held (fixture, "We want visitors", "ECO-PAR", PND_POLARITY_SUPPORTS, PND_HOLDER_UNRATED);
  code_held (fixture, "We follow", "OPP-GLO", PND_POLARITY_UNRATED, PND_HOLDER_UNRATED);
  fixture_settle (fixture);
  g_assert_nonnull (find_label (page, "1 is without polarity or holder and counts for nothing"));
  code (fixture, "capital", "POL-BYP", PND_POLARITY_UNRATED);
  fixture_settle (fixture);
  g_assert_nonnull (find_label (page, "2 are without polarity or holder and count for nothing"));
  g_assert_cmpint (pnd_coding_count_unfinished (fixture->project), ==, 2);
}

static void
test_polarities (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page;
  gint64 motive = fixture_get_code (fixture, "POL");

  code (fixture, "Nobody here asks", "POL-REC", PND_POLARITY_CONTRADICTS);
  code (fixture, "We follow", "POL-AUT", PND_POLARITY_CONTRADICTS);
  code (fixture, "capital", "POL-BYP", PND_POLARITY_UNRATED);
  page = show_page (fixture);
  pnd_summary_page_show_passages (PND_SUMMARY_PAGE (page), motive, PND_POLARITY_CONTRADICTS);
  g_assert_cmpuint (count_passages (page), ==, 2);
  pnd_summary_page_show_passages (PND_SUMMARY_PAGE (page), motive, PND_POLARITY_UNRATED);
  g_assert_cmpuint (count_passages (page), ==, 1);
  pnd_summary_page_show_passages (PND_SUMMARY_PAGE (page), motive, PND_POLARITY_SUPPORTS);
  g_assert_cmpuint (count_passages (page), ==, 0);
}

static void
test_open (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page;

  code (fixture, "Nobody here asks", "POL-REC", PND_POLARITY_CONTRADICTS);
  pnd_workspace_open_document (fixture->workspace, 0);
  page = show_page (fixture);
  click_figure (fixture, page, "1");
  g_signal_emit_by_name (find_list (page), "activate", 0);
  fixture_settle (fixture);
  g_assert_nonnull (pnd_workspace_get_document (fixture->workspace));
  g_assert_cmpint (pnd_workspace_get_coding (fixture->workspace), !=, 0);
  g_assert_cmpint (pnd_workspace_get_span (fixture->workspace).start, ==,
                   (int) (strstr (TEXT, "Nobody") - TEXT));
}

/* a correction before the passage moves it: the words are still those that were coded */
static void
test_corrected (Fixture *fixture, gconstpointer data)
{
  PndDocument *document = pnd_workspace_get_document (fixture->workspace);
  g_autofree char *longer = g_strconcat ("So it is said. ", TEXT, NULL);
  g_autoptr (PndDocumentText) text = pnd_document_text_new_take (longer, strlen (longer));
  g_autoptr (GError) error = NULL;
  PndCorrection correction;
  GtkWidget *page;

  longer = NULL;
  code (fixture, "Nobody here asks", "POL-REC", PND_POLARITY_CONTRADICTS);
  page = show_page (fixture);
  click_figure (fixture, page, "1");
  g_assert_nonnull (find_label (page, "Nobody here asks"));
  pnd_document_correct (document, text, &correction, &error);
  g_assert_no_error (error);
  fixture_settle (fixture);
  g_assert_nonnull (find_label (page, "Nobody here asks"));
  pnd_document_rename (document, "talk.txt", &error);
  g_assert_no_error (error);
  fixture_settle (fixture);
  g_assert_nonnull (find_label (page, "talk.txt, line"));
}

/* beside the passages the table still shows all of its figures */
static void
test_beside (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page;
  GtkWidget *scroller;
  GtkAdjustment *across;

  code (fixture, "Nobody here asks", "POL-REC", PND_POLARITY_CONTRADICTS);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 960, 700);
  page = show_page (fixture);
  click_figure (fixture, page, "1");
  scroller = gtk_widget_get_ancestor (find_label (page, "Coding summary"),
                                      GTK_TYPE_SCROLLED_WINDOW);
  across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller));
  g_assert_cmpfloat (gtk_adjustment_get_upper (across), <=,
                     gtk_adjustment_get_page_size (across));
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show_page (fixture);

  g_assert_nonnull (find_label (page, "press Enter"));
  g_assert_nonnull (find_label (page, "untested"));
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, TEXT, fixture_set_up, test, fixture_tear_down);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  add ("/summary/figures", test_figures);
  add ("/summary/polarities", test_polarities);
  add ("/summary/to-finish", test_to_finish);
  add ("/summary/open", test_open);
  add ("/summary/corrected", test_corrected);
  add ("/summary/beside", test_beside);
  add ("/summary/empty", test_empty);
  return g_test_run ();
}
