/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Keeps other programs from taking an open project for one that nobody has open.
 *
 * SQLite's locks are those of POSIX: they are gone as soon as this process closes any descriptor of
 * the file, and a file chooser opens and closes all files of a folder to look what they are. Then
 * another program that reads the project and ends takes itself for the last one, empties the log and
 * removes it under our hands. The guard holds two read locks of open file descriptions, which no
 * other descriptor's end undoes: on what a writer must have for itself alone to remove the log (the
 * bytes SHARED_FIRST of the file format), and on what says that the log's index is in use (byte 128
 * of the `-shm` file, UNIX_SHM_DMS). */

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PndGuard PndGuard;

PndGuard *pnd_guard_new (const char *path);
void pnd_guard_let_go (PndGuard *self);
void pnd_guard_free (PndGuard *self);

G_END_DECLS
