/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

#include "app/store/file/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "app/store/database.h"

struct _PndLock
{
  char *path;
  int descriptor; /* of the lock file, open while the lock is held */
};

static gboolean
fail (const char *path, int number, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (number == EAGAIN || number == EACCES)
    g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_IN_USE,
                 _("%s: the project is already open in another window or program"), name);
  else
    g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_FAILED,
                 _("%s: the project cannot be locked: %s"), name, g_strerror (number));
  return FALSE;
}

/* EACCES here means that the folder cannot be written; from fcntl it means a lock that is held */
static gboolean
fail_to_make (const char *path, int number, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  gboolean is_fixed = number == EACCES || number == EPERM || number == EROFS;
  PndStoreError cause = is_fixed ? PND_STORE_ERROR_READ_ONLY : PND_STORE_ERROR_FAILED;

  if (number == ENOSPC || number == EDQUOT)
    cause = PND_STORE_ERROR_FULL;
  g_set_error (error, PND_STORE_ERROR, cause,
               _("%s: the folder of the project cannot be written: %s"), name, g_strerror (number));
  return FALSE;
}

static int
open_file (const char *path)
{
  return g_open (path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
}

/* who held the lock before may have removed the file after we opened it */
static gboolean
is_still_there (int descriptor, const char *path)
{
  GStatBuf ours, theirs;

  return fstat (descriptor, &ours) == 0 && g_stat (path, &theirs) == 0
         && ours.st_dev == theirs.st_dev && ours.st_ino == theirs.st_ino;
}

static gboolean
set_lock (int descriptor)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

  return fcntl (descriptor, F_OFD_SETLK, &lock) == 0;
}

/**
 * pnd_lock_take:
 * @path: of a project file
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the lock; %NULL with %PND_STORE_ERROR_IN_USE when it is
 *   held, by this process or another, %PND_STORE_ERROR_READ_ONLY when the folder cannot be written,
 *   or another #PND_STORE_ERROR.
 */
PndLock *
pnd_lock_take (const char *path, GError **error)
{
  g_autofree char *lock_path = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  lock_path = g_strconcat (path, "-lock", NULL);
  for (;;)
    {
      int descriptor = open_file (lock_path);
      PndLock *self;

      if (descriptor < 0)
        {
          fail_to_make (path, errno, error);
          return NULL;
        }
      if (!set_lock (descriptor))
        {
          fail (path, errno, error);
          close (descriptor);
          return NULL;
        }
      if (!is_still_there (descriptor, lock_path))
        {
          close (descriptor);
          continue;
        }

      self = g_new0 (PndLock, 1);
      self->path = g_steal_pointer (&lock_path);
      self->descriptor = descriptor;
      return self;
    }
}

/**
 * pnd_lock_is_held:
 * @path: of a project file
 *
 * Returns: whether somebody, this process included, has it open for writing.
 */
gboolean
pnd_lock_is_held (const char *path)
{
  g_autofree char *lock_path = NULL;
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  gboolean is_held;
  int descriptor;

  g_return_val_if_fail (path != NULL, FALSE);

  lock_path = g_strconcat (path, "-lock", NULL);
  descriptor = g_open (lock_path, O_RDWR | O_CLOEXEC, 0);
  if (descriptor < 0)
    return FALSE;
  is_held = fcntl (descriptor, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
  close (descriptor);
  return is_held;
}

/**
 * pnd_lock_release:
 * @self: (transfer full) (nullable): a lock
 *
 * Removes the file first, so that nobody can take a lock on a file about to go.
 */
void
pnd_lock_release (PndLock *self)
{
  if (self == NULL)
    return;
  g_unlink (self->path);
  close (self->descriptor);
  g_free (self->path);
  g_free (self);
}
