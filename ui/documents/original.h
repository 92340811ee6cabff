/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The file a document came from, byte for byte: saved again, or opened in its own program. */

#include "ui/workspace.h"

G_BEGIN_DECLS

void pnd_original_save (GtkWidget *parent, PndWorkspace *workspace, PndDocument *document);
void pnd_original_open (GtkWindow *parent, PndWorkspace *workspace, PndDocument *document);
/* takes away what was written to open it; when the program ends */
void pnd_original_clean_up (void);

G_END_DECLS
