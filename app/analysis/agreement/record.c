/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/agreement/record.h"

#include <math.h>

#include "app/analysis/agreement/agreement-words.h"

#define GROUP "agreement"
#define MAX_ROWS 100000

static void
set_list (GKeyFile *file, const char *key, char **words)
{
  if (words != NULL)
    g_key_file_set_string_list (file, GROUP, key, (const char *const *) words,
                                g_strv_length (words));
}

/**
 * pnd_agreement_record_options:
 * @agreement: a result
 * @options: how it was measured
 *
 * Returns: (transfer full): the text
 */
char *
pnd_agreement_record_options (const PndAgreement *agreement, const PndAgreementOptions *options)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_key_file_set_string (file, GROUP, "unit", pnd_agreement_unit_to_word (options->unit));
  set_list (file, "coders", agreement->coders);
  set_list (file, "coder_guids", agreement->coder_guids);
  set_list (file, "document_guids", agreement->document_guids);
  g_key_file_set_integer (file, GROUP, "documents", agreement->n_documents);
  g_key_file_set_integer_list (file, GROUP, "uncoded", agreement->n_uncoded,
                               g_strv_length (agreement->coders));
  g_key_file_set_int64 (file, GROUP, "characters", agreement->n_characters);
  g_key_file_set_int64 (file, GROUP, "counted", agreement->n_counted);
  g_key_file_set_boolean (file, GROUP, "veiled", agreement->is_veiled);
  g_key_file_set_boolean (file, GROUP, "clustered", agreement->is_clustered);
  g_key_file_set_double (file, GROUP, "overlap", options->overlap);
  g_key_file_set_boolean (file, GROUP, "only_read", options->only_read);
  g_key_file_set_boolean (file, GROUP, "only_motives", options->only_motives);
  g_key_file_set_boolean (file, GROUP, "only_own_region", options->only_own_region);
  g_key_file_set_boolean (file, GROUP, "with_polarity", options->with_polarity);
  g_key_file_set_integer (file, GROUP, "resamples", options->n_resamples);
  g_key_file_set_uint64 (file, GROUP, "seed", options->seed);
  return g_key_file_to_data (file, NULL, NULL);
}

/* the key of why there is no interval */
static char *
make_interval_key (PndFigureKind kind)
{
  return g_strconcat (pnd_agreement_figure_get_column (kind), "_interval", NULL);
}

static void
set_figure (GKeyFile *file, const char *group, PndFigureKind kind, const PndFigure *figure)
{
  double values[] = { figure->agreed.value, figure->interval.low, figure->interval.high };
  g_autofree char *key = make_interval_key (kind);

  if (figure->agreed.undefined != PND_DEFINED)
    g_key_file_set_string (file, group, pnd_agreement_figure_get_column (kind),
                           pnd_undefined_to_word (figure->agreed.undefined));
  else
    g_key_file_set_double_list (file, group, pnd_agreement_figure_get_column (kind), values,
                                figure->interval.undefined == PND_DEFINED ? 3 : 1);
  if (figure->agreed.undefined == PND_DEFINED && figure->interval.undefined != PND_DEFINED)
    g_key_file_set_string (file, group, key, pnd_undefined_to_word (figure->interval.undefined));
}

/**
 * pnd_agreement_record_result:
 * @agreement: a result
 *
 * Returns: (transfer full): the text
 */
char *
pnd_agreement_record_result (const PndAgreement *agreement)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  for (guint i = 0; i < agreement->rows->len; i++)
    {
      const PndAgreementRow *row = pnd_agreement_get (agreement, (int) i);
      g_autofree char *group = g_strdup_printf ("%u", i + 1);

      g_key_file_set_string (file, group, "label", row->label);
      g_key_file_set_string (file, group, "name", row->name);
      if (row->guid != NULL)
        g_key_file_set_string (file, group, "code", row->guid);
      g_key_file_set_int64 (file, group, "n", row->n);
      if (row->prevalence >= 0)
        g_key_file_set_double (file, group, "prevalence", row->prevalence);
      if (row->coverage >= 0)
        g_key_file_set_double (file, group, "coverage", row->coverage);
      for (int kind = 0; kind < PND_N_FIGURES; kind++)
        if (row->figures[kind].is_there)
          set_figure (file, group, kind, &row->figures[kind]);
    }
  return g_key_file_to_data (file, NULL, NULL);
}

/* a number that may be missing: -1 then */
static double
get_share (GKeyFile *file, const char *group, const char *key)
{
  double share = g_key_file_has_key (file, group, key, NULL)
                     ? g_key_file_get_double (file, group, key, NULL) : -1;

  return isfinite (share) && share >= 0 && share <= 1 ? share : -1;
}

/* what was kept before reasons were says nothing: as if no interval had been asked for */
static void
get_interval_reason (GKeyFile *file, const char *group, PndFigureKind kind, PndFigure *figure)
{
  g_autofree char *key = make_interval_key (kind);
  g_autofree char *word = g_key_file_get_string (file, group, key, NULL);

  figure->interval.undefined = PND_UNDEFINED_NOT_RESAMPLED;
  if (word != NULL)
    pnd_undefined_from_word (word, &figure->interval.undefined);
}

static void
get_figure (GKeyFile *file, const char *group, PndFigureKind kind, PndFigure *figure)
{
  const char *key = pnd_agreement_figure_get_column (kind);
  g_autofree char *word = g_key_file_get_string (file, group, key, NULL);
  g_autofree double *values = NULL;
  gsize n = 0;

  if (word == NULL)
    return;
  figure->is_there = TRUE;
  figure->agreed.undefined = PND_UNDEFINED_NO_UNITS;
  if (pnd_undefined_from_word (word, &figure->agreed.undefined))
    return;
  values = g_key_file_get_double_list (file, group, key, &n, NULL);
  for (gsize i = 0; i < n; i++)
    if (!isfinite (values[i]))
      return;
  if (n == 0)
    return;
  figure->agreed.undefined = PND_DEFINED;
  figure->agreed.value = values[0];
  if (n < 3)
    get_interval_reason (file, group, kind, figure);
  if (n >= 3)
    {
      figure->interval.low = values[1];
      figure->interval.high = values[2];
    }
}

static gboolean
get_row (GKeyFile *file, const char *group, PndAgreement *agreement)
{
  PndAgreementRow row = { .node = -1 };

  row.label = g_key_file_get_string (file, group, "label", NULL);
  if (row.label == NULL)
    return FALSE;
  row.name = g_key_file_get_string (file, group, "name", NULL);
  if (row.name == NULL)
    row.name = g_strdup (row.label);
  row.guid = g_key_file_get_string (file, group, "code", NULL);
  row.n = MAX (g_key_file_get_int64 (file, group, "n", NULL), 0);
  row.prevalence = get_share (file, group, "prevalence");
  row.coverage = get_share (file, group, "coverage");
  for (int kind = 0; kind < PND_N_FIGURES; kind++)
    get_figure (file, group, kind, &row.figures[kind]);
  g_array_append_val (agreement->rows, row);
  return TRUE;
}

static gboolean
get_result (const char *text, PndAgreement *agreement)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) groups = NULL;

  if (!g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, NULL))
    return FALSE;
  groups = g_key_file_get_groups (file, NULL);
  for (int i = 0; groups[i] != NULL && i < MAX_ROWS; i++)
    if (!get_row (file, groups[i], agreement))
      return FALSE;
  return agreement->rows->len > 0;
}

static void
get_options (GKeyFile *file, PndAgreementOptions *options)
{
  options->overlap = CLAMP (g_key_file_get_double (file, GROUP, "overlap", NULL), 0, 1);
  options->only_read = g_key_file_get_boolean (file, GROUP, "only_read", NULL);
  options->only_motives = g_key_file_get_boolean (file, GROUP, "only_motives", NULL);
  options->only_own_region = g_key_file_get_boolean (file, GROUP, "only_own_region", NULL);
  options->with_polarity = g_key_file_get_boolean (file, GROUP, "with_polarity", NULL);
  options->n_resamples = MAX (g_key_file_get_integer (file, GROUP, "resamples", NULL), 0);
  options->seed = g_key_file_get_uint64 (file, GROUP, "seed", NULL);
}

static void
get_facts (GKeyFile *file, PndAgreement *agreement)
{
  gsize n = 0, n_coders = g_strv_length (agreement->coders);
  g_autofree int *uncoded = g_key_file_get_integer_list (file, GROUP, "uncoded", &n, NULL);

  agreement->coder_guids = g_key_file_get_string_list (file, GROUP, "coder_guids", NULL, NULL);
  agreement->document_guids
      = g_key_file_get_string_list (file, GROUP, "document_guids", NULL, NULL);
  agreement->n_documents = MAX (g_key_file_get_integer (file, GROUP, "documents", NULL), 0);
  agreement->n_characters = MAX (g_key_file_get_int64 (file, GROUP, "characters", NULL), 0);
  agreement->n_counted = MAX (g_key_file_get_int64 (file, GROUP, "counted", NULL), 0);
  agreement->is_veiled = g_key_file_get_boolean (file, GROUP, "veiled", NULL);
  agreement->is_clustered = g_key_file_get_boolean (file, GROUP, "clustered", NULL);
  agreement->n_uncoded = g_new0 (int, n_coders + 1);
  for (gsize i = 0; i < MIN (n, n_coders); i++)
    agreement->n_uncoded[i] = MAX (uncoded[i], 0);
}

/**
 * pnd_agreement_record_read:
 * @options: how it was measured
 * @result: what came out
 *
 * Returns: (transfer full) (nullable): what was kept; %NULL where the texts say nothing
 */
PndAgreementRecord *
pnd_agreement_record_read (const char *options, const char *result)
{
  g_autoptr (PndAgreementRecord) self = g_new0 (PndAgreementRecord, 1);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *unit = NULL;

  self->agreement = pnd_agreement_new ();
  if (!g_key_file_load_from_data (file, options, (gsize) -1, G_KEY_FILE_NONE, NULL))
    return NULL;
  unit = g_key_file_get_string (file, GROUP, "unit", NULL);
  self->agreement->coders = g_key_file_get_string_list (file, GROUP, "coders", NULL, NULL);
  if (unit == NULL || !pnd_agreement_unit_from_word (unit, &self->options.unit)
      || self->agreement->coders == NULL || g_strv_length (self->agreement->coders) < 2
      || !get_result (result, self->agreement))
    return NULL;
  get_options (file, &self->options);
  get_facts (file, self->agreement);
  return g_steal_pointer (&self);
}

/**
 * pnd_agreement_record_summarize:
 * @self: a record
 *
 * Returns: (transfer full): a translated line
 */
char *
pnd_agreement_record_summarize (const PndAgreementRecord *self)
{
  const PndAgreementRow *pooled
      = pnd_agreement_get (self->agreement, (int) self->agreement->rows->len - 1);
  g_autofree char *coders = g_strjoinv (", ", self->agreement->coders);
  g_autoptr (GString) line = g_string_new (NULL);

  g_string_append_printf (line, "%s (%s)", coders,
                          pnd_agreement_unit_get_title (self->options.unit));
  for (int kind = PND_FIGURE_COHEN; kind < PND_N_FIGURES; kind++)
    {
      g_autofree char *value = pnd_agreement_figure_format (&pooled->figures[kind]);

      if (*value != '\0' && kind != PND_FIGURE_AC1 && kind != PND_FIGURE_BRENNAN_PREDIGER
          && pooled->figures[kind].agreed.undefined == PND_DEFINED)
        g_string_append_printf (line, "; %s %s", pnd_agreement_figure_get_title (kind), value);
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

/**
 * pnd_agreement_record_free:
 * @self: (nullable) (transfer full): a record
 *
 * Frees it.
 */
void
pnd_agreement_record_free (PndAgreementRecord *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->agreement, pnd_agreement_free);
  pnd_agreement_options_clear (&self->options);
  g_free (self);
}
