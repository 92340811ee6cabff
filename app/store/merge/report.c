/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/store/merge/report.h"

static void
part_free (gpointer data)
{
  PndMergePart *self = data;

  g_free (self->ours);
  g_free (self->theirs);
  g_free (self->before);
  g_free (self);
}

/**
 * pnd_merge_conflict_new:
 * @other: which project
 * @table: which table
 * @key: what tells the row from others of the table
 * @kind: what is at odds
 *
 * Returns: (transfer full): a conflict that nobody has decided
 */
PndMergeConflict *
pnd_merge_conflict_new (int other, const char *table, const char *key, PndMergeKind kind)
{
  PndMergeConflict *self = g_new0 (PndMergeConflict, 1);

  self->id = g_strdup_printf ("%d %s %s", other, table, key);
  self->other = other;
  self->table = g_intern_string (table);
  self->kind = kind;
  self->parts = g_ptr_array_new_with_free_func (part_free);
  return self;
}

/**
 * pnd_merge_conflict_add:
 * @self: a conflict
 * @column: what differs
 * @ours: (nullable): what ours says
 * @theirs: (nullable): what theirs says
 * @before: (nullable): what the ancestor said
 */
void
pnd_merge_conflict_add (PndMergeConflict *self, const char *column, const char *ours,
                        const char *theirs, const char *before)
{
  PndMergePart *part = g_new0 (PndMergePart, 1);

  part->column = g_intern_string (column);
  part->ours = g_strdup (ours);
  part->theirs = g_strdup (theirs);
  part->before = g_strdup (before);
  g_ptr_array_add (self->parts, part);
}

/**
 * pnd_merge_conflict_free:
 * @self: (nullable): a conflict
 */
void
pnd_merge_conflict_free (PndMergeConflict *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->title);
  g_ptr_array_unref (self->parts);
  g_free (self->ours_modified);
  g_free (self->theirs_modified);
  g_free (self);
}

/**
 * pnd_merge_report_new:
 * @prefer: the rule for conflicts, PND_MERGE_OPEN for none
 *
 * Returns: (transfer full): an empty report
 */
PndMergeReport *
pnd_merge_report_new (PndMergeChoice prefer)
{
  PndMergeReport *self = g_new0 (PndMergeReport, 1);

  self->prefer = prefer;
  self->choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->conflicts
    = g_ptr_array_new_with_free_func ((GDestroyNotify) pnd_merge_conflict_free);
  self->counts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->judged = g_hash_table_new (NULL, NULL);
  return self;
}

/**
 * pnd_merge_report_free:
 * @self: (nullable): a report
 */
void
pnd_merge_report_free (PndMergeReport *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->choices);
  g_ptr_array_unref (self->conflicts);
  g_hash_table_unref (self->counts);
  g_hash_table_unref (self->judged);
  g_free (self);
}

/**
 * pnd_merge_report_restart:
 * @self: a report
 *
 * Forgets what a merge did, but not what was chosen: for the same merge again.
 */
void
pnd_merge_report_restart (PndMergeReport *self)
{
  g_ptr_array_set_size (self->conflicts, 0);
  g_hash_table_remove_all (self->counts);
  g_hash_table_remove_all (self->judged);
}

/**
 * pnd_merge_report_get_count:
 * @self: a report
 * @table: a table's name
 *
 * Returns: (transfer none): its counts, to be counted up
 */
PndMergeCount *
pnd_merge_report_get_count (PndMergeReport *self, const char *table)
{
  const char *name = g_intern_string (table);
  PndMergeCount *count = g_hash_table_lookup (self->counts, name);

  if (count == NULL)
    {
      count = g_new0 (PndMergeCount, 1);
      g_hash_table_insert (self->counts, (gpointer) name, count);
    }
  return count;
}

/**
 * pnd_merge_report_sum:
 * @self: a report
 *
 * Returns: the counts of all tables together
 */
PndMergeCount
pnd_merge_report_sum (const PndMergeReport *self)
{
  PndMergeCount sum = { 0 };
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->counts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const PndMergeCount *count = value;

      sum.added += count->added;
      sum.changed += count->changed;
      sum.removed += count->removed;
      sum.left_out += count->left_out;
    }
  return sum;
}

/**
 * pnd_merge_report_add_judged:
 * @self: a report
 * @state: a state of review, in a word
 * @n: how many more things are in it by what was taken in
 */
void
pnd_merge_report_add_judged (PndMergeReport *self, const char *state, int n)
{
  g_hash_table_insert (self->judged, (gpointer) g_intern_string (state),
                       GINT_TO_POINTER (pnd_merge_report_count_judged (self, state) + n));
}

/**
 * pnd_merge_report_count_judged:
 * @self: a report
 * @state: a state of review, in a word
 *
 * Returns: how many things are in it by what was taken in
 */
int
pnd_merge_report_count_judged (const PndMergeReport *self, const char *state)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->judged, g_intern_string (state)));
}

/**
 * pnd_merge_report_count_open:
 * @self: a report
 *
 * Returns: how many conflicts nobody has decided
 */
int
pnd_merge_report_count_open (const PndMergeReport *self)
{
  int n_open = 0;

  for (guint i = 0; i < self->conflicts->len; i++)
    n_open += ((PndMergeConflict *) self->conflicts->pdata[i])->choice == PND_MERGE_OPEN;
  return n_open;
}

/**
 * pnd_merge_report_choose:
 * @self: a report
 * @id: of a conflict
 * @choice: what is to stand; PND_MERGE_OPEN takes the choice back
 *
 * Chooses for the merge to come, and in the list of conflicts.
 */
void
pnd_merge_report_choose (PndMergeReport *self, const char *id, PndMergeChoice choice)
{
  g_hash_table_insert (self->choices, g_strdup (id), GINT_TO_POINTER (choice));
  for (guint i = 0; i < self->conflicts->len; i++)
    {
      PndMergeConflict *conflict = self->conflicts->pdata[i];

      if (g_str_equal (conflict->id, id))
        conflict->choice = choice;
    }
}

/**
 * pnd_merge_report_settle:
 * @self: a report
 * @conflict: (transfer full): a conflict
 *
 * Lists the conflict, decided by its own choice or else by the rule.
 *
 * Returns: whether theirs stands
 */
gboolean
pnd_merge_report_settle (PndMergeReport *self, PndMergeConflict *conflict)
{
  gpointer chosen = g_hash_table_lookup (self->choices, conflict->id);
  PndMergeChoice choice = chosen != NULL ? (PndMergeChoice) GPOINTER_TO_INT (chosen)
                                         : self->prefer;

  conflict->choice = choice;
  g_ptr_array_add (self->conflicts, conflict);
  return choice == PND_MERGE_THEIRS
         || (choice == PND_MERGE_NEWER
             && g_strcmp0 (conflict->theirs_modified, conflict->ours_modified) > 0);
}
