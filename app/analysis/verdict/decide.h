/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The researcher decides: saves a finding beside what the rule says. */

#include "app/analysis/verdict/motive-evidence.h"

G_BEGIN_DECLS

/* Refuses an absence while a decisive passage for the motive is unanswered; what the rule does not
 * say without a rationale; and key passages that are not coded with the motive in the case.
 * @passages: guids (char *) by PndSide, each (nullable). Returns: id of the finding, 0 on failure */
gint64 pnd_finding_decide (PndProject *project, gint64 region_case, gint64 motive,
                           PndVerdict verdict, const char *rationale, GPtrArray *passages[2],
                           GError **error);

G_END_DECLS
