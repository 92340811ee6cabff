/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/exchange/review/bundle.h"

#include <errno.h>
#include <unistd.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "app/exchange/review/bundle-names.h"
#include "app/model/document.h"
#include "app/model/documents/text-rows.h"
#include "app/model/review/digest.h"
#include "app/store/veil/review-only.h"

#define CONTEXT 80 /* code points to each side of a passage */
#define DOT "·"

static gboolean
run (PndProject *copy, const char *sql, GError **error)
{
  return pnd_database_run (pnd_project_get_database (copy), _("Preparing a review bundle"), sql,
                           error, "");
}

/* (transfer full) (nullable): the documents of the copy */
static GPtrArray *
load_documents (PndProject *copy, GError **error)
{
  g_autoptr (PndStatement) row
    = pnd_database_query (pnd_project_get_database (copy), _("Preparing a review bundle"),
                          "SELECT id FROM main.documents ORDER BY id", error, "");
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (g_object_unref);
  GError *failure = NULL;

  if (row == NULL)
    return NULL;
  while (pnd_statement_next (row, &failure))
    {
      PndDocument *document
        = pnd_row_get (copy, PND_TYPE_DOCUMENT, pnd_statement_get_int (row, 0), error);

      if (document == NULL)
        return NULL;
      g_ptr_array_add (documents, document);
    }
  return pnd_statement_ended (failure, error) ? g_steal_pointer (&documents) : NULL;
}

/* (transfer full) (nullable): passages of a document with what may be seen around them, in order of
 * their starts */
static GArray *
load_shown (PndProject *copy, gint64 document, int length, GError **error)
{
  g_autoptr (PndStatement) row = pnd_database_query (
    pnd_project_get_database (copy), _("Preparing a review bundle"),
    "SELECT span_start, span_end FROM main.codings WHERE document = ?1 UNION ALL "
    "SELECT span_start, span_end FROM main.annotations WHERE document = ?1 ORDER BY 1",
    error, "i", document);
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (PndSpan));
  GError *failure = NULL;

  if (row == NULL)
    return NULL;
  while (pnd_statement_next (row, &failure))
    {
      PndSpan span = PND_SPAN (MAX ((int) pnd_statement_get_int (row, 0) - CONTEXT, 0),
                               MIN ((int) pnd_statement_get_int (row, 1) + CONTEXT, length));

      g_array_append_val (shown, span);
    }
  return pnd_statement_ended (failure, error) ? g_steal_pointer (&shown) : NULL;
}

/* (transfer full): as many characters and lines as @text, and nothing to read outside of @shown */
static PndDocumentText *
mask (PndDocumentText *text, GArray *shown)
{
  GString *masked = g_string_new (NULL);
  const char *at = pnd_document_text_get_utf8 (text, NULL);
  gsize n_bytes;
  guint next = 0;
  int end = 0;

  for (int i = 0; *at != '\0'; i++, at = g_utf8_next_char (at))
    {
      while (next < shown->len && g_array_index (shown, PndSpan, next).start <= i)
        end = MAX (end, g_array_index (shown, PndSpan, next++).end);
      if (i < end || g_ascii_isspace (*at))
        g_string_append_len (masked, at, g_utf8_next_char (at) - at);
      else
        g_string_append (masked, DOT);
    }
  n_bytes = masked->len;
  return pnd_document_text_new_take (g_string_free (masked, FALSE), n_bytes);
}

static gboolean
mask_text (PndProject *copy, gint64 id, PndDocument *document, GError **error)
{
  PndDatabase *database = pnd_project_get_database (copy);
  g_autoptr (PndDocumentText) text = pnd_document_load_text (document, error);
  g_autoptr (PndDocumentText) masked = NULL;
  g_autoptr (GArray) shown = NULL;

  if (text == NULL)
    return FALSE;
  shown = load_shown (copy, id, pnd_document_text_get_length (text), error);
  if (shown == NULL)
    return FALSE;
  masked = mask (text, shown);
  return pnd_document_text_store (masked, database, error)
         && pnd_database_run (database, _("Preparing a review bundle"),
                              "UPDATE main.documents SET text_hash = ? WHERE id = ?", error, "si",
                              pnd_document_text_get_hash (masked), id);
}

static gboolean
mask_all (PndProject *copy, GPtrArray *documents, GError **error)
{
  for (guint i = 0; i < documents->len; i++)
    {
      /* it may have been read again since */
      gint64 id = pnd_row_get_id (documents->pdata[i]);

      if (!mask_text (copy, id, documents->pdata[i], error))
        return FALSE;
    }
  return run (copy, "DELETE FROM main.translations", error)
         && run (copy, "DELETE FROM main.quarantine", error);
}

static gboolean
drop_originals (PndProject *copy, PndBundleFlags flags, GError **error)
{
  return flags == PND_BUNDLE_ALL
         || run (copy, "UPDATE main.documents SET original_hash = NULL, original_encoding = NULL",
                 error);
}

static gboolean
set_preference (PndProject *copy, const char *key, const char *value, GError **error)
{
  return pnd_database_run (pnd_project_get_database (copy), _("Preparing a review bundle"),
                           "INSERT OR REPLACE INTO preferences (key, value) VALUES (?, ?)", error,
                           "ss", key, value);
}

static gboolean
keep_digests_of (PndDatabase *database, PndProject *copy, PndSubjectKind kind, const char *sql,
                 GError **error)
{
  g_autoptr (PndDigests) digests = pnd_digests_new (database);
  g_autoptr (PndStatement) row
    = pnd_database_query (database, _("Preparing a review bundle"), sql, error, "");
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      const char *guid = pnd_statement_get_text (row, 0, NULL);
      g_autofree char *digest = pnd_digests_make (digests, kind, guid);
      g_autofree char *key = g_strconcat (PND_DIGEST_KEY, guid, NULL);

      if (!set_preference (copy, key, digest, error))
        return FALSE;
    }
  return pnd_statement_ended (failure, error);
}

/* What was judged is known again by its digest where the copy has other names. */
static gboolean
keep_digests (PndDatabase *database, PndProject *copy, GError **error)
{
  /* as they are seen: a veil hides guids, too */
  static const char *const tables[PND_N_SUBJECT_KINDS]
    = { "all_codings", "findings", "codes", "memos" };

  for (int kind = 0; kind < PND_N_SUBJECT_KINDS; kind++)
    {
      g_autofree char *sql
        = g_strdup_printf ("SELECT guid FROM %s ORDER BY %s", tables[kind],
                           kind == PND_SUBJECT_CODING ? "document, id" : "id");

      if (!keep_digests_of (database, copy, (PndSubjectKind) kind, sql, error))
        return FALSE;
    }
  return TRUE;
}

/* the state of the project's history that the copy is of */
static gboolean
mark (PndDatabase *source, PndProject *copy, GError **error)
{
  g_autoptr (PndStatement) row
    = pnd_database_query (source, _("Preparing a review bundle"),
                          "SELECT chain FROM history ORDER BY id DESC LIMIT 1", error, "");
  GError *failure = NULL;
  const char *chain = NULL;

  if (row == NULL)
    return FALSE;
  if (pnd_statement_next (row, &failure))
    chain = pnd_statement_get_text (row, 0, NULL);
  else if (!pnd_statement_ended (failure, error))
    return FALSE;
  return pnd_database_run (pnd_project_get_database (copy), _("Preparing a review bundle"),
                           "UPDATE project SET forked_from = ?", error, "s", chain);
}

static gboolean
reduce (PndDatabase *source, PndProject *copy, PndBundleFlags flags, GError **error)
{
  g_autoptr (PndPseudonyms) names
    = pnd_pseudonyms_load (pnd_project_get_database (copy), error);
  g_autoptr (GPtrArray) documents = names != NULL ? load_documents (copy, error) : NULL;
  gboolean done;

  if (documents == NULL || !pnd_project_begin_edit (copy, N_("Prepare for review"), error))
    return FALSE;
  done = drop_originals (copy, flags, error)
         && ((flags & PND_BUNDLE_PSEUDONYMS) == 0
             || (run (copy, "DELETE FROM preferences", error) /* queries name what they look for */
                 && keep_digests (source, copy, error)
                 && pnd_bundle_rename (copy, names, documents, error)))
         && mark (source, copy, error);
  if (!pnd_row_finish_edit (copy, done, error))
    return FALSE;
  if ((flags & PND_BUNDLE_WITHOUT_TEXTS) == 0)
    return TRUE;
  /* the passages are where they are now */
  if (!pnd_project_begin_edit (copy, N_("Prepare for review"), error))
    return FALSE;
  return pnd_row_finish_edit (copy, mask_all (copy, documents, error), error);
}

/* (transfer full) (nullable): an empty file beside @path */
static char *
make_temporary (const char *path, GError **error)
{
  char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  int descriptor = g_mkstemp_full (temporary, 0, 0600);

  if (descriptor >= 0)
    {
      close (descriptor);
      return temporary;
    }
  g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_READ_ONLY,
               _("%s: the file cannot be written: %s"), path, g_strerror (errno));
  g_free (temporary);
  return NULL;
}

/* the last copy is made of the reduced one: no byte of what was left out is in it */
static gboolean
finish (PndDatabase *source, const char *temporary, const char *path, const PndBundle *bundle,
        GError **error)
{
  g_autoptr (PndProject) copy = pnd_project_open (temporary, FALSE, error);
  GError *failure = NULL;
  gboolean done;

  if (copy == NULL)
    return FALSE;
  pnd_project_set_coder (copy, bundle->coder);
  done = reduce (source, copy, bundle->flags, error)
         && set_preference (copy, PND_REVIEW_ONLY_KEY, "1", error);
  /* nobody's, and complete: a veil took its part before */
  pnd_project_set_coder (copy, 0);
  done = done && pnd_project_save_copy (copy, path, PND_COPY_WITHOUT_HISTORY, error);
  if (!pnd_project_close (copy, &failure))
    g_clear_error (&failure);
  return done;
}

static gboolean
check_path (PndDatabase *source, const char *path, GError **error)
{
  g_autoptr (PndStatement) row
    = pnd_database_query (source, _("Preparing a review bundle"),
                          "SELECT file FROM pragma_database_list WHERE name = 'main'", error, "");
  g_autoptr (GFile) other = g_file_new_for_path (path);
  g_autoptr (GFile) one = NULL;

  if (row == NULL || !pnd_statement_next (row, error))
    return FALSE;
  one = g_file_new_for_path (pnd_statement_get_text (row, 0, NULL));
  if (!g_file_equal (one, other))
    return TRUE;
  g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                       _("A project cannot be its own review bundle; choose another name."));
  return FALSE;
}

static gboolean
write_bundle (PndDatabase *source, const char *path, const PndBundle *bundle,
              GCancellable *cancellable, GError **error)
{
  g_autofree char *temporary = NULL;
  gboolean done;

  if (!check_path (source, path, error))
    return FALSE;
  temporary = make_temporary (path, error);
  if (temporary == NULL)
    return FALSE;
  done = pnd_project_write_copy (source, temporary,
                                 PND_COPY_WITHOUT_TRASH | PND_COPY_WITHOUT_HISTORY, cancellable,
                                 error)
         && !g_cancellable_set_error_if_cancelled (cancellable, error)
         && finish (source, temporary, path, bundle, error);
  g_unlink (temporary);
  return done;
}

/**
 * pnd_bundle_write:
 * @source: a connection to the project, in the thread that has it; outside an edit
 * @path: where; a file of that name is replaced, but never an open project
 * @bundle: what the supervisor may not see
 * @cancellable: (nullable): ends it from another thread, while nothing stands at @path yet
 * @error: return location for a #GError
 *
 * Returns: %FALSE with a #PndStoreError when it cannot be written, or %G_IO_ERROR_CANCELLED; a file
 *   that was there is then untouched
 */
gboolean
pnd_bundle_write (PndDatabase *source, const char *path, const PndBundle *bundle,
                  GCancellable *cancellable, GError **error)
{
  /* the copy is opened as a project on the way, which tidies up when idle: never in the main loop,
   * where another thread would touch it */
  g_autoptr (GMainContext) context = g_main_context_new ();
  gboolean done;

  g_return_val_if_fail (source != NULL && path != NULL && bundle != NULL, FALSE);

  g_main_context_push_thread_default (context);
  done = write_bundle (source, path, bundle, cancellable, error);
  g_main_context_pop_thread_default (context);
  return done;
}
