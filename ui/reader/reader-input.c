/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hand and keys. Keys that mean something about codings are shortcuts of the window in the
 * reader's scope, not here. */

#include "app/analysis/boundaries.h"
#include "ui/reader/reader-private.h"

#define ZOOM_STEP 1.1
#define HANDLE_REACH 10
/* beyond the view, the page runs by this share of the distance every tick */
#define AUTOSCROLL_MS 20
#define AUTOSCROLL_SHARE 0.35
#define AUTOSCROLL_EDGE 12

/*
 * KeyStep:
 * @keyval: a key
 * @needs_ctrl: whether Ctrl must be held, or must not
 */
typedef struct
{
  guint keyval;
  gboolean needs_ctrl;
  PndCaretStep step;
  int direction;
} KeyStep;

static const KeyStep key_steps[] = {
  { GDK_KEY_Left, FALSE, PND_CARET_LETTER, -1 },
  { GDK_KEY_Right, FALSE, PND_CARET_LETTER, 1 },
  { GDK_KEY_Up, FALSE, PND_CARET_LINE, -1 },
  { GDK_KEY_Down, FALSE, PND_CARET_LINE, 1 },
  { GDK_KEY_Home, FALSE, PND_CARET_LINE_EDGE, -1 },
  { GDK_KEY_End, FALSE, PND_CARET_LINE_EDGE, 1 },
  { GDK_KEY_Page_Up, FALSE, PND_CARET_PAGE, -1 },
  { GDK_KEY_Page_Down, FALSE, PND_CARET_PAGE, 1 },
  { GDK_KEY_Left, TRUE, PND_CARET_WORD, -1 },
  { GDK_KEY_Right, TRUE, PND_CARET_WORD, 1 },
  { GDK_KEY_Up, TRUE, PND_CARET_PARAGRAPH, -1 },
  { GDK_KEY_Down, TRUE, PND_CARET_PARAGRAPH, 1 },
  { GDK_KEY_Home, TRUE, PND_CARET_TEXT_EDGE, -1 },
  { GDK_KEY_End, TRUE, PND_CARET_TEXT_EDGE, 1 },
};

static guint
without_keypad (guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_KP_Left:
      return GDK_KEY_Left;
    case GDK_KEY_KP_Right:
      return GDK_KEY_Right;
    case GDK_KEY_KP_Up:
      return GDK_KEY_Up;
    case GDK_KEY_KP_Down:
      return GDK_KEY_Down;
    case GDK_KEY_KP_Home:
      return GDK_KEY_Home;
    case GDK_KEY_KP_End:
      return GDK_KEY_End;
    case GDK_KEY_KP_Page_Up:
      return GDK_KEY_Page_Up;
    case GDK_KEY_KP_Page_Down:
      return GDK_KEY_Page_Down;
    default:
      return keyval;
    }
}

static int
get_view_height (PndReader *self)
{
  return gtk_widget_get_height (GTK_WIDGET (self));
}

static void
reveal_caret (PndReader *self)
{
  int margin = pnd_page_layout_get_line_height (self->page);

  pnd_page_layout_reveal (self->page, self->caret.position, margin, margin);
  pnd_reader_update_adjustments (self);
  pnd_reader_scrolled (self);
}

/* a page key takes the page along, so that the caret keeps its height in the view */
static void
scroll_with_caret (PndReader *self, int old_position, int new_position)
{
  PndPageRect old;
  PndPageRect new;

  if (!pnd_page_layout_get_caret (self->page, old_position, &old))
    return;
  if (pnd_page_layout_get_caret (self->page, new_position, &new))
    pnd_page_layout_scroll_by (self->page, new.y - old.y);
  else
    pnd_page_layout_show (self->page, new_position, old.y);
}

static void
move_caret (PndReader *self, const KeyStep *step, gboolean extend)
{
  PndSpan selection = pnd_reader_get_selection (self);
  int old = self->caret.position;
  int new;

  /* without Shift, a key first lets go of the selection, at the end it points to */
  if (!extend && step->step == PND_CARET_LETTER && !pnd_span_is_empty (selection))
    {
      self->caret.goal_x = -1;
      new = step->direction < 0 ? selection.start : selection.end;
    }
  else
    new = pnd_caret_find (self->page, &self->caret, step->step, step->direction,
                          get_view_height (self));
  if (step->step == PND_CARET_PAGE)
    scroll_with_caret (self, old, new);
  pnd_reader_set_caret (self, extend ? self->caret.anchor : new, new);
  reveal_caret (self);
}

static gboolean
press_zoom_key (PndReader *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      pnd_reader_set_zoom (self, self->zoom * ZOOM_STEP);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      pnd_reader_set_zoom (self, self->zoom / ZOOM_STEP);
      return TRUE;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      pnd_reader_set_zoom (self, 1);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
request_menu (PndReader *self)
{
  PndPageRect caret;
  double x = self->columns.text;
  double y = 0;

  if (pnd_page_layout_get_caret (self->page, self->caret.position, &caret))
    {
      x += caret.x;
      y = CLAMP (caret.y + caret.height, 0, get_view_height (self));
    }
  g_signal_emit (self, pnd_reader_signals[PND_READER_MENU_REQUESTED], 0, x, y);
}

static gboolean
press_command_key (PndReader *self, guint keyval, GdkModifierType modifiers)
{
  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK))
    {
      request_menu (self);
      return TRUE;
    }
  if (!(modifiers & GDK_CONTROL_MASK))
    return FALSE;
  if (press_zoom_key (self, keyval))
    return TRUE;
  if (modifiers & GDK_SHIFT_MASK)
    return FALSE;
  if (keyval == GDK_KEY_a)
    pnd_reader_select_all (self);
  else if (keyval == GDK_KEY_c || keyval == GDK_KEY_Insert)
    pnd_reader_copy (self);
  else
    return FALSE;
  return TRUE;
}

/* Shift with these moves the end of a selected mark, which the window does */
static gboolean
is_for_selected_mark (PndReader *self, guint keyval, GdkModifierType modifiers)
{
  return (modifiers & GDK_SHIFT_MASK) && (keyval == GDK_KEY_Left || keyval == GDK_KEY_Right)
         && pnd_reader_find_selected_mark (self) != NULL;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, PndReader *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  gboolean is_ctrl = (modifiers & GDK_CONTROL_MASK) != 0;

  keyval = without_keypad (keyval);
  if (pnd_page_layout_get_text (self->page) == NULL)
    return GDK_EVENT_PROPAGATE;
  if (press_command_key (self, keyval, modifiers))
    return GDK_EVENT_STOP;
  if ((modifiers & ~(GDK_CONTROL_MASK | GDK_SHIFT_MASK))
      || is_for_selected_mark (self, keyval, modifiers))
    return GDK_EVENT_PROPAGATE;

  for (guint i = 0; i < G_N_ELEMENTS (key_steps); i++)
    if (key_steps[i].keyval == keyval && key_steps[i].needs_ctrl == is_ctrl)
      {
        move_caret (self, &key_steps[i], modifiers & GDK_SHIFT_MASK);
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

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
  double below = self->drag_y - get_view_height (self) + AUTOSCROLL_EDGE;
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
                       || self->drag_y > get_view_height (self) - AUTOSCROLL_EDGE;

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
  PndReaderDrag handle = find_handle (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (pnd_page_layout_get_text (self->page) == NULL)
    return;
  self->drag_x = x;
  self->drag_y = y;
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
  if (offset_x == 0 && offset_y == 0)
    return;
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
  else if (self->is_hovering)
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
  pnd_reader_set_zoom (self, dy < 0 ? self->zoom * ZOOM_STEP : self->zoom / ZOOM_STEP);
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
 * pnd_reader_add_controllers:
 * @self: a reader
 *
 * Makes it listen to hand and keys.
 */
void
pnd_reader_add_controllers (PndReader *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll
    = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_COPY);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (widget, keys);

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
