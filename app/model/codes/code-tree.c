/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where codes stand: moving, merging and deleting them. Among those with the same parent the
 * positions are 0, 1, 2 and so on without a gap. */

#include "app/model/codes/code-private.h"

#include <glib/gi18n.h>

#include "app/store/schema.h"
#include "app/store/veil/veil.h"

/* a coding of the merged code and the equal one it would repeat */
typedef struct
{
  gint64 repeated;
  gint64 kept;
  char *memo; /* of both, one after the other */
} Repeat;

static void
repeat_clear (gpointer data)
{
  g_free (((Repeat *)data)->memo);
}

static PndDatabase *
get_database (PndCode *self)
{
  return pnd_project_get_database (pnd_row_get_project (PND_ROW (self)));
}

/* the ids of the codes under @parent, in order */
static GArray *
load_children (PndDatabase *database, gint64 parent, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) own = NULL;
  g_autoptr (PndStatement) statement
      = pnd_database_query (database, _("Reading the codes"),
                            "SELECT id FROM codes WHERE parent IS ? ORDER BY position, id", &own,
                            "n", parent);

  while (statement != NULL && pnd_statement_next (statement, &own))
    {
      gint64 id = pnd_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }
  if (own == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&own));
  return NULL;
}

/* puts the codes under @parent in the order of @ids; those in place are left alone */
static gboolean
place_children (PndDatabase *database, gint64 parent, GArray *ids, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    if (!pnd_database_run (database, _("Moving a code"),
                           "UPDATE codes SET parent = ?1, position = ?2 WHERE id = ?3 "
                           "AND NOT (parent IS ?1 AND position = ?2)",
                           error, "nii", parent, (gint64)i, g_array_index (ids, gint64, i)))
      return FALSE;
  return TRUE;
}

static gboolean
is_in_tree (PndDatabase *database, gint64 top, gint64 code)
{
  return pnd_database_query_int (database, _("Reading the codes"),
                                 PND_CODE_TREE "SELECT 1 FROM tree WHERE id = ?2", 0, NULL, "ii",
                                 top, code)
         != 0;
}

static gboolean
move (PndDatabase *database, gint64 id, gint64 parent, int position, GError **error)
{
  gint64 old_parent = pnd_database_query_int (database, _("Reading a code"),
                                              "SELECT parent FROM codes WHERE id = ?", 0, NULL, "i",
                                              id);
  g_autoptr (GArray) ids = load_children (database, parent, error);
  guint place = 0;

  if (ids == NULL)
    return FALSE;
  while (place < ids->len && g_array_index (ids, gint64, place) != id)
    place++;
  if (place < ids->len)
    g_array_remove_index (ids, place);
  if (position < 0 || (guint)position > ids->len)
    position = ids->len;
  g_array_insert_val (ids, position, id);
  if (!place_children (database, parent, ids, error))
    return FALSE;

  if (old_parent == parent)
    return TRUE;
  g_clear_pointer (&ids, g_array_unref);
  ids = load_children (database, old_parent, error);
  return ids != NULL && place_children (database, old_parent, ids, error);
}

static GArray *
load_repeats (PndDatabase *database, gint64 from, gint64 into, GError **error)
{
  g_autoptr (GArray) repeats = g_array_new (FALSE, TRUE, sizeof (Repeat));
  g_autoptr (GError) own = NULL;
  g_autoptr (PndStatement) statement = pnd_database_query (
      database, _("Comparing codings"),
      "SELECT a.id, b.id, "
      "b.memo || iif (a.memo <> '' AND b.memo <> '', char (10, 10), '') || a.memo "
      "FROM main.codings a JOIN main.codings b ON b.document = a.document AND b.span_start = "
      "a.span_start "
      "AND b.span_end = a.span_end AND b.area IS a.area AND +b.coder = a.coder AND +b.code = ? WHERE a.code = ? "
      "ORDER BY a.id",
      &own, "ii", into, from);

  g_array_set_clear_func (repeats, repeat_clear);
  while (statement != NULL && pnd_statement_next (statement, &own))
    {
      Repeat repeat = { pnd_statement_get_int (statement, 0), pnd_statement_get_int (statement, 1),
                        g_strdup (pnd_statement_get_text (statement, 2, NULL)) };

      g_array_append_val (repeats, repeat);
    }
  if (own == NULL)
    return g_steal_pointer (&repeats);
  g_propagate_error (error, g_steal_pointer (&own));
  return NULL;
}

/* of two equal codings one stays, with the memos of both */
static gboolean
drop_repeats (PndDatabase *database, GArray *repeats, const char *now, GError **error)
{
  for (guint i = 0; i < repeats->len; i++)
    {
      Repeat *repeat = &g_array_index (repeats, Repeat, i);

      if (!pnd_database_run (database, _("Merging codings"),
                             "UPDATE main.codings SET memo = ?, modified = ? WHERE id = ? AND "
                             "memo <> ?",
                             error, "ssis", repeat->memo, now, repeat->kept, repeat->memo)
          || !pnd_database_run (database, _("Merging codings"),
                                "INSERT OR IGNORE INTO deleted (guid, kind, time) "
                                "SELECT guid, 'coding', ? FROM main.codings WHERE id = ?",
                                error, "si", now, repeat->repeated)
          || !pnd_database_run (database, _("Merging codings"), "DELETE FROM main.codings WHERE "
                                                                "id = ?",
                                error, "i", repeat->repeated))
        return FALSE;
    }
  return TRUE;
}

static gboolean
move_contents (PndDatabase *database, gint64 from, gint64 into, const char *now, GError **error)
{
  g_autoptr (GArray) repeats = load_repeats (database, from, into, error);
  g_autoptr (GArray) children = load_children (database, into, error);
  g_autoptr (GArray) moved = load_children (database, from, error);

  if (repeats == NULL || children == NULL || moved == NULL)
    return FALSE;
  if (moved->len > 0)
    g_array_append_vals (children, moved->data, moved->len);
  return drop_repeats (database, repeats, now, error)
         && pnd_database_run (
             database, _("Merging codings"),
             "UPDATE main.codings SET code = ?1, modified = ?3, "
             "code_version = (SELECT version FROM codes WHERE id = ?1), "
             "review = CASE review WHEN 'unreviewed' THEN review ELSE 'revised' END "
             "WHERE code = ?2",
             error, "iis", into, from, now)
         && pnd_database_run (database, _("Merging codings"),
                              "UPDATE main.quarantine SET code = ?1, modified = ?3, "
                              "code_version = (SELECT version FROM codes WHERE id = ?1) "
                              "WHERE code = ?2",
                              error, "iis", into, from, now)
         && pnd_database_run (database, _("Merging memos"),
                              "UPDATE main.memos SET code = ?, modified = ? WHERE code = ?", error,
                              "isi", into, now, from)
         && place_children (database, into, children, error);
}

/* after codes were put elsewhere */
static gboolean
check_depth (PndDatabase *database, GError **error)
{
  int n_loose = pnd_schema_count_loose_codes (database, error);

  return n_loose == 0 || (n_loose > 0 && pnd_code_refuse_depth (error));
}

/* takes the code and all under it away, with what hangs on them */
static gboolean
delete_tree (PndDatabase *database, gint64 id, const char *now, GError **error)
{
  const char *const notes[] = {
    PND_CODE_TREE "INSERT OR IGNORE INTO deleted (guid, kind, time) "
                  "SELECT guid, 'coding', ?2 FROM main.codings WHERE code IN tree ORDER BY id",
    PND_CODE_TREE "INSERT OR IGNORE INTO deleted (guid, kind, time) "
                  "SELECT guid, 'coding', ?2 FROM main.quarantine WHERE code IN tree ORDER BY id",
    PND_CODE_TREE "INSERT OR IGNORE INTO deleted (guid, kind, time) "
                  "SELECT guid, 'memo', ?2 FROM main.memos WHERE code IN tree ORDER BY id",
    PND_CODE_TREE "INSERT OR IGNORE INTO deleted (guid, kind, time) "
                  "SELECT guid, 'code', ?2 FROM codes WHERE id IN tree ORDER BY id",
  };
  const char *const deletions[] = {
    PND_CODE_TREE "DELETE FROM main.codings WHERE code IN tree",
    PND_CODE_TREE "DELETE FROM main.quarantine WHERE code IN tree",
    PND_CODE_TREE "DELETE FROM main.memos WHERE code IN tree",
    PND_CODE_TREE "DELETE FROM code_versions WHERE code IN tree",
    PND_CODE_TREE "DELETE FROM code_texts WHERE code IN tree",
    PND_CODE_TREE "DELETE FROM codes WHERE id IN tree",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (notes); i++)
    if (!pnd_database_run (database, _("Noting a deletion"), notes[i], error, "is", id, now))
      return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (deletions); i++)
    if (!pnd_database_run (database, _("Deleting a code"), deletions[i], error, "i", id))
      return FALSE;
  return TRUE;
}

static gboolean
delete_and_close_gap (PndDatabase *database, gint64 id, const char *now, GError **error)
{
  gint64 parent = pnd_database_query_int (database, _("Reading a code"),
                                          "SELECT parent FROM codes WHERE id = ?", 0, NULL, "i",
                                          id);
  g_autoptr (GArray) siblings = NULL;

  if (!delete_tree (database, id, now, error))
    return FALSE;
  siblings = load_children (database, parent, error);
  return siblings != NULL && place_children (database, parent, siblings, error);
}

/**
 * pnd_code_move:
 * @self: a code
 * @parent: the id of the code to stand under, 0 at the top
 * @position: its place there from 0, itself not counted; -1 for the last
 * @reason: (nullable): why; asked for while the codebook is frozen
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with PND_STORE_ERROR_REFUSED when @parent is the code itself or stands
 *   under it, the tree would be too deep, or a reason is asked for.
 */
gboolean
pnd_code_move (PndCode *self, gint64 parent, int position, const char *reason, GError **error)
{
  PndProject *project;
  gint64 id;
  gboolean done;

  g_return_val_if_fail (PND_IS_CODE (self), FALSE);

  project = pnd_row_get_project (PND_ROW (self));
  id = pnd_row_get_id (PND_ROW (self));
  if (!pnd_row_check_live (PND_ROW (self), error))
    return FALSE;
  if (parent != 0 && is_in_tree (get_database (self), id, parent))
    {
      g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                   _("“%s” cannot stand under itself."), pnd_code_get_name (self));
      return FALSE;
    }
  if (!pnd_code_begin_change (project, N_("Move code"), reason, error))
    return FALSE;
  pnd_code_describe (project, id, NULL, reason);
  done = move (get_database (self), id, parent, position, error)
         && check_depth (get_database (self), error);
  return pnd_row_finish_edit (project, done, error);
}

/**
 * pnd_code_merge:
 * @self: a code that goes
 * @into: the code that takes its codings, its memos and the codes under it
 * @reason: (nullable): why; asked for while the codebook is frozen
 * @error: return location for a #PndStoreError
 *
 * Codings keep their guids and ratings and take the version of @into. One that would repeat a
 * coding of @into exactly is dropped; its memo goes to the one that stays.
 *
 * Returns: %TRUE, or %FALSE with PND_STORE_ERROR_REFUSED when @into is @self or stands under it, or
 *   a reason is asked for.
 */
gboolean
pnd_code_merge (PndCode *self, PndCode *into, const char *reason, GError **error)
{
  PndProject *project;
  g_autofree char *now = pnd_row_now ();
  g_autofree char *what = NULL;
  gint64 id;
  gboolean done;

  g_return_val_if_fail (PND_IS_CODE (self), FALSE);
  g_return_val_if_fail (PND_IS_CODE (into), FALSE);

  project = pnd_row_get_project (PND_ROW (self));
  id = pnd_row_get_id (PND_ROW (self));
  if (!pnd_row_check_live (PND_ROW (self), error) || !pnd_row_check_live (PND_ROW (into), error)
      || !pnd_project_check_seeing (project, error))
    return FALSE;
  if (is_in_tree (get_database (self), id, pnd_row_get_id (PND_ROW (into))))
    {
      g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                   _("“%s” cannot be merged into “%s”, which stands under it."),
                   pnd_code_get_name (self), pnd_code_get_name (into));
      return FALSE;
    }
  if (!pnd_code_begin_change (project, N_("Merge codes"), reason, error))
    return FALSE;
  what = g_strdup_printf ("into %s", pnd_code_get_abbreviation (into));
  pnd_code_describe (project, id, what, reason);
  done = move_contents (get_database (self), id, pnd_row_get_id (PND_ROW (into)), now, error)
         && delete_and_close_gap (get_database (self), id, now, error)
         && check_depth (get_database (self), error);
  return pnd_row_finish_edit (project, done, error);
}

/**
 * pnd_code_delete:
 * @self: a code
 * @reason: (nullable): why; asked for while the codebook is frozen
 * @error: return location for a #PndStoreError
 *
 * Deletes the code, the codes under it, and the codings and memos of all of them; ask
 * pnd_code_count_codings() first how many that is.
 *
 * Returns: %TRUE, or %FALSE with PND_STORE_ERROR_REFUSED when a reason is asked for.
 */
gboolean
pnd_code_delete (PndCode *self, const char *reason, GError **error)
{
  PndProject *project;
  g_autofree char *now = pnd_row_now ();
  g_autofree char *what = NULL;
  gint64 id;
  gboolean done;

  g_return_val_if_fail (PND_IS_CODE (self), FALSE);

  project = pnd_row_get_project (PND_ROW (self));
  id = pnd_row_get_id (PND_ROW (self));
  if (!pnd_row_check_live (PND_ROW (self), error) || !pnd_project_check_seeing (project, error)
      || !pnd_code_begin_change (project, N_("Delete code"), reason, error))
    return FALSE;
  what = g_strdup_printf ("%s, %d codings", pnd_code_get_name (self),
                          pnd_code_count_codings (self, TRUE));
  pnd_code_describe (project, id, what, reason);
  done = delete_and_close_gap (get_database (self), id, now, error);
  return pnd_row_finish_edit (project, done, error);
}
