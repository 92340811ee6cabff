/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What stands for a name or a place in an export made without names. The texts of the project are
 * never changed by it. */

#include "app/model/row.h"

G_BEGIN_DECLS

#define PND_TYPE_REPLACEMENT (pnd_replacement_get_type ())
G_DECLARE_FINAL_TYPE (PndReplacement, pnd_replacement, PND, REPLACEMENT, PndRow)

const char *pnd_replacement_get_original (PndReplacement *self);
const char *pnd_replacement_get_replacement (PndReplacement *self);

/* verbs: each one undoable edit. The history never names the original. */
gint64 pnd_replacement_add (PndProject *project, const char *original, const char *replacement,
                            GError **error);
gboolean pnd_replacement_change (PndProject *project, gint64 id, const char *original,
                                 const char *replacement, GError **error);
gboolean pnd_replacement_remove (PndProject *project, gint64 id, GError **error);

gint64 pnd_replacement_find (PndProject *project, const char *original, GError **error);

G_END_DECLS
