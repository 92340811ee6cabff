/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/exchange/input-file.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <sys/stat.h>

/**
 * pnd_input_file_check:
 * @path: a file about to be read
 * @max_bytes: more than this is refused
 * @error: return location for an error
 *
 * Returns: %TRUE if it is a plain file of that size at most, else %FALSE with a %G_IO_ERROR that
 *   names it
 */
gboolean
pnd_input_file_check (const char *path, gsize max_bytes, GError **error)
{
  struct stat info;

  g_return_val_if_fail (path != NULL, FALSE);

  if (stat (path, &info) != 0)
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), _("“%s” cannot be read: %s."),
                 path, g_strerror (errno));
  else if (S_ISDIR (info.st_mode))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY,
                 _("“%s” cannot be read: it is a folder."), path);
  else if (!S_ISREG (info.st_mode))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                 _("“%s” cannot be read: it is not a plain file."), path);
  else if ((guint64) info.st_size > max_bytes)
    {
      g_autofree char *size = g_format_size (info.st_size);
      g_autofree char *most = g_format_size (max_bytes);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("“%s”: The file is too large: it has %s, and %s are the most."), path, size, most);
    }
  else
    return TRUE;
  return FALSE;
}
