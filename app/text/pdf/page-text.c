/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Poppler gives a rectangle for each character, but
 * cuts a line in pieces at wide gaps, as justified type has them: pieces that stand side by side on
 * one height are put together again here. Ligatures become their letters, and control and
 * direction marks go. */

#include "app/text/pdf/page-text.h"

#include <math.h>
#include <string.h>

#include "app/text/pdf/columns.h"
#include "app/text/pdf/pages.h"

/*
 * Source:
 * @text: what poppler says the page says
 * @boxes: a rectangle for each of its characters but direction marks
 * @attributes: of PopplerTextAttributes, by position
 *
 * A page as poppler gives it.
 */
typedef struct
{
  char *text;
  PopplerRectangle *boxes;
  guint n_boxes;
  GList *attributes;
} Source;

static void
source_clear (Source *source)
{
  g_free (source->text);
  g_free (source->boxes);
  poppler_page_free_text_attributes (source->attributes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Source, source_clear)

/* poppler puts them around words set from the right, without a rectangle */
static gboolean
is_direction_mark (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

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

static guint8
get_style (const char *font)
{
  static const char *const bold[] = { "Bold", "bold", "Black", "Heavy", "Semibold", "Demi" };
  static const char *const italic[] = { "Ital", "ital", "Obli", "obli", "Slanted" };
  guint8 style = 0;

  if (font == NULL)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (bold); i++)
    if (strstr (font, bold[i]) != NULL)
      style |= PND_PDF_BOLD;
  for (guint i = 0; i < G_N_ELEMENTS (italic); i++)
    if (strstr (font, italic[i]) != NULL)
      style |= PND_PDF_ITALIC;
  return style;
}

static gboolean
is_ideograph (gunichar c)
{
  return (c >= 0x3040 && c < 0xa000) || (c >= 0xf900 && c < 0xfb00) || c >= 0x20000;
}

static void
add_plain (PndPdfPage *self, gunichar c, const PndPageBox *box, guint8 style)
{
  PndPdfChar character = { c, style, 0 };

  g_array_append_val (self->chars, character);
  g_array_append_val (self->boxes, *box);
}

static gboolean
is_gap (PndPdfPage *self, int character)
{
  return pnd_pdf_page_get_char (self, character)->c == ' '
         || pnd_pdf_page_get_char (self, character)->c == '\t';
}

static float
get_gap (PndPdfPage *self, int character)
{
  return pnd_pdf_page_get_box (self, character + 1)->x1
         - pnd_pdf_page_get_box (self, character - 1)->x2;
}

static void
measure_first_word (PndPdfPage *self, PndPdfLine *line)
{
  int c = line->first;

  while (c < line->end && !is_gap (self, c)
         && !(c > line->first && is_ideograph (pnd_pdf_page_get_char (self, c - 1)->c)))
    c++;
  line->first_word = fabsf (pnd_pdf_page_get_box (self, MAX (c - 1, line->first))->x2
                            - pnd_pdf_page_get_box (self, line->first)->x1);
}

/* Cells stand further apart than words. Justified type stretches all gaps of a line alike, so a
 * wide gap tells only beside a narrow one. */
static void
find_cells (PndPdfPage *self, PndPdfLine *line)
{
  float widest = 0;
  float narrowest = G_MAXFLOAT;

  for (int c = line->first + 1; c < line->end - 1; c++)
    if (is_gap (self, c))
      {
        widest = MAX (widest, get_gap (self, c));
        narrowest = MIN (narrowest, get_gap (self, c));
      }
  line->row = widest > 2 * line->size && widest > 3 * narrowest;
  for (int c = line->first + 1; c < line->end - 1; c++)
    if (is_gap (self, c))
      pnd_pdf_page_get_char (self, c)->c
        = line->row && get_gap (self, c) > MAX (1.5f * line->size, 3 * narrowest) ? '\t' : ' ';
}

static void
measure (PndPdfPage *self, PndPdfLine *line)
{
  guint8 style = 0xff;

  line->box = *pnd_pdf_page_get_box (self, line->first);
  for (int c = line->first; c < line->end; c++)
    {
      const PndPdfChar *character = pnd_pdf_page_get_char (self, c);
      const PndPageBox *box = pnd_pdf_page_get_box (self, c);

      if (is_gap (self, c))
        continue;
      line->box.x1 = MIN (line->box.x1, box->x1);
      line->box.y1 = MIN (line->box.y1, box->y1);
      line->box.x2 = MAX (line->box.x2, box->x2);
      line->box.y2 = MAX (line->box.y2, box->y2);
      if (g_unichar_isalnum (character->c))
        style &= character->style;
    }
  line->style = style == 0xff ? 0 : style;
  measure_first_word (self, line);
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

/* copies a line's characters to the end of new arrays; one beside the last line goes on it */
static void
copy_line (PndPdfPage *self, PndPdfLine *line, GArray *chars, GArray *boxes)
{
  PndPdfLine *last = self->lines->len > 0 ? pnd_pdf_page_get_line (self, self->lines->len - 1)
                                          : NULL;
  PndPdfLine copy = *line;

  if (last != NULL && is_beside (last, line))
    {
      PndPdfChar space = { ' ', 0, 0 };
      PndPageBox gap = { last->box.x2, last->box.y1, line->box.x1, last->box.y2 };

      g_array_append_val (chars, space);
      g_array_append_val (boxes, gap);
      if (line->end - line->first > last->end - last->first)
        last->size = line->size;
    }
  else
    {
      copy.first = (int) chars->len;
      g_array_append_val (self->lines, copy);
      last = pnd_pdf_page_get_line (self, self->lines->len - 1);
    }
  g_array_append_vals (chars, pnd_pdf_page_get_char (self, line->first), line->end - line->first);
  g_array_append_vals (boxes, pnd_pdf_page_get_box (self, line->first), line->end - line->first);
  last->end = (int) chars->len;
  last->box.x1 = MIN (last->box.x1, line->box.x1);
  last->box.x2 = MAX (last->box.x2, line->box.x2);
}

/* steps to the attributes that hold for the character @at */
static const PopplerTextAttributes *
step (GList **list, int at)
{
  const PopplerTextAttributes *attributes;

  while (*list != NULL && (*list)->next != NULL
         && ((PopplerTextAttributes *) (*list)->data)->end_index < at)
    *list = (*list)->next;
  attributes = *list != NULL ? (*list)->data : NULL;
  return attributes != NULL && attributes->start_index <= at && at <= attributes->end_index
           ? attributes
           : NULL;
}

/*
 * Sizes:
 * @longest: characters of the longest stretch of one font
 *
 * The size a line is set in: that of its longest stretch, so that a note mark does not count.
 */
typedef struct
{
  const PopplerTextAttributes *font;
  guint n_chars;
  guint longest;
  double size;
} Sizes;

static void
count_size (Sizes *sizes, const PopplerTextAttributes *font)
{
  if (font != sizes->font)
    sizes->n_chars = 0;
  sizes->font = font;
  if (font == NULL || ++sizes->n_chars <= sizes->longest)
    return;
  sizes->longest = sizes->n_chars;
  sizes->size = font->font_size;
}

static PndPageBox
get_box (const PopplerRectangle *given)
{
  return (PndPageBox){ MIN (given->x1, given->x2), MIN (given->y1, given->y2),
                       MAX (given->x1, given->x2), MAX (given->y1, given->y2) };
}

/* poppler forgets the line end between some columns */
static gboolean
is_elsewhere (PndPdfPage *self, gunichar c, const PndPageBox *box)
{
  const PndPdfLine *line = pnd_pdf_page_get_line (self, self->lines->len - 1);
  const PndPageBox *last;

  if ((int) self->chars->len == line->first || is_space (c))
    return FALSE;
  last = pnd_pdf_page_get_box (self, (int) self->chars->len - 1);
  return (box->y1 > last->y2 || box->y2 < last->y1)
         && fabsf (box->x1 - last->x2) > 2 * (last->y2 - last->y1);
}

static void
read_chars (PndPdfPage *self, const Source *source)
{
  GList *list = source->attributes;
  Sizes sizes = { 0 };
  guint8 style = 0;
  guint at = 0;

  pnd_pdf_page_begin_line (self);
  for (const char *p = source->text; *p != '\0' && at < source->n_boxes; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      PndPageBox box = get_box (&source->boxes[at]);
      const PopplerTextAttributes *font;

      if (is_direction_mark (c))
        continue;
      font = step (&list, (int) at++);
      if (font != sizes.font)
        style = get_style (font != NULL ? font->font_name : NULL);
      if (c == '\n' || is_elsewhere (self, c, &box))
        {
          pnd_pdf_page_end_line (self, sizes.size);
          pnd_pdf_page_begin_line (self);
          sizes = (Sizes){ .font = font };
        }
      if (c != '\n')
        pnd_pdf_page_add_char (self, c, &box, style);
      count_size (&sizes, font);
    }
  pnd_pdf_page_end_line (self, sizes.size);
  pnd_pdf_page_end (self);
}

static gboolean
is_web_address (const char *address)
{
  return address != NULL && g_utf8_validate (address, -1, NULL)
         && (g_str_has_prefix (address, "http:") || g_str_has_prefix (address, "https:")
             || g_str_has_prefix (address, "mailto:"));
}

/* @area counts from the bottom of the page */
static void
mark_link (PndPdfPage *self, const PopplerRectangle *area, guint16 link)
{
  for (guint i = 0; i < self->chars->len; i++)
    {
      PndPdfChar *character = pnd_pdf_page_get_char (self, (int) i);
      const PndPageBox *box = pnd_pdf_page_get_box (self, (int) i);
      double x = (box->x1 + box->x2) / 2;
      double y = self->height - (box->y1 + box->y2) / 2;

      if (x >= area->x1 && x <= area->x2 && y >= area->y1 && y <= area->y2)
        character->link = link;
    }
}

static void
read_links (PndPdfPage *self, PopplerPage *page)
{
  GList *links = poppler_page_get_link_mapping (page);

  for (GList *l = links; l != NULL && self->links->len < 1000; l = l->next)
    {
      PopplerLinkMapping *mapping = l->data;
      const char *address = mapping->action->type == POPPLER_ACTION_URI
                              ? mapping->action->uri.uri
                              : NULL;

      if (!is_web_address (address))
        continue;
      g_ptr_array_add (self->links, g_strdup (address));
      mark_link (self, &mapping->area, (guint16) self->links->len);
    }
  poppler_page_free_link_mapping (links);
}

/**
 * pnd_pdf_page_new:
 * @width: points
 * @height: points
 * @label: as the file numbers it
 *
 * Returns: (transfer full): a page without text.
 */
PndPdfPage *
pnd_pdf_page_new (double width, double height, const char *label)
{
  PndPdfPage *self = g_new0 (PndPdfPage, 1);

  g_return_val_if_fail (label != NULL, self);

  self->width = width;
  self->height = height;
  self->label = g_strdup (label);
  self->chars = g_array_new (FALSE, FALSE, sizeof (PndPdfChar));
  self->boxes = g_array_new (FALSE, FALSE, sizeof (PndPageBox));
  self->lines = g_array_new (FALSE, FALSE, sizeof (PndPdfLine));
  self->links = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * pnd_pdf_page_free:
 * @self: (nullable): a page
 */
void
pnd_pdf_page_free (PndPdfPage *self)
{
  if (self == NULL)
    return;
  g_free (self->label);
  g_array_unref (self->chars);
  g_array_unref (self->boxes);
  g_array_unref (self->lines);
  g_ptr_array_unref (self->links);
  g_free (self);
}

/**
 * pnd_pdf_page_drop_boxes:
 * @self: a page
 *
 * Forgets where each character stands; the lines keep their places.
 */
void
pnd_pdf_page_drop_boxes (PndPdfPage *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->boxes);
  self->boxes = g_array_new (FALSE, FALSE, sizeof (PndPageBox));
}

/**
 * pnd_pdf_page_begin_line:
 * @self: a page
 */
void
pnd_pdf_page_begin_line (PndPdfPage *self)
{
  PndPdfLine line = { 0 };

  g_return_if_fail (self != NULL);

  line.first = line.end = (int) self->chars->len;
  g_array_append_val (self->lines, line);
}

/**
 * pnd_pdf_page_add_char:
 * @self: a page with a line begun
 * @c: any character; white space becomes a space, controls are left out
 * @box: where it stands, points from the top left
 * @style: #PndPdfStyle
 */
void
pnd_pdf_page_add_char (PndPdfPage *self, gunichar c, const PndPageBox *box, guint8 style)
{
  const char *letters = get_letters_of_ligature (c);
  const PndPdfLine *line;

  g_return_if_fail (self != NULL && self->lines->len > 0 && box != NULL);

  line = pnd_pdf_page_get_line (self, self->lines->len - 1);
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
          && pnd_pdf_page_get_char (self, (int) self->chars->len - 1)->c != ' ')
        add_plain (self, ' ', box, style);
    }
  else if (!is_control (c))
    add_plain (self, c, box, style);
}

/**
 * pnd_pdf_page_end_line:
 * @self: a page with a line begun
 * @size: of its type, points; 0 where it is not known
 */
void
pnd_pdf_page_end_line (PndPdfPage *self, double size)
{
  PndPdfLine *line;

  g_return_if_fail (self != NULL && self->lines->len > 0);

  line = pnd_pdf_page_get_line (self, self->lines->len - 1);
  line->end = (int) self->chars->len;
  while (line->end > line->first && pnd_pdf_page_get_char (self, line->end - 1)->c == ' ')
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
 * pnd_pdf_page_end:
 * @self: a page with all its lines
 *
 * Puts the lines in reading order, and pieces of one line together.
 */
void
pnd_pdf_page_end (PndPdfPage *self)
{
  g_autoptr (GArray) pieces = NULL;
  GArray *chars;
  GArray *boxes;

  g_return_if_fail (self != NULL);

  pnd_pdf_order_columns (self);
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
  for (guint i = 0; i < self->lines->len; i++)
    measure (self, pnd_pdf_page_get_line (self, i));
}

/**
 * pnd_pdf_page_read:
 * @source: a page of a file
 *
 * Returns: (transfer full): its characters.
 */
PndPdfPage *
pnd_pdf_page_read (PopplerPage *source)
{
  g_auto (Source) own = { 0 };
  g_autofree char *label = NULL;
  g_autofree char *number = g_strdup_printf ("%d", poppler_page_get_index (source) + 1);
  double width;
  double height;
  PndPdfPage *self;

  poppler_page_get_size (source, &width, &height);
  label = poppler_page_get_label (source);
  if (label != NULL && (*label == '\0' || !g_utf8_validate (label, -1, NULL)))
    g_clear_pointer (&label, g_free);
  self = pnd_pdf_page_new (width, height, label != NULL ? label : number);

  own.text = poppler_page_get_text (source);
  if (own.text == NULL || *own.text == '\0' || !g_utf8_validate (own.text, -1, NULL))
    return self;
  if (!poppler_page_get_text_layout (source, &own.boxes, &own.n_boxes))
    return self;
  own.attributes = poppler_page_get_text_attributes (source);
  read_chars (self, &own);
  read_links (self, source);
  return self;
}

/**
 * pnd_pdf_page_get_first_line:
 * @self: a page whose furniture is marked
 *
 * Returns: (nullable): its first line of text; %NULL where it has none.
 */
PndPdfLine *
pnd_pdf_page_get_first_line (const PndPdfPage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->lines->len; i++)
    if (!pnd_pdf_page_get_line (self, i)->furniture)
      return pnd_pdf_page_get_line (self, i);
  return NULL;
}

/**
 * pnd_pdf_page_get_line_text:
 * @self: a page
 * @line: one of its lines
 *
 * Returns: (transfer full): the line's characters, UTF-8.
 */
char *
pnd_pdf_page_get_line_text (const PndPdfPage *self, const PndPdfLine *line)
{
  GString *text = g_string_new (NULL);

  for (int c = line->first; c < line->end; c++)
    g_string_append_unichar (text, pnd_pdf_page_get_char (self, c)->c);
  return g_string_free (text, FALSE);
}
