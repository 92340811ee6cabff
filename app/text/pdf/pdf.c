/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text/pdf/pdf.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/text/pdf/page.h"
#include "app/text/pdf/pages.h"
#include "app/text/pdf/recognise.h"
#include "app/text/pdf/writing.h"

#define MARK "%PDF-"
#define MARK_WITHIN 1024
#define LEAST_KEPT 50 /* of a hundred characters: of another text they are chance */

static guint
count_with_text (GPtrArray *pages)
{
  guint n = 0;

  for (guint i = 0; i < pages->len; i++)
    if (((PndPdfPage *) g_ptr_array_index (pages, i))->n_lines > 0)
      n++;
  return n;
}

/* pages that are pictures are recognised where that is wanted, and refused where all are */
static gboolean
see_to_pictures (const char *name, GBytes *bytes, const PndImportOptions *options,
                 GPtrArray *pages, GCancellable *cancellable, GError **error)
{
  guint n_with_text = count_with_text (pages);

  if (options != NULL && options->recognise && n_with_text < pages->len)
    return pnd_pdf_recognise (name, bytes, options->password, pages, cancellable, error);
  if (n_with_text > 0)
    return TRUE;
  g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_NO_TEXT,
               _("“%s” holds pictures of pages without text; character recognition can read "
                 "them."),
               name);
  return FALSE;
}

static PndImported *
write_pages (const char *name, GBytes *bytes, GPtrArray *pages, PndPageMap *map, GError **error)
{
  g_autoptr (PndTextBuilder) builder = pnd_text_builder_new ();
  PndImported *imported;

  pnd_pdf_write (pages, builder, map);
  imported = pnd_text_builder_finish (builder, name, bytes, error);
  if (imported != NULL && map != NULL)
    pnd_page_map_finish (map, pnd_document_text_get_length (imported->text),
                         pnd_document_text_get_hash (imported->text));
  return imported;
}

/**
 * pnd_pdf_is:
 * @bytes: a file
 *
 * Returns: whether it is a PDF file, by its content.
 */
gboolean
pnd_pdf_is (GBytes *bytes)
{
  gsize n_bytes;
  const char *data;

  g_return_val_if_fail (bytes != NULL, FALSE);

  data = g_bytes_get_data (bytes, &n_bytes);
  for (gsize i = 0; i < MARK_WITHIN && i + strlen (MARK) <= n_bytes; i++)
    if (memcmp (data + i, MARK, strlen (MARK)) == 0)
      return TRUE;
  return FALSE;
}

/**
 * pnd_pdf_read:
 * @name: the document's name
 * @bytes: a PDF file
 * @options: (nullable): the password, and whether to recognise characters in pictures
 * @cancellable: (nullable): to stop it
 * @error: return location for a #PndImportError, or %G_IO_ERROR_CANCELLED
 *
 * Blocks; any thread.
 *
 * Returns: (transfer full) (nullable): the document: a paragraph a line, a run for every page.
 */
PndImported *
pnd_pdf_read (const char *name, GBytes *bytes, const PndImportOptions *options,
              GCancellable *cancellable, GError **error)
{
  const char *password;
  g_autoptr (GPtrArray) pages = NULL;
  g_autofree char *title = NULL;
  PndImported *imported;

  g_return_val_if_fail (name != NULL && bytes != NULL, NULL);

  password = options != NULL ? options->password : NULL;
  pages = pnd_pdf_read_pages (name, bytes, password, FALSE, &title, cancellable, error);
  if (pages == NULL)
    return NULL;
  if (!see_to_pictures (name, bytes, options, pages, cancellable, error))
    return NULL;
  imported = write_pages (name, bytes, pages, NULL, error);
  if (imported != NULL)
    imported->title = g_steal_pointer (&title);
  return imported;
}

/* a text that was corrected, or read by an earlier version, is nearly the one that is read now */
static void
follow (PndPageMap *map, PndDocumentText *now, PndDocumentText *text)
{
  g_autoptr (PndTextChange) change = NULL;
  g_autofree char *own = g_strdup (pnd_document_text_get_hash (now));

  if (g_str_equal (own, pnd_document_text_get_hash (text)))
    return;
  change = pnd_text_change_new (now, text);
  if (pnd_page_map_follow (map, change, pnd_document_text_get_length (text),
                           pnd_document_text_get_hash (text)) < LEAST_KEPT)
    pnd_page_map_finish (map, pnd_document_text_get_length (text), own);
}

/**
 * pnd_pdf_read_map:
 * @name: the document's name, for messages
 * @bytes: a PDF file
 * @password: (nullable): of an encrypted file
 * @text: (nullable): the document's text, when it is not the one that the file gives
 * @cancellable: (nullable): to stop it
 * @error: return location for a #PndImportError, or %G_IO_ERROR_CANCELLED
 *
 * Reads the file as pnd_pdf_read() does, and remembers where every character stands, in @text where
 * it is there. When that is quite another text, the map is not its own. Of a file of pictures it has
 * the pages, without a character. Blocks; any thread.
 *
 * Returns: (transfer full) (nullable): the map.
 */
PndPageMap *
pnd_pdf_read_map (const char *name, GBytes *bytes, const char *password, PndDocumentText *text,
                  GCancellable *cancellable, GError **error)
{
  g_autoptr (PndPageMap) map = pnd_page_map_new ();
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (PndImported) imported = NULL;

  g_return_val_if_fail (name != NULL && bytes != NULL, NULL);

  pages = pnd_pdf_read_pages (name, bytes, password, TRUE, NULL, cancellable, error);
  if (pages == NULL)
    return NULL;
  if (count_with_text (pages) > 0)
    {
      imported = write_pages (name, bytes, pages, map, error);
      if (imported != NULL && text != NULL)
        follow (map, imported->text, text);
      return imported != NULL ? g_steal_pointer (&map) : NULL;
    }
  for (guint i = 0; i < pages->len; i++)
    {
      const PndPdfPage *page = g_ptr_array_index (pages, i);

      pnd_page_map_begin_page (map, page->width, page->height, 0);
      pnd_page_map_end_page (map, 0);
    }
  return g_steal_pointer (&map);
}
