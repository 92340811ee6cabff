/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Agreements as they were measured, at the end of a coding summary. */

#include "app/analysis/agreement/agreement-words.h"
#include "app/analysis/agreement/record.h"
#include "app/exchange/summary/parts.h"
#include "app/model/agreements/kept-agreement.h"

static void
write_number (PndSummaryParts *parts, const char *name, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.6f", value);
  pnd_xml_writer_attribute (parts->xml, name, text);
}

static void
write_flag (PndSummaryParts *parts, const char *name, gboolean flag)
{
  pnd_xml_writer_attribute (parts->xml, name, flag ? "true" : "false");
}

/* what comes from outside may be no guid */
static void
write_guid (PndSummaryParts *parts, const char *name, const char *guid)
{
  if (guid != NULL && g_uuid_string_is_valid (guid))
    pnd_xml_writer_attribute (parts->xml, name, guid);
}

static void
write_options (PndSummaryParts *parts, const PndAgreementRecord *record)
{
  const PndAgreementOptions *options = &record->options;

  pnd_xml_writer_attribute (parts->xml, "unit", pnd_agreement_unit_to_word (options->unit));
  pnd_xml_writer_attribute_int (parts->xml, "documents", record->agreement->n_documents);
  pnd_xml_writer_attribute_int (parts->xml, "characters", record->agreement->n_characters);
  pnd_xml_writer_attribute_int (parts->xml, "counted", record->agreement->n_counted);
  write_flag (parts, "onlyRead", options->only_read);
  write_flag (parts, "onlyMotives", options->only_motives);
  write_flag (parts, "onlyOwnRegion", options->only_own_region);
  write_flag (parts, "withPolarity", options->with_polarity);
  if (options->unit == PND_UNIT_SEGMENT)
    write_number (parts, "overlap", options->overlap);
  if (options->n_resamples > 0)
    {
      g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, options->seed);

      pnd_xml_writer_attribute_int (parts->xml, "resamples", options->n_resamples);
      pnd_xml_writer_attribute (parts->xml, "seed", seed);
    }
}

static void
write_coders (PndSummaryParts *parts, const PndAgreement *agreement)
{
  guint n_guids = agreement->coder_guids != NULL ? g_strv_length (agreement->coder_guids) : 0;

  for (guint i = 0; agreement->coders[i] != NULL; i++)
    {
      g_autofree char *name = pnd_pseudonyms_dup (parts->pseudonyms, agreement->coders[i]);

      pnd_xml_writer_start (parts->xml, "between", NULL);
      pnd_xml_writer_attribute (parts->xml, "name", name);
      if (i < n_guids)
        write_guid (parts, "coder", agreement->coder_guids[i]);
      pnd_xml_writer_end (parts->xml);
    }
  for (char **guid = agreement->document_guids; guid != NULL && *guid != NULL; guid++)
    if (g_uuid_string_is_valid (*guid))
      {
        pnd_xml_writer_start (parts->xml, "in", NULL);
        pnd_xml_writer_attribute (parts->xml, "document", *guid);
        pnd_xml_writer_end (parts->xml);
      }
}

static void
write_figure (PndSummaryParts *parts, PndFigureKind kind, const PndFigure *figure)
{
  pnd_xml_writer_start (parts->xml, "figure", NULL);
  pnd_xml_writer_attribute (parts->xml, "name", pnd_agreement_figure_get_column (kind));
  if (figure->agreed.undefined != PND_DEFINED)
    pnd_xml_writer_attribute (parts->xml, "undefined",
                              pnd_undefined_to_word (figure->agreed.undefined));
  else
    write_number (parts, "value", figure->agreed.value);
  if (figure->agreed.undefined == PND_DEFINED && figure->interval.undefined == PND_DEFINED)
    {
      write_number (parts, "low", figure->interval.low);
      write_number (parts, "high", figure->interval.high);
    }
  pnd_xml_writer_end (parts->xml);
}

static void
write_row (PndSummaryParts *parts, const PndAgreementRow *row)
{
  pnd_xml_writer_start (parts->xml, "measured", NULL);
  write_guid (parts, "code", row->guid);
  pnd_xml_writer_attribute (parts->xml, "label", row->label);
  pnd_xml_writer_attribute_int (parts->xml, "n", row->n);
  if (row->prevalence >= 0)
    write_number (parts, "prevalence", row->prevalence);
  if (row->coverage >= 0)
    write_number (parts, "coverage", row->coverage);
  for (int kind = 0; kind < PND_N_FIGURES; kind++)
    if (row->figures[kind].is_there)
      write_figure (parts, kind, &row->figures[kind]);
  pnd_xml_writer_end (parts->xml);
}

static void
write_one (PndSummaryParts *parts, const PndKeptAgreement *kept, const PndAgreementRecord *record)
{
  pnd_xml_writer_start (parts->xml, "agreement", NULL);
  pnd_xml_writer_attribute (parts->xml, "guid", kept->guid);
  pnd_xml_writer_attribute (parts->xml, "measuredBy", kept->coder);
  pnd_xml_writer_attribute (parts->xml, "created", kept->created);
  write_options (parts, record);
  write_coders (parts, record->agreement);
  for (guint i = 0; i < record->agreement->rows->len; i++)
    write_row (parts, pnd_agreement_get (record->agreement, (int) i));
  pnd_xml_writer_end (parts->xml);
}

/**
 * pnd_summary_parts_write_agreements:
 * @parts: what to write, and where
 * @error: return location for an error
 *
 * A project in which none was kept has no such part.
 *
 * Returns: %TRUE on success, else %FALSE with a %PND_STORE_ERROR
 */
gboolean
pnd_summary_parts_write_agreements (PndSummaryParts *parts, GError **error)
{
  g_autoptr (GPtrArray) all = pnd_kept_agreements_load (parts->reader, error);
  gboolean is_open = FALSE;

  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    {
      const PndKeptAgreement *kept = all->pdata[i];
      g_autoptr (PndAgreementRecord) record
          = pnd_agreement_record_read (kept->options, kept->result);

      if (record == NULL)
        continue;
      if (!is_open)
        pnd_xml_writer_start (parts->xml, "agreements", NULL);
      is_open = TRUE;
      write_one (parts, kept, record);
    }
  if (is_open)
    pnd_xml_writer_end (parts->xml);
  return TRUE;
}
