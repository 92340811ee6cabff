/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A search in a project, page by page: the documents outside the trash by name, then what was
 * written about them: memos, journal, notes, translations. What is found is what the project holds
 * when its turn comes; the index only tells what to read. */

#include "app/store/search/index.h"
#include "app/store/search/query.h"

G_BEGIN_DECLS

/**
 * PndSearchPlace:
 * @PND_SEARCH_DOCUMENT: the text of a document
 * @PND_SEARCH_DOCUMENT_NOTE: the note in its properties
 * @PND_SEARCH_MEMO: a memo on the project, a document or a code: title, empty line, text
 * @PND_SEARCH_JOURNAL: an entry of the journal, likewise
 * @PND_SEARCH_CODING_MEMO: the memo of a coding
 * @PND_SEARCH_ANNOTATION: a note on a passage
 * @PND_SEARCH_TRANSLATION: the translation of a passage
 *
 * What a hit is in.
 */
typedef enum
{
  PND_SEARCH_DOCUMENT,
  PND_SEARCH_DOCUMENT_NOTE,
  PND_SEARCH_MEMO,
  PND_SEARCH_JOURNAL,
  PND_SEARCH_CODING_MEMO,
  PND_SEARCH_ANNOTATION,
  PND_SEARCH_TRANSLATION,
} PndSearchPlace;

/**
 * PndSearchScope:
 *
 * Where to look, as bits.
 */
typedef enum
{
  PND_SEARCH_IN_DOCUMENTS = 1 << 0,
  PND_SEARCH_IN_MEMOS = 1 << 1,
  PND_SEARCH_IN_ALL = 3,
} PndSearchScope;

/**
 * PndSearchHit:
 * @document: id of the document it is in or about; 0 for none
 * @item: id of the memo, coding, note or translation; 0 for a document
 * @code: id of the code a memo is about; 0 for none
 * @about: name of the document or code; "" for the project and the journal
 * @start: where it begins, in code points of the text of the place
 * @end: one past its end
 * @line: of its beginning, from 1
 * @before: what stands before it, line ends as spaces
 * @match: itself, likewise
 * @after: what follows
 */
typedef struct
{
  PndSearchPlace place;
  gint64 document;
  gint64 item;
  gint64 code;
  char *about;
  int start;
  int end;
  int line;
  char *before;
  char *match;
  char *after;
} PndSearchHit;

void pnd_search_hit_free (PndSearchHit *self);

typedef struct _PndSearch PndSearch;

PndSearch *pnd_search_new (PndSearchIndex *index, const char *query, PndSearchMode mode,
                           PndSearchScope scope, GError **error);
void pnd_search_free (PndSearch *self);
/* whether @text is a query that can be looked for */
gboolean pnd_search_check (const char *text, PndSearchMode mode, GError **error);
/* keeps to one document; before the first page */
void pnd_search_set_document (PndSearch *self, gint64 document);
/* in any one thread: PndSearchHit elements are appended, @max of them or less at the end */
gboolean pnd_search_next (PndSearch *self, guint max, GPtrArray *hits, GError **error);
gboolean pnd_search_is_done (PndSearch *self);
void pnd_search_cancel (PndSearch *self); /* from any thread */

const char *pnd_search_place_to_word (PndSearchPlace place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndSearch, pnd_search_free)

G_END_DECLS
