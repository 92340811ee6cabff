/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/review/desk-item.h"

#include <glib/gi18n.h>

struct _PndDeskItem
{
  GObject parent_instance;

  PndQueueItem *facts;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PndDeskItem, pnd_desk_item, G_TYPE_OBJECT)

static void
pnd_desk_item_finalize (GObject *object)
{
  g_clear_pointer (&PND_DESK_ITEM (object)->facts, pnd_queue_item_free);

  G_OBJECT_CLASS (pnd_desk_item_parent_class)->finalize (object);
}

static void
pnd_desk_item_class_init (PndDeskItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pnd_desk_item_finalize;

  signals[CHANGED] = g_signal_new ("changed", PND_TYPE_DESK_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
pnd_desk_item_init (PndDeskItem *self)
{
}

/**
 * pnd_desk_item_new_take:
 * @facts: (transfer full): what is known of it
 *
 * Returns: the item
 */
PndDeskItem *
pnd_desk_item_new_take (PndQueueItem *facts)
{
  PndDeskItem *self = g_object_new (PND_TYPE_DESK_ITEM, NULL);

  self->facts = facts;
  return self;
}

/**
 * pnd_desk_item_get_facts:
 * @self: an item
 *
 * Returns: what is known of it, until it is `changed`
 */
const PndQueueItem *
pnd_desk_item_get_facts (PndDeskItem *self)
{
  g_return_val_if_fail (PND_IS_DESK_ITEM (self), NULL);

  return self->facts;
}

/**
 * pnd_desk_item_take_facts:
 * @self: an item
 * @facts: (transfer full): what is known of the same thing now
 */
void
pnd_desk_item_take_facts (PndDeskItem *self, PndQueueItem *facts)
{
  g_return_if_fail (PND_IS_DESK_ITEM (self) && facts != NULL);

  pnd_queue_item_free (self->facts);
  self->facts = facts;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * pnd_desk_item_get_sign:
 * @self: an item
 *
 * Returns: (transfer none): the sign of its state
 */
const char *
pnd_desk_item_get_sign (PndDeskItem *self)
{
  static const char *const signs[PND_N_STATES] = {
    [PND_STATE_NONE] = "○",     [PND_STATE_UNREVIEWED] = "○", [PND_STATE_ACCEPTED] = "✓",
    [PND_STATE_QUERIED] = "?",  [PND_STATE_REJECTED] = "✗",   [PND_STATE_REVISED] = "↻",
    [PND_STATE_STANDS] = "■",
  };

  g_return_val_if_fail (PND_IS_DESK_ITEM (self), NULL);

  return self->facts->is_changed ? "↻" : signs[self->facts->state];
}

/**
 * pnd_desk_item_describe_state:
 * @self: an item
 *
 * Returns: (transfer full): the state in words, with what happened since
 */
char *
pnd_desk_item_describe_state (PndDeskItem *self)
{
  const char *state;

  g_return_val_if_fail (PND_IS_DESK_ITEM (self), NULL);

  state = pnd_review_state_get_title (self->facts->state);
  if (!self->facts->is_changed)
    return g_strdup (state);
  /* Translators: a state of review, as in "Accepted, changed since" */
  return g_strdup_printf (_("%s, changed since its review"), state);
}
