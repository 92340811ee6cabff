/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/agreements/kept-agreement.h"

#include "app/model/row.h"
#include "app/model/language.h"

static void
kept_free (gpointer data)
{
  PndKeptAgreement *self = data;

  g_free (self->guid);
  g_free (self->options);
  g_free (self->result);
  g_free (self->coder);
  g_free (self->coder_name);
  g_free (self->created);
  g_free (self);
}

/**
 * pnd_kept_agreement_add:
 * @project: an open project, in which a coder acts
 * @options: how it was measured
 * @result: what came out
 * @error: return location for a #PndStoreError
 *
 * Returns: the id of the row, 0 with @error set
 */
gint64
pnd_kept_agreement_add (PndProject *project, const char *options, const char *result,
                        GError **error)
{
  PndDatabase *database = pnd_project_get_database (project);
  g_autofree char *guid = pnd_row_new_guid ();
  g_autofree char *now = pnd_row_now ();
  gint64 id;

  if (!pnd_project_begin_edit (project, N_("Keep agreement"), error))
    return 0;
  if (!pnd_database_run (database, _("Keeping the agreement"),
                         "INSERT INTO main.agreements (guid, options, result, coder, created,"
                         " modified) VALUES (?, ?, ?, ?, ?, ?)", error, "sssiss", guid, options, result,
                         pnd_project_get_coder (project), now, now))
    {
      pnd_project_abandon_edit (project);
      return 0;
    }
  id = pnd_database_get_last_id (database);
  return pnd_project_end_edit (project, error) ? id : 0;
}

static PndKeptAgreement *
read_row (PndStatement *row)
{
  PndKeptAgreement *self = g_new0 (PndKeptAgreement, 1);

  self->id = pnd_statement_get_int (row, 0);
  self->guid = g_strdup (pnd_statement_get_text (row, 1, NULL));
  self->options = g_strdup (pnd_statement_get_text (row, 2, NULL));
  self->result = g_strdup (pnd_statement_get_text (row, 3, NULL));
  self->coder = g_strdup (pnd_statement_get_text (row, 4, NULL));
  self->coder_name = g_strdup (pnd_statement_get_text (row, 5, NULL));
  self->created = g_strdup (pnd_statement_get_text (row, 6, NULL));
  return self;
}

/**
 * pnd_kept_agreements_load:
 * @database: the project's connection or a reader's
 * @error: return location for a #PndStoreError
 *
 * Returns: (transfer full) (nullable) (element-type PndKeptAgreement): all, by time
 */
GPtrArray *
pnd_kept_agreements_load (PndDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (kept_free);
  g_autoptr (PndStatement) row = pnd_database_query (
      database, _("Reading the agreements"),
      "SELECT a.id, a.guid, a.options, a.result, c.guid, c.name, a.created FROM agreements a"
      " JOIN coders c ON c.id = a.coder ORDER BY a.created, a.guid", error, "");
  GError *failure = NULL;

  if (row == NULL)
    return NULL;
  while (pnd_statement_next (row, &failure))
    g_ptr_array_add (all, read_row (row));
  if (failure == NULL)
    return g_steal_pointer (&all);
  g_propagate_error (error, failure);
  return NULL;
}
