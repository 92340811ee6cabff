/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where two coders differ, and what is decided: the originals stay, the consensus is a layer. */

#include "app/analysis/adjudication/difference-queue.h"
#include "app/analysis/adjudication/differences.h"
#include "app/analysis/adjudication/differing-places.h"
#include "app/model/codings/marks-of.h"
#include "app/store/veil/veil.h"
#include "tests/core/coded-project.h"

typedef struct
{
  CodedProject base;
  gint64 document;
  gint64 budi;
} Two;

static gint64
add (Two *self, gint64 coder, int start, int end, gint64 code, PndPolarity polarity)
{
  g_autoptr (GError) error = NULL;
  PndRating rating = { polarity, 0, PND_HOLDER_UNRATED };
  gint64 id = pnd_coding_add (self->base.project, self->document, PND_SPAN (start, end), code,
                              coder, &rating, NULL, &error);

  g_assert_no_error (error);
  return id;
}

/* agreed, polarity, extent, code, presence of either */
static void
set_up (Two *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 ani;

  coded_project_set_up (&self->base, NULL);
  ani = self->base.coder;
  self->document = coded_project_add_document (
    &self->base, "talk.txt", "A text of which two coders thought different things, as they do, "
                             "and then they talked about it until they knew.",
    PND_SOURCE_TYPE_INTERVIEW);
  self->budi = pnd_coder_add (self->base.project, "Budi", &error);
  g_assert_no_error (error);
  add (self, ani, 0, 5, self->base.export, PND_POLARITY_SUPPORTS);
  add (self, self->budi, 0, 5, self->base.export, PND_POLARITY_SUPPORTS);
  add (self, ani, 10, 15, self->base.export, PND_POLARITY_SUPPORTS);
  add (self, self->budi, 10, 15, self->base.export, PND_POLARITY_CONTRADICTS);
  add (self, ani, 20, 30, self->base.export, PND_POLARITY_SUPPORTS);
  add (self, self->budi, 22, 34, self->base.export, PND_POLARITY_SUPPORTS);
  add (self, ani, 40, 50, self->base.export, PND_POLARITY_SUPPORTS);
  add (self, self->budi, 41, 50, self->base.invest, PND_POLARITY_SUPPORTS);
  add (self, ani, 60, 65, self->base.culture, PND_POLARITY_SUPPORTS);
  add (self, self->budi, 70, 75, self->base.culture, PND_POLARITY_SUPPORTS);
}

static void
tear_down (Two *self, gconstpointer data)
{
  coded_project_tear_down (&self->base, NULL);
}

static PndDifferences *
find (Two *self)
{
  g_autoptr (GError) error = NULL;
  PndDifferences *differences = pnd_differences_find (
    pnd_project_get_database (self->base.project), self->base.coder, self->budi, &error);

  g_assert_no_error (error);
  return differences;
}

static void
test_kinds (Two *self, gconstpointer data)
{
  static const char *const kinds[] = { "polarity", "extent", "code", "presence", "presence" };
  g_autoptr (PndDifferences) differences = find (self);
  const PndDifference *last;

  g_assert_cmpint (differences->agreed->len, ==, 1);
  g_assert_cmpint (differences->list->len, ==, G_N_ELEMENTS (kinds));
  g_assert_cmpint (differences->n_open, ==, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < differences->list->len; i++)
    g_assert_cmpstr (((PndDifference *) differences->list->pdata[i])->kind, ==, kinds[i]);
  last = differences->list->pdata[4];
  g_assert_null (last->one.guid);
  g_assert_nonnull (last->other.guid);
}

static gint64
count (Two *self, const char *sql)
{
  return pnd_database_query_int (pnd_project_get_database (self->base.project), sql, sql, -1, NULL,
                                 "");
}

static void
decide (Two *self, guint place, PndOutcome outcome)
{
  g_autoptr (PndDifferences) differences = find (self);
  const PndDifference *difference = differences->list->pdata[place];
  g_autoptr (GError) error = NULL;
  PndDecision decision = { .document = difference->document,
                           .kind = difference->kind,
                           .one = difference->one.guid,
                           .other = difference->other.guid,
                           .outcome = outcome,
                           .reason = "The rule says so.",
                           .span = PND_SPAN (20, 34),
                           .code = self->base.export };

  pnd_decision_make (self->base.project, &decision, &error);
  g_assert_no_error (error);
}

#define IN_CONSENSUS " FROM main.codings k JOIN coders c ON c.id = k.coder WHERE c.layer = 'consensus'"

static void
test_decide (Two *self, gconstpointer data)
{
  g_autoptr (PndDifferences) after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_codings = count (self, "SELECT count (*) FROM main.codings");

  decide (self, 0, PND_OUTCOME_ONE);
  decide (self, 1, PND_OUTCOME_NEW);
  decide (self, 2, PND_OUTCOME_OTHER);
  decide (self, 3, PND_OUTCOME_NEITHER);
  decide (self, 4, PND_OUTCOME_OPEN);
  g_assert_cmpint (count (self, "SELECT count (*)" IN_CONSENSUS), ==, 3);
  g_assert_cmpint (count (self, "SELECT span_end" IN_CONSENSUS " AND span_start = 20"), ==, 34);
  g_assert_cmpint (count (self, "SELECT count (*) FROM coders WHERE layer = 'consensus'"), ==, 1);
  /* what the two coded is as it was */
  g_assert_cmpint (count (self, "SELECT count (*) FROM main.codings k JOIN coders c ON c.id = k.coder"
                                " WHERE c.layer IS NULL"), ==, n_codings);
  after = find (self);
  g_assert_cmpint (after->list->len, ==, 5);
  g_assert_cmpint (after->n_open, ==, 1);
  g_assert_cmpstr (((PndDifference *) after->list->pdata[0])->outcome, ==, "one");
  g_assert_cmpstr (((PndDifference *) after->list->pdata[0])->decided_by, ==, "Ani");

  /* decided anew: the coding that the first decision made goes, both decisions are kept */
  decide (self, 0, PND_OUTCOME_NEITHER);
  g_assert_cmpint (count (self, "SELECT count (*)" IN_CONSENSUS), ==, 2);
  g_assert_cmpint (count (self, "SELECT count (*) FROM decisions"), ==, 6);
  g_assert_true (pnd_project_undo (self->base.project, &error));
  g_assert_cmpint (count (self, "SELECT count (*)" IN_CONSENSUS), ==, 3);
}

static void
test_agreed (Two *self, gconstpointer data)
{
  g_autoptr (PndDifferences) differences = find (self);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (pnd_decision_take_over (self->base.project, differences->agreed, &error), ==, 1);
  g_assert_no_error (error);
  g_assert_cmpint (pnd_decision_take_over (self->base.project, differences->agreed, &error), ==, 0);
  g_assert_cmpint (count (self, "SELECT count (*)" IN_CONSENSUS), ==, 1);
  g_assert_true (pnd_project_undo (self->base.project, &error));
  g_assert_cmpint (count (self, "SELECT count (*)" IN_CONSENSUS), ==, 0);
}

/* what is shown is one thing, what two coders said another: both are compared and decided from
 * while only the consensus is shown */
static void
test_consensus_shown (Two *self, gconstpointer data)
{
  g_autoptr (PndDifferences) differences = NULL;
  g_autoptr (GError) error = NULL;

  decide (self, 0, PND_OUTCOME_ONE);
  g_assert_true (pnd_project_set_whose (self->base.project, PND_WHOSE_CONSENSUS, 0, &error));
  g_assert_no_error (error);
  differences = find (self);
  g_assert_cmpint (differences->list->len, ==, 5);
  g_assert_cmpint (differences->n_open, ==, 4);
  decide (self, 2, PND_OUTCOME_OTHER);
  g_assert_cmpint (pnd_decision_take_over (self->base.project, differences->agreed, &error), ==, 1);
  g_assert_no_error (error);
  g_assert_cmpint (count (self, "SELECT count (*)" IN_CONSENSUS), ==, 3);
}

/* overlapping codings of one code by one coder count once: the inner one is no difference */
static void
test_nested (Two *self, gconstpointer data)
{
  g_autoptr (PndDifferences) differences = NULL;

  add (self, self->base.coder, 1, 3, self->base.export, PND_POLARITY_SUPPORTS);
  add (self, self->base.coder, 0, 2, self->base.export, PND_POLARITY_SUPPORTS);
  /* what says something else inside the other is one */
  add (self, self->base.coder, 2, 4, self->base.export, PND_POLARITY_CONTRADICTS);
  differences = find (self);
  g_assert_cmpint (differences->list->len, ==, 6);
  g_assert_cmpint (differences->agreed->len, ==, 1);
}

/* a coding that counts for one case of its document alone does so in the consensus, too */
static void
test_limits (Two *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PndDatabase *database = pnd_project_get_database (self->base.project);

  g_assert_true (pnd_project_begin_edit (self->base.project, "Edit", &error));
  g_assert_true (pnd_database_exec (
    database, NULL,
    "INSERT INTO cases (id, guid, name, created, modified) VALUES (1, 'case', 'Batam', '', '');"
    "INSERT INTO coding_cases (coding_guid, region_case)"
    " SELECT guid, 1 FROM codings WHERE span_start IN (0, 10);"
    "INSERT INTO coding_speakers (coding_guid, informant_guid)"
    " SELECT guid, 'informant' FROM codings WHERE span_start = 10",
    &error));
  g_assert_true (pnd_project_end_edit (self->base.project, &error));
  decide (self, 0, PND_OUTCOME_ONE);
  g_assert_cmpint (count (self, "SELECT count (*) FROM coding_cases l JOIN main.codings k ON"
                                " k.guid = l.coding_guid JOIN coders c ON c.id = k.coder"
                                " WHERE c.layer = 'consensus' AND region_case = 1"), ==, 1);
  g_assert_cmpint (count (self, "SELECT count (*) FROM coding_speakers l JOIN main.codings k ON"
                                " k.guid = l.coding_guid JOIN coders c ON c.id = k.coder"
                                " WHERE c.layer = 'consensus'"), ==, 1);
}

static PndSpanIndex *
load_marks (Two *self, gint64 coder)
{
  g_autoptr (GError) error = NULL;
  GArray *marks = pnd_coding_load_marks_of (self->base.project, self->document, coder, &error);

  g_assert_no_error (error);
  return pnd_span_index_new_take (marks);
}

/* side by side: what is the same is no place, what overlaps is one */
static void
test_places (Two *self, gconstpointer data)
{
  static const PndSpan spans[] = { { 10, 15 }, { 20, 34 }, { 40, 50 }, { 60, 65 }, { 70, 75 } };
  g_autoptr (PndSpanIndex) one = load_marks (self, self->base.coder);
  g_autoptr (PndSpanIndex) other = load_marks (self, self->budi);
  g_autoptr (GArray) places = pnd_differing_places_find (one, other);
  g_autoptr (GArray) same = pnd_differing_places_find (one, one);
  g_autoptr (GArray) alone = pnd_differing_places_find (NULL, other);

  g_assert_cmpmem (places->data, places->len * sizeof (PndSpan), spans, sizeof spans);
  g_assert_cmpuint (same->len, ==, 0);
  g_assert_cmpuint (alone->len, ==, 5);
}

/* after a decision comes the next that is open, from the start again at the end */
static void
test_queue (Two *self, gconstpointer data)
{
  g_autoptr (PndDifferenceQueue) queue = pnd_difference_queue_new (self->base.project);
  g_autoptr (GError) error = NULL;

  g_assert_null (pnd_difference_queue_get (queue));
  g_assert_true (pnd_difference_queue_set_coders (queue, self->budi, self->budi, &error));
  g_assert_null (pnd_difference_queue_get_all (queue));
  g_assert_true (pnd_difference_queue_set_coders (queue, self->base.coder, self->budi, &error));
  pnd_difference_queue_step (queue, -1);
  g_assert_cmpint (pnd_difference_queue_get_place (queue), ==, 0);
  pnd_difference_queue_step (queue, 9);
  for (int i = 0; i < 5; i++)
    {
      PndDecision decision = { .outcome = PND_OUTCOME_NEITHER, .reason = "" };

      g_assert_cmpint (pnd_difference_queue_get_place (queue), ==, (i + 4) % 5);
      pnd_difference_prepare (pnd_difference_queue_get (queue), &decision);
      g_assert_true (pnd_difference_queue_decide (queue, &decision, &error));
      g_assert_no_error (error);
    }
  g_assert_cmpint (pnd_difference_queue_get_all (queue)->n_open, ==, 0);
  g_assert_nonnull (pnd_difference_queue_get (queue));
  g_assert_cmpint (pnd_difference_queue_add_agreed (queue, &error), ==, 1);
  g_assert_cmpint (pnd_difference_queue_add_agreed (queue, &error), ==, 0);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/adjudication/kinds", Two, NULL, set_up, test_kinds, tear_down);
  g_test_add ("/adjudication/decide", Two, NULL, set_up, test_decide, tear_down);
  g_test_add ("/adjudication/agreed", Two, NULL, set_up, test_agreed, tear_down);
  g_test_add ("/adjudication/consensus-shown", Two, NULL, set_up, test_consensus_shown, tear_down);
  g_test_add ("/adjudication/nested", Two, NULL, set_up, test_nested, tear_down);
  g_test_add ("/adjudication/queue", Two, NULL, set_up, test_queue, tear_down);
  g_test_add ("/adjudication/places", Two, NULL, set_up, test_places, tear_down);
  g_test_add ("/adjudication/limits", Two, NULL, set_up, test_limits, tear_down);
  return g_test_run ();
}
