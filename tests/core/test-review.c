/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Remarks, what they come to, the queue and the supervision log. */

#include "app/analysis/review/queue.h"
#include "app/model/documents/correction.h"
#include "app/model/memo.h"
#include "app/model/review/remark.h"
#include "app/model/review/supervision.h"
#include "app/store/veil/veil.h"

#include "tests/core/model-fixture.h"

typedef struct
{
  Fixture base;
  gint64 document;
  gint64 eco;
  gint64 cul;
  gint64 first; /* of Ani, as all of them */
  gint64 second;
  gint64 ani;
} Review;

static void
set_up (Review *self, gconstpointer data)
{
  fixture_set_up (&self->base, data);
  self->document = add_document (&self->base, "interview.txt",
                                 "Kota dagang dan budaya\nDua kota\n");
  self->eco = add_code (&self->base, 0, "ECO", PND_CODE_KIND_MOTIVE);
  self->cul = add_code (&self->base, 0, "CUL", PND_CODE_KIND_MOTIVE);
  self->first = add_coding (&self->base, self->document, 5, 11, self->eco);
  self->second = add_coding (&self->base, self->document, 16, 22, self->cul);
  self->ani = pnd_project_get_coder (self->base.project);
}

static void
tear_down (Review *self, gconstpointer data)
{
  fixture_tear_down (&self->base, data);
}

static void
act_as (Review *self, const char *name)
{
  g_autoptr (GError) error = NULL;

  pnd_coder_act_as (self->base.project, name, &error);
  g_assert_no_error (error);
}

static char *
get_guid (Review *self, gint64 coding)
{
  g_autoptr (PndCoding) row
    = pnd_row_get (self->base.project, PND_TYPE_ANY_CODING, coding, NULL);

  return g_strdup (pnd_row_get_guid (PND_ROW (row)));
}

static void
say (Review *self, gint64 coding, PndReviewState state, const char *text)
{
  g_autofree char *guid = get_guid (self, coding);
  g_autoptr (GError) error = NULL;

  pnd_remark_add (self->base.project, PND_SUBJECT_CODING, guid, state, text, &error);
  g_assert_no_error (error);
}

static void
refuse (Review *self, gint64 coding, PndReviewState state, const char *text)
{
  g_autofree char *guid = get_guid (self, coding);
  g_autoptr (GError) error = NULL;
  gint64 n_before = ask (&self->base, "SELECT count(*) FROM history");

  g_assert_cmpint (pnd_remark_add (self->base.project, PND_SUBJECT_CODING, guid, state, text,
                                   &error), ==, 0);
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  g_assert_cmpint (ask (&self->base, "SELECT count(*) FROM history"), ==, n_before);
}

static GPtrArray *
load (Review *self, const PndQueueFilter *filter)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *queue
    = pnd_queue_load (pnd_project_get_database (self->base.project), filter, &error);

  g_assert_no_error (error);
  return queue;
}

static PndQueueItem *
find (GPtrArray *queue, gint64 coding)
{
  for (guint i = 0; i < queue->len; i++)
    {
      PndQueueItem *item = queue->pdata[i];

      if (item->kind == PND_SUBJECT_CODING && item->id == coding)
        return item;
    }
  return NULL;
}

static void
assert_stands (Review *self, gint64 coding, PndReviewState state, gboolean changed)
{
  const PndQueueFilter filter = PND_QUEUE_FILTER_INIT;
  g_autoptr (GPtrArray) queue = load (self, &filter);
  PndQueueItem *item = find (queue, coding);

  g_assert_nonnull (item);
  g_assert_cmpint (item->state, ==, state);
  g_assert_cmpint (item->is_changed, ==, changed);
}

static void
test_judge (Review *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autoptr (PndCoding) coding
    = pnd_row_get (self->base.project, PND_TYPE_CODING, self->first, NULL);

  before = g_strdup (pnd_row_get_modified (PND_ROW (coding)));
  act_as (self, "Budi");
  refuse (self, self->first, PND_STATE_QUERIED, NULL);
  refuse (self, self->first, PND_STATE_REJECTED, " \n");
  refuse (self, self->first, PND_STATE_NONE, "");
  say (self, self->first, PND_STATE_QUERIED, "Whose motive is this?");
  g_assert_cmpint (pnd_coding_get_review (coding), ==, PND_REVIEW_QUERIED);
  g_assert_cmpint (pnd_coding_get_coder (coding), ==, self->ani);
  g_assert_cmpstr (pnd_row_get_modified (PND_ROW (coding)), ==, before);
  g_assert_cmpint (ask (&self->base, "SELECT count(*) FROM remarks WHERE length (digest) = 194"), ==,
                   1);
  undo (&self->base);
  g_assert_cmpint (pnd_coding_get_review (coding), ==, PND_REVIEW_UNREVIEWED);
  g_assert_cmpint (ask (&self->base, "SELECT count(*) FROM remarks"), ==, 0);
  redo (&self->base);
  assert_stands (self, self->first, PND_STATE_QUERIED, FALSE);
  assert_stands (self, self->second, PND_STATE_UNREVIEWED, FALSE);
}

static void
test_answer (Review *self, gconstpointer data)
{
  refuse (self, self->first, PND_STATE_STANDS, "Nobody asked");
  act_as (self, "Budi");
  say (self, self->first, PND_STATE_REJECTED, "This is trade, not motive");
  refuse (self, self->first, PND_STATE_STANDS, "Not mine");
  refuse (self, self->first, PND_STATE_REVISED, NULL);
  act_as (self, "Ani");
  say (self, self->first, PND_STATE_NONE, "Let me think");
  assert_stands (self, self->first, PND_STATE_REJECTED, FALSE);
  refuse (self, self->first, PND_STATE_STANDS, NULL);
  say (self, self->first, PND_STATE_STANDS, "The rule names it");
  assert_stands (self, self->first, PND_STATE_STANDS, FALSE);
  g_assert_cmpint (ask (&self->base, "SELECT count(*) FROM codings WHERE review = 'rejected'"), ==,
                   1);
  refuse (self, self->first, PND_STATE_ACCEPTED, NULL);
  undo (&self->base);
  assert_stands (self, self->first, PND_STATE_REJECTED, FALSE);
  refuse (self, self->first, PND_STATE_ACCEPTED, "I like it");
  refuse (self, self->first, PND_STATE_UNREVIEWED, NULL);
  say (self, self->first, PND_STATE_REVISED, NULL);
  assert_stands (self, self->first, PND_STATE_REVISED, FALSE);
  g_assert_cmpint (ask (&self->base, "SELECT count(*) FROM codings WHERE review = 'revised'"), ==,
                   1);
  act_as (self, "Budi");
  say (self, self->first, PND_STATE_ACCEPTED, NULL);
  assert_stands (self, self->first, PND_STATE_ACCEPTED, FALSE);
}

/* an edit after the judgement is told; taking it back takes that back; what is only moved by a
 * correction further up is what it was */
static void
test_changed (Review *self, gconstpointer data)
{
  const PndRating rating = { PND_POLARITY_CONTRADICTS, 2, PND_HOLDER_UNRATED };
  g_autoptr (GError) error = NULL;

  act_as (self, "Budi");
  say (self, self->first, PND_STATE_ACCEPTED, NULL);
  act_as (self, "Ani");
  pnd_coding_set_rating (self->base.project, self->first, &rating, &error);
  g_assert_no_error (error);
  assert_stands (self, self->first, PND_STATE_REVISED, TRUE);
  undo (&self->base);
  assert_stands (self, self->first, PND_STATE_ACCEPTED, FALSE);
  pnd_coding_set_span (self->base.project, self->first, PND_SPAN (6, 12), &error);
  g_assert_no_error (error);
  assert_stands (self, self->first, PND_STATE_REVISED, TRUE);
  undo (&self->base);
  pnd_project_begin_edit (self->base.project, "Move", &error);
  pnd_database_exec (pnd_project_get_database (self->base.project), "Moving",
                     "UPDATE codings SET span_start = span_start + 1, span_end = span_end + 1, "
                     "modified = '2099-01-01T00:00:00Z'", &error);
  pnd_project_end_edit (self->base.project, &error);
  g_assert_no_error (error);
  assert_stands (self, self->first, PND_STATE_ACCEPTED, FALSE);
}

static void
correct (Review *self, const char *utf8)
{
  g_autoptr (PndDocument) row
    = pnd_row_get (self->base.project, PND_TYPE_DOCUMENT, self->document, NULL);
  g_autoptr (PndDocumentText) text = pnd_document_text_new_take (g_strdup (utf8), strlen (utf8));
  g_autoptr (GError) error = NULL;

  pnd_document_correct (row, text, NULL, &error);
  g_assert_no_error (error);
}

/* the words of the passage are what was judged, as long as they are: also where a correction leaves
 * the passage at its place and length; other words do not touch it */
static void
test_corrected (Review *self, gconstpointer data)
{
  act_as (self, "Budi");
  say (self, self->first, PND_STATE_ACCEPTED, NULL);
  correct (self, "Kota dagang dan Budaya\nDua kota besar\n");
  assert_stands (self, self->first, PND_STATE_ACCEPTED, FALSE);
  correct (self, "Kota gadang dan Budaya\nDua kota besar\n");
  assert_stands (self, self->first, PND_STATE_ACCEPTED, TRUE);
  undo (&self->base);
  assert_stands (self, self->first, PND_STATE_ACCEPTED, FALSE);
  correct (self, "Satu kota dagang dan Budaya\nDua kota besar\n");
  assert_stands (self, self->first, PND_STATE_ACCEPTED, FALSE);
}

static void
test_other_kinds (Review *self, gconstpointer data)
{
  const PndQueueFilter filter = { .kinds = PND_QUEUE_BIT (PND_SUBJECT_CODE),
                                  .states = PND_QUEUE_ALL };
  g_autoptr (PndCode) code = pnd_row_get (self->base.project, PND_TYPE_CODE, self->eco, NULL);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;
  const PndRule rule = { .name = "ECO", .definition = "All that has to do with money" };
  gint64 memo = pnd_memo_add (self->base.project, self->document, 0, "Doubt", "Is it?", &error);
  g_autoptr (PndMemo) row = pnd_row_get (self->base.project, PND_TYPE_MEMO, memo, &error);

  act_as (self, "Budi");
  pnd_remark_add (self->base.project, PND_SUBJECT_CODE, pnd_row_get_guid (PND_ROW (code)),
                  PND_STATE_ACCEPTED, NULL, &error);
  pnd_remark_add (self->base.project, PND_SUBJECT_MEMO, pnd_row_get_guid (PND_ROW (row)),
                  PND_STATE_QUERIED, "Write it out", &error);
  g_assert_no_error (error);
  before = load (self, &filter);
  g_assert_cmpint (before->len, ==, 2);
  g_assert_cmpstr (((PndQueueItem *) before->pdata[1])->abbreviation, ==, "ECO");
  g_assert_cmpint (((PndQueueItem *) before->pdata[1])->state, ==, PND_STATE_ACCEPTED);
  g_assert_false (((PndQueueItem *) before->pdata[1])->is_changed);
  pnd_code_set_rule (code, "en", &rule, NULL, &error);
  g_assert_no_error (error);
  after = load (self, &filter);
  g_assert_true (((PndQueueItem *) after->pdata[1])->is_changed);
  g_assert_cmpint (ask (&self->base, "SELECT count(*) FROM codings WHERE review <> 'unreviewed'"),
                   ==, 0);
}

/* what was agreed on is judged as any coding, also while the window shows that of the coders; the
 * queue has it when it is asked for */
static void
test_consensus (Review *self, gconstpointer data)
{
  PndQueueFilter filter = PND_QUEUE_FILTER_INIT;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) agreed = NULL;
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GError) error = NULL;
  gint64 consensus = pnd_coder_add_consensus (self->base.project, &error);
  gint64 coding;

  g_assert_no_error (error);
  pnd_project_set_coder (self->base.project, consensus);
  coding = add_coding (&self->base, self->document, 0, 4, self->eco);
  act_as (self, "Budi");
  say (self, coding, PND_STATE_QUERIED, "Is that what we said?");
  filter.kinds = PND_QUEUE_BIT (PND_SUBJECT_CODING);
  all = load (self, &filter);
  g_assert_null (find (all, coding));
  filter.coder = consensus;
  agreed = load (self, &filter);
  g_assert_cmpint (agreed->len, ==, 1);
  g_assert_cmpint (find (agreed, coding)->state, ==, PND_STATE_QUERIED);
  g_assert_true (pnd_project_set_whose (self->base.project, PND_WHOSE_CONSENSUS, 0, &error));
  g_assert_no_error (error);
  say (self, self->first, PND_STATE_ACCEPTED, NULL);
  filter.coder = self->ani;
  own = load (self, &filter);
  g_assert_cmpint (own->len, ==, 2);
  g_assert_cmpint (find (own, self->first)->state, ==, PND_STATE_ACCEPTED);
}

static void
test_filter (Review *self, gconstpointer data)
{
  PndQueueFilter filter = PND_QUEUE_FILTER_INIT;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) of_code = NULL;
  g_autoptr (GPtrArray) open = NULL;
  int counts[PND_N_STATES];

  act_as (self, "Budi");
  say (self, self->second, PND_STATE_ACCEPTED, NULL);
  filter.kinds = PND_QUEUE_BIT (PND_SUBJECT_CODING);
  all = load (self, &filter);
  g_assert_cmpint (all->len, ==, 2);
  g_assert_cmpint (pnd_queue_count (all, counts), ==, 0);
  g_assert_cmpint (counts[PND_STATE_ACCEPTED], ==, 1);
  g_assert_cmpint (counts[PND_STATE_UNREVIEWED], ==, 1);
  filter.code = self->eco;
  of_code = load (self, &filter);
  g_assert_cmpint (of_code->len, ==, 1);
  g_assert_nonnull (find (of_code, self->first));
  filter.code = 0;
  filter.states = PND_QUEUE_BIT (PND_STATE_UNREVIEWED);
  open = load (self, &filter);
  g_assert_cmpint (open->len, ==, 1);
  g_assert_nonnull (find (open, self->first));
}

static char *
draw (Review *self, guint32 seed, PndQueueOrder order)
{
  const PndQueueFilter filter = { .kinds = PND_QUEUE_BIT (PND_SUBJECT_CODING),
                                  .states = PND_QUEUE_ALL, .sample = 5, .seed = seed,
                                  .order = order };
  g_autoptr (GPtrArray) queue = load (self, &filter);
  g_autoptr (GPtrArray) guids = g_ptr_array_new ();

  g_assert_cmpint (queue->len, ==, 5);
  for (guint i = 0; i < queue->len; i++)
    g_ptr_array_add (guids, ((PndQueueItem *) queue->pdata[i])->guid);
  g_ptr_array_add (guids, NULL);
  return g_strjoinv (" ", (char **) guids->pdata);
}

static int
compare_cb (gconstpointer one, gconstpointer other)
{
  return strcmp (*(const char *const *) one, *(const char *const *) other);
}

static char *
draw_sorted (Review *self, guint32 seed, PndQueueOrder order)
{
  g_autofree char *drawn = draw (self, seed, order);
  g_auto (GStrv) guids = g_strsplit (drawn, " ", -1);

  qsort (guids, g_strv_length (guids), sizeof *guids, compare_cb);
  return g_strjoinv (" ", guids);
}

/* the same seed draws the same ones, in whatever order they are shown */
static void
test_sample (Review *self, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *again = NULL;
  g_autofree char *by_code = NULL;
  int n_different = 0;

  for (int i = 0; i < 20; i++)
    add_coding (&self->base, self->document, i, i + 3, i % 2 == 0 ? self->eco : self->cul);
  first = draw_sorted (self, 7, PND_QUEUE_BY_PLACE);
  again = draw_sorted (self, 7, PND_QUEUE_BY_PLACE);
  by_code = draw_sorted (self, 7, PND_QUEUE_BY_CODE);
  g_assert_cmpstr (first, ==, again);
  g_assert_cmpstr (first, ==, by_code);
  for (guint32 seed = 8; seed < 18; seed++)
    {
      g_autofree char *other = draw_sorted (self, seed, PND_QUEUE_BY_PLACE);

      n_different += !g_str_equal (other, first);
    }
  g_assert_cmpint (n_different, >=, 9);
}

static void
test_log (Review *self, gconstpointer data)
{
  const PndSupervisionFacts good = { "2026-02-17", "Dr. Sari", "Codebook", "Split ECO", NULL };
  const PndSupervisionFacts undated = { "2026-02", "Dr. Sari", "Codebook", NULL, NULL };
  const PndSupervisionFacts empty = { "2026-02-17", "Dr. Sari", NULL, NULL, NULL };
  PndSupervisionFacts done = good;
  g_autoptr (GListModel) log = pnd_supervision_new_list (self->base.project);
  g_autoptr (PndSupervision) entry = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (pnd_supervision_add (self->base.project, &undated, &error), ==, 0);
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpint (pnd_supervision_add (self->base.project, &empty, &error), ==, 0);
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  pnd_supervision_add (self->base.project, &good, &error);
  g_assert_no_error (error);
  entry = g_list_model_get_item (log, 0);
  done.done = "Split into two";
  g_assert_true (pnd_supervision_set_facts (entry, &done, &error));
  g_assert_cmpstr (pnd_supervision_get_facts (entry).done, ==, "Split into two");
  undo (&self->base);
  g_assert_cmpstr (pnd_supervision_get_facts (entry).done, ==, "");
  g_assert_true (pnd_supervision_remove (entry, &error));
  g_assert_cmpint (g_list_model_get_n_items (log), ==, 0);
  undo (&self->base);
  g_assert_cmpint (g_list_model_get_n_items (log), ==, 1);
  undo (&self->base);
  g_assert_cmpint (g_list_model_get_n_items (log), ==, 0);
}

#define TEST(path, func) g_test_add (path, Review, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  TEST ("/review/judge", test_judge);
  TEST ("/review/answer", test_answer);
  TEST ("/review/changed", test_changed);
  TEST ("/review/corrected", test_corrected);
  TEST ("/review/other-kinds", test_other_kinds);
  TEST ("/review/consensus", test_consensus);
  TEST ("/review/filter", test_filter);
  TEST ("/review/sample", test_sample);
  TEST ("/review/log", test_log);
  return g_test_run ();
}
