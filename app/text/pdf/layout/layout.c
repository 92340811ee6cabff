/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines come in pieces, cut at wide gaps, as justified type has them too: pieces that stand side by
 * side on one height are put together again here, and so are the cells of a table's row. Ligatures
 * become their letters, and control marks go. */

#include "app/text/pdf/layout/layout.h"

#include <math.h>
#include <string.h>

#include "app/text/pdf/layout/columns.h"
#include "app/text/pdf/layout/labels.h"

/* tabs and the like; also what stands for no character at all */
static gboolean
is_control (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xfeff || c == 0x2028 || c == 0x2029;
}

static gboolean
is_space (gunichar c)
{
  return c == ' ' || c == 0xa0 || (c >= 0x2000 && c <= 0x200a) || c == 0x202f || c == 0x3000;
}

static const char *
get_letters_of_ligature (gunichar c)
{
  static const char *const letters[] = { "ff", "fi", "fl", "ffi", "ffl", "st", "st" };

  return c >= 0xfb00 && c <= 0xfb06 ? letters[c - 0xfb00] : NULL;
}

/* bullets of symbol fonts are characters of private use, which no other font has */
static gunichar
get_bullet (gunichar c)
{
  switch (c)
    {
    case 0xf0b7:
      return 0x2022;
    case 0xf0a7:
      return 0x25aa;
    case 0xf0d8:
      return 0x27a2;
    case 0xf0fc:
      return 0x2713;
    default:
      return c;
    }
}

static gboolean
is_ideograph (gunichar c)
{
  return (c >= 0x3040 && c < 0xa000) || (c >= 0xf900 && c < 0xfb00) || c >= 0x20000;
}

static void
add_plain (PndPdfLayout *self, gunichar c, const PndPageBox *box, guint8 style)
{
  PndPdfChar character = { .c = c, .style = style };

  /* called for every character of a file: where there is room, two calls are saved */
  if (self->room > self->chars->len)
    {
      *pnd_pdf_layout_get_char (self, (int) self->chars->len++) = character;
      *pnd_pdf_layout_get_box (self, (int) self->boxes->len++) = *box;
      return;
    }
  g_array_append_val (self->chars, character);
  g_array_append_val (self->boxes, *box);
}

static gboolean
is_gap (PndPdfLayout *self, int character)
{
  return pnd_pdf_layout_get_char (self, character)->c == ' '
         || pnd_pdf_layout_get_char (self, character)->c == '\t';
}

static float
get_gap (PndPdfLayout *self, int character)
{
  return pnd_pdf_layout_get_box (self, character + 1)->x1
         - pnd_pdf_layout_get_box (self, character - 1)->x2;
}

static void
measure_first_word (PndPdfLayout *self, PndPdfLine *line)
{
  int c = line->first;

  while (c < line->end && !is_gap (self, c)
         && !(c > line->first && is_ideograph (pnd_pdf_layout_get_char (self, c - 1)->c)))
    c++;
  line->first_word = fabsf (pnd_pdf_layout_get_box (self, MAX (c - 1, line->first))->x2
                            - pnd_pdf_layout_get_box (self, line->first)->x1);
}

/* Cells stand further apart than words. Justified type stretches all gaps of a line alike, so a
 * wide gap tells only beside a narrow one; and what is far from a list's label is no cell. */
static void
find_cells (PndPdfLayout *self, PndPdfLine *line)
{
  float widest = 0;
  float narrowest = G_MAXFLOAT;
  int n_label = MAX (line->n_bullet, line->n_number);
  int first = line->first + n_label;

  if (n_label > 0 && first < line->end && is_gap (self, first))
    pnd_pdf_layout_get_char (self, first++)->c = ' ';
  for (int c = first + 1; c < line->end - 1; c++)
    if (is_gap (self, c))
      {
        widest = MAX (widest, get_gap (self, c));
        narrowest = MIN (narrowest, get_gap (self, c));
      }
  line->row = widest > 2 * line->size && widest > 3 * narrowest;
  for (int c = first + 1; c < line->end - 1; c++)
    if (is_gap (self, c))
      pnd_pdf_layout_get_char (self, c)->c
        = line->row && get_gap (self, c) > MAX (1.5f * line->size, 3 * narrowest) ? '\t' : ' ';
}

static void
measure (PndPdfLayout *self, PndPdfLine *line)
{
  guint8 style = 0xff;

  line->box = *pnd_pdf_layout_get_box (self, line->first);
  for (int c = line->first; c < line->end; c++)
    {
      const PndPdfChar *character = pnd_pdf_layout_get_char (self, c);
      const PndPageBox *box = pnd_pdf_layout_get_box (self, c);

      if (is_gap (self, c))
        continue;
      line->box.x1 = MIN (line->box.x1, box->x1);
      line->box.y1 = MIN (line->box.y1, box->y1);
      line->box.x2 = MAX (line->box.x2, box->x2);
      line->box.y2 = MAX (line->box.y2, box->y2);
      if (style != 0 && g_unichar_isalnum (character->c))
        style &= character->style;
    }
  line->style = style == 0xff ? 0 : style;
  measure_first_word (self, line);
  line->n_bullet = (guint8) pnd_pdf_get_bullet (self, line);
  line->n_number = (guint8) pnd_pdf_get_number (self, line);
  if (line->column == 0)
    find_cells (self, line);
}

/* whether @next goes on to the right of @line on the same height */
static gboolean
is_beside (const PndPdfLine *line, const PndPdfLine *next)
{
  double shared = MIN (line->box.y2, next->box.y2) - MAX (line->box.y1, next->box.y1);
  double least = MIN (line->box.y2 - line->box.y1, next->box.y2 - next->box.y1);

  return least > 0 && shared > 0.6 * least && next->box.x1 >= line->box.x2 - 1;
}

static void
append_gap (GArray *chars, GArray *boxes, gunichar c, const PndPageBox *box)
{
  PndPdfChar gap = { .c = c };

  g_array_append_val (chars, gap);
  g_array_append_val (boxes, *box);
}

/* a tab for each column from that of the last cell on, or a space where the cell goes on below; they
 * stand at the last cell's end */
static void
append_tabs (const PndPdfLine *line, int last_column, GArray *chars, GArray *boxes)
{
  PndPageBox box = line->begins_row ? line->box
                                    : g_array_index (boxes, PndPageBox, boxes->len - 1);

  if (line->begins_row)
    box.x2 = box.x1;
  else
    box.x1 = box.x2;
  if (line->column == last_column)
    append_gap (chars, boxes, ' ', &box);
  for (int column = last_column; column < line->column; column++)
    append_gap (chars, boxes, '\t', &box);
}

/* whether @line goes on @last: it is beside it, or a cell that begins no row */
static gboolean
goes_on (const PndPdfLine *last, const PndPdfLine *line)
{
  if (line->column > 0)
    return !line->begins_row;
  return last->column == 0 && is_beside (last, line);
}

/* copies a line's characters to the end of new arrays */
static void
copy_line (PndPdfLayout *self, PndPdfLine *line, GArray *chars, GArray *boxes)
{
  PndPdfLine *last = self->lines->len > 0 ? pnd_pdf_layout_get_line (self, self->lines->len - 1)
                                          : NULL;
  PndPdfLine copy = *line;

  if (last != NULL && goes_on (last, line))
    {
      PndPageBox gap = { last->box.x2, last->box.y1, line->box.x1, last->box.y2 };

      if (line->column > 0)
        append_tabs (line, last->column, chars, boxes);
      else
        append_gap (chars, boxes, ' ', &gap);
      if (line->end - line->first > last->end - last->first)
        last->size = line->size;
    }
  else
    {
      copy.first = (int) chars->len;
      g_array_append_val (self->lines, copy);
      last = pnd_pdf_layout_get_line (self, self->lines->len - 1);
      if (line->column > 1)
        append_tabs (line, 1, chars, boxes);
    }
  last->column = line->column;
  g_array_append_vals (chars, pnd_pdf_layout_get_char (self, line->first), line->end - line->first);
  g_array_append_vals (boxes, pnd_pdf_layout_get_box (self, line->first), line->end - line->first);
  last->end = (int) chars->len;
  last->box.x1 = MIN (last->box.x1, line->box.x1);
  last->box.x2 = MAX (last->box.x2, line->box.x2);
}

/* most pages are whole lines, whose characters need not move */
static gboolean
has_pieces (const PndPdfLayout *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const PndPdfLine *line = pnd_pdf_layout_get_line (self, i);

      if (line->column > 0 || (i > 0 && goes_on (pnd_pdf_layout_get_line (self, i - 1), line)))
        return TRUE;
    }
  return FALSE;
}

/**
 * pnd_pdf_layout_new:
 * @width: points
 * @height: points
 *
 * Returns: (transfer full): the layout of a page, without text.
 */
PndPdfLayout *
pnd_pdf_layout_new (double width, double height)
{
  PndPdfLayout *self = g_new0 (PndPdfLayout, 1);

  self->width = width;
  self->height = height;
  self->chars = g_array_new (FALSE, FALSE, sizeof (PndPdfChar));
  self->boxes = g_array_new (FALSE, FALSE, sizeof (PndPageBox));
  self->lines = g_array_new (FALSE, FALSE, sizeof (PndPdfLine));
  self->links = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * pnd_pdf_layout_free:
 * @self: (nullable): a layout
 */
void
pnd_pdf_layout_free (PndPdfLayout *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->chars);
  g_array_unref (self->boxes);
  g_array_unref (self->lines);
  g_ptr_array_unref (self->links);
  g_free (self);
}

/**
 * pnd_pdf_layout_reserve:
 * @self: a page
 * @n_chars: how many characters will be added
 */
void
pnd_pdf_layout_reserve (PndPdfLayout *self, guint n_chars)
{
  guint n;

  g_return_if_fail (self != NULL && n_chars < G_MAXINT);

  n = self->chars->len;
  g_array_set_size (self->chars, n + n_chars);
  g_array_set_size (self->chars, n);
  g_array_set_size (self->boxes, n + n_chars);
  g_array_set_size (self->boxes, n);
  self->room = n + n_chars;
}

/**
 * pnd_pdf_layout_begin_line:
 * @self: a page
 */
void
pnd_pdf_layout_begin_line (PndPdfLayout *self)
{
  PndPdfLine line = { 0 };

  g_return_if_fail (self != NULL);

  line.first = line.end = (int) self->chars->len;
  g_array_append_val (self->lines, line);
}

/**
 * pnd_pdf_layout_add_char:
 * @self: a page with a line begun
 * @c: any character; white space becomes a space, controls are left out
 * @box: where it stands, points from the top left
 * @style: #PndPdfStyle
 */
void
pnd_pdf_layout_add_char (PndPdfLayout *self, gunichar c, const PndPageBox *box, guint8 style)
{
  const char *letters = get_letters_of_ligature (c);
  const PndPdfLine *line;

  g_return_if_fail (self != NULL && self->lines->len > 0 && box != NULL);

  line = pnd_pdf_layout_get_line (self, self->lines->len - 1);
  if (letters != NULL)
    {
      float width = (box->x2 - box->x1) / strlen (letters);
      PndPageBox part = { box->x1, box->y1, box->x1 + width, box->y2 };

      for (; *letters != '\0'; letters++, part.x1 += width, part.x2 += width)
        add_plain (self, *letters, &part, style);
    }
  else if (is_space (c) || c == '\t')
    {
      if ((int) self->chars->len > line->first
          && pnd_pdf_layout_get_char (self, (int) self->chars->len - 1)->c != ' ')
        add_plain (self, ' ', box, style);
    }
  else if (!is_control (c))
    add_plain (self, get_bullet (c), box, style);
}

/**
 * pnd_pdf_layout_end_line:
 * @self: a page with a line begun
 * @size: of its type, points; 0 where it is not known
 */
void
pnd_pdf_layout_end_line (PndPdfLayout *self, double size)
{
  PndPdfLine *line;

  g_return_if_fail (self != NULL && self->lines->len > 0);

  line = pnd_pdf_layout_get_line (self, self->lines->len - 1);
  line->end = (int) self->chars->len;
  while (line->end > line->first && pnd_pdf_layout_get_char (self, line->end - 1)->c == ' ')
    line->end--;
  g_array_set_size (self->chars, line->end);
  g_array_set_size (self->boxes, line->end);
  if (line->end == line->first)
    {
      g_array_set_size (self->lines, self->lines->len - 1);
      return;
    }
  line->size = size > 0 ? size : 10;
  measure (self, line);
}

/**
 * pnd_pdf_layout_end:
 * @self: a page with all its lines
 *
 * Puts the lines in reading order, and pieces of one line together.
 */
void
pnd_pdf_layout_end (PndPdfLayout *self)
{
  g_autoptr (GArray) pieces = NULL;
  GArray *chars;
  GArray *boxes;

  g_return_if_fail (self != NULL);

  pnd_pdf_order_columns (self);
  if (!has_pieces (self))
    return;
  pieces = self->lines;
  chars = g_array_sized_new (FALSE, FALSE, sizeof (PndPdfChar), self->chars->len + pieces->len);
  boxes = g_array_sized_new (FALSE, FALSE, sizeof (PndPageBox), self->chars->len + pieces->len);
  self->lines = g_array_new (FALSE, FALSE, sizeof (PndPdfLine));
  for (guint i = 0; i < pieces->len; i++)
    copy_line (self, &g_array_index (pieces, PndPdfLine, i), chars, boxes);
  g_array_unref (self->chars);
  g_array_unref (self->boxes);
  self->chars = chars;
  self->boxes = boxes;
  self->room = 0;
  for (guint i = 0; i < self->lines->len; i++)
    measure (self, pnd_pdf_layout_get_line (self, i));
}

/* spaces look like what is before them */
static void
keep_look (const PndPdfChar *character, int at, GArray *looks, gboolean is_first)
{
  PndPdfLook look = { at + 1, character->style, character->link };
  PndPdfLook *last = is_first ? NULL : &g_array_index (looks, PndPdfLook, looks->len - 1);

  if (last == NULL
      || (character->c != ' ' && (look.style != last->style || look.link != last->link)))
    g_array_append_val (looks, look);
  else
    last->end = look.end;
}

/* @n_before: characters of the page that are kept already */
static void
keep_line (PndPdfLayout *self, PndPdfLine line, const PndPdfPage *page, int n_before)
{
  PndPdfLines *in = page->in;
  int first = line.first;

  line.first = n_before;
  line.text = (guint) (in->text->len - page->first_text);
  for (int c = first; c < line.end; c++)
    {
      const PndPdfChar *character = pnd_pdf_layout_get_char (self, c);

      if (character->c < 0x80)
        g_string_append_c (in->text, (char) character->c);
      else
        g_string_append_unichar (in->text, character->c);
      keep_look (character, n_before, in->looks, n_before == 0);
      n_before++;
    }
  g_string_append_c (in->text, '\0');
  line.end = n_before;
  g_array_append_val (in->lines, line);
}

/**
 * pnd_pdf_layout_keep:
 * @self: a page that is ended
 * @page: gets its lines; has none so far
 * @with_boxes: whether to keep where each character stands
 */
void
pnd_pdf_layout_keep (PndPdfLayout *self, PndPdfPage *page, gboolean with_boxes)
{
  int n_chars = 0;

  g_return_if_fail (self != NULL && page != NULL && page->n_lines == 0);

  page->n_lines = self->lines->len;
  page->first_text = page->in->text->len;
  page->first_line = page->in->lines->len;
  page->first_look = page->in->looks->len;
  page->first_box = page->in->boxes->len;
  for (guint i = 0; i < self->lines->len; i++)
    {
      const PndPdfLine *line = pnd_pdf_layout_get_line (self, i);
      int n = line->end - line->first;

      if (with_boxes)
        g_array_append_vals (page->in->boxes, pnd_pdf_layout_get_box (self, line->first),
                             (guint) n);
      keep_line (self, *line, page, n_chars);
      n_chars += n;
    }
  if (self->links->len > 0)
    page->links = g_ptr_array_ref (self->links);
}
