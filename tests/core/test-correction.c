/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text is corrected after coding: what has a place goes along, what loses it waits, and undo
 * brings everything back. */

#include "app/model/annotation.h"
#include "app/model/cases/reading.h"
#include "app/model/documents/correction.h"
#include "app/store/history.h"

#include "tests/core/model-fixture.h"

#define TEXT "Kami mencari wisatwan.\nBudaya kami lain.\nTidak ada yang lain lagi.\n"

static PndCorrection
correct (Fixture *fixture, gint64 document, const char *utf8)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndDocument) row = pnd_row_get (fixture->project, PND_TYPE_DOCUMENT, document, &error);
  g_autoptr (PndDocumentText) text = pnd_document_text_new_take (g_strdup (utf8), strlen (utf8));
  PndCorrection correction;

  g_assert_no_error (error);
  g_assert_true (pnd_document_correct (row, text, &correction, &error));
  g_assert_no_error (error);
  return correction;
}

static char *
get_quote (Fixture *fixture, gint64 coding)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT substr (t.text, span_start + 1, span_end - span_start) FROM codings c"
    " JOIN documents d ON d.id = c.document JOIN texts t ON t.hash = d.text_hash"
    " WHERE c.id = %d", (int) coding);
  g_autoptr (PndStatement) row = pnd_database_query (
    pnd_project_get_database (fixture->project), sql, sql, NULL, "");

  return pnd_statement_next (row, NULL) ? g_strdup (pnd_statement_get_text (row, 0, NULL)) : NULL;
}

static void
assert_quote (Fixture *fixture, gint64 coding, const char *expected)
{
  g_autofree char *quote = get_quote (fixture, coding);

  g_assert_cmpstr (quote, ==, expected);
}

static void
test_carry (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 document = add_document (fixture, "a.txt", TEXT);
  gint64 eco = add_code (fixture, 0, "ECO", PND_CODE_KIND_MOTIVE);
  gint64 slip = add_coding (fixture, document, 13, 21, eco);
  gint64 gone = add_coding (fixture, document, 23, 39, eco);
  gint64 last = add_coding (fixture, document, 41, 50, eco);
  gint64 n_rows;
  PndCorrection correction;
  g_autoptr (PndQuarantined) waiting = NULL;

  pnd_annotation_add (fixture->project, document, PND_SPAN (24, 30), "benarkah?", &error);
  g_assert_no_error (error);
  correction = correct (fixture, document,
                        "Kami mencari wisatawan.\nTidak ada yang lain lagi.\n");
  g_assert_cmpint (correction.n_lost, ==, 2);
  g_assert_cmpint (correction.n_moved, ==, 2);
  assert_quote (fixture, slip, "wisatawan");
  assert_quote (fixture, last, "Tidak ada");
  assert_quote (fixture, gone, NULL);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM quarantine"), ==, 2);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM deleted"), ==, 0);

  waiting = pnd_row_get (fixture->project, PND_TYPE_QUARANTINED,
                         ask (fixture, "SELECT id FROM quarantine WHERE code IS NOT NULL"), &error);
  g_assert_cmpstr (pnd_quarantined_get_quote (waiting), ==, "Budaya kami lain");
  g_assert_cmpint (pnd_quarantined_get_position (waiting), ==, 24);
  g_assert_true (pnd_history_verify (fixture->project, &n_rows, &error));
  g_assert_no_error (error);

  undo (fixture);
  assert_quote (fixture, gone, "Budaya kami lain");
  assert_quote (fixture, slip, "wisatwan");
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM quarantine"), ==, 0);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM annotations"), ==, 1);
  redo (fixture);
  assert_quote (fixture, slip, "wisatawan");
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM quarantine"), ==, 2);
}

static void
test_place_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 document = add_document (fixture, "a.txt", TEXT);
  gint64 eco = add_code (fixture, 0, "ECO", PND_CODE_KIND_MOTIVE);
  gint64 gone = add_coding (fixture, document, 23, 39, eco);
  gint64 waiting, placed;
  g_autofree char *guid = NULL;

  pnd_coding_set_memo (fixture->project, gone, "ingat", &error);
  {
    g_autoptr (PndRow) row = pnd_row_get (fixture->project, PND_TYPE_CODING, gone, NULL);

    guid = g_strdup (pnd_row_get_guid (row));
  }
  correct (fixture, document, "Kami mencari wisatwan.\nTidak ada yang lain lagi.\n");
  waiting = ask (fixture, "SELECT id FROM quarantine");
  g_assert_cmpint (pnd_quarantined_place (fixture->project, waiting, PND_SPAN (0, 999), &error),
                   ==, 0);
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  placed = pnd_quarantined_place (fixture->project, waiting, PND_SPAN (0, 4), &error);
  g_assert_no_error (error);
  assert_quote (fixture, placed, "Kami");
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM codings WHERE memo = 'ingat'"), ==, 1);
  {
    g_autoptr (PndRow) row = pnd_row_get (fixture->project, PND_TYPE_CODING, placed, NULL);

    g_assert_cmpstr (pnd_row_get_guid (row), ==, guid);
  }
  undo (fixture);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM quarantine"), ==, 1);
  /* a code is deleted with what waits under it */
  {
    g_autoptr (PndCode) code = pnd_row_get (fixture->project, PND_TYPE_CODE, eco, NULL);

    g_assert_true (pnd_code_delete (code, NULL, &error));
  }
  g_assert_no_error (error);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM quarantine"), ==, 0);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM deleted WHERE kind = 'coding'"), ==, 1);
  undo (fixture);
  g_assert_true (pnd_quarantined_remove (fixture->project, waiting, &error));
  g_assert_no_error (error);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM quarantine"), ==, 0);
}

static void
test_refuse (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 document = add_document (fixture, "a.txt", TEXT);
  g_autoptr (PndDocument) row = pnd_row_get (fixture->project, PND_TYPE_DOCUMENT, document, NULL);
  g_autoptr (PndDocumentText) empty = pnd_document_text_new_take (g_strdup (""), 0);
  const char *label = pnd_project_get_undo_label (fixture->project);

  g_assert_false (pnd_document_correct (row, empty, NULL, &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpint (correct (fixture, document, TEXT).n_edits, ==, 0);
  g_assert_cmpstr (pnd_project_get_undo_label (fixture->project), ==, label);
}

static void
test_structure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndDocumentText) text = pnd_document_text_new_take (g_strdup (TEXT), strlen (TEXT));
  g_autoptr (PndStructure) structure = pnd_structure_parse (
    "page 0 23 0 1\nheading 23 40 1\npage 23 41 0 2\npage 41 67 0 3\nbold 41 46 0\n", 67, &error);
  g_autoptr (PndDocument) row = NULL;
  g_autoptr (PndStructure) carried = NULL;
  g_autofree char *lines = NULL;
  gint64 document;

  g_assert_no_error (error);
  document = pnd_document_add_draft (fixture->project,
                                     &(PndDocumentDraft){ .name = "a.pdf", .text = text,
                                                          .structure = structure },
                                     &error);
  g_assert_no_error (error);
  correct (fixture, document, "Kami mencari wisatawan.\nTidak ada yang lain lagi.\n");
  row = pnd_row_get (fixture->project, PND_TYPE_DOCUMENT, document, NULL);
  carried = pnd_document_load_structure (row, &error);
  g_assert_no_error (error);
  lines = pnd_structure_to_lines (carried);
  g_assert_cmpstr (lines, ==, "page 0 24 0 1\npage 24 24 0 2\npage 24 50 0 3\nbold 24 29 0\n");
}

/* the text of what is marked as read now, a passage a line */
static char *
get_read (Fixture *fixture, gint64 document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndDocument) row = pnd_row_get (fixture->project, PND_TYPE_DOCUMENT, document, &error);
  g_autoptr (PndDocumentText) text = pnd_document_load_text (row, &error);
  g_autoptr (GArray) spans = pnd_reading_load (pnd_project_get_database (fixture->project),
                                               document, 0, FALSE, &error);
  GString *read = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < spans->len; i++)
    {
      g_autofree char *slice
        = pnd_document_text_get_slice (text, g_array_index (spans, PndReadSpan, i).span);

      g_string_append (read, slice);
      if (!g_str_has_suffix (slice, "\n"))
        g_string_append_c (read, '\n');
    }
  return g_string_free (read, FALSE);
}

static void
assert_read (Fixture *fixture, gint64 document, const char *expected)
{
  g_autofree char *read = get_read (fixture, document);

  g_assert_cmpstr (read, ==, expected);
}

static void
test_reading (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 document = add_document (fixture, "a.txt", TEXT);
  gint64 n_rows;

  g_assert_true (pnd_reading_mark (fixture->project, document, PND_SPAN (0, 66), TRUE, &error));
  /* one letter more, and the first paragraph has not been read as it is */
  correct (fixture, document,
           "Kami mencari wisatawan.\nBudaya kami lain.\nTidak ada yang lain lagi.\n");
  assert_read (fixture, document, "Budaya kami lain.\nTidak ada yang lain lagi.\n");
  /* what came is unread, what stayed moves along */
  correct (fixture, document, "Kami mencari wisatawan.\nBaru.\nBudaya kami lain.\nBaru juga.\n"
                              "Tidak ada yang lain lagi.\n");
  assert_read (fixture, document, "Budaya kami lain.\nTidak ada yang lain lagi.\n");
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM reading"), ==, 2);
  /* two paragraphs that became one are neither of them */
  correct (fixture, document, "Kami mencari wisatawan.\nBaru.\nBudaya kami lain. Baru juga.\n"
                              "Tidak ada yang lain lagi.\n");
  assert_read (fixture, document, "Tidak ada yang lain lagi.\n");
  g_assert_true (pnd_history_verify (fixture->project, &n_rows, &error));
  g_assert_no_error (error);
  undo (fixture);
  undo (fixture);
  undo (fixture);
  assert_read (fixture, document, TEXT);
  redo (fixture);
  assert_read (fixture, document, "Budaya kami lain.\nTidak ada yang lain lagi.\n");
}

/* whether no line was ever like this one; takes note of it */
static gboolean
is_new (GHashTable *seen, const char *line)
{
  return g_hash_table_add (seen, g_strdup (line));
}

/* lines of which no two are ever alike, so that whether one stayed can be told from its words
 * @seen: all lines that there were */
static void
edit_lines (GPtrArray *lines, GHashTable *seen, int step)
{
  guint at = (guint) g_test_rand_int_range (0, (gint32) lines->len);
  char *line = lines->pdata[at];
  g_autofree char *half = g_strndup (line, strlen (line) / 2);

  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
      lines->pdata[at] = g_strdup_printf ("%s, diubah %d", line, step);
      g_free (line);
      break;
    case 1:
      g_ptr_array_insert (lines, (gint) at, g_strdup_printf ("baris baru %d", step));
      break;
    case 2:
      if (lines->len > 1)
        g_ptr_array_remove_index (lines, at);
      break;
    case 3:
      if (at + 1 < lines->len)
        {
          lines->pdata[at] = g_strdup_printf ("%s %s", line, (char *) lines->pdata[at + 1]);
          g_free (line);
          g_ptr_array_remove_index (lines, at + 1);
        }
      break;
    default:
      if (!is_new (seen, half))
        break;
      lines->pdata[at] = g_steal_pointer (&half);
      g_ptr_array_insert (lines, (gint) at + 1,
                          g_strdup_printf ("%s bagian %d", line + strlen (line) / 2, step));
      g_free (line);
    }
}

static char *
join_lines (GPtrArray *lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s\n", (char *) lines->pdata[i]);
  return g_string_free (text, FALSE);
}

/* a line is read after a correction if, and only if, it was there and read before */
static void
test_reading_walk (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *first = NULL;
  gint64 document;

  for (int i = 0; i < 40; i++)
    g_ptr_array_add (lines, g_strdup_printf ("paragraf %d nomor %d kata", i * 7, i));
  first = join_lines (lines);
  document = add_document (fixture, "a.txt", first);
  for (int step = 0; step < 60; step++)
    {
      g_autofree char *read = NULL;
      g_autofree char *now = NULL;
      g_autofree char *after = NULL;
      g_autofree char *again = NULL;
      g_autofree char *before = join_lines (lines);
      g_auto (GStrv) whole = g_strsplit (before, "\n", -1);
      g_auto (GStrv) old = NULL;
      g_auto (GStrv) new = NULL;
      int length = (int) ask (fixture, "SELECT characters FROM texts t JOIN documents d"
                                       " ON d.text_hash = t.hash");
      int from = g_test_rand_int_range (0, length - 1);

      pnd_reading_mark (fixture->project, document,
                        PND_SPAN (from, from + g_test_rand_int_range (1, 200)), TRUE, &error);
      g_assert_no_error (error);
      read = get_read (fixture, document);
      old = g_strsplit (read, "\n", -1);
      for (int i = g_test_rand_int_range (1, 4); i > 0; i--)
        edit_lines (lines, seen, step * 10 + i);
      now = join_lines (lines);
      /* what was put in and taken away again is no correction */
      if (correct (fixture, document, now).n_edits == 0)
        continue;
      new = g_strsplit (now, "\n", -1);
      after = get_read (fixture, document);
      /* every line that stayed whole and was read whole is read; where a mark ends within a line,
       * the rest of it may be cut off just there, and then the line did not stay */
      for (char **line = new; *line != NULL; line++)
        if (**line != '\0' && g_strv_contains ((const char *const *) whole, *line)
            && g_strv_contains ((const char *const *) old, *line))
          g_assert_nonnull (strstr (after, *line));
      /* and nothing is that was not */
      {
        g_auto (GStrv) marked = g_strsplit (after, "\n", -1);

        for (char **line = marked; *line != NULL; line++)
          g_assert_true (**line == '\0' || strstr (read, *line) != NULL);
      }
      undo (fixture);
      again = get_read (fixture, document);
      g_assert_cmpstr (again, ==, read);
      redo (fixture);
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/correction/carry", test_carry);
  ADD ("/correction/place-again", test_place_again);
  ADD ("/correction/refuse", test_refuse);
  ADD ("/correction/structure", test_structure);
  ADD ("/correction/reading", test_reading);
  ADD ("/correction/reading-walk", test_reading_walk);

  return g_test_run ();
}
