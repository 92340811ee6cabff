/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

#include "app/store/file/guard.h"

#include <fcntl.h>
#include <unistd.h>

#include <glib/gstdio.h>

/* bytes */
#define SHARED_FIRST (0x40000000 + 2)
#define SHARED_SIZE 510
#define INDEX_IN_USE 128

struct _PndGuard
{
  int file;
  int index;
};

static gboolean
set_lock (int descriptor, short type, off_t start, off_t length)
{
  struct flock lock
    = { .l_type = type, .l_whence = SEEK_SET, .l_start = start, .l_len = length };

  return fcntl (descriptor, F_OFD_SETLK, &lock) == 0;
}

/* -1 where it cannot be locked, as on some network file systems: then it is as without a guard */
static int
guard (const char *path, off_t start, off_t length)
{
  int descriptor = g_open (path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC, 0);

  if (descriptor >= 0)
    set_lock (descriptor, F_RDLCK, start, length);
  return descriptor;
}

/**
 * pnd_guard_new:
 * @path: of a project that this process has open with a write-ahead log
 *
 * Returns: (transfer full): the guard
 */
PndGuard *
pnd_guard_new (const char *path)
{
  g_autofree char *index = NULL;
  PndGuard *self = g_new (PndGuard, 1);

  g_return_val_if_fail (path != NULL, NULL);

  index = g_strconcat (path, "-shm", NULL);
  self->file = guard (path, SHARED_FIRST, SHARED_SIZE);
  self->index = guard (index, INDEX_IN_USE, 1);
  return self;
}

/**
 * pnd_guard_let_go:
 * @self: (nullable): a guard
 *
 * The log may be removed from now on. The files stay open, since closing them would drop SQLite's
 * locks.
 */
void
pnd_guard_let_go (PndGuard *self)
{
  if (self == NULL)
    return;
  if (self->file >= 0)
    set_lock (self->file, F_UNLCK, SHARED_FIRST, SHARED_SIZE);
  if (self->index >= 0)
    set_lock (self->index, F_UNLCK, INDEX_IN_USE, 1);
}

/**
 * pnd_guard_free:
 * @self: (transfer full) (nullable): a guard, after the connection was closed
 */
void
pnd_guard_free (PndGuard *self)
{
  if (self == NULL)
    return;
  if (self->file >= 0)
    close (self->file);
  if (self->index >= 0)
    close (self->index);
  g_free (self);
}
