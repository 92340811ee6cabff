/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/preferences/language.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

/* how far below the build tree's root its programs lie, the tests' included */
#define BUILD_DEPTH 3

/* every language is written in this, whatever the locale says or fails to say */
#define CODESET "UTF-8"

static gboolean
holds_catalogue (const char *folder)
{
  g_autofree char *file
    = g_build_filename (folder, "id", "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);

  return g_file_test (file, G_FILE_TEST_EXISTS);
}

/* a program that was built and not installed has its catalogues in the build tree */
static char *
find_catalogues (void)
{
  g_autofree char *place = g_file_read_link ("/proc/self/exe", NULL);

  for (int i = 0; place != NULL && i < BUILD_DEPTH; i++)
    {
      g_autofree char *folder = g_path_get_dirname (place);
      g_autofree char *catalogues = g_build_filename (folder, "po", NULL);

      if (holds_catalogue (catalogues))
        return g_steal_pointer (&catalogues);
      g_free (place);
      place = g_steal_pointer (&folder);
    }
  return g_strdup (PND_LOCALE_DIR);
}

/* the locale that the environment asks messages in, which this machine may not have */
static const char *
get_asked (void)
{
  static const char *const variables[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

  for (gsize i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      const char *value = g_getenv (variables[i]);

      if (value != NULL && *value != '\0')
        return value;
    }
  return "C";
}

static gboolean
is_plain (const char *locale)
{
  return g_str_equal (locale, "C") || g_str_equal (locale, "POSIX")
         || g_str_has_prefix (locale, "C.");
}

/* gettext looks at LANGUAGE only where messages have a locale that is not C (since glibc 2.39, nor
 * C.UTF-8). Any other will do, and the file of C.UTF-8 under its path counts as another. */
static void
leave_plain_locale (void)
{
  static const char *const others[] = { "id_ID.UTF-8", "en_US.UTF-8", "en_GB.UTF-8",
                                        "/usr/lib/locale/C.utf8", "C.UTF-8" };

  if (!is_plain (setlocale (LC_MESSAGES, NULL)))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      if (setlocale (LC_MESSAGES, others[i]) != NULL)
        return;
    }
}

/* There is no catalogue for English, the language of the texts themselves, so gettext would pass it
 * over: what stands behind it in the list must not be asked. */
static void
stop_at_english (void)
{
  const char *list = g_getenv ("LANGUAGE");
  g_auto (GStrv) languages = g_strsplit (list != NULL ? list : "", ":", -1);
  g_autoptr (GString) asked = g_string_new (NULL);

  for (char **language = languages; *language != NULL; language++)
    {
      g_string_append_printf (asked, "%s%s", asked->len > 0 ? ":" : "", *language);
      if (g_str_equal (*language, "en") || g_str_has_prefix (*language, "en_"))
        break;
    }
  if (list != NULL)
    g_setenv ("LANGUAGE", asked->str, TRUE);
}

/**
 * pnd_language_start:
 * @wanted: (nullable): `en` or the name of a catalogue, %NULL for the environment's language
 *
 * Sets the locale and finds the catalogues. To be called once, before any thread starts.
 */
void
pnd_language_start (const char *wanted)
{
  g_autofree char *catalogues = find_catalogues ();
  gboolean known = setlocale (LC_ALL, "") != NULL;
  const char *asked = get_asked ();

  if (!known)
    setlocale (LC_CTYPE, "C." CODESET);
  if (wanted != NULL)
    g_setenv ("LANGUAGE", wanted, TRUE);
  else if (!known && !is_plain (asked))
    g_setenv ("LANGUAGE", asked, FALSE);
  /* C alone means no translation, and scripts rely on it */
  if (wanted != NULL || !known
      || (g_getenv ("LANGUAGE") != NULL && g_str_has_prefix (asked, "C.")))
    leave_plain_locale ();
  stop_at_english ();
  bindtextdomain (GETTEXT_PACKAGE, catalogues);
  bind_textdomain_codeset (GETTEXT_PACKAGE, CODESET);
  textdomain (GETTEXT_PACKAGE);
}

/**
 * pnd_language_format_count:
 * @count: a number of things
 *
 * Returns: (transfer full): the number with its thousands set apart, as the interface's language
 *   does it, whether or not there is a locale of that language
 */
char *
pnd_language_format_count (gint64 count)
{
  /* Translators: what stands between thousands, as in 12,345 */
  const char *separator = C_("thousands", ",");
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, count);
  GString *text = g_string_new (NULL);
  gsize n = strlen (digits);

  for (gsize i = 0; i < n; i++)
    {
      if (i > 0 && (n - i) % 3 == 0 && g_ascii_isdigit (digits[i - 1]))
        g_string_append (text, separator);
      g_string_append_c (text, digits[i]);
    }
  return g_string_free (text, FALSE);
}
