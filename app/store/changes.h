/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One finished edit, readable: which rows of which tables were inserted, updated or deleted.
 * Made from the session changeset when an edit, an undo or a redo ends. Immutable. */

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  PND_CHANGE_INSERTED,
  PND_CHANGE_UPDATED,
  PND_CHANGE_DELETED,
} PndChangeKind;

/**
 * PndChange:
 * @table: (not nullable): the table's name, interned
 * @id: the row's id
 * @kind: what became of it
 */
typedef struct
{
  const char *table;
  gint64 id;
  PndChangeKind kind;
} PndChange;

#define PND_TYPE_CHANGES (pnd_changes_get_type ())
typedef struct _PndChanges PndChanges;

GType pnd_changes_get_type (void);
PndChanges *pnd_changes_new_reset (void);
PndChanges *pnd_changes_ref (PndChanges *self);
void pnd_changes_unref (PndChanges *self);

gboolean pnd_changes_is_reset (const PndChanges *self);
gsize pnd_changes_get_n (const PndChanges *self);
const PndChange *pnd_changes_get (const PndChanges *self, gsize index);
gboolean pnd_changes_touch (const PndChanges *self, const char *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndChanges, pnd_changes_unref)

G_END_DECLS
