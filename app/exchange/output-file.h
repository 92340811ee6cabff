/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A file on its way out: written beside its target under a name of its own, put in place only when
 * it is whole. Until then, and on any failure, the old file stays as it was. */

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _PndOutputFile PndOutputFile;

PndOutputFile *pnd_output_file_new (const char *path, GError **error);
/* removes what was written, unless it was committed */
void pnd_output_file_free (PndOutputFile *self);

const char *pnd_output_file_get_path (const PndOutputFile *self); /* the target */
gboolean pnd_output_file_write (PndOutputFile *self, const char *bytes, gsize n_bytes,
                                GError **error);
/* a second descriptor to read from the start what was written so far; -1 on error */
int pnd_output_file_reopen (PndOutputFile *self, GError **error);
gboolean pnd_output_file_commit (PndOutputFile *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndOutputFile, pnd_output_file_free)

G_END_DECLS
