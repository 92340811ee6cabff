/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of this folder share about veil.h. */

#include "app/store/database-private.h"
#include "app/store/veil/veil.h"

G_BEGIN_DECLS

PndSight *pnd_sight_new (void);
PndSight *pnd_sight_ref (PndSight *self);
void pnd_sight_unref (PndSight *self);

/* veil.c: makes the temporary views anew if who looks has changed since */
gboolean pnd_database_look (PndDatabase *self, GError **error);
/* the views may be gone: a transaction was taken back */
void pnd_database_look_again (PndDatabase *self);
/* takes in who acts and whether blind; TRUE if something else is to be seen now */
gboolean pnd_project_look (PndProject *self);

/* veil.c: all that was said between the two is of the tables themselves; the second also after a
 * failure of the first */
gboolean pnd_database_unveil (PndDatabase *self, GError **error);
void pnd_database_unveil_end (PndDatabase *self);

/* veil-history.c: the SQL function `veiled (coder_guid, coder, changeset)` */
gboolean pnd_veil_add_function (PndDatabase *self, GError **error);

G_END_DECLS
