/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/exchange/answers/sheet.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/text/importer.h"
#include "app/text/plain-text.h"

struct _PndSheet
{
  char *name;
  GBytes *original;
  GPtrArray *rows;     /* of GStrv, the headings first; a row may be shorter than others */
  GArray *lengths;     /* of int: how many cells each row has */
  GPtrArray *headings; /* one for every column that any row has */
  GHashTable *taken;   /* the same headings, to find the next free one */
  gsize n_bytes;
  gsize n_cells;
};

static gboolean
is_blank (const char *cell)
{
  return cell == NULL || cell[strspn (cell, " \t\r\n")] == '\0';
}

/* (transfer full): on one line; "Column 3" for none, "Usia 2" for the second of a name */
static char *
make_heading (PndSheet *self, const char *cell)
{
  int number = (int) self->headings->len + 1;
  g_autofree char *clean = is_blank (cell) ? g_strdup_printf (_("Column %d"), number)
                                           : g_strdup (cell);
  char *heading;

  g_strstrip (g_strdelimit (clean, "\r\n\t", ' '));
  heading = g_strdup (clean);
  for (int i = 2; g_hash_table_contains (self->taken, heading); i++)
    {
      g_free (heading);
      heading = g_strdup_printf ("%s %d", clean, i);
    }
  g_hash_table_add (self->taken, heading);
  return heading;
}

static void
add_headings (PndSheet *self, const char *const *cells, int n_cells)
{
  gboolean is_first = self->rows->len == 0;

  for (int i = (int) self->headings->len; i < n_cells; i++)
    g_ptr_array_add (self->headings, make_heading (self, is_first ? cells[i] : NULL));
}

/**
 * pnd_sheet_is_named:
 * @name: a file's name
 *
 * Returns: whether its suffix is that of a table
 */
gboolean
pnd_sheet_is_named (const char *name)
{
  static const char *const suffixes[] = { ".csv", ".tsv", ".tab", ".xlsx", ".xlsm" };
  g_autofree char *lower = NULL;

  g_return_val_if_fail (name != NULL, FALSE);

  lower = g_ascii_strdown (name, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (lower, suffixes[i]))
      return TRUE;
  return FALSE;
}

/**
 * pnd_sheet_new:
 * @name: the file's name
 * @original: the file
 *
 * Returns: (transfer full): a table without rows
 */
PndSheet *
pnd_sheet_new (const char *name, GBytes *original)
{
  PndSheet *self;

  g_return_val_if_fail (name != NULL && original != NULL, NULL);

  self = g_new0 (PndSheet, 1);
  self->name = g_strdup (name);
  self->original = g_bytes_ref (original);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->lengths = g_array_new (FALSE, FALSE, sizeof (int));
  self->headings = g_ptr_array_new_with_free_func (g_free);
  self->taken = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

/**
 * pnd_sheet_free:
 * @self: (transfer full) (nullable): a table
 */
void
pnd_sheet_free (PndSheet *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->taken);
  g_ptr_array_unref (self->headings);
  g_array_unref (self->lengths);
  g_ptr_array_unref (self->rows);
  g_bytes_unref (self->original);
  g_free (self->name);
  g_free (self);
}

/**
 * pnd_sheet_fail_size:
 * @name: the file's name
 * @error: return location for PND_IMPORT_ERROR_TOO_LARGE
 *
 * Returns: %FALSE with @error set, which says how large a table may be
 */
gboolean
pnd_sheet_fail_size (const char *name, GError **error)
{
  g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_TOO_LARGE,
               _("“%s” is too large a table: it may have up to %d columns and 100 MB of text."),
               name, PND_SHEET_MAX_COLUMNS);
  return FALSE;
}

/**
 * pnd_sheet_add_row:
 * @self: a table
 * @cells: (array length=n_cells): the next row, UTF-8, %NULL where a cell is empty; copied
 * @n_cells: how many
 * @error: return location for a #PndImportError
 *
 * A row without any content is left out, and so are empty cells at the end of a row. Line ends
 * become LF.
 *
 * Returns: %TRUE, or %FALSE with PND_IMPORT_ERROR_TOO_LARGE
 */
gboolean
pnd_sheet_add_row (PndSheet *self, const char *const *cells, int n_cells, GError **error)
{
  char **row;

  g_return_val_if_fail (self != NULL, FALSE);

  while (n_cells > 0 && is_blank (cells[n_cells - 1]))
    n_cells--;
  if (n_cells == 0)
    return TRUE;
  self->n_cells += (gsize) n_cells;
  if (n_cells > PND_SHEET_MAX_COLUMNS || self->n_cells > PND_SHEET_MAX_CELLS)
    return pnd_sheet_fail_size (self->name, error);

  row = g_new0 (char *, n_cells + 1);
  for (int i = 0; i < n_cells; i++)
    {
      gsize n_bytes = cells[i] != NULL ? strlen (cells[i]) : 0;

      self->n_bytes += n_bytes;
      if (self->n_bytes > PND_SHEET_MAX_BYTES)
        {
          g_strfreev (row);
          return pnd_sheet_fail_size (self->name, error);
        }
      row[i] = g_strndup (cells[i] != NULL ? cells[i] : "", n_bytes);
      row[i][pnd_plain_text_fold_line_ends (row[i], n_bytes)] = '\0';
    }
  add_headings (self, (const char *const *) row, n_cells);
  g_ptr_array_add (self->rows, row);
  g_array_append_val (self->lengths, n_cells);
  return TRUE;
}

/**
 * pnd_sheet_get_name:
 * @self: a table
 *
 * Returns: the file's name
 */
const char *
pnd_sheet_get_name (const PndSheet *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->name;
}

/**
 * pnd_sheet_get_original:
 * @self: a table
 *
 * Returns: (transfer none): the file
 */
GBytes *
pnd_sheet_get_original (const PndSheet *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->original;
}

/**
 * pnd_sheet_get_n_columns:
 * @self: a table
 *
 * Returns: the cells of the longest row
 */
int
pnd_sheet_get_n_columns (const PndSheet *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return (int) self->headings->len;
}

/**
 * pnd_sheet_get_n_rows:
 * @self: a table
 *
 * Returns: its rows, without that of the headings
 */
int
pnd_sheet_get_n_rows (const PndSheet *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return MAX ((int) self->rows->len - 1, 0);
}

/**
 * pnd_sheet_get_heading:
 * @self: a table
 * @column: from 0
 *
 * Returns: what the column is called: never empty, on one line, no two alike
 */
const char *
pnd_sheet_get_heading (const PndSheet *self, int column)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (column >= 0 && column < (int) self->headings->len, NULL);
  return g_ptr_array_index (self->headings, column);
}

/**
 * pnd_sheet_get:
 * @self: a table
 * @row: from 0, without that of the headings
 * @column: from 0
 *
 * Returns: the cell's content; "" where the row is shorter
 */
const char *
pnd_sheet_get (const PndSheet *self, int row, int column)
{
  char **cells;

  g_return_val_if_fail (self != NULL && row >= 0 && row < pnd_sheet_get_n_rows (self), "");
  g_return_val_if_fail (column >= 0, "");

  cells = g_ptr_array_index (self->rows, row + 1);
  return column < g_array_index (self->lengths, int, row + 1) ? cells[column] : "";
}
