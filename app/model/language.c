/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/language.h"

#include <libintl.h>
#include <string.h>

/* A catalogue as msgfmt makes it: two tables of pairs (length, offset), sorted by the text. */
#define MAGIC 0x950412de
#define HEADER_BYTES 20

/*
 * PndLanguage:
 * @file: (nullable): the catalogue; %NULL for English, the language of the texts themselves
 * @is_program: ask gettext, whose language is the program's
 * @name: (nullable): what it was entered by
 */
struct _PndLanguage
{
  GMappedFile *file;
  gboolean is_program;
  const char *name;
};

static GPrivate spoken;

static guint32
read_number (const PndLanguage *self, gsize offset)
{
  guint32 number = 0;

  if (offset + sizeof number <= g_mapped_file_get_length (self->file))
    memcpy (&number, g_mapped_file_get_contents (self->file) + offset, sizeof number);
  return number;
}

/* the string of a pair; the empty one where the file is not what it should be */
static const char *
read_string (const PndLanguage *self, gsize pair)
{
  gsize length = read_number (self, pair), offset = read_number (self, pair + 4);
  const char *bytes = g_mapped_file_get_contents (self->file);

  if (offset + length >= g_mapped_file_get_length (self->file) || bytes[offset + length] != '\0')
    return "";
  return bytes + offset;
}

/* where the pair of the translation stands; 0 for none */
static gsize
find_pair (const PndLanguage *self, const char *text)
{
  guint32 low = 0, high = read_number (self, 8);
  guint32 texts = read_number (self, 12), translations = read_number (self, 16);

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;
      int order = strcmp (text, read_string (self, texts + 8 * (gsize) middle));

      if (order == 0)
        return translations + 8 * (gsize) middle;
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return 0;
}

static const char *
find (const PndLanguage *self, const char *text)
{
  gsize pair = find_pair (self, text);

  return pair != 0 ? read_string (self, pair) : "";
}

/* forms stand behind each other; (nullable) */
static const char *
find_second (const PndLanguage *self, const char *text)
{
  gsize pair = find_pair (self, text);
  const char *first = pair != 0 ? read_string (self, pair) : "";
  gsize length = strlen (first);

  if (length == 0)
    return NULL;
  return length < read_number (self, pair) ? first + length + 1 : NULL;
}

static GMappedFile *
open_catalogue (const char *language)
{
  const char *folder = bindtextdomain (GETTEXT_PACKAGE, NULL);
  g_autofree char *name = g_strconcat (GETTEXT_PACKAGE, ".mo", NULL);
  g_autofree char *path = g_build_filename (folder != NULL ? folder : PND_LOCALE_DIR, language,
                                            "LC_MESSAGES", name, NULL);
  GMappedFile *file = g_mapped_file_new (path, FALSE, NULL);
  PndLanguage probe = { .file = file };

  if (file != NULL && g_mapped_file_get_length (file) > HEADER_BYTES
      && read_number (&probe, 0) == MAGIC)
    return file;
  g_clear_pointer (&file, g_mapped_file_unref);
  return NULL;
}

static gboolean
is_english (const char *language)
{
  return g_str_equal (language, "en");
}

/**
 * pnd_language_enter:
 * @language: (nullable): `en` or the name of a catalogue, %NULL for the program's language
 *
 * From now on `_()` is that language in this thread, where app/model/language.h is included; the
 * program's, if there is no such catalogue.
 *
 * Returns: (transfer full) (nullable): what was spoken before, for pnd_language_leave()
 */
PndLanguage *
pnd_language_enter (const char *language)
{
  PndLanguage *before = g_private_get (&spoken);
  PndLanguage *self = g_new0 (PndLanguage, 1);

  if (language != NULL && !is_english (language))
    self->file = open_catalogue (language);
  self->is_program = self->file == NULL && (language == NULL || !is_english (language));
  self->name = g_intern_string (language);
  g_private_set (&spoken, self);
  return before;
}

/**
 * pnd_language_leave:
 * @before: (transfer full) (nullable): from pnd_language_enter()
 */
void
pnd_language_leave (PndLanguage *before)
{
  PndLanguage *self = g_private_get (&spoken);

  g_return_if_fail (self != NULL);

  g_private_set (&spoken, before);
  g_clear_pointer (&self->file, g_mapped_file_unref);
  g_free (self);
}

/**
 * pnd_language_get_name:
 *
 * Returns: (transfer none) (nullable): what this thread entered; %NULL where it speaks as the
 *   program does
 */
const char *
pnd_language_get_name (void)
{
  const PndLanguage *self = g_private_get (&spoken);

  return self != NULL ? self->name : NULL;
}

/**
 * pnd_language_get_text:
 * @text: in English, as it stands in the sources
 *
 * Returns: (transfer none): the same in the language that the thread speaks; good until it is left
 */
const char *
pnd_language_get_text (const char *text)
{
  const PndLanguage *self = g_private_get (&spoken);
  const char *found;

  g_return_val_if_fail (text != NULL, NULL);

  if (self == NULL || self->is_program)
    return gettext (text);
  if (self->file == NULL || *text == '\0')
    return text;
  found = find (self, text);
  return *found != '\0' ? found : text;
}

/**
 * pnd_language_get_plural:
 * @one: in English, for one thing
 * @many: in English, for several
 * @n: how many
 *
 * For languages with one form, or with two as in English.
 *
 * Returns: (transfer none): the one that fits, in the language that the thread speaks
 */
const char *
pnd_language_get_plural (const char *one, const char *many, gulong n)
{
  const PndLanguage *self = g_private_get (&spoken);
  const char *found = "";

  g_return_val_if_fail (one != NULL && many != NULL, NULL);

  if (self == NULL || self->is_program)
    return (dngettext) (GETTEXT_PACKAGE, one, many, n);
  if (self->file != NULL)
    found = find (self, one);
  if (*found == '\0')
    return n == 1 ? one : many;
  return n == 1 || find_second (self, one) == NULL ? found : find_second (self, one);
}

/**
 * pnd_language_is_there:
 * @language: `en` or the name of a catalogue
 *
 * Returns: whether pnd_language_enter() would find words in it
 */
gboolean
pnd_language_is_there (const char *language)
{
  g_autoptr (GMappedFile) file = NULL;

  g_return_val_if_fail (language != NULL, FALSE);

  if (is_english (language))
    return TRUE;
  file = strchr (language, G_DIR_SEPARATOR) == NULL ? open_catalogue (language) : NULL;
  return file != NULL;
}
