/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a file to a table: separated values in any encoding, or an Excel table. */

#include "app/exchange/answers/sheet.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/exchange/answers/xlsx.h"
#include "app/exchange/csv.h"
#include "app/text/importer.h"
#include "app/text/kind.h"
#include "app/text/plain-text.h"

/* a spreadsheet's own way to say what separates the fields; @text: (inout): past that line */
static char
take_declared (const char **text)
{
  const char *at = *text;
  char separator;

  if (g_ascii_strncasecmp (at, "sep=", 4) != 0 || at[4] == '\0' || at[5] != '\n')
    return '\0';
  separator = at[4];
  *text = at + 6;
  return separator;
}

/* what stands most often outside quotes in the row of the headings; a comma, when nothing does */
static char
guess_separator (const char *text)
{
  static const char separators[] = { ',', ';', '\t' };
  int counts[G_N_ELEMENTS (separators)] = { 0 };
  gboolean quoted = FALSE;
  gsize best = 0;

  for (const char *at = text; *at != '\0' && (quoted || *at != '\n'); at++)
    if (*at == '"')
      quoted = !quoted;
    else
      for (gsize i = 0; i < G_N_ELEMENTS (separators) && !quoted; i++)
        counts[i] += *at == separators[i];
  for (gsize i = 1; i < G_N_ELEMENTS (separators); i++)
    if (counts[i] > counts[best])
      best = i;
  return separators[best];
}

static gboolean
take_rows (PndSheet *sheet, PndCsvReader *reader, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  GError *failure = NULL;

  while (pnd_csv_reader_next (reader, &failure))
    {
      g_ptr_array_set_size (cells, 0);
      for (int i = 0; i < pnd_csv_reader_get_n_fields (reader); i++)
        g_ptr_array_add (cells, (gpointer) pnd_csv_reader_get_field (reader, i));
      if (!pnd_sheet_add_row (sheet, (const char *const *) cells->pdata, (int) cells->len, error)
          || g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  if (failure == NULL)
    return TRUE;
  g_set_error_literal (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_DAMAGED, failure->message);
  g_error_free (failure);
  return FALSE;
}

static PndSheet *
read_separated (const char *name, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autofree char *used = NULL;
  gboolean guessed = FALSE;
  gsize n_bytes = 0;
  g_autofree char *utf8
    = pnd_plain_text_decode (name, bytes, NULL, &n_bytes, &used, &guessed, error);
  const char *text = utf8;
  g_autoptr (PndCsvReader) reader = NULL;
  g_autoptr (PndSheet) sheet = NULL;
  char separator;

  if (utf8 == NULL)
    return NULL;
  separator = take_declared (&text);
  if (separator == '\0')
    separator = guess_separator (text);
  reader = pnd_csv_reader_new_for_text (name, text, separator);
  sheet = pnd_sheet_new (name, bytes);
  return take_rows (sheet, reader, cancellable, error) ? g_steal_pointer (&sheet) : NULL;
}

static PndSheet *
read_any (const char *name, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (PndPackage) package = NULL;
  PndKind kind;

  if (!pnd_kind_find (name, bytes, &kind, &package, error))
    return NULL;
  if (kind == PND_KIND_XLSX)
    return pnd_xlsx_read (name, bytes, package, cancellable, error);
  if (kind == PND_KIND_TEXT)
    return read_separated (name, bytes, cancellable, error);
  g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_BINARY,
               _("“%s” is not a table: answers are read from CSV, TSV and Excel files (XLSX)."),
               name);
  return NULL;
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  PndSheet *sheet = pnd_sheet_read (source, cancellable, &error);

  if (sheet != NULL)
    g_task_return_pointer (task, sheet, (GDestroyNotify) pnd_sheet_free);
  else
    g_task_return_error (task, error);
}

/**
 * pnd_sheet_read_bytes:
 * @name: the file's name
 * @bytes: the file
 * @cancellable: (nullable): to stop it
 * @error: return location for a #PndImportError, or %G_IO_ERROR_CANCELLED
 *
 * Reads separated values (comma, semicolon or tab, whichever the first row has) or the first visible
 * sheet with content of an Excel table. Blocks; any thread.
 *
 * Returns: (transfer full) (nullable): a table with at least one row beside the headings
 */
PndSheet *
pnd_sheet_read_bytes (const char *name, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (PndSheet) sheet = NULL;

  g_return_val_if_fail (name != NULL && bytes != NULL, NULL);

  sheet = read_any (name, bytes, cancellable, error);
  if (sheet == NULL || pnd_sheet_get_n_rows (sheet) > 0)
    return g_steal_pointer (&sheet);
  g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_EMPTY,
               _("“%s” has no answers: a row of headings and at least one row below it are needed."),
               name);
  return NULL;
}

/**
 * pnd_sheet_read:
 * @file: a file of up to %PND_IMPORT_MAX_BYTES
 * @cancellable: (nullable): to stop it
 * @error: return location for a #PndImportError, or %G_IO_ERROR_CANCELLED
 *
 * As pnd_sheet_read_bytes().
 *
 * Returns: (transfer full) (nullable): a table
 */
PndSheet *
pnd_sheet_read (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  bytes = pnd_importer_load (file, &name, cancellable, error);
  return bytes != NULL ? pnd_sheet_read_bytes (name, bytes, cancellable, error) : NULL;
}

/**
 * pnd_sheet_read_async:
 * @file: a file
 * @cancellable: (nullable): to stop it
 * @callback: called when it is read, in the thread-default context of the caller
 * @data: for @callback
 *
 * As pnd_sheet_read(), in a thread.
 */
void
pnd_sheet_read_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback,
                      gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (file, cancellable, callback, data);
  g_task_set_source_tag (task, pnd_sheet_read_async);
  g_task_run_in_thread (task, read_thread);
}

/**
 * pnd_sheet_read_finish:
 * @result: what the callback got
 * @error: return location for the error
 *
 * Returns: (transfer full) (nullable): the table
 */
PndSheet *
pnd_sheet_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
