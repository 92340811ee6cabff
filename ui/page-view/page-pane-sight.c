/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which part of the pages is in sight, and how large it is. */

#include "ui/page-view/page-pane-private.h"

#include <glib/gi18n.h>
#include <math.h>

#define MARGIN 48 /* pixels over a passage that is turned to */

GtkAdjustment *
pnd_page_pane_get_vadjustment (PndPagePane *self)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
}

static gboolean
label_cb (gpointer data)
{
  PndPagePane *self = data;
  PndStructure *structure = pnd_workspace_get_structure (self->workspace);
  int page = pnd_page_pane_get_page (self);
  int n_pages = structure != NULL ? pnd_structure_get_n_pages (structure) : 0;
  g_autofree char *text = NULL;

  if (page >= 0 && page < n_pages)
    text = g_strdup_printf (_("Page %s of %d"), pnd_structure_get_page (structure, page)->value,
                            n_pages);
  gtk_label_set_text (GTK_LABEL (self->page_label), text != NULL ? text : "");
  pnd_page_pane_update_strip (self);
  self->label_id = 0;
  return G_SOURCE_REMOVE;
}

/* scrolling is told of while sizes are given out, when no label may change */
void
pnd_page_pane_update_label (PndPagePane *self)
{
  if (self->label_id == 0)
    self->label_id = g_idle_add (label_cb, self);
}

/* what a person is looking at stays where it is */
static void
set_scale (PndPagePane *self, double scale)
{
  GtkAdjustment *adjustment = pnd_page_pane_get_vadjustment (self);
  double before = pnd_page_canvas_get_scale (self->canvas);
  double value = gtk_adjustment_get_value (adjustment);
  int height;

  if (fabs (before - scale) < 0.001)
    return;
  pnd_page_canvas_set_scale (self->canvas, scale);
  value *= pnd_page_canvas_get_scale (self->canvas) / before;
  gtk_widget_measure (GTK_WIDGET (self->canvas), GTK_ORIENTATION_VERTICAL, -1, &height, NULL,
                      NULL, NULL);
  self->turning = TRUE;
  gtk_adjustment_set_upper (adjustment, MAX (height, gtk_adjustment_get_page_size (adjustment)));
  gtk_adjustment_set_value (adjustment, value);
  self->turning = FALSE;
}

static gboolean
fit_cb (gpointer data)
{
  PndPagePane *self = data;
  int width = gtk_widget_get_width (self->scroller);
  double scale = pnd_page_canvas_get_fit (self->canvas, width);

  self->fit_id = 0;
  if (self->fit && scale > 0)
    set_scale (self, scale);
  return G_SOURCE_REMOVE;
}

void
pnd_page_pane_queue_fit (PndPagePane *self)
{
  if (self->fit_id == 0)
    self->fit_id = g_idle_add (fit_cb, self);
}

void
pnd_page_pane_zoom (PndPagePane *self, double factor)
{
  self->fit = FALSE;
  set_scale (self, pnd_page_canvas_get_scale (self->canvas) * factor);
}

void
pnd_page_pane_zoom_to_fit (PndPagePane *self)
{
  self->fit = TRUE;
  fit_cb (self);
}

static void
scroll_to (PndPagePane *self, double value)
{
  self->turning = TRUE;
  gtk_adjustment_set_value (pnd_page_pane_get_vadjustment (self), value);
  self->turning = FALSE;
}

/* no further than needed */
void
pnd_page_pane_show_span (PndPagePane *self, PndSpan span)
{
  GtkAdjustment *adjustment = pnd_page_pane_get_vadjustment (self);
  double value = gtk_adjustment_get_value (adjustment);
  double height = gtk_adjustment_get_page_size (adjustment);
  double top;
  double bottom;

  if (self->with_text && pnd_page_canvas_find_span (self->canvas, span, &top, &bottom)
      && (top < value || bottom > value + height))
    scroll_to (self, top - MARGIN);
}

void
pnd_page_pane_show_area (PndPagePane *self, const PndArea *area)
{
  GtkAdjustment *adjustment = pnd_page_pane_get_vadjustment (self);
  double value = gtk_adjustment_get_value (adjustment);
  double height = gtk_adjustment_get_page_size (adjustment);
  double top;
  double bottom;

  if (pnd_page_canvas_find_area (self->canvas, area, &top, &bottom)
      && (top < value || bottom > value + height))
    scroll_to (self, top - MARGIN);
}

void
pnd_page_pane_turn (PndPagePane *self, int pages)
{
  int page = pnd_page_pane_get_page (self) + pages;
  PndStructure *structure = pnd_workspace_get_structure (self->workspace);
  int n_pages = structure != NULL ? pnd_structure_get_n_pages (structure) : 0;

  if (n_pages > 0 && self->loaded != 0)
    gtk_adjustment_set_value (
      pnd_page_pane_get_vadjustment (self),
      pnd_page_canvas_get_top (self->canvas, CLAMP (page, 0, n_pages - 1)) - 6);
}

/**
 * pnd_page_pane_turn_to:
 * @self: a pane
 * @position: in code points
 */
void
pnd_page_pane_turn_to (PndPagePane *self, int position)
{
  PndStructure *structure;
  double top;
  double bottom;
  int page;

  g_return_if_fail (PND_IS_PAGE_PANE (self));

  structure = pnd_workspace_get_structure (self->workspace);
  if (self->loaded == 0 || structure == NULL)
    return;
  if (self->with_text
      && pnd_page_canvas_find_span (self->canvas, PND_SPAN (position, position), &top, &bottom))
    {
      scroll_to (self, top - MARGIN / 4);
      return;
    }
  page = pnd_structure_find_page (structure, position);
  if (page >= 0)
    scroll_to (self, pnd_page_canvas_get_top (self->canvas, page));
}

/**
 * pnd_page_pane_get_page:
 * @self: a pane
 *
 * Returns: the page on top, from 0; -1 before the file is read
 */
int
pnd_page_pane_get_page (PndPagePane *self)
{
  GtkAdjustment *adjustment;

  g_return_val_if_fail (PND_IS_PAGE_PANE (self), -1);

  if (self->loaded == 0)
    return -1;
  adjustment = pnd_page_pane_get_vadjustment (self);
  return pnd_page_canvas_get_page_at (self->canvas,
                                      gtk_adjustment_get_value (adjustment)
                                        + gtk_adjustment_get_page_size (adjustment) / 3);
}
