/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/common/panes.h"

#include <glib/gi18n.h>

/* pixels */
#define MIN_SIDE 200
#define MIN_CENTRE 360
#define GOOD_CENTRE 540 /* sides give way down to this: a line of text that reads well */
#define GRIP 5
#define KEY_STEP 16
#define KEY_LEAP 80

struct _PndPanes
{
  GtkWidget parent_instance;

  GtkWidget *start;
  GtkWidget *centre;
  GtkWidget *end;
  GtkWidget *start_line;
  GtkWidget *end_line;

  gboolean show_start;
  gboolean show_end;
  int start_width;
  int end_width;
  gboolean narrow;

  GtkWidget *dragged; /* one of the lines, or NULL */
  int drag_width;     /* the column's width when the drag began */
  GtkWidget *before;  /* (nullable) (weak): what had the focus before a line took it */
};

G_DEFINE_FINAL_TYPE (PndPanes, pnd_panes, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SHOW_START,
  PROP_SHOW_END,
  PROP_START_WIDTH,
  PROP_END_WIDTH,
  PROP_NARROW,
  N_PROPS
};

enum
{
  SPLIT,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static int
get_good_centre (PndPanes *self)
{
  int least = 0;

  if (self->centre != NULL)
    gtk_widget_measure (self->centre, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return MAX (least, GOOD_CENTRE);
}

/* a column no wider than leaves the work room, whatever was dragged in a larger window */
static int
fit (PndPanes *self, int wanted, int width, int others)
{
  int most = MAX (MIN_SIDE, width - others - get_good_centre (self));

  return CLAMP (wanted, MIN_SIDE, most);
}

static int
get_start_width (PndPanes *self, int width)
{
  int others = self->show_end && !self->narrow ? self->end_width : 0;

  if (!self->show_start || self->start == NULL)
    return 0;
  return fit (self, self->start_width, width, others);
}

static int
get_end_width (PndPanes *self, int width, int start)
{
  if (!self->show_end || self->end == NULL)
    return 0;
  if (self->narrow)
    return MIN (self->end_width, width - GRIP);
  return fit (self, self->end_width, width, start);
}

static gboolean
is_rtl (PndPanes *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static void
place (PndPanes *self, GtkWidget *child, int x, int width, int height)
{
  GtkAllocation box = { x, 0, width, height };

  if (child == NULL || !gtk_widget_should_layout (child)
      || !gtk_widget_get_child_visible (child))
    return;
  if (is_rtl (self))
    box.x = gtk_widget_get_width (GTK_WIDGET (self)) - x - width;
  gtk_widget_size_allocate (child, &box, -1);
}

static void
show_children (PndPanes *self)
{
  gtk_widget_set_child_visible (self->start_line, self->show_start);
  gtk_widget_set_child_visible (self->end_line, self->show_end);
  if (self->start != NULL)
    gtk_widget_set_child_visible (self->start, self->show_start);
  if (self->end != NULL)
    gtk_widget_set_child_visible (self->end, self->show_end);
}

static void
set_width (PndPanes *self, guint prop, int width)
{
  int *field = prop == PROP_START_WIDTH ? &self->start_width : &self->end_width;

  width = MAX (width, MIN_SIDE);
  if (*field == width)
    return;
  *field = width;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

static void
set_shown (PndPanes *self, guint prop, gboolean shown)
{
  gboolean *field = prop == PROP_SHOW_START ? &self->show_start : &self->show_end;

  if (*field == shown)
    return;
  *field = shown;
  show_children (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

/* the line under the pointer, or NULL */
static GtkWidget *
find_line (PndPanes *self, double x)
{
  GtkWidget *lines[] = { self->end_line, self->start_line };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      graphene_rect_t bounds;

      if (gtk_widget_get_child_visible (lines[i])
          && gtk_widget_compute_bounds (lines[i], GTK_WIDGET (self), &bounds)
          && ABS (x - bounds.origin.x) <= GRIP)
        return lines[i];
    }
  return NULL;
}

static void
motion_cb (PndPanes *self, double x, double y)
{
  gboolean grip = find_line (self, x) != NULL;

  g_assert (PND_IS_PANES (self));

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), grip ? "col-resize" : NULL);
}

static void
drag_begin_cb (GtkGestureDrag *drag, double x, double y, PndPanes *self)
{
  g_assert (PND_IS_PANES (self));

  self->dragged = find_line (self, x);
  if (self->dragged == NULL)
    {
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  self->drag_width
    = gtk_widget_get_width (self->dragged == self->start_line ? self->start : self->end);
}

static void
drag_update_cb (GtkGestureDrag *drag, double dx, double dy, PndPanes *self)
{
  int way = is_rtl (self) ? -1 : 1;

  g_assert (PND_IS_PANES (self));

  if (self->dragged == self->start_line)
    set_width (self, PROP_START_WIDTH, self->drag_width + way * (int) dx);
  else if (self->dragged != NULL)
    set_width (self, PROP_END_WIDTH, self->drag_width - way * (int) dx);
}

static void
drag_end_cb (GtkGestureDrag *drag, double dx, double dy, PndPanes *self)
{
  g_assert (PND_IS_PANES (self));

  self->dragged = NULL;
}

static gboolean
may_have_focus (GtkWidget *line)
{
  return gtk_widget_get_child_visible (line);
}

/* a line is no stop of Tab: it can have the focus only while it is asked for */
static void
focus_line (PndPanes *self, GtkWidget *line)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  if (focus != self->start_line && focus != self->end_line)
    g_set_weak_pointer (&self->before, focus);
  gtk_widget_set_focusable (line, TRUE);
  gtk_widget_grab_focus (line);
}

static void
leave_lines (PndPanes *self)
{
  if (self->before == NULL || !gtk_widget_grab_focus (self->before))
    gtk_widget_child_focus (self->centre, GTK_DIR_TAB_FORWARD);
}

static void
line_left_cb (GtkEventController *controller, gpointer data)
{
  gtk_widget_set_focusable (gtk_event_controller_get_widget (controller), FALSE);
}

static gboolean
line_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
             GdkModifierType state, PndPanes *self)
{
  GtkWidget *line = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  gboolean is_start = line == self->start_line;
  int step = (state & GDK_SHIFT_MASK) != 0 ? KEY_LEAP : KEY_STEP;
  int width = gtk_widget_get_width (is_start ? self->start : self->end);
  int way = is_rtl (self) == is_start ? -1 : 1;

  g_assert (PND_IS_PANES (self));

  if (keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left)
    set_width (self, is_start ? PROP_START_WIDTH : PROP_END_WIDTH, width - way * step);
  else if (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right)
    set_width (self, is_start ? PROP_START_WIDTH : PROP_END_WIDTH, width + way * step);
  else if (is_start && (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up))
    g_signal_emit (self, signals[SPLIT], 0, -step);
  else if (is_start && (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down))
    g_signal_emit (self, signals[SPLIT], 0, step);
  else if (keyval == GDK_KEY_Escape || keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    leave_lines (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static gboolean
notify_narrow_cb (gpointer data)
{
  g_object_notify_by_pspec (G_OBJECT (data), properties[PROP_NARROW]);
  return G_SOURCE_REMOVE;
}

static void
update_narrow (PndPanes *self, int width)
{
  gboolean narrow = width < PND_PANES_NARROW;

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  /* listeners may change what is shown, which must wait until the layout is done */
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, notify_narrow_cb, g_object_ref (self), g_object_unref);
}

static void
pnd_panes_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                   int *natural, int *minimum_baseline, int *natural_baseline)
{
  PndPanes *self = PND_PANES (widget);
  GtkWidget *children[] = { self->start, self->centre, self->end };

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_CENTRE + (self->show_start ? MIN_SIDE : 0);
      *natural = MAX (*minimum, self->start_width + self->end_width + 2 * MIN_CENTRE);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      int child_minimum = 0;
      int child_natural = 0;

      if (children[i] == NULL)
        continue;
      gtk_widget_measure (children[i], orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static void
pnd_panes_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PndPanes *self = PND_PANES (widget);
  int start;
  int end;
  int centre_end;

  update_narrow (self, width);
  start = get_start_width (self, width);
  end = get_end_width (self, width, start);
  centre_end = self->narrow ? width : width - end;
  place (self, self->start, 0, start, height);
  place (self, self->start_line, start, 1, height);
  place (self, self->centre, start + (start > 0), centre_end - start - (start > 0), height);
  place (self, self->end, width - end, end, height);
  place (self, self->end_line, width - end, 1, height);
}

static void
pnd_panes_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PndPanes *self = PND_PANES (object);

  switch (prop_id)
    {
    case PROP_SHOW_START:
      g_value_set_boolean (value, self->show_start);
      break;
    case PROP_SHOW_END:
      g_value_set_boolean (value, self->show_end);
      break;
    case PROP_START_WIDTH:
      g_value_set_int (value, self->start_width);
      break;
    case PROP_END_WIDTH:
      g_value_set_int (value, self->end_width);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pnd_panes_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  PndPanes *self = PND_PANES (object);

  switch (prop_id)
    {
    case PROP_SHOW_START:
    case PROP_SHOW_END:
      set_shown (self, prop_id, g_value_get_boolean (value));
      break;
    case PROP_START_WIDTH:
    case PROP_END_WIDTH:
      set_width (self, prop_id, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pnd_panes_dispose (GObject *object)
{
  PndPanes *self = PND_PANES (object);

  g_clear_pointer (&self->start, gtk_widget_unparent);
  g_clear_pointer (&self->centre, gtk_widget_unparent);
  g_clear_pointer (&self->end, gtk_widget_unparent);
  g_clear_pointer (&self->start_line, gtk_widget_unparent);
  g_clear_pointer (&self->end_line, gtk_widget_unparent);
  g_clear_weak_pointer (&self->before);

  G_OBJECT_CLASS (pnd_panes_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_SHOW_START] = g_param_spec_boolean ("show-start", NULL, NULL, TRUE, flags);
  properties[PROP_SHOW_END] = g_param_spec_boolean ("show-end", NULL, NULL, TRUE, flags);
  properties[PROP_START_WIDTH]
    = g_param_spec_int ("start-width", NULL, NULL, 0, G_MAXINT, 270, flags);
  properties[PROP_END_WIDTH]
    = g_param_spec_int ("end-width", NULL, NULL, 0, G_MAXINT, 330, flags);
  properties[PROP_NARROW]
    = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pnd_panes_class_init (PndPanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pnd_panes_get_property;
  object_class->set_property = pnd_panes_set_property;
  object_class->dispose = pnd_panes_dispose;
  widget_class->measure = pnd_panes_measure;
  widget_class->size_allocate = pnd_panes_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "panes");
  install_properties (object_class);
  signals[SPLIT] = g_signal_new ("split", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
add_controllers (PndPanes *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  /* before the children, whose edges lie under the grip */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

static GtkWidget *
make_line (PndPanes *self, const char *name)
{
  GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (line_key_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (line_left_cb), NULL);
  gtk_widget_add_controller (line, keys);
  gtk_widget_add_controller (line, focus);
  gtk_widget_set_parent (line, GTK_WIDGET (self));
  return line;
}

static void
pnd_panes_init (PndPanes *self)
{
  self->show_start = self->show_end = TRUE;
  self->start_width = 270;
  self->end_width = 330;
  self->start_line = make_line (self, _("Edge of the documents and codes"));
  self->end_line = make_line (self, _("Edge of the rule and codings"));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  add_controllers (self);
}

static void
set_child (PndPanes *self, GtkWidget **field, GtkWidget *child, const char *css_class)
{
  g_clear_pointer (field, gtk_widget_unparent);
  *field = child;
  gtk_widget_add_css_class (child, css_class);
  /* start, centre, end and their lines: what comes later is drawn above and is reached later */
  gtk_widget_insert_before (child, GTK_WIDGET (self), self->start_line);
  if (self->centre != NULL)
    gtk_widget_insert_before (self->centre, GTK_WIDGET (self), self->start_line);
  if (self->end != NULL)
    gtk_widget_insert_before (self->end, GTK_WIDGET (self), self->end_line);
  show_children (self);
}

/**
 * pnd_panes_set_start:
 * @self: panes
 * @child: (transfer full): the lists
 */
void
pnd_panes_set_start (PndPanes *self, GtkWidget *child)
{
  g_return_if_fail (PND_IS_PANES (self));

  set_child (self, &self->start, child, "pane-start");
}

/**
 * pnd_panes_set_centre:
 * @self: panes
 * @child: (transfer full): the work
 */
void
pnd_panes_set_centre (PndPanes *self, GtkWidget *child)
{
  g_return_if_fail (PND_IS_PANES (self));

  set_child (self, &self->centre, child, "pane-centre");
}

/**
 * pnd_panes_set_end:
 * @self: panes
 * @child: (transfer full): the details
 */
void
pnd_panes_set_end (PndPanes *self, GtkWidget *child)
{
  g_return_if_fail (PND_IS_PANES (self));

  set_child (self, &self->end, child, "pane-end");
}

/**
 * pnd_panes_get_narrow:
 * @self: panes
 *
 * Returns: whether the details are a drawer now
 */
gboolean
pnd_panes_get_narrow (PndPanes *self)
{
  g_return_val_if_fail (PND_IS_PANES (self), FALSE);

  return self->narrow;
}

/**
 * pnd_panes_focus_edge:
 * @self: panes
 *
 * Puts the keyboard on the edge of the first side, then on that of the second, then back to where
 * it was. On an edge, arrows move it.
 */
void
pnd_panes_focus_edge (PndPanes *self)
{
  g_return_if_fail (PND_IS_PANES (self));

  if (gtk_widget_has_focus (self->end_line))
    leave_lines (self);
  else if (!gtk_widget_has_focus (self->start_line) && may_have_focus (self->start_line))
    focus_line (self, self->start_line);
  else if (may_have_focus (self->end_line))
    focus_line (self, self->end_line);
  else if (gtk_widget_has_focus (self->start_line))
    leave_lines (self);
}
