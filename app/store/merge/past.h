/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The recorded rows of a project in a private database: as they are, or as they were after a row of
 * its history, the changesets after it taken back one by one. */

#include "app/store/database.h"

G_BEGIN_DECLS

/* @row: id of the history row, 0 for the rows as they are now. NULL with PND_STORE_ERROR_NOT_FOUND
 * when the history does not lead back so far. Foreign keys are off in the copy, and the texts are
 * not in it. */
PndDatabase *pnd_past_copy (PndDatabase *database, gint64 row, PndDatabase **empty,
                            GError **error);

G_END_DECLS
