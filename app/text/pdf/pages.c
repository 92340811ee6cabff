/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text/pdf/pages.h"

#include <glib/gi18n.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "app/text/pdf/layout/page-read.h"

#define PAGES_FOR_A_THREAD 16
/* characters of one page: a poster has fewer, and what has more is no page */
#define MAX_CHARACTERS 1000000

/*
 * Reading:
 * @next: the next page to read
 * @failed_page: from 1, one beyond all measure; 0 for none
 * @n_chars: of the pages so far: those of a small file may share what they show, and have much
 * @pages: of PndPdfPage, each written by the thread that took it
 *
 * Shared by two threads, each with a document of poppler's and lines of its own. More would not
 * pay: each document keeps all that it has seen.
 */
typedef struct
{
  const char *name;
  GBytes *bytes;
  const char *password;
  gboolean with_boxes;
  GCancellable *cancellable;
  int next;
  int failed_page;
  int n_chars;
  GPtrArray *pages;
} Reading;

static void
read_page (Reading *self, PopplerDocument *document, PndPdfLines *in, int index)
{
  g_autoptr (PndPdfSource) source = pnd_pdf_source_new (document, index);
  guint n = pnd_pdf_source_get_n_chars (source);

  if (n > MAX_CHARACTERS)
    {
      g_atomic_int_set (&self->failed_page, index + 1);
      return;
    }
  g_atomic_int_add (&self->n_chars, (int) n);
  g_ptr_array_index (self->pages, index) = pnd_pdf_source_lay_out (source, in, self->with_boxes);
}

/* there is more text than a document may have */
static gboolean
is_too_large (Reading *self)
{
  return g_atomic_int_get (&self->n_chars) > PND_IMPORT_MAX_BYTES;
}

static gboolean
is_stopped (Reading *self)
{
  return g_cancellable_is_cancelled (self->cancellable)
         || g_atomic_int_get (&self->failed_page) > 0 || is_too_large (self);
}

static void
read_some (Reading *self, PopplerDocument *document)
{
  g_autoptr (PndPdfLines) in = pnd_pdf_lines_new ();
  int index;

  while (!is_stopped (self)
         && (index = g_atomic_int_add (&self->next, 1)) < (int) self->pages->len)
    read_page (self, document, in, index);
}

static gpointer
reading_thread (gpointer data)
{
  Reading *self = data;
  g_autoptr (PndPdfDocument) document
    = pnd_pdf_open (self->name, self->bytes, self->password, NULL);

  if (document != NULL)
    read_some (self, document);
  return NULL;
}

static gboolean
read_all (Reading *self, PopplerDocument *document, GError **error)
{
  GThread *thread = self->pages->len >= 2 * PAGES_FOR_A_THREAD && g_get_num_processors () > 1
                      ? g_thread_new ("pdf", reading_thread, self)
                      : NULL;

  read_some (self, document);
  if (thread != NULL)
    g_thread_join (thread);
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (self->failed_page > 0)
    g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_HOSTILE,
                 _("“%s” has more than a million characters on page %d."), self->name,
                 self->failed_page);
  else if (is_too_large (self))
    g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_TOO_LARGE,
                 _("The text of “%s” is too large: a text may have up to 50 MB."), self->name);
  return self->failed_page == 0 && !is_too_large (self);
}

static void
free_page (gpointer page)
{
  pnd_pdf_page_free (page);
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
 * Returns: (transfer full) (nullable): of #PndPdfPage, one for every page of the file, in order.
 */
GPtrArray *
pnd_pdf_read_pages (const char *name, GBytes *bytes, const char *password, gboolean with_boxes,
                    char **title, GCancellable *cancellable, GError **error)
{
  g_autoptr (PndPdfDocument) document = pnd_pdf_open (name, bytes, password, error);
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func (free_page);
  Reading reading = { name, bytes, password, with_boxes, cancellable, 0, 0, 0, pages };

  if (document == NULL)
    return NULL;
  g_ptr_array_set_size (pages, poppler_document_get_n_pages (document));
  if (!read_all (&reading, document, error))
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
