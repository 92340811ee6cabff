/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The hand on the reader: clicks, drags of text and of handles, drops, the wheel with Ctrl. */

#include <math.h>

#include "app/analysis/boundaries.h"
#include "ui/reader/reader-private.h"

#define HANDLE_REACH 10
/* beyond the view, the page runs by this share of the distance every tick */
#define AUTOSCROLL_MS 20
#define AUTOSCROLL_SHARE 0.35
#define AUTOSCROLL_EDGE 12

static int
get_position_at (PndReader *self, double x, double y)
{
  return pnd_page_layout_get_position_at (self->page, x - self->columns.text, y);
}

static PndSpan
get_unit (PndReader *self, int position)
{
  PndDocumentText *text = pnd_page_layout_get_text (self->page);

  if (self->drag_unit == 2)
    return pnd_boundaries_get_word (text, position);
  if (self->drag_unit >= 3)
    return pnd_boundaries_get_paragraph (text, position);
  return PND_SPAN (position, position);
}

static void
drag_text_to (PndReader *self, int position)
{
  PndDocumentText *text = pnd_page_layout_get_text (self->page);
  PndSpan span = pnd_span_hull (self->drag_origin, get_unit (self, position));

  if (self->drag_unit == 1 && !self->drag_is_free)
    span = pnd_boundaries_snap_to_words (text, span);
  if (position < self->drag_origin.start)
    pnd_reader_set_caret (self, span.end, span.start);
  else
    pnd_reader_set_caret (self, span.start, span.end);
}

/* an end of the selected mark, which never passes the other one */
static void
drag_handle_to (PndReader *self, int position, gboolean final)
{
  PndDocumentText *text = pnd_page_layout_get_text (self->page);
  PndSpan span = self->drag_span;

  if (self->drag == PND_READER_DRAG_START)
    span.start = MIN (position, span.end - 1);
  else
    span.end = MAX (position, span.start + 1);
  if (!self->drag_is_free)
    span = pnd_boundaries_snap_to_words (text, span);
  if (self->drag == PND_READER_DRAG_START)
    span.end = self->drag_origin.end;
  else
    span.start = self->drag_origin.start;
  if (pnd_span_is_empty (span))
    return;
  self->drag_span = span;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, pnd_reader_signals[PND_READER_SPAN_DRAGGED], 0, self->selected_mark,
                 span.start, span.end, final);
}

static void
drag_to_pointer (PndReader *self)
{
  int position = get_position_at (self, self->drag_x, self->drag_y);

  if (self->drag == PND_READER_DRAG_TEXT)
    drag_text_to (self, position);
  else if (self->drag != PND_READER_DRAG_NONE)
    drag_handle_to (self, position, FALSE);
}

static gboolean
autoscroll_cb (gpointer data)
{
  PndReader *self = data;
  double above = AUTOSCROLL_EDGE - self->drag_y;
  double below = self->drag_y - gtk_widget_get_height (GTK_WIDGET (self)) + AUTOSCROLL_EDGE;
  double beyond = above > 0 ? -above : MAX (below, 0);

  if (beyond == 0)
    {
      self->autoscroll_id = 0;
      return G_SOURCE_REMOVE;
    }
  pnd_reader_scroll_by (self, beyond * AUTOSCROLL_SHARE + (beyond > 0 ? 1 : -1));
  drag_to_pointer (self);
  return G_SOURCE_CONTINUE;
}

static void
update_autoscroll (PndReader *self)
{
  gboolean is_beyond = self->drag_y < AUTOSCROLL_EDGE
                       || self->drag_y > gtk_widget_get_height (GTK_WIDGET (self)) - AUTOSCROLL_EDGE;

  if (is_beyond && self->autoscroll_id == 0)
    self->autoscroll_id = g_timeout_add (AUTOSCROLL_MS, autoscroll_cb, self);
  else if (!is_beyond)
    g_clear_handle_id (&self->autoscroll_id, g_source_remove);
}

static gboolean
is_near_handle (const PndPageRect *handle, double x, double y)
{
  return handle->height > 0 && x >= handle->x - HANDLE_REACH / 2 - 1
         && x <= handle->x + handle->width + HANDLE_REACH / 2 + 1
         && y >= handle->y - HANDLE_REACH && y <= handle->y + handle->height + HANDLE_REACH;
}

static PndReaderDrag
find_handle (PndReader *self, double x, double y)
{
  PndPageRect start;
  PndPageRect end;

  if (!pnd_reader_get_handles (self, &start, &end))
    return PND_READER_DRAG_NONE;
  if (is_near_handle (&end, x, y))
    return PND_READER_DRAG_END;
  return is_near_handle (&start, x, y) ? PND_READER_DRAG_START : PND_READER_DRAG_NONE;
}

static void
begin_dragging_text (PndReader *self, int position, int n_press, gboolean extend)
{
  self->drag = PND_READER_DRAG_TEXT;
  self->drag_unit = MIN (n_press, 3);
  self->caret.goal_x = -1;
  if (extend)
    {
      self->drag_unit = 1;
      self->drag_origin = PND_SPAN (self->caret.anchor, self->caret.anchor);
      drag_text_to (self, position);
      return;
    }
  self->drag_origin = get_unit (self, position);
  pnd_reader_set_caret (self, self->drag_origin.start, self->drag_origin.end);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, PndReader *self)
{
  GdkModifierType state
    = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  const PndStripe *stripe = pnd_reader_find_in_margin (self, x, y);
  const PndStripesMore *more = stripe == NULL ? pnd_reader_find_more (self, x, y) : NULL;
  PndReaderDrag handle = find_handle (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (pnd_page_layout_get_text (self->page) == NULL)
    return;
  self->drag_x = x;
  self->drag_y = y;
  self->drag_has_moved = FALSE;
  self->drag_is_free = (state & GDK_ALT_MASK) != 0;
  if (handle != PND_READER_DRAG_NONE)
    {
      self->drag = handle;
      self->drag_span = pnd_reader_find_selected_mark (self)->span;
      self->drag_origin = self->drag_span;
    }
  else if (stripe != NULL)
    g_signal_emit (self, pnd_reader_signals[PND_READER_MARK_CLICKED], 0, stripe->mark.id,
                   (stripe->mark.flags & PND_CODING_MARK_ANNOTATION) != 0);
  else if (more != NULL)
    g_signal_emit (self, pnd_reader_signals[PND_READER_MORE_CLICKED], 0,
                   self->columns.end - PND_READER_MORE_WIDTH / 2, more->y);
  else
    begin_dragging_text (self, get_position_at (self, x, y), n_press, state & GDK_SHIFT_MASK);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double offset_x, double offset_y, PndReader *self)
{
  GdkModifierType state
    = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  double start_x;
  double start_y;

  if (self->drag == PND_READER_DRAG_NONE
      || !gtk_gesture_drag_get_start_point (gesture, &start_x, &start_y))
    return;
  /* a hand that trembles on a click drags nothing */
  if (!self->drag_has_moved
      && !gtk_drag_check_threshold (GTK_WIDGET (self), start_x, start_y, start_x + offset_x,
                                    start_y + offset_y))
    return;
  self->drag_has_moved = TRUE;
  self->drag_x = start_x + offset_x;
  self->drag_y = start_y + offset_y;
  self->drag_is_free = (state & GDK_ALT_MASK) != 0;
  update_autoscroll (self);
  drag_to_pointer (self);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double offset_x, double offset_y, PndReader *self)
{
  gboolean is_handle = self->drag == PND_READER_DRAG_START || self->drag == PND_READER_DRAG_END;
  PndSpan span = self->drag_span;

  if (is_handle && !pnd_span_equal (span, self->drag_origin))
    g_signal_emit (self, pnd_reader_signals[PND_READER_SPAN_DRAGGED], 0, self->selected_mark,
                   span.start, span.end, TRUE);
  pnd_reader_stop_dragging (self);
}

static void
drag_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, PndReader *self)
{
  pnd_reader_stop_dragging (self);
}

static void
secondary_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, PndReader *self)
{
  PndSpan selection = pnd_reader_get_selection (self);
  int position;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (pnd_page_layout_get_text (self->page) == NULL)
    return;
  position = get_position_at (self, x, y);
  if (position < selection.start || position > selection.end)
    pnd_reader_select (self, position, position);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, pnd_reader_signals[PND_READER_MENU_REQUESTED], 0, x, y);
}

static void
set_hover (PndReader *self, const PndStripe *stripe)
{
  gboolean is_note = stripe != NULL && (stripe->mark.flags & PND_CODING_MARK_ANNOTATION);
  gint64 mark = stripe != NULL ? stripe->mark.id : 0;

  if (self->is_hovering == (stripe != NULL) && self->hover_mark == mark
      && self->hover_is_note == is_note)
    return;
  self->is_hovering = stripe != NULL;
  self->hover_mark = mark;
  self->hover_is_note = is_note;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, PndReader *self)
{
  const char *cursor = "text";

  if (self->drag != PND_READER_DRAG_NONE)
    return;
  set_hover (self, pnd_reader_find_in_margin (self, x, y));
  if (find_handle (self, x, y) != PND_READER_DRAG_NONE)
    cursor = "col-resize";
  else if (self->is_hovering || pnd_reader_find_more (self, x, y) != NULL)
    cursor = "pointer";
  else if (x > self->columns.notes || x < self->columns.numbers_end)
    cursor = "default";
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), cursor);
}

static void
leave_cb (GtkEventControllerMotion *controller, PndReader *self)
{
  set_hover (self, NULL);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, PndReader *self)
{
  GdkModifierType state
    = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if (!(state & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  pnd_reader_set_zoom (self, self->zoom * pow (PND_READER_ZOOM_STEP, -dy));
  return GDK_EVENT_STOP;
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, PndReader *self)
{
  if (pnd_span_is_empty (pnd_reader_get_selection (self)))
    return FALSE;
  g_signal_emit (self, pnd_reader_signals[PND_READER_CODE_DROPPED], 0, g_value_get_int64 (value));
  return TRUE;
}

static void
add_gestures (PndReader *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_gesture_group (click, drag);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect (secondary, "pressed", G_CALLBACK (secondary_pressed_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (secondary));
}

/**
 * pnd_reader_add_pointer_controllers:
 * @self: a reader
 *
 * Makes it listen to the hand.
 */
void
pnd_reader_add_pointer_controllers (PndReader *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll
    = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_COPY);

  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (widget, motion);

  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (widget, scroll);

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
  add_gestures (self);
}

/**
 * pnd_reader_stop_dragging:
 * @self: a reader
 *
 * Lets go of whatever is being dragged.
 */
void
pnd_reader_stop_dragging (PndReader *self)
{
  self->drag = PND_READER_DRAG_NONE;
  g_clear_handle_id (&self->autoscroll_id, g_source_remove);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
