/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A case: a tie between two regions, its period and stages, and the documents that tell of it.
 * A document may belong to several cases; a coding counts for all cases of its document unless it
 * is restricted to some.
 *
 * For a window: pnd_region_case_new_list() is a live GListModel of PndRegionCase; every verb here
 * is one undoable edit, or a part of the edit around it. Id 0 stands for the whole project, which
 * is one case while there are none. */

#include "app/model/cases/case-values.h"
#include "app/model/row.h"

G_BEGIN_DECLS

#define PND_TYPE_REGION_CASE (pnd_region_case_get_type ())
G_DECLARE_FINAL_TYPE (PndRegionCase, pnd_region_case, PND, REGION_CASE, PndRow)

/**
 * PndRegionCaseFacts:
 * @own: the own region
 * @partner: the partner region
 * @from: date, "2023", "2023-02" or "2023-02-17"; empty for open
 * @to: the same; the day, month or year is in the period
 *
 * %NULL is empty in what is taken; strings given back are borrowed until the row changes.
 */
typedef struct
{
  const char *name;
  const char *own;
  const char *partner;
  const char *from;
  const char *to;
  const char *notes;
} PndRegionCaseFacts;

PndRegionCaseFacts pnd_region_case_get_facts (PndRegionCase *self);
const char *pnd_region_case_get_name (PndRegionCase *self);
/* (nullable): the date of a stage, NULL when the case has not reached it; (transfer full) */
char *pnd_region_case_dup_stage (PndRegionCase *self, PndStage stage);

GListModel *pnd_region_case_new_list (PndProject *project); /* by name; (transfer full) */
gint64 pnd_region_case_find (PndProject *project, const char *name_or_guid, GError **error);
int pnd_region_case_count (PndProject *project);
/* ids of documents outside the trash; of case 0, all. gint64 elements, (transfer full) */
GArray *pnd_region_case_load_documents (PndDatabase *database, gint64 region_case, GError **error);

gint64 pnd_region_case_add (PndProject *project, const PndRegionCaseFacts *facts, GError **error);
gboolean pnd_region_case_change (PndRegionCase *self, const PndRegionCaseFacts *facts,
                                 GError **error);
/* with its findings, resolutions and questions */
gboolean pnd_region_case_remove (PndRegionCase *self, GError **error);
/* @date: (nullable): NULL or "" takes the stage away */
gboolean pnd_region_case_set_stage (PndRegionCase *self, PndStage stage, const char *date,
                                    GError **error);
gboolean pnd_region_case_assign (PndRegionCase *self, gint64 document, gboolean belongs,
                                 GError **error);

/* @cases: ids to which a coding is restricted; none for all cases of its document */
gboolean pnd_coding_restrict (PndProject *project, gint64 coding, const gint64 *cases, int n_cases,
                              GError **error);
/* who speaks in a passage where no label of a transcript says it; 0 for nobody in particular */
gboolean pnd_coding_set_speaker (PndProject *project, gint64 coding, gint64 informant,
                                 GError **error);
gint64 pnd_coding_find (PndProject *project, const char *guid, GError **error);

G_END_DECLS
