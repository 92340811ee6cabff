/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/review/standing.h"

#include <glib/gi18n.h>

#include "app/model/review/digest.h"

/*
 * Said:
 * @state: the newest state in the thread
 * @digest: (nullable): of what the last judgement was about
 *
 * What a thread comes to, before the thing itself is looked at.
 */
typedef struct
{
  PndReviewState state;
  gint64 reviewer;
  int n_remarks;
  char *digest;
  char *reason;
  char *time;
} Said;

/*
 * _PndStandings:
 * @threads: guid to Said; of a finding that of its newest version, since each version is a row
 */
struct _PndStandings
{
  PndDigests *digests;
  GHashTable *threads;
};

static void
said_free (gpointer data)
{
  Said *said = data;

  g_free (said->digest);
  g_free (said->reason);
  g_free (said->time);
  g_free (said);
}

static void
replace (char **field, const char *value)
{
  g_free (*field);
  *field = g_strdup (value);
}

static Said *
get_said (PndStandings *self, const char *guid)
{
  Said *said = g_hash_table_lookup (self->threads, guid);

  if (said == NULL)
    {
      said = g_new0 (Said, 1);
      g_hash_table_insert (self->threads, g_strdup (guid), said);
    }
  return said;
}

/* @row: guid of the thing, state, digest, coder, text, created; in order of time */
static void
take_remark (PndStandings *self, PndStatement *row)
{
  Said *said = get_said (self, pnd_statement_get_text (row, 0, NULL));
  PndReviewState state = PND_STATE_NONE;

  said->n_remarks++;
  pnd_review_state_from_word (pnd_statement_get_text (row, 1, NULL), &state);
  if (state == PND_STATE_NONE)
    return;
  said->state = state;
  replace (&said->reason, pnd_statement_get_text (row, 4, NULL));
  replace (&said->time, pnd_statement_get_text (row, 5, NULL));
  if (pnd_review_state_is_judgement (state))
    {
      said->reviewer = pnd_statement_get_int (row, 3);
      replace (&said->digest, pnd_statement_get_text (row, 2, NULL));
    }
  else if (state == PND_STATE_UNREVIEWED)
    {
      said->reviewer = 0;
      g_clear_pointer (&said->digest, g_free);
    }
}

/**
 * pnd_standings_load:
 * @database: the project's connection or a reader's
 * @subject: (nullable): guid of the one thing that is asked for, %NULL for everything
 * @error: return location for a #PndStoreError
 *
 * Returns: (transfer full) (nullable): what was said; it needs @database as long as it lives
 */
PndStandings *
pnd_standings_load (PndDatabase *database, const char *subject, GError **error)
{
  g_autoptr (PndStandings) self = g_new0 (PndStandings, 1);
  g_autoptr (PndStatement) row = NULL;
  GError *failure = NULL;

  g_return_val_if_fail (database != NULL, NULL);

  self->digests = pnd_digests_new (database);
  self->threads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, said_free);
  row = pnd_database_query (
    database, _("Reading what was said in review"),
    "SELECT coalesce ((SELECT n.guid FROM findings f JOIN findings n "
    " ON n.motive_guid = f.motive_guid AND n.region_case IS f.region_case "
    " WHERE f.guid = r.subject_guid ORDER BY n.created DESC, n.id DESC LIMIT 1), "
    " r.subject_guid) AS thing, "
    "r.state, r.digest, r.coder, r.text, r.created FROM remarks r "
    "WHERE ?1 IS NULL OR thing = ?1 ORDER BY r.created, r.id",
    &failure, "s", subject);
  while (row != NULL && pnd_statement_next (row, &failure))
    take_remark (self, row);
  if (failure == NULL)
    return g_steal_pointer (&self);
  g_propagate_error (error, failure);
  return NULL;
}

/**
 * pnd_standings_free:
 * @self: what was said
 */
void
pnd_standings_free (PndStandings *self)
{
  g_hash_table_unref (self->threads);
  pnd_digests_free (self->digests);
  g_free (self);
}

/* A coding knows its own state, which an edit of it sets to revised. Only that its coder stands by
 * it is known by the thread alone. */
static PndReviewState
find_state (const Said *said, const char *review)
{
  PndReviewState state = PND_STATE_UNREVIEWED;

  if (review == NULL)
    return said != NULL && said->state != PND_STATE_NONE ? said->state : PND_STATE_UNREVIEWED;
  pnd_review_state_from_word (review, &state);
  if (said != NULL && said->state == PND_STATE_STANDS && pnd_review_state_is_judgement (state))
    return PND_STATE_STANDS;
  return state;
}

/**
 * pnd_standings_get:
 * @self: what was said
 * @kind: what @subject is
 * @subject: its guid; of a finding that of its newest version
 * @review: (nullable): of a coding its own state
 *
 * Returns: how it stands
 */
PndStanding
pnd_standings_get (PndStandings *self, PndSubjectKind kind, const char *subject,
                   const char *review)
{
  const Said *said;
  PndStanding standing = { 0 };

  g_return_val_if_fail (self != NULL && subject != NULL, standing);

  said = g_hash_table_lookup (self->threads, subject);
  standing.state = find_state (said, review);
  if (said == NULL)
    return standing;
  standing.n_remarks = said->n_remarks;
  standing.reviewer = said->reviewer;
  standing.reason = said->reason;
  standing.time = said->time;
  if (said->digest != NULL && *said->digest != '\0')
    standing.is_changed
      = pnd_digests_has_changed (self->digests, kind, subject, said->digest)
        || (standing.state == PND_STATE_REVISED && said->state != PND_STATE_REVISED);
  return standing;
}

/**
 * pnd_standings_count_to_judge:
 * @database: the project's connection or a reader's
 *
 * Returns: how many of the codings that are shown nobody has judged since they were made, revised or
 *   stood by; 0 when that cannot be told
 */
int
pnd_standings_count_to_judge (PndDatabase *database)
{
  g_return_val_if_fail (database != NULL, 0);

  return (int) pnd_database_query_int (
    database, _("Counting the codings"),
    "SELECT count(*) FROM codings g JOIN documents d ON d.id = g.document WHERE d.trashed IS NULL "
    "AND (g.review IN ('unreviewed', 'revised') OR 'stands' = (SELECT state FROM remarks r "
    "WHERE r.subject_guid = g.guid AND state IS NOT NULL ORDER BY r.created DESC, r.id DESC "
    "LIMIT 1))",
    0, NULL, "");
}
