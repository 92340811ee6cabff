/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The translation of a passage: written, changed, removed. */

#include "ui/workspace.h"

G_BEGIN_DECLS

/* of the one that is there at @span, or a new one when @span is not empty; (nullable) */
GtkWindow *pnd_translation_dialog_show (GtkWindow *parent, PndWorkspace *workspace, PndSpan span);

G_END_DECLS
