/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/page/page-layout.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "ui/page/page-private.h"

#define LINE_HEIGHT 1.7     /* of the font's size */
#define MIN_LINE_HEIGHT 1.2 /* of the font's own height */
#define PARAGRAPH_GAP 0.45  /* of a line */
#define TOP_MARGIN 1.2      /* of a line, above the first */
#define BOTTOM_MARGIN 4     /* of a line, below the last */
#define INDENT 2.5          /* characters, a level of a list or a quotation */
#define SAMPLE_LENGTH 600
/* ordinary prose, for the measure of the page */
#define PROSE "Kerja sama itu dimulai oleh provinsi, and the region wanted a partner of its own. "

static void
laid_free (PndPageLaid *laid)
{
  g_object_unref (laid->layout);
  g_free (laid->lines);
  g_free (laid);
}

static int
get_margin_above (PndPageLayout *self, int block)
{
  return block == 0 ? (int)(TOP_MARGIN * self->line_height) : 0;
}

static int
get_margin_below (PndPageLayout *self, int block)
{
  if (block == pnd_blocks_get_n (self->blocks) - 1)
    return BOTTOM_MARGIN * self->line_height;
  if (pnd_blocks_is_hard_wrapped (self->blocks) || !pnd_blocks_ends_line (self->blocks, block))
    return 0;
  /* an empty line is space enough */
  if (pnd_span_is_empty (pnd_blocks_get_span (self->blocks, block))
      || pnd_span_is_empty (pnd_blocks_get_span (self->blocks, block + 1)))
    return 0;
  if (pnd_styles_is_close (self->structure, pnd_blocks_get_span (self->blocks, block).start,
                           pnd_blocks_get_span (self->blocks, block + 1).start))
    return 0;
  return PARAGRAPH_GAP * self->line_height;
}

static int
estimate_height (PndPageLayout *self, int block)
{
  int n_characters = pnd_span_length (pnd_blocks_get_span (self->blocks, block));
  double n_lines = ceil (n_characters * self->sample_width / (self->width * PANGO_SCALE));

  return get_margin_above (self, block) + get_margin_below (self, block)
         + MAX ((int)n_lines, 1) * self->line_height;
}

/* the mean width of the text's own characters tells lines from widths far better than a font's */
static void
measure_sample (PndPageLayout *self)
{
  int length = pnd_document_text_get_length (self->text);
  int start = MAX (0, length / 2 - SAMPLE_LENGTH / 2);
  PndSpan span = { start, MIN (length, start + SAMPLE_LENGTH) };
  g_autofree char *sample = pnd_document_text_get_slice (self->text, span);
  g_autoptr (PangoLayout) layout = pango_layout_new (self->context);
  int width;

  g_strdelimit (sample, "\n", ' ');
  pango_layout_set_font_description (layout, self->font);
  pango_layout_set_text (layout, sample, -1);
  pango_layout_get_size (layout, &width, NULL);
  self->sample_width = self->char_width * PANGO_SCALE;
  /* a line loses about half a word to the break */
  if (!pnd_span_is_empty (span) && width > 0)
    self->sample_width = 1.03 * width / pnd_span_length (span);
}

static gboolean
is_ready (PndPageLayout *self)
{
  return self->text != NULL && self->context != NULL && self->width > 0 && self->height > 0;
}

static void
estimate_all (PndPageLayout *self)
{
  int n = pnd_blocks_get_n (self->blocks);
  int *heights = g_new (int, n);

  measure_sample (self);
  for (int block = 0; block < n; block++)
    heights[block] = estimate_height (self, block);
  g_clear_pointer (&self->heights, pnd_heights_free);
  self->heights = pnd_heights_new_take (heights, n);
}

static void
collect_lines (PndPageLaid *laid)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (laid->layout);
  int i = 0;

  laid->n_lines = pango_layout_get_line_count (laid->layout);
  laid->lines = g_new (PndPageLine, laid->n_lines);
  do
    {
      PangoRectangle extents;

      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      laid->lines[i].line = pango_layout_iter_get_line_readonly (iter);
      laid->lines[i].top = PANGO_PIXELS (extents.y);
      laid->lines[i].bottom = PANGO_PIXELS (extents.y + extents.height);
      laid->lines[i].baseline = PANGO_PIXELS (pango_layout_iter_get_baseline (iter));
      i++;
    }
  while (pango_layout_iter_next_line (iter) && i < laid->n_lines);
}

/* sets items of a list and quotations in, from the side that their writing begins on */
static void
set_in (PndPageLayout *self, PndPageLaid *laid, PndSpan span)
{
  int hanging;
  int left = pnd_styles_get_indent (self->structure, span, INDENT * self->char_width, &hanging);

  left = MIN (left, self->width / 3);
  pango_layout_set_width (laid->layout, (self->width - left) * PANGO_SCALE);
  if (hanging > 0 && self->width > 6 * hanging)
    pango_layout_set_indent (laid->layout, -hanging * PANGO_SCALE);
  if (pango_layout_get_direction (laid->layout, 0) != PANGO_DIRECTION_RTL)
    laid->x = left;
}

static PndPageLaid *
lay_out (PndPageLayout *self, int block)
{
  PndSpan span = pnd_blocks_get_span (self->blocks, block);
  const char *utf8 = pnd_document_text_get_utf8 (self->text, NULL);
  gsize begin = pnd_document_text_to_byte (self->text, span.start);
  gsize end = pnd_document_text_to_byte (self->text, span.end);
  g_autoptr (PangoAttrList) attributes
    = pnd_styles_get_attributes (self->text, self->structure, span, self->attributes);
  g_autoptr (PangoTabArray) tabs = NULL;
  PndPageLaid *laid = g_new0 (PndPageLaid, 1);

  laid->layout = pango_layout_new (self->context);
  pango_layout_set_font_description (laid->layout, self->font);
  pango_layout_set_attributes (laid->layout, attributes);
  tabs = pnd_styles_get_tabs (self->text, self->structure, span, self->width);
  if (tabs != NULL)
    pango_layout_set_tabs (laid->layout, tabs);
  pango_layout_set_wrap (laid->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (laid->layout, utf8 + begin, end - begin);
  set_in (self, laid, span);
  collect_lines (laid);
  laid->height = get_margin_above (self, block) + get_margin_below (self, block)
                 + MAX (laid->lines[laid->n_lines - 1].bottom, self->line_height);
  return laid;
}

/**
 * pnd_page_layout_ensure_laid:
 * @self: a page that is ready
 * @block: from 0
 *
 * Returns: (transfer none): the block, laid out; its height is known from now on.
 */
PndPageLaid *
pnd_page_layout_ensure_laid (PndPageLayout *self, int block)
{
  PndPageLaid *laid = g_hash_table_lookup (self->laid, GINT_TO_POINTER (block));

  if (laid != NULL)
    return laid;

  laid = lay_out (self, block);
  g_hash_table_insert (self->laid, GINT_TO_POINTER (block), laid);
  pnd_heights_set (self->heights, block, laid->height);
  return laid;
}

/**
 * pnd_page_layout_fill_block:
 * @self: a page that is ready
 * @number: of a block, from 0
 * @top: where the block begins, its margin included, in pixels of the view
 * @block: (out): the block, laid out
 */
void
pnd_page_layout_fill_block (PndPageLayout *self, int number, int top, PndPageBlock *block)
{
  PndPageLaid *laid = pnd_page_layout_ensure_laid (self, number);

  block->block = number;
  block->span = pnd_blocks_get_span (self->blocks, number);
  block->byte = pnd_document_text_to_byte (self->text, block->span.start);
  block->x = laid->x;
  block->y = top + get_margin_above (self, number);
  block->height = laid->height;
  block->layout = laid->layout;
  block->lines = laid->lines;
  block->n_lines = laid->n_lines;
}

static int
measure_prose (PndPageLayout *self)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (self->context);
  int width;

  pango_layout_set_font_description (layout, self->font);
  pango_layout_set_text (layout, PROSE, -1);
  pango_layout_get_size (layout, &width, NULL);
  return MAX (PANGO_PIXELS (width / (int)strlen (PROSE)), 1);
}

static void
update_font_metrics (PndPageLayout *self)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (self->context, self->font, NULL);
  int size = pango_font_description_get_size (self->font);
  double pixels = (double)size / PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (self->font))
    pixels *= pango_cairo_context_get_resolution (self->context) / 72.0;
  self->ascent = PANGO_PIXELS (pango_font_metrics_get_ascent (metrics));
  self->descent = PANGO_PIXELS (pango_font_metrics_get_descent (metrics));
  self->char_width = measure_prose (self);
  self->line_height = MAX (round (LINE_HEIGHT * pixels),
                           ceil (MIN_LINE_HEIGHT * (self->ascent + self->descent)));
  /* the space is halved above and below: an odd pixel would blur every other line */
  self->line_height += (self->line_height - self->ascent - self->descent) % 2;
  pango_font_metrics_unref (metrics);
}

/* estimates anew, and keeps the character at the top of the view at the top */
static void
reflow (PndPageLayout *self, int position)
{
  g_hash_table_remove_all (self->laid);
  self->is_valid = FALSE;
  self->kept_anchor = -1;
  if (!is_ready (self))
    return;

  estimate_all (self);
  self->anchor = pnd_blocks_find (self->blocks, position);
  self->offset = 0;
  if (position > 0)
    pnd_page_layout_show (self, position, 0);
  pnd_page_layout_validate (self);
  self->kept = position;
  self->kept_anchor = self->anchor;
  self->kept_offset = self->offset;
}

/* Its line begins a little before the character that is kept there: were the line's first the next
 * to be kept, a window that is dragged wider and narrower would creep back through the text. */
static int
get_top_position (PndPageLayout *self)
{
  if (!is_ready (self) || self->heights == NULL)
    return 0;
  pnd_page_layout_validate (self);
  if (self->anchor == self->kept_anchor && self->offset == self->kept_offset)
    return self->kept;
  if (self->anchor == 0 && self->offset < self->line_height)
    return 0;
  return pnd_page_layout_get_position_at (self, 0, 0);
}

/**
 * pnd_page_layout_new:
 *
 * Returns: (transfer full): a page without text.
 */
PndPageLayout *
pnd_page_layout_new (void)
{
  PndPageLayout *self = g_new0 (PndPageLayout, 1);

  self->laid = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)laid_free);
  self->visible = g_array_new (FALSE, FALSE, sizeof (PndPageBlock));
  return self;
}

/**
 * pnd_page_layout_free:
 * @self: (transfer full) (nullable): a page
 *
 * Frees it.
 */
void
pnd_page_layout_free (PndPageLayout *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->text, pnd_document_text_unref);
  g_clear_pointer (&self->structure, pnd_structure_unref);
  g_clear_pointer (&self->blocks, pnd_blocks_free);
  g_clear_pointer (&self->heights, pnd_heights_free);
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  g_clear_pointer (&self->font, pango_font_description_free);
  g_clear_object (&self->context);
  g_hash_table_unref (self->laid);
  g_array_unref (self->visible);
  g_free (self);
}

/**
 * pnd_page_layout_set_text:
 * @self: a page
 * @text: (nullable): the text to show; a reference is kept
 *
 * Shows @text from its start.
 */
void
pnd_page_layout_set_text (PndPageLayout *self, PndDocumentText *text)
{
  g_return_if_fail (self != NULL);

  if (text != NULL)
    pnd_document_text_ref (text);
  g_clear_pointer (&self->text, pnd_document_text_unref);
  g_clear_pointer (&self->structure, pnd_structure_unref);
  g_clear_pointer (&self->blocks, pnd_blocks_free);
  g_clear_pointer (&self->heights, pnd_heights_free);
  self->text = text;
  if (text != NULL)
    self->blocks = pnd_blocks_new (text);
  self->anchor = 0;
  self->offset = 0;
  reflow (self, 0);
}

/**
 * pnd_page_layout_set_structure:
 * @self: a page
 * @structure: (nullable): what its text was in its file; a reference is kept
 *
 * Shows headings, emphasis and the like; the top of the view stays.
 */
void
pnd_page_layout_set_structure (PndPageLayout *self, PndStructure *structure)
{
  int position;

  g_return_if_fail (self != NULL);

  if (self->structure == structure)
    return;
  position = get_top_position (self);
  g_clear_pointer (&self->structure, pnd_structure_unref);
  if (structure != NULL)
    self->structure = pnd_structure_ref (structure);
  reflow (self, position);
}

/**
 * pnd_page_layout_get_structure:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): what its text was in its file.
 */
PndStructure *
pnd_page_layout_get_structure (PndPageLayout *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->structure;
}

/**
 * pnd_page_layout_set_context:
 * @self: a page
 * @context: what to lay out with
 * @font: the font of the text
 *
 * Lays everything out anew; the top of the view stays.
 */
void
pnd_page_layout_set_context (PndPageLayout *self, PangoContext *context,
                             const PangoFontDescription *font)
{
  int position;

  g_return_if_fail (self != NULL);
  g_return_if_fail (PANGO_IS_CONTEXT (context));
  g_return_if_fail (font != NULL);

  position = get_top_position (self);
  g_set_object (&self->context, context);
  g_clear_pointer (&self->font, pango_font_description_free);
  self->font = pango_font_description_copy (font);
  update_font_metrics (self);

  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  self->attributes = pango_attr_list_new ();
  pango_attr_list_insert (self->attributes, pango_attr_line_height_new_absolute (
                                              self->line_height * PANGO_SCALE));
  /* a hyphen that is not in the text has no place in a quotation */
  pango_attr_list_insert (self->attributes, pango_attr_insert_hyphens_new (FALSE));
  reflow (self, position);
}

/**
 * pnd_page_layout_set_size:
 * @self: a page
 * @width: of the text column, in pixels
 * @height: of the view, in pixels
 *
 * Breaks lines anew when the width changed; the top of the view stays.
 */
void
pnd_page_layout_set_size (PndPageLayout *self, int width, int height)
{
  int position;

  g_return_if_fail (self != NULL);
  g_return_if_fail (width > 0 && height > 0);

  if (width == self->width && height == self->height)
    return;
  if (width == self->width && self->heights != NULL)
    {
      self->height = height;
      self->is_valid = FALSE;
      return;
    }
  position = get_top_position (self);
  self->width = width;
  self->height = height;
  reflow (self, position);
}

/**
 * pnd_page_layout_get_text:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): its text.
 */
PndDocumentText *
pnd_page_layout_get_text (PndPageLayout *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

/**
 * pnd_page_layout_get_blocks:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the blocks of its text.
 */
const PndBlocks *
pnd_page_layout_get_blocks (PndPageLayout *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->blocks;
}

/**
 * pnd_page_layout_get_char_width:
 * @self: a page with a font
 *
 * Returns: the mean width of a character, in pixels.
 */
int
pnd_page_layout_get_char_width (PndPageLayout *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->char_width;
}

/**
 * pnd_page_layout_get_line_height:
 * @self: a page with a font
 *
 * Returns: the distance of two lines, in pixels.
 */
int
pnd_page_layout_get_line_height (PndPageLayout *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->line_height;
}

/**
 * pnd_page_layout_get_ascent:
 * @self: a page with a font
 *
 * Returns: how far letters rise above the baseline, in pixels.
 */
int
pnd_page_layout_get_ascent (PndPageLayout *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->ascent;
}

/**
 * pnd_page_layout_get_descent:
 * @self: a page with a font
 *
 * Returns: how far letters fall below the baseline, in pixels.
 */
int
pnd_page_layout_get_descent (PndPageLayout *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->descent;
}

/**
 * pnd_page_layout_get_block:
 * @self: a page
 * @number: of a block
 * @block: (out): the block, laid out, with its first line at 0
 *
 * Returns: whether there is such a block.
 */
gboolean
pnd_page_layout_get_block (PndPageLayout *self, int number, PndPageBlock *block)
{
  g_return_val_if_fail (self != NULL && block != NULL, FALSE);

  if (self->heights == NULL || number < 0 || number >= pnd_blocks_get_n (self->blocks))
    return FALSE;
  pnd_page_layout_fill_block (self, number, 0, block);
  block->y = 0;
  return TRUE;
}
