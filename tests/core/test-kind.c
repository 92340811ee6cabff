/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a file is, by its bytes; and packages made to harm. */

#include "app/text/kind.h"
#include "tests/core/zip-fixture.h"

#define TYPES "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>" \
              "<Override PartName='/a' ContentType='application/vnd.openxmlformats-officedocument."

static void
assert_kind (const void *data, gsize n_bytes, PndKind expected)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, n_bytes);
  g_autoptr (PndPackage) package = NULL;
  g_autoptr (GError) error = NULL;
  PndKind kind;

  g_assert_true (pnd_kind_find ("a.file", bytes, &kind, &package, &error));
  g_assert_no_error (error);
  g_assert_cmpint (kind, ==, expected);
}

#define ASSERT_KIND(text, expected) assert_kind ((text), sizeof (text) - 1, (expected))

static void
assert_refused (GBytes *bytes, int code, const char *part)
{
  g_autoptr (PndPackage) package = NULL;
  g_autoptr (GError) error = NULL;
  PndKind kind;

  g_assert_false (pnd_kind_find ("a.file", bytes, &kind, &package, &error));
  g_assert_error (error, PND_IMPORT_ERROR, code);
  g_assert_null (package);
  g_assert_nonnull (strstr (error->message, "“a.file”"));
  g_assert_nonnull (strstr (error->message, part));
  g_assert_null (strchr (error->message, '\n'));
}

static void
test_texts (void)
{
  ASSERT_KIND ("", PND_KIND_TEXT);
  ASSERT_KIND ("plain", PND_KIND_TEXT);
  ASSERT_KIND ("# Title\n\n<p>some</p> <b>tags</b>\n", PND_KIND_TEXT);
  ASSERT_KIND ("<p align=center>Markdown may begin like this</p>\n", PND_KIND_TEXT);
  ASSERT_KIND ("<header>is no head</header>\n", PND_KIND_TEXT);
  ASSERT_KIND ("The header of a PDF is %PDF-1.4, he said.\n", PND_KIND_TEXT);
  ASSERT_KIND ("MZ is not how a letter begins", PND_KIND_TEXT);
  ASSERT_KIND ("BM and its neighbours, a long text about them", PND_KIND_TEXT);
  ASSERT_KIND ("Interviewer: do you use MIME-Version: or text/html?\n", PND_KIND_TEXT);
}

static void
test_pages (void)
{
  ASSERT_KIND ("<!DOCTYPE html><p>x", PND_KIND_HTML);
  ASSERT_KIND ("\xef\xbb\xbf \n<!-- saved --><HTML lang=id>", PND_KIND_HTML);
  ASSERT_KIND ("<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML'>", PND_KIND_HTML);
  ASSERT_KIND ("\xff\xfe<\0h\0t\0m\0l\0>\0", PND_KIND_HTML);
  ASSERT_KIND ("From: <Saved by a browser>\r\nMIME-Version: 1.0\r\n"
               "Content-Type: multipart/related;\r\n\tboundary=\"x\"\r\n\r\n", PND_KIND_MHTML);
  ASSERT_KIND ("<?xml version='1.0'?><office:document xmlns:office='x'>", PND_KIND_FLAT_ODT);
}

static void
test_others (void)
{
  static const struct
  {
    const char *bytes;
    gsize n_bytes;
    const char *part;
  } cases[] = {
    { "\x89PNG\r\n\x1a\n", 8, "picture" },
    { "\xff\xd8\xff\xe0", 4, "picture" },
    { "RIFF....WAVEfmt ", 16, "recording" },
    { "ID3\x03", 4, "recording" },
    { "\0\0\0\x20" "ftypisom", 12, "film" },
    { "\x1f\x8b\x08\0", 4, "archive" },
    { "Rar!\x1a\x07\x01", 7, "archive" },
    { "\x7f" "ELF\x02", 5, "program" },
    { "MZ\x90\0\x03", 5, "program" },
    { "SQLite format 3\0zzz", 19, "database" },
  };

  ASSERT_KIND ("%PDF-1.7\n", PND_KIND_PDF);
  ASSERT_KIND ("junk\n%PDF-1.4\n...\nstartxref\n9\n%%EOF\n", PND_KIND_PDF);
  ASSERT_KIND ("{\\rtf1\\ansi", PND_KIND_RTF);
  ASSERT_KIND ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0",
               PND_KIND_DOC);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].bytes, cases[i].n_bytes);

      assert_refused (bytes, PND_IMPORT_ERROR_BINARY, cases[i].part);
    }
}

static void
test_packages (void)
{
  static const struct
  {
    ZipMember member;
    PndKind kind;
    const char *refused;
  } cases[] = {
    { { "[Content_Types].xml", TYPES "wordprocessingml.document.main+xml'/></Types>" },
      PND_KIND_DOCX },
    { { "[Content_Types].xml", TYPES "spreadsheetml.sheet.main+xml'/></Types>" }, PND_KIND_XLSX },
    { { "[Content_Types].xml", TYPES "presentationml.presentation.main+xml'/></Types>" }, 0,
      "PPTX" },
    { { "mimetype", "application/vnd.oasis.opendocument.text" }, PND_KIND_ODT },
    { { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" }, 0, "ODS" },
    { { "mimetype", "application/epub+zip" }, PND_KIND_EPUB },
    { { "project.qde", "<Project/>" }, 0, "REFI-QDA" },
    { { "notes.txt", "some notes" }, 0, "unpack it" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = zip_fixture_pack (&cases[i].member, 1);

      if (cases[i].refused != NULL)
        assert_refused (bytes, PND_IMPORT_ERROR_BINARY, cases[i].refused);
      else
        assert_kind (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), cases[i].kind);
    }
}

static void
test_names (void)
{
  const ZipMember two[] = { { "word/aaaa.xml", "<a/>" }, { "word/bbbb.xml", "<b/>" } };
  g_autoptr (GBytes) good = zip_fixture_pack (two, 2);
  g_autoptr (GBytes) up = zip_fixture_rename (good, "word/aaaa.xml", "../../aaa.xml");
  g_autoptr (GBytes) back = zip_fixture_rename (good, "word/aaaa.xml", "..\\..\\aaa.xml");
  g_autoptr (GBytes) root = zip_fixture_rename (good, "word/aaaa.xml", "/etc/aaaa.xml");
  g_autoptr (GBytes) drive = zip_fixture_rename (good, "word/aaaa.xml", "C:\\d/aaaa.xml");
  g_autoptr (GBytes) twice = zip_fixture_rename (good, "word/aaaa.xml", "word/bbbb.xml");

  assert_refused (up, PND_IMPORT_ERROR_HOSTILE, "leads out");
  assert_refused (back, PND_IMPORT_ERROR_HOSTILE, "leads out");
  assert_refused (root, PND_IMPORT_ERROR_HOSTILE, "leads out");
  assert_refused (drive, PND_IMPORT_ERROR_HOSTILE, "leads out");
  assert_refused (twice, PND_IMPORT_ERROR_HOSTILE, "twice");
}

static void
test_bomb (void)
{
  gsize n = 64 * 1024 * 1024;
  g_autofree char *zeros = g_malloc0 (n);
  const ZipMember members[] = { { "mimetype", "application/epub+zip" }, { "a", zeros, n } };
  g_autoptr (GBytes) bytes = zip_fixture_pack (members, 2);

  g_assert_cmpuint (g_bytes_get_size (bytes), <, 1024 * 1024);
  assert_refused (bytes, PND_IMPORT_ERROR_HOSTILE, "unpacks to far more");
}

static void
append_number (GByteArray *bytes, guint64 value, int n_bytes)
{
  for (int i = 0; i < n_bytes; i++)
    {
      guint8 byte = value >> (8 * i);

      g_byte_array_append (bytes, &byte, 1);
    }
}

/* what a member's own header and its line in the directory have in common, from the version on */
static void
append_member (GByteArray *bytes, const char *name)
{
  append_number (bytes, 10, 2);
  append_number (bytes, 0, 2 + 2);
  append_number (bytes, 0, 4); /* time */
  append_number (bytes, 0, 4); /* CRC */
  append_number (bytes, 0, 4);
  append_number (bytes, 0, 4);
  append_number (bytes, strlen (name), 2);
  append_number (bytes, 0, 2);
}

/* by hand: libzip takes its time with as many */
static GBytes *
pack_empty_members (guint n)
{
  GByteArray *bytes = g_byte_array_new ();
  g_autoptr (GByteArray) directory = g_byte_array_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);
      guint offset = bytes->len;

      g_byte_array_append (bytes, (const guint8 *) "PK\x03\x04", 4);
      append_member (bytes, name);
      g_byte_array_append (bytes, (const guint8 *) name, strlen (name));
      g_byte_array_append (directory, (const guint8 *) "PK\x01\x02", 4);
      append_number (directory, 10, 2);
      append_member (directory, name);
      append_number (directory, 0, 2 + 2 + 2); /* comment, disk, kind */
      append_number (directory, 0, 4);
      append_number (directory, offset, 4);
      g_byte_array_append (directory, (const guint8 *) name, strlen (name));
    }
  append_number (directory, 0x06054b50, 4);
  append_number (directory, 0, 4);
  append_number (directory, n, 2);
  append_number (directory, n, 2);
  append_number (directory, directory->len - 12, 4);
  append_number (directory, bytes->len, 4);
  append_number (directory, 0, 2);
  g_byte_array_append (bytes, directory->data, directory->len);
  return g_byte_array_free_to_bytes (bytes);
}

static void
test_many_members (void)
{
  g_autoptr (GBytes) bytes = pack_empty_members (5001);
  g_autoptr (GBytes) fewer = pack_empty_members (5000);

  assert_refused (bytes, PND_IMPORT_ERROR_HOSTILE, "too many");
  assert_refused (fewer, PND_IMPORT_ERROR_BINARY, "unpack it");
}

static void
test_truncated (void)
{
  const ZipMember members[] = { { "mimetype", "application/epub+zip" }, { "a.txt", "abc" } };
  g_autoptr (GBytes) good = zip_fixture_pack (members, 2);

  for (gsize n = 4; n < g_bytes_get_size (good); n++)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (good, 0, n);

      assert_refused (part, PND_IMPORT_ERROR_DAMAGED, "damaged");
    }
}

static void
test_reading (void)
{
  const ZipMember inner[] = { { "b.txt", "deep" } };
  g_autoptr (GBytes) nested = zip_fixture_pack (inner, 1);
  g_autofree char *text = g_strnfill (200000, 'x');
  const ZipMember members[] = {
    { "a.txt", text },
    { "b.zip", g_bytes_get_data (nested, NULL), g_bytes_get_size (nested) },
  };
  g_autoptr (GBytes) bytes = zip_fixture_pack (members, 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (PndPackage) package = pnd_package_open ("a.file", bytes, &error);
  g_autoptr (GBytes) read = NULL;

  g_assert_no_error (error);
  g_assert_true (pnd_package_has (package, "a.txt"));
  g_assert_false (pnd_package_has (package, "c.txt"));
  read = pnd_package_read (package, "a.txt", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_bytes_get_data (read, NULL), ==, text);
  g_assert_cmpuint (g_bytes_get_size (read), ==, 200000);
  g_assert_null (pnd_package_read (package, "c.txt", &error));
  g_assert_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_null (pnd_package_read (package, "b.zip", &error));
  g_assert_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_HOSTILE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kind/texts", test_texts);
  g_test_add_func ("/kind/pages", test_pages);
  g_test_add_func ("/kind/others", test_others);
  g_test_add_func ("/kind/packages", test_packages);
  g_test_add_func ("/package/names", test_names);
  g_test_add_func ("/package/bomb", test_bomb);
  g_test_add_func ("/package/many-members", test_many_members);
  g_test_add_func ("/package/truncated", test_truncated);
  g_test_add_func ("/package/reading", test_reading);
  return g_test_run ();
}
