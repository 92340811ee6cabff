/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A row of the project as an object. Same row = same object while anybody holds it: the project
 * keeps a pool of weak references. When an edit ends, live rows it names are read again, then emit
 * `changed`; rows that went are marked deleted and emit it too. Rows and lists are up to date
 * before any handler of the project's `changed` runs. Objects are read-only views; the verbs beside
 * each type write. */

#include "app/store/project.h"

G_BEGIN_DECLS

#define PND_TYPE_ROW (pnd_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (PndRow, pnd_row, PND, ROW, GObject)

/**
 * PndRowClass:
 * @table: the table the rows live in
 * @source: (nullable): the view they are read from, if not the table by its name
 * @columns: the columns @read expects, after id, guid, created, modified
 * @also: (nullable): a table that holds parts of these rows; any change in it means reading all
 *   live rows of the type again
 * @read: takes the fields from @statement, where column 4 is the first of @columns
 */
struct _PndRowClass
{
  GObjectClass parent_class;

  const char *table;
  const char *source;
  const char *columns;
  const char *also;
  void (*read) (PndRow *self, PndStatement *statement);
};

const char *pnd_row_class_get_source (PndRowClass *klass);

gpointer pnd_row_get (PndProject *project, GType type, gint64 id, GError **error);
gpointer pnd_row_find (PndProject *project, GType type, const char *guid);
/* never NULL: of a row that is gone, an empty object marked deleted */
gpointer pnd_row_get_or_deleted (PndProject *project, GType type, gint64 id);

PndProject *pnd_row_get_project (PndRow *self);
gint64 pnd_row_get_id (PndRow *self);
const char *pnd_row_get_guid (PndRow *self);
const char *pnd_row_get_created (PndRow *self);
const char *pnd_row_get_modified (PndRow *self);
gboolean pnd_row_get_deleted (PndRow *self);

/* for what follows from many rows: an object of the project's that says (PndChanges *)
 *   before-rows   an edit, an undo or a redo ended; no row has been read again yet
 *   after-rows    the rows are as they are now; lists follow here, and only then the project's
 *                 own `changed`, so that whoever hears that meets rows and lists up to date */
GObject *pnd_row_get_news (PndProject *project);
typedef void (*PndRowFunc) (PndRow *row, gpointer data);
void pnd_row_foreach_live (PndProject *project, GType type, PndRowFunc func, gpointer data);

/* for the verbs of a type */
char *pnd_row_new_guid (void);
char *pnd_row_now (void);
gboolean pnd_row_take_string (char **field, const char *value);
gboolean pnd_row_check_live (PndRow *self, GError **error);
gint64 pnd_row_require_coder (PndProject *project, GError **error);
gboolean pnd_row_forget_guid (PndProject *project, const char *guid, const char *kind,
                              GError **error);
gboolean pnd_row_finish_edit (PndProject *project, gboolean done, GError **error);

G_END_DECLS
