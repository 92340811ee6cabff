/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A coded project to count and to export: a tree of codes, documents and codings, written through
 * one edit each. For tests that are about what is read, not about how it got there. */

#include <glib/gstdio.h>

#include "app/model/coder.h"
#include "app/model/coding.h"
#include "app/model/document.h"
#include "app/store/project.h"

typedef struct
{
  char *folder;
  char *path;
  PndProject *project;
  gint64 coder;
  /* ECO with EXP and INV under it, CUL with none, and CTX, a context code */
  gint64 economy, export, invest, culture, context;
} CodedProject;

static inline gint64
coded_project_add_code (CodedProject *self, gint64 parent, int position, const char *abbreviation,
                        const char *kind, const char *name)
{
  PndDatabase *database = pnd_project_get_database (self->project);
  g_autofree char *guid = pnd_row_new_guid ();
  g_autofree char *now = pnd_row_now ();
  g_autoptr (GError) error = NULL;
  gint64 id;

  g_assert_true (pnd_project_begin_edit (self->project, "Add code", &error));
  pnd_database_run (database, NULL,
                    "INSERT INTO codes (guid, parent, position, abbreviation, kind, colour,"
                    " created, modified) VALUES (?, ?, ?, ?, ?, '#336699', ?, ?)",
                    &error, "snissss", guid, parent, (gint64) position, abbreviation, kind, now,
                    now);
  g_assert_no_error (error);
  id = pnd_database_get_last_id (database);
  pnd_database_run (database, NULL,
                    "INSERT INTO code_texts (code, language, name, definition)"
                    " VALUES (?, 'en', ?, 'A definition')", &error, "is", id, name);
  g_assert_no_error (error);
  g_assert_true (pnd_project_end_edit (self->project, &error));
  return id;
}

static inline gint64
coded_project_add_document (CodedProject *self, const char *name, const char *text,
                            PndSourceType type)
{
  g_autoptr (PndDocumentText) owned = pnd_document_text_new_take (g_strdup (text), strlen (text));
  g_autoptr (GError) error = NULL;
  gint64 id = pnd_document_add (self->project, name, owned, NULL, NULL, "id", type, &error);

  g_assert_no_error (error);
  return id;
}

static inline gint64
coded_project_add_coding (CodedProject *self, gint64 document, int start, int end, gint64 code,
                          PndPolarity polarity, PndHolder holder, const char *memo)
{
  g_autoptr (GError) error = NULL;
  PndRating rating = { polarity, polarity == PND_POLARITY_SUPPORTS ? 2 : 0, holder };
  gint64 id = pnd_coding_add (self->project, document, PND_SPAN (start, end), code, 0, &rating,
                              memo, &error);

  g_assert_no_error (error);
  return id;
}

static inline void
coded_project_set_up (CodedProject *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("pnd-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "study.penanda", NULL);
  self->project = pnd_project_create (self->path, "en", &error);
  g_assert_no_error (error);
  self->coder = pnd_coder_act_as (self->project, "Ani", &error);
  g_assert_no_error (error);
  self->economy = coded_project_add_code (self, 0, 0, "ECO", "motive", "Economy");
  self->culture = coded_project_add_code (self, 0, 1, "CUL", "motive", "Culture");
  self->context = coded_project_add_code (self, 0, 2, "CTX", "context", "Context");
  self->invest = coded_project_add_code (self, self->economy, 1, "ECO-INV", "indicator", "Invest");
  self->export = coded_project_add_code (self, self->economy, 0, "ECO-EXP", "indicator", "Export");
}

static inline void
coded_project_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static inline void
coded_project_tear_down (CodedProject *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  pnd_project_close (self->project, &error);
  g_assert_no_error (error);
  g_clear_object (&self->project);
  coded_project_remove_folder (self->folder);
  g_free (self->path);
  g_free (self->folder);
}
