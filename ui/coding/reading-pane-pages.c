/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text and its printed pages side by side: what is done in one is followed by the other. */

#include "ui/coding/reading-pane-private.h"

#include "ui/coding/coding-actions.h"
#include "ui/plots/minimap.h"

/* how long one side leads: scrolling settles in a few frames, and must not come back as an echo */
#define LEAD (G_TIME_SPAN_MILLISECOND * 400)

static gboolean
take_lead (PndReadingPane *self, gpointer side)
{
  gint64 now = g_get_monotonic_time ();

  if (self->leader != side && now < self->leads_until)
    return FALSE;
  self->leader = side;
  self->leads_until = now + LEAD;
  return TRUE;
}

static void
page_selected_cb (PndReadingPane *self, int start, int end)
{
  g_assert (PND_IS_READING_PANE (self));

  take_lead (self, self->pages);
  pnd_reading_pane_select (self, PND_SPAN (start, end));
}

/* as with a passage of text, the palette is what comes next */
static void
area_marked_cb (PndReadingPane *self)
{
  PndArea area = *pnd_page_pane_get_area (self->pages);

  g_assert (PND_IS_READING_PANE (self));

  take_lead (self, self->pages);
  if (pnd_workspace_set_area (self->workspace, &area))
    g_action_group_activate_action (G_ACTION_GROUP (self->actions), "code", NULL);
}

static void
area_clicked_cb (PndReadingPane *self, gint64 coding)
{
  g_assert (PND_IS_READING_PANE (self));

  pnd_workspace_set_coding (self->workspace, coding);
}

static void
page_scrolled_cb (PndReadingPane *self, int position)
{
  g_assert (PND_IS_READING_PANE (self));

  if (take_lead (self, self->pages))
    pnd_reader_lift (self->reader, position);
}

/* keys that move the caret or the selection; those that turn pages are the page view's own */
static gboolean
is_for_text (guint key, GdkModifierType state)
{
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_Right:
    case GDK_KEY_KP_Left:
    case GDK_KEY_KP_Right:
      return TRUE;
    case GDK_KEY_a:
    case GDK_KEY_c:
      return (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == GDK_CONTROL_MASK;
    default:
      return (state & GDK_SHIFT_MASK) != 0 && (state & GDK_ALT_MASK) == 0
             && ((key >= GDK_KEY_Home && key <= GDK_KEY_End)
                 || (key >= GDK_KEY_KP_Home && key <= GDK_KEY_KP_End));
    }
}

static gboolean
page_key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
             PndReadingPane *self)
{
  g_assert (PND_IS_READING_PANE (self));

  if (pnd_page_pane_adjust_area (self->pages, key, state))
    return GDK_EVENT_STOP;
  if (!is_for_text (key, state))
    return GDK_EVENT_PROPAGATE;
  take_lead (self, self->reader);
  return pnd_reader_press_key (self->reader, key, state);
}

/* seen before the shortcuts, which the arrows of an area would be to a selected coding */
static void
add_page_keys (PndReadingPane *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (page_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->pages), keys);
}

static void
text_scrolled_cb (PndReadingPane *self)
{
  g_assert (PND_IS_READING_PANE (self));

  if (pnd_page_pane_get_shown (self->pages) && take_lead (self, self->reader))
    pnd_page_pane_turn_to (self->pages, pnd_reader_get_first_visible (self->reader));
}

/**
 * pnd_reading_pane_add_pages:
 * @self: the pane, whose text has its frame
 *
 * Puts the page view beside the text.
 *
 * Returns: both, divided by an edge that can be dragged
 */
GtkWidget *
pnd_reading_pane_add_pages (PndReadingPane *self)
{
  GtkWidget *both = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  GtkAdjustment *adjustment
    = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->frame));

  self->pages = PND_PAGE_PANE (pnd_page_pane_new (self->workspace));
  gtk_paned_set_start_child (GTK_PANED (both), self->frame);
  gtk_paned_set_end_child (GTK_PANED (both), GTK_WIDGET (self->pages));
  gtk_widget_add_controller (GTK_WIDGET (self->pages), pnd_coding_actions_create_shortcuts ());
  add_page_keys (self);
  g_signal_connect_swapped (self->pages, "selected", G_CALLBACK (page_selected_cb), self);
  g_signal_connect_swapped (self->pages, "area-marked", G_CALLBACK (area_marked_cb), self);
  g_signal_connect_swapped (self->pages, "area-clicked", G_CALLBACK (area_clicked_cb), self);
  g_signal_connect_swapped (self->pages, "scrolled", G_CALLBACK (page_scrolled_cb), self);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (text_scrolled_cb), self);
  return both;
}

/* For the pane: text and pages, and the whole document at the far edge of both. */
GtkWidget *
pnd_reading_pane_add_minimap (PndReadingPane *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *both = pnd_reading_pane_add_pages (self);

  self->minimap = pnd_minimap_new (self->workspace, self->reader,
                                   gtk_scrolled_window_get_vadjustment (
                                     GTK_SCROLLED_WINDOW (self->frame)));
  gtk_widget_set_visible (self->minimap, FALSE);
  gtk_widget_set_hexpand (both, TRUE);
  gtk_box_append (GTK_BOX (row), both);
  gtk_box_append (GTK_BOX (row), self->minimap);
  return row;
}

/**
 * pnd_reading_pane_show_minimap:
 * @self: the pane
 * @shown: whether the whole document stands beside the text
 */
void
pnd_reading_pane_show_minimap (PndReadingPane *self, gboolean shown)
{
  g_return_if_fail (PND_IS_READING_PANE (self));

  gtk_widget_set_visible (self->minimap, shown);
}

/**
 * pnd_reading_pane_has_pages:
 * @self: the pane
 *
 * Returns: whether the document at hand has printed pages to show
 */
gboolean
pnd_reading_pane_has_pages (PndReadingPane *self)
{
  g_return_val_if_fail (PND_IS_READING_PANE (self), FALSE);

  return self->has_pages;
}

/**
 * pnd_reading_pane_update_pages:
 * @self: the pane
 *
 * Another document is at hand: one without pages has the room to itself.
 */
void
pnd_reading_pane_update_pages (PndReadingPane *self)
{
  self->has_pages = pnd_page_pane_is_possible (self->workspace);
  self->leader = NULL;
  pnd_page_pane_set_shown (self->pages, self->wants_pages && self->has_pages);
}

/**
 * pnd_reading_pane_show_pages:
 * @self: the pane
 * @shown: whether the pages are wanted beside the text, where there are any
 */
void
pnd_reading_pane_show_pages (PndReadingPane *self, gboolean shown)
{
  GtkWidget *both;

  g_return_if_fail (PND_IS_READING_PANE (self));

  self->wants_pages = shown;
  both = gtk_widget_get_parent (self->frame);
  gtk_paned_set_position (GTK_PANED (both), gtk_widget_get_width (both) / 2);
  pnd_page_pane_set_shown (self->pages, shown && self->has_pages);
}
