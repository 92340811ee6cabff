/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Poppler reads a page in blocks, and where the gaps between paragraphs of two columns happen to be
 * on one height it goes from one column to the other in the middle. So columns are looked for here.
 * The rule: between the outer fifths of the lines there is a gutter, half a character wide, that no
 * more than a quarter of them cross; on either side are three lines at least, and they fill most of
 * their side (the cells of a table do not). Lines that cross the gutter part what is above them
 * from what is below; between them the left side comes before the right. */

#include "app/text/pdf/columns.h"

#include <math.h>
#include <stdlib.h>

#define MAX_DEPTH 3     /* up to eight columns */
#define MAX_WIDTH 15000 /* points; PDF allows 14,400 */
#define FILL 0.55

typedef struct
{
  float left, right;
} Gutter;

/*
 * Side:
 * @n_rows: heights with a line
 * @width: points of lines on them
 */
typedef struct
{
  float left, right;
  int n_rows;
  float width;
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

      while (end < width && cover[end] <= cover[x])
        end++;
      if (end - x < 5 || end >= width || cover[x] > least
          || (cover[x] == least && end - x <= widest))
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
    side->left = side->right = line->box.x1;
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
  return is_column (&left) && is_column (&right);
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

static gboolean order (GArray *lines, int depth);

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
append_section (GArray *ordered, GArray *lines, const Gutter *gutter, float above, float below,
                int depth)
{
  for (int side = -1; side <= 1; side += 2)
    {
      g_autoptr (GArray) taken = take_side (lines, gutter, side, above, below);

      if (!order (taken, depth + 1))
        order_rows (taken);
      g_array_append_vals (ordered, taken->data, taken->len);
    }
}

/* whether there were columns */
static gboolean
order (GArray *lines, int depth)
{
  g_autoptr (GArray) ordered = NULL;
  g_autoptr (GArray) across = NULL;
  Gutter gutter;
  float above = -G_MAXFLOAT;

  if (depth >= MAX_DEPTH || lines->len < 6 || !find_gutter (lines, &gutter)
      || !are_columns (lines, &gutter))
    return FALSE;
  ordered = g_array_new (FALSE, FALSE, sizeof (PndPdfLine));
  across = take_side (lines, &gutter, 0, -G_MAXFLOAT, G_MAXFLOAT);
  g_array_sort (across, compare_heights);
  for (guint i = 0; i < across->len; i++)
    {
      float height = get_middle (get (across, i));

      append_section (ordered, lines, &gutter, above, height, depth);
      g_array_append_val (ordered, *get (across, i));
      above = height;
    }
  append_section (ordered, lines, &gutter, above, G_MAXFLOAT, depth);
  g_array_set_size (lines, 0);
  g_array_append_vals (lines, ordered->data, ordered->len);
  return TRUE;
}

/**
 * pnd_pdf_order_columns:
 * @page: a page whose lines are measured
 *
 * Puts the lines in the order of its columns, by the rule above.
 */
void
pnd_pdf_order_columns (PndPdfPage *page)
{
  g_return_if_fail (page != NULL);

  if (page->lines->len > 0)
    order (page->lines, 0);
}
