/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A project: the facade over its file. All edits go through begin_edit/end_edit; all news comes
 * as the one signal `changed`. Used from the thread that opened it, except
 * pnd_project_open_reader(). */

#include <gio/gio.h>

#include "app/store/changes.h"
#include "app/store/database.h"

G_BEGIN_DECLS

#define PND_TYPE_PROJECT (pnd_project_get_type ())
G_DECLARE_FINAL_TYPE (PndProject, pnd_project, PND, PROJECT, GObject)

/**
 * PndCopyFlags:
 * @PND_COPY_WITHOUT_TRASH: leave out the documents in the trash
 * @PND_COPY_WITHOUT_HISTORY: leave out the history; the copy starts one of its own
 */
typedef enum
{
  PND_COPY_ALL = 0,
  PND_COPY_WITHOUT_TRASH = 1 << 0,
  PND_COPY_WITHOUT_HISTORY = 1 << 1,
} PndCopyFlags;

/* adds @name to the coders and makes it act, outside any edit */
typedef gboolean (*PndAdmitFunc) (PndProject *project, const char *name, GError **error);

PndProject *pnd_project_create (const char *path, const char *language, GError **error);
PndProject *pnd_project_open (const char *path, gboolean read_only, GError **error);
PndProject *pnd_project_open_briefly (const char *path, GError **error);
gboolean pnd_project_close (PndProject *self, GError **error);
gboolean pnd_project_save_copy (PndProject *self, const char *path, PndCopyFlags flags,
                                GError **error);
/* the same in a worker: @reader is of pnd_project_open_reader() */
gboolean pnd_project_write_copy (PndDatabase *reader, const char *path, PndCopyFlags flags,
                                 GCancellable *cancellable, GError **error);

const char *pnd_project_get_path (PndProject *self);
const char *pnd_project_get_name (PndProject *self);
const char *pnd_project_get_guid (PndProject *self);
const char *pnd_project_get_language (PndProject *self);
gboolean pnd_project_get_read_only (PndProject *self);
PndDatabase *pnd_project_get_database (PndProject *self);
PndDatabase *pnd_project_open_reader (PndProject *self, GError **error);

/* who acts: the id of a row of `coders`, 0 before it is set */
gint64 pnd_project_get_coder (PndProject *self);
void pnd_project_set_coder (PndProject *self, gint64 coder);
/* who only reads leaves no trace: a name becomes a coder when something is edited */
void pnd_project_expect (PndProject *self, const char *name, PndAdmitFunc admit);
const char *pnd_project_get_expected (PndProject *self); /* (nullable) */
gboolean pnd_project_admit (PndProject *self, GError **error);

/* edits: nested ones join the outermost, whose label counts */
gboolean pnd_project_begin_edit (PndProject *self, const char *label, GError **error);
void pnd_project_describe_edit (PndProject *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* one of a run of edits alike: together one row of the history and one step of undo. Returns how many
 * of them the row stands for now, this one included */
int pnd_project_join_edit (PndProject *self, const char *run);
void pnd_project_make_barrier (PndProject *self);
gboolean pnd_project_end_edit (PndProject *self, GError **error);
void pnd_project_abandon_edit (PndProject *self);

/* undo: labels are untranslated msgids, NULL when there is nothing */
const char *pnd_project_get_undo_label (PndProject *self);
const char *pnd_project_get_redo_label (PndProject *self);
const char *pnd_project_get_undo_stop (PndProject *self);
gboolean pnd_project_undo (PndProject *self, GError **error);
gboolean pnd_project_redo (PndProject *self, GError **error);

/* forgetting: an edit whose end removes from every byte of the file what it deleted or overwrote,
 * in the history too, and texts and originals that no document names any more. Undo stops there.
 * pnd_project_abandon_edit() abandons it as any edit */
gboolean pnd_project_begin_purge (PndProject *self, const char *label, GError **error);
gboolean pnd_project_end_purge (PndProject *self, GError **error);

/* small preferences of the project, kept in the file but not in the history (pane sizes,
 * folding) */
char *pnd_project_get_preference (PndProject *self, const char *key);
void pnd_project_set_preference (PndProject *self, const char *key, const char *value);

G_END_DECLS
