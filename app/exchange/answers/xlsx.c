/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/exchange/answers/xlsx.h"

#include <string.h>

#include "app/exchange/answers/xlsx-parts.h"
#include "app/text/xml-walk.h"

#define WORKBOOK "xl/workbook.xml"
#define RELATIONS "xl/_rels/workbook.xml.rels"

typedef struct
{
  PndPackage *package;
  PndXlsxParts *parts;
  PndSheet *sheet;
  GPtrArray *relations;   /* ids of the visible sheets, in their order */
  GHashTable *members;    /* relation id to member */
  gboolean since_1904;
  GCancellable *cancellable;

  GPtrArray *cells; /* of the row at hand; NULL where one is empty */
  gsize n_bytes;    /* that were put into them */
  GString *text;    /* of the cell at hand */
  char *type;       /* of the cell at hand; (nullable) */
  guint64 format;
  int column;       /* from 0 */
  gboolean in_value;
} Reader;

static void
clear_reader (Reader *self)
{
  g_clear_pointer (&self->parts, pnd_xlsx_parts_free);
  g_ptr_array_unref (self->relations);
  g_hash_table_unref (self->members);
  g_ptr_array_unref (self->cells);
  g_string_free (self->text, TRUE);
  g_free (self->type);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, clear_reader)

static gboolean
is_on (const char *value)
{
  return value != NULL && (g_str_equal (value, "1") || g_str_equal (value, "true"));
}

static gboolean
read_starts (PndPackage *package, const char *member, void (*take) (Reader *self, PndXmlWalk *walk),
             Reader *self, GError **error)
{
  g_autoptr (PndXmlWalk) walk = pnd_xml_walk_new (package, member, error);

  if (walk == NULL)
    return FALSE;
  for (;;)
    switch (pnd_xml_walk_next (walk, error))
      {
      case PND_XML_START:
        take (self, walk);
        break;
      case PND_XML_DONE:
        return TRUE;
      case PND_XML_FAILED:
        return FALSE;
      default:
        break;
      }
}

static void
take_from_workbook (Reader *self, PndXmlWalk *walk)
{
  const char *name = pnd_xml_walk_get_name (walk);
  const char *state;

  if (g_str_equal (name, "workbookPr"))
    self->since_1904 = is_on (pnd_xml_walk_get_attribute (walk, "date1904"));
  else if (g_str_equal (name, "sheet"))
    {
      state = pnd_xml_walk_get_attribute (walk, "state");
      if (state == NULL || g_str_equal (state, "visible"))
        g_ptr_array_add (self->relations, g_strdup (pnd_xml_walk_get_attribute (walk, "id")));
    }
}

static void
take_relation (Reader *self, PndXmlWalk *walk)
{
  g_autofree char *id = g_strdup (pnd_xml_walk_get_attribute (walk, "Id"));
  const char *target = pnd_xml_walk_get_attribute (walk, "Target");

  if (!g_str_equal (pnd_xml_walk_get_name (walk), "Relationship") || id == NULL || target == NULL)
    return;
  g_hash_table_insert (self->members, g_steal_pointer (&id),
                       *target == '/' ? g_strdup (target + 1) : g_strconcat ("xl/", target, NULL));
}

/* "BC12" is column 54 */
static int
read_column (const char *reference)
{
  int column = 0;

  for (; g_ascii_isalpha (*reference) && column <= PND_SHEET_MAX_COLUMNS; reference++)
    column = column * 26 + g_ascii_toupper (*reference) - 'A' + 1;
  return column - 1;
}

static guint64
read_number (const char *digits)
{
  guint64 number;

  return digits != NULL && g_ascii_string_to_unsigned (digits, 10, 0, G_MAXUINT32, &number, NULL)
           ? number
           : G_MAXUINT64;
}

static void
begin_cell (Reader *self, PndXmlWalk *walk)
{
  const char *reference = pnd_xml_walk_get_attribute (walk, "r");
  int column = reference != NULL ? read_column (reference) : -1;

  self->column = column >= 0 ? column : self->column + 1;
  self->format = read_number (pnd_xml_walk_get_attribute (walk, "s"));
  pnd_xml_keep (&self->type, pnd_xml_walk_get_attribute (walk, "t"));
  g_string_truncate (self->text, 0);
}

/* as it is shown in a cell of the general format: 15 digits, no more than are needed */
static char *
format_number (const Reader *self)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  char *end;
  double number = g_ascii_strtod (self->text->str, &end);
  char *date = NULL;

  if (end == self->text->str || *end != '\0')
    return g_strdup (self->text->str);
  if (pnd_xlsx_parts_is_date (self->parts, self->format))
    date = pnd_xlsx_format_date (number, self->since_1904);
  return date != NULL ? date
                      : g_strdup (g_ascii_formatd (digits, sizeof digits, "%.15g", number));
}

static char *
format_cell (const Reader *self)
{
  const char *type = self->type != NULL ? self->type : "n";

  if (g_str_equal (type, "s"))
    return g_strdup (pnd_xlsx_parts_get_string (self->parts, read_number (self->text->str)));
  if (g_str_equal (type, "b"))
    return g_strdup (is_on (self->text->str) ? "TRUE" : "FALSE");
  if (g_str_equal (type, "n"))
    return format_number (self);
  return pnd_xlsx_unescape (g_strdup (self->text->str));
}

static gboolean
end_cell (Reader *self, GError **error)
{
  char *cell;

  /* a row in a cell leaves the cell without a column */
  if (self->text->len == 0 || self->column < 0)
    return TRUE;
  if (self->column >= PND_SHEET_MAX_COLUMNS)
    return pnd_sheet_fail_size (pnd_sheet_get_name (self->sheet), error);
  if ((int) self->cells->len <= self->column)
    g_ptr_array_set_size (self->cells, self->column + 1);
  cell = format_cell (self);
  self->n_bytes += cell != NULL ? strlen (cell) : 0;
  g_free (self->cells->pdata[self->column]);
  self->cells->pdata[self->column] = cell;
  return self->n_bytes <= PND_SHEET_MAX_BYTES
         || pnd_sheet_fail_size (pnd_sheet_get_name (self->sheet), error);
}

static gboolean
end_row (Reader *self, GError **error)
{
  gboolean added = pnd_sheet_add_row (self->sheet, (const char *const *) self->cells->pdata,
                                      (int) self->cells->len, error);

  g_ptr_array_set_size (self->cells, 0);
  self->n_bytes = 0;
  self->column = -1;
  return added && !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/* @name is of an element that starts or ends */
static gboolean
take_edge (Reader *self, PndXmlWalk *walk, const char *name, gboolean starts, GError **error)
{
  if (g_str_equal (name, "v") || g_str_equal (name, "t"))
    self->in_value = starts;
  else if (g_str_equal (name, "c") && starts)
    begin_cell (self, walk);
  else if (g_str_equal (name, "c"))
    return end_cell (self, error);
  else if (g_str_equal (name, "row") && !starts)
    return end_row (self, error);
  else if (starts && (g_str_equal (name, "rPh") || g_str_equal (name, "f")))
    return pnd_xml_walk_skip (walk, error);
  return TRUE;
}

static gboolean
read_sheet (Reader *self, const char *member, GError **error)
{
  g_autoptr (PndXmlWalk) walk = pnd_xml_walk_new (self->package, member, error);

  if (walk == NULL)
    return FALSE;
  self->column = -1;
  for (;;)
    {
      PndXmlEvent event = pnd_xml_walk_next (walk, error);

      if (event == PND_XML_DONE || event == PND_XML_FAILED)
        return event == PND_XML_DONE;
      if (event == PND_XML_TEXT && self->in_value)
        g_string_append (self->text, pnd_xml_walk_get_text (walk));
      if (self->text->len > PND_SHEET_MAX_BYTES)
        return pnd_sheet_fail_size (pnd_sheet_get_name (self->sheet), error);
      if (event != PND_XML_TEXT
          && !take_edge (self, walk, pnd_xml_walk_get_name (walk), event == PND_XML_START, error))
        return FALSE;
    }
}

/* the first of the visible sheets that has anything in it; many may name the same member */
static gboolean
read_sheets (Reader *self, GError **error)
{
  g_autoptr (GHashTable) read = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->relations->len && pnd_sheet_get_n_columns (self->sheet) == 0; i++)
    {
      const char *id = g_ptr_array_index (self->relations, i);
      const char *member = id != NULL ? g_hash_table_lookup (self->members, id) : NULL;

      if (member != NULL
          && g_hash_table_add (read, g_strdup (member)) && !read_sheet (self, member, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * pnd_xlsx_read:
 * @name: the file's name
 * @bytes: the file
 * @package: it, opened
 * @cancellable: (nullable): to stop it
 * @error: return location for a #PndImportError, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the table, which may be without rows
 */
PndSheet *
pnd_xlsx_read (const char *name, GBytes *bytes, PndPackage *package, GCancellable *cancellable,
               GError **error)
{
  g_autoptr (PndSheet) sheet = NULL;
  g_auto (Reader) self = { 0 };

  g_return_val_if_fail (name != NULL && bytes != NULL && package != NULL, NULL);

  sheet = pnd_sheet_new (name, bytes);
  self = (Reader){ .package = package, .sheet = sheet, .cancellable = cancellable };
  self.relations = g_ptr_array_new_with_free_func (g_free);
  self.members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.cells = g_ptr_array_new_with_free_func (g_free);
  self.text = g_string_new (NULL);
  self.parts = pnd_xlsx_parts_read (package, error);
  if (self.parts == NULL || !read_starts (package, WORKBOOK, take_from_workbook, &self, error)
      || !read_starts (package, RELATIONS, take_relation, &self, error)
      || !read_sheets (&self, error))
    return NULL;
  return g_steal_pointer (&sheet);
}
