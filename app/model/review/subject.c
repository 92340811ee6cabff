/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/review/subject.h"

#include <glib/gi18n.h>

/* id, owner, document, code, and what the name is made of */
static const char *const places[PND_N_SUBJECT_KINDS] = {
  [PND_SUBJECT_CODING]
  = "SELECT g.id, g.coder, g.document, g.code, c.abbreviation || ': ' || d.name || ' ' || "
    "g.span_start || '-' || g.span_end FROM all_codings g JOIN codes c ON c.id = g.code "
    "JOIN documents d ON d.id = g.document WHERE g.guid = ?",
  [PND_SUBJECT_FINDING]
  = "SELECT f.id, f.coder, 0, 0, coalesce (c.abbreviation, '') || ': ' || "
    "coalesce (r.name, '-') FROM findings f LEFT JOIN codes c ON c.guid = f.motive_guid "
    "LEFT JOIN cases r ON r.id = f.region_case WHERE f.guid = ?",
  [PND_SUBJECT_CODE] = "SELECT id, 0, 0, id, abbreviation FROM codes WHERE guid = ?",
  [PND_SUBJECT_MEMO]
  = "SELECT m.id, m.coder, 0, 0, coalesce (nullif (m.title, ''), "
    "(SELECT name FROM documents WHERE id = m.document), "
    "(SELECT abbreviation FROM codes WHERE id = m.code), m.date) FROM memos m WHERE m.guid = ?",
};

/**
 * pnd_subject_find:
 * @database: the project's connection or a reader's
 * @kind: what it is
 * @guid: its guid
 * @subject: (out): what is known of it
 * @error: return location for a #PndStoreError
 *
 * Returns: %FALSE with @error set when it is not there
 */
gboolean
pnd_subject_find (PndDatabase *database, PndSubjectKind kind, const char *guid,
                  PndSubject *subject, GError **error)
{
  g_autoptr (PndStatement) row = NULL;
  GError *failure = NULL;

  g_return_val_if_fail (database != NULL && guid != NULL && subject != NULL, FALSE);
  g_return_val_if_fail (kind < PND_N_SUBJECT_KINDS, FALSE);

  *subject = (PndSubject){ .kind = kind };
  row = pnd_database_query (database, _("Looking for what is reviewed"), places[kind], &failure,
                            "s", guid);
  if (row != NULL && pnd_statement_next (row, &failure))
    {
      subject->id = pnd_statement_get_int (row, 0);
      subject->owner = pnd_statement_get_int (row, 1);
      subject->document = pnd_statement_get_int (row, 2);
      subject->code = pnd_statement_get_int (row, 3);
      subject->name = g_strdup (pnd_statement_get_text (row, 4, NULL));
      subject->guid = g_strdup (guid);
      return TRUE;
    }
  if (failure == NULL)
    failure = g_error_new (PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND,
                           _("There is no %s “%s” in the project."),
                           pnd_subject_kind_to_word (kind), guid);
  g_propagate_error (error, failure);
  return FALSE;
}

/**
 * pnd_subject_clear:
 * @subject: what pnd_subject_find() filled
 *
 * Frees what it holds.
 */
void
pnd_subject_clear (PndSubject *subject)
{
  g_clear_pointer (&subject->guid, g_free);
  g_clear_pointer (&subject->name, g_free);
}
