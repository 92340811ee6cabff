/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/exchange/report/model.h"

#include <stdlib.h>
#include <string.h>

static void
picture_clear (gpointer data)
{
  PndReportPicture *picture = data;

  if (picture->destroy != NULL)
    picture->destroy (picture->data);
}

/**
 * pnd_report_new:
 * @language: `en` or the name of a catalogue
 *
 * Returns: (transfer full): a report that says nothing yet
 */
PndReport *
pnd_report_new (const char *language)
{
  PndReport *self = g_new0 (PndReport, 1);

  self->language = g_strdup (language);
  self->blocks = g_array_new (FALSE, TRUE, sizeof (PndReportBlock));
  self->runs = g_array_new (FALSE, TRUE, sizeof (PndReportRun));
  self->cells = g_array_new (FALSE, TRUE, sizeof (PndReportCell));
  self->tables = g_array_new (FALSE, TRUE, sizeof (PndReportTable));
  self->pictures = g_array_new (FALSE, TRUE, sizeof (PndReportPicture));
  g_array_set_clear_func (self->pictures, picture_clear);
  self->anchors = g_hash_table_new (g_str_hash, g_str_equal);
  self->words = g_string_chunk_new (4096);
  return self;
}

/**
 * pnd_report_free:
 * @self: (transfer full) (nullable): a report
 */
void
pnd_report_free (PndReport *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->blocks);
  g_array_unref (self->runs);
  g_array_unref (self->cells);
  g_array_unref (self->tables);
  g_array_unref (self->pictures);
  g_hash_table_unref (self->anchors);
  g_string_chunk_free (self->words);
  g_free (self->language);
  g_free (self->title);
  g_free (self->author);
  g_free (self->running);
  g_free (self->edited);
  g_free (self);
}

/**
 * pnd_report_get:
 * @self: a report
 * @block: index of a block
 *
 * Returns: (transfer none): it
 */
const PndReportBlock *
pnd_report_get (const PndReport *self, int block)
{
  g_return_val_if_fail (self != NULL && block >= 0 && block < (int) self->blocks->len, NULL);

  return &g_array_index (self->blocks, PndReportBlock, block);
}

/**
 * pnd_report_get_table:
 * @self: a report
 * @block: a table
 *
 * Returns: (transfer none): what is in it
 */
const PndReportTable *
pnd_report_get_table (const PndReport *self, const PndReportBlock *block)
{
  g_return_val_if_fail (self != NULL && block->kind == PND_REPORT_TABLE, NULL);

  return &g_array_index (self->tables, PndReportTable, block->index);
}

/**
 * pnd_report_get_cell:
 * @self: a report
 * @table: a table of it
 * @cell: index, from the table's first cell
 *
 * Returns: (transfer none): the cell
 */
const PndReportCell *
pnd_report_get_cell (const PndReport *self, const PndReportTable *table, int cell)
{
  g_return_val_if_fail (self != NULL && cell >= 0 && cell < table->n_cells, NULL);

  return &g_array_index (self->cells, PndReportCell, table->first_cell + cell);
}

/**
 * pnd_report_get_run:
 * @self: a report
 * @run: index of a run
 *
 * Returns: (transfer none): it
 */
const PndReportRun *
pnd_report_get_run (const PndReport *self, int run)
{
  g_return_val_if_fail (self != NULL && run >= 0 && run < (int) self->runs->len, NULL);

  return &g_array_index (self->runs, PndReportRun, run);
}

/* line ends and what no file can hold, a control character or U+FFFE and U+FFFF, in place */
static void
clean (char *text)
{
  for (guchar *at = (guchar *) text; *at != '\0'; at++)
    if (*at < 0x20 || *at == 0x7f)
      *at = ' ';
    else if (at[0] == 0xc2 && at[1] >= 0x80 && at[1] < 0xa0)
      at[0] = at[1] = ' ';
    else if (at[0] == 0xef && at[1] == 0xbf && at[2] >= 0xbe)
      at[2] = 0xbd;
}

/**
 * pnd_report_get_link:
 * @self: a report that is complete
 * @run: a run of it
 *
 * Returns: (transfer none) (nullable): the anchor it leads to, %NULL where there is none such
 */
const char *
pnd_report_get_link (const PndReport *self, const PndReportRun *run)
{
  g_return_val_if_fail (self != NULL && run != NULL, NULL);

  return run->link != NULL && g_hash_table_contains (self->anchors, run->link) ? run->link : NULL;
}

/**
 * pnd_report_keep:
 * @self: a report
 * @text: (nullable): a string
 *
 * Returns: (transfer none) (nullable): a copy that lives as long as the report, in valid UTF-8,
 *   control characters turned into blanks
 */
const char *
pnd_report_keep (PndReport *self, const char *text)
{
  g_autofree char *valid = NULL;
  char *copy;

  g_return_val_if_fail (self != NULL, NULL);

  if (text == NULL)
    return NULL;
  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);
  copy = g_string_chunk_insert (self->words, text);
  clean (copy);
  return copy;
}

/**
 * pnd_report_begin:
 * @self: a report
 * @kind: what begins
 * @level: of a heading
 * @tone: how it is marked
 * @anchor: (nullable): what links to it name
 */
void
pnd_report_begin (PndReport *self, PndReportKind kind, int level, PndReportTone tone,
                  const char *anchor)
{
  PndReportBlock block = { .kind = kind, .level = level, .tone = tone };

  g_return_if_fail (self != NULL);

  block.anchor = pnd_report_keep (self, anchor);
  block.first_run = (int) self->runs->len;
  self->in_table = FALSE;
  if (block.anchor != NULL)
    g_hash_table_add (self->anchors, (gpointer) block.anchor);
  g_array_append_val (self->blocks, block);
}

static void
add_run (PndReport *self, PndReportStyle style, const char *anchor, const char *text)
{
  PndReportRun run = { pnd_report_keep (self, text), style, pnd_report_keep (self, anchor) };

  if (text == NULL || *text == '\0')
    return;
  g_array_append_val (self->runs, run);
  if (self->in_table)
    g_array_index (self->cells, PndReportCell, self->cells->len - 1).n_runs++;
  else
    g_array_index (self->blocks, PndReportBlock, self->blocks->len - 1).n_runs++;
}

/**
 * pnd_report_text:
 * @self: a report with a block or a cell begun
 * @style: how it is set
 * @text: (nullable): what it says; %NULL says nothing
 */
void
pnd_report_text (PndReport *self, PndReportStyle style, const char *text)
{
  g_return_if_fail (self != NULL && self->blocks->len > 0);

  add_run (self, style, NULL, text);
}

/**
 * pnd_report_printf:
 * @self: a report with a block or a cell begun
 * @style: how it is set
 * @format: as for printf()
 * @...: its arguments
 */
void
pnd_report_printf (PndReport *self, PndReportStyle style, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  pnd_report_text (self, style, text);
}

/**
 * pnd_report_link:
 * @self: a report with a block or a cell begun
 * @style: how it is set
 * @anchor: the block it leads to
 * @text: what it says
 */
void
pnd_report_link (PndReport *self, PndReportStyle style, const char *anchor, const char *text)
{
  g_return_if_fail (self != NULL && self->blocks->len > 0);

  add_run (self, style, anchor, text);
}

/**
 * pnd_report_heading:
 * @self: a report
 * @level: 1 to 4
 * @anchor: (nullable): what links to it name
 * @text: what it says
 */
void
pnd_report_heading (PndReport *self, int level, const char *anchor, const char *text)
{
  pnd_report_begin (self, PND_REPORT_HEADING, level, PND_REPORT_TONE_NONE, anchor);
  pnd_report_text (self, PND_REPORT_PLAIN, text);
}

/**
 * pnd_report_paragraph:
 * @self: a report
 * @text: what it says
 */
void
pnd_report_paragraph (PndReport *self, const char *text)
{
  pnd_report_begin (self, PND_REPORT_PARAGRAPH, 0, PND_REPORT_TONE_NONE, NULL);
  pnd_report_text (self, PND_REPORT_PLAIN, text);
}

/**
 * pnd_report_note:
 * @self: a report
 * @text: what explains what stands before or after it
 */
void
pnd_report_note (PndReport *self, const char *text)
{
  pnd_report_begin (self, PND_REPORT_PARAGRAPH, 0, PND_REPORT_TONE_QUIET, NULL);
  pnd_report_text (self, PND_REPORT_QUIET, text);
}

/**
 * pnd_report_break:
 * @self: a report
 *
 * What follows begins a page.
 */
void
pnd_report_break (PndReport *self)
{
  pnd_report_begin (self, PND_REPORT_BREAK, 0, PND_REPORT_TONE_NONE, NULL);
}

/**
 * pnd_report_begin_table:
 * @self: a report
 * @style: what it is for
 * @columns: a width in hundredths and an alignment (l, r or c) for each column, a blank between
 */
void
pnd_report_begin_table (PndReport *self, PndReportTableStyle style, const char *columns)
{
  PndReportTable table = { .style = style };
  g_auto (GStrv) parts = g_strsplit (columns, " ", -1);

  g_return_if_fail (self != NULL && g_strv_length (parts) <= PND_REPORT_MAX_COLUMNS);

  for (char **part = parts; *part != NULL; part++)
    {
      char *align;

      table.widths[table.n_columns] = (int) strtol (*part, &align, 10);
      table.aligns[table.n_columns++] = *align;
    }
  table.first_cell = (int) self->cells->len;
  pnd_report_begin (self, PND_REPORT_TABLE, 0, PND_REPORT_TONE_NONE, NULL);
  g_array_index (self->blocks, PndReportBlock, self->blocks->len - 1).index
      = (int) self->tables->len;
  g_array_append_val (self->tables, table);
}

/**
 * pnd_report_cell:
 * @self: a report whose last block is a table
 * @n_columns: how many columns it takes
 * @tone: how it is marked
 */
void
pnd_report_cell (PndReport *self, int n_columns, PndReportTone tone)
{
  PndReportTable *table;
  PndReportCell cell = { .n_columns = n_columns, .tone = tone };

  g_return_if_fail (self != NULL && self->tables->len > 0);

  table = &g_array_index (self->tables, PndReportTable, self->tables->len - 1);
  cell.first_run = (int) self->runs->len;
  if (table->n_cells > 0)
    {
      const PndReportCell *last = &g_array_index (self->cells, PndReportCell,
                                                  self->cells->len - 1);

      cell.column = (last->column + last->n_columns) % table->n_columns;
    }
  g_assert (cell.column + n_columns <= table->n_columns);
  g_array_append_val (self->cells, cell);
  table->n_cells++;
  self->in_table = TRUE;
}

/**
 * pnd_report_cell_text:
 * @self: a report whose last block is a table
 * @text: (nullable): what the next cell says
 */
void
pnd_report_cell_text (PndReport *self, const char *text)
{
  pnd_report_cell (self, 1, PND_REPORT_TONE_NONE);
  pnd_report_text (self, PND_REPORT_PLAIN, text);
}

/**
 * pnd_report_cell_int:
 * @self: a report whose last block is a table
 * @number: what the next cell says
 */
void
pnd_report_cell_int (PndReport *self, gint64 number)
{
  pnd_report_cell (self, 1, PND_REPORT_TONE_NONE);
  pnd_report_printf (self, PND_REPORT_PLAIN, "%" G_GINT64_FORMAT, number);
}

/**
 * pnd_report_head:
 * @self: a report whose last block is a table
 * @n_columns: how many columns it takes
 * @text: (nullable): what is below it
 */
void
pnd_report_head (PndReport *self, int n_columns, const char *text)
{
  pnd_report_cell (self, n_columns, PND_REPORT_TONE_NONE);
  g_array_index (self->cells, PndReportCell, self->cells->len - 1).is_head = TRUE;
  pnd_report_text (self, PND_REPORT_PLAIN, text);
}

/**
 * pnd_report_set_head_rows:
 * @self: a report whose last block is a table
 * @n_rows: how many of its first rows name columns, and are repeated on each page
 */
void
pnd_report_set_head_rows (PndReport *self, int n_rows)
{
  g_array_index (self->tables, PndReportTable, self->tables->len - 1).n_head_rows = n_rows;
}

/**
 * pnd_report_heads:
 * @self: a report whose last block is a table without cells
 * @titles: translated, one a column
 * @n: how many
 */
void
pnd_report_heads (PndReport *self, const char *const *titles, int n)
{
  for (int i = 0; i < n; i++)
    pnd_report_head (self, 1, titles[i]);
  pnd_report_set_head_rows (self, 1);
}

/**
 * pnd_report_label:
 * @self: a report whose last block is a table
 * @text: what the row, or what follows in it, is
 */
void
pnd_report_label (PndReport *self, const char *text)
{
  pnd_report_head (self, 1, text);
}

/**
 * pnd_report_picture:
 * @self: a report
 * @picture: what to show; its data is taken over, its strings are copied
 */
void
pnd_report_picture (PndReport *self, const PndReportPicture *picture)
{
  PndReportPicture copy = *picture;

  g_return_if_fail (self != NULL);

  copy.svg = g_string_chunk_insert (self->words, picture->svg != NULL ? picture->svg : "");
  copy.title = picture->title != NULL ? pnd_report_keep (self, picture->title) : NULL;
  copy.description
      = picture->description != NULL ? pnd_report_keep (self, picture->description) : NULL;
  pnd_report_begin (self, PND_REPORT_PICTURE, 0, PND_REPORT_TONE_NONE, NULL);
  g_array_index (self->blocks, PndReportBlock, self->blocks->len - 1).index
      = (int) self->pictures->len;
  g_array_append_val (self->pictures, copy);
}
