/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/common/side-popover.h"

/* pixels of padding and border around the child, on both sides together, as in style.css */
#define FRAME 24
#define GAP 8 /* pixels between the column of text and what stands beside it */

typedef struct
{
  GtkRoot *watched; /* whose focus is watched while open */
  gulong handler;
} PndSidePopoverPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (PndSidePopover, pnd_side_popover, GTK_TYPE_POPOVER)

enum
{
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
stop_watching (PndSidePopover *self)
{
  PndSidePopoverPrivate *priv = pnd_side_popover_get_instance_private (self);

  if (priv->handler != 0)
    g_signal_handler_disconnect (priv->watched, priv->handler);
  priv->handler = 0;
  priv->watched = NULL;
}

static void
focus_changed_cb (GtkRoot *root, GParamSpec *pspec, PndSidePopover *self)
{
  GtkWidget *focus = gtk_root_get_focus (root);

  g_assert (PND_IS_SIDE_POPOVER (self));

  if (focus != NULL && focus != GTK_WIDGET (self)
      && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    g_signal_emit (self, signals[LEFT], 0);
}

static void
watch (PndSidePopover *self)
{
  PndSidePopoverPrivate *priv = pnd_side_popover_get_instance_private (self);

  if (priv->handler != 0)
    return;
  priv->watched = gtk_widget_get_root (GTK_WIDGET (self));
  priv->handler = g_signal_connect (priv->watched, "notify::focus-widget",
                                    G_CALLBACK (focus_changed_cb), self);
}

static void
pnd_side_popover_unroot (GtkWidget *widget)
{
  stop_watching (PND_SIDE_POPOVER (widget));

  GTK_WIDGET_CLASS (pnd_side_popover_parent_class)->unroot (widget);
}

static void
pnd_side_popover_class_init (PndSidePopoverClass *klass)
{
  GTK_WIDGET_CLASS (klass)->unroot = pnd_side_popover_unroot;
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
pnd_side_popover_init (PndSidePopover *self)
{
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "side-popover");
}

/**
 * pnd_side_popover_new:
 *
 * Returns: a popover that is closed
 */
GtkWidget *
pnd_side_popover_new (void)
{
  return g_object_new (PND_TYPE_SIDE_POPOVER, NULL);
}

/**
 * pnd_side_popover_open:
 * @self: the popover, which has a parent
 * @place: where
 *
 * Shows it; the caller gives the focus to what is in it.
 */
void
pnd_side_popover_open (PndSidePopover *self, const PndPlace *place)
{
  gboolean beside;

  g_return_if_fail (PND_IS_SIDE_POPOVER (self));
  g_return_if_fail (place != NULL);

  beside = place->side == GTK_POS_LEFT || place->side == GTK_POS_RIGHT;
  gtk_popover_set_position (GTK_POPOVER (self), place->side);
  gtk_widget_set_valign (GTK_WIDGET (self), beside ? GTK_ALIGN_START : GTK_ALIGN_FILL);
  gtk_widget_set_halign (GTK_WIDGET (self), beside ? GTK_ALIGN_FILL : GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), &place->pointing);
  gtk_popover_popup (GTK_POPOVER (self));
  watch (self);
}

/**
 * pnd_side_popover_close:
 * @self: the popover
 */
void
pnd_side_popover_close (PndSidePopover *self)
{
  g_return_if_fail (PND_IS_SIDE_POPOVER (self));

  stop_watching (self);
  gtk_popover_popdown (GTK_POPOVER (self));
}

/**
 * pnd_side_popover_is_open:
 * @self: the popover
 *
 * Returns: whether it is
 */
gboolean
pnd_side_popover_is_open (PndSidePopover *self)
{
  PndSidePopoverPrivate *priv = pnd_side_popover_get_instance_private (self);

  g_return_val_if_fail (PND_IS_SIDE_POPOVER (self), FALSE);

  return priv->handler != 0;
}

/**
 * pnd_form_measure:
 * @child: what a popover holds
 *
 * Returns: the size of the popover around it; it cannot be lower
 */
PndForm
pnd_form_measure (GtkWidget *child)
{
  PndForm form = { 0 };

  g_return_val_if_fail (GTK_IS_WIDGET (child), form);

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &form.width, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, form.width, NULL, &form.height, NULL, NULL);
  form.width += FRAME;
  form.height += FRAME;
  form.least = form.height;
  return form;
}

/* One pixel wide and high: what stands beside it begins at its edge. */
static PndPlace
place_beside (const GdkRectangle *bounds, const GdkRectangle *column, const GdkRectangle *passage,
              GtkPositionType side, const PndForm *form)
{
  PndPlace place = { .side = side };
  int lowest = bounds->y + bounds->height - MIN (form->height, bounds->height);

  place.pointing.x = side == GTK_POS_RIGHT ? column->x + column->width + GAP : column->x - GAP;
  place.pointing.y = MAX (bounds->y, MIN (passage->y, lowest));
  place.pointing.width = place.pointing.height = 1;
  place.room = bounds->height;
  return place;
}

static PndPlace
place_over_or_under (const GdkRectangle *bounds, const GdkRectangle *passage, const PndForm *form)
{
  int above = passage->y - bounds->y;
  int below = bounds->y + bounds->height - passage->y - passage->height;
  gboolean under = below >= form->height || below >= above;
  PndPlace place = { .side = under ? GTK_POS_BOTTOM : GTK_POS_TOP };

  place.pointing.x = MAX (bounds->x, MIN (passage->x, bounds->x + bounds->width - form->width));
  place.pointing.y = passage->y;
  place.pointing.width = 1;
  place.pointing.height = MAX (passage->height, 1);
  place.room = MAX (under ? below : above, form->least);
  /* a passage that fills the window gives up as much of itself as is needed */
  if (under)
    place.pointing.height
      = MAX (1, MIN (place.pointing.height, bounds->y + bounds->height - place.room - passage->y));
  else if (passage->y < bounds->y + place.room)
    place.pointing.y = bounds->y + place.room;
  return place;
}

/**
 * pnd_place_find:
 * @bounds: the room there is: the panes of the window
 * @column: the column of text with what belongs to it
 * @passage: the passage, what of it is to be seen
 * @tall: the narrow form, for a place at the side of the column
 * @wide: the wide form, for a place over or under the passage
 *
 * Finds a place, first at the side of the column, where it covers no text at all; else under or
 * over the passage. It is looked for on the left first, over the lists: there lines begin, and the
 * rule and the stripes on the right stay in view. All in pixels, in the coordinates of one widget.
 *
 * Returns: the place
 */
PndPlace
pnd_place_find (const GdkRectangle *bounds, const GdkRectangle *column,
                const GdkRectangle *passage, const PndForm *tall, const PndForm *wide)
{
  int right = bounds->x + bounds->width - column->x - column->width - GAP;
  int left = column->x - bounds->x - GAP;

  if (tall->least <= bounds->height && left >= tall->width)
    return place_beside (bounds, column, passage, GTK_POS_LEFT, tall);
  if (tall->least <= bounds->height && right >= tall->width)
    return place_beside (bounds, column, passage, GTK_POS_RIGHT, tall);
  return place_over_or_under (bounds, passage, wide);
}

/**
 * pnd_place_is_wide:
 * @place: a place
 *
 * Returns: whether it is one for the wide form
 */
gboolean
pnd_place_is_wide (const PndPlace *place)
{
  g_return_val_if_fail (place != NULL, FALSE);

  return place->side == GTK_POS_TOP || place->side == GTK_POS_BOTTOM;
}
