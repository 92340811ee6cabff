/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text/pdf/page.h"

#include <string.h>

/**
 * pnd_pdf_lines_new:
 *
 * Returns: (transfer full): room for the lines of pages.
 */
PndPdfLines *
pnd_pdf_lines_new (void)
{
  PndPdfLines *self = g_atomic_rc_box_new0 (PndPdfLines);

  self->text = g_string_new (NULL);
  self->lines = g_array_new (FALSE, FALSE, sizeof (PndPdfLine));
  self->looks = g_array_new (FALSE, FALSE, sizeof (PndPdfLook));
  self->boxes = g_array_new (FALSE, FALSE, sizeof (PndPageBox));
  return self;
}

static void
clear_lines (gpointer data)
{
  PndPdfLines *self = data;

  g_string_free (self->text, TRUE);
  g_array_unref (self->lines);
  g_array_unref (self->looks);
  g_array_unref (self->boxes);
}

/**
 * pnd_pdf_lines_unref:
 * @self: the lines of pages, which last as long as one of the pages does
 */
void
pnd_pdf_lines_unref (PndPdfLines *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_lines);
}

/**
 * pnd_pdf_page_new:
 * @in: gets its lines
 * @width: points
 * @height: points
 * @label: as the file numbers it
 *
 * Returns: (transfer full): a page without text.
 */
PndPdfPage *
pnd_pdf_page_new (PndPdfLines *in, double width, double height, const char *label)
{
  PndPdfPage *self;

  g_return_val_if_fail (in != NULL && label != NULL, NULL);

  self = g_new0 (PndPdfPage, 1);
  self->in = g_atomic_rc_box_acquire (in);
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
  pnd_pdf_lines_unref (self->in);
  g_free (self->label);
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
    if (!pnd_pdf_page_get_line (self, i)->furniture)
      return pnd_pdf_page_get_line (self, i);
  return NULL;
}
