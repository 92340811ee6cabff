/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Files on their way out of the project: each is written in a thread, on a connection of its own,
 * while the window goes on; a row of the bar shows it and can stop it. What was written, or why it
 * was not, is said as a message of the workspace. */

#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_WRITING_BAR (pnd_writing_bar_get_type ())
G_DECLARE_FINAL_TYPE (PndWritingBar, pnd_writing_bar, PND, WRITING_BAR, GtkWidget)

/* called in a thread; @flags as given to pnd_writing_bar_begin() */
typedef gboolean (*PndWriteFunc) (PndDatabase *reader, const char *path, int flags,
                                  GCancellable *cancellable, GError **error);

GtkWidget *pnd_writing_bar_new (PndWorkspace *workspace);
void pnd_writing_bar_begin (PndWritingBar *self, const char *path, PndWriteFunc func, int flags);

/* the same with more to say; @data is freed by @destroy, in the main thread */
typedef gboolean (*PndWriteDataFunc) (PndDatabase *reader, const char *path, gpointer data,
                                      GCancellable *cancellable, GError **error);

void pnd_writing_bar_begin_with (PndWritingBar *self, const char *path, PndWriteDataFunc func,
                                 gpointer data, GDestroyNotify destroy);
/* the same for what is made ready rather than written: @name stands in the bar; where all went well,
 * @done is called with @data in the main thread, and nothing is said */
typedef void (*PndPreparedFunc) (gpointer data);

void pnd_writing_bar_prepare (PndWritingBar *self, const char *name, PndWriteDataFunc func,
                              gpointer data, PndPreparedFunc done, GDestroyNotify destroy);
const char *pnd_writing_bar_get_name (PndWritingBar *self); /* of a file being written, or NULL */
void pnd_writing_bar_stop (PndWritingBar *self);            /* waits until nobody reads */

G_END_DECLS
