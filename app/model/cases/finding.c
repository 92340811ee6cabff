/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/cases/finding.h"

#include <glib/gi18n.h>

#include "app/model/row-list.h"

struct _PndFinding
{
  PndRow parent_instance;

  gint64 region_case;
  char *motive;
  PndVerdict verdict;
  PndVerdict suggested;
  char *rationale;
  char *tested;
  gint64 coder;
};

G_DEFINE_FINAL_TYPE (PndFinding, pnd_finding, PND_TYPE_ROW)

static const char *
get_text (const char *text)
{
  return text != NULL ? text : "";
}

static gboolean
insert_passages (PndDatabase *database, gint64 finding, GPtrArray *guids, PndSide side,
                 GError **error)
{
  for (guint i = 0; guids != NULL && i < guids->len; i++)
    if (!pnd_database_run (database, _("Saving a finding"),
                           "INSERT OR IGNORE INTO main.finding_passages (finding, side, "
                           "coding_guid) "
                           "VALUES (?, ?, ?)", error, "iss", finding, pnd_side_to_word (side),
                           guids->pdata[i]))
      return FALSE;
  return TRUE;
}

static void
pnd_finding_read (PndRow *row, PndStatement *statement)
{
  PndFinding *self = PND_FINDING (row);

  self->region_case = pnd_statement_get_int (statement, 4);
  pnd_row_take_string (&self->motive, pnd_statement_get_text (statement, 5, NULL));
  pnd_verdict_from_word (pnd_statement_get_text (statement, 6, NULL), &self->verdict);
  pnd_verdict_from_word (pnd_statement_get_text (statement, 7, NULL), &self->suggested);
  pnd_row_take_string (&self->rationale, pnd_statement_get_text (statement, 8, NULL));
  pnd_row_take_string (&self->tested, pnd_statement_get_text (statement, 9, NULL));
  self->coder = pnd_statement_get_int (statement, 10);
}

static void
pnd_finding_finalize (GObject *object)
{
  PndFinding *self = PND_FINDING (object);

  g_free (self->motive);
  g_free (self->rationale);
  g_free (self->tested);

  G_OBJECT_CLASS (pnd_finding_parent_class)->finalize (object);
}

static void
pnd_finding_class_init (PndFindingClass *klass)
{
  PndRowClass *row_class = PND_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pnd_finding_finalize;
  row_class->table = "findings";
  row_class->columns
      = "coalesce (region_case, 0), motive_guid, verdict, suggested, rationale, tested, coder";
  row_class->read = pnd_finding_read;
}

static void
pnd_finding_init (PndFinding *self)
{
  self->motive = g_strdup ("");
  self->rationale = g_strdup ("");
  self->tested = g_strdup ("");
}

/**
 * pnd_finding_get_facts:
 * @self: a finding
 *
 * Returns: what it says; borrowed until the row changes
 */
PndFindingFacts
pnd_finding_get_facts (PndFinding *self)
{
  g_return_val_if_fail (PND_IS_FINDING (self), (PndFindingFacts){ 0 });

  return (PndFindingFacts){ self->region_case, self->motive, self->verdict, self->suggested,
                            self->rationale,   self->tested, self->coder };
}

/**
 * pnd_finding_load_passages:
 * @self: a finding
 * @side: for or against
 *
 * Returns: (transfer full): guids (char *) of its key passages; some may be gone
 */
GPtrArray *
pnd_finding_load_passages (PndFinding *self, PndSide side)
{
  g_autoptr (GPtrArray) guids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PndStatement) row = NULL;

  g_return_val_if_fail (PND_IS_FINDING (self) && side < PND_N_SIDES, NULL);

  row = pnd_database_query (pnd_project_get_database (pnd_row_get_project (PND_ROW (self))),
                            _("Reading a finding"),
                            "SELECT coding_guid FROM finding_passages WHERE finding = ? "
                            "AND side = ? ORDER BY id", NULL, "is",
                            pnd_row_get_id (PND_ROW (self)), pnd_side_to_word (side));
  while (row != NULL && pnd_statement_next (row, NULL))
    g_ptr_array_add (guids, g_strdup (pnd_statement_get_text (row, 0, NULL)));
  return g_steal_pointer (&guids);
}

/**
 * pnd_finding_new_list:
 * @project: the project
 *
 * Returns: (transfer full): the findings that stand, by case and motive
 */
GListModel *
pnd_finding_new_list (PndProject *project)
{
  g_return_val_if_fail (PND_IS_PROJECT (project), NULL);

  return G_LIST_MODEL (pnd_row_list_new (
      project, PND_TYPE_FINDING,
      "NOT EXISTS (SELECT 1 FROM findings n WHERE n.region_case IS t.region_case "
      "AND n.motive_guid = t.motive_guid AND (n.created, n.id) > (t.created, t.id))",
      "t.region_case, t.motive_guid, t.id", "findings", ""));
}

/**
 * pnd_finding_new_versions:
 * @project: the project
 * @region_case: id of a case, 0 for the whole project
 * @motive: guid of a motive
 *
 * Returns: (transfer full): all versions of the finding, the newest first
 */
GListModel *
pnd_finding_new_versions (PndProject *project, gint64 region_case, const char *motive)
{
  g_return_val_if_fail (PND_IS_PROJECT (project) && motive != NULL, NULL);

  return G_LIST_MODEL (pnd_row_list_new (project, PND_TYPE_FINDING,
                                         "coalesce (t.region_case, 0) = ? AND t.motive_guid = ?",
                                         "t.created DESC, -t.id, t.id", NULL, "is", region_case,
                                         motive));
}

/**
 * pnd_finding_get_current:
 * @database: the project's connection or a reader's
 * @region_case: id of a case, 0 for the whole project
 * @motive: guid of a motive
 *
 * Returns: id of the finding that stands, 0 for none
 */
gint64
pnd_finding_get_current (PndDatabase *database, gint64 region_case, const char *motive)
{
  g_return_val_if_fail (database != NULL && motive != NULL, 0);

  return pnd_database_query_int (database, _("Looking for a finding"),
                                 "SELECT id FROM findings WHERE coalesce (region_case, 0) = ? "
                                 "AND motive_guid = ? ORDER BY created DESC, id DESC LIMIT 1", 0, NULL,
                                 "is", region_case, motive);
}

/**
 * pnd_finding_add_version:
 * @project: the project
 * @facts: what it says; its author is who acts
 * @passages: guids (char *) of key passages for and against, each (nullable)
 * @error: return location for a #PndStoreError
 *
 * Returns: id of the new version; 0 with @error set
 */
gint64
pnd_finding_add_version (PndProject *project, const PndFindingFacts *facts,
                         GPtrArray *passages[PND_N_SIDES], GError **error)
{
  g_autofree char *guid = pnd_row_new_guid ();
  g_autofree char *now = pnd_row_now ();
  PndDatabase *database;
  gint64 coder, id = 0;
  gboolean done;

  g_return_val_if_fail (PND_IS_PROJECT (project) && facts != NULL && passages != NULL, 0);
  g_return_val_if_fail (facts->verdict != PND_VERDICT_NONE && facts->motive != NULL, 0);

  database = pnd_project_get_database (project);
  coder = pnd_row_require_coder (project, error);
  if (coder == 0 || !pnd_project_begin_edit (project, N_("Save finding"), error))
    return 0;
  pnd_project_describe_edit (project, "%s", pnd_verdict_to_word (facts->verdict));
  done = pnd_database_run (database, _("Saving a finding"),
                           "INSERT INTO main.findings (guid, region_case, motive_guid, verdict, "
                           "suggested, rationale, tested, coder, created, modified) "
                           "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9)", error, "snsssssis",
                           guid, facts->region_case, facts->motive,
                           pnd_verdict_to_word (facts->verdict),
                           pnd_verdict_to_word (facts->suggested), get_text (facts->rationale),
                           get_text (facts->tested), coder, now);
  if (done)
    id = pnd_database_get_last_id (database);
  for (int side = 0; done && side < PND_N_SIDES; side++)
    done = insert_passages (database, id, passages[side], side, error);
  return pnd_row_finish_edit (project, done, error) ? id : 0;
}

static gboolean
clear_resolution (PndDatabase *database, gint64 region_case, gint64 coding, GError **error)
{
  return pnd_database_run (database, _("Resolving a passage"),
                           "DELETE FROM main.resolutions WHERE coalesce (region_case, 0) = ? "
                           "AND coding_guid = (SELECT guid FROM codings WHERE id = ?)", error,
                           "ii", region_case, coding);
}

/**
 * pnd_resolution_add:
 * @project: the project
 * @region_case: id of a case, 0 for the whole project
 * @coding: id of the coding that is answered
 * @stands: the side that holds against it
 * @reason: why; must say something
 * @error: return location for a #PndStoreError
 *
 * From now on the passage is only listed. What the case said of it before is replaced.
 *
 * Returns: id of the resolution; 0 with PND_STORE_ERROR_REFUSED when there is no reason
 */
gint64
pnd_resolution_add (PndProject *project, gint64 region_case, gint64 coding, PndSide stands,
                    const char *reason, GError **error)
{
  g_autofree char *guid = pnd_row_new_guid ();
  g_autofree char *now = pnd_row_now ();
  g_autofree char *clean = g_strstrip (g_strdup (get_text (reason)));
  PndDatabase *database;
  gint64 coder, id = 0;
  gboolean done;

  g_return_val_if_fail (PND_IS_PROJECT (project) && stands < PND_N_SIDES, 0);

  database = pnd_project_get_database (project);
  if (*clean == '\0')
    g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                         _("A resolution needs a reason: why does this side stand?"));
  coder = *clean != '\0' ? pnd_row_require_coder (project, error) : 0;
  if (coder == 0 || !pnd_project_begin_edit (project, N_("Resolve contrary passage"), error))
    return 0;
  done = clear_resolution (database, region_case, coding, error)
         && pnd_database_run (database, _("Resolving a passage"),
                              "INSERT INTO main.resolutions (guid, region_case, coding_guid, "
                              "stands, "
                              "reason, coder, created, modified) SELECT ?1, ?2, guid, ?4, ?5, ?6, "
                              "?7, ?7 FROM codings WHERE id = ?3", error, "snissis", guid,
                              region_case, coding, pnd_side_to_word (stands), clean, coder, now);
  if (done)
    id = pnd_database_get_last_id (database);
  return pnd_row_finish_edit (project, done, error) ? id : 0;
}

/**
 * pnd_resolution_remove:
 * @project: the project
 * @region_case: id of a case, 0 for the whole project
 * @coding: id of the coding that is no longer answered
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
pnd_resolution_remove (PndProject *project, gint64 region_case, gint64 coding, GError **error)
{
  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);

  if (!pnd_project_begin_edit (project, N_("Take back resolution"), error))
    return FALSE;
  return pnd_row_finish_edit (project,
                              clear_resolution (pnd_project_get_database (project), region_case,
                                                coding, error), error);
}

/**
 * pnd_resolution_find:
 * @database: the project's connection or a reader's
 * @region_case: id of a case, 0 for the whole project
 * @coding_guid: guid of a coding
 * @resolution: (out caller-allocates): what was answered to it
 *
 * Returns: whether there is an answer
 */
gboolean
pnd_resolution_find (PndDatabase *database, gint64 region_case, const char *coding_guid,
                     PndResolution *resolution)
{
  g_autoptr (PndStatement) row = NULL;

  g_return_val_if_fail (database != NULL && coding_guid != NULL && resolution != NULL, FALSE);

  *resolution = (PndResolution){ 0 };
  row = pnd_database_query (database, _("Reading a resolution"),
                            "SELECT r.stands, r.reason, k.name, r.created FROM resolutions r "
                            "JOIN coders k ON k.id = r.coder WHERE r.coding_guid = ? "
                            "AND coalesce (r.region_case, 0) = ? ORDER BY r.created DESC, r.id DESC",
                            NULL, "si",
                            coding_guid, region_case);
  if (row == NULL || !pnd_statement_next (row, NULL))
    return FALSE;
  pnd_side_from_word (pnd_statement_get_text (row, 0, NULL), &resolution->stands);
  resolution->reason = g_strdup (pnd_statement_get_text (row, 1, NULL));
  resolution->author = g_strdup (pnd_statement_get_text (row, 2, NULL));
  resolution->created = g_strdup (pnd_statement_get_text (row, 3, NULL));
  return TRUE;
}

/**
 * pnd_resolution_clear:
 * @resolution: a resolution, empty or not
 */
void
pnd_resolution_clear (PndResolution *resolution)
{
  g_return_if_fail (resolution != NULL);

  g_free (resolution->reason);
  g_free (resolution->author);
  g_free (resolution->created);
  *resolution = (PndResolution){ 0 };
}
