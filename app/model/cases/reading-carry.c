/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is marked as read when a text is corrected. */

#include <glib/gi18n.h>

#include "app/model/cases/reading.h"
#include "app/model/row.h"

/*
 * Carrying:
 * @kept: PndTextEdit: the lines that stayed as they were
 * @now: (nullable): when
 */
typedef struct
{
  PndDatabase *database;
  gint64 document;
  PndDocumentText *before;
  PndDocumentText *after;
  GArray *kept;
  const char *now;
} Carrying;

typedef struct
{
  gint64 id;
  PndSpan span;
} Mark;

static GArray *
load_marks (const Carrying *self, GError **error)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  g_autoptr (PndStatement) row = pnd_database_query (
    self->database, _("Reading the ledger"),
    "SELECT r.id, span_start, span_end FROM main.reading r JOIN documents d ON d.guid = "
    "r.document_guid "
    "WHERE d.id = ? AND r.text_hash = ? ORDER BY r.id", error, "is", self->document,
    pnd_document_text_get_hash (self->before));
  GError *failure = NULL;

  if (row == NULL)
    return NULL;
  while (pnd_statement_next (row, &failure))
    {
      Mark mark = { pnd_statement_get_int (row, 0),
                    pnd_span_from_file (pnd_statement_get_int (row, 1),
                                        pnd_statement_get_int (row, 2)) };

      g_array_append_val (marks, mark);
    }
  return pnd_statement_ended (failure, error) ? g_steal_pointer (&marks) : NULL;
}

static gboolean
is_blank (PndDocumentText *text, PndSpan span)
{
  for (int i = span.start; i < span.end; i++)
    if (!g_unichar_isspace (pnd_document_text_get_char (text, i)))
      return FALSE;
  return TRUE;
}

/* (element-type PndSpan): where the mark is now; a mark on blanks alone is none */
static GArray *
map (const Carrying *self, PndSpan mark)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (PndSpan));
  int length = pnd_document_text_get_length (self->after);

  for (guint i = 0; i < self->kept->len; i++)
    {
      const PndTextEdit *kept = &g_array_index (self->kept, PndTextEdit, i);
      int shift = kept->after.start - kept->before.start;
      PndSpan piece = pnd_span_intersect (mark, kept->before);

      if (pnd_span_is_empty (piece))
        continue;
      piece = PND_SPAN (piece.start + shift, MIN (piece.end + shift, length));
      if (!is_blank (self->after, piece))
        g_array_append_val (pieces, piece);
    }
  return pieces;
}

/* the first piece is the row itself, of the others each is a row like it */
static gboolean
put (const Carrying *self, const Mark *mark, const GArray *pieces, GError **error)
{
  const char *hash = pnd_document_text_get_hash (self->after);
  gboolean done = TRUE;

  if (pieces->len == 0)
    return pnd_database_run (self->database, _("Moving a passage"),
                             "DELETE FROM main.reading WHERE id = ?", error, "i", mark->id);
  for (guint i = 0; done && i < pieces->len; i++)
    {
      PndSpan piece = g_array_index (pieces, PndSpan, i);
      g_autofree char *guid = pnd_row_new_guid ();

      if (i == 0)
        done = pnd_database_run (self->database, _("Moving a passage"),
                                 "UPDATE main.reading SET text_hash = ?, span_start = ?, span_end "
                                 "= ?, modified = coalesce (?, modified) WHERE id = ?", error,
                                 "siisi", hash,
                                 (gint64) piece.start, (gint64) piece.end, self->now, mark->id);
      else
        done = pnd_database_run (self->database, _("Moving a passage"),
                                 "INSERT INTO main.reading (guid, document_guid, text_hash, "
                                 "span_start, "
                                 "span_end, coder, versions, created, modified) SELECT ?, "
                                 "document_guid, text_hash, ?, ?, coder, versions, created, "
                                 "modified FROM main.reading WHERE id = ?", error, "siii", guid,
                                 (gint64) piece.start, (gint64) piece.end, mark->id);
    }
  return done;
}

/**
 * pnd_reading_carry:
 * @database: the project's, within the edit that corrects the text
 * @document: id of the document
 * @before: its text until now
 * @after: what its text becomes
 * @change: what differs
 * @now: (nullable): when; without it the marks keep their time
 * @error: return location for a #PndStoreError
 *
 * Marks of all coders go along with the lines that stayed as they were. A paragraph whose text
 * changed is not read any more, however small the change; nor is one that came, was cut in two or
 * joined to another.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
pnd_reading_carry (PndDatabase *database, gint64 document, PndDocumentText *before,
                   PndDocumentText *after, const PndTextChange *change, const char *now,
                   GError **error)
{
  g_autoptr (GArray) kept = NULL;
  g_autoptr (GArray) marks = NULL;
  Carrying self = { database, document, before, after, NULL, now };

  g_return_val_if_fail (database != NULL && change != NULL, FALSE);

  marks = load_marks (&self, error);
  if (marks == NULL)
    return FALSE;
  if (marks->len == 0)
    return TRUE;
  self.kept = kept = pnd_text_change_list_kept_lines (change);
  for (guint i = 0; i < marks->len; i++)
    {
      const Mark *mark = &g_array_index (marks, Mark, i);
      g_autoptr (GArray) pieces = map (&self, mark->span);

      if (!put (&self, mark, pieces, error))
        return FALSE;
    }
  return TRUE;
}
