/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Two projects of one beginning, each with a coder of its own, for the tests of merging. */

#include "app/model/merge/merge.h"
#include "app/store/history.h"
#include "tests/core/model-fixture.h"

typedef struct
{
  char *folder;
  Fixture a;
  Fixture b;
  gint64 document;
  gint64 code;
  gint64 other_code;
} Pair;

static inline void
open_side (Fixture *side, const char *folder, const char *name, const char *coder)
{
  g_autoptr (GError) error = NULL;

  side->path = g_build_filename (folder, name, NULL);
  side->project = pnd_project_open (side->path, FALSE, &error);
  g_assert_no_error (error);
  pnd_coder_act_as (side->project, coder, &error);
  g_assert_no_error (error);
}

static inline void
close_side (Fixture *side)
{
  g_autoptr (GError) error = NULL;

  pnd_project_close (side->project, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (side->project);
  g_assert_cmpint (g_remove (side->path), ==, 0);
  g_free (side->path);
}

/* a project, and a copy of it with its history, each with a coder of its own */
static inline void
pair_set_up (Pair *self, gconstpointer data)
{
  g_autofree char *copy = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&self->a, NULL);
  self->folder = self->a.folder;
  self->document
    = add_document (&self->a, "talk.txt",
                    "The region wants trade.\nIt wants tourism.\nIt fears the border.\n");
  self->code = add_code (&self->a, 0, "ECO", PND_CODE_KIND_MOTIVE);
  self->other_code = add_code (&self->a, 0, "CUL", PND_CODE_KIND_MOTIVE);
  add_coding (&self->a, self->document, 4, 10, self->code);
  copy = g_build_filename (self->folder, "second.penanda", NULL);
  pnd_project_save_copy (self->a.project, copy, PND_COPY_ALL, &error);
  g_assert_no_error (error);
  open_side (&self->b, self->folder, "second.penanda", "Budi");
}

static inline void
pair_tear_down (Pair *self, gconstpointer data)
{
  close_side (&self->b);
  fixture_tear_down (&self->a, NULL);
}

static inline PndMerge *
prepare (Fixture *into, Fixture *from, PndMergeChoice prefer)
{
  g_autoptr (GError) error = NULL;
  PndMerge *merge = pnd_merge_new (prefer);

  pnd_merge_add (merge, pnd_project_get_database (into->project), from->path, &error);
  g_assert_no_error (error);
  return merge;
}

/* merges all of it; the counts of what it did */
static inline PndMergeCount
merge_in (Fixture *into, Fixture *from, PndMergeChoice prefer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndMerge) merge = prepare (into, from, prefer);
  gint64 n_rows;
  gboolean done = pnd_merge_run (merge, into->project, &error);

  g_assert_no_error (error);
  g_assert_true (done);
  g_assert_true (pnd_history_verify (into->project, &n_rows, &error));
  g_assert_no_error (error);
  return pnd_merge_report_sum (pnd_merge_get_report (merge));
}

static inline gint64
get_first (Fixture *side, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT min (id) FROM %s", table);

  return ask (side, sql);
}
