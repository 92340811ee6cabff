/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text/plain-text.h"

#include <glib/gi18n.h>
#include <string.h>
#include <uchardet.h>

/* enough for a guess, and quick for a file of 50 MB */
#define GUESS_BYTES (256 * 1024)

/* how a file begins, and what that means: an encoding, or a kind of file in words */
typedef struct
{
  const char *bytes;
  gsize n_bytes;
  const char *means;
} Mark;

#define MARK(bytes_, means_) { (bytes_), sizeof (bytes_) - 1, (means_) }

/* the longer ones first: the UTF-32 mark begins with the UTF-16 one */
static const Mark byte_order_marks[] = {
  MARK ("\xff\xfe\x00\x00", "UTF-32LE"),
  MARK ("\x00\x00\xfe\xff", "UTF-32BE"),
  MARK ("\xef\xbb\xbf", "UTF-8"),
  MARK ("\xff\xfe", "UTF-16LE"),
  MARK ("\xfe\xff", "UTF-16BE"),
};

/* what people drop here by mistake, by its first bytes */
static const Mark other_kinds[] = {
  MARK ("%PDF-", N_("a PDF file")),
  MARK ("PK\x03\x04", N_("a ZIP archive or an office document")),
  MARK ("\xd0\xcf\x11\xe0", N_("an old office document")),
  MARK ("{\\rtf", N_("a rich text (RTF) file")),
  MARK ("\x89PNG", N_("a picture")),
  MARK ("\xff\xd8\xff", N_("a picture")),
  MARK ("GIF8", N_("a picture")),
  MARK ("SQLite format 3", N_("a database")),
  MARK ("\x7f" "ELF", N_("a program")),
  MARK ("ID3", N_("a sound recording")),
};

static const Mark *
find_mark (const Mark *marks, gsize n_marks, const char *data, gsize n_bytes)
{
  for (gsize i = 0; i < n_marks; i++)
    if (n_bytes >= marks[i].n_bytes && memcmp (data, marks[i].bytes, marks[i].n_bytes) == 0)
      return &marks[i];
  return NULL;
}

/* UTF-16 without a mark: in the Latin script every other byte is zero, on one side only */
static const char *
guess_utf16 (const guchar *data, gsize n_bytes)
{
  gsize n_pairs = MIN (n_bytes, GUESS_BYTES) / 2;
  gsize zero_first = 0, zero_second = 0;

  if (n_bytes % 2 != 0 || n_pairs < 4)
    return NULL;

  for (gsize i = 0; i < n_pairs; i++)
    {
      zero_first += data[2 * i] == 0 && data[2 * i + 1] != 0;
      zero_second += data[2 * i + 1] == 0 && data[2 * i] != 0;
    }
  if (zero_second * 2 > n_pairs && zero_first * 10 < zero_second)
    return "UTF-16LE";
  if (zero_first * 2 > n_pairs && zero_second * 10 < zero_first)
    return "UTF-16BE";
  return NULL;
}

/* text in UTF-8 with a few broken bytes: many more good sequences beyond ASCII than bad bytes */
static gboolean
is_damaged_utf8 (const char *data, gsize n_bytes, gsize *first_bad)
{
  gsize good = 0, bad = 0;

  for (gsize i = 0; i < n_bytes;)
    {
      gunichar c;

      if ((guchar) data[i] < 0x80)
        {
          i++;
          continue;
        }
      c = g_utf8_get_char_validated (data + i, n_bytes - i);
      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          if (bad++ == 0)
            *first_bad = i;
          i++;
        }
      else
        {
          good++;
          i += g_utf8_skip[(guchar) data[i]];
        }
    }
  return bad > 0 && good >= 4 * bad;
}

static char *
guess_legacy (const char *data, gsize n_bytes)
{
  uchardet_t detector = uchardet_new ();
  g_autofree char *guess = NULL;

  if (uchardet_handle_data (detector, data, MIN (n_bytes, GUESS_BYTES)) == 0)
    {
      uchardet_data_end (detector);
      guess = g_strdup (uchardet_get_charset (detector));
    }
  uchardet_delete (detector);

  /* without a guess, and for "ASCII" with bytes beyond it further on, the commonest on desktops */
  if (guess == NULL || *guess == '\0' || g_str_equal (guess, "ASCII"))
    return g_strdup ("WINDOWS-1252");
  return g_steal_pointer (&guess);
}

/* NUL decides alone; of the other control characters a text has next to none */
static gboolean
looks_binary (const char *data, gsize n_bytes)
{
  gsize n = MIN (n_bytes, GUESS_BYTES), odd = 0;

  if (memchr (data, '\0', n_bytes) != NULL)
    return TRUE;
  for (gsize i = 0; i < n; i++)
    odd += (guchar) data[i] < 0x20 && strchr ("\t\n\r\f\v\033", data[i]) == NULL;
  return odd * 50 > n;
}

static gboolean
set_binary (const char *name, const char *data, gsize n_bytes, GError **error)
{
  const Mark *kind
      = find_mark (other_kinds, G_N_ELEMENTS (other_kinds), data, n_bytes);

  if (kind != NULL)
    g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_BINARY,
                 _("“%s” is %s, not plain text."), name, _(kind->means));
  else
    g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_BINARY,
                 _("“%s” is not a text: it holds binary data."), name);
  return FALSE;
}

/* the encoding to try; NULL with @error set when the bytes are no text at all */
static char *
choose_encoding (const char *name, const char *data, gsize n_bytes, gboolean *guessed,
                 GError **error)
{
  const Mark *mark
      = find_mark (byte_order_marks, G_N_ELEMENTS (byte_order_marks), data, n_bytes);
  const char *utf16;
  gsize first_bad = 0;

  *guessed = FALSE;
  if (mark != NULL)
    return g_strdup (mark->means);
  if (find_mark (other_kinds, G_N_ELEMENTS (other_kinds), data, n_bytes) != NULL)
    {
      set_binary (name, data, n_bytes, error);
      return NULL;
    }
  if (g_utf8_validate (data, n_bytes, NULL))
    return g_strdup ("UTF-8");

  *guessed = TRUE;
  utf16 = guess_utf16 ((const guchar *) data, n_bytes);
  if (utf16 != NULL)
    return g_strdup (utf16);
  if (looks_binary (data, n_bytes))
    {
      set_binary (name, data, n_bytes, error);
      return NULL;
    }
  if (is_damaged_utf8 (data, n_bytes, &first_bad))
    {
      g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_ENCODING,
                   _("“%s” is UTF-8 but damaged at byte %zu; "
                     "nothing was read. Another encoding can be chosen."),
                   name, first_bad);
      return NULL;
    }
  return guess_legacy (data, n_bytes);
}

static char *
decode (const char *name, const char *data, gsize n_bytes, const char *encoding, gsize *n_decoded,
        GError **error)
{
  g_autoptr (GError) local = NULL;
  gsize n_read = 0;
  const char *end;
  char *utf8;

  if (g_ascii_strcasecmp (encoding, "UTF-8") == 0)
    {
      if (g_utf8_validate (data, n_bytes, &end))
        {
          *n_decoded = n_bytes;
          utf8 = g_malloc (n_bytes + 1);
          memcpy (utf8, data, n_bytes);
          utf8[n_bytes] = '\0';
          return utf8;
        }
      n_read = end - data;
    }
  else
    {
      utf8 = g_convert (data, n_bytes, "UTF-8", encoding, &n_read, n_decoded, &local);
      if (utf8 != NULL && n_read == n_bytes)
        return utf8;
      g_free (utf8);
      if (g_error_matches (local, G_CONVERT_ERROR, G_CONVERT_ERROR_NO_CONVERSION))
        {
          g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_ENCODING,
                       _("“%s” cannot be read: the encoding “%s” is not known."), name, encoding);
          return NULL;
        }
    }
  g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_ENCODING,
               _("“%s” is not text in the encoding %s: byte %zu does not fit."),
               name, encoding, n_read);
  return NULL;
}

/* a leading U+FEFF is the mark of the encoding, not text */
static gsize
drop_mark (char *utf8, gsize n_bytes)
{
  if (n_bytes < 3 || memcmp (utf8, "\xef\xbb\xbf", 3) != 0)
    return n_bytes;
  memmove (utf8, utf8 + 3, n_bytes - 3 + 1);
  return n_bytes - 3;
}

static gboolean
is_blank (const char *utf8, gsize n_bytes)
{
  for (const char *p = utf8; p < utf8 + n_bytes; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/**
 * pnd_plain_text_fold_line_ends:
 * @utf8: text, changed in place; stays NUL-terminated
 * @n_bytes: its length in bytes, without the NUL
 *
 * Turns CRLF and lone CR into LF.
 *
 * Returns: the new length in bytes
 */
gsize
pnd_plain_text_fold_line_ends (char *utf8, gsize n_bytes)
{
  char *out = memchr (utf8, '\r', n_bytes);
  const char *end = utf8 + n_bytes;

  if (out == NULL)
    return n_bytes;

  for (const char *in = out; in < end; in++)
    {
      if (*in == '\r')
        {
          *out++ = '\n';
          if (in + 1 < end && in[1] == '\n')
            in++;
        }
      else
        *out++ = *in;
    }
  *out = '\0';
  return out - utf8;
}

/**
 * pnd_plain_text_decode:
 * @name: the file's name, for messages
 * @bytes: what it holds
 * @encoding: (nullable): an iconv name, or %NULL to find out
 * @n_bytes: (out): length of the text in bytes
 * @used: (out) (transfer full): the encoding taken
 * @guessed: (out): whether it is a guess: neither told, nor by a mark, nor valid UTF-8
 * @error: return location for a #PndImportError
 *
 * Decodes @bytes to UTF-8 with LF line ends and without a byte order mark.
 *
 * Returns: (transfer full) (nullable): the text, NUL-terminated and free of other NULs
 */
char *
pnd_plain_text_decode (const char *name, GBytes *bytes, const char *encoding, gsize *n_bytes,
                       char **used, gboolean *guessed, GError **error)
{
  gsize n_raw = 0, n = 0;
  const char *data = g_bytes_get_data (bytes, &n_raw);
  g_autofree char *chosen = g_strdup (encoding);
  g_autofree char *utf8 = NULL;

  *guessed = FALSE;
  if (n_raw > 0 && chosen == NULL)
    {
      chosen = choose_encoding (name, data, n_raw, guessed, error);
      if (chosen == NULL)
        return NULL;
    }
  if (n_raw > 0)
    {
      utf8 = decode (name, data, n_raw, chosen, &n, error);
      if (utf8 == NULL)
        return NULL;
      n = drop_mark (utf8, n);
    }
  if (utf8 != NULL && looks_binary (utf8, n))
    {
      set_binary (name, data, n_raw, error);
      return NULL;
    }
  if (utf8 == NULL || is_blank (utf8, n))
    {
      g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_EMPTY, _("“%s” holds no text."), name);
      return NULL;
    }

  *n_bytes = pnd_plain_text_fold_line_ends (utf8, n);
  *used = g_steal_pointer (&chosen);
  return g_steal_pointer (&utf8);
}

/**
 * pnd_plain_text_guess_language:
 * @utf8: a text
 * @n_bytes: its length in bytes
 *
 * Counts the commonest function words of Indonesian and of English in the first 64 KB.
 *
 * Returns: (nullable): "id", "en", or %NULL when neither has twice the other's words
 */
const char *
pnd_plain_text_guess_language (const char *utf8, gsize n_bytes)
{
  static const char *const indonesian[]
      = { "yang", "dan", "untuk", "dengan", "tidak", "dari", "ini", "itu", "pada", "kami", NULL };
  static const char *const english[]
      = { "the", "and", "of", "to", "is", "that", "for", "with", "not", "was", NULL };
  g_autofree char *start = g_strndup (utf8, MIN (n_bytes, 64 * 1024));
  g_auto (GStrv) words = g_strsplit_set (start, " \t\n.,;:!?\"()", -1);
  int n_indonesian = 0, n_english = 0;

  for (int i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = g_ascii_strdown (words[i], -1);

      n_indonesian += g_strv_contains (indonesian, word);
      n_english += g_strv_contains (english, word);
    }
  if (n_indonesian >= 3 && n_indonesian > 2 * n_english)
    return "id";
  if (n_english >= 3 && n_english > 2 * n_indonesian)
    return "en";
  return NULL;
}
