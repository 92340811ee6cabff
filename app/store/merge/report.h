/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a merge does and what it cannot decide: counts by table, and conflicts with both sides. */

#include <glib.h>

G_BEGIN_DECLS

/**
 * PndMergeChoice:
 * @PND_MERGE_OPEN: nobody has decided; ours stands until then
 * @PND_MERGE_NEWER: what was changed last; ours when that cannot be told
 */
typedef enum
{
  PND_MERGE_OPEN,
  PND_MERGE_OURS,
  PND_MERGE_THEIRS,
  PND_MERGE_NEWER,
} PndMergeChoice;

/**
 * PndMergeKind:
 * @PND_MERGE_DIFFERS: both have it, and it differs
 * @PND_MERGE_DELETED_HERE: deleted in ours, changed or used in theirs
 * @PND_MERGE_DELETED_THERE: changed or used in ours, deleted in theirs
 */
typedef enum
{
  PND_MERGE_DIFFERS,
  PND_MERGE_DELETED_HERE,
  PND_MERGE_DELETED_THERE,
} PndMergeKind;

/**
 * PndMergePart:
 * @column: interned
 * @ours: (nullable): what ours says; NULL for nothing
 * @theirs: (nullable): what theirs says
 * @before: (nullable): what both started from, where that is known
 */
typedef struct
{
  const char *column;
  char *ours;
  char *theirs;
  char *before;
} PndMergePart;

/**
 * PndMergeConflict:
 * @id: the same for the same conflict in a merge made again
 * @other: which of the projects, from 0
 * @table: interned
 * @title: which thing, for people
 * @parts: (element-type PndMergePart): what differs; empty for a deletion
 * @ours_modified: (nullable): when ours changed last, or was deleted
 * @choice: what stands; @PND_MERGE_OPEN while nobody decided
 */
typedef struct
{
  char *id;
  int other;
  const char *table;
  PndMergeKind kind;
  char *title;
  GPtrArray *parts;
  char *ours_modified;
  char *theirs_modified;
  PndMergeChoice choice;
} PndMergeConflict;

/**
 * PndMergeCount:
 * @left_out: rows of theirs whose document, code or the like stays deleted here
 */
typedef struct
{
  int added;
  int changed;
  int removed;
  int left_out;
} PndMergeCount;

/**
 * PndMergeReport:
 * @prefer: the rule for conflicts without a choice of their own
 * @choices: id of a conflict (char *) to PndMergeChoice
 * @conflicts: (element-type PndMergeConflict): all, decided or not
 * @counts: table (interned) to PndMergeCount
 * @judged: of what theirs judged, a state of review (interned) to how many things are in it now
 */
typedef struct
{
  PndMergeChoice prefer;
  GHashTable *choices;
  GPtrArray *conflicts;
  GHashTable *counts;
  GHashTable *judged;
} PndMergeReport;

PndMergeReport *pnd_merge_report_new (PndMergeChoice prefer);
void pnd_merge_report_free (PndMergeReport *self);
/* forgets counts and conflicts, keeps the choices */
void pnd_merge_report_restart (PndMergeReport *self);

PndMergeCount *pnd_merge_report_get_count (PndMergeReport *self, const char *table);
PndMergeCount pnd_merge_report_sum (const PndMergeReport *self);
void pnd_merge_report_add_judged (PndMergeReport *self, const char *state, int n);
int pnd_merge_report_count_judged (const PndMergeReport *self, const char *state);
int pnd_merge_report_count_open (const PndMergeReport *self);
void pnd_merge_report_choose (PndMergeReport *self, const char *id, PndMergeChoice choice);

PndMergeConflict *pnd_merge_conflict_new (int other, const char *table, const char *key,
                                          PndMergeKind kind);
void pnd_merge_conflict_add (PndMergeConflict *self, const char *column, const char *ours,
                             const char *theirs, const char *before);
void pnd_merge_conflict_free (PndMergeConflict *self);
/* takes @conflict; whether theirs stands */
gboolean pnd_merge_report_settle (PndMergeReport *self, PndMergeConflict *conflict);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndMergeReport, pnd_merge_report_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndMergeConflict, pnd_merge_conflict_free)

G_END_DECLS
