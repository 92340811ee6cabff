/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `penanda agreement PROJECT --kept`: what was measured and kept, as it was then: a row a figure,
 * since each measurement has the figures of its unit. */

#include "app/command/reading/kept.h"

#include "app/analysis/agreement/agreement-words.h"
#include "app/analysis/agreement/record.h"
#include "app/model/agreements/kept-agreement.h"

static void
add_number (PndTable *table, gboolean is_there, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  pnd_table_add (table, is_there ? g_ascii_formatd (text, sizeof text, "%.6f", value) : NULL);
}

static void
add_figure (PndTable *table, const PndKeptAgreement *kept, const PndAgreementRecord *record,
            const PndAgreementRow *row, PndFigureKind kind)
{
  const PndFigure *figure = &row->figures[kind];
  g_autofree char *coders = g_strjoinv (",", record->agreement->coders);
  gboolean is_defined = figure->agreed.undefined == PND_DEFINED;
  gboolean has_interval = is_defined && figure->interval.undefined == PND_DEFINED;

  pnd_table_add (table, kept->created);
  pnd_table_add (table, kept->coder_name);
  pnd_table_add (table, coders);
  pnd_table_add (table, pnd_agreement_unit_to_word (record->options.unit));
  pnd_table_add (table, row->label);
  pnd_table_add_int (table, row->n);
  add_number (table, row->prevalence >= 0, row->prevalence);
  pnd_table_add (table, pnd_agreement_figure_get_column (kind));
  add_number (table, is_defined, figure->agreed.value);
  add_number (table, has_interval, figure->interval.low);
  add_number (table, has_interval, figure->interval.high);
  pnd_table_add (table, pnd_undefined_to_word (is_defined ? figure->interval.undefined
                                                          : figure->agreed.undefined));
}

static void
add_rows (PndTable *table, const PndKeptAgreement *kept, const PndAgreementRecord *record)
{
  for (guint i = 0; i < record->agreement->rows->len; i++)
    {
      const PndAgreementRow *row = pnd_agreement_get (record->agreement, (int) i);

      for (int kind = 0; kind < PND_N_FIGURES; kind++)
        if (row->figures[kind].is_there)
          add_figure (table, kept, record, row, kind);
    }
}

/**
 * pnd_kept_print:
 * @project: a project
 * @format: of the table
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE if what was kept is printed
 */
gboolean
pnd_kept_print (PndProject *project, PndTableFormat format, GError **error)
{
  g_autoptr (GPtrArray) all = pnd_kept_agreements_load (pnd_project_get_database (project), error);
  g_autoptr (PndTable) table = NULL;

  if (all == NULL)
    return FALSE;
  table = pnd_table_new (format, "measured by coders unit code #n #prevalence figure #value #low "
                                 "#high undefined");
  for (guint i = 0; i < all->len; i++)
    {
      const PndKeptAgreement *kept = all->pdata[i];
      g_autoptr (PndAgreementRecord) record
        = pnd_agreement_record_read (kept->options, kept->result);

      if (record != NULL)
        add_rows (table, kept, record);
    }
  pnd_table_print (table);
  return TRUE;
}
