/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "app/analysis/adjudication/differences.h"
#include "app/command/verbs.h"
#include "app/model/code.h"
#include "app/model/coder.h"

/*
 * Adjudicating:
 * @one: id of the first coder
 * @other: id of the second
 * @code: (nullable): of a new coding
 * @start: of a new coding, -1 where it was not said
 */
typedef struct
{
  PndProject *project;
  gint64 one;
  gint64 other;
  char *coders;
  char *reason;
  char *code;
  char *polarity;
  int start;
  int end;
  PndTableFormat format;
} Adjudicating;

static gboolean
refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError **error, const char *format, ...)
{
  va_list values;

  va_start (values, format);
  if (error != NULL)
    *error = g_error_new_valist (PND_STORE_ERROR, PND_STORE_ERROR_REFUSED, format, values);
  va_end (values);
  return FALSE;
}

static gboolean
find_coders (Adjudicating *self, GError **error)
{
  g_auto (GStrv) names = g_strsplit (self->coders, ",", -1);
  gint64 *ids[] = { &self->one, &self->other };

  if (g_strv_length (names) != 2)
    return refuse (error, _("--coders names two coders, separated by a comma"));
  for (int i = 0; i < 2; i++)
    {
      *ids[i] = pnd_coder_find (self->project, g_strstrip (names[i]));
      if (*ids[i] == 0)
        return refuse (error, _("there is no coder “%s”"), names[i]);
    }
  return self->one != self->other
         || refuse (error, _("--coders names two coders, separated by a comma"));
}

static void
list_side (PndTable *table, const PndDifferenceSide *side)
{
  g_autofree char *span = NULL;

  if (side->guid == NULL)
    {
      for (int i = 0; i < 4; i++)
        pnd_table_add (table, NULL);
      return;
    }
  span = g_strdup_printf ("%d-%d", side->span.start, side->span.end);
  pnd_table_add (table, span);
  pnd_table_add (table, side->abbreviation);
  pnd_table_add (table, pnd_polarity_to_word (side->rating.polarity));
  pnd_table_add (table, side->guid);
}

static gboolean
list (Adjudicating *self, GError **error)
{
  g_autoptr (PndDifferences) differences
    = pnd_differences_find (pnd_project_get_database (self->project), self->one, self->other,
                            error);
  g_autoptr (PndTable) table = NULL;

  if (differences == NULL)
    return FALSE;
  table = pnd_table_new (self->format,
                         "document kind one code polarity one_guid other other_code other_polarity"
                         " other_guid decision decided_by reason");
  for (guint i = 0; i < differences->list->len; i++)
    {
      const PndDifference *difference = differences->list->pdata[i];

      pnd_table_add (table, difference->document_name);
      pnd_table_add (table, difference->kind);
      list_side (table, &difference->one);
      list_side (table, &difference->other);
      pnd_table_add (table, difference->outcome);
      pnd_table_add (table, difference->decided_by);
      pnd_table_add (table, difference->reason);
    }
  pnd_table_print (table);
  return TRUE;
}

static gboolean
take_over (Adjudicating *self, GError **error)
{
  g_autoptr (PndDifferences) differences
    = pnd_differences_find (pnd_project_get_database (self->project), self->one, self->other,
                            error);
  int n = differences != NULL ? pnd_decision_take_over (self->project, differences->agreed, error)
                              : -1;

  if (n < 0)
    return FALSE;
  printf (ngettext ("%d coding was added to the consensus\n",
                    "%d codings were added to the consensus\n", n),
          n);
  return TRUE;
}

static const PndDifference *
find (PndDifferences *differences, const char *one, const char *other)
{
  const char *first = strcmp (one, "-") != 0 ? one : NULL;
  const char *second = strcmp (other, "-") != 0 ? other : NULL;

  for (guint i = 0; i < differences->list->len; i++)
    {
      const PndDifference *difference = differences->list->pdata[i];

      if (g_strcmp0 (difference->one.guid, first) == 0
          && g_strcmp0 (difference->other.guid, second) == 0)
        return difference;
    }
  return NULL;
}

/* what the options say of a new coding */
static gboolean
describe_new (Adjudicating *self, PndDecision *decision, GError **error)
{
  if (self->start >= 0)
    decision->span.start = self->start;
  if (self->end >= 0)
    decision->span.end = self->end;
  if (self->polarity != NULL
      && !pnd_polarity_from_word (self->polarity, &decision->rating.polarity))
    return refuse (error, _("there is no polarity “%s”"), self->polarity);
  if (self->code != NULL)
    decision->code = pnd_code_find (self->project, self->code, error);
  return decision->code != 0;
}

static gboolean
decide (Adjudicating *self, char **words, GError **error)
{
  g_autoptr (PndDifferences) differences
    = pnd_differences_find (pnd_project_get_database (self->project), self->one, self->other,
                            error);
  const PndDifference *difference;
  PndDecision decision = { .reason = self->reason };

  if (differences == NULL)
    return FALSE;
  if (!pnd_outcome_from_string (words[2], &decision.outcome))
    return refuse (error, _("an outcome is one, other, new, neither or open, not “%s”"), words[2]);
  difference = find (differences, words[0], words[1]);
  if (difference == NULL)
    return refuse (error, _("the two coders do not differ about %s and %s"), words[0], words[1]);
  pnd_difference_prepare (difference, &decision);
  return (decision.outcome != PND_OUTCOME_NEW || describe_new (self, &decision, error))
         && pnd_decision_make (self->project, &decision, error);
}

static int
run (Adjudicating *self, const PndVerb *verb, int argc, char **argv)
{
  GError *error = NULL;
  gboolean done;

  if (!find_coders (self, &error))
    done = FALSE;
  else if (argc == 2 || strcmp (argv[2], "list") == 0)
    done = list (self, &error);
  else if (strcmp (argv[2], "agreed") == 0)
    done = take_over (self, &error);
  else if (strcmp (argv[2], "decide") == 0 && argc == 6)
    done = decide (self, argv + 3, &error);
  else
    return pnd_options_fail_usage (verb, _("the words are list, agreed, and decide with two "
                                           "codings and an outcome"));
  return done ? PND_STATUS_DONE : pnd_options_fail (error);
}

/* `penanda adjudicate PROJECT` */
int
pnd_verb_adjudicate (const PndVerb *verb, int argc, char **argv)
{
  Adjudicating self = { .start = -1, .end = -1 };
  g_autofree char *coder = NULL;
  g_autofree char *word = NULL;
  const GOptionEntry entries[] = {
    { "coders", 0, 0, G_OPTION_ARG_STRING, &self.coders, N_("The two coders"), N_("A,B") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &self.reason, N_("Why"), N_("TEXT") },
    { "code", 0, 0, G_OPTION_ARG_STRING, &self.code, N_("Code of a new coding"), N_("CODE") },
    { "start", 0, 0, G_OPTION_ARG_INT, &self.start, N_("Start of a new coding"), N_("POSITION") },
    { "end", 0, 0, G_OPTION_ARG_INT, &self.end, N_("End of a new coding"), N_("POSITION") },
    { "polarity", 0, 0, G_OPTION_ARG_STRING, &self.polarity, N_("Polarity of a new coding"),
      N_("POLARITY") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &word, N_("csv or json instead of text"),
      N_("FORMAT") },
    PND_OPTION_CODER (&coder),
    { NULL },
  };
  gboolean is_reading;
  GError *error = NULL;
  int status = PND_STATUS_DONE;

  if (!pnd_options_parse (verb, entries, &argc, argv, &status))
    return status;
  if (self.coders == NULL)
    return pnd_options_fail_usage (verb,
                                   _("--coders names two coders, separated by a comma"));
  if (!pnd_options_parse_format (verb, word, &self.format))
    return PND_STATUS_USAGE;
  is_reading = argc == 2 || strcmp (argv[2], "list") == 0;
  self.project = is_reading ? pnd_options_open_reading (argv[1])
                            : pnd_options_open_writing (argv[1]);
  if (self.project == NULL)
    return PND_STATUS_FAILED;
  if (!is_reading && !pnd_options_act (self.project, coder, &error))
    status = pnd_options_fail (error);
  else
    status = run (&self, verb, argc, argv);
  g_free (self.coders);
  g_free (self.reason);
  g_free (self.code);
  g_free (self.polarity);
  return pnd_options_close (self.project, status);
}
