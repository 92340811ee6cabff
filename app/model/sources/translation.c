/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/sources/translation.h"

#include <glib/gi18n.h>

struct _PndTranslation
{
  PndRow parent_instance;

  gint64 document;
  PndSpan span;
  char *language;
  char *text;
  char *translator;
};

G_DEFINE_FINAL_TYPE (PndTranslation, pnd_translation, PND_TYPE_ROW)

static gboolean
refuse (GError **error, const char *reason)
{
  g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED, reason);
  return FALSE;
}

static gboolean
check_wording (const char *language, const char *text, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if (*stripped == '\0')
    return refuse (error, _("A translation needs some text; remove it if it says nothing."));
  if (language == NULL
      || !g_regex_match_simple ("^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$", language, 0, 0))
    return refuse (error, _("A translation needs a language, such as en or id."));
  return TRUE;
}

/* FALSE with @error set unless @span can be translated; else the edit is described, too */
static gboolean
check_place (PndProject *project, gint64 document, PndSpan span, GError **error)
{
  g_autoptr (PndStatement) row = pnd_database_query (
      pnd_project_get_database (project), _("Checking a translation"),
      "SELECT d.name, x.characters, d.trashed IS NOT NULL FROM documents d "
      "JOIN texts x ON x.hash = d.text_hash WHERE d.id = ?",
      error, "i", document);
  const char *name;

  if (row == NULL)
    return FALSE;
  if (!pnd_statement_next (row, error))
    {
      if (error == NULL || *error == NULL)
        g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND,
                             _("The document is no longer there."));
      return FALSE;
    }
  name = pnd_statement_get_text (row, 0, NULL);
  if (!pnd_statement_get_int (row, 2) && !pnd_span_is_empty (span) && span.start >= 0
      && span.end <= pnd_statement_get_int (row, 1))
    {
      pnd_project_describe_edit (project, "%s %d-%d", name, span.start, span.end);
      return TRUE;
    }
  g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
               _("The passage %d to %d of “%s” is empty, outside of the text or in the trash."),
               span.start, span.end, name);
  return FALSE;
}

/* FALSE with @error set when the translation is gone */
static gboolean
describe (PndProject *project, gint64 id, GError **error)
{
  g_autoptr (PndTranslation) row = pnd_row_get (project, PND_TYPE_TRANSLATION, id, error);

  return row != NULL && check_place (project, row->document, row->span, error);
}

static void
pnd_translation_read (PndRow *row, PndStatement *statement)
{
  PndTranslation *self = PND_TRANSLATION (row);

  self->document = pnd_statement_get_int (statement, 4);
  self->span = pnd_span_from_file (pnd_statement_get_int (statement, 5),
                                   pnd_statement_get_int (statement, 6));
  pnd_row_take_string (&self->language, pnd_statement_get_text (statement, 7, NULL));
  pnd_row_take_string (&self->text, pnd_statement_get_text (statement, 8, NULL));
  pnd_row_take_string (&self->translator, pnd_statement_get_text (statement, 9, NULL));
}

static void
pnd_translation_finalize (GObject *object)
{
  PndTranslation *self = PND_TRANSLATION (object);

  g_free (self->language);
  g_free (self->text);
  g_free (self->translator);

  G_OBJECT_CLASS (pnd_translation_parent_class)->finalize (object);
}

static void
pnd_translation_class_init (PndTranslationClass *klass)
{
  PndRowClass *row_class = PND_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pnd_translation_finalize;
  row_class->table = "translations";
  row_class->columns = "document, span_start, span_end, language, text, translator";
  row_class->read = pnd_translation_read;
}

static void
pnd_translation_init (PndTranslation *self)
{
  self->language = g_strdup ("");
  self->text = g_strdup ("");
  self->translator = g_strdup ("");
}

/**
 * pnd_translation_get_document:
 * @self: a translation
 *
 * Returns: the id of the document
 */
gint64
pnd_translation_get_document (PndTranslation *self)
{
  g_return_val_if_fail (PND_IS_TRANSLATION (self), 0);

  return self->document;
}

/**
 * pnd_translation_get_span:
 * @self: a translation
 *
 * Returns: the passage, in code points
 */
PndSpan
pnd_translation_get_span (PndTranslation *self)
{
  g_return_val_if_fail (PND_IS_TRANSLATION (self), PND_SPAN (0, 0));

  return self->span;
}

/**
 * pnd_translation_get_language:
 * @self: a translation
 *
 * Returns: (transfer none): the language it is in, such as "en"
 */
const char *
pnd_translation_get_language (PndTranslation *self)
{
  g_return_val_if_fail (PND_IS_TRANSLATION (self), NULL);

  return self->language;
}

/**
 * pnd_translation_get_text:
 * @self: a translation
 *
 * Returns: (transfer none): the passage in that language
 */
const char *
pnd_translation_get_text (PndTranslation *self)
{
  g_return_val_if_fail (PND_IS_TRANSLATION (self), NULL);

  return self->text;
}

/**
 * pnd_translation_get_translator:
 * @self: a translation
 *
 * Returns: (transfer none): who put it so, empty when not known
 */
const char *
pnd_translation_get_translator (PndTranslation *self)
{
  g_return_val_if_fail (PND_IS_TRANSLATION (self), NULL);

  return self->translator;
}

/**
 * pnd_translation_add:
 * @project: the project
 * @document: a document's id
 * @span: the passage, in code points; not empty, inside the text
 * @language: the language it is put into, such as "en"
 * @text: the passage in that language, not empty
 * @translator: (nullable): who put it so
 * @error: return location for a #PndStoreError
 *
 * Returns: the translation's id; 0 with PND_STORE_ERROR_REFUSED when text or language is empty, the
 *   passage is not inside the text or that lies in the trash
 */
gint64
pnd_translation_add (PndProject *project, gint64 document, PndSpan span, const char *language,
                     const char *text, const char *translator, GError **error)
{
  PndDatabase *database;
  g_autofree char *guid = pnd_row_new_guid ();
  g_autofree char *now = pnd_row_now ();
  gint64 id = 0;

  g_return_val_if_fail (PND_IS_PROJECT (project), 0);
  g_return_val_if_fail (text != NULL, 0);

  database = pnd_project_get_database (project);
  if (!check_wording (language, text, error)
      || !pnd_project_begin_edit (project, N_("Add translation"), error))
    return 0;
  if (check_place (project, document, span, error)
      && pnd_database_run (database, _("Adding a translation"),
                           "INSERT INTO main.translations (guid, document, span_start, span_end, "
                           "language, text, translator, created, modified) "
                           "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                           error, "siiisssss", guid, document, (gint64)span.start,
                           (gint64)span.end, language, text, translator != NULL ? translator : "",
                           now, now))
    id = pnd_database_get_last_id (database);
  return pnd_row_finish_edit (project, id != 0, error) ? id : 0;
}

/**
 * pnd_translation_change:
 * @project: the project
 * @id: a translation's id
 * @language: the language it is in, such as "en"
 * @text: the passage in that language, not empty
 * @translator: (nullable): who put it so
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with PND_STORE_ERROR_REFUSED when text or language is empty
 */
gboolean
pnd_translation_change (PndProject *project, gint64 id, const char *language, const char *text,
                        const char *translator, GError **error)
{
  g_autofree char *now = pnd_row_now ();
  gboolean done;

  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  if (!check_wording (language, text, error)
      || !pnd_project_begin_edit (project, N_("Edit translation"), error))
    return FALSE;
  done = describe (project, id, error)
         && pnd_database_run (pnd_project_get_database (project), _("Writing a translation"),
                              "UPDATE main.translations SET language = ?1, text = ?2, translator "
                              "= ?3, "
                              "modified = ?4 WHERE id = ?5 "
                              "AND NOT (language = ?1 AND text = ?2 AND translator = ?3)",
                              error, "ssssi", language, text,
                              translator != NULL ? translator : "", now, id);
  return pnd_row_finish_edit (project, done, error);
}

/**
 * pnd_translation_remove:
 * @project: the project
 * @id: a translation's id
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with PND_STORE_ERROR_NOT_FOUND when it is gone already
 */
gboolean
pnd_translation_remove (PndProject *project, gint64 id, GError **error)
{
  g_autoptr (PndTranslation) row = NULL;
  gboolean done;

  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);

  row = pnd_row_get (project, PND_TYPE_TRANSLATION, id, error);
  if (row == NULL || !pnd_project_begin_edit (project, N_("Remove translation"), error))
    return FALSE;
  done = describe (project, id, error)
         && pnd_row_forget_guid (project, pnd_row_get_guid (PND_ROW (row)), "translation", error)
         && pnd_database_run (pnd_project_get_database (project), _("Removing a translation"),
                              "DELETE FROM main.translations WHERE id = ?", error, "i", id);
  return pnd_row_finish_edit (project, done, error);
}

/**
 * pnd_translation_find:
 * @project: the project
 * @document: a document's id
 * @span: a passage, in code points
 *
 * Returns: the id of the translation whose passage has most of @span, and else least; 0 for none
 */
gint64
pnd_translation_find (PndProject *project, gint64 document, PndSpan span)
{
  g_return_val_if_fail (PND_IS_PROJECT (project), 0);

  return pnd_database_query_int (pnd_project_get_database (project),
                                 _("Looking for a translation"),
                                 "SELECT id FROM translations WHERE document = ?1 "
                                 "AND span_start < max (?3, ?2 + 1) AND span_end > ?2 "
                                 "ORDER BY min (span_end, ?3) - max (span_start, ?2) DESC, "
                                 "span_end - span_start, id DESC",
                                 0, NULL, "iii", document, (gint64)span.start, (gint64)span.end);
}
