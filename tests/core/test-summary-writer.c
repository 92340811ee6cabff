/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/exchange/summary-writer.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "app/exchange/validate.h"
#include "tests/core/coded-project.h"

static void
fault_cb (int line, const char *fault, gpointer data)
{
  g_string_append_printf (data, "%d: %s\n", line, fault);
}

static void
assert_valid (const char *path)
{
  g_autoptr (GString) faults = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  gboolean valid = pnd_validate_file (path, fault_cb, faults, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (faults->str, ==, "");
  g_assert_true (valid);
}

static char *
export (CodedProject *self, PndExportFlags flags)
{
  g_autofree char *path = g_build_filename (self->folder, "out.xml", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PndDatabase) reader = pnd_project_open_reader (self->project, &error);
  char *content = NULL;

  g_assert_no_error (error);
  pnd_summary_write (reader, path, flags, NULL, &error);
  g_assert_no_error (error);
  assert_valid (path);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  return content;
}

#define assert_holds(xml, part) g_assert_cmpstr (strstr (xml, part), !=, NULL)
#define assert_lacks(xml, part) g_assert_cmpstr (strstr (xml, part), ==, NULL)

static void
test_empty (CodedProject *self, gconstpointer data)
{
  g_autofree char *xml = export (self, PND_EXPORT_ALL);

  assert_holds (xml, "<codingSummary xmlns=\"urn:penanda:coding-summary:1\">");
  assert_holds (xml, "<documents/>");
  assert_holds (xml, "<codings/>");
  assert_holds (xml, "passages=\"0\"");
  assert_holds (xml, "tested=\"false\"");
  assert_lacks (xml, "<evidence");
}

static void
test_content (CodedProject *self, gconstpointer data)
{
  gint64 second = coded_project_add_document (self, "wawancara.txt", "Satu\nDua tiga\nempat\n",
                                              PND_SOURCE_TYPE_INTERVIEW);
  gint64 first = coded_project_add_document (self, "berita.txt", "Ekspor naik.",
                                             PND_SOURCE_TYPE_NONE);
  g_autofree char *xml = NULL;

  coded_project_add_coding (self, second, 5, 13, self->export, PND_POLARITY_SUPPORTS,
                            PND_HOLDER_OWN_REGION, "Alasan");
  coded_project_add_coding (self, second, 9, 18, self->economy, PND_POLARITY_UNRATED,
                            PND_HOLDER_UNRATED, NULL);
  coded_project_add_coding (self, first, 0, 6, self->context, PND_POLARITY_UNRATED,
                            PND_HOLDER_UNRATED, NULL);
  xml = export (self, PND_EXPORT_ALL);

  g_assert_true (strstr (xml, "name=\"berita.txt\"") < strstr (xml, "name=\"wawancara.txt\""));
  assert_holds (xml, "sourceType=\"interview\" language=\"id\"");
  assert_holds (xml, "characters=\"20\" codedCharacters=\"13\"/>");
  assert_holds (xml, "start=\"5\" end=\"13\" line=\"2\" polarity=\"supports\" strength=\"2\""
                     " holder=\"own-region\" review=\"unreviewed\" codebookVersion=\"1\"");
  assert_holds (xml, "<quote>Dua tiga</quote>\n      <before>Satu\n</before>\n"
                     "      <after>\nempat\n</after>\n      <memo>Alasan</memo>");
  assert_holds (xml, "start=\"9\" end=\"18\" line=\"2\" review=\"unreviewed\"");
  assert_holds (xml, "path=\"Economy / Export\" kind=\"indicator\"");
  assert_holds (xml, "passages=\"2\" documents=\"1\" supports=\"1\" contradicts=\"0\""
                     " mentions=\"0\" unrated=\"1\">");
  assert_holds (xml, "<bySourceType sourceType=\"interview\" passages=\"2\" supports=\"1\"");
  assert_holds (xml, "<byHolder passages=\"1\" supports=\"0\"");
  assert_holds (xml, "<byHolder holder=\"own-region\" passages=\"1\" supports=\"1\"");
  /* the tree's order, which is not that of the ids */
  g_assert_true (strstr (xml, "=\"ECO-EXP\"") < strstr (xml, "=\"ECO-INV\""));
  g_assert_true (strstr (xml, "=\"ECO-INV\"") < strstr (xml, "=\"CUL\""));
}

static int
count_parts (const char *xml, const char *part)
{
  int n = 0;

  for (const char *at = xml; (at = strstr (at, part)) != NULL; at += strlen (part))
    n++;
  return n;
}

static void
test_flags (CodedProject *self, gconstpointer data)
{
  gint64 one = coded_project_add_document (self, "one.txt", "Ekspor naik, kata pejabat itu.",
                                           PND_SOURCE_TYPE_NEWS);
  gint64 id = coded_project_add_coding (self, one, 0, 6, self->export, PND_POLARITY_SUPPORTS,
                                        PND_HOLDER_OWN_REGION, "catatan");
  g_autofree char *bare = NULL;
  g_autofree char *reviewed = NULL;

  coded_project_add_coding (self, one, 7, 11, self->export, PND_POLARITY_CONTRADICTS, 0, NULL);
  bare = export (self, PND_EXPORT_NO_QUOTES);
  assert_lacks (bare, "<quote>");
  assert_lacks (bare, "kata pejabat");
  assert_holds (bare, "<memo>catatan</memo>");

  g_assert_true (pnd_project_begin_edit (self->project, "Review", NULL));
  g_assert_true (pnd_database_run (pnd_project_get_database (self->project), NULL,
                                   "UPDATE codings SET review = 'accepted' WHERE id = ?", NULL, "i",
                                   id));
  g_assert_true (pnd_project_end_edit (self->project, NULL));
  reviewed = export (self, PND_EXPORT_REVIEWED_ONLY);
  g_assert_cmpint (count_parts (reviewed, "<coding "), ==, 1);
  g_assert_cmpint (count_parts (reviewed, "<evidence "), ==, 1);
  assert_holds (reviewed, "<codings review=\"accepted\" unreviewed=\"1\" accepted=\"1\">");
  assert_holds (reviewed, "codedCharacters=\"6\"");
  assert_holds (reviewed, "passages=\"1\" documents=\"1\" supports=\"1\" contradicts=\"0\"");
}

/* the same project gives the same bytes; an edit and its undo change lastEdit and nothing else */
static void
test_same_bytes (CodedProject *self, gconstpointer data)
{
  gint64 one = coded_project_add_document (self, "one.txt", "Ekspor naik.", PND_SOURCE_TYPE_NEWS);
  g_autofree char *first = NULL;
  g_autofree char *again = NULL;
  g_autofree char *undone = NULL;

  for (int i = 0; i < 8; i++)
    coded_project_add_coding (self, one, i / 2, 8, i % 2 ? self->export : self->invest, i % 4, 0,
                              i % 2 ? "x" : NULL);
  first = export (self, PND_EXPORT_ALL);
  g_usleep (1100000); /* a clock that went into the file would show */
  again = export (self, PND_EXPORT_ALL);
  g_assert_cmpstr (first, ==, again);

  coded_project_add_coding (self, one, 0, 12, self->culture, 0, 0, NULL);
  g_assert_true (pnd_project_undo (self->project, NULL));
  undone = export (self, PND_EXPORT_ALL);
  g_assert_cmpstr (strstr (first, "<coders>"), ==, strstr (undone, "<coders>"));
}

static void
test_hostile_text (CodedProject *self, gconstpointer data)
{
  static const char text[] = "a<b>&\"'\f]]>𝄞\x01z\xef\xbf\xbf-- \t\xe2\x80\xae\n";
  gint64 one = coded_project_add_document (self, "<n&a\"me'>\x02.txt", text, PND_SOURCE_TYPE_NEWS);
  g_autofree char *xml = NULL;

  coded_project_add_coding (self, one, 0, 15, self->culture, 0, 0, "memo ]]> <&> \x1b[31m");
  coded_project_add_coding (self, one, 11, 12, self->culture, 0, 0, NULL);
  xml = export (self, PND_EXPORT_ALL);
  assert_holds (xml, "name=\"&lt;n&amp;a&quot;me'&gt;\xef\xbf\xbd.txt\"");
  assert_holds (xml, "<quote>a&lt;b&gt;&amp;&quot;'\xef\xbf\xbd]]&gt;𝄞\xef\xbf\xbd"
                     "z\xef\xbf\xbd</quote>");
  assert_holds (xml, "<quote>𝄞</quote>");
  assert_holds (xml, "<memo>memo ]]&gt; &lt;&amp;&gt; \xef\xbf\xbd[31m</memo>");
}

static void
test_trash (CodedProject *self, gconstpointer data)
{
  gint64 one = coded_project_add_document (self, "one.txt", "Ekspor naik.", PND_SOURCE_TYPE_NEWS);
  g_autoptr (PndDocument) document = pnd_row_get (self->project, PND_TYPE_DOCUMENT, one, NULL);
  g_autofree char *xml = NULL;

  coded_project_add_coding (self, one, 0, 6, self->export, 0, 0, NULL);
  g_assert_true (pnd_document_trash (document, NULL));
  xml = export (self, PND_EXPORT_ALL);
  assert_holds (xml, "<documents/>");
  assert_holds (xml, "<codings/>");
}

static void
assert_content (const char *path, const char *expected)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, expected);
}

static int
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  int n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* a cancelled export, one that would not be valid, a full disk: the old file stays, nothing more */
static void
test_failures (CodedProject *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "old.xml", NULL);
  g_autoptr (PndDatabase) reader = pnd_project_open_reader (self->project, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  struct rlimit old, small;
  gint64 one = coded_project_add_document (self, "one.txt", "Ekspor naik.", PND_SOURCE_TYPE_NEWS);
  int n_files;

  coded_project_add_coding (self, one, 0, 6, self->export, 0, 0, NULL);
  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  n_files = count_files (self->folder);

  g_cancellable_cancel (cancellable);
  g_assert_false (pnd_summary_write (reader, path, PND_EXPORT_ALL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  assert_content (path, "old");

  g_assert_no_errno (getrlimit (RLIMIT_FSIZE, &old));
  small = (struct rlimit){ 1000, old.rlim_max };
  signal (SIGXFSZ, SIG_IGN);
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &small));
  g_assert_false (pnd_summary_write (reader, path, PND_EXPORT_ALL, NULL, &error));
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &old));
  g_assert_cmpint (error->domain, ==, G_IO_ERROR);
  g_assert_nonnull (strstr (error->message, path));
  g_clear_error (&error);
  assert_content (path, "old");

  g_assert_true (pnd_project_begin_edit (self->project, "Tamper", NULL));
  g_assert_true (pnd_database_run (pnd_project_get_database (self->project), NULL,
                                   "UPDATE codings SET created = 'yesterday'", NULL, ""));
  g_assert_true (pnd_project_end_edit (self->project, NULL));
  g_assert_false (pnd_summary_write (reader, path, PND_EXPORT_ALL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, "yesterday"));
  g_clear_error (&error);
  assert_content (path, "old");

  g_assert_true (pnd_project_begin_edit (self->project, "Tamper", NULL));
  g_assert_true (pnd_database_run (pnd_project_get_database (self->project), NULL,
                                   "UPDATE codings SET span_end = 500", NULL, ""));
  g_assert_true (pnd_project_end_edit (self->project, NULL));
  g_assert_false (pnd_summary_write (reader, path, PND_EXPORT_ALL, NULL, &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_DAMAGED);
  assert_content (path, "old");
  g_assert_cmpint (count_files (self->folder), ==, n_files);
}

/* by a name in another's place, as an editor of the file would do it */
static void
assert_fault (CodedProject *self, const char *xml, const char *part, const char *with,
              const char *fault)
{
  g_autofree char *path = g_build_filename (self->folder, "bad.xml", NULL);
  g_autoptr (GString) bad = g_string_new (xml);
  g_autoptr (GString) faults = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_string_replace (bad, part, with, 1), ==, 1);
  g_assert_true (g_file_set_contents (path, bad->str, -1, NULL));
  g_assert_false (pnd_validate_file (path, fault_cb, faults, &error));
  g_assert_no_error (error);
  if (strstr (faults->str, fault) == NULL)
    g_error ("“%s” is not among: %s", fault, faults->str);
}

static void
test_faults (CodedProject *self, gconstpointer data)
{
  gint64 one = coded_project_add_document (self, "one.txt", "Ekspor naik.", PND_SOURCE_TYPE_NEWS);
  g_autofree char *xml = NULL;
  g_autofree char *line = NULL;
  const char *coding;
  int n_lines = 1;

  coded_project_add_coding (self, one, 0, 6, self->export, PND_POLARITY_SUPPORTS, 0, NULL);
  xml = export (self, PND_EXPORT_ALL);
  coding = strstr (xml, "<coding ");
  for (const char *at = xml; at < coding; at++)
    n_lines += *at == '\n';
  line = g_strdup_printf ("%d: ", n_lines);

  assert_fault (self, xml, "polarity=\"supports\"", "polarity=\"Supports\"", line);
  assert_fault (self, xml, "start=\"0\" end=\"6\"", "start=\"6\" end=\"6\"", line);
  assert_fault (self, xml, "start=\"0\" end=\"6\"", "start=\"0\" end=\"13\"", "beyond the end");
  assert_fault (self, xml, " coder=\"", " coder=\"00000000-0000-0000-0000-000000000000\" c=\"",
                "coder “00000000");
  assert_fault (self, xml, "<evidence coding=\"",
                "<evidence coding=\"00000000-0000-0000-0000-000000000000\" c=\"",
                "coding “00000000");
  assert_fault (self, xml, "supports=\"1\"", "supports=\"2\"", "add up");
  assert_fault (self, xml, "</codings>", "<x/></codings>", "not expected");
  assert_fault (self, xml, "</codings>", "", "mismatch");
  assert_fault (self, xml, "<codingSummary", "<!DOCTYPE codingSummary><codingSummary", "DOCTYPE");
  assert_fault (self, xml, "<quote>", "<quote>\x01", "PCDATA invalid Char");
}

static void
test_validate_project (CodedProject *self, gconstpointer data)
{
  gint64 one = coded_project_add_document (self, "one.txt", "Ekspor naik.", PND_SOURCE_TYPE_NEWS);
  PndDatabase *database = pnd_project_get_database (self->project);
  g_autoptr (GString) faults = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  coded_project_add_coding (self, one, 0, 6, self->export, PND_POLARITY_SUPPORTS, 0, NULL);
  assert_valid (self->path);

  /* behind the history's back */
  g_assert_true (pnd_database_exec (database, NULL, "UPDATE codings SET span_end = 99;"
                                    "UPDATE texts SET text = 'Impor  naik.'", &error));
  g_assert_no_error (error);
  g_assert_false (pnd_validate_file (self->path, fault_cb, faults, &error));
  g_assert_no_error (error);
  assert_holds (faults->str, "beyond the end of “one.txt”");
  assert_holds (faults->str, "“one.txt” was altered");
}

static void
assert_refused (CodedProject *self, const char *bytes, gssize n_bytes, const char *reason)
{
  g_autofree char *path = g_build_filename (self->folder, "file", NULL);
  g_autoptr (GString) faults = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, bytes, n_bytes, NULL));
  g_assert_false (pnd_validate_file (path, fault_cb, faults, &error));
  g_assert_nonnull (error);
  assert_holds (error->message, reason);
}

static void
test_other_kinds (CodedProject *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_refused (self, "", 0, "empty");
  assert_refused (self, "PK\x03\x04 and so on", -1, "qdpx");
  assert_refused (self, "<a/>", -1, "neither");
  assert_refused (self, "<CodeBook xmlns='urn:QDA-XML:codebook:1.0'/>", -1, "qdc");
  g_assert_false (pnd_validate_file (self->folder, fault_cb, NULL, &error));
  assert_holds (error->message, "folder");
  g_clear_error (&error);
  g_assert_false (pnd_validate_file ("/nowhere/at/all", fault_cb, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

#define TEST(path, func) \
  g_test_add (path, CodedProject, NULL, coded_project_set_up, func, coded_project_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/summary-writer/empty", test_empty);
  TEST ("/summary-writer/content", test_content);
  TEST ("/summary-writer/flags", test_flags);
  TEST ("/summary-writer/same-bytes", test_same_bytes);
  TEST ("/summary-writer/hostile-text", test_hostile_text);
  TEST ("/summary-writer/trash", test_trash);
  TEST ("/summary-writer/failures", test_failures);
  TEST ("/validate/faults", test_faults);
  TEST ("/validate/project", test_validate_project);
  TEST ("/validate/other-kinds", test_other_kinds);
  return g_test_run ();
}
