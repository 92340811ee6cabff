/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* All versions of a finding, the newest first: the verdict and what the rule said then, by whom and
 * when, why, what was read and asked, and the key passages. Nothing of it can be changed. */

#include "ui/cases/case-study.h"
#include "ui/cases/quotes.h"

G_BEGIN_DECLS

#define PND_TYPE_FINDING_VERSIONS (pnd_finding_versions_get_type ())
G_DECLARE_FINAL_TYPE (PndFindingVersions, pnd_finding_versions, PND, FINDING_VERSIONS, GtkWidget)

GtkWidget *pnd_finding_versions_new (PndQuotes *quotes);

/* @motive: guid; hides where there is no version */
void pnd_finding_versions_show (PndFindingVersions *self, PndProject *project, gint64 region_case,
                                const char *motive);

G_END_DECLS
