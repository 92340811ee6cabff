/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/exchange/codings-table.h"

#include <string.h>

#include "app/exchange/csv.h"
#include "tests/core/coded-project.h"

static char *
write_file (CodedProject *self, const char *content)
{
  char *path = g_build_filename (self->folder, "in.csv", NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  return path;
}

static int
count (CodedProject *self, const char *table)
{
  g_autofree char *sql = g_strconcat ("SELECT count (*) FROM ", table, NULL);

  return pnd_database_query_int (pnd_project_get_database (self->project), NULL, sql, -1, NULL, "");
}

static int
read_table (CodedProject *self, const char *content)
{
  g_autofree char *path = write_file (self, content);
  g_autoptr (GError) error = NULL;
  int n_added = -1;

  pnd_codings_table_read (self->project, path, NULL, &n_added, &error);
  g_assert_no_error (error);
  return n_added;
}

/* refused as a whole, and told where and why */
static void
assert_refused (CodedProject *self, const char *content, const char *place, const char *reason)
{
  g_autofree char *path = write_file (self, content);
  g_autoptr (GError) error = NULL;
  int n_codings = count (self, "codings");
  int n_coders = count (self, "coders");
  int n_history = count (self, "history");
  int n_added;

  g_assert_false (pnd_codings_table_read (self->project, path, NULL, &n_added, &error));
  g_assert_nonnull (error);
  if (strstr (error->message, path) == NULL || strstr (error->message, place) == NULL
      || strstr (error->message, reason) == NULL)
    g_error ("“%s” does not say “%s” and “%s”", error->message, place, reason);
  g_assert_cmpint (count (self, "codings"), ==, n_codings);
  g_assert_cmpint (count (self, "coders"), ==, n_coders);
  g_assert_cmpint (count (self, "history"), ==, n_history);
}

static char *
write_table (CodedProject *self, PndExportFlags flags)
{
  g_autofree char *path = g_build_filename (self->folder, "out.csv", NULL);
  g_autoptr (PndDatabase) reader = pnd_project_open_reader (self->project, NULL);
  g_autoptr (GError) error = NULL;
  char *content = NULL;

  pnd_codings_table_write (reader, path, flags, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  return content;
}

static void
test_columns (CodedProject *self, gconstpointer data)
{
  g_autofree char *table = NULL;

  coded_project_add_document (self, "a.txt", "Ekspor naik, kata pejabat.", PND_SOURCE_TYPE_NEWS);
  g_assert_cmpint (read_table (self, "document,start,end,code\n"), ==, 0);
  g_assert_cmpint (read_table (self, "document,start,end,code\na.txt,0,6,ECO-EXP\n"), ==, 1);
  g_assert_cmpint (read_table (self, "\xef\xbb\xbfmemo,holder,strength,polarity,coder,code,end,"
                                     "start,document\r\n"
                                     "\"a \"\"memo\"\",\nof two lines\",own-region,3,supports,"
                                     "Budi,Economy / Export,11,7,a.txt\r\n"
                                     ",,,,,ECO,11,7,a.txt\r\n"), ==, 2);
  table = write_table (self, PND_EXPORT_ALL);
  g_assert_true (g_str_has_prefix (table,
                                   "document,start,end,code,coder,polarity,strength,holder,memo,"
                                   "guid,quote,page,line,review,codebook_version,created,area\n"));
  g_assert_nonnull (strstr (table, "\na.txt,0,6,ECO-EXP,Ani,,,,,"));
  g_assert_nonnull (strstr (table, "\na.txt,7,11,ECO-EXP,Budi,supports,3,own-region,"
                                   "\"a \"\"memo\"\",\nof two lines\","));
  g_assert_nonnull (strstr (table, ",naik,,1,unreviewed,1,"));
  g_assert_cmpint (count (self, "coders"), ==, 2);
}

static void
test_one_edit (CodedProject *self, gconstpointer data)
{
  coded_project_add_document (self, "a.txt", "Ekspor naik.", PND_SOURCE_TYPE_NEWS);
  g_assert_cmpint (read_table (self, "document,start,end,code,coder\na.txt,0,6,ECO-EXP,Budi\n"
                                     "a.txt,0,6,CUL,\n"), ==, 2);
  g_assert_cmpstr (pnd_project_get_undo_label (self->project), ==, "Add codings from a table");
  g_assert_true (pnd_project_undo (self->project, NULL));
  g_assert_cmpint (count (self, "codings"), ==, 0);
  g_assert_cmpint (count (self, "coders"), ==, 1);
}

#define HEAD "document,start,end,code,coder,polarity,strength,holder,memo\n"
#define GOOD "a.txt,0,1,ECO,Citra,,,,\n"

static void
test_hostile (CodedProject *self, gconstpointer data)
{
  coded_project_add_document (self, "a.txt", "Ekspor naik.", PND_SOURCE_TYPE_NEWS);
  read_table (self, HEAD "a.txt,2,3,ECO,Ani,,,,\n");

  assert_refused (self, "", "line 1", "empty");
  assert_refused (self, "\n\n", "line 1", "empty");
  assert_refused (self, "document,start,end\n", "line 1", "“code” is missing");
  assert_refused (self, "document,start,end,code,start\n", "line 1", "twice");
  assert_refused (self, "document,start,end,code,polarty\n", "line 1", "“polarty”");
  assert_refused (self, HEAD GOOD "a.txt,1\n", "line 3", "2 fields");
  assert_refused (self, HEAD GOOD "b.txt,0,1,ECO,,,,,\n", "line 3, column “document”", "b.txt");
  assert_refused (self, HEAD GOOD ",0,1,ECO,,,,,\n", "line 3, column “document”", "document");
  assert_refused (self, HEAD GOOD "a.txt,-1,1,ECO,,,,,\n", "line 3, column “start”", "-1");
  assert_refused (self, HEAD GOOD "a.txt,0x1,2,ECO,,,,,\n", "column “start”", "0x1");
  assert_refused (self, HEAD GOOD "a.txt, 1,2,ECO,,,,,\n", "column “start”", " 1");
  assert_refused (self, HEAD GOOD "a.txt,1.5,2,ECO,,,,,\n", "column “start”", "1.5");
  assert_refused (self, HEAD GOOD "a.txt,,2,ECO,,,,,\n", "column “start”", "position");
  assert_refused (self, HEAD GOOD "a.txt,0,99999999999999999999,ECO,,,,,\n", "“end”", "position");
  assert_refused (self, HEAD GOOD "a.txt,0,13,ECO,,,,,\n", "line 3, column “end”", "12 characters");
  assert_refused (self, HEAD GOOD "a.txt,5,5,ECO,,,,,\n", "line 3, column “end”", "not after");
  assert_refused (self, HEAD GOOD "a.txt,0,1,NO-SUCH,,,,,\n", "line 3, column “code”", "NO-SUCH");
  assert_refused (self, HEAD GOOD "a.txt,0,1,ECO,,Supports,,,\n", "column “polarity”", "Supports");
  assert_refused (self, HEAD GOOD "a.txt,0,1,ECO,,,4,,\n", "column “strength”", "“4”");
  assert_refused (self, HEAD GOOD "a.txt,0,1,ECO,,,0,,\n", "column “strength”", "“0”");
  assert_refused (self, HEAD GOOD "a.txt,0,1,ECO,,,,nobody,\n", "column “holder”", "nobody");
  assert_refused (self, HEAD GOOD GOOD, "line 3", "already");
  assert_refused (self, HEAD GOOD "a.txt,2,3,ECO,Ani,supports,,,x\n", "line 3", "already");
  assert_refused (self, HEAD GOOD "a.txt,2,3,ECO,,supports,,,x\n", "line 3", "already");
  assert_refused (self, HEAD GOOD "\n\"a.txt,0,1\n", "line 4", "never closed");
  assert_refused (self, HEAD GOOD "a\"b,0,1,ECO,,,,,\n", "line 3", "not quoted");
}

static PndCsvReader *
open_table (CodedProject *self, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  PndCsvReader *reader;

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  reader = pnd_csv_reader_new (path, NULL);
  g_assert_true (pnd_csv_reader_next (reader, NULL));
  return reader;
}

/* in every column but guid and created, which are of each project's own */
static void
assert_same_rows (CodedProject *self, const char *one, const char *other)
{
  g_autoptr (PndCsvReader) ours = open_table (self, "ours.csv", one);
  g_autoptr (PndCsvReader) theirs = open_table (self, "theirs.csv", other);
  g_auto (GStrv) header = NULL;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  int n = pnd_csv_reader_get_n_fields (ours);

  for (int i = 0; i < n; i++)
    g_strv_builder_add (names, pnd_csv_reader_get_field (ours, i));
  header = g_strv_builder_end (names);
  while (pnd_csv_reader_next (ours, NULL))
    {
      g_assert_true (pnd_csv_reader_next (theirs, NULL));
      g_assert_cmpint (pnd_csv_reader_get_n_fields (ours), ==, n);
      for (int i = 0; i < n; i++)
        if (!g_str_equal (header[i], "guid") && !g_str_equal (header[i], "created"))
          g_assert_cmpstr (pnd_csv_reader_get_field (ours, i), ==,
                           pnd_csv_reader_get_field (theirs, i));
    }
  g_assert_false (pnd_csv_reader_next (theirs, NULL));
}

/* out of one project, into another of the same documents: the same codings */
static void
test_round_trip (CodedProject *self, gconstpointer data)
{
  static const char *const texts[] = { "Ekspor 𝄞 naik.\nKata \"pejabat\", itu.", "Budaya, seni\n" };
  static const char *const memos[] = { NULL, "=1+1", "a,\"b\"\r\nc", " padded ", "é𝄞" };
  static const char *const document_names[] = { "a, \"b\".txt", "=c.txt" };
  gint64 codes[] = { self->economy, self->export, self->culture };
  CodedProject other = { 0 };
  g_autofree char *first = NULL;
  g_autofree char *path = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;
  int n_added;

  coded_project_set_up (&other, NULL);
  for (int i = 0; i < 2; i++)
    {
      gint64 id = coded_project_add_document (self, document_names[i], texts[i], i);

      coded_project_add_document (&other, document_names[i], texts[i], i);
      for (int j = 0; j < 10; j++)
        coded_project_add_coding (self, id, j, j + 3, codes[j % 3], j % 4, j % 5, memos[j % 5]);
    }

  first = write_table (self, PND_EXPORT_ALL);
  path = write_file (self, first);
  pnd_codings_table_read (other.project, path, NULL, &n_added, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_added, ==, 20);
  second = write_table (&other, PND_EXPORT_ALL);
  assert_same_rows (self, first, second);
  coded_project_tear_down (&other, NULL);
}

static void
test_flags (CodedProject *self, gconstpointer data)
{
  gint64 id = coded_project_add_document (self, "a.txt", "Ekspor naik.", PND_SOURCE_TYPE_NEWS);
  g_autofree char *bare = NULL;
  g_autofree char *none = NULL;

  coded_project_add_coding (self, id, 0, 6, self->export, 0, 0, NULL);
  bare = write_table (self, PND_EXPORT_NO_QUOTES);
  g_assert_null (strstr (bare, "Ekspor"));
  none = write_table (self, PND_EXPORT_REVIEWED_ONLY);
  g_assert_null (strstr (none, "a.txt"));
}

#define TEST(path, func) \
  g_test_add (path, CodedProject, NULL, coded_project_set_up, func, coded_project_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/codings-table/columns", test_columns);
  TEST ("/codings-table/one-edit", test_one_edit);
  TEST ("/codings-table/hostile", test_hostile);
  TEST ("/codings-table/round-trip", test_round_trip);
  TEST ("/codings-table/flags", test_flags);
  return g_test_run ();
}
