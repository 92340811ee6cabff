/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/cases/question.h"

#include <glib/gi18n.h>

#include "app/model/row-list.h"

struct _PndQuestion
{
  PndRow parent_instance;

  gint64 region_case;
  gboolean is_search;
  char *text;
  char *date;
};

G_DEFINE_FINAL_TYPE (PndQuestion, pnd_question, PND_TYPE_ROW)

static gboolean
insert_code (PndDatabase *database, gint64 question, gint64 code, GError **error)
{
  return pnd_database_run (database, _("Changing a question"),
                           "INSERT OR IGNORE INTO question_codes (question, code_guid) "
                           "SELECT ?1, guid FROM codes WHERE id = ?2", error, "ii", question, code);
}

/* (transfer full) (nullable) */
static char *
clean_words (const char *text, GError **error)
{
  g_autofree char *clean = g_strstrip (g_strdup (text));

  if (*clean != '\0')
    return g_steal_pointer (&clean);
  g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                       _("A question needs words."));
  return NULL;
}

static void
pnd_question_read (PndRow *row, PndStatement *statement)
{
  PndQuestion *self = PND_QUESTION (row);

  self->region_case = pnd_statement_get_int (statement, 4);
  self->is_search = g_strcmp0 (pnd_statement_get_text (statement, 5, NULL), "search") == 0;
  pnd_row_take_string (&self->text, pnd_statement_get_text (statement, 6, NULL));
  pnd_row_take_string (&self->date, pnd_statement_get_text (statement, 7, NULL));
}

static void
pnd_question_finalize (GObject *object)
{
  g_free (PND_QUESTION (object)->text);
  g_free (PND_QUESTION (object)->date);

  G_OBJECT_CLASS (pnd_question_parent_class)->finalize (object);
}

static void
pnd_question_class_init (PndQuestionClass *klass)
{
  PndRowClass *row_class = PND_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pnd_question_finalize;
  row_class->table = "questions";
  row_class->columns = "coalesce (region_case, 0), kind, text, date";
  row_class->also = "question_codes";
  row_class->read = pnd_question_read;
}

static void
pnd_question_init (PndQuestion *self)
{
  self->text = g_strdup ("");
  self->date = g_strdup ("");
}

/**
 * pnd_question_get_text:
 * @self: a question
 *
 * Returns: (transfer none): its words
 */
const char *
pnd_question_get_text (PndQuestion *self)
{
  g_return_val_if_fail (PND_IS_QUESTION (self), NULL);

  return self->text;
}

/**
 * pnd_question_get_date:
 * @self: a question
 *
 * Returns: (transfer none): when it was put in, as "2025-11-24"; "" where that is not known
 */
const char *
pnd_question_get_date (PndQuestion *self)
{
  g_return_val_if_fail (PND_IS_QUESTION (self), NULL);

  return self->date;
}

/**
 * pnd_question_get_is_search:
 * @self: a question
 *
 * Returns: whether it is a search that was made
 */
gboolean
pnd_question_get_is_search (PndQuestion *self)
{
  g_return_val_if_fail (PND_IS_QUESTION (self), FALSE);

  return self->is_search;
}

/**
 * pnd_question_get_case:
 * @self: a question
 *
 * Returns: id of its case, 0 for the whole project
 */
gint64
pnd_question_get_case (PndQuestion *self)
{
  g_return_val_if_fail (PND_IS_QUESTION (self), 0);

  return self->region_case;
}

/**
 * pnd_question_load_codes:
 * @self: a question
 *
 * Returns: (transfer full): ids (gint64) of the codes that it asks for
 */
GArray *
pnd_question_load_codes (PndQuestion *self)
{
  g_autoptr (GArray) codes = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (PndStatement) row = NULL;

  g_return_val_if_fail (PND_IS_QUESTION (self), NULL);

  row = pnd_database_query (pnd_project_get_database (pnd_row_get_project (PND_ROW (self))),
                            _("Reading a question"),
                            "SELECT c.id FROM question_codes q JOIN codes c ON c.guid = "
                            "q.code_guid WHERE q.question = ? ORDER BY c.id", NULL, "i",
                            pnd_row_get_id (PND_ROW (self)));
  while (row != NULL && pnd_statement_next (row, NULL))
    {
      gint64 id = pnd_statement_get_int (row, 0);

      g_array_append_val (codes, id);
    }
  return g_steal_pointer (&codes);
}

/**
 * pnd_question_new_list:
 * @project: the project
 *
 * Returns: (transfer full): its questions and searches, in the order they were added
 */
GListModel *
pnd_question_new_list (PndProject *project)
{
  g_return_val_if_fail (PND_IS_PROJECT (project), NULL);

  return G_LIST_MODEL (pnd_row_list_new (project, PND_TYPE_QUESTION, "1", "t.id",
                                         "question_codes", ""));
}

/**
 * pnd_question_add:
 * @project: the project
 * @region_case: id of a case, 0 for the whole project
 * @is_search: a search that was made, not a question that was asked
 * @text: its words
 * @codes: (array length=n_codes): ids of the indicators (or motives) that it asks for
 * @n_codes: how many
 * @error: return location for a #PndStoreError
 *
 * Returns: its id; 0 with PND_STORE_ERROR_REFUSED when it says nothing
 */
gint64
pnd_question_add (PndProject *project, gint64 region_case, gboolean is_search, const char *text,
                  const gint64 *codes, int n_codes, GError **error)
{
  g_autofree char *guid = pnd_row_new_guid ();
  g_autofree char *now = pnd_row_now ();
  g_autofree char *clean = NULL;
  PndDatabase *database;
  gboolean done;
  gint64 id = 0;

  g_return_val_if_fail (PND_IS_PROJECT (project) && text != NULL, 0);

  database = pnd_project_get_database (project);
  clean = clean_words (text, error);
  if (clean == NULL || !pnd_project_begin_edit (project, N_("Add question"), error))
    return 0;
  done = pnd_database_run (database, _("Changing a question"),
                           "INSERT INTO questions (guid, region_case, kind, text, date, created, "
                           "modified) VALUES (?1, ?2, ?3, ?4, substr (?5, 1, 10), ?5, ?5)", error,
                           "snsss", guid, region_case, is_search ? "search" : "question", clean,
                           now);
  if (done)
    id = pnd_database_get_last_id (database);
  for (int i = 0; done && i < n_codes; i++)
    done = insert_code (database, id, codes[i], error);
  return pnd_row_finish_edit (project, done, error) ? id : 0;
}

/**
 * pnd_question_set_text:
 * @self: a question
 * @text: its words
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with PND_STORE_ERROR_REFUSED when it says nothing
 */
gboolean
pnd_question_set_text (PndQuestion *self, const char *text, GError **error)
{
  PndProject *project;
  g_autofree char *now = pnd_row_now ();
  g_autofree char *clean = NULL;
  gboolean done;

  g_return_val_if_fail (PND_IS_QUESTION (self) && text != NULL, FALSE);

  project = pnd_row_get_project (PND_ROW (self));
  clean = clean_words (text, error);
  if (clean == NULL || !pnd_row_check_live (PND_ROW (self), error))
    return FALSE;
  if (g_str_equal (clean, self->text))
    return TRUE;
  if (!pnd_project_begin_edit (project, N_("Change question"), error))
    return FALSE;
  done = pnd_database_run (pnd_project_get_database (project), _("Changing a question"),
                           "UPDATE questions SET text = ?, modified = ? WHERE id = ?", error,
                           "ssi", clean, now, pnd_row_get_id (PND_ROW (self)));
  return pnd_row_finish_edit (project, done, error);
}

/**
 * pnd_question_set_code:
 * @self: a question
 * @code: id of a code
 * @asks: whether the question asks for it
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
pnd_question_set_code (PndQuestion *self, gint64 code, gboolean asks, GError **error)
{
  PndProject *project;
  PndDatabase *database;
  gint64 id;
  gboolean done;

  g_return_val_if_fail (PND_IS_QUESTION (self), FALSE);

  project = pnd_row_get_project (PND_ROW (self));
  database = pnd_project_get_database (project);
  id = pnd_row_get_id (PND_ROW (self));
  if (!pnd_row_check_live (PND_ROW (self), error)
      || !pnd_project_begin_edit (project, N_("Change question"), error))
    return FALSE;
  done = asks ? insert_code (database, id, code, error)
              : pnd_database_run (database, _("Changing a question"),
                                  "DELETE FROM question_codes WHERE question = ? AND code_guid = "
                                  "(SELECT guid FROM codes WHERE id = ?)", error, "ii", id, code);
  return pnd_row_finish_edit (project, done, error);
}

/**
 * pnd_question_remove:
 * @self: a question
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
pnd_question_remove (PndQuestion *self, GError **error)
{
  PndProject *project;
  PndDatabase *database;
  gint64 id;
  gboolean done;

  g_return_val_if_fail (PND_IS_QUESTION (self), FALSE);

  project = pnd_row_get_project (PND_ROW (self));
  database = pnd_project_get_database (project);
  id = pnd_row_get_id (PND_ROW (self));
  if (!pnd_row_check_live (PND_ROW (self), error)
      || !pnd_project_begin_edit (project, N_("Remove question"), error))
    return FALSE;
  done = pnd_row_forget_guid (project, pnd_row_get_guid (PND_ROW (self)), "question", error)
         && pnd_database_run (database, _("Changing a question"),
                              "DELETE FROM question_codes WHERE question = ?", error, "i", id)
         && pnd_database_run (database, _("Changing a question"),
                              "DELETE FROM questions WHERE id = ?", error, "i", id);
  return pnd_row_finish_edit (project, done, error);
}
