/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What is read must be a plain file of a bearable size: a pipe would never come, a device never
 * end. */

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean pnd_input_file_check (const char *path, gsize max_bytes, GError **error);

G_END_DECLS
