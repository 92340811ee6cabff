/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What is known about a document: name, source type, default holder, language, notes, and the
 * encoding its original was read in. Saving is one edit. */

#include "ui/workspace.h"

G_BEGIN_DECLS

GtkWindow *pnd_document_properties_show (GtkWindow *parent, PndWorkspace *workspace,
                                         PndDocument *document);

G_END_DECLS
