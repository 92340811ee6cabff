/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a second coder begins with: a copy with nothing that the others found and no history, but
 * with the row that it was forked from. */

#include "app/store/project.h"

G_BEGIN_DECLS

/* the preference that holds the guid of the coder a copy was made for */
#define PND_SECOND_COPY_KEY "made-for"

/**
 * PndSecondCoder:
 * @coder: id of a row of `coders`
 * @blind: whether this coder codes blind in the copy
 */
typedef struct
{
  gint64 coder;
  gboolean blind;
} PndSecondCoder;

gboolean pnd_project_save_second_copy (PndProject *self, const char *path,
                                       const PndSecondCoder *second, GError **error);
/* the same in a worker: @reader is of pnd_project_open_reader() */
gboolean pnd_project_write_second_copy (PndDatabase *reader, const char *path,
                                        const PndSecondCoder *second, GCancellable *cancellable,
                                        GError **error);

/* for copy.c */
gboolean pnd_copy_leave_out_others (PndProject *copy, const PndSecondCoder *second,
                                    GError **error);

G_END_DECLS
