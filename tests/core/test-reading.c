/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is read, and what comes next: paragraphs, spans and shares. */

#include "model-fixture.h"

#include "app/analysis/reading/read-marks.h"
#include "app/analysis/reading/read-spans.h"
#include "app/analysis/verdict/read-coverage.h"
#include "app/model/cases/read-share.h"
#include "app/model/cases/reading.h"

static PndDocumentText *
make_text (const char *utf8)
{
  return pnd_document_text_new_take (g_strdup (utf8), strlen (utf8));
}

static void
assert_paragraphs (const char *utf8, PndSpan selection, const char *expected)
{
  g_autoptr (PndDocumentText) text = make_text (utf8);
  g_autofree char *slice
    = pnd_document_text_get_slice (text, pnd_read_get_paragraphs (text, selection));

  g_assert_cmpstr (slice, ==, expected);
}

static void
test_paragraphs (void)
{
  const char *utf8 = "\n Satu.\nDua é.\n\n\nTiga.\n\n";

  assert_paragraphs (utf8, PND_SPAN (4, 4), "\n Satu.\n");
  /* in blanks: what follows, else what was last */
  assert_paragraphs (utf8, PND_SPAN (0, 0), "\n Satu.\n");
  assert_paragraphs (utf8, PND_SPAN (16, 16), "Tiga.\n\n");
  assert_paragraphs (utf8, PND_SPAN (23, 23), "Tiga.\n\n");
  assert_paragraphs (utf8, PND_SPAN (4, 12), "\n Satu.\nDua é.\n\n\n");
  assert_paragraphs (utf8, PND_SPAN (8, 22), "Dua é.\n\n\nTiga.\n\n");
  assert_paragraphs ("Satu", PND_SPAN (4, 4), "Satu");
  assert_paragraphs ("", PND_SPAN (0, 0), "");
  assert_paragraphs ("\n \n", PND_SPAN (1, 1), "\n \n");
  /* a turn is read as a whole */
  assert_paragraphs ("P: Mengapa?\nInforman 1: Kami mau\nwisata.\nP: Lagi?\n", PND_SPAN (30, 30),
                     "Informan 1: Kami mau\nwisata.\n");
}

/* against a sweep over every character */
static void
test_random (void)
{
  for (int round = 0; round < 200; round++)
    {
      g_autoptr (GString) words = g_string_new (NULL);
      g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (PndSpan));
      g_autoptr (PndDocumentText) text = NULL;
      gboolean read[121] = { FALSE };
      int from = g_test_rand_int_range (0, 120);
      int next = 120;

      for (int i = 0; i < 120; i++)
        g_string_append (words, g_test_rand_int_range (0, 3) == 0 ? "\n" : "é");
      text = make_text (words->str);
      for (int i = g_test_rand_int_range (0, 12); i > 0; i--)
        {
          int start = g_test_rand_int_range (0, 115);
          PndSpan span = PND_SPAN (start, start + g_test_rand_int_range (1, 6));

          g_array_append_val (spans, span);
          for (int at = span.start; at < span.end; at++)
            read[at] = TRUE;
        }
      pnd_read_spans_join (spans);
      for (guint i = 1; i < spans->len; i++)
        g_assert_cmpint (g_array_index (spans, PndSpan, i - 1).end, <,
                         g_array_index (spans, PndSpan, i).start);
      for (int at = 119; at >= from; at--)
        if (!read[at] && pnd_document_text_get_char (text, at) != '\n')
          next = at;
      g_assert_cmpint (pnd_read_spans_find_unread (spans, text, from), ==, next);
      g_assert_cmpint (pnd_read_spans_hold (spans, text, PND_SPAN (from, 120)), ==, next == 120);
    }
}

static void
assert_share (Fixture *fixture, gint64 document, double expected)
{
  g_autoptr (PndDocument) row = pnd_row_get (fixture->project, PND_TYPE_DOCUMENT, document, NULL);

  g_assert_cmpfloat_with_epsilon (pnd_document_get_read_share (row), expected, 0.0001);
}

static void
test_share (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 document = add_document (fixture, "a.txt", "Satu dua.\n\nTiga.\n");
  gint64 other = add_document (fixture, "b.txt", "Empat lima.\n");
  gint64 eco = add_code (fixture, 0, "ECO", PND_CODE_KIND_MOTIVE);
  PndReadCoverage coverage;
  int n_documents, n_wholly;

  assert_share (fixture, document, 0);
  add_coding (fixture, document, 0, 9, eco);
  assert_share (fixture, document, 9 / 17.0);
  pnd_reading_mark (fixture->project, document, PND_SPAN (5, 14), TRUE, &error);
  g_assert_no_error (error);
  assert_share (fixture, document, 14 / 17.0);
  /* line ends between what is covered, and behind it, need no reading */
  pnd_reading_mark (fixture->project, document, PND_SPAN (5, 11), FALSE, &error);
  pnd_reading_mark (fixture->project, document, PND_SPAN (11, 16), TRUE, &error);
  g_assert_no_error (error);
  assert_share (fixture, document, 1);
  g_assert_true (pnd_read_coverage_find_case (pnd_project_get_database (fixture->project), 0, 0,
                                              &coverage, &n_documents, &n_wholly, &error));
  g_assert_no_error (error);
  g_assert_cmpint (coverage.characters, ==, 8 + 5 + 10);
  g_assert_cmpint (coverage.coded, ==, 8);
  g_assert_cmpint (coverage.read, ==, 5);
  g_assert_cmpint (n_documents, ==, 2);
  g_assert_cmpint (n_wholly, ==, 1);
  undo (fixture);
  assert_share (fixture, document, 14 / 17.0);
  assert_share (fixture, other, 0);
}

/* read under another wording is not read now; marking it again makes it so */
static void
test_versions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 document = add_document (fixture, "a.txt", "Satu dua.\nTiga.\n");
  gint64 eco = add_code (fixture, 0, "ECO", PND_CODE_KIND_MOTIVE);
  gint64 par = add_code (fixture, eco, "ECO-PAR", PND_CODE_KIND_INDICATOR);
  PndDatabase *database = pnd_project_get_database (fixture->project);
  g_autoptr (PndReadMarks) marks = NULL;
  g_autofree char *sql = g_strdup_printf ("UPDATE codes SET version = 2 WHERE id = %d", (int) par);

  pnd_reading_mark (fixture->project, document, PND_SPAN (0, 16), TRUE, &error);
  marks = pnd_read_marks_load (database, document, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (marks->now->len, ==, 1);
  g_assert_cmpuint (marks->before->len, ==, 0);
  g_clear_pointer (&marks, pnd_read_marks_free);

  g_assert_true (pnd_project_begin_edit (fixture->project, "test", &error));
  g_assert_true (pnd_database_run (database, sql, sql, &error, ""));
  g_assert_true (pnd_project_end_edit (fixture->project, &error));
  pnd_reading_mark (fixture->project, document, PND_SPAN (0, 10), TRUE, &error);
  marks = pnd_read_marks_load (database, document, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (marks->now->len, ==, 1);
  g_assert_cmpint (g_array_index (marks->now, PndSpan, 0).end, ==, 10);
  g_assert_cmpuint (marks->before->len, ==, 1);
  g_assert_cmpint (g_array_index (marks->before, PndSpan, 0).start, ==, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reading/paragraphs", test_paragraphs);
  g_test_add_func ("/reading/random", test_random);
  g_test_add ("/reading/share", Fixture, NULL, fixture_set_up, test_share, fixture_tear_down);
  g_test_add ("/reading/versions", Fixture, NULL, fixture_set_up, test_versions,
              fixture_tear_down);

  return g_test_run ();
}
