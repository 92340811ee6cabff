/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/annotation.h"
#include "app/model/memo.h"
#include "app/model/row-list.h"

#include "tests/core/model-fixture.h"

static PndDocument *
get_document (Fixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  PndDocument *document = pnd_row_get (fixture->project, PND_TYPE_DOCUMENT, id, &error);

  g_assert_no_error (error);
  return document;
}

/* does the file, as it lies on the disk, hold these bytes anywhere */
static gboolean
file_holds (Fixture *fixture, const char *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  gsize n_bytes;

  g_file_get_contents (fixture->path, &contents, &n_bytes, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i + strlen (bytes) <= n_bytes; i++)
    if (memcmp (contents + i, bytes, strlen (bytes)) == 0)
      return TRUE;
  return FALSE;
}

/* who is expected is no coder before the first edit; one that fails admits nobody by halves */
static void
test_expect (Fixture *fixture, gconstpointer data)
{
  PndProject *project = fixture->project;
  g_autoptr (GError) error = NULL;
  gint64 ani = pnd_project_get_coder (project);
  gint64 budi;

  g_assert_true (pnd_coder_expect (project, " Budi ", &error));
  g_assert_cmpint (pnd_project_get_coder (project), ==, 0);
  g_assert_cmpstr (pnd_project_get_expected (project), ==, "Budi");
  g_assert_cmpint (pnd_coder_find (project, "Budi"), ==, 0);
  g_assert_null (pnd_project_get_undo_label (project));
  g_assert_true (pnd_project_begin_edit (project, "Nothing", &error));
  budi = pnd_coder_find (project, "Budi");
  g_assert_cmpint (budi, !=, 0);
  g_assert_cmpint (pnd_project_get_coder (project), ==, budi);
  g_assert_null (pnd_project_get_expected (project));
  pnd_project_abandon_edit (project);
  g_assert_cmpint (pnd_coder_find (project, "Budi"), ==, budi);

  g_assert_true (pnd_coder_expect (project, "Ani", &error));
  g_assert_cmpint (pnd_project_get_coder (project), ==, ani);
  g_assert_true (pnd_coder_expect (project, "Citra", &error));
  g_assert_cmpint (pnd_coder_act_as (project, "Budi", &error), ==, budi);
  g_assert_null (pnd_project_get_expected (project));
  g_assert_false (pnd_coder_expect (project, " ", &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  g_assert_cmpint (pnd_project_get_coder (project), ==, budi);
  g_assert_cmpint (pnd_coder_find (project, "Citra"), ==, 0);
}

static int
count_named (PndProject *project, const char *name)
{
  return (int) pnd_database_query_int (pnd_project_get_database (project), NULL,
                                       "SELECT count (*) FROM main.coders WHERE name = ?", 0, NULL,
                                       "s", name);
}

/* who is expected comes in once, by whatever way, and nobody by another's */
static void
test_expect_once (Fixture *fixture, gconstpointer data)
{
  PndProject *project = fixture->project;
  g_autoptr (GError) error = NULL;
  g_autoptr (PndCoder) ani
    = pnd_row_get (project, PND_TYPE_CODER, pnd_project_get_coder (project), NULL);
  gint64 budi, dewi;

  g_assert_true (pnd_coder_expect (project, "Budi", &error));
  budi = pnd_coder_act_as (project, "Budi", &error);
  g_assert_cmpint (count_named (project, "Budi"), ==, 1);
  g_assert_cmpint (pnd_project_get_coder (project), ==, budi);

  g_assert_true (pnd_coder_expect (project, "Citra", &error));
  dewi = pnd_coder_act_as (project, "Dewi", &error);
  g_assert_cmpint (count_named (project, "Citra"), ==, 0);
  g_assert_cmpint (pnd_project_get_coder (project), ==, dewi);
  g_assert_null (pnd_project_get_expected (project));

  g_assert_true (pnd_coder_expect (project, "Eka", &error));
  g_assert_cmpint (pnd_coder_add (project, "Eka", &error), ==, pnd_project_get_coder (project));
  g_assert_cmpint (count_named (project, "Eka"), ==, 1);

  g_assert_true (pnd_coder_expect (project, "Ani S.", &error));
  g_assert_true (pnd_coder_rename (ani, "Ani S.", &error));
  g_assert_cmpint (count_named (project, "Ani S."), ==, 1);
  g_assert_cmpint (pnd_project_get_coder (project), ==, pnd_row_get_id (PND_ROW (ani)));
  g_assert_null (pnd_project_get_expected (project));
}

/* a veil is lifted by nobody who is not in the history then */
static void
test_expect_blind (Fixture *fixture, gconstpointer data)
{
  PndProject *project = fixture->project;
  g_autoptr (GError) error = NULL;
  g_autoptr (PndCoder) ani
    = pnd_row_get (project, PND_TYPE_CODER, pnd_project_get_coder (project), NULL);

  g_assert_true (pnd_coder_set_blind (ani, TRUE, &error));
  g_assert_true (pnd_coder_expect (project, "Budi", &error));
  g_assert_cmpint (count_named (project, "Budi"), ==, 1);
  g_assert_cmpint (pnd_project_get_coder (project), ==, pnd_coder_find (project, "Budi"));
  g_assert_null (pnd_project_get_expected (project));
}

static void
test_coders (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 ani = pnd_project_get_coder (fixture->project);
  gint64 budi = pnd_coder_act_as (fixture->project, "  Budi ", &error);
  g_autoptr (PndCoder) coder = pnd_row_get (fixture->project, PND_TYPE_CODER, budi, NULL);

  g_assert_no_error (error);
  g_assert_cmpint (pnd_project_get_coder (fixture->project), ==, budi);
  g_assert_cmpstr (pnd_coder_get_name (coder), ==, "Budi");
  g_assert_cmpstr (pnd_coder_get_role (coder), ==, "second-coder");
  g_assert_cmpint (pnd_coder_act_as (fixture->project, "Ani", &error), ==, ani);
  g_assert_null (pnd_project_get_undo_label (fixture->project));
  g_assert_cmpint (pnd_coder_act_as (fixture->project, " \n", &error), ==, 0);
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpint (pnd_project_get_coder (fixture->project), ==, ani);

  g_assert_false (pnd_coder_rename (coder, "Ani", &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (pnd_coder_rename (coder, "Budi S.", &error));
  g_assert_cmpint (pnd_coder_find (fixture->project, "Budi S."), ==, budi);
  g_assert_true (pnd_coder_set_role (coder, "supervisor", &error));
  g_assert_cmpstr (pnd_coder_get_role (coder), ==, "supervisor");
  undo (fixture);
  g_assert_cmpstr (pnd_coder_get_role (coder), ==, "second-coder");
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  const struct
  {
    const char *name;
    const char *expected;
  } cases[] = {
    { "report.txt", "report.txt" },     { "report.txt", "report 2.txt" },
    { "report.txt", "report 3.txt" },   { "report 2.txt", "report 2 2.txt" },
    { ".hidden", ".hidden" },           { ".hidden", ".hidden 2" },
    { "Pak Dr. Ahmad", "Pak Dr. Ahmad" }, { "Pak Dr. Ahmad", "Pak Dr. Ahmad 2" },
    { "notes\n", "notes" },             { "notes", "notes 2" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PndDocument) document
          = get_document (fixture, add_document (fixture, cases[i].name, "text"));

      g_assert_cmpstr (pnd_document_get_name (document), ==, cases[i].expected);
    }
}

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PndDocument) document
      = get_document (fixture, add_document (fixture, "a.txt", "text"));
  g_autoptr (GError) error = NULL;

  add_document (fixture, "b.txt", "text");
  g_assert_false (pnd_document_rename (document, "b.txt", &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (pnd_document_rename (document, "  ", &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (pnd_document_rename (document, "c.txt", &error));
  g_assert_cmpint (pnd_document_find (fixture->project, "c.txt", &error), ==, 1);
  g_assert_cmpint (
      pnd_document_find (fixture->project, pnd_row_get_guid (PND_ROW (document)), &error), ==, 1);
  g_assert_no_error (error);
  g_assert_cmpint (pnd_document_find (fixture->project, "a.txt", &error), ==, 0);
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "a.txt"));
}

static void
test_text_and_original (Fixture *fixture, gconstpointer data)
{
  const char *utf8 = "Kota ramah é 한국 😀\nDua\n";
  g_autoptr (PndDocumentText) text = pnd_document_text_new_take (g_strdup (utf8), strlen (utf8));
  g_autoptr (GBytes) original = g_bytes_new_static ("\x00\xff raw", 6);
  g_autoptr (GBytes) read_back = NULL;
  g_autoptr (PndDocumentText) loaded = NULL;
  g_autoptr (PndDocument) document = NULL;
  g_autoptr (PndDocument) typed = NULL;
  g_autoptr (GError) error = NULL;

  document = get_document (
      fixture, pnd_document_add (fixture->project, "a.txt", text, original, "UTF-16LE", "id",
                                 PND_SOURCE_TYPE_NEWS, &error));
  loaded = pnd_document_load_text (document, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pnd_document_text_get_utf8 (loaded, NULL), ==, utf8);
  g_assert_cmpint (pnd_document_get_characters (document), ==, 22);
  g_assert_cmpstr (pnd_document_get_text_hash (document), ==, pnd_document_text_get_hash (loaded));
  g_assert_cmpstr (pnd_document_get_encoding (document), ==, "UTF-16LE");
  g_assert_cmpstr (pnd_document_get_language (document), ==, "id");
  g_assert_cmpint (pnd_document_get_source_type (document), ==, PND_SOURCE_TYPE_NEWS);
  g_assert_cmpint (pnd_document_get_holder (document), ==, PND_HOLDER_UNRATED);
  read_back = pnd_document_load_original (document, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (read_back, original));

  /* the same text is kept once; a typed one has no original */
  typed = get_document (fixture, add_document (fixture, "typed", utf8));
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM texts"), ==, 1);
  g_assert_null (pnd_document_load_original (typed, &error));
  g_assert_no_error (error);
}

/* the length that SQLite counts is the one that positions are checked against */
static void
test_empty_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PndDocumentText) text = pnd_document_text_new_take (g_strdup (""), 0);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (pnd_document_add (fixture->project, "a.txt", text, NULL, NULL, NULL,
                                     PND_SOURCE_TYPE_NONE, &error),
                   ==, 0);
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "a.txt"));
  add_document (fixture, "b.txt", "é한😀");
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM texts WHERE characters = length (text)"), ==,
                   1);
}

static void
test_setters_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PndDocument) document
      = get_document (fixture, add_document (fixture, "a.txt", "text"));
  g_autoptr (GError) error = NULL;

  g_assert_true (pnd_document_set_holder (document, PND_HOLDER_OWN_REGION, &error));
  g_assert_true (pnd_document_set_source_type (document, PND_SOURCE_TYPE_SECONDARY, &error));
  g_assert_true (pnd_document_set_language (document, "id", &error));
  g_assert_true (pnd_document_set_notes (document, "from the archive", &error));
  g_assert_no_error (error);
  g_assert_cmpint (pnd_document_get_holder (document), ==, PND_HOLDER_OWN_REGION);
  g_assert_cmpstr (pnd_document_get_notes (document), ==, "from the archive");

  /* what changes nothing is no step to undo */
  g_assert_true (pnd_document_set_language (document, "id", &error));
  g_assert_true (pnd_document_set_holder (document, PND_HOLDER_OWN_REGION, &error));
  g_assert_cmpstr (pnd_project_get_undo_label (fixture->project), ==, "Edit notes of document");
  for (int i = 0; i < 4; i++)
    undo (fixture);
  g_assert_cmpint (pnd_document_get_holder (document), ==, PND_HOLDER_UNRATED);
  g_assert_cmpint (pnd_document_get_source_type (document), ==, PND_SOURCE_TYPE_INTERVIEW);
  g_assert_null (pnd_document_get_language (document));
  g_assert_cmpstr (pnd_project_get_undo_label (fixture->project), ==, "Add document");
}

static void
test_trash (Fixture *fixture, gconstpointer data)
{
  gint64 id = add_document (fixture, "a.txt", "a secret of the informant");
  gint64 kept = add_document (fixture, "b.txt", "a text that stays");
  gint64 code = add_code (fixture, 0, "ECO", PND_CODE_KIND_MOTIVE);
  gint64 coding = add_coding (fixture, id, 0, 5, code);
  gint64 stays = add_coding (fixture, kept, 0, 5, code);
  g_autoptr (PndDocument) document = get_document (fixture, id);
  g_autoptr (GError) error = NULL;

  pnd_coding_set_memo (fixture->project, coding, "hush-hush", &error);
  pnd_memo_add (fixture->project, id, 0, "whisper", "quietly", &error);
  pnd_annotation_add (fixture->project, id, PND_SPAN (2, 8), "murmured", &error);
  g_assert_true (pnd_document_trash (document, &error));
  g_assert_no_error (error);
  g_assert_true (pnd_document_get_trashed (document));
  g_assert_cmpint (pnd_coding_count_unfinished (fixture->project), ==, 1);
  undo (fixture);
  g_assert_false (pnd_document_get_trashed (document));
  g_assert_cmpint (pnd_coding_count_unfinished (fixture->project), ==, 2);
  redo (fixture);
  g_assert_true (pnd_document_restore (document, &error));
  g_assert_true (pnd_document_trash (document, &error));

  g_assert_true (pnd_document_empty_trash (fixture->project, &error));
  g_assert_no_error (error);
  g_assert_true (pnd_row_get_deleted (PND_ROW (document)));
  g_assert_cmpint (ask (fixture, "SELECT id FROM codings"), ==, stays);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM deleted"), ==, 4);
  g_assert_null (pnd_project_get_undo_label (fixture->project));
  g_assert_true (pnd_document_empty_trash (fixture->project, &error));

  pnd_project_close (fixture->project, &error);
  g_assert_no_error (error);
  g_assert_true (file_holds (fixture, "a text that stays"));
  g_assert_false (file_holds (fixture, "secret of the"));
  g_assert_false (file_holds (fixture, "hush-hush"));
  g_assert_false (file_holds (fixture, "quietly"));
  g_assert_false (file_holds (fixture, "murmured"));
}

static void
test_replace_text (Fixture *fixture, gconstpointer data)
{
  gint64 id = add_document (fixture, "a.txt", "cafÃ©");
  gint64 code = add_code (fixture, 0, "ECO", PND_CODE_KIND_MOTIVE);
  g_autoptr (PndDocument) document = get_document (fixture, id);
  g_autoptr (PndDocumentText) text = pnd_document_text_new_take (g_strdup ("café"), 5);
  g_autoptr (PndDocumentText) loaded = NULL;
  g_autoptr (GError) error = NULL;
  gint64 coding = add_coding (fixture, id, 0, 2, code);

  g_assert_false (pnd_document_replace_text (document, text, "UTF-8", &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  pnd_coding_remove (fixture->project, coding, &error);
  g_assert_true (pnd_document_replace_text (document, text, "UTF-8", &error));
  g_assert_no_error (error);
  loaded = pnd_document_load_text (document, &error);
  g_assert_cmpstr (pnd_document_text_get_utf8 (loaded, NULL), ==, "café");
  g_assert_cmpint (pnd_document_get_characters (document), ==, 4);
  undo (fixture);
  g_assert_cmpint (pnd_document_get_characters (document), ==, 5);
}

static void
count_notify_cb (GObject *object, GParamSpec *pspec, int *count)
{
  (*count)++;
}

static void
test_coded_share (Fixture *fixture, gconstpointer data)
{
  gint64 id = add_document (fixture, "a.txt", "0123456789");
  gint64 other = add_document (fixture, "b.txt", "0123456789");
  gint64 code = add_code (fixture, 0, "ECO", PND_CODE_KIND_MOTIVE);
  gint64 second = add_code (fixture, 0, "CUL", PND_CODE_KIND_MOTIVE);
  g_autoptr (PndDocument) document = get_document (fixture, id);
  int n_notified = 0;
  gint64 coding;

  g_assert_cmpfloat (pnd_document_get_coded_share (document), ==, 0.0);
  g_signal_connect (document, "notify::coded-share", G_CALLBACK (count_notify_cb), &n_notified);
  coding = add_coding (fixture, id, 0, 4, code);
  g_assert_cmpfloat (pnd_document_get_coded_share (document), ==, 0.4);
  add_coding (fixture, id, 2, 6, second);
  g_assert_cmpfloat (pnd_document_get_coded_share (document), ==, 0.6);
  g_assert_cmpint (n_notified, ==, 2);
  add_coding (fixture, other, 0, 10, code);
  g_assert_cmpint (n_notified, ==, 2);
  pnd_coding_set_span (fixture->project, coding, PND_SPAN (0, 1), NULL);
  g_assert_cmpfloat (pnd_document_get_coded_share (document), ==, 0.5);
  undo (fixture);
  undo (fixture);
  undo (fixture);
  g_assert_cmpfloat (pnd_document_get_coded_share (document), ==, 0.4);
}

static void
test_memos (Fixture *fixture, gconstpointer data)
{
  gint64 id = add_document (fixture, "a.txt", "0123456789");
  gint64 code = add_code (fixture, 0, "ECO", PND_CODE_KIND_MOTIVE);
  g_autoptr (GError) error = NULL;
  g_autoptr (PndMemo) memo = pnd_row_get (
      fixture->project, PND_TYPE_MEMO,
      pnd_memo_add (fixture->project, 0, code, "Why", "Because", &error), &error);
  g_autoptr (PndMemo) entry = pnd_row_get (
      fixture->project, PND_TYPE_MEMO,
      pnd_memo_add_journal (fixture->project, "2026-02-28", "Day", "unspeakable", &error), &error);

  g_assert_no_error (error);
  g_assert_false (pnd_memo_is_journal (memo));
  g_assert_cmpint (pnd_memo_get_code (memo), ==, code);
  g_assert_cmpint (pnd_memo_get_document (memo), ==, 0);
  g_assert_true (pnd_memo_is_journal (entry));
  g_assert_cmpstr (pnd_memo_get_date (entry), ==, "2026-02-28");
  g_assert_cmpint (pnd_memo_add_journal (fixture->project, "2026-02-29", NULL, NULL, &error), ==,
                   0);
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpint (pnd_memo_add (fixture->project, id, 0, NULL, NULL, &error), >, 0);

  g_assert_true (pnd_memo_set_text (memo, "Why not", "Because", &error));
  g_assert_cmpstr (pnd_memo_get_title (memo), ==, "Why not");
  g_assert_true (pnd_memo_remove (memo, &error));
  g_assert_true (pnd_row_get_deleted (PND_ROW (memo)));
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM deleted WHERE kind = 'memo'"), ==, 1);
  undo (fixture);
  g_assert_false (pnd_row_get_deleted (PND_ROW (memo)));
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM deleted"), ==, 0);

  g_assert_true (pnd_memo_forget (entry, &error));
  g_assert_no_error (error);
  pnd_project_close (fixture->project, &error);
  g_assert_false (file_holds (fixture, "unspeakable"));
  g_assert_true (file_holds (fixture, "Because"));
}

static void
test_annotations (Fixture *fixture, gconstpointer data)
{
  gint64 document = add_document (fixture, "a.txt", "0123456789");
  g_autoptr (GError) error = NULL;
  gint64 id
      = pnd_annotation_add (fixture->project, document, PND_SPAN (2, 5), "odd", &error);
  g_autoptr (PndAnnotation) note = pnd_row_get (fixture->project, PND_TYPE_ANNOTATION, id, &error);

  g_assert_no_error (error);
  g_assert_cmpint (pnd_annotation_get_span (note).end, ==, 5);
  g_assert_cmpint (pnd_annotation_add (fixture->project, document, PND_SPAN (8, 11), "x", &error),
                   ==, 0);
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpint (pnd_annotation_add (fixture->project, document, PND_SPAN (8, 9), " ", &error),
                   ==, 0);
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  g_clear_error (&error);

  g_assert_true (pnd_annotation_set_text (fixture->project, id, "even", &error));
  g_assert_true (pnd_annotation_set_span (fixture->project, id, PND_SPAN (0, 10), &error));
  g_assert_cmpstr (pnd_annotation_get_text (note), ==, "even");
  g_assert_cmpint (pnd_annotation_get_span (note).end, ==, 10);
  g_assert_true (pnd_annotation_remove (fixture->project, id, &error));
  g_assert_no_error (error);
  g_assert_true (pnd_row_get_deleted (PND_ROW (note)));
  g_assert_false (pnd_annotation_remove (fixture->project, id, &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND);
  for (int i = 0; i < 3; i++)
    undo (fixture);
  g_assert_cmpstr (pnd_annotation_get_text (note), ==, "odd");
}

/* every wrong byte in a file that came by e-mail is a sentence, never a crash */
static void
test_damaged_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PndDocument) document
      = get_document (fixture, add_document (fixture, "a.txt", "text"));
  g_autoptr (GError) error = NULL;

  pnd_database_exec (pnd_project_get_database (fixture->project), "Damaging",
                     "UPDATE texts SET text = CAST (x'61ff62' AS TEXT)", &error);
  g_assert_no_error (error);
  g_assert_null (pnd_document_load_text (document, &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "a.txt"));
}

static void
add_test (const char *name, void (*func) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, fixture_set_up, func, fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/coders/act", test_coders);
  add_test ("/coders/expect", test_expect);
  add_test ("/coders/expect-once", test_expect_once);
  add_test ("/coders/expect-blind", test_expect_blind);
  add_test ("/documents/names", test_names);
  add_test ("/documents/rename", test_rename);
  add_test ("/documents/text-and-original", test_text_and_original);
  add_test ("/documents/empty-text", test_empty_text);
  add_test ("/documents/setters-undo", test_setters_undo);
  add_test ("/documents/trash", test_trash);
  add_test ("/documents/replace-text", test_replace_text);
  add_test ("/documents/coded-share", test_coded_share);
  add_test ("/documents/damaged-text", test_damaged_text);
  add_test ("/memos/all", test_memos);
  add_test ("/annotations/all", test_annotations);
  return g_test_run ();
}
