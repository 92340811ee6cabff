/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/evidence/evidence-rows.h"

/* ids of case, document, code and coder; the five values; text, query; scope and distance */
#define LINE_TYPE "(xxxxiiiiimsmsii)"

/**
 * pnd_evidence_filter_init:
 * @filter: (out caller-allocates): takes a filter that lets everything through
 */
void
pnd_evidence_filter_init (PndEvidenceFilter *filter)
{
  g_return_if_fail (filter != NULL);

  *filter = (PndEvidenceFilter){
    .source_type = PND_EVIDENCE_ANY,
    .polarity = PND_EVIDENCE_ANY,
    .strength = PND_EVIDENCE_ANY,
    .holder = PND_EVIDENCE_ANY,
    .review = PND_EVIDENCE_ANY,
  };
}

/**
 * pnd_evidence_filter_clear:
 * @filter: a filter, whose strings are freed
 */
void
pnd_evidence_filter_clear (PndEvidenceFilter *filter)
{
  g_clear_pointer (&filter->text, g_free);
  g_clear_pointer (&filter->query, g_free);
}

/**
 * pnd_evidence_filter_copy:
 * @filter: a filter
 * @copy: (out caller-allocates): takes another one like it
 */
void
pnd_evidence_filter_copy (const PndEvidenceFilter *filter, PndEvidenceFilter *copy)
{
  g_return_if_fail (filter != NULL && copy != NULL);

  *copy = *filter;
  copy->text = g_strdup (filter->text);
  copy->query = g_strdup (filter->query);
}

static gboolean
is_nothing (const char *text)
{
  return text == NULL || *text == '\0';
}

/**
 * pnd_evidence_filter_is_empty:
 * @filter: a filter
 *
 * Returns: whether it lets everything through
 */
gboolean
pnd_evidence_filter_is_empty (const PndEvidenceFilter *filter)
{
  g_return_val_if_fail (filter != NULL, TRUE);

  return filter->region_case == 0 && filter->document == 0 && filter->code == 0
         && filter->coder == 0 && filter->source_type < 0 && filter->polarity < 0
         && filter->strength < 0 && filter->holder < 0 && filter->review < 0
         && is_nothing (filter->text) && is_nothing (filter->query);
}

/**
 * pnd_evidence_filter_to_line:
 * @filter: a filter
 *
 * Returns: (transfer full): it as text without line breaks of its own, which
 *   pnd_evidence_filter_from_line() reads
 */
char *
pnd_evidence_filter_to_line (const PndEvidenceFilter *filter)
{
  g_autoptr (GVariant) variant = NULL;

  g_return_val_if_fail (filter != NULL, NULL);

  variant = g_variant_ref_sink (
    g_variant_new (LINE_TYPE, filter->region_case, filter->document, filter->code, filter->coder,
                   filter->source_type, filter->polarity, filter->strength, filter->holder,
                   filter->review, filter->text, filter->query, (int) filter->scope,
                   filter->distance));
  return g_variant_print (variant, FALSE);
}

static gboolean
is_among (int value, int n)
{
  return value >= PND_EVIDENCE_ANY && value < n;
}

static gboolean
is_sound (const PndEvidenceFilter *filter)
{
  return is_among (filter->source_type, PND_N_SOURCE_TYPES)
         && is_among (filter->polarity, PND_N_POLARITIES) && is_among (filter->strength, 4)
         && is_among (filter->holder, PND_N_HOLDERS) && is_among (filter->review, PND_N_REVIEWS)
         && (guint) filter->scope < PND_N_SCOPES && filter->distance >= 0;
}

/**
 * pnd_evidence_filter_from_line:
 * @filter: (out caller-allocates): takes the filter; one that lets everything through on failure
 * @line: what pnd_evidence_filter_to_line() made, or anything
 *
 * Returns: whether @line is a filter
 */
gboolean
pnd_evidence_filter_from_line (PndEvidenceFilter *filter, const char *line)
{
  g_autoptr (GVariant) variant = NULL;
  int scope;

  g_return_val_if_fail (filter != NULL && line != NULL, FALSE);

  pnd_evidence_filter_init (filter);
  variant = g_variant_parse (G_VARIANT_TYPE (LINE_TYPE), line, NULL, NULL, NULL);
  if (variant == NULL)
    return FALSE;
  g_variant_get (variant, LINE_TYPE, &filter->region_case, &filter->document, &filter->code,
                 &filter->coder, &filter->source_type, &filter->polarity, &filter->strength,
                 &filter->holder, &filter->review, &filter->text, &filter->query, &scope,
                 &filter->distance);
  filter->scope = (PndQueryScope) scope;
  if (is_sound (filter))
    return TRUE;
  pnd_evidence_filter_clear (filter);
  pnd_evidence_filter_init (filter);
  return FALSE;
}
