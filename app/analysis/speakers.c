/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/speakers.h"

#include <glib/gi18n.h>

#include "app/analysis/speaker-label.h"
#include "app/analysis/verdict/read-coverage.h"

/* What is remembered of texts at most, about 60 MB. */
#define MOST_TURNS 2000000
#define MOST_TEXTS 50000

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
          PndTurn turn = { .span = span, .label = learn (self, label) };
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

/* white space belongs to no turn, but a passage may begin or end in it */
static void
find_blanks (PndSpeakers *self, const PndDocumentText *text)
{
  int length = pnd_document_text_get_length (text);

  for (guint i = 0; i < self->turns->len; i++)
    {
      PndTurn *turn = &g_array_index (self->turns, PndTurn, i);

      turn->blank = turn->span;
      while (turn->blank.start > 0
             && g_unichar_isspace (pnd_document_text_get_char (text, turn->blank.start - 1)))
        turn->blank.start--;
      while (turn->blank.end < length
             && g_unichar_isspace (pnd_document_text_get_char (text, turn->blank.end)))
        turn->blank.end++;
    }
}

static PndSpeakers *
speakers_alloc (void)
{
  PndSpeakers *self = g_new0 (PndSpeakers, 1);

  self->speakers = g_ptr_array_new_with_free_func (speaker_free);
  self->by_label = g_hash_table_new (g_str_hash, g_str_equal);
  self->turns = g_array_new (FALSE, FALSE, sizeof (PndTurn));
  return self;
}

static PndSpeakers *
find_speakers (const PndDocumentText *text)
{
  PndSpeakers *self = speakers_alloc ();

  find_turns (self, text);
  find_blanks (self, text);
  return self;
}

/* nobody is assigned yet; the turns are the same ones */
static PndSpeakers *
copy_unassigned (const PndSpeakers *found)
{
  PndSpeakers *self = speakers_alloc ();

  g_array_unref (self->turns);
  self->turns = g_array_ref (found->turns);
  for (guint i = 0; i < found->speakers->len; i++)
    {
      const PndSpeaker *speaker = found->speakers->pdata[i];
      PndSpeaker *copy = g_memdup2 (speaker, sizeof *speaker);

      copy->label = g_strdup (speaker->label);
      g_ptr_array_add (self->speakers, copy);
      g_hash_table_insert (self->by_label, copy->label, GINT_TO_POINTER (self->speakers->len));
    }
  return self;
}

/* What was found in texts: digest of a text -> PndSpeakers to whom nobody is assigned. A text never
 * changes, so that this holds for every project and as long as the program runs. */
static GMutex found_mutex;
static GHashTable *found_in;
static gsize n_found_turns;

/* (transfer full) (nullable) */
static PndSpeakers *
look_up (const char *hash)
{
  const PndSpeakers *found;
  PndSpeakers *copy = NULL;

  g_mutex_lock (&found_mutex);
  found = found_in != NULL ? g_hash_table_lookup (found_in, hash) : NULL;
  if (found != NULL)
    copy = copy_unassigned (found);
  g_mutex_unlock (&found_mutex);
  return copy;
}

static void
remember (const char *hash, const PndSpeakers *found)
{
  g_mutex_lock (&found_mutex);
  if (found_in == NULL)
    found_in = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                      (GDestroyNotify) pnd_speakers_free);
  if (n_found_turns > MOST_TURNS || g_hash_table_size (found_in) > MOST_TEXTS)
    {
      g_hash_table_remove_all (found_in);
      n_found_turns = 0;
    }
  n_found_turns += found->turns->len;
  g_hash_table_insert (found_in, g_strdup (hash), copy_unassigned (found));
  g_mutex_unlock (&found_mutex);
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
  return pnd_statement_ended (failure, error);
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

/* (nullable) */
static char *
load_hash (PndDatabase *database, gint64 document, GError **error)
{
  g_autoptr (PndStatement) row
      = pnd_database_query (database, _("Reading a document"),
                            "SELECT text_hash FROM documents WHERE id = ?", error, "i", document);

  if (row == NULL)
    return NULL;
  if (pnd_statement_next (row, NULL))
    return g_strdup (pnd_statement_get_text (row, 0, NULL));
  g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND,
                       _("The document is no longer there."));
  return NULL;
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

  self = find_speakers (text);
  if (!assign (self, database, document, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * pnd_speakers_load:
 * @database: the project's connection or a reader's
 * @document: id of a document
 * @error: return location for a #PndStoreError
 *
 * Returns: (transfer full) (nullable): who says what in it, as pnd_speakers_new() finds it; %NULL
 *   with @error set when the document is gone or damaged
 */
PndSpeakers *
pnd_speakers_load (PndDatabase *database, gint64 document, GError **error)
{
  g_autoptr (PndSpeakers) self = NULL;
  g_autoptr (PndDocumentText) text = NULL;
  g_autofree char *hash = NULL;

  g_return_val_if_fail (database != NULL, NULL);

  hash = load_hash (database, document, error);
  if (hash == NULL)
    return NULL;
  self = look_up (hash);
  if (self == NULL)
    {
      text = pnd_read_load_text (database, document, error);
      if (text == NULL)
        return NULL;
      self = find_speakers (text);
      remember (hash, self);
    }
  return assign (self, database, document, error) ? g_steal_pointer (&self) : NULL;
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
 * @span: a passage, in code points
 *
 * Returns: whether all of the passage but blanks is an interviewer's
 */
gboolean
pnd_speakers_is_question (const PndSpeakers *self, PndSpan span)
{
  int reached = span.start;
  int blank_end = 0;

  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = find_turn (self, span.start); i < self->turns->len && reached < span.end; i++)
    {
      const PndTurn *turn = &g_array_index (self->turns, PndTurn, i);
      const PndSpeaker *speaker = self->speakers->pdata[turn->label];

      if (turn->span.start >= span.end || !speaker->interviewer
          || reached < turn->blank.start)
        break;
      reached = turn->span.end;
      blank_end = turn->blank.end;
    }
  return reached > span.start && span.end <= blank_end;
}
