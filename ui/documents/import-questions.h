/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Asks about files that an import holds back: the same text again, a password, what a table is. */

#include "ui/documents/import.h"

G_BEGIN_DECLS

/* from now on, over @window; both may go in any order */
void pnd_import_questions_begin (GtkWindow *window, PndImport *import);

G_END_DECLS
