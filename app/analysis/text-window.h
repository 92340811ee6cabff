/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A piece of one line around a position, with Pango's word, letter and sentence breaks: a line may
 * be a megabyte long, and a key press must not look at all of it. */

#include <pango/pango.h>

#include "app/model/document-text.h"

G_BEGIN_DECLS

/**
 * PndTextWindow:
 * @line: the line that the piece is of, without its LF
 * @span: the piece; all of @line when that is short
 * @utf8: the bytes of @span; borrowed from the text, not NUL-terminated
 * @attrs: one a character and one more; the breaks before each
 */
typedef struct
{
  PndSpan line;
  PndSpan span;
  const char *utf8;
  PangoLogAttr *attrs;
} PndTextWindow;

PndTextWindow *pnd_text_window_new (const PndDocumentText *text, int position, int radius);
void pnd_text_window_free (PndTextWindow *self);

static inline const PangoLogAttr *
pnd_text_window_get_attr (const PndTextWindow *self, int position)
{
  return &self->attrs[position - self->span.start];
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndTextWindow, pnd_text_window_free)

G_END_DECLS
