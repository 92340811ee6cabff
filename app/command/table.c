/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/command/table.h"

#include <stdio.h>
#include <string.h>

#include "app/exchange/csv.h"

/* the widest a cell of text is shown, in columns of a terminal; programs get all of it */
#define MAX_WIDTH 48

typedef enum
{
  KIND_TEXT,
  KIND_NUMBER,
  KIND_BOOLEAN,
} Kind;

typedef struct
{
  char *name;
  Kind kind;
  gboolean hidden; /* in text */
} Column;

/* Cells are in order, row after row; their number is a multiple of the columns' once a row is
 * whole. An absent cell is NULL. */
struct _PndTable
{
  PndTableFormat format;
  GArray *columns;  /* Column */
  GPtrArray *cells; /* char *, nullable */
};

static void
column_clear (gpointer data)
{
  g_free (((Column *) data)->name);
}

static const Column *
get_column (const PndTable *self, guint index)
{
  return &g_array_index (self->columns, Column, index);
}

static Column
read_column (const char *name)
{
  Column column = { .kind = KIND_TEXT };

  column.hidden = *name == '-';
  name += column.hidden;
  if (*name == '#')
    column.kind = KIND_NUMBER;
  else if (*name == '?')
    column.kind = KIND_BOOLEAN;
  column.name = g_strdup (name + (column.kind != KIND_TEXT));
  return column;
}

/**
 * pnd_table_new:
 * @format: how it will be printed
 * @columns: the columns' names, as table.h says
 *
 * Returns: (transfer full): a table without rows
 */
PndTable *
pnd_table_new (PndTableFormat format, const char *columns)
{
  PndTable *self = g_new0 (PndTable, 1);
  g_auto (GStrv) names = g_strsplit (columns, " ", -1);

  self->format = format;
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (self->columns, column_clear);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  for (int i = 0; names[i] != NULL; i++)
    {
      Column column = read_column (names[i]);

      g_array_append_val (self->columns, column);
    }
  return self;
}

/**
 * pnd_table_free:
 * @self: (transfer full) (nullable): a table
 */
void
pnd_table_free (PndTable *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->columns);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

/**
 * pnd_table_get_format:
 * @self: a table
 *
 * Returns: how it will be printed
 */
PndTableFormat
pnd_table_get_format (const PndTable *self)
{
  g_return_val_if_fail (self != NULL, PND_TABLE_TEXT);
  return self->format;
}

/**
 * pnd_table_add:
 * @self: a table
 * @text: (nullable): the next cell; %NULL for a value that is absent
 */
void
pnd_table_add (PndTable *self, const char *text)
{
  g_return_if_fail (self != NULL);
  g_ptr_array_add (self->cells, g_strdup (text));
}

/**
 * pnd_table_add_int:
 * @self: a table
 * @value: the next cell
 */
void
pnd_table_add_int (PndTable *self, gint64 value)
{
  g_return_if_fail (self != NULL);
  g_ptr_array_add (self->cells, g_strdup_printf ("%" G_GINT64_FORMAT, value));
}

/**
 * pnd_table_add_boolean:
 * @self: a table
 * @value: the next cell
 */
void
pnd_table_add_boolean (PndTable *self, gboolean value)
{
  pnd_table_add (self, value ? "true" : "false");
}

/* One line, no wider than may be, and nothing in it that a terminal would obey. */
static char *
make_readable (const char *cell)
{
  GString *out = g_string_new (NULL);
  int width = 0;

  for (const char *at = cell != NULL ? cell : ""; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
      if (width >= MAX_WIDTH && *g_utf8_next_char (at) != '\0')
        {
          g_string_append (out, "…");
          break;
        }
      if (g_unichar_isspace (c))
        g_string_append_c (out, ' ');
      else if (g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_FORMAT)
        g_string_append (out, "\xef\xbf\xbd");
      else
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

static int
get_width (const char *text)
{
  int width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

static void
append_padded (GString *out, const char *text, int width, gboolean right)
{
  int padding = width - get_width (text);

  if (!right)
    g_string_append (out, text);
  for (; padding > 0; padding--)
    g_string_append_c (out, ' ');
  if (right)
    g_string_append (out, text);
}

/* without the blanks that pad the last column */
static void
end_line (GString *out)
{
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  g_string_append_c (out, '\n');
}

static void
append_text (const PndTable *self, GString *out)
{
  guint n_columns = self->columns->len;
  g_autofree int *widths = g_new0 (int, n_columns);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_columns; i++)
    g_ptr_array_add (lines, g_strdup (get_column (self, i)->name));
  for (guint i = 0; i < self->cells->len; i++)
    g_ptr_array_add (lines, make_readable (self->cells->pdata[i]));
  for (guint i = 0; i < lines->len; i++)
    widths[i % n_columns] = MAX (widths[i % n_columns], get_width (lines->pdata[i]));

  for (guint i = 0; i < lines->len; i++)
    {
      const Column *column = get_column (self, i % n_columns);

      if (!column->hidden)
        {
          append_padded (out, lines->pdata[i], widths[i % n_columns],
                         column->kind == KIND_NUMBER);
          g_string_append (out, "  ");
        }
      if (i % n_columns == n_columns - 1)
        end_line (out);
    }
}

static void
append_text_record (const PndTable *self, GString *out)
{
  int width = 0;

  for (guint i = 0; i < self->columns->len; i++)
    width = MAX (width, get_width (get_column (self, i)->name));
  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autofree char *cell = make_readable (self->cells->pdata[i]);

      append_padded (out, get_column (self, i)->name, width + 2, FALSE);
      g_string_append (out, cell);
      end_line (out);
    }
}

static void
append_csv (const PndTable *self, GString *out)
{
  guint n_columns = self->columns->len;

  for (guint i = 0; i < n_columns; i++)
    pnd_csv_append_field (out, get_column (self, i)->name);
  pnd_csv_end_row (out);
  for (guint i = 0; i < self->cells->len; i++)
    {
      pnd_csv_append_field (out, self->cells->pdata[i]);
      if (i % n_columns == n_columns - 1)
        pnd_csv_end_row (out);
    }
}

static void
append_json_string (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (; *text != '\0'; text++)
    {
      guchar byte = *text;

      if (byte == '"' || byte == '\\')
        g_string_append_printf (out, "\\%c", byte);
      else if (byte == '\n')
        g_string_append (out, "\\n");
      else if (byte == '\t')
        g_string_append (out, "\\t");
      else if (byte < 0x20 || byte == 0x7f)
        g_string_append_printf (out, "\\u%04x", byte);
      else
        g_string_append_c (out, byte);
    }
  g_string_append_c (out, '"');
}

static void
append_json_row (const PndTable *self, guint first_cell, GString *out)
{
  g_string_append_c (out, '{');
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = get_column (self, i);
      const char *cell = self->cells->pdata[first_cell + i];

      if (i > 0)
        g_string_append (out, ", ");
      append_json_string (out, column->name);
      g_string_append (out, ": ");
      if (cell == NULL)
        g_string_append (out, "null");
      else if (column->kind == KIND_TEXT)
        append_json_string (out, cell);
      else
        g_string_append (out, cell);
    }
  g_string_append_c (out, '}');
}

static void
append_json (const PndTable *self, GString *out)
{
  guint n_columns = self->columns->len;

  g_string_append (out, "[\n");
  for (guint i = 0; i < self->cells->len; i += n_columns)
    {
      append_json_row (self, i, out);
      g_string_append (out, i + n_columns < self->cells->len ? ",\n" : "\n");
    }
  g_string_append (out, "]\n");
}

/**
 * pnd_table_print:
 * @self: a table of whole rows
 *
 * Writes it to standard output, as UTF-8 whatever the locale.
 */
void
pnd_table_print (PndTable *self)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_return_if_fail (self != NULL && self->cells->len % self->columns->len == 0);

  if (self->format == PND_TABLE_CSV)
    append_csv (self, out);
  else if (self->format == PND_TABLE_JSON)
    append_json (self, out);
  else
    append_text (self, out);
  fwrite (out->str, 1, out->len, stdout);
}

/**
 * pnd_table_print_record:
 * @self: a table of one row
 *
 * Writes it to standard output, as UTF-8 whatever the locale.
 */
void
pnd_table_print_record (PndTable *self)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_return_if_fail (self != NULL && self->cells->len == self->columns->len);

  if (self->format == PND_TABLE_CSV)
    append_csv (self, out);
  else if (self->format == PND_TABLE_JSON)
    {
      append_json_row (self, 0, out);
      g_string_append_c (out, '\n');
    }
  else
    append_text_record (self, out);
  fwrite (out->str, 1, out->len, stdout);
}
