/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How far an import is, with a button that cancels it. Hidden while there is none. */

#include "ui/documents/import.h"

G_BEGIN_DECLS

#define PND_TYPE_IMPORT_BAR (pnd_import_bar_get_type ())
G_DECLARE_FINAL_TYPE (PndImportBar, pnd_import_bar, PND, IMPORT_BAR, GtkWidget)

GtkWidget *pnd_import_bar_new (PndImport *import);

G_END_DECLS
