/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/exchange/output-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The temporary is in the target's folder, since a rename is atomic only within a file system. */
struct _PndOutputFile
{
  char *path;      /* as the caller named it; for messages */
  char *target;    /* where it goes: @path with symbolic links followed */
  char *temporary; /* NULL once committed */
  int fd;          /* of the temporary; -1 once closed */
};

/* a file name holds at most 255 bytes; the temporary adds a dot, a dot and six letters */
#define MAX_STEM_BYTES 240
#define MAX_ATTEMPTS 100

static gboolean
set_error (GError **error, const char *path, int errnum)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errnum), _("“%s” cannot be written: %s."),
               path, g_strerror (errnum));
  return FALSE;
}

static char *
make_temporary_name (const char *target)
{
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *name = g_path_get_basename (target);
  g_autofree char *stem = g_strndup (name, MAX_STEM_BYTES);
  g_autofree char *hidden = g_strdup_printf (".%s.%06x", stem, g_random_int () & 0xffffff);

  return g_build_filename (folder, hidden, NULL);
}

/* Not g_mkstemp(), which makes the file private to its owner: an export has the usual mode. */
static int
open_temporary (const char *target, char **temporary)
{
  for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++)
    {
      g_autofree char *name = make_temporary_name (target);
      int fd = open (name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

      if (fd >= 0)
        *temporary = g_steal_pointer (&name);
      if (fd >= 0 || errno != EEXIST)
        return fd;
    }
  errno = EEXIST;
  return -1;
}

/* what stands at the target now must be nothing, or a plain file that may be replaced */
static gboolean
check_target (PndOutputFile *self, mode_t *mode, GError **error)
{
  struct stat info;

  *mode = 0;
  if (stat (self->target, &info) != 0)
    return errno == ENOENT ? TRUE : set_error (error, self->path, errno);
  if (S_ISDIR (info.st_mode))
    return set_error (error, self->path, EISDIR);
  if (!S_ISREG (info.st_mode))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                   _("“%s” cannot be written: it is not a plain file."), self->path);
      return FALSE;
    }
  if (access (self->target, W_OK) != 0)
    return set_error (error, self->path, errno);
  *mode = info.st_mode & 07777;
  return TRUE;
}

/**
 * pnd_output_file_new:
 * @path: the file to make or to replace
 * @error: return location for an error
 *
 * Opens a temporary file beside @path, with the mode of the file it replaces.
 *
 * Returns: (transfer full) (nullable): a file to write, or %NULL with a %G_IO_ERROR
 */
PndOutputFile *
pnd_output_file_new (const char *path, GError **error)
{
  g_autoptr (PndOutputFile) self = g_new0 (PndOutputFile, 1);
  char *resolved;
  mode_t mode;

  g_return_val_if_fail (path != NULL, NULL);

  self->fd = -1;
  self->path = g_strdup (path);
  resolved = realpath (path, NULL);
  self->target = g_strdup (resolved != NULL ? resolved : path);
  free (resolved);

  if (!check_target (self, &mode, error))
    return NULL;
  self->fd = open_temporary (self->target, &self->temporary);
  if (self->fd < 0)
    {
      set_error (error, path, errno);
      return NULL;
    }
  if (mode != 0 && fchmod (self->fd, mode) != 0)
    g_debug ("mode of “%s” not kept: %s", path, g_strerror (errno));
  return g_steal_pointer (&self);
}

/**
 * pnd_output_file_free:
 * @self: (transfer full) (nullable): a file
 *
 * Closes it; if it was not committed, removes the temporary, and the target stays as it was.
 */
void
pnd_output_file_free (PndOutputFile *self)
{
  if (self == NULL)
    return;
  if (self->fd >= 0)
    close (self->fd);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->target);
  g_free (self->path);
  g_free (self);
}

/**
 * pnd_output_file_get_path:
 * @self: a file
 *
 * Returns: the target's path, as it was given
 */
const char *
pnd_output_file_get_path (const PndOutputFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->path;
}

/**
 * pnd_output_file_write:
 * @self: a file
 * @bytes: what to append
 * @n_bytes: how many
 * @error: return location for an error
 *
 * Returns: %TRUE if all was written, else %FALSE with a %G_IO_ERROR
 */
gboolean
pnd_output_file_write (PndOutputFile *self, const char *bytes, gsize n_bytes, GError **error)
{
  g_return_val_if_fail (self != NULL && self->fd >= 0, FALSE);

  while (n_bytes > 0)
    {
      ssize_t written = write (self->fd, bytes, n_bytes);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return set_error (error, self->path, written < 0 ? errno : ENOSPC);
      bytes += written;
      n_bytes -= written;
    }
  return TRUE;
}

/**
 * pnd_output_file_reopen:
 * @self: a file
 * @error: return location for an error
 *
 * Returns: a descriptor of the caller's own at the start of what was written, or -1 with a
 *   %G_IO_ERROR
 */
int
pnd_output_file_reopen (PndOutputFile *self, GError **error)
{
  int fd;

  g_return_val_if_fail (self != NULL && self->temporary != NULL, -1);

  fd = open (self->temporary, O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    set_error (error, self->path, errno);
  return fd;
}

/* so that the new name is still there after a loss of power; not all file systems can */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  if (fsync (fd) != 0)
    g_debug ("folder “%s” not synchronised: %s", folder, g_strerror (errno));
  close (fd);
}

/**
 * pnd_output_file_commit:
 * @self: a file
 * @error: return location for an error
 *
 * Brings what was written to the disk and puts it in the target's place. Nothing can be written
 * afterwards.
 *
 * Returns: %TRUE if the target is the new file, else %FALSE with a %G_IO_ERROR and the target as
 *   it was
 */
gboolean
pnd_output_file_commit (PndOutputFile *self, GError **error)
{
  int closed;

  g_return_val_if_fail (self != NULL && self->fd >= 0, FALSE);

  if (fsync (self->fd) != 0 && errno != EINVAL)
    return set_error (error, self->path, errno);
  closed = close (self->fd);
  self->fd = -1;
  if (closed != 0)
    return set_error (error, self->path, errno);
  if (g_rename (self->temporary, self->target) != 0)
    return set_error (error, self->path, errno);
  g_clear_pointer (&self->temporary, g_free);
  sync_folder (self->target);
  return TRUE;
}
