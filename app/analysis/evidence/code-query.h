/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which codings stand together with which codes. Pure.
 *
 *   ECO-TOU CUL            both                 ECO-TOU OR ECO-IND     either
 *   ECO-TOU NOT POL        the first without    ( ... )                what belongs together
 *   "Tourism promotion"    a name of several words
 *
 * Between codes stands AND, in capitals or left out; NOT binds closest, then AND, then OR. A code
 * stands for what is under it, too. Where they must stand together is the scope. */

#include "app/model/span.h"

G_BEGIN_DECLS

/**
 * PndQueryScope:
 * @PND_SCOPE_PASSAGE: on text that both codings cover
 * @PND_SCOPE_NEAR: with at most a distance between them
 * @PND_SCOPE_PARAGRAPH: reaching into the same paragraph
 * @PND_SCOPE_DOCUMENT: in the same document
 */
typedef enum
{
  PND_SCOPE_PASSAGE,
  PND_SCOPE_NEAR,
  PND_SCOPE_PARAGRAPH,
  PND_SCOPE_DOCUMENT,
} PndQueryScope;
#define PND_N_SCOPES 4

/* a query may name so many codes, a bit each */
#define PND_CODE_QUERY_MAX 32

#define PND_CODE_QUERY_ERROR (pnd_code_query_error_quark ())
GQuark pnd_code_query_error_quark (void);

typedef struct _PndCodeQuery PndCodeQuery;

/**
 * PndQueryPassage:
 * @span: where it is; empty for what no other passage stands together with
 * @reach: where another one must be to stand together with it
 * @codes: bits of the codes of the query that it has, by pnd_code_query_get_bits()
 */
typedef struct
{
  PndSpan span;
  PndSpan reach;
  guint32 codes;
} PndQueryPassage;

/* id of a code by abbreviation or name; 0 for none */
typedef gint64 (*PndCodeLookup) (const char *word, gpointer data);

PndCodeQuery *pnd_code_query_parse (const char *text, PndCodeLookup lookup, gpointer data,
                                    GError **error);
void pnd_code_query_free (PndCodeQuery *self);
/* bits of the query's codes among @lineage, a code and all above it */
guint32 pnd_code_query_get_bits (const PndCodeQuery *self, const gint64 *lineage, int n);
gboolean pnd_code_query_holds (const PndCodeQuery *self, guint32 present);
/* whether it asks for the code of a coding, not for its absence: such a coding is an answer */
gboolean pnd_code_query_wants (const PndCodeQuery *self, guint32 codes);
/* @passages: of one document, by start; sets TRUE where a passage is an answer */
void pnd_code_query_run (const PndCodeQuery *self, const PndQueryPassage *passages, int n,
                         gboolean *is_answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndCodeQuery, pnd_code_query_free)

G_END_DECLS
