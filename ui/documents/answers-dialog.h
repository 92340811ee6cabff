/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A table before it becomes documents: its columns with the first rows, and what each is for. */

#include "ui/documents/import.h"

G_BEGIN_DECLS

/* reads the file of @held in a thread, then shows it; @closed: called once with @data, whatever
 * came of it */
void pnd_answers_dialog_show (GtkWindow *parent, PndImport *import, const PndHeld *held,
                              GDestroyNotify closed, gpointer data);

G_END_DECLS
