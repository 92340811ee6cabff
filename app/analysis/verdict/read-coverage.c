/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/verdict/read-coverage.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "app/model/cases/region-case.h"

/* whether what stands between is nothing that could be read */
static gboolean
is_blank (const PndDocumentText *text, int from, int to)
{
  for (int i = from; i < to; i++)
    if (!g_unichar_isspace (pnd_document_text_get_char (text, i)))
      return FALSE;
  return TRUE;
}

/**
 * pnd_read_is_under:
 * @span: a passage marked or coded
 * @code: a code as it is worded now
 *
 * A mark names the versions that were not 1, and says nothing of codes that came later; a coding was
 * made under what held at its time.
 *
 * Returns: whether it was read under that wording
 */
gboolean
pnd_read_is_under (const PndReadSpan *span, const PndReadCode *code)
{
  const char *found;

  g_return_val_if_fail (span != NULL && code != NULL, FALSE);

  if (span->versions == NULL)
    return g_strcmp0 (span->time, code->since) >= 0;
  if (g_strcmp0 (span->time, code->created) < 0)
    return FALSE;
  found = strstr (span->versions, code->guid);
  if (found == NULL)
    return code->version == 1;
  return atoi (found + strlen (code->guid)) == code->version;
}

static gboolean
is_covered (const PndDocumentText *text, const GArray *spans, const PndReadCode *code)
{
  int reached = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const PndReadSpan *span = &g_array_index (spans, PndReadSpan, i);

      if (!pnd_read_is_under (span, code))
        continue;
      if (span->span.start > reached && !is_blank (text, reached, span->span.start))
        return FALSE;
      reached = MAX (reached, span->span.end);
    }
  return is_blank (text, reached, pnd_document_text_get_length (text));
}

/**
 * pnd_read_load_text:
 * @database: the project's connection or a reader's
 * @document: id of a document
 * @error: return location for a #PndStoreError
 *
 * Returns: (transfer full) (nullable): its text; %NULL with @error set when it is gone or damaged
 */
PndDocumentText *
pnd_read_load_text (PndDatabase *database, gint64 document, GError **error)
{
  g_autoptr (PndStatement) row = NULL;
  const char *utf8 = NULL;
  gsize n_bytes = 0;

  g_return_val_if_fail (database != NULL, NULL);

  row = pnd_database_query (database, _("Reading a document"),
                            "SELECT t.text FROM documents d JOIN texts t ON t.hash = d.text_hash "
                            "WHERE d.id = ?", error, "i", document);
  if (row == NULL)
    return NULL;
  if (pnd_statement_next (row, NULL))
    utf8 = pnd_statement_get_text (row, 0, &n_bytes);
  if (utf8 != NULL && n_bytes < G_MAXINT32 && g_utf8_validate_len (utf8, n_bytes, NULL))
    return pnd_document_text_new_take (g_memdup2 (utf8, n_bytes + 1), n_bytes);
  g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND,
                       _("The document is no longer there."));
  return NULL;
}

/* What was measured: "digest of the text, its passages" -> PndReadCoverage. A text never changes, so
 * that this holds for every project and as long as the program runs; after an edit only the texts
 * whose passages changed are read again. */
#define MOST_MEASURED 100000
static GMutex measured_mutex;
static GHashTable *measured;

static gboolean
look_up (const char *key, PndReadCoverage *coverage)
{
  const PndReadCoverage *found;

  g_mutex_lock (&measured_mutex);
  found = measured != NULL ? g_hash_table_lookup (measured, key) : NULL;
  if (found != NULL)
    *coverage = *found;
  g_mutex_unlock (&measured_mutex);
  return found != NULL;
}

/* takes @key */
static void
remember (char *key, const PndReadCoverage *coverage)
{
  g_mutex_lock (&measured_mutex);
  if (measured == NULL)
    measured = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (g_hash_table_size (measured) >= MOST_MEASURED)
    g_hash_table_remove_all (measured);
  g_hash_table_insert (measured, key, g_memdup2 (coverage, sizeof *coverage));
  g_mutex_unlock (&measured_mutex);
}

/* (transfer full) (nullable): what the text and its passages are told by */
static char *
make_key (PndDatabase *database, gint64 document, const GArray *spans, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_MD5);
  g_autoptr (PndStatement) row
    = pnd_database_query (database, _("Reading a document"),
                          "SELECT text_hash FROM documents WHERE id = ?", error, "i", document);

  if (row == NULL)
    return NULL;
  for (guint i = 0; i < spans->len; i++)
    {
      const PndReadSpan *span = &g_array_index (spans, PndReadSpan, i);
      const gint32 place[] = { span->span.start, span->span.end, span->versions == NULL };

      g_checksum_update (checksum, (const guchar *) place, sizeof place);
    }
  if (pnd_statement_next (row, NULL))
    return g_strconcat (pnd_statement_get_text (row, 0, NULL), " ",
                        g_checksum_get_string (checksum), NULL);
  g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND,
                       _("The document is no longer there."));
  return NULL;
}

static void
measure (const PndDocumentText *text, const GArray *spans, PndReadCoverage *coverage)
{
  int length = pnd_document_text_get_length (text);
  const char *character = pnd_document_text_get_utf8 (text, NULL);
  g_autofree guint8 *how = g_new0 (guint8, length + 1);

  *coverage = (PndReadCoverage){ 0 };
  for (guint i = 0; i < spans->len; i++)
    {
      const PndReadSpan *span = &g_array_index (spans, PndReadSpan, i);

      for (int at = span->span.start; at < MIN (span->span.end, length); at++)
        how[at] |= span->versions == NULL ? 2 : 1;
    }
  for (int at = 0; at < length; at++, character = g_utf8_next_char (character))
    if (!g_unichar_isspace (g_utf8_get_char (character)))
      {
        coverage->characters++;
        coverage->coded += (how[at] & 2) != 0;
        coverage->read += how[at] == 1;
      }
}

/**
 * pnd_read_coverage_find:
 * @database: the project's connection or a reader's
 * @document: id of a document
 * @coder: id of a coder, 0 for all
 * @coverage: (out): how far it is read
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
pnd_read_coverage_find (PndDatabase *database, gint64 document, gint64 coder,
                        PndReadCoverage *coverage, GError **error)
{
  g_autoptr (PndDocumentText) text = NULL;
  g_autoptr (GArray) spans = pnd_reading_load (database, document, coder, TRUE, error);
  g_autofree char *key = spans != NULL ? make_key (database, document, spans, error) : NULL;

  if (key == NULL)
    return FALSE;
  if (look_up (key, coverage))
    return TRUE;
  text = pnd_read_load_text (database, document, error);
  if (text == NULL)
    return FALSE;
  measure (text, spans, coverage);
  remember (g_steal_pointer (&key), coverage);
  return TRUE;
}

/**
 * pnd_read_coverage_find_case:
 * @database: the project's connection or a reader's
 * @region_case: id of a case, 0 for the whole project
 * @coder: id of a coder, 0 for all
 * @coverage: (out): how far its documents are read, all together
 * @n_documents: (out) (optional): how many there are outside the trash
 * @n_wholly: (out) (optional): of how many nothing is unread
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
pnd_read_coverage_find_case (PndDatabase *database, gint64 region_case, gint64 coder,
                             PndReadCoverage *coverage, int *n_documents, int *n_wholly,
                             GError **error)
{
  g_autoptr (GArray) documents = NULL;
  int n = 0;

  g_return_val_if_fail (database != NULL && coverage != NULL, FALSE);

  documents = pnd_region_case_load_documents (database, region_case, error);
  if (documents == NULL)
    return FALSE;
  *coverage = (PndReadCoverage){ 0 };
  for (guint i = 0; i < documents->len; i++)
    {
      PndReadCoverage one;

      if (!pnd_read_coverage_find (database, g_array_index (documents, gint64, i), coder, &one,
                                   error))
        return FALSE;
      coverage->characters += one.characters;
      coverage->coded += one.coded;
      coverage->read += one.read;
      n += one.coded + one.read == one.characters;
    }
  if (n_documents != NULL)
    *n_documents = (int) documents->len;
  if (n_wholly != NULL)
    *n_wholly = n;
  return TRUE;
}

/* whether nothing at all stands between: then the text need not be read */
static gboolean
is_gapless (const GArray *spans, const PndReadCode *code, gint64 length)
{
  int reached = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const PndReadSpan *span = &g_array_index (spans, PndReadSpan, i);

      if (!pnd_read_is_under (span, code))
        continue;
      if (span->span.start > reached)
        return FALSE;
      reached = MAX (reached, span->span.end);
    }
  return reached >= length;
}

/**
 * pnd_read_check:
 * @database: the project's connection or a reader's
 * @document: id of a document
 * @coder: id of a coder, 0 for all
 * @codes: (array length=n_codes): codes as they are worded now
 * @n_codes: how many
 * @is_read: (array length=n_codes) (inout): for each, whether all documents so far are read
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
pnd_read_check (PndDatabase *database, gint64 document, gint64 coder, const PndReadCode *codes,
                int n_codes, gboolean *is_read, GError **error)
{
  g_autoptr (PndDocumentText) text = NULL;
  g_autoptr (GArray) spans = pnd_reading_load (database, document, coder, TRUE, error);
  gint64 length = pnd_database_query_int (
    database, _("Reading a document"),
    "SELECT t.characters FROM documents d JOIN texts t ON t.hash = d.text_hash WHERE d.id = ?",
    G_MAXINT32, NULL, "i", document);

  if (spans == NULL)
    return FALSE;
  for (int i = 0; i < n_codes; i++)
    {
      if (!is_read[i] || is_gapless (spans, &codes[i], length))
        continue;
      if (text == NULL)
        text = pnd_read_load_text (database, document, error);
      if (text == NULL)
        return FALSE;
      is_read[i] = is_covered (text, spans, &codes[i]);
    }
  return TRUE;
}
