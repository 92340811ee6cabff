/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text/pdf/page.h"

#include <string.h>

static void
free_page (gpointer data)
{
  PndPdfPage *page = data;

  g_free (page->label);
  g_clear_pointer (&page->links, g_ptr_array_unref);
  g_free (page);
}

/**
 * pnd_pdf_pages_new:
 *
 * Returns: (transfer full): a file without pages.
 */
PndPdfPages *
pnd_pdf_pages_new (void)
{
  PndPdfPages *self = g_new0 (PndPdfPages, 1);

  self->pages = g_ptr_array_new_with_free_func (free_page);
  self->text = g_string_new (NULL);
  self->lines = g_array_new (FALSE, FALSE, sizeof (PndPdfLine));
  self->looks = g_array_new (FALSE, FALSE, sizeof (PndPdfLook));
  self->boxes = g_array_new (FALSE, FALSE, sizeof (PndPageBox));
  return self;
}

/**
 * pnd_pdf_pages_free:
 * @self: (nullable): the pages of a file
 */
void
pnd_pdf_pages_free (PndPdfPages *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->pages);
  g_string_free (self->text, TRUE);
  g_array_unref (self->lines);
  g_array_unref (self->looks);
  g_array_unref (self->boxes);
  g_free (self);
}

/**
 * pnd_pdf_pages_add:
 * @self: the pages of a file
 * @width: points
 * @height: points
 * @label: as the file numbers it
 *
 * Returns: (transfer none): a page without text, after the others.
 */
PndPdfPage *
pnd_pdf_pages_add (PndPdfPages *self, double width, double height, const char *label)
{
  PndPdfPage *page = g_new0 (PndPdfPage, 1);

  g_return_val_if_fail (self != NULL && label != NULL, page);

  page->in = self;
  page->width = width;
  page->height = height;
  page->label = g_strdup (label);
  g_ptr_array_add (self->pages, page);
  return page;
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
