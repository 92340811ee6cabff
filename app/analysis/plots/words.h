/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The words of the documents outside the trash: how often each is there, without Indonesian and
 * English stop words; and a word in its contexts. A word is letters and digits in a row, with single
 * hyphens and apostrophes inside (kata-kata, don't); capitals make no difference. */

#include <gio/gio.h>

#include "app/model/span.h"
#include "app/store/database.h"

G_BEGIN_DECLS

/**
 * PndWord:
 * @text: in small letters
 * @count: how often
 * @n_documents: in how many documents
 */
typedef struct
{
  char *text;
  int count;
  int n_documents;
} PndWord;

/**
 * PndWords:
 * @words: PndWord: the most frequent, the most frequent first
 * @n_words: words that count, each as often as it is there
 * @n_different: different ones of them
 * @n_stopped: stop words left out
 */
typedef struct
{
  GArray *words;
  gint64 n_words;
  gint64 n_stopped;
  int n_different;
} PndWords;

/**
 * PndContext:
 * @document: id of the document
 * @name: its name
 * @line: from 1
 * @span: of the word, in code points
 * @before: what stands before it in its line
 * @word: as it is written there
 * @after: what follows in its line
 */
typedef struct
{
  gint64 document;
  char *name;
  int line;
  PndSpan span;
  char *before;
  char *word;
  char *after;
} PndContext;

/**
 * PndConcordance:
 * @word: what was looked for, in small letters
 * @contexts: PndContext, by document and place; the first of them
 * @count: how often it is there at all
 */
typedef struct
{
  char *word;
  GArray *contexts;
  int count;
} PndConcordance;

gboolean pnd_stop_words_have (const char *word); /* in small letters */

/* the next word of @text from byte *@at on; *@position: its code points, kept up. @word: set to it
 * in small letters; FALSE at the end */
gboolean pnd_words_next (const char *text, gsize n_bytes, gsize *at, int *position, PndSpan *span,
                         GString *word);

PndWords *pnd_words_load (PndDatabase *database, int most, GCancellable *cancellable,
                          GError **error);
void pnd_words_free (PndWords *self);

/* @word: (nullable): a word, or the beginning of words and `*`; NULL for the most frequent one */
PndConcordance *pnd_concordance_load (PndDatabase *database, const char *word, int most,
                                      GCancellable *cancellable, GError **error);
void pnd_concordance_free (PndConcordance *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndWords, pnd_words_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndConcordance, pnd_concordance_free)

G_END_DECLS
