/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/exchange/csv.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/exchange/input-file.h"

#define BOM "\xef\xbb\xbf"

/* it is read at once; a table of a million codings has 100 MB */
#define MAX_BYTES (256 << 20)
/* more than any spreadsheet writes */
#define MAX_FIELDS 20000

struct _PndCsvReader
{
  char *path;     /* or the name of what it came from */
  char *content;  /* decoded in place: a row's fields end in NUL where a comma or line end was */
  char *at;       /* the next byte to read */
  char *end;      /* one past the last; holds a NUL */
  int next_line;  /* of @at, from 1 */
  int line;       /* where the current row starts, from 1 */
  char separator; /* between fields */
  gboolean lenient; /* a quote inside a field that is not quoted is a character like any other */
  GArray *fields; /* const char *, into @content */
};

static gboolean
set_error (GError **error, const PndCsvReader *self, int line, const char *reason)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               /* Translators: file, line, reason */
               _("“%s”, line %d: %s."), self->path, line, reason);
  return FALSE;
}

static int
count_lines (const char *from, const char *to)
{
  int n_lines = 0;

  for (; from < to; from++)
    n_lines += *from == '\n';
  return n_lines;
}

static gboolean
check_text (const PndCsvReader *self, GError **error)
{
  const char *invalid;
  int line;

  if (g_utf8_validate_len (self->at, self->end - self->at, &invalid))
    return TRUE;
  line = 1 + count_lines (self->at, invalid);
  return set_error (error, self, line, *invalid == '\0' ? _("there is a NUL byte")
                                                        : _("the text is not UTF-8"));
}

/**
 * pnd_csv_reader_new:
 * @path: a file of up to 256 MB
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a reader before the first row, or %NULL with a %G_IO_ERROR
 */
PndCsvReader *
pnd_csv_reader_new (const char *path, GError **error)
{
  g_autoptr (PndCsvReader) self = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) failure = NULL;
  gsize n_bytes;

  g_return_val_if_fail (path != NULL, NULL);

  if (!pnd_input_file_check (path, MAX_BYTES, error))
    return NULL;
  self = g_new0 (PndCsvReader, 1);
  self->path = g_strdup (path);
  self->separator = ',';
  self->fields = g_array_new (FALSE, FALSE, sizeof (char *));
  file = g_file_new_for_path (path);
  if (!g_file_load_contents (file, NULL, &self->content, &n_bytes, NULL, &failure))
    {
      g_set_error (error, failure->domain, failure->code, _("“%s” cannot be read: %s."), path,
                   failure->message);
      return NULL;
    }

  self->at = self->content;
  self->end = self->content + n_bytes;
  self->next_line = 1;
  if (g_str_has_prefix (self->content, BOM))
    self->at += strlen (BOM);
  return check_text (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * pnd_csv_reader_new_for_text:
 * @name: what it is of, for messages
 * @text: a table, UTF-8
 * @separator: what stands between fields: a comma, a semicolon or a tab
 *
 * For tables that people and spreadsheets wrote: a quotation mark inside a field that is not quoted
 * is taken as it is.
 *
 * Returns: (transfer full): a reader before the first row
 */
PndCsvReader *
pnd_csv_reader_new_for_text (const char *name, const char *text, char separator)
{
  PndCsvReader *self;

  g_return_val_if_fail (name != NULL && text != NULL, NULL);

  self = g_new0 (PndCsvReader, 1);
  self->path = g_strdup (name);
  self->separator = separator;
  self->lenient = TRUE;
  self->fields = g_array_new (FALSE, FALSE, sizeof (char *));
  self->content = g_strdup (text);
  self->at = self->content;
  self->end = self->content + strlen (self->content);
  self->next_line = 1;
  return self;
}

/**
 * pnd_csv_reader_free:
 * @self: (transfer full) (nullable): a reader
 */
void
pnd_csv_reader_free (PndCsvReader *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->fields);
  g_free (self->content);
  g_free (self->path);
  g_free (self);
}

static void
skip_line_end (PndCsvReader *self)
{
  if (self->at < self->end && *self->at == '\r')
    self->at++;
  if (self->at < self->end && *self->at == '\n')
    self->at++;
  self->next_line++;
}

static gboolean
ends_field (const PndCsvReader *self)
{
  return self->at == self->end || *self->at == self->separator || *self->at == '\n' || *self->at == '\r';
}

static gboolean
read_plain (PndCsvReader *self, GError **error)
{
  for (; !ends_field (self); self->at++)
    if (*self->at == '"' && !self->lenient)
      return set_error (error, self, self->next_line,
                        _("a quotation mark stands in a field that is not quoted"));
  return TRUE;
}

/* @at is behind the opening quote; sets @field_end to one past the content, which is moved up
 * where a doubled quote becomes one */
static gboolean
read_quoted (PndCsvReader *self, char **field_end, GError **error)
{
  int opened = self->next_line;
  char *to = self->at;

  for (; self->at < self->end; self->at++)
    {
      if (*self->at == '"' && self->at[1] != '"')
        {
          self->at++;
          *field_end = to;
          if (ends_field (self))
            return TRUE;
          return set_error (error, self, self->next_line,
                            _("a field goes on after its closing quotation mark"));
        }
      if (*self->at == '"')
        self->at++;
      if (*self->at == '\n' || (*self->at == '\r' && self->at[1] != '\n'))
        self->next_line++;
      *to++ = *self->at;
    }
  return set_error (error, self, opened, _("a quotation mark is opened and never closed"));
}

/* leaves @at on the field's delimiter, which becomes the NUL only when the row goes on */
static gboolean
read_field (PndCsvReader *self, char **field_end, GError **error)
{
  char *start = self->at;

  if (*self->at == '"')
    {
      start = ++self->at;
      if (!read_quoted (self, field_end, error))
        return FALSE;
    }
  else
    {
      if (!read_plain (self, error))
        return FALSE;
      *field_end = self->at;
    }
  if (self->fields->len == MAX_FIELDS)
    return set_error (error, self, self->next_line, _("a row has too many fields"));
  g_array_append_val (self->fields, start);
  return TRUE;
}

/**
 * pnd_csv_reader_next:
 * @self: a reader
 * @error: return location for an error
 *
 * Goes to the next row. Fields of the row before are gone.
 *
 * Returns: %TRUE if there is one, %FALSE at the end, or with a %G_IO_ERROR_INVALID_DATA that names
 *   file, line and reason
 */
gboolean
pnd_csv_reader_next (PndCsvReader *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  g_array_set_size (self->fields, 0);
  while (self->at < self->end && (*self->at == '\n' || *self->at == '\r'))
    skip_line_end (self);
  if (self->at == self->end)
    return FALSE;

  self->line = self->next_line;
  while (TRUE)
    {
      char *field_end;
      char delimiter;

      if (!read_field (self, &field_end, error))
        return FALSE;
      delimiter = *self->at;
      if (delimiter != self->separator)
        {
          if (self->at < self->end)
            skip_line_end (self);
          *field_end = '\0';
          return TRUE;
        }
      self->at++;
      *field_end = '\0';
    }
}

/**
 * pnd_csv_reader_get_n_fields:
 * @self: a reader on a row
 *
 * Returns: the row's fields
 */
int
pnd_csv_reader_get_n_fields (const PndCsvReader *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->fields->len;
}

/**
 * pnd_csv_reader_get_field:
 * @self: a reader on a row
 * @field: from 0
 *
 * Returns: the field's content, until the next row; "" where the row is shorter
 */
const char *
pnd_csv_reader_get_field (const PndCsvReader *self, int field)
{
  g_return_val_if_fail (self != NULL && field >= 0, "");
  return field < (int) self->fields->len ? g_array_index (self->fields, const char *, field) : "";
}

/**
 * pnd_csv_reader_get_line:
 * @self: a reader on a row
 *
 * Returns: the line of the file where the row starts, from 1
 */
int
pnd_csv_reader_get_line (const PndCsvReader *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->line;
}

static gboolean
starts_row (const GString *out)
{
  return out->len == 0 || out->str[out->len - 1] == '\n';
}

/**
 * pnd_csv_append_field:
 * @out: a table in the making
 * @text: (nullable): the next field of the row; %NULL is empty
 */
void
pnd_csv_append_field (GString *out, const char *text)
{
  g_return_if_fail (out != NULL);

  /* an empty first field is quoted: a row of it alone would be an empty line, which is no row */
  if (text == NULL || *text == '\0')
    g_string_append (out, starts_row (out) ? "\"\"" : "");
  else if (strpbrk (text, ",\"\n\r") == NULL)
    g_string_append (out, text);
  else
    {
      g_string_append_c (out, '"');
      for (; *text != '\0'; text++)
        {
          if (*text == '"')
            g_string_append_c (out, '"');
          g_string_append_c (out, *text);
        }
      g_string_append_c (out, '"');
    }
  g_string_append_c (out, ',');
}

/**
 * pnd_csv_append_int:
 * @out: a table in the making
 * @value: the next field of the row, in decimal
 */
void
pnd_csv_append_int (GString *out, gint64 value)
{
  g_return_if_fail (out != NULL);
  g_string_append_printf (out, "%" G_GINT64_FORMAT ",", value);
}

/**
 * pnd_csv_end_row:
 * @out: a table in the making, behind at least one field
 */
void
pnd_csv_end_row (GString *out)
{
  g_return_if_fail (out != NULL && out->len > 0);
  out->str[out->len - 1] = '\n'; /* the comma behind the last field */
}
