/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/memo.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/store/veil/review-only.h"

/*
 * _PndMemo:
 * @date: what a journal entry is about, as the researcher says; of other memos the day they were
 *   made
 */
struct _PndMemo
{
  PndRow parent_instance;

  gboolean is_journal;
  gint64 document;
  gint64 code;
  gint64 coder;
  char *date;
  char *title;
  char *text;
};

G_DEFINE_FINAL_TYPE (PndMemo, pnd_memo, PND_TYPE_ROW)

/* 2026-02-28 is a date, 2026-02-29 is none */
static gboolean
is_date (const char *date)
{
  int numbers[3] = { 0, 0, 0 };

  if (strlen (date) != 10 || date[4] != '-' || date[7] != '-')
    return FALSE;
  for (int i = 0, part = 0; i < 10; i++)
    {
      if (i == 4 || i == 7)
        part++;
      else if (!g_ascii_isdigit (date[i]))
        return FALSE;
      else
        numbers[part] = numbers[part] * 10 + (date[i] - '0');
    }
  return g_date_valid_dmy (numbers[2], numbers[1], numbers[0]);
}

/* what the history says of the memo: never its text */
static void
describe (PndProject *project, gint64 document, gint64 code, const char *date)
{
  g_autoptr (PndStatement) row = pnd_database_query (
      pnd_project_get_database (project), _("Reading a memo"),
      "SELECT coalesce ((SELECT name FROM documents WHERE id = ?), "
      "(SELECT abbreviation FROM codes WHERE id = ?), ?)",
      NULL, "iis", document, code, date);

  if (row != NULL && pnd_statement_next (row, NULL))
    pnd_project_describe_edit (project, "%s", pnd_statement_get_text (row, 0, NULL));
}

static gint64
insert (PndProject *project, const char *kind, gint64 document, gint64 code, const char *date,
        const char *title, const char *text, GError **error)
{
  PndDatabase *database = pnd_project_get_database (project);
  gint64 coder = pnd_row_require_coder (project, error);
  g_autofree char *guid = pnd_row_new_guid ();
  g_autofree char *now = pnd_row_now ();

  if (coder == 0
      || !pnd_database_run (database, _("Adding a memo"),
                            "INSERT INTO main.memos (guid, kind, document, code, coder, date, "
                            "title, "
                            "text, created, modified) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            error, "ssnnisssss", guid, kind, document, code, coder, date, title,
                            text, now, now))
    return 0;
  return pnd_database_get_last_id (database);
}

static gint64
add (PndProject *project, const char *label, const char *kind, gint64 document, gint64 code,
     const char *date, const char *title, const char *text, GError **error)
{
  gint64 id;

  if (!pnd_project_begin_review (project, label, error))
    return 0;
  describe (project, document, code, date);
  id = insert (project, kind, document, code, date, title != NULL ? title : "",
               text != NULL ? text : "", error);
  return pnd_row_finish_edit (project, id != 0, error) ? id : 0;
}

/* a memo of one's own is a part of a review */
static gboolean
begin (PndMemo *self, const char *label, GError **error)
{
  PndProject *project = pnd_row_get_project (PND_ROW (self));

  if (self->coder == pnd_project_get_coder (project))
    return pnd_project_begin_review (project, label, error);
  return pnd_project_begin_edit (project, label, error);
}

static gboolean
delete (PndMemo *self, GError **error)
{
  PndProject *project = pnd_row_get_project (PND_ROW (self));

  describe (project, self->document, self->code, self->date);
  return pnd_row_forget_guid (project, pnd_row_get_guid (PND_ROW (self)), "memo", error)
         && pnd_database_run (pnd_project_get_database (project), _("Removing a memo"),
                              "DELETE FROM main.memos WHERE id = ?", error, "i",
                              pnd_row_get_id (PND_ROW (self)));
}

static void
pnd_memo_read (PndRow *row, PndStatement *statement)
{
  PndMemo *self = PND_MEMO (row);

  self->is_journal = g_strcmp0 (pnd_statement_get_text (statement, 4, NULL), "journal") == 0;
  self->document = pnd_statement_get_int (statement, 5);
  self->code = pnd_statement_get_int (statement, 6);
  self->coder = pnd_statement_get_int (statement, 7);
  pnd_row_take_string (&self->date, pnd_statement_get_text (statement, 8, NULL));
  pnd_row_take_string (&self->title, pnd_statement_get_text (statement, 9, NULL));
  pnd_row_take_string (&self->text, pnd_statement_get_text (statement, 10, NULL));
}

static void
pnd_memo_finalize (GObject *object)
{
  PndMemo *self = PND_MEMO (object);

  g_free (self->date);
  g_free (self->title);
  g_free (self->text);

  G_OBJECT_CLASS (pnd_memo_parent_class)->finalize (object);
}

static void
pnd_memo_class_init (PndMemoClass *klass)
{
  PndRowClass *row_class = PND_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pnd_memo_finalize;
  row_class->table = "memos";
  row_class->columns = "kind, document, code, coder, date, title, text";
  row_class->read = pnd_memo_read;
}

static void
pnd_memo_init (PndMemo *self)
{
  self->date = g_strdup ("");
  self->title = g_strdup ("");
  self->text = g_strdup ("");
}

/**
 * pnd_memo_is_journal:
 * @self: a memo
 *
 * Returns: whether it is a dated entry of the journal.
 */
gboolean
pnd_memo_is_journal (PndMemo *self)
{
  g_return_val_if_fail (PND_IS_MEMO (self), FALSE);

  return self->is_journal;
}

/**
 * pnd_memo_get_document:
 * @self: a memo
 *
 * Returns: the id of the document it is about, 0 if it is about none.
 */
gint64
pnd_memo_get_document (PndMemo *self)
{
  g_return_val_if_fail (PND_IS_MEMO (self), 0);

  return self->document;
}

/**
 * pnd_memo_get_code:
 * @self: a memo
 *
 * Returns: the id of the code it is about, 0 if it is about none.
 */
gint64
pnd_memo_get_code (PndMemo *self)
{
  g_return_val_if_fail (PND_IS_MEMO (self), 0);

  return self->code;
}

/**
 * pnd_memo_get_coder:
 * @self: a memo
 *
 * Returns: the id of the coder who wrote it.
 */
gint64
pnd_memo_get_coder (PndMemo *self)
{
  g_return_val_if_fail (PND_IS_MEMO (self), 0);

  return self->coder;
}

/**
 * pnd_memo_get_date:
 * @self: a memo
 *
 * Returns: (transfer none): the day it belongs to, ISO 8601.
 */
const char *
pnd_memo_get_date (PndMemo *self)
{
  g_return_val_if_fail (PND_IS_MEMO (self), NULL);

  return self->date;
}

/**
 * pnd_memo_get_title:
 * @self: a memo
 *
 * Returns: (transfer none): the title, or an empty string.
 */
const char *
pnd_memo_get_title (PndMemo *self)
{
  g_return_val_if_fail (PND_IS_MEMO (self), NULL);

  return self->title;
}

/**
 * pnd_memo_get_text:
 * @self: a memo
 *
 * Returns: (transfer none): what it says.
 */
const char *
pnd_memo_get_text (PndMemo *self)
{
  g_return_val_if_fail (PND_IS_MEMO (self), NULL);

  return self->text;
}

/**
 * pnd_memo_add:
 * @project: the project
 * @document: the id of the document it is about, or 0
 * @code: the id of the code it is about, or 0; both 0: about the project
 * @title: (nullable): the title
 * @text: (nullable): what it says
 * @error: return location for a #PndStoreError
 *
 * Returns: the memo's id; 0 with PND_STORE_ERROR_NOT_FOUND when nobody acts as coder.
 */
gint64
pnd_memo_add (PndProject *project, gint64 document, gint64 code, const char *title,
              const char *text, GError **error)
{
  g_autofree char *now = pnd_row_now ();
  g_autofree char *date = g_strndup (now, 10);

  g_return_val_if_fail (PND_IS_PROJECT (project), 0);
  g_return_val_if_fail (document == 0 || code == 0, 0);

  return add (project, N_("Add memo"), "memo", document, code, date, title, text, error);
}

/**
 * pnd_memo_add_journal:
 * @project: the project
 * @date: the day it belongs to, ISO 8601 (2026-02-28)
 * @title: (nullable): the title
 * @text: (nullable): what it says
 * @error: return location for a #PndStoreError
 *
 * Returns: the entry's id; 0 with PND_STORE_ERROR_REFUSED when @date is none.
 */
gint64
pnd_memo_add_journal (PndProject *project, const char *date, const char *title, const char *text,
                      GError **error)
{
  g_return_val_if_fail (PND_IS_PROJECT (project), 0);
  g_return_val_if_fail (date != NULL, 0);

  if (!is_date (date))
    {
      g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                   _("“%s” is not a date; it should look like 2026-02-28."), date);
      return 0;
    }
  return add (project, N_("Add journal entry"), "journal", 0, 0, date, title, text, error);
}

/**
 * pnd_memo_set_text:
 * @self: a memo
 * @title: (nullable): the title
 * @text: (nullable): what it says
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with @error set.
 */
gboolean
pnd_memo_set_text (PndMemo *self, const char *title, const char *text, GError **error)
{
  PndProject *project;
  g_autofree char *now = pnd_row_now ();
  gboolean done;

  g_return_val_if_fail (PND_IS_MEMO (self), FALSE);

  project = pnd_row_get_project (PND_ROW (self));
  if (!pnd_row_check_live (PND_ROW (self), error)
      || !begin (self, N_("Edit memo"), error))
    return FALSE;
  describe (project, self->document, self->code, self->date);
  done = pnd_database_run (pnd_project_get_database (project), _("Writing a memo"),
                           "UPDATE main.memos SET title = ?1, text = ?2, modified = ?3 WHERE id = "
                           "?4 "
                           "AND NOT (title = ?1 AND text = ?2)",
                           error, "sssi", title != NULL ? title : "", text != NULL ? text : "", now,
                           pnd_row_get_id (PND_ROW (self)));
  return pnd_row_finish_edit (project, done, error);
}

/**
 * pnd_memo_remove:
 * @self: a memo
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with @error set.
 */
gboolean
pnd_memo_remove (PndMemo *self, GError **error)
{
  PndProject *project;

  g_return_val_if_fail (PND_IS_MEMO (self), FALSE);

  project = pnd_row_get_project (PND_ROW (self));
  if (!pnd_row_check_live (PND_ROW (self), error)
      || !begin (self, N_("Remove memo"), error))
    return FALSE;
  return pnd_row_finish_edit (project, delete (self, error), error);
}

/**
 * pnd_memo_forget:
 * @self: a memo
 * @error: return location for a #PndStoreError
 *
 * Takes the memo out of every byte of the file, the history included; not within an edit. Undo
 * stops there.
 *
 * Returns: %TRUE, or %FALSE with @error set.
 */
gboolean
pnd_memo_forget (PndMemo *self, GError **error)
{
  PndProject *project;

  g_return_val_if_fail (PND_IS_MEMO (self), FALSE);

  project = pnd_row_get_project (PND_ROW (self));
  if (!pnd_row_check_live (PND_ROW (self), error)
      || !pnd_project_begin_purge (project, N_("Forget memo"), error))
    return FALSE;
  if (delete (self, error))
    return pnd_project_end_purge (project, error);
  pnd_project_abandon_edit (project);
  return FALSE;
}
