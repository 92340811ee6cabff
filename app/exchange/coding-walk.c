/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/exchange/coding-walk.h"

#include <glib/gi18n.h>

#include "app/model/documents/text-rows.h"

static void
document_free (gpointer data)
{
  PndWalkDocument *document = data;

  g_clear_pointer (&document->text, pnd_document_text_unref);
  g_clear_pointer (&document->structure, pnd_structure_unref);
  g_free (document->structure_hash);
  g_free (document->guid);
  g_free (document->name);
  g_free (document->label);
  g_free (document->source_type);
  g_free (document->language);
  g_free (document->hash);
  g_free (document);
}

static const char select_documents[] =
  "SELECT d.id, d.guid, d.name, d.source_type, d.language, d.text_hash, t.characters,"
  "       (SELECT count (*) FROM documents s WHERE s.name = d.name AND s.trashed IS NULL),"
  "       d.structure_hash"
  "  FROM documents d JOIN texts t ON t.hash = d.text_hash"
  " WHERE d.trashed IS NULL ORDER BY d.name, d.guid";

static PndWalkDocument *
read_document (PndStatement *statement)
{
  PndWalkDocument *document = g_new0 (PndWalkDocument, 1);
  gboolean unique = pnd_statement_get_int (statement, 7) == 1;

  document->id = pnd_statement_get_int (statement, 0);
  document->guid = g_strdup (pnd_statement_get_text (statement, 1, NULL));
  document->name = g_strdup (pnd_statement_get_text (statement, 2, NULL));
  document->label = g_strdup (unique ? document->name : document->guid);
  document->source_type = g_strdup (pnd_statement_get_text (statement, 3, NULL));
  document->language = g_strdup (pnd_statement_get_text (statement, 4, NULL));
  document->hash = g_strdup (pnd_statement_get_text (statement, 5, NULL));
  document->characters = pnd_statement_get_int (statement, 6);
  document->structure_hash = g_strdup (pnd_statement_get_text (statement, 8, NULL));
  return document;
}

/**
 * pnd_coding_walk_load_documents:
 * @database: the project's connection or a reader's
 * @error: return location for an error
 *
 * Returns: (transfer container) (element-type PndWalkDocument) (nullable): the documents outside
 *   the trash, in order, without their texts; or %NULL with a %PND_STORE_ERROR
 */
GPtrArray *
pnd_coding_walk_load_documents (PndDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (document_free);
  g_autoptr (PndStatement) statement = NULL;
  GError *failure = NULL;

  g_return_val_if_fail (database != NULL, NULL);

  statement = pnd_database_query (database, _("Reading the documents"), select_documents, error,
                                  "");
  if (statement == NULL)
    return NULL;
  while (pnd_statement_next (statement, &failure))
    g_ptr_array_add (documents, read_document (statement));
  if (!pnd_statement_ended (failure, error))
    return NULL;
  return g_steal_pointer (&documents);
}

static gboolean
load_text (PndDatabase *database, PndWalkDocument *document, GError **error)
{
  g_autoptr (PndStatement) statement = NULL;
  const char *text;
  gsize n_bytes;

  statement = pnd_database_query (database, _("Reading a text"),
                                  "SELECT text FROM texts WHERE hash = ?", error, "s",
                                  document->hash);
  if (statement == NULL || !pnd_statement_next (statement, error))
    return FALSE;
  text = pnd_statement_get_text (statement, 0, &n_bytes);
  if (text != NULL && g_utf8_validate_len (text, n_bytes, NULL))
    document->text = pnd_document_text_new_take (g_strndup (text, n_bytes), n_bytes);
  if (document->text == NULL
      || pnd_document_text_get_length (document->text) != document->characters)
    {
      g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_DAMAGED,
                   _("The text of the document “%s” is damaged."), document->name);
      return FALSE;
    }
  if (document->structure_hash == NULL)
    return TRUE;
  document->structure = pnd_structure_load (database, document->structure_hash,
                                            document->characters, document->name, error);
  return document->structure != NULL;
}

static const char *
get_page (PndWalkDocument *document, const char *words, int position)
{
  PndArea area;
  int page;

  if (pnd_area_parse (words, &area))
    return pnd_area_get_page_label (&area, document->structure, document->number);
  page = document->structure != NULL
               ? pnd_structure_find_page (document->structure, position)
               : -1;

  return page >= 0 ? pnd_structure_get_page (document->structure, page)->value : NULL;
}

static const char select_codings[] =
  "SELECT c.id, c.guid, c.span_start, c.span_end, c.code, o.guid, o.name, c.polarity, c.strength,"
  "       c.holder, c.memo, c.review, c.code_version, c.created, c.area"
  "  FROM codings c JOIN codes k ON k.id = c.code JOIN coders o ON o.id = c.coder"
  " WHERE c.document = ?1 AND (?2 IS NULL OR c.review = ?2)"
  " ORDER BY c.span_start, c.span_end, k.guid, o.guid, c.guid";

/**
 * pnd_walk_coding_dup_area_quote:
 * @coding: a coding of an area, during the walk
 *
 * Returns: (transfer full): what stands for its quotation in files, see pnd_area_quote()
 */
char *
pnd_walk_coding_dup_area_quote (const PndWalkCoding *coding)
{
  PndArea area;

  g_return_val_if_fail (coding != NULL && coding->area != NULL, NULL);

  return pnd_area_parse (coding->area, &area)
           ? pnd_area_quote (&area, coding->document->structure) : g_strdup ("[area]");
}

static gboolean
check_coding (const PndWalkCoding *coding, GError **error)
{
  const PndWalkDocument *document = coding->document;

  if (coding->span.start >= 0 && coding->span.start < coding->span.end
      && coding->span.end <= document->characters)
    return TRUE;
  g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_DAMAGED,
               _("A coding (%s) has no passage in the document “%s”."), coding->guid,
               document->name);
  return FALSE;
}

/* a project may come from anybody: words that are no area are none */
static const char *
read_area (PndStatement *statement)
{
  const char *words = pnd_statement_get_text (statement, 14, NULL);
  PndArea area;

  return pnd_area_parse (words, &area) ? words : NULL;
}

static PndWalkCoding
read_coding (PndStatement *statement, const PndWalkDocument *document, const PndCodeTree *codes)
{
  return (PndWalkCoding){
    .id = pnd_statement_get_int (statement, 0),
    .guid = pnd_statement_get_text (statement, 1, NULL),
    .document = document,
    .span = pnd_span_from_file (pnd_statement_get_int (statement, 2),
                                pnd_statement_get_int (statement, 3)),
    .code = pnd_code_tree_find (codes, pnd_statement_get_int (statement, 4)),
    .coder_guid = pnd_statement_get_text (statement, 5, NULL),
    .coder_name = pnd_statement_get_text (statement, 6, NULL),
    .polarity = pnd_statement_get_text (statement, 7, NULL),
    .strength = pnd_statement_get_int (statement, 8),
    .holder = pnd_statement_get_text (statement, 9, NULL),
    .memo = pnd_statement_get_text (statement, 10, NULL),
    .review = pnd_statement_get_text (statement, 11, NULL),
    .code_version = pnd_statement_get_int (statement, 12),
    .created = pnd_statement_get_text (statement, 13, NULL),
    .area = read_area (statement),
  };
}

/**
 * pnd_coding_walk:
 * @database: the project's connection or a reader's
 * @document: whose codings; its text is loaded while they pass
 * @codes: the codes of the same moment
 * @flags: with %PND_EXPORT_REVIEWED_ONLY only accepted ones
 * @func: called for each coding, in order
 * @data: for @func
 * @cancellable: (nullable): ends the walk
 * @error: return location for an error
 *
 * Returns: %TRUE at the end; %FALSE with an error, or without one if @func ended it in peace
 */
gboolean
pnd_coding_walk (PndDatabase *database, PndWalkDocument *document, const PndCodeTree *codes,
                 PndExportFlags flags, PndCodingWalkFunc func, gpointer data,
                 GCancellable *cancellable, GError **error)
{
  g_autoptr (PndStatement) statement = NULL;
  const char *review = flags & PND_EXPORT_REVIEWED_ONLY
                         ? pnd_review_to_word (PND_REVIEW_ACCEPTED) : NULL;
  GError *failure = NULL;
  gboolean going = TRUE;

  g_return_val_if_fail (database != NULL && document != NULL && func != NULL, FALSE);

  statement = pnd_database_query (database, _("Reading the codings"), select_codings, error, "is",
                                  document->id, review);
  if (statement == NULL)
    return FALSE;
  while (going && pnd_statement_next (statement, &failure))
    {
      PndWalkCoding coding = read_coding (statement, document, codes);

      going = !g_cancellable_set_error_if_cancelled (cancellable, &failure)
              && (document->text != NULL || load_text (database, document, &failure))
              && check_coding (&coding, &failure);
      if (!going)
        break;
      coding.line = 1 + pnd_document_text_get_line_at (document->text, coding.span.start);
      coding.page = get_page (document, coding.area, coding.span.start);
      going = func (&coding, data, &failure);
    }
  g_clear_pointer (&document->text, pnd_document_text_unref);
  g_clear_pointer (&document->structure, pnd_structure_unref);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return going && failure == NULL;
}

/**
 * pnd_coding_walk_all:
 * @database: the project's connection or a reader's
 * @documents: (element-type PndWalkDocument): from pnd_coding_walk_load_documents()
 * @codes: the codes of the same moment
 * @flags: with %PND_EXPORT_REVIEWED_ONLY only accepted ones
 * @func: called for each coding, in order
 * @data: for @func
 * @cancellable: (nullable): ends the walk
 * @error: return location for an error
 *
 * Returns: as pnd_coding_walk()
 */
gboolean
pnd_coding_walk_all (PndDatabase *database, GPtrArray *documents, const PndCodeTree *codes,
                     PndExportFlags flags, PndCodingWalkFunc func, gpointer data,
                     GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (documents != NULL, FALSE);

  for (guint i = 0; i < documents->len; i++)
    if (!pnd_coding_walk (database, documents->pdata[i], codes, flags, func, data, cancellable,
                          error))
      return FALSE;
  return TRUE;
}
