/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Verbs that have words of their own behind PROJECT: `penanda coders PROJECT add NAME`. */

#include "app/command/options.h"

G_BEGIN_DECLS

/**
 * PndWord:
 * @word: (nullable): %NULL for what is done without a word
 * @n_operands: behind PROJECT and the word, at least
 * @has_more: whether there may be more
 * @writes: whether it changes the project
 * @names_actor: whether who acts is said by an operand, not by --coder
 *
 * The first member of a verb's own struct, which knows the function that does it.
 */
typedef struct
{
  const char *word;
  int n_operands;
  gboolean has_more;
  gboolean writes;
  gboolean names_actor;
} PndWord;

/* @operands: behind PROJECT and the word, %NULL-terminated */
typedef gboolean (*PndWordFunc) (PndProject *project, const PndWord *word, char **operands,
                                 PndTableFormat format, gconstpointer options, GError **error);

/**
 * PndWords:
 * @first: the first of an array
 * @n: how many
 * @size: bytes from one to the next
 * @run: does what any of them says
 */
typedef struct
{
  const PndWord *first;
  gsize n;
  gsize size;
  PndWordFunc run;
} PndWords;

#define PND_WORDS(array, func) ((PndWords){ &(array)[0].word, G_N_ELEMENTS (array), \
                                            sizeof (array)[0], (func) })

int pnd_words_run (const PndVerb *verb, int argc, char **argv, PndWords words,
                   gconstpointer options, const char *coder, const char *format_word);

G_END_DECLS
