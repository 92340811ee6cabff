/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/page/styles.h"

#include "app/analysis/speaker-label.h"

/* of the size of the text; the line height leaves room up to 1.4 */
static const double heading_scales[] = { 1.3, 1.2, 1.1, 1.05, 1, 1 };

#define NOTE_SCALE 0.9
#define MARK_SCALE 0.75
#define MARK_RISE (3 * PANGO_SCALE) /* Pango units */

/*
 * Styling:
 * @span: the block's characters
 * @byte: where it begins in the text
 */
typedef struct
{
  PndDocumentText *text;
  PndSpan span;
  gsize byte;
  PangoAttrList *attributes;
} Styling;

static void
insert (Styling *styling, PndSpan span, PangoAttribute *attribute)
{
  PndSpan inside = pnd_span_intersect (span, styling->span);

  attribute->start_index = pnd_document_text_to_byte (styling->text, inside.start) - styling->byte;
  attribute->end_index = pnd_document_text_to_byte (styling->text, inside.end) - styling->byte;
  pango_attr_list_insert (styling->attributes, attribute);
}

static void
style_run (const PndRun *run, gpointer data)
{
  switch (run->kind)
    {
    case PND_RUN_HEADING:
      insert (data, run->span, pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD));
      insert (data, run->span, pango_attr_scale_new (heading_scales[CLAMP (run->level, 1, 6) - 1]));
      break;
    case PND_RUN_BOLD:
      insert (data, run->span, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      break;
    case PND_RUN_ITALIC:
      insert (data, run->span, pango_attr_style_new (PANGO_STYLE_ITALIC));
      break;
    case PND_RUN_UNDERLINE:
      insert (data, run->span, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE));
      break;
    case PND_RUN_LINK:
      insert (data, run->span, pango_attr_underline_new (PANGO_UNDERLINE_LOW));
      break;
    case PND_RUN_NOTE:
      insert (data, run->span, pango_attr_scale_new (NOTE_SCALE));
      break;
    case PND_RUN_NOTE_MARK:
      insert (data, run->span, pango_attr_scale_new (MARK_SCALE));
      insert (data, run->span, pango_attr_rise_new (MARK_RISE));
      break;
    default:
      break;
    }
}

/* who speaks stands out, where the block begins a line that says so */
static void
style_speaker (Styling *styling)
{
  int line = pnd_document_text_get_line_at (styling->text, styling->span.start);
  int start = pnd_document_text_get_line (styling->text, line).start;
  int length = 0;

  if (start == styling->span.start
      && pnd_speaker_label_find (styling->text, line, &length) == PND_SPEAKER_LABEL_SURE)
    insert (styling, PND_SPAN (start, start + length),
            pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD));
}

/**
 * pnd_styles_get_attributes:
 * @text: the document's text
 * @structure: (nullable): its structure
 * @span: the block to lay out, in code points
 * @base: what all text has
 *
 * Returns: (transfer full): the attributes of the block, in bytes from its start.
 */
PangoAttrList *
pnd_styles_get_attributes (PndDocumentText *text, PndStructure *structure, PndSpan span,
                           PangoAttrList *base)
{
  Styling styling = { text, span, 0, NULL };

  g_return_val_if_fail (text != NULL && base != NULL, NULL);

  styling.byte = pnd_document_text_to_byte (text, span.start);
  styling.attributes = pango_attr_list_copy (base);
  if (structure != NULL)
    pnd_structure_foreach_in (structure, span, style_run, &styling);
  style_speaker (&styling);
  return styling.attributes;
}

static void
find_close_kind (const PndRun *run, gpointer data)
{
  if (run->kind == PND_RUN_LIST_ITEM || run->kind == PND_RUN_TABLE_ROW)
    *(int *) data = run->kind;
}

/* of a paragraph: PND_RUN_LIST_ITEM, PND_RUN_TABLE_ROW or -1 */
static int
get_close_kind (PndStructure *structure, int position)
{
  int kind = -1;

  pnd_structure_foreach_in (structure, PND_SPAN (position, position + 1), find_close_kind, &kind);
  return kind;
}

/**
 * pnd_styles_is_close:
 * @structure: (nullable): a text's structure
 * @position: where a paragraph begins, in code points
 * @next: where the next one begins
 *
 * Returns: whether they belong to one list or one table, and stand close.
 */
gboolean
pnd_styles_is_close (PndStructure *structure, int position, int next)
{
  int kind = structure != NULL ? get_close_kind (structure, position) : -1;

  return kind >= 0 && get_close_kind (structure, next) == kind;
}

/*
 * Indent:
 * @level: of the innermost item of a list; 0 outside
 * @begins: whether it begins at the position
 * @n_quotations: how many it lies in
 */
typedef struct
{
  int position;
  int level;
  gboolean begins;
  int n_quotations;
} Indent;

static void
find_indent (const PndRun *run, gpointer data)
{
  Indent *indent = data;

  if (run->kind == PND_RUN_QUOTATION)
    indent->n_quotations++;
  else if (run->kind == PND_RUN_LIST_ITEM && run->level >= indent->level)
    {
      indent->level = run->level;
      indent->begins = run->span.start == indent->position;
    }
}

/**
 * pnd_styles_get_indent:
 * @structure: (nullable): a text's structure
 * @span: a block, in code points
 * @step: a level, in pixels
 * @hanging: (out): by how much more all lines but the first are set in, in pixels
 *
 * The label of a list's item stands out from its text; what goes on an item is below its text.
 *
 * Returns: how far the block is set in, in pixels.
 */
int
pnd_styles_get_indent (PndStructure *structure, PndSpan span, int step, int *hanging)
{
  Indent indent = { .position = span.start };
  int n_steps;

  g_return_val_if_fail (hanging != NULL, 0);

  *hanging = 0;
  if (structure == NULL)
    return 0;
  pnd_structure_foreach_in (structure, PND_SPAN (span.start, span.start + 1), find_indent,
                            &indent);
  n_steps = indent.n_quotations + MAX (indent.level - 1, 0);
  if (indent.level > 0 && indent.begins)
    *hanging = step;
  else if (indent.level > 0)
    n_steps++;
  return n_steps * step;
}

/**
 * pnd_styles_get_tabs:
 * @text: a document's text
 * @structure: (nullable): its structure
 * @span: a block, in code points
 * @width: of the text column, in pixels
 *
 * The columns of a table are equally wide: they are the same in every row without asking the others.
 *
 * Returns: (transfer full) (nullable): the tab stops; %NULL where the block is no row of cells.
 */
PangoTabArray *
pnd_styles_get_tabs (PndDocumentText *text, PndStructure *structure, PndSpan span, int width)
{
  PangoTabArray *tabs;
  int n_cells = 1;

  if (structure == NULL || get_close_kind (structure, span.start) != PND_RUN_TABLE_ROW)
    return NULL;
  for (int position = span.start; position < span.end; position++)
    n_cells += pnd_document_text_get_char (text, position) == '\t';
  if (n_cells == 1)
    return NULL;
  tabs = pango_tab_array_new (n_cells - 1, TRUE);
  for (int i = 1; i < n_cells; i++)
    pango_tab_array_set_tab (tabs, i - 1, PANGO_TAB_LEFT, width * i / n_cells);
  return tabs;
}
