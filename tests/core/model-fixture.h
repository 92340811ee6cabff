/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A real project in a folder of its own, for the tests of the model. */

#include <string.h>

#include <glib/gstdio.h>

#include "app/model/code.h"
#include "app/model/coder.h"
#include "app/model/coding.h"
#include "app/model/document.h"

typedef struct
{
  char *folder;
  char *path;
  PndProject *project;
} Fixture;

static inline void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("penanda-model-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "study.penanda", NULL);
  fixture->project = pnd_project_create (fixture->path, "en", &error);
  g_assert_no_error (error);
  pnd_coder_act_as (fixture->project, "Ani", &error);
  g_assert_no_error (error);
}

static inline void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  pnd_project_close (fixture->project, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (fixture->project);
  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static inline gint64
add_document (Fixture *fixture, const char *name, const char *utf8)
{
  g_autoptr (PndDocumentText) text = pnd_document_text_new_take (g_strdup (utf8), strlen (utf8));
  g_autoptr (GError) error = NULL;
  gint64 id = pnd_document_add (fixture->project, name, text, NULL, NULL, NULL,
                                PND_SOURCE_TYPE_INTERVIEW, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

static inline gint64
add_code (Fixture *fixture, gint64 parent, const char *abbreviation, PndCodeKind kind)
{
  g_autoptr (GError) error = NULL;
  PndRule rule = { .name = abbreviation };
  gint64 id = pnd_code_add (fixture->project, parent, NULL, abbreviation, kind, NULL, "en", &rule,
                            NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

static inline gint64
add_coding (Fixture *fixture, gint64 document, int start, int end, gint64 code)
{
  g_autoptr (GError) error = NULL;
  gint64 id = pnd_coding_add (fixture->project, document, PND_SPAN (start, end), code, 0, NULL,
                              NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

/* how many rows a question answers, or the number it answers */
static inline gint64
ask (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 answer = pnd_database_query_int (pnd_project_get_database (fixture->project), sql, sql, -1,
                                          &error, "");

  g_assert_no_error (error);
  return answer;
}

static inline void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  pnd_project_undo (fixture->project, &error);
  g_assert_no_error (error);
}

static inline void
redo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  pnd_project_redo (fixture->project, &error);
  g_assert_no_error (error);
}
