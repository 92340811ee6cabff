/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/decisions/decision.h"

#include "app/model/coder.h"
#include "app/model/language.h"

static const char *const words[PND_N_OUTCOMES] = { "one", "other", "new", "neither", "open" };

/**
 * pnd_outcome_to_string:
 * @outcome: an outcome
 *
 * Returns: (transfer none): its word in the file
 */
const char *
pnd_outcome_to_string (PndOutcome outcome)
{
  return words[outcome];
}

/**
 * pnd_outcome_from_string:
 * @word: a word
 * @outcome: (out): what it says
 *
 * Returns: whether it is the word of an outcome
 */
gboolean
pnd_outcome_from_string (const char *word, PndOutcome *outcome)
{
  for (int i = 0; i < PND_N_OUTCOMES; i++)
    if (g_strcmp0 (words[i], word) == 0)
      {
        *outcome = (PndOutcome) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * pnd_outcome_describe:
 * @outcome: an outcome
 * @one: (nullable): name of the first coder
 * @other: (nullable): name of the second coder
 *
 * A coder whose name is not known is the first or the second.
 *
 * Returns: (transfer full): what was decided, translated
 */
char *
pnd_outcome_describe (PndOutcome outcome, const char *one, const char *other)
{
  const char *name = outcome == PND_OUTCOME_ONE ? one : other;

  switch (outcome)
    {
    case PND_OUTCOME_NEW:
      return g_strdup (_("Decided for a new coding"));
    case PND_OUTCOME_NEITHER:
      return g_strdup (_("Decided for neither"));
    case PND_OUTCOME_OPEN:
      return g_strdup (_("Left open"));
    case PND_OUTCOME_ONE:
    case PND_OUTCOME_OTHER:
    default:
      if (name == NULL)
        return g_strdup (outcome == PND_OUTCOME_ONE ? _("Decided for the first")
                                                    : _("Decided for the second"));
      /* Translators: a coder's name */
      return g_strdup_printf (_("Decided for %s"), name);
    }
}

static gboolean
check_span (PndProject *project, gint64 document, PndSpan span, GError **error)
{
  gint64 length = pnd_database_query_int (
    pnd_project_get_database (project), _("Looking for a coding"),
    "SELECT characters FROM texts t JOIN documents d ON d.text_hash = t.hash WHERE d.id = ?", 0,
    error, "i", document);

  if (span.start >= 0 && span.end <= length && !pnd_span_is_empty (span))
    return TRUE;
  if (error != NULL && *error == NULL)
    g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                 _("%d to %d is no passage of the document."), span.start, span.end);
  return FALSE;
}

/* (transfer full) (nullable): the guid of a coding of the consensus */
static char *
find_guid (PndDatabase *database, gint64 document, PndSpan span, gint64 code, gint64 consensus)
{
  g_autoptr (PndStatement) row = pnd_database_query (
    database, _("Looking for a coding"),
    "SELECT guid FROM main.codings WHERE document = ? AND span_start = ? AND span_end = ?"
    " AND code = ? AND coder = ? AND area IS NULL",
    NULL, "iiiii", document, (gint64) span.start, (gint64) span.end, code, consensus);

  return row != NULL && pnd_statement_next (row, NULL)
           ? g_strdup (pnd_statement_get_text (row, 0, NULL))
           : NULL;
}

/* (transfer full) (nullable): guid of the coding, there already or new. The consensus is mostly out
 * of sight, so this looks at the tables themselves. */
static char *
put (PndProject *project, gint64 document, PndSpan span, gint64 code, const PndRating *rating,
     const char *memo, gboolean *is_new, GError **error)
{
  PndDatabase *database = pnd_project_get_database (project);
  gint64 consensus = pnd_coder_add_consensus (project, error);
  g_autofree char *guid = NULL;
  g_autofree char *now = pnd_row_now ();

  if (consensus == 0 || !check_span (project, document, span, error))
    return NULL;
  guid = find_guid (database, document, span, code, consensus);
  *is_new = guid == NULL;
  if (guid == NULL)
    {
      guid = pnd_row_new_guid ();
      if (!pnd_database_run (
            database, _("Adding a coding"),
            "INSERT INTO main.codings (guid, document, span_start, span_end, code, coder, memo,"
            " code_version, created, modified) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7,"
            " (SELECT version FROM codes WHERE id = ?5), ?8, ?8)",
            error, "siiiiiss", guid, document, (gint64) span.start, (gint64) span.end, code,
            consensus, memo != NULL ? memo : "", now))
        return NULL;
    }
  return pnd_database_run (database, _("Adding a coding"),
                           "UPDATE main.codings SET polarity = ?, strength = ?, holder = ?"
                           " WHERE guid = ?",
                           error, "snss", pnd_polarity_to_word (rating->polarity),
                           (gint64) rating->strength, pnd_holder_to_word (rating->holder), guid)
           ? g_steal_pointer (&guid)
           : NULL;
}

/* limits to some cases, and who speaks, are as those of the coding @like */
static gboolean
limit_like (PndProject *project, const char *guid, const char *like, GError **error)
{
  static const char *const steps[] = {
    "DELETE FROM main.coding_cases WHERE coding_guid = ?1 AND region_case NOT IN"
    " (SELECT region_case FROM main.coding_cases WHERE coding_guid = ?2)",
    "INSERT OR IGNORE INTO main.coding_cases (coding_guid, region_case)"
    " SELECT ?1, region_case FROM main.coding_cases WHERE coding_guid = ?2",
    "DELETE FROM main.coding_speakers WHERE coding_guid = ?1 AND informant_guid NOT IN"
    " (SELECT informant_guid FROM main.coding_speakers WHERE coding_guid = ?2)",
    "INSERT OR IGNORE INTO main.coding_speakers (coding_guid, informant_guid)"
    " SELECT ?1, informant_guid FROM main.coding_speakers WHERE coding_guid = ?2",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!pnd_database_run (pnd_project_get_database (project), _("Adding a coding"), steps[i],
                           error, "ss", guid, like))
      return FALSE;
  return TRUE;
}

/* @row: document, start, end, code, polarity, strength, holder, memo */
static char *
put_row (PndProject *project, PndStatement *row, gboolean *is_new, GError **error)
{
  PndRating rating = { PND_POLARITY_UNRATED, (int) pnd_statement_get_int (row, 5),
                       PND_HOLDER_UNRATED };
  PndSpan span = pnd_span_from_file (pnd_statement_get_int (row, 1),
                                     pnd_statement_get_int (row, 2));
  g_autofree char *memo = g_strdup (pnd_statement_get_text (row, 7, NULL));

  if (!pnd_statement_is_null (row, 4))
    pnd_polarity_from_word (pnd_statement_get_text (row, 4, NULL), &rating.polarity);
  if (!pnd_statement_is_null (row, 6))
    pnd_holder_from_word (pnd_statement_get_text (row, 6, NULL), &rating.holder);
  return put (project, pnd_statement_get_int (row, 0), span, pnd_statement_get_int (row, 3),
              &rating, memo, is_new, error);
}

/* whosever codings are shown, it is that of a coder */
static char *
put_like (PndProject *project, const char *guid, gboolean *is_new, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *made = NULL;
  g_autoptr (PndStatement) row = pnd_database_query (
    pnd_project_get_database (project), _("Looking for a coding"),
    "SELECT document, span_start, span_end, code, polarity, strength, holder, memo"
    " FROM all_codings WHERE guid = ? AND area IS NULL",
    &local, "s", guid);

  if (row != NULL && pnd_statement_next (row, &local))
    made = put_row (project, row, is_new, &local);
  else if (local == NULL)
    g_set_error_literal (&local, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND,
                         _("The coding to decide for is not there."));
  if (made != NULL && limit_like (project, made, guid, &local))
    return g_steal_pointer (&made);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* the coding that an earlier decision of the same difference made, if no other decision rests on
 * it */
static gboolean
drop_earlier (PndProject *project, const PndDecision *decision, GError **error)
{
  PndDatabase *database = pnd_project_get_database (project);
  g_autoptr (PndStatement) row = pnd_database_query (
    database, _("Looking for a coding"),
    "SELECT k.guid FROM decisions d JOIN main.codings k ON k.guid = d.consensus_guid"
    " WHERE d.one_guid IS ?1 AND d.other_guid IS ?2 AND NOT EXISTS (SELECT 1 FROM decisions e"
    " WHERE e.consensus_guid = d.consensus_guid AND (e.one_guid IS NOT ?1 OR"
    " e.other_guid IS NOT ?2)) ORDER BY d.id DESC LIMIT 1",
    error, "ss", decision->one, decision->other);
  g_autofree char *guid = NULL;

  if (row == NULL)
    return FALSE;
  if (pnd_statement_next (row, NULL))
    guid = g_strdup (pnd_statement_get_text (row, 0, NULL));
  return guid == NULL
         || (pnd_database_run (database, _("Removing a coding"),
                               "DELETE FROM main.codings WHERE guid = ?", error, "s", guid)
             && pnd_row_forget_guid (project, guid, "coding", error));
}

static gboolean
write_decision (PndProject *project, const PndDecision *decision, const char *consensus,
                GError **error)
{
  gint64 coder = pnd_row_require_coder (project, error);
  g_autofree char *guid = pnd_row_new_guid ();
  g_autofree char *now = pnd_row_now ();

  return coder != 0
         && pnd_database_run (
           pnd_project_get_database (project), _("Deciding a difference"),
           "INSERT INTO main.decisions (guid, document_guid, kind, one_guid, other_guid, outcome,"
           " consensus_guid, reason, coder, created, modified) VALUES (?1,"
           " (SELECT guid FROM documents WHERE id = ?2), ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10)",
           error, "sissssssis", guid, decision->document, decision->kind, decision->one,
           decision->other, pnd_outcome_to_string (decision->outcome), consensus,
           decision->reason != NULL ? decision->reason : "", coder, now);
}

static gboolean
make (PndProject *project, const PndDecision *decision, GError **error)
{
  g_autofree char *consensus = NULL;
  gboolean is_new;

  if (!drop_earlier (project, decision, error))
    return FALSE;
  if (decision->outcome == PND_OUTCOME_ONE)
    consensus = put_like (project, decision->one, &is_new, error);
  else if (decision->outcome == PND_OUTCOME_OTHER)
    consensus = put_like (project, decision->other, &is_new, error);
  else if (decision->outcome == PND_OUTCOME_NEW)
    consensus = put (project, decision->document, decision->span, decision->code,
                     &decision->rating, NULL, &is_new, error);
  if (decision->outcome <= PND_OUTCOME_NEW && consensus == NULL)
    return FALSE;
  return write_decision (project, decision, consensus, error);
}

/**
 * pnd_decision_make:
 * @project: the project
 * @decision: what differs, and what comes of it
 * @error: return location for a #PndStoreError
 *
 * Decides a difference, or decides it anew: one undoable edit.
 *
 * Returns: %FALSE with nothing changed and @error set
 */
gboolean
pnd_decision_make (PndProject *project, const PndDecision *decision, GError **error)
{
  g_return_val_if_fail (PND_IS_PROJECT (project) && decision != NULL, FALSE);

  if (!pnd_project_begin_edit (project, N_("Decide a difference"), error))
    return FALSE;
  pnd_project_describe_edit (project, "%s: %s", decision->kind,
                             pnd_outcome_to_string (decision->outcome));
  return pnd_row_finish_edit (project, make (project, decision, error), error);
}

/**
 * pnd_decision_take_over:
 * @project: the project
 * @guids: (element-type utf8): codings that both coders have
 * @error: return location for a #PndStoreError
 *
 * Puts what both coders agree on into the consensus: one undoable edit.
 *
 * Returns: how many were not in it yet; -1 with nothing changed and @error set
 */
int
pnd_decision_take_over (PndProject *project, GPtrArray *guids, GError **error)
{
  int n_new = 0;
  gboolean done = TRUE;

  g_return_val_if_fail (PND_IS_PROJECT (project) && guids != NULL, -1);

  if (!pnd_project_begin_edit (project, N_("Add agreed codings to the consensus"), error))
    return -1;
  for (guint i = 0; done && i < guids->len; i++)
    {
      gboolean is_new = FALSE;
      g_autofree char *guid = put_like (project, guids->pdata[i], &is_new, error);

      done = guid != NULL;
      n_new += is_new;
    }
  pnd_project_describe_edit (project, "%d", n_new);
  return pnd_row_finish_edit (project, done, error) ? n_new : -1;
}
