/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/reading/read-marks.h"

#include <glib/gi18n.h>

#include "app/analysis/reading/read-spans.h"
#include "app/analysis/verdict/read-coverage.h"
#include "app/model/cases/reading.h"

/* PndReadCode elements, whose strings belong to @words */
static GArray *
load_indicators (PndDatabase *database, GStringChunk *words, GError **error)
{
  g_autoptr (GArray) codes = g_array_new (FALSE, FALSE, sizeof (PndReadCode));
  g_autoptr (PndStatement) row
    = pnd_database_query (database, _("Reading the codes"),
                          "SELECT guid, version, created FROM codes WHERE kind = 'indicator'", error, "");
  GError *failure = NULL;

  if (row == NULL)
    return NULL;
  while (pnd_statement_next (row, &failure))
    {
      PndReadCode code = { g_string_chunk_insert (words, pnd_statement_get_text (row, 0, NULL)),
                           (int) pnd_statement_get_int (row, 1), "",
                           g_string_chunk_insert (words, pnd_statement_get_text (row, 2, NULL)) };

      g_array_append_val (codes, code);
    }
  return pnd_statement_ended (failure, error) ? g_steal_pointer (&codes) : NULL;
}

static gboolean
is_now (const PndReadSpan *span, const GArray *codes)
{
  for (guint i = 0; i < codes->len; i++)
    if (!pnd_read_is_under (span, &g_array_index (codes, PndReadCode, i)))
      return FALSE;
  return TRUE;
}

/**
 * pnd_read_marks_load:
 * @database: the project's connection or a reader's
 * @document: id of a document
 * @coder: id of a coder, 0 for all
 * @error: return location for a #PndStoreError
 *
 * Returns: (transfer full) (nullable): what is marked in the text as it is now
 */
PndReadMarks *
pnd_read_marks_load (PndDatabase *database, gint64 document, gint64 coder, GError **error)
{
  g_autoptr (GStringChunk) words = g_string_chunk_new (1024);
  g_autoptr (GArray) codes = NULL;
  g_autoptr (GArray) spans = NULL;
  PndReadMarks *self;

  g_return_val_if_fail (database != NULL, NULL);

  codes = load_indicators (database, words, error);
  if (codes != NULL)
    spans = pnd_reading_load (database, document, coder, FALSE, error);
  if (spans == NULL)
    return NULL;
  self = g_new0 (PndReadMarks, 1);
  self->now = g_array_new (FALSE, FALSE, sizeof (PndSpan));
  self->before = g_array_new (FALSE, FALSE, sizeof (PndSpan));
  for (guint i = 0; i < spans->len; i++)
    {
      const PndReadSpan *span = &g_array_index (spans, PndReadSpan, i);

      g_array_append_val (is_now (span, codes) ? self->now : self->before, span->span);
    }
  pnd_read_spans_join (self->now);
  pnd_read_spans_join (self->before);
  return self;
}

/**
 * pnd_read_marks_free:
 * @self: (transfer full) (nullable): marks
 */
void
pnd_read_marks_free (PndReadMarks *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->now);
  g_array_unref (self->before);
  g_free (self);
}
