/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/text-window.h"

/**
 * pnd_text_window_new:
 * @text: a text
 * @position: in code points, from 0 to the length
 * @radius: code points wanted on both sides, as far as the line goes
 *
 * Returns: (transfer full): the surroundings of @position within its line.
 */
PndTextWindow *
pnd_text_window_new (const PndDocumentText *text, int position, int radius)
{
  PndTextWindow *self;
  gsize begin;
  gsize end;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (radius > 0, NULL);

  self = g_new0 (PndTextWindow, 1);
  self->line = pnd_document_text_get_line (text, pnd_document_text_get_line_at (text, position));
  self->span = pnd_span_clamp (PND_SPAN (position - radius, position + radius), self->line);

  begin = pnd_document_text_to_byte (text, self->span.start);
  end = pnd_document_text_to_byte (text, self->span.end);
  self->utf8 = pnd_document_text_get_utf8 (text, NULL) + begin;
  self->attrs = g_new0 (PangoLogAttr, pnd_span_length (self->span) + 1);
  pango_get_log_attrs (self->utf8, end - begin, -1, pango_language_get_default (), self->attrs,
                       pnd_span_length (self->span) + 1);
  return self;
}

/**
 * pnd_text_window_free:
 * @self: (transfer full) (nullable): a window
 *
 * Frees it; the text stays.
 */
void
pnd_text_window_free (PndTextWindow *self)
{
  if (self == NULL)
    return;
  g_free (self->attrs);
  g_free (self);
}
