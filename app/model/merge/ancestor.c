/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/merge/ancestor.h"

#include <string.h>

#include <glib/gi18n.h>

const char pnd_ancestor_merge_label[] = N_("Merge projects");

/*
 * Mark:
 * @merge: id of the merge's own row
 * @row: id of the row of the other history that it took in
 */
typedef struct
{
  gint64 merge;
  gint64 row;
} Mark;

/* chain, or its first digits -> id of the row, of a history */
static GHashTable *
read_chains (PndDatabase *database, gboolean is_short, GError **error)
{
  g_autoptr (GHashTable) chains = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) local = NULL;
  g_autoptr (PndStatement) row
    = pnd_database_query (database, _("Reading the history"),
                          "SELECT id, substr (chain, 1, ?) FROM main.history", error, "i",
                          (gint64) (is_short ? PND_ANCESTOR_DIGITS : 64));

  if (row == NULL)
    return NULL;
  while (pnd_statement_next (row, &local))
    g_hash_table_insert (chains, g_strdup (pnd_statement_get_text (row, 1, NULL)),
                         GSIZE_TO_POINTER ((gsize) pnd_statement_get_int (row, 0)));
  if (local == NULL)
    return g_steal_pointer (&chains);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gint64
look_up (GHashTable *chains, const char *chain)
{
  return chain != NULL ? (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (chains, chain)) : 0;
}

/* the newest row that @detail, of a merge, names of the other history */
static gint64
find_named (const char *detail, GHashTable *chains)
{
  gint64 newest = 0;

  for (const char *at = strchr (detail, '@'); at != NULL; at = strchr (at + 1, '@'))
    {
      g_autofree char *digits = g_strndup (at + 1, PND_ANCESTOR_DIGITS);

      newest = MAX (newest, look_up (chains, digits));
    }
  return newest;
}

/* the last merge in the history of @into, not undone, that took in a state of @from */
static gboolean
find_merge (PndDatabase *into, PndDatabase *from, Mark *mark, GError **error)
{
  g_autoptr (GHashTable) chains = read_chains (from, TRUE, error);
  g_autoptr (GError) local = NULL;
  g_autoptr (PndStatement) row = NULL;

  if (chains == NULL)
    return FALSE;
  row = pnd_database_query (
    into, _("Reading the history"),
    "SELECT id, detail FROM main.history h WHERE label = ? AND kind IN ('edit', 'barrier')"
    " AND coalesce ((SELECT kind FROM main.history u WHERE u.target = h.id ORDER BY u.id DESC"
    " LIMIT 1), 'redo') = 'redo' ORDER BY id DESC",
    error, "s", pnd_ancestor_merge_label);
  if (row == NULL)
    return FALSE;
  while (mark->row == 0 && pnd_statement_next (row, &local))
    {
      mark->row = find_named (pnd_statement_get_text (row, 1, NULL), chains);
      mark->merge = pnd_statement_get_int (row, 0);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
add_merges (GArray *list, PndDatabase *ours, PndDatabase *theirs, GError **error)
{
  Mark in_ours = { 0 };
  Mark in_theirs = { 0 };
  gboolean is_read = find_merge (ours, theirs, &in_ours, error)
                     && find_merge (theirs, ours, &in_theirs, error);
  PndAncestor taken = { .is_ours = FALSE, .row = in_ours.row };
  PndAncestor given = { .is_ours = TRUE, .row = in_theirs.row };

  if (is_read && taken.row != 0)
    g_array_append_val (list, taken);
  /* what theirs took in has our merge in it, or comes before that */
  if (is_read && given.row != 0)
    g_array_insert_val (list, taken.row != 0 && given.row >= in_ours.merge ? 0 : list->len, given);
  return is_read;
}

/* the last row that both have: up to there they are one history */
static gboolean
add_shared (GArray *list, GHashTable *our_chains, PndDatabase *theirs, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (PndStatement) row
    = pnd_database_query (theirs, _("Reading the history"),
                          "SELECT id, chain FROM main.history ORDER BY id DESC", error, "");
  gint64 shared = 0;

  if (row == NULL)
    return FALSE;
  while (shared == 0 && pnd_statement_next (row, &local))
    if (look_up (our_chains, pnd_statement_get_text (row, 1, NULL))
        == pnd_statement_get_int (row, 0))
      shared = pnd_statement_get_int (row, 0);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (shared != 0)
    {
      g_array_append_val (list, ((PndAncestor){ .is_ours = TRUE, .row = shared }));
      g_array_append_val (list, ((PndAncestor){ .is_ours = FALSE, .row = shared }));
    }
  return TRUE;
}

/* (transfer full) (nullable) */
static char *
read_fork (PndDatabase *database)
{
  g_autoptr (PndStatement) row
    = pnd_database_query (database, NULL, "SELECT forked_from FROM main.project", NULL, "");

  return row != NULL && pnd_statement_next (row, NULL)
           ? g_strdup (pnd_statement_get_text (row, 0, NULL))
           : NULL;
}

static gboolean
add_forks (GArray *list, GHashTable *our_chains, PndDatabase *ours, PndDatabase *theirs,
           GError **error)
{
  g_autofree char *our_fork = read_fork (ours);
  g_autofree char *their_fork = read_fork (theirs);
  g_autoptr (GHashTable) their_chains = read_chains (theirs, FALSE, error);
  PndAncestor ancestor = { .is_ours = TRUE, .theirs_is_part = TRUE };

  if (their_chains == NULL)
    return FALSE;
  ancestor.row = look_up (our_chains, their_fork);
  if (ancestor.row != 0)
    g_array_append_val (list, ancestor);
  ancestor = (PndAncestor){ .ours_is_part = TRUE, .row = look_up (their_chains, our_fork) };
  if (ancestor.row != 0)
    g_array_append_val (list, ancestor);
  return TRUE;
}

/* where the history of theirs begins */
static gboolean
add_beginning (GArray *list, PndDatabase *theirs, GError **error)
{
  gint64 first = pnd_database_query_int (theirs, _("Reading the history"),
                                         "SELECT min (id) FROM main.history", 0, error, "");

  if (first != 0)
    g_array_append_val (list, ((PndAncestor){ .theirs_is_part = TRUE, .row = first }));
  return first != 0;
}

/**
 * pnd_ancestor_list_of_bundle:
 * @ours: a connection to the project that is merged into
 * @theirs: a connection to a review bundle
 * @error: return location for a #PndStoreError
 *
 * A bundle differs from the project it was made of by what it leaves out and renames, which is not
 * to come back: what happened in it since is measured by its own rows alone.
 *
 * Returns: (transfer full) (element-type PndAncestor) (nullable): the state that ours took in last,
 *   then that in which it was made; %NULL with @error on failure
 */
GArray *
pnd_ancestor_list_of_bundle (PndDatabase *ours, PndDatabase *theirs, GError **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (PndAncestor));
  Mark taken = { 0 };

  g_return_val_if_fail (ours != NULL && theirs != NULL, NULL);

  if (!find_merge (ours, theirs, &taken, error))
    return NULL;
  if (taken.row != 0)
    g_array_append_val (list, ((PndAncestor){ .theirs_is_part = TRUE, .row = taken.row }));
  return add_beginning (list, theirs, error) ? g_steal_pointer (&list) : NULL;
}

/**
 * pnd_ancestor_list:
 * @ours: a connection to the project that is merged into
 * @theirs: a connection to the other project
 * @error: return location for a #PndStoreError
 *
 * Returns: (transfer full) (element-type PndAncestor) (nullable): where the two parted, the latest
 *   place first; %NULL with @error on failure
 */
GArray *
pnd_ancestor_list (PndDatabase *ours, PndDatabase *theirs, GError **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (PndAncestor));
  g_autoptr (GHashTable) chains = NULL;

  g_return_val_if_fail (ours != NULL && theirs != NULL, NULL);

  chains = read_chains (ours, FALSE, error);
  if (chains == NULL || !add_merges (list, ours, theirs, error)
      || !add_shared (list, chains, theirs, error)
      || !add_forks (list, chains, ours, theirs, error))
    return NULL;
  return g_steal_pointer (&list);
}
