/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Correcting the text in the window: keys go to the text alone, codings go along, what loses its
 * place is shown beside the text and placed again. */

#include "flow-fixture.h"

#include <string.h>

#include "ui/correct/corrector.h"
#include "ui/correct/waiting-list.h"

#define TEXT "Kami mencari wisatwan. Budaya kami lain. Tidak ada yang lain."

static GtkWidget *
open_corrector (Fixture *fixture)
{
  GtkWidget *corrector;

  fixture_focus_reader (fixture);
  fixture_press (fixture, "ctrl+t");
  corrector = fixture_find (fixture, PND_TYPE_CORRECTOR);
  g_assert_nonnull (corrector);
  g_assert_cmpint (gtk_widget_get_height (corrector), >,
                   gtk_widget_get_height (fixture->pane) * 9 / 10);
  return corrector;
}

static void
add_coding (Fixture *fixture, int start, int end)
{
  g_autoptr (GError) error = NULL;

  pnd_coding_add (fixture->project, fixture->document, PND_SPAN (start, end),
                  fixture_get_code (fixture, "CUL-SHR"), 0, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture_settle (fixture);
}

static void
test_apply (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PndCoding) coding = NULL;

  add_coding (fixture, 23, 40);
  open_corrector (fixture);
  /* letters that code in the reading view are letters here */
  fixture_press (fixture, "ctrl+Home");
  fixture_type (fixture, "1 njv ");
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 1);
  fixture_press (fixture, "ctrl+Return");
  g_assert_null (fixture_find (fixture, PND_TYPE_CORRECTOR));
  coding = fixture_get_coding (fixture, 0);
  g_assert_cmpint (pnd_coding_get_span (coding).start, ==, 29);
  g_assert_cmpint (pnd_coding_get_span (coding).end, ==, 46);
  g_assert_cmpstr (fixture->said, ==, "1 place is corrected.");
  /* and the reading view has the keys again, the text and the coding as they were with one undo */
  fixture_press (fixture, "j");
  pnd_workspace_undo (fixture->workspace);
  fixture_settle (fixture);
  g_assert_cmpint (pnd_coding_get_span (coding).start, ==, 23);
}

static void
test_give_up (Fixture *fixture, gconstpointer data)
{
  const char *hash = NULL;
  g_autoptr (PndDocument) document
    = pnd_row_get (fixture->project, PND_TYPE_DOCUMENT, fixture->document, NULL);

  hash = g_strdup (pnd_document_get_text_hash (document));
  open_corrector (fixture);
  fixture_press (fixture, "Escape");
  g_assert_null (fixture_find (fixture, PND_TYPE_CORRECTOR));
  open_corrector (fixture);
  fixture_type (fixture, "x");
  fixture_press (fixture, "ctrl+z Escape");
  if (fixture_find (fixture, PND_TYPE_CORRECTOR) != NULL)
    fixture_press (fixture, "Return");
  g_assert_cmpstr (pnd_document_get_text_hash (document), ==, hash);
  g_free ((char *) hash);
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget)
      && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_place_again (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list;

  add_coding (fixture, 23, 40);
  open_corrector (fixture);
  fixture_press (fixture, "ctrl+a");
  fixture_type (fixture, "Semua serba baru sekarang.");
  fixture_press (fixture, "ctrl+Return");
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 0);
  list = fixture_find (fixture, PND_TYPE_WAITING_LIST);
  g_assert_nonnull (list);
  /* without a selection there is no place */
  g_signal_emit_by_name (find_button (list, "Place Here"), "clicked");
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 0);
  fixture_focus_reader (fixture);
  fixture_press (fixture, "ctrl+Home j");
  g_signal_emit_by_name (find_button (list, "Place Here"), "clicked");
  fixture_settle (fixture);
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 1);
  g_assert_null (fixture_find (fixture, PND_TYPE_WAITING_LIST));
  pnd_workspace_undo (fixture->workspace);
  fixture_settle (fixture);
  g_assert_nonnull (fixture_find (fixture, PND_TYPE_WAITING_LIST));
}

/* another document shows at once where nothing was typed; what was typed is not thrown away */
static void
test_other_document (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndDocumentText) text = pnd_document_text_new_take (g_strdup ("Other."), 6);
  gint64 other = pnd_document_add (fixture->project, "other.txt", text, NULL, NULL, "id",
                                   PND_SOURCE_TYPE_INTERVIEW, &error);

  g_assert_no_error (error);
  open_corrector (fixture);
  pnd_workspace_open_document (fixture->workspace, other);
  fixture_settle (fixture);
  g_assert_null (fixture_find (fixture, PND_TYPE_CORRECTOR));

  pnd_workspace_open_document (fixture->workspace, fixture->document);
  open_corrector (fixture);
  fixture_type (fixture, "x");
  pnd_workspace_open_document (fixture->workspace, other);
  fixture_settle (fixture);
  g_assert_nonnull (strstr (fixture->said, "interview.txt"));
  g_assert_cmpstr (pnd_reading_pane_get_unsaved (PND_READING_PANE (fixture->pane)), ==,
                   "interview.txt");
  fixture_press (fixture, "ctrl+Return");
  g_assert_null (pnd_reading_pane_get_unsaved (PND_READING_PANE (fixture->pane)));
}

#define ADD(path, func) g_test_add (path, Fixture, TEXT, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("/correct/apply", test_apply);
  ADD ("/correct/give-up", test_give_up);
  ADD ("/correct/place-again", test_place_again);
  ADD ("/correct/other-document", test_other_document);

  return g_test_run ();
}
