/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Words of a text as the index has them: SQLite's own tokenizer `unicode61 remove_diacritics 2`
 * and Snowball's Indonesian stemmer. For one thread at a time. */

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PndTokens PndTokens;

/**
 * PndTokenFunc:
 * @token: the word, folded; not NUL-terminated
 * @n_bytes: its length
 * @start: where it begins in the text, in bytes
 * @end: where it ends
 */
typedef void (*PndTokenFunc) (const char *token, gsize n_bytes, gsize start, gsize end,
                              gpointer data);

PndTokens *pnd_tokens_new (GError **error);
void pnd_tokens_free (PndTokens *self);
gboolean pnd_tokens_run (PndTokens *self, const char *utf8, gsize n_bytes, PndTokenFunc func,
                         gpointer data, GError **error);
/* (transfer none): good until the next call */
const char *pnd_tokens_stem (PndTokens *self, const char *token, gsize n_bytes, gsize *n_stem);
/* changes when the same text could give other words or stems */
const char *pnd_tokens_get_version (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndTokens, pnd_tokens_free)

G_END_DECLS
