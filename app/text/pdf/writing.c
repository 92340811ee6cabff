/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A paragraph is a line of the text, and pages meet in it where it goes on from one to the next;
 * every character belongs to the page it stands on, and what joins two lines to the first of them.
 * A page without text is an empty line. A paragraph larger than most type by an eighth, and no
 * longer than 200 characters, is a heading; the largest size is level 1. A footnote is a paragraph
 * of its page. */

#include "app/text/pdf/writing.h"

#include <math.h>
#include <stdlib.h>

#include "app/text/pdf/furniture.h"
#include "app/text/pdf/hyphens.h"
#include "app/text/pdf/notes/footnotes.h"
#include "app/text/pdf/page.h"
#include "app/text/pdf/paragraphs.h"

#define MAX_HEADING 200
#define N_LEVELS 6
#define N_SIZES 400 /* in half points */

/*
 * Stretch:
 * @value: 0 while none is open
 *
 * Characters one after the other that share a style or a link.
 */
typedef struct
{
  int start;
  guint value;
} Stretch;

typedef struct
{
  PndTextBuilder *builder;
  PndPageMap *map;
  PndPdfHyphens *hyphens;
  int levels[N_SIZES];
  const PndPdfPage *page;
  const PndPdfPage *next_page; /* the page a line's next line stands on */
  const PndPdfLine *paragraph; /* the first line of the open one; NULL for none */
  int start;                   /* of the open paragraph */
  int solid;                   /* one past the last character that is no space */
  Stretch bold, italic, link;
  const PndPdfLook *look; /* of the character written last; NULL at the head of a page */
} Writer;

static int
get_size (const PndPdfLine *line)
{
  return CLAMP ((int) lroundf (2 * line->size), 0, N_SIZES - 1);
}

/* levels by size: 0 for none */
static void
find_levels (Writer *self, GPtrArray *pages)
{
  guint counts[N_SIZES] = { 0 };
  int body = 0;
  int level = 0;

  for (guint i = 0; i < pages->len; i++)
    {
      const PndPdfPage *page = g_ptr_array_index (pages, i);

      for (guint l = 0; l < page->n_lines; l++)
        {
          const PndPdfLine *line = pnd_pdf_page_get_line (page, l);

          if (!line->furniture)
            counts[get_size (line)] += line->end - line->first;
        }
    }
  for (int size = 0; size < N_SIZES; size++)
    if (counts[size] > counts[body])
      body = size;
  for (int size = N_SIZES - 1; size * 8 > body * 9; size--)
    if (counts[size] > 0)
      self->levels[size] = MIN (++level, N_LEVELS);
}

static void
end_stretch (Writer *self, Stretch *stretch, PndRunKind kind)
{
  int end = self->solid;
  const char *address = kind == PND_RUN_LINK && stretch->value > 0
                          ? g_ptr_array_index (self->page->links, stretch->value - 1)
                          : NULL;

  if (stretch->value > 0 && end > stretch->start)
    pnd_text_builder_add_run (self->builder, kind, PND_SPAN (stretch->start, end), 0, address);
  stretch->value = 0;
}

static void
set_stretch (Writer *self, Stretch *stretch, PndRunKind kind, guint value)
{
  if (stretch->value == value)
    return;
  end_stretch (self, stretch, kind);
  stretch->value = value;
  stretch->start = pnd_text_builder_get_position (self->builder);
}

static void
add_note (Writer *self, PndSpan span)
{
  g_autofree char *mark = pnd_pdf_dup_note_mark (self->page, self->paragraph);

  pnd_text_builder_add_run (self->builder, PND_RUN_NOTE, span, 0, mark);
}

static void
end_paragraph (Writer *self)
{
  int end = pnd_text_builder_get_position (self->builder);
  int level;

  end_stretch (self, &self->bold, PND_RUN_BOLD);
  end_stretch (self, &self->italic, PND_RUN_ITALIC);
  end_stretch (self, &self->link, PND_RUN_LINK);
  if (self->paragraph == NULL)
    return;
  level = self->levels[get_size (self->paragraph)];
  if (self->paragraph->note)
    add_note (self, PND_SPAN (self->start, end));
  else if (self->paragraph->row)
    pnd_text_builder_add_run (self->builder, PND_RUN_TABLE_ROW, PND_SPAN (self->start, end), 0,
                              NULL);
  else if (level > 0 && end - self->start <= MAX_HEADING)
    pnd_text_builder_add_run (self->builder, PND_RUN_HEADING, PND_SPAN (self->start, end), level,
                              NULL);
  pnd_text_builder_end_line (self->builder);
  self->paragraph = NULL;
}

static gboolean
is_east_asian (gunichar c)
{
  return (c >= 0x3000 && c < 0xa000) || (c >= 0xf900 && c < 0xfb00) || c >= 0x20000;
}

/* between lines of one paragraph; answers how many characters of the first are left out */
static int
get_cut (Writer *self, const PndPdfLine *line, const PndPdfLine *next, gboolean *with_space)
{
  PndPdfCut cut = PND_PDF_NO_CUT;

  *with_space = FALSE;
  if (next == NULL || !next->joins)
    return 0;
  cut = pnd_pdf_hyphens_judge (self->hyphens, pnd_pdf_page_get_text (self->page, line),
                               pnd_pdf_page_get_text (self->next_page, next));
  *with_space = cut == PND_PDF_NO_CUT
                && !(is_east_asian (pnd_pdf_page_get_last_char (self->page, line))
                     && is_east_asian (pnd_pdf_page_get_first_char (self->next_page, next)));
  return cut == PND_PDF_CUT ? 1 : 0;
}

/* cells are lines of their own on the page, and so is each line of a cell */
static gboolean
begins_cell (const Writer *self, const PndPdfLine *line, const char *at, int character)
{
  const PndPageBox *box = pnd_pdf_page_get_box (self->page, character);
  const PndPageBox *last = box - 1;

  if (character == line->first || !line->row)
    return FALSE;
  return at[-1] == '\t'
         || fabsf (box->y1 + box->y2 - last->y1 - last->y2) > last->y2 - last->y1;
}

/* where the characters of @line up to @end will be */
static void
map_line (Writer *self, const PndPdfLine *line, int end)
{
  const char *at = pnd_pdf_page_get_text (self->page, line);
  int position = pnd_text_builder_get_position (self->builder);

  pnd_page_map_begin_line (self->map);
  for (int c = line->first; c < end; c++, at = g_utf8_next_char (at))
    {
      if (begins_cell (self, line, at, c))
        pnd_page_map_begin_line (self->map);
      pnd_page_map_add_char (self->map, position++, pnd_pdf_page_get_box (self->page, c));
    }
}

/* notes stand before lines that come after them on the page */
static void
find_look (Writer *self, int character)
{
  const PndPdfLook *first = &g_array_index (self->page->in->looks, PndPdfLook,
                                            self->page->first_look);

  if (self->look == NULL || (self->look > first && self->look[-1].end > character))
    self->look = first;
  while (self->look->end <= character)
    self->look++;
  set_stretch (self, &self->bold, PND_RUN_BOLD, self->look->style & PND_PDF_BOLD);
  set_stretch (self, &self->italic, PND_RUN_ITALIC, self->look->style & PND_PDF_ITALIC);
  set_stretch (self, &self->link, PND_RUN_LINK, self->look->link);
}

/* characters that look alike, the first of which is no space */
static void
write_alike (Writer *self, const char *start, const char *end)
{
  int n_spaces = 0;

  pnd_text_builder_append (self->builder, start, end - start);
  while (end[-1 - n_spaces] == ' ')
    n_spaces++;
  self->solid = pnd_text_builder_get_position (self->builder) - n_spaces;
}

static void
write_chars (Writer *self, const PndPdfLine *line, int end)
{
  const char *at = pnd_pdf_page_get_text (self->page, line);
  int last;

  for (int c = line->first; c < end; c = last)
    {
      const char *start = at;

      find_look (self, c);
      last = MIN (self->look->end, end);
      at = g_utf8_offset_to_pointer (at, last - c);
      write_alike (self, start, at);
    }
}

static void
write_line (Writer *self, const PndPdfLine *line, const PndPdfLine *next)
{
  gboolean with_space;
  int end = line->end - get_cut (self, line, next, &with_space);

  if (!line->joins)
    end_paragraph (self);
  if (self->paragraph == NULL)
    {
      self->paragraph = line;
      self->start = pnd_text_builder_get_position (self->builder);
    }
  if (self->map != NULL)
    map_line (self, line, end);
  write_chars (self, line, end);
  if (with_space)
    pnd_text_builder_append (self->builder, " ", 1);
}

/* @first_of_next: (nullable): the line after the last, on @next_page */
static void
write_lines (Writer *self, const PndPdfPage *next_page, const PndPdfLine *first_of_next)
{
  const PndPdfLine *waiting = NULL;

  self->next_page = self->page;
  for (guint l = 0; l < self->page->n_lines; l++)
    {
      const PndPdfLine *line = pnd_pdf_page_get_line (self->page, l);

      if (line->furniture)
        continue;
      if (waiting != NULL)
        write_line (self, waiting, line);
      waiting = line;
    }
  self->next_page = next_page;
  if (waiting != NULL)
    write_line (self, waiting, first_of_next);
}

/* @next: (nullable): the page after it */
static void
write_page (Writer *self, const PndPdfPage *page, const PndPdfPage *next)
{
  int start = pnd_text_builder_get_position (self->builder);
  const PndPdfLine *first_of_next = next != NULL ? pnd_pdf_page_get_first_line (next) : NULL;

  self->page = page;
  self->look = NULL;
  pnd_text_builder_begin_run (self->builder, PND_RUN_PAGE, 0, page->label);
  if (self->map != NULL)
    pnd_page_map_begin_page (self->map, page->width, page->height, start);
  write_lines (self, next, first_of_next);
  /* its number is of this page */
  end_stretch (self, &self->link, PND_RUN_LINK);
  if (first_of_next == NULL || !first_of_next->joins)
    end_paragraph (self);
  if (pnd_text_builder_get_position (self->builder) == start)
    pnd_text_builder_append (self->builder, "\n", 1);
  pnd_text_builder_end_run (self->builder);
  if (self->map != NULL)
    pnd_page_map_end_page (self->map, pnd_text_builder_get_position (self->builder));
}

/**
 * pnd_pdf_write:
 * @pages: of #PndPdfPage
 * @builder: what the text is written into
 * @map: (nullable): gets the place of every character
 *
 * The same pages always make the same text.
 */
void
pnd_pdf_write (GPtrArray *pages, PndTextBuilder *builder, PndPageMap *map)
{
  Writer self = { .builder = builder, .map = map };

  g_return_if_fail (pages != NULL && builder != NULL);

  pnd_pdf_mark_furniture (pages);
  pnd_pdf_mark_footnotes (pages);
  pnd_pdf_join_lines (pages);
  pnd_pdf_place_footnotes (pages);
  self.hyphens = pnd_pdf_hyphens_new (pages);
  find_levels (&self, pages);
  for (guint i = 0; i < pages->len; i++)
    write_page (&self, g_ptr_array_index (pages, i),
                i + 1 < pages->len ? g_ptr_array_index (pages, i + 1) : NULL);
  pnd_pdf_hyphens_free (self.hyphens);
}
