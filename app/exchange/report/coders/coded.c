/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/exchange/report/coders/coded.h"

#include "app/exchange/report/passages.h"
#include "app/model/language.h"

static void
coded_free (gpointer data)
{
  PndReportCoded *coded = data;

  g_free (coded->guid);
  g_free (coded->coder);
  g_free (coded->quote);
  g_free (coded->citation);
  g_free (coded);
}

static PndReportCoded *
read_coded (const PndReportParts *parts, PndStatement *row)
{
  PndReportCoded *coded = g_new0 (PndReportCoded, 1);
  PndPolarity polarity = PND_POLARITY_UNRATED;
  PndHolder holder = PND_HOLDER_UNRATED;
  PndReview review = PND_REVIEW_UNREVIEWED;

  coded->row = (PndEvidenceRow){
    .id = pnd_statement_get_int (row, 0),
    .document = pnd_statement_get_int (row, 2),
    .code = pnd_statement_get_int (row, 3),
    .span = pnd_span_from_file (pnd_statement_get_int (row, 4), pnd_statement_get_int (row, 5)),
    .strength = (guint8) pnd_statement_get_int (row, 7),
    .flags = pnd_statement_is_null (row, 10) ? 0 : PND_EVIDENCE_AREA,
  };
  pnd_polarity_from_word (pnd_statement_get_text (row, 6, NULL), &polarity);
  pnd_holder_from_word (pnd_statement_get_text (row, 8, NULL), &holder);
  pnd_review_from_word (pnd_statement_get_text (row, 9, NULL), &review);
  coded->row.polarity = (guint8) polarity;
  coded->row.holder = (guint8) holder;
  coded->row.review = (guint8) review;
  coded->guid = g_strdup (pnd_statement_get_text (row, 1, NULL));
  coded->coder = pnd_report_sources_dup (parts->sources, pnd_statement_get_text (row, 11, NULL));
  return coded;
}

/* the passages take their strings along */
static gboolean
load_passages (const PndReportParts *parts, GPtrArray *all, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (PndEvidenceRow));
  g_autoptr (GArray) passages = g_array_new (FALSE, TRUE, sizeof (PndReportPassage));
  gboolean loaded;

  for (guint i = 0; i < all->len; i++)
    g_array_append_val (rows, ((PndReportCoded *) all->pdata[i])->row);
  loaded = pnd_report_passages_load_rows (parts->sources, rows, passages, error);
  for (guint i = 0; i < passages->len; i++)
    {
      PndReportCoded *coded = all->pdata[i];

      coded->quote = g_array_index (passages, PndReportPassage, i).quote;
      coded->citation = g_array_index (passages, PndReportPassage, i).citation;
    }
  return loaded;
}

/**
 * pnd_report_coded_load:
 * @parts: what the report is about
 * @where: which codings: SQL over `all_codings`, alias c, without parameters
 * @error: return location for a #PndStoreError
 *
 * Returns: (transfer full) (nullable) (element-type PndReportCoded): those outside the trash, by
 *   document and place, quoted and cited
 */
GPtrArray *
pnd_report_coded_load (const PndReportParts *parts, const char *where, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT c.id, c.guid, c.document, c.code, c.span_start, c.span_end, c.polarity, c.strength,"
    " c.holder, c.review, c.area, k.name FROM all_codings c JOIN documents d ON d.id = c.document"
    " JOIN coders k ON k.id = c.coder WHERE d.trashed IS NULL AND %s"
    " ORDER BY d.name, d.guid, c.span_start, c.span_end, c.guid", where);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (coded_free);
  g_autoptr (PndStatement) row = pnd_database_query (parts->reader, _("Reading the codings"), sql,
                                                     error, "");
  GError *failure = NULL;

  if (row == NULL)
    return NULL;
  while (pnd_statement_next (row, &failure))
    g_ptr_array_add (all, read_coded (parts, row));
  return pnd_statement_ended (failure, error) && load_passages (parts, all, error)
           ? g_steal_pointer (&all) : NULL;
}

/**
 * pnd_report_coded_get_code:
 * @parts: what the report is about
 * @coded: a coding
 *
 * Returns: (transfer none) (nullable): how its code is called
 */
const char *
pnd_report_coded_get_code (const PndReportParts *parts, const PndReportCoded *coded)
{
  int code = pnd_code_tree_find (parts->sources->codes, coded->row.code);

  return code >= 0 ? pnd_code_tree_get (parts->sources->codes, code)->label : NULL;
}

/**
 * pnd_report_add_coded:
 * @parts: what the report is about
 * @coded: a coding
 *
 * Adds its passage as a quotation, with its citation, its rating and its coder.
 */
void
pnd_report_add_coded (PndReportParts *parts, const PndReportCoded *coded)
{
  PndReport *report = parts->report;
  const PndReportRating rating = { .polarity = (PndPolarity) coded->row.polarity,
                                   .strength = coded->row.strength,
                                   .holder = (PndHolder) coded->row.holder,
                                   .review = (PndReview) coded->row.review };

  pnd_report_begin (report, PND_REPORT_QUOTE, 0, pnd_report_rating_get_tone (&rating), NULL);
  if (coded->quote != NULL)
    {
      pnd_report_printf (report, PND_REPORT_SPEECH, _("“%s”"), coded->quote);
      pnd_report_text (report, PND_REPORT_PLAIN, " ");
      parts->n_quotes++;
    }
  pnd_report_printf (report, PND_REPORT_QUIET, "(%s) ", coded->citation);
  pnd_report_add_rating (report, pnd_report_coded_get_code (parts, coded), &rating);
  pnd_report_printf (report, PND_REPORT_QUIET, " · %s", coded->coder);
}
