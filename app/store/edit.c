/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Edits. The outermost is a transaction with a session that records the tables by name; an inner
 * one is a savepoint, so that it can be abandoned without the outer one. */

#include <glib/gi18n.h>

#include "app/store/changes-private.h"
#include "app/store/project-private.h"
#include "app/store/veil/review-only.h"
#include "app/store/schema.h"
#include "app/store/veil/veil-private.h"

/* A run of edits is one step of undo, which should not take back more than one can look over, nor
 * what was done before a pause. */
#define MAX_RUN 50
#define MAX_PAUSE (5 * 60 * G_USEC_PER_SEC)

static gboolean
start_session (PndProject *self, GError **error)
{
  const char *const *tables = pnd_schema_get_recorded_tables ();
  int result = sqlite3session_create (self->database->handle, "main", &self->edit.session);

  for (int i = 0; tables[i] != NULL && result == SQLITE_OK; i++)
    result = sqlite3session_attach (self->edit.session, tables[i]);
  return result == SQLITE_OK
         || pnd_database_fail (self->database, _("Recording an edit"), result, error);
}

/* a review bundle goes back as it came, but for the review */
static gboolean
check_purpose (PndProject *self, GError **error)
{
  if (self->edit.is_review || !pnd_project_is_review_only (self))
    return TRUE;
  g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                       _("This copy is for review only; judge, answer and remark in the view "
                         "Review."));
  return FALSE;
}

static gboolean
begin_outermost (PndProject *self, const char *label, GError **error)
{
  gboolean is_review = self->edit.is_review;

  if (!pnd_project_check_writable (self, error) || !check_purpose (self, error)
      || !pnd_project_admit (self, error))
    return FALSE;
  self->edit.is_review = is_review;
  if (!pnd_database_begin (self->database, error))
    return FALSE;
  if (!start_session (self, error))
    {
      pnd_database_roll_back (self->database);
      pnd_edit_clear (self);
      return FALSE;
    }
  self->edit.label = g_strdup (label);
  self->edit.depth = 1;
  return TRUE;
}

/* what the run's row did and then @changeset; NULL with a #PND_STORE_ERROR */
static GBytes *
add_to_run (PndProject *self, GBytes *changeset, GError **error)
{
  g_autoptr (PndStatement) row
    = pnd_database_query (self->database, _("Writing the history"),
                          "SELECT changeset FROM main.history WHERE id = ?", error, "i",
                          self->run.row);
  g_autoptr (GBytes) before = NULL;
  sqlite3_changegroup *group = NULL;
  void *bytes = NULL;
  int n_bytes = 0;
  gsize size;
  int result;

  if (row == NULL || !pnd_statement_next (row, error))
    return NULL;
  before = pnd_statement_get_bytes (row, 0);
  result = sqlite3changegroup_new (&group);
  if (result == SQLITE_OK)
    result = sqlite3changegroup_add (group, (int) g_bytes_get_size (before),
                                     (void *) g_bytes_get_data (before, &size));
  if (result == SQLITE_OK)
    result = sqlite3changegroup_add (group, (int) g_bytes_get_size (changeset),
                                     (void *) g_bytes_get_data (changeset, &size));
  if (result == SQLITE_OK)
    result = sqlite3changegroup_output (group, &n_bytes, &bytes);
  sqlite3changegroup_delete (group);
  if (result == SQLITE_OK)
    return g_bytes_new_with_free_func (bytes, (gsize) n_bytes, sqlite3_free, bytes);
  pnd_database_fail (self->database, _("Writing the history"), result, error);
  return NULL;
}

/* the row that stands for the edit: a new one, or that of the run it is one of */
static gint64
write_row (PndProject *self, GBytes *changeset, GError **error)
{
  g_autoptr (GBytes) all = self->edit.n_run > 1 ? add_to_run (self, changeset, error)
                                                : g_bytes_ref (changeset);
  g_autofree char *hash = NULL;
  PndHistoryRow row = { .kind = self->edit.is_barrier ? "barrier" : "edit",
                        .label = self->edit.label,
                        .detail = self->edit.detail,
                        .changeset = all };

  if (all == NULL)
    return 0;
  row.changeset_hash = hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, all);
  if (self->edit.n_run <= 1)
    return pnd_history_append (self, &row, error);
  return pnd_history_extend (self, self->run.row, &row, error) ? self->run.row : 0;
}

/* the edit that has just become part of @row may be followed by others like it */
static void
keep_run (PndProject *self, gint64 row)
{
  g_free (self->run.name);
  self->run = (PndRun){ .row = self->edit.run != NULL ? row : 0,
                        .name = g_steal_pointer (&self->edit.run),
                        .coder = self->coder,
                        .n = self->edit.n_run,
                        .time = g_get_monotonic_time () };
}

static gboolean
end_outermost (PndProject *self, GError **error)
{
  g_autoptr (PndChanges) changes = NULL;
  g_autoptr (GBytes) changeset = NULL;
  gboolean is_barrier = self->edit.is_barrier;
  gboolean is_joined = self->edit.n_run > 1;
  gint64 row = 0;

  if (!pnd_edit_take_changeset (self, &changeset, error)
      || (changeset != NULL && (row = write_row (self, changeset, error)) == 0)
      || !pnd_database_commit (self->database, error))
    {
      pnd_database_roll_back (self->database);
      pnd_edit_clear (self);
      return FALSE;
    }

  if (changeset != NULL)
    keep_run (self, row);
  pnd_edit_clear (self);
  if (changeset == NULL)
    return TRUE;
  if (!is_joined)
    pnd_steps_add (self, row, is_barrier);
  changes = pnd_changes_new (g_bytes_get_data (changeset, NULL), g_bytes_get_size (changeset));
  pnd_project_emit_changed (self, changes);
  return TRUE;
}

/* For the files of this folder: (transfer full): the name of who acts as it is now, "" for
 * nobody. */
char *
pnd_edit_get_coder_name (PndProject *self)
{
  g_autoptr (PndStatement) statement = NULL;

  if (self->coder == 0)
    return g_strdup ("");
  statement = pnd_database_query (self->database, NULL, "SELECT name FROM coders WHERE id = ?",
                                  NULL, "i", self->coder);
  if (statement == NULL || !pnd_statement_next (statement, NULL))
    return g_strdup ("");
  return g_strdup (pnd_statement_get_text (statement, 0, NULL));
}

/* For the files of this folder: (transfer full) (nullable): the guid of who acts, NULL for nobody. */
char *
pnd_edit_get_coder_guid (PndProject *self)
{
  g_autoptr (PndStatement) row = NULL;

  if (self->coder == 0)
    return NULL;
  row = pnd_database_query (self->database, NULL, "SELECT guid FROM main.coders WHERE id = ?",
                            NULL, "i", self->coder);
  if (row == NULL || !pnd_statement_next (row, NULL))
    return NULL;
  return g_strdup (pnd_statement_get_text (row, 0, NULL));
}

/* For the files of this folder: what the open edit changed so far; NULL for nothing. Ends the
 * session, so that what follows is not recorded. */
gboolean
pnd_edit_take_changeset (PndProject *self, GBytes **changeset, GError **error)
{
  void *bytes = NULL;
  int n_bytes = 0;
  int result = sqlite3session_changeset (self->edit.session, &n_bytes, &bytes);

  g_clear_pointer (&self->edit.session, sqlite3session_delete);
  *changeset = NULL;
  if (result != SQLITE_OK)
    return pnd_database_fail (self->database, _("Recording an edit"), result, error);
  if (n_bytes > 0)
    *changeset = g_bytes_new_with_free_func (bytes, (gsize) n_bytes, sqlite3_free, bytes);
  else
    sqlite3_free (bytes);
  return TRUE;
}

/* For the files of this folder: forgets the open edit; its transaction has ended. */
void
pnd_edit_clear (PndProject *self)
{
  g_clear_pointer (&self->edit.session, sqlite3session_delete);
  g_free (self->edit.label);
  g_free (self->edit.detail);
  g_free (self->edit.run);
  self->edit = (PndEdit){ 0 };
}

/**
 * pnd_project_begin_edit:
 * @self: a project
 * @label: what is about to be done, as an untranslated msgid
 * @error: return location for a #GError
 *
 * Begins an edit, to be ended with pnd_project_end_edit() or pnd_project_abandon_edit(). Inside an
 * open edit it begins a part of that one, which can be abandoned by itself; then only the
 * outermost label counts.
 *
 * Returns: %FALSE with a #PND_STORE_ERROR if the project cannot be written; no edit is begun then.
 */
gboolean
pnd_project_begin_edit (PndProject *self, const char *label, GError **error)
{
  g_return_val_if_fail (PND_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (self->database != NULL, FALSE);
  g_return_val_if_fail (label != NULL, FALSE);

  if (self->edit.depth == 0)
    return begin_outermost (self, label, error);
  if (!pnd_database_run (self->database, _("Starting an edit"), "SAVEPOINT part", error, ""))
    return FALSE;
  self->edit.depth++;
  return TRUE;
}

/**
 * pnd_project_is_review_only:
 * @self: an open project
 *
 * Returns: whether it is a copy in which only a review is possible
 */
gboolean
pnd_project_is_review_only (PndProject *self)
{
  g_autofree char *value = NULL;

  g_return_val_if_fail (PND_IS_PROJECT (self), FALSE);

  value = pnd_project_get_preference (self, PND_REVIEW_ONLY_KEY);
  return value != NULL;
}

/**
 * pnd_project_can_edit:
 * @self: an open project
 *
 * Returns: whether edits are possible that are no part of a review
 */
gboolean
pnd_project_can_edit (PndProject *self)
{
  g_return_val_if_fail (PND_IS_PROJECT (self), FALSE);

  return !pnd_project_get_read_only (self) && !pnd_project_is_review_only (self);
}

/**
 * pnd_project_begin_review:
 * @self: an open project
 * @label: as of pnd_project_begin_edit()
 * @error: return location for a #PndStoreError
 *
 * Begins an edit that is a part of a review.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
pnd_project_begin_review (PndProject *self, const char *label, GError **error)
{
  gboolean begun;

  g_return_val_if_fail (PND_IS_PROJECT (self), FALSE);

  self->edit.is_review = TRUE;
  begun = pnd_project_begin_edit (self, label, error);
  self->edit.is_review = FALSE;
  return begun;
}

/**
 * pnd_project_describe_edit:
 * @self: a project with an open edit
 * @format: of a readable detail for the history: names and positions, never quoted or memo text
 * @...: the values of @format
 *
 * Of several descriptions that of the outermost edit counts, and of these the last.
 */
void
pnd_project_describe_edit (PndProject *self, const char *format, ...)
{
  va_list values;

  g_return_if_fail (PND_IS_PROJECT (self));
  g_return_if_fail (format != NULL);
  g_return_if_fail (self->edit.depth > 0);

  if (self->edit.detail != NULL && self->edit.detail_depth < self->edit.depth)
    return;
  g_free (self->edit.detail);
  va_start (values, format);
  self->edit.detail = g_strdup_vprintf (format, values);
  va_end (values);
  self->edit.detail_depth = self->edit.depth;
}

/* nothing came between: the run's row is still the last, and not undone */
static gboolean
can_join (PndProject *self, const char *run)
{
  const PndRun *last = &self->run;

  return last->row != 0 && g_str_equal (last->name, run) && last->coder == self->coder
         && last->n < MAX_RUN && g_get_monotonic_time () - last->time < MAX_PAUSE
         && pnd_database_query_int (self->database, NULL, "SELECT max (id) FROM main.history",
                                                          0, NULL,
                                    "") == last->row;
}

/**
 * pnd_project_join_edit:
 * @self: a project with an open edit
 * @run: what the edit is one of; edits of one name undo alike and have one label
 *
 * Makes the open edit part of the one before it, if that was of the same @run and by the same
 * coder, within five minutes, and nothing came between: they are one row of the history and one
 * step of undo. Of 50 edits a new row begins. An edit within another is what that is. Edits of one
 * run must not take back each other.
 *
 * Returns: how many edits the row stands for, from 1
 */
int
pnd_project_join_edit (PndProject *self, const char *run)
{
  g_return_val_if_fail (PND_IS_PROJECT (self), 1);
  g_return_val_if_fail (run != NULL && self->edit.depth > 0, 1);

  if (self->edit.depth > 1 || self->edit.is_barrier || self->edit.is_purge)
    return 1;
  g_free (self->edit.run);
  self->edit.run = g_strdup (run);
  self->edit.n_run = can_join (self, run) ? self->run.n + 1 : 1;
  return self->edit.n_run;
}

/**
 * pnd_project_make_barrier:
 * @self: a project with an open edit
 *
 * Makes the open edit one that undo stops at.
 */
void
pnd_project_make_barrier (PndProject *self)
{
  g_return_if_fail (PND_IS_PROJECT (self));
  g_return_if_fail (self->edit.depth > 0);

  self->edit.is_barrier = TRUE;
}

/**
 * pnd_project_end_edit:
 * @self: a project with an open edit
 * @error: return location for a #GError
 *
 * Ends what pnd_project_begin_edit() began. The end of the outermost edit appends it to the
 * history, makes it last on the disk and emits #PndProject::changed; an edit that changed nothing
 * does neither.
 *
 * Returns: %FALSE with a #PND_STORE_ERROR on failure; the edit is then taken back and closed.
 */
gboolean
pnd_project_end_edit (PndProject *self, GError **error)
{
  g_return_val_if_fail (PND_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (self->edit.depth > 0, FALSE);

  if (self->edit.depth == 1)
    {
      g_return_val_if_fail (!self->edit.is_purge, FALSE);
      return end_outermost (self, error);
    }
  if (!pnd_database_run (self->database, _("Saving an edit"), "RELEASE part", error, ""))
    {
      pnd_project_abandon_edit (self);
      return FALSE;
    }
  self->edit.depth--;
  return TRUE;
}

/**
 * pnd_project_abandon_edit:
 * @self: a project with an open edit
 *
 * Takes back what was done since the matching pnd_project_begin_edit() and closes that edit. An
 * edit around it stays open.
 */
void
pnd_project_abandon_edit (PndProject *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (PND_IS_PROJECT (self));
  g_return_if_fail (self->edit.depth > 0);

  if (self->edit.depth == 1)
    {
      g_clear_pointer (&self->edit.session, sqlite3session_delete);
      pnd_database_roll_back (self->database);
      pnd_edit_clear (self);
      return;
    }
  if (self->edit.detail_depth == self->edit.depth)
    {
      g_clear_pointer (&self->edit.detail, g_free);
      self->edit.detail_depth = 0;
    }
  self->edit.depth--;
  /* after a failure that took back the whole transaction there is no savepoint; the outer edit
   * will find that it cannot be written */
  if (!sqlite3_get_autocommit (self->database->handle)
      && (!pnd_database_run (self->database, NULL, "ROLLBACK TO part", &error, "")
          || !pnd_database_run (self->database, NULL, "RELEASE part", &error, "")))
    g_warning ("%s", error->message);
  pnd_database_look_again (self->database);
}
