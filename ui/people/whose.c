/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/people/whose.h"

#include <glib/gi18n.h>

static void
choice_free (gpointer data)
{
  PndWhoseChoice *choice = data;

  g_free (choice->word);
  g_free (choice->title);
  g_free (choice);
}

static void
add_choice (GPtrArray *choices, PndWhose whose, gint64 coder, const char *word, const char *title,
            gboolean is_empty)
{
  PndWhoseChoice *choice = g_new (PndWhoseChoice, 1);

  *choice = (PndWhoseChoice){ whose, coder, g_strdup (word), g_strdup (title), is_empty };
  g_ptr_array_add (choices, choice);
}

/**
 * pnd_whose_list:
 * @project: a project
 *
 * Returns: (transfer full) (element-type PndWhoseChoice): all coders first, then the consensus, and
 *   last those who coded nothing
 */
GPtrArray *
pnd_whose_list (PndProject *project)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func (choice_free);
  g_autoptr (PndStatement) row = pnd_database_query (
    pnd_project_get_database (project), NULL,
    "SELECT id, guid, name, layer IS NOT NULL,"
    " NOT EXISTS (SELECT 1 FROM all_codings WHERE coder = k.id) AS empty FROM coders k"
    " WHERE layer IS NULL OR layer = 'consensus' ORDER BY layer IS NULL, empty, id", NULL, "");

  add_choice (choices, PND_WHOSE_CODERS, 0, "all", _("All coders"), FALSE);
  while (row != NULL && pnd_statement_next (row, NULL))
    if (pnd_statement_get_int (row, 3) != 0)
      add_choice (choices, PND_WHOSE_CONSENSUS, 0, "consensus", _("The consensus"),
                  FALSE);
    else
      add_choice (choices, PND_WHOSE_ONE, pnd_statement_get_int (row, 0),
                  pnd_statement_get_text (row, 1, NULL), pnd_statement_get_text (row, 2, NULL),
                  pnd_statement_get_int (row, 4) != 0);
  return choices;
}

/**
 * pnd_whose_find:
 * @choices: what there is to choose
 * @word: (nullable): of a choice
 *
 * Returns: its index, -1 where there is no such choice
 */
int
pnd_whose_find (GPtrArray *choices, const char *word)
{
  for (guint i = 0; i < choices->len; i++)
    if (g_strcmp0 (((PndWhoseChoice *) choices->pdata[i])->word, word) == 0)
      return (int) i;
  return -1;
}

/**
 * pnd_whose_find_current:
 * @choices: what there is to choose
 * @project: the same project
 *
 * Returns: the index of whose codings count now, -1 of somebody who is no longer there
 */
int
pnd_whose_find_current (GPtrArray *choices, PndProject *project)
{
  gint64 coder = 0;
  PndWhose whose = pnd_database_get_whose (pnd_project_get_database (project), &coder);

  for (guint i = 0; i < choices->len; i++)
    {
      const PndWhoseChoice *choice = choices->pdata[i];

      if (choice->whose == whose && choice->coder == coder)
        return (int) i;
    }
  return -1;
}
