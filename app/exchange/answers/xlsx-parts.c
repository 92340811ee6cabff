/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/exchange/answers/xlsx-parts.h"

#include <math.h>
#include <string.h>

#include "app/exchange/answers/sheet.h"
#include "app/text/xml-walk.h"

#define STRINGS "xl/sharedStrings.xml"
#define STYLES "xl/styles.xml"

/* the last day of the year 9999, which is the last a table can hold */
#define MAX_DAYS 2958465

struct _PndXlsxParts
{
  const char *name; /* the file's, while it is read */
  gsize n_bytes;    /* of @strings */
  GPtrArray *strings;
  GHashTable *date_formats; /* numbers of formats of the file's own that show dates */
  GArray *dates;            /* of gboolean, one for every cell format */
};

/* the formats that every file has without saying so */
static gboolean
is_built_in_date (guint64 format)
{
  return (format >= 14 && format <= 22) || (format >= 27 && format <= 36)
         || (format >= 45 && format <= 47) || (format >= 50 && format <= 58);
}

/* letters of a day, a year or an hour outside quotes and brackets */
static gboolean
shows_date (const char *code)
{
  gboolean quoted = FALSE;
  gboolean bracketed = FALSE;

  for (; *code != '\0'; code++)
    if (*code == '\\' && code[1] != '\0')
      code++;
    else if (*code == '"')
      quoted = !quoted;
    else if (!quoted && (*code == '[' || *code == ']'))
      bracketed = *code == '[';
    else if (!quoted && !bracketed && strchr ("dDyYhH", *code) != NULL)
      return TRUE;
  return FALSE;
}

/* a number in an attribute; G_MAXUINT64 when there is none */
static guint64
get_number (PndXmlWalk *walk, const char *name)
{
  const char *value = pnd_xml_walk_get_attribute (walk, name);
  guint64 number;

  return value != NULL && g_ascii_string_to_unsigned (value, 10, 0, G_MAXUINT32, &number, NULL)
           ? number
           : G_MAXUINT64;
}

static void
take_format (PndXlsxParts *self, PndXmlWalk *walk)
{
  guint64 number = get_number (walk, "numFmtId");
  const char *code = pnd_xml_walk_get_attribute (walk, "formatCode");

  if (number != G_MAXUINT64 && code != NULL && shows_date (code))
    g_hash_table_add (self->date_formats, GUINT_TO_POINTER ((guint) number));
}

static void
take_cell_format (PndXlsxParts *self, PndXmlWalk *walk)
{
  guint64 number = get_number (walk, "numFmtId");
  gboolean is_date = number != G_MAXUINT64
                     && (is_built_in_date (number)
                         || g_hash_table_contains (self->date_formats,
                                                   GUINT_TO_POINTER ((guint) number)));

  g_array_append_val (self->dates, is_date);
}

static gboolean
read_styles (PndXlsxParts *self, PndXmlWalk *walk, GError **error)
{
  gboolean in_cells = FALSE;

  for (;;)
    {
      PndXmlEvent event = pnd_xml_walk_next (walk, error);
      const char *name;

      if (event == PND_XML_DONE || event == PND_XML_FAILED)
        return event == PND_XML_DONE;
      if (event == PND_XML_TEXT)
        continue;
      name = pnd_xml_walk_get_name (walk);
      if (g_str_equal (name, "cellXfs"))
        in_cells = event == PND_XML_START;
      else if (event == PND_XML_START && g_str_equal (name, "numFmt"))
        take_format (self, walk);
      else if (event == PND_XML_START && in_cells && g_str_equal (name, "xf"))
        take_cell_format (self, walk);
    }
}

static gboolean
take_string (PndXlsxParts *self, const char *text, GError **error)
{
  self->n_bytes += strlen (text);
  if (self->n_bytes > PND_SHEET_MAX_BYTES || self->strings->len >= PND_SHEET_MAX_CELLS)
    return pnd_sheet_fail_size (self->name, error);
  g_ptr_array_add (self->strings, pnd_xlsx_unescape (g_strdup (text)));
  return TRUE;
}

/* the runs of a string one after the other; how its characters are spoken is left out */
static gboolean
read_strings (PndXlsxParts *self, PndXmlWalk *walk, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean in_text = FALSE;

  for (;;)
    {
      PndXmlEvent event = pnd_xml_walk_next (walk, error);
      const char *name = event == PND_XML_TEXT ? "" : pnd_xml_walk_get_name (walk);

      if (event == PND_XML_DONE || event == PND_XML_FAILED)
        return event == PND_XML_DONE;
      if (event == PND_XML_TEXT && in_text)
        g_string_append (text, pnd_xml_walk_get_text (walk));
      else if (event == PND_XML_START && g_str_equal (name, "rPh"))
        {
          if (!pnd_xml_walk_skip (walk, error))
            return FALSE;
        }
      else if (g_str_equal (name, "t"))
        in_text = event == PND_XML_START;
      else if (event == PND_XML_START && g_str_equal (name, "si"))
        g_string_truncate (text, 0);
      else if (event == PND_XML_END && g_str_equal (name, "si")
               && !take_string (self, text->str, error))
        return FALSE;
    }
}

static gboolean
read_part (PndXlsxParts *self, PndPackage *package, const char *member,
           gboolean (*read) (PndXlsxParts *self, PndXmlWalk *walk, GError **error),
           GError **error)
{
  g_autoptr (PndXmlWalk) walk = NULL;

  if (!pnd_package_has (package, member))
    return TRUE;
  walk = pnd_xml_walk_new (package, member, error);
  return walk != NULL && read (self, walk, error);
}

/**
 * pnd_xlsx_parts_read:
 * @package: an Excel table
 * @error: return location for a #PndImportError
 *
 * Returns: (transfer full) (nullable): its shared parts
 */
PndXlsxParts *
pnd_xlsx_parts_read (PndPackage *package, GError **error)
{
  g_autoptr (PndXlsxParts) self = NULL;

  g_return_val_if_fail (package != NULL, NULL);

  self = g_new0 (PndXlsxParts, 1);
  self->name = pnd_package_get_name (package);
  self->strings = g_ptr_array_new_with_free_func (g_free);
  self->date_formats = g_hash_table_new (NULL, NULL);
  self->dates = g_array_new (FALSE, FALSE, sizeof (gboolean));
  if (!read_part (self, package, STYLES, read_styles, error)
      || !read_part (self, package, STRINGS, read_strings, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * pnd_xlsx_parts_free:
 * @self: (transfer full) (nullable): parts
 */
void
pnd_xlsx_parts_free (PndXlsxParts *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->strings);
  g_hash_table_unref (self->date_formats);
  g_array_unref (self->dates);
  g_free (self);
}

/**
 * pnd_xlsx_parts_get_string:
 * @self: parts
 * @index: from 0
 *
 * Returns: (nullable): the shared string, %NULL when there is none of this number
 */
const char *
pnd_xlsx_parts_get_string (const PndXlsxParts *self, guint64 index)
{
  g_return_val_if_fail (self != NULL, NULL);
  return index < self->strings->len ? g_ptr_array_index (self->strings, index) : NULL;
}

/**
 * pnd_xlsx_parts_is_date:
 * @self: parts
 * @format: the number of a cell format
 *
 * Returns: whether cells of this format show dates or times
 */
gboolean
pnd_xlsx_parts_is_date (const PndXlsxParts *self, guint64 format)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return format < self->dates->len && g_array_index (self->dates, gboolean, format);
}

/* the character that "_x0041_" at @at stands for; 0 when it is none */
static gunichar
read_escape (const char *at)
{
  gunichar character = 0;

  if (at[0] != '_' || at[1] != 'x')
    return 0;
  for (int i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (at[i]))
        return 0;
      character = character * 16 + (gunichar) g_ascii_xdigit_value (at[i]);
    }
  return at[6] == '_' && g_unichar_validate (character) ? character : 0;
}

/**
 * pnd_xlsx_unescape:
 * @text: (transfer full): UTF-8
 *
 * Returns: (transfer full): @text with its escapes resolved
 */
char *
pnd_xlsx_unescape (char *text)
{
  char *to = text;

  g_return_val_if_fail (text != NULL, NULL);

  for (const char *at = text; *at != '\0';)
    {
      gunichar character = read_escape (at);

      if (character != 0)
        {
          to += g_unichar_to_utf8 (character, to);
          at += 7;
        }
      else
        *to++ = *at++;
    }
  *to = '\0';
  return text;
}

/**
 * pnd_xlsx_format_date:
 * @days: days, with their fraction, since the end of 1899 or the start of 1904
 * @since_1904: which of them
 *
 * Returns: (transfer full) (nullable): the date, with the time unless it is midnight; the time alone
 *   below one day; %NULL when @days is no date
 */
char *
pnd_xlsx_format_date (double days, gboolean since_1904)
{
  g_autoptr (GDateTime) epoch = NULL;
  g_autoptr (GDateTime) day = NULL;
  g_autoptr (GDateTime) time = NULL;
  double minutes = round (days * 24 * 60);
  gboolean at_midnight = fmod (minutes, 24 * 60) == 0;

  if (!(days >= 0 && days <= MAX_DAYS))
    return NULL;
  /* the program counts a 29 February 1900, which there was not; from March on that is one too many */
  if (since_1904)
    epoch = g_date_time_new_utc (1904, 1, 1, 0, 0, 0);
  else
    epoch = g_date_time_new_utc (1899, 12, days < 61 ? 31 : 30, 0, 0, 0);
  /* the last of them may be rounded to a day after the last one there is */
  day = g_date_time_add_days (epoch, (int) (minutes / (24 * 60)));
  if (day == NULL)
    return NULL;
  time = g_date_time_add_minutes (day, (int) fmod (minutes, 24 * 60));
  if (days < 1)
    return g_date_time_format (time, "%H:%M");
  return g_date_time_format (time, at_midnight ? "%Y-%m-%d" : "%Y-%m-%d %H:%M");
}
