/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Poppler reads a page in blocks, and where the gaps between paragraphs of two columns happen to be
 * on one height it goes from one column to the other in the middle. So columns are looked for here.
 * The rule: between the outer fifths of the lines there is a gutter, half a character wide, that no
 * more than a quarter of them cross; on either side are three lines at least, and they fill most of
 * their side. Lines that cross the gutter part what is above them from what is below; between them
 * the left side comes before the right. So do tables, which are looked for first, since the gaps
 * between their cells are gutters too; and what stands far from all other lines at the head or the
 * foot of the page: the number of a page belongs to neither side. */

#include "app/text/pdf/layout/columns.h"

#include <math.h>
#include <stdlib.h>

#include "app/text/pdf/layout/tables.h"

#define MAX_DEPTH 3     /* up to eight columns */
#define MAX_WIDTH 15000 /* points; PDF allows 14,400 */
#define MAX_LINES 20000
#define FILL 0.55
#define FULL 0.75
#define APART 2.5f

typedef struct
{
  float left, right;
} Gutter;

/*
 * Ordering:
 * @n_sections: how many there are so far
 */
typedef struct
{
  const PndPdfLayout *page;
  guint16 n_sections;
} Ordering;

/*
 * Side:
 * @n_rows: heights with a line
 * @width: points of lines on them
 * @size: of the first
 * @top, @last: the middle of the first, and of the last
 */
typedef struct
{
  float left, right;
  int n_rows;
  float width;
  float size;
  float top;
  float last;
} Side;

static PndPdfLine *
get (GArray *lines, guint line)
{
  return &g_array_index (lines, PndPdfLine, line);
}

static float
get_middle (const PndPdfLine *line)
{
  return (line->box.y1 + line->box.y2) / 2;
}

static int
compare_heights (gconstpointer a, gconstpointer b)
{
  float one = get_middle (a);
  float other = get_middle (b);

  return one < other ? -1 : one > other;
}

static PndPageBox
get_extents (GArray *lines)
{
  PndPageBox box = get (lines, 0)->box;

  for (guint i = 1; i < lines->len; i++)
    {
      box.x1 = MIN (box.x1, get (lines, i)->box.x1);
      box.x2 = MAX (box.x2, get (lines, i)->box.x2);
    }
  return box;
}

/* how many lines cover each point across, from @left on */
static int *
count_cover (GArray *lines, float left, int width)
{
  int *cover = g_new0 (int, width + 2);

  for (guint i = 0; i < lines->len; i++)
    {
      const PndPageBox *box = &get (lines, i)->box;

      cover[CLAMP ((int) floorf (box->x1 - left), 0, width)]++;
      cover[CLAMP ((int) ceilf (box->x2 - left), 0, width) + 1]--;
    }
  for (int x = 1; x <= width; x++)
    cover[x] += cover[x - 1];
  return cover;
}

/* the stretch least covered, the widest of those */
static gboolean
find_gutter (GArray *lines, Gutter *gutter)
{
  PndPageBox extents = get_extents (lines);
  int width = (int) ceilf (extents.x2 - extents.x1);
  g_autofree int *cover = NULL;
  int least = (int) lines->len / 4 + 1;
  int widest = 0;

  if (width < 40 || width > MAX_WIDTH)
    return FALSE;
  cover = count_cover (lines, extents.x1, width);
  for (int x = width / 5; x < width - width / 5; x++)
    {
      int end = x;

      /* most lines cross most places */
      if (cover[x] > least)
        continue;
      while (end < width && cover[end] <= cover[x])
        end++;
      if (end - x < 5 || end >= width || (cover[x] == least && end - x <= widest))
        continue;
      least = cover[x];
      widest = end - x;
      *gutter = (Gutter){ extents.x1 + x, extents.x1 + end };
    }
  return widest > 0;
}

/* -1 left of the gutter, 1 right of it, 0 across */
static int
get_side (const PndPdfLine *line, const Gutter *gutter)
{
  float middle = (gutter->left + gutter->right) / 2;

  if (line->box.x2 <= middle)
    return -1;
  return line->box.x1 >= middle ? 1 : 0;
}

static void
add_to_side (Side *side, const PndPdfLine *line)
{
  if (side->n_rows == 0 || fabsf (get_middle (line) - side->last) > 0.5f * line->size)
    side->n_rows++;
  if (side->width == 0)
    {
      side->left = side->right = line->box.x1;
      side->top = get_middle (line);
      side->size = line->size;
    }
  side->last = get_middle (line);
  side->width += line->box.x2 - line->box.x1;
  side->left = MIN (side->left, line->box.x1);
  side->right = MAX (side->right, line->box.x2);
}

static gboolean
is_column (const Side *side)
{
  return side->n_rows >= 3 && side->width > FILL * side->n_rows * (side->right - side->left);
}

/* A text may end near the head of its right side: so beside a long and full side on the left, lines
 * from the top on are a column though they are few. */
static gboolean
is_begun (const Side *side, const Side *left)
{
  return side->n_rows > 0 && left->n_rows >= 6
         && left->width > FULL * left->n_rows * (left->right - left->left)
         && side->left - left->right < 3.5f * left->size
         && side->right - side->left < 1.1f * (left->right - left->left)
         && side->top < left->top + 0.5f * left->size;
}

static gboolean
are_columns (GArray *lines, const Gutter *gutter)
{
  g_autoptr (GArray) sorted = g_array_copy (lines);
  Side left = { 0 };
  Side right = { 0 };

  g_array_sort (sorted, compare_heights);
  for (guint i = 0; i < sorted->len; i++)
    {
      int side = get_side (get (sorted, i), gutter);

      if (side != 0)
        add_to_side (side < 0 ? &left : &right, get (sorted, i));
    }
  return is_column (&left) && (is_column (&right) || is_begun (&right, &left));
}

static int
compare_lefts (gconstpointer a, gconstpointer b)
{
  float one = ((const PndPdfLine *) a)->box.x1;
  float other = ((const PndPdfLine *) b)->box.x1;

  return one < other ? -1 : one > other;
}

/* in a narrow column justified words stand so far apart that poppler takes them for columns */
static void
order_rows (GArray *lines)
{
  guint first = 0;

  g_array_sort (lines, compare_heights);
  for (guint i = 1; i <= lines->len; i++)
    if (i == lines->len
        || get_middle (get (lines, i)) - get_middle (get (lines, first))
             > 0.4f * get (lines, first)->size)
      {
        qsort (get (lines, first), i - first, sizeof (PndPdfLine), compare_lefts);
        first = i;
      }
}

static void order (Ordering *self, GArray *lines, int depth);

/* the lines of one side between two heights, in their order */
static GArray *
take_side (GArray *lines, const Gutter *gutter, int side, float above, float below)
{
  GArray *taken = g_array_new (FALSE, FALSE, sizeof (PndPdfLine));

  for (guint i = 0; i < lines->len; i++)
    {
      const PndPdfLine *line = get (lines, i);

      if (get_side (line, gutter) == side && get_middle (line) > above
          && get_middle (line) <= below)
        g_array_append_val (taken, *line);
    }
  return taken;
}

static void
append_lines (GArray *ordered, GArray *lines)
{
  g_array_append_vals (ordered, lines->data, lines->len);
}

static void
begin_section (Ordering *self, GArray *lines)
{
  if (lines->len > 0)
    self->n_sections++;
  for (guint i = 0; i < lines->len; i++)
    get (lines, i)->section = self->n_sections;
}

/* the short last line of a paragraph across: above both sides, though it ends before the gutter */
static gboolean
ends_paragraph (const PndPdfLine *line, const PndPdfLine *across, GArray *right)
{
  float near = 1.6f * across->size;

  if (get_middle (line) - get_middle (across) > near
      || fabsf (line->size - across->size) > 0.5f
      || fabsf (line->box.x1 - across->box.x1) > near)
    return FALSE;
  for (guint i = 0; i < right->len; i++)
    if (get_middle (get (right, i)) < get_middle (line) + 0.5f * line->size)
      return FALSE;
  return TRUE;
}

/* @across: (nullable): the line above it. Whether anything is between it and @below */
static gboolean
append_section (Ordering *self, GArray *ordered, GArray *lines, const Gutter *gutter,
                const PndPdfLine *across, float below, int depth)
{
  float above = across != NULL ? get_middle (across) : -G_MAXFLOAT;
  g_autoptr (GArray) left = take_side (lines, gutter, -1, above, below);
  g_autoptr (GArray) right = take_side (lines, gutter, 1, above, below);

  begin_section (self, left);
  order (self, left, depth + 1);
  if (across != NULL && left->len > 0 && ends_paragraph (get (left, 0), across, right))
    get (left, 0)->section = across->section;
  begin_section (self, right);
  order (self, right, depth + 1);
  append_lines (ordered, left);
  append_lines (ordered, right);
  return left->len + right->len > 0;
}

/* whether there were columns */
static gboolean
order_sides (Ordering *self, GArray *lines, int depth)
{
  g_autoptr (GArray) ordered = NULL;
  g_autoptr (GArray) across = NULL;
  Gutter gutter;
  const PndPdfLine *last = NULL;

  if (depth >= MAX_DEPTH || lines->len < 6 || lines->len > MAX_LINES
      || !find_gutter (lines, &gutter) || !are_columns (lines, &gutter))
    return FALSE;
  ordered = g_array_new (FALSE, FALSE, sizeof (PndPdfLine));
  across = take_side (lines, &gutter, 0, -G_MAXFLOAT, G_MAXFLOAT);
  begin_section (self, across);
  g_array_sort (across, compare_heights);
  for (guint i = 0; i < across->len; i++)
    {
      PndPdfLine *line = get (across, i);

      if (append_section (self, ordered, lines, &gutter, last, get_middle (line), depth))
        line->section = ++self->n_sections;
      else if (last != NULL)
        line->section = last->section;
      g_array_append_val (ordered, *line);
      last = line;
    }
  append_section (self, ordered, lines, &gutter, last, G_MAXFLOAT, depth);
  g_array_set_size (lines, 0);
  append_lines (lines, ordered);
  return TRUE;
}

/* the columns above a table, the table, and so on */
static void
order (Ordering *self, GArray *lines, int depth)
{
  g_autoptr (GArray) ordered = g_array_new (FALSE, FALSE, sizeof (PndPdfLine));
  gboolean found = TRUE;

  while (found && lines->len > 0)
    {
      g_autoptr (GArray) table = g_array_new (FALSE, FALSE, sizeof (PndPdfLine));
      g_autoptr (GArray) below = g_array_new (FALSE, FALSE, sizeof (PndPdfLine));

      found = pnd_pdf_take_table (self->page, lines, table, below);
      if (lines->len > 0 && !order_sides (self, lines, depth) && depth > 0)
        order_rows (lines);
      append_lines (ordered, lines);
      append_lines (ordered, table);
      g_array_set_size (lines, 0);
      append_lines (lines, below);
    }
  append_lines (lines, ordered);
}

/* how far the line at @at of @sorted is from the next towards the middle of the page */
static gboolean
stands_apart (GArray *sorted, guint at, gboolean from_top)
{
  const PndPdfLine *line = get (sorted, at);
  const PndPdfLine *next = get (sorted, from_top ? at + 1 : at - 1);

  return fabsf (get_middle (line) - get_middle (next)) > APART * MAX (line->size, next->size);
}

/* moves a line from the edge of the page, where it stands alone */
static void
take_edge (GArray *lines, gboolean from_top, GArray *taken)
{
  g_autoptr (GArray) sorted = g_array_copy (lines);
  guint at;

  if (lines->len < 6)
    return;
  g_array_sort (sorted, compare_heights);
  at = from_top ? 0 : sorted->len - 1;
  if (!stands_apart (sorted, at, from_top))
    return;
  g_array_append_val (taken, *get (sorted, at));
  for (guint i = 0; i < lines->len; i++)
    if (get (lines, i)->first == get (sorted, at)->first)
      {
        g_array_remove_index (lines, i);
        return;
      }
}

/**
 * pnd_pdf_order_columns:
 * @page: a page whose lines are measured
 *
 * Puts the lines in the order of its columns, by the rule above.
 */
void
pnd_pdf_order_columns (PndPdfLayout *page)
{
  g_autoptr (GArray) head = g_array_new (FALSE, FALSE, sizeof (PndPdfLine));
  g_autoptr (GArray) foot = g_array_new (FALSE, FALSE, sizeof (PndPdfLine));
  Ordering self = { page, 0 };

  g_return_if_fail (page != NULL);

  take_edge (page->lines, TRUE, head);
  take_edge (page->lines, FALSE, foot);
  if (page->lines->len > 0)
    order (&self, page->lines, 0);
  append_lines (head, page->lines);
  append_lines (head, foot);
  g_array_set_size (page->lines, 0);
  append_lines (page->lines, head);
}
