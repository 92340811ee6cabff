/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/documents/held.h"

/**
 * pnd_held_new:
 * @reason: why it waits
 * @file: a file
 *
 * Returns: (transfer full): the file that waits, for which nothing else is known yet
 */
PndHeld *
pnd_held_new (PndHeldReason reason, GFile *file)
{
  PndHeld *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_new0 (PndHeld, 1);
  self->reason = reason;
  self->file = g_object_ref (file);
  self->name = g_file_get_basename (file);
  return self;
}

/**
 * pnd_held_free:
 * @self: (transfer full) (nullable): a file that waited
 */
void
pnd_held_free (PndHeld *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->file);
  g_free (self->name);
  g_free (self->other);
  g_free (self->password);
  g_free (self);
}

/**
 * pnd_held_clear_queue:
 * @held: a queue of #PndHeld, empty afterwards
 */
void
pnd_held_clear_queue (GQueue *held)
{
  g_return_if_fail (held != NULL);

  g_queue_clear_full (held, (GDestroyNotify) pnd_held_free);
  g_queue_init (held);
}
