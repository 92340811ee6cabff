/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

void pnd_window_add_whose_actions (PndWindow *self);
void pnd_window_restore_whose (PndWindow *self, PndProject *project);

G_END_DECLS
