/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text/web/charset.h"

#include <string.h>

#include "app/text/plain-text.h"

/* browsers look no further for <meta> either */
#define HEAD_BYTES 4096

/* after "charset=" or "encoding=", in quotes or not */
static char *
find_value (const char *head, const char *key)
{
  const char *at = strstr (head, key);
  gsize n;

  if (at == NULL)
    return NULL;
  at += strlen (key);
  at += strspn (at, " \t\r\n");
  if (*at++ != '=')
    return NULL;
  at += strspn (at, " \t\r\n\"'");
  n = strspn (at, "abcdefghijklmnopqrstuvwxyz0123456789-_:.");
  return n > 0 ? g_strndup (at, n) : NULL;
}

static char *
find_declared (GBytes *bytes)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  g_autofree char *head = g_strndup (n_bytes > 0 ? data : "", MIN (n_bytes, HEAD_BYTES));
  g_autofree char *lower = g_ascii_strdown (head, -1);
  char *found = NULL;

  if (g_str_has_prefix (lower, "<?xml"))
    {
      char *end = strstr (lower, "?>");

      if (end != NULL)
        *end = '\0';
      found = find_value (lower, "encoding");
      if (end != NULL)
        *end = '?';
    }
  if (found == NULL && strstr (lower, "<meta") != NULL)
    found = find_value (strstr (lower, "<meta"), "charset");
  return found;
}

/* what browsers take these names for */
static const char *
take_as_browsers_do (const char *charset)
{
  static const char *const pairs[][2] = {
    { "iso-8859-1", "WINDOWS-1252" }, { "latin1", "WINDOWS-1252" },
    { "us-ascii", "WINDOWS-1252" },   { "ascii", "WINDOWS-1252" },
    { "euc-kr", "UHC" },              { "ks_c_5601-1987", "UHC" },
    { "utf-16", "UTF-8" },            { "utf8", "UTF-8" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (g_ascii_strcasecmp (charset, pairs[i][0]) == 0)
      return pairs[i][1];
  return charset;
}

static gboolean
has_mark (GBytes *bytes)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);

  return (n_bytes >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
         || (n_bytes >= 2 && (memcmp (data, "\xff\xfe", 2) == 0
                              || memcmp (data, "\xfe\xff", 2) == 0));
}

/**
 * pnd_charset_decode:
 * @name: the file's name, for messages
 * @bytes: a page
 * @told: (nullable): what a header said
 * @used: (out) (transfer full): the charset taken, an iconv name
 * @error: return location for a #PndImportError
 *
 * A charset that does not fit the bytes is not believed.
 *
 * Returns: (transfer full) (nullable): UTF-8 with LF line ends
 */
char *
pnd_charset_decode (const char *name, GBytes *bytes, const char *told, char **used,
                    GError **error)
{
  g_autofree char *declared = NULL;
  gboolean guessed;
  gsize n_bytes;
  char *utf8 = NULL;

  *used = NULL;
  if (!has_mark (bytes))
    declared = told != NULL ? g_strdup (told) : find_declared (bytes);
  if (declared != NULL)
    utf8 = pnd_plain_text_decode (name, bytes, take_as_browsers_do (declared), &n_bytes, used,
                                  &guessed, NULL);
  if (utf8 != NULL)
    return utf8;
  g_clear_pointer (used, g_free);
  return pnd_plain_text_decode (name, bytes, NULL, &n_bytes, used, &guessed, error);
}
