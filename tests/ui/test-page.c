/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of the reading view, without a widget and without a display. */

#include <pango/pangocairo.h>
#include <string.h>

#include "app/analysis/lanes.h"
#include "ui/page/caret.h"
#include "ui/page/highlights.h"
#include "ui/page/page-layout.h"
#include "ui/page/stripes.h"

#define VIEW_HEIGHT 600

static PndDocumentText *
new_text (const char *text)
{
  return pnd_document_text_new_take (g_strdup (text), strlen (text));
}

/* paragraphs of very different lengths, some empty, so that estimates are often wrong */
static PndDocumentText *
new_prose (int n_lines)
{
  GString *text = g_string_new (NULL);
  gsize n_bytes;

  for (int line = 0; line < n_lines; line++)
    {
      for (int word = 0; word < (line * 37) % 190; word++)
        g_string_append_printf (text, "%s ", (word + line) % 3 == 0 ? "kerjasama" : "ii mm.");
      g_string_append_c (text, '\n');
    }
  n_bytes = text->len;
  return pnd_document_text_new_take (g_string_free (text, FALSE), n_bytes);
}

static PndPageLayout *
new_page (PndDocumentText *text)
{
  PndPageLayout *page = pnd_page_layout_new ();
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *font = pango_font_description_from_string ("Sans 11");

  pnd_page_layout_set_context (page, context, font);
  pnd_page_layout_set_size (page, 480, VIEW_HEIGHT);
  pnd_page_layout_set_text (page, text);
  pango_font_description_free (font);
  g_object_unref (context);
  return page;
}

static int
get_y (PndPageLayout *page, int position)
{
  PndPageRect rect;

  g_assert_true (pnd_page_layout_get_caret (page, position, &rect));
  return rect.y;
}

/* the view moves by exactly what it is told, upwards as well, through heights not yet known */
static void
test_scroll_by (void)
{
  g_autoptr (PndDocumentText) text = new_prose (400);
  g_autoptr (PndPageLayout) page = new_page (text);

  pnd_page_layout_scroll_to (page, pnd_page_layout_get_total (page) / 2);
  for (int step = 0; step < 300; step++)
    {
      int position = pnd_page_layout_get_position_at (page, 50, VIEW_HEIGHT / 2);
      int y = get_y (page, position);
      int delta = g_test_rand_int_range (-200, 150);
      gint64 before = pnd_page_layout_get_scroll (page);

      pnd_page_layout_scroll_by (page, delta);
      if (pnd_page_layout_get_scroll (page) > 0 && before > 400)
        g_assert_cmpint (get_y (page, position), ==, y - delta);
    }
}

static void
test_ends_of_the_document (void)
{
  g_autoptr (PndDocumentText) text = new_prose (100);
  g_autoptr (PndPageLayout) page = new_page (text);
  int length = pnd_document_text_get_length (text);
  int n;

  pnd_page_layout_scroll_to (page, G_MAXINT);
  g_assert_cmpint (pnd_page_layout_get_scroll (page), ==,
                   pnd_page_layout_get_total (page) - VIEW_HEIGHT);
  g_assert_cmpint (pnd_page_layout_get_visible_span (page).end, ==, length);
  pnd_page_layout_scroll_by (page, 500);
  g_assert_cmpint (pnd_page_layout_get_scroll (page), ==,
                   pnd_page_layout_get_total (page) - VIEW_HEIGHT);

  while (pnd_page_layout_get_scroll (page) > 0)
    pnd_page_layout_scroll_by (page, -300);
  g_assert_cmpint (pnd_page_layout_get_visible (page, &n)->block, ==, 0);
  g_assert_cmpint (pnd_page_layout_get_position_at (page, 0, 0), ==, 0);
}

static void
test_empty_texts (void)
{
  const char *contents[] = { "", "\n", "\n\n\n" };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (PndDocumentText) text = new_text (contents[i]);
      g_autoptr (PndPageLayout) page = new_page (text);
      PndCaret caret = { 0, 0, -1 };
      PndPageRect rect;

      g_assert_true (pnd_page_layout_get_caret (page, 0, &rect));
      g_assert_cmpint (rect.height, >, 0);
      g_assert_cmpint (pnd_page_layout_get_position_at (page, 100, 500), ==, strlen (contents[i]));
      g_assert_cmpint (pnd_caret_find (page, &caret, PND_CARET_LINE, -1, VIEW_HEIGHT), ==, 0);
      g_assert_cmpint (pnd_caret_find (page, &caret, PND_CARET_WORD, 1, VIEW_HEIGHT), ==,
                       strlen (contents[i]));
    }
}

/* a click on the left edge of a letter finds the letter, wherever it stands */
static void
test_points_and_positions (void)
{
  g_autoptr (PndDocumentText) text = new_prose (60);
  g_autoptr (PndPageLayout) page = new_page (text);
  PndSpan visible;

  pnd_page_layout_scroll_by (page, 333);
  visible = pnd_page_layout_get_visible_span (page);
  for (int position = visible.start; position < visible.end; position++)
    {
      PndPageRect rect;
      int found;

      if (!pnd_page_layout_get_caret (page, position, &rect) || rect.y < 0
          || rect.y >= VIEW_HEIGHT)
        continue;
      found = pnd_page_layout_get_position_at (page, rect.x + 1, rect.y + rect.height / 2);
      g_assert_cmpint (found, ==, position);
    }
}

/* all lines are equally high, whatever fonts their letters come from */
static void
test_rhythm (void)
{
  g_autoptr (PndDocumentText) text
    = new_text ("latin\n中文字\nعربي\n👩‍👧 emoji\nlatin 中 ع 👍 semua");
  g_autoptr (PndPageLayout) page = new_page (text);
  const PndPageBlock *blocks;
  int n;

  blocks = pnd_page_layout_get_visible (page, &n);
  g_assert_cmpint (n, ==, 5);
  for (int i = 0; i < n; i++)
    {
      int height = blocks[i].lines[0].bottom - blocks[i].lines[0].top;

      g_assert_cmpint (ABS (height - pnd_page_layout_get_line_height (page)), <=, 2);
    }
}

static void
test_width_keeps_the_top (void)
{
  g_autoptr (PndDocumentText) text = new_prose (300);
  g_autoptr (PndPageLayout) page = new_page (text);
  int top;

  pnd_page_layout_scroll_to (page, pnd_page_layout_get_total (page) / 3);
  top = pnd_page_layout_get_position_at (page, 0, 0);
  for (int width = 460; width > 200; width -= 37)
    {
      pnd_page_layout_set_size (page, width, VIEW_HEIGHT);
      g_assert_cmpint (ABS (get_y (page, top)), <=, pnd_page_layout_get_line_height (page));
    }
}

static void
test_reveal (void)
{
  g_autoptr (PndDocumentText) text = new_prose (300);
  g_autoptr (PndPageLayout) page = new_page (text);
  int length = pnd_document_text_get_length (text);

  for (int step = 0; step < 60; step++)
    {
      int position = g_test_rand_int_range (0, length);
      int y;

      pnd_page_layout_reveal (page, position, 20, 20);
      y = get_y (page, position);
      g_assert_cmpint (y, >=, 0);
      g_assert_cmpint (y + pnd_page_layout_get_line_height (page), <=, VIEW_HEIGHT);
      pnd_page_layout_reveal (page, position, 20, 20);
      g_assert_cmpint (get_y (page, position), ==, y);
    }
}

static void
test_highlight_rects (void)
{
  g_autoptr (PndDocumentText) text = new_prose (30);
  g_autoptr (PndPageLayout) page = new_page (text);
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (PndPageRect));
  const PndPageBlock *blocks;
  PndPageRect caret;
  int n;

  blocks = pnd_page_layout_get_visible (page, &n);
  g_assert_cmpint (blocks[1].n_lines, >, 2);
  pnd_page_layout_append_rects (page, &blocks[1], blocks[1].span, TRUE, rects);
  g_assert_cmpint (rects->len, ==, blocks[1].n_lines);
  for (guint i = 1; i < rects->len; i++)
    {
      PndPageRect *above = &g_array_index (rects, PndPageRect, i - 1);

      g_assert_cmpint (above->y + above->height, ==, g_array_index (rects, PndPageRect, i).y);
    }

  g_array_set_size (rects, 0);
  pnd_page_layout_append_rects (page, &blocks[1], PND_SPAN (blocks[1].span.start + 3, 9999), FALSE,
                                rects);
  pnd_page_layout_get_caret (page, blocks[1].span.start + 3, &caret);
  g_assert_cmpint (g_array_index (rects, PndPageRect, 0).x, ==, caret.x);
  g_assert_cmpint (g_array_index (rects, PndPageRect, 0).height, <, caret.height);
}

static void
test_caret_by_line (void)
{
  g_autoptr (PndDocumentText) text = new_prose (60);
  g_autoptr (PndPageLayout) page = new_page (text);
  PndCaret caret = { 0, 30, -1 };
  int places[40];

  for (int i = 0; i < 40; i++)
    {
      places[i] = caret.position;
      caret.position = pnd_caret_find (page, &caret, PND_CARET_LINE, 1, VIEW_HEIGHT);
      g_assert_cmpint (caret.position, >, places[i]);
    }
  for (int i = 39; i >= 0; i--)
    {
      PndSpan there = pnd_page_layout_get_page_line (page, places[i]);

      caret.position = pnd_caret_find (page, &caret, PND_CARET_LINE, -1, VIEW_HEIGHT);
      g_assert_cmpint (pnd_page_layout_get_page_line (page, caret.position).start, ==,
                       there.start);
    }
  g_assert_cmpint (caret.goal_x, >=, 0);
}

/* items of a list are set in by their level, quotations too; what is drawn, pointed at and walked
 * through agree on it */
static void
test_set_in (void)
{
  g_autoptr (PndDocumentText) text
    = new_text ("biasa\n1. satu\na) anak yang cukup panjang untuk lebih dari satu baris saja, dan "
                "masih terus\nkutipan\nשלום");
  int length = pnd_document_text_get_length (text);
  g_autofree char *lines = g_strdup_printf ("list-item 6 13 1\nlist-item 14 87 2\n"
                                            "quotation 88 95 0\nlist-item 96 %d 2\n", length);
  g_autoptr (GError) error = NULL;
  g_autoptr (PndStructure) structure = pnd_structure_parse (lines, length, &error);
  PndPageLayout *page = new_page (text);
  int step, n;
  const PndPageBlock *blocks;
  PndPageRect rect;
  PndSpan line;

  g_assert_no_error (error);
  pnd_page_layout_set_structure (page, structure);
  blocks = pnd_page_layout_get_visible (page, &n);
  g_assert_cmpint (n, ==, 5);
  step = blocks[2].x;
  g_assert_cmpint (step, >, 0);
  g_assert_cmpint (blocks[0].x, ==, 0);
  g_assert_cmpint (blocks[1].x, ==, 0);
  g_assert_cmpint (blocks[3].x, ==, step);
  /* written from the right, it is set in from there */
  g_assert_cmpint (blocks[4].x, ==, 0);
  g_assert_cmpint (pango_layout_get_width (blocks[4].layout), <,
                   pango_layout_get_width (blocks[0].layout));
  g_assert_true (pnd_page_layout_get_caret (page, 14, &rect));
  g_assert_cmpint (rect.x, ==, step);
  /* its second line hangs by a step more */
  g_assert_cmpint (blocks[2].n_lines, ==, 2);
  line = pnd_page_layout_get_page_line (page, 86);
  g_assert_true (pnd_page_layout_get_caret (page, line.start, &rect));
  g_assert_cmpint (rect.x, ==, 2 * step);
  for (int position = 0; position < 95; position += 7)
    {
      g_assert_true (pnd_page_layout_get_caret (page, position, &rect));
      g_assert_cmpint (pnd_page_layout_get_position_at (page, rect.x + 1, rect.y + 4), ==,
                       position);
    }
  pnd_page_layout_free (page);
}

static void
test_caret_edges (void)
{
  g_autoptr (PndDocumentText) text = new_prose (60);
  g_autoptr (PndPageLayout) page = new_page (text);
  int length = pnd_document_text_get_length (text);
  PndCaret caret = { 0, 100, -1 };
  PndSpan line = pnd_page_layout_get_page_line (page, 100);
  int page_down;

  g_assert_cmpint (pnd_caret_find (page, &caret, PND_CARET_LINE_EDGE, -1, VIEW_HEIGHT), ==,
                   line.start);
  caret.position = pnd_caret_find (page, &caret, PND_CARET_LINE_EDGE, 1, VIEW_HEIGHT);
  g_assert_cmpint (caret.position, ==, line.end);
  g_assert_cmpint (pnd_caret_find (page, &caret, PND_CARET_LINE_EDGE, 1, VIEW_HEIGHT), ==,
                   line.end);
  g_assert_cmpint (pnd_caret_find (page, &caret, PND_CARET_TEXT_EDGE, 1, VIEW_HEIGHT), ==, length);
  g_assert_cmpint (pnd_caret_find (page, &caret, PND_CARET_TEXT_EDGE, -1, VIEW_HEIGHT), ==, 0);

  page_down = pnd_caret_find (page, &caret, PND_CARET_PAGE, 1, VIEW_HEIGHT);
  caret.position = page_down;
  g_assert_cmpint (pnd_page_layout_get_page_line (
                     page, pnd_caret_find (page, &caret, PND_CARET_PAGE, -1, VIEW_HEIGHT)).start,
                   ==, line.start);
}

static void
test_caret_right_to_left (void)
{
  g_autoptr (PndDocumentText) text = new_text ("שלום עולם\nlatin");
  g_autoptr (PndPageLayout) page = new_page (text);
  PndCaret caret = { 2, 2, -1 };
  PndPageRect here;
  PndPageRect next;

  g_assert_cmpint (pnd_caret_find (page, &caret, PND_CARET_LETTER, -1, VIEW_HEIGHT), ==, 3);
  g_assert_cmpint (pnd_caret_find (page, &caret, PND_CARET_LETTER, 1, VIEW_HEIGHT), ==, 1);
  g_assert_true (pnd_page_layout_get_caret (page, 2, &here));
  g_assert_true (pnd_page_layout_get_caret (page, 3, &next));
  g_assert_cmpint (next.x, <, here.x);
  g_assert_cmpint (here.x, >, 240);
}

static void
assert_readable (const char *paper_name, const char *ink_name)
{
  GdkRGBA paper;
  GdkRGBA ink;

  gdk_rgba_parse (&paper, paper_name);
  gdk_rgba_parse (&ink, ink_name);
  for (int i = 0; i < 9 * 9 * 9; i++)
    {
      GdkRGBA colour = { i % 9 / 8.0, i / 9 % 9 / 8.0, i / 81 / 8.0, 1 };
      GdkRGBA selected = pnd_highlight_blend (&paper, &ink, &colour, 0.34);
      GdkRGBA label = pnd_highlight_ink (&paper, &ink, &colour, PND_HIGHLIGHT_MIN_CONTRAST);

      g_assert_cmpfloat (pnd_highlight_contrast (&label, &paper), >=, 4.49);
      for (int depth = 1; depth < 40; depth++)
        {
          double alpha = pnd_highlight_alpha (depth);
          GdkRGBA one = pnd_highlight_blend (&paper, &ink, &colour, alpha);
          GdkRGBA both = pnd_highlight_blend (&selected, &ink, &colour, alpha);

          g_assert_cmpfloat (pnd_highlight_contrast (&one, &ink), >=, 4.49);
          g_assert_cmpfloat (pnd_highlight_contrast (&both, &ink), >=, 4.49);
          g_assert_cmpfloat (alpha, >, depth > 1 ? pnd_highlight_alpha (depth - 1) : 0);
        }
      g_assert_cmpfloat (
        pnd_highlight_contrast (&paper, &(GdkRGBA){ paper.red, paper.green, paper.blue, 1 }), ==,
        1);
    }
}

/* every colour there is, however deep, selected or not, on the papers of both themes */
static void
test_readable_highlights (void)
{
  assert_readable ("#fcfaf5", "#2b2b2b");
  assert_readable ("#33302c", "#eaeaea");
  assert_readable ("#ffffff", "#000000");
}

static void
test_sweep (void)
{
  GdkRGBA red = { 1, 0, 0, 1 };
  GdkRGBA blue = { 0, 0, 1, 1 };
  g_autoptr (PndHighlightSweep) sweep = pnd_highlight_sweep_new (PND_SPAN (10, 100));
  g_autoptr (GArray) segments = NULL;
  PndHighlightSegment *segment;

  pnd_highlight_sweep_add (sweep, PND_SPAN (0, 30), &red);
  pnd_highlight_sweep_add (sweep, PND_SPAN (20, 40), &blue);
  pnd_highlight_sweep_add (sweep, PND_SPAN (90, 400), &red);
  pnd_highlight_sweep_add (sweep, PND_SPAN (100, 400), &red);
  segments = pnd_highlight_sweep_finish (sweep);
  g_assert_cmpint (segments->len, ==, 4);
  segment = &g_array_index (segments, PndHighlightSegment, 0);
  g_assert_true (pnd_span_equal (segment[0].span, PND_SPAN (10, 20)));
  g_assert_true (pnd_span_equal (segment[1].span, PND_SPAN (20, 30)));
  g_assert_cmpint (segment[1].depth, ==, 2);
  g_assert_cmpfloat_with_epsilon (segment[1].colour.red, 0.5, 0.001);
  g_assert_cmpfloat_with_epsilon (segment[1].colour.blue, 0.5, 0.001);
  g_assert_true (pnd_span_equal (segment[2].span, PND_SPAN (30, 40)));
  g_assert_true (pnd_span_equal (segment[3].span, PND_SPAN (90, 100)));
}

/* thousands on one another stay as many segments as there are ends in view */
static void
test_deep_sweep (void)
{
  GdkRGBA grey = { 0.4, 0.4, 0.4, 1 };
  g_autoptr (PndHighlightSweep) sweep = pnd_highlight_sweep_new (PND_SPAN (5000, 5100));
  g_autoptr (GArray) segments = NULL;

  for (int i = 0; i < 10000; i++)
    pnd_highlight_sweep_add (sweep, PND_SPAN (i % 4000, 6000 + i), &grey);
  segments = pnd_highlight_sweep_finish (sweep);
  g_assert_cmpint (segments->len, ==, 1);
  g_assert_cmpint (g_array_index (segments, PndHighlightSegment, 0).depth, ==, 10000);
}

static void
add_stripe (GArray *stripes, int lane, int top, int bottom)
{
  PndStripe stripe = { .lane = lane, .top = top, .bottom = bottom, .label_width = 40 };

  stripe.mark.id = stripes->len + 1;
  g_array_append_val (stripes, stripe);
}

static void
test_labels (void)
{
  g_autoptr (GArray) stripes = g_array_new (FALSE, FALSE, sizeof (PndStripe));
  g_autoptr (GArray) more = g_array_new (FALSE, FALSE, sizeof (PndStripesMore));
  PndStripe *stripe;

  add_stripe (stripes, 0, -80, 100);
  add_stripe (stripes, 1, 0, 60);
  add_stripe (stripes, 2, 0, 20);
  add_stripe (stripes, 3, 0, 20);
  add_stripe (stripes, PND_LANES_NONE, 0, 1);
  add_stripe (stripes, 0, 200, 230);
  pnd_stripes_place_labels (stripes, more, 100, 60, 24, 400);

  stripe = &g_array_index (stripes, PndStripe, 0);
  g_assert_cmpint (stripe[0].label_y, ==, 0);
  g_assert_cmpint (stripe[1].label_y, ==, 24);
  g_assert_cmpint (stripe[2].label_y, ==, -1);
  g_assert_cmpint (stripe[3].label_y, ==, -1);
  g_assert_cmpint (stripe[5].label_y, ==, 200);
  g_assert_cmpint (more->len, ==, 1);
  g_assert_cmpint (g_array_index (more, PndStripesMore, 0).n, ==, 3);

  g_assert_true (pnd_stripes_find_at (stripes, 50, 52, 40, 24) == &stripe[0]);
  g_assert_true (pnd_stripes_find_at (stripes, 50, 61, 40, 24) == &stripe[1]);
  g_assert_true (pnd_stripes_find_at (stripes, 50, 110, 30, 24) == &stripe[1]);
  g_assert_null (pnd_stripes_find_at (stripes, 50, 52, 150, 24));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page/scroll-by", test_scroll_by);
  g_test_add_func ("/page/ends-of-the-document", test_ends_of_the_document);
  g_test_add_func ("/page/empty-texts", test_empty_texts);
  g_test_add_func ("/page/points-and-positions", test_points_and_positions);
  g_test_add_func ("/page/rhythm", test_rhythm);
  g_test_add_func ("/page/width-keeps-the-top", test_width_keeps_the_top);
  g_test_add_func ("/page/reveal", test_reveal);
  g_test_add_func ("/page/highlight-rects", test_highlight_rects);
  g_test_add_func ("/page/caret-by-line", test_caret_by_line);
  g_test_add_func ("/page/set-in", test_set_in);
  g_test_add_func ("/page/caret-edges", test_caret_edges);
  g_test_add_func ("/page/caret-right-to-left", test_caret_right_to_left);
  g_test_add_func ("/page/readable-highlights", test_readable_highlights);
  g_test_add_func ("/page/sweep", test_sweep);
  g_test_add_func ("/page/deep-sweep", test_deep_sweep);
  g_test_add_func ("/page/labels", test_labels);
  return g_test_run ();
}
