/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/merge/settling.h"

#include <glib/gi18n.h>

#include "app/store/schema.h"

static char *
read_field (PndDatabase *database, const char *column)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM main.project", column);
  g_autoptr (PndStatement) row = pnd_database_query (database, NULL, sql, NULL, "");

  return row != NULL && pnd_statement_next (row, NULL)
           ? g_strdup (pnd_statement_get_text (row, 0, NULL))
           : NULL;
}

/* Projects that started apart are each called as they are called; what they ask and note counts. */
static gboolean
merge_field (const PndRowMerge *merge, const char *column, gboolean only_with_base, GError **error)
{
  g_autofree char *ours = read_field (merge->ours, column);
  g_autofree char *theirs = read_field (merge->theirs, column);
  g_autofree char *before = merge->base != NULL ? read_field (merge->base, column) : NULL;
  g_autofree char *sql = g_strdup_printf ("UPDATE main.project SET %s = ?", column);
  PndMergeConflict *conflict;

  if (g_strcmp0 (ours, theirs) == 0 || theirs == NULL || ours == NULL
      || (before == NULL ? only_with_base || *theirs == '\0' : g_str_equal (theirs, before)))
    return TRUE;
  if (before == NULL ? *ours != '\0' : !g_str_equal (ours, before))
    {
      conflict = pnd_merge_conflict_new (merge->other, "project", column, PND_MERGE_DIFFERS);
      conflict->title = read_field (merge->ours, "name");
      conflict->ours_modified = read_field (merge->ours, "modified");
      conflict->theirs_modified = read_field (merge->theirs, "modified");
      pnd_merge_conflict_add (conflict, column, ours, theirs, before);
      if (!pnd_merge_report_settle (merge->report, conflict))
        return TRUE;
    }
  pnd_merge_report_get_count (merge->report, "project")->changed++;
  return pnd_database_run (merge->ours, _("Merging the rows"), sql, error, "s", theirs);
}

static gboolean
drop_placed (const PndRowMerge *merge, GError **error)
{
  return pnd_database_exec (
    merge->ours, _("Merging the rows"),
    "DELETE FROM main.quarantine WHERE"
    " EXISTS (SELECT 1 FROM main.codings c WHERE c.guid = quarantine.guid)"
    " OR EXISTS (SELECT 1 FROM main.annotations a WHERE a.guid = quarantine.guid)",
    error);
}

/* Of what theirs brings judgements of, the newest stands, whoever made it; but what was changed
 * after it is still revised. */
static gboolean
settle_reviews (const PndRowMerge *merge, gint64 last_remark, GError **error)
{
  return pnd_database_run (
    merge->ours, _("Merging the rows"),
    "WITH judged (guid, state, created) AS MATERIALIZED (SELECT subject_guid, state, created"
    " FROM main.remarks n WHERE kind = 'coding' AND state <> 'stands' AND subject_guid IN"
    " (SELECT subject_guid FROM main.remarks WHERE id > ?1 AND kind = 'coding'"
    " AND state <> 'stands') AND id = (SELECT id FROM main.remarks m WHERE m.kind = 'coding'"
    " AND m.subject_guid = n.subject_guid AND m.state <> 'stands'"
    " ORDER BY m.created DESC, m.id DESC LIMIT 1))"
    " UPDATE main.codings SET review = j.state FROM judged j WHERE j.guid = codings.guid"
    " AND j.state <> codings.review"
    " AND NOT (codings.review = 'revised' AND codings.modified >= j.created)",
    error, "i", last_remark);
}

/* what theirs judged, as it stands by the last word on it */
static gboolean
count_judged (const PndRowMerge *merge, gint64 last_remark, GError **error)
{
  g_autoptr (PndStatement) row = pnd_database_query (
    merge->ours, _("Comparing the rows"),
    "SELECT state, count (*) FROM main.remarks n WHERE id > ?1 AND state IN ('accepted', 'queried',"
    " 'rejected') AND id = (SELECT id FROM main.remarks m WHERE m.subject_guid = n.subject_guid"
    " AND m.state IS NOT NULL ORDER BY m.created DESC, m.id DESC LIMIT 1) GROUP BY state",
    error, "i", last_remark);
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    pnd_merge_report_add_judged (merge->report, pnd_statement_get_text (row, 0, NULL),
                                 (int) pnd_statement_get_int (row, 1));
  return pnd_statement_ended (failure, error);
}

/* Codes that came from both sides may claim one place: the older row goes first. */
static gboolean
settle_positions (const PndRowMerge *merge, GError **error)
{
  const PndMergeCount *count = pnd_merge_report_get_count (merge->report, "codes");

  if (count->added + count->changed + count->removed == 0)
    return TRUE;
  return pnd_database_exec (
    merge->ours, _("Merging the rows"),
    "WITH placed (id, place) AS (SELECT id, row_number () OVER (PARTITION BY coalesce (parent, 0)"
    " ORDER BY position, id) - 1 FROM main.codes WHERE coalesce (parent, 0) IN"
    " (SELECT coalesce (parent, 0) FROM main.codes GROUP BY coalesce (parent, 0), position"
    " HAVING count (*) > 1))"
    " UPDATE main.codes SET position = (SELECT place FROM placed p WHERE p.id = codes.id)"
    " WHERE id IN (SELECT id FROM placed p WHERE p.id = codes.id AND p.place <> codes.position)",
    error);
}

/* What was decided for ours changes nothing, but that it was: the history says so, and where the
 * next merge starts from. */
static gboolean
settle_conflicts (const PndRowMerge *merge, guint n_conflicts, GError **error)
{
  return merge->report->conflicts->len == n_conflicts
         || pnd_database_exec (merge->ours, _("Merging the rows"),
                               "UPDATE main.project SET modified = max ("
                               " strftime ('%Y-%m-%dT%H:%M:%SZ', 'now'),"
                               " strftime ('%Y-%m-%dT%H:%M:%SZ', modified, '+1 second'))",
                               error);
}

static gboolean
check_codes (const PndRowMerge *merge, GError **error)
{
  int n_loose = pnd_schema_count_loose_codes (merge->ours, error);

  if (n_loose > 0)
    g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                         _("Each side moved a code under one that the other moved under it: the "
                           "codes would hang in each other. Move them alike in both, then merge."));
  return n_loose == 0;
}

/**
 * pnd_merge_settle:
 * @merge: what was merged into what
 * @last_remark: id of the last remark of ours before
 * @n_conflicts: how many conflicts were listed before
 * @error: return location for a #PndStoreError
 *
 * Returns: %FALSE with %PND_STORE_ERROR_REFUSED when codes would hang in each other, or another
 *   error
 */
gboolean
pnd_merge_settle (const PndRowMerge *merge, gint64 last_remark, guint n_conflicts, GError **error)
{
  g_return_val_if_fail (merge != NULL, FALSE);

  return merge_field (merge, "name", TRUE, error)
         && merge_field (merge, "codebook_name", TRUE, error)
         && merge_field (merge, "codebook_source", TRUE, error)
         && merge_field (merge, "notes", FALSE, error)
         && merge_field (merge, "question", FALSE, error)
         && drop_placed (merge, error)
         && settle_reviews (merge, last_remark, error)
         && count_judged (merge, last_remark, error) && settle_positions (merge, error)
         && settle_conflicts (merge, n_conflicts, error) && check_codes (merge, error);
}
