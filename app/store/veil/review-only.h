/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A copy for a reviewer, who can do nothing with it but review: its preference
 * %PND_REVIEW_ONLY_KEY says so. Every edit that does not begin as a part of a review is refused. */

#include "app/store/project.h"

G_BEGIN_DECLS

#define PND_REVIEW_ONLY_KEY "review-only"

/* as pnd_project_begin_edit(), for what is a part of a review */
gboolean pnd_project_begin_review (PndProject *self, const char *label, GError **error);
gboolean pnd_project_is_review_only (PndProject *self);
/* whether all can be changed: neither opened for reading alone nor a copy for a reviewer */
gboolean pnd_project_can_edit (PndProject *self);

G_END_DECLS
