/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text/pdf/page.h"

#include <string.h>

/**
 * pnd_pdf_page_new:
 * @width: points
 * @height: points
 * @label: as the file numbers it
 *
 * Returns: (transfer full): a page without text.
 */
PndPdfPage *
pnd_pdf_page_new (double width, double height, const char *label)
{
  PndPdfPage *self = g_new0 (PndPdfPage, 1);

  g_return_val_if_fail (label != NULL, self);

  self->width = width;
  self->height = height;
  self->label = g_strdup (label);
  return self;
}

/**
 * pnd_pdf_page_free:
 * @self: (nullable): a page
 */
void
pnd_pdf_page_free (PndPdfPage *self)
{
  if (self == NULL)
    return;
  g_free (self->label);
  g_free (self->text);
  g_free (self->lines);
  g_free (self->looks);
  g_free (self->boxes);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  g_free (self);
}

/**
 * pnd_pdf_page_get_first_char:
 * @self: a page
 * @line: one of its lines
 *
 * Returns: the character that @line begins with.
 */
gunichar
pnd_pdf_page_get_first_char (const PndPdfPage *self, const PndPdfLine *line)
{
  g_return_val_if_fail (self != NULL && line != NULL, 0);

  return g_utf8_get_char (pnd_pdf_page_get_text (self, line));
}

/**
 * pnd_pdf_page_get_last_char:
 * @self: a page
 * @line: one of its lines
 *
 * Returns: the character that @line ends with.
 */
gunichar
pnd_pdf_page_get_last_char (const PndPdfPage *self, const PndPdfLine *line)
{
  const char *text;

  g_return_val_if_fail (self != NULL && line != NULL, 0);

  text = pnd_pdf_page_get_text (self, line);
  return g_utf8_get_char (g_utf8_prev_char (text + strlen (text)));
}

/**
 * pnd_pdf_page_get_first_line:
 * @self: a page whose furniture is marked
 *
 * Returns: (nullable): its first line of text; %NULL where it has none.
 */
PndPdfLine *
pnd_pdf_page_get_first_line (const PndPdfPage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->n_lines; i++)
    if (!self->lines[i].furniture)
      return &self->lines[i];
  return NULL;
}
