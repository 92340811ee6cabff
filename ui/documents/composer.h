/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A new document that is typed or pasted: its name and its text. */

#include "ui/documents/import.h"

G_BEGIN_DECLS

GtkWindow *pnd_composer_show (GtkWindow *parent, PndImport *import, const char *text);

G_END_DECLS
