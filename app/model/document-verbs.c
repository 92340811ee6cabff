/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person does with documents: each verb is one edit. Texts and originals are written beside
 * the document row in the same transaction, but to tables that no history records: they are kept by
 * hash and never changed, so undo needs to move the document row alone. */

#include "app/model/document.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/model/documents/text-rows.h"
#include "app/store/veil/veil.h"

/* a longer tail after the last dot is no suffix */
#define MAX_SUFFIX 10

static PndDatabase *
get_database (PndDocument *self)
{
  return pnd_project_get_database (pnd_row_get_project (PND_ROW (self)));
}

/* the name on one line without blanks around it; %NULL with @error set when nothing is left */
static char *
clean_name (const char *name, GError **error)
{
  g_autofree char *clean = g_strdup (name);

  if (g_utf8_validate (clean, -1, NULL))
    {
      g_strdelimit (clean, "\n\r\t", ' ');
      g_strstrip (clean);
      if (*clean != '\0')
        return g_steal_pointer (&clean);
    }
  g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                       _("A document needs a name."));
  return NULL;
}

static gint64
find_by_name (PndProject *project, const char *name)
{
  return pnd_database_query_int (pnd_project_get_database (project), _("Looking for a document"),
                                 "SELECT id FROM documents WHERE name = ? ORDER BY id", 0, NULL,
                                 "s", name);
}

/* where ".txt" begins in "report.txt"; the end of the name when there is no suffix */
static gsize
find_suffix (const char *name)
{
  const char *dot = strrchr (name, '.');
  gsize n = dot != NULL ? strlen (dot + 1) : 0;

  if (dot == NULL || dot == name || n == 0 || n > MAX_SUFFIX || strchr (dot, ' ') != NULL)
    return strlen (name);
  return dot - name;
}

/* the name itself, or "report 2.txt", "report 3.txt", whichever is free, the trash included */
static char *
make_unique_name (PndProject *project, const char *name)
{
  g_autofree char *unique = g_strdup (name);
  gsize suffix = find_suffix (name);

  for (int number = 2; find_by_name (project, unique) != 0; number++)
    {
      g_free (unique);
      unique = g_strdup_printf ("%.*s %d%s", (int)suffix, name, number, name + suffix);
    }
  return g_steal_pointer (&unique);
}

static gboolean
insert_original (PndDatabase *database, const char *hash, GBytes *original, GError **error)
{
  return pnd_database_run (database, _("Storing a file"),
                           "INSERT OR IGNORE INTO originals (hash, bytes) VALUES (?, ?)", error,
                           "sb", hash, original);
}

static gint64
insert_document (PndDatabase *database, const char *name, const PndDocumentDraft *draft,
                 GError **error)
{
  g_autofree char *guid = pnd_row_new_guid ();
  g_autofree char *now = pnd_row_now ();
  g_autofree char *original_hash = NULL;
  g_autofree char *structure_hash = NULL;

  original_hash = draft->original != NULL
                    ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, draft->original)
                    : g_strdup (draft->original_hash);
  if (!pnd_document_text_store (draft->text, database, error)
      || (draft->original != NULL
          && !insert_original (database, original_hash, draft->original, error))
      || (draft->structure != NULL
          && !pnd_structure_store (draft->structure, database, &structure_hash, error))
      || !pnd_database_run (
          database, _("Adding a document"),
          "INSERT INTO documents (guid, name, text_hash, original_hash, original_encoding, "
          "language, source_type, structure_hash, created, modified) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          error, "ssssssssss", guid, name, pnd_document_text_get_hash (draft->text),
          original_hash, draft->encoding, draft->language,
          pnd_source_type_to_word (draft->source_type), structure_hash, now, now))
    return 0;
  return pnd_database_get_last_id (database);
}

/* @sql: sets one column, its first `?`, then modified; an equal value changes nothing, so that
 * no empty step comes into the history */
static gboolean
update (PndDocument *self, const char *label, const char *sql, const char *value,
        const char *detail, GError **error)
{
  PndProject *project = pnd_row_get_project (PND_ROW (self));
  g_autofree char *now = pnd_row_now ();
  gboolean done;

  if (!pnd_row_check_live (PND_ROW (self), error)
      || !pnd_project_begin_edit (project, label, error))
    return FALSE;
  pnd_project_describe_edit (project, "%s%s%s", pnd_document_get_name (self),
                             detail != NULL ? ": " : "", detail != NULL ? detail : "");
  done = pnd_database_run (pnd_project_get_database (project), _("Changing a document"), sql,
                           error, "ssis", value, now, pnd_row_get_id (PND_ROW (self)), value);
  return pnd_row_finish_edit (project, done, error);
}

static gboolean
check_uncoded (PndDocument *self, GError **error)
{
  gint64 id = pnd_row_get_id (PND_ROW (self));
  gint64 n;

  /* of a blind coder it is asked whether it could be, not whether it is */
  if (!pnd_project_check_seeing (pnd_row_get_project (PND_ROW (self)), error))
    return FALSE;
  n = pnd_database_query_int (
      get_database (self), _("Counting the codings"),
      "SELECT (SELECT count(*) FROM main.codings WHERE document = ?) "
      "+ (SELECT count(*) FROM main.annotations WHERE document = ?)",
      -1, error, "ii", id, id);

  if (n > 0)
    g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                 _("“%s” has codings or notes, and its text cannot change under them. Remove them "
                   "first, or open the file again as another document."),
                 pnd_document_get_name (self));
  return n == 0;
}

#define TRASH "(SELECT id FROM documents WHERE trashed IS NOT NULL)"

static gboolean
delete_trashed (PndDatabase *database, GError **error)
{
  return pnd_database_exec (
      database, _("Emptying the trash"),
      "INSERT OR IGNORE INTO deleted (guid, kind, time) "
      "SELECT guid, kind, strftime ('%Y-%m-%dT%H:%M:%SZ', 'now') FROM ("
      " SELECT guid, 'coding' AS kind FROM main.codings WHERE document IN " TRASH
      " UNION ALL SELECT guid, 'annotation' FROM main.annotations WHERE document IN " TRASH
      " UNION ALL SELECT guid, 'memo' FROM main.memos WHERE document IN " TRASH
      " UNION ALL SELECT guid, 'translation' FROM main.translations WHERE document IN " TRASH
      " UNION ALL SELECT guid, 'coding' FROM main.quarantine WHERE document IN " TRASH
      " UNION ALL SELECT guid, 'document' FROM documents WHERE trashed IS NOT NULL);"
      "DELETE FROM main.codings WHERE document IN " TRASH ";"
      "DELETE FROM main.annotations WHERE document IN " TRASH ";"
      "DELETE FROM main.memos WHERE document IN " TRASH ";"
      "DELETE FROM main.translations WHERE document IN " TRASH ";"
      "DELETE FROM main.quarantine WHERE document IN " TRASH ";"
      "DELETE FROM attributes WHERE document IN " TRASH ";"
      "DELETE FROM speakers WHERE document IN " TRASH ";"
      "DELETE FROM documents WHERE trashed IS NOT NULL;",
      error);
}

/**
 * pnd_document_add:
 * @project: the project
 * @name: the file's name, suffix included; a number is added where it would repeat
 * @text: its text, not empty
 * @original: (nullable): the file as it came; %NULL when the text was typed
 * @encoding: (nullable): the iconv name @original was read in
 * @language: (nullable): "en", "id" or another language of the text
 * @source_type: what kind of source it is
 * @error: return location for a #PndStoreError
 *
 * Returns: the document's id; 0 with PND_STORE_ERROR_REFUSED when the name or the text is empty,
 *   or with an error of the file.
 */
gint64
pnd_document_add (PndProject *project, const char *name, PndDocumentText *text, GBytes *original,
                  const char *encoding, const char *language, PndSourceType source_type,
                  GError **error)
{
  const PndDocumentDraft draft = { .name = name, .text = text, .original = original,
                                   .encoding = encoding, .language = language,
                                   .source_type = source_type };

  return pnd_document_add_draft (project, &draft, error);
}

/**
 * pnd_document_add_draft:
 * @project: the project
 * @draft: the document to be
 * @error: return location for a #PndStoreError
 *
 * Returns: the document's id; 0 with PND_STORE_ERROR_REFUSED when the name or the text is empty,
 *   or with an error of the file.
 */
gint64
pnd_document_add_draft (PndProject *project, const PndDocumentDraft *draft, GError **error)
{
  g_autofree char *clean = NULL;
  g_autofree char *unique = NULL;
  gint64 id;

  g_return_val_if_fail (PND_IS_PROJECT (project), 0);
  g_return_val_if_fail (draft != NULL && draft->name != NULL && draft->text != NULL, 0);

  clean = clean_name (draft->name, error);
  if (clean == NULL)
    return 0;
  if (pnd_document_text_get_length (draft->text) == 0)
    {
      g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED, _("“%s” has no text."), clean);
      return 0;
    }

  if (!pnd_project_begin_edit (project, N_("Add document"), error))
    return 0;
  unique = make_unique_name (project, clean);
  pnd_project_describe_edit (project, "%s", unique);
  id = insert_document (pnd_project_get_database (project), unique, draft, error);
  return pnd_row_finish_edit (project, id != 0, error) ? id : 0;
}

/**
 * pnd_document_rename:
 * @self: a document
 * @name: the new name; blanks around it do not count
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with PND_STORE_ERROR_REFUSED when the name is empty or another's.
 */
gboolean
pnd_document_rename (PndDocument *self, const char *name, GError **error)
{
  g_autofree char *clean = NULL;
  gint64 other;

  g_return_val_if_fail (PND_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  clean = clean_name (name, error);
  if (clean == NULL)
    return FALSE;
  other = find_by_name (pnd_row_get_project (PND_ROW (self)), clean);
  if (other != 0 && other != pnd_row_get_id (PND_ROW (self)))
    {
      g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                   _("There is a document named “%s” already; it may lie in the trash."), clean);
      return FALSE;
    }
  return update (self, N_("Rename document"),
                 "UPDATE documents SET name = ?, modified = ? WHERE id = ? AND name <> ?", clean,
                 clean, error);
}

/**
 * pnd_document_set_source_type:
 * @self: a document
 * @type: what kind of source it is
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with @error set.
 */
gboolean
pnd_document_set_source_type (PndDocument *self, PndSourceType type, GError **error)
{
  const char *word;

  g_return_val_if_fail (PND_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (type < PND_N_SOURCE_TYPES, FALSE);

  word = pnd_source_type_to_word (type);
  return update (self, N_("Change source type"),
                 "UPDATE documents SET source_type = ?, modified = ? WHERE id = ? "
                 "AND source_type IS NOT ?",
                 word, word, error);
}

/**
 * pnd_document_set_holder:
 * @self: a document
 * @holder: what new codings of the document start with
 * @error: return location for a #PndStoreError
 *
 * Codings that are there already keep their holders.
 *
 * Returns: %TRUE, or %FALSE with @error set.
 */
gboolean
pnd_document_set_holder (PndDocument *self, PndHolder holder, GError **error)
{
  const char *word;

  g_return_val_if_fail (PND_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (holder < PND_N_HOLDERS, FALSE);

  word = pnd_holder_to_word (holder);
  return update (self, N_("Change default holder"),
                 "UPDATE documents SET holder = ?, modified = ? WHERE id = ? AND holder IS NOT ?",
                 word, word, error);
}

/**
 * pnd_document_set_language:
 * @self: a document
 * @language: (nullable): the language of the text, %NULL or empty when not known
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with @error set.
 */
gboolean
pnd_document_set_language (PndDocument *self, const char *language, GError **error)
{
  g_return_val_if_fail (PND_IS_DOCUMENT (self), FALSE);

  if (language != NULL && *language == '\0')
    language = NULL;
  return update (self, N_("Change language of document"),
                 "UPDATE documents SET language = ?, modified = ? WHERE id = ? "
                 "AND language IS NOT ?",
                 language, language, error);
}

/**
 * pnd_document_set_notes:
 * @self: a document
 * @notes: (nullable): notes about the source
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with @error set.
 */
gboolean
pnd_document_set_notes (PndDocument *self, const char *notes, GError **error)
{
  g_return_val_if_fail (PND_IS_DOCUMENT (self), FALSE);

  return update (self, N_("Edit notes of document"),
                 "UPDATE documents SET notes = ?, modified = ? WHERE id = ? AND notes <> ?",
                 notes != NULL ? notes : "", NULL, error);
}

/**
 * pnd_document_trash:
 * @self: a document
 * @error: return location for a #PndStoreError
 *
 * The document's codings stay with it, and count no more until it is restored.
 *
 * Returns: %TRUE, or %FALSE with @error set.
 */
gboolean
pnd_document_trash (PndDocument *self, GError **error)
{
  g_autofree char *now = pnd_row_now ();

  g_return_val_if_fail (PND_IS_DOCUMENT (self), FALSE);

  return update (self, N_("Move to trash"),
                 "UPDATE documents SET trashed = ?, modified = ? WHERE id = ? "
                 "AND trashed IS NULL AND ? IS NOT NULL",
                 now, NULL, error);
}

/**
 * pnd_document_restore:
 * @self: a document in the trash
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with @error set.
 */
gboolean
pnd_document_restore (PndDocument *self, GError **error)
{
  g_return_val_if_fail (PND_IS_DOCUMENT (self), FALSE);

  return update (self, N_("Restore from trash"),
                 "UPDATE documents SET trashed = ?, modified = ? WHERE id = ? "
                 "AND trashed IS NOT ?",
                 NULL, NULL, error);
}

/**
 * pnd_document_replace_text:
 * @self: a document
 * @text: the original read again
 * @encoding: (nullable): the iconv name it was read in now
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with PND_STORE_ERROR_REFUSED when the document has codings or notes,
 *   whose places the new text would shift, or @text is empty.
 */
gboolean
pnd_document_replace_text (PndDocument *self, PndDocumentText *text, const char *encoding,
                           GError **error)
{
  PndProject *project;
  g_autofree char *now = pnd_row_now ();
  gboolean done;

  g_return_val_if_fail (PND_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  if (pnd_document_text_get_length (text) == 0)
    {
      g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED, _("“%s” has no text."),
                   pnd_document_get_name (self));
      return FALSE;
    }
  project = pnd_row_get_project (PND_ROW (self));
  if (!pnd_row_check_live (PND_ROW (self), error)
      || !pnd_project_begin_edit (project, N_("Change encoding"), error))
    return FALSE;
  pnd_project_describe_edit (project, "%s: %s", pnd_document_get_name (self),
                             encoding != NULL ? encoding : "");
  done = check_uncoded (self, error) && pnd_document_text_store (text, get_database (self), error)
         && pnd_database_run (get_database (self), _("Changing a document"),
                              "UPDATE documents SET text_hash = ?, original_encoding = ?, "
                              "modified = ? WHERE id = ?",
                              error, "sssi", pnd_document_text_get_hash (text), encoding, now,
                              pnd_row_get_id (PND_ROW (self)));
  return pnd_row_finish_edit (project, done, error);
}

/**
 * pnd_document_empty_trash:
 * @project: the project, not within an edit
 * @error: return location for a #PndStoreError
 *
 * Takes the trashed documents, with their codings, notes and memos, and the texts and originals
 * that no other document has, out of every byte of the file. Undo stops there.
 *
 * Returns: %TRUE, or %FALSE with @error set and nothing changed.
 */
gboolean
pnd_document_empty_trash (PndProject *project, GError **error)
{
  gint64 n;

  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);

  n = pnd_database_query_int (pnd_project_get_database (project), _("Counting the trash"),
                              "SELECT count(*) FROM documents WHERE trashed IS NOT NULL", -1,
                              error, "");
  if (n <= 0)
    return n == 0;
  if (!pnd_project_check_seeing (project, error))
    return FALSE;
  if (!pnd_project_begin_purge (project, N_("Empty trash"), error))
    return FALSE;
  pnd_project_describe_edit (project, ngettext ("%d document", "%d documents", n), (int) n);
  if (delete_trashed (pnd_project_get_database (project), error))
    return pnd_project_end_purge (project, error);
  pnd_project_abandon_edit (project);
  return FALSE;
}

/**
 * pnd_document_find:
 * @project: the project
 * @name_or_guid: a document's name, exactly, or its guid
 * @error: return location for a #PndStoreError
 *
 * Returns: the document's id; 0 with PND_STORE_ERROR_NOT_FOUND when there is none.
 */
gint64
pnd_document_find (PndProject *project, const char *name_or_guid, GError **error)
{
  gint64 id;

  g_return_val_if_fail (PND_IS_PROJECT (project), 0);
  g_return_val_if_fail (name_or_guid != NULL, 0);

  id = find_by_name (project, name_or_guid);
  if (id == 0)
    id = pnd_database_query_int (pnd_project_get_database (project),
                                 _("Looking for a document"),
                                 "SELECT id FROM documents WHERE guid = ?", 0, NULL, "s",
                                 name_or_guid);
  if (id == 0)
    g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND,
                 _("The project has no document “%s”."), name_or_guid);
  return id;
}
