/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Undo and redo. Both apply a stored changeset, inverted or as it is, and append a row that names it.
 * Where they stand follows from the history alone: every `edit` row is done, an `undo` row takes its
 * target from done to undone, a `redo` row back, a new edit empties undone, a `barrier` both. */

#include <glib/gi18n.h>

#include "app/store/changes-private.h"
#include "app/store/project-private.h"

static void
forget_labels (PndProject *self)
{
  g_clear_pointer (&self->steps.stop, g_free);
  g_clear_pointer (&self->steps.undo_label, g_free);
  g_clear_pointer (&self->steps.redo_label, g_free);
}

/* For the files of this folder: takes in that history row @row, a new edit, was committed. */
void
pnd_steps_add (PndProject *self, gint64 row, gboolean is_barrier)
{
  forget_labels (self);
  if (!self->steps.is_read)
    return;
  g_array_set_size (self->steps.undone, 0);
  if (is_barrier)
    {
      g_array_set_size (self->steps.done, 0);
      self->steps.first = row;
    }
  else
    g_array_append_val (self->steps.done, row);
}

/* For the files of this folder: lets the steps be read from the history again. */
void
pnd_steps_forget (PndProject *self)
{
  forget_labels (self);
  self->steps.is_read = FALSE;
  g_array_set_size (self->steps.done, 0);
  g_array_set_size (self->steps.undone, 0);
}
