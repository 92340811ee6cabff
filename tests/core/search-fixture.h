/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the tests of searching share: a project with an index of its own, and every hit of a query
 * as lines that can be compared. */

#include "app/store/search/search.h"
#include "tests/core/model-fixture.h"

typedef struct
{
  Fixture fixture;
  PndSearchIndex *index;
} SearchFixture;

void search_set_up (SearchFixture *search, gconstpointer data);
void search_tear_down (SearchFixture *search, gconstpointer data);
void search_remove_files (void); /* of the index */

/* "name start-end" of every hit, a line each */
char *search_list (PndSearchIndex *index, const char *query, PndSearchMode mode,
                   PndSearchScope scope);
/* in documents: the same without the index and with it */
void search_assert_found (SearchFixture *search, const char *query, PndSearchMode mode,
                          const char *expected);

#define search_add(path, func) \
  g_test_add (path, SearchFixture, NULL, search_set_up, func, search_tear_down)
