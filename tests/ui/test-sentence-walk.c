/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a selection walks, and where a popover stands beside it; neither needs a screen. */

#include <string.h>

#include "ui/coding/coding-actions.h"
#include "ui/reader/sentence-walk.h"
#include "ui/common/side-popover.h"

#define TEXT                                                                                      \
  "One is first. Two is next. Three comes last.\n"                                                \
  "\n"                                                                                            \
  "Four stands alone.\n"

static PndDocumentText *
make_text (void)
{
  return pnd_document_text_new_take (g_strdup (TEXT), strlen (TEXT));
}

static PndSpan
find (const char *words)
{
  int start = (int) (strstr (TEXT, words) - TEXT);

  return PND_SPAN (start, start + (int) strlen (words));
}

static void
assert_span (PndSpan span, const char *words)
{
  PndSpan expected = find (words);

  g_assert_cmpint (span.start, ==, expected.start);
  g_assert_cmpint (span.end, ==, expected.end);
}

static void
test_sentences (void)
{
  g_autoptr (PndDocumentText) text = make_text ();
  PndSpan anchor = { 0, 0 };
  PndSpan span = { 5, 5 };

  span = pnd_sentence_walk (text, span, PND_WALK_NEXT, &anchor);
  assert_span (span, "One is first.");
  span = pnd_sentence_walk (text, span, PND_WALK_NEXT, &anchor);
  assert_span (span, "Two is next.");
  /* grows and shrinks at its end, then grows at its start, and never loses where it began */
  span = pnd_sentence_walk (text, span, PND_WALK_EXTEND, &anchor);
  assert_span (span, "Two is next. Three comes last.");
  span = pnd_sentence_walk (text, span, PND_WALK_SHRINK, &anchor);
  assert_span (span, "Two is next.");
  span = pnd_sentence_walk (text, span, PND_WALK_SHRINK, &anchor);
  assert_span (span, "One is first. Two is next.");
  span = pnd_sentence_walk (text, span, PND_WALK_SHRINK, &anchor);
  assert_span (span, "One is first. Two is next.");
  span = pnd_sentence_walk (text, span, PND_WALK_EXTEND, &anchor);
  assert_span (span, "Two is next.");
  for (int i = 0; i < 5; i++)
    span = pnd_sentence_walk (text, span, PND_WALK_NEXT, &anchor);
  assert_span (span, "Four stands alone.");
  span = pnd_sentence_walk (text, span, PND_WALK_PREVIOUS, &anchor);
  assert_span (span, "Three comes last.");
}

static void
test_paragraphs (void)
{
  g_autoptr (PndDocumentText) text = make_text ();
  PndSpan anchor = { 0, 0 };
  PndSpan span = find ("next");

  span = pnd_sentence_walk (text, span, PND_WALK_PARAGRAPH, &anchor);
  assert_span (span, "One is first. Two is next. Three comes last.");
  span = pnd_sentence_walk (text, span, PND_WALK_PARAGRAPH, &anchor);
  assert_span (span, "One is first. Two is next. Three comes last.\n\nFour stands alone.");
  g_assert_true (
    pnd_span_equal (pnd_sentence_walk (text, span, PND_WALK_PARAGRAPH, &anchor), span));
}

static void
test_ends (void)
{
  g_autoptr (PndDocumentText) text = make_text ();
  PndSpan span = find ("Two is next");

  assert_span (pnd_sentence_walk_end (text, span, FALSE, FALSE, 1), "Two is next.");
  assert_span (pnd_sentence_walk_end (text, span, FALSE, FALSE, -1), "Two is nex");
  assert_span (pnd_sentence_walk_end (text, span, FALSE, TRUE, -1), "Two is");
  assert_span (pnd_sentence_walk_end (text, span, FALSE, TRUE, 1), "Two is next. Three");
  assert_span (pnd_sentence_walk_end (text, span, TRUE, TRUE, -1), "first. Two is next");
  assert_span (pnd_sentence_walk_end (text, span, TRUE, TRUE, 1), "is next");
  /* nothing may be left of a passage only by moving its other end */
  assert_span (pnd_sentence_walk_end (text, find ("i"), FALSE, FALSE, -1), "i");
  assert_span (pnd_sentence_walk_end (text, find ("Four"), TRUE, TRUE, 1), "Four");
}

/* what a popover of @form covers at @place */
static GdkRectangle
get_covered (const PndPlace *place, const PndForm *form)
{
  int height = MIN (form->height, MAX (place->room, form->least));
  GdkRectangle popover = { place->pointing.x, place->pointing.y, form->width, height };

  if (place->side == GTK_POS_LEFT)
    popover.x -= form->width;
  else if (place->side == GTK_POS_RIGHT)
    popover.x += place->pointing.width;
  else if (place->side == GTK_POS_TOP)
    popover.y -= height;
  else
    popover.y += place->pointing.height;
  return popover;
}

static void
assert_inside (const GdkRectangle *inner, const GdkRectangle *outer)
{
  GdkRectangle all;

  gdk_rectangle_union (inner, outer, &all);
  g_assert_true (gdk_rectangle_equal (&all, outer));
}

/* wherever the passage is, in a window of any size, what stands beside it is not over it, and not
 * outside of the window */
static void
test_places (void)
{
  static const GdkRectangle windows[] = { { -250, 0, 900, 515 },
                                          { -280, 0, 1600, 910 },
                                          { -330, 0, 1280, 710 },
                                          { -20, 0, 800, 515 } };
  static const PndForm tall = { 324, 600, 480 };
  static const PndForm wide = { 744, 316, 230 };

  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    for (int y = 0; y < windows[i].height - 50; y += 20)
      {
        GdkRectangle column = { 60, 0, 640, windows[i].height };
        GdkRectangle passage = { 60 + y % 200, y, 300, 48 };
        PndPlace place = pnd_place_find (&windows[i], &column, &passage, &tall, &wide);
        gboolean is_wide = pnd_place_is_wide (&place);
        GdkRectangle popover = get_covered (&place, is_wide ? &wide : &tall);

        g_assert_false (gdk_rectangle_intersect (&popover, is_wide ? &passage : &column, NULL));
        assert_inside (&popover, &windows[i]);
      }
}

/* a passage from edge to edge gives up what is needed, not the window's edge */
static void
test_place_without_room (void)
{
  static const GdkRectangle window = { -20, 0, 800, 500 };
  static const GdkRectangle passages[] = { { 60, 0, 640, 500 }, { 60, 150, 640, 300 } };
  static const PndForm form = { 744, 316, 230 };

  for (guint i = 0; i < G_N_ELEMENTS (passages); i++)
    {
      PndPlace place = pnd_place_find (&window, &passages[i], &passages[i], &form, &form);
      GdkRectangle popover = get_covered (&place, &form);

      assert_inside (&popover, &window);
    }
}

/* every action has a title, keys that GTK takes, and no key does two things */
static void
test_actions (void)
{
  gsize n_actions;
  const PndCodingAction *actions = pnd_coding_actions_list (&n_actions);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *xml = pnd_coding_actions_build_shortcut_groups (0, PND_N_CODING_SECTIONS - 1);

  for (gsize i = 0; i < n_actions; i++)
    {
      g_auto (GStrv) keys = g_strsplit (actions[i].keys, " | ", -1);
      g_autofree char *shown = pnd_coding_action_get_accelerators (&actions[i]);
      g_autofree char *title = g_markup_escape_text (actions[i].title, -1);

      g_assert_cmpstr (actions[i].title, !=, "");
      g_assert_cmpstr (shown, !=, "");
      /* the pins share a line */
      g_assert_nonnull (strstr (xml, actions[i].target == 0 ? title : "1...9"));
      for (char **key = keys; *key != NULL; key++)
        {
          g_autoptr (GtkShortcutTrigger) trigger = gtk_shortcut_trigger_parse_string (*key);

          g_test_message ("%s", *key);
          g_assert_nonnull (trigger);
          g_assert_true (g_hash_table_add (seen, gtk_shortcut_trigger_to_string (trigger)));
        }
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sentence-walk/sentences", test_sentences);
  g_test_add_func ("/sentence-walk/paragraphs", test_paragraphs);
  g_test_add_func ("/sentence-walk/ends", test_ends);
  g_test_add_func ("/sentence-walk/places", test_places);
  g_test_add_func ("/sentence-walk/place-without-room", test_place_without_room);
  g_test_add_func ("/sentence-walk/actions", test_actions);
  return g_test_run ();
}
