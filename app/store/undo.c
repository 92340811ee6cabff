/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Undo and redo. Both apply a stored changeset, inverted or as it is, and append a row that names
 * it. Where they stand follows from the history alone: every `edit` row is done, an `undo` row
 * takes its target from done to undone, a `redo` row back, a new edit empties undone, a `barrier`
 * both. */

#include <glib/gi18n.h>

#include "app/store/changes-private.h"
#include "app/store/project-private.h"
#include "app/store/references.h"
#include "app/store/schema.h"
#include "app/store/veil/veil.h"

/* Changes up to here are checked row by row, 5 us each; more of them against all references of the
 * project, 80 ms for 50,000 codings. */
#define FEW_CHANGES 4000

/**
 * Step:
 * @id: the history row of the edit
 * @coder: name of whose it is to take: of an edit who made it, of an undone one who undid it; ""
 *   for nobody in particular
 * @guid: that coder's guid; "" where it is not known for certain
 * @changeset: (nullable): what the edit did
 *
 * An edit to undo or redo.
 */
typedef struct
{
  gint64 id;
  char *coder;
  char *guid;
  char *label;
  char *detail;
  char *hash;
  GBytes *changeset;
} Step;

static void
step_clear (Step *step)
{
  g_free (step->coder);
  g_free (step->guid);
  g_free (step->label);
  g_free (step->detail);
  g_free (step->hash);
  g_clear_pointer (&step->changeset, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Step, step_clear)

static gint64
get_top (GArray *steps)
{
  return steps->len > 0 ? g_array_index (steps, gint64, steps->len - 1) : 0;
}

static void
move_top (GArray *from, GArray *to)
{
  gint64 top = get_top (from);

  g_array_set_size (from, from->len - 1);
  g_array_append_val (to, top);
}

/* A row that does not fit those before it was not written by us: nothing before it is undone. */
static void
take_in_row (PndSteps *steps, gint64 id, const char *kind, gint64 target)
{
  if (g_strcmp0 (kind, "edit") == 0)
    {
      g_array_append_val (steps->done, id);
      g_array_set_size (steps->undone, 0);
    }
  else if (g_strcmp0 (kind, "undo") == 0 && target != 0 && target == get_top (steps->done))
    move_top (steps->done, steps->undone);
  else if (g_strcmp0 (kind, "redo") == 0 && target != 0 && target == get_top (steps->undone))
    move_top (steps->undone, steps->done);
  else
    {
      g_array_set_size (steps->done, 0);
      g_array_set_size (steps->undone, 0);
      steps->first = id;
    }
}

static gboolean
read_steps (PndProject *self, GError **error)
{
  g_autoptr (PndStatement) statement = NULL;
  g_autoptr (GError) local = NULL;

  if (self->steps.is_read)
    return TRUE;
  self->steps.first = pnd_database_query_int (
    self->database, _("Reading the history"), "SELECT max(id) FROM main.history WHERE kind = "
                                              "'barrier'",
    0, &local, "");
  if (local == NULL)
    statement = pnd_database_query (self->database, _("Reading the history"),
                                    "SELECT id, kind, target FROM main.history WHERE id > ?"
                                    " ORDER BY id",
                                    &local, "i", self->steps.first);
  while (local == NULL && pnd_statement_next (statement, &local))
    take_in_row (&self->steps, pnd_statement_get_int (statement, 0),
                 pnd_statement_get_text (statement, 1, NULL),
                 pnd_statement_get_int (statement, 2));
  if (local == NULL)
    {
      self->steps.is_read = TRUE;
      return TRUE;
    }
  pnd_steps_forget (self);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* never NULL, though a damaged file may hold none where there must be one */
static char *
dup_text (PndStatement *statement, int column)
{
  const char *text = pnd_statement_get_text (statement, column, NULL);

  return g_strdup (text != NULL ? text : "");
}

/* to a row of the history that must be there; a file changed meanwhile may have lost it */
static gboolean
go_to_row (PndProject *self, PndStatement *statement, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (pnd_statement_next (statement, &local))
    return TRUE;
  if (local == NULL)
    g_set_error (&local, PND_STORE_ERROR, PND_STORE_ERROR_DAMAGED,
                 _("%s: a row of the history is missing"), self->database->name);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
load_step (PndProject *self, gint64 id, Step *step, GError **error)
{
  g_autoptr (PndStatement) statement
    = pnd_database_query (self->database, _("Reading the history"),
                          "SELECT coder, coder_guid, label, detail, changeset_hash, changeset"
                          " FROM main.history WHERE id = ?",
                          error, "i", id);

  if (statement == NULL || !go_to_row (self, statement, error))
    return FALSE;
  step->id = id;
  step->coder = dup_text (statement, 0);
  step->guid = dup_text (statement, 1);
  step->label = dup_text (statement, 2);
  step->detail = dup_text (statement, 3);
  step->hash = dup_text (statement, 4);
  step->changeset = pnd_statement_get_bytes (statement, 5);
  return TRUE;
}

/* an undone edit belongs to who undid it: that is the one who can want it back */
static gboolean
load_undone_step (PndProject *self, gint64 id, Step *step, GError **error)
{
  g_autoptr (PndStatement) statement = NULL;

  if (!load_step (self, id, step, error))
    return FALSE;
  statement = pnd_database_query (self->database, _("Reading the history"),
                                  "SELECT coder, coder_guid FROM main.history WHERE kind = 'undo'"
                                  " AND target = ? ORDER BY id DESC LIMIT 1",
                                  error, "i", id);
  if (statement == NULL || !go_to_row (self, statement, error))
    return FALSE;
  g_free (step->coder);
  g_free (step->guid);
  step->coder = dup_text (statement, 0);
  step->guid = dup_text (statement, 1);
  return TRUE;
}

/* by the person: names change, and two may have one */
static gboolean
is_own (PndProject *self, const Step *step)
{
  g_autofree char *acting = pnd_edit_get_coder_guid (self);

  return g_strcmp0 (step->guid, acting) == 0;
}

/* (nullable): why the step cannot be taken. What nobody in particular did, anybody may undo. */
static char *
find_step_stop (PndProject *self, const Step *step)
{
  gboolean is_others = step->coder[0] != '\0' && !is_own (self, step);

  if (is_others && pnd_project_get_blind (self))
    return g_strdup (_("The last edit is by another coder, who alone can take it back."));
  if (is_others)
    return g_strdup_printf (_("“%s” is by %s, and only %s can take it back."), _(step->label),
                            step->coder, step->coder);
  if (step->changeset == NULL)
    return g_strdup_printf (_("“%s” cannot be taken back: its changes are no longer there."),
                            _(step->label));
  return NULL;
}

/* (nullable): why nothing before the barrier can be undone; the first row of all is no news */
static char *
find_barrier_stop (PndProject *self)
{
  g_auto (Step) step = { 0 };

  if (self->steps.first <= 1 || !load_step (self, self->steps.first, &step, NULL))
    return NULL;
  if (pnd_project_get_blind (self) && !is_own (self, &step))
    return g_strdup (_("An edit by another coder cannot be taken back, nor what was done before "
                       "it."));
  return g_strdup_printf (_("“%s” cannot be taken back, nor what was done before it."),
                          _(step.label));
}

typedef gboolean (*LoadFunc) (PndProject *self, gint64 id, Step *step, GError **error);

/* what taking the top of @steps would be called; kept in @label until the next edit */
static const char *
get_label (PndProject *self, GArray *steps, LoadFunc load, char **label)
{
  g_auto (Step) step = { 0 };
  g_autofree char *stop = NULL;

  if (*label != NULL)
    return *label;
  if (self->read_only || !read_steps (self, NULL) || steps->len == 0
      || !load (self, get_top (steps), &step, NULL))
    return NULL;
  stop = find_step_stop (self, &step);
  if (stop == NULL)
    *label = g_steal_pointer (&step.label);
  return *label;
}

static int
filter_cb (void *data, const char *table)
{
  return pnd_schema_is_recorded (table);
}

static int
conflict_cb (void *data, int kind, sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

static gboolean
fail_as_conflict (PndProject *self, const Step *step, GError **error)
{
  g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_CONFLICT,
               _("%s: “%s” does not fit the project any more, which was changed by another "
                 "program; nothing was done"),
               self->database->name, _(step->label));
  return FALSE;
}

/* SQLite calls it a success when a table is missing; so what was really done is counted. */
static gboolean
apply (PndProject *self, const Step *step, GBytes *changeset, PndChanges *changes, GError **error)
{
  gsize size;
  const void *bytes = g_bytes_get_data (changeset, &size);
  sqlite3_int64 before = sqlite3_total_changes64 (self->database->handle);
  int result = sqlite3changeset_apply_v2 (self->database->handle, (int) size, (void *) bytes,
                                          filter_cb, conflict_cb, NULL, NULL, NULL, 0);
  sqlite3_int64 n_done = sqlite3_total_changes64 (self->database->handle) - before;

  if (result == SQLITE_ABORT
      || (result == SQLITE_OK && n_done != (sqlite3_int64) pnd_changes_get_n (changes)))
    return fail_as_conflict (self, step, error);
  return result == SQLITE_OK
         || pnd_database_fail (self->database, _("Taking a step back"), result, error);
}

static gboolean
append_row (PndProject *self, const Step *step, gboolean is_undo, GError **error)
{
  PndHistoryRow row = { .kind = is_undo ? "undo" : "redo",
                        .target = step->id,
                        .label = step->label,
                        .detail = step->detail,
                        .changeset_hash = step->hash };

  return pnd_history_append (self, &row, error) != 0;
}

static gboolean
check_references (PndProject *self, const Step *step, PndChanges *changes, GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean is_whole;

  if (self->references == NULL)
    self->references = pnd_references_read (self->database, error);
  if (self->references == NULL)
    return FALSE;
  is_whole = pnd_changes_get_n (changes) > FEW_CHANGES
               ? pnd_references_check_all (self->database, &local)
               : pnd_references_check_changes (self->database, self->references, changes, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return is_whole || fail_as_conflict (self, step, error);
}

/* Foreign keys are off meanwhile: a changeset holds a deletion before or after that of its parent,
 * as it comes; what counts is that the references hold at the end. */
static gboolean
apply_in_transaction (PndProject *self, const Step *step, GBytes *changeset, PndChanges *changes,
                      gboolean is_undo, GError **error)
{
  gboolean is_done;

  if (!pnd_database_set_foreign_keys (self->database, FALSE, error))
    return FALSE;
  is_done = pnd_database_begin (self->database, error)
            && apply (self, step, changeset, changes, error)
            && check_references (self, step, changes, error)
            && append_row (self, step, is_undo, error)
            && pnd_database_commit (self->database, error);
  if (!is_done)
    pnd_database_roll_back (self->database);
  return pnd_database_set_foreign_keys (self->database, TRUE, is_done ? error : NULL) && is_done;
}

static GBytes *
invert (PndProject *self, GBytes *changeset, GError **error)
{
  gsize size;
  const void *bytes = g_bytes_get_data (changeset, &size);
  void *inverse = NULL;
  int n_inverse = 0;
  int result = sqlite3changeset_invert ((int) size, bytes, &n_inverse, &inverse);

  if (result != SQLITE_OK)
    {
      pnd_database_fail (self->database, _("Taking a step back"), result, error);
      return NULL;
    }
  return g_bytes_new_with_free_func (inverse, (gsize) n_inverse, sqlite3_free, inverse);
}

static gboolean
take_step (PndProject *self, const Step *step, gboolean is_undo, GError **error)
{
  g_autoptr (GBytes) changeset
    = is_undo ? invert (self, step->changeset, error) : g_bytes_ref (step->changeset);
  g_autoptr (PndChanges) changes = NULL;
  g_autoptr (GError) local = NULL;
  gboolean is_done;

  if (changeset == NULL)
    return FALSE;
  changes = pnd_changes_new (g_bytes_get_data (changeset, NULL), g_bytes_get_size (changeset));
  is_done = apply_in_transaction (self, step, changeset, changes, is_undo, &local);
  if (is_done)
    {
      pnd_steps_forget_labels (self);
      move_top (is_undo ? self->steps.done : self->steps.undone,
                is_undo ? self->steps.undone : self->steps.done);
    }
  else if (g_error_matches (local, PND_STORE_ERROR, PND_STORE_ERROR_CONFLICT))
    {
      pnd_changes_unref (g_steal_pointer (&changes));
      changes = pnd_changes_new_reset ();
    }
  else
    g_clear_pointer (&changes, pnd_changes_unref);

  if (changes != NULL)
    pnd_project_emit_changed (self, changes);
  if (!is_done)
    g_propagate_error (error, g_steal_pointer (&local));
  return is_done;
}

static gboolean
refuse (const char *reason, GError **error)
{
  g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED, reason);
  return FALSE;
}

/* For the files of this folder: the sentences and labels depend on who acts. */
void
pnd_steps_forget_labels (PndProject *self)
{
  g_clear_pointer (&self->steps.stop, g_free);
  g_clear_pointer (&self->steps.undo_label, g_free);
  g_clear_pointer (&self->steps.redo_label, g_free);
}

/* For the files of this folder: takes in that history row @row, a new edit, was committed. */
void
pnd_steps_add (PndProject *self, gint64 row, gboolean is_barrier)
{
  pnd_steps_forget_labels (self);
  if (self->steps.is_read)
    take_in_row (&self->steps, row, is_barrier ? "barrier" : "edit", 0);
}

/* For the files of this folder: lets the steps be read from the history again. */
void
pnd_steps_forget (PndProject *self)
{
  pnd_steps_forget_labels (self);
  self->steps.is_read = FALSE;
  g_array_set_size (self->steps.done, 0);
  g_array_set_size (self->steps.undone, 0);
}

/**
 * pnd_project_get_undo_label:
 * @self: a project
 *
 * Returns: (nullable) (transfer none): the untranslated msgid of what pnd_project_undo() would take
 *   back, good until the next edit; %NULL when there is nothing, or something in the way.
 */
const char *
pnd_project_get_undo_label (PndProject *self)
{
  g_return_val_if_fail (PND_IS_PROJECT (self), NULL);
  g_return_val_if_fail (self->database != NULL, NULL);

  return get_label (self, self->steps.done, load_step, &self->steps.undo_label);
}

/**
 * pnd_project_get_redo_label:
 * @self: a project
 *
 * Returns: (nullable) (transfer none): the untranslated msgid of what pnd_project_redo() would do
 *   again, good until the next edit; %NULL when there is nothing, or something in the way.
 */
const char *
pnd_project_get_redo_label (PndProject *self)
{
  g_return_val_if_fail (PND_IS_PROJECT (self), NULL);
  g_return_val_if_fail (self->database != NULL, NULL);

  return get_label (self, self->steps.undone, load_undone_step, &self->steps.redo_label);
}

/**
 * pnd_project_get_undo_stop:
 * @self: a project
 *
 * Returns: (nullable) (transfer none): a translated sentence that says what is in the way of
 *   undoing more, good until the next edit; %NULL when nothing is, or nothing was ever done.
 */
const char *
pnd_project_get_undo_stop (PndProject *self)
{
  g_auto (Step) step = { 0 };

  g_return_val_if_fail (PND_IS_PROJECT (self), NULL);
  g_return_val_if_fail (self->database != NULL, NULL);

  if (self->steps.stop != NULL)
    return self->steps.stop;
  if (self->read_only)
    self->steps.stop = g_strdup (_("The project is open for reading only."));
  else if (!read_steps (self, NULL))
    return NULL;
  else if (self->steps.done->len == 0)
    self->steps.stop = find_barrier_stop (self);
  else if (load_step (self, get_top (self->steps.done), &step, NULL))
    self->steps.stop = find_step_stop (self, &step);
  return self->steps.stop;
}

/**
 * pnd_project_undo:
 * @self: a project without an open edit
 * @error: return location for a #GError
 *
 * Takes back the latest edit that is not taken back yet, and emits #PndProject::changed.
 *
 * Returns: %FALSE with %PND_STORE_ERROR_REFUSED when there is nothing or something in the way,
 *   %PND_STORE_ERROR_CONFLICT when the project no longer fits (#PndProject::changed then says that
 *   anything may differ), or another #PND_STORE_ERROR. Nothing is done then.
 */
gboolean
pnd_project_undo (PndProject *self, GError **error)
{
  g_auto (Step) step = { 0 };
  g_autofree char *stop = NULL;

  g_return_val_if_fail (PND_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (self->database != NULL, FALSE);
  g_return_val_if_fail (self->edit.depth == 0, FALSE);

  if (!pnd_project_check_writable (self, error) || !read_steps (self, error))
    return FALSE;
  if (self->steps.done->len == 0)
    {
      stop = find_barrier_stop (self);
      return refuse (stop != NULL ? stop : _("There is nothing to undo."), error);
    }
  if (!load_step (self, get_top (self->steps.done), &step, error))
    return FALSE;
  stop = find_step_stop (self, &step);
  return stop != NULL ? refuse (stop, error) : take_step (self, &step, TRUE, error);
}

/**
 * pnd_project_redo:
 * @self: a project without an open edit
 * @error: return location for a #GError
 *
 * Does again what pnd_project_undo() took back last, as long as there was no new edit, and emits
 * #PndProject::changed.
 *
 * Returns: %FALSE with a #PND_STORE_ERROR, as pnd_project_undo().
 */
gboolean
pnd_project_redo (PndProject *self, GError **error)
{
  g_auto (Step) step = { 0 };
  g_autofree char *stop = NULL;

  g_return_val_if_fail (PND_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (self->database != NULL, FALSE);
  g_return_val_if_fail (self->edit.depth == 0, FALSE);

  if (!pnd_project_check_writable (self, error) || !read_steps (self, error))
    return FALSE;
  if (self->steps.undone->len == 0)
    return refuse (_("There is nothing to redo."), error);
  if (!load_undone_step (self, get_top (self->steps.undone), &step, error))
    return FALSE;
  stop = find_step_stop (self, &step);
  return stop != NULL ? refuse (stop, error) : take_step (self, &step, FALSE, error);
}
