/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Three arrays, each in the order of the text: pages name their first line, lines their first
 * character. Positions rise from character to character. */

#include "app/text/pdf/page-map.h"

#include <math.h>

typedef struct
{
  float width, height;
  PndSpan span;
  guint first_line;
} MapPage;

typedef struct
{
  PndPageBox box; /* of all its characters */
  guint first_char;
} MapLine;

typedef struct
{
  int position;
  PndPageBox box;
} MapChar;

struct _PndPageMap
{
  gatomicrefcount references;
  GArray *pages; /* of MapPage */
  GArray *lines; /* of MapLine */
  GArray *chars; /* of MapChar */
  char *text_hash;
};

G_DEFINE_BOXED_TYPE (PndPageMap, pnd_page_map, pnd_page_map_ref, pnd_page_map_unref)

static MapPage *
get_page (const PndPageMap *self, int page)
{
  return &g_array_index (self->pages, MapPage, page);
}

static MapLine *
get_line (const PndPageMap *self, guint line)
{
  return &g_array_index (self->lines, MapLine, line);
}

static MapChar *
get_char (const PndPageMap *self, guint character)
{
  return &g_array_index (self->chars, MapChar, character);
}

static guint
get_line_end (const PndPageMap *self, int page)
{
  return page + 1 < (int) self->pages->len ? get_page (self, page + 1)->first_line
                                           : self->lines->len;
}

static guint
get_char_end (const PndPageMap *self, guint line)
{
  return line + 1 < self->lines->len ? get_line (self, line + 1)->first_char : self->chars->len;
}

static void
grow (PndPageBox *box, const PndPageBox *other)
{
  box->x1 = MIN (box->x1, other->x1);
  box->y1 = MIN (box->y1, other->y1);
  box->x2 = MAX (box->x2, other->x2);
  box->y2 = MAX (box->y2, other->y2);
}

/* the first character at or after @position */
static guint
find_char (const PndPageMap *self, int position)
{
  guint low = 0;
  guint high = self->chars->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (get_char (self, middle)->position < position)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static double
get_distance (const PndPageBox *box, double x, double y)
{
  double across = MAX (MAX (box->x1 - x, x - box->x2), 0);
  double down = MAX (MAX (box->y1 - y, y - box->y2), 0);

  return hypot (across, down);
}

/* the line a person means at a point: beside a line counts less than above or below it */
static int
find_line (const PndPageMap *self, int page, double x, double y)
{
  double least = G_MAXDOUBLE;
  int found = -1;

  for (guint i = get_page (self, page)->first_line; i < get_line_end (self, page); i++)
    {
      const PndPageBox *box = &get_line (self, i)->box;
      double across = MAX (MAX (box->x1 - x, x - box->x2), 0);
      double down = MAX (MAX (box->y1 - y, y - box->y2), 0);
      double distance = hypot (across, 4 * down);

      if (get_char_end (self, i) > get_line (self, i)->first_char && distance < least)
        {
          least = distance;
          found = (int) i;
        }
    }
  return found;
}

/**
 * pnd_page_map_new:
 *
 * Returns: (transfer full): a map without pages.
 */
PndPageMap *
pnd_page_map_new (void)
{
  PndPageMap *self = g_new0 (PndPageMap, 1);

  g_atomic_ref_count_init (&self->references);
  self->pages = g_array_new (FALSE, FALSE, sizeof (MapPage));
  self->lines = g_array_new (FALSE, FALSE, sizeof (MapLine));
  self->chars = g_array_new (FALSE, FALSE, sizeof (MapChar));
  return self;
}

/**
 * pnd_page_map_ref:
 * @self: a map
 *
 * Returns: (transfer full): @self
 */
PndPageMap *
pnd_page_map_ref (PndPageMap *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * pnd_page_map_unref:
 * @self: (nullable): a map
 */
void
pnd_page_map_unref (PndPageMap *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;
  g_array_unref (self->pages);
  g_array_unref (self->lines);
  g_array_unref (self->chars);
  g_free (self->text_hash);
  g_free (self);
}

/**
 * pnd_page_map_begin_page:
 * @self: a map being filled
 * @width: points
 * @height: points
 * @start: the position of the page's first character
 */
void
pnd_page_map_begin_page (PndPageMap *self, double width, double height, int start)
{
  MapPage page = { width, height, PND_SPAN (start, start), 0 };

  g_return_if_fail (self != NULL);

  page.first_line = self->lines->len;
  g_array_append_val (self->pages, page);
}

/**
 * pnd_page_map_begin_line:
 * @self: a map with a page
 */
void
pnd_page_map_begin_line (PndPageMap *self)
{
  MapLine line = { { 0 }, 0 };

  g_return_if_fail (self != NULL && self->pages->len > 0);

  line.first_char = self->chars->len;
  g_array_append_val (self->lines, line);
}

/**
 * pnd_page_map_add_char:
 * @self: a map with a line
 * @position: in code points, greater than the one before
 * @box: where it stands
 */
void
pnd_page_map_add_char (PndPageMap *self, int position, const PndPageBox *box)
{
  MapChar character = { position, *box };
  MapLine *line;

  g_return_if_fail (self != NULL && self->lines->len > 0);

  line = get_line (self, self->lines->len - 1);
  if (line->first_char == self->chars->len)
    line->box = *box;
  else
    grow (&line->box, box);
  g_array_append_val (self->chars, character);
}

/**
 * pnd_page_map_end_page:
 * @self: a map with a page
 * @end: the position after the page's last character
 */
void
pnd_page_map_end_page (PndPageMap *self, int end)
{
  g_return_if_fail (self != NULL && self->pages->len > 0);

  get_page (self, (int) self->pages->len - 1)->span.end = end;
}

/**
 * pnd_page_map_finish:
 * @self: a filled map
 * @length: of the text, in code points
 * @text_hash: of the text
 */
void
pnd_page_map_finish (PndPageMap *self, int length, const char *text_hash)
{
  g_return_if_fail (self != NULL && text_hash != NULL);

  for (int i = 0; i < (int) self->pages->len; i++)
    get_page (self, i)->span = pnd_span_clamp (get_page (self, i)->span, PND_SPAN (0, length));
  g_free (self->text_hash);
  self->text_hash = g_strdup (text_hash);
}

/* lines lose characters; they stay, empty if need be, so that pages keep their first lines */
static void
move_chars (PndPageMap *self, const PndTextChange *change)
{
  guint kept = 0;

  for (guint l = 0; l < self->lines->len; l++)
    {
      guint first = get_line (self, l)->first_char;
      guint end = get_char_end (self, l);

      get_line (self, l)->first_char = kept;
      for (guint c = first; c < end; c++)
        {
          MapChar character = *get_char (self, c);
          PndSpan mapped;

          if (!pnd_text_change_map (change, PND_SPAN (character.position, character.position + 1),
                                    &mapped))
            continue;
          character.position = mapped.start;
          *get_char (self, kept++) = character;
        }
    }
  g_array_set_size (self->chars, kept);
}

/**
 * pnd_page_map_follow:
 * @self: a finished map
 * @change: from its text to another
 * @length: of the other, in code points
 * @text_hash: of the other
 *
 * Makes it the other text's.
 *
 * Returns: how many of a hundred characters of the pages are in the other text
 */
int
pnd_page_map_follow (PndPageMap *self, const PndTextChange *change, int length,
                     const char *text_hash)
{
  guint n;

  g_return_val_if_fail (self != NULL && change != NULL && text_hash != NULL, 0);

  n = self->chars->len;
  move_chars (self, change);
  for (int i = 0; i < (int) self->pages->len; i++)
    {
      PndSpan *span = &get_page (self, i)->span;

      *span = PND_SPAN (pnd_text_change_map_position (change, span->start),
                        pnd_text_change_map_position (change, span->end));
    }
  pnd_page_map_finish (self, length, text_hash);
  return n > 0 ? (int) (100.0 * self->chars->len / n) : 0;
}

/**
 * pnd_page_map_get_text_hash:
 * @self: a map
 *
 * Returns: (nullable): of the text it belongs to; %NULL before pnd_page_map_finish().
 */
const char *
pnd_page_map_get_text_hash (const PndPageMap *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text_hash;
}

/**
 * pnd_page_map_get_n_pages:
 * @self: a map
 *
 * Returns: how many pages
 */
int
pnd_page_map_get_n_pages (const PndPageMap *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (int) self->pages->len;
}

/**
 * pnd_page_map_get_size:
 * @self: a map
 * @page: from 0
 * @width: (out): points
 * @height: (out): points
 */
void
pnd_page_map_get_size (const PndPageMap *self, int page, double *width, double *height)
{
  g_return_if_fail (self != NULL && page >= 0 && page < (int) self->pages->len);

  *width = get_page (self, page)->width;
  *height = get_page (self, page)->height;
}

/**
 * pnd_page_map_get_span:
 * @self: a map
 * @page: from 0
 *
 * Returns: the page's passage of the text, its line end included.
 */
PndSpan
pnd_page_map_get_span (const PndPageMap *self, int page)
{
  g_return_val_if_fail (self != NULL, PND_SPAN (0, 0));
  g_return_val_if_fail (page >= 0 && page < (int) self->pages->len, PND_SPAN (0, 0));

  return get_page (self, page)->span;
}

/**
 * pnd_page_map_find_page:
 * @self: a map
 * @position: in code points
 *
 * Returns: the page that holds @position, the last one where it is beyond; -1 without pages.
 */
int
pnd_page_map_find_page (const PndPageMap *self, int position)
{
  int low = 0;
  int high;

  g_return_val_if_fail (self != NULL, -1);

  high = (int) self->pages->len - 1;
  while (low < high)
    {
      int middle = (low + high) / 2;

      if (get_page (self, middle)->span.end <= position)
        low = middle + 1;
      else
        high = middle;
    }
  return MIN (low, (int) self->pages->len - 1);
}

/**
 * pnd_page_map_get_boxes:
 * @self: a map
 * @page: from 0
 * @span: in code points
 *
 * Returns: (transfer full): of #PndPageBox, one for each line of @page that @span touches.
 */
GArray *
pnd_page_map_get_boxes (const PndPageMap *self, int page, PndSpan span)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (PndPageBox));

  g_return_val_if_fail (self != NULL, boxes);
  g_return_val_if_fail (page >= 0 && page < (int) self->pages->len, boxes);

  for (guint i = get_page (self, page)->first_line; i < get_line_end (self, page); i++)
    {
      guint first = get_line (self, i)->first_char;
      guint end = get_char_end (self, i);
      gboolean begun = FALSE;

      if (first == end || get_char (self, end - 1)->position < span.start)
        continue;
      if (get_char (self, first)->position >= span.end)
        break;
      for (guint c = MAX (first, find_char (self, span.start));
           c < end && get_char (self, c)->position < span.end; c++)
        if (begun)
          grow (&g_array_index (boxes, PndPageBox, boxes->len - 1), &get_char (self, c)->box);
        else
          {
            g_array_append_val (boxes, get_char (self, c)->box);
            begun = TRUE;
          }
    }
  return boxes;
}

/**
 * pnd_page_map_find_position:
 * @self: a map
 * @page: from 0
 * @x: points from the left
 * @y: points from the top
 *
 * Returns: where a caret goes that is put there, in code points; -1 on a page without text.
 */
int
pnd_page_map_find_position (const PndPageMap *self, int page, double x, double y)
{
  int line;
  guint end;

  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (page >= 0 && page < (int) self->pages->len, -1);

  line = find_line (self, page, x, y);
  if (line < 0)
    return -1;
  end = get_char_end (self, line);
  for (guint c = get_line (self, line)->first_char; c < end; c++)
    {
      const PndPageBox *box = &get_char (self, c)->box;

      if (x < (box->x1 + box->x2) / 2)
        return get_char (self, c)->position;
    }
  return get_char (self, end - 1)->position + 1;
}

/**
 * pnd_page_map_has_text:
 * @self: a map
 * @page: from 0
 * @x: points from the left
 * @y: points from the top
 * @reach: points
 *
 * Returns: whether a line of text is no further than @reach.
 */
gboolean
pnd_page_map_has_text (const PndPageMap *self, int page, double x, double y, double reach)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (page >= 0 && page < (int) self->pages->len, FALSE);

  for (guint i = get_page (self, page)->first_line; i < get_line_end (self, page); i++)
    if (get_char_end (self, i) > get_line (self, i)->first_char
        && get_distance (&get_line (self, i)->box, x, y) <= reach)
      return TRUE;
  return FALSE;
}
