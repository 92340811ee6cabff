/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A popover beside a passage that never lies over it, nor beyond the window. It is not modal: it closes by key, or when the
 * focus goes elsewhere in the window.
 *
 * Signal:
 *   left ()   the focus went elsewhere; it is still open
 */

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PND_TYPE_SIDE_POPOVER (pnd_side_popover_get_type ())
G_DECLARE_DERIVABLE_TYPE (PndSidePopover, pnd_side_popover, PND, SIDE_POPOVER, GtkPopover)

struct _PndSidePopoverClass
{
  GtkPopoverClass parent_class;
};

/**
 * PndForm:
 * @width: of what needs a place, with its frame, in pixels
 * @height: as high as it would like to be
 * @least: as high as it must be
 */
typedef struct
{
  int width;
  int height;
  int least;
} PndForm;

/**
 * PndPlace:
 * @side: at which side of the passage
 * @pointing: what the popover stands beside, in its parent's coordinates, pixels
 * @room: how high it may be, frame and all
 */
typedef struct
{
  GtkPositionType side;
  GdkRectangle pointing;
  int room;
} PndPlace;

GtkWidget *pnd_side_popover_new (void);

void pnd_side_popover_open (PndSidePopover *self, const PndPlace *place);
void pnd_side_popover_close (PndSidePopover *self);
gboolean pnd_side_popover_is_open (PndSidePopover *self);

PndForm pnd_form_measure (GtkWidget *child);
PndPlace pnd_place_find (const GdkRectangle *bounds, const GdkRectangle *column,
                         const GdkRectangle *passage, const PndForm *tall, const PndForm *wide);
gboolean pnd_place_is_wide (const PndPlace *place);

G_END_DECLS
