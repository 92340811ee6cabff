/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/verdict/verdict.h"

#include "app/analysis/verdict/independence.h"
#include "app/model/coding.h"

/*
 * Judging:
 * @order: indexes of the evidence by indicator, polarity, document and place
 * @types: speaker (gint64 *) -> the first of the types of source he appears in
 * @offices: office -> number from 1
 */
typedef struct
{
  const PndEvidence *evidence;
  int n_evidence;
  const PndIndicatorInput *indicators;
  int n_indicators;
  const PndVerdictView *view;
  const PndThresholds *thresholds;
  PndVerdictResult *result;
  GArray *order;
  GHashTable *types;
  GHashTable *offices;
} Judging;

static int
get_strength (const Judging *self, const PndEvidence *evidence)
{
  int strength = MAX (evidence->strength, 1);
  gboolean is_form = evidence->source_type == PND_SOURCE_TYPE_REGULATION
                     || evidence->source_type == PND_SOURCE_TYPE_AGREEMENT
                     || evidence->source_type == PND_SOURCE_TYPE_STATISTICS;

  return is_form && !evidence->has_memo ? MIN (strength, self->thresholds->cap) : strength;
}

static PndUse
find_use (const Judging *self, const PndEvidence *evidence)
{
  if (self->view->coder != 0 && evidence->coder != self->view->coder)
    return PND_USE_OTHER_CODER;
  if (evidence->review == PND_REVIEW_REJECTED)
    return PND_USE_REJECTED;
  if (self->view->accepted_only && evidence->review != PND_REVIEW_ACCEPTED)
    return PND_USE_NOT_ACCEPTED;
  if (evidence->source_type == PND_SOURCE_TYPE_SECONDARY || evidence->is_question)
    return PND_USE_CLAIM;
  if (!pnd_rating_is_complete (evidence->polarity, evidence->holder))
    return PND_USE_UNRATED;
  if (evidence->holder != self->view->holder)
    return PND_USE_OTHER_HOLDER;
  if (evidence->is_outside)
    return PND_USE_OUTSIDE;
  if (evidence->is_set_aside)
    return PND_USE_SET_ASIDE;
  if (evidence->polarity == PND_POLARITY_MENTIONS)
    return PND_USE_MENTION;
  return get_strength (self, evidence) < self->thresholds->strength ? PND_USE_WEAK
                                                                    : PND_USE_COUNTED;
}

static PndUse
get_use (const Judging *self, int index)
{
  return g_array_index (self->result->uses, PndUse, index);
}

static int
compare_places (gconstpointer first, gconstpointer second, gpointer data)
{
  const PndEvidence *evidence = data;
  const PndEvidence *a = &evidence[*(const int *) first];
  const PndEvidence *b = &evidence[*(const int *) second];

  if (a->indicator != b->indicator)
    return a->indicator < b->indicator ? -1 : 1;
  if (a->polarity != b->polarity)
    return a->polarity < b->polarity ? -1 : 1;
  if (a->document != b->document)
    return a->document < b->document ? -1 : 1;
  if (a->span.start != b->span.start)
    return a->span.start < b->span.start ? -1 : 1;
  return a->coding < b->coding ? -1 : a->coding > b->coding;
}

/* the first of those that the passage and the speaker have */
static PndSourceType
get_type (const PndEvidence *evidence)
{
  if (evidence->speaker_type == PND_SOURCE_TYPE_NONE
      || evidence->source_type == PND_SOURCE_TYPE_NONE)
    return MAX (evidence->speaker_type, evidence->source_type);
  return MIN (evidence->speaker_type, evidence->source_type);
}

/* The types come of all the evidence, also of what does not count: an interview that is silent on
 * this indicator still makes its speaker's quotation in the news no second type. */
static void
prepare (Judging *self)
{
  for (int i = 0; i < self->n_evidence; i++)
    {
      const PndEvidence *evidence = &self->evidence[i];
      PndUse use = find_use (self, evidence);
      gpointer type = GINT_TO_POINTER ((int) get_type (evidence));
      gpointer before;

      g_array_append_val (self->result->uses, use);
      self->result->n_uses[use]++;
      g_array_append_val (self->order, i);
      if (evidence->office != NULL && *evidence->office != '\0'
          && !g_hash_table_contains (self->offices, evidence->office))
        g_hash_table_insert (self->offices, (gpointer) evidence->office,
                             GINT_TO_POINTER ((int) g_hash_table_size (self->offices) + 1));
      if (evidence->speaker == 0 || get_type (evidence) == PND_SOURCE_TYPE_NONE)
        continue;
      if (!g_hash_table_lookup_extended (self->types, &evidence->speaker, NULL, &before)
          || GPOINTER_TO_INT (type) < GPOINTER_TO_INT (before))
        g_hash_table_insert (self->types, (gpointer) &evidence->speaker, type);
    }
  g_array_sort_with_data (self->order, compare_places, (gpointer) self->evidence);
}

static PndSource
make_source (const Judging *self, const PndEvidence *evidence)
{
  PndSource source = { .origin = evidence->origin, .type = evidence->source_type };
  gpointer type;

  if (evidence->speaker == 0)
    {
      source.speaker = -evidence->origin - 1;
      return source;
    }
  source.speaker = evidence->speaker;
  if (g_hash_table_lookup_extended (self->types, &evidence->speaker, NULL, &type))
    source.type = GPOINTER_TO_INT (type);
  if (evidence->office != NULL && *evidence->office != '\0')
    source.office = GPOINTER_TO_INT (g_hash_table_lookup (self->offices, evidence->office));
  return source;
}

/* Passages of one indicator (-1: of the motive itself; -2: of any) and polarity that have @use,
 * overlapping ones once. @sources: (nullable): gathers where they come from */
static int
count_passages (const Judging *self, int indicator, PndPolarity polarity, PndUse use,
                GArray *sources)
{
  const PndEvidence *last = NULL;
  int reached = 0, n = 0;

  for (guint i = 0; i < self->order->len; i++)
    {
      int index = g_array_index (self->order, int, i);
      const PndEvidence *evidence = &self->evidence[index];

      if ((indicator != -2 && evidence->indicator != indicator) || evidence->polarity != polarity
          || get_use (self, index) != use)
        continue;
      if (last == NULL || last->indicator != evidence->indicator
          || last->document != evidence->document || evidence->span.start >= reached)
        {
          n++;
          reached = 0;
        }
      reached = MAX (reached, evidence->span.end);
      last = evidence;
      if (sources != NULL)
        {
          PndSource source = make_source (self, evidence);

          g_array_append_val (sources, source);
        }
    }
  if (sources != NULL)
    pnd_sources_unite (sources);
  return n;
}

static PndIndicatorStatus
find_status (const Judging *self, int indicator, const PndIndicatorResult *result,
             const GArray *sources)
{
  const PndThresholds *wanted = self->thresholds;

  if (result->supports > 0 && result->contradicts > 0)
    return PND_INDICATOR_CONTESTED;
  if (result->supports > 0)
    return pnd_sources_have (sources, wanted->sources, wanted->types, FALSE)
             || pnd_sources_have (sources, wanted->informants, wanted->offices, TRUE)
             ? PND_INDICATOR_SUPPORTED : PND_INDICATOR_THIN;
  if (result->contradicts > 0)
    return PND_INDICATOR_DENIED;
  return self->indicators[indicator].is_read && self->indicators[indicator].is_asked
           ? PND_INDICATOR_SILENT : PND_INDICATOR_UNTESTED;
}

static void
judge_indicator (const Judging *self, int indicator)
{
  g_autoptr (GArray) sources = g_array_new (FALSE, TRUE, sizeof (PndSource));
  PndIndicatorResult result = { 0 };

  result.supports = count_passages (self, indicator, PND_POLARITY_SUPPORTS, PND_USE_COUNTED,
                                    sources);
  result.sources = pnd_sources_count_independent (sources);
  result.types = pnd_sources_count_types (sources);
  result.contradicts = count_passages (self, indicator, PND_POLARITY_CONTRADICTS,
                                       PND_USE_COUNTED, NULL);
  result.weak = count_passages (self, indicator, PND_POLARITY_SUPPORTS, PND_USE_WEAK, NULL)
                + count_passages (self, indicator, PND_POLARITY_CONTRADICTS, PND_USE_WEAK, NULL);
  result.status = find_status (self, indicator, &result, sources);
  g_array_append_val (self->result->indicators, result);
}

static int
count_status (const PndVerdictResult *result, PndIndicatorStatus status)
{
  int n = 0;

  for (guint i = 0; i < result->indicators->len; i++)
    n += g_array_index (result->indicators, PndIndicatorResult, i).status == status;
  return n;
}

static void
count_motive (const Judging *self)
{
  g_autoptr (GArray) sources = g_array_new (FALSE, TRUE, sizeof (PndSource));
  g_autoptr (GArray) deniers = g_array_new (FALSE, TRUE, sizeof (PndSource));
  PndVerdictResult *result = self->result;

  result->supports = count_passages (self, -2, PND_POLARITY_SUPPORTS, PND_USE_COUNTED, sources);
  result->contradicts = count_passages (self, -2, PND_POLARITY_CONTRADICTS, PND_USE_COUNTED,
                                        deniers);
  result->sources = pnd_sources_count_independent (sources);
  result->types = pnd_sources_count_types (sources);
  result->deniers = pnd_sources_count_independent (deniers);
}

static PndVerdict
find_verdict (const Judging *self, int n_denials)
{
  PndVerdictResult *result = self->result;
  guint n_closed = count_status (result, PND_INDICATOR_DENIED)
                   + count_status (result, PND_INDICATOR_SILENT);

  if (count_status (result, PND_INDICATOR_SUPPORTED) > 0 && n_denials == 0)
    return PND_VERDICT_PRESENT;
  if (result->supports > 0)
    return PND_VERDICT_PARTIAL;
  if (result->deniers >= self->thresholds->deniers && n_closed == result->indicators->len)
    return PND_VERDICT_ABSENT;
  return PND_VERDICT_INSUFFICIENT;
}

static void
add_reason (const Judging *self, PndReasonKind kind, int n, char *names)
{
  PndReason reason = { kind, n, names };

  g_array_append_val (self->result->reasons, reason);
}

static void
add_names (const Judging *self, PndReasonKind kind, PndIndicatorStatus status)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->result->indicators->len; i++)
    if (g_array_index (self->result->indicators, PndIndicatorResult, i).status == status)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              self->indicators[i].name);
  if (names->len > 0)
    add_reason (self, kind, count_status (self->result, status),
                g_string_free (g_steal_pointer (&names), FALSE));
}

/* the first that fits names what would be needed most */
static void
explain_insufficient (const Judging *self)
{
  const PndVerdictResult *result = self->result;
  const int *n_uses = result->n_uses;
  int n_weak = n_uses[PND_USE_WEAK];
  gboolean is_open = count_status (result, PND_INDICATOR_UNTESTED) > 0;

  if (result->contradicts > 0)
    add_reason (self, PND_REASON_DENIERS, result->deniers, NULL);
  else if (n_weak > 0)
    add_reason (self, PND_REASON_FORMAL_ONLY, n_weak, NULL);
  else if (n_uses[PND_USE_CLAIM] > 0)
    add_reason (self, PND_REASON_CLAIMS_ONLY, n_uses[PND_USE_CLAIM], NULL);
  else if (n_uses[PND_USE_UNRATED] > 0)
    add_reason (self, PND_REASON_UNRATED, n_uses[PND_USE_UNRATED], NULL);
  else if (is_open)
    add_reason (self, PND_REASON_NOTHING_TESTED, 0, NULL);
  if (!is_open)
    add_reason (self, PND_REASON_NOT_FOUND, 0, NULL);
}

static void
explain (const Judging *self, int n_denials)
{
  PndVerdictResult *result = self->result;
  int n_parent = count_passages (self, -1, PND_POLARITY_SUPPORTS, PND_USE_COUNTED, NULL);

  if (result->verdict == PND_VERDICT_INSUFFICIENT)
    explain_insufficient (self);
  else if (result->verdict == PND_VERDICT_ABSENT)
    add_reason (self, PND_REASON_DENIERS, result->deniers, NULL);
  add_names (self, PND_REASON_SUPPORTED, PND_INDICATOR_SUPPORTED);
  add_names (self, PND_REASON_CONTESTED, PND_INDICATOR_CONTESTED);
  add_names (self, PND_REASON_THIN, PND_INDICATOR_THIN);
  if (n_parent > 0 && n_parent == result->supports)
    add_reason (self, PND_REASON_PARENT_ONLY, n_parent, NULL);
  if (n_denials > 0)
    add_reason (self, PND_REASON_DENIED_WHOLE, n_denials, NULL);
  add_names (self, PND_REASON_DENIED, PND_INDICATOR_DENIED);
  add_names (self, PND_REASON_SILENT, PND_INDICATOR_SILENT);
  add_names (self, PND_REASON_UNTESTED, PND_INDICATOR_UNTESTED);
}

static void
warn (const Judging *self)
{
  const PndVerdictResult *result = self->result;
  int n_unknown = 0, n_changed = 0;

  for (int i = 0; i < self->n_evidence; i++)
    {
      const PndEvidence *evidence = &self->evidence[i];

      n_unknown += get_use (self, i) == PND_USE_COUNTED && evidence->speaker == 0
                   && evidence->source_type == PND_SOURCE_TYPE_NEWS;
      n_changed += evidence->is_changed && get_use (self, i) != PND_USE_OTHER_CODER;
    }
  if (result->n_uses[PND_USE_OTHER_HOLDER] > 0)
    add_reason (self, PND_REASON_OTHER_HOLDER, result->n_uses[PND_USE_OTHER_HOLDER], NULL);
  if (result->n_uses[PND_USE_UNRATED] > 0 && !pnd_verdict_result_has (result, PND_REASON_UNRATED))
    add_reason (self, PND_REASON_UNRATED_LEFT, result->n_uses[PND_USE_UNRATED], NULL);
  if (n_unknown > 0)
    add_reason (self, PND_REASON_UNKNOWN_SPEAKER, n_unknown, NULL);
  if (n_changed > 0)
    add_reason (self, PND_REASON_CHANGED, n_changed, NULL);
}

static int
compare_ids (gconstpointer first, gconstpointer second)
{
  gint64 a = *(const gint64 *) first, b = *(const gint64 *) second;

  return a < b ? -1 : a > b;
}

/* decisive passages of the side that the verdict does not take */
static void
find_unresolved (const Judging *self)
{
  PndVerdictResult *result = self->result;

  for (int i = 0; i < self->n_evidence; i++)
    if (get_use (self, i) == PND_USE_COUNTED
        && pnd_evidence_speaks_against (&self->evidence[i], PND_USE_COUNTED, result->verdict))
      g_array_append_val (result->unresolved, self->evidence[i].coding);
  g_array_sort (result->unresolved, compare_ids);
}

static void
clear_reason (gpointer reason)
{
  g_free (((PndReason *) reason)->names);
}

static PndVerdictResult *
result_new (void)
{
  PndVerdictResult *self = g_new0 (PndVerdictResult, 1);

  self->indicators = g_array_new (FALSE, TRUE, sizeof (PndIndicatorResult));
  self->reasons = g_array_new (FALSE, TRUE, sizeof (PndReason));
  g_array_set_clear_func (self->reasons, clear_reason);
  self->uses = g_array_new (FALSE, TRUE, sizeof (PndUse));
  self->unresolved = g_array_new (FALSE, TRUE, sizeof (gint64));
  return self;
}

/**
 * pnd_verdict_judge:
 * @evidence: (array length=n_evidence): what was coded of the motive and its indicators
 * @n_evidence: how many
 * @indicators: (array length=n_indicators): the indicators of the motive
 * @n_indicators: how many
 * @view: whose motive, by whose codings
 * @thresholds: how much is needed
 *
 * The verdict rule; see the head of the header. The order of @evidence makes no difference.
 *
 * Returns: (transfer full): what the evidence says, and why
 */
PndVerdictResult *
pnd_verdict_judge (const PndEvidence *evidence, int n_evidence,
                   const PndIndicatorInput *indicators, int n_indicators,
                   const PndVerdictView *view, const PndThresholds *thresholds)
{
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GHashTable) types = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) offices = g_hash_table_new (g_str_hash, g_str_equal);
  Judging self = { evidence, n_evidence, indicators, n_indicators, view, thresholds, NULL, order,
                   types, offices };
  int n_denials;

  g_return_val_if_fail (evidence != NULL || n_evidence == 0, NULL);
  g_return_val_if_fail (indicators != NULL || n_indicators == 0, NULL);
  g_return_val_if_fail (view != NULL && thresholds != NULL, NULL);

  self.result = result_new ();
  prepare (&self);
  for (int i = 0; i < n_indicators; i++)
    judge_indicator (&self, i);
  count_motive (&self);
  n_denials = count_passages (&self, -1, PND_POLARITY_CONTRADICTS, PND_USE_COUNTED, NULL);
  self.result->verdict = find_verdict (&self, n_denials);
  explain (&self, n_denials);
  warn (&self);
  find_unresolved (&self);
  return self.result;
}

/**
 * pnd_evidence_speaks_against:
 * @evidence: a passage
 * @use: what became of it
 * @verdict: a verdict, the rule's or the researcher's
 *
 * A claim, a weak passage, and a mention that was found strong enough to rate are against an
 * absence, too: whoever says that there is nothing must have an answer to them.
 *
 * Returns: whether it is a negative case of @verdict
 */
gboolean
pnd_evidence_speaks_against (const PndEvidence *evidence, PndUse use, PndVerdict verdict)
{
  g_return_val_if_fail (evidence != NULL, FALSE);

  if (use == PND_USE_OTHER_CODER || use == PND_USE_REJECTED || use == PND_USE_NOT_ACCEPTED
      || use == PND_USE_UNRATED || use == PND_USE_OTHER_HOLDER || use == PND_USE_OUTSIDE
      || evidence->is_question)
    return FALSE;
  switch (verdict)
    {
    case PND_VERDICT_PRESENT:
    case PND_VERDICT_PARTIAL:
      return evidence->polarity == PND_POLARITY_CONTRADICTS;
    case PND_VERDICT_ABSENT:
      return evidence->polarity == PND_POLARITY_SUPPORTS
             || (evidence->polarity == PND_POLARITY_MENTIONS && evidence->strength > 0);
    case PND_VERDICT_INSUFFICIENT:
    case PND_VERDICT_NONE:
    default:
      return FALSE;
    }
}

/**
 * pnd_verdict_result_free:
 * @self: (transfer full) (nullable): a result
 */
void
pnd_verdict_result_free (PndVerdictResult *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->indicators);
  g_array_unref (self->reasons);
  g_array_unref (self->uses);
  g_array_unref (self->unresolved);
  g_free (self);
}

/**
 * pnd_verdict_result_get:
 * @self: a result
 * @indicator: index of an indicator, as it went in
 *
 * Returns: (transfer none): what is said of it
 */
const PndIndicatorResult *
pnd_verdict_result_get (const PndVerdictResult *self, int indicator)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (indicator >= 0 && indicator < (int) self->indicators->len, NULL);

  return &g_array_index (self->indicators, PndIndicatorResult, indicator);
}

/**
 * pnd_verdict_result_has:
 * @self: a result
 * @kind: a kind of reason
 *
 * Returns: whether it is among the reasons
 */
gboolean
pnd_verdict_result_has (const PndVerdictResult *self, PndReasonKind kind)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->reasons->len; i++)
    if (g_array_index (self->reasons, PndReason, i).kind == kind)
      return TRUE;
  return FALSE;
}
