/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Text as parts of words are compared: case folded, combining diacritics dropped, letters of
 * Hangul taken apart, a run of white space one space. Pure.
 *
 * What is found begins and ends between characters of the text, and takes in the combining marks
 * of its last letter. */

#include <glib.h>

G_BEGIN_DECLS

/**
 * PndByteSpan:
 * @start: the first byte
 * @end: one past the last
 *
 * A piece of a text in bytes, at borders of characters.
 */
typedef struct
{
  gsize start;
  gsize end;
} PndByteSpan;

typedef struct _PndFold PndFold;

PndFold *pnd_fold_new (void);
void pnd_fold_free (PndFold *self);
/* the folded text, without white space at its ends */
GString *pnd_fold_text (PndFold *self, const char *utf8, gsize n_bytes);
/* PndByteSpan elements of @utf8 are appended: where @wanted, folded, is; they do not overlap */
void pnd_fold_find (PndFold *self, const char *utf8, gsize n_bytes, const GString *wanted,
                    GArray *found);
/* whether words are written without spaces, or with endings joined on: Chinese, Japanese, Korean... */
gboolean pnd_fold_has_unspaced (const char *utf8);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndFold, pnd_fold_free)

G_END_DECLS
