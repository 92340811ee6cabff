/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Areas of pages as codings: where they stand, what they forbid, and that every way out of the
 * project and into it keeps them. */

#include "app/model/codings/area.h"

#include <string.h>

#include "app/analysis/citation.h"
#include "app/exchange/codings-table.h"
#include "app/exchange/summary-writer.h"
#include "app/exchange/validate.h"
#include "app/model/code.h"
#include "app/model/codings/coding-spans.h"
#include "app/model/documents/correction.h"
#include "app/store/history.h"
#include "tests/core/coded-project.h"

/* the second page, "ii", has nothing but its line end */
#define TEXT "Kerja sama ekspor.\n\nCap di bawah ini.\n"
#define RUNS "page 0 19 0 i\npage 19 20 0 ii\npage 20 38 0 iii\n"

static const PndArea map = { 2, 72, 100.5, 200, 80.25 };

static gint64
add_pages (CodedProject *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndDocumentText) text = pnd_document_text_new_take (g_strdup (TEXT), strlen (TEXT));
  g_autoptr (PndStructure) structure = pnd_structure_parse (RUNS, 38, &error);
  gint64 document;

  g_assert_no_error (error);
  document = pnd_document_add_draft (self->project,
                                     &(PndDocumentDraft){ .name = "a.pdf", .text = text,
                                                          .structure = structure },
                                     &error);
  g_assert_no_error (error);
  return document;
}

static gint64
add_area (CodedProject *self, gint64 document, const PndArea *area, gint64 code)
{
  g_autoptr (GError) error = NULL;
  gint64 id = pnd_coding_add_area (self->project, document, area, code, 0, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

static PndCoding *
get_coding (CodedProject *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  PndCoding *coding = pnd_row_get (self->project, PND_TYPE_CODING, id, &error);

  g_assert_no_error (error);
  return coding;
}

static void
assert_verifies (CodedProject *self)
{
  g_autoptr (GError) error = NULL;
  gint64 n_rows;

  g_assert_true (pnd_history_verify (self->project, &n_rows, &error));
  g_assert_no_error (error);
}

static void
test_words (void)
{
  static const char *const wrong[] = {
    "", "1", "1 2 3 4", "1 2 3 4 5 6", "0 1 1 1 1", "-1 1 1 1 1", "1 1 1 0 1", "1 1 1 1 0",
    "1 -1 1 1 1", "1 x 1 1 1", "1 1e3 1 1 1", "1 0x10 1 1 1", "1 nan 1 1 1", "1  1 1 1 1",
    "1 1. 1 1 1", "01 1 1 1 1", "1 1 1 1 99999999999", "1,5 1 1 1 1", "99999999999 1 1 1 1",
  };
  PndArea area;
  g_autofree char *words = pnd_area_to_words (&map);

  g_assert_cmpstr (words, ==, "2 72 100.5 200 80.3");
  g_assert_true (pnd_area_parse (words, &area));
  g_assert_cmpint (area.page, ==, 2);
  g_assert_cmpfloat_with_epsilon (area.y, 100.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (area.height, 80.3, 1e-9);
  g_assert_false (pnd_area_parse (NULL, &area));
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    if (pnd_area_parse (wrong[i], &area))
      g_error ("“%s” was taken for an area", wrong[i]);
}

/* one step, at the end of its page, covering no text and in nobody's way */
static void
test_coded (CodedProject *self, gconstpointer data)
{
  gint64 document = add_pages (self);
  gint64 id = add_area (self, document, &map, self->economy);
  const PndArea other = { 2, 10, 10, 20, 20 };
  g_autoptr (PndCoding) coding = get_coding (self, id);
  g_autoptr (GError) error = NULL;
  PndCodingMark mark;

  g_assert_true (pnd_span_equal (pnd_coding_get_span (coding), PND_SPAN (19, 20)));
  g_assert_nonnull (pnd_coding_get_area (coding));
  g_assert_cmpint (pnd_coding_get_area (coding)->page, ==, 2);
  g_assert_cmpint (pnd_coding_count_covered (self->project, document), ==, 0);
  g_assert_true (pnd_coding_load_mark (self->project, document, id, FALSE, &mark));
  g_assert_cmpint (mark.flags & PND_CODING_MARK_AREA, !=, 0);
  g_assert_cmpint (pnd_coding_find_overlap (self->project, document, PND_SPAN (0, 38),
                                            self->economy, self->coder, 0), ==, 0);

  /* text around it may have the same code, and so may another area of the page; itself not twice */
  coded_project_add_coding (self, document, 10, 30, self->economy, PND_POLARITY_UNRATED,
                            PND_HOLDER_UNRATED, NULL);
  coded_project_add_coding (self, document, 19, 20, self->economy, PND_POLARITY_UNRATED,
                            PND_HOLDER_UNRATED, NULL);
  add_area (self, document, &other, self->economy);
  g_assert_cmpint (pnd_coding_add_area (self->project, document, &map, self->economy, 0, NULL,
                                        NULL, &error), ==, 0);
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpint (pnd_coding_add_area (self->project, document, &(PndArea){ 4, 1, 1, 1, 1 },
                                        self->economy, 0, NULL, NULL, &error), ==, 0);
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "a.pdf"));
  assert_verifies (self);
}

static void
test_changed (CodedProject *self, gconstpointer data)
{
  gint64 document = add_pages (self);
  gint64 id = add_area (self, document, &map, self->economy);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) areas = NULL;
  g_autoptr (PndCoding) coding = NULL;

  g_assert_true (pnd_coding_set_code (self->project, id, self->culture, &error));
  g_assert_no_error (error);
  g_assert_false (pnd_coding_set_span (self->project, id, PND_SPAN (0, 5), &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  coding = get_coding (self, id);
  g_assert_cmpint (pnd_coding_get_code (coding), ==, self->culture);
  g_assert_true (pnd_coding_remove (self->project, id, &error));
  areas = pnd_coding_load_areas (self->project, document, &error);
  g_assert_cmpuint (areas->len, ==, 0);
  g_assert_true (pnd_project_undo (self->project, &error));
  g_assert_no_error (error);
  g_array_unref (areas);
  areas = pnd_coding_load_areas (self->project, document, &error);
  g_assert_cmpuint (areas->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (g_array_index (areas, PndCodingArea, 0).area.y, 100.5, 1e-9);
  g_assert_cmpint (g_array_index (areas, PndCodingArea, 0).code, ==, self->culture);
  assert_verifies (self);
}

/* whatever becomes of the words around it, the area stays on its page */
static void
test_corrected (CodedProject *self, gconstpointer data)
{
  static const char now[] = "Kerja sama impor saja.\n\nCap.\n";
  gint64 document = add_pages (self);
  gint64 id = add_area (self, document, &map, self->economy);
  gint64 last = add_area (self, document, &(PndArea){ 3, 0, 0, 5, 5 }, self->economy);
  g_autoptr (PndDocumentText) text = pnd_document_text_new_take (g_strdup (now), strlen (now));
  g_autoptr (PndDocument) row = pnd_row_get (self->project, PND_TYPE_DOCUMENT, document, NULL);
  g_autoptr (PndCoding) coding = NULL;
  g_autoptr (PndCoding) end = NULL;
  g_autoptr (GError) error = NULL;
  PndCorrection correction;

  g_assert_true (pnd_document_correct (row, text, &correction, &error));
  g_assert_no_error (error);
  g_assert_cmpint (correction.n_lost, ==, 0);
  coding = get_coding (self, id);
  g_assert_true (pnd_span_equal (pnd_coding_get_span (coding), PND_SPAN (23, 24)));
  g_assert_cmpint (pnd_coding_get_area (coding)->page, ==, 2);
  end = get_coding (self, last);
  g_assert_true (pnd_span_equal (pnd_coding_get_span (end), PND_SPAN (28, 29)));
  assert_verifies (self);
}

static char *
write_table (CodedProject *self)
{
  g_autofree char *path = g_build_filename (self->folder, "out.csv", NULL);
  g_autoptr (PndDatabase) reader = pnd_project_open_reader (self->project, NULL);
  g_autoptr (GError) error = NULL;
  char *content = NULL;

  g_assert_true (pnd_codings_table_write (reader, path, PND_EXPORT_ALL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  return content;
}

static gboolean
read_table (CodedProject *self, const char *content, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, "in.csv", NULL);
  int n_added;

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  return pnd_codings_table_read (self->project, path, NULL, &n_added, error);
}

/* out, removed, and in again */
static void
test_table (CodedProject *self, gconstpointer data)
{
  gint64 document = add_pages (self);
  gint64 id = add_area (self, document, &map, self->economy);
  g_autofree char *table = write_table (self);
  g_autofree char *again = NULL;
  g_autoptr (GArray) areas = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (strstr (table, "\na.pdf,19,20,ECO,Ani,"));
  g_assert_nonnull (strstr (table, ",[area on page ii],ii,2,"));
  g_assert_nonnull (strstr (table, ",2 72 100.5 200 80.3\n"));
  g_assert_true (pnd_coding_remove (self->project, id, &error));
  g_assert_true (read_table (self, table, &error));
  g_assert_no_error (error);
  areas = pnd_coding_load_areas (self->project, document, NULL);
  g_assert_cmpuint (areas->len, ==, 1);
  again = write_table (self);
  g_assert_nonnull (strstr (again, ",2 72 100.5 200 80.3\n"));

  g_assert_false (read_table (self, "document,start,end,code,area\na.pdf,0,5,ECO,2 1 1 1\n",
                              &error));
  g_assert_nonnull (strstr (error->message, "line 2, column “area”: “2 1 1 1”"));
  g_clear_error (&error);
  g_assert_false (read_table (self, "document,start,end,code,area\na.pdf,0,5,ECO,9 1 1 1 1\n",
                              &error));
  g_assert_nonnull (strstr (error->message, "no page 9"));
}

static void
fault_cb (int line, const char *fault, gpointer data)
{
  g_error ("%d: %s", line, fault);
}

static void
test_summary (CodedProject *self, gconstpointer data)
{
  gint64 document = add_pages (self);
  g_autofree char *path = g_build_filename (self->folder, "out.xml", NULL);
  g_autofree char *xml = NULL;
  g_autoptr (PndDatabase) reader = NULL;
  g_autoptr (GError) error = NULL;

  add_area (self, document, &map, self->economy);
  reader = pnd_project_open_reader (self->project, &error);
  g_assert_true (pnd_summary_write (reader, path, PND_EXPORT_ALL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &xml, NULL, NULL));
  g_assert_nonnull (strstr (xml, "start=\"19\" end=\"20\" page=\"ii\" area=\"2 72 100.5 200 80.3\""));
  g_assert_nonnull (strstr (xml, "<quote>[area on page ii]</quote>"));
  g_assert_null (strstr (xml, "<before>"));
  g_assert_nonnull (strstr (xml, "codedCharacters=\"0\""));
  g_assert_true (pnd_validate_file (path, fault_cb, NULL, &error));
  g_assert_no_error (error);
}

/* what a hostile or hand-edited file calls an area is none, and nothing breaks on it */
static void
test_nonsense (CodedProject *self, gconstpointer data)
{
  gint64 document = add_pages (self);
  gint64 id = add_area (self, document, &map, self->economy);
  g_autoptr (PndCoding) coding = NULL;
  g_autofree char *table = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (pnd_project_begin_edit (self->project, "By hand", &error));
  pnd_database_run (pnd_project_get_database (self->project), NULL,
                    "UPDATE codings SET area = 'everywhere' WHERE id = ?", &error, "i", id);
  g_assert_true (pnd_project_end_edit (self->project, &error));
  coding = get_coding (self, id);
  g_assert_null (pnd_coding_get_area (coding));
  table = write_table (self);
  g_assert_null (strstr (table, "everywhere"));
}

static void
test_citation (void)
{
  g_autoptr (PndStructure) structure = pnd_structure_parse (RUNS, 38, NULL);
  g_autofree char *labelled = pnd_citation_quote_area ("Peta.pdf", structure, &map);
  g_autofree char *numbered = pnd_citation_quote_area ("Peta.pdf", NULL, &map);

  g_assert_cmpstr (labelled, ==, "[area on page ii] (Peta.pdf, p. ii)");
  g_assert_cmpstr (numbered, ==, "[area on page 2] (Peta.pdf, p. 2)");
}

#define ADD(path, func)                                                                            \
  g_test_add (path, CodedProject, NULL, coded_project_set_up, func, coded_project_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/areas/words", test_words);
  ADD ("/areas/coded", test_coded);
  ADD ("/areas/changed", test_changed);
  ADD ("/areas/corrected", test_corrected);
  ADD ("/areas/table", test_table);
  ADD ("/areas/summary", test_summary);
  ADD ("/areas/nonsense", test_nonsense);
  g_test_add_func ("/areas/citation", test_citation);
  return g_test_run ();
}
