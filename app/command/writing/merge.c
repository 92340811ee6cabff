/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <stdio.h>

#include "app/command/verbs.h"
#include "app/model/coder.h"
#include "app/model/merge/ancestor.h"
#include "app/model/merge/merge.h"
#include "app/model/review/states.h"

static void
list_count (PndTable *table, const char *kind, const char *name, int count)
{
  if (count == 0)
    return;
  pnd_table_add (table, kind);
  pnd_table_add (table, name);
  pnd_table_add_int (table, count);
  for (int i = 0; i < 6; i++)
    pnd_table_add (table, NULL);
}

static void
list_counts (PndTable *table, PndMergeReport *report)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (report->counts),
                                         (GCompareFunc) g_strcmp0);

  for (GList *name = names; name != NULL; name = name->next)
    {
      const PndMergeCount *count = g_hash_table_lookup (report->counts, name->data);

      list_count (table, "added", name->data, count->added);
      list_count (table, "changed", name->data, count->changed);
      list_count (table, "removed", name->data, count->removed);
      list_count (table, "left-out", name->data, count->left_out);
    }
  for (int state = PND_STATE_ACCEPTED; state <= PND_STATE_REJECTED; state++)
    {
      const char *word = pnd_review_state_to_word ((PndReviewState) state);

      list_count (table, "judged", word, pnd_merge_report_count_judged (report, word));
    }
}

static const char *
get_kind (const PndMergeConflict *conflict)
{
  if (conflict->choice != PND_MERGE_OPEN)
    return "decided";
  if (conflict->kind == PND_MERGE_DELETED_HERE)
    return "deleted-here";
  return conflict->kind == PND_MERGE_DELETED_THERE ? "deleted-there" : "conflict";
}

static void
list_conflict (PndTable *table, PndMerge *merge, const PndMergeConflict *conflict)
{
  guint i = 0;

  do
    {
      const PndMergePart *part = i < conflict->parts->len ? conflict->parts->pdata[i] : NULL;

      pnd_table_add (table, get_kind (conflict));
      pnd_table_add (table, conflict->table);
      pnd_table_add (table, NULL);
      pnd_table_add (table, pnd_merge_get_other_name (merge, conflict->other));
      pnd_table_add (table, conflict->title);
      pnd_table_add (table, part != NULL ? part->column : NULL);
      pnd_table_add (table, part != NULL ? part->ours : NULL);
      pnd_table_add (table, part != NULL ? part->theirs : NULL);
      pnd_table_add (table, part != NULL ? part->before : NULL);
    }
  while (++i < conflict->parts->len);
}

static void
print (PndMerge *merge, PndTableFormat format)
{
  PndMergeReport *report = pnd_merge_get_report (merge);
  PndMergeCount sum = pnd_merge_report_sum (report);
  g_autoptr (PndTable) table
    = pnd_table_new (format, "kind table #count project thing column ours theirs before");

  if (format == PND_TABLE_TEXT && report->conflicts->len == 0
      && sum.added + sum.changed + sum.removed + sum.left_out == 0)
    {
      printf ("%s\n", _("Nothing to merge: all of it is there already."));
      return;
    }
  list_counts (table, report);
  for (guint i = 0; i < report->conflicts->len; i++)
    list_conflict (table, merge, report->conflicts->pdata[i]);
  pnd_table_print (table);
}

static gboolean
take_in_all (PndMerge *merge, PndProject *project, gboolean dry_run, PndTableFormat format,
             GError **error)
{
  int n_others = pnd_merge_get_n_others (merge);
  int n_open;

  for (int i = 0; i < n_others; i++)
    if (!pnd_merge_take_in (merge, project, i, error))
      return FALSE;
  print (merge, format);
  n_open = pnd_merge_report_count_open (pnd_merge_get_report (merge));
  if (n_open > 0 && !dry_run)
    g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                 ngettext ("%d conflict is left to decide; nothing was merged. --prefer decides.",
                           "%d conflicts are left to decide; nothing was merged. --prefer decides.",
                           n_open),
                 n_open);
  return n_open == 0 || dry_run;
}

static gboolean
run (PndMerge *merge, PndProject *project, char **others, gboolean dry_run,
     PndTableFormat format, GError **error)
{
  if (!pnd_merge_check (project, error))
    return FALSE;
  for (int i = 0; others[i] != NULL; i++)
    if (!pnd_merge_add (merge, pnd_project_get_database (project), others[i], error))
      return FALSE;
  if (!pnd_project_begin_edit (project, pnd_ancestor_merge_label, error))
    return FALSE;
  pnd_merge_describe (merge, project);
  if (!take_in_all (merge, project, dry_run, format, error) || dry_run)
    {
      pnd_project_abandon_edit (project);
      return error == NULL || *error == NULL;
    }
  return pnd_project_end_edit (project, error);
}

/* whose name stands behind a merge that changes something; nobody new is added for it */
static void
act (PndProject *project, const char *coder)
{
  g_autofree char *name = g_filename_display_name (coder != NULL ? coder : g_get_user_name ());

  pnd_project_set_coder (project, pnd_coder_find (project, name));
}

static gboolean
parse_rule (const char *word, PndMergeChoice *prefer)
{
  static const char *const words[] = { "", "ours", "theirs", "newer", NULL };

  for (int i = 1; word != NULL && words[i] != NULL; i++)
    if (g_str_equal (words[i], word))
      {
        *prefer = (PndMergeChoice) i;
        return TRUE;
      }
  return word == NULL;
}

/* `penanda merge PROJECT OTHER...` */
int
pnd_verb_merge (const PndVerb *verb, int argc, char **argv)
{
  g_autofree char *coder = NULL;
  g_autofree char *rule = NULL;
  g_autofree char *word = NULL;
  gboolean dry_run = FALSE;
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Only tell what would come of it"), NULL },
    { "prefer", 0, 0, G_OPTION_ARG_STRING, &rule,
      N_("What stands where both differ: ours, theirs or newer"), N_("RULE") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &word, N_("text, csv or json"), N_("FORMAT") },
    PND_OPTION_CODER (&coder),
    { NULL },
  };
  g_autoptr (PndMerge) merge = NULL;
  PndTableFormat format = PND_TABLE_TEXT;
  PndMergeChoice prefer = PND_MERGE_OPEN;
  PndProject *project;
  GError *error = NULL;
  int status = PND_STATUS_DONE;

  if (!pnd_options_parse (verb, entries, &argc, argv, &status))
    return status;
  if (!parse_rule (rule, &prefer))
    return pnd_options_fail_usage (verb, _("--prefer is ours, theirs or newer, not “%s”"), rule);
  if (word != NULL && !pnd_options_parse_format (verb, word, &format))
    return PND_STATUS_USAGE;
  project = pnd_options_open_writing (argv[1]);
  if (project == NULL)
    return PND_STATUS_FAILED;
  act (project, coder);
  merge = pnd_merge_new (prefer);
  if (!run (merge, project, argv + 2, dry_run, format, &error))
    status = pnd_options_fail (error);
  g_clear_pointer (&merge, pnd_merge_free);
  return pnd_options_close (project, status);
}
