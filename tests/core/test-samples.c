/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sample documents and the table of codings that goes with them: every row must fit its text,
 * or whoever tries the program first meets a fault of ours. */

#include "app/exchange/codebook-reader.h"
#include "app/exchange/codings-table.h"
#include "app/exchange/csv.h"
#include "app/model/coder.h"
#include "app/model/coding.h"
#include "app/text/adding.h"

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
  "03-wawancara-dinas-pertanian.docx",
  "04-wawancara-anggota-dprd.docx",
  "05-interview-language-class.docx",
  "06-letter-of-intent.pdf",
  "07-peraturan-kerja-sama.odt",
  "08-berita-penandatanganan.html",
  "09-news-food-expo.pdf",
  "10-catatan-lapangan.odt",
  NULL,
};

#define N_DOCUMENTS (G_N_ELEMENTS (documents) - 1)
#define N_CODINGS 258
#define N_UNRATED 7

/* read once, in the order of `documents`; nobody reads a PDF for every row */
static PndImported *imported[N_DOCUMENTS];

static char *
find_sample (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "..", "data", "sample", name, NULL);
}

static PndImported *
load_document (const char *name)
{
  guint i = 0;

  while (!g_str_equal (documents[i], name))
    g_assert_cmpuint (++i, <, N_DOCUMENTS);
  if (imported[i] == NULL)
    {
      g_autofree char *path = find_sample (name);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;

      imported[i] = pnd_importer_read (file, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  return imported[i];
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

/* a warning on the way in would end the test */
static void
test_documents_are_marked (void)
{
  for (guint i = 0; i < N_DOCUMENTS; i++)
    {
      PndImported *document = load_document (documents[i]);
      gsize n_bytes;
      const char *utf8 = pnd_document_text_get_utf8 (document->text, &n_bytes);
      g_auto (GStrv) words = g_strsplit_set (utf8, " \t\n", -1);

      g_test_message ("%s: %u words", documents[i], g_strv_length (words));
      g_assert_true (g_utf8_validate (utf8, n_bytes, NULL));
      g_assert_null (memchr (utf8, '\r', n_bytes));
      g_assert_false (document->guessed);
      g_assert_true (strstr (utf8, "SINTETIS / SYNTHETIC") != NULL
                     || strstr (utf8, "SYNTHETIC / SINTETIS") != NULL);
      g_assert_cmpint (g_strv_length (words), >=, 500);
      g_assert_cmpint (g_strv_length (words), <=, 950);
    }
}

static int
count_runs (const char *name, PndRunKind kind)
{
  PndStructure *structure = load_document (name)->structure;
  int n_runs = 0, n = 0;
  const PndRun *runs = NULL;

  if (structure != NULL)
    runs = pnd_structure_get_runs (structure, &n_runs);
  for (int i = 0; i < n_runs; i++)
    n += runs[i].kind == kind;
  return n;
}

/* what the formats can hold is in them, so that a learner meets it */
static void
test_structure (void)
{
  PndImported *transcript = load_document (documents[2]);
  const char *html = pnd_document_text_get_utf8 (load_document (documents[7])->text, NULL);

  g_assert_null (load_document (documents[0])->structure);
  g_assert_cmpint (count_runs (documents[2], PND_RUN_HEADING), >=, 4);
  g_assert_cmpint (count_runs (documents[2], PND_RUN_NOTE), ==, 2);
  g_assert_cmpint (count_runs (documents[2], PND_RUN_TABLE_ROW), ==, 3);
  g_assert_cmpint (count_runs (documents[2], PND_RUN_PAGE), ==, 2);
  g_assert_cmpint (transcript->comments->len, ==, 1);
  g_assert_cmpstr (((PndImportedComment *) g_ptr_array_index (transcript->comments, 0))->author,
                   ==, "Pengode kedua");
  g_assert_cmpint (count_runs (documents[4], PND_RUN_LIST_ITEM), ==, 3);
  g_assert_cmpint (count_runs (documents[4], PND_RUN_TABLE_ROW), ==, 3);
  g_assert_cmpint (count_runs (documents[5], PND_RUN_PAGE), >=, 2);
  g_assert_cmpint (count_runs (documents[6], PND_RUN_HEADING), >=, 17);
  g_assert_cmpint (count_runs (documents[6], PND_RUN_TABLE_ROW), ==, 8);
  g_assert_cmpint (count_runs (documents[6], PND_RUN_PAGE), >=, 2);
  g_assert_cmpint (count_runs (documents[7], PND_RUN_HEADING), ==, 5);
  g_assert_null (strstr (html, "Beranda"));
  g_assert_null (strstr (html, "Pedoman media siber"));
  g_assert_cmpint (count_runs (documents[9], PND_RUN_HEADING), >=, 5);
}

static void
test_spans_fit (void)
{
  g_autoptr (PndCsvReader) table = open_table ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  while (next_row (table))
    {
      PndDocumentText *text = load_document (pnd_csv_reader_get_field (table, DOCUMENT))->text;
      char *key = g_strdup_printf ("%s %s %s %s %s", pnd_csv_reader_get_field (table, DOCUMENT),
                                   pnd_csv_reader_get_field (table, START),
                                   pnd_csv_reader_get_field (table, END),
                                   pnd_csv_reader_get_field (table, CODE),
                                   pnd_csv_reader_get_field (table, CODER));

      g_test_message ("line %d: %s", pnd_csv_reader_get_line (table), key);
      assert_span_fits (text, get_number (table, START), get_number (table, END));
      g_assert_true (g_hash_table_add (seen, key));
    }
  g_assert_cmpint (g_hash_table_size (seen), ==, N_CODINGS);
}

/* a row of passages.tsv, made of a row of codings.csv: its quote in place of its positions */
static char *
make_passage (PndCsvReader *table)
{
  PndDocumentText *text = load_document (pnd_csv_reader_get_field (table, DOCUMENT))->text;
  PndSpan span = { get_number (table, START), get_number (table, END) };
  g_autofree char *quote = pnd_document_text_get_slice (text, span);

  return g_strjoin ("\t", pnd_csv_reader_get_field (table, DOCUMENT), quote,
                    pnd_csv_reader_get_field (table, CODE),
                    pnd_csv_reader_get_field (table, CODER),
                    pnd_csv_reader_get_field (table, POLARITY),
                    pnd_csv_reader_get_field (table, STRENGTH),
                    pnd_csv_reader_get_field (table, HOLDER),
                    pnd_csv_reader_get_field (table, MEMO), NULL);
}

/* fails when a text or a reader has changed: data/sample/remake places the codings anew */
static void
test_quotes (void)
{
  g_autoptr (PndCsvReader) table = open_table ();
  g_autofree char *path = find_sample ("passages.tsv");
  g_autofree char *passages = NULL;
  g_auto (GStrv) lines = NULL;
  int n = 0;

  g_assert_true (g_file_get_contents (path, &passages, NULL, NULL));
  lines = g_strsplit (passages, "\n", -1);
  while (next_row (table))
    {
      g_autofree char *passage = make_passage (table);

      g_test_message ("%s", passage);
      g_assert_true (g_strv_contains ((const char *const *) lines + 1, passage));
      n++;
    }
  /* the heading, and what follows the last line end */
  g_assert_cmpint (g_strv_length (lines) - 2, ==, n);
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
  if (g_str_has_prefix (pnd_csv_reader_get_field (table, DOCUMENT), "06-"))
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
      /* the regulation allows, it does not want */
      g_assert_false (is_motive
                      && g_str_has_prefix (pnd_csv_reader_get_field (table, DOCUMENT), "07-"));
      n_unrated += is_motive && *pnd_csv_reader_get_field (table, POLARITY) == '\0';
      g_hash_table_add (coders, g_strdup (pnd_csv_reader_get_field (table, CODER)));
    }
  g_assert_cmpint (g_hash_table_size (coders), ==, 2);
  g_assert_cmpint (n_unrated, ==, N_UNRATED);
}

static void
import_documents (PndProject *project)
{
  g_autoptr (GError) none = NULL;

  g_assert_cmpint (pnd_coder_act_as (project, "Peneliti", &none), !=, 0);
  for (guint i = 0; i < N_DOCUMENTS; i++)
    {
      g_autoptr (GError) error = NULL;

      pnd_imported_add (load_document (documents[i]), project, PND_SOURCE_TYPE_NONE, TRUE, &error);
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
  g_assert_cmpint (n_added, ==, N_CODINGS);
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM coders"), ==, 2);
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM annotations"), ==, 1);
  g_assert_cmpint (pnd_coding_count_unfinished (project), ==, N_UNRATED);
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM codings WHERE memo <> ''"), >, 80);
  g_assert_true (pnd_project_close (project, &error));
  g_object_unref (project);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/samples/documents-are-marked", test_documents_are_marked);
  g_test_add_func ("/samples/structure", test_structure);
  g_test_add_func ("/samples/spans-fit", test_spans_fit);
  g_test_add_func ("/samples/quotes", test_quotes);
  g_test_add_func ("/samples/ratings", test_ratings);
  store_fixture_add ("/samples/into-a-project", test_into_a_project);
  status = g_test_run ();
  for (guint i = 0; i < N_DOCUMENTS; i++)
    g_clear_pointer (&imported[i], pnd_imported_free);
  return status;
}
