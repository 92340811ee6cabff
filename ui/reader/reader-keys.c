/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The keys of the reader. Those that mean something about codings are shortcuts of the window in the
 * reader's scope, not here. */

#include "ui/reader/reader-private.h"

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
      pnd_reader_set_zoom (self, self->zoom * PND_READER_ZOOM_STEP);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      pnd_reader_set_zoom (self, self->zoom / PND_READER_ZOOM_STEP);
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
  if (!(modifiers & GDK_CONTROL_MASK) || (modifiers & GDK_ALT_MASK))
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

/**
 * pnd_reader_press_key:
 * @self: a reader
 * @keyval: a key
 * @state: what is held with it
 *
 * Does what the key does in the reader, so that a view beside it can be worked by the same keys.
 *
 * Returns: whether the key does anything there
 */
gboolean
pnd_reader_press_key (PndReader *self, guint keyval, GdkModifierType state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  gboolean is_ctrl = (modifiers & GDK_CONTROL_MASK) != 0;

  g_return_val_if_fail (PND_IS_READER (self), GDK_EVENT_PROPAGATE);

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

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, PndReader *self)
{
  return pnd_reader_press_key (self, keyval, state);
}

/**
 * pnd_reader_add_key_controller:
 * @self: a reader
 *
 * Makes it listen to keys before the mirror does, which must not move its own caret.
 */
void
pnd_reader_add_key_controller (PndReader *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
