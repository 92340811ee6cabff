/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/cases/coding-cases.h"

#include <glib/gi18n.h>

/**
 * pnd_coding_load_cases:
 * @project: the project
 * @coding: id of a coding
 *
 * Returns: (transfer full): ids (gint64) of the only cases it counts for; none for all cases of its
 *   document
 */
GArray *
pnd_coding_load_cases (PndProject *project, gint64 coding)
{
  GArray *cases = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (PndStatement) row = NULL;

  g_return_val_if_fail (PND_IS_PROJECT (project), cases);

  row = pnd_database_query (pnd_project_get_database (project), _("Reading a coding"),
                            "SELECT k.region_case FROM coding_cases k JOIN codings c "
                            "ON c.guid = k.coding_guid WHERE c.id = ? ORDER BY k.region_case",
                            NULL, "i", coding);
  while (row != NULL && pnd_statement_next (row, NULL))
    {
      gint64 id = pnd_statement_get_int (row, 0);

      g_array_append_val (cases, id);
    }
  return cases;
}

/**
 * pnd_coding_get_speaker:
 * @project: the project
 * @coding: id of a coding
 *
 * Returns: id of the informant who was said to speak in it; 0 where only the text says it
 */
gint64
pnd_coding_get_speaker (PndProject *project, gint64 coding)
{
  g_return_val_if_fail (PND_IS_PROJECT (project), 0);

  return pnd_database_query_int (pnd_project_get_database (project), _("Reading a coding"),
                                 "SELECT i.id FROM coding_speakers s JOIN codings c "
                                 "ON c.guid = s.coding_guid JOIN informants i "
                                 "ON i.guid = s.informant_guid WHERE c.id = ?", 0, NULL, "i",
                                 coding);
}
