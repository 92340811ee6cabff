/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "app/exchange/codings-table.h"
#include "app/exchange/coding-walk.h"
#include "app/exchange/csv.h"
#include "app/exchange/export-view.h"
#include "app/exchange/output-file.h"
#include "app/exchange/pseudonyms/pseudonyms.h"

/* rows are written out when this many bytes have come together */
#define MAX_PENDING 65536

typedef struct
{
  PndOutputFile *file;
  GString *pending;
  const PndCodeTree *codes;
  gboolean with_quotes;
  PndPseudonyms *pseudonyms; /* (nullable) */
  GHashTable *only;          /* (nullable) */
} Table;

static const char *const columns[] = {
  "document", "start", "end", "code", "coder", "polarity", "strength", "holder", "memo", "guid",
  "quote", "page", "line", "review", "codebook_version", "created", "area",
};

static gboolean
flush (Table *table, GError **error)
{
  gboolean written = pnd_output_file_write (table->file, table->pending->str, table->pending->len,
                                            error);

  g_string_truncate (table->pending, 0);
  return written;
}

static gboolean
write_coding_cb (const PndWalkCoding *coding, gpointer data, GError **error)
{
  Table *table = data;
  GString *out = table->pending;
  g_autofree char *quote = NULL;
  g_autofree char *label = NULL;
  g_autofree char *memo = NULL;

  if (table->only != NULL && !g_hash_table_contains (table->only, &coding->id))
    return TRUE;
  label = pnd_pseudonyms_dup (table->pseudonyms, coding->document->label);
  memo = pnd_pseudonyms_dup (table->pseudonyms, coding->memo);
  if (table->with_quotes && coding->area != NULL)
    quote = pnd_walk_coding_dup_area_quote (coding);
  else if (table->with_quotes)
    quote = pnd_pseudonyms_dup_slice (table->pseudonyms, coding->document->text, coding->span);
  pnd_csv_append_field (out, label);
  pnd_csv_append_int (out, coding->span.start);
  pnd_csv_append_int (out, coding->span.end);
  pnd_csv_append_field (out, pnd_code_tree_get (table->codes, coding->code)->label);
  pnd_csv_append_field (out, coding->coder_name);
  pnd_csv_append_field (out, coding->polarity);
  if (coding->strength != 0)
    pnd_csv_append_int (out, coding->strength);
  else
    pnd_csv_append_field (out, NULL);
  pnd_csv_append_field (out, coding->holder);
  pnd_csv_append_field (out, memo);
  pnd_csv_append_field (out, coding->guid);
  pnd_csv_append_field (out, quote);
  pnd_csv_append_field (out, coding->page);
  pnd_csv_append_int (out, coding->line);
  pnd_csv_append_field (out, coding->review);
  pnd_csv_append_int (out, coding->code_version);
  pnd_csv_append_field (out, coding->created);
  pnd_csv_append_field (out, coding->area);
  pnd_csv_end_row (out);
  return out->len < MAX_PENDING || flush (table, error);
}

static gboolean
write_rows (PndDatabase *reader, PndOutputFile *file, PndExportFlags flags, GHashTable *only,
            GCancellable *cancellable, GError **error)
{
  g_autoptr (PndCodeTree) codes = pnd_code_tree_load (reader, error);
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GString) pending = g_string_new (NULL);
  g_autoptr (PndPseudonyms) pseudonyms = NULL;
  Table table = { file, pending, codes, !(flags & PND_EXPORT_NO_QUOTES), NULL, only };

  if (flags & PND_EXPORT_PSEUDONYMS)
    {
      pseudonyms = pnd_pseudonyms_load (reader, error);
      if (pseudonyms == NULL)
        return FALSE;
      table.pseudonyms = pseudonyms;
    }
  documents = codes != NULL ? pnd_coding_walk_load_documents (reader, error) : NULL;
  if (documents == NULL)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    pnd_csv_append_field (pending, columns[i]);
  pnd_csv_end_row (pending);
  return pnd_coding_walk_all (reader, documents, codes, flags, write_coding_cb, &table, cancellable,
                              error)
         && flush (&table, error);
}

/**
 * pnd_codings_table_write_some:
 * @reader: a connection of pnd_project_open_reader(), in no transaction; any thread
 * @path: the file to make or to replace
 * @flags: what to leave out
 * @only: (nullable) (element-type gint64): a set of ids (pointers to #gint64): those to write
 * @cancellable: (nullable): ends the export
 * @error: return location for an error
 *
 * Writes codings as a table that pnd_codings_table_read() takes. Fields are as they are: a memo
 * that begins with `=` would be a formula to a spreadsheet, and is not changed, since what goes out
 * must come in again as it was.
 *
 * Returns: %TRUE if @path is the new table; else %FALSE with a %PND_STORE_ERROR or a %G_IO_ERROR,
 *   and @path is as it was
 */
gboolean
pnd_codings_table_write_some (PndDatabase *reader, const char *path, PndExportFlags flags,
                              GHashTable *only, GCancellable *cancellable, GError **error)
{
  g_autoptr (PndOutputFile) file = NULL;
  gboolean written;

  g_return_val_if_fail (reader != NULL && path != NULL, FALSE);

  file = pnd_export_agree (reader, &flags, error) ? pnd_output_file_new (path, error) : NULL;
  if (file == NULL || !pnd_database_exec (reader, _("Reading the project"), "BEGIN", error))
    return FALSE;
  written = write_rows (reader, file, flags, only, cancellable, error);
  pnd_database_exec (reader, NULL, "ROLLBACK", NULL); /* nothing was changed */
  return written && pnd_output_file_commit (file, error);
}

/**
 * pnd_codings_table_write:
 * @reader: see pnd_codings_table_write_some()
 * @path: the file to make or to replace
 * @flags: what to leave out
 * @cancellable: (nullable): ends the export
 * @error: return location for an error
 *
 * Writes all codings.
 *
 * Returns: see pnd_codings_table_write_some()
 */
gboolean
pnd_codings_table_write (PndDatabase *reader, const char *path, PndExportFlags flags,
                         GCancellable *cancellable, GError **error)
{
  return pnd_codings_table_write_some (reader, path, flags, NULL, cancellable, error);
}
