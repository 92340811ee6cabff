/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the tests of the project file share: a folder of its own for each test, rows written
 * straight into the tables, and snapshots of all recorded tables. */

#include <glib/gstdio.h>

#include "app/store/history.h"
#include "app/store/project.h"

typedef struct
{
  char *folder;
  char *path; /* of a project that the test may make */
} StoreFixture;

void store_fixture_set_up (StoreFixture *self, gconstpointer data);
void store_fixture_tear_down (StoreFixture *self, gconstpointer data);

char *store_fixture_read_bytes (const char *path, gsize *size);
void store_fixture_assert_only (StoreFixture *self, ...) G_GNUC_NULL_TERMINATED;

void store_close (PndProject *project); /* (transfer full) */

/* straight into the tables, inside the caller's edit */
gint64 store_add_coder (PndProject *project, const char *name);
gint64 store_add_document (PndProject *project, const char *name, const char *text);
gint64 store_add_code (PndProject *project, const char *abbreviation);
gint64 store_add_coding (PndProject *project, gint64 document, gint64 code, gint64 coder,
                         int start, const char *memo);
gint64 store_count (PndProject *project, const char *sql);
void store_run (PndProject *project, const char *sql);

/* all rows of all recorded tables, readable */
char *store_snapshot (PndProject *project);

#define store_fixture_add(path, func) \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
