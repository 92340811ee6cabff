/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/annotation.h"

#include <glib/gi18n.h>
#include <inttypes.h>

struct _PndAnnotation
{
  PndRow parent_instance;

  gint64 document;
  PndSpan span;
  gint64 coder;
  char *text;
};

G_DEFINE_FINAL_TYPE (PndAnnotation, pnd_annotation, PND_TYPE_ROW)

/* FALSE with @error set unless @span can be annotated; then the edit is described, too */
static gboolean
check_place (PndProject *project, gint64 document, PndSpan span, GError **error)
{
  g_autoptr (PndStatement) row = pnd_database_query (
      pnd_project_get_database (project), _("Checking a note"),
      "SELECT d.name, x.characters, d.trashed IS NOT NULL FROM documents d "
      "JOIN texts x ON x.hash = d.text_hash WHERE d.id = ?",
      error, "i", document);
  const char *name;
  gint64 length;

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
  length = pnd_statement_get_int (row, 1);
  if (pnd_statement_get_int (row, 2))
    g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                 _("“%s” lies in the trash; restore it before adding notes."), name);
  else if (pnd_span_is_empty (span) || span.start < 0 || span.end > length)
    g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                 _("The passage %d to %d is empty or lies outside of “%s”, which has "
                   "%" PRId64 " characters."),
                 span.start, span.end, name, length);
  else
    {
      pnd_project_describe_edit (project, "%s %d-%d", name, span.start, span.end);
      return TRUE;
    }
  return FALSE;
}

static gboolean
check_text (const char *text, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if (*stripped != '\0')
    return TRUE;
  g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                       _("A note needs some text; remove it if it says nothing."));
  return FALSE;
}

static gint64
insert (PndProject *project, gint64 document, PndSpan span, const char *text, GError **error)
{
  PndDatabase *database = pnd_project_get_database (project);
  gint64 coder = pnd_row_require_coder (project, error);
  g_autofree char *guid = pnd_row_new_guid ();
  g_autofree char *now = pnd_row_now ();

  if (coder == 0
      || !pnd_database_run (database, _("Adding a note"),
                            "INSERT INTO main.annotations (guid, document, span_start, span_end, "
                            "coder, "
                            "text, created, modified) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                            error, "siiiisss", guid, document, (gint64)span.start,
                            (gint64)span.end, coder, text, now, now))
    return 0;
  return pnd_database_get_last_id (database);
}

/* FALSE with @error set when the note is gone; else the edit is described, too */
static gboolean
describe (PndProject *project, gint64 id, gint64 *document, GError **error)
{
  g_autoptr (PndStatement) row
      = pnd_database_query (pnd_project_get_database (project), _("Reading a note"),
                            "SELECT d.id, d.name, a.span_start, a.span_end FROM annotations a "
                            "JOIN documents d ON d.id = a.document WHERE a.id = ?",
                            error, "i", id);

  if (row == NULL)
    return FALSE;
  if (!pnd_statement_next (row, error))
    {
      if (error == NULL || *error == NULL)
        g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND,
                             _("The note is no longer there."));
      return FALSE;
    }
  *document = pnd_statement_get_int (row, 0);
  pnd_project_describe_edit (project, "%s %d-%d", pnd_statement_get_text (row, 1, NULL),
                             (int)pnd_statement_get_int (row, 2),
                             (int)pnd_statement_get_int (row, 3));
  return TRUE;
}

static gboolean
delete (PndProject *project, gint64 id, GError **error)
{
  PndDatabase *database = pnd_project_get_database (project);
  g_autofree char *now = pnd_row_now ();

  return pnd_database_run (database, _("Noting a deletion"),
                           "INSERT OR IGNORE INTO deleted (guid, kind, time) "
                           "SELECT guid, 'annotation', ? FROM annotations WHERE id = ?",
                           error, "si", now, id)
         && pnd_database_run (database, _("Removing a note"),
                              "DELETE FROM main.annotations WHERE id = ?", error, "i", id);
}

static void
pnd_annotation_read (PndRow *row, PndStatement *statement)
{
  PndAnnotation *self = PND_ANNOTATION (row);

  self->document = pnd_statement_get_int (statement, 4);
  self->span = pnd_span_from_file (pnd_statement_get_int (statement, 5),
                                   pnd_statement_get_int (statement, 6));
  self->coder = pnd_statement_get_int (statement, 7);
  pnd_row_take_string (&self->text, pnd_statement_get_text (statement, 8, NULL));
}

static void
pnd_annotation_finalize (GObject *object)
{
  g_free (PND_ANNOTATION (object)->text);

  G_OBJECT_CLASS (pnd_annotation_parent_class)->finalize (object);
}

static void
pnd_annotation_class_init (PndAnnotationClass *klass)
{
  PndRowClass *row_class = PND_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pnd_annotation_finalize;
  row_class->table = "annotations";
  row_class->columns = "document, span_start, span_end, coder, text";
  row_class->read = pnd_annotation_read;
}

static void
pnd_annotation_init (PndAnnotation *self)
{
  self->text = g_strdup ("");
}

/**
 * pnd_annotation_get_document:
 * @self: a note
 *
 * Returns: the id of its document.
 */
gint64
pnd_annotation_get_document (PndAnnotation *self)
{
  g_return_val_if_fail (PND_IS_ANNOTATION (self), 0);

  return self->document;
}

/**
 * pnd_annotation_get_span:
 * @self: a note
 *
 * Returns: the passage, in code points of the document's text.
 */
PndSpan
pnd_annotation_get_span (PndAnnotation *self)
{
  g_return_val_if_fail (PND_IS_ANNOTATION (self), PND_SPAN (0, 0));

  return self->span;
}

/**
 * pnd_annotation_get_coder:
 * @self: a note
 *
 * Returns: the id of the coder who wrote it.
 */
gint64
pnd_annotation_get_coder (PndAnnotation *self)
{
  g_return_val_if_fail (PND_IS_ANNOTATION (self), 0);

  return self->coder;
}

/**
 * pnd_annotation_get_text:
 * @self: a note
 *
 * Returns: (transfer none): what it says.
 */
const char *
pnd_annotation_get_text (PndAnnotation *self)
{
  g_return_val_if_fail (PND_IS_ANNOTATION (self), NULL);

  return self->text;
}

/**
 * pnd_annotation_add:
 * @project: the project
 * @document: a document's id
 * @span: the passage, in code points; not empty, inside the text
 * @text: what the note says, not empty
 * @error: return location for a #PndStoreError
 *
 * Adds a note by the coder who acts.
 *
 * Returns: the note's id; 0 with PND_STORE_ERROR_REFUSED when the text is empty, the passage is not
 *   inside the document or that lies in the trash, with PND_STORE_ERROR_NOT_FOUND when the document
 *   is gone or nobody acts.
 */
gint64
pnd_annotation_add (PndProject *project, gint64 document, PndSpan span, const char *text,
                    GError **error)
{
  gint64 id = 0;

  g_return_val_if_fail (PND_IS_PROJECT (project), 0);
  g_return_val_if_fail (text != NULL, 0);

  if (!check_text (text, error) || !pnd_project_begin_edit (project, N_("Add note"), error))
    return 0;
  if (check_place (project, document, span, error))
    id = insert (project, document, span, text, error);
  return pnd_row_finish_edit (project, id != 0, error) ? id : 0;
}

/**
 * pnd_annotation_set_text:
 * @project: the project
 * @id: a note's id
 * @text: what it says from now on, not empty
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with PND_STORE_ERROR_REFUSED when the text is empty.
 */
gboolean
pnd_annotation_set_text (PndProject *project, gint64 id, const char *text, GError **error)
{
  g_autofree char *now = pnd_row_now ();
  gint64 document;
  gboolean done;

  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  if (!check_text (text, error) || !pnd_project_begin_edit (project, N_("Edit note"), error))
    return FALSE;
  done = describe (project, id, &document, error)
         && pnd_database_run (pnd_project_get_database (project), _("Writing a note"),
                              "UPDATE main.annotations SET text = ?, modified = ? WHERE id = ? "
                              "AND text <> ?",
                              error, "ssis", text, now, id, text);
  return pnd_row_finish_edit (project, done, error);
}

/**
 * pnd_annotation_set_span:
 * @project: the project
 * @id: a note's id
 * @span: the new passage, in code points; not empty, inside the text
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with PND_STORE_ERROR_REFUSED when the passage is not inside the text or
 *   the document lies in the trash.
 */
gboolean
pnd_annotation_set_span (PndProject *project, gint64 id, PndSpan span, GError **error)
{
  g_autofree char *now = pnd_row_now ();
  gint64 document;
  gboolean done;

  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);

  if (!pnd_project_begin_edit (project, N_("Resize note"), error))
    return FALSE;
  done = describe (project, id, &document, error) && check_place (project, document, span, error)
         && pnd_database_run (pnd_project_get_database (project), _("Resizing a note"),
                              "UPDATE main.annotations SET span_start = ?1, span_end = ?2, "
                              "modified = ?3 WHERE id = ?4 "
                              "AND NOT (span_start = ?1 AND span_end = ?2)",
                              error, "iisi", (gint64)span.start, (gint64)span.end, now, id);
  return pnd_row_finish_edit (project, done, error);
}

/**
 * pnd_annotation_remove:
 * @project: the project
 * @id: a note's id
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with PND_STORE_ERROR_NOT_FOUND when the note is gone already.
 */
gboolean
pnd_annotation_remove (PndProject *project, gint64 id, GError **error)
{
  gint64 document;
  gboolean done;

  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);

  if (!pnd_project_begin_edit (project, N_("Remove note"), error))
    return FALSE;
  done = describe (project, id, &document, error) && delete (project, id, error);
  return pnd_row_finish_edit (project, done, error);
}
