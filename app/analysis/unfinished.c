/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/unfinished.h"

#include "app/model/coding.h"

/* Documents in the order of their names, as the lists show them; passages in the order of reading.
 * The row values compare as a whole: everything after where one is now comes first, then, from the
 * beginning, the rest. */
#define FIND_NEXT                                                                              \
  "SELECT g.id FROM codings g"                                                                 \
  " JOIN documents d ON d.id = g.document AND d.trashed IS NULL"                               \
  " LEFT JOIN documents h ON h.id = ?"                                                         \
  " WHERE " PND_CODING_IS_UNFINISHED ("g") " AND g.id IS NOT ?"                                \
  " ORDER BY h.id IS NULL OR (d.name COLLATE NOCASE, d.id, g.span_start, g.id)"                \
  "   > (h.name, h.id, ?, ?) DESC,"                                                            \
  " d.name COLLATE NOCASE, d.id, g.span_start, g.id LIMIT 1"

/**
 * pnd_unfinished_find_next:
 * @project: a project
 * @document: the document one is in, or 0
 * @position: where in it, in code points
 * @after: the coding one is at, or 0; it is found only if it is the only one
 * @error: (out) (optional): a #PND_STORE_ERROR
 *
 * Returns: the next coding to finish after that place, documents by name, from the last on to the
 *   first again; 0 when none is left or on error
 */
gint64
pnd_unfinished_find_next (PndProject *project, gint64 document, int position, gint64 after,
                          GError **error)
{
  PndDatabase *database;
  GError *failed = NULL;
  gint64 found;

  g_return_val_if_fail (PND_IS_PROJECT (project), 0);

  database = pnd_project_get_database (project);
  /* without a coding at hand one at the caret itself is next */
  found = pnd_database_query_int (database, "find a coding to finish", FIND_NEXT, 0, &failed, "iiii",
                                  document, after, (gint64) position, after);
  if (failed == NULL && found == 0 && after != 0)
    found = pnd_database_query_int (database, "find a coding to finish", FIND_NEXT, 0, &failed,
                                    "iiii", document, (gint64) 0, (gint64) position, (gint64) 0);
  if (failed != NULL)
    g_propagate_error (error, failed);
  return found;
}
