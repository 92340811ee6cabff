/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Forgetting. What a purge deletes or overwrites must leave the history too: every stored changeset
 * that mentions one of its rows is blanked, the digest in the chain stays. As undo and checking
 * stop at the purge, nothing needs those changesets any more. */

#include <glib/gi18n.h>

#include "app/store/changes-private.h"
#include "app/store/project-private.h"
#include "app/store/references.h"
#include "app/store/search/cache.h"

/**
 * Purge:
 * @project: whose
 * @gone: set of `TABLE ID`: rows it deleted
 * @named: set of `TABLE ID`: rows it deleted or overwrote, and what ever referred to those of @gone
 * @blank: ids of history rows to blank
 */
typedef struct
{
  PndProject *project;
  GHashTable *gone;
  GHashTable *named;
  GArray *blank;
} Purge;

typedef void (*ChangesetFunc) (Purge *self, gint64 row, const void *bytes, gsize n_bytes);

static void
purge_clear (Purge *self)
{
  g_hash_table_unref (self->gone);
  g_hash_table_unref (self->named);
  g_array_unref (self->blank);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Purge, purge_clear)

static Purge
purge_init (PndProject *project, PndChanges *changes)
{
  Purge self = { project, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                 g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                 g_array_new (FALSE, FALSE, sizeof (gint64)) };

  for (gsize i = 0; i < pnd_changes_get_n (changes); i++)
    {
      const PndChange *change = pnd_changes_get (changes, i);
      g_autofree char *row = g_strdup_printf ("%s %" G_GINT64_FORMAT, change->table, change->id);

      if (change->kind == PND_CHANGE_DELETED)
        g_hash_table_add (self.gone, g_strdup (row));
      if (change->kind != PND_CHANGE_INSERTED)
        g_hash_table_add (self.named, g_steal_pointer (&row));
    }
  return self;
}

static gboolean
foreach_changeset (Purge *self, ChangesetFunc func, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (PndStatement) statement
    = pnd_database_query (self->project->database, _("Reading the history"),
                          "SELECT id, changeset FROM main.history WHERE changeset IS NOT NULL",
                          error,
                          "");

  if (statement == NULL)
    return FALSE;
  while (pnd_statement_next (statement, &local))
    {
      g_autoptr (GBytes) changeset = pnd_statement_get_bytes (statement, 1);
      gsize n_bytes;
      const void *bytes = g_bytes_get_data (changeset, &n_bytes);

      func (self, pnd_statement_get_int (statement, 0), bytes, n_bytes);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static sqlite3_value *
get_value (sqlite3_changeset_iter *iter, int operation, int column)
{
  sqlite3_value *value = NULL;

  if (operation == SQLITE_INSERT)
    sqlite3changeset_new (iter, column, &value);
  else
    sqlite3changeset_old (iter, column, &value);
  return value;
}

/* the row at @iter, if it refers to one that is gone: a coding of a document, deleted long ago */
static void
name_if_child (Purge *self, sqlite3_changeset_iter *iter)
{
  const char *table;
  int n_columns, operation, indirect;

  sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect);
  for (guint i = 0; i < self->project->references->len; i++)
    {
      const PndReference *reference = g_ptr_array_index (self->project->references, i);
      g_autofree char *parent = NULL;
      sqlite3_value *value;

      if (g_strcmp0 (reference->child, table) != 0 || reference->index >= n_columns)
        continue;
      value = get_value (iter, operation, reference->index);
      if (value == NULL || sqlite3_value_type (value) != SQLITE_INTEGER)
        continue;
      parent = g_strdup_printf ("%s %" G_GINT64_FORMAT, reference->parent,
                                (gint64) sqlite3_value_int64 (value));
      value = get_value (iter, operation, 0);
      if (value != NULL && g_hash_table_contains (self->gone, parent))
        g_hash_table_add (self->named, g_strdup_printf ("%s %" G_GINT64_FORMAT, table,
                                                        (gint64) sqlite3_value_int64 (value)));
    }
}

static void
name_children (Purge *self, gint64 row, const void *bytes, gsize n_bytes)
{
  sqlite3_changeset_iter *iter = NULL;

  if (sqlite3changeset_start (&iter, (int) n_bytes, (void *) bytes) != SQLITE_OK)
    return;
  while (sqlite3changeset_next (iter) == SQLITE_ROW)
    name_if_child (self, iter);
  sqlite3changeset_finalize (iter);
}

static void
note_if_mentions (Purge *self, gint64 row, const void *bytes, gsize n_bytes)
{
  g_autoptr (PndChanges) changes = pnd_changes_new (bytes, n_bytes);

  for (gsize i = 0; i < pnd_changes_get_n (changes); i++)
    {
      const PndChange *change = pnd_changes_get (changes, i);
      g_autofree char *name = g_strdup_printf ("%s %" G_GINT64_FORMAT, change->table, change->id);

      if (g_hash_table_contains (self->named, name))
        {
          g_array_append_val (self->blank, row);
          return;
        }
    }
}

/* The digests of an older state could confirm a guess at what is forgotten; only the newest is
 * used. */
static gboolean
blank_history (Purge *self, GError **error)
{
  const char *doing = _("Forgetting");

  if (!foreach_changeset (self, name_children, error)
      || !foreach_changeset (self, note_if_mentions, error))
    return FALSE;
  for (guint i = 0; i < self->blank->len; i++)
    if (!pnd_database_run (self->project->database, doing,
                           "UPDATE main.history SET changeset = NULL WHERE id = ?", error, "i",
                           g_array_index (self->blank, gint64, i)))
      return FALSE;
  return pnd_database_run (self->project->database, doing,
                           "UPDATE main.history SET state = NULL WHERE state IS NOT NULL",
                           error, "");
}

/* Ends the transaction of the purge; 0 in @row if it changed nothing. */
static gboolean
commit_purge (PndProject *self, PndChanges **changes, gint64 *row, GError **error)
{
  g_autoptr (GBytes) changeset = NULL;

  *row = 0;
  if (!pnd_edit_take_changeset (self, &changeset, error))
    return FALSE;
  if (changeset != NULL)
    {
      g_auto (Purge) purge = { 0 };

      *changes = pnd_changes_new (g_bytes_get_data (changeset, NULL),
                                  g_bytes_get_size (changeset));
      purge = purge_init (self, *changes);
      if (self->references == NULL)
        self->references = pnd_references_read (self->database, error);
      if (self->references == NULL || !blank_history (&purge, error)
          || !pnd_purge_drop_unused_texts (self, error))
        return FALSE;
      *row = pnd_history_append_state (self, self->edit.label, changeset, error);
      if (*row == 0)
        return FALSE;
    }
  return pnd_database_commit (self->database, error);
}

/* For the files of this folder: drops what no document names, inside the open transaction. */
gboolean
pnd_purge_drop_unused_texts (PndProject *self, GError **error)
{
  const char *doing = _("Forgetting");

  return pnd_database_run (self->database, doing,
                           "DELETE FROM texts WHERE hash NOT IN (SELECT text_hash FROM documents)",
                           error, "")
         && pnd_database_run (self->database, doing,
                              "DELETE FROM originals WHERE hash NOT IN (SELECT original_hash"
                              " FROM documents WHERE original_hash IS NOT NULL)",
                              error, "")
         && pnd_database_run (self->database, doing,
                              "DELETE FROM structures WHERE hash NOT IN (SELECT structure_hash"
                              " FROM documents WHERE structure_hash IS NOT NULL)",
                              error, "");
}

/**
 * pnd_project_begin_purge:
 * @self: a project without an open edit
 * @label: what is about to be done, as an untranslated msgid
 * @error: return location for a #GError
 *
 * Begins an edit that forgets, to be ended with pnd_project_end_purge() or
 * pnd_project_abandon_edit(). What it deletes is forgotten with all that ever referred to it (of a
 * document the codings, notes and memos, also those deleted before); what it overwrites is
 * forgotten in every wording it ever had. It should change nothing else.
 *
 * Returns: %FALSE with a #PND_STORE_ERROR if the project cannot be written; no edit is begun then.
 */
gboolean
pnd_project_begin_purge (PndProject *self, const char *label, GError **error)
{
  g_return_val_if_fail (PND_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (self->edit.depth == 0, FALSE);

  if (!pnd_project_begin_edit (self, label, error))
    return FALSE;
  self->edit.is_purge = TRUE;
  return TRUE;
}

/**
 * pnd_project_end_purge:
 * @self: a project with an open purge and no edit inside it
 * @error: return location for a #GError
 *
 * Ends the purge: blanks the history, drops texts and originals that no document names, writes the
 * file anew, takes away a search index that knows such a text, and emits #PndProject::changed. Undo stops here. A purge that changed nothing does
 * none of it.
 *
 * Returns: %FALSE with a #PND_STORE_ERROR on failure. The purge is then taken back, unless only
 *   writing the file anew failed: the rows are gone then, #PndProject::changed has said so, but
 *   traces are left, with %PND_STORE_ERROR_IN_USE (somebody is reading) until the project is
 *   closed, else until the next purge.
 */
gboolean
pnd_project_end_purge (PndProject *self, GError **error)
{
  g_autoptr (PndChanges) changes = NULL;
  gboolean is_rewritten;
  gint64 row;

  g_return_val_if_fail (PND_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (self->edit.depth == 1 && self->edit.is_purge, FALSE);

  if (!commit_purge (self, &changes, &row, error))
    {
      pnd_database_roll_back (self->database);
      pnd_edit_clear (self);
      return FALSE;
    }
  pnd_edit_clear (self);
  if (row == 0)
    return TRUE;
  pnd_steps_add (self, row, TRUE);
  is_rewritten = pnd_database_rewrite (self->database, error);
  pnd_search_cache_drop_stale (self);
  pnd_project_emit_changed (self, changes);
  return is_rewritten;
}
