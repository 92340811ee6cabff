/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of this folder share about a project. Nothing outside app/store includes it. */

#include "app/store/database-private.h"
#include "app/store/history.h"
#include "app/store/file/lock.h"
#include "app/store/project.h"

G_BEGIN_DECLS

/**
 * PndEdit:
 * @depth: how many begin_edit() have no end yet; 0 when no edit is open
 * @session: records the attached tables while @depth > 0
 * @label: the outermost edit's msgid
 * @detail: (nullable): what describe_edit() said
 * @detail_depth: where it said so; the outermost that speaks counts
 * @is_barrier: undo stops here
 * @is_purge: what it deletes is forgotten
 * @is_review: the next one to begin is a part of a review
 * @run: (nullable): what it is one of many of, see pnd_project_join_edit()
 * @n_run: how many of these its row of the history stands for, itself included
 */
typedef struct
{
  int depth;
  sqlite3_session *session;
  char *label;
  char *detail;
  int detail_depth;
  gboolean is_barrier;
  gboolean is_purge;
  gboolean is_review;
  char *run;
  int n_run;
} PndEdit;

/**
 * PndRun:
 * @row: the history row that stands for all of them, 0 for none
 * @name: what pnd_project_join_edit() called it
 * @n: how many edits they are
 * @time: of the last, monotonic, in microseconds
 *
 * Edits alike, one after the other, that are one row of the history.
 */
typedef struct
{
  gint64 row;
  char *name;
  gint64 coder;
  int n;
  gint64 time;
} PndRun;

/**
 * PndSteps:
 * @is_read: whether @done and @undone are up to date with the history
 * @done: (element-type gint64): ids of history rows that undo can reach, the latest last
 * @undone: (element-type gint64): ids of those that redo can reach, the next last
 * @first: id of the barrier row below @done
 *
 * Where undo and redo stand; follows from the history and is read from it when first asked for.
 */
typedef struct
{
  gboolean is_read;
  GArray *done;
  GArray *undone;
  gint64 first;
  char *stop; /* (nullable): the sentence returned last */
  char *undo_label;
  char *redo_label;
} PndSteps;

struct _PndProject
{
  GObject parent_instance;

  char *path;
  PndDatabase *database; /* (nullable): NULL after closing */
  PndLock *lock;         /* (nullable): NULL when read-only */
  gboolean read_only;

  char *name;
  char *guid;
  char *language;
  gint64 coder;
  char *expected; /* (nullable): the name of who acts from the first edit on, while nobody does */
  PndAdmitFunc admit; /* makes a coder of @expected */
  gboolean sees_anew; /* who acts sees other things than when `changed` came last */

  PndEdit edit;
  PndRun run;
  PndSteps steps;
  GPtrArray *references; /* (nullable): of PndReference, read when first needed */
  GMainContext *context; /* of the thread that opened it */
  guint settle_source;   /* empties the log when idle; 0 when nothing waits */
};

/**
 * PndHistoryRow:
 * @changeset: (nullable): NULL for undo and redo, whose target has it, and for a purge
 * @changeset_hash: SHA-256, hexadecimal, of the changeset the row stands for
 * @state: (nullable): digests of all rows after it, where no changeset leads back
 *
 * A row to append to the history; the other columns follow from the project and the chain.
 */
typedef struct
{
  const char *kind;
  gint64 target;
  const char *label;
  const char *detail;
  GBytes *changeset;
  const char *changeset_hash;
  const char *state;
} PndHistoryRow;

/* project.c */
void pnd_project_emit_changed (PndProject *self, PndChanges *changes);
gboolean pnd_project_check_writable (PndProject *self, GError **error);
void pnd_project_settle_later (PndProject *self);
void pnd_project_stop_settling (PndProject *self);
gboolean pnd_project_read_names (PndProject *self, GError **error);
char *pnd_project_now (void);

/* history.c */
gint64 pnd_history_append (PndProject *self, const PndHistoryRow *row, GError **error);
gboolean pnd_history_extend (PndProject *self, gint64 id, const PndHistoryRow *row,
                             GError **error);
gint64 pnd_history_append_state (PndProject *self, const char *label, GBytes *forgotten,
                                 GError **error);
char *pnd_history_find_guid (PndProject *self, const char *table, gint64 id);
char *pnd_history_read_state (PndDatabase *database, GError **error);
char *pnd_history_get_chain (const PndHistoryEntry *entry, const char *before,
                             const char *changeset_hash, const char *state_hash);

/* edit.c */
char *pnd_edit_get_coder_name (PndProject *self);
char *pnd_edit_get_coder_guid (PndProject *self); /* (nullable) */
gboolean pnd_edit_take_changeset (PndProject *self, GBytes **changeset, GError **error);
void pnd_edit_clear (PndProject *self);

/* undo.c */
void pnd_steps_add (PndProject *self, gint64 row, gboolean is_barrier);
void pnd_steps_forget (PndProject *self);
void pnd_steps_forget_labels (PndProject *self);

/* copy.c */
char *pnd_copy_make_temporary (const char *path, int mode, GError **error);
gboolean pnd_copy_put_in_place (const char *temporary, const char *path, gboolean replace,
                                GError **error);
void pnd_copy_remove_temporary (const char *path);

/* purge.c */
gboolean pnd_purge_drop_unused_texts (PndProject *self, GError **error);

G_END_DECLS
