/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "app/text/importer.h"
#include "app/text/plain-text.h"

#define INDONESIAN                                                                        \
  "Kami tidak mencari pengakuan dari luar; yang kami cari pasar untuk hasil kebun dan "   \
  "wisatawan yang datang dengan tenang. Itu saja yang dibahas pada pertemuan ini.\n"

static PndImported *
read_bytes (const void *data, gsize n_bytes, const char *encoding, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, n_bytes);

  return pnd_importer_read_bytes ("a.txt", bytes,
                                  &(PndImportOptions){ .encoding = encoding }, error);
}

static void
assert_text (PndImported *imported, const char *expected)
{
  gsize n_bytes;
  const char *utf8 = pnd_document_text_get_utf8 (imported->text, &n_bytes);

  g_assert_cmpmem (utf8, n_bytes, expected, strlen (expected));
}

static void
assert_refused (const void *data, gsize n_bytes, const char *encoding, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndImported) imported = read_bytes (data, n_bytes, encoding, &error);

  g_assert_error (error, PND_IMPORT_ERROR, code);
  g_assert_null (imported);
  g_assert_nonnull (strstr (error->message, "a.txt"));
  g_assert_null (strchr (error->message, '\n'));
}

static void
test_utf8 (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndImported) imported = read_bytes ("\xef\xbb\xbf" "a\r\nb\rc\n\xf0\x9f\x8c\xbe\r", 15,
                                                 NULL, &error);

  g_assert_no_error (error);
  assert_text (imported, "a\nb\nc\n\xf0\x9f\x8c\xbe\n");
  g_assert_cmpstr (imported->encoding, ==, "UTF-8");
  g_assert_false (imported->guessed);
  g_assert_cmpint (pnd_document_text_get_length (imported->text), ==, 8);
  g_assert_cmpuint (g_bytes_get_size (imported->original), ==, 15);
}

/* an inner U+FEFF is text, and so is a form feed: nothing else changes */
static void
test_nothing_else_changes (void)
{
  g_autoptr (PndImported) imported
      = read_bytes ("a\xef\xbb\xbf\f \xc2\xa0\xcc\x81\t\n\n", 13, NULL, NULL);

  g_assert_nonnull (imported);
  assert_text (imported, "a\xef\xbb\xbf\f \xc2\xa0\xcc\x81\t\n\n");
}

static void
test_unicode_encodings (void)
{
  static const struct
  {
    const char *encoding, *mark;
    gsize n_mark;
  } cases[] = {
    { "UTF-16LE", "\xff\xfe", 2 }, { "UTF-16BE", "\xfe\xff", 2 },
    { "UTF-16LE", "", 0 },         { "UTF-16BE", "", 0 },
    { "UTF-32LE", "\xff\xfe\0", 4 }, { "UTF-32BE", "\0\0\xfe\xff", 4 },
  };
  const char *text = INDONESIAN "Nagari \xf0\x9f\x8c\xbe \xed\x95\x9c\xea\xb8\x80\n";

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gsize n;
      g_autofree char *body = g_convert (text, -1, cases[i].encoding, "UTF-8", NULL, &n, NULL);
      g_autoptr (GByteArray) all = g_byte_array_new ();
      g_autoptr (PndImported) imported = NULL;

      g_byte_array_append (all, (const guint8 *) cases[i].mark, cases[i].n_mark);
      g_byte_array_append (all, (const guint8 *) body, n);
      imported = read_bytes (all->data, all->len, NULL, &error);
      g_assert_no_error (error);
      assert_text (imported, text);
      g_assert_cmpstr (imported->encoding, ==, cases[i].encoding);
      g_assert_true (imported->guessed == (cases[i].n_mark == 0));
    }
}

static void
test_legacy (void)
{
  static const struct
  {
    const char *encoding, *text;
  } cases[] = {
    { "EUC-KR", "전북특별자치도는 서수마트라주와 우호 교류를 논의했다. 두 지역은 농업과 관광을 이야기했다.\n" },
    { "WINDOWS-1252", "“Kami” – kata Informan 2 – tak mencari pengakuan… soal café dan naïveté.\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gsize n;
      g_autofree char *raw
          = g_convert (cases[i].text, -1, cases[i].encoding, "UTF-8", NULL, &n, NULL);
      g_autoptr (PndImported) guessed = read_bytes (raw, n, NULL, &error);
      g_autoptr (PndImported) told = NULL;

      g_assert_no_error (error);
      g_assert_true (guessed->guessed);
      assert_text (guessed, cases[i].text);

      told = read_bytes (raw, n, cases[i].encoding, &error);
      g_assert_no_error (error);
      g_assert_false (told->guessed);
      assert_text (told, cases[i].text);
    }
}

static void
test_refusals (void)
{
  assert_refused ("", 0, NULL, PND_IMPORT_ERROR_EMPTY);
  assert_refused ("\xef\xbb\xbf", 3, NULL, PND_IMPORT_ERROR_EMPTY);
  assert_refused (" \r\n\t\n", 5, NULL, PND_IMPORT_ERROR_EMPTY);
  assert_refused ("abc\0def", 7, NULL, PND_IMPORT_ERROR_BINARY);
  assert_refused ("%PDF-1.7\nabc", 12, NULL, PND_IMPORT_ERROR_DAMAGED);
  assert_refused ("PK\x03\x04zzzz", 8, NULL, PND_IMPORT_ERROR_DAMAGED);
  assert_refused ("\x01\x02\x03\x04\x05\x06\xff\x01\x02\x03", 10, NULL, PND_IMPORT_ERROR_BINARY);
  assert_refused ("abc", 3, "KLINGON-8", PND_IMPORT_ERROR_ENCODING);
  assert_refused ("ab\xff", 3, "UTF-8", PND_IMPORT_ERROR_ENCODING);
  assert_refused ("\xff\xfe" "a\0b", 5, NULL, PND_IMPORT_ERROR_ENCODING);
  /* UTF-8 with one broken byte is not taken for something else */
  assert_refused ("\xc3\xa9 \xc3\xa9 \xc3\xa9 \xc3\xa9 \xc3\xa9 \xff x", 18, NULL,
                  PND_IMPORT_ERROR_ENCODING);
}

/* whatever the bytes, the answer is a valid text without CR and NUL, or a refusal */
static void
test_random_bytes (void)
{
  for (int round = 0; round < 3000; round++)
    {
      guint8 data[64];
      gsize n = g_test_rand_int_range (0, 65);
      int kind = round % 4;
      g_autoptr (GError) error = NULL;
      g_autoptr (PndImported) imported = NULL;

      for (gsize i = 0; i < n; i++)
        data[i] = kind == 0   ? g_test_rand_int_range (0, 256)
                  : kind == 1 ? g_test_rand_int_range (32, 256)
                  : kind == 2 ? "aZ \r\n\t\xef\xbb\xbf\xff\xfe"[g_test_rand_int_range (0, 11)]
                              : g_test_rand_int_range (9, 128);
      imported = read_bytes (data, n, NULL, &error);
      g_assert_true ((imported == NULL) == (error != NULL));
      if (imported != NULL)
        {
          gsize n_bytes;
          const char *utf8 = pnd_document_text_get_utf8 (imported->text, &n_bytes);

          g_assert_true (g_utf8_validate (utf8, n_bytes, NULL));
          g_assert_null (memchr (utf8, '\r', n_bytes));
        }
    }
}

static void
test_language (void)
{
  const char *english = "The region looks for a market and not for the recognition that it was.";

  g_assert_cmpstr (pnd_plain_text_guess_language (INDONESIAN, strlen (INDONESIAN)), ==, "id");
  g_assert_cmpstr (pnd_plain_text_guess_language (english, strlen (english)), ==, "en");
  g_assert_null (pnd_plain_text_guess_language ("abc", 3));
}

static void
got_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
read_file (GFile *file, GCancellable *cancellable)
{
  GAsyncResult *result = NULL;

  pnd_importer_read_async (file, NULL, cancellable, got_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return result;
}

static void
test_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("penanda-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "Wawancara 1.md", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) parent = g_file_new_for_path (folder);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  {
    g_autoptr (GAsyncResult) result = read_file (file, NULL);

    g_assert_null (pnd_importer_read_finish (result, &error));
    g_assert_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_UNREADABLE);
    g_clear_error (&error);
  }
  {
    g_autoptr (GAsyncResult) result = read_file (parent, NULL);

    g_assert_null (pnd_importer_read_finish (result, &error));
    g_assert_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_UNREADABLE);
    g_clear_error (&error);
  }

  g_assert_true (g_file_set_contents (path, INDONESIAN, -1, NULL));
  {
    g_autoptr (GAsyncResult) result = read_file (file, NULL);
    g_autoptr (PndImported) imported = pnd_importer_read_finish (result, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (imported->name, ==, "Wawancara 1.md");
    g_assert_cmpstr (imported->language, ==, "id");
  }
  g_cancellable_cancel (cancelled);
  {
    g_autoptr (GAsyncResult) result = read_file (file, cancelled);

    g_assert_null (pnd_importer_read_finish (result, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  }
  g_file_delete (file, NULL, NULL);
  g_file_delete (parent, NULL, NULL);
}

static void
test_too_large (void)
{
  g_autofree char *folder = g_dir_make_tmp ("penanda-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileIOStream) stream = g_file_create_readwrite (file, 0, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_seekable_truncate (G_SEEKABLE (stream), (goffset) PND_IMPORT_MAX_BYTES + 1,
                                      NULL, NULL));
  g_assert_null (pnd_importer_read (file, NULL, NULL, &error));
  g_assert_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_TOO_LARGE);
  g_file_delete (file, NULL, NULL);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/importer/utf8", test_utf8);
  g_test_add_func ("/importer/nothing-else-changes", test_nothing_else_changes);
  g_test_add_func ("/importer/unicode-encodings", test_unicode_encodings);
  g_test_add_func ("/importer/legacy", test_legacy);
  g_test_add_func ("/importer/refusals", test_refusals);
  g_test_add_func ("/importer/random-bytes", test_random_bytes);
  g_test_add_func ("/importer/language", test_language);
  g_test_add_func ("/importer/files", test_files);
  g_test_add_func ("/importer/too-large", test_too_large);
  return g_test_run ();
}
