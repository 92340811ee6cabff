/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a person asks for, taken apart by us: nothing a person types reaches SQLite as syntax.
 *
 *   kota kembar          both words            "kota kembar"      the words in this order
 *   kota OR provinsi     either                kota NOT kembar    the first without the second
 *   invest*              words that begin so   ( ... )            what belongs together
 *   NEAR(kota dagang, 5) within five words of each other; 10 when it does not say
 *
 * Between words stands AND, in capitals or left out; NOT binds closest, then AND, then OR. */

#include "app/store/search/fold.h"
#include "app/store/search/tokens.h"

G_BEGIN_DECLS

/**
 * PndSearchMode:
 * @PND_SEARCH_WORDS: whole words; parts for what has no spaces between words (CJK) or no letters
 * @PND_SEARCH_STEMS: the same without Indonesian affixes
 * @PND_SEARCH_PARTS: parts of words
 */
typedef enum
{
  PND_SEARCH_WORDS,
  PND_SEARCH_STEMS,
  PND_SEARCH_PARTS,
} PndSearchMode;

/**
 * PndQueryKind:
 * @PND_QUERY_PHRASE: words in a row
 * @PND_QUERY_PART: a piece of text, whatever stands around it
 */
typedef enum
{
  PND_QUERY_PHRASE,
  PND_QUERY_PART,
  PND_QUERY_AND,
  PND_QUERY_OR,
  PND_QUERY_NOT,
  PND_QUERY_NEAR,
} PndQueryKind;

/**
 * PndQuery:
 * @words: (element-type utf8): of a phrase, folded, in mode stems their stems
 * @is_stem: the words are stems
 * @is_prefix: the last word is the beginning of one
 * @part: of a part, folded, not empty
 * @children: (element-type PndQuery): two of AND, OR and NOT; phrases of NEAR
 * @distance: of NEAR: most words between the end of a phrase and the beginning of the last
 *
 * A node of what was asked; immutable.
 */
typedef struct _PndQuery PndQuery;
struct _PndQuery
{
  PndQueryKind kind;
  GPtrArray *words;
  gboolean is_stem;
  gboolean is_prefix;
  GString *part;
  GPtrArray *children;
  int distance;
};

#define PND_QUERY_ERROR (pnd_query_error_quark ())
GQuark pnd_query_error_quark (void);

/**
 * PndQueryError:
 * @PND_QUERY_ERROR_SYNTAX: the query is not written as it must be; the message says where
 */
typedef enum
{
  PND_QUERY_ERROR_SYNTAX,
} PndQueryError;

PndQuery *pnd_query_parse (const char *text, PndSearchMode mode, PndTokens *tokens, PndFold *fold,
                           GError **error);
void pnd_query_free (PndQuery *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndQuery, pnd_query_free)

G_END_DECLS
