/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/exchange/csv.h"

#include <glib/gstdio.h>
#include <string.h>

static char *path;

static PndCsvReader *
open_bytes (const char *bytes, gssize n_bytes, GError **error)
{
  g_assert_true (g_file_set_contents (path, bytes, n_bytes, NULL));
  return pnd_csv_reader_new (path, error);
}

/* rows end in ";", fields in "|" */
static void
assert_rows (const char *bytes, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndCsvReader) reader = open_bytes (bytes, -1, &error);
  g_autoptr (GString) rows = g_string_new (NULL);

  g_assert_no_error (error);
  while (pnd_csv_reader_next (reader, &error))
    {
      for (int i = 0; i < pnd_csv_reader_get_n_fields (reader); i++)
        g_string_append_printf (rows, "%s|", pnd_csv_reader_get_field (reader, i));
      g_string_append_c (rows, ';');
    }
  g_assert_no_error (error);
  g_assert_cmpstr (rows->str, ==, expected);
}

static void
test_rows (void)
{
  assert_rows ("", "");
  assert_rows ("\n\r\n\r", "");
  assert_rows ("a,b\nc,d\n", "a|b|;c|d|;");
  assert_rows ("a,b\r\nc,d", "a|b|;c|d|;");
  assert_rows ("a,b\rc,d\r", "a|b|;c|d|;");
  assert_rows ("\xef\xbb\xbf" "a,é\n\n\n𝄞,", "a|é|;𝄞||;");
  assert_rows (",\n,,\n", "||;|||;");
  assert_rows ("\"\"\n", "|;");
  assert_rows ("\"a,\"\"b\"\"\",\"c\r\nd\"\n\"\",e", "a,\"b\"|c\r\nd|;|e|;");
  assert_rows (" a , b\n", " a | b|;");
  assert_rows ("a\n\xef\xbb\xbf" "b\n", "a|;\xef\xbb\xbf" "b|;");
}

static void
test_lines (void)
{
  g_autoptr (PndCsvReader) reader = open_bytes ("a\r\n\n\"b\nb\r\nb\",c\nd", -1, NULL);
  static const int expected[] = { 1, 3, 6 };

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_true (pnd_csv_reader_next (reader, NULL));
      g_assert_cmpint (pnd_csv_reader_get_line (reader), ==, expected[i]);
    }
  g_assert_false (pnd_csv_reader_next (reader, NULL));
  g_assert_cmpstr (pnd_csv_reader_get_field (reader, 7), ==, "");
}

static void
assert_refused (const char *bytes, gssize n_bytes, const char *line, const char *reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndCsvReader) reader = open_bytes (bytes, n_bytes, &error);

  while (reader != NULL && pnd_csv_reader_next (reader, &error))
    ;
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_nonnull (strstr (error->message, line));
  g_assert_nonnull (strstr (error->message, reason));
}

static void
test_hostile (void)
{
  g_autoptr (GError) error = NULL;

  assert_refused ("a\nb,c\"d\n", -1, "line 2", "not quoted");
  assert_refused ("a\n\n\"b\n\nc", -1, "line 3", "never closed");
  assert_refused ("\"", -1, "line 1", "never closed");
  assert_refused ("\"\"\"", -1, "line 1", "never closed");
  assert_refused ("\"a\nb\"c,d\n", -1, "line 2", "closing");
  assert_refused ("a\nb\0c\n", 6, "line 2", "NUL");
  assert_refused ("a\n\nb\xff\n", -1, "line 3", "UTF-8");
  assert_refused ("a\xed\xa0\x80", -1, "line 1", "UTF-8");
  assert_refused ("a\xf0\x9d\x84", -1, "line 1", "UTF-8");

  g_assert_null (pnd_csv_reader_new ("/nowhere/at/all.csv", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static char *
make_field (void)
{
  static const char *const pieces[] = { "a", ",", "\"", "\n", "\r", "=", " ", "é", "𝄞", "\t" };
  GString *field = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, 8); n > 0; n--)
    g_string_append (field, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free (field, FALSE);
}

/* what is written is what is read, whatever it holds */
static void
test_round_trip (void)
{
  for (int round = 0; round < 300; round++)
    {
      g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GString) out = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (PndCsvReader) reader = NULL;
      int n_rows = g_test_rand_int_range (1, 6);
      int n_fields = g_test_rand_int_range (1, 4);

      for (int i = 0; i < n_rows * n_fields; i++)
        {
          g_ptr_array_add (fields, make_field ());
          pnd_csv_append_field (out, fields->pdata[i]);
          if (i % n_fields == n_fields - 1)
            pnd_csv_end_row (out);
        }

      reader = open_bytes (out->str, out->len, &error);
      g_assert_no_error (error);
      for (int i = 0; i < n_rows * n_fields; i++)
        {
          if (i % n_fields == 0)
            g_assert_true (pnd_csv_reader_next (reader, &error));
          g_assert_cmpint (pnd_csv_reader_get_n_fields (reader), ==, n_fields);
          g_assert_cmpstr (pnd_csv_reader_get_field (reader, i % n_fields), ==, fields->pdata[i]);
        }
      g_assert_false (pnd_csv_reader_next (reader, &error));
      g_assert_no_error (error);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("pnd-XXXXXX", NULL);
  path = g_build_filename (folder, "table.csv", NULL);
  g_test_add_func ("/csv/rows", test_rows);
  g_test_add_func ("/csv/lines", test_lines);
  g_test_add_func ("/csv/hostile", test_hostile);
  g_test_add_func ("/csv/round-trip", test_round_trip);
  status = g_test_run ();
  g_unlink (path);
  g_rmdir (folder);
  g_free (path);
  return status;
}
