/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/summary.h"
#include "app/command/reading/coding-view.h"
#include "app/command/verbs.h"
#include "app/model/codes/codebook-tree.h"

static void
fill (PndTable *table, const PndCodeTree *codes, const PndSummary *summary)
{
  for (int i = 0; i < pnd_code_tree_get_n (codes); i++)
    {
      const PndCodeTreeNode *code = pnd_code_tree_get (codes, i);
      const PndTally *tally = pnd_summary_get (summary, code->id);
      g_autofree char *indented = NULL;

      if (pnd_code_tree_find_motive (codes, i) < 0)
        continue;
      indented = g_strdup_printf ("%*s%s", 2 * MIN (code->depth, 10), "", code->name);
      pnd_table_add (table, code->label);
      pnd_table_add (table, pnd_table_get_format (table) == PND_TABLE_TEXT ? indented
                                                                           : code->name);
      pnd_table_add (table, pnd_code_kind_to_word (code->kind));
      pnd_table_add_int (table, tally->passages);
      pnd_table_add_int (table, tally->documents);
      pnd_table_add_int (table, tally->by_polarity[PND_POLARITY_SUPPORTS]);
      pnd_table_add_int (table, tally->by_polarity[PND_POLARITY_CONTRADICTS]);
      pnd_table_add_int (table, tally->by_polarity[PND_POLARITY_MENTIONS]);
      pnd_table_add_int (table, tally->by_polarity[PND_POLARITY_UNRATED]);
      pnd_table_add_boolean (table, pnd_summary_is_tested (summary, code->id));
      for (int review = 0; review < PND_N_REVIEWS; review++)
        pnd_table_add_int (table, tally->by_review[review]);
    }
}

static gboolean
print (PndProject *project, char **operands, PndTableFormat format, gpointer data, GError **error)
{
  PndDatabase *database = pnd_project_get_database (project);
  g_autoptr (PndCodeTree) codes = NULL;
  g_autoptr (PndSummary) summary = NULL;
  g_autoptr (PndTable) table = NULL;

  if (!pnd_coding_view_apply (data, project, database, error))
    return FALSE;
  codes = pnd_code_tree_load (database, error);
  summary = codes != NULL ? pnd_summary_new (database, error) : NULL;
  if (summary == NULL)
    return FALSE;
  table = pnd_table_new (format, "code name kind #passages #documents #supports #contradicts "
                                 "#mentions #unrated ?tested #unreviewed #accepted #queried "
                                 "#rejected #revised");
  fill (table, codes, summary);
  pnd_table_print (table);
  return TRUE;
}

/* `penanda summary PROJECT`: the table of motives */
int
pnd_verb_summary (const PndVerb *verb, int argc, char **argv)
{
  PndCodingView view = { 0 };
  const GOptionEntry entries[] = {
    { "whose", 0, 0, G_OPTION_ARG_FILENAME, &view.whose,
      N_("Whose codings: all, consensus, or one coder’s"), N_("WHOSE") },
    { "reviewed-only", 0, 0, G_OPTION_ARG_NONE, &view.reviewed_only,
      N_("Only codings that were accepted in review"), NULL },
    { NULL },
  };
  int status = pnd_options_print_table (verb, entries, argc, argv, print, &view);

  g_free (view.whose);
  return status;
}
