/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The same code by the same coder on overlapping text: whichever way a hand gets there, it is asked
 * once, and nothing is merged or counted twice in silence. */

#include "tests/ui/flow-fixture.h"

#include <string.h>

#include "ui/common/ask-bar.h"
#include "ui/reader/reader.h"

#define TEXT "We want visitors from Jeonbuk. The hotels are empty. Our farmers need machines.\n"

static PndAskBar *
get_ask_bar (Fixture *fixture)
{
  return (PndAskBar *) fixture_find (fixture, PND_TYPE_ASK_BAR);
}

static void
assert_asks (Fixture *fixture, const char *words)
{
  g_assert_nonnull (get_ask_bar (fixture));
  g_assert_nonnull (strstr (pnd_ask_bar_get_question (get_ask_bar (fixture)), words));
}

static PndSpan
find_words (Fixture *fixture, const char *words)
{
  PndDocumentText *text = pnd_workspace_get_text (fixture->workspace);
  const char *utf8 = pnd_document_text_get_utf8 (text, NULL);
  int start = pnd_document_text_to_position (text, (gsize) (strstr (utf8, words) - utf8));

  return PND_SPAN (start, start + (int) g_utf8_strlen (words, -1));
}

static void
select_words (Fixture *fixture, const char *words)
{
  pnd_workspace_reveal (fixture->workspace, fixture->document, find_words (fixture, words));
  fixture_settle (fixture);
}

/* (transfer full) */
static PndCoding *
code_words (Fixture *fixture, const char *words, const char *abbreviation)
{
  g_autoptr (GError) error = NULL;
  PndCoding *coding;
  gint64 id = pnd_coding_add (fixture->project, fixture->document, find_words (fixture, words),
                              fixture_get_code (fixture, abbreviation), 0, NULL, NULL, &error);

  g_assert_no_error (error);
  coding = pnd_row_get (fixture->project, PND_TYPE_CODING, id, &error);
  g_assert_no_error (error);
  return coding;
}

static void
assert_words (Fixture *fixture, PndCoding *coding, const char *expected)
{
  g_autofree char *words = pnd_document_text_get_slice (pnd_workspace_get_text (fixture->workspace),
                                                        pnd_coding_get_span (coding));

  g_assert_cmpstr (words, ==, expected);
}

/* the end of “visitors” goes over the blank to “from Jeonbuk” */
static void
set_up_neighbours (Fixture *fixture, PndCoding **left, PndCoding **right)
{
  *left = code_words (fixture, "want visitors", "ECO-PAR");
  *right = code_words (fixture, "from Jeonbuk", "ECO-PAR");
  select_words (fixture, "visitors");
  fixture_press (fixture, "o shift+Right");
  g_assert_null (get_ask_bar (fixture));
  assert_words (fixture, *left, "want visitors ");
  fixture_press (fixture, "shift+Right");
  assert_asks (fixture, "ECO-PAR");
  assert_words (fixture, *left, "want visitors ");
}

static void
test_move_and_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PndCoding) left = NULL;
  g_autoptr (PndCoding) right = NULL;

  set_up_neighbours (fixture, &left, &right);
  fixture_press (fixture, "Escape");
  g_assert_null (get_ask_bar (fixture));
  assert_words (fixture, left, "want visitors ");
  /* still the coding at hand, and the keyboard is back in the text */
  fixture_press (fixture, "shift+Left");
  assert_words (fixture, left, "want visitors");
}

static void
test_move_and_keep_both (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PndCoding) left = NULL;
  g_autoptr (PndCoding) right = NULL;

  set_up_neighbours (fixture, &left, &right);
  fixture_press (fixture, "k");
  assert_words (fixture, left, "want visitors f");
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 2);
  /* it was asked once: going on into the same one asks no more */
  fixture_press (fixture, "shift+Right ctrl+shift+Right");
  g_assert_null (get_ask_bar (fixture));
  assert_words (fixture, left, "want visitors from");
}

static void
test_move_and_join (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PndCoding) left = NULL;
  g_autoptr (PndCoding) right = NULL;

  set_up_neighbours (fixture, &left, &right);
  fixture_press (fixture, "Return");
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 1);
  assert_words (fixture, left, "want visitors from Jeonbuk");
  g_assert_true (pnd_workspace_undo (fixture->workspace));
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 2);
  assert_words (fixture, left, "want visitors ");
}

/* onto exactly the same passage both cannot be kept, so that is not offered */
static void
test_move_onto (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PndCoding) whole = code_words (fixture, "hotels are", "ECO-PAR");
  g_autoptr (PndCoding) part = code_words (fixture, "hotels ar", "ECO-PAR");

  select_words (fixture, "hotels");
  fixture_press (fixture, "o");
  g_assert_cmpint (pnd_workspace_get_coding (fixture->workspace), ==,
                   pnd_row_get_id (PND_ROW (part)));
  fixture_press (fixture, "shift+Right");
  assert_asks (fixture, "Exactly this passage");
  fixture_press (fixture, "k");
  g_assert_nonnull (get_ask_bar (fixture));
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 2);
  fixture_press (fixture, "Return");
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 1);
  assert_words (fixture, part, "hotels are");
}

static void
test_other_code (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PndCoding) left = code_words (fixture, "want visitors", "ECO-PAR");
  g_autoptr (PndCoding) right = code_words (fixture, "from Jeonbuk", "ECO-MKT");

  select_words (fixture, "visitors");
  fixture_press (fixture, "o ctrl+shift+Right");
  g_assert_null (get_ask_bar (fixture));
  assert_words (fixture, left, "want visitors from");
}

/* the start moves as well, and a handle let go goes the same way */
static void
test_start_and_handle (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PndCoding) left = code_words (fixture, "want visitors", "ECO-PAR");
  g_autoptr (PndCoding) right = code_words (fixture, "from Jeonbuk", "ECO-PAR");
  GtkWidget *reader;
  PndSpan span;

  select_words (fixture, "Jeonbuk");
  fixture_press (fixture, "o ctrl+alt+Left");
  assert_asks (fixture, "ECO-PAR");
  fixture_press (fixture, "Escape");
  assert_words (fixture, right, "from Jeonbuk");
  reader = fixture_find (fixture, PND_TYPE_READER);
  span = find_words (fixture, "visitors from Jeonbuk");
  g_signal_emit_by_name (reader, "span-dragged", pnd_row_get_id (PND_ROW (right)), span.start,
                         span.end, TRUE);
  fixture_settle (fixture);
  assert_asks (fixture, "ECO-PAR");
  assert_words (fixture, right, "from Jeonbuk");
  fixture_press (fixture, "k");
  assert_words (fixture, right, "visitors from Jeonbuk");
}

static void
test_change_code (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PndCoding) there = code_words (fixture, "hotels are empty", "ECO-PAR");
  g_autoptr (PndCoding) changed = code_words (fixture, "empty", "ECO-MKT");

  select_words (fixture, "empty");
  fixture_press (fixture, "o c");
  fixture_type (fixture, "eco-par");
  fixture_press (fixture, "Return");
  assert_asks (fixture, "ECO-PAR");
  fixture_press (fixture, "k");
  g_assert_cmpint (pnd_coding_get_code (changed), ==, fixture_get_code (fixture, "ECO-PAR"));
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 2);
  g_assert_true (pnd_workspace_undo (fixture->workspace));
  fixture_press (fixture, "c");
  fixture_type (fixture, "eco-par");
  fixture_press (fixture, "Return Return");
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 1);
  assert_words (fixture, changed, "hotels are empty");
  g_assert_cmpint (pnd_coding_get_code (changed), ==, fixture_get_code (fixture, "ECO-PAR"));
}

/* a code that the passage has exactly like this: nothing to keep both of, so nothing is asked, but
 * new ratings are offered */
static void
test_same_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PndCoding) coding = code_words (fixture, "The hotels are empty.", "ECO-PAR");
  PndRating rating;

  select_words (fixture, "The hotels are empty.");
  pnd_workspace_set_last (fixture->workspace, fixture_get_code (fixture, "ECO-PAR"),
                          &(PndRating){ 0 });
  fixture_press (fixture, "period");
  g_assert_null (get_ask_bar (fixture));
  g_assert_nonnull (strstr (fixture->said, "exactly this passage ECO-PAR"));
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 1);

  fixture_press (fixture, "Return");
  fixture_type (fixture, "eco-par");
  fixture_press (fixture, "Tab minus 2 Return");
  assert_asks (fixture, "other ratings");
  fixture_press (fixture, "k");
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 1);
  fixture_press (fixture, "Return");
  g_assert_null (get_ask_bar (fixture));
  rating = pnd_coding_get_rating (coding);
  g_assert_cmpint (rating.polarity, ==, PND_POLARITY_CONTRADICTS);
  g_assert_cmpint (rating.strength, ==, 2);
}

/* extending over a second one does not leave the two overlapping */
static void
test_extend_over_two (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PndCoding) first = code_words (fixture, "We want", "ECO-PAR");
  g_autoptr (PndCoding) last = code_words (fixture, "The hotels", "ECO-PAR");

  select_words (fixture, "want visitors from Jeonbuk. The");
  pnd_workspace_request_code (fixture->workspace, fixture_get_code (fixture, "ECO-PAR"));
  fixture_settle (fixture);
  assert_asks (fixture, "2 codings");
  fixture_press (fixture, "Return");
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 1);
  assert_words (fixture, first, "We want visitors from Jeonbuk. The hotels");
}

static void
test_pin (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndCoding) coding = code_words (fixture, "hotels are", "ECO-PAR");
  g_autoptr (PndCode) code = pnd_row_get (fixture->project, PND_TYPE_CODE,
                                          fixture_get_code (fixture, "ECO-PAR"), &error);
  g_autofree char *key = g_strdup_printf ("%d", pnd_code_get_pin (code));

  g_assert_cmpstr (key, !=, "0");
  select_words (fixture, "are empty");
  fixture_press (fixture, key);
  assert_asks (fixture, "ECO-PAR");
  /* walking on takes the question back */
  pnd_workspace_request_code (fixture->workspace, fixture_get_code (fixture, "ECO-MKT"));
  fixture_settle (fixture);
  g_assert_null (get_ask_bar (fixture));
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 2);
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
  add ("/overlap/move-and-cancel", test_move_and_cancel);
  add ("/overlap/move-and-keep-both", test_move_and_keep_both);
  add ("/overlap/move-and-join", test_move_and_join);
  add ("/overlap/move-onto", test_move_onto);
  add ("/overlap/other-code", test_other_code);
  add ("/overlap/start-and-handle", test_start_and_handle);
  add ("/overlap/change-code", test_change_code);
  add ("/overlap/same-again", test_same_again);
  add ("/overlap/extend-over-two", test_extend_over_two);
  add ("/overlap/pin", test_pin);
  return g_test_run ();
}
