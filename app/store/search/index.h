/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Keeps the search index of a project up to date: a worker with connections of its own takes in
 * the texts it does not have yet, and makes the index anew when a text was forgotten. Made, asked
 * and closed in the project's thread. Search works at any time, also while there is no index: what
 * is not in it yet is read through.
 *
 * Signals:
 *   progress ()   pnd_search_index_get_share() or pnd_search_index_get_trouble() changed
 */

#include "app/store/project.h"
#include "app/store/search/cache.h"

G_BEGIN_DECLS

#define PND_TYPE_SEARCH_INDEX (pnd_search_index_get_type ())
G_DECLARE_FINAL_TYPE (PndSearchIndex, pnd_search_index, PND, SEARCH_INDEX, GObject)

PndSearchIndex *pnd_search_index_new (PndProject *project, PndSearchTable tables);
void pnd_search_index_close (PndSearchIndex *self);
PndProject *pnd_search_index_get_project (PndSearchIndex *self); /* (nullable): once closed */
double pnd_search_index_get_share (PndSearchIndex *self);        /* 0 to 1 of the texts' words */
char *pnd_search_index_get_trouble (PndSearchIndex *self);       /* (transfer full) (nullable) */
void pnd_search_index_wait (PndSearchIndex *self);

G_END_DECLS
