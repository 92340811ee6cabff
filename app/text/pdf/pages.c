/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text/pdf/pages.h"

#include <glib/gi18n.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "app/text/pdf/layout/page-read.h"

/* characters of one page: a poster has fewer, and what has more is no page */
#define MAX_CHARACTERS 1000000

/*
 * Laying:
 * @sources: of PndPdfSource, to be put into lines; the laying itself after the last
 * @done: an element for each that is
 *
 * Shared by the thread that asks poppler and the one that puts pages into lines meanwhile. More
 * threads would each need a document of poppler's, which keeps every page it has seen.
 */
typedef struct
{
  PndPdfPages *pages;
  gboolean with_boxes;
  GAsyncQueue *sources;
  GAsyncQueue *done;
} Laying;

static gpointer
laying_thread (gpointer data)
{
  Laying *self = data;
  gpointer source;

  while ((source = g_async_queue_pop (self->sources)) != data)
    {
      pnd_pdf_source_lay_out (source, self->pages, self->with_boxes);
      pnd_pdf_source_free (source);
      g_async_queue_push (self->done, data);
    }
  return NULL;
}

static gboolean
take_page (Laying *self, const char *name, PopplerDocument *document, int index,
           GCancellable *cancellable, GError **error)
{
  PndPdfSource *source;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  source = pnd_pdf_source_new (document, index);
  if (pnd_pdf_source_get_n_chars (source) > MAX_CHARACTERS)
    {
      g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_HOSTILE,
                   _("“%s” has more than a million characters on page %d."), name, index + 1);
      pnd_pdf_source_free (source);
      return FALSE;
    }
  /* one page waits at most */
  if (index > 0)
    g_async_queue_pop (self->done);
  g_async_queue_push (self->sources, source);
  return TRUE;
}

static gboolean
take_pages (Laying *self, const char *name, PopplerDocument *document, GCancellable *cancellable,
            GError **error)
{
  GThread *thread = g_thread_new ("pdf", laying_thread, self);
  int n_pages = poppler_document_get_n_pages (document);
  int index = 0;

  while (index < n_pages && take_page (self, name, document, index, cancellable, error))
    index++;
  g_async_queue_push (self->sources, self);
  g_thread_join (thread);
  return index == n_pages;
}

/**
 * pnd_pdf_open:
 * @name: the file's name, for messages
 * @bytes: the file
 * @password: (nullable): of an encrypted file
 * @error: return location for %PND_IMPORT_ERROR_PASSWORD, %PND_IMPORT_ERROR_DAMAGED or
 *   %PND_IMPORT_ERROR_HOSTILE
 *
 * Returns: (transfer full) (nullable): the document, of one page at least; for one thread.
 */
PopplerDocument *
pnd_pdf_open (const char *name, GBytes *bytes, const char *password, GError **error)
{
  g_autoptr (GError) local = NULL;
  /* poppler 22.12 reads freed memory when poppler_document_new_from_bytes() gets a wrong password;
   * a stream is copied for the second try */
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  gsize n_bytes = g_bytes_get_size (bytes);
  g_autoptr (PndPdfDocument) document
    = n_bytes > 0 ? poppler_document_new_from_stream (stream, (goffset) n_bytes, password, NULL,
                                                      &local)
                  : NULL;
  int n_pages;

  if (g_error_matches (local, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    {
      g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_PASSWORD,
                   password == NULL ? _("“%s” is encrypted; it opens with its password only.")
                                    : _("The password does not open “%s”."),
                   name);
      return NULL;
    }
  if (document == NULL)
    {
      g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_DAMAGED,
                   _("“%s” is a damaged PDF file: its parts cannot be found."), name);
      return NULL;
    }
  n_pages = poppler_document_get_n_pages (document);
  if (n_pages < 1)
    {
      g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_DAMAGED,
                   _("“%s” is a damaged PDF file: it has no page that can be read."), name);
      return NULL;
    }
  if (n_pages > PND_PDF_MAX_PAGES)
    {
      g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_HOSTILE,
                   _("“%s” says that it has %d pages; up to %d are read."), name, n_pages,
                   PND_PDF_MAX_PAGES);
      return NULL;
    }
  return g_steal_pointer (&document);
}

/* (transfer full) (nullable) */
static char *
get_title (PopplerDocument *document)
{
  g_autofree char *title = poppler_document_get_title (document);

  if (title == NULL || !g_utf8_validate (title, -1, NULL))
    return NULL;
  for (char *p = title; *p != '\0'; p++)
    if ((guchar) *p < 0x20 || *p == 0x7f)
      *p = ' ';
  g_strstrip (title);
  return *title != '\0' ? g_steal_pointer (&title) : NULL;
}

/**
 * pnd_pdf_read_pages:
 * @name: the file's name, for messages
 * @bytes: the file
 * @password: (nullable): of an encrypted file
 * @with_boxes: whether to keep where each character stands
 * @title: (out) (optional) (nullable): what the file calls itself
 * @cancellable: (nullable): to stop between two pages
 * @error: return location for a #PndImportError, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): all pages of the file.
 */
PndPdfPages *
pnd_pdf_read_pages (const char *name, GBytes *bytes, const char *password, gboolean with_boxes,
                    char **title, GCancellable *cancellable, GError **error)
{
  g_autoptr (PndPdfDocument) document = pnd_pdf_open (name, bytes, password, error);
  g_autoptr (PndPdfPages) pages = pnd_pdf_pages_new ();
  g_autoptr (GAsyncQueue) sources = g_async_queue_new ();
  g_autoptr (GAsyncQueue) done = g_async_queue_new ();
  Laying laying = { pages, with_boxes, sources, done };

  if (document == NULL || !take_pages (&laying, name, document, cancellable, error))
    return NULL;
  if (title != NULL)
    *title = get_title (document);
  g_clear_object (&document);
#ifdef __GLIBC__
  /* the allocator keeps what poppler leaves, in pieces too small for the text */
  malloc_trim (0);
#endif
  return g_steal_pointer (&pages);
}
