/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The documents of a table into the project: one edit for all of them, which may be thousands, so
 * that a window adds them a few at a time. */

#include "app/exchange/answers/answers.h"

#include <glib/gi18n.h>

#include "app/model/document.h"
#include "app/model/sources/attributes.h"
#include "app/text/plain-text.h"

/*
 * _PndAnswersAdding:
 * @sheet: borrowed
 * @hash: of the table's file
 * @first: the id of the first document
 * @is_open: the edit is neither ended nor abandoned
 */
struct _PndAnswersAdding
{
  GPtrArray *answers;
  const PndSheet *sheet;
  PndProject *project;
  PndSourceType type;
  char *hash;
  guint n_added;
  gint64 first;
  gboolean is_open;
};

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
 * pnd_answers_adding_new:
 * @answers: (element-type PndAnswer): of pnd_answers_make()
 * @sheet: the table they came from; must outlive this
 * @project: the project
 * @type: what kind of source they are
 * @error: return location for a #PndStoreError
 *
 * Begins the edit.
 *
 * Returns: (transfer full) (nullable): no document added yet
 */
PndAnswersAdding *
pnd_answers_adding_new (GPtrArray *answers, const PndSheet *sheet, PndProject *project,
                        PndSourceType type, GError **error)
{
  PndAnswersAdding *self;

  g_return_val_if_fail (answers != NULL && sheet != NULL && PND_IS_PROJECT (project), NULL);

  if (!pnd_project_begin_edit (project, N_("Import answers"), error))
    return NULL;
  self = g_new0 (PndAnswersAdding, 1);
  self->answers = g_ptr_array_ref (answers);
  self->sheet = sheet;
  self->project = g_object_ref (project);
  self->type = type;
  self->hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, pnd_sheet_get_original (sheet));
  self->is_open = TRUE;
  return self;
}

/* a project that was closed has given up its edit */
static void
abandon (PndAnswersAdding *self)
{
  if (self->is_open && pnd_project_get_database (self->project) != NULL)
    pnd_project_abandon_edit (self->project);
  self->is_open = FALSE;
}

/**
 * pnd_answers_adding_free:
 * @self: (nullable): what was begun
 *
 * Abandons the edit unless it was finished.
 */
void
pnd_answers_adding_free (PndAnswersAdding *self)
{
  if (self == NULL)
    return;
  abandon (self);
  g_ptr_array_unref (self->answers);
  g_object_unref (self->project);
  g_free (self->hash);
  g_free (self);
}

/**
 * pnd_answers_adding_step:
 * @self: what was begun
 * @error: return location for a #PndStoreError
 *
 * Adds the next document.
 *
 * Returns: whether it was added; else the edit is abandoned
 */
gboolean
pnd_answers_adding_step (PndAnswersAdding *self, GError **error)
{
  gint64 id;

  g_return_val_if_fail (self != NULL && self->is_open, FALSE);
  g_return_val_if_fail (self->n_added < self->answers->len, FALSE);

  id = add_answer (g_ptr_array_index (self->answers, self->n_added), self->project,
                   self->n_added == 0 ? pnd_sheet_get_original (self->sheet) : NULL, self->hash,
                   self->type, error);
  if (id == 0)
    {
      abandon (self);
      return FALSE;
    }
  if (self->n_added++ == 0)
    self->first = id;
  return TRUE;
}

/**
 * pnd_answers_adding_count:
 * @self: what was begun
 *
 * Returns: how many documents are added
 */
guint
pnd_answers_adding_count (const PndAnswersAdding *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_added;
}

/**
 * pnd_answers_adding_finish:
 * @self: what was begun
 * @error: return location for a #PndStoreError
 *
 * Ends the edit.
 *
 * Returns: the first document's id; 0 with @error set, and nothing added
 */
gint64
pnd_answers_adding_finish (PndAnswersAdding *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->is_open, 0);

  pnd_project_describe_edit (self->project, "%s (%u)", pnd_sheet_get_name (self->sheet),
                             self->n_added);
  self->is_open = FALSE;
  return pnd_project_end_edit (self->project, error) ? self->first : 0;
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
  g_autoptr (PndAnswersAdding) adding
    = pnd_answers_adding_new (answers, sheet, project, type, error);

  for (guint i = 0; adding != NULL && i < answers->len; i++)
    if (!pnd_answers_adding_step (adding, error))
      return 0;
  return adding != NULL ? pnd_answers_adding_finish (adding, error) : 0;
}
