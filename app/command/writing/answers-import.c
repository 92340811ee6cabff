/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/command/writing/answers-import.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "app/command/options.h"
#include "app/model/document.h"
#include "app/model/documents/duplicates.h"

/* -1 when there is none */
static int
find_column (const PndSheet *sheet, const char *word)
{
  int n = pnd_sheet_get_n_columns (sheet);
  guint64 number;

  for (int i = 0; i < n; i++)
    if (g_str_equal (pnd_sheet_get_heading (sheet, i), word))
      return i;
  if (g_ascii_string_to_unsigned (word, 10, 1, (guint64) n, &number, NULL))
    return (int) number - 1;
  return -1;
}

static gboolean
set_role (PndAnswersPlan *plan, const PndSheet *sheet, const char *word, PndAnswersRole role,
          GError **error)
{
  int column = find_column (sheet, word);

  if (column >= 0)
    {
      plan->roles[column] = role;
      return TRUE;
    }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("“%s” has no column “%s”."),
               pnd_sheet_get_name (sheet), word);
  return FALSE;
}

static void
clear_role (PndAnswersPlan *plan, PndAnswersRole role)
{
  for (int i = 0; i < plan->n_columns; i++)
    if (plan->roles[i] == role)
      plan->roles[i] = PND_ANSWERS_ATTRIBUTE;
}

/* a heading may have a comma of its own, so the whole word is tried first */
static gboolean
set_text (PndAnswersPlan *plan, const PndSheet *sheet, const char *word, GError **error)
{
  g_auto (GStrv) parts = NULL;

  if (find_column (sheet, word) >= 0)
    return set_role (plan, sheet, word, PND_ANSWERS_TEXT, error);
  parts = g_strsplit (word, ",", -1);
  for (char **part = parts; *part != NULL; part++)
    if (!set_role (plan, sheet, g_strstrip (*part), PND_ANSWERS_TEXT, error))
      return FALSE;
  return TRUE;
}

static PndAnswersPlan *
make_plan (const PndSheet *sheet, const PndAnswersOptions *options, GError **error)
{
  g_autoptr (PndAnswersPlan) plan = pnd_answers_plan_guess (sheet, options->shape);

  if (options->text != NULL)
    clear_role (plan, PND_ANSWERS_TEXT);
  if (options->name != NULL)
    {
      clear_role (plan, PND_ANSWERS_NAME);
      if (!set_role (plan, sheet, options->name, PND_ANSWERS_NAME, error))
        return NULL;
    }
  for (char **word = options->text; word != NULL && *word != NULL; word++)
    if (!set_text (plan, sheet, *word, error))
      return NULL;
  return g_steal_pointer (&plan);
}

static gboolean
check_new (PndProject *project, const PndSheet *sheet, GError **error)
{
  GError *failure = NULL;
  gint64 id = pnd_document_find_original (project, pnd_sheet_get_original (sheet), &failure);
  g_autoptr (PndDocument) document = NULL;

  if (id != 0)
    document = pnd_row_get (project, PND_TYPE_DOCUMENT, id, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (document == NULL)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
               _("“%s” is in the project already, beginning with “%s”; it was left out "
                 "(--duplicates imports it)."),
               pnd_sheet_get_name (sheet), pnd_document_get_name (document));
  return FALSE;
}

/**
 * pnd_answers_shape_from_word:
 * @word: "row" or "column"
 * @shape: (out): what it means
 *
 * Returns: whether it is one of the words
 */
gboolean
pnd_answers_shape_from_word (const char *word, PndAnswersShape *shape)
{
  g_return_val_if_fail (word != NULL && shape != NULL, FALSE);

  if (!g_str_equal (word, "row") && !g_str_equal (word, "column"))
    return FALSE;
  *shape = g_str_equal (word, "row") ? PND_ANSWERS_ROWS : PND_ANSWERS_COLUMNS;
  return TRUE;
}

/**
 * pnd_answers_import:
 * @project: the project
 * @path: a table
 * @options: how to read it
 * @error: return location for an error
 *
 * Adds the documents of the table in one edit and says how many there are.
 *
 * Returns: %TRUE, or %FALSE with @error and the project unchanged
 */
gboolean
pnd_answers_import (PndProject *project, const char *path, const PndAnswersOptions *options,
                    GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (PndSheet) sheet = NULL;
  g_autoptr (PndAnswersPlan) plan = NULL;
  g_autoptr (GPtrArray) answers = NULL;

  g_return_val_if_fail (PND_IS_PROJECT (project) && path != NULL && options != NULL, FALSE);

  file = g_file_new_for_commandline_arg (path);
  sheet = pnd_sheet_read (file, NULL, error);
  if (sheet == NULL)
    return FALSE;
  plan = make_plan (sheet, options, error);
  if (plan == NULL)
    return FALSE;
  answers = pnd_answers_make (sheet, plan, error);
  if (answers == NULL || (!options->duplicates && !check_new (project, sheet, error))
      || !pnd_options_begin (project, N_("Import answers"), options->coder, error))
    return FALSE;
  if (pnd_answers_add (answers, sheet, project, options->type, error) == 0)
    {
      pnd_project_abandon_edit (project);
      return FALSE;
    }
  printf (ngettext ("%s: %u document\n", "%s: %u documents\n", answers->len),
          pnd_sheet_get_name (sheet), answers->len);
  return pnd_project_end_edit (project, error);
}
