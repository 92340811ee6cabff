/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Between the page and the adjustments of the scrolled window.
 *
 * Heights above the view become known while somebody scrolls upwards. The view itself moves by
 * exactly what the hand moved, and the value of the adjustment, which a kinetic scroll computes
 * for itself, is put right only when the hand rests: corrected at once, it would jump. */

#include "ui/reader/reader-private.h"

#include <math.h>

#define SETTLE_MS 250
/* further than this many pages is a jump, and what lies between is not measured */
#define MAX_WALKED_PAGES 3

static void
set_value (PndReader *self, double value)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];
  gboolean was_setting = self->is_setting_value;

  self->is_setting_value = TRUE;
  if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, value);
  self->scroll_value = value;
  self->is_setting_value = was_setting;
}

static void
update_upper (PndReader *self)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];
  double total = MAX (pnd_page_layout_get_total (self->page),
                      gtk_widget_get_height (GTK_WIDGET (self)));

  if (adjustment == NULL || gtk_adjustment_get_upper (adjustment) == total)
    return;
  self->is_setting_value = TRUE;
  gtk_adjustment_set_upper (adjustment, total);
  self->is_setting_value = FALSE;
}

static gboolean
settle_cb (gpointer data)
{
  PndReader *self = data;

  self->settle_id = 0;
  pnd_reader_update_adjustments (self);
  return G_SOURCE_REMOVE;
}

/* at an end of the scrollbar that is not one of the document the rest would be out of reach */
static gboolean
is_stuck (PndReader *self, double value, gint64 scroll)
{
  double last = gtk_adjustment_get_upper (self->adjustments[GTK_ORIENTATION_VERTICAL])
                - gtk_widget_get_height (GTK_WIDGET (self));

  return (value <= 0) != (scroll <= 0) || (value >= last) != (scroll >= last);
}

static void
value_changed_cb (GtkAdjustment *adjustment, PndReader *self)
{
  double value = round (gtk_adjustment_get_value (adjustment));
  double delta = value - self->scroll_value;
  gboolean wants_end
    = value >= gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  gint64 scroll;

  if (self->is_setting_value || delta == 0)
    return;
  if (fabs (delta) <= MAX_WALKED_PAGES * gtk_widget_get_height (GTK_WIDGET (self)))
    pnd_page_layout_scroll_by (self->page, delta);
  else
    pnd_page_layout_scroll_to (self->page, wants_end ? G_MAXINT : value);
  self->scroll_value = value;
  update_upper (self);

  scroll = pnd_page_layout_get_scroll (self->page);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  if (is_stuck (self, value, scroll))
    pnd_reader_update_adjustments (self);
  else if (scroll != value)
    self->settle_id = g_timeout_add (SETTLE_MS, settle_cb, self);
  pnd_reader_scrolled (self);
}

/**
 * pnd_reader_set_adjustment:
 * @self: a reader
 * @orientation: which one
 * @adjustment: (nullable): the adjustment; a new one for %NULL
 *
 * Takes the adjustment that the scrolled window hands over.
 */
void
pnd_reader_set_adjustment (PndReader *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  GtkAdjustment *old = self->adjustments[orientation];

  g_return_if_fail (PND_IS_READER (self));

  if (old != NULL && old == adjustment)
    return;
  if (old != NULL)
    g_signal_handlers_disconnect_by_data (old, self);
  g_clear_object (&self->adjustments[orientation]);
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  self->adjustments[orientation] = g_object_ref_sink (adjustment);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    g_signal_connect (adjustment, "value-changed", G_CALLBACK (value_changed_cb), self);
  pnd_reader_update_adjustments (self);
}

/**
 * pnd_reader_update_adjustments:
 * @self: a reader
 *
 * Tells the scrollbar where the page is and how long it is.
 */
void
pnd_reader_update_adjustments (PndReader *self)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int line_height = pnd_page_layout_get_line_height (self->page);
  double total = MAX (pnd_page_layout_get_total (self->page), height);
  double value = pnd_page_layout_get_scroll (self->page);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->is_setting_value = TRUE;
  if (adjustment != NULL)
    gtk_adjustment_configure (adjustment, value, 0, total, line_height,
                              MAX (height - 2 * line_height, line_height), height);
  if (self->adjustments[GTK_ORIENTATION_HORIZONTAL] != NULL)
    gtk_adjustment_configure (self->adjustments[GTK_ORIENTATION_HORIZONTAL], 0, 0, width, 1,
                              width, width);
  self->is_setting_value = FALSE;
  set_value (self, value);
}

/**
 * pnd_reader_scroll_by:
 * @self: a reader
 * @delta: pixels, down when positive; a few pages at most
 *
 * Scrolls, as far as the document goes.
 */
void
pnd_reader_scroll_by (PndReader *self, int delta)
{
  pnd_page_layout_scroll_by (self->page, delta);
  pnd_reader_update_adjustments (self);
  pnd_reader_scrolled (self);
}
