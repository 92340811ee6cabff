/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/summary.h"
#include "app/command/verbs.h"
#include "app/model/codes/codebook-tree.h"

static void
fill (PndTable *table, const PndCodeTree *codes, const PndSummary *summary)
{
  for (int i = 0; i < pnd_code_tree_get_n (codes); i++)
    {
      const PndCodeTreeNode *code = pnd_code_tree_get (codes, i);
      g_autofree char *indented = g_strdup_printf ("%*s%s", 2 * MIN (code->depth, 10), "",
                                                   code->name);

      pnd_table_add (table, code->abbreviation);
      pnd_table_add (table, pnd_table_get_format (table) == PND_TABLE_TEXT ? indented
                                                                           : code->name);
      pnd_table_add (table, pnd_code_kind_to_word (code->kind));
      pnd_table_add_int (table, pnd_summary_get_own (summary, code->id)->passages);
      pnd_table_add_int (table, pnd_summary_get (summary, code->id)->passages);
      pnd_table_add_int (table, code->version);
      pnd_table_add (table, code->colour);
      pnd_table_add (table, code->guid);
      pnd_table_add (table, code->parent >= 0 ? pnd_code_tree_get (codes, code->parent)->guid
                                              : NULL);
      pnd_table_add (table, code->path);
    }
}

static gboolean
print (PndProject *project, char **operands, PndTableFormat format, gpointer data, GError **error)
{
  PndDatabase *database = pnd_project_get_database (project);
  g_autoptr (PndCodeTree) codes = pnd_code_tree_load (database, error);
  g_autoptr (PndSummary) summary = codes != NULL ? pnd_summary_new (database, error) : NULL;
  g_autoptr (PndTable) table = NULL;

  if (summary == NULL)
    return FALSE;
  table = pnd_table_new (format, "abbreviation name kind #codings #with_sub_codes #version "
                                 "-colour -guid -parent -path");
  fill (table, codes, summary);
  pnd_table_print (table);
  return TRUE;
}

/* `penanda codes PROJECT` */
int
pnd_verb_codes (const PndVerb *verb, int argc, char **argv)
{
  return pnd_options_print_table (verb, NULL, argc, argv, print, NULL);
}
