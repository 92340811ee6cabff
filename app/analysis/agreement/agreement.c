/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/agreement/agreement.h"

#include <math.h>

#include "app/analysis/agreement/continuum.h"
#include "app/analysis/agreement/resample.h"

#include "app/model/language.h"

/**
 * Work:
 * @ratings: PndRatings, one a code; of units
 * @continuum: or of the continuum
 * @values: of the bootstrap: row by row, figure by figure, all resamples
 */
typedef struct
{
  PndAgreement *result;
  const PndAgreementOptions *options;
  PndMaterial *material;
  PndUnits *units;
  GPtrArray *ratings;
  PndContinuum *continuum;
  double *values;
  PndAgreementProgress progress;
  gpointer data;
} Work;

static void
clear_row (gpointer data)
{
  PndAgreementRow *row = data;

  g_free (row->label);
  g_free (row->name);
  g_free (row->guid);
}

/**
 * pnd_agreement_new:
 *
 * Returns: (transfer full): a result that says nothing yet
 */
PndAgreement *
pnd_agreement_new (void)
{
  PndAgreement *self = g_new0 (PndAgreement, 1);

  self->rows = g_array_new (FALSE, FALSE, sizeof (PndAgreementRow));
  g_array_set_clear_func (self->rows, clear_row);
  return self;
}

/**
 * pnd_agreement_free:
 * @self: (nullable) (transfer full): a result
 *
 * Frees it.
 */
void
pnd_agreement_free (PndAgreement *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->rows, g_array_unref);
  g_strfreev (self->coders);
  g_strfreev (self->coder_guids);
  g_strfreev (self->document_guids);
  g_free (self->n_uncoded);
  g_free (self);
}

/**
 * pnd_agreement_get:
 * @self: a result
 * @row: index of a row
 *
 * Returns: (transfer none): the row
 */
const PndAgreementRow *
pnd_agreement_get (const PndAgreement *self, int row)
{
  return &g_array_index (self->rows, PndAgreementRow, row);
}

static void
work_clear (Work *self)
{
  g_clear_pointer (&self->ratings, g_ptr_array_unref);
  g_clear_pointer (&self->continuum, pnd_continuum_free);
  g_clear_pointer (&self->units, pnd_units_free);
  g_clear_pointer (&self->material, pnd_material_free);
  g_clear_pointer (&self->result, pnd_agreement_free);
  g_clear_pointer (&self->values, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

static PndAgreementRow *
get_row (Work *self, int row)
{
  return &g_array_index (self->result->rows, PndAgreementRow, row);
}

static int
get_n_codes (const Work *self)
{
  return (int) self->material->codes->len;
}

static gboolean
load_coders (Work *self, PndDatabase *database, GError **error)
{
  const GArray *coders = self->options->coders;

  self->result->coders = g_new0 (char *, coders->len + 1);
  self->result->coder_guids = g_new0 (char *, coders->len + 1);
  for (guint i = 0; i < coders->len; i++)
    {
      g_autoptr (PndStatement) row
          = pnd_database_query (database, _("Reading the coders"),
                                "SELECT name, guid FROM coders WHERE id = ?", error, "i",
                                g_array_index (coders, gint64, i));

      if (row == NULL)
        return FALSE;
      if (!pnd_statement_next (row, error))
        {
          if (error != NULL && *error == NULL)
            g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND,
                                 _("There is no such coder."));
          return FALSE;
        }
      self->result->coders[i] = g_strdup (pnd_statement_get_text (row, 0, NULL));
      self->result->coder_guids[i] = g_strdup (pnd_statement_get_text (row, 1, NULL));
    }
  return TRUE;
}

static gboolean
load_documents (Work *self, PndDatabase *database, GError **error)
{
  const GArray *documents = self->options->documents;
  g_autoptr (GPtrArray) guids = g_ptr_array_new_with_free_func (g_free);

  if (documents == NULL)
    return TRUE;
  for (guint i = 0; i < documents->len; i++)
    {
      g_autoptr (PndStatement) row
          = pnd_database_query (database, _("Reading the documents"),
                                "SELECT guid FROM documents WHERE id = ?", error, "i",
                                g_array_index (documents, gint64, i));
      GError *failure = NULL;

      if (row == NULL)
        return FALSE;
      if (pnd_statement_next (row, &failure))
        g_ptr_array_add (guids, g_strdup (pnd_statement_get_text (row, 0, NULL)));
      if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return FALSE;
        }
    }
  g_ptr_array_add (guids, NULL);
  self->result->document_guids = (char **) g_ptr_array_steal (guids, NULL);
  return TRUE;
}

static char *
name_code (const Work *self, const PndAgreementCode *code)
{
  const char *name = pnd_code_tree_get (self->material->tree, code->node)->name;

  if (code->polarity == PND_AGREEMENT_ANY_POLARITY)
    return g_strdup (name);
  return g_strdup_printf ("%s (%s)", name, pnd_polarity_get_title (code->polarity));
}

static void
add_rows (Work *self)
{
  GArray *rows = self->result->rows;
  PndAgreementRow pooled = { g_strdup ("(pooled)"), g_strdup (_("All codes")), NULL, -1,
                             self->units->clusters->total, -1, -1, { { 0 } } };

  for (int i = 0; i < get_n_codes (self); i++)
    {
      const PndAgreementCode *code = &g_array_index (self->material->codes, PndAgreementCode, i);
      PndAgreementRow row = { g_strdup (code->label), name_code (self, code),
                              g_strdup (pnd_code_tree_get (self->material->tree,
                                                           code->node)->guid),
                              code->node, self->units->clusters->total, -1, -1, { { 0 } } };

      g_array_append_val (rows, row);
    }
  g_array_append_val (rows, pooled);
}

static void
describe (Work *self)
{
  PndAgreement *result = self->result;
  const PndMaterial *material = self->material;

  result->n_documents = (int) material->documents->len;
  result->is_veiled = material->is_veiled;
  result->n_characters = result->n_counted = material->length;
  result->n_uncoded = g_new0 (int, material->n_coders + 1);
  for (int i = 0; i < result->n_documents * material->n_coders; i++)
    result->n_uncoded[i % material->n_coders] += !material->used[i];
  if (material->read != NULL)
    {
      result->n_counted = 0;
      for (guint i = 0; i < material->read->len; i++)
        result->n_counted += pnd_span_length (g_array_index (material->read, PndSpan, i));
    }
  result->is_clustered = !pnd_clusters_are_single (self->units->clusters);
}

/* what was measured of units, each cluster as often as @times (nullable) says */
static void
measure_units (const Work *self, const guint16 *times, gint64 total, PndAgreed *agreed,
               double *shares)
{
  int n = get_n_codes (self);
  g_autofree PndAgreed *each = g_new (PndAgreed, n + 1);
  double weights[1 << 10];

  for (int code = 0; code < n; code++)
    {
      const PndRatings *ratings = g_ptr_array_index (self->ratings, code);
      g_autofree double *many
          = pnd_ratings_get_n_patterns (ratings) <= (int) G_N_ELEMENTS (weights)
                ? NULL
                : g_new (double, pnd_ratings_get_n_patterns (ratings));
      double *used = many != NULL ? many : weights;

      pnd_ratings_count (ratings, times, total, used);
      for (int k = 0; k < PND_N_COEFFICIENTS; k++)
        agreed[code * PND_N_COEFFICIENTS + k] = pnd_coefficient_measure (k, ratings, used);
      if (shares != NULL)
        shares[code] = pnd_coefficient_get_share (ratings, used, 1);
    }
  for (int k = 0; k < PND_N_COEFFICIENTS; k++)
    {
      if (n == 0 && total > 0)
        {
          agreed[k] = (PndAgreed){ .undefined = PND_UNDEFINED_NO_CODES };
          continue;
        }
      for (int code = 0; code < n; code++)
        each[code] = agreed[code * PND_N_COEFFICIENTS + k];
      agreed[n * PND_N_COEFFICIENTS + k]
          = k == PND_COEFFICIENT_COHEN && self->options->coders->len != 2
                ? (PndAgreed){ .undefined = PND_UNDEFINED_TWO_CODERS }
                : pnd_coefficient_pool (k, each, n);
    }
}

static void
fill_units (Work *self)
{
  int n = get_n_codes (self);
  g_autofree PndAgreed *agreed = g_new (PndAgreed, (n + 1) * PND_N_COEFFICIENTS);
  g_autofree double *shares = g_new0 (double, n + 1);
  double sum = 0;

  measure_units (self, NULL, self->units->clusters->total, agreed, shares);
  for (int code = 0; code < n; code++)
    sum += shares[code];
  shares[n] = n == 0 || self->units->clusters->total == 0 ? -1 : sum / n;
  for (int row = 0; row <= n; row++)
    {
      get_row (self, row)->prevalence = shares[row];
      for (int k = 0; k < PND_N_COEFFICIENTS; k++)
        {
          PndFigure *figure = &get_row (self, row)->figures[k];

          figure->is_there = TRUE;
          figure->agreed = agreed[row * PND_N_COEFFICIENTS + k];
        }
    }
}

static void
find_intervals (Work *self)
{
  int n = get_n_codes (self);
  g_autofree PndAgreed *each = g_new (PndAgreed, n + 1);

  for (int k = 0; k < PND_N_COEFFICIENTS; k++)
    {
      PndFigure *pooled = &get_row (self, n)->figures[k];

      for (int code = 0; code < n; code++)
        {
          PndFigure *figure = &get_row (self, code)->figures[k];
          PndRatings *ratings = g_ptr_array_index (self->ratings, code);

          each[code] = figure->agreed;
          figure->interval = pnd_interval_find (k, &ratings, &figure->agreed, 1,
                                                &figure->agreed);
        }
      pooled->interval = pnd_interval_find (k, (PndRatings *const *) self->ratings->pdata, each, n,
                                            &pooled->agreed);
    }
}

static gboolean
has_alpha (PndContinuumAlpha alpha, gboolean is_pooled)
{
  if (alpha == PND_CONTINUUM_U)
    return TRUE;
  return is_pooled ? alpha != PND_CONTINUUM_KU : alpha == PND_CONTINUUM_KU;
}

static void
fill_continuum (Work *self)
{
  int n = get_n_codes (self);

  for (int i = 0; i <= n; i++)
    {
      PndAgreementRow *row = get_row (self, i);
      int code = i < n ? i : -1;

      row->prevalence = pnd_continuum_get_share (self->continuum, code);
      row->coverage = pnd_continuum_get_coverage (self->continuum, code);
      for (int a = 0; a < PND_N_CONTINUUM_ALPHAS; a++)
        {
          PndFigure *figure = &row->figures[PND_FIGURE_U + a];

          figure->is_there = has_alpha (a, code < 0);
          if (!figure->is_there)
            continue;
          figure->agreed = pnd_continuum_measure (self->continuum, a, code);
          figure->interval.undefined = figure->agreed.undefined != PND_DEFINED
                                           ? figure->agreed.undefined
                                           : PND_UNDEFINED_NOT_RESAMPLED;
        }
    }
}

static double *
get_values (const Work *self, int row, int figure)
{
  return self->values + ((gsize) row * PND_N_FIGURES + figure) * self->options->n_resamples;
}

static double
get_value (PndAgreed agreed)
{
  return agreed.undefined == PND_DEFINED ? agreed.value : NAN;
}

static void
measure_resample (Work *self, int number, const guint16 *times, gint64 total,
                  PndAgreed *agreed)
{
  int n = get_n_codes (self);

  if (self->continuum == NULL)
    {
      measure_units (self, times, total, agreed, NULL);
      for (int row = 0; row <= n; row++)
        for (int k = 0; k < PND_N_COEFFICIENTS; k++)
          get_values (self, row, k)[number] = get_value (agreed[row * PND_N_COEFFICIENTS + k]);
      return;
    }
  pnd_continuum_count (self->continuum, times, total);
  for (int row = 0; row <= n; row++)
    for (int a = 0; a < PND_N_CONTINUUM_ALPHAS; a++)
      if (has_alpha (a, row == n))
        get_values (self, row, PND_FIGURE_U + a)[number]
            = get_value (pnd_continuum_measure (self->continuum, a, row < n ? row : -1));
}

static void
take_intervals (Work *self)
{
  for (int row = 0; row <= get_n_codes (self); row++)
    for (int f = 0; f < PND_N_FIGURES; f++)
      {
        PndFigure *figure = &get_row (self, row)->figures[f];

        if (!figure->is_there)
          continue;
        if (figure->agreed.undefined != PND_DEFINED)
          figure->interval.undefined = figure->agreed.undefined;
        else if (self->units->clusters->n < 2)
          figure->interval.undefined = PND_UNDEFINED_ONE_CLUSTER;
        else
          figure->interval = pnd_interval_from_resamples (get_values (self, row, f),
                                                          self->options->n_resamples);
      }
}

static gboolean
bootstrap (Work *self, GCancellable *cancellable, GError **error)
{
  int n_resamples = self->options->n_resamples, n_rows = get_n_codes (self) + 1;
  const PndClusters *clusters = self->units->clusters;
  g_autofree guint16 *times = g_new0 (guint16, clusters->n + 1);
  g_autofree PndAgreed *agreed = g_new (PndAgreed, n_rows * PND_N_COEFFICIENTS);

  self->values = g_new (double, (gsize) n_rows * PND_N_FIGURES * n_resamples);
  for (int i = 0; i < n_resamples; i++)
    {
      gint64 total = pnd_resample_draw (clusters, self->options->seed, (guint) i, times);

      measure_resample (self, i, times, total, agreed);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (self->progress != NULL)
        self->progress ((double) (i + 1) / n_resamples, self->data);
    }
  take_intervals (self);
  return TRUE;
}

static void
compare (Work *self)
{
  self->ratings = g_ptr_array_new_with_free_func ((GDestroyNotify) pnd_ratings_free);
  if (self->options->unit == PND_UNIT_CONTINUUM)
    {
      self->continuum = pnd_continuum_new (self->material, self->units,
                                           self->options->n_resamples > 0);
      fill_continuum (self);
      return;
    }
  for (int code = 0; code < get_n_codes (self); code++)
    g_ptr_array_add (self->ratings, pnd_units_rate (self->units, self->material, code));
  fill_units (self);
}

/**
 * pnd_agreement_measure:
 * @database: the project's connection or a reader's
 * @options: what to measure, of two coders or more
 * @progress: (nullable): told how far the bootstrap is
 * @data: for @progress
 * @cancellable: (nullable): stops it
 * @error: return location for a #PndStoreError or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the result
 */
PndAgreement *
pnd_agreement_measure (PndDatabase *database, const PndAgreementOptions *options,
                       PndAgreementProgress progress, gpointer data, GCancellable *cancellable,
                       GError **error)
{
  g_auto (Work) work = { .options = options, .progress = progress, .data = data };

  g_return_val_if_fail (options->coders->len >= 2, NULL);
  g_return_val_if_fail (options->coders->len <= PND_AGREEMENT_MAX_CODERS, NULL);

  work.result = pnd_agreement_new ();
  if (!load_coders (&work, database, error) || !load_documents (&work, database, error))
    return NULL;
  work.material = pnd_material_load (database, options, cancellable, error);
  if (work.material != NULL)
    work.units = pnd_units_new (work.material, options, database, cancellable, error);
  if (work.units == NULL)
    return NULL;

  add_rows (&work);
  describe (&work);
  compare (&work);
  if (options->n_resamples > 0 && !bootstrap (&work, cancellable, error))
    return NULL;
  if (options->n_resamples == 0 && work.continuum == NULL)
    find_intervals (&work);
  return g_steal_pointer (&work.result);
}
