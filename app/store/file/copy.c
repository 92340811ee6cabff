/* SPDX-License-Identifier: GPL-3.0-or-later */

/* New files, which appear under their name when they are finished. Saving a copy: SQLite writes a
 * compact one beside the target, it is opened like any project to leave out what is not wanted, and
 * then takes the target's name. */

#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "app/store/file/second-copy.h"
#include "app/store/project-private.h"
#include "app/store/veil/veil-private.h"

static gboolean
fail (const char *path, int number, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  PndStoreError cause = PND_STORE_ERROR_FAILED;

  if (number == ENOSPC || number == EDQUOT)
    cause = PND_STORE_ERROR_FULL;
  else if (number == EACCES || number == EPERM || number == EROFS)
    cause = PND_STORE_ERROR_READ_ONLY;
  else if (number == ENOENT)
    cause = PND_STORE_ERROR_NOT_FOUND;
  else if (number == EEXIST)
    cause = PND_STORE_ERROR_EXISTS;
  g_set_error (error, PND_STORE_ERROR, cause, _("%s: the file cannot be written: %s"), name,
               g_strerror (number));
  return FALSE;
}

static gboolean
is_same_file (const char *one, const char *other)
{
  GStatBuf first, second;

  return strcmp (one, other) == 0
         || (g_stat (one, &first) == 0 && g_stat (other, &second) == 0
             && first.st_dev == second.st_dev && first.st_ino == second.st_ino);
}

/* Another project may be there to be replaced, but none that is open: its log would be taken for
 * the copy's. */
static gboolean
check_target (PndDatabase *source, const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  if (is_same_file (source->path, path))
    g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                 _("%s: a project cannot be its own copy; choose another name"), name);
  else if (g_file_test (path, G_FILE_TEST_IS_DIR))
    g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED, _("%s: this is a folder"), name);
  else if (pnd_lock_is_held (path) || g_file_test (log, G_FILE_TEST_EXISTS)
           || g_file_test (journal, G_FILE_TEST_EXISTS))
    g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_IN_USE,
                 _("%s: a project of that name is open; choose another name"), name);
  else
    return TRUE;
  return FALSE;
}

/* from any thread: SQLite gives up what it is doing on this connection */
static void
interrupt_cb (GCancellable *cancellable, PndDatabase *database)
{
  sqlite3_interrupt (database->handle);
}

/* 0 without a cancellable, which disconnecting takes as well */
static gulong
listen (GCancellable *cancellable, PndDatabase *database)
{
  if (cancellable == NULL)
    return 0;
  return g_cancellable_connect (cancellable, G_CALLBACK (interrupt_cb), database, NULL);
}

/*
 * Wanted:
 * @second: (nullable): for whom the copy is
 *
 * What a copy leaves out.
 */
typedef struct
{
  PndCopyFlags flags;
  const PndSecondCoder *second;
} Wanted;

static gboolean
leave_out_trash (PndProject *copy, GError **error)
{
  static const char *const steps[] = {
    "DELETE FROM main.codings WHERE document IN (SELECT id FROM documents WHERE trashed IS NOT "
    "NULL)",
    "DELETE FROM main.annotations WHERE document IN"
    " (SELECT id FROM documents WHERE trashed IS NOT NULL)",
    "DELETE FROM main.memos WHERE document IN (SELECT id FROM documents WHERE trashed IS NOT NULL)",
    "DELETE FROM main.translations WHERE document IN"
    " (SELECT id FROM documents WHERE trashed IS NOT NULL)",
    "DELETE FROM main.quarantine WHERE document IN"
    " (SELECT id FROM documents WHERE trashed IS NOT NULL)",
    "DELETE FROM attributes WHERE document IN"
    " (SELECT id FROM documents WHERE trashed IS NOT NULL)",
    "DELETE FROM speakers WHERE document IN (SELECT id FROM documents WHERE trashed IS NOT NULL)",
    "DELETE FROM documents WHERE trashed IS NOT NULL",
  };

  if (!pnd_project_begin_purge (copy, N_("Leave out the trash"), error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!pnd_database_run (copy->database, _("Leaving out the trash"), steps[i], error, ""))
      {
        pnd_project_abandon_edit (copy);
        return FALSE;
      }
  return pnd_project_end_purge (copy, error);
}

static gboolean
replace_history (PndProject *copy, GError **error)
{
  const char *doing = _("Leaving out the history");

  return pnd_database_run (copy->database, doing, "DELETE FROM main.history", error, "")
         && pnd_database_run (copy->database, doing,
                              "DELETE FROM sqlite_sequence WHERE name = 'history'", error, "")
         && pnd_purge_drop_unused_texts (copy, error)
         && pnd_history_append_state (copy, N_("Start a new history"), NULL, error) != 0;
}

static gboolean
leave_out_history (PndProject *copy, GError **error)
{
  if (!pnd_database_begin (copy->database, error))
    return FALSE;
  if (!replace_history (copy, error) || !pnd_database_commit (copy->database, error))
    {
      pnd_database_roll_back (copy->database);
      return FALSE;
    }
  return pnd_database_rewrite (copy->database, error);
}

/* Even with nothing to leave out it is opened and closed: that makes it a project at rest. */
static gboolean
reduce (const char *temporary, const char *path, const Wanted *wanted, GCancellable *cancellable,
        GError **error)
{
  g_autoptr (PndProject) copy = pnd_project_open (temporary, FALSE, error);
  g_autoptr (GError) local = NULL;
  gulong listening;
  gboolean is_done;

  if (copy == NULL)
    return FALSE;
  /* errors speak of the file that was asked for */
  g_free (copy->database->name);
  copy->database->name = g_filename_display_basename (path);
  listening = listen (cancellable, copy->database);
  /* where the copies part is the last row of the history that both have: before anything else */
  is_done = !g_cancellable_is_cancelled (cancellable)
            && (wanted->second == NULL || pnd_copy_leave_out_others (copy, wanted->second, error))
            && ((wanted->flags & PND_COPY_WITHOUT_TRASH) == 0 || leave_out_trash (copy, error))
            && ((wanted->flags & PND_COPY_WITHOUT_HISTORY) == 0
                || leave_out_history (copy, error));
  g_cancellable_disconnect (cancellable, listening);
  if (is_done)
    return pnd_project_close (copy, error);
  if (!pnd_project_close (copy, &local))
    g_debug ("%s", local->message);
  return FALSE;
}

static gboolean
copy_into (PndDatabase *source, const char *temporary, GCancellable *cancellable, GError **error)
{
  gulong listening = listen (cancellable, source);
  gboolean is_done = !g_cancellable_is_cancelled (cancellable)
                     && pnd_database_copy_into (source, temporary, error);

  g_cancellable_disconnect (cancellable, listening);
  return is_done;
}

static gboolean
sync_path (const char *path, int flags)
{
  int descriptor = g_open (path, flags | O_CLOEXEC, 0);
  gboolean is_synced;

  if (descriptor < 0)
    return FALSE;
  is_synced = fsync (descriptor) == 0;
  return close (descriptor) == 0 && is_synced;
}

/* Where the file system cannot promise not to replace, the caller's own look must do. */
static int
rename_new (const char *from, const char *to)
{
  int result = renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);

  return result != 0 && (errno == EINVAL || errno == ENOSYS) ? g_rename (from, to) : result;
}

/* whoever may read the project may read the copy */
static int
get_mode (PndDatabase *source)
{
  GStatBuf status;

  return g_stat (source->path, &status) == 0 ? (int) (status.st_mode & 0777) | 0600 : 0600;
}

/* For the files of this folder: (transfer full) (nullable): the path of a new empty file beside
 * @path, with permissions @mode as far as the process grants them. */
char *
pnd_copy_make_temporary (const char *path, int mode, GError **error)
{
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  int descriptor = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, mode);

  if (descriptor < 0)
    {
      fail (path, errno, error);
      return NULL;
    }
  close (descriptor);
  return g_steal_pointer (&temporary);
}

/* For the files of this folder: gives a finished file its name, on the disk too. */
gboolean
pnd_copy_put_in_place (const char *temporary, const char *path, gboolean replace, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!sync_path (temporary, O_RDWR)
      || (replace ? g_rename (temporary, path) : rename_new (temporary, path)) != 0)
    return fail (path, errno, error);
  /* the file is there; a file system that cannot sync a folder is no failure */
  sync_path (folder, O_RDONLY | O_DIRECTORY);
  return TRUE;
}

/* For the files of this folder: removes an unfinished file and what SQLite may have left beside
 * it. */
void
pnd_copy_remove_temporary (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

      g_unlink (file);
    }
}

/* Who codes blind takes along what is their own: @own becomes what is wanted, and @wanted that. What
 * another coder would begin with may hold what is not to be seen yet. */
static gboolean
keep_veil (PndDatabase *source, PndSecondCoder *own, Wanted *wanted, GError **error)
{
  if (!pnd_database_get_blind (source, &own->coder))
    return TRUE;
  if (wanted->second != NULL && wanted->second->coder != own->coder)
    {
      g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                           _("Who codes blind cannot make a copy for somebody else: it could hold "
                             "work that is not to be seen yet."));
      return FALSE;
    }
  own->blind = TRUE;
  wanted->second = own;
  wanted->flags |= PND_COPY_WITHOUT_TRASH | PND_COPY_WITHOUT_HISTORY;
  return TRUE;
}

static gboolean
write_copy (PndDatabase *source, const char *target, const Wanted *asked,
            GCancellable *cancellable, GError **error)
{
  Wanted wanted = *asked;
  PndSecondCoder own = { 0 };
  g_autofree char *temporary = NULL;
  g_autoptr (GError) local = NULL;

  if (!check_target (source, target, error) || !keep_veil (source, &own, &wanted, error))
    return FALSE;
  temporary = pnd_copy_make_temporary (target, get_mode (source), error);
  if (temporary == NULL)
    return FALSE;
  if (copy_into (source, temporary, cancellable, &local)
      && reduce (temporary, target, &wanted, cancellable, &local)
      && !g_cancellable_is_cancelled (cancellable)
      && pnd_copy_put_in_place (temporary, target, TRUE, &local))
    return TRUE;
  pnd_copy_remove_temporary (temporary);
  /* what was interrupted fails in some way or other; the reason is the person's own */
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
write_in_worker (PndDatabase *reader, const char *path, const Wanted *wanted,
                 GCancellable *cancellable, GError **error)
{
  g_autofree char *target = g_canonicalize_filename (path, NULL);
  /* the copy is opened as a project on the way, which tidies up when idle: never in the main loop,
   * where another thread would touch it */
  g_autoptr (GMainContext) context = g_main_context_new ();
  gboolean is_written;

  g_main_context_push_thread_default (context);
  is_written = write_copy (reader, target, wanted, cancellable, error);
  g_main_context_pop_thread_default (context);
  return is_written;
}

/**
 * pnd_project_write_copy:
 * @reader: a connection of pnd_project_open_reader(), in the thread that has it
 * @path: where; a file of that name is replaced, but never an open project
 * @flags: what to leave out
 * @cancellable: (nullable): ends it from another thread, also in the middle of the file
 * @error: return location for a #GError
 *
 * As pnd_project_save_copy(), while the project goes on being used elsewhere: the copy is of the
 * state at its beginning.
 *
 * Returns: %FALSE with a #PND_STORE_ERROR as pnd_project_save_copy(), or %G_IO_ERROR_CANCELLED; a
 *   file that was there is then untouched.
 */
gboolean
pnd_project_write_copy (PndDatabase *reader, const char *path, PndCopyFlags flags,
                        GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (reader != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  return write_in_worker (reader, path, &(Wanted){ .flags = flags }, cancellable, error);
}

/**
 * pnd_project_save_copy:
 * @self: a project without an open edit
 * @path: where; a file of that name is replaced, but never an open project
 * @flags: what to leave out
 * @error: return location for a #GError
 *
 * Writes a copy with the project's own guid; the project stays open as it is. The file appears
 * whole or not at all. The copy of who codes blind is that of pnd_project_save_second_copy() for
 * themselves. A copy without the trash holds no byte of the documents in it, a copy
 * without the history no byte of what was deleted before.
 *
 * Returns: %FALSE with %PND_STORE_ERROR_REFUSED for the project's own path,
 *   %PND_STORE_ERROR_IN_USE, %PND_STORE_ERROR_FULL, or another #PND_STORE_ERROR; a file that was
 *   there is then untouched.
 */
gboolean
pnd_project_save_copy (PndProject *self, const char *path, PndCopyFlags flags, GError **error)
{
  g_autofree char *target = NULL;

  g_return_val_if_fail (PND_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (self->database != NULL, FALSE);
  g_return_val_if_fail (self->edit.depth == 0, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  target = g_canonicalize_filename (path, NULL);
  return write_copy (self->database, target, &(Wanted){ .flags = flags }, NULL, error);
}

/**
 * pnd_project_write_second_copy:
 * @reader: a connection of pnd_project_open_reader(), in the thread that has it
 * @path: where; a file of that name is replaced, but never an open project
 * @second: for whom
 * @cancellable: (nullable): ends it from another thread, also in the middle of the file
 * @error: return location for a #GError
 *
 * Writes a copy for a second coder: as pnd_project_write_copy() without trash and history, without
 * what the others coded, noted, read and found, and with the chain of the history's last row in
 * `project.forked_from`.
 *
 * Returns: %FALSE with an error, as pnd_project_write_copy().
 */
gboolean
pnd_project_write_second_copy (PndDatabase *reader, const char *path, const PndSecondCoder *second,
                               GCancellable *cancellable, GError **error)
{
  const Wanted wanted = { PND_COPY_WITHOUT_TRASH | PND_COPY_WITHOUT_HISTORY, second };

  g_return_val_if_fail (reader != NULL, FALSE);
  g_return_val_if_fail (path != NULL && second != NULL, FALSE);

  return write_in_worker (reader, path, &wanted, cancellable, error);
}

/**
 * pnd_project_save_second_copy:
 * @self: a project without an open edit
 * @path: where; a file of that name is replaced, but never an open project
 * @second: for whom
 * @error: return location for a #GError
 *
 * Returns: %FALSE with an error, as pnd_project_save_copy().
 */
gboolean
pnd_project_save_second_copy (PndProject *self, const char *path, const PndSecondCoder *second,
                              GError **error)
{
  const Wanted wanted = { PND_COPY_WITHOUT_TRASH | PND_COPY_WITHOUT_HISTORY, second };
  g_autofree char *target = NULL;

  g_return_val_if_fail (PND_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (self->database != NULL, FALSE);
  g_return_val_if_fail (self->edit.depth == 0, FALSE);
  g_return_val_if_fail (path != NULL && second != NULL, FALSE);

  target = g_canonicalize_filename (path, NULL);
  return write_copy (self->database, target, &wanted, NULL, error);
}
