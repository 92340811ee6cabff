/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Coding as a hand does it: real keys, a real project, and what is in the file afterwards. */

#include "tests/ui/flow-fixture.h"

#include <string.h>

#include "ui/codes/palette-list.h"
#include "ui/codes/palette.h"
#include "ui/common/ask-bar.h"
#include "ui/coding/find-bar.h"
#include "ui/inspector/card-popover.h"

#define TEXT                                                                                     \
  "Why does the province want this?\n"                                                           \
  "We want visitors from Jeonbuk. The hotels are empty. Our farmers need machines.\n"            \
  "Nobody here asks for recognition abroad. We follow the capital.\n"

static void
assert_selected (Fixture *fixture, const char *expected)
{
  g_autofree char *selected = fixture_get_selected (fixture);

  g_assert_cmpstr (selected, ==, expected);
}

static PndPalette *
get_palette (Fixture *fixture)
{
  return (PndPalette *) fixture_find (fixture, PND_TYPE_PALETTE);
}

static void
select_words (Fixture *fixture, const char *words)
{
  PndDocumentText *text = pnd_workspace_get_text (fixture->workspace);
  const char *utf8 = pnd_document_text_get_utf8 (text, NULL);
  int start = pnd_document_text_to_position (text, (gsize) (strstr (utf8, words) - utf8));

  pnd_workspace_reveal (fixture->workspace, fixture->document,
                        PND_SPAN (start, start + (int) g_utf8_strlen (words, -1)));
  fixture_settle (fixture);
}

static void
test_walk (Fixture *fixture, gconstpointer data)
{
  fixture_press (fixture, "j j");
  assert_selected (fixture, "We want visitors from Jeonbuk.");
  fixture_press (fixture, "j");
  assert_selected (fixture, "The hotels are empty.");
  fixture_press (fixture, "k");
  assert_selected (fixture, "We want visitors from Jeonbuk.");
  fixture_press (fixture, "shift+j");
  assert_selected (fixture, "We want visitors from Jeonbuk. The hotels are empty.");
  fixture_press (fixture, "shift+j shift+k shift+k");
  assert_selected (fixture, "We want visitors from Jeonbuk.");
  fixture_press (fixture, "Escape");
  assert_selected (fixture, "");
}

static void
test_code (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PndCoding) coding = NULL;
  PndRating rating;
  g_autofree char *before = g_strdup (pnd_project_get_undo_label (fixture->project));

  fixture_press (fixture, "j j Return");
  g_assert_nonnull (get_palette (fixture));
  fixture_type (fixture, "par");
  g_assert_cmpint (pnd_palette_get_highlighted (get_palette (fixture)), ==,
                   fixture_get_code (fixture, "ECO-PAR"));
  g_assert_cmpint (pnd_workspace_get_rule_code (fixture->workspace), ==,
                   fixture_get_code (fixture, "ECO-PAR"));
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 0);
  fixture_press (fixture, "Tab plus 2 Return");
  g_assert_null (get_palette (fixture));
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 1);

  coding = fixture_get_coding (fixture, 0);
  rating = pnd_coding_get_rating (coding);
  g_assert_cmpint (pnd_coding_get_code (coding), ==, fixture_get_code (fixture, "ECO-PAR"));
  g_assert_cmpint (rating.polarity, ==, PND_POLARITY_SUPPORTS);
  g_assert_cmpint (rating.strength, ==, 2);
  /* the selection stays, for a second code */
  assert_selected (fixture, "We want visitors from Jeonbuk.");

  g_assert_true (pnd_workspace_undo (fixture->workspace));
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 0);
  g_assert_cmpstr (pnd_project_get_undo_label (fixture->project), ==, before);
  g_assert_true (pnd_workspace_redo (fixture->workspace));
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 1);
}

static void
test_second_code (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PndCoding) first = NULL;
  g_autoptr (PndCoding) second = NULL;
  g_autoptr (PndCoding) third = NULL;
  PndRating rating;

  fixture_press (fixture, "j j Return");
  fixture_type (fixture, "inv-");
  /* a minus after letters belongs to them; a plus is a rating at once, without a Tab */
  fixture_press (fixture, "BackSpace plus 3 p Return Return");
  fixture_type (fixture, "eco mkt");
  fixture_press (fixture, "Tab minus Return");
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 2);
  first = fixture_get_coding (fixture, 0);
  second = fixture_get_coding (fixture, 1);
  g_assert_cmpint (pnd_coding_get_code (first), ==, fixture_get_code (fixture, "ECO-INV"));
  g_assert_cmpint (pnd_coding_get_rating (first).polarity, ==, PND_POLARITY_SUPPORTS);
  g_assert_cmpint (pnd_coding_get_rating (first).strength, ==, 3);
  g_assert_cmpint (pnd_coding_get_rating (first).holder, ==, PND_HOLDER_PARTNER_REGION);
  g_assert_cmpint (pnd_coding_get_code (second), ==, fixture_get_code (fixture, "ECO-MKT"));
  g_assert_true (pnd_span_equal (pnd_coding_get_span (first), pnd_coding_get_span (second)));

  /* the last code with its ratings, on the next sentence: two keys */
  fixture_press (fixture, "j period");
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 3);
  third = fixture_get_coding (fixture, 2);
  rating = pnd_coding_get_rating (third);
  g_assert_cmpint (pnd_coding_get_code (third), ==, fixture_get_code (fixture, "ECO-MKT"));
  g_assert_cmpint (rating.polarity, ==, PND_POLARITY_CONTRADICTS);
}

static void
test_holder_default (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndCoding) coding = NULL;

  pnd_document_set_holder (pnd_workspace_get_document (fixture->workspace),
                           PND_HOLDER_OWN_REGION, &error);
  g_assert_no_error (error);
  fixture_press (fixture, "j Return");
  fixture_type (fixture, "par");
  g_assert_cmpint (pnd_palette_get_rating (get_palette (fixture)).holder, ==,
                   PND_HOLDER_OWN_REGION);
  fixture_press (fixture, "Return");
  coding = fixture_get_coding (fixture, 0);
  g_assert_cmpint (pnd_coding_get_rating (coding).holder, ==, PND_HOLDER_OWN_REGION);
}

static void
unpin (Fixture *fixture, int pin)
{
  GListModel *codes = pnd_workspace_get_all_codes (fixture->workspace);

  for (guint i = 0; i < g_list_model_get_n_items (codes); i++)
    {
      g_autoptr (PndCode) code = g_list_model_get_item (codes, i);

      if (pnd_code_get_pin (code) == pin)
        g_assert_true (pnd_code_set_pin (code, 0, NULL));
    }
}

static void
test_pins (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndCoding) coding = NULL;
  g_autoptr (PndCode) code = NULL;

  code = pnd_row_get (fixture->project, PND_TYPE_CODE, fixture_get_code (fixture, "CUL-LAN"),
                      &error);
  g_assert_no_error (error);
  pnd_code_set_pin (code, 4, &error);
  g_assert_no_error (error);
  unpin (fixture, 8);
  fixture_press (fixture, "j 4");
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 1);
  coding = fixture_get_coding (fixture, 0);
  g_assert_cmpint (pnd_coding_get_code (coding), ==, fixture_get_code (fixture, "CUL-LAN"));
  fixture_press (fixture, "8");
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 1);
  g_assert_nonnull (strstr (fixture->said, "8"));
}

static gint64
code_selection (Fixture *fixture, const char *abbreviation)
{
  gint64 id = pnd_workspace_code_selection (fixture->workspace,
                                            fixture_get_code (fixture, abbreviation), NULL);

  g_assert_cmpint (id, >, 0);
  fixture_settle (fixture);
  return id;
}

static void
test_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PndCoding) coding = NULL;
  g_autofree char *guid = NULL;
  gint64 id;

  select_words (fixture, "The hotels are empty.");
  id = code_selection (fixture, "ECO-PAR");
  coding = fixture_get_coding (fixture, 0);
  guid = g_strdup (pnd_row_get_guid (PND_ROW (coding)));
  /* not selected yet: these do nothing to it */
  fixture_press (fixture, "c e m Delete");
  g_assert_null (get_palette (fixture));
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 1);
  /* neither do these where the selection is not what was coded */
  select_words (fixture, "The hotels");
  fixture_press (fixture, "plus 0");
  g_assert_cmpint (pnd_coding_get_rating (coding).polarity, ==, PND_POLARITY_UNRATED);
  select_words (fixture, "The hotels are empty.");

  fixture_press (fixture, "o");
  g_assert_cmpint (pnd_workspace_get_coding (fixture->workspace), ==, id);
  fixture_press (fixture, "c");
  g_assert_cmpint (pnd_palette_get_changing (get_palette (fixture)), ==, id);
  fixture_type (fixture, "rec");
  fixture_press (fixture, "Return");
  g_assert_cmpint (pnd_coding_get_code (coding), ==, fixture_get_code (fixture, "POL-REC"));
  g_assert_cmpstr (pnd_row_get_guid (PND_ROW (coding)), ==, guid);

  /* the chips, as one edit; and one taken back */
  fixture_press (fixture, "e");
  g_assert_nonnull (fixture_find (fixture, PND_TYPE_CARD_POPOVER));
  fixture_press (fixture, "minus 2 c Return");
  g_assert_null (fixture_find (fixture, PND_TYPE_CARD_POPOVER));
  g_assert_cmpint (pnd_coding_get_rating (coding).polarity, ==, PND_POLARITY_CONTRADICTS);
  g_assert_cmpint (pnd_coding_get_rating (coding).strength, ==, 2);
  g_assert_cmpint (pnd_coding_get_rating (coding).holder, ==, PND_HOLDER_CENTRAL_STATE);
  pnd_workspace_undo (fixture->workspace);
  g_assert_cmpint (pnd_coding_get_rating (coding).polarity, ==, PND_POLARITY_UNRATED);
  g_assert_cmpint (pnd_coding_get_rating (coding).strength, ==, 0);
  fixture_press (fixture, "e plus 3 Escape");
  g_assert_cmpint (pnd_coding_get_rating (coding).polarity, ==, PND_POLARITY_UNRATED);

  fixture_press (fixture, "plus");
  g_assert_cmpint (pnd_coding_get_rating (coding).polarity, ==, PND_POLARITY_SUPPORTS);
}

/* a pin and a rating, without selecting what was coded; the older coding of the same words stays */
static void
test_rate_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PndCoding) older = NULL;
  g_autoptr (PndCoding) coding = NULL;

  fixture_press (fixture, "j");
  code_selection (fixture, "ECO-PAR");
  older = fixture_get_coding (fixture, 0);
  fixture_press (fixture, "8 plus");
  coding = fixture_get_coding (fixture, 1);
  g_assert_cmpint (pnd_coding_get_rating (coding).polarity, ==, PND_POLARITY_SUPPORTS);
  g_assert_cmpint (pnd_coding_get_rating (older).polarity, ==, PND_POLARITY_UNRATED);
}

/* who clicks elsewhere while the palette is open keeps the keyboard there */
static void
test_leave_palette (Fixture *fixture, gconstpointer data)
{
  fixture_press (fixture, "j Return");
  g_assert_nonnull (get_palette (fixture));
  gtk_widget_grab_focus (fixture->outside);
  fixture_settle (fixture);
  g_assert_null (get_palette (fixture));
  fixture_type (fixture, "1");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->outside)), ==, "1");
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 0);
}

/* a code was touched with the mouse: letters still search */
static void
test_search_from_list (Fixture *fixture, gconstpointer data)
{
  fixture_press (fixture, "j Return");
  gtk_widget_child_focus (fixture_find (fixture, PND_TYPE_PALETTE_LIST), GTK_DIR_TAB_FORWARD);
  fixture_type (fixture, "rec");
  g_assert_cmpint (pnd_palette_get_highlighted (get_palette (fixture)), ==,
                   fixture_get_code (fixture, "POL-REC"));
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PndCoding) coding = NULL;
  PndSpan before, after;

  select_words (fixture, "hotels are");
  code_selection (fixture, "ECO-PAR");
  coding = fixture_get_coding (fixture, 0);
  before = pnd_coding_get_span (coding);
  fixture_press (fixture, "o shift+Right shift+Right shift+Left");
  after = pnd_coding_get_span (coding);
  g_assert_cmpint (after.start, ==, before.start);
  g_assert_cmpint (after.end, ==, before.end + 1);
  fixture_press (fixture, "ctrl+shift+Left alt+Left");
  after = pnd_coding_get_span (coding);
  g_assert_cmpint (after.end, ==, before.start + (int) strlen ("hotels"));
  g_assert_cmpint (after.start, ==, before.start - 1);
  pnd_workspace_undo (fixture->workspace);
  pnd_workspace_undo (fixture->workspace);
  g_assert_cmpint (pnd_coding_get_span (coding).end, ==, before.end + 1);
  g_assert_cmpint (pnd_coding_get_span (coding).start, ==, before.start);
}

static void
test_memo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PndCoding) coding = NULL;

  fixture_press (fixture, "j Return");
  fixture_type (fixture, "par");
  fixture_press (fixture, "ctrl+Return");
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 1);
  fixture_type (fixture, "jk. 1 memo");
  fixture_press (fixture, "ctrl+Return");
  coding = fixture_get_coding (fixture, 0);
  g_assert_cmpstr (pnd_coding_get_memo (coding), ==, "jk. 1 memo");
  /* nothing that was typed was a command */
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 1);
  /* back in the text: one step for the memo, one for the coding */
  fixture_press (fixture, "j");
  assert_selected (fixture, "We want visitors from Jeonbuk.");
  pnd_workspace_undo (fixture->workspace);
  g_assert_cmpstr (pnd_coding_get_memo (coding), ==, "");
  pnd_workspace_undo (fixture->workspace);
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 0);
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  select_words (fixture, "The hotels are empty.");
  code_selection (fixture, "ECO-PAR");
  code_selection (fixture, "ECO-DEV");
  fixture_press (fixture, "o Delete");
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 1);
  g_assert_nonnull (strstr (fixture->said, "Ctrl+Z"));
  g_assert_cmpint (pnd_workspace_get_coding (fixture->workspace), ==, 0);
  fixture_press (fixture, "Delete");
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 1);
  pnd_workspace_undo (fixture->workspace);
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 2);
}

static void
test_overlap (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PndCoding) coding = NULL;
  PndSpan first;

  select_words (fixture, "We want visitors");
  code_selection (fixture, "ECO-PAR");
  coding = fixture_get_coding (fixture, 0);
  first = pnd_coding_get_span (coding);
  select_words (fixture, "visitors from Jeonbuk");
  fixture_press (fixture, "period");
  g_assert_nonnull (fixture_find (fixture, PND_TYPE_ASK_BAR));
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 1);
  fixture_press (fixture, "Escape");
  g_assert_null (fixture_find (fixture, PND_TYPE_ASK_BAR));
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 1);
  g_assert_true (pnd_span_equal (pnd_coding_get_span (coding), first));

  fixture_press (fixture, "period Return");
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 1);
  g_assert_cmpint (pnd_coding_get_span (coding).start, ==, first.start);
  g_assert_cmpint (pnd_coding_get_span (coding).end, ==,
                   pnd_workspace_get_span (fixture->workspace).end);

  fixture_press (fixture, "period k");
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 2);
  /* another code asks nothing */
  fixture_press (fixture, "Return");
  fixture_type (fixture, "dev");
  fixture_press (fixture, "Return");
  g_assert_null (fixture_find (fixture, PND_TYPE_ASK_BAR));
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 3);
}

static void
test_note_and_vivo (Fixture *fixture, gconstpointer data)
{
  int n_codes = fixture_count (fixture, "codes");

  select_words (fixture, "hotels");
  fixture_press (fixture, "n");
  fixture_type (fixture, "jom 4.");
  fixture_press (fixture, "ctrl+Return");
  g_assert_cmpint (fixture_count (fixture, "annotations"), ==, 1);
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 0);
  fixture_press (fixture, "n");
  fixture_type (fixture, "thrown away");
  fixture_press (fixture, "Escape");
  g_assert_cmpint (fixture_count (fixture, "annotations"), ==, 1);
  fixture_press (fixture, "v");
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 1);
  g_assert_cmpint (fixture_count (fixture, "codes"), ==, n_codes + 1);
  pnd_workspace_undo (fixture->workspace);
  g_assert_cmpint (fixture_count (fixture, "codes"), ==, n_codes);
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 0);
}

static void
test_escape (Fixture *fixture, gconstpointer data)
{
  gint64 id;

  select_words (fixture, "The hotels are empty.");
  id = code_selection (fixture, "ECO-PAR");
  fixture_press (fixture, "o Return");
  g_assert_nonnull (get_palette (fixture));
  fixture_type (fixture, "xyz");
  fixture_press (fixture, "Escape");
  g_assert_null (get_palette (fixture));
  assert_selected (fixture, "The hotels are empty.");
  fixture_press (fixture, "Escape");
  assert_selected (fixture, "");
  g_assert_cmpint (pnd_workspace_get_coding (fixture->workspace), ==, id);
  fixture_press (fixture, "Escape");
  g_assert_cmpint (pnd_workspace_get_coding (fixture->workspace), ==, 0);
  g_assert_cmpint (fixture_count (fixture, "codings"), ==, 1);
}

static void
test_unfinished (Fixture *fixture, gconstpointer data)
{
  gint64 first, second;

  select_words (fixture, "We want visitors");
  first = code_selection (fixture, "ECO-PAR");
  select_words (fixture, "The hotels are empty.");
  code_selection (fixture, "OPP-GLO"); /* context needs no rating */
  select_words (fixture, "Nobody here");
  second = code_selection (fixture, "POL-REC");
  select_words (fixture, "Why");
  fixture_press (fixture, "u");
  g_assert_cmpint (pnd_workspace_get_coding (fixture->workspace), ==, first);
  fixture_press (fixture, "u");
  g_assert_cmpint (pnd_workspace_get_coding (fixture->workspace), ==, second);
  fixture_press (fixture, "minus u"); /* a polarity without a holder counts for nothing */
  g_assert_cmpint (pnd_workspace_get_coding (fixture->workspace), ==, first);
  g_assert_cmpint (pnd_coding_count_unfinished (fixture->project), ==, 2);
  fixture_press (fixture, "u");
  g_assert_cmpint (pnd_workspace_get_coding (fixture->workspace), ==, second);
  fixture_press (fixture, "e p Return u");
  g_assert_cmpint (pnd_workspace_get_coding (fixture->workspace), ==, first);
  g_assert_cmpint (pnd_coding_count_unfinished (fixture->project), ==, 1);
  fixture_press (fixture, "plus e o Return u");
  g_assert_nonnull (fixture->said);
  g_assert_cmpint (pnd_coding_count_unfinished (fixture->project), ==, 0);
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  fixture_press (fixture, "ctrl+f");
  fixture_type (fixture, "WE ");
  assert_selected (fixture, "We");
  fixture_type (fixture, "FOL");
  assert_selected (fixture, "We fol");
  fixture_press (fixture, "Escape");
  g_assert_null (fixture_find (fixture, PND_TYPE_FIND_BAR));
  /* back in the text with what was found */
  assert_selected (fixture, "We fol");
  fixture_press (fixture, "k");
  assert_selected (fixture, "Nobody here asks for recognition abroad.");
}

static void
collect_texts (GtkWidget *widget, GPtrArray *texts)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_TEXT (widget) || (GTK_IS_TEXT_VIEW (widget)
                               && gtk_text_view_get_editable (GTK_TEXT_VIEW (widget))))
    g_ptr_array_add (texts, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_texts (child, texts);
}

/* every key that does something in the text, typed into every entry of the window */
static void
test_entries (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autoptr (PndCoding) coding = NULL;
  PndSpan span;

  select_words (fixture, "The hotels are empty.");
  code_selection (fixture, "ECO-PAR");
  coding = fixture_get_coding (fixture, 0);
  span = pnd_coding_get_span (coding);
  fixture_press (fixture, "o ctrl+f");
  collect_texts (fixture->window, texts);
  g_assert_cmpuint (texts->len, >=, 3); /* outside, find, memo */
  for (guint i = 0; i < texts->len; i++)
    {
      gtk_widget_grab_focus (texts->pdata[i]);
      fixture_settle (fixture);
      fixture_type (fixture, "jkJKpPvVnNoOuUcCeEmM.123456789+-0");
      fixture_press (fixture, "shift+Left alt+Left ctrl+shift+Left Delete");
      g_assert_cmpint (fixture_count (fixture, "codings"), ==, 1);
      g_assert_cmpint (fixture_count (fixture, "annotations"), ==, 0);
      g_assert_null (get_palette (fixture));
      g_assert_cmpint (pnd_coding_get_rating (coding).polarity, ==, PND_POLARITY_UNRATED);
      g_assert_true (pnd_span_equal (pnd_coding_get_span (coding), span));
      g_assert_cmpint (pnd_coding_get_code (coding), ==, fixture_get_code (fixture, "ECO-PAR"));
    }
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
  add ("/flow/walk", test_walk);
  add ("/flow/code", test_code);
  add ("/flow/second-code", test_second_code);
  add ("/flow/holder-default", test_holder_default);
  add ("/flow/pins", test_pins);
  add ("/flow/change", test_change);
  add ("/flow/rate-at-once", test_rate_at_once);
  add ("/flow/leave-palette", test_leave_palette);
  add ("/flow/search-from-list", test_search_from_list);
  add ("/flow/move", test_move);
  add ("/flow/memo", test_memo);
  add ("/flow/remove", test_remove);
  add ("/flow/overlap", test_overlap);
  add ("/flow/note-and-vivo", test_note_and_vivo);
  add ("/flow/escape", test_escape);
  add ("/flow/unfinished", test_unfinished);
  add ("/flow/find", test_find);
  add ("/flow/entries", test_entries);
  return g_test_run ();
}
