/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Merging rows that hang in each other: codes moved, codings recoded, states of reviews, names. */

#include "app/model/documents/correction.h"
#include "app/model/review/remark.h"
#include "app/store/file/second-copy.h"
#include "tests/core/merge-fixture.h"

static void
move (Fixture *side, gint64 code, gint64 parent)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndCode) row = pnd_row_get (side->project, PND_TYPE_CODE, code, &error);

  pnd_code_move (row, parent, 0, NULL, &error);
  g_assert_no_error (error);
}

/* a code moved under one that is new hangs there afterwards, though the new one comes after it */
static void
test_moved_under_new (Pair *self, gconstpointer data)
{
  gint64 group = add_code (&self->b, 0, "GROUP", PND_CODE_KIND_OTHER);

  move (&self->b, self->code, group);
  merge_in (&self->a, &self->b, PND_MERGE_OPEN);
  g_assert_cmpint (ask (&self->a, "SELECT count (*) FROM codes c JOIN codes p ON p.id = c.parent"
                                  " WHERE c.abbreviation = 'ECO' AND p.abbreviation = 'GROUP'"),
                   ==, 1);
}

/* theirs gave a passage a code that ours deleted and keeps deleted: the passage keeps its own */
static void
test_recoded_to_deleted (Pair *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndCode) code = pnd_row_get (self->a.project, PND_TYPE_CODE, self->other_code, &error);
  PndMergeCount count;

  pnd_code_delete (code, NULL, &error);
  g_assert_no_error (error);
  pnd_coding_set_code (self->b.project, get_first (&self->b, "codings"), self->other_code, &error);
  g_assert_no_error (error);
  count = merge_in (&self->a, &self->b, PND_MERGE_OURS);
  g_assert_cmpint (count.left_out, >, 0);
  g_assert_cmpint (ask (&self->a, "SELECT count (*) FROM codings k JOIN codes c ON c.id = k.code"
                                  " WHERE abbreviation = 'ECO'"), ==, 1);
}

static void
judge (Fixture *side, gint64 coding, PndReviewState state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndCoding) row = pnd_row_get (side->project, PND_TYPE_CODING, coding, &error);

  g_assert_no_error (error);
  pnd_remark_add (side->project, PND_SUBJECT_CODING, pnd_row_get_guid (PND_ROW (row)), state,
                  "so", &error);
  g_assert_no_error (error);
}

/* a judgement that comes in says nothing of other codings, which were changed after theirs */
static void
test_revised_stays (Pair *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 first = get_first (&self->a, "codings");
  gint64 other = add_coding (&self->a, self->document, 11, 16, self->other_code);

  judge (&self->a, first, PND_STATE_ACCEPTED);
  pnd_coding_set_code (self->a.project, first, self->other_code, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ask (&self->a, "SELECT count (*) FROM codings WHERE review = 'revised'"), ==, 1);
  merge_in (&self->b, &self->a, PND_MERGE_OPEN);
  judge (&self->b, ask (&self->b, "SELECT max (id) FROM codings"), PND_STATE_QUERIED);
  merge_in (&self->a, &self->b, PND_MERGE_OPEN);
  g_assert_cmpint (ask (&self->a, "SELECT count (*) FROM codings WHERE review = 'revised'"), ==, 1);
  g_assert_cmpint (ask (&self->a, "SELECT id FROM codings WHERE review = 'queried'"), ==, other);
}

/* a name that theirs gave and ours has is had once afterwards */
static void
test_renamed_alike (Pair *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndDocument) document
    = pnd_row_get (self->b.project, PND_TYPE_DOCUMENT, self->document, &error);

  add_document (&self->a, "note.txt", "Another text.");
  pnd_document_rename (document, "note.txt", &error);
  g_assert_no_error (error);
  merge_in (&self->a, &self->b, PND_MERGE_OPEN);
  g_assert_cmpint (ask (&self->a, "SELECT count (*) FROM documents WHERE name = 'note.txt'"), ==,
                   1);
  g_assert_cmpint (ask (&self->a, "SELECT count (*) FROM documents WHERE name = 'note 2.txt'"), ==,
                   1);
}

/* a passage that ends before the one it is moved to begins, which halfway would end before it does */
static void
test_passage_moved (Pair *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  pnd_coding_set_span (self->b.project, get_first (&self->b, "codings"), PND_SPAN (50, 60), &error);
  g_assert_no_error (error);
  merge_in (&self->a, &self->b, PND_MERGE_OPEN);
  g_assert_cmpint (ask (&self->a, "SELECT span_start FROM codings"), ==, 50);
  g_assert_cmpint (ask (&self->a, "SELECT span_end FROM codings"), ==, 60);
}

static void
correct (Fixture *side, gint64 id, const char *utf8)
{
  g_autoptr (PndDocumentText) text = pnd_document_text_new_take (g_strdup (utf8), strlen (utf8));
  g_autoptr (GError) error = NULL;
  g_autoptr (PndDocument) document = pnd_row_get (side->project, PND_TYPE_DOCUMENT, id, &error);

  pnd_document_correct (document, text, NULL, &error);
  g_assert_no_error (error);
}

/* two projects at once, the first of which brings texts that the second has as they were */
static void
test_rehearsal_of_two (Pair *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "third.penanda", NULL);
  g_autoptr (PndMerge) merge = NULL;
  g_autoptr (GError) error = NULL;
  gint64 note = add_document (&self->b, "note.txt", "Another text, as it was at first.");

  pnd_project_save_copy (self->b.project, path, PND_COPY_ALL, &error);
  g_assert_no_error (error);
  correct (&self->b, self->document,
           "Now the region wants trade.\nIt wants tourism.\nIt fears the border.\n");
  correct (&self->b, note, "Another text, as it is at last.");
  merge = prepare (&self->a, &self->b, PND_MERGE_OPEN);
  g_assert_true (pnd_merge_add (merge, pnd_project_get_database (self->a.project), path, &error));
  g_assert_true (pnd_merge_rehearse (merge, pnd_project_get_database (self->a.project), NULL, NULL,
                                     &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_remove (path), ==, 0);
}

/* a text that is said to be longer than it is, with a passage where there is nothing */
static void
test_longer_than_it_is (Pair *self, gconstpointer data)
{
  g_autoptr (PndMerge) merge = pnd_merge_new (PND_MERGE_THEIRS);
  g_autoptr (GError) error = NULL;

  pnd_database_exec (pnd_project_get_database (self->b.project), NULL,
                     "UPDATE texts SET characters = 5000000;"
                     "UPDATE codings SET span_end = 4000000", &error);
  g_assert_no_error (error);
  g_assert_false (pnd_merge_add (merge, pnd_project_get_database (self->a.project), self->b.path,
                                 &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_DAMAGED);
}

/* what a second coder made of a copy comes back to where it was copied, though the trash stayed */
static void
test_copy_without_trash (Pair *self, gconstpointer data)
{
  Fixture c = { 0 };
  g_autofree char *path = g_build_filename (self->folder, "third.penanda", NULL);
  g_autoptr (GError) error = NULL;
  gint64 gone = add_document (&self->a, "gone.txt", "Thrown away.");
  g_autoptr (PndDocument) document
    = pnd_row_get (self->a.project, PND_TYPE_DOCUMENT, gone, &error);
  PndSecondCoder second = { pnd_coder_add (self->a.project, "Citra", &error), FALSE };
  PndMerge *merge;

  g_assert_true (pnd_document_trash (document, &error));
  g_assert_true (pnd_project_save_second_copy (self->a.project, path, &second, &error));
  g_assert_no_error (error);
  open_side (&c, self->folder, "third.penanda", "Citra");
  g_assert_cmpint (ask (&c, "SELECT count (*) FROM codings"), ==, 0);
  add_coding (&c, get_first (&c, "documents"), 11, 16, get_first (&c, "codes"));
  merge = prepare (&self->a, &c, PND_MERGE_OPEN);
  g_assert_true (pnd_merge_has_ancestor (merge, 0));
  pnd_merge_free (merge);
  g_assert_cmpint (merge_in (&self->a, &c, PND_MERGE_OPEN).added, ==, 1);
  g_assert_cmpint (ask (&self->a, "SELECT count (*) FROM codings"), ==, 2);
  g_assert_cmpint (ask (&self->a, "SELECT count (*) FROM documents"), ==, 2);
  close_side (&c);
}

/* decided for ours, with nothing else to merge: it is decided all the same, here and there */
static void
test_decided_for_ours (Pair *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndMerge) again = NULL;

  merge_in (&self->a, &self->b, PND_MERGE_OPEN);
  merge_in (&self->b, &self->a, PND_MERGE_OPEN);
  pnd_coding_set_memo (self->a.project, get_first (&self->a, "codings"), "ours", &error);
  pnd_coding_set_memo (self->b.project, get_first (&self->b, "codings"), "theirs", &error);
  g_assert_no_error (error);
  merge_in (&self->a, &self->b, PND_MERGE_OURS);
  again = prepare (&self->a, &self->b, PND_MERGE_OPEN);
  g_assert_true (pnd_merge_run (again, self->a.project, &error));
  g_assert_cmpint (pnd_merge_get_report (again)->conflicts->len, ==, 0);
  merge_in (&self->b, &self->a, PND_MERGE_OPEN);
  g_assert_cmpint (ask (&self->b, "SELECT count (*) FROM codings WHERE memo = 'ours'"), ==, 1);
}

/* kept though the other deleted it: it comes back there */
static void
test_kept_for_ours (Pair *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  pnd_coding_set_memo (self->a.project, get_first (&self->a, "codings"), "worth it", &error);
  pnd_coding_remove (self->b.project, get_first (&self->b, "codings"), &error);
  g_assert_no_error (error);
  merge_in (&self->a, &self->b, PND_MERGE_OURS);
  merge_in (&self->b, &self->a, PND_MERGE_THEIRS);
  g_assert_cmpint (ask (&self->b, "SELECT count (*) FROM codings WHERE memo = 'worth it'"), ==, 1);
}

/* a passage that lost its place on one side alone is not deleted on the other, and has it again */
static void
test_waiting_is_not_deleted (Pair *self, gconstpointer data)
{
  const char *shorter = "The wants trade.\nIt wants tourism.\nIt fears the border.\n";
  const char *longer = "The region wants trade.\nIt wants tourism.\nIt fears the border.\nSo.\n";

  correct (&self->a, self->document, shorter);
  g_assert_cmpint (ask (&self->a, "SELECT count (*) FROM quarantine"), ==, 1);
  correct (&self->b, self->document, longer);
  merge_in (&self->a, &self->b, PND_MERGE_THEIRS);
  merge_in (&self->b, &self->a, PND_MERGE_OPEN);
  g_assert_cmpint (ask (&self->b, "SELECT count (*) FROM codings"), ==, 1);
  g_assert_cmpint (ask (&self->a, "SELECT count (*) FROM codings"), ==, 1);
  g_assert_cmpint (ask (&self->a, "SELECT count (*) FROM quarantine"), ==, 0);
  g_assert_cmpint (ask (&self->a, "SELECT count (*) FROM deleted"), ==, 0);
  g_assert_cmpint (ask (&self->b, "SELECT count (*) FROM deleted"), ==, 0);
}

/* imported on both sides, merged, corrected here and coded further there: still one document */
static void
test_stranger_corrected (Pair *self, gconstpointer data)
{
  Fixture c = { .path = g_build_filename (self->folder, "third.penanda", NULL) };
  g_autoptr (GError) error = NULL;
  gint64 document, code;

  c.project = pnd_project_create (c.path, "en", &error);
  g_assert_no_error (error);
  pnd_coder_act_as (c.project, "Citra", &error);
  document = add_document (&c, "talk.txt",
                           "The region wants trade.\nIt wants tourism.\nIt fears the border.\n");
  code = add_code (&c, 0, "POL", PND_CODE_KIND_MOTIVE);
  add_coding (&c, document, 4, 10, code);
  merge_in (&self->a, &c, PND_MERGE_OPEN);
  correct (&self->a, self->document,
           "Now the region wants trade.\nIt wants tourism.\nIt fears the border.\n");
  add_coding (&c, document, 11, 16, code);
  merge_in (&self->a, &c, PND_MERGE_OURS);
  g_assert_cmpint (ask (&self->a, "SELECT count (*) FROM documents"), ==, 1);
  g_assert_cmpint (ask (&self->a, "SELECT count (*) FROM codings WHERE span_start = 15"), ==, 1);
  close_side (&c);
}

static int
count_open (Pair *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndMerge) merge = prepare (&self->a, &self->b, PND_MERGE_OPEN);

  g_assert_true (pnd_merge_rehearse (merge, pnd_project_get_database (self->a.project), NULL, NULL,
                                     &error));
  g_assert_no_error (error);
  return (int) pnd_merge_get_report (merge)->conflicts->len;
}

static void
remove_there (Pair *self)
{
  g_autoptr (GError) error = NULL;

  pnd_coding_remove (self->b.project, get_first (&self->b, "codings"), &error);
  g_assert_no_error (error);
}

/* a question was asked here about what was deleted there */
static void
test_asked_about (Pair *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 coding = get_first (&self->a, "codings");
  g_autoptr (PndRow) row = pnd_row_get (self->a.project, PND_TYPE_CODING, coding, &error);

  pnd_remark_add (self->a.project, PND_SUBJECT_CODING, pnd_row_get_guid (row), PND_STATE_NONE,
                  "why?", &error);
  g_assert_no_error (error);
  remove_there (self);
  g_assert_cmpint (count_open (self), ==, 1);
  merge_in (&self->a, &self->b, PND_MERGE_OURS);
  g_assert_cmpint (ask (&self->a, "SELECT count (*) FROM codings"), ==, 1);
  merge_in (&self->b, &self->a, PND_MERGE_THEIRS);
  g_assert_cmpint (ask (&self->b, "SELECT count (*) FROM codings"), ==, 1);
}

/* what was deleted there is a key passage of a finding here */
static void
test_key_passage (Pair *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pnd_project_begin_edit (self->a.project, "Find", &error));
  g_assert_true (pnd_database_exec (
    pnd_project_get_database (self->a.project), NULL,
    "INSERT INTO main.findings (guid, motive_guid, verdict, suggested, coder, created, modified)"
    " SELECT '00000000-0000-4000-8000-00000000000f', guid, 'present', 'present',"
    " (SELECT min (id) FROM main.coders), '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'"
    " FROM main.codes WHERE abbreviation = 'ECO';"
    "INSERT INTO main.finding_passages (finding, side, coding_guid) SELECT f.id, 'for', k.guid"
    " FROM main.findings f, main.codings k",
    &error));
  g_assert_no_error (error);
  g_assert_true (pnd_project_end_edit (self->a.project, &error));
  remove_there (self);
  g_assert_cmpint (count_open (self), ==, 1);
  merge_in (&self->a, &self->b, PND_MERGE_THEIRS);
  g_assert_cmpint (ask (&self->a, "SELECT count (*) FROM codings"), ==, 0);
}

/* moved here to where it lost its place, and deleted there: by the rule it waits no longer */
static void
test_waiting_and_deleted (Pair *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  pnd_coding_set_span (self->a.project, get_first (&self->a, "codings"), PND_SPAN (33, 40), &error);
  g_assert_no_error (error);
  correct (&self->a, self->document, "The region wants trade.\nIt fears the border.\n");
  g_assert_cmpint (ask (&self->a, "SELECT count (*) FROM quarantine"), ==, 1);
  remove_there (self);
  merge_in (&self->a, &self->b, PND_MERGE_THEIRS);
  g_assert_cmpint (ask (&self->a, "SELECT count (*) FROM quarantine"), ==, 0);
  g_assert_cmpint (ask (&self->a, "SELECT count (*) FROM deleted WHERE kind = 'coding'"), ==, 1);
  merge_in (&self->b, &self->a, PND_MERGE_THEIRS);
  g_assert_cmpint (ask (&self->b, "SELECT count (*) FROM quarantine"), ==, 0);
}

#define add(path, func) g_test_add (path, Pair, NULL, pair_set_up, func, pair_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/merge-rows/moved-under-new", test_moved_under_new);
  add ("/merge-rows/recoded-to-deleted", test_recoded_to_deleted);
  add ("/merge-rows/revised-stays", test_revised_stays);
  add ("/merge-rows/passage-moved", test_passage_moved);
  add ("/merge-rows/renamed-alike", test_renamed_alike);
  add ("/merge-rows/rehearsal-of-two", test_rehearsal_of_two);
  add ("/merge-rows/longer-than-it-is", test_longer_than_it_is);
  add ("/merge-rows/copy-without-trash", test_copy_without_trash);
  add ("/merge-rows/decided-for-ours", test_decided_for_ours);
  add ("/merge-rows/kept-for-ours", test_kept_for_ours);
  add ("/merge-rows/waiting-is-not-deleted", test_waiting_is_not_deleted);
  add ("/merge-rows/asked-about", test_asked_about);
  add ("/merge-rows/key-passage", test_key_passage);
  add ("/merge-rows/waiting-and-deleted", test_waiting_and_deleted);
  add ("/merge-rows/stranger-corrected", test_stranger_corrected);
  return g_test_run ();
}
