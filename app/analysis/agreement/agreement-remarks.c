/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/agreement/agreement-remarks.h"

#include "app/analysis/agreement/agreement-words.h"

#include "app/model/language.h"

/**
 * Remark:
 * @who: labels of the codes, with commas
 * @figures: (nullable): titles of the figures, with commas
 * @end: what is said of them
 */
typedef struct
{
  GString *who;
  char *figures;
  char *end;
} Remark;

static void
remark_free (gpointer data)
{
  Remark *self = data;

  g_string_free (self->who, TRUE);
  g_free (self->figures);
  g_free (self->end);
  g_free (self);
}

/* what is said alike of several codes is said once */
static void
add_remark (GPtrArray *remarks, const char *who, const char *figures, const char *end)
{
  Remark *remark;

  for (guint i = 0; i < remarks->len; i++)
    {
      remark = remarks->pdata[i];
      if (g_strcmp0 (remark->figures, figures) == 0 && g_str_equal (remark->end, end))
        {
          g_string_append_printf (remark->who, ", %s", who);
          return;
        }
    }
  remark = g_new (Remark, 1);
  *remark = (Remark){ g_string_new (who), g_strdup (figures), g_strdup (end) };
  g_ptr_array_add (remarks, remark);
}

/* (nullable): titles of the figures of a row that are missing for @reason, or whose intervals are */
static char *
join_titles (const PndAgreementRow *row, PndUndefined reason, gboolean of_intervals)
{
  g_autoptr (GString) titles = g_string_new (NULL);

  for (int kind = 0; kind < PND_N_FIGURES; kind++)
    {
      const PndFigure *figure = &row->figures[kind];
      gboolean is_defined = figure->agreed.undefined == PND_DEFINED;

      if (!figure->is_there || is_defined != of_intervals
          || (of_intervals ? figure->interval.undefined : figure->agreed.undefined) != reason)
        continue;
      g_string_append_printf (titles, "%s%s", titles->len > 0 ? ", " : "",
                              pnd_agreement_figure_get_title (kind));
    }
  return titles->len > 0 ? g_string_free (g_steal_pointer (&titles), FALSE) : NULL;
}

static void
add_missing (GPtrArray *remarks, const PndAgreementRow *row, const char *who)
{
  /* intervals that nobody asked for: pnd_agreement_describe() says so */
  for (int reason = PND_DEFINED + 1; reason < PND_N_UNDEFINED; reason++)
    for (int of_intervals = 0; of_intervals < 1 + (reason != PND_UNDEFINED_NOT_RESAMPLED);
         of_intervals++)
      {
        g_autofree char *titles = join_titles (row, reason, of_intervals);
        g_autofree char *end = NULL;

        if (titles == NULL)
          continue;
        end = g_strdup_printf ("%s %s", of_intervals ? _("no interval.") : _("undefined."),
                               pnd_undefined_get_reason (reason));
        add_remark (remarks, who, titles, end);
      }
}

/* (nullable): what the figures of a row say, in words */
static char *
join_readings (const PndAgreementRow *row)
{
  g_autoptr (GString) readings = g_string_new (NULL);

  for (int kind = 0; kind < PND_N_FIGURES; kind++)
    {
      const PndFigure *figure = &row->figures[kind];
      const char *reading = figure->is_there && figure->agreed.undefined == PND_DEFINED
                              ? pnd_agreement_figure_get_reading (kind, figure->agreed.value)
                              : NULL;

      if (reading != NULL)
        g_string_append_printf (readings, "%s%s %s", readings->len > 0 ? "; " : "",
                                pnd_agreement_figure_get_title (kind), reading);
    }
  return readings->len > 0 ? g_string_free (g_steal_pointer (&readings), FALSE) : NULL;
}

static char *
format_remark (const Remark *remark)
{
  return remark->figures == NULL
           ? g_strdup_printf ("%s: %s", remark->who->str, remark->end)
           /* Translators: codes, figures, what is said of them */
           : g_strdup_printf (_("%s: %s: %s"), remark->who->str, remark->figures, remark->end);
}

/**
 * pnd_agreement_list_remarks:
 * @agreement: a result
 *
 * How the pooled figures read, why figures or their intervals are missing, and what to beware of.
 *
 * Returns: (transfer full): translated lines
 */
char **
pnd_agreement_list_remarks (const PndAgreement *agreement)
{
  g_autoptr (GPtrArray) remarks = g_ptr_array_new_with_free_func (remark_free);
  g_autoptr (GPtrArray) cautions = g_ptr_array_new_with_free_func (remark_free);
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; i < agreement->rows->len; i++)
    {
      const PndAgreementRow *row = pnd_agreement_get (agreement, (int) i);
      gboolean is_pooled = i + 1 == agreement->rows->len;
      const char *caution = is_pooled ? NULL : pnd_agreement_row_get_caution (row);
      g_autofree char *readings = is_pooled ? join_readings (row) : NULL;

      if (readings != NULL)
        g_ptr_array_add (lines, g_strdup_printf ("%s: %s.", _("All codes"), readings));
      add_missing (remarks, row, is_pooled ? _("All codes") : row->label);
      if (caution != NULL)
        add_remark (cautions, row->label, NULL, caution);
    }
  for (guint i = 0; i < remarks->len; i++)
    g_ptr_array_add (lines, format_remark (remarks->pdata[i]));
  for (guint i = 0; i < cautions->len; i++)
    g_ptr_array_add (lines, format_remark (cautions->pdata[i]));
  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_free (lines, FALSE);
}
