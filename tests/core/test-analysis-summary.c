/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/review/counted.h"
#include "app/analysis/review/counted.h"
#include "app/analysis/summary.h"
#include "app/store/veil/veil.h"

#include <string.h>

#include "tests/core/coded-project.h"

static PndSummary *
count (CodedProject *self)
{
  g_autoptr (GError) error = NULL;
  PndSummary *summary = pnd_summary_new (pnd_project_get_database (self->project), &error);

  g_assert_no_error (error);
  return summary;
}

static void
test_nothing (CodedProject *self, gconstpointer data)
{
  g_autoptr (PndSummary) summary = count (self);

  g_assert_cmpint (pnd_summary_get_n_codings (summary), ==, 0);
  g_assert_cmpint (pnd_summary_get (summary, self->economy)->passages, ==, 0);
  g_assert_cmpint (pnd_summary_get (summary, 999)->passages, ==, 0);
  g_assert_false (pnd_summary_is_tested (summary, self->culture));
}

static void
test_counts (CodedProject *self, gconstpointer data)
{
  gint64 one = coded_project_add_document (self, "one", "abcdefghij", PND_SOURCE_TYPE_INTERVIEW);
  gint64 two = coded_project_add_document (self, "two", "abcdefghij", PND_SOURCE_TYPE_NEWS);
  g_autoptr (PndSummary) summary = NULL;
  const PndTally *tally;

  coded_project_add_coding (self, one, 0, 5, self->economy, PND_POLARITY_SUPPORTS,
                            PND_HOLDER_OWN_REGION, NULL);
  coded_project_add_coding (self, one, 2, 6, self->export, PND_POLARITY_CONTRADICTS,
                            PND_HOLDER_OWN_REGION, NULL);
  coded_project_add_coding (self, one, 3, 6, self->export, PND_POLARITY_UNRATED,
                            PND_HOLDER_UNRATED, NULL);
  coded_project_add_coding (self, two, 0, 1, self->export, PND_POLARITY_MENTIONS,
                            PND_HOLDER_PARTNER_REGION, NULL);
  coded_project_add_coding (self, two, 0, 1, self->context, PND_POLARITY_UNRATED,
                            PND_HOLDER_UNRATED, NULL);

  summary = count (self);
  g_assert_cmpint (pnd_summary_get_n_codings (summary), ==, 5);

  tally = pnd_summary_get (summary, self->economy);
  g_assert_cmpint (tally->passages, ==, 4);
  g_assert_cmpint (tally->documents, ==, 2);
  g_assert_cmpint (tally->by_polarity[PND_POLARITY_SUPPORTS], ==, 1);
  g_assert_cmpint (tally->by_polarity[PND_POLARITY_CONTRADICTS], ==, 1);
  g_assert_cmpint (tally->by_polarity[PND_POLARITY_MENTIONS], ==, 1);
  g_assert_cmpint (tally->by_polarity[PND_POLARITY_UNRATED], ==, 1);
  g_assert_cmpint (tally->by_holder[PND_HOLDER_OWN_REGION], ==, 2);
  g_assert_cmpint (tally->by_source_type[PND_SOURCE_TYPE_INTERVIEW], ==, 3);
  g_assert_cmpint (tally->holder_polarity[PND_HOLDER_OWN_REGION][PND_POLARITY_CONTRADICTS], ==, 1);
  g_assert_cmpint (tally->source_type_polarity[PND_SOURCE_TYPE_NEWS][PND_POLARITY_MENTIONS], ==, 1);

  tally = pnd_summary_get_own (summary, self->economy);
  g_assert_cmpint (tally->passages, ==, 1);
  g_assert_cmpint (tally->documents, ==, 1);
  g_assert_cmpint (pnd_summary_get (summary, self->export)->documents, ==, 2);
  g_assert_true (pnd_summary_is_tested (summary, self->export));
  g_assert_false (pnd_summary_is_tested (summary, self->invest));
  g_assert_cmpint (pnd_summary_get (summary, self->context)->passages, ==, 1);
}

/* how many are in any state of review */
static int
count_states (CodedProject *self)
{
  g_auto (PndCounted) counted = { 0 };
  g_autoptr (GError) error = NULL;
  int n = 0;

  g_assert_true (pnd_counted_load (pnd_project_get_database (self->project), &counted, &error));
  g_assert_no_error (error);
  for (int review = 0; review < PND_N_REVIEWS; review++)
    n += counted.by_review[review];
  g_assert_cmpint (n, ==, counted.n);
  return n;
}

static void
test_trash (CodedProject *self, gconstpointer data)
{
  gint64 one = coded_project_add_document (self, "one", "abcdefghij", PND_SOURCE_TYPE_NONE);
  g_autoptr (PndDocument) document = pnd_row_get (self->project, PND_TYPE_DOCUMENT, one, NULL);
  g_autoptr (PndSummary) before = NULL;
  g_autoptr (PndSummary) trashed = NULL;
  g_autoptr (PndSummary) restored = NULL;

  coded_project_add_coding (self, one, 0, 5, self->culture, PND_POLARITY_SUPPORTS, 0, NULL);
  before = count (self);
  g_assert_cmpint (count_states (self), ==, 1);
  g_assert_true (pnd_document_trash (document, NULL));
  g_assert_cmpint (count_states (self), ==, 0);
  trashed = count (self);
  g_assert_true (pnd_document_restore (document, NULL));
  restored = count (self);
  g_assert_cmpint (pnd_summary_get_n_codings (before), ==, 1);
  g_assert_cmpint (pnd_summary_get_n_codings (trashed), ==, 0);
  g_assert_cmpint (pnd_summary_get (trashed, self->culture)->passages, ==, 0);
  g_assert_cmpint (pnd_summary_get (restored, self->culture)->passages, ==, 1);
}

static void
test_reviewed (CodedProject *self, gconstpointer data)
{
  gint64 one = coded_project_add_document (self, "one", "abcdefghij", PND_SOURCE_TYPE_NONE);
  gint64 id = coded_project_add_coding (self, one, 0, 5, self->culture, 0, 0, NULL);
  PndDatabase *database = pnd_project_get_database (self->project);
  g_autoptr (PndSummary) none = NULL;
  g_autoptr (PndSummary) some = NULL;
  g_auto (PndCounted) counted = { 0 };
  g_autofree char *words = NULL;

  coded_project_add_coding (self, one, 5, 9, self->culture, 0, 0, NULL);
  g_assert_true (pnd_database_set_accepted_only (database, TRUE, NULL));
  none = pnd_summary_new (database, NULL);
  g_assert_cmpint (pnd_summary_get_n_codings (none), ==, 0);
  g_assert_true (pnd_project_begin_edit (self->project, "Review", NULL));
  g_assert_true (pnd_database_run (database, NULL,
                                   "UPDATE codings SET review = 'accepted' WHERE id = ?", NULL, "i",
                                   id));
  g_assert_true (pnd_project_end_edit (self->project, NULL));
  some = pnd_summary_new (database, NULL);
  g_assert_cmpint (pnd_summary_get (some, self->culture)->passages, ==, 1);
  g_assert_cmpint (pnd_summary_get (some, self->culture)->by_review[PND_REVIEW_ACCEPTED], ==, 1);

  /* the states are of all, whatever counts */
  g_assert_true (pnd_counted_load (database, &counted, NULL));
  g_assert_cmpint (counted.n, ==, 2);
  words = pnd_counted_describe (&counted);
  g_assert_cmpstr (words, ==,
                   "Review: 1 accepted, 1 unreviewed. Only accepted codings count here.");
  g_assert_cmpint (pnd_database_query_int (database, NULL, "SELECT count (*) FROM codings", 0,
                                           NULL, ""), ==, 2);
}

/* codes that are each other's parents, as only a tampered file has them, are counted once */
static void
test_circle (CodedProject *self, gconstpointer data)
{
  gint64 one = coded_project_add_document (self, "one", "abcdefghij", PND_SOURCE_TYPE_NONE);
  g_autoptr (PndSummary) summary = NULL;

  coded_project_add_coding (self, one, 0, 5, self->export, 0, 0, NULL);
  g_assert_true (pnd_project_begin_edit (self->project, "Tamper", NULL));
  g_assert_true (pnd_database_run (pnd_project_get_database (self->project), NULL,
                                   "UPDATE codes SET parent = ? WHERE id = ?", NULL, "ii",
                                   self->export, self->economy));
  g_assert_true (pnd_project_end_edit (self->project, NULL));
  summary = count (self);
  g_assert_cmpint (pnd_summary_get (summary, self->export)->passages, ==, 1);
  g_assert_cmpint (pnd_summary_get (summary, self->economy)->passages, <=, 1);
}

/* against counting one by one, for random codings */
static void
test_random (CodedProject *self, gconstpointer data)
{
  gint64 codes[] = { self->economy, self->export, self->invest, self->culture, self->context };
  gint64 documents[6];
  g_autoptr (PndSummary) summary = NULL;
  PndDatabase *database = pnd_project_get_database (self->project);

  for (int i = 0; i < 6; i++)
    documents[i] = coded_project_add_document (self, "d", "abcdefghijklmnopqrstuvwxyz", i);
  g_assert_true (pnd_project_begin_edit (self->project, "Code", NULL));
  for (int i = 0; i < 200; i++)
    {
      int start = g_test_rand_int_range (0, 25);
      PndRating rating = { g_test_rand_int_range (0, 4), 0, g_test_rand_int_range (0, 5) };

      pnd_coding_add (self->project, documents[g_test_rand_int_range (0, 6)],
                      PND_SPAN (start, g_test_rand_int_range (start + 1, 27)),
                      codes[g_test_rand_int_range (0, 5)], 0, &rating, NULL, NULL);
    }
  g_assert_true (pnd_project_end_edit (self->project, NULL));

  summary = count (self);
  for (int i = 0; i < 5; i++)
    {
      const PndTally *tally = pnd_summary_get (summary, codes[i]);

#define COUNT(what) pnd_database_query_int (database, NULL, "SELECT count (" what ") FROM codings" \
    " WHERE code = ?1 OR code IN (SELECT id FROM codes WHERE parent = ?1)", -1, NULL, "i", codes[i])
      g_assert_cmpint (tally->passages, ==, COUNT ("*"));
      g_assert_cmpint (tally->documents, ==, COUNT ("DISTINCT document"));
      g_assert_cmpint (tally->passages - tally->by_polarity[0], ==, COUNT ("polarity"));
      g_assert_cmpint (tally->passages - tally->by_holder[0], ==, COUNT ("holder"));
#undef COUNT
    }
}

#define TEST(path, func) \
  g_test_add (path, CodedProject, NULL, coded_project_set_up, func, coded_project_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/analysis-summary/nothing", test_nothing);
  TEST ("/analysis-summary/counts", test_counts);
  TEST ("/analysis-summary/trash", test_trash);
  TEST ("/analysis-summary/reviewed", test_reviewed);
  TEST ("/analysis-summary/circle", test_circle);
  TEST ("/analysis-summary/random", test_random);
  return g_test_run ();
}
