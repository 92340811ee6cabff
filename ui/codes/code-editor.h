/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A code as a form: abbreviation, colour, and its rule in each language; a new one, or one that is
 * there. Saving is one edit. Asks for a reason when the codebook is frozen. */

#include "ui/workspace.h"

G_BEGIN_DECLS

/* @code: (nullable): NULL for a new one under @parent */
GtkWindow *pnd_code_editor_show (GtkWindow *parent_window, PndWorkspace *workspace, PndCode *code,
                                 gint64 parent);
char *pnd_code_editor_colour_to_hex (const GdkRGBA *colour);

G_END_DECLS
