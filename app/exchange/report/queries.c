/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was asked of all coded passages and kept under a name, with its answer. */

#include "app/analysis/evidence/saved-queries.h"
#include "app/exchange/report/parts.h"
#include "app/exchange/report/passages.h"
#include "app/model/language.h"

/* a longer answer is no reading any more; the table of codings has all of it */
#define MAX_PASSAGES 300

static void
passage_clear (gpointer data)
{
  PndReportPassage *passage = data;

  g_free (passage->quote);
  g_free (passage->citation);
}

static char *
load_name (const PndReportParts *parts, const char *sql, gint64 id)
{
  g_autoptr (PndStatement) row = pnd_database_query (parts->reader, NULL, sql, NULL, "i", id);

  if (row == NULL || !pnd_statement_next (row, NULL))
    return NULL;
  return pnd_report_sources_dup (parts->sources, pnd_statement_get_text (row, 0, NULL));
}

/* takes @word (nullable) */
static void
add_word (GString *words, char *word)
{
  if (word != NULL)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", word);
  g_free (word);
}

static char *
describe_scope (const PndEvidenceFilter *filter)
{
  switch (filter->scope)
    {
    case PND_SCOPE_NEAR:
      /* Translators: how near two codes must stand */
      return g_strdup_printf (_("at most %d characters apart"), filter->distance);
    case PND_SCOPE_PARAGRAPH:
      return g_strdup (_("in the same paragraph"));
    case PND_SCOPE_DOCUMENT:
      return g_strdup (_("in the same document"));
    case PND_SCOPE_PASSAGE:
    default:
      return g_strdup (_("on the same text"));
    }
}

static void
describe_rows (const PndReportParts *parts, const PndEvidenceFilter *filter, GString *words)
{
  const PndReportDocument *document
      = pnd_report_sources_get_document (parts->sources, filter->document);
  int code = filter->code != 0 ? pnd_code_tree_find (parts->sources->codes, filter->code) : -1;

  if (filter->region_case != 0)
    add_word (words, load_name (parts, "SELECT name FROM cases WHERE id = ?",
                                filter->region_case));
  if (document != NULL)
    add_word (words, g_strdup_printf (_("D%d"), document->number));
  if (code >= 0)
    add_word (words, g_strdup (pnd_code_tree_get (parts->sources->codes, code)->name));
  if (filter->coder != 0)
    add_word (words, load_name (parts, "SELECT name FROM coders WHERE id = ?", filter->coder));
}

/* "ECO NOT CUL, in the same paragraph · Interview · strength 3" */
static char *
describe (const PndReportParts *parts, const PndEvidenceFilter *filter)
{
  GString *words = g_string_new (NULL);

  if (filter->query != NULL && *filter->query != '\0')
    {
      g_autofree char *scope = describe_scope (filter);

      add_word (words, g_strdup_printf ("%s, %s", filter->query, scope));
    }
  describe_rows (parts, filter, words);
  if (filter->source_type >= 0)
    add_word (words, g_strdup (pnd_source_type_get_title ((PndSourceType) filter->source_type)));
  if (filter->polarity >= 0)
    add_word (words, g_strdup (pnd_polarity_get_title ((PndPolarity) filter->polarity)));
  if (filter->strength > 0)
    add_word (words, g_strdup_printf (_("strength %d"), filter->strength));
  else if (filter->strength == 0)
    add_word (words, g_strdup (_("without a strength")));
  if (filter->holder >= 0)
    add_word (words, g_strdup (pnd_holder_get_title ((PndHolder) filter->holder)));
  if (filter->review >= 0)
    add_word (words, g_strdup (pnd_review_get_title ((PndReview) filter->review)));
  if (filter->text != NULL && *filter->text != '\0')
    {
      g_autofree char *text = pnd_report_sources_dup (parts->sources, filter->text);

      add_word (words, g_strdup_printf (_("“%s”"), text));
    }
  if (words->len == 0)
    g_string_append (words, _("all coded passages"));
  return g_string_free (words, FALSE);
}

static gboolean
load_rows (const PndReportParts *parts, const PndEvidenceFilter *filter, GArray *rows,
           GError **error)
{
  g_autoptr (PndEvidenceLoad) load = pnd_evidence_load_new (parts->reader, filter, error);

  while (load != NULL && !pnd_evidence_load_is_done (load))
    if (!pnd_evidence_load_next (load, G_MAXUINT / 2, rows, error))
      return FALSE;
  return load != NULL;
}

static void
add_passage (PndReportParts *parts, const PndEvidenceRow *row, const PndReportPassage *passage)
{
  PndReport *report = parts->report;
  int code = pnd_code_tree_find (parts->sources->codes, row->code);
  const PndReportRating rating = { .polarity = (PndPolarity) row->polarity,
                                   .strength = row->strength,
                                   .holder = (PndHolder) row->holder,
                                   .review = (PndReview) row->review };

  pnd_report_begin (report, PND_REPORT_QUOTE, 0, pnd_report_rating_get_tone (&rating), NULL);
  if (passage->quote != NULL)
    {
      pnd_report_printf (report, PND_REPORT_SPEECH, _("“%s”"), passage->quote);
      pnd_report_text (report, PND_REPORT_PLAIN, " ");
      parts->n_quotes++;
    }
  pnd_report_printf (report, PND_REPORT_QUIET, "(%s) ", passage->citation);
  pnd_report_add_rating (report, code >= 0 ? pnd_code_tree_get (parts->sources->codes, code)->label
                                           : NULL, &rating);
}

static gboolean
add_answer (PndReportParts *parts, GArray *rows, GError **error)
{
  g_autoptr (GArray) passages = g_array_new (FALSE, TRUE, sizeof (PndReportPassage));
  int n = (int) rows->len;

  g_array_set_clear_func (passages, passage_clear);
  g_array_set_size (rows, MIN (rows->len, MAX_PASSAGES));
  if (!pnd_report_passages_load_rows (parts->sources, rows, passages, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    add_passage (parts, &g_array_index (rows, PndEvidenceRow, i),
                 &g_array_index (passages, PndReportPassage, i));
  if (n == 0)
    pnd_report_note (parts->report, _("No passage is an answer."));
  else if (n > MAX_PASSAGES)
    {
      pnd_report_begin (parts->report, PND_REPORT_PARAGRAPH, 0, PND_REPORT_TONE_QUIET, NULL);
      pnd_report_printf (parts->report, PND_REPORT_QUIET,
                         _("The first %d of %d passages; the table of codings has all of them."),
                         MAX_PASSAGES, n);
    }
  return TRUE;
}

/* a query that cannot be answered any more, since a code of it is gone, says so */
static gboolean
add_query (PndReportParts *parts, const char *name, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (PndEvidenceRow));
  g_auto (PndEvidenceFilter) filter = { 0 };
  g_autofree char *title = pnd_report_sources_dup (parts->sources, name);
  g_autofree char *asked = NULL;
  g_autoptr (GError) failure = NULL;

  if (!pnd_saved_queries_get (parts->reader, name, &filter))
    return TRUE;
  if (parts->sources->flags & PND_EXPORT_REVIEWED_ONLY)
    filter.review = PND_REVIEW_ACCEPTED;
  asked = describe (parts, &filter);
  pnd_report_heading (parts->report, 3, NULL, title);
  pnd_report_note (parts->report, asked);
  if (load_rows (parts, &filter, rows, &failure))
    return add_answer (parts, rows, error);
  if (failure->domain != PND_CODE_QUERY_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  pnd_report_note (parts->report, failure->message);
  return TRUE;
}

/**
 * pnd_report_add_queries:
 * @parts: what the report is about
 * @error: return location for an error
 *
 * The saved queries of the evidence page, each with its passages; nothing where none is saved.
 *
 * Returns: %TRUE if they are in the report
 */
gboolean
pnd_report_add_queries (PndReportParts *parts, GError **error)
{
  g_auto (GStrv) names = pnd_saved_queries_list (parts->reader);

  if (*names != NULL)
    pnd_report_heading (parts->report, 2, "queries", _("Queries"));
  for (char **name = names; *name != NULL; name++)
    if (!add_query (parts, *name, error))
      return FALSE;
  return TRUE;
}
