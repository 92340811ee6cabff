/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Making, opening and closing a project: who may write it, and what kind of file it is. */

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "app/store/file/guard.h"
#include "app/store/project-private.h"
#include "app/store/schema.h"
#include "app/store/veil/veil-private.h"

/* whether the owner made the file one to read only; root may write it all the same, and must not */
static gboolean
is_fixed (const char *path)
{
  GStatBuf status;

  return g_access (path, W_OK) != 0
         || (g_stat (path, &status) == 0 && (status.st_mode & 0222) == 0);
}

/* One project has one name, or it could be locked twice: links are followed. */
static char *
resolve (const char *path)
{
  char *real = realpath (path, NULL);
  char *resolved = real != NULL ? g_strdup (real) : g_canonicalize_filename (path, NULL);

  free (real);
  return resolved;
}

static gboolean
is_regular (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND, _("%s: there is no such file"),
                 name);
  else if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_FOREIGN,
                 _("%s: this is not a Penanda project"), name);
  else
    return TRUE;
  return FALSE;
}

static gboolean
has_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  return g_file_test (log, G_FILE_TEST_EXISTS) || g_file_test (journal, G_FILE_TEST_EXISTS);
}

/* A log without its project would be taken for the new one's and destroy it. */
static gboolean
check_absent (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_EXISTS,
                 _("%s: a file of that name is there already"), name);
  else if (has_log (path))
    g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_EXISTS,
                 _("%s: the log of an earlier project of that name is still there (%s-wal or "
                   "%s-journal); choose another name"),
                 name, name, name);
  else
    return TRUE;
  return FALSE;
}

static gboolean
fill_new (PndProject *self, const char *language, GError **error)
{
  g_autofree char *base = g_filename_display_basename (self->path);
  g_autofree char *name = g_str_has_suffix (base, ".penanda") && strlen (base) > 8
                            ? g_strndup (base, strlen (base) - 8)
                            : g_strdup (base);
  g_autofree char *guid = g_uuid_string_random ();
  g_autofree char *now = pnd_project_now ();

  return pnd_schema_create (self->database, error)
         && pnd_database_run (self->database, _("Making the project"),
                              "INSERT INTO project (id, guid, name, language, created, modified)"
                              " VALUES (1, ?, ?, ?, ?, ?)",
                              error, "sssss", guid, name, language, now, now)
         && pnd_history_append_state (self, N_("Create the project"), NULL, error) != 0;
}

static gboolean
fill_in_transaction (PndProject *self, const char *language, GError **error)
{
  if (!pnd_database_begin (self->database, error))
    return FALSE;
  if (fill_new (self, language, error) && pnd_database_commit (self->database, error))
    return TRUE;
  pnd_database_roll_back (self->database);
  return FALSE;
}

/* Made under another name, so that being killed meanwhile leaves no half project. */
static gboolean
make_file (PndProject *self, const char *language, GError **error)
{
  g_autofree char *temporary = pnd_copy_make_temporary (self->path, 0666, error);
  gboolean is_made = FALSE;

  if (temporary == NULL)
    return FALSE;
  self->database = pnd_database_open (temporary, PND_DATABASE_WRITE, error);
  if (self->database != NULL)
    {
      /* errors speak of the file that was asked for */
      g_free (self->database->name);
      self->database->name = g_filename_display_basename (self->path);
      is_made = fill_in_transaction (self, language, error);
      g_clear_pointer (&self->database, pnd_database_close);
    }
  if (is_made && pnd_copy_put_in_place (temporary, self->path, FALSE, error))
    return TRUE;
  pnd_copy_remove_temporary (temporary);
  return FALSE;
}

/* Takes the lock. A folder that cannot be written makes the project one to read only. */
static gboolean
take_lock (PndProject *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (self->read_only || is_fixed (self->path))
    {
      self->read_only = TRUE;
      return TRUE;
    }
  self->lock = pnd_lock_take (self->path, &local);
  if (self->lock != NULL)
    return TRUE;
  self->read_only = g_error_matches (local, PND_STORE_ERROR, PND_STORE_ERROR_READ_ONLY);
  if (!self->read_only)
    g_propagate_error (error, g_steal_pointer (&local));
  return self->read_only;
}

/* The log's index is there once something was read through it. */
static gboolean
start_log (PndProject *self, GError **error)
{
  if (!pnd_database_start_log (self->database, error)
      || pnd_database_query_int (self->database, _("Opening for writing"),
                                 "SELECT count (*) FROM sqlite_schema", -1, error, "") < 0)
    return FALSE;
  self->database->guard = pnd_guard_new (self->path);
  return TRUE;
}

/* Without a log the file changes only when an edit is saved, but readers and edits wait for each
 * other. */
static gboolean
open_writable (PndProject *self, gboolean with_log, GError **error)
{
  self->database = pnd_database_open (self->path, PND_DATABASE_WRITE, error);
  return self->database != NULL && pnd_schema_check (self->database, error)
         && pnd_schema_upgrade (self->database, error)
         && (!with_log || start_log (self, error))
         && pnd_project_read_names (self, error);
}

/* An older project cannot be brought up to date in place without writing: a copy of it is read. */
static gboolean
upgrade_copy (PndProject *self, GError **error)
{
  gint64 version
    = pnd_database_query_int (self->database, NULL, "PRAGMA user_version", -1, error, "");

  if (version == PND_SCHEMA_VERSION)
    return TRUE;
  return version > 0 && pnd_database_move_to_scratch (self->database, error)
         && pnd_database_set_query_only (self->database, FALSE, error)
         && pnd_schema_upgrade (self->database, error)
         && pnd_database_set_query_only (self->database, TRUE, error);
}

static gboolean
open_read_only (PndProject *self, GError **error)
{
  self->database = pnd_database_open (self->path, PND_DATABASE_READ_ONLY, error);
  return self->database != NULL && pnd_schema_check (self->database, error)
         && upgrade_copy (self, error) && pnd_project_read_names (self, error);
}

/* from here on the tables are seen as veil.h says */
static void
start_looking (PndProject *self)
{
  self->database->sight = pnd_sight_new ();
  pnd_project_look (self);
}

/**
 * pnd_project_create:
 * @path: where; a file name ending in `.penanda`
 * @language: of the codebook's first wording and of the project, `en` or `id`
 * @error: return location for a #GError
 *
 * Makes a new project and opens it. Leaves nothing behind on failure.
 *
 * Returns: (transfer full) (nullable): the project; %NULL with %PND_STORE_ERROR_EXISTS when there
 *   is a file of that name, or another #PND_STORE_ERROR.
 */
PndProject *
pnd_project_create (const char *path, const char *language, GError **error)
{
  g_autoptr (PndProject) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (language != NULL, NULL);

  self = g_object_new (PND_TYPE_PROJECT, NULL);
  self->path = g_canonicalize_filename (path, NULL);
  if (!check_absent (self->path, error))
    return NULL;
  self->lock = pnd_lock_take (self->path, error);
  if (self->lock == NULL)
    return NULL;
  if (!make_file (self, language, error))
    return NULL;
  if (open_writable (self, TRUE, error))
    {
      start_looking (self);
      return g_steal_pointer (&self);
    }
  g_clear_pointer (&self->database, pnd_database_close);
  g_unlink (self->path);
  return NULL;
}

static PndProject *
open_project (const char *path, gboolean read_only, gboolean with_log, GError **error)
{
  g_autoptr (PndProject) self = g_object_new (PND_TYPE_PROJECT, NULL);
  gboolean is_open;

  self->path = resolve (path);
  self->read_only = read_only;
  if (!is_regular (self->path, error) || !pnd_schema_check_head (self->path, error)
      || !take_lock (self, error))
    return NULL;

  is_open = self->read_only ? open_read_only (self, error)
                            : open_writable (self, with_log, error);
  if (is_open)
    {
      start_looking (self);
      return g_steal_pointer (&self);
    }
  /* not by pnd_project_close(), which writes */
  g_clear_pointer (&self->database, pnd_database_close);
  return NULL;
}

/**
 * pnd_project_open:
 * @path: of a project file
 * @read_only: %TRUE to change not a byte and hold no lock
 * @error: return location for a #GError
 *
 * Opens a project. One whose file or folder cannot be written is opened for reading, see
 * pnd_project_get_read_only(). A file that is refused is left as it is.
 *
 * Returns: (transfer full) (nullable): the project; %NULL with %PND_STORE_ERROR_IN_USE when it is
 *   open for writing elsewhere, %PND_STORE_ERROR_FOREIGN, %PND_STORE_ERROR_NEWER,
 *   %PND_STORE_ERROR_DAMAGED, %PND_STORE_ERROR_NOT_FOUND or another #PND_STORE_ERROR.
 */
PndProject *
pnd_project_open (const char *path, gboolean read_only, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  return open_project (path, read_only, TRUE, error);
}

/**
 * pnd_project_open_briefly:
 * @path: of a project file
 * @error: return location for a #GError
 *
 * Opens a project for an edit or two and closing at once: as pnd_project_open() for writing, but
 * not a byte of the file changes unless an edit is saved.
 *
 * Returns: (transfer full) (nullable): the project; %NULL with a #PND_STORE_ERROR, as there.
 */
PndProject *
pnd_project_open_briefly (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  return open_project (path, FALSE, FALSE, error);
}

/**
 * pnd_project_close:
 * @self: a project
 * @error: return location for a #GError
 *
 * Closes the project and leaves one plain file. An open edit is taken back. The readers that
 * pnd_project_open_reader() made must be closed before. Closing twice is fine; after it only the
 * names of the project can be asked for.
 *
 * Returns: %FALSE with a #PND_STORE_ERROR if the file could not be put to rest; it is closed all
 *   the same, and what is left beside it is taken in when it is opened next.
 */
gboolean
pnd_project_close (PndProject *self, GError **error)
{
  gboolean is_settled = TRUE;

  g_return_val_if_fail (PND_IS_PROJECT (self), FALSE);

  pnd_project_stop_settling (self);
  if (self->database != NULL)
    {
      if (self->edit.depth > 0)
        pnd_database_roll_back (self->database);
      pnd_edit_clear (self);
      is_settled = self->read_only || pnd_database_settle (self->database, error);
      g_clear_pointer (&self->database, pnd_database_close);
    }
  g_clear_pointer (&self->lock, pnd_lock_release);
  return is_settled;
}
