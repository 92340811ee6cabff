/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The codes that fit what was typed, best first, one of them highlighted.
 *
 * Signals:
 *   highlighted ()   another code, or none, is highlighted
 *   activated ()     a person wants the highlighted code
 */

#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_PALETTE_LIST_ROW_HEIGHT 30 /* pixels, as in style.css */

#define PND_TYPE_PALETTE_LIST (pnd_palette_list_get_type ())
G_DECLARE_FINAL_TYPE (PndPaletteList, pnd_palette_list, PND, PALETTE_LIST, GtkWidget)

GtkWidget *pnd_palette_list_new (PndWorkspace *workspace);

void pnd_palette_list_set_n_rows (PndPaletteList *self, int n_rows);
void pnd_palette_list_set_query (PndPaletteList *self, const char *query);
void pnd_palette_list_move (PndPaletteList *self, int rows);
PndCode *pnd_palette_list_get_code (PndPaletteList *self); /* (transfer none) (nullable) */
guint pnd_palette_list_get_n (PndPaletteList *self);
void pnd_palette_list_used (PndPaletteList *self, gint64 code);

G_END_DECLS
