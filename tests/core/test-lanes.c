/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/lanes.h"
#include "app/model/document-text.h"

#define N_LANES 6

static PndDocumentText *
new_text (int n_lines, int line_length)
{
  GString *text = g_string_new (NULL);

  for (int line = 0; line < n_lines; line++)
    {
      for (int i = 0; i < line_length; i++)
        g_string_append_c (text, 'a' + i % 26);
      g_string_append_c (text, '\n');
    }
  return pnd_document_text_new_take (g_string_free (text, FALSE), n_lines * (line_length + 1));
}

static int
get_line_end (int position, gpointer text)
{
  return pnd_document_text_get_line (text, pnd_document_text_get_line_at (text, position)).end;
}

static PndSpanIndex *
new_index (void)
{
  return pnd_span_index_new_take (g_array_new (FALSE, FALSE, sizeof (PndCodingMark)));
}

static void
add (PndSpanIndex *index, gint64 id, int start, int end)
{
  PndCodingMark mark = { .id = id, .code = 1, .span = { start, end } };

  pnd_span_index_insert (index, &mark);
}

static int
lane_of (PndLanes *lanes, PndSpanIndex *index, gint64 id)
{
  const PndCodingMark *mark = pnd_span_index_find (index, id, FALSE);

  return pnd_lanes_get (lanes, pnd_span_index_get_index_of (index, mark));
}

/* sentences of one line of the page must not share a lane, paragraphs may */
static void
test_neighbours (void)
{
  g_autoptr (PndDocumentText) text = new_text (10, 60);
  g_autoptr (PndSpanIndex) index = new_index ();
  g_autoptr (PndLanes) lanes = pnd_lanes_new (N_LANES);

  add (index, 1, 0, 20);
  add (index, 2, 21, 40);
  add (index, 3, 61, 121);
  add (index, 4, 122, 182);
  pnd_lanes_update (lanes, index, get_line_end, text);
  g_assert_cmpint (lane_of (lanes, index, 1), ==, 0);
  g_assert_cmpint (lane_of (lanes, index, 2), ==, 1);
  g_assert_cmpint (lane_of (lanes, index, 3), ==, 0);
  g_assert_cmpint (lane_of (lanes, index, 4), ==, 0);
  g_assert_cmpint (pnd_lanes_get_n_used (lanes), ==, 2);
}

static void
test_crowded (void)
{
  g_autoptr (PndDocumentText) text = new_text (10, 60);
  g_autoptr (PndSpanIndex) index = new_index ();
  g_autoptr (PndLanes) lanes = pnd_lanes_new (N_LANES);

  for (int id = 1; id <= N_LANES + 2; id++)
    add (index, id, id, 100);
  pnd_lanes_update (lanes, index, get_line_end, text);
  g_assert_cmpint (lane_of (lanes, index, N_LANES), ==, N_LANES - 1);
  g_assert_cmpint (lane_of (lanes, index, N_LANES + 1), ==, PND_LANES_NONE);

  pnd_span_index_remove (index, 3, FALSE);
  pnd_lanes_update (lanes, index, get_line_end, text);
  g_assert_cmpint (lane_of (lanes, index, N_LANES + 1), ==, 2);
  g_assert_cmpint (lane_of (lanes, index, N_LANES + 2), ==, PND_LANES_NONE);
  g_assert_cmpint (lane_of (lanes, index, 4), ==, 3);
}

static void
test_notes_have_none (void)
{
  g_autoptr (PndDocumentText) text = new_text (2, 60);
  g_autoptr (PndSpanIndex) index = new_index ();
  g_autoptr (PndLanes) lanes = pnd_lanes_new (N_LANES);
  PndCodingMark note = { .id = 9, .span = { 0, 30 }, .flags = PND_CODING_MARK_ANNOTATION };

  pnd_span_index_insert (index, &note);
  add (index, 9, 0, 30);
  pnd_lanes_update (lanes, index, get_line_end, text);
  g_assert_cmpint (lane_of (lanes, index, 9), ==, 0);
  g_assert_cmpint (pnd_lanes_get (lanes, 1), ==, PND_LANES_NONE);
}

static int
get_reach (PndDocumentText *text, PndSpan span)
{
  PndSpan line = pnd_document_text_get_line (text,
                                             pnd_document_text_get_line_at (text, span.end - 1));

  return MIN (span.end + 40, line.end);
}

static void
assert_nothing_collides (PndLanes *lanes, PndSpanIndex *index, PndDocumentText *text)
{
  int reached[N_LANES] = { 0 };

  for (gsize i = 0; i < pnd_span_index_get_n (index); i++)
    {
      PndSpan span = pnd_span_index_get (index, i)->span;
      int lane = pnd_lanes_get (lanes, i);

      if (lane == PND_LANES_NONE)
        continue;
      g_assert_cmpint (lane, <, N_LANES);
      g_assert_cmpint (span.start, >=, reached[lane]);
      reached[lane] = get_reach (text, span);
    }
}

/* a stripe keeps its lane through every edit of others; only one without a lane may gain one */
static void
test_stable (void)
{
  g_autoptr (PndDocumentText) text = new_text (10, 500);
  g_autoptr (PndSpanIndex) index = new_index ();
  g_autoptr (PndLanes) lanes = pnd_lanes_new (N_LANES);
  int before[501];

  for (int id = 1; id <= 500; id++)
    {
      int start = g_test_rand_int_range (0, 4800);
      int moved = g_test_rand_int_range (1, id + 1);
      gboolean is_removed = id % 5 == 0 && pnd_span_index_find (index, moved, FALSE) != NULL;

      for (int i = 1; i < id; i++)
        before[i] = pnd_span_index_find (index, i, FALSE) != NULL ? lane_of (lanes, index, i) : -1;

      if (is_removed)
        pnd_span_index_remove (index, moved, FALSE);
      add (index, id, start, start + g_test_rand_int_range (1, 120));
      pnd_lanes_update (lanes, index, get_line_end, text);
      assert_nothing_collides (lanes, index, text);

      for (int i = 1; i < id; i++)
        if (pnd_span_index_find (index, i, FALSE) != NULL && before[i] != PND_LANES_NONE)
          g_assert_cmpint (lane_of (lanes, index, i), ==, before[i]);
    }
}

static void
test_resized_keeps_lane (void)
{
  g_autoptr (PndDocumentText) text = new_text (10, 60);
  g_autoptr (PndSpanIndex) index = new_index ();
  g_autoptr (PndLanes) lanes = pnd_lanes_new (N_LANES);

  add (index, 1, 0, 50);
  add (index, 2, 10, 40);
  add (index, 3, 200, 240);
  pnd_lanes_update (lanes, index, get_line_end, text);
  pnd_span_index_remove (index, 1, FALSE);
  pnd_lanes_update (lanes, index, get_line_end, text);
  g_assert_cmpint (lane_of (lanes, index, 2), ==, 1);

  pnd_span_index_remove (index, 2, FALSE);
  add (index, 2, 10, 80);
  pnd_lanes_update (lanes, index, get_line_end, text);
  g_assert_cmpint (lane_of (lanes, index, 2), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lanes/neighbours", test_neighbours);
  g_test_add_func ("/lanes/crowded", test_crowded);
  g_test_add_func ("/lanes/notes-have-none", test_notes_have_none);
  g_test_add_func ("/lanes/stable", test_stable);
  g_test_add_func ("/lanes/resized-keeps-lane", test_resized_keeps_lane);
  return g_test_run ();
}
