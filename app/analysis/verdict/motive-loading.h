/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Reads the evidence of motives from the project; for motive-evidence.c alone. */

#include <gio/gio.h>

#include "app/analysis/verdict/motive-evidence.h"

G_BEGIN_DECLS

/* fills PndMotiveEvidence of one case and one view, several as fast as one */
gboolean pnd_motive_loading_fill (PndDatabase *database, GPtrArray *motives,
                                  GCancellable *cancellable, GError **error);

G_END_DECLS
