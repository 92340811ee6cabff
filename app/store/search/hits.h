/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* From bytes to what a person is shown: code points, lines and a few words around. Pure. */

#include "app/store/search/fold.h"

G_BEGIN_DECLS

/**
 * PndHitWalk:
 * @byte: how far it is
 * @position: the same in code points
 * @line: the line there, from 1
 *
 * Goes through a text from hit to hit, forwards only.
 */
typedef struct
{
  const char *text;
  gsize n_bytes;
  gsize byte;
  int position;
  int line;
} PndHitWalk;

void pnd_hit_walk_to (PndHitWalk *self, gsize byte);
/* (transfer full): about 80 characters, cut at a space where there is one near */
char *pnd_hit_get_before (const char *text, PndByteSpan span);
char *pnd_hit_get_match (const char *text, PndByteSpan span);
char *pnd_hit_get_after (const char *text, gsize n_bytes, PndByteSpan span);

G_END_DECLS
