/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <string.h>

#include "app/exchange/codings-table.h"
#include "app/exchange/csv.h"
#include "app/model/code.h"
#include "app/model/coder.h"
#include "app/model/coding.h"
#include "app/model/document.h"

typedef enum
{
  COLUMN_DOCUMENT,
  COLUMN_START,
  COLUMN_END,
  COLUMN_CODE,
  N_REQUIRED,
  COLUMN_CODER = N_REQUIRED,
  COLUMN_POLARITY,
  COLUMN_STRENGTH,
  COLUMN_HOLDER,
  COLUMN_MEMO,
  COLUMN_AREA,
  N_COLUMNS
} Column;

static const char *const names[N_COLUMNS] = {
  "document", "start", "end", "code", "coder", "polarity", "strength", "holder", "memo",
  "area",
};

/* the table of codings going out has these as well; they follow from the project */
static const char *const ignored[] = {
  "guid", "quote", "page", "line", "review", "codebook_version", "created", NULL,
};

/**
 * Table:
 * @places: by Column, where it stands in a row; -1 if the table has none
 * @n_columns: of the header
 * @coder: (nullable): who coded where the table does not say
 * @found: by Column, name -> id (gint64 *) of what was looked up before
 */
typedef struct
{
  PndProject *project;
  const char *path;
  const char *coder;
  PndCsvReader *reader;
  int places[N_COLUMNS];
  int n_columns;
  GHashTable *found[N_COLUMNS];
} Table;

static gboolean
set_error (GError **error, const Table *table, Column column, const char *format, ...)
  G_GNUC_PRINTF (4, 5);

static gboolean
set_error (GError **error, const Table *table, Column column, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               /* Translators: file, line, column, reason */
               _("“%s”, line %d, column “%s”: %s"), table->path,
               pnd_csv_reader_get_line (table->reader), names[column], reason);
  return FALSE;
}

static gboolean
set_header_error (GError **error, const Table *table, const char *format, ...)
  G_GNUC_PRINTF (3, 4);

static gboolean
set_header_error (GError **error, const Table *table, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("“%s”, line %d: %s"), table->path,
               MAX (1, pnd_csv_reader_get_line (table->reader)), reason);
  return FALSE;
}

static int
find_name (const char *name)
{
  for (int i = 0; i < N_COLUMNS; i++)
    if (strcmp (names[i], name) == 0)
      return i;
  return -1;
}

/* a name it does not know is refused: it may be a known one misspelt, and its values would be lost
 * in silence */
static gboolean
read_column_name (Table *table, int place, GError **error)
{
  const char *name = pnd_csv_reader_get_field (table->reader, place);
  int column = find_name (name);

  if (column < 0)
    return g_strv_contains (ignored, name)
           || set_header_error (error, table, _("There is no column “%s” in a table of codings."),
                                name);
  if (table->places[column] >= 0)
    return set_header_error (error, table, _("The column “%s” appears twice."), name);
  table->places[column] = place;
  return TRUE;
}

static gboolean
read_header (Table *table, GError **error)
{
  GError *failure = NULL;

  for (int i = 0; i < N_COLUMNS; i++)
    table->places[i] = -1;
  if (!pnd_csv_reader_next (table->reader, &failure))
    {
      if (failure == NULL)
        return set_header_error (error, table, _("The table is empty."));
      g_propagate_error (error, failure);
      return FALSE;
    }
  table->n_columns = pnd_csv_reader_get_n_fields (table->reader);
  for (int place = 0; place < table->n_columns; place++)
    if (!read_column_name (table, place, error))
      return FALSE;
  for (int i = 0; i < N_REQUIRED; i++)
    if (table->places[i] < 0)
      return set_header_error (error, table, _("The column “%s” is missing."), names[i]);
  return TRUE;
}

static const char *
get_field (const Table *table, Column column)
{
  return table->places[column] >= 0
           ? pnd_csv_reader_get_field (table->reader, table->places[column]) : "";
}

static gint64
look_up (Table *table, Column column, const char *name, GError **error)
{
  switch ((int) column)
    {
    case COLUMN_DOCUMENT:
      return pnd_document_find (table->project, name, error);
    case COLUMN_CODE:
      return pnd_code_find (table->project, name, error);
    default:
      return pnd_coder_add (table->project, name, error);
    }
}

/* the id of what a field names, asked once for each name */
static gboolean
find (Table *table, Column column, const char *name, gint64 *id, GError **error)
{
  const gint64 *known = g_hash_table_lookup (table->found[column], name);
  g_autoptr (GError) failure = NULL;

  if (known != NULL)
    {
      *id = *known;
      return TRUE;
    }
  *id = look_up (table, column, name, &failure);
  if (*id == 0)
    return set_error (error, table, column, "%s", failure->message);
  g_hash_table_insert (table->found[column], g_strdup (name), g_memdup2 (id, sizeof *id));
  return TRUE;
}

static gboolean
read_position (Table *table, Column column, int *position, GError **error)
{
  const char *field = get_field (table, column);
  gint64 value;

  if (!g_ascii_isdigit (*field) || !g_ascii_string_to_signed (field, 10, 0, G_MAXINT, &value, NULL))
    return set_error (error, table, column,
                      _("“%s” is not a position; positions are whole numbers from 0."), field);
  *position = value;
  return TRUE;
}

static gboolean
read_strength (Table *table, int *strength, GError **error)
{
  const char *field = get_field (table, COLUMN_STRENGTH);

  *strength = 0;
  if (*field == '\0')
    return TRUE;
  if (*field < '1' || *field > '3' || field[1] != '\0')
    return set_error (error, table, COLUMN_STRENGTH, _("“%s” is not a strength; it is 1, 2 or 3."),
                      field);
  *strength = *field - '0';
  return TRUE;
}

static gboolean
read_rating (Table *table, PndRating *rating, GError **error)
{
  const char *polarity = get_field (table, COLUMN_POLARITY);
  const char *holder = get_field (table, COLUMN_HOLDER);

  if (!pnd_polarity_from_word (polarity, &rating->polarity))
    return set_error (error, table, COLUMN_POLARITY,
                      _("“%s” is not a polarity; it is supports, contradicts or mentions."),
                      polarity);
  if (!pnd_holder_from_word (holder, &rating->holder))
    return set_error (error, table, COLUMN_HOLDER,
                      _("“%s” is not a holder; it is own-region, partner-region, central-state or "
                        "other."), holder);
  return read_strength (table, &rating->strength, error);
}

static gboolean
read_coder (Table *table, gint64 *coder, GError **error)
{
  const char *name = get_field (table, COLUMN_CODER);

  if (*name == '\0')
    name = table->coder != NULL ? table->coder : "";
  if (*name != '\0')
    return find (table, COLUMN_CODER, name, coder, error);
  *coder = pnd_project_get_coder (table->project);
  return *coder != 0 || set_error (error, table, COLUMN_CODER, _("Nobody is named as the coder."));
}

/* empty: a passage of text, and @is_there is FALSE */
static gboolean
read_area (Table *table, PndArea *area, gboolean *is_there, GError **error)
{
  const char *field = get_field (table, COLUMN_AREA);

  *is_there = *field != '\0';
  return !*is_there || pnd_area_parse (field, area)
         || set_error (error, table, COLUMN_AREA,
                       _("“%s” is not an area; it is page, x, y, width and height, the page from 1 "
                         "and the rest in points."), field);
}

static gboolean
add_row (Table *table, GError **error)
{
  g_autoptr (GError) failure = NULL;
  PndRating rating = { 0 };
  PndSpan span;
  PndArea area;
  gboolean is_area;
  gint64 document, code, coder, added;

  if (pnd_csv_reader_get_n_fields (table->reader) != table->n_columns)
    return set_header_error (error, table, _("The row has %d fields, the header %d."),
                             pnd_csv_reader_get_n_fields (table->reader), table->n_columns);
  if (!find (table, COLUMN_DOCUMENT, get_field (table, COLUMN_DOCUMENT), &document, error)
      || !read_position (table, COLUMN_START, &span.start, error)
      || !read_position (table, COLUMN_END, &span.end, error)
      || !find (table, COLUMN_CODE, get_field (table, COLUMN_CODE), &code, error)
      || !read_coder (table, &coder, error) || !read_rating (table, &rating, error)
      || !read_area (table, &area, &is_area, error))
    return FALSE;
  if (span.end <= span.start)
    return set_error (error, table, COLUMN_END, _("The passage ends at %d, not after its start."),
                      span.end);
  /* the passage of an area follows from its page */
  added = is_area ? pnd_coding_add_area (table->project, document, &area, code, coder, &rating,
                                         get_field (table, COLUMN_MEMO), &failure)
                  : pnd_coding_add (table->project, document, span, code, coder, &rating,
                                    get_field (table, COLUMN_MEMO), &failure);
  return added != 0
         || set_error (error, table, is_area ? COLUMN_AREA : COLUMN_END, "%s", failure->message);
}

static gboolean
add_rows (Table *table, int *n_added, GError **error)
{
  GError *failure = NULL;

  *n_added = 0;
  if (!read_header (table, error))
    return FALSE;
  while (pnd_csv_reader_next (table->reader, &failure))
    {
      if (!add_row (table, error))
        return FALSE;
      ++*n_added;
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/**
 * pnd_codings_table_read:
 * @project: a project
 * @path: a table
 * @coder: (nullable): who coded where the table does not say; %NULL for who acts
 * @n_added: (out): the codings added
 * @error: return location for an error
 *
 * Adds the codings of a table in one edit. Coders that the project does not know are added.
 *
 * Returns: %TRUE if all were added; else %FALSE with an error that names file, line, column and
 *   reason, and nothing is changed
 */
gboolean
pnd_codings_table_read (PndProject *project, const char *path, const char *coder, int *n_added,
                        GError **error)
{
  g_autoptr (PndCsvReader) reader = NULL;
  Table table = { .project = project, .path = path, .coder = coder };
  gboolean added;

  g_return_val_if_fail (PND_IS_PROJECT (project) && path != NULL && n_added != NULL, FALSE);

  reader = pnd_csv_reader_new (path, error);
  if (reader == NULL || !pnd_project_begin_edit (project, N_("Add codings from a table"), error))
    return FALSE;
  table.reader = reader;
  for (int i = 0; i < N_COLUMNS; i++)
    table.found[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  added = add_rows (&table, n_added, error);
  for (int i = 0; i < N_COLUMNS; i++)
    g_hash_table_unref (table.found[i]);

  if (!added)
    {
      pnd_project_abandon_edit (project);
      return FALSE;
    }
  pnd_project_describe_edit (project, ngettext ("%d coding", "%d codings", *n_added), *n_added);
  return pnd_project_end_edit (project, error);
}
