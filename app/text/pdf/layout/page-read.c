/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Poppler gives the text of a page, a rectangle for each of its characters, and their fonts in
 * stretches. */

#include "app/text/pdf/layout/page-read.h"

#include <math.h>
#include <string.h>

#include "app/text/pdf/layout/layout.h"

#define GAP 0.4f /* between words, times the height of a letter's box */

/*
 * PndPdfSource:
 * @label: as the file numbers it
 * @text: (nullable): what poppler says the page says
 * @boxes: a rectangle for each of its characters but direction marks
 * @attributes: of PopplerTextAttributes, by position
 * @links: of PopplerLinkMapping
 */
struct _PndPdfSource
{
  double width;
  double height;
  char *label;
  char *text;
  PopplerRectangle *boxes;
  guint n_boxes;
  GList *attributes;
  GList *links;
};

/* poppler puts them around words set from the right, without a rectangle */
static gboolean
is_direction_mark (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
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
is_elsewhere (PndPdfLayout *self, gunichar c, const PndPageBox *box)
{
  const PndPdfLine *line = pnd_pdf_layout_get_line (self, self->lines->len - 1);
  const PndPageBox *last;

  if ((int) self->chars->len == line->first || g_unichar_isspace (c))
    return FALSE;
  last = pnd_pdf_layout_get_box (self, (int) self->chars->len - 1);
  return (box->y1 > last->y2 || box->y2 < last->y1)
         && fabsf (box->x1 - last->x2) > 2 * (last->y2 - last->y1);
}

/* poppler leaves out the space between a list's label and its text when they are far apart */
static void
fill_gap (PndPdfLayout *self, gunichar c, const PndPageBox *box)
{
  const PndPdfLine *line = pnd_pdf_layout_get_line (self, self->lines->len - 1);
  const PndPageBox *last;
  PndPageBox gap;

  if ((int) self->chars->len == line->first || g_unichar_isspace (c))
    return;
  last = pnd_pdf_layout_get_box (self, (int) self->chars->len - 1);
  gap = (PndPageBox){ last->x2, last->y1, box->x1, last->y2 };
  if (gap.x2 - gap.x1 > GAP * (last->y2 - last->y1))
    pnd_pdf_layout_add_char (self, ' ', &gap, 0);
}

static void
read_chars (PndPdfLayout *self, const PndPdfSource *source)
{
  GList *list = source->attributes;
  Sizes sizes = { 0 };
  guint8 style = 0;
  guint at = 0;

  pnd_pdf_layout_reserve (self, source->n_boxes);
  pnd_pdf_layout_begin_line (self);
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
          pnd_pdf_layout_end_line (self, sizes.size);
          pnd_pdf_layout_begin_line (self);
          sizes = (Sizes){ .font = font };
        }
      if (c != '\n')
        {
          fill_gap (self, c, &box);
          pnd_pdf_layout_add_char (self, c, &box, style);
        }
      count_size (&sizes, font);
    }
  pnd_pdf_layout_end_line (self, sizes.size);
  pnd_pdf_layout_end (self);
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
mark_link (PndPdfLayout *self, const PopplerRectangle *area, guint link)
{
  for (guint i = 0; i < self->chars->len; i++)
    {
      PndPdfChar *character = pnd_pdf_layout_get_char (self, (int) i);
      const PndPageBox *box = pnd_pdf_layout_get_box (self, (int) i);
      double x = (box->x1 + box->x2) / 2;
      double y = self->height - (box->y1 + box->y2) / 2;

      if (x >= area->x1 && x <= area->x2 && y >= area->y1 && y <= area->y2)
        character->link = link & PND_PDF_MAX_LINKS;
    }
}

static void
read_links (PndPdfLayout *self, GList *links)
{
  for (GList *l = links; l != NULL && self->links->len < PND_PDF_MAX_LINKS; l = l->next)
    {
      PopplerLinkMapping *mapping = l->data;
      const char *address = mapping->action->type == POPPLER_ACTION_URI
                              ? mapping->action->uri.uri
                              : NULL;

      if (!is_web_address (address))
        continue;
      g_ptr_array_add (self->links, g_strdup (address));
      mark_link (self, &mapping->area, self->links->len);
    }
}

static char *
get_label (PopplerPage *page)
{
  g_autofree char *label = poppler_page_get_label (page);

  if (label != NULL && *label != '\0' && g_utf8_validate (label, -1, NULL))
    return g_steal_pointer (&label);
  return g_strdup_printf ("%d", poppler_page_get_index (page) + 1);
}

static void
take_text (PndPdfSource *self, PopplerPage *page)
{
  g_autofree char *text = poppler_page_get_text (page);

  if (text == NULL || *text == '\0' || !g_utf8_validate (text, -1, NULL)
      || !poppler_page_get_text_layout (page, &self->boxes, &self->n_boxes))
    return;
  self->text = g_steal_pointer (&text);
  self->attributes = poppler_page_get_text_attributes (page);
  self->links = poppler_page_get_link_mapping (page);
}

/**
 * pnd_pdf_source_new:
 * @document: a file
 * @index: of a page, from 0
 *
 * Returns: (transfer full): all that poppler knows of it; an empty page of A4 where it cannot be
 * read, since the others are worth having.
 */
PndPdfSource *
pnd_pdf_source_new (PopplerDocument *document, int index)
{
  PndPdfSource *self = g_new0 (PndPdfSource, 1);
  PopplerPage *page = poppler_document_get_page (document, index);

  self->width = 595;
  self->height = 842;
  if (page == NULL)
    {
      self->label = g_strdup_printf ("%d", index + 1);
      return self;
    }
  self->label = get_label (page);
  poppler_page_get_size (page, &self->width, &self->height);
  take_text (self, page);
  g_object_unref (page);
  return self;
}

/**
 * pnd_pdf_source_free:
 * @self: (nullable): a page
 */
void
pnd_pdf_source_free (PndPdfSource *self)
{
  if (self == NULL)
    return;
  g_free (self->label);
  g_free (self->text);
  g_free (self->boxes);
  poppler_page_free_text_attributes (self->attributes);
  poppler_page_free_link_mapping (self->links);
  g_free (self);
}

/**
 * pnd_pdf_source_get_n_chars:
 * @self: a page
 *
 * Returns: how many characters poppler finds on it.
 */
guint
pnd_pdf_source_get_n_chars (const PndPdfSource *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_boxes;
}

/**
 * pnd_pdf_source_lay_out:
 * @self: a page
 * @in: gets its lines, after those of others
 * @with_boxes: whether to keep where each character stands
 *
 * Returns: (transfer full): the page put into lines.
 */
PndPdfPage *
pnd_pdf_source_lay_out (const PndPdfSource *self, PndPdfLines *in, gboolean with_boxes)
{
  g_autoptr (PndPdfLayout) layout = NULL;
  PndPdfPage *page;

  g_return_val_if_fail (self != NULL && in != NULL, NULL);

  page = pnd_pdf_page_new (in, self->width, self->height, self->label);
  if (self->text == NULL)
    return page;
  layout = pnd_pdf_layout_new (self->width, self->height);
  read_chars (layout, self);
  read_links (layout, self->links);
  pnd_pdf_layout_keep (layout, page, with_boxes);
  return page;
}
