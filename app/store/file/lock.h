/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* "Already open": a lock on a file `<path>-lock` beside the project, held while it is open for
 * writing and removed at the end. Never a lock on the project file itself: closing any descriptor
 * of that would drop SQLite's own locks. */

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PndLock PndLock;

PndLock *pnd_lock_take (const char *path, GError **error);
gboolean pnd_lock_is_held (const char *path);
void pnd_lock_release (PndLock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndLock, pnd_lock_release)

G_END_DECLS
