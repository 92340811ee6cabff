/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text/web/mhtml.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/text/web/html.h"

#define MAX_PARTS 10000
/* parts in parts: each level is looked through anew */
#define MAX_DEPTH 8

/* a slice of the file */
typedef struct
{
  const char *data;
  gsize n_bytes;
  int depth;
} Slice;

/* past the empty line that ends a header; its lines, unfolded, in @header */
static Slice
split_header (Slice part, char **header)
{
  GString *lines = g_string_new (NULL);
  const char *end = part.data + part.n_bytes;
  const char *at = part.data;

  while (at < end)
    {
      const char *stop = memchr (at, '\n', end - at);
      gsize n = (stop != NULL ? stop : end) - at;
      gsize n_shown = n > 0 && at[n - 1] == '\r' ? n - 1 : n;

      if (n_shown == 0)
        {
          at += MIN (n + 1, (gsize) (end - at));
          break;
        }
      if (lines->len > 0 && *at != ' ' && *at != '\t')
        g_string_append_c (lines, '\n');
      for (gsize i = 0; i < n_shown && lines->len < 65536; i++)
        g_string_append_c (lines, at[i] != '\0' ? at[i] : ' ');
      at += MIN (n + 1, (gsize) (end - at));
    }
  *header = g_string_free (lines, FALSE);
  return (Slice){ at, end - at, part.depth };
}

/* the value of "Name: value"; NULL when there is none */
static char *
find_field (const char *header, const char *name)
{
  g_auto (GStrv) lines = g_strsplit (header, "\n", -1);
  gsize n = strlen (name);

  for (int i = 0; lines[i] != NULL; i++)
    if (g_ascii_strncasecmp (lines[i], name, n) == 0 && lines[i][n] == ':')
      return g_strdup (g_strstrip (lines[i] + n + 1));
  return NULL;
}

/* of "text/html; charset=x; boundary="y"" */
static char *
find_parameter (const char *value, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (value, ";", -1);
  gsize n = strlen (name);

  for (int i = 0; parts[i] != NULL; i++)
    {
      char *part = g_strstrip (parts[i]);
      gsize length;

      if (g_ascii_strncasecmp (part, name, n) != 0 || part[n] != '=')
        continue;
      part += n + 1;
      length = strlen (part);
      if (length >= 2 && part[0] == '"' && part[length - 1] == '"')
        return g_strndup (part + 1, length - 2);
      return g_strdup (part);
    }
  return NULL;
}

static int
hex_pair (const char *at, const char *end)
{
  if (end - at < 2 || !g_ascii_isxdigit (at[0]) || !g_ascii_isxdigit (at[1]))
    return -1;
  return g_ascii_xdigit_value (at[0]) * 16 + g_ascii_xdigit_value (at[1]);
}

static GBytes *
decode_quoted (Slice part)
{
  GByteArray *out = g_byte_array_new ();
  const char *end = part.data + part.n_bytes;

  for (const char *at = part.data; at < end; at++)
    {
      guint8 byte = *at;
      int value = byte == '=' ? hex_pair (at + 1, end) : -1;

      if (value >= 0)
        {
          byte = value;
          at += 2;
        }
      else if (byte == '=' && end - at > 1 && at[1] == '\n')
        {
          at++;
          continue;
        }
      else if (byte == '=' && end - at > 2 && at[1] == '\r' && at[2] == '\n')
        {
          at += 2;
          continue;
        }
      g_byte_array_append (out, &byte, 1);
    }
  return g_byte_array_free_to_bytes (out);
}

static GBytes *
decode_base64 (Slice part)
{
  g_autofree char *text = g_strndup (part.data, part.n_bytes);
  gsize n_bytes;
  guchar *data = g_base64_decode (text, &n_bytes);

  return g_bytes_new_take (data, n_bytes);
}

static GBytes *
decode (Slice part, const char *header)
{
  g_autofree char *encoding = find_field (header, "Content-Transfer-Encoding");

  if (encoding != NULL && g_ascii_strcasecmp (encoding, "quoted-printable") == 0)
    return decode_quoted (part);
  if (encoding != NULL && g_ascii_strcasecmp (encoding, "base64") == 0)
    return decode_base64 (part);
  return g_bytes_new (part.data, part.n_bytes);
}

/* where "--boundary" begins a line at or after @at */
static const char *
find_boundary (const char *at, const char *end, const char *boundary)
{
  gsize n = strlen (boundary);

  while (at < end)
    {
      if ((gsize) (end - at) >= n + 2 && at[0] == '-' && at[1] == '-'
          && memcmp (at + 2, boundary, n) == 0)
        return at;
      at = memchr (at, '\n', end - at);
      if (at == NULL)
        return NULL;
      at++;
    }
  return NULL;
}

static gboolean
begins_with (const char *text, const char *prefix)
{
  return text != NULL && g_ascii_strncasecmp (text, prefix, strlen (prefix)) == 0;
}

/* the root part, by the id the file names or as the first page; parts in parts are looked through
 * in the same loop */
static gboolean
find_page (Slice file, Slice *page, char **page_header)
{
  g_autoptr (GQueue) waiting = g_queue_new ();
  gboolean found = FALSE;
  int n_parts = 0;

  g_queue_push_tail (waiting, g_memdup2 (&file, sizeof (Slice)));
  while (!found && !g_queue_is_empty (waiting) && n_parts < MAX_PARTS)
    {
      g_autofree Slice *part = g_queue_pop_head (waiting);
      g_autofree char *header = NULL;
      Slice body = split_header (*part, &header);
      g_autofree char *type = find_field (header, "Content-Type");
      g_autofree char *boundary = type != NULL ? find_parameter (type, "boundary") : NULL;
      const char *end = body.data + body.n_bytes;
      const char *at;

      if (begins_with (type, "text/html") || begins_with (type, "application/xhtml"))
        {
          *page = body;
          *page_header = g_steal_pointer (&header);
          found = TRUE;
          continue;
        }
      if (boundary == NULL || *boundary == '\0' || !begins_with (type, "multipart/")
          || body.depth >= MAX_DEPTH)
        continue;
      at = find_boundary (body.data, end, boundary);
      while (at != NULL && n_parts++ < MAX_PARTS)
        {
          const char *line = memchr (at, '\n', end - at);
          const char *next = line != NULL ? find_boundary (line + 1, end, boundary) : NULL;
          Slice inner = { line != NULL ? line + 1 : end, 0, body.depth + 1 };

          inner.n_bytes = (next != NULL ? next : end) - inner.data;
          if (inner.n_bytes > 0)
            g_queue_push_tail (waiting, g_memdup2 (&inner, sizeof (Slice)));
          at = next;
        }
    }
  g_queue_clear_full (waiting, g_free);
  return found;
}

/**
 * pnd_mhtml_read:
 * @name: the document's name
 * @bytes: the file
 * @error: return location for a #PndImportError
 *
 * Returns: (transfer full) (nullable): the document
 */
PndImported *
pnd_mhtml_read (const char *name, GBytes *bytes, GError **error)
{
  Slice file = { 0 }, page = { 0 };
  g_autofree char *header = NULL, *type = NULL, *charset = NULL;
  g_autoptr (GBytes) decoded = NULL;
  PndImported *imported;

  file.data = g_bytes_get_data (bytes, &file.n_bytes);
  if (!find_page (file, &page, &header))
    {
      g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_DAMAGED,
                   _("“%s” is damaged: no page is found in it."), name);
      return NULL;
    }
  type = find_field (header, "Content-Type");
  charset = type != NULL ? find_parameter (type, "charset") : NULL;
  decoded = decode (page, header);
  imported = pnd_html_read (name, decoded, charset, error);
  if (imported != NULL)
    {
      g_bytes_unref (imported->original);
      imported->original = g_bytes_ref (bytes);
    }
  return imported;
}
