/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The pinned codes as buttons: with their abbreviations, with the ends of these, or with digit and
 * colour only, whichever there is room for. */

#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_PIN_BAR (pnd_pin_bar_get_type ())
G_DECLARE_FINAL_TYPE (PndPinBar, pnd_pin_bar, PND, PIN_BAR, GtkWidget)

GtkWidget *pnd_pin_bar_new (PndWorkspace *workspace);

int pnd_pin_bar_get_n (PndPinBar *self);

G_END_DECLS
