/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/cases/reading.h"

#include <glib/gi18n.h>

#include "app/model/row.h"

/*
 * Mark:
 * @versions: the codes as they are now
 * @since: when the latest code came to be; what was marked before was not read under it
 */
typedef struct
{
  PndDatabase *database;
  gint64 document;
  gint64 coder;
  char *name;
  char *guid;
  char *hash;
  char *versions;
  char *since;
} Mark;

static void
mark_clear (Mark *self)
{
  g_free (self->name);
  g_free (self->guid);
  g_free (self->hash);
  g_free (self->versions);
  g_free (self->since);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Mark, mark_clear)

static void
clear_span (gpointer span)
{
  g_free (((PndReadSpan *) span)->versions);
  g_free (((PndReadSpan *) span)->time);
}

/* where the mark is set, and under which codes */
static gboolean
load (Mark *self, PndSpan *span, GError **error)
{
  g_autoptr (PndStatement) row = pnd_database_query (
      self->database, _("Reading a document"),
      "SELECT d.guid, d.text_hash, t.characters, (SELECT group_concat (v, char (10)) FROM "
      "(SELECT guid || ' ' || version AS v FROM codes WHERE version > 1 ORDER BY guid)), d.name, "
      "(SELECT max (created) FROM codes) "
      "FROM documents d JOIN texts t ON t.hash = d.text_hash WHERE d.id = ?",
      error, "i", self->document);

  if (row == NULL)
    return FALSE;
  if (!pnd_statement_next (row, error))
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND,
                             _("The document is no longer there."));
      return FALSE;
    }
  self->guid = g_strdup (pnd_statement_get_text (row, 0, NULL));
  self->hash = g_strdup (pnd_statement_get_text (row, 1, NULL));
  self->versions = g_strdup (pnd_statement_is_null (row, 3) ? ""
                                                            : pnd_statement_get_text (row, 3, NULL));
  self->name = g_strdup (pnd_statement_get_text (row, 4, NULL));
  self->since = g_strdup (pnd_statement_get_text (row, 5, NULL));
  span->end = MIN (span->end, (int) pnd_statement_get_int (row, 2));
  span->start = MAX (span->start, 0);
  if (span->start < span->end)
    return TRUE;
  g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                       _("There is no text in the passage to mark as read."));
  return FALSE;
}

static gboolean
insert (const Mark *self, PndSpan span, const char *versions, const char *time, GError **error)
{
  g_autofree char *guid = pnd_row_new_guid ();

  return pnd_database_run (self->database, _("Marking a passage as read"),
                           "INSERT INTO main.reading (guid, document_guid, text_hash, span_start, "
                           "span_end, coder, versions, created, modified) "
                           "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)", error, "sssiiiss", guid,
                           self->guid, self->hash, (gint64) span.start, (gint64) span.end,
                           self->coder, versions, time);
}

/* The marks that overlap @span, or touch it under the same codes, go; what they mark beyond @span
 * stays, or is joined to it. */
static gboolean
cut (const Mark *self, PndSpan *span, gboolean is_read, GError **error)
{
  g_autoptr (GArray) old = g_array_new (FALSE, TRUE, sizeof (PndReadSpan));
  g_autoptr (PndStatement) row = NULL;
  PndSpan asked = *span;
  GError *failure = NULL;
  gboolean done;

  g_array_set_clear_func (old, clear_span);
  row = pnd_database_query (self->database, _("Marking a passage as read"),
                            "SELECT span_start, span_end, versions, created FROM reading "
                            "WHERE document_guid = ? AND text_hash = ? AND coder = ? "
                            "AND span_start <= ? AND span_end >= ?", error, "ssiii", self->guid,
                            self->hash, self->coder, (gint64) span->end, (gint64) span->start);
  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      PndReadSpan one = { PND_SPAN ((int) pnd_statement_get_int (row, 0),
                                    (int) pnd_statement_get_int (row, 1)),
                          g_strdup (pnd_statement_get_text (row, 2, NULL)),
                          g_strdup (pnd_statement_get_text (row, 3, NULL)) };

      g_array_append_val (old, one);
    }
  if (!pnd_statement_ended (failure, error))
    return FALSE;
  done = pnd_database_run (self->database, _("Marking a passage as read"),
                           "DELETE FROM main.reading WHERE document_guid = ? AND text_hash = ? "
                           "AND coder = ? AND span_start <= ? AND span_end >= ?", error, "ssiii",
                           self->guid, self->hash, self->coder, (gint64) asked.end,
                           (gint64) asked.start);
  for (guint i = 0; done && i < old->len; i++)
    {
      const PndReadSpan *one = &g_array_index (old, PndReadSpan, i);

      if (is_read && g_str_equal (one->versions, self->versions)
          && g_strcmp0 (one->time, self->since) >= 0)
        {
          span->start = MIN (span->start, one->span.start);
          span->end = MAX (span->end, one->span.end);
          continue;
        }
      if (one->span.start < asked.start)
        done = insert (self, PND_SPAN (one->span.start, MIN (one->span.end, asked.start)),
                       one->versions, one->time, error);
      if (done && one->span.end > asked.end)
        done = insert (self, PND_SPAN (MAX (one->span.start, asked.end), one->span.end),
                       one->versions, one->time, error);
    }
  return done;
}

/* a passage that is marked already is not marked again, which would only change its date */
static gboolean
is_marked (const Mark *self, PndSpan span)
{
  return pnd_database_query_int (self->database, _("Reading the ledger"),
                                 "SELECT EXISTS (SELECT 1 FROM reading WHERE document_guid = ? "
                                 "AND text_hash = ? AND coder = ? AND versions = ? AND created >= ? "
                                 "AND span_start <= ? AND span_end >= ?)", 0, NULL, "ssissii",
                                 self->guid, self->hash, self->coder, self->versions,
                                 self->since != NULL ? self->since : "", (gint64) span.start, (gint64) span.end) != 0;
}

/* marks one after the other in a document are one line of the history, which says how many */
static void
join (PndProject *project, const Mark *self, gboolean is_read)
{
  g_autofree char *run = g_strdup_printf ("%s %s", is_read ? "read" : "unread", self->guid);
  int n = pnd_project_join_edit (project, run);

  if (n > 1)
    pnd_project_describe_edit (project, "%s × %d", self->name, n);
  else
    pnd_project_describe_edit (project, "%s", self->name);
}

/**
 * pnd_reading_mark:
 * @project: the project
 * @document: id of a document
 * @span: a passage, in code points; what lies beyond the text does not count
 * @is_read: whether it is read and judged; %FALSE takes the mark away
 * @error: return location for a #PndStoreError
 *
 * A passage that touches one marked before is joined to it. Marks one after the other in a document
 * are one line of the history and one step of undo, see pnd_project_join_edit(). What is marked
 * already makes no edit.
 *
 * Returns: %TRUE, or %FALSE with PND_STORE_ERROR_REFUSED when there is no text in the passage
 */
gboolean
pnd_reading_mark (PndProject *project, gint64 document, PndSpan span, gboolean is_read,
                  GError **error)
{
  g_auto (Mark) mark = { .document = document };
  g_autofree char *now = pnd_row_now ();
  gboolean done;

  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);

  mark.database = pnd_project_get_database (project);
  mark.coder = pnd_row_require_coder (project, error);
  if (mark.coder == 0 || !load (&mark, &span, error))
    return FALSE;
  if (is_read && is_marked (&mark, span))
    return TRUE;
  if (!pnd_project_begin_edit (project, is_read ? N_("Mark as read") : N_("Mark as unread"),
                               error))
    return FALSE;
  join (project, &mark, is_read);
  done = cut (&mark, &span, is_read, error)
         && (!is_read || insert (&mark, span, mark.versions, now, error));
  return pnd_row_finish_edit (project, done, error);
}

/**
 * pnd_reading_load:
 * @database: the project's connection or a reader's
 * @document: id of a document
 * @coder: id of a coder, 0 for all
 * @with_codings: also the passages that are coded
 * @error: return location for a #PndStoreError
 *
 * Returns: (transfer full) (nullable): PndReadSpan elements, by start; they may overlap
 */
GArray *
pnd_reading_load (PndDatabase *database, gint64 document, gint64 coder, gboolean with_codings,
                  GError **error)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, TRUE, sizeof (PndReadSpan));
  g_autoptr (PndStatement) row = NULL;
  GError *failure = NULL;

  g_return_val_if_fail (database != NULL, NULL);

  g_array_set_clear_func (spans, clear_span);
  row = pnd_database_query (
      database, _("Reading the ledger"),
      "SELECT r.span_start, r.span_end, r.versions, r.created FROM reading r JOIN documents d "
      "ON d.guid = r.document_guid AND d.text_hash = r.text_hash "
      "WHERE d.id = ?1 AND (?2 = 0 OR r.coder = ?2) "
      "UNION ALL SELECT span_start, span_end, NULL, created FROM codings "
      "WHERE document = ?1 AND (?2 = 0 OR coder = ?2) AND area IS NULL AND ?3 ORDER BY 1, 2",
      error, "iii", document, coder, (gint64) (with_codings != FALSE));
  if (row == NULL)
    return NULL;
  while (pnd_statement_next (row, &failure))
    {
      PndReadSpan one = { PND_SPAN ((int) pnd_statement_get_int (row, 0),
                                    (int) pnd_statement_get_int (row, 1)),
                          g_strdup (pnd_statement_is_null (row, 2)
                                      ? NULL : pnd_statement_get_text (row, 2, NULL)),
                          g_strdup (pnd_statement_get_text (row, 3, NULL)) };

      g_array_append_val (spans, one);
    }
  return pnd_statement_ended (failure, error) ? g_steal_pointer (&spans) : NULL;
}
