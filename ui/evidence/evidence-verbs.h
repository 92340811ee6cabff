/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What is done to many codings at once: one edit each, or none. */

#include "ui/workspace.h"

G_BEGIN_DECLS

/* @ids: gint64 elements. Each says what was done and how to take it back; FALSE after saying why
 * not. Ratings are changed as the key of a chip changes one: + - 0, 1 2 3, o p c x */
gboolean pnd_evidence_rate (PndWorkspace *workspace, const GArray *ids, guint keyval);
gboolean pnd_evidence_set_code (PndWorkspace *workspace, const GArray *ids, gint64 code);
gboolean pnd_evidence_remove (PndWorkspace *workspace, const GArray *ids);

G_END_DECLS
