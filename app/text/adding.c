/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text/adding.h"

#include <glib/gi18n.h>

#include "app/model/annotation.h"
#include "app/model/document.h"
#include "app/model/row.h"

/**
 * pnd_imported_add:
 * @self: what an importer found
 * @project: the project
 * @type: what kind of source it is
 * @with_comments: whether the comments people made in the file become notes on their passages
 * @error: return location for a #PndStoreError
 *
 * Adds the document in one edit.
 *
 * Returns: the document's id; 0 with @error set, and nothing added.
 */
gint64
pnd_imported_add (const PndImported *self, PndProject *project, PndSourceType type,
                  gboolean with_comments, GError **error)
{
  gint64 id;

  g_return_val_if_fail (self != NULL && PND_IS_PROJECT (project), 0);

  if (!pnd_project_begin_edit (project, N_("Add document"), error))
    return 0;
  id = pnd_document_add_draft (project,
                               &(PndDocumentDraft){ .name = self->name,
                                                    .text = self->text,
                                                    .structure = self->structure,
                                                    .original = self->original,
                                                    .encoding = self->encoding,
                                                    .language = self->language,
                                                    .source_type = type },
                               error);
  if (id != 0 && with_comments && self->comments != NULL
      && !pnd_imported_add_comments (self->comments, project, id, error))
    id = 0;
  return pnd_row_finish_edit (project, id != 0, error) ? id : 0;
}

/**
 * pnd_imported_add_comments:
 * @comments: (element-type PndImportedComment): what people noted in a file
 * @project: the project
 * @document: the id of the document that the file became
 * @error: return location for a #PndStoreError
 *
 * Each becomes a note on its passage, all in one edit.
 *
 * Returns: %TRUE, or %FALSE with @error set, and nothing added.
 */
gboolean
pnd_imported_add_comments (GPtrArray *comments, PndProject *project, gint64 document,
                           GError **error)
{
  gboolean done = TRUE;

  g_return_val_if_fail (comments != NULL && PND_IS_PROJECT (project), FALSE);

  if (!pnd_project_begin_edit (project, N_("Add comments as notes"), error))
    return FALSE;
  for (guint i = 0; i < comments->len && done; i++)
    {
      const PndImportedComment *comment = g_ptr_array_index (comments, i);
      g_autofree char *text = comment->author != NULL
                                ? g_strdup_printf ("%s: %s", comment->author, comment->text)
                                : g_strdup (comment->text);

      done = pnd_annotation_add (project, document, comment->span, text, error) != 0;
    }
  return pnd_row_finish_edit (project, done, error);
}
