/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The cells of a column of the sources table: one field of each document, always as it is now. */

#include <gtk/gtk.h>

#include "ui/sources/source-field.h"

G_BEGIN_DECLS

/* @attributes: where the table keeps them, (nullable) there; both must outlive the column */
GtkListItemFactory *pnd_source_cells_new (const PndSourceField *field,
                                          PndAttributes *const *attributes);

G_END_DECLS
