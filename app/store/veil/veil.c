/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/store/veil/veil.h"

#include <glib/gi18n.h>

#include "app/store/project-private.h"
#include "app/store/veil/veil-private.h"

/**
 * PndSight:
 * @stamp: rises with every change
 * @coder: who looks
 * @guid: (nullable): the coder's guid
 * @blind: whether blind
 * @layers: ids of the coders that are layers, separated by commas; "" for none
 *
 * What the connections of a project share; each compares stamps before it prepares a statement.
 */
struct _PndSight
{
  gatomicrefcount ref_count;
  gint stamp;
  GMutex mutex; /* over what follows */
  gint64 coder;
  char *guid;
  gboolean blind;
  char *layers;
};

/* ids of the documents that viewer $V has declared finished, and their guids */
#define FINISHED "(SELECT d.id FROM main.finished f JOIN main.documents d " \
                 "ON d.guid = f.document_guid WHERE f.coder = $V)"
#define FINISHED_GUIDS "(SELECT document_guid FROM main.finished WHERE coder = $V)"
/* nothing is left to finish */
#define ALL_FINISHED "NOT EXISTS (SELECT 1 FROM main.documents WHERE trashed IS NULL " \
                     "AND guid NOT IN " FINISHED_GUIDS ")"
#define OWN "coder = $V"
#define IN_FINISHED OWN " OR document IN " FINISHED
#define CODING_SHOWN "NOT EXISTS (SELECT 1 FROM main.codings k WHERE k.guid = coding_guid " \
                     "AND k.coder <> $V AND k.document NOT IN " FINISHED ")"

/* what the others are called, and what they were called when they acted */
#define OTHERS_NAMES "SELECT name FROM main.coders WHERE id <> $V UNION " \
                     "SELECT h.coder FROM main.history h JOIN main.coders v ON v.id = $V " \
                     "WHERE h.coder NOT IN ('', v.name) AND h.coder_guid IS NOT v.guid"

/* Views of a blind viewer. Each table that says what coders found is here; what the coders share
 * (documents, codes, cases, informants, questions, thresholds) is not. */
static const struct
{
  const char *name;
  const char *table; /* (nullable): @name */
  const char *shown;
} veils[] = {
  { "annotations", NULL, IN_FINISHED },
  { "quarantine", NULL, IN_FINISHED },
  { "memos", NULL, IN_FINISHED " OR " ALL_FINISHED },
  { "reading", NULL, OWN " OR document_guid IN " FINISHED_GUIDS },
  { "translations", NULL,
    "translator NOT IN (" OTHERS_NAMES ") OR document IN " FINISHED },
  { "coding_cases", NULL, CODING_SHOWN },
  { "coding_speakers", NULL, CODING_SHOWN },
  { "findings", NULL,
    OWN " OR " ALL_FINISHED " OR (EXISTS (SELECT 1 FROM main.case_documents c "
    "JOIN main.documents d ON d.guid = c.document_guid WHERE c.region_case = t.region_case "
    "AND d.trashed IS NULL) AND NOT EXISTS ("
    "SELECT 1 FROM main.case_documents c JOIN main.documents d ON d.guid = c.document_guid "
    "WHERE c.region_case = t.region_case AND d.trashed IS NULL "
    "AND d.guid NOT IN " FINISHED_GUIDS "))" },
  { "finding_passages", NULL, "finding IN (SELECT id FROM temp.findings) AND " CODING_SHOWN },
  { "resolutions", NULL, OWN " OR " CODING_SHOWN },
  { "remarks", NULL,
    OWN " OR CASE kind WHEN 'coding' THEN subject_guid IN (SELECT guid FROM temp.all_codings) "
    "WHEN 'finding' THEN subject_guid IN (SELECT guid FROM temp.findings) "
    "WHEN 'memo' THEN subject_guid IN (SELECT guid FROM temp.memos) ELSE " ALL_FINISHED " END" },
  { "decisions", NULL, "document_guid IN " FINISHED_GUIDS },
  { "agreements", NULL, ALL_FINISHED },
  { "supervisions", NULL, OWN " OR " ALL_FINISHED },
};

/* what the history says instead of what is hidden; no apostrophe, it goes into SQL */
static const char hidden_label[] = N_("An edit by another coder");

#define HISTORY \
  "CREATE TEMP VIEW history AS WITH v AS MATERIALIZED (SELECT h.id AS id, " \
  "veiled (h.coder_guid, h.coder, coalesce (h.changeset, u.changeset)) AS hidden " \
  "FROM main.history h LEFT JOIN main.history u ON u.id = h.target) " \
  "SELECT h.id AS id, time, iif (hidden, '', coder) AS coder, kind, target, " \
  "iif (hidden, '%s', label) AS label, iif (hidden, '', detail) AS detail, " \
  "iif (hidden, NULL, changeset) AS changeset, changeset_hash, state, state_hash, chain, " \
  "iif (hidden, NULL, coder_guid) AS coder_guid " \
  "FROM main.history h JOIN v ON v.id = h.id;"

/* For the files of this folder: (transfer full) */
PndSight *
pnd_sight_new (void)
{
  PndSight *self = g_new0 (PndSight, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  self->stamp = 1;
  self->layers = g_strdup ("");
  return self;
}

PndSight *
pnd_sight_ref (PndSight *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
pnd_sight_unref (PndSight *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_mutex_clear (&self->mutex);
  g_free (self->guid);
  g_free (self->layers);
  g_free (self);
}

/* TRUE if anything differs from before */
static gboolean
sight_set (PndSight *self, gint64 coder, const char *guid, gboolean blind, const char *layers)
{
  g_autoptr (GMutexLocker) lock = g_mutex_locker_new (&self->mutex);
  gboolean differs;

  /* of one who sees, no view depends on who it is */
  differs = blind != self->blind || !g_str_equal (layers, self->layers)
            || (blind && (coder != self->coder || g_strcmp0 (guid, self->guid) != 0));
  self->coder = coder;
  self->blind = blind;
  g_free (self->guid);
  self->guid = g_strdup (guid);
  g_free (self->layers);
  self->layers = g_strdup (layers);
  if (differs)
    g_atomic_int_inc (&self->stamp);
  return differs;
}

static void
append_view (GString *script, const char *name, const char *table, const char *shown,
             const char *viewer)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql, "CREATE TEMP VIEW %s AS SELECT t.* FROM %s t WHERE %s;", name, table,
                   shown);
  g_string_replace (sql, "$V", viewer, 0);
  g_string_append (script, sql->str);
}

/* which of `all_codings` are `codings`; (nullable): NULL for all of them */
static char *
make_condition (PndDatabase *self, const char *layers)
{
  if (self->whose == PND_WHOSE_ONE)
    return g_strdup_printf ("coder = %" G_GINT64_FORMAT, self->whose_coder);
  if (self->whose == PND_WHOSE_CONSENSUS)
    return g_strdup_printf ("coder IN (%s)", layers);
  return *layers != '\0' ? g_strdup_printf ("coder NOT IN (%s)", layers) : NULL;
}

/* @codings: what there is of codings, of which `counted_codings` are those that count */
static void
append_counted (PndDatabase *self, GString *script, const char *codings)
{
  g_string_append_printf (script, "CREATE TEMP VIEW counted_codings AS SELECT t.* FROM %s t%s;",
                          codings, self->accepted_only ? " WHERE t.review = 'accepted'" : "");
}

/* (transfer full): the SQL that takes away whatever views there may be */
static GString *
make_drops (void)
{
  GString *script = g_string_new ("DROP VIEW IF EXISTS temp.all_codings;"
                                  "DROP VIEW IF EXISTS temp.codings;"
                                  "DROP VIEW IF EXISTS temp.counted_codings;"
                                  "DROP VIEW IF EXISTS temp.history;");

  for (gsize i = 0; i < G_N_ELEMENTS (veils); i++)
    g_string_append_printf (script, "DROP VIEW IF EXISTS temp.%s;", veils[i].name);
  return script;
}

/* (transfer full): the SQL that makes the views; with the mutex held */
static char *
make_script (PndDatabase *self, PndSight *sight)
{
  g_autofree char *viewer = g_strdup_printf ("%" G_GINT64_FORMAT, sight->coder);
  g_autofree char *condition = make_condition (self, sight->layers);
  g_autoptr (GString) script = make_drops ();

  append_view (script, "all_codings", "main.codings", sight->blind ? IN_FINISHED : "1", viewer);
  if (condition != NULL || sight->blind)
    append_view (script, "codings", "temp.all_codings", condition != NULL ? condition : "1",
                 viewer);
  append_counted (self, script,
                  condition != NULL || sight->blind ? "temp.codings" : "main.codings");
  if (!sight->blind)
    return g_string_free (g_steal_pointer (&script), FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (veils); i++)
    {
      g_autofree char *table = g_strconcat ("main.", veils[i].name, NULL);

      append_view (script, veils[i].name, table, veils[i].shown, viewer);
    }
  g_string_append_printf (script, HISTORY, hidden_label);
  return g_string_free (g_steal_pointer (&script), FALSE);
}

/* a connection that only reads refuses to make a view, though that changes no file */
static gboolean
run_script (PndDatabase *self, const char *script, GError **error)
{
  gboolean query_only = self->query_only;
  gboolean is_done;

  if (query_only && !pnd_database_set_query_only (self, FALSE, error))
    return FALSE;
  is_done = pnd_database_exec (self, NULL, script, error);
  if (query_only && !pnd_database_set_query_only (self, TRUE, is_done ? error : NULL))
    return FALSE;
  return is_done;
}

/* For the files of this folder: the views are to be made anew, whoever looks. */
void
pnd_database_look_again (PndDatabase *self)
{
  if (self->sight_stamp != 0)
    self->sight_stamp = -1;
}

/* For the files of this store: no view is there until pnd_database_unveil_end(): what copies the
 * file itself makes tables and indexes of all names anew, and finds the views in their place. */
gboolean
pnd_database_unveil (PndDatabase *self, GError **error)
{
  g_autoptr (GString) drops = make_drops ();

  self->is_looking = TRUE;
  if (self->sight == NULL || self->sight_stamp == 0)
    return TRUE;
  self->sight_stamp = -1;
  return run_script (self, drops->str, error);
}

void
pnd_database_unveil_end (PndDatabase *self)
{
  self->is_looking = FALSE;
}

/* For the files of this folder: before a statement is prepared. In a transaction a reader sees all
 * as it was at its beginning. */
gboolean
pnd_database_look (PndDatabase *self, GError **error)
{
  g_autofree char *script = NULL;
  gint before = self->sight_stamp;
  gint stamp;

  if (self->sight == NULL || self->is_looking)
    return TRUE;
  stamp = g_atomic_int_get (&self->sight->stamp);
  if (stamp == before
      || (before > 0 && self->query_only && !sqlite3_get_autocommit (self->handle)))
    return TRUE;

  g_mutex_lock (&self->sight->mutex);
  script = make_script (self, self->sight);
  self->viewer = self->sight->coder;
  g_free (self->viewer_guid);
  self->viewer_guid = g_strdup (self->sight->guid);
  g_mutex_unlock (&self->sight->mutex);

  self->is_looking = TRUE;
  if ((before != 0 || pnd_veil_add_function (self, error)) && run_script (self, script, error))
    self->sight_stamp = stamp;
  self->is_looking = FALSE;
  return self->sight_stamp == stamp;
}

static char *
find_layers (PndDatabase *database)
{
  g_autoptr (PndStatement) row = pnd_database_query (
    database, NULL,
    "SELECT coalesce (group_concat (id), '') FROM main.coders WHERE layer IS NOT NULL", NULL, "");

  if (row == NULL || !pnd_statement_next (row, NULL))
    return g_strdup ("");
  return g_strdup (pnd_statement_get_text (row, 0, NULL));
}

/* For the files of this folder: takes in who acts, and whether blind. TRUE if something else is to
 * be seen now than before. */
gboolean
pnd_project_look (PndProject *self)
{
  g_autofree char *layers = NULL;
  g_autofree char *guid = NULL;
  g_autoptr (GError) error = NULL;
  gboolean blind;

  if (self->database == NULL || self->database->sight == NULL)
    return FALSE;
  layers = find_layers (self->database);
  guid = pnd_edit_get_coder_guid (self);
  blind = self->coder != 0
          && pnd_database_query_int (self->database, NULL,
                                     "SELECT blind FROM main.coders WHERE id = ?", 0, &error, "i",
                                     self->coder) != 0;
  /* where that cannot be read nothing is shown that may be hidden */
  return sight_set (self->database->sight, self->coder, guid, blind || error != NULL, layers);
}

/**
 * pnd_database_set_whose:
 * @self: a connection of a project, in no transaction
 * @whose: whose codings there are from now on
 * @coder: of %PND_WHOSE_ONE, the id of the coder
 * @error: return location for a #GError
 *
 * Narrows `codings` on this connection. It cannot lift a veil.
 *
 * Returns: %FALSE with a #PND_STORE_ERROR on failure.
 */
gboolean
pnd_database_set_whose (PndDatabase *self, PndWhose whose, gint64 coder, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->sight != NULL, FALSE);

  if ((PndWhose) self->whose == whose && self->whose_coder == coder)
    return TRUE;
  self->whose = whose;
  self->whose_coder = whose == PND_WHOSE_ONE ? coder : 0;
  pnd_database_look_again (self);
  return pnd_database_look (self, error);
}

/**
 * pnd_database_get_whose:
 * @self: a connection of a project
 * @coder: (out) (optional): of %PND_WHOSE_ONE, the id of the coder, else 0
 *
 * Returns: whose codings there are on this connection.
 */
PndWhose
pnd_database_get_whose (PndDatabase *self, gint64 *coder)
{
  g_return_val_if_fail (self != NULL, PND_WHOSE_CODERS);

  if (coder != NULL)
    *coder = self->whose_coder;
  return self->whose;
}

/**
 * pnd_database_set_accepted_only:
 * @self: a connection of a project, in no transaction
 * @accepted_only: whether only codings that were accepted in review count from now on
 * @error: return location for a #GError
 *
 * Narrows `counted_codings` on this connection, which all figures are of; `codings` stays.
 *
 * Returns: %FALSE with a #PND_STORE_ERROR on failure.
 */
gboolean
pnd_database_set_accepted_only (PndDatabase *self, gboolean accepted_only, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->sight != NULL, FALSE);

  if (self->accepted_only == !!accepted_only)
    return TRUE;
  self->accepted_only = !!accepted_only;
  pnd_database_look_again (self);
  return pnd_database_look (self, error);
}

/**
 * pnd_database_get_accepted_only:
 * @self: a connection of a project
 *
 * Returns: whether only codings that were accepted in review count on this connection.
 */
gboolean
pnd_database_get_accepted_only (PndDatabase *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->accepted_only;
}

/* everybody reads again */
static void
tell_all (PndProject *self)
{
  g_autoptr (PndChanges) changes = pnd_changes_new_reset ();

  pnd_project_emit_changed (self, changes);
}

/**
 * pnd_project_set_accepted_only:
 * @self: a project without an open edit
 * @accepted_only: whether only codings that were accepted in review count from now on
 * @error: return location for a #GError
 *
 * Narrows what every summary, plot and export of the project counts, and tells everybody that
 * anything may differ. Readers opened later count the same.
 *
 * Returns: %FALSE with a #PND_STORE_ERROR on failure.
 */
gboolean
pnd_project_set_accepted_only (PndProject *self, gboolean accepted_only, GError **error)
{
  g_return_val_if_fail (PND_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (self->database != NULL, FALSE);
  g_return_val_if_fail (self->edit.depth == 0, FALSE);

  if (!pnd_database_set_accepted_only (self->database, accepted_only, error))
    return FALSE;
  tell_all (self);
  return TRUE;
}

/**
 * pnd_project_set_whose:
 * @self: a project without an open edit
 * @whose: whose codings there are from now on
 * @coder: of %PND_WHOSE_ONE, the id of the coder
 * @error: return location for a #GError
 *
 * Narrows what every list, count and export of the project sees of `codings`, and tells everybody
 * that anything may differ. Readers opened later see the same.
 *
 * Returns: %FALSE with a #PND_STORE_ERROR on failure.
 */
gboolean
pnd_project_set_whose (PndProject *self, PndWhose whose, gint64 coder, GError **error)
{
  g_return_val_if_fail (PND_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (self->database != NULL, FALSE);
  g_return_val_if_fail (self->edit.depth == 0, FALSE);

  if (!pnd_database_set_whose (self->database, whose, coder, error))
    return FALSE;
  tell_all (self);
  return TRUE;
}

/**
 * pnd_project_get_blind:
 * @self: a project
 *
 * Returns: whether who acts codes blind.
 */
gboolean
pnd_project_get_blind (PndProject *self)
{
  g_return_val_if_fail (PND_IS_PROJECT (self), FALSE);

  return self->database != NULL && self->database->sight != NULL && self->database->sight->blind;
}

/**
 * pnd_database_get_blind:
 * @self: a connection of a project; any thread
 * @viewer: (out): the id of the coder who acts, 0 for nobody
 *
 * Returns: whether that coder codes blind.
 */
gboolean
pnd_database_get_blind (PndDatabase *self, gint64 *viewer)
{
  g_autoptr (GMutexLocker) lock = NULL;

  if (self->sight == NULL)
    return FALSE;
  lock = g_mutex_locker_new (&self->sight->mutex);
  *viewer = self->sight->coder;
  return self->sight->blind;
}

/**
 * pnd_project_check_seeing:
 * @self: a project
 * @error: return location for a #GError
 *
 * Returns: %FALSE with %PND_STORE_ERROR_REFUSED when who acts is blind. What the others have there
 *   makes no difference, or the answer would tell of it.
 */
gboolean
pnd_project_check_seeing (PndProject *self, GError **error)
{
  g_return_val_if_fail (PND_IS_PROJECT (self), FALSE);

  if (!pnd_project_get_blind (self))
    return TRUE;
  g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                       _("Who codes blind cannot do this: it could take away work of others that "
                         "is not to be seen yet."));
  return FALSE;
}
