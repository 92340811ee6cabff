/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The verdict rule: the eight stories of the coding rules, what counts, what is independent, and
 * that the order of the evidence makes no difference. */

#include "app/analysis/verdict/verdict.h"

#define ONE 0 /* indicators */
#define TWO 1
#define MOTIVE -1

#define N_OFFICES 4

static const char *const offices[N_OFFICES] = { NULL, "bureau", "tourism", "council" };

typedef struct
{
  GArray *evidence;
  PndIndicatorInput indicators[2];
  PndVerdictView view;
  PndThresholds thresholds;
} Story;

static Story *
story_new (void)
{
  Story *self = g_new0 (Story, 1);

  self->evidence = g_array_new (FALSE, TRUE, sizeof (PndEvidence));
  self->indicators[ONE].name = "ONE";
  self->indicators[TWO].name = "TWO";
  self->view.holder = PND_HOLDER_OWN_REGION;
  self->thresholds = PND_THRESHOLDS_DEFAULT;
  return self;
}

static void
story_free (Story *self)
{
  g_array_unref (self->evidence);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Story, story_free)

/* a passage of the own region of strength 2 in document @document; speaker n is of office n */
static PndEvidence *
tell (Story *self, int indicator, PndPolarity polarity, PndSourceType type, int document,
      gint64 speaker)
{
  int n = (int) self->evidence->len;
  PndEvidence evidence = { .coding = n + 1, .indicator = indicator, .document = document,
                           .span = PND_SPAN (n * 100, n * 100 + 50), .coder = 1,
                           .polarity = polarity, .strength = 2,
                           .holder = PND_HOLDER_OWN_REGION, .source_type = type,
                           .speaker = speaker, .office = offices[speaker % N_OFFICES],
                           .origin = document };

  g_array_append_val (self->evidence, evidence);
  return &g_array_index (self->evidence, PndEvidence, n);
}

static PndVerdictResult *
judge (const Story *self)
{
  return pnd_verdict_judge ((const PndEvidence *) (gpointer) self->evidence->data,
                            (int) self->evidence->len, self->indicators, 2, &self->view,
                            &self->thresholds);
}

static void
expect (const Story *self, PndVerdict verdict, PndIndicatorStatus one, PndIndicatorStatus two)
{
  g_autoptr (PndVerdictResult) result = judge (self);

  g_assert_cmpstr (pnd_verdict_to_word (result->verdict), ==, pnd_verdict_to_word (verdict));
  g_assert_cmpstr (pnd_indicator_status_to_word (pnd_verdict_result_get (result, ONE)->status), ==,
                   pnd_indicator_status_to_word (one));
  g_assert_cmpstr (pnd_indicator_status_to_word (pnd_verdict_result_get (result, TWO)->status), ==,
                   pnd_indicator_status_to_word (two));
}

static void
expect_reason (const Story *self, PndReasonKind kind)
{
  g_autoptr (PndVerdictResult) result = judge (self);

  g_assert_true (pnd_verdict_result_has (result, kind));
}

/* 1: the thesis alone holds claims */
static void
test_thesis_alone (void)
{
  g_autoptr (Story) story = story_new ();
  g_autoptr (PndVerdictResult) result = NULL;
  PndEvidence *eight, *nine;

  tell (story, MOTIVE, PND_POLARITY_CONTRADICTS, PND_SOURCE_TYPE_SECONDARY, 1, 0);
  tell (story, ONE, PND_POLARITY_CONTRADICTS, PND_SOURCE_TYPE_SECONDARY, 1, 0);
  eight = tell (story, TWO, PND_POLARITY_MENTIONS, PND_SOURCE_TYPE_SECONDARY, 1, 0);
  eight->strength = 1;
  nine = tell (story, TWO, PND_POLARITY_SUPPORTS, PND_SOURCE_TYPE_SECONDARY, 1, 0);
  nine->strength = 1;
  expect (story, PND_VERDICT_INSUFFICIENT, PND_INDICATOR_UNTESTED, PND_INDICATOR_UNTESTED);
  expect_reason (story, PND_REASON_CLAIMS_ONLY);
  result = judge (story);
  for (int i = 0; i < 4; i++)
    g_assert_cmpint (pnd_evidence_speaks_against (&g_array_index (story->evidence, PndEvidence, i),
                                                  g_array_index (result->uses, PndUse, i),
                                                  PND_VERDICT_ABSENT),
                     ==, i >= 2);
}

/* 2: one official denies; then a second, and all is read and asked */
static void
test_denial (void)
{
  g_autoptr (Story) story = story_new ();

  tell (story, ONE, PND_POLARITY_CONTRADICTS, PND_SOURCE_TYPE_INTERVIEW, 1, 1);
  expect (story, PND_VERDICT_INSUFFICIENT, PND_INDICATOR_DENIED, PND_INDICATOR_UNTESTED);
  tell (story, ONE, PND_POLARITY_CONTRADICTS, PND_SOURCE_TYPE_INTERVIEW, 2, 2);
  expect (story, PND_VERDICT_INSUFFICIENT, PND_INDICATOR_DENIED, PND_INDICATOR_UNTESTED);
  story->indicators[TWO].is_read = TRUE;
  expect (story, PND_VERDICT_INSUFFICIENT, PND_INDICATOR_DENIED, PND_INDICATOR_UNTESTED);
  story->indicators[TWO].is_asked = TRUE;
  expect (story, PND_VERDICT_ABSENT, PND_INDICATOR_DENIED, PND_INDICATOR_SILENT);
  g_array_set_size (story->evidence, 1);
  expect (story, PND_VERDICT_INSUFFICIENT, PND_INDICATOR_DENIED, PND_INDICATOR_SILENT);
  expect_reason (story, PND_REASON_NOT_FOUND);
}

/* 3: a clause in a letter of intent */
static void
test_clause (void)
{
  g_autoptr (Story) story = story_new ();
  PndEvidence *clause = tell (story, ONE, PND_POLARITY_SUPPORTS, PND_SOURCE_TYPE_AGREEMENT, 1, 0);

  clause->strength = 3;
  expect (story, PND_VERDICT_INSUFFICIENT, PND_INDICATOR_UNTESTED, PND_INDICATOR_UNTESTED);
  expect_reason (story, PND_REASON_FORMAL_ONLY);
  clause->has_memo = TRUE;
  expect (story, PND_VERDICT_PARTIAL, PND_INDICATOR_THIN, PND_INDICATOR_UNTESTED);
}

/* 4: a language school that the partner runs */
static void
test_partner (void)
{
  g_autoptr (Story) story = story_new ();

  tell (story, ONE, PND_POLARITY_SUPPORTS, PND_SOURCE_TYPE_INTERVIEW, 1, 1)->holder
      = PND_HOLDER_PARTNER_REGION;
  expect (story, PND_VERDICT_INSUFFICIENT, PND_INDICATOR_UNTESTED, PND_INDICATOR_UNTESTED);
  expect_reason (story, PND_REASON_OTHER_HOLDER);
  story->view.holder = PND_HOLDER_PARTNER_REGION;
  expect (story, PND_VERDICT_PARTIAL, PND_INDICATOR_THIN, PND_INDICATOR_UNTESTED);
}

static Story *
two_offices (void)
{
  Story *story = story_new ();

  tell (story, ONE, PND_POLARITY_SUPPORTS, PND_SOURCE_TYPE_INTERVIEW, 1, 1);
  tell (story, ONE, PND_POLARITY_SUPPORTS, PND_SOURCE_TYPE_INTERVIEW, 2, 2);
  return story;
}

/* 5: two offices; a newspaper quotes one; a line of the budget */
static void
test_tourism (void)
{
  g_autoptr (Story) story = two_offices ();

  expect (story, PND_VERDICT_PARTIAL, PND_INDICATOR_THIN, PND_INDICATOR_UNTESTED);
  tell (story, ONE, PND_POLARITY_SUPPORTS, PND_SOURCE_TYPE_NEWS, 3, 2);
  expect (story, PND_VERDICT_PARTIAL, PND_INDICATOR_THIN, PND_INDICATOR_UNTESTED);
  tell (story, ONE, PND_POLARITY_SUPPORTS, PND_SOURCE_TYPE_OFFICIAL, 4, 0);
  expect (story, PND_VERDICT_PRESENT, PND_INDICATOR_SUPPORTED, PND_INDICATOR_UNTESTED);
}

/* who gave an interview that says nothing of this is of that type all the same */
static void
test_known_speaker (void)
{
  g_autoptr (Story) story = story_new ();
  PndEvidence *quoted;

  tell (story, ONE, PND_POLARITY_SUPPORTS, PND_SOURCE_TYPE_INTERVIEW, 1, 1);
  quoted = tell (story, ONE, PND_POLARITY_SUPPORTS, PND_SOURCE_TYPE_NEWS, 3, 2);
  expect (story, PND_VERDICT_PRESENT, PND_INDICATOR_SUPPORTED, PND_INDICATOR_UNTESTED);
  quoted->speaker_type = PND_SOURCE_TYPE_INTERVIEW;
  expect (story, PND_VERDICT_PARTIAL, PND_INDICATOR_THIN, PND_INDICATOR_UNTESTED);
}

static void
test_three_informants (void)
{
  g_autoptr (Story) story = two_offices ();
  PndEvidence *third = tell (story, ONE, PND_POLARITY_SUPPORTS, PND_SOURCE_TYPE_INTERVIEW, 3, 5);

  third->office = offices[1];
  expect (story, PND_VERDICT_PRESENT, PND_INDICATOR_SUPPORTED, PND_INDICATOR_UNTESTED);
  g_array_index (story->evidence, PndEvidence, 1).office = offices[1];
  expect (story, PND_VERDICT_PARTIAL, PND_INDICATOR_THIN, PND_INDICATOR_UNTESTED);
}

/* 6: one office denies the motive, another promotes its own culture */
static void
test_disagreement (void)
{
  g_autoptr (Story) story = story_new ();
  g_autoptr (PndVerdictResult) result = NULL;
  PndEvidence *promotes;

  tell (story, MOTIVE, PND_POLARITY_CONTRADICTS, PND_SOURCE_TYPE_INTERVIEW, 1, 1);
  promotes = tell (story, ONE, PND_POLARITY_SUPPORTS, PND_SOURCE_TYPE_INTERVIEW, 2, 2);
  expect (story, PND_VERDICT_PARTIAL, PND_INDICATOR_THIN, PND_INDICATOR_UNTESTED);
  result = judge (story);
  g_assert_cmpint (result->unresolved->len, ==, 1);
  g_assert_cmpint (g_array_index (result->unresolved, gint64, 0), ==, 1);

  promotes->is_set_aside = TRUE;
  tell (story, TWO, PND_POLARITY_CONTRADICTS, PND_SOURCE_TYPE_INTERVIEW, 3, 3);
  story->indicators[ONE] = (PndIndicatorInput){ "ONE", TRUE, TRUE };
  expect (story, PND_VERDICT_ABSENT, PND_INDICATOR_SILENT, PND_INDICATOR_DENIED);
}

/* a supported indicator is not enough while somebody denies the whole, until that is resolved */
static void
test_denied_whole (void)
{
  g_autoptr (Story) story = two_offices ();
  PndEvidence *denial;

  tell (story, ONE, PND_POLARITY_SUPPORTS, PND_SOURCE_TYPE_OFFICIAL, 4, 0);
  denial = tell (story, MOTIVE, PND_POLARITY_CONTRADICTS, PND_SOURCE_TYPE_INTERVIEW, 5, 3);
  expect (story, PND_VERDICT_PARTIAL, PND_INDICATOR_SUPPORTED, PND_INDICATOR_UNTESTED);
  denial->is_set_aside = TRUE;
  expect (story, PND_VERDICT_PRESENT, PND_INDICATOR_SUPPORTED, PND_INDICATOR_UNTESTED);
}

static void
test_contested (void)
{
  g_autoptr (Story) story = two_offices ();
  PndEvidence *denial;

  tell (story, ONE, PND_POLARITY_SUPPORTS, PND_SOURCE_TYPE_OFFICIAL, 4, 0);
  denial = tell (story, ONE, PND_POLARITY_CONTRADICTS, PND_SOURCE_TYPE_INTERVIEW, 5, 3);
  expect (story, PND_VERDICT_PARTIAL, PND_INDICATOR_CONTESTED, PND_INDICATOR_UNTESTED);
  denial->strength = 1;
  expect (story, PND_VERDICT_PRESENT, PND_INDICATOR_SUPPORTED, PND_INDICATOR_UNTESTED);
}

/* 7: one letter in two languages */
static void
test_twins (void)
{
  g_autoptr (Story) story = story_new ();
  g_autoptr (PndVerdictResult) result = NULL;
  PndEvidence *twin;

  tell (story, ONE, PND_POLARITY_SUPPORTS, PND_SOURCE_TYPE_AGREEMENT, 1, 0)->has_memo = TRUE;
  twin = tell (story, ONE, PND_POLARITY_SUPPORTS, PND_SOURCE_TYPE_OFFICIAL, 2, 0);
  twin->origin = 1;
  expect (story, PND_VERDICT_PARTIAL, PND_INDICATOR_THIN, PND_INDICATOR_UNTESTED);
  result = judge (story);
  g_assert_cmpint (result->sources, ==, 1);
}

/* 8: the supervisor rejects the line of the budget; a later change is told */
static void
test_rejected (void)
{
  g_autoptr (Story) story = two_offices ();
  PndEvidence *line = tell (story, ONE, PND_POLARITY_SUPPORTS, PND_SOURCE_TYPE_OFFICIAL, 4, 0);

  for (guint i = 0; i < story->evidence->len; i++)
    g_array_index (story->evidence, PndEvidence, i).review = PND_REVIEW_ACCEPTED;
  story->view.accepted_only = TRUE;
  expect (story, PND_VERDICT_PRESENT, PND_INDICATOR_SUPPORTED, PND_INDICATOR_UNTESTED);
  line->review = PND_REVIEW_REJECTED;
  expect (story, PND_VERDICT_PARTIAL, PND_INDICATOR_THIN, PND_INDICATOR_UNTESTED);
  line->review = PND_REVIEW_REVISED;
  line->is_changed = TRUE;
  expect (story, PND_VERDICT_PARTIAL, PND_INDICATOR_THIN, PND_INDICATOR_UNTESTED);
  expect_reason (story, PND_REASON_CHANGED);
}

static void
test_left_out (void)
{
  g_autoptr (Story) story = story_new ();
  PndEvidence *one = tell (story, ONE, PND_POLARITY_SUPPORTS, PND_SOURCE_TYPE_INTERVIEW, 1, 1);

  expect (story, PND_VERDICT_PARTIAL, PND_INDICATOR_THIN, PND_INDICATOR_UNTESTED);
  one->is_question = TRUE;
  expect (story, PND_VERDICT_INSUFFICIENT, PND_INDICATOR_UNTESTED, PND_INDICATOR_UNTESTED);
  one->is_question = FALSE;
  one->is_outside = TRUE;
  expect (story, PND_VERDICT_INSUFFICIENT, PND_INDICATOR_UNTESTED, PND_INDICATOR_UNTESTED);
  one->is_outside = FALSE;
  one->strength = 0;
  expect (story, PND_VERDICT_INSUFFICIENT, PND_INDICATOR_UNTESTED, PND_INDICATOR_UNTESTED);
  one->strength = 3;
  one->polarity = PND_POLARITY_UNRATED;
  expect (story, PND_VERDICT_INSUFFICIENT, PND_INDICATOR_UNTESTED, PND_INDICATOR_UNTESTED);
  expect_reason (story, PND_REASON_UNRATED);
  one->polarity = PND_POLARITY_SUPPORTS;
  story->view.coder = 2;
  expect (story, PND_VERDICT_INSUFFICIENT, PND_INDICATOR_UNTESTED, PND_INDICATOR_UNTESTED);
}

/* + on the parent gives at most partial, and overlapping codings are one passage */
static void
test_parent_and_overlap (void)
{
  g_autoptr (Story) story = story_new ();
  g_autoptr (PndVerdictResult) result = NULL;

  for (int i = 0; i < 3; i++)
    tell (story, MOTIVE, PND_POLARITY_SUPPORTS, PND_SOURCE_TYPE_INTERVIEW + i, i + 1, i + 1);
  expect (story, PND_VERDICT_PARTIAL, PND_INDICATOR_UNTESTED, PND_INDICATOR_UNTESTED);
  expect_reason (story, PND_REASON_PARENT_ONLY);
  tell (story, ONE, PND_POLARITY_SUPPORTS, PND_SOURCE_TYPE_INTERVIEW, 9, 1)->span
      = PND_SPAN (0, 40);
  tell (story, ONE, PND_POLARITY_SUPPORTS, PND_SOURCE_TYPE_INTERVIEW, 9, 1)->span
      = PND_SPAN (10, 20);
  tell (story, ONE, PND_POLARITY_SUPPORTS, PND_SOURCE_TYPE_INTERVIEW, 9, 1)->span
      = PND_SPAN (30, 60);
  result = judge (story);
  g_assert_cmpint (pnd_verdict_result_get (result, ONE)->supports, ==, 1);
}

static void
test_thresholds (void)
{
  g_autoptr (Story) story = two_offices ();

  story->thresholds.types = 1;
  expect (story, PND_VERDICT_PRESENT, PND_INDICATOR_SUPPORTED, PND_INDICATOR_UNTESTED);
  story->thresholds.strength = 3;
  expect (story, PND_VERDICT_INSUFFICIENT, PND_INDICATOR_UNTESTED, PND_INDICATOR_UNTESTED);
}

static char *
describe (const PndVerdictResult *result)
{
  g_autofree char *reasons = pnd_verdict_result_explain (result, FALSE);
  g_autoptr (GString) text = g_string_new (reasons);

  g_string_append_printf (text, "|%d %d %d %d %d %d", result->verdict, result->supports,
                          result->contradicts, result->sources, result->types, result->deniers);
  for (guint i = 0; i < result->unresolved->len; i++)
    g_string_append_printf (text, " %d", (int) g_array_index (result->unresolved, gint64, i));
  for (int i = 0; i < 2; i++)
    g_string_append_printf (text, "|%d %d", pnd_verdict_result_get (result, i)->status,
                            pnd_verdict_result_get (result, i)->supports);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
tell_random (Story *story)
{
  PndEvidence *one = tell (story, g_test_rand_int_range (-1, 2), g_test_rand_int_range (0, 4),
                           g_test_rand_int_range (1, PND_N_SOURCE_TYPES),
                           g_test_rand_int_range (1, 6), g_test_rand_int_range (0, 5));

  one->strength = g_test_rand_int_range (0, 4);
  one->span.start = g_test_rand_int_range (0, 300);
  one->span.end = one->span.start + g_test_rand_int_range (1, 80);
  one->holder = g_test_rand_int_range (0, 4) > 0 ? PND_HOLDER_OWN_REGION
                                                 : PND_HOLDER_PARTNER_REGION;
  one->review = g_test_rand_int_range (0, PND_N_REVIEWS);
  one->is_set_aside = g_test_rand_int_range (0, 8) == 0;
}

static void
test_order (void)
{
  for (int round = 0; round < 300; round++)
    {
      g_autoptr (Story) story = story_new ();
      g_autoptr (PndVerdictResult) before = NULL, after = NULL;
      g_autofree char *first = NULL, *second = NULL;
      PndEvidence *all;
      int n = g_test_rand_int_range (1, 25);

      for (int i = 0; i < n; i++)
        tell_random (story);
      before = judge (story);
      all = (PndEvidence *) (gpointer) story->evidence->data;
      for (int i = n - 1; i > 0; i--)
        {
          int other = g_test_rand_int_range (0, i + 1);
          PndEvidence kept = all[i];

          all[i] = all[other];
          all[other] = kept;
        }
      after = judge (story);
      first = describe (before);
      second = describe (after);
      g_assert_cmpstr (first, ==, second);
    }
}

/* an absence never stands beside a decisive passage for the motive, whatever is coded */
static void
test_no_absence_beside_support (void)
{
  for (int round = 0; round < 300; round++)
    {
      g_autoptr (Story) story = story_new ();
      g_autoptr (PndVerdictResult) result = NULL;
      int n = g_test_rand_int_range (1, 25);

      story->indicators[ONE] = (PndIndicatorInput){ "ONE", TRUE, TRUE };
      story->indicators[TWO] = (PndIndicatorInput){ "TWO", TRUE, TRUE };
      for (int i = 0; i < n; i++)
        tell_random (story);
      result = judge (story);
      g_assert_true (result->verdict != PND_VERDICT_ABSENT
                     || (result->supports == 0 && result->deniers >= 2));
      g_assert_true (result->verdict != PND_VERDICT_PRESENT || result->sources >= 2);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/verdict/story/1-thesis-alone", test_thesis_alone);
  g_test_add_func ("/verdict/story/2-denial", test_denial);
  g_test_add_func ("/verdict/story/3-clause", test_clause);
  g_test_add_func ("/verdict/story/4-partner", test_partner);
  g_test_add_func ("/verdict/story/5-tourism", test_tourism);
  g_test_add_func ("/verdict/story/6-disagreement", test_disagreement);
  g_test_add_func ("/verdict/story/7-twins", test_twins);
  g_test_add_func ("/verdict/story/8-rejected", test_rejected);
  g_test_add_func ("/verdict/known-speaker", test_known_speaker);
  g_test_add_func ("/verdict/three-informants", test_three_informants);
  g_test_add_func ("/verdict/denied-whole", test_denied_whole);
  g_test_add_func ("/verdict/contested", test_contested);
  g_test_add_func ("/verdict/left-out", test_left_out);
  g_test_add_func ("/verdict/parent-and-overlap", test_parent_and_overlap);
  g_test_add_func ("/verdict/thresholds", test_thresholds);
  g_test_add_func ("/verdict/order", test_order);
  g_test_add_func ("/verdict/no-absence-beside-support", test_no_absence_beside_support);
  return g_test_run ();
}
