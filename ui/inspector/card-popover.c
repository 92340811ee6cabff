/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/inspector/card-popover.h"

#include "ui/inspector/coding-card.h"

#define WIDTH 300 /* pixels */

struct _PndCardPopover
{
  PndSidePopover parent_instance;

  GtkWidget *card;
};

G_DEFINE_FINAL_TYPE (PndCardPopover, pnd_card_popover, PND_TYPE_SIDE_POPOVER)

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
done (PndCardPopover *self)
{
  pnd_card_popover_keep (self);
  g_signal_emit (self, signals[DONE], 0);
}

static void
card_done_cb (PndCardPopover *self)
{
  done (self);
}

static void
left_cb (PndCardPopover *self)
{
  pnd_card_popover_keep (self);
}

/* In the memo Enter is a new line, and Escape keeps what is written; on the chips Enter keeps, and
 * Escape takes back. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, PndCardPopover *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  g_assert (PND_IS_CARD_POPOVER (self));

  if (GTK_IS_TEXT_VIEW (focus))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Escape)
    pnd_coding_card_revert (PND_CODING_CARD (self->card));
  else if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
    return GDK_EVENT_PROPAGATE;
  done (self);
  return GDK_EVENT_STOP;
}

static void
pnd_card_popover_class_init (PndCardPopoverClass *klass)
{
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
pnd_card_popover_init (PndCardPopover *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "left", G_CALLBACK (left_cb), NULL);
}

/**
 * pnd_card_popover_new:
 * @workspace: the workspace
 *
 * Returns: a popover that is closed
 */
GtkWidget *
pnd_card_popover_new (PndWorkspace *workspace)
{
  PndCardPopover *self = g_object_new (PND_TYPE_CARD_POPOVER, NULL);

  self->card = pnd_coding_card_new (workspace);
  gtk_widget_remove_css_class (self->card, "card");
  gtk_widget_set_size_request (self->card, WIDTH, -1);
  pnd_coding_card_set_gathering (PND_CODING_CARD (self->card), TRUE);
  gtk_popover_set_child (GTK_POPOVER (self), self->card);
  g_signal_connect_swapped (self->card, "done", G_CALLBACK (card_done_cb), self);
  return GTK_WIDGET (self);
}

/**
 * pnd_card_popover_measure:
 * @self: the popover
 * @coding: the coding it will show
 *
 * Returns: the size it will have
 */
PndForm
pnd_card_popover_measure (PndCardPopover *self, gint64 coding)
{
  g_return_val_if_fail (PND_IS_CARD_POPOVER (self), (PndForm){ 0 });

  pnd_coding_card_set_coding (PND_CODING_CARD (self->card), coding);
  return pnd_form_measure (self->card);
}

static void
open_card (PndCardPopover *self, gint64 coding, const PndPlace *place)
{
  pnd_coding_card_set_coding (PND_CODING_CARD (self->card), coding);
  pnd_coding_card_revert (PND_CODING_CARD (self->card));
  pnd_side_popover_open (PND_SIDE_POPOVER (self), place);
}

/**
 * pnd_card_popover_open_rating:
 * @self: the popover
 * @coding: a coding
 * @place: where
 *
 * Shows the card with the focus on its chips.
 */
void
pnd_card_popover_open_rating (PndCardPopover *self, gint64 coding, const PndPlace *place)
{
  g_return_if_fail (PND_IS_CARD_POPOVER (self));

  open_card (self, coding, place);
  pnd_coding_card_focus_chips (PND_CODING_CARD (self->card));
}

/**
 * pnd_card_popover_open_memo:
 * @self: the popover
 * @coding: a coding or a note
 * @place: where
 *
 * Shows the card with the focus in its memo.
 */
void
pnd_card_popover_open_memo (PndCardPopover *self, gint64 coding, const PndPlace *place)
{
  g_return_if_fail (PND_IS_CARD_POPOVER (self));

  open_card (self, coding, place);
  pnd_coding_card_focus_memo (PND_CODING_CARD (self->card));
}

/**
 * pnd_card_popover_keep:
 * @self: the popover
 *
 * Keeps what was changed and closes it, if it is open.
 */
void
pnd_card_popover_keep (PndCardPopover *self)
{
  g_return_if_fail (PND_IS_CARD_POPOVER (self));

  if (!pnd_side_popover_is_open (PND_SIDE_POPOVER (self)))
    return;
  pnd_side_popover_close (PND_SIDE_POPOVER (self));
  pnd_coding_card_save (PND_CODING_CARD (self->card));
  pnd_coding_card_set_coding (PND_CODING_CARD (self->card), 0);
}
