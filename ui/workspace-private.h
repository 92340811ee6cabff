/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of the workspace share, and nobody else. */

#include "ui/workspace-coders.h"

G_BEGIN_DECLS

struct _PndWorkspace
{
  GObject parent_instance;

  PndProject *project;
  GListModel *documents;
  GListModel *trash;
  GListModel *top_codes;
  GListModel *all_codes;
  GListModel *coders;
  GHashTable *child_codes; /* gint64 parent -> GListModel */
  GHashTable *looks;       /* gint64 code -> PndCodeLook, whose strings it owns */

  PndDocument *document;
  PndDocumentText *text;
  PndStructure *structure; /* (nullable): of @text */
  char *text_hash;
  PndSpanIndex *marks;
  PndSpeakers *speakers; /* (nullable): of @text, made when asked for */
  int line_width;        /* -1 until asked for */
  PndSpan span;
  gboolean has_area; /* what is selected is an area of a page, and @span only stands for it */
  PndArea area;
  GHashTable *spans; /* gint64 document -> PndSpan: where the person was in documents seen */

  GHashTable *hidden_coders; /* gint64: whose codings are not shown */

  gint64 coding;
  gint64 rule_code;

  gboolean has_last;
  gint64 last_code;
  PndRating last_rating;
};

gint64 *pnd_workspace_copy_id (gint64 id);

void pnd_workspace_drop_document (PndWorkspace *self);
void pnd_workspace_close_document (PndWorkspace *self);
gboolean pnd_workspace_update_marks (PndWorkspace *self, const PndChanges *changes);
void pnd_workspace_reload_marks (PndWorkspace *self); /* and tells */
void pnd_workspace_drop_hidden_marks (PndWorkspace *self, GArray *marks);
void pnd_workspace_restore_coders (PndWorkspace *self);
void pnd_workspace_update_sources (PndWorkspace *self, const PndChanges *changes);
void pnd_workspace_update_document (PndWorkspace *self);

G_END_DECLS
