/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which codes a few typed letters mean, best first. Pure: knows codes as strings only. */

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PndPaletteIndex PndPaletteIndex;

/**
 * PndPaletteMatch:
 * @code: the code's id
 * @score: how well it fits, more is better; comparable within one ranking only
 */
typedef struct
{
  gint64 code;
  int score;
} PndPaletteMatch;

PndPaletteIndex *pnd_palette_index_new (void);
void pnd_palette_index_free (PndPaletteIndex *self);

void pnd_palette_index_add (PndPaletteIndex *self, gint64 code, const char *abbreviation,
                            const char *const *names, const char *const *definitions);
void pnd_palette_index_used (PndPaletteIndex *self, gint64 code);
void pnd_palette_index_copy_recency (PndPaletteIndex *self, const PndPaletteIndex *from);
guint pnd_palette_index_get_n (const PndPaletteIndex *self);

GArray *pnd_palette_index_rank (const PndPaletteIndex *self, const char *query);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndPaletteIndex, pnd_palette_index_free)

G_END_DECLS
