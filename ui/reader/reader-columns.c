/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the width of the reader is divided among the text and its margins. */

#include "ui/reader/reader-private.h"

#define TEXT_CHARACTERS 70
/* for a text that was broken by hand at up to 80 characters */
#define HARD_WRAPPED_CHARACTERS 80
#define MIN_TEXT_WIDTH 160
#define PAGE_CHARACTERS 6
/* where the text would be narrower than this, the margins give way first */
#define COMFORTABLE_CHARACTERS 52

/*
 * Gaps:
 *
 * What lies between the columns, in pixels; the numbers in parentheses are small characters.
 */
typedef struct
{
  int before_numbers; /* (characters) */
  int after_numbers;
  int before_notes;
  int notes;
  int before_labels;
  int labels; /* (characters) */
  int more;
  int after;
} Gaps;

static const Gaps wide_gaps = { 1, 14, 8, 16, 4, 10, PND_READER_MORE_WIDTH, 10 };
static const Gaps tight_gaps = { 0, 9, 4, 12, 2, 8, 17, 8 };

static int
get_n_digits (PndReader *self)
{
  PndDocumentText *text = pnd_page_layout_get_text (self->page);
  int n_digits = 2;
  int n_lines = text != NULL ? pnd_document_text_get_n_lines (text) : 0;

  if (n_lines > 0 && self->line_numbers != NULL)
    n_lines = self->line_numbers[n_lines - 1];
  for (int n = n_lines; n >= 100; n /= 10)
    n_digits++;
  return n_digits;
}

/* characters: those of the line numbers, or of "p. 123" where the text has pages */
static int
get_n_left (PndReader *self)
{
  PndStructure *structure = pnd_page_layout_get_structure (self->page);
  gboolean has_pages = structure != NULL && pnd_structure_get_n_pages (structure) > 0;

  return MAX (get_n_digits (self), has_pages ? PAGE_CHARACTERS : 0);
}

static int
get_left (PndReader *self, const Gaps *gaps, int small)
{
  return (get_n_left (self) + gaps->before_numbers) * small + gaps->after_numbers + 4;
}

static int
get_right (const Gaps *gaps, int lanes, int small)
{
  return gaps->before_notes + gaps->notes + lanes + gaps->before_labels + gaps->labels * small
         + gaps->more + gaps->after;
}

/* the text near the middle of the widget where there is room, a little to the left for the wider
 * margin on its right */
static void
place_columns (PndReader *self, int width)
{
  PndReaderColumns *columns = &self->columns;
  const PndBlocks *blocks = pnd_page_layout_get_blocks (self->page);
  int char_width = pnd_page_layout_get_char_width (self->page);
  int small = MAX ((char_width * 4 + 4) / 5, 5);
  int n_lanes = MAX (pnd_lanes_get_n_used (self->lanes), PND_READER_MIN_LANES);
  int lanes = n_lanes * PND_STRIPES_LANE_WIDTH;
  int n_characters = blocks != NULL && pnd_blocks_is_hard_wrapped (blocks)
                       ? HARD_WRAPPED_CHARACTERS
                       : TEXT_CHARACTERS;
  const Gaps *gaps = &wide_gaps;
  int left = get_left (self, gaps, small);
  int right = get_right (gaps, lanes, small);

  if (width - left - right < COMFORTABLE_CHARACTERS * char_width)
    {
      gaps = &tight_gaps;
      left = get_left (self, gaps, small);
      right = get_right (gaps, lanes, small);
    }
  columns->text_width = CLAMP (width - left - right, MIN_TEXT_WIDTH, n_characters * char_width);
  columns->text = (width - columns->text_width) / 2 - (right - left) / 4;
  columns->text = MAX (MIN (columns->text, width - right - columns->text_width), left);
  columns->numbers_end = columns->text - gaps->after_numbers;
  columns->notes = columns->text + columns->text_width + gaps->before_notes;
  columns->lanes = columns->notes + gaps->notes;
  columns->labels = columns->lanes + lanes + gaps->before_labels;
  columns->labels_width = gaps->labels * small;
  columns->end = columns->labels + columns->labels_width + gaps->more;
}

/**
 * pnd_reader_layout_columns:
 * @self: a reader
 * @width: of the widget, in pixels
 * @height: of the widget, in pixels
 *
 * Divides the widget among text and margins, and lays the page out in it.
 */
void
pnd_reader_layout_columns (PndReader *self, int width, int height)
{
  if (width <= 0 || height <= 0)
    return;
  pnd_reader_update_lanes (self);
  place_columns (self, width);
  pnd_page_layout_set_size (self->page, self->columns.text_width, height);
  pnd_reader_update_adjustments (self);
}
