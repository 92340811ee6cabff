/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text/importer.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/text/convert.h"
#include "app/text/kind.h"
#include "app/text/office/docx.h"
#include "app/text/office/odt.h"
#include "app/text/pdf/pdf.h"
#include "app/text/plain-text.h"
#include "app/text/web/epub.h"
#include "app/text/web/html.h"
#include "app/text/web/mhtml.h"

G_DEFINE_QUARK (pnd-import-error-quark, pnd_import_error)

static char *
get_display_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return g_filename_display_name (base);
}

static gboolean
check_file (GFile *file, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (
      file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
      G_FILE_QUERY_INFO_NONE, cancellable, &local);

  if (info == NULL)
    {
      if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_propagate_error (error, g_steal_pointer (&local));
      else if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_UNREADABLE,
                     _("“%s” does not exist."), name);
      else
        g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_UNREADABLE,
                     _("“%s” cannot be read: %s."), name, local->message);
      return FALSE;
    }
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_UNREADABLE,
                   g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY
                       ? _("“%s” is a folder; choose the files in it.")
                       : _("“%s” is not a file that can be read."),
                   name);
      return FALSE;
    }
  if (g_file_info_get_size (info) > PND_IMPORT_MAX_BYTES)
    {
      g_autofree char *size = g_format_size (g_file_info_get_size (info));

      g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_TOO_LARGE,
                   _("“%s” is too large: %s, and a text may have up to 50 MB."), name, size);
      return FALSE;
    }
  return TRUE;
}

static PndImported *
read_text (const char *name, GBytes *bytes, const char *encoding, GError **error)
{
  g_autofree char *used = NULL;
  gboolean guessed = FALSE;
  gsize n_bytes = 0;
  PndImported *imported;
  char *utf8 = pnd_plain_text_decode (name, bytes, encoding, &n_bytes, &used, &guessed, error);

  if (utf8 == NULL)
    return NULL;

  imported = g_new0 (PndImported, 1);
  imported->name = g_strdup (name);
  imported->original = g_bytes_ref (bytes);
  imported->encoding = g_steal_pointer (&used);
  imported->guessed = guessed;
  imported->language = g_strdup (pnd_plain_text_guess_language (utf8, n_bytes));
  imported->text = pnd_document_text_new_take (utf8, n_bytes);
  return imported;
}

static PndImported *
read_bytes (const char *name, GBytes *bytes, const PndImportOptions *options,
            GCancellable *cancellable, GError **error)
{
  const char *encoding = options != NULL ? options->encoding : NULL;
  g_autoptr (PndPackage) package = NULL;
  PndKind kind;

  if (!pnd_kind_find (name, bytes, &kind, &package, error))
    return NULL;
  switch (kind)
    {
    case PND_KIND_PDF:
      return pnd_pdf_read (name, bytes, options, cancellable, error);
    case PND_KIND_DOCX:
      return pnd_docx_read (name, bytes, package, cancellable, error);
    case PND_KIND_ODT:
    case PND_KIND_FLAT_ODT:
      return pnd_odt_read (name, bytes, package, cancellable, error);
    case PND_KIND_EPUB:
      return pnd_epub_read (name, bytes, package, cancellable, error);
    case PND_KIND_HTML:
      return pnd_html_read (name, bytes, encoding, error);
    case PND_KIND_MHTML:
      return pnd_mhtml_read (name, bytes, error);
    case PND_KIND_RTF:
      return pnd_convert_read (name, bytes, "rtf", _("a rich text (RTF) file"),
                               PND_CONVERT_SECONDS, cancellable, error);
    case PND_KIND_DOC:
      return pnd_convert_read (name, bytes, "doc", _("an old Word document (DOC)"),
                               PND_CONVERT_SECONDS, cancellable, error);
    case PND_KIND_XLSX:
      g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_TABLE,
                   _("“%s” is an Excel table (XLSX); choose whether a row or a column of it is a "
                     "document (--answers row, --answers column)."), name);
      return NULL;
    default:
      return read_text (name, bytes, encoding, error);
    }
}

static PndImportOptions *
copy_options (const PndImportOptions *options)
{
  PndImportOptions *copy = g_new0 (PndImportOptions, 1);

  if (options != NULL)
    *copy = (PndImportOptions){ .encoding = g_strdup (options->encoding),
                                .password = g_strdup (options->password),
                                .recognise = options->recognise };
  return copy;
}

static void
free_options (PndImportOptions *options)
{
  g_free ((char *) options->encoding);
  g_free ((char *) options->password);
  g_free (options);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GFile *file = source;
  g_autoptr (GError) error = NULL;
  PndImported *imported = pnd_importer_read (file, data, cancellable, &error);

  if (imported != NULL)
    g_task_return_pointer (task, imported, (GDestroyNotify) pnd_imported_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * pnd_imported_comment_free:
 * @self: (nullable): a comment of a file
 */
void
pnd_imported_comment_free (PndImportedComment *self)
{
  if (self == NULL)
    return;
  g_free (self->author);
  g_free (self->text);
  g_free (self);
}

/**
 * pnd_imported_free:
 * @self: (nullable): what an import found
 */
void
pnd_imported_free (PndImported *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_clear_pointer (&self->text, pnd_document_text_unref);
  g_clear_pointer (&self->structure, pnd_structure_unref);
  g_clear_pointer (&self->comments, g_ptr_array_unref);
  g_free (self->title);
  g_clear_pointer (&self->original, g_bytes_unref);
  g_free (self->encoding);
  g_free (self->language);
  g_free (self);
}

/**
 * pnd_importer_read_bytes:
 * @name: the document's name
 * @bytes: a file's bytes
 * @options: (nullable): how to read them
 * @error: return location for a #PndImportError
 *
 * Blocks; any thread. The content decides which reader reads it.
 *
 * Returns: (transfer full) (nullable): the document in @bytes
 */
PndImported *
pnd_importer_read_bytes (const char *name, GBytes *bytes, const PndImportOptions *options,
                         GError **error)
{
  g_return_val_if_fail (name != NULL && bytes != NULL, NULL);

  return read_bytes (name, bytes, options, NULL, error);
}

/**
 * pnd_importer_read_typed:
 * @name: the document's name
 * @typed: what was typed or pasted, UTF-8
 * @error: return location for a #PndImportError
 *
 * Returns: (transfer full) (nullable): the document; its original is the UTF-8 as typed
 */
PndImported *
pnd_importer_read_typed (const char *name, const char *typed, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (name != NULL && typed != NULL, NULL);

  bytes = g_bytes_new (typed, strlen (typed));
  return read_text (name, bytes, "UTF-8", error);
}

/**
 * pnd_importer_load:
 * @file: a file
 * @name: (out) (transfer full): what it is called, for messages; set on failure too
 * @cancellable: (nullable): to stop it
 * @error: return location for a #PndImportError, or %G_IO_ERROR_CANCELLED
 *
 * Reads a file of up to %PND_IMPORT_MAX_BYTES. Blocks; any thread.
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GBytes *
pnd_importer_load (GFile *file, char **name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;
  GBytes *bytes;

  g_return_val_if_fail (G_IS_FILE (file) && name != NULL, NULL);

  *name = get_display_name (file);
  if (!check_file (file, *name, cancellable, error))
    return NULL;

  bytes = g_file_load_bytes (file, cancellable, NULL, &local);
  if (bytes == NULL && g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&local));
  else if (bytes == NULL)
    g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_UNREADABLE,
                 _("“%s” cannot be read: %s."), *name, local->message);
  return bytes;
}

/**
 * pnd_importer_read:
 * @file: a file
 * @options: (nullable): how to read it
 * @cancellable: (nullable): to stop it
 * @error: return location for a #PndImportError, or %G_IO_ERROR_CANCELLED
 *
 * Reads a file of up to %PND_IMPORT_MAX_BYTES. Blocks; any thread.
 *
 * Returns: (transfer full) (nullable): the document
 */
PndImported *
pnd_importer_read (GFile *file, const PndImportOptions *options, GCancellable *cancellable,
                   GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  bytes = pnd_importer_load (file, &name, cancellable, error);
  return bytes != NULL ? read_bytes (name, bytes, options, cancellable, error) : NULL;
}

/**
 * pnd_importer_read_async:
 * @file: a file
 * @options: (nullable): how to read it; copied
 * @cancellable: (nullable): to stop it
 * @callback: called when it is read, in the thread-default context of the caller
 * @data: for @callback
 *
 * As pnd_importer_read(), in a thread.
 */
void
pnd_importer_read_async (GFile *file, const PndImportOptions *options,
                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (file, cancellable, callback, data);
  g_task_set_source_tag (task, pnd_importer_read_async);
  g_task_set_task_data (task, copy_options (options), (GDestroyNotify) free_options);
  g_task_run_in_thread (task, read_thread);
}

/**
 * pnd_importer_read_finish:
 * @result: what the callback got
 * @error: return location for the error
 *
 * Returns: (transfer full) (nullable): the document
 */
PndImported *
pnd_importer_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
