/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A file on its way in that waits until somebody says what to do with it. */

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PndHeldReason:
 * @PND_HELD_DUPLICATE: a document of the project has the same text
 * @PND_HELD_PASSWORD: it is encrypted, and no password or a wrong one was given
 * @PND_HELD_TABLE: a table, which becomes documents when somebody says how
 */
typedef enum
{
  PND_HELD_DUPLICATE,
  PND_HELD_PASSWORD,
  PND_HELD_TABLE,
} PndHeldReason;

/**
 * PndHeld:
 * @reason: why nothing was written
 * @file: which
 * @name: what it is called
 * @other: (nullable): of a duplicate, the name of the document with the same text
 * @password: (nullable): the one that was given
 */
typedef struct
{
  PndHeldReason reason;
  GFile *file;
  char *name;
  char *other;
  char *password;
} PndHeld;

PndHeld *pnd_held_new (PndHeldReason reason, GFile *file);
void pnd_held_free (PndHeld *self);
void pnd_held_clear_queue (GQueue *held); /* frees what is in it; it can be used again */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndHeld, pnd_held_free)

G_END_DECLS
