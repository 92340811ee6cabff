/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The file of a project's search index: a cache outside the project, mode 0600, in
 * XDG_CACHE_HOME/penanda/search. It may be thrown away at any time; what it says is always looked
 * up in the project. Its name holds the project's guid, a digest of its path, and a random part, so
 * that a new file never meets the log of one that somebody still has open. */

#include "app/store/project.h"

G_BEGIN_DECLS

/**
 * PndSearchTable:
 *
 * The three tables a text goes into, as bits. `words`: as SQLite tokenizes; `parts`: three
 * characters each of the folded text; `stems`: Indonesian stems of the words.
 */
typedef enum
{
  PND_SEARCH_TABLE_WORDS = 1 << 0,
  PND_SEARCH_TABLE_PARTS = 1 << 1,
  PND_SEARCH_TABLE_STEMS = 1 << 2,
} PndSearchTable;
#define PND_SEARCH_TABLE_ALL 7
/* with them: the folded text has letters of two words side by side, see vocabulary.h */
#define PND_SEARCH_TEXT_JOINED (1 << 3)

/* where it is or is to be; the first half of the name without its random part */
char *pnd_search_cache_get_folder (void);
/* opens the file, makes one when there is none, puts another in place of one that is damaged or of
 * another version */
PndDatabase *pnd_search_cache_open (const char *guid, const char *path, char **file,
                                    GError **error);
/* opens the one that is there; NULL when none can be used */
PndDatabase *pnd_search_cache_find (const char *guid, const char *path, char **file);
/* whether it is still the one to use: a purge takes it away */
gboolean pnd_search_cache_is_there (const char *file);
void pnd_search_cache_remove (const char *file);
void pnd_search_cache_remove_all (const char *guid, const char *path);
/* forgets the indices of projects that are gone */
void pnd_search_cache_sweep (void);
/* takes the index away when it holds a text that the project has no more */
void pnd_search_cache_drop_stale (PndProject *project);

G_END_DECLS
