/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of the evidence page: what a filter lets through, which codes stand together, order. */

#include "app/analysis/evidence/evidence-rows.h"
#include "app/model/cases/region-case.h"
#include "tests/core/model-fixture.h"

#define N_CODES 5

static gint64
look_up (const char *word, gpointer data)
{
  return strlen (word) == 1 && *word >= 'a' && *word < 'a' + N_CODES ? *word - 'a' + 1 : 0;
}

static void
assert_refused (const char *text, const char *why)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndCodeQuery) query = pnd_code_query_parse (text, look_up, NULL, &error);

  g_assert_null (query);
  g_assert_error (error, PND_CODE_QUERY_ERROR, 0);
  g_assert_nonnull (strstr (error->message, why));
}

static void
test_refused (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GString) wide = g_string_new ("a");

  assert_refused ("", "ends");
  assert_refused ("a AND", "ends");
  assert_refused ("(a", "not closed");
  assert_refused ("a)", "not open");
  assert_refused ("OR a", "expected");
  assert_refused ("zebra", "zebra");
  assert_refused ("\"a b", "a b");
  for (int i = 0; i < 100000; i++)
    g_string_append (deep, "(");
  assert_refused (deep->str, "brackets within");
  for (int i = 0; i < 100000; i++)
    g_string_append (wide, " a");
  assert_refused (wide->str, "too long");
}

static void
assert_holds (const char *text, guint32 present, gboolean expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndCodeQuery) query = pnd_code_query_parse (text, look_up, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (pnd_code_query_holds (query, present), ==, expected);
}

/* bits are given in the order in which codes are named */
static void
test_precedence (void)
{
  assert_holds ("a b", 1, FALSE);
  assert_holds ("a b", 3, TRUE);
  assert_holds ("a OR b c", 1, TRUE);
  assert_holds ("a OR b c", 2, FALSE);
  assert_holds ("(a OR b) c", 1, FALSE);
  assert_holds ("(a OR b) AND c", 6, TRUE);
  assert_holds ("a NOT b", 1, TRUE);
  assert_holds ("a NOT b", 3, FALSE);
  assert_holds ("a AND NOT NOT b", 3, TRUE);
  assert_holds ("NOT (a OR b)", 0, TRUE);
  assert_holds ("\"a\" \"b\"", 3, TRUE);
}

static gboolean
stands_together (const PndQueryPassage *one, const PndQueryPassage *other)
{
  return one == other
         || (other->span.end > other->span.start && other->span.start < one->reach.end
             && other->span.end > one->reach.start);
}

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  return ((const PndQueryPassage *) a)->span.start - ((const PndQueryPassage *) b)->span.start;
}

static void
make_passages (GRand *rand, PndQueryPassage *passages, int n)
{
  int distance = g_rand_int_range (rand, 0, 20);

  for (int i = 0; i < n; i++)
    {
      int start = g_rand_int_range (rand, 0, 400);
      int end = start + g_rand_int_range (rand, 0, 30);

      passages[i] = (PndQueryPassage){ PND_SPAN (start, end),
                                       PND_SPAN (start - distance, end + distance),
                                       1u << g_rand_int_range (rand, 0, N_CODES) };
    }
  qsort (passages, (size_t) n, sizeof *passages, compare_starts);
}

static void
test_random (void)
{
  static const char *const queries[] = { "a b", "a OR b", "a NOT b", "NOT a", "a b NOT (c OR d)",
                                         "(a OR b) (c OR d) NOT e" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  PndQueryPassage passages[60];
  gboolean is_answer[60];

  for (int round = 0; round < 600; round++)
    {
      g_autoptr (PndCodeQuery) query
        = pnd_code_query_parse (queries[round % 6], look_up, NULL, NULL);
      int n = g_rand_int_range (rand, 0, 60);

      make_passages (rand, passages, n);
      pnd_code_query_run (query, passages, n, is_answer);
      for (int i = 0; i < n; i++)
        {
          guint32 present = 0;

          for (int j = 0; j < n; j++)
            if (stands_together (&passages[i], &passages[j]))
              present |= passages[j].codes;
          g_assert_cmpint (is_answer[i], ==,
                           pnd_code_query_wants (query, passages[i].codes)
                             && pnd_code_query_holds (query, present));
        }
    }
}

static GArray *
load (Fixture *fixture, const PndEvidenceFilter *filter, guint piece)
{
  g_autoptr (GError) error = NULL;
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (PndEvidenceRow));
  g_autoptr (PndEvidenceLoad) loader
    = pnd_evidence_load_new (pnd_project_get_database (fixture->project), filter, &error);

  g_assert_no_error (error);
  while (!pnd_evidence_load_is_done (loader))
    pnd_evidence_load_next (loader, piece, rows, &error);
  g_assert_no_error (error);
  return rows;
}

/* "1 3 4": ids of codings, in the order of the rows */
static void
assert_rows (Fixture *fixture, const PndEvidenceFilter *filter, const char *expected)
{
  g_autoptr (GArray) rows = load (fixture, filter, 1);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (ids, "%s%d", i > 0 ? " " : "",
                            (int) g_array_index (rows, PndEvidenceRow, i).id);
  g_assert_cmpstr (ids->str, ==, expected);
}

typedef struct
{
  gint64 first;
  gint64 second;
  gint64 motive;
  gint64 tourism;
  gint64 culture;
} Study;

/* codings 1 to 5 in "b", 6 in "a": b is read after a */
static Study
make_study (Fixture *fixture)
{
  Study study;
  PndRating rating = { PND_POLARITY_SUPPORTS, 3, PND_HOLDER_OWN_REGION };

  study.motive = add_code (fixture, 0, "ECO", PND_CODE_KIND_MOTIVE);
  study.tourism = add_code (fixture, study.motive, "ECO-TOU", PND_CODE_KIND_INDICATOR);
  study.culture = add_code (fixture, 0, "CUL", PND_CODE_KIND_MOTIVE);
  study.second = add_document (fixture, "b", "Wisata dan dagang. Budaya juga.\nTari.\nLain lagi.");
  study.first = add_document (fixture, "A", "Wisata saja.");
  add_coding (fixture, study.second, 0, 6, study.tourism);
  add_coding (fixture, study.second, 0, 18, study.motive);
  add_coding (fixture, study.second, 19, 25, study.culture);
  add_coding (fixture, study.second, 32, 36, study.culture);
  add_coding (fixture, study.second, 38, 42, study.tourism);
  add_coding (fixture, study.first, 0, 6, study.tourism);
  pnd_coding_set_rating (fixture->project, 5, &rating, NULL);
  return study;
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  Study study = make_study (fixture);
  g_auto (PndEvidenceFilter) filter = { 0 };

  pnd_evidence_filter_init (&filter);
  g_assert_true (pnd_evidence_filter_is_empty (&filter));
  assert_rows (fixture, &filter, "6 2 1 3 4 5");
  filter.code = study.motive;
  assert_rows (fixture, &filter, "6 2 1 5");
  filter.document = study.second;
  assert_rows (fixture, &filter, "2 1 5");
  filter.polarity = PND_POLARITY_UNRATED;
  assert_rows (fixture, &filter, "2 1");
  filter.polarity = PND_POLARITY_SUPPORTS;
  filter.strength = 3;
  filter.holder = PND_HOLDER_OWN_REGION;
  assert_rows (fixture, &filter, "5");
  filter.holder = PND_HOLDER_OTHER;
  assert_rows (fixture, &filter, "");
  pnd_evidence_filter_init (&filter);
  filter.text = g_strdup ("WISATA");
  assert_rows (fixture, &filter, "6 2 1");
  filter.source_type = PND_SOURCE_TYPE_NEWS;
  assert_rows (fixture, &filter, "");
  g_assert_false (pnd_evidence_filter_is_empty (&filter));
}

static void
assert_query (Fixture *fixture, const char *query, PndQueryScope scope, int distance,
              const char *expected)
{
  g_auto (PndEvidenceFilter) filter = { 0 };

  pnd_evidence_filter_init (&filter);
  filter.query = g_strdup (query);
  filter.scope = scope;
  filter.distance = distance;
  assert_rows (fixture, &filter, expected);
}

static void
test_scopes (Fixture *fixture, gconstpointer data)
{
  make_study (fixture);
  assert_query (fixture, "ECO-TOU CUL", PND_SCOPE_PASSAGE, 0, "");
  assert_query (fixture, "ECO CUL", PND_SCOPE_NEAR, 0, "");
  assert_query (fixture, "ECO CUL", PND_SCOPE_NEAR, 1, "2 3");
  assert_query (fixture, "eco-tou cul", PND_SCOPE_NEAR, 2, "4 5");
  assert_query (fixture, "ECO-TOU CUL", PND_SCOPE_PARAGRAPH, 0, "1 3");
  assert_query (fixture, "ECO NOT CUL", PND_SCOPE_PARAGRAPH, 0, "6 5");
  assert_query (fixture, "ECO NOT CUL", PND_SCOPE_DOCUMENT, 0, "6");
  assert_query (fixture, "NOT ECO", PND_SCOPE_PARAGRAPH, 0, "4");
  assert_query (fixture, "CUL", PND_SCOPE_PASSAGE, 0, "3 4");
}

static void
test_cases (Fixture *fixture, gconstpointer data)
{
  Study study = make_study (fixture);
  PndRegionCaseFacts facts = { .name = "One", .own = "X", .partner = "Y" };
  g_auto (PndEvidenceFilter) filter = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 one = pnd_region_case_add (fixture->project, &facts, &error);
  gint64 other;
  g_autoptr (PndRegionCase) row
    = pnd_row_get (fixture->project, PND_TYPE_REGION_CASE, one, &error);

  facts.name = "Two";
  other = pnd_region_case_add (fixture->project, &facts, &error);
  pnd_region_case_assign (row, study.second, TRUE, &error);
  pnd_coding_restrict (fixture->project, 3, &other, 1, &error);
  g_assert_no_error (error);
  pnd_evidence_filter_init (&filter);
  filter.region_case = one;
  assert_rows (fixture, &filter, "2 1 4 5");
  filter.region_case = other;
  assert_rows (fixture, &filter, "");
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_auto (PndEvidenceFilter) filter = { 0 };
  g_autoptr (GArray) rows = NULL;
  static const gint64 by_code[] = { 3, 4, 6, 1, 5, 2 };

  make_study (fixture);
  pnd_evidence_filter_init (&filter);
  rows = load (fixture, &filter, 100);
  pnd_evidence_sort (rows, PND_EVIDENCE_BY_CODE, TRUE);
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpint (g_array_index (rows, PndEvidenceRow, i).id, ==, by_code[i]);
  pnd_evidence_sort (rows, PND_EVIDENCE_BY_STRENGTH, TRUE);
  g_assert_cmpint (g_array_index (rows, PndEvidenceRow, 0).id, ==, 5);
  pnd_evidence_sort (rows, PND_EVIDENCE_BY_PLACE, FALSE);
  g_assert_cmpint (g_array_index (rows, PndEvidenceRow, 0).id, ==, 6);
  g_assert_cmpint (g_array_index (rows, PndEvidenceRow, 1).id, ==, 2);
}

static void
test_lines (void)
{
  g_auto (PndEvidenceFilter) filter = { 0 };
  g_auto (PndEvidenceFilter) back = { 0 };
  g_autofree char *line = NULL;
  g_autofree char *again = NULL;

  pnd_evidence_filter_init (&filter);
  filter.code = 7;
  filter.strength = 2;
  filter.text = g_strdup ("it's \"two\"\nlines");
  filter.scope = PND_SCOPE_NEAR;
  filter.distance = 300;
  line = pnd_evidence_filter_to_line (&filter);
  g_assert_null (strchr (line, '\n'));
  g_assert_true (pnd_evidence_filter_from_line (&back, line));
  again = pnd_evidence_filter_to_line (&back);
  g_assert_cmpstr (again, ==, line);
  g_assert_cmpstr (back.text, ==, filter.text);
  pnd_evidence_filter_clear (&back);
  g_assert_false (pnd_evidence_filter_from_line (&back, "(0, 0)"));
  g_assert_false (pnd_evidence_filter_from_line (
    &back, "(0, 0, 0, 0, 99, -1, -1, -1, -1, nothing, nothing, 0, 0)"));
  g_assert_true (pnd_evidence_filter_is_empty (&back));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evidence/refused", test_refused);
  g_test_add_func ("/evidence/precedence", test_precedence);
  g_test_add_func ("/evidence/random", test_random);
  g_test_add_func ("/evidence/lines", test_lines);
  g_test_add ("/evidence/filters", Fixture, NULL, fixture_set_up, test_filters, fixture_tear_down);
  g_test_add ("/evidence/scopes", Fixture, NULL, fixture_set_up, test_scopes, fixture_tear_down);
  g_test_add ("/evidence/cases", Fixture, NULL, fixture_set_up, test_cases, fixture_tear_down);
  g_test_add ("/evidence/order", Fixture, NULL, fixture_set_up, test_order, fixture_tear_down);
  return g_test_run ();
}
