/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sample documents and the table of codings that goes with them: every row must fit its text,
 * or whoever tries the program first meets a fault of ours. */

#include "app/exchange/codebook-reader.h"
#include "app/exchange/codings-table.h"
#include "app/exchange/csv.h"
#include "app/model/coding.h"
#include "app/model/document.h"
#include "app/text/importer.h"

#include "store-fixture.h"

#include <string.h>

enum
{
  DOCUMENT,
  START,
  END,
  CODE,
  CODER,
  POLARITY,
  STRENGTH,
  HOLDER,
  MEMO,
  N_COLUMNS,
};

static const char *const columns[N_COLUMNS] = {
  "document", "start", "end", "code", "coder", "polarity", "strength", "holder", "memo",
};

static const char *const documents[] = {
  "01-wawancara-biro-kerja-sama.txt",
  "02-wawancara-dinas-pariwisata.txt",
  "03-letter-of-intent.txt",
  "04-news-food-expo.md",
  NULL,
};

static char *
find_sample (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "..", "data", "sample", name, NULL);
}

static PndDocumentText *
load_document (const char *name)
{
  g_autofree char *path = find_sample (name);
  g_autoptr (GError) error = NULL;
  char *text;
  gsize n_bytes;

  g_assert_true (g_strv_contains (documents, name));
  g_file_get_contents (path, &text, &n_bytes, &error);
  g_assert_no_error (error);
  return pnd_document_text_new_take (text, n_bytes);
}

static PndCsvReader *
open_table (void)
{
  g_autofree char *path = find_sample ("codings.csv");
  g_autoptr (GError) error = NULL;
  PndCsvReader *table = pnd_csv_reader_new (path, &error);

  g_assert_no_error (error);
  g_assert_true (pnd_csv_reader_next (table, &error));
  g_assert_cmpint (pnd_csv_reader_get_n_fields (table), ==, N_COLUMNS);
  for (int i = 0; i < N_COLUMNS; i++)
    g_assert_cmpstr (pnd_csv_reader_get_field (table, i), ==, columns[i]);
  return table;
}

static gboolean
next_row (PndCsvReader *table)
{
  g_autoptr (GError) error = NULL;
  gboolean more = pnd_csv_reader_next (table, &error);

  g_assert_no_error (error);
  if (more)
    g_assert_cmpint (pnd_csv_reader_get_n_fields (table), ==, N_COLUMNS);
  return more;
}

/* whether a word goes on across @position */
static gboolean
cuts_word (PndDocumentText *text, int position)
{
  if (position == 0 || position == pnd_document_text_get_length (text))
    return FALSE;
  return g_unichar_isalnum (pnd_document_text_get_char (text, position - 1))
         && g_unichar_isalnum (pnd_document_text_get_char (text, position));
}

static void
assert_span_fits (PndDocumentText *text, int start, int end)
{
  g_assert_cmpint (start, >=, 0);
  g_assert_cmpint (start, <, end);
  g_assert_cmpint (end, <=, pnd_document_text_get_length (text));
  g_assert_false (cuts_word (text, start));
  g_assert_false (cuts_word (text, end));
  g_assert_false (g_unichar_isspace (pnd_document_text_get_char (text, start)));
  g_assert_false (g_unichar_isspace (pnd_document_text_get_char (text, end - 1)));
}

static int
get_number (PndCsvReader *table, int column)
{
  const char *field = pnd_csv_reader_get_field (table, column);
  char *rest;
  gint64 number = g_ascii_strtoll (field, &rest, 10);

  g_assert_true (*field != '\0' && *rest == '\0');
  return number;
}

static void
test_documents_are_marked (void)
{
  for (int i = 0; documents[i] != NULL; i++)
    {
      g_autoptr (PndDocumentText) text = load_document (documents[i]);
      gsize n_bytes;
      const char *utf8 = pnd_document_text_get_utf8 (text, &n_bytes);
      g_autofree char *first = pnd_document_text_get_slice (text,
                                                            pnd_document_text_get_line (text, 0));
      g_auto (GStrv) words = g_strsplit_set (utf8, " \n", -1);

      g_assert_true (g_utf8_validate (utf8, n_bytes, NULL));
      g_assert_null (memchr (utf8, '\r', n_bytes));
      g_assert_nonnull (strstr (first, "SINTETIS / SYNTHETIC"));
      g_assert_cmpint (g_strv_length (words), >=, 500);
      g_assert_cmpint (g_strv_length (words), <=, 950);
    }
}

static void
test_spans_fit (void)
{
  g_autoptr (PndCsvReader) table = open_table ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  while (next_row (table))
    {
      g_autoptr (PndDocumentText) text
        = load_document (pnd_csv_reader_get_field (table, DOCUMENT));
      char *key = g_strdup_printf ("%s %s %s %s %s", pnd_csv_reader_get_field (table, DOCUMENT),
                                   pnd_csv_reader_get_field (table, START),
                                   pnd_csv_reader_get_field (table, END),
                                   pnd_csv_reader_get_field (table, CODE),
                                   pnd_csv_reader_get_field (table, CODER));

      g_test_message ("line %d: %s", pnd_csv_reader_get_line (table), key);
      assert_span_fits (text, get_number (table, START), get_number (table, END));
      g_assert_true (g_hash_table_add (seen, key));
    }
  g_assert_cmpint (g_hash_table_size (seen), ==, 80);
}

/* a motive is rated whole or not at all; strength 1 is the most that an agreement yields */
static void
assert_rating (PndCsvReader *table, gboolean is_motive)
{
  const char *strength = pnd_csv_reader_get_field (table, STRENGTH);
  PndPolarity polarity;
  PndHolder holder;

  g_assert_true (pnd_polarity_from_word (pnd_csv_reader_get_field (table, POLARITY), &polarity));
  g_assert_true (pnd_holder_from_word (pnd_csv_reader_get_field (table, HOLDER), &holder));
  if (polarity == PND_POLARITY_UNRATED)
    {
      g_assert_cmpstr (strength, ==, "");
      g_assert_cmpint (holder, ==, PND_HOLDER_UNRATED);
      return;
    }
  g_assert_true (is_motive);
  g_assert_cmpint (holder, !=, PND_HOLDER_UNRATED);
  g_assert_cmpint (get_number (table, STRENGTH), >=, 1);
  g_assert_cmpint (get_number (table, STRENGTH), <=, 3);
  if (g_str_has_prefix (pnd_csv_reader_get_field (table, DOCUMENT), "03-"))
    g_assert_cmpstr (strength, ==, "1");
}

static void
test_ratings (void)
{
  g_autoptr (PndCsvReader) table = open_table ();
  g_autoptr (GHashTable) coders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *path
    = g_test_build_filename (G_TEST_DIST, "..", "data", "codebooks", "keating.xml", NULL);
  g_autofree char *codebook = NULL;
  int n_unrated = 0;

  g_assert_true (g_file_get_contents (path, &codebook, NULL, NULL));
  while (next_row (table))
    {
      const char *code = pnd_csv_reader_get_field (table, CODE);
      g_autofree char *known = g_strdup_printf (" abbreviation=\"%s\" ", code);
      gboolean is_motive = g_str_has_prefix (code, "ECO") || g_str_has_prefix (code, "CUL")
                           || g_str_has_prefix (code, "POL");

      g_test_message ("line %d: %s", pnd_csv_reader_get_line (table), code);
      g_assert_nonnull (strstr (codebook, known));
      assert_rating (table, is_motive);
      n_unrated += is_motive && *pnd_csv_reader_get_field (table, POLARITY) == '\0';
      g_hash_table_add (coders, g_strdup (pnd_csv_reader_get_field (table, CODER)));
    }
  g_assert_cmpint (g_hash_table_size (coders), ==, 2);
  g_assert_cmpint (n_unrated, ==, 5);
}

static void
import_documents (PndProject *project)
{
  for (int i = 0; documents[i] != NULL; i++)
    {
      g_autofree char *path = find_sample (documents[i]);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;
      g_autoptr (PndImported) imported = pnd_importer_read (file, NULL, NULL, &error);

      g_assert_no_error (error);
      pnd_document_add (project, documents[i], imported->text, NULL, NULL, NULL,
                        PND_SOURCE_TYPE_NONE, &error);
      g_assert_no_error (error);
    }
}

/* the way that app/run makes the sample project */
static void
test_into_a_project (StoreFixture *self, gconstpointer data)
{
  g_autofree char *path = find_sample ("codings.csv");
  g_autoptr (GError) error = NULL;
  PndProject *project = pnd_project_create (self->path, "id", &error);
  int n_added = 0;

  g_assert_no_error (error);
  g_assert_true (pnd_codebook_read_builtin (project, &error));
  import_documents (project);
  pnd_codings_table_read (project, path, NULL, &n_added, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_added, ==, 80);
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM coders"), ==, 2);
  g_assert_cmpint (pnd_coding_count_unfinished (project), ==, 5);
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM codings WHERE memo <> ''"), >, 25);
  g_assert_true (pnd_project_close (project, &error));
  g_object_unref (project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/samples/documents-are-marked", test_documents_are_marked);
  g_test_add_func ("/samples/spans-fit", test_spans_fit);
  g_test_add_func ("/samples/ratings", test_ratings);
  store_fixture_add ("/samples/into-a-project", test_into_a_project);
  return g_test_run ();
}
