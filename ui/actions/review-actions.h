/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Actions on what goes to a supervisor and comes back: the bundle, the sheet, the log. */

#include "ui/window.h"

G_BEGIN_DECLS

void pnd_window_add_review_actions (PndWindow *self);

G_END_DECLS
