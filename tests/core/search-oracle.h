/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The oracle of the tests of searching: random texts, and what is found in them by reading them
 * letter by letter. */

#include "tests/core/search-fixture.h"

/* random words with all kinds of letters between all kinds of separators */
char *search_make_text (GRand *rand, int n_words);
/* what a few queries find is what the oracle finds in all documents outside the trash */
void search_check_all (SearchFixture *search, GRand *rand);
