/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The documents of a table into the project: one edit for all of them. */

#include "app/exchange/answers/answers.h"

#include <glib/gi18n.h>

#include "app/model/document.h"
#include "app/model/sources/attributes.h"
#include "app/text/plain-text.h"

static gboolean
add_attributes (const PndAnswer *self, PndProject *project, gint64 id, GError **error)
{
  g_autoptr (PndDocument) document = NULL;

  if (self->attributes[0] == NULL)
    return TRUE;
  document = pnd_row_get (project, PND_TYPE_DOCUMENT, id, error);
  if (document == NULL)
    return FALSE;
  for (char **pair = self->attributes; *pair != NULL; pair += 2)
    if (!pnd_document_set_attribute (document, pair[0], pair[1], error))
      return FALSE;
  return TRUE;
}

/* the file is stored with the first document; the others name it */
static gint64
add_answer (const PndAnswer *self, PndProject *project, GBytes *original, const char *hash,
            PndSourceType type, GError **error)
{
  gsize n_bytes;
  const char *utf8 = pnd_document_text_get_utf8 (self->text, &n_bytes);
  const PndDocumentDraft draft = { .name = self->name,
                                   .text = self->text,
                                   .structure = self->structure,
                                   .original = original,
                                   .original_hash = hash,
                                   .language = pnd_plain_text_guess_language (utf8, n_bytes),
                                   .source_type = type };
  gint64 id = pnd_document_add_draft (project, &draft, error);

  return id != 0 && add_attributes (self, project, id, error) ? id : 0;
}

/**
 * pnd_answers_add:
 * @answers: (element-type PndAnswer): of pnd_answers_make()
 * @sheet: the table they came from
 * @project: the project
 * @type: what kind of source they are
 * @error: return location for a #PndStoreError
 *
 * Adds all documents with their attributes in one edit.
 *
 * Returns: the first document's id; 0 with @error set, and nothing added
 */
gint64
pnd_answers_add (GPtrArray *answers, const PndSheet *sheet, PndProject *project,
                 PndSourceType type, GError **error)
{
  g_autofree char *hash = NULL;
  GBytes *original;
  gint64 first = 0;
  gboolean done = TRUE;

  g_return_val_if_fail (answers != NULL && sheet != NULL && PND_IS_PROJECT (project), 0);

  original = pnd_sheet_get_original (sheet);
  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, original);
  if (!pnd_project_begin_edit (project, N_("Import answers"), error))
    return 0;
  for (guint i = 0; i < answers->len && done; i++)
    {
      gint64 id = add_answer (g_ptr_array_index (answers, i), project, i == 0 ? original : NULL,
                              hash, type, error);

      done = id != 0;
      if (i == 0)
        first = id;
    }
  pnd_project_describe_edit (project, "%s (%u)", pnd_sheet_get_name (sheet), answers->len);
  return pnd_row_finish_edit (project, done, error) ? first : 0;
}
