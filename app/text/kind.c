/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* memmem() */
#include "app/text/kind.h"

#include <glib/gi18n.h>
#include <string.h>

/* how far into a file its kind may begin */
#define HEAD_BYTES 1024
#define TAIL_BYTES 2048
#define OLE_SECTOR 512 /* the header's, at least */
#define SMALL_SECTOR 64

/* how a file begins, after @offset bytes, and what it is in words */
typedef struct
{
  gsize offset;
  const char *bytes;
  gsize n_bytes;
  const char *what;
} Mark;

#define MARK(offset_, bytes_, what_) { (offset_), (bytes_), sizeof (bytes_) - 1, (what_) }

static const char a_picture[] = N_("a picture");
static const char a_recording[] = N_("a sound recording");
static const char a_film[] = N_("a film");
static const char an_archive[] = N_("a packed archive");
static const char a_program[] = N_("a program");

static const Mark marks[] = {
  MARK (0, "\x89PNG\r\n", a_picture),
  MARK (0, "\xff\xd8\xff", a_picture),
  MARK (0, "GIF87a", a_picture),
  MARK (0, "GIF89a", a_picture),
  MARK (0, "II*\0", a_picture),
  MARK (0, "MM\0*", a_picture),
  MARK (8, "WEBP", a_picture),
  MARK (4, "ftyphei", a_picture),
  MARK (4, "ftypmif1", a_picture),
  MARK (4, "ftypavif", a_picture),
  MARK (0, "ID3", a_recording),
  MARK (0, "\xff\xfb", a_recording),
  MARK (0, "\xff\xf3", a_recording),
  MARK (0, "fLaC\0", a_recording),
  MARK (0, "OggS\0", a_recording),
  MARK (0, "#!AMR\n", a_recording),
  MARK (4, "ftypM4A", a_recording),
  MARK (8, "WAVEfmt", a_recording),
  MARK (4, "ftyp", a_film),
  MARK (8, "AVI LIST", a_film),
  MARK (0, "\x1a\x45\xdf\xa3", a_film),
  MARK (0, "\0\0\x01\xba", a_film),
  MARK (0, "7z\xbc\xaf\x27\x1c", an_archive),
  MARK (0, "Rar!\x1a\x07", an_archive),
  MARK (0, "\x1f\x8b\x08", an_archive),
  MARK (0, "BZh91AY&SY", an_archive),
  MARK (0, "\xfd" "7zXZ\0", an_archive),
  MARK (0, "\x28\xb5\x2f\xfd", an_archive),
  MARK (257, "ustar", an_archive),
  MARK (0, "\x7f" "ELF", a_program),
  MARK (0, "\xcf\xfa\xed\xfe", a_program),
  MARK (0, "\xca\xfe\xba\xbe", a_program),
};

static const char *const html_beginnings[] = { "<!doctype html", "<html", "<head", "<body" };

static gboolean
starts_with (const guchar *data, gsize n_bytes, const char *prefix, gsize n_prefix)
{
  return n_bytes >= n_prefix && memcmp (data, prefix, n_prefix) == 0;
}

static gboolean
holds (const void *data, gsize n_bytes, const char *what, gsize n_what)
{
  return memmem (data, n_bytes, what, n_what) != NULL;
}

static gboolean
fail_kind (const char *name, const char *what, GError **error)
{
  g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_BINARY,
               _("“%s” is %s, which cannot be read as a document."), name, what);
  return FALSE;
}

static gboolean
is_bitmap (const guchar *data, gsize n_bytes)
{
  return starts_with (data, n_bytes, "BM", 2) && n_bytes > 26 && memcmp (data + 6, "\0\0\0\0", 4) == 0;
}

/* two letters begin many a text, so the zero bytes of the header must be there too */
static gboolean
is_windows_program (const guchar *data, gsize n_bytes)
{
  return starts_with (data, n_bytes, "MZ", 2) && memchr (data, 0, MIN (n_bytes, 64)) != NULL;
}

static const char *
find_database (const guchar *data, gsize n_bytes)
{
  if (!starts_with (data, n_bytes, "SQLite format 3\0", 16))
    return NULL;
  /* SQLite's application_id */
  if (n_bytes >= 72 && memcmp (data + 68, "PNDA", 4) == 0)
    return N_("a project of Penanda");
  return N_("a database");
}

/* what it is in words when it cannot be read; NULL when it may be */
static const char *
find_other (const guchar *data, gsize n_bytes)
{
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (n_bytes > marks[i].offset
        && starts_with (data + marks[i].offset, n_bytes - marks[i].offset, marks[i].bytes,
                        marks[i].n_bytes))
      return marks[i].what;
  if (is_bitmap (data, n_bytes))
    return a_picture;
  if (is_windows_program (data, n_bytes))
    return a_program;
  return find_database (data, n_bytes);
}

/* some printers put other things before the header; a text that speaks of PDF has no trailer */
static gboolean
is_pdf (const guchar *data, gsize n_bytes)
{
  gsize n_tail = MIN (n_bytes, TAIL_BYTES);

  if (starts_with (data, n_bytes, "%PDF-", 5))
    return TRUE;
  return holds (data, MIN (n_bytes, HEAD_BYTES), "%PDF-", 5)
         && holds (data + n_bytes - n_tail, n_tail, "startxref", 9);
}

static gboolean
is_zip (const guchar *data, gsize n_bytes)
{
  return starts_with (data, n_bytes, "PK\x03\x04", 4) || starts_with (data, n_bytes, "PK\x05\x06", 4)
         || starts_with (data, n_bytes, "PK\x07\x08", 4);
}

/* the beginning as lower-case ASCII, whatever the encoding, without white space before it */
static char *
take_head (const guchar *data, gsize n_bytes)
{
  GString *head = g_string_new (NULL);

  if (starts_with (data, n_bytes, "\xef\xbb\xbf", 3) || starts_with (data, n_bytes, "\xff\xfe", 2)
      || starts_with (data, n_bytes, "\xfe\xff", 2))
    {
      gsize n_mark = data[0] == 0xef ? 3 : 2;

      data += n_mark;
      n_bytes -= n_mark;
    }
  for (gsize i = 0; i < n_bytes && head->len < HEAD_BYTES; i++)
    if (data[i] != 0 && (head->len > 0 || !g_ascii_isspace (data[i])))
      g_string_append_c (head, g_ascii_tolower (data[i]));
  return g_string_free (head, FALSE);
}

/* past comments and processing instructions */
static const char *
skip_prologue (const char *head)
{
  for (;;)
    {
      const char *end = NULL;

      if (g_str_has_prefix (head, "<!--"))
        end = strstr (head, "-->");
      else if (g_str_has_prefix (head, "<?"))
        end = strstr (head, "?>");
      if (end == NULL)
        return head;
      head = strchr (end, '>') + 1;
      head += strspn (head, " \t\r\n");
    }
}

/* only what says it is a page: a text with some tags in it stays a text */
static gboolean
is_html (const char *head)
{
  head = skip_prologue (head);
  for (gsize i = 0; i < G_N_ELEMENTS (html_beginnings); i++)
    {
      gsize n = strlen (html_beginnings[i]);

      if (g_str_has_prefix (head, html_beginnings[i]) && !g_ascii_isalnum (head[n]))
        return TRUE;
    }
  return FALSE;
}

/* one with a document type is no text either: its reader says what is wrong with it */
static gboolean
is_flat_odt (const char *head)
{
  head = skip_prologue (head);
  return g_str_has_prefix (head, "<office:document")
         || (g_str_has_prefix (head, "<!doctype") && strstr (head, "<office:document") != NULL);
}

/* lines of a mail header from the first byte on, which say that a page follows */
static gboolean
is_mhtml (const char *head)
{
  gsize n = strspn (head, "abcdefghijklmnopqrstuvwxyz-");

  return n > 0 && head[n] == ':'
         && (g_str_has_prefix (head, "mime-version:") || strstr (head, "\nmime-version:") != NULL)
         && (strstr (head, "multipart/related") != NULL || strstr (head, "text/html") != NULL
             || strstr (head, "multipart/alternative") != NULL);
}

/* the streams of an OLE2 file have their names in UTF-16 */
static gboolean
has_stream (GBytes *bytes, const char *stream)
{
  gsize n_bytes;
  const void *data = g_bytes_get_data (bytes, &n_bytes);
  g_autofree char *wide = g_malloc0 (2 * strlen (stream));

  for (gsize i = 0; stream[i] != '\0'; i++)
    wide[2 * i] = stream[i];
  return holds (data, n_bytes, wide, 2 * strlen (stream));
}

/* the sector that begins the text of a Word document says so in its flags */
static gboolean
is_locked_doc (GBytes *bytes)
{
  gsize n_bytes;
  const guchar *data = g_bytes_get_data (bytes, &n_bytes);

  for (gsize i = OLE_SECTOR; i + 12 <= n_bytes; i += SMALL_SECTOR)
    if (data[i] == 0xec && data[i + 1] == 0xa5 && data[i + 3] <= 1)
      return (data[i + 11] & 1) != 0;
  return FALSE;
}

static gboolean
fail_locked (const char *name, GError **error)
{
  g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_UNREADABLE,
               _("“%s” is encrypted; save it without a password and import that."), name);
  return FALSE;
}

static gboolean
find_ole_kind (const char *name, GBytes *bytes, PndKind *kind, GError **error)
{
  if (has_stream (bytes, "EncryptedPackage"))
    return fail_locked (name, error);
  if (has_stream (bytes, "WordDocument") && is_locked_doc (bytes))
    return fail_locked (name, error);
  if (has_stream (bytes, "WordDocument"))
    {
      *kind = PND_KIND_DOC;
      return TRUE;
    }
  if (has_stream (bytes, "Workbook"))
    return fail_kind (name, _("an old Excel table (XLS)"), error);
  if (has_stream (bytes, "PowerPoint Document"))
    return fail_kind (name, _("a set of slides (PPT)"), error);
  return fail_kind (name, _("an old office file that is no text document"), error);
}

static char *
read_small (PndPackage *package, const char *member)
{
  g_autoptr (GBytes) bytes
    = pnd_package_has (package, member) ? pnd_package_read (package, member, NULL) : NULL;

  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                       : g_strdup ("");
}

static gboolean
find_open_document_kind (const char *name, PndPackage *package, const char *type, PndKind *kind,
                         GError **error)
{
  g_autofree char *manifest = read_small (package, "META-INF/manifest.xml");

  if (strstr (manifest, "encryption-data") != NULL)
    return fail_locked (name, error);
  if (g_str_has_prefix (type, "application/vnd.oasis.opendocument.text"))
    {
      *kind = PND_KIND_ODT;
      return TRUE;
    }
  if (g_str_has_prefix (type, "application/vnd.oasis.opendocument.spreadsheet"))
    return fail_kind (name, _("an OpenDocument table (ODS)"), error);
  if (g_str_has_prefix (type, "application/vnd.oasis.opendocument.presentation"))
    return fail_kind (name, _("a set of slides (ODP)"), error);
  return fail_kind (name, _("an OpenDocument file that is no text document"), error);
}

static gboolean
find_office_kind (const char *name, PndPackage *package, PndKind *kind, GError **error)
{
  g_autofree char *types = read_small (package, "[Content_Types].xml");

  if (strstr (types, "wordprocessingml.document.main+xml") != NULL
      || strstr (types, "wordprocessingml.template.main+xml") != NULL
      || strstr (types, "ms-word.document.macroEnabled.main+xml") != NULL
      || pnd_package_has (package, "word/document.xml"))
    *kind = PND_KIND_DOCX;
  else if (strstr (types, "spreadsheetml.sheet.main+xml") != NULL
           || strstr (types, "ms-excel.sheet.macroEnabled.main+xml") != NULL)
    *kind = PND_KIND_XLSX;
  else if (strstr (types, "presentationml") != NULL)
    return fail_kind (name, _("a set of slides (PPTX)"), error);
  else
    return fail_kind (name, _("an office file that is no text document"), error);
  return TRUE;
}

static gboolean
find_zip_kind (const char *name, PndPackage *package, PndKind *kind, GError **error)
{
  g_autofree char *type = read_small (package, "mimetype");

  if (g_str_has_prefix (type, "application/vnd.oasis.opendocument."))
    return find_open_document_kind (name, package, type, kind, error);
  if (g_str_has_prefix (type, "application/epub+zip")
      || pnd_package_has (package, "META-INF/container.xml"))
    {
      *kind = PND_KIND_EPUB;
      return TRUE;
    }
  if (pnd_package_has (package, "[Content_Types].xml"))
    return find_office_kind (name, package, kind, error);
  if (pnd_package_has (package, "project.qde"))
    return fail_kind (name, _("a project of another program (REFI-QDA)"), error);
  g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_BINARY,
               _("“%s” is a packed archive (ZIP); unpack it and import the files in it."), name);
  return FALSE;
}

static gboolean
open_zip (const char *name, GBytes *bytes, PndKind *kind, PndPackage **package, GError **error)
{
  g_autoptr (PndPackage) opened = pnd_package_open (name, bytes, error);

  if (opened == NULL || !find_zip_kind (name, opened, kind, error))
    return FALSE;
  *package = g_steal_pointer (&opened);
  return TRUE;
}

static PndKind
find_text_kind (const guchar *data, gsize n_bytes)
{
  g_autofree char *head = take_head (data, n_bytes);

  if (is_html (head))
    return PND_KIND_HTML;
  if (is_flat_odt (head))
    return PND_KIND_FLAT_ODT;
  if (is_mhtml (head))
    return PND_KIND_MHTML;
  return PND_KIND_TEXT;
}

/**
 * pnd_kind_find:
 * @name: the file's name, for messages
 * @bytes: what it holds
 * @kind: (out): what it is
 * @package: (out) (transfer full) (nullable): it, opened, when it is packed
 * @error: return location for a #PndImportError
 *
 * Returns: whether there may be a document in it; %FALSE with @error set, which says what it is
 */
gboolean
pnd_kind_find (const char *name, GBytes *bytes, PndKind *kind, PndPackage **package,
               GError **error)
{
  gsize n_bytes;
  const guchar *data;
  const char *other;

  g_return_val_if_fail (name != NULL && bytes != NULL && kind != NULL && package != NULL, FALSE);

  data = g_bytes_get_data (bytes, &n_bytes);
  *package = NULL;
  *kind = PND_KIND_TEXT;
  if (n_bytes == 0)
    return TRUE;
  if (is_pdf (data, n_bytes))
    *kind = PND_KIND_PDF;
  else if (is_zip (data, n_bytes))
    return open_zip (name, bytes, kind, package, error);
  else if (starts_with (data, n_bytes, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8))
    return find_ole_kind (name, bytes, kind, error);
  else if (starts_with (data, n_bytes, "{\\rtf", 5))
    *kind = PND_KIND_RTF;
  else if ((other = find_other (data, n_bytes)) != NULL)
    return fail_kind (name, _(other), error);
  else
    *kind = find_text_kind (data, n_bytes);
  return TRUE;
}
