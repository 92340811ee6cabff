/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The whole way of a review bundle: made, reviewed by somebody else, merged back. What was left out
 * of it and renamed in it stays at home as it was. */

#include "app/analysis/review/queue.h"
#include "app/exchange/review/bundle.h"
#include "app/model/memo.h"
#include "app/model/merge/merge.h"
#include "app/model/review/remark.h"
#include "app/model/review/supervision.h"
#include "app/model/sources/replacement.h"
#include "app/store/history.h"
#include "app/store/schema.h"
#include "app/store/veil/review-only.h"
#include "app/store/veil/veil.h"

#include "tests/core/model-fixture.h"

#define TEXT                                                                                       \
  "Sari asks about the hotels.\nThe hotels in Padang are empty, says Sari.\n"                      \
  "Nobody comes, nobody asks, nobody answers; and this goes on for many lines that nobody ever "   \
  "coded and that a supervisor need not read at all, since they are about the weather, the road, " \
  "the price of rice and the neighbours.\nFarmers need tools.\n"

typedef struct
{
  Fixture home;
  Fixture away;
  gint64 document;
  gint64 first;
  gint64 second;
  char *first_guid;
  char *second_guid;
} Way;

static char *
get_guid (Fixture *side, gint64 coding)
{
  g_autoptr (PndRow) row = pnd_row_get (side->project, PND_TYPE_CODING, coding, NULL);

  return g_strdup (pnd_row_get_guid (row));
}

static void
act_as (Fixture *side, const char *name)
{
  g_autoptr (GError) error = NULL;

  pnd_coder_act_as (side->project, name, &error);
  g_assert_no_error (error);
}

static void
say (Fixture *side, const char *guid, PndReviewState state, const char *text)
{
  g_autoptr (GError) error = NULL;

  pnd_remark_add (side->project, PND_SUBJECT_CODING, guid, state, text, &error);
  g_assert_no_error (error);
}

/* a page of the web, with a link on its second word */
static gint64
add_linked (Fixture *side)
{
  g_autoptr (PndDocumentText) text
    = pnd_document_text_new_take (g_strdup (TEXT), strlen (TEXT));
  g_autoptr (GError) error = NULL;
  g_autoptr (PndStructure) structure
    = pnd_structure_parse ("link 5 9 0 https://example.org/Sari\n", (int) strlen (TEXT), &error);
  PndDocumentDraft draft = { .name = "talk of Sari.txt", .text = text, .structure = structure,
                             .source_type = PND_SOURCE_TYPE_INTERVIEW };
  gint64 id;

  g_assert_no_error (error);
  id = pnd_document_add_draft (side->project, &draft, &error);
  g_assert_no_error (error);
  return id;
}

static void
set_up (Way *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 code;

  fixture_set_up (&self->home, data);
  self->document = add_linked (&self->home);
  code = add_code (&self->home, 0, "ECO", PND_CODE_KIND_MOTIVE);
  self->first = add_coding (&self->home, self->document, 32, 57, code);
  self->second = add_coding (&self->home, self->document, (int) strlen (TEXT) - 20,
                             (int) strlen (TEXT) - 1, code);
  self->first_guid = get_guid (&self->home, self->first);
  self->second_guid = get_guid (&self->home, self->second);
  pnd_memo_add (self->home.project, 0, 0, "Sari", "Sari knows Padang", &error);
  pnd_replacement_add (self->home.project, "Sari", "Informant", &error);
  pnd_replacement_add (self->home.project, "Padang", "Town", &error);
  g_assert_no_error (error);
  act_as (&self->home, "Budi");
  say (&self->home, self->first_guid, PND_STATE_ACCEPTED, NULL);
  act_as (&self->home, "Ani");
  self->away.path = g_build_filename (self->home.folder, "bundle.penanda", NULL);
}

static void
close_away (Way *self)
{
  g_autoptr (GError) error = NULL;

  pnd_project_close (self->away.project, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (self->away.project);
}

static void
tear_down (Way *self, gconstpointer data)
{
  g_assert_cmpint (g_remove (self->away.path), ==, 0);
  g_free (self->away.path);
  g_free (self->first_guid);
  g_free (self->second_guid);
  fixture_tear_down (&self->home, data);
}

static void
open_away (Way *self, const char *name)
{
  g_autoptr (GError) error = NULL;

  self->away.project = pnd_project_open (self->away.path, FALSE, &error);
  g_assert_no_error (error);
  act_as (&self->away, name);
}

static void
write_bundle (Way *self, PndBundleFlags flags)
{
  g_autoptr (GError) error = NULL;
  PndBundle bundle = { flags, pnd_project_get_coder (self->home.project) };

  pnd_bundle_write (pnd_project_get_database (self->home.project), self->away.path, &bundle, NULL,
                    &error);
  g_assert_no_error (error);
}

/* what the project says, apart from its review */
static char *
describe (Fixture *side)
{
  g_autoptr (GString) said = g_string_new (NULL);
  g_autoptr (PndStatement) row = pnd_database_query (
    pnd_project_get_database (side->project), "Reading",
    "SELECT d.name || ' ' || t.text || ' ' || g.span_start || ' ' || g.span_end || ' ' || g.memo"
    " FROM codings g JOIN documents d ON d.id = g.document JOIN texts t ON t.hash = d.text_hash"
    " UNION ALL SELECT title || ' ' || text FROM memos WHERE coder = 1",
    NULL, "");

  while (pnd_statement_next (row, NULL))
    g_string_append_printf (said, "%s\n", pnd_statement_get_text (row, 0, NULL));
  return g_string_free (g_steal_pointer (&said), FALSE);
}

static PndMergeCount
merge (Way *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndMerge) merge = pnd_merge_new (PND_MERGE_OPEN);
  gint64 n_rows;

  pnd_merge_add (merge, pnd_project_get_database (self->home.project), self->away.path, &error);
  g_assert_no_error (error);
  g_assert_true (pnd_merge_run (merge, self->home.project, &error));
  g_assert_no_error (error);
  g_assert_true (pnd_history_verify (self->home.project, &n_rows, &error));
  return pnd_merge_report_sum (pnd_merge_get_report (merge));
}

static void
assert_stands (Way *self, gint64 coding, PndReviewState state, gboolean changed)
{
  const PndQueueFilter filter = { .kinds = PND_QUEUE_BIT (PND_SUBJECT_CODING),
                                  .states = PND_QUEUE_ALL };
  g_autoptr (GPtrArray) queue
    = pnd_queue_load (pnd_project_get_database (self->home.project), &filter, NULL);
  gboolean found = FALSE;

  for (guint i = 0; i < queue->len; i++)
    {
      const PndQueueItem *item = queue->pdata[i];

      if (item->id != coding)
        continue;
      found = TRUE;
      g_assert_cmpint (item->state, ==, state);
      g_assert_cmpint (item->is_changed, ==, changed);
    }
  g_assert_true (found);
}

static void
assert_thread (Way *self, const char *guid, const char *name, const char *text)
{
  g_autoptr (GListModel) thread = pnd_remark_new_thread (self->home.project, guid);
  guint n = g_list_model_get_n_items (thread);
  g_autoptr (PndRemark) last = g_list_model_get_item (thread, n - 1);
  g_autoptr (PndCoder) coder
    = pnd_row_get (self->home.project, PND_TYPE_CODER, pnd_remark_get_coder (last), NULL);

  g_assert_cmpstr (pnd_remark_get_text (last), ==, text);
  g_assert_cmpstr (pnd_coder_get_name (coder), ==, name);
  g_assert_cmpstr (pnd_coder_get_role (coder), ==, "supervisor");
}

static void
review (Way *self)
{
  const PndSupervisionFacts facts = { "2026-02-17", "Dr. Citra", "Codebook", "Split it", "" };
  g_autoptr (GError) error = NULL;

  say (&self->away, self->second_guid, PND_STATE_QUERIED, "Whose?");
  say (&self->away, self->first_guid, PND_STATE_NONE, "Well seen");
  pnd_supervision_add (self->away.project, &facts, &error);
  g_assert_no_error (error);
  pnd_memo_add (self->away.project, 0, 0, "After reading", "Look at the hotels", &error);
  g_assert_no_error (error);
}

/* @data: flags of the bundle */
static void
test_way (Way *self, gconstpointer data)
{
  g_autofree char *before = describe (&self->home);
  g_autofree char *after = NULL;
  PndMergeCount count;
  gint64 n_rows;

  write_bundle (self, GPOINTER_TO_INT (data));
  open_away (self, "Citra");
  g_assert_true (pnd_project_is_review_only (self->away.project));
  review (self);
  close_away (self);
  count = merge (self);
  g_assert_cmpint (count.removed, ==, 0);
  after = describe (&self->home);
  g_assert_cmpstr (after, ==, before);
  assert_stands (self, self->first, PND_STATE_ACCEPTED, FALSE);
  assert_stands (self, self->second, PND_STATE_QUERIED, FALSE);
  assert_thread (self, self->second_guid, "Citra", "Whose?");
  assert_thread (self, self->first_guid, "Citra", "Well seen");
  g_assert_cmpint (ask (&self->home, "SELECT count (*) FROM supervisions"), ==, 1);
  g_assert_cmpint (ask (&self->home, "SELECT count (*) FROM memos"), ==, 2);
  n_rows = ask (&self->home, "SELECT count (*) FROM history");
  count = merge (self);
  g_assert_cmpint (count.added + count.changed + count.removed, ==, 0);
  g_assert_cmpint (ask (&self->home, "SELECT count (*) FROM history"), ==, n_rows);
  undo (&self->home);
  assert_stands (self, self->second, PND_STATE_UNREVIEWED, FALSE);
  g_assert_cmpint (ask (&self->home, "SELECT count (*) FROM supervisions"), ==, 0);
}

/* meanwhile the work goes on at home, and then in the same bundle */
static void
test_meanwhile (Way *self, gconstpointer data)
{
  const PndRating rating = { PND_POLARITY_CONTRADICTS, 2, PND_HOLDER_UNRATED };
  g_autoptr (GError) error = NULL;
  PndMergeCount count;

  write_bundle (self, GPOINTER_TO_INT (data));
  open_away (self, "Citra");
  review (self);
  close_away (self);
  pnd_coding_set_rating (self->home.project, self->first, &rating, &error);
  g_assert_no_error (error);
  count = merge (self);
  assert_stands (self, self->first, PND_STATE_REVISED, TRUE);
  act_as (&self->home, "Ani");
  say (&self->home, self->second_guid, PND_STATE_STANDS, "Theirs");
  open_away (self, "Citra");
  say (&self->away, self->second_guid, PND_STATE_NONE, "Then write so");
  close_away (self);
  count = merge (self);
  g_assert_cmpint (count.added, ==, 1);
  g_assert_cmpint (count.changed, ==, 0);
  assert_stands (self, self->second, PND_STATE_STANDS, FALSE);
  assert_thread (self, self->second_guid, "Citra", "Then write so");
}

/* a reviewer cannot do more than review */
static void
test_refused (Way *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndMemo) memo = NULL;

  write_bundle (self, PND_BUNDLE_ALL);
  open_away (self, "Citra");
  g_assert_false (pnd_project_can_edit (self->away.project));
  g_assert_cmpint (pnd_coding_add (self->away.project, self->document, PND_SPAN (0, 4), 1, 0, NULL,
                                   NULL, &error), ==, 0);
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  memo = pnd_row_get (self->away.project, PND_TYPE_MEMO, 1, &error);
  g_assert_no_error (error);
  g_assert_false (pnd_memo_set_text (memo, "Mine", "now", &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (pnd_memo_remove (memo, &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  g_clear_object (&memo);
  close_away (self);
}

static void
run (Fixture *side, const char *sql)
{
  g_autoptr (GError) error = NULL;

  pnd_database_run (pnd_project_get_database (side->project), "Running", sql, &error, "");
  g_assert_no_error (error);
}

static void
run_edit (Fixture *side, const char *sql)
{
  g_autoptr (GError) error = NULL;

  pnd_project_begin_edit (side->project, "Write", &error);
  run (side, sql);
  pnd_project_end_edit (side->project, &error);
  g_assert_no_error (error);
}

/* of every table in which text may stand at least one row */
static const char *const rows[] = {
  "INSERT INTO cases (guid, name, created, modified) VALUES ('c', 'x', '', '')",
  "INSERT INTO case_stages (region_case, stage, date) VALUES (1, 'plan', '')",
  "INSERT INTO thresholds (guid, name, value, before, reason, coder, created, modified)"
  " VALUES ('t', 'x', 1, 2, 'x', 1, '', '')",
  "INSERT INTO decisions (guid, document_guid, kind, outcome, reason, coder, created, modified)"
  " VALUES ('d', 'x', 'code', 'open', 'x', 1, '', '')",
  "INSERT INTO attributes (document, name, value) VALUES (1, 'x', ''), (1, 'Sari', ''),"
  " (1, 'Informant', '')",
  "INSERT INTO informants (guid, code, created, modified) VALUES ('i', 'x', '', '')",
  "INSERT INTO speakers (document, label, informant) VALUES (1, 'x', 1)",
  "INSERT INTO translations (guid, document, span_start, span_end, language, text, created,"
  " modified) VALUES ('tr', 1, 0, 4, 'id', 'x', '', '')",
  "INSERT INTO annotations (guid, document, span_start, span_end, coder, text, created, modified)"
  " VALUES ('an', 1, 0, 4, 1, 'x', '', '')",
  "INSERT INTO findings (guid, motive_guid, verdict, suggested, coder, created, modified)"
  " VALUES ('f', 'x', 'present', 'present', 1, '', '')",
  "INSERT INTO finding_passages (finding, side, coding_guid) VALUES (1, 'for', 'x')",
  "INSERT INTO resolutions (guid, coding_guid, stands, reason, coder, created, modified)"
  " VALUES ('r', 'x', 'for', 'x', 1, '', '')",
  "INSERT INTO questions (guid, kind, text, created, modified) VALUES ('q', 'question', 'x', '', '')",
  "INSERT INTO agreements (guid, options, result, coder, created, modified)"
  " VALUES ('ag', 'x', 'x', 1, '', '')",
  "INSERT INTO supervisions (guid, date, coder, created, modified) VALUES ('s', '', 1, '', '')",
  "INSERT INTO draws (guid, seed, share, coder, created, modified) VALUES ('dr', 1, 0.5, 1, '', '')",
  "INSERT INTO quarantine (guid, document, quote, position, coder, made, created, modified)"
  " VALUES ('qu', 1, 'x', 0, 1, '', '', '')",
  "INSERT INTO code_versions (code, version, language, name, definition, include, exclude, example,"
  " near_miss, reason, replaced) VALUES (1, 1, 'en', 'x', '', '', '', '', '', 'x', '')",
  "UPDATE coders SET role = 'researcher'",
};

/* what the program itself writes and reads again; a constraint keeps names out of all others */
#define KEYS                                                                                       \
  "c.name LIKE '%guid' OR c.name LIKE '%hash' OR c.name IN ('created', 'modified', 'trashed', "    \
  "'codebook_frozen', 'forked_from', 'original_encoding', 'twin', 'digest', 'versions', 'area', "  \
  "'colour') OR t.name || '.' || c.name IN ('code_texts.language', 'thresholds.name')"

static void
name_column (Fixture *side, const char *table, const char *column)
{
  g_autofree char *count = g_strdup_printf ("SELECT count (*) FROM main.%s", table);
  g_autofree char *name = g_strdup_printf (
    "UPDATE OR IGNORE main.%s SET %s = coalesce (%s, '') || ' Sari'", table, column, column);

  g_test_message ("%s.%s", table, column);
  g_assert_cmpint (ask (side, count), >, 0);
  run (side, name);
}

/* one name wherever there is a column that takes it */
static void
name_everywhere (Fixture *side)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndStatement) row = NULL;
  const char *const *recorded = pnd_schema_get_recorded_tables ();

  pnd_project_begin_edit (side->project, "Write", &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    run (side, rows[i]);
  row = pnd_database_query (pnd_project_get_database (side->project), "Reading",
                            "SELECT t.name, c.name FROM main.sqlite_schema t "
                            "JOIN pragma_table_info (t.name) c WHERE t.type = 'table' AND "
                            "c.type = 'TEXT' AND t.name <> 'replacements' AND NOT (" KEYS ")",
                            &error, "");
  g_assert_no_error (error);
  while (pnd_statement_next (row, &error))
    if (g_strv_contains (recorded, pnd_statement_get_text (row, 0, NULL))
        && !g_str_equal (pnd_statement_get_text (row, 0, NULL), "deleted"))
      name_column (side, pnd_statement_get_text (row, 0, NULL),
                   pnd_statement_get_text (row, 1, NULL));
  g_assert_no_error (error);
  pnd_project_end_edit (side->project, &error);
  g_assert_no_error (error);
  pnd_project_set_preference (side->project, "queries", "what Sari says");
}

static gboolean
has_bytes (const char *path, const char *word)
{
  g_autofree char *bytes = NULL;
  gsize n_bytes;

  g_assert_true (g_file_get_contents (path, &bytes, &n_bytes, NULL));
  for (gsize i = 0; i + strlen (word) <= n_bytes; i++)
    if (memcmp (bytes + i, word, strlen (word)) == 0)
      return TRUE;
  return FALSE;
}

/* no byte of a name goes along */
static void
test_names (Way *self, gconstpointer data)
{
  name_everywhere (&self->home);
  write_bundle (self, PND_BUNDLE_ALL);
  g_assert_true (has_bytes (self->away.path, "Sari"));
  write_bundle (self, GPOINTER_TO_INT (data));
  g_assert_false (has_bytes (self->away.path, "Sari"));
  open_away (self, "Citra");
  g_assert_true (pnd_project_is_review_only (self->away.project));
  g_assert_cmpint (ask (&self->away, "SELECT reason = 'x Informant' FROM decisions"), ==, 1);
  g_assert_cmpint (ask (&self->away, "SELECT count (*) FROM attributes"), ==, 3);
  g_assert_cmpint (ask (&self->away, "SELECT count (*) FROM structures WHERE runs LIKE"
                                     " '%link%://example.org/Informant%'"), ==, 1);
  close_away (self);
}

/* who supervises is known again by the name, under which the bundle is opened a second time */
static void
test_reviewer_named (Way *self, gconstpointer data)
{
  gint64 coder;

  run_edit (&self->home, "UPDATE coders SET role = 'supervisor', name = 'Sari' WHERE name = 'Budi'");
  write_bundle (self, PND_BUNDLE_PSEUDONYMS);
  open_away (self, "Sari");
  coder = pnd_project_get_coder (self->away.project);
  g_assert_cmpint (coder, ==, pnd_coder_find (self->home.project, "Sari"));
  close_away (self);
}

/* whose codings the window shows makes no difference to what was judged */
static void
test_narrowed (Way *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Way seen = *self;

  g_assert_true (pnd_project_set_whose (self->home.project, PND_WHOSE_CONSENSUS, 0, &error));
  write_bundle (self, PND_BUNDLE_PSEUDONYMS);
  g_assert_true (pnd_project_set_whose (self->home.project, PND_WHOSE_CODERS, 0, &error));
  g_assert_no_error (error);
  open_away (self, "Citra");
  g_assert_cmpint (ask (&self->away, "SELECT count (*) FROM preferences WHERE value = ''"), ==, 0);
  seen.home = self->away;
  assert_stands (&seen, self->first, PND_STATE_ACCEPTED, FALSE);
  close_away (self);
}

/* to another project a bundle says nothing */
static void
test_stranger (Way *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndMerge) merge = pnd_merge_new (PND_MERGE_OPEN);
  Fixture stranger;

  write_bundle (self, PND_BUNDLE_ALL);
  fixture_set_up (&stranger, NULL);
  g_assert_false (pnd_merge_add (merge, pnd_project_get_database (stranger.project),
                                 self->away.path, &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  fixture_tear_down (&stranger, NULL);
}

#define TEST(path, flags, func)                                                                    \
  g_test_add (path, Way, GINT_TO_POINTER (flags), set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  TEST ("/bundle/way", PND_BUNDLE_ALL, test_way);
  TEST ("/bundle/way-other-names", PND_BUNDLE_PSEUDONYMS, test_way);
  TEST ("/bundle/way-without-texts", PND_BUNDLE_WITHOUT_TEXTS, test_way);
  TEST ("/bundle/way-with-least", PND_BUNDLE_PSEUDONYMS | PND_BUNDLE_WITHOUT_TEXTS, test_way);
  TEST ("/bundle/meanwhile", PND_BUNDLE_ALL, test_meanwhile);
  TEST ("/bundle/meanwhile-other-names", PND_BUNDLE_PSEUDONYMS, test_meanwhile);
  TEST ("/bundle/names", PND_BUNDLE_PSEUDONYMS, test_names);
  TEST ("/bundle/names-with-least", PND_BUNDLE_PSEUDONYMS | PND_BUNDLE_WITHOUT_TEXTS, test_names);
  TEST ("/bundle/reviewer-named", 0, test_reviewer_named);
  TEST ("/bundle/narrowed", 0, test_narrowed);
  TEST ("/bundle/refused", 0, test_refused);
  TEST ("/bundle/stranger", 0, test_stranger);
  return g_test_run ();
}
