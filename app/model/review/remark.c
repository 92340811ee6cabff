/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/review/remark.h"

#include <glib/gi18n.h>

#include "app/model/coder.h"
#include "app/model/review/digest.h"
#include "app/model/review/standing.h"
#include "app/model/row-list.h"
#include "app/store/veil/review-only.h"

struct _PndRemark
{
  PndRow parent_instance;

  PndSubjectKind kind;
  char *subject;
  PndReviewState state;
  char *text;
  gint64 coder;
};

G_DEFINE_FINAL_TYPE (PndRemark, pnd_remark, PND_TYPE_ROW)

static const char *const labels[PND_N_STATES] = {
  [PND_STATE_NONE] = N_("Remark"),
  [PND_STATE_UNREVIEWED] = N_("Take back a judgement"),
  [PND_STATE_ACCEPTED] = N_("Accept"),
  [PND_STATE_QUERIED] = N_("Query"),
  [PND_STATE_REJECTED] = N_("Reject"),
  [PND_STATE_REVISED] = N_("Say that it is revised"),
  [PND_STATE_STANDS] = N_("Stand by it"),
};

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED, why);
  return FALSE;
}

static gboolean
check_text (PndReviewState state, const char *text, GError **error)
{
  if (*text != '\0')
    return TRUE;
  switch (state)
    {
    case PND_STATE_QUERIED:
      return refuse (error, _("A query needs a reason: what should be looked at again?"));
    case PND_STATE_REJECTED:
      return refuse (error, _("A rejection needs a reason."));
    case PND_STATE_STANDS:
      return refuse (error, _("Who stands by it says why."));
    case PND_STATE_NONE:
      return refuse (error, _("A remark needs some text."));
    default:
      return TRUE;
    }
}

/* (transfer full) (nullable): what a coding itself says of its state, NULL of other things */
static char *
load_review (PndDatabase *database, const PndSubject *subject)
{
  g_autoptr (PndStatement) row = NULL;

  if (subject->kind != PND_SUBJECT_CODING)
    return NULL;
  row = pnd_database_query (database, _("Reading a coding"),
                            "SELECT review FROM all_codings WHERE id = ?", NULL, "i", subject->id);
  if (row == NULL || !pnd_statement_next (row, NULL))
    return NULL;
  return g_strdup (pnd_statement_get_text (row, 0, NULL));
}

/* what another questioned is not lifted by who made it: that is answered */
static gboolean
check_lifting (PndProject *project, const PndSubject *subject, PndReviewState state,
               const PndStanding *standing, GError **error)
{
  gint64 coder = pnd_project_get_coder (project);
  g_autoptr (PndCoder) reviewer = NULL;

  if ((state != PND_STATE_ACCEPTED && state != PND_STATE_UNREVIEWED) || coder == 0
      || subject->owner != coder || standing->reviewer == 0 || standing->reviewer == coder
      || standing->state == PND_STATE_ACCEPTED || standing->state == PND_STATE_UNREVIEWED)
    return TRUE;
  reviewer = pnd_row_get_or_deleted (project, PND_TYPE_CODER, standing->reviewer);
  g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
               _("%s questioned it, so it is not for you to accept what you made; answer, say that "
                 "it is revised, or stand by it."),
               reviewer != NULL ? pnd_coder_get_name (reviewer) : _("Somebody"));
  return FALSE;
}

/* the answer to a judgement is for who made the thing, and after one */
static gboolean
check_answer (PndProject *project, const PndSubject *subject, PndReviewState state,
              GError **error)
{
  PndDatabase *database = pnd_project_get_database (project);
  g_autoptr (PndStandings) standings = NULL;
  g_autofree char *review = NULL;
  gboolean is_answer = state == PND_STATE_REVISED || state == PND_STATE_STANDS;
  PndStanding standing;

  if (state == PND_STATE_NONE)
    return TRUE;
  if (is_answer && subject->owner != 0 && subject->owner != pnd_project_get_coder (project))
    return refuse (error, _("Only who made it can say that it is revised or that it stands; leave "
                            "a remark instead."));
  standings = pnd_standings_load (database, subject->guid, error);
  if (standings == NULL)
    return FALSE;
  review = load_review (database, subject);
  standing = pnd_standings_get (standings, subject->kind, subject->guid, review);
  if (is_answer && standing.state == PND_STATE_UNREVIEWED)
    return refuse (error, _("Nobody has judged it yet, so there is nothing to answer."));
  return check_lifting (project, subject, state, &standing, error);
}

static gint64
insert (PndProject *project, const PndSubject *subject, PndReviewState state, const char *text,
        GError **error)
{
  PndDatabase *database = pnd_project_get_database (project);
  gint64 coder = pnd_row_require_coder (project, error);
  g_autofree char *guid = pnd_row_new_guid ();
  g_autofree char *now = pnd_row_now ();
  g_autoptr (PndDigests) digests = pnd_digests_new (database);
  g_autofree char *digest = state != PND_STATE_NONE
                              ? pnd_digests_make (digests, subject->kind, subject->guid)
                              : g_strdup ("");

  if (coder == 0
      || !pnd_database_run (database, _("Adding a remark"),
                            "INSERT INTO main.remarks (guid, kind, subject_guid, state, text, "
                            "digest, coder, created, modified) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            error, "ssssssiss", guid, pnd_subject_kind_to_word (subject->kind),
                            subject->guid, pnd_review_state_to_word (state), text, digest, coder,
                            now, now))
    return 0;
  return pnd_database_get_last_id (database);
}

/* what was judged stays judged while its coder stands by it */
static gboolean
set_review (PndProject *project, const PndSubject *subject, PndReviewState state, GError **error)
{
  if (subject->kind != PND_SUBJECT_CODING || state == PND_STATE_NONE || state == PND_STATE_STANDS)
    return TRUE;
  return pnd_database_run (pnd_project_get_database (project), _("Reviewing a coding"),
                           "UPDATE main.codings SET review = ?1 WHERE id = ?2 AND review <> ?1",
                           error, "si", pnd_review_state_to_word (state), subject->id);
}

static gint64
add (PndProject *project, PndSubjectKind kind, const char *guid, PndReviewState state,
     const char *text, GError **error)
{
  g_auto (PndSubject) subject = { 0 };
  gint64 id;

  if (!pnd_subject_find (pnd_project_get_database (project), kind, guid, &subject, error)
      || !check_answer (project, &subject, state, error))
    return 0;
  pnd_project_describe_edit (project, "%s", subject.name);
  id = insert (project, &subject, state, text, error);
  return id != 0 && set_review (project, &subject, state, error) ? id : 0;
}

static void
pnd_remark_read (PndRow *row, PndStatement *statement)
{
  PndRemark *self = PND_REMARK (row);

  pnd_subject_kind_from_word (pnd_statement_get_text (statement, 4, NULL), &self->kind);
  pnd_row_take_string (&self->subject, pnd_statement_get_text (statement, 5, NULL));
  pnd_review_state_from_word (pnd_statement_get_text (statement, 6, NULL), &self->state);
  pnd_row_take_string (&self->text, pnd_statement_get_text (statement, 7, NULL));
  self->coder = pnd_statement_get_int (statement, 8);
}

static void
pnd_remark_finalize (GObject *object)
{
  PndRemark *self = PND_REMARK (object);

  g_free (self->subject);
  g_free (self->text);

  G_OBJECT_CLASS (pnd_remark_parent_class)->finalize (object);
}

static void
pnd_remark_class_init (PndRemarkClass *klass)
{
  PndRowClass *row_class = PND_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pnd_remark_finalize;
  row_class->table = "remarks";
  row_class->columns = "kind, subject_guid, state, text, coder";
  row_class->read = pnd_remark_read;
}

static void
pnd_remark_init (PndRemark *self)
{
  self->subject = g_strdup ("");
  self->text = g_strdup ("");
}

/**
 * pnd_remark_get_kind:
 * @self: a remark
 *
 * Returns: what it is about
 */
PndSubjectKind
pnd_remark_get_kind (PndRemark *self)
{
  g_return_val_if_fail (PND_IS_REMARK (self), PND_SUBJECT_CODING);

  return self->kind;
}

/**
 * pnd_remark_get_subject:
 * @self: a remark
 *
 * Returns: (transfer none): guid of what it is about
 */
const char *
pnd_remark_get_subject (PndRemark *self)
{
  g_return_val_if_fail (PND_IS_REMARK (self), NULL);

  return self->subject;
}

/**
 * pnd_remark_get_state:
 * @self: a remark
 *
 * Returns: the judgement or answer that it is, %PND_STATE_NONE for neither
 */
PndReviewState
pnd_remark_get_state (PndRemark *self)
{
  g_return_val_if_fail (PND_IS_REMARK (self), PND_STATE_NONE);

  return self->state;
}

/**
 * pnd_remark_get_text:
 * @self: a remark
 *
 * Returns: (transfer none): what it says
 */
const char *
pnd_remark_get_text (PndRemark *self)
{
  g_return_val_if_fail (PND_IS_REMARK (self), NULL);

  return self->text;
}

/**
 * pnd_remark_get_coder:
 * @self: a remark
 *
 * Returns: the id of who said it
 */
gint64
pnd_remark_get_coder (PndRemark *self)
{
  g_return_val_if_fail (PND_IS_REMARK (self), 0);

  return self->coder;
}

/**
 * pnd_remark_format_time:
 * @self: a remark
 *
 * Returns: (transfer full): when it was said, by the clock where the person is, to the minute
 */
char *
pnd_remark_format_time (PndRemark *self)
{
  g_autoptr (GDateTime) time = NULL;
  g_autoptr (GDateTime) local = NULL;
  const char *iso;

  g_return_val_if_fail (PND_IS_REMARK (self), NULL);

  iso = pnd_row_get_created (PND_ROW (self));
  time = g_date_time_new_from_iso8601 (iso, NULL);
  local = time != NULL ? g_date_time_to_local (time) : NULL;
  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup (iso);
}

/**
 * pnd_remark_new_thread:
 * @project: the project
 * @subject: guid of a coding, finding, code or memo
 *
 * Returns: (transfer full): a list of #PndRemark that follows the project
 */
GListModel *
pnd_remark_new_thread (PndProject *project, const char *subject)
{
  g_return_val_if_fail (PND_IS_PROJECT (project) && subject != NULL, NULL);

  return G_LIST_MODEL (
    pnd_row_list_new (project, PND_TYPE_REMARK,
                      "t.subject_guid = ? OR t.subject_guid IN (SELECT o.guid FROM findings o "
                      "JOIN findings f ON f.motive_guid = o.motive_guid "
                      "AND f.region_case IS o.region_case WHERE f.guid = ?)",
                      "t.created, t.id", "findings", "ss", subject, subject));
}

/**
 * pnd_remark_add:
 * @project: the project
 * @kind: what @subject is
 * @subject: its guid
 * @state: the judgement or answer, %PND_STATE_NONE for a plain remark
 * @text: (nullable): what is said
 * @error: return location for a #PndStoreError
 *
 * Returns: the remark's id; 0 with PND_STORE_ERROR_REFUSED where a reason is missing or the answer
 *   is not for who acts, with PND_STORE_ERROR_NOT_FOUND when the thing is gone
 */
gint64
pnd_remark_add (PndProject *project, PndSubjectKind kind, const char *subject,
                PndReviewState state, const char *text, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));
  gint64 id;

  g_return_val_if_fail (PND_IS_PROJECT (project) && subject != NULL, 0);
  g_return_val_if_fail (kind < PND_N_SUBJECT_KINDS && state < PND_N_STATES, 0);

  if (!check_text (state, stripped, error)
      || !pnd_project_begin_review (project, labels[state], error))
    return 0;
  id = add (project, kind, subject, state, stripped, error);
  return pnd_row_finish_edit (project, id != 0, error) ? id : 0;
}

/**
 * pnd_remark_add_all:
 * @project: the project
 * @kind: what @subjects are
 * @subjects: (array zero-terminated=1): their guids
 * @state: the judgement or answer, %PND_STATE_NONE for a plain remark
 * @text: (nullable): what is said of each
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE when it was said of all; else nothing was
 */
gboolean
pnd_remark_add_all (PndProject *project, PndSubjectKind kind, const char *const *subjects,
                    PndReviewState state, const char *text, GError **error)
{
  gboolean done = TRUE;

  g_return_val_if_fail (PND_IS_PROJECT (project) && subjects != NULL, FALSE);
  g_return_val_if_fail (state < PND_N_STATES, FALSE);

  if (!pnd_project_begin_review (project, labels[state], error))
    return FALSE;
  for (int i = 0; done && subjects[i] != NULL; i++)
    done = pnd_remark_add (project, kind, subjects[i], state, text, error) != 0;
  return pnd_row_finish_edit (project, done, error);
}
