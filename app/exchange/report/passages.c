/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/exchange/report/passages.h"

#include <string.h>

#include "app/analysis/citation.h"
#include "app/analysis/speakers.h"
#include "app/analysis/verdict/read-coverage.h"
#include "app/model/documents/text-rows.h"
#include "app/model/language.h"

/*
 * Loading:
 * @text: of @document
 * @structure: (nullable): of @document
 */
typedef struct
{
  const PndReportSources *sources;
  const PndReportDocument *document;
  PndDocumentText *text;
  PndStructure *structure;
} Loading;

static void
leave_document (Loading *loading)
{
  g_clear_pointer (&loading->text, pnd_document_text_unref);
  g_clear_pointer (&loading->structure, pnd_structure_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loading, leave_document)

static gboolean
enter_document (Loading *loading, gint64 id, GError **error)
{
  const PndReportDocument *document = pnd_report_sources_get_document (loading->sources, id);

  if (loading->document == document && loading->text != NULL)
    return TRUE;
  leave_document (loading);
  loading->document = document;
  loading->text = pnd_read_load_text (loading->sources->reader, id, error);
  if (loading->text == NULL || document->structure_hash == NULL)
    return loading->text != NULL;
  loading->structure = pnd_structure_load (loading->sources->reader, document->structure_hash,
                                           document->characters, document->name, error);
  return loading->structure != NULL;
}

/* one blank for any white space, none at the ends */
static char *
tidy (char *text)
{
  char *to = text;

  for (const char *from = text; *from != '\0'; from++)
    if (!g_ascii_isspace (*from))
      *to++ = *from;
    else if (to > text && to[-1] != ' ')
      *to++ = ' ';
  while (to > text && to[-1] == ' ')
    to--;
  *to = '\0';
  return text;
}

/* "I-02, the office, 2024-02-11, D2, p. 4, lines 12–15" */
static char *
cite (const Loading *loading, gint64 informant, PndSpan span, const PndArea *area)
{
  const PndReportDocument *document = loading->document;
  const PndReportInformant *speaker
      = pnd_report_sources_get_informant (loading->sources, informant);
  g_autoptr (GString) name = g_string_new (NULL);
  PndCitation place;

  if (speaker != NULL)
    g_string_append_printf (name, "%s, ", speaker->who);
  if (document->date != NULL && *document->date != '\0')
    g_string_append_printf (name, "%s, ", document->date);
  /* Translators: a document, by its number in the list of sources */
  g_string_append_printf (name, _("D%d"), document->number);
  if (speaker == NULL)
    g_string_append_printf (name, " %s", document->name);
  if (area != NULL)
    return pnd_citation_format_area (name->str, loading->structure, area);
  place = pnd_citation_find (loading->text, loading->structure, loading->sources->line_width,
                             span);
  return pnd_citation_format (name->str, &place);
}

static char *
quote (const Loading *loading, PndSpan span, const PndArea *area)
{
  if (loading->sources->flags & PND_EXPORT_NO_QUOTES)
    return NULL;
  if (area != NULL)
    return pnd_area_quote (area, loading->structure);
  return tidy (pnd_pseudonyms_dup_slice (loading->sources->pseudonyms, loading->text,
                                         span));
}

/**
 * pnd_report_passages_load:
 * @sources: what the report speaks about, with documents, informants and areas
 * @motive: a motive with its evidence, which is in the order of documents
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE if each passage is quoted and cited
 */
gboolean
pnd_report_passages_load (const PndReportSources *sources, PndReportMotive *motive, GError **error)
{
  g_auto (Loading) loading = { .sources = sources };

  for (guint i = 0; i < motive->evidence->evidence->len; i++)
    {
      const PndEvidence *evidence = &g_array_index (motive->evidence->evidence, PndEvidence, i);
      const char *words = g_hash_table_lookup (sources->areas, motive->evidence->guids->pdata[i]);
      PndReportPassage passage = { 0 };
      PndArea area;
      gboolean is_area = pnd_area_parse (words, &area);

      if (!enter_document (&loading, evidence->document, error))
        return FALSE;
      passage.quote = quote (&loading, evidence->span, is_area ? &area : NULL);
      passage.citation
          = cite (&loading, evidence->speaker, evidence->span, is_area ? &area : NULL);
      g_array_append_val (motive->passages, passage);
    }
  return TRUE;
}

/* who speaks by the labels of the text, unless the coding says who does */
static gint64
find_speaker (const Loading *loading, const PndSpeakers *speakers, const PndEvidenceRow *row)
{
  const PndSpeaker *speaker = pnd_speakers_get_in (speakers, row->span);
  gint64 said = pnd_database_query_int (
      loading->sources->reader, NULL,
      "SELECT i.id FROM all_codings c JOIN coding_speakers s ON s.coding_guid = c.guid "
      "JOIN informants i ON i.guid = s.informant_guid WHERE c.id = ?", 0, NULL, "i", row->id);

  if (said != 0)
    return said;
  return speaker != NULL && !speaker->interviewer ? speaker->informant : 0;
}

static char *
load_area (const Loading *loading, gint64 coding)
{
  g_autoptr (PndStatement) row = pnd_database_query (
      loading->sources->reader, NULL, "SELECT area FROM all_codings WHERE id = ?", NULL, "i",
      coding);

  if (row == NULL || !pnd_statement_next (row, NULL))
    return NULL;
  return g_strdup (pnd_statement_get_text (row, 0, NULL));
}

static void
add_row (const Loading *loading, const PndSpeakers *speakers, const PndEvidenceRow *row,
         GArray *passages)
{
  gint64 informant = find_speaker (loading, speakers, row);
  g_autofree char *words
      = row->flags & PND_EVIDENCE_AREA ? load_area (loading, row->id) : NULL;
  PndReportPassage passage = { 0 };
  PndArea area;
  gboolean is_area = pnd_area_parse (words, &area);

  passage.quote = quote (loading, row->span, is_area ? &area : NULL);
  passage.citation = cite (loading, informant, row->span, is_area ? &area : NULL);
  g_array_append_val (passages, passage);
}

/**
 * pnd_report_passages_load_rows:
 * @sources: what the report speaks about, with documents and informants
 * @rows: PndEvidenceRow elements, those of a document together
 * @passages: takes a PndReportPassage a row
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE if each row is quoted and cited
 */
gboolean
pnd_report_passages_load_rows (const PndReportSources *sources, const GArray *rows,
                               GArray *passages, GError **error)
{
  g_auto (Loading) loading = { .sources = sources };
  g_autoptr (PndSpeakers) speakers = NULL;
  gint64 speakers_of = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const PndEvidenceRow *row = &g_array_index (rows, PndEvidenceRow, i);

      if (!enter_document (&loading, row->document, error))
        return FALSE;
      if (speakers_of != row->document)
        {
          g_clear_pointer (&speakers, pnd_speakers_free);
          speakers = pnd_speakers_new (sources->reader, row->document, loading.text, error);
          speakers_of = row->document;
        }
      if (speakers == NULL)
        return FALSE;
      add_row (&loading, speakers, row, passages);
    }
  return TRUE;
}

/**
 * pnd_report_passages_shorten:
 * @quote: a quotation
 * @n_characters: how much of it at most
 *
 * Returns: (transfer full): its beginning, cut at a word, with dots where it is cut
 */
char *
pnd_report_passages_shorten (const char *quote, int n_characters)
{
  const char *end, *blank;

  if (g_utf8_strlen (quote, -1) <= n_characters)
    return g_strdup (quote);
  end = g_utf8_offset_to_pointer (quote, n_characters - 2);
  blank = g_utf8_strrchr (quote, end - quote, ' ');
  if (blank != NULL && blank > quote + (end - quote) / 2)
    end = blank;
  return g_strdup_printf ("%.*s …", (int) (end - quote), quote);
}

/**
 * pnd_report_motive_get:
 * @self: a motive
 * @index: of a passage
 *
 * Returns: (transfer none): what the rule knows of it
 */
const PndEvidence *
pnd_report_motive_get (const PndReportMotive *self, int index)
{
  return &g_array_index (self->evidence->evidence, PndEvidence, index);
}

/**
 * pnd_report_motive_get_use:
 * @self: a motive
 * @index: of a passage
 *
 * Returns: what the rule made of it
 */
PndUse
pnd_report_motive_get_use (const PndReportMotive *self, int index)
{
  return g_array_index (self->evidence->result->uses, PndUse, index);
}

/**
 * pnd_report_motive_get_passage:
 * @self: a motive
 * @index: of a passage
 *
 * Returns: (transfer none): how it is quoted
 */
PndReportPassage *
pnd_report_motive_get_passage (const PndReportMotive *self, int index)
{
  return &g_array_index (self->passages, PndReportPassage, index);
}

/**
 * pnd_report_motive_get_code:
 * @self: a motive
 * @index: of a passage
 *
 * Returns: (transfer none): the indicator's abbreviation, or the motive's
 */
const char *
pnd_report_motive_get_code (const PndReportMotive *self, int index)
{
  int indicator = pnd_report_motive_get (self, index)->indicator;

  return indicator < 0
           ? self->evidence->abbreviation
           : g_array_index (self->evidence->inputs, PndIndicatorInput, indicator).name;
}

/**
 * pnd_report_motive_get_verdict:
 * @self: a motive
 *
 * Returns: the author's verdict, or the rule's where there is none
 */
PndVerdict
pnd_report_motive_get_verdict (const PndReportMotive *self)
{
  return self->verdict != PND_VERDICT_NONE ? self->verdict : self->evidence->result->verdict;
}

static gboolean
is_key (const PndReportMotive *self, PndSide side, int index)
{
  const char *guid = self->evidence->guids->pdata[index];

  for (guint i = 0; i < self->keys[side]->len; i++)
    if (g_str_equal (self->keys[side]->pdata[i], guid))
      return TRUE;
  return FALSE;
}

/* more is stronger; a passage that says it in a sentence or two is easier to weigh than a word */
static int
weigh (const PndReportMotive *self, PndSide side, int index)
{
  const PndEvidence *evidence = pnd_report_motive_get (self, index);
  PndUse use = pnd_report_motive_get_use (self, index);
  int n = pnd_span_length (evidence->span);

  return (use == PND_USE_COUNTED) * 1000 + (use == PND_USE_WEAK) * 500
         + is_key (self, side, index) * 400 + evidence->strength * 100
         + (evidence->review == PND_REVIEW_ACCEPTED) * 20 + (n >= 40 && n <= 320) * 10;
}

/**
 * pnd_report_motive_find_strongest:
 * @self: a motive
 * @side: for or against
 *
 * What decides comes before what is only listed; then what the author chose, the strength, and what
 * the supervisor accepted.
 *
 * Returns: index of a passage; -1 for none
 */
int
pnd_report_motive_find_strongest (const PndReportMotive *self, PndSide side)
{
  PndPolarity polarity
      = side == PND_SIDE_FOR ? PND_POLARITY_SUPPORTS : PND_POLARITY_CONTRADICTS;
  int best = -1;

  for (int i = 0; i < (int) self->passages->len; i++)
    {
      PndUse use = pnd_report_motive_get_use (self, i);

      if (pnd_report_motive_get (self, i)->polarity == polarity
          && (use == PND_USE_COUNTED || use == PND_USE_WEAK || use == PND_USE_SET_ASIDE)
          && (best < 0 || weigh (self, side, i) > weigh (self, side, best)))
        best = i;
    }
  return best;
}
