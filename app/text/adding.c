/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text/adding.h"

#include <glib/gi18n.h>

#include "app/model/annotation.h"
#include "app/model/document.h"
#include "app/model/row.h"

static gboolean
add_comments (const PndImported *self, PndProject *project, gint64 document, GError **error)
{
  for (guint i = 0; i < self->comments->len; i++)
    {
      const PndImportedComment *comment = g_ptr_array_index (self->comments, i);
      g_autofree char *text = comment->author != NULL
                                ? g_strdup_printf ("%s: %s", comment->author, comment->text)
                                : g_strdup (comment->text);

      if (pnd_annotation_add (project, document, comment->span, text, error) == 0)
        return FALSE;
    }
  return TRUE;
}

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
      && !add_comments (self, project, id, error))
    id = 0;
  return pnd_row_finish_edit (project, id != 0, error) ? id : 0;
}
