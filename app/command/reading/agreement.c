/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `penanda agreement`: how far coders agree, per code and pooled. */

#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/analysis/agreement/agreement-remarks.h"
#include "app/analysis/agreement/agreement-words.h"
#include "app/analysis/agreement/confusion.h"
#include "app/analysis/agreement/record.h"
#include "app/command/reading/kept.h"
#include "app/command/verbs.h"
#include "app/model/agreements/kept-agreement.h"
#include "app/model/coder.h"
#include "app/model/document.h"
#include "app/model/people/draw.h"

#define DEFAULT_RESAMPLES 1000

/* what the options say */
typedef struct
{
  char **coders;
  char **documents;
  char *unit;
  double overlap;
  gboolean drawn;
  gboolean only_read;
  gboolean motives;
  gboolean own_region;
  gboolean polarity;
  int bootstrap;
  gint64 seed;
  gboolean confusion;
  gboolean reasons;
  gboolean keep;
  gboolean kept;
  char *coder;
  char *kept_options; /* what is to be kept, once it is measured */
  char *kept_result;
} Wanted;

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED, message);
  return FALSE;
}

static void
add_once (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return;
  g_array_append_val (ids, id);
}

static gboolean
add_coder (PndProject *project, const char *name, GArray *ids, GError **error)
{
  g_autofree char *clean = g_strstrip (g_strdup (name));
  gint64 id = pnd_coder_find (project, clean);

  if (id == 0)
    {
      g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND,
                   _("The project has no coder “%s”."), clean);
      return FALSE;
    }
  add_once (ids, id);
  return TRUE;
}

/* a name with a comma in it is a name, if there is such a coder */
static gboolean
read_coders (PndProject *project, char **words, GArray *ids, GError **error)
{
  for (; *words != NULL; words++)
    {
      g_auto (GStrv) names = pnd_coder_find (project, *words) != 0
                                 ? g_strsplit (*words, "\n", 1)
                                 : g_strsplit (*words, ",", -1);

      for (char **name = names; *name != NULL; name++)
        if (!add_coder (project, *name, ids, error))
          return FALSE;
    }
  if (ids->len < 2)
    return refuse (error, _("Agreement needs two coders or more."));
  if (ids->len > PND_AGREEMENT_MAX_CODERS)
    return refuse (error, _("Those are too many coders."));
  return TRUE;
}

static gboolean
read_documents (PndProject *project, char **words, GArray *ids, GError **error)
{
  for (; *words != NULL; words++)
    {
      gint64 whole = pnd_document_find (project, *words, NULL);
      g_auto (GStrv) names = whole != 0 ? g_strsplit (*words, "\n", 1)
                                        : g_strsplit (*words, ",", -1);

      for (char **name = names; *name != NULL; name++)
        {
          gint64 id = whole != 0 ? whole
                                 : pnd_document_find (project, g_strstrip (*name), error);

          if (id == 0)
            return FALSE;
          add_once (ids, id);
        }
    }
  return TRUE;
}

static gboolean
read_drawn (PndProject *project, GArray *ids, GError **error)
{
  g_autoptr (GArray) drawn = pnd_draw_list_ids (pnd_project_get_database (project), error);

  if (drawn == NULL)
    return FALSE;
  for (guint i = 0; i < drawn->len; i++)
    add_once (ids, g_array_index (drawn, gint64, i));
  return ids->len > 0 || refuse (error, _("No documents are drawn for double coding yet."));
}

static gboolean
read_options (PndProject *project, const Wanted *wanted, PndAgreementOptions *options,
              GError **error)
{
  options->coders = g_array_new (FALSE, FALSE, sizeof (gint64));
  options->overlap = wanted->overlap / 100;
  options->only_read = wanted->only_read;
  options->only_motives = wanted->motives;
  options->only_own_region = wanted->own_region;
  options->with_polarity = wanted->polarity;
  options->seed = (guint64) wanted->seed;
  options->n_resamples = wanted->bootstrap;
  if (wanted->bootstrap < 0)
    options->n_resamples = options->unit == PND_UNIT_CONTINUUM ? DEFAULT_RESAMPLES : 0;
  if (!read_coders (project, wanted->coders, options->coders, error))
    return FALSE;
  if (wanted->documents == NULL && !wanted->drawn)
    return TRUE;
  options->documents = g_array_new (FALSE, FALSE, sizeof (gint64));
  return (wanted->documents == NULL
          || read_documents (project, wanted->documents, options->documents, error))
         && (!wanted->drawn || read_drawn (project, options->documents, error));
}

static void
add_number (PndTable *table, gboolean is_there, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  pnd_table_add (table, is_there ? g_ascii_formatd (text, sizeof text, "%.6f",
                                                    fabs (value) < 5e-7 ? 0 : value) : NULL);
}

static void
add_readable (PndTable *table, const PndFigure *figure)
{
  g_autofree char *value = pnd_agreement_figure_format (figure);
  g_autofree char *interval = pnd_agreement_figure_format_interval (figure);
  g_autofree char *cell = *interval != '\0' ? g_strdup_printf ("%s (%s)", value, interval)
                                            : g_strdup (value);

  pnd_table_add (table, cell);
}

static void
add_figure (PndTable *table, const PndFigure *figure)
{
  gboolean is_there = figure->is_there && figure->agreed.undefined == PND_DEFINED;
  gboolean has_interval = is_there && figure->interval.undefined == PND_DEFINED;

  if (pnd_table_get_format (table) == PND_TABLE_TEXT)
    {
      add_readable (table, figure);
      return;
    }
  add_number (table, is_there, figure->agreed.value);
  add_number (table, has_interval, figure->interval.low);
  add_number (table, has_interval, figure->interval.high);
}

static char *
make_columns (PndAgreementUnit unit, PndTableFormat format)
{
  GString *columns = g_string_new ("code -unit -coders #n #prevalence");

  if (unit == PND_UNIT_CONTINUUM)
    g_string_append (columns, " #coverage");
  for (int kind = 0; kind < PND_N_FIGURES; kind++)
    {
      const char *name = pnd_agreement_figure_get_column (kind);

      if (!pnd_agreement_figure_is_of (kind, unit))
        continue;
      g_string_append_printf (columns, " #%s", name);
      if (format != PND_TABLE_TEXT)
        g_string_append_printf (columns, " #%s_low #%s_high", name, name);
    }
  return g_string_free (columns, FALSE);
}

static void
add_share (PndTable *table, double share)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (pnd_table_get_format (table) == PND_TABLE_TEXT && share >= 0)
    pnd_table_add (table, g_ascii_formatd (text, sizeof text, "%.3f", share));
  else
    add_number (table, share >= 0, share);
}

static void
add_row (PndTable *table, const PndAgreement *agreement, const PndAgreementOptions *options,
         const PndAgreementRow *row)
{
  g_autofree char *coders = g_strjoinv (",", agreement->coders);

  pnd_table_add (table, row->label);
  pnd_table_add (table, pnd_agreement_unit_to_word (options->unit));
  pnd_table_add (table, coders);
  pnd_table_add_int (table, row->n);
  add_share (table, row->prevalence);
  if (options->unit == PND_UNIT_CONTINUUM)
    add_share (table, row->coverage);
  for (int kind = 0; kind < PND_N_FIGURES; kind++)
    if (pnd_agreement_figure_is_of (kind, options->unit))
      add_figure (table, &row->figures[kind]);
}

static void
explain (const PndAgreement *agreement, const PndAgreementOptions *options)
{
  g_auto (GStrv) lines = pnd_agreement_describe (agreement, options);
  g_auto (GStrv) remarks = pnd_agreement_list_remarks (agreement);

  printf ("\n");
  for (char **remark = remarks; *remark != NULL; remark++)
    printf ("%s\n", *remark);
  printf ("\n");
  for (char **line = lines; *line != NULL; line++)
    printf ("%s\n", *line);
}

static gboolean
print_agreement (PndProject *project, const PndAgreementOptions *options, PndTableFormat format,
                 Wanted *wanted, GError **error)
{
  g_autoptr (PndAgreement) agreement
      = pnd_agreement_measure (pnd_project_get_database (project), options, NULL, NULL, NULL,
                               error);
  g_autofree char *columns = make_columns (options->unit, format);
  g_autoptr (PndTable) table = NULL;

  if (agreement == NULL)
    return FALSE;
  table = pnd_table_new (format, columns);
  for (guint i = 0; i < agreement->rows->len; i++)
    add_row (table, agreement, options, pnd_agreement_get (agreement, (int) i));
  pnd_table_print (table);
  if (format == PND_TABLE_TEXT)
    explain (agreement, options);
  wanted->kept_options = pnd_agreement_record_options (agreement, options);
  wanted->kept_result = pnd_agreement_record_result (agreement);
  return TRUE;
}

/* figures that a table leaves empty, a row a figure */
static gboolean
print_reasons (PndProject *project, const PndAgreementOptions *options, PndTableFormat format,
               GError **error)
{
  g_autoptr (PndAgreement) agreement
      = pnd_agreement_measure (pnd_project_get_database (project), options, NULL, NULL, NULL,
                               error);
  g_autoptr (PndTable) table = NULL;

  if (agreement == NULL)
    return FALSE;
  table = pnd_table_new (format, "code -unit figure undefined reason");
  for (guint i = 0; i < agreement->rows->len; i++)
    for (int kind = 0; kind < PND_N_FIGURES; kind++)
      {
        const PndAgreementRow *row = pnd_agreement_get (agreement, (int) i);
        PndUndefined undefined = row->figures[kind].agreed.undefined;

        if (!row->figures[kind].is_there || undefined == PND_DEFINED)
          continue;
        pnd_table_add (table, row->label);
        pnd_table_add (table, pnd_agreement_unit_to_word (options->unit));
        pnd_table_add (table, pnd_agreement_figure_get_column (kind));
        pnd_table_add (table, pnd_undefined_to_word (undefined));
        pnd_table_add (table, pnd_undefined_get_reason (undefined));
      }
  pnd_table_print (table);
  return TRUE;
}

/* what no coder said is no row and no column */
static gboolean
print_confusion (PndProject *project, const PndAgreementOptions *options, PndTableFormat format,
                 GError **error)
{
  g_autoptr (PndConfusion) confusion
      = pnd_confusion_new (pnd_project_get_database (project), options, NULL, error);
  g_autoptr (PndTable) table = NULL;
  int n;

  if (confusion == NULL)
    return FALSE;
  table = pnd_table_new (format, "first second #units -unit");
  n = pnd_confusion_get_n_codes (confusion);
  for (int row = 0; row <= n; row++)
    for (int column = 0; column <= n; column++)
      if (pnd_confusion_get (confusion, row, column) > 0)
        {
          pnd_table_add (table, pnd_confusion_get_label (confusion, row));
          pnd_table_add (table, pnd_confusion_get_label (confusion, column));
          pnd_table_add_int (table, pnd_confusion_get (confusion, row, column));
          pnd_table_add (table, pnd_agreement_unit_to_word (options->unit));
        }
  pnd_table_print (table);
  return TRUE;
}

static gboolean
print (PndProject *project, char **operands, PndTableFormat format, gpointer data, GError **error)
{
  Wanted *wanted = data;
  g_auto (PndAgreementOptions) options = { 0 };

  if (wanted->kept)
    return pnd_kept_print (project, format, error);
  if (wanted->coders == NULL)
    return refuse (error, _("Say whose codings to compare: --coders NAME,NAME."));
  if (!pnd_agreement_unit_from_word (wanted->unit != NULL ? wanted->unit : "character",
                                     &options.unit))
    {
      g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                   _("“%s” is not a unit; it is character, sentence, paragraph, document, segment "
                     "or continuum."), wanted->unit);
      return FALSE;
    }
  if (!(wanted->overlap > 0 && wanted->overlap <= 100))
    return refuse (error, _("The overlap of segments is a number of per cent, up to 100."));
  if (wanted->bootstrap > 1000000)
    return refuse (error, _("Those are too many resamples."));
  if (!read_options (project, wanted, &options, error))
    return FALSE;
  if (wanted->reasons)
    return print_reasons (project, &options, format, error);
  return wanted->confusion ? print_confusion (project, &options, format, error)
                           : print_agreement (project, &options, format, wanted, error);
}

/* an edit of who acts */
static int
keep (const char *path, const Wanted *wanted)
{
  PndProject *project = pnd_options_open_writing (path);
  GError *error = NULL;

  if (project == NULL)
    return PND_STATUS_FAILED;
  return pnd_options_close (
    project, pnd_options_act (project, wanted->coder, &error)
                 && pnd_kept_agreement_add (project, wanted->kept_options, wanted->kept_result,
                                            &error) != 0
               ? PND_STATUS_DONE : pnd_options_fail (error));
}

/* `penanda agreement PROJECT --coders A,B` */
int
pnd_verb_agreement (const PndVerb *verb, int argc, char **argv)
{
  Wanted wanted = { .overlap = 50, .bootstrap = -1, .seed = 1 };
  const GOptionEntry entries[] = {
    { "coders", 'c', 0, G_OPTION_ARG_FILENAME_ARRAY, &wanted.coders,
      N_("Whose codings to compare: two names or more; may be given again"), N_("NAME,NAME") },
    { "unit", 'u', 0, G_OPTION_ARG_STRING, &wanted.unit,
      N_("character, sentence, paragraph, document, segment, or continuum (Krippendorff’s "
         "unitizing family)"), N_("UNIT") },
    { "documents", 'd', 0, G_OPTION_ARG_FILENAME_ARRAY, &wanted.documents,
      N_("Only these; may be given again"), N_("DOCUMENT,...") },
    { "drawn", 0, 0, G_OPTION_ARG_NONE, &wanted.drawn,
      N_("Only documents drawn for double coding"), NULL },
    { "read", 'r', 0, G_OPTION_ARG_NONE, &wanted.only_read,
      N_("Leave out text that none of the coders read or coded"), NULL },
    { "motives", 'm', 0, G_OPTION_ARG_NONE, &wanted.motives,
      N_("Take indicators for their motives"), NULL },
    { "own-region", 'o', 0, G_OPTION_ARG_NONE, &wanted.own_region,
      N_("Only codings whose holder is the own region"), NULL },
    { "polarity", 'p', 0, G_OPTION_ARG_NONE, &wanted.polarity,
      N_("Take polarity for a part of the code"), NULL },
    { "overlap", 0, 0, G_OPTION_ARG_DOUBLE, &wanted.overlap,
      N_("What two passages have in common at least, to be one segment (50)"), N_("PERCENT") },
    { "bootstrap", 'b', 0, G_OPTION_ARG_INT, &wanted.bootstrap,
      N_("Intervals from so many resamples"), N_("N") },
    { "seed", 's', 0, G_OPTION_ARG_INT64, &wanted.seed, N_("Seed of the resamples (1)"),
      N_("NUMBER") },
    { "confusion", 0, 0, G_OPTION_ARG_NONE, &wanted.confusion,
      N_("Instead, what the second coder said where the first said a code"), NULL },
    { "reasons", 0, 0, G_OPTION_ARG_NONE, &wanted.reasons,
      N_("Instead, list what is undefined, and why"), NULL },
    { "keep", 0, 0, G_OPTION_ARG_NONE, &wanted.keep,
      N_("Keep the measurement in the project, for reports"), NULL },
    { "kept", 0, 0, G_OPTION_ARG_NONE, &wanted.kept,
      N_("Instead, list what was measured and kept"), NULL },
    PND_OPTION_CODER (&wanted.coder),
    { NULL },
  };
  int status = pnd_options_print_table (verb, entries, argc, argv, print, &wanted);

  if (status == PND_STATUS_DONE && wanted.keep && wanted.kept_result != NULL)
    status = keep (argv[1], &wanted);
  g_free (wanted.coder);
  g_free (wanted.kept_options);
  g_free (wanted.kept_result);
  g_strfreev (wanted.coders);
  g_strfreev (wanted.documents);
  g_free (wanted.unit);
  return status;
}
