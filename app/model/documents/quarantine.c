/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Codings and notes that lost their passage to a correction, and their way back. */

#include <glib/gi18n.h>

#include "app/model/documents/correction.h"

struct _PndQuarantined
{
  PndRow parent_instance;

  gint64 document;
  char *quote;
  int position;
  gint64 code;
  gint64 coder;
  char *memo;
};

G_DEFINE_FINAL_TYPE (PndQuarantined, pnd_quarantined, PND_TYPE_ROW)

static void
pnd_quarantined_read (PndRow *row, PndStatement *statement)
{
  PndQuarantined *self = PND_QUARANTINED (row);

  self->document = pnd_statement_get_int (statement, 4);
  pnd_row_take_string (&self->quote, pnd_statement_get_text (statement, 5, NULL));
  self->position = pnd_span_from_file (pnd_statement_get_int (statement, 6),
                                       pnd_statement_get_int (statement, 6)).start;
  self->code = pnd_statement_get_int (statement, 7);
  self->coder = pnd_statement_get_int (statement, 8);
  pnd_row_take_string (&self->memo, pnd_statement_get_text (statement, 9, NULL));
}

static void
pnd_quarantined_finalize (GObject *object)
{
  PndQuarantined *self = PND_QUARANTINED (object);

  g_free (self->quote);
  g_free (self->memo);

  G_OBJECT_CLASS (pnd_quarantined_parent_class)->finalize (object);
}

static void
pnd_quarantined_class_init (PndQuarantinedClass *klass)
{
  PndRowClass *row_class = PND_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pnd_quarantined_finalize;
  row_class->table = "quarantine";
  row_class->columns = "document, quote, position, code, coder, memo";
  row_class->read = pnd_quarantined_read;
}

static void
pnd_quarantined_init (PndQuarantined *self)
{
  self->quote = g_strdup ("");
  self->memo = g_strdup ("");
}

/*
 * Waiting:
 * @name: of the document
 * @n_characters: of its text
 * @is_note: it has no code
 */
typedef struct
{
  char *name;
  int n_characters;
  gboolean is_note;
} Waiting;

static gboolean
load_waiting (PndProject *project, gint64 id, Waiting *waiting, GError **error)
{
  g_autoptr (PndStatement) row = pnd_database_query (
    pnd_project_get_database (project), _("Reading a passage"),
    "SELECT d.name, t.characters, q.code IS NULL FROM quarantine q"
    " JOIN documents d ON d.id = q.document JOIN texts t ON t.hash = d.text_hash"
    " WHERE q.id = ? AND d.trashed IS NULL",
    error, "i", id);
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  if (pnd_statement_next (row, &failure))
    {
      waiting->name = g_strdup (pnd_statement_get_text (row, 0, NULL));
      waiting->n_characters = pnd_statement_get_int (row, 1);
      waiting->is_note = pnd_statement_get_int (row, 2) != 0;
      return TRUE;
    }
  if (failure == NULL)
    g_set_error_literal (&failure, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND,
                         _("The passage is no longer there, or its document lies in the trash."));
  g_propagate_error (error, failure);
  return FALSE;
}

static gint64
place (PndProject *project, gint64 id, const Waiting *waiting, PndSpan span, GError **error)
{
  PndDatabase *database = pnd_project_get_database (project);
  g_autofree char *now = pnd_row_now ();
  const char *sql = waiting->is_note
    ? "INSERT INTO main.annotations (guid, document, span_start, span_end, coder, text, created,"
      " modified) SELECT guid, document, ?1, ?2, coder, memo, made, ?3 FROM quarantine WHERE id = ?4"
    : "INSERT INTO main.codings (guid, document, span_start, span_end, code, coder, polarity, "
      "strength,"
      " holder, memo, review, code_version, created, modified)"
      " SELECT guid, document, ?1, ?2, code, coder, polarity, strength, holder, memo, review,"
      " code_version, made, ?3 FROM quarantine WHERE id = ?4";
  gint64 placed;

  pnd_project_describe_edit (project, "%s %d-%d", waiting->name, span.start, span.end);
  if (!pnd_database_run (database, _("Placing a passage"), sql, error, "iisi",
                         (gint64) span.start, (gint64) span.end, now, id))
    return 0;
  placed = pnd_database_get_last_id (database);
  return pnd_database_run (database, _("Placing a passage"), "DELETE FROM main.quarantine WHERE "
                                                             "id = ?",
                           error, "i", id)
           ? placed
           : 0;
}

/**
 * pnd_quarantined_get_document:
 * @self: a passage that waits
 *
 * Returns: the id of its document.
 */
gint64
pnd_quarantined_get_document (PndQuarantined *self)
{
  g_return_val_if_fail (PND_IS_QUARANTINED (self), 0);

  return self->document;
}

/**
 * pnd_quarantined_get_quote:
 * @self: a passage that waits
 *
 * Returns: (transfer none): what was coded before the correction.
 */
const char *
pnd_quarantined_get_quote (PndQuarantined *self)
{
  g_return_val_if_fail (PND_IS_QUARANTINED (self), NULL);

  return self->quote;
}

/**
 * pnd_quarantined_get_position:
 * @self: a passage that waits
 *
 * Returns: where it stood, in code points of today's text.
 */
int
pnd_quarantined_get_position (PndQuarantined *self)
{
  g_return_val_if_fail (PND_IS_QUARANTINED (self), 0);

  return self->position;
}

/**
 * pnd_quarantined_get_code:
 * @self: a passage that waits
 *
 * Returns: the id of its code, 0 for a note.
 */
gint64
pnd_quarantined_get_code (PndQuarantined *self)
{
  g_return_val_if_fail (PND_IS_QUARANTINED (self), 0);

  return self->code;
}

/**
 * pnd_quarantined_get_coder:
 * @self: a passage that waits
 *
 * Returns: the id of its coder.
 */
gint64
pnd_quarantined_get_coder (PndQuarantined *self)
{
  g_return_val_if_fail (PND_IS_QUARANTINED (self), 0);

  return self->coder;
}

/**
 * pnd_quarantined_get_memo:
 * @self: a passage that waits
 *
 * Returns: (transfer none): the memo of the coding, or what the note says.
 */
const char *
pnd_quarantined_get_memo (PndQuarantined *self)
{
  g_return_val_if_fail (PND_IS_QUARANTINED (self), NULL);

  return self->memo;
}

/**
 * pnd_quarantined_place:
 * @project: the project
 * @id: of a passage that waits
 * @span: where it is to be, in code points; not empty, inside the text
 * @error: return location for a #PndStoreError
 *
 * Makes it a coding or a note again, with the guid, ratings and memo it had.
 *
 * Returns: the id of the coding or the note; 0 with PND_STORE_ERROR_REFUSED when @span is not inside
 *   the text, or PND_STORE_ERROR_NOT_FOUND.
 */
gint64
pnd_quarantined_place (PndProject *project, gint64 id, PndSpan span, GError **error)
{
  Waiting waiting = { 0 };
  gint64 placed = 0;

  g_return_val_if_fail (PND_IS_PROJECT (project), 0);

  if (!pnd_project_begin_edit (project, N_("Place a passage again"), error))
    return 0;
  if (load_waiting (project, id, &waiting, error))
    {
      if (pnd_span_is_empty (span) || span.start < 0 || span.end > waiting.n_characters)
        g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                     _("The passage %d to %d is empty or lies outside of “%s”."), span.start,
                     span.end, waiting.name);
      else
        placed = place (project, id, &waiting, span, error);
    }
  g_free (waiting.name);
  return pnd_row_finish_edit (project, placed != 0, error) ? placed : 0;
}

/**
 * pnd_quarantined_remove:
 * @project: the project
 * @id: of a passage that waits
 * @error: return location for a #PndStoreError
 *
 * Gives it up: the coding or note is deleted.
 *
 * Returns: %TRUE, or %FALSE with PND_STORE_ERROR_NOT_FOUND when it is no longer there.
 */
gboolean
pnd_quarantined_remove (PndProject *project, gint64 id, GError **error)
{
  Waiting waiting = { 0 };
  PndDatabase *database;
  gboolean done;

  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);

  if (!pnd_project_begin_edit (project, N_("Give up a passage"), error))
    return FALSE;
  database = pnd_project_get_database (project);
  done = load_waiting (project, id, &waiting, error)
         && pnd_database_run (
           database, _("Noting a deletion"),
           "INSERT OR IGNORE INTO deleted (guid, kind, time)"
           " SELECT guid, iif (code IS NULL, 'annotation', 'coding'),"
           " strftime ('%Y-%m-%dT%H:%M:%SZ', 'now') FROM quarantine WHERE id = ?",
           error, "i", id)
         && pnd_database_run (database, _("Removing a passage"),
                              "DELETE FROM main.quarantine WHERE id = ?", error, "i", id);
  if (done)
    pnd_project_describe_edit (project, "%s", waiting.name);
  g_free (waiting.name);
  return pnd_row_finish_edit (project, done, error);
}
