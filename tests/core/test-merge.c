/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Merging projects: nothing lost, nothing twice, conflicts shown, one step of undo. */

#include "app/model/documents/correction.h"
#include "app/model/memo.h"
#include "tests/core/merge-fixture.h"

/* what all recorded rows say, by guids, so that two projects can be compared */
static char *
snapshot (Fixture *side)
{
  static const char *const questions[] = {
    "SELECT guid, name, role FROM coders ORDER BY guid",
    "SELECT guid, name, text_hash, trashed FROM documents ORDER BY guid",
    "SELECT guid, abbreviation, (SELECT guid FROM codes p WHERE p.id = c.parent) FROM codes c"
    " ORDER BY guid",
    "SELECT c.guid, t.name, t.definition, t.language FROM code_texts t JOIN codes c"
    " ON c.id = t.code ORDER BY c.guid, t.language",
    "SELECT k.guid, d.guid || ' ' || span_start || ' ' || span_end, c.guid || ' ' || r.guid,"
    " coalesce (polarity, '') || k.memo FROM codings k JOIN documents d ON d.id = k.document"
    " JOIN codes c ON c.id = k.code JOIN coders r ON r.id = k.coder ORDER BY k.guid",
    "SELECT guid, title, text FROM memos ORDER BY guid",
    "SELECT guid, quote FROM quarantine ORDER BY guid",
    "SELECT guid, kind FROM deleted ORDER BY guid",
  };
  g_autoptr (GString) all = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PndStatement) row = pnd_database_query (
        pnd_project_get_database (side->project), questions[i], questions[i], &error, "");
      int n_columns = i == 4 || i == 1 || i == 3 ? 4 : i == 7 || i == 6 ? 2 : 3;

      g_assert_no_error (error);
      while (pnd_statement_next (row, &error))
        {
          for (int column = 0; column < n_columns; column++)
            g_string_append_printf (all, "%s|", pnd_statement_is_null (row, column)
                                                  ? "-"
                                                  : pnd_statement_get_text (row, column, NULL));
          g_string_append_c (all, '\n');
        }
      g_assert_no_error (error);
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
assert_nothing_new (Fixture *into, Fixture *from)
{
  gint64 n_rows = ask (into, "SELECT count (*) FROM history");
  g_autofree char *before = snapshot (into);
  g_autofree char *after = NULL;
  PndMergeCount count = merge_in (into, from, PND_MERGE_OPEN);

  after = snapshot (into);
  g_assert_cmpint (count.added + count.changed + count.removed, ==, 0);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (ask (into, "SELECT count (*) FROM history"), ==, n_rows);
}

static void
test_adds (Pair *self, gconstpointer data)
{
  g_autofree char *before = snapshot (&self->a);
  g_autofree char *merged = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  PndMergeCount count;

  add_document (&self->b, "note.txt", "Another text.");
  add_code (&self->b, self->code, "ECO-NEW", PND_CODE_KIND_INDICATOR);
  add_coding (&self->b, self->document, 11, 16, self->other_code);
  count = merge_in (&self->a, &self->b, PND_MERGE_OPEN);
  /* a coder, a document, a code and its wording, a coding */
  g_assert_cmpint (count.added, ==, 5);
  g_assert_cmpint (count.removed, ==, 0);
  merged = snapshot (&self->a);
  redone = snapshot (&self->b);
  g_assert_cmpstr (merged, ==, redone);
  assert_nothing_new (&self->a, &self->b);
  assert_nothing_new (&self->b, &self->a);

  undo (&self->a);
  undone = snapshot (&self->a);
  g_assert_cmpstr (undone, ==, before);
  redo (&self->a);
  g_free (redone);
  redone = snapshot (&self->a);
  g_assert_cmpstr (redone, ==, merged);
}

static void
set_definition (Fixture *side, const char *guid, const char *definition)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pnd_project_begin_edit (side->project, "Edit code", &error));
  pnd_database_run (pnd_project_get_database (side->project), NULL,
                    "UPDATE code_texts SET definition = ? WHERE code ="
                    " (SELECT id FROM codes WHERE abbreviation = ?)",
                    &error, "ss", definition, guid);
  g_assert_no_error (error);
  pnd_project_end_edit (side->project, &error);
  g_assert_no_error (error);
}

static char *
get_definition (Fixture *side)
{
  g_autoptr (PndStatement) row = pnd_database_query (
    pnd_project_get_database (side->project), NULL,
    "SELECT definition FROM code_texts t JOIN codes c ON c.id = t.code WHERE abbreviation = 'ECO'",
    NULL, "");

  g_assert_true (pnd_statement_next (row, NULL));
  return g_strdup (pnd_statement_get_text (row, 0, NULL));
}

/* what only one changed is taken, whichever side it is */
static void
test_three_way (Pair *self, gconstpointer data)
{
  PndMergeCount count;
  g_autofree char *definition = NULL;
  PndRating rating = { PND_POLARITY_SUPPORTS, 2, PND_HOLDER_UNRATED };
  g_autoptr (GError) error = NULL;

  set_definition (&self->b, "ECO", "What they earn.");
  pnd_coding_set_rating (self->a.project, get_first (&self->a, "codings"), &rating, &error);
  g_assert_no_error (error);
  count = merge_in (&self->a, &self->b, PND_MERGE_OPEN);
  g_assert_cmpint (count.changed, ==, 1);
  definition = get_definition (&self->a);
  g_assert_cmpstr (definition, ==, "What they earn.");
  g_assert_cmpint (ask (&self->a, "SELECT count (*) FROM codings WHERE polarity = 'supports'"), ==,
                   1);
  /* the wording that gave way is kept */
  g_assert_cmpint (ask (&self->a, "SELECT count (*) FROM code_versions"), ==, 1);
  assert_nothing_new (&self->a, &self->b);
}

/* what both changed is shown, with what it was, and nothing is merged until somebody decides */
static void
test_conflict (Pair *self, gconstpointer data)
{
  g_autoptr (PndMerge) merge = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *definition = NULL;
  PndMergeConflict *conflict;
  PndMergePart *part;

  set_definition (&self->a, "ECO", "Ours.");
  set_definition (&self->b, "ECO", "Theirs.");
  add_coding (&self->b, self->document, 11, 16, self->other_code);
  before = snapshot (&self->a);
  merge = prepare (&self->a, &self->b, PND_MERGE_OPEN);
  g_assert_true (pnd_merge_has_ancestor (merge, 0));
  g_assert_false (pnd_merge_run (merge, self->a.project, &error));
  g_assert_no_error (error);
  after = snapshot (&self->a);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (pnd_merge_get_report (merge)->conflicts->len, ==, 1);
  conflict = pnd_merge_get_report (merge)->conflicts->pdata[0];
  g_assert_cmpstr (conflict->table, ==, "code_texts");
  g_assert_cmpstr (conflict->title, ==, "ECO (en)");
  part = conflict->parts->pdata[0];
  g_assert_cmpstr (part->column, ==, "definition");
  g_assert_cmpstr (part->ours, ==, "Ours.");
  g_assert_cmpstr (part->theirs, ==, "Theirs.");
  g_assert_cmpstr (part->before, ==, "");

  pnd_merge_report_choose (pnd_merge_get_report (merge), conflict->id, PND_MERGE_THEIRS);
  g_assert_true (pnd_merge_run (merge, self->a.project, &error));
  g_assert_no_error (error);
  definition = get_definition (&self->a);
  g_assert_cmpstr (definition, ==, "Theirs.");
  g_assert_cmpint (ask (&self->a, "SELECT count (*) FROM code_versions WHERE definition = 'Ours.'"),
                   ==, 1);
}

/* once decided, a conflict does not come back */
static void
test_prefer_ours (Pair *self, gconstpointer data)
{
  g_autofree char *definition = NULL;

  set_definition (&self->a, "ECO", "Ours.");
  set_definition (&self->b, "ECO", "Theirs.");
  add_coding (&self->b, self->document, 11, 16, self->other_code);
  merge_in (&self->a, &self->b, PND_MERGE_OURS);
  definition = get_definition (&self->a);
  g_assert_cmpstr (definition, ==, "Ours.");
  assert_nothing_new (&self->a, &self->b);
}

static void
remove_coding (Fixture *side)
{
  g_autoptr (GError) error = NULL;

  pnd_coding_remove (side->project, get_first (side, "codings"), &error);
  g_assert_no_error (error);
}

/* what was deleted stays deleted, on both sides, unless the other changed it meanwhile */
static void
test_deleted (Pair *self, gconstpointer data)
{
  g_autoptr (PndMerge) merge = NULL;
  g_autoptr (GError) error = NULL;
  PndMergeConflict *conflict;

  remove_coding (&self->a);
  merge_in (&self->a, &self->b, PND_MERGE_OPEN);
  g_assert_cmpint (ask (&self->a, "SELECT count (*) FROM codings"), ==, 0);
  assert_nothing_new (&self->a, &self->b);
  merge_in (&self->b, &self->a, PND_MERGE_OPEN);
  g_assert_cmpint (ask (&self->b, "SELECT count (*) FROM codings"), ==, 0);
  undo (&self->b);
  pnd_coding_set_memo (self->b.project, get_first (&self->b, "codings"), "look again", &error);
  g_assert_no_error (error);
  merge = prepare (&self->a, &self->b, PND_MERGE_OPEN);
  g_assert_false (pnd_merge_run (merge, self->a.project, &error));
  g_assert_cmpint (pnd_merge_get_report (merge)->conflicts->len, ==, 1);
  conflict = pnd_merge_get_report (merge)->conflicts->pdata[0];
  g_assert_cmpint (conflict->kind, ==, PND_MERGE_DELETED_HERE);
  pnd_merge_report_choose (pnd_merge_get_report (merge), conflict->id, PND_MERGE_THEIRS);
  g_assert_true (pnd_merge_run (merge, self->a.project, &error));
  g_assert_cmpint (ask (&self->a, "SELECT count (*) FROM codings WHERE memo = 'look again'"), ==,
                   1);
}

/* the same passage, code and coder made twice counts once */
static void
test_twins (Pair *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 ani = pnd_coder_find (self->b.project, "Ani");

  add_coding (&self->a, self->document, 11, 16, self->other_code);
  pnd_coding_add (self->b.project, self->document, PND_SPAN (11, 16), self->other_code, ani, NULL,
                  NULL, &error);
  g_assert_no_error (error);
  merge_in (&self->a, &self->b, PND_MERGE_OPEN);
  g_assert_cmpint (ask (&self->a, "SELECT count (*) FROM codings"), ==, 2);
  assert_nothing_new (&self->a, &self->b);
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

static void
assert_quote (Fixture *side, int start, const char *quote)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT count (*) FROM codings c JOIN documents d ON d.id = c.document JOIN texts t"
    " ON t.hash = d.text_hash WHERE span_start = %d AND"
    " substr (t.text, span_start + 1, span_end - span_start) = '%s'",
    start, quote);

  g_assert_cmpint (ask (side, sql), ==, 1);
}

/* a text corrected on one side: what was coded in the other moves along */
static void
test_text_corrected (Pair *self, gconstpointer data)
{
  const char *text = "Now the region wants trade.\nIt wants tourism.\nIt fears the border.\n";

  correct (&self->b, self->document, text);
  add_coding (&self->a, self->document, 27, 32, self->code);
  merge_in (&self->a, &self->b, PND_MERGE_OPEN);
  assert_quote (&self->a, 31, "wants");
  assert_quote (&self->a, 8, "region");
  assert_nothing_new (&self->a, &self->b);
  merge_in (&self->b, &self->a, PND_MERGE_OPEN);
  assert_quote (&self->b, 31, "wants");
}

/* corrected on both sides: somebody chooses the text, and nothing is lost either way */
static void
test_text_conflict (Pair *self, gconstpointer data)
{
  g_autoptr (PndMerge) merge = NULL;
  g_autoptr (GError) error = NULL;
  PndMergeConflict *conflict;

  correct (&self->a, self->document,
           "Well, the region wants trade.\nIt wants tourism.\nIt fears the border.\n");
  correct (&self->b, self->document,
           "The region wants trade.\nIt wants tourism.\nAnd it fears the border.\n");
  add_coding (&self->b, self->document, 49, 54, self->code);
  merge = prepare (&self->a, &self->b, PND_MERGE_OPEN);
  g_assert_false (pnd_merge_run (merge, self->a.project, &error));
  g_assert_no_error (error);
  g_assert_cmpint (pnd_merge_get_report (merge)->conflicts->len, ==, 1);
  conflict = pnd_merge_get_report (merge)->conflicts->pdata[0];
  pnd_merge_report_choose (pnd_merge_get_report (merge), conflict->id, PND_MERGE_OURS);
  g_assert_true (pnd_merge_run (merge, self->a.project, &error));
  g_assert_no_error (error);
  assert_quote (&self->a, 10, "region");
  assert_quote (&self->a, 51, "fears");
  assert_nothing_new (&self->a, &self->b);
}

static void
test_text_refused (Pair *self, gconstpointer data)
{
  g_autoptr (PndMerge) merge = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = snapshot (&self->a);
  g_autofree char *after = NULL;

  correct (&self->b, self->document, "Quite something else, of which nothing is in the first.");
  merge = prepare (&self->a, &self->b, PND_MERGE_THEIRS);
  g_assert_false (pnd_merge_run (merge, self->a.project, &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  after = snapshot (&self->a);
  g_assert_cmpstr (after, ==, before);
}

/* projects that have nothing in common but the text: it is known by its SHA-256, not by its name */
static void
test_strangers (Pair *self, gconstpointer data)
{
  Fixture c = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 document, code;

  c.path = g_build_filename (self->folder, "third.penanda", NULL);
  c.project = pnd_project_create (c.path, "en", &error);
  g_assert_no_error (error);
  pnd_coder_act_as (c.project, "Citra", &error);
  document = add_document (&c, "talk.txt",
                           "The region wants trade.\nIt wants tourism.\nIt fears the border.\n");
  add_document (&c, "second.penanda", "The same name means nothing.");
  code = add_code (&c, 0, "POL", PND_CODE_KIND_MOTIVE);
  add_coding (&c, document, 4, 10, code);
  merge_in (&self->a, &c, PND_MERGE_OPEN);
  g_assert_cmpint (ask (&self->a, "SELECT count (*) FROM documents"), ==, 2);
  g_assert_cmpint (ask (&self->a, "SELECT count (*) FROM codings WHERE document ="
                                  " (SELECT min (id) FROM documents)"), ==, 2);
  assert_nothing_new (&self->a, &c);
  add_coding (&c, document, 11, 16, code);
  merge_in (&self->a, &c, PND_MERGE_OPEN);
  g_assert_cmpint (ask (&self->a, "SELECT count (*) FROM codings"), ==, 3);
  close_side (&c);
}

/* a rehearsal tells what the merge does, and does nothing */
static void
test_rehearsal (Pair *self, gconstpointer data)
{
  g_autoptr (PndMerge) merge = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  add_document (&self->b, "note.txt", "Another text.");
  add_coding (&self->b, self->document, 11, 16, self->other_code);
  before = snapshot (&self->a);
  merge = prepare (&self->a, &self->b, PND_MERGE_OPEN);
  g_assert_true (pnd_merge_rehearse (merge, pnd_project_get_database (self->a.project), NULL, NULL,
                                     &error));
  g_assert_no_error (error);
  g_assert_cmpint (pnd_merge_report_sum (pnd_merge_get_report (merge)).added, ==, 3);
  after = snapshot (&self->a);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (pnd_merge_run (merge, self->a.project, &error));
  g_assert_cmpint (pnd_merge_report_sum (pnd_merge_get_report (merge)).added, ==, 3);
}

/* a text that is not what it is kept as is not taken in */
static void
test_hostile (Pair *self, gconstpointer data)
{
  g_autoptr (PndMerge) merge = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = snapshot (&self->a);
  g_autofree char *after = NULL;

  add_document (&self->b, "note.txt", "Another text.");
  pnd_database_exec (pnd_project_get_database (self->b.project), NULL,
                     "UPDATE texts SET text = 'Forged text!!' WHERE text = 'Another text.'",
                     &error);
  g_assert_no_error (error);
  merge = prepare (&self->a, &self->b, PND_MERGE_OPEN);
  g_assert_false (pnd_merge_run (merge, self->a.project, &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_DAMAGED);
  after = snapshot (&self->a);
  g_assert_cmpstr (after, ==, before);
}

static void
edit_at_random (Fixture *side, GRand *rand, gint64 document)
{
  g_autoptr (GError) error = NULL;
  gint64 code = ask (side, "SELECT id FROM codes ORDER BY id DESC LIMIT 1");
  int start = g_rand_int_range (rand, 0, 40);
  g_autofree char *word = g_strdup_printf ("X%u", g_rand_int (rand));
  gint64 coding = get_first (side, "codings");
  PndRating rating = { (PndPolarity) g_rand_int_range (rand, 1, 4), 0, PND_HOLDER_UNRATED };

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      add_code (side, 0, word, PND_CODE_KIND_MOTIVE);
      break;
    case 1:
      add_document (side, word, word);
      break;
    case 2:
      if (coding > 0)
        pnd_coding_remove (side->project, coding, &error);
      break;
    case 3:
      if (coding > 0)
        pnd_coding_set_rating (side->project, coding, &rating, &error);
      break;
    default:
      pnd_coding_add (side->project, document, PND_SPAN (start, start + 5), code, 0, NULL, NULL,
                      NULL);
    }
  g_assert_no_error (error);
}

/* random edits on both: what each made and the other did not delete is in both afterwards */
static void
test_random (Pair *self, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20250714);

  for (int round = 0; round < 12; round++)
    {
      g_autofree char *before = NULL;
      g_autofree char *undone = NULL;
      g_autofree char *ours = NULL;
      g_autofree char *theirs = NULL;

      for (int i = 0; i < 8; i++)
        edit_at_random (g_rand_boolean (rand) ? &self->a : &self->b, rand, self->document);
      before = snapshot (&self->a);
      if (merge_in (&self->a, &self->b, PND_MERGE_THEIRS).added > 0)
        {
          undo (&self->a);
          undone = snapshot (&self->a);
          g_assert_cmpstr (undone, ==, before);
          redo (&self->a);
        }
      assert_nothing_new (&self->a, &self->b);
      merge_in (&self->b, &self->a, PND_MERGE_THEIRS);
      ours = snapshot (&self->a);
      theirs = snapshot (&self->b);
      g_assert_cmpstr (ours, ==, theirs);
      assert_nothing_new (&self->b, &self->a);
    }
}

#define add(path, func) g_test_add (path, Pair, NULL, pair_set_up, func, pair_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/merge/adds", test_adds);
  add ("/merge/three-way", test_three_way);
  add ("/merge/conflict", test_conflict);
  add ("/merge/prefer-ours", test_prefer_ours);
  add ("/merge/deleted", test_deleted);
  add ("/merge/twins", test_twins);
  add ("/merge/text-corrected", test_text_corrected);
  add ("/merge/text-conflict", test_text_conflict);
  add ("/merge/text-refused", test_text_refused);
  add ("/merge/strangers", test_strangers);
  add ("/merge/rehearsal", test_rehearsal);
  add ("/merge/hostile", test_hostile);
  add ("/merge/random", test_random);
  return g_test_run ();
}
