/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Actions on who codes. */

#include "ui/window.h"

G_BEGIN_DECLS

void pnd_window_add_people_actions (PndWindow *self);
gboolean pnd_window_can_use_people (PndWindow *self, const char *name);

G_END_DECLS
