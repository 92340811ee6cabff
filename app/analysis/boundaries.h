/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Words, sentences and paragraphs around a position; pure. Sentence and word ends come from Pango
 * (UAX #29), repaired for abbreviations ("Prof.", "No.", "dll.", "Prov.", initials, "17.02.2023").
 *
 * A number belongs to the sentence that it numbers: "Article 2.", "Pasal 2 ayat (1).", "1.", "(2)",
 * "a." at the beginning of a line, or after the end of a clause (one of . ! ? : ;), begin the
 * sentence after them. Alone on its line such a title is a paragraph, and a sentence of its own.
 * Walking by sentences, searching and the units of agreement all go by this one rule. */

#include "app/model/document-text.h"

G_BEGIN_DECLS

PndSpan pnd_boundaries_get_word (const PndDocumentText *text, int position);
PndSpan pnd_boundaries_get_sentence (const PndDocumentText *text, int position);
/* the first sentence that starts at or after / the last that ends at or before; FALSE at the ends */
gboolean pnd_boundaries_get_next_sentence (const PndDocumentText *text, int position,
                                           PndSpan *sentence);
gboolean pnd_boundaries_get_previous_sentence (const PndDocumentText *text, int position,
                                               PndSpan *sentence);
/* a non-empty line, or a speaker's turn ("Informan 2: ...") when @position lies in one */
PndSpan pnd_boundaries_get_paragraph (const PndDocumentText *text, int position);
int pnd_boundaries_next_word (const PndDocumentText *text, int position, int direction);
int pnd_boundaries_next_letter (const PndDocumentText *text, int position, int direction);
PndSpan pnd_boundaries_snap_to_words (const PndDocumentText *text, PndSpan span);

G_END_DECLS
