/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/agreement/agreement-words.h"

#include <string.h>

#include "app/analysis/agreement/units.h"

#include "app/model/language.h"

#define RARE 0.05 /* of the units */
#define NEARLY_ALWAYS 0.9

static const struct
{
  const char *word;
  const char *title;
} units[PND_N_UNITS] = {
  { "character", N_("Characters") },
  { "sentence", N_("Sentences") },
  { "paragraph", N_("Paragraphs") },
  { "document", N_("Documents") },
  { "segment", N_("Segments") },
  { "continuum", N_("Continuum (unitizing)") },
};

static const struct
{
  const char *column;
  const char *title;
} figures[PND_N_FIGURES] = {
  { "percent", N_("Agreed") },
  { "cohen_kappa", N_("Cohen’s κ") },
  { "fleiss_kappa", N_("Fleiss’ κ") },
  { "krippendorff_alpha", N_("Krippendorff’s α") },
  { "gwet_ac1", N_("Gwet’s AC₁") },
  { "brennan_prediger", N_("Brennan–Prediger") },
  { "u_alpha", N_("u-α") },
  { "binary_u_alpha", N_("|u-α") },
  { "cu_alpha", N_("cu-α") },
  { "ku_alpha", N_("(k)u-α") },
};

/* Landis and Koch (1977) */
static const struct
{
  double least;
  const char *word;
} kappas[] = {
  { 0.81, N_("almost perfect") }, { 0.61, N_("substantial") }, { 0.41, N_("moderate") },
  { 0.21, N_("fair") },           { 0, N_("slight") },         { -2, N_("poor") },
};

static const char *const undefined_words[] = {
  [PND_DEFINED] = "",
  [PND_UNDEFINED_NO_UNITS] = "no-units",
  [PND_UNDEFINED_TWO_CODERS] = "two-coders",
  [PND_UNDEFINED_NO_VARIATION] = "no-variation",
  [PND_UNDEFINED_NO_PAIRS] = "no-pairs",
  [PND_UNDEFINED_TOO_LITTLE] = "too-little",
  [PND_UNDEFINED_ONE_VALUE] = "one-value",
  [PND_UNDEFINED_NO_GAPS] = "no-gaps",
  [PND_UNDEFINED_ONE_CLUSTER] = "one-cluster",
  [PND_UNDEFINED_NOT_RESAMPLED] = "not-resampled",
  [PND_UNDEFINED_RESAMPLES] = "resamples",
  [PND_UNDEFINED_NO_CODES] = "no-codes",
};

static const char *const reasons[] = {
  [PND_DEFINED] = "",
  [PND_UNDEFINED_NO_UNITS] = N_("There are no units to compare."),
  [PND_UNDEFINED_TWO_CODERS] = N_("Made for exactly two coders."),
  [PND_UNDEFINED_NO_VARIATION]
  = N_("Every unit has the same value: nothing is told apart, so chance cannot be corrected for."),
  [PND_UNDEFINED_NO_PAIRS] = N_("Nothing with this code is coded by two coders."),
  [PND_UNDEFINED_TOO_LITTLE]
  = N_("Too little is coded by two coders at once to tell what chance would do."),
  [PND_UNDEFINED_ONE_VALUE]
  = N_("All that two coders coded has the same code: there is nothing to tell it from."),
  [PND_UNDEFINED_NO_GAPS] = N_("No text is left without a code."),
  [PND_UNDEFINED_ONE_CLUSTER] = N_("An interval needs at least two independent pieces of text."),
  [PND_UNDEFINED_NOT_RESAMPLED] = N_("There is no interval but that of a bootstrap."),
  [PND_UNDEFINED_RESAMPLES] = N_("Undefined in more than one of twenty resamples."),
  [PND_UNDEFINED_NO_CODES] = N_("None of these coders gave a code that counts here."),
};

/**
 * pnd_agreement_unit_to_word:
 * @unit: a unit
 *
 * Returns: (transfer none): its word on the command line
 */
const char *
pnd_agreement_unit_to_word (PndAgreementUnit unit)
{
  return units[unit].word;
}

/**
 * pnd_agreement_unit_from_word:
 * @word: a word of the command line
 * @unit: (out): the unit
 *
 * Returns: whether @word is a unit
 */
gboolean
pnd_agreement_unit_from_word (const char *word, PndAgreementUnit *unit)
{
  for (int i = 0; i < PND_N_UNITS; i++)
    if (strcmp (units[i].word, word) == 0)
      {
        *unit = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * pnd_agreement_unit_get_title:
 * @unit: a unit
 *
 * Returns: (transfer none): its translated name, in the plural
 */
const char *
pnd_agreement_unit_get_title (PndAgreementUnit unit)
{
  return _(units[unit].title);
}

/**
 * pnd_agreement_figure_get_column:
 * @kind: a figure
 *
 * Returns: (transfer none): its column in a table for programs
 */
const char *
pnd_agreement_figure_get_column (PndFigureKind kind)
{
  return figures[kind].column;
}

/**
 * pnd_agreement_figure_get_title:
 * @kind: a figure
 *
 * Returns: (transfer none): its translated name
 */
const char *
pnd_agreement_figure_get_title (PndFigureKind kind)
{
  return _(figures[kind].title);
}

/**
 * pnd_agreement_figure_is_of:
 * @kind: a figure
 * @unit: a unit
 *
 * Returns: whether a table of that unit has it
 */
gboolean
pnd_agreement_figure_is_of (PndFigureKind kind, PndAgreementUnit unit)
{
  return (kind >= PND_FIGURE_U) == (unit == PND_UNIT_CONTINUUM);
}

static gboolean
is_alpha (PndFigureKind kind)
{
  return kind == PND_FIGURE_ALPHA || kind >= PND_FIGURE_U;
}

/* as it is shown: what prints as 0.800 is 0.800, and nothing is -0 */
static double
round_shown (double value, int decimals)
{
  double scale = decimals == 3 ? 1000 : 100;

  return (double) (gint64) (value * scale + (value < 0 ? -0.5 : 0.5)) / scale;
}

/**
 * pnd_agreement_figure_get_reading:
 * @kind: a figure
 * @value: its value
 *
 * Returns: (transfer none) (nullable): a translated word for it
 */
const char *
pnd_agreement_figure_get_reading (PndFigureKind kind, double value)
{
  value = round_shown (value, 3);
  if (kind == PND_FIGURE_PERCENT)
    return NULL;
  if (is_alpha (kind))
    return value >= 0.8 ? _("reliable") : value >= 0.667 ? _("tentative") : _("not reliable");
  for (gsize i = 0; i < G_N_ELEMENTS (kappas); i++)
    if (value >= kappas[i].least)
      return _(kappas[i].word);
  return NULL;
}

/**
 * pnd_agreement_describe_cutoffs:
 * @unit: a unit
 *
 * Returns: (transfer full): a translated sentence or two
 */
char *
pnd_agreement_describe_cutoffs (PndAgreementUnit unit)
{
  const char *alphas = _("α: from .800 reliable, from .667 tentative, below not reliable "
                         "(Krippendorff 2019).");

  if (unit == PND_UNIT_CONTINUUM)
    return g_strdup (alphas);
  return g_strjoin (" ", alphas,
                    _("κ, AC₁ and Brennan–Prediger: from .81 almost perfect, .61 substantial, "
                      ".41 moderate, .21 fair, 0 slight, below poor (Landis and Koch 1977)."),
                    NULL);
}

/**
 * pnd_undefined_get_reason:
 * @undefined: why there is no figure
 *
 * Returns: (transfer none): a translated sentence; "" where there is one
 */
const char *
pnd_undefined_get_reason (PndUndefined undefined)
{
  return undefined == PND_DEFINED ? "" : _(reasons[undefined]);
}

/**
 * pnd_undefined_to_word:
 * @undefined: why there is no figure
 *
 * Returns: (transfer none): its word in files; "" where there is one
 */
const char *
pnd_undefined_to_word (PndUndefined undefined)
{
  return undefined_words[undefined];
}

/**
 * pnd_undefined_from_word:
 * @word: a word of a file
 * @undefined: (out): why there is no figure
 *
 * Returns: whether @word is a reason
 */
gboolean
pnd_undefined_from_word (const char *word, PndUndefined *undefined)
{
  for (gsize i = 1; i < G_N_ELEMENTS (undefined_words); i++)
    if (strcmp (undefined_words[i], word) == 0)
      {
        *undefined = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * pnd_agreement_row_get_caution:
 * @row: a row
 *
 * Returns: (transfer none) (nullable): a translated sentence
 */
const char *
pnd_agreement_row_get_caution (const PndAgreementRow *row)
{
  const PndFigure *percent = &row->figures[PND_FIGURE_PERCENT];
  const PndFigure *alpha = &row->figures[PND_FIGURE_ALPHA];

  if (!percent->is_there || alpha->agreed.undefined != PND_DEFINED
      || percent->agreed.value < NEARLY_ALWAYS || alpha->agreed.value >= 0.667)
    return NULL;
  if (row->prevalence < RARE)
    return _("A rare code: κ and α can be low although the coders nearly always agree.");
  if (row->prevalence > 1 - RARE)
    return _("A code nearly everywhere: κ and α can be low although the coders nearly always "
             "agree.");
  return NULL;
}

static void
add (GPtrArray *lines, const char *line)
{
  g_ptr_array_add (lines, g_strdup (line));
}

static void
describe_unit (GPtrArray *lines, const PndAgreement *agreement,
               const PndAgreementOptions *options)
{
  switch (options->unit)
    {
    case PND_UNIT_CHARACTER:
      add (lines, _("Unit: the character."));
      break;
    case PND_UNIT_SENTENCE:
      add (lines, _("Unit: the sentence; it holds a code if a coding of it overlaps the "
                    "sentence."));
      break;
    case PND_UNIT_PARAGRAPH:
      add (lines, _("Unit: the paragraph; it holds a code if a coding of it overlaps the "
                    "paragraph."));
      break;
    case PND_UNIT_DOCUMENT:
      add (lines, _("Unit: the document; it holds a code if anything in it has the code."));
      break;
    case PND_UNIT_SEGMENT:
      g_ptr_array_add (lines, g_strdup_printf (
          _("Unit: the coded segment; passages are the same segment where at least %.0f%% of what "
            "they cover is common to both. Text that nobody coded does not count."),
          options->overlap * 100));
      break;
    case PND_UNIT_CONTINUUM:
      add (lines, _("On the continuum of characters, after Krippendorff, Mathet, Bouvry and "
                    "Widlöcher (2016). Several codes of one coder on a passage are together its "
                    "value."));
      break;
    }
}

/* whether any interval of @agreement is shown without width, as where nobody disagreed */
static gboolean
has_point (const PndAgreement *agreement)
{
  for (guint r = 0; r < agreement->rows->len; r++)
    for (int f = 0; f < PND_N_FIGURES; f++)
      {
        const PndFigure *figure
            = &g_array_index (agreement->rows, PndAgreementRow, r).figures[f];

        if (figure->is_there && figure->interval.undefined == PND_DEFINED
            && figure->interval.high - figure->interval.low < 0.0005)
          return TRUE;
      }
  return FALSE;
}

static void
describe_intervals (GPtrArray *lines, const PndAgreement *agreement,
                    const PndAgreementOptions *options)
{
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, options->seed);

  if (options->n_resamples > 0)
    g_ptr_array_add (lines, g_strdup_printf (
        _("Intervals of 95 per cent: bootstrap of %d resamples, seed %s, percentiles."),
        options->n_resamples, seed));
  else if (options->unit != PND_UNIT_CONTINUUM)
    add (lines, _("Intervals of 95 per cent: analytic (Fleiss, Cohen and Everitt 1969; Gwet "
                  "2014)."));
  else
    add (lines, _("No intervals: on the continuum there are only those of a bootstrap."));
  if (agreement->is_clustered)
    g_ptr_array_add (lines, g_strdup_printf (
        _("For intervals the characters of a paragraph, or of each %d in a longer one, stand "
          "together: they are not independent of each other."), PND_CLUSTER_LENGTH));
  if (has_point (agreement))
    add (lines, _("An interval without width says only that nothing varied in this text; with few "
                  "passages that says little."));
}

static void
describe_options (GPtrArray *lines, const PndAgreement *agreement,
                  const PndAgreementOptions *options)
{
  g_autofree char *counted = g_strdup_printf ("%" G_GINT64_FORMAT, agreement->n_counted);
  g_autofree char *characters = g_strdup_printf ("%" G_GINT64_FORMAT, agreement->n_characters);

  if (options->only_read)
    g_ptr_array_add (lines, g_strdup_printf (
        _("Only text that one of the coders read or coded: %s of %s characters."), counted,
        characters));
  else
    add (lines, _("Text that nobody marked as read counts, too."));
  if (options->only_motives)
    add (lines, _("Only motives: an indicator counts for its motive."));
  if (options->only_own_region)
    add (lines, _("Only codings whose holder is the own region."));
  if (options->with_polarity)
    add (lines, _("Polarity is part of the code."));
  if (options->unit != PND_UNIT_CONTINUUM)
    add (lines, _("Pooled: observed and expected agreement are averaged over the codes first "
                  "(de Vries et al. 2008)."));
  add (lines, _("Overlapping codings of one code by one coder count once."));
}

static void
describe_gaps (GPtrArray *lines, const PndAgreement *agreement)
{
  for (int i = 0; agreement->coders[i] != NULL; i++)
    if (agreement->n_uncoded[i] > 0)
      g_ptr_array_add (lines, g_strdup_printf (
          ngettext ("%s coded nothing in %d of the %d documents; if it was not theirs to code, "
                    "choose the documents.",
                    "%s coded nothing in %d of the %d documents; if they were not theirs to code, "
                    "choose the documents.", agreement->n_uncoded[i]),
          agreement->coders[i], agreement->n_uncoded[i], agreement->n_documents));
}

/**
 * pnd_agreement_describe:
 * @agreement: a result
 * @options: how it was measured
 *
 * Returns: (transfer full): translated sentences
 */
char **
pnd_agreement_describe (const PndAgreement *agreement, const PndAgreementOptions *options)
{
  GPtrArray *lines = g_ptr_array_new ();
  g_autofree char *coders = g_strjoinv (", ", agreement->coders);

  /* Translators: the names of the coders */
  g_ptr_array_add (lines, g_strdup_printf (_("Compared: %s."), coders));
  if (agreement->is_veiled)
    add (lines, _("Only documents that were finished: who measured codes blind, and does not see "
                  "what the others coded in the rest."));
  describe_unit (lines, agreement, options);
  describe_options (lines, agreement, options);
  describe_intervals (lines, agreement, options);
  g_ptr_array_add (lines, pnd_agreement_describe_cutoffs (options->unit));
  describe_gaps (lines, agreement);
  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_free (lines, FALSE);
}

/**
 * pnd_agreement_figure_format:
 * @figure: a figure
 *
 * Returns: (transfer full): its value with three decimals, a dash where it is undefined
 */
char *
pnd_agreement_figure_format (const PndFigure *figure)
{
  if (!figure->is_there)
    return g_strdup ("");
  if (figure->agreed.undefined != PND_DEFINED)
    return g_strdup ("–");
  return g_strdup_printf ("%.3f", round_shown (figure->agreed.value, 3));
}

/**
 * pnd_agreement_figure_format_interval:
 * @figure: a figure
 *
 * Returns: (transfer full): its interval, as exact as the figure; "" where there is none
 */
char *
pnd_agreement_figure_format_interval (const PndFigure *figure)
{
  if (!figure->is_there || figure->interval.undefined != PND_DEFINED)
    return g_strdup ("");
  /* Translators: an interval, from its lower to its upper end */
  return g_strdup_printf (_("%.3f to %.3f"), round_shown (figure->interval.low, 3),
                          round_shown (figure->interval.high, 3));
}
