/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/cases/reading.h"
#include "app/model/sources/forget.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/model/documents/text-rows.h"
#include "app/store/veil/veil.h"

/* so many characters, and a blank: the lengths of the words say nothing */
#define BLOCK 7
/* shorter labels, such as "P", are words of any memo */
#define MIN_LABEL 3

/*
 * Forgetting:
 * @labels: of char *: what stands for the informant in transcripts
 * @speech: all of it
 */
typedef struct
{
  PndProject *project;
  PndDatabase *database;
  gint64 informant;
  const char *code;
  GPtrArray *labels;
  const PndSpeech *speech;
  int n_speech;
  const char *now;
  PndForgotten result;
} Forgetting;

static gboolean
run (Forgetting *self, const char *sql, gint64 id, GError **error)
{
  return pnd_database_run (self->database, _("Forgetting an informant"), sql, error, "i", id);
}

/* @speech: those of one document */
static PndDocumentText *
mask (const PndDocumentText *text, const PndSpeech *speech, int n_speech)
{
  g_autoptr (GString) masked = g_string_new (NULL);
  int length = pnd_document_text_get_length (text);
  int next = 0;
  int column = 0;
  gsize n_bytes;

  for (int position = 0; position < length; position++)
    {
      gunichar character = pnd_document_text_get_char (text, position);

      while (next < n_speech && position >= speech[next].span.end)
        next++;
      if (next < n_speech && position >= speech[next].span.start && character != '\n')
        character = ++column % (BLOCK + 1) == 0 ? ' ' : 0x2588;
      else
        column = 0;
      g_string_append_unichar (masked, character);
    }
  n_bytes = masked->len;
  return pnd_document_text_new_take (g_string_free (g_steal_pointer (&masked), FALSE), n_bytes);
}

static gboolean
overlaps (PndSpan span, const PndSpeech *speech, int n_speech)
{
  for (int i = 0; i < n_speech; i++)
    if (span.start < speech[i].span.end && speech[i].span.start < span.end)
      return TRUE;
  return FALSE;
}

/* emphasis and links of what was said go, too; pages stay */
static gboolean
strip_structure (Forgetting *self, PndDocument *document, const PndSpeech *speech, int n_speech,
                 char **hash, GError **error)
{
  GError *failure = NULL;
  g_autoptr (PndStructure) structure = pnd_document_load_structure (document, &failure);
  g_autoptr (PndStructure) stripped = NULL;
  GArray *runs;
  const PndRun *old;
  int n_runs;

  if (!pnd_statement_ended (failure, error))
    return FALSE;
  if (structure == NULL)
    return TRUE;
  runs = g_array_new (FALSE, FALSE, sizeof (PndRun));
  old = pnd_structure_get_runs (structure, &n_runs);
  for (int i = 0; i < n_runs; i++)
    if (old[i].kind == PND_RUN_PAGE || !overlaps (old[i].span, speech, n_speech))
      {
        PndRun copy = old[i];

        copy.value = g_strdup (copy.value);
        g_array_append_val (runs, copy);
      }
  stripped = pnd_structure_new_take (runs);
  return pnd_structure_store (stripped, self->database, hash, error);
}

/* what lies within the speech alone; a quotation that reaches beyond keeps its placeholder. A
 * translation is gone when any of it is of the speech. */
static gboolean
delete_within (Forgetting *self, const PndSpeech *speech, GError **error)
{
  static const char *const statements[] = {
    "INSERT OR IGNORE INTO deleted (guid, kind, time) "
    "SELECT guid, 'coding', ?4 FROM main.codings "
    "WHERE document = ?1 AND span_start >= ?2 AND span_end <= ?3 AND area IS NULL",
    "INSERT OR IGNORE INTO deleted (guid, kind, time) "
    "SELECT guid, 'annotation', ?4 FROM main.annotations "
    "WHERE document = ?1 AND span_start >= ?2 AND span_end <= ?3",
    "INSERT OR IGNORE INTO deleted (guid, kind, time) "
    "SELECT guid, 'translation', ?4 FROM main.translations "
    "WHERE document = ?1 AND span_start < ?3 AND span_end > ?2",
    "INSERT OR IGNORE INTO deleted (guid, kind, time) "
    "SELECT guid, 'coding', ?4 FROM main.quarantine "
    "WHERE document = ?1 AND position BETWEEN ?2 AND ?3",
    "DELETE FROM main.codings WHERE document = ?1 AND span_start >= ?2 AND span_end <= ?3 "
    "AND area IS NULL AND ?4 IS NOT NULL",
    "DELETE FROM main.annotations WHERE document = ?1 AND span_start >= ?2 AND span_end <= ?3 "
    "AND ?4 IS NOT NULL",
    "DELETE FROM main.translations WHERE document = ?1 AND span_start < ?3 AND span_end > ?2 "
    "AND ?4 IS NOT NULL",
    "DELETE FROM main.quarantine WHERE document = ?1 AND position BETWEEN ?2 AND ?3 "
    "AND ?4 IS NOT NULL",
  };

  self->result.n_codings += pnd_database_query_int (
      self->database, _("Forgetting an informant"),
      "SELECT (SELECT count(*) FROM main.codings WHERE document = ?1 AND span_start >= ?2 "
      "        AND span_end <= ?3 AND area IS NULL)"
      " + (SELECT count(*) FROM main.annotations WHERE document = ?1 AND span_start >= ?2 "
      "    AND span_end <= ?3)"
      " + (SELECT count(*) FROM main.translations WHERE document = ?1 AND span_start < ?3 "
      "    AND span_end > ?2)",
      0, NULL, "iii", speech->document, (gint64)speech->span.start, (gint64)speech->span.end);
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!pnd_database_run (self->database, _("Forgetting an informant"), statements[i], error,
                           "iiis", speech->document, (gint64)speech->span.start,
                           (gint64)speech->span.end, self->now))
      return FALSE;
  return TRUE;
}

static gboolean
forget_in_document (Forgetting *self, const PndSpeech *speech, int n_speech, GError **error)
{
  g_autoptr (PndDocument) document
      = pnd_row_get (self->project, PND_TYPE_DOCUMENT, speech->document, error);
  g_autoptr (PndDocumentText) text
      = document != NULL ? pnd_document_load_text (document, error) : NULL;
  g_autoptr (PndDocumentText) masked = NULL;
  g_autoptr (PndTextChange) change = NULL;
  g_autofree char *structure_hash = NULL;
  g_autofree char *now = pnd_row_now ();

  if (text == NULL
      || !strip_structure (self, document, speech, n_speech, &structure_hash, error))
    return FALSE;
  for (int i = 0; i < n_speech; i++)
    if (!delete_within (self, &speech[i], error))
      return FALSE;
  masked = mask (text, speech, n_speech);
  change = pnd_text_change_new (text, masked);
  self->result.n_documents++;
  self->result.n_turns += n_speech;
  return pnd_reading_carry (self->database, speech->document, text, masked, change, now, error)
         && pnd_document_text_store (masked, self->database, error)
         /* whoever has the same file as it came has the speech in it, too */
         && run (self,
                 "UPDATE documents SET original_hash = NULL, original_encoding = NULL "
                 "WHERE original_hash = (SELECT original_hash FROM documents WHERE id = ?)",
                 speech->document, error)
         && pnd_database_run (self->database, _("Changing a document"),
                              "UPDATE documents SET text_hash = ?, structure_hash = ?, "
                              "modified = ? WHERE id = ?",
                              error, "sssi", pnd_document_text_get_hash (masked), structure_hash,
                              self->now, speech->document);
}

static gboolean
forget_speech (Forgetting *self, GError **error)
{
  int first = 0;

  while (first < self->n_speech)
    {
      int end = first;

      while (end < self->n_speech && self->speech[end].document == self->speech[first].document)
        end++;
      if (!forget_in_document (self, self->speech + first, end - first, error))
        return FALSE;
      first = end;
    }
  return TRUE;
}

static gboolean
has_word (const char *text, const char *word)
{
  gsize length = strlen (word);

  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    {
      const char *before = at > text ? g_utf8_prev_char (at) : NULL;

      if ((before == NULL || !g_unichar_isalnum (g_utf8_get_char (before)))
          && !g_unichar_isalnum (g_utf8_get_char (at + length)))
        return TRUE;
    }
  return FALSE;
}

/* by the code anywhere; by a label only where the documents are those it stands in */
static gboolean
names_informant (Forgetting *self, const char *text, gint64 document)
{
  if (text == NULL)
    return FALSE;
  if (has_word (text, self->code))
    return TRUE;
  for (int i = 0; i < self->n_speech; i++)
    if (document == self->speech[i].document)
      for (guint j = 0; j < self->labels->len; j++)
        if (has_word (text, self->labels->pdata[j]))
          return TRUE;
  return FALSE;
}

/* @select: id, document, text; @forget: what to do with the id */
static gboolean
forget_memos_of (Forgetting *self, const char *select, const char *note, const char *forget,
                 GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (PndStatement) row
      = pnd_database_query (self->database, _("Reading the memos"), select, error, "");
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      gint64 id = pnd_statement_get_int (row, 0);

      if (names_informant (self, pnd_statement_get_text (row, 2, NULL),
                           pnd_statement_get_int (row, 1)))
        g_array_append_val (ids, id);
    }
  for (guint i = 0; failure == NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if ((note == NULL || run (self, note, id, &failure)) && run (self, forget, id, &failure))
        self->result.n_memos++;
    }
  return pnd_statement_ended (failure, error);
}

#define NOTE(table, kind) \
  "INSERT OR IGNORE INTO deleted (guid, kind, time) " \
  "SELECT guid, '" kind "', strftime ('%Y-%m-%dT%H:%M:%SZ', 'now') FROM " table " WHERE id = ?"

static gboolean
forget_memos (Forgetting *self, GError **error)
{
  return forget_memos_of (self, "SELECT id, document, memo FROM main.codings WHERE memo <> ''",
                                NULL,
                          "UPDATE main.codings SET memo = '' WHERE id = ?", error)
         && forget_memos_of (self, "SELECT id, document, memo FROM main.quarantine WHERE memo <> "
                                   "''",
                             NULL, "UPDATE main.quarantine SET memo = '' WHERE id = ?", error)
         && forget_memos_of (self, "SELECT id, document, text FROM main.annotations",
                             NOTE ("annotations", "annotation"),
                             "DELETE FROM main.annotations WHERE id = ?", error)
         && forget_memos_of (self,
                             "SELECT id, document, title || char (10) || text FROM main.memos",
                             NOTE ("memos", "memo"), "DELETE FROM main.memos WHERE id = ?", error);
}

static gboolean
load_labels (Forgetting *self, GError **error)
{
  g_autoptr (PndStatement) row
      = pnd_database_query (self->database, _("Reading the speakers"),
                            "SELECT DISTINCT label FROM speakers WHERE informant = ?", error, "i",
                            self->informant);
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      const char *label = pnd_statement_get_text (row, 0, NULL);

      if (g_utf8_strlen (label, -1) >= MIN_LABEL)
        g_ptr_array_add (self->labels, g_strdup (label));
    }
  return pnd_statement_ended (failure, error);
}

static gboolean
forget (Forgetting *self, PndForgetFlags flags, GError **error)
{
  return load_labels (self, error) && forget_speech (self, error)
         && (!(flags & PND_FORGET_MEMOS) || forget_memos (self, error))
         /* no step before the purge is ever taken back or checked again, and any of them may hold
          * words of theirs: a memo that was deleted long ago */
         && pnd_database_run (self->database, _("Forgetting an informant"),
                              "UPDATE main.history SET changeset = NULL", error, "")
         && run (self, NOTE ("informants", "informant"), self->informant, error)
         && run (self, "DELETE FROM speakers WHERE informant = ?", self->informant, error)
         && run (self, "DELETE FROM informants WHERE id = ?", self->informant, error);
}

/**
 * pnd_informant_forget:
 * @self: an informant
 * @speech: (element-type PndSpeech): all they said, by document and place
 * @flags: what else goes
 * @result: (out) (optional): what became of it
 * @error: return location for a #PndStoreError
 *
 * Replaces the speech by a placeholder of the same length, deletes what lies in it and the files as
 * they came, and takes the informant off the register, in every byte of the file. Undo stops there.
 *
 * Returns: %TRUE, or %FALSE with @error set; see pnd_project_end_purge()
 */
gboolean
pnd_informant_forget (PndInformant *self, GArray *speech, PndForgetFlags flags,
                      PndForgotten *result, GError **error)
{
  PndProject *project;
  g_autofree char *now = pnd_row_now ();
  g_autofree char *code = NULL;
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  Forgetting forgetting;
  gboolean done;

  g_return_val_if_fail (PND_IS_INFORMANT (self), FALSE);
  g_return_val_if_fail (speech != NULL, FALSE);

  project = pnd_row_get_project (PND_ROW (self));
  code = g_strdup (pnd_informant_get_code (self));
  forgetting = (Forgetting){ .project = project,
                             .database = pnd_project_get_database (project),
                             .informant = pnd_row_get_id (PND_ROW (self)),
                             .code = code,
                             .labels = labels,
                             .speech = (const PndSpeech *) (gpointer) speech->data,
                             .n_speech = (int) speech->len,
                             .now = now };
  if (!pnd_row_check_live (PND_ROW (self), error) || !pnd_project_check_seeing (project, error)
      || !pnd_project_begin_purge (project, N_("Forget informant"), error))
    return FALSE;
  if (!forget (&forgetting, flags, error))
    {
      pnd_project_abandon_edit (project);
      return FALSE;
    }
  done = pnd_project_end_purge (project, error);
  if (done && result != NULL)
    *result = forgetting.result;
  return done;
}
