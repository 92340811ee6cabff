/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Who the labels of a transcript are: a line a label, with the number of its turns. */

#include "ui/workspace.h"

G_BEGIN_DECLS

/* of the document at hand; (nullable): NULL after saying that nobody speaks in it */
GtkWindow *pnd_speakers_dialog_show (GtkWindow *parent, PndWorkspace *workspace);

G_END_DECLS
