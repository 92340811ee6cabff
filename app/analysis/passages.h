/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* From places in a text to the passages they stand in: what is coded where something was found.
 * Pure. */

#include "app/model/document-text.h"

G_BEGIN_DECLS

/**
 * PndPassageUnit:
 * @PND_PASSAGE_WORDS: the place itself
 * @PND_PASSAGE_SENTENCE: the sentence, or all that it reaches into
 * @PND_PASSAGE_PARAGRAPH: the paragraph or the speaker's turn, likewise
 */
typedef enum
{
  PND_PASSAGE_WORDS,
  PND_PASSAGE_SENTENCE,
  PND_PASSAGE_PARAGRAPH,
} PndPassageUnit;

GArray *pnd_passages_expand (const PndDocumentText *text, const GArray *places,
                             PndPassageUnit unit);

G_END_DECLS
