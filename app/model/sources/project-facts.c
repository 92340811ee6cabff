/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/sources/project-facts.h"

#include <glib/gi18n.h>

#include "app/model/row.h"

static char *
dup_text (PndProject *project, const char *sql)
{
  g_autoptr (PndStatement) row = pnd_database_query (pnd_project_get_database (project),
                                                     _("Reading the project"), sql, NULL, "");

  if (row == NULL || !pnd_statement_next (row, NULL))
    return g_strdup ("");
  return g_strdup (pnd_statement_get_text (row, 0, NULL));
}

/**
 * pnd_project_facts_dup_question:
 * @project: the project
 *
 * Returns: (transfer full): what the study asks, or an empty string
 */
char *
pnd_project_facts_dup_question (PndProject *project)
{
  g_return_val_if_fail (PND_IS_PROJECT (project), NULL);

  return dup_text (project, "SELECT question FROM project");
}

/**
 * pnd_project_facts_dup_notes:
 * @project: the project
 *
 * Returns: (transfer full): what the researcher notes about the project, or an empty string
 */
char *
pnd_project_facts_dup_notes (PndProject *project)
{
  g_return_val_if_fail (PND_IS_PROJECT (project), NULL);

  return dup_text (project, "SELECT notes FROM project");
}

/**
 * pnd_project_facts_get_line_width:
 * @project: the project
 *
 * Returns: characters a line by which lines are numbered; 0 where a line is a paragraph
 */
int
pnd_project_facts_get_line_width (PndProject *project)
{
  gint64 width;

  g_return_val_if_fail (PND_IS_PROJECT (project), 0);

  width = pnd_database_query_int (pnd_project_get_database (project), _("Reading the project"),
                                  "SELECT line_width FROM project", 0, NULL, "");
  return width <= 0 ? 0 : (int) CLAMP (width, PND_LINE_WIDTH_MIN, PND_LINE_WIDTH_MAX);
}

/* one line of plain words; blanks around it go */
static char *
clean (const char *text)
{
  return g_strstrip (g_strdelimit (g_strdup (text != NULL ? text : ""), "\n\r\t", ' '));
}

static gboolean
check (const char *name, int line_width, GError **error)
{
  if (*name == '\0')
    {
      g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                           _("A project needs a name."));
      return FALSE;
    }
  if (line_width != 0 && (line_width < PND_LINE_WIDTH_MIN || line_width > PND_LINE_WIDTH_MAX))
    {
      g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                   _("A line has %d to %d characters, not %d."), PND_LINE_WIDTH_MIN,
                   PND_LINE_WIDTH_MAX, line_width);
      return FALSE;
    }
  return TRUE;
}

/**
 * pnd_project_facts_set:
 * @project: the project
 * @facts: what is said of it from now on
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with PND_STORE_ERROR_REFUSED when the name is empty or the width is not
 *   possible
 */
gboolean
pnd_project_facts_set (PndProject *project, const PndProjectFacts *facts, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *question = NULL;
  g_autofree char *now = pnd_row_now ();
  gboolean done;

  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);
  g_return_val_if_fail (facts != NULL && facts->name != NULL, FALSE);

  name = clean (facts->name);
  question = clean (facts->question);
  if (!check (name, facts->line_width, error)
      || !pnd_project_begin_edit (project, N_("Change project properties"), error))
    return FALSE;
  pnd_project_describe_edit (project, "%s", name);
  done = pnd_database_run (pnd_project_get_database (project), _("Changing the project"),
                           "UPDATE project SET name = ?1, question = ?2, notes = ?3, "
                           "line_width = ?4, modified = ?5 WHERE NOT (name = ?1 AND question = ?2 "
                           "AND notes = ?3 AND line_width = ?4)",
                           error, "sssis", name, question,
                           facts->notes != NULL ? facts->notes : "", (gint64) facts->line_width,
                           now);
  return pnd_row_finish_edit (project, done, error);
}
