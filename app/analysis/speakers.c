/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/speakers.h"

#include <glib/gi18n.h>

#include "app/analysis/speaker-label.h"

static const char *const interviewer_labels[] = {
  "p", "pewawancara", "peneliti", "penanya", "interviewer", "researcher",
};

/*
 * _PndSpeakers:
 * @speakers: of PndSpeaker
 * @by_label: label (borrowed from @speakers) to index + 1
 * @turns: of PndTurn, by start; they do not overlap
 */
struct _PndSpeakers
{
  GPtrArray *speakers;
  GHashTable *by_label;
  GArray *turns;
};

static void
speaker_free (gpointer data)
{
  PndSpeaker *speaker = data;

  g_free (speaker->label);
  g_free (speaker->code);
  g_free (speaker);
}

static gboolean
says_interviewer (const char *label)
{
  g_autofree char *folded = g_utf8_casefold (label, -1);

  for (guint i = 0; i < G_N_ELEMENTS (interviewer_labels); i++)
    if (g_str_equal (folded, interviewer_labels[i]))
      return TRUE;
  return FALSE;
}

/* takes @label */
static int
learn (PndSpeakers *self, char *label)
{
  int index = GPOINTER_TO_INT (g_hash_table_lookup (self->by_label, label)) - 1;
  PndSpeaker *speaker;

  if (index >= 0)
    {
      g_free (label);
      return index;
    }
  speaker = g_new0 (PndSpeaker, 1);
  speaker->label = label;
  speaker->interviewer = says_interviewer (label);
  g_ptr_array_add (self->speakers, speaker);
  g_hash_table_insert (self->by_label, label, GINT_TO_POINTER (self->speakers->len));
  return (int) self->speakers->len - 1;
}

static gboolean
is_blank_line (const PndDocumentText *text, int line)
{
  gsize n_bytes;
  const char *at = pnd_document_text_get_line_utf8 (text, line, &n_bytes);
  const char *end = at + n_bytes;

  while (at < end && g_unichar_isspace (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at == end;
}

/* as pnd_speaker_label_get_turn(): to the next labelled or empty line */
static void
find_turns (PndSpeakers *self, const PndDocumentText *text)
{
  int n_lines = pnd_document_text_get_n_lines (text);
  gboolean is_open = FALSE;

  for (int line = 0; line < n_lines; line++)
    {
      char *label = pnd_speaker_label_dup (text, line);
      PndSpan span = pnd_document_text_get_line (text, line);

      if (label != NULL)
        {
          PndTurn turn = { span, learn (self, label) };
          PndSpeaker *speaker = self->speakers->pdata[turn.label];

          speaker->n_turns++;
          speaker->is_sure
              |= pnd_speaker_label_find (text, line, NULL) == PND_SPEAKER_LABEL_SURE;
          g_array_append_val (self->turns, turn);
          is_open = TRUE;
        }
      else if (is_open && is_blank_line (text, line))
        is_open = FALSE;
      else if (is_open)
        g_array_index (self->turns, PndTurn, self->turns->len - 1).span.end = span.end;
    }
}

static gboolean
assign (PndSpeakers *self, PndDatabase *database, gint64 document, GError **error)
{
  g_autoptr (PndStatement) row = pnd_database_query (
      database, _("Reading the speakers"),
      "SELECT s.label, i.id, i.code, i.holder, i.interviewer FROM speakers s "
      "JOIN informants i ON i.id = s.informant WHERE s.document = ? ORDER BY s.label",
      error, "i", document);
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      const char *label = pnd_statement_get_text (row, 0, NULL);
      int index = GPOINTER_TO_INT (g_hash_table_lookup (self->by_label, label)) - 1;
      PndSpeaker *speaker;

      if (index < 0)
        continue;
      speaker = self->speakers->pdata[index];
      speaker->is_sure = TRUE;
      speaker->informant = pnd_statement_get_int (row, 1);
      speaker->code = g_strdup (pnd_statement_get_text (row, 2, NULL));
      pnd_holder_from_word (pnd_statement_get_text (row, 3, NULL), &speaker->holder);
      speaker->interviewer = pnd_statement_get_int (row, 4) != 0;
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/* the first turn that ends after @position; their number if none does */
static guint
find_turn (const PndSpeakers *self, int position)
{
  guint low = 0;
  guint high = self->turns->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->turns, PndTurn, middle).span.end > position)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

static gboolean
is_blank_between (const PndDocumentText *text, int start, int end)
{
  for (int position = start; position < end; position++)
    if (!g_unichar_isspace (pnd_document_text_get_char (text, position)))
      return FALSE;
  return TRUE;
}

/**
 * pnd_speakers_new:
 * @database: the project's connection or a reader's
 * @document: a document's id
 * @text: its text
 * @error: return location for a #PndStoreError
 *
 * Returns: (transfer full): who speaks in it; %NULL with @error set
 */
PndSpeakers *
pnd_speakers_new (PndDatabase *database, gint64 document, const PndDocumentText *text,
                  GError **error)
{
  g_autoptr (PndSpeakers) self = NULL;

  g_return_val_if_fail (database != NULL && text != NULL, NULL);

  self = g_new0 (PndSpeakers, 1);
  self->speakers = g_ptr_array_new_with_free_func (speaker_free);
  self->by_label = g_hash_table_new (g_str_hash, g_str_equal);
  self->turns = g_array_new (FALSE, FALSE, sizeof (PndTurn));
  find_turns (self, text);
  if (!assign (self, database, document, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * pnd_speakers_free:
 * @self: (transfer full) (nullable): speakers
 */
void
pnd_speakers_free (PndSpeakers *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_label);
  g_ptr_array_unref (self->speakers);
  g_array_unref (self->turns);
  g_free (self);
}

/**
 * pnd_speakers_get_n:
 * @self: speakers
 *
 * Returns: how many labels there are
 */
int
pnd_speakers_get_n (const PndSpeakers *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (int) self->speakers->len;
}

/**
 * pnd_speakers_get:
 * @self: speakers
 * @index: from 0, in the order they first speak
 *
 * Returns: (transfer none): a label and who it is
 */
const PndSpeaker *
pnd_speakers_get (const PndSpeakers *self, int index)
{
  g_return_val_if_fail (self != NULL && index >= 0 && index < (int) self->speakers->len, NULL);

  return self->speakers->pdata[index];
}

/**
 * pnd_speakers_get_turns:
 * @self: speakers
 * @n_turns: (out): how many
 *
 * Returns: (transfer none) (array length=n_turns): the turns, by start
 */
const PndTurn *
pnd_speakers_get_turns (const PndSpeakers *self, int *n_turns)
{
  g_return_val_if_fail (self != NULL && n_turns != NULL, NULL);

  *n_turns = (int) self->turns->len;
  return (const PndTurn *) (gpointer) self->turns->data;
}

/**
 * pnd_speakers_get_at:
 * @self: speakers
 * @position: in code points
 *
 * Returns: (transfer none) (nullable): who speaks there; %NULL where nobody is known to
 */
const PndSpeaker *
pnd_speakers_get_at (const PndSpeakers *self, int position)
{
  return pnd_speakers_get_in (self, PND_SPAN (position, position + 1));
}

/**
 * pnd_speakers_get_in:
 * @self: speakers
 * @span: a passage, in code points
 *
 * Returns: (transfer none) (nullable): the first who speaks in it and is no interviewer; where there
 *   are only interviewers the first of them; %NULL where nobody is known to speak
 */
const PndSpeaker *
pnd_speakers_get_in (const PndSpeakers *self, PndSpan span)
{
  const PndSpeaker *first = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = find_turn (self, span.start); i < self->turns->len; i++)
    {
      const PndTurn *turn = &g_array_index (self->turns, PndTurn, i);
      const PndSpeaker *speaker = self->speakers->pdata[turn->label];

      if (turn->span.start >= MAX (span.end, span.start + 1))
        break;
      if (!speaker->interviewer)
        return speaker;
      if (first == NULL)
        first = speaker;
    }
  return first;
}

/**
 * pnd_speakers_is_question:
 * @self: speakers
 * @text: the text they speak in
 * @span: a passage, in code points
 *
 * Returns: whether all of the passage but blanks is an interviewer's
 */
gboolean
pnd_speakers_is_question (const PndSpeakers *self, const PndDocumentText *text, PndSpan span)
{
  int reached = span.start;

  g_return_val_if_fail (self != NULL && text != NULL, FALSE);

  for (guint i = find_turn (self, span.start); i < self->turns->len && reached < span.end; i++)
    {
      const PndTurn *turn = &g_array_index (self->turns, PndTurn, i);
      const PndSpeaker *speaker = self->speakers->pdata[turn->label];

      if (turn->span.start >= span.end || !speaker->interviewer
          || !is_blank_between (text, reached, turn->span.start))
        break;
      reached = turn->span.end;
    }
  return reached > span.start
         && (reached >= span.end || is_blank_between (text, reached, span.end));
}
