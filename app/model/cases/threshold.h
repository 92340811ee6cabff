/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The thresholds of the verdict rule, stored in the project; each change is logged with its date,
 * author and reason (table `thresholds`, newest last). */

#include "app/store/project.h"

G_BEGIN_DECLS

/**
 * PndThresholds:
 * @strength: from which a passage is decisive, 1 to 3
 * @cap: strength of regulations, agreements and statistics without a memo, 1 to 3
 * @sources: independent sources that support an indicator, 1 to 9
 * @types: of so many types
 * @informants: or so many informants, 1 to 9
 * @offices: of so many offices
 * @deniers: independent sources that deny, before a motive can be absent, 1 to 9
 */
typedef struct
{
  int strength;
  int cap;
  int sources;
  int types;
  int informants;
  int offices;
  int deniers;
} PndThresholds;

#define PND_N_THRESHOLDS 7
#define PND_THRESHOLDS_DEFAULT ((PndThresholds){ 2, 1, 2, 2, 3, 2, 2 })

/* in the order of the struct */
const char *pnd_threshold_get_name (int index);
const char *pnd_threshold_get_title (int index);
int pnd_threshold_get_maximum (int index); /* from 1 to this */
int pnd_thresholds_get (const PndThresholds *self, int index);

gboolean pnd_thresholds_load (PndDatabase *database, PndThresholds *thresholds, GError **error);
gboolean pnd_threshold_set (PndProject *project, const char *name, int value, const char *reason,
                            GError **error);

/**
 * PndThresholdChange:
 * @index: of the threshold
 * @before: what it was
 * @author: name of who changed it
 */
typedef struct
{
  int index;
  int value;
  int before;
  char *reason;
  char *author;
  char *created;
} PndThresholdChange;

/* PndThresholdChange elements, the newest first, (transfer full) */
GPtrArray *pnd_threshold_list_changes (PndDatabase *database);

G_END_DECLS
