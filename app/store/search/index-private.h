/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of this folder share about an index. */

#include "app/store/search/fold.h"
#include "app/store/search/index.h"
#include "app/store/search/tokens.h"

G_BEGIN_DECLS

/* a search announces itself, so that closing can end its connections; FALSE when closed already */
typedef void (*PndSearchEndFunc) (gpointer search);
gboolean pnd_search_index_enter (PndSearchIndex *self, gpointer search, PndSearchEndFunc end);
void pnd_search_index_leave (PndSearchIndex *self, gpointer search);
/* around what a search does with its connections, in any thread; FALSE when closed */
gboolean pnd_search_index_begin_work (PndSearchIndex *self);
void pnd_search_index_end_work (PndSearchIndex *self);
gboolean pnd_search_index_is_checked (PndSearchIndex *self);
gboolean pnd_search_index_is_closed (PndSearchIndex *self);
void pnd_search_index_wake (PndSearchIndex *self);

/* fill.c: @reader and @cache belong to the worker */
typedef struct
{
  PndDatabase *reader;
  PndDatabase *cache; /* (nullable) */
  char *file;         /* of @cache */
  PndTokens *tokens;
  PndFold *fold;
  PndSearchTable tables;
  const char *guid;
  const char *path;
} PndFill;

/**
 * PndFillFunc:
 * @share: how much of the words is in the index, 0 to 1
 *
 * Told after every piece. Returns: whether to go on
 */
typedef gboolean (*PndFillFunc) (double share, gpointer data);

gboolean pnd_fill_run (PndFill *self, PndFillFunc func, gpointer data, GError **error);
void pnd_fill_clear (PndFill *self);

G_END_DECLS
