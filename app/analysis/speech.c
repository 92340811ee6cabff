/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/speech.h"

#include <glib/gi18n.h>

#include "app/analysis/speakers.h"

static const char select_labels[]
    = "SELECT DISTINCT o.id, o.name, x.text, s.label"
      "  FROM speakers s JOIN documents d ON d.id = s.document"
      "  JOIN documents o ON o.id = d.id OR (?2 AND o.text_hash = d.text_hash)"
      "  JOIN texts x ON x.hash = o.text_hash"
      " WHERE s.informant = ?1 AND (?2 OR o.trashed IS NULL) ORDER BY o.id, s.label";

static PndDocumentText *
read_text (PndStatement *row, GError **error)
{
  gsize n_bytes;
  const char *utf8 = pnd_statement_get_text (row, 2, &n_bytes);

  if (utf8 != NULL && n_bytes < G_MAXINT32 && g_utf8_validate_len (utf8, n_bytes, NULL))
    return pnd_document_text_new_take (g_memdup2 (utf8, n_bytes + 1), n_bytes);
  g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_DAMAGED,
               _("The text of “%s” is damaged in the project."),
               pnd_statement_get_text (row, 1, NULL));
  return NULL;
}

static void
add_turns (GArray *speech, const PndSpeakers *speakers, gint64 document, const char *label)
{
  int n_turns;
  const PndTurn *turns = pnd_speakers_get_turns (speakers, &n_turns);

  for (int i = 0; i < n_turns; i++)
    if (g_str_equal (pnd_speakers_get (speakers, turns[i].label)->label, label))
      {
        PndSpeech part = { document, turns[i].span };

        g_array_append_val (speech, part);
      }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const PndSpeech *one = a;
  const PndSpeech *other = b;

  if (one->document != other->document)
    return one->document < other->document ? -1 : 1;
  return one->span.start - other->span.start;
}

/**
 * pnd_speech_find:
 * @database: the project's connection or a reader's
 * @informant: an informant's id
 * @copies: also in documents that have the same text, and in the trash
 * @error: return location for a #PndStoreError
 *
 * Returns: (transfer full) (element-type PndSpeech): their turns, labels included, by document and
 *   place; %NULL with @error set
 */
GArray *
pnd_speech_find (PndDatabase *database, gint64 informant, gboolean copies, GError **error)
{
  g_autoptr (GArray) speech = g_array_new (FALSE, FALSE, sizeof (PndSpeech));
  g_autoptr (PndStatement) row = NULL;
  GError *failure = NULL;

  g_return_val_if_fail (database != NULL, NULL);

  row = pnd_database_query (database, _("Reading the speakers"), select_labels, error, "ii",
                            informant, (gint64) (copies != FALSE));
  if (row == NULL)
    return NULL;
  while (failure == NULL && pnd_statement_next (row, &failure))
    {
      gint64 document = pnd_statement_get_int (row, 0);
      g_autoptr (PndDocumentText) text = read_text (row, &failure);
      g_autoptr (PndSpeakers) speakers
          = text != NULL ? pnd_speakers_new (database, document, text, &failure) : NULL;

      if (speakers != NULL)
        add_turns (speech, speakers, document, pnd_statement_get_text (row, 3, NULL));
    }
  if (!pnd_statement_ended (failure, error))
    return NULL;
  g_array_sort (speech, compare);
  return g_steal_pointer (&speech);
}
