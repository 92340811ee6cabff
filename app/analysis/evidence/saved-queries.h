/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Filters of the evidence page that were given a name, kept in the project. */

#include "app/analysis/evidence/evidence-rows.h"
#include "app/store/project.h"

G_BEGIN_DECLS

/* (transfer full): names, in the order in which people sort */
GStrv pnd_saved_queries_list (PndDatabase *database);
/* FALSE where there is none of that name; @filter then lets everything through */
gboolean pnd_saved_queries_get (PndDatabase *database, const char *name,
                                PndEvidenceFilter *filter);
/* takes the place of one of the same name */
void pnd_saved_queries_set (PndProject *project, const char *name, const PndEvidenceFilter *filter);
void pnd_saved_queries_remove (PndProject *project, const char *name);

G_END_DECLS
