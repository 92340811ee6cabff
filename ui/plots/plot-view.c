/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/plots/plot-view.h"

#include <math.h>

#include "ui/plots/plot-scroll.h"
#include "ui/plots/plot-spot.h"

#define PAGE 10 /* rows that Page Up and Page Down go */

/*
 * PndPlotView:
 * @plot: (nullable): @data laid out for @laid_out pixels
 * @minimum: what @data needs, in pixels of the plot; 0 when it is not known
 * @mark: index of the mark that has the keyboard, or would get it
 * @turn: which of @spots stands at it
 * @scrolled: (nullable): the adjustments of what it is scrolled in
 */
struct _PndPlotView
{
  GtkWidget parent_instance;

  PndPlotData *data;
  PndPlot *plot;
  int laid_out;
  double minimum;
  int mark;
  int turn;
  GtkWidget *spots[2];
  GtkAdjustment *scrolled[2];
};

G_DEFINE_FINAL_TYPE (PndPlotView, pnd_plot_view, GTK_TYPE_WIDGET)

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* how much larger than usual the person has all text */
static double
get_scale (PndPlotView *self)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? CLAMP (dpi / (96.0 * 1024), 0.5, 4) : 1;
}

static const PndPlotGrid *
get_grid (PndPlotView *self)
{
  return self->plot != NULL ? pnd_plot_get_grid (self->plot) : NULL;
}

/* a name that stays in sight has its spot where it is seen */
static PndBox
find_box (PndPlotView *self, const PndPlotMark *mark)
{
  const PndPlotGrid *grid = get_grid (self);
  PndBox box = mark->box;
  PndPlotScroll scroll;

  pnd_plot_scroll_find (&scroll, GTK_WIDGET (self), grid, get_scale (self));
  if (grid != NULL && box.x + box.width <= grid->names)
    box.x += scroll.right;
  return box;
}

static void
place_spots (PndPlotView *self)
{
  double scale = get_scale (self);
  PndBox box;

  if (self->plot == NULL || self->mark < 0)
    return;
  box = find_box (self, pnd_plot_get_mark (self->plot, self->mark));
  for (int i = 0; i < 2; i++)
    {
      GskTransform *transform = gsk_transform_translate (
          NULL, &GRAPHENE_POINT_INIT (floor (box.x * scale), floor (box.y * scale)));

      gtk_widget_allocate (self->spots[i], (int) MAX (ceil (box.width * scale), 1),
                           (int) MAX (ceil (box.height * scale), 1), -1, transform);
    }
}

static void
show_mark (PndPlotView *self)
{
  for (int i = 0; i < 2; i++)
    gtk_widget_set_visible (self->spots[i], self->mark >= 0 && i == self->turn);
  if (self->mark >= 0)
    pnd_plot_spot_set_text (PND_PLOT_SPOT (self->spots[self->turn]),
                            pnd_plot_get_mark (self->plot, self->mark)->text);
}

/* @width: in pixels of the window */
static void
lay_out (PndPlotView *self, int width)
{
  if (self->data == NULL || (self->plot != NULL && self->laid_out == width))
    return;
  g_clear_pointer (&self->plot, pnd_plot_unref);
  self->plot = pnd_plot_data_lay_out (self->data, floor (width / get_scale (self)));
  self->laid_out = width;
  self->mark = MIN (MAX (self->mark, 0), pnd_plot_get_n_marks (self->plot) - 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  pnd_plot_get_title (self->plot),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  pnd_plot_get_summary (self->plot), -1);
}

static double
get_minimum (PndPlotView *self)
{
  g_autoptr (PndPlot) narrow = NULL;

  if (self->minimum > 0 || self->data == NULL)
    return self->minimum;
  narrow = pnd_plot_data_lay_out (self->data, 0);
  self->minimum = pnd_plot_get_width (narrow);
  return self->minimum;
}

/* what has the keyboard is never behind the names of rows or the heads of columns */
static void
keep_beside_names (PndPlotView *self)
{
  const PndPlotGrid *grid = get_grid (self);
  double scale = get_scale (self);
  const PndBox *box;

  if (grid == NULL || self->scrolled[0] == NULL)
    return;
  box = &pnd_plot_get_mark (self->plot, self->mark)->box;
  if (box->x >= grid->names
      && box->x - grid->names < gtk_adjustment_get_value (self->scrolled[0]) / scale)
    gtk_adjustment_set_value (self->scrolled[0], (box->x - grid->names) * scale);
  if (box->y >= grid->box.y + grid->heads
      && box->y - grid->heads < gtk_adjustment_get_value (self->scrolled[1]) / scale)
    gtk_adjustment_set_value (self->scrolled[1], (box->y - grid->heads) * scale);
}

static void
scrolled_cb (PndPlotView *self)
{
  g_assert (PND_IS_PLOT_VIEW (self));

  if (get_grid (self) == NULL)
    return;
  place_spots (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
follow_scrolling (PndPlotView *self, GtkScrollable *viewport)
{
  for (int i = 0; i < 2; i++)
    {
      if (self->scrolled[i] != NULL)
        g_signal_handlers_disconnect_by_data (self->scrolled[i], self);
      g_clear_object (&self->scrolled[i]);
    }
  if (viewport == NULL)
    return;
  self->scrolled[0] = g_object_ref (gtk_scrollable_get_hadjustment (viewport));
  self->scrolled[1] = g_object_ref (gtk_scrollable_get_vadjustment (viewport));
  for (int i = 0; i < 2; i++)
    g_signal_connect_swapped (self->scrolled[i], "value-changed", G_CALLBACK (scrolled_cb), self);
}

static void
pnd_plot_view_root (GtkWidget *widget)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);

  GTK_WIDGET_CLASS (pnd_plot_view_parent_class)->root (widget);
  follow_scrolling (PND_PLOT_VIEW (widget), viewport != NULL ? GTK_SCROLLABLE (viewport) : NULL);
}

static void
pnd_plot_view_unroot (GtkWidget *widget)
{
  follow_scrolling (PND_PLOT_VIEW (widget), NULL);
  GTK_WIDGET_CLASS (pnd_plot_view_parent_class)->unroot (widget);
}

static void
move_to (PndPlotView *self, int mark)
{
  gboolean has_focus = gtk_widget_has_focus (self->spots[self->turn]);

  if (mark < 0 || mark == self->mark)
    return;
  self->mark = mark;
  if (has_focus)
    {
      int other = 1 - self->turn;

      /* the other is there before this one goes, or the focus would leave the plot */
      pnd_plot_spot_set_text (PND_PLOT_SPOT (self->spots[other]),
                              pnd_plot_get_mark (self->plot, mark)->text);
      gtk_widget_set_visible (self->spots[other], TRUE);
      place_spots (self);
      gtk_widget_grab_focus (self->spots[other]);
      self->turn = other;
      keep_beside_names (self);
    }
  show_mark (self);
  place_spots (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static int
step_often (PndPlotView *self, int columns, int rows, int n)
{
  int mark = self->mark;

  for (int i = 0; i < n; i++)
    {
      int next = pnd_plot_step (self->plot, mark, columns, rows);

      if (next == mark)
        break;
      mark = next;
    }
  return mark;
}

static void
follow (PndPlotView *self)
{
  if (self->mark >= 0)
    g_signal_emit (self, signals[ACTIVATED], 0, self->mark);
}

static int
find_target (PndPlotView *self, guint key, GdkModifierType state)
{
  gboolean far = (state & GDK_CONTROL_MASK) != 0;
  int last = pnd_plot_get_n_marks (self->plot) - 1;
  int forward = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return step_often (self, -forward, 0, far ? G_MAXINT : 1);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return step_often (self, forward, 0, far ? G_MAXINT : 1);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return step_often (self, 0, -1, 1);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return step_often (self, 0, 1, 1);
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      return step_often (self, 0, -1, PAGE);
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      return step_often (self, 0, 1, PAGE);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return far ? 0 : step_often (self, -1, 0, G_MAXINT);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return far ? last : step_often (self, 1, 0, G_MAXINT);
    default:
      return -1;
    }
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
        PndPlotView *self)
{
  int target;

  if (self->plot == NULL || self->mark < 0 || (state & (GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return FALSE;
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_space)
    {
      follow (self);
      return TRUE;
    }
  if ((key == GDK_KEY_Page_Up || key == GDK_KEY_Page_Down) && (state & GDK_CONTROL_MASK) != 0)
    return FALSE; /* the next document's */
  target = find_target (self, key, state);
  if (target < 0)
    return FALSE;
  move_to (self, target);
  return TRUE;
}

static int
find_at (PndPlotView *self, double x, double y)
{
  double scale = get_scale (self);
  PndPlotScroll scroll;

  if (self->plot == NULL)
    return -1;
  x /= scale;
  y /= scale;
  pnd_plot_scroll_find (&scroll, GTK_WIDGET (self), get_grid (self), scale);
  pnd_plot_scroll_map (&scroll, get_grid (self), &x, &y);
  return pnd_plot_find_mark (self->plot, x, y);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, PndPlotView *self)
{
  int mark = find_at (self, x, y);

  if (mark < 0)
    return;
  gtk_widget_grab_focus (self->spots[self->turn]);
  move_to (self, mark);
  follow (self);
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, PndPlotView *self)
{
  int mark = find_at (self, x, y);
  gboolean leads = mark >= 0
                   && pnd_plot_get_mark (self->plot, mark)->target.goal != PND_PLOT_GOAL_NONE;

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), leads ? "pointer" : NULL);
}

static gboolean
pnd_plot_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean by_keyboard,
                             GtkTooltip *tooltip)
{
  PndPlotView *self = PND_PLOT_VIEW (widget);
  double scale = get_scale (self);
  int mark = by_keyboard ? self->mark : find_at (self, x, y);
  const PndPlotMark *about;
  PndBox box;

  if (mark < 0 || self->plot == NULL)
    return FALSE;
  about = pnd_plot_get_mark (self->plot, mark);
  box = find_box (self, about);
  gtk_tooltip_set_text (tooltip, about->text);
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle){ (int) (box.x * scale), (int) (box.y * scale),
                                                      (int) (box.width * scale),
                                                      (int) (box.height * scale) });
  return TRUE;
}

static GtkSizeRequestMode
pnd_plot_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pnd_plot_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  PndPlotView *self = PND_PLOT_VIEW (widget);
  double scale = get_scale (self);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = (int) ceil (get_minimum (self) * scale);
      return;
    }
  lay_out (self, MAX (for_size, (int) ceil (get_minimum (self) * scale)));
  *minimum = *natural = self->plot == NULL ? 0
                                           : (int) ceil (pnd_plot_get_height (self->plot) * scale);
}

static void
pnd_plot_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PndPlotView *self = PND_PLOT_VIEW (widget);

  lay_out (self, width);
  show_mark (self);
  place_spots (self);
}

static void
pnd_plot_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PndPlotView *self = PND_PLOT_VIEW (widget);
  double scale = get_scale (self);
  PndPlotScroll scroll;
  cairo_t *cr;

  if (self->plot == NULL)
    return;
  pnd_plot_scroll_find (&scroll, widget, get_grid (self), scale);
  cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (scroll.seen.x * scale, scroll.seen.y * scale,
                                     scroll.seen.width * scale, scroll.seen.height * scale));
  cairo_scale (cr, scale, scale);
  if (pnd_plot_scroll_is_still (&scroll))
    pnd_plot_draw (self->plot, cr, pnd_plot_view_is_dark (self), TRUE);
  else
    pnd_plot_scroll_draw (&scroll, self->plot, cr, pnd_plot_view_is_dark (self));
  cairo_destroy (cr);
  for (int i = 0; i < 2; i++)
    gtk_widget_snapshot_child (widget, self->spots[i], snapshot);
}

static gboolean
pnd_plot_view_grab_focus (GtkWidget *widget)
{
  PndPlotView *self = PND_PLOT_VIEW (widget);

  return self->mark >= 0 && gtk_widget_grab_focus (self->spots[self->turn]);
}

static void
pnd_plot_view_dispose (GObject *object)
{
  PndPlotView *self = PND_PLOT_VIEW (object);

  for (int i = 0; i < 2; i++)
    g_clear_pointer (&self->spots[i], gtk_widget_unparent);
  g_clear_pointer (&self->plot, pnd_plot_unref);
  g_clear_pointer (&self->data, pnd_plot_data_unref);

  G_OBJECT_CLASS (pnd_plot_view_parent_class)->dispose (object);
}

static void
pnd_plot_view_class_init (PndPlotViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_plot_view_dispose;
  widget_class->get_request_mode = pnd_plot_view_get_request_mode;
  widget_class->measure = pnd_plot_view_measure;
  widget_class->size_allocate = pnd_plot_view_size_allocate;
  widget_class->snapshot = pnd_plot_view_snapshot;
  widget_class->query_tooltip = pnd_plot_view_query_tooltip;
  widget_class->root = pnd_plot_view_root;
  widget_class->unroot = pnd_plot_view_unroot;
  widget_class->grab_focus = pnd_plot_view_grab_focus;
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_css_name (widget_class, "plotview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pnd_plot_view_init (PndPlotView *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->mark = -1;
  for (int i = 0; i < 2; i++)
    {
      self->spots[i] = pnd_plot_spot_new ();
      gtk_widget_set_visible (self->spots[i], FALSE);
      gtk_widget_set_parent (self->spots[i], GTK_WIDGET (self));
    }
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * pnd_plot_view_new:
 *
 * Returns: a view of nothing
 */
GtkWidget *
pnd_plot_view_new (void)
{
  return g_object_new (PND_TYPE_PLOT_VIEW, NULL);
}

/**
 * pnd_plot_view_set_data:
 * @self: a view
 * @data: (nullable): what to show a plot of
 */
void
pnd_plot_view_set_data (PndPlotView *self, PndPlotData *data)
{
  g_return_if_fail (PND_IS_PLOT_VIEW (self));

  if (data != NULL)
    pnd_plot_data_ref (data);
  g_clear_pointer (&self->data, pnd_plot_data_unref);
  g_clear_pointer (&self->plot, pnd_plot_unref);
  self->data = data;
  self->minimum = 0;
  if (data == NULL)
    self->mark = -1;
  lay_out (self, MAX (gtk_widget_get_width (GTK_WIDGET (self)),
                      (int) ceil (get_minimum (self) * get_scale (self))));
  show_mark (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * pnd_plot_view_get_plot:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the plot as it is laid out now
 */
PndPlot *
pnd_plot_view_get_plot (PndPlotView *self)
{
  g_return_val_if_fail (PND_IS_PLOT_VIEW (self), NULL);
  return self->plot;
}

/**
 * pnd_plot_view_is_dark:
 * @self: a view
 *
 * Returns: whether it stands on dark paper
 */
gboolean
pnd_plot_view_is_dark (PndPlotView *self)
{
  GdkRGBA text;

  g_return_val_if_fail (PND_IS_PLOT_VIEW (self), FALSE);

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &text);
  return text.red + text.green + text.blue > 1.5;
}

/**
 * pnd_plot_view_get_mark:
 * @self: a view
 *
 * Returns: index of the mark where the keyboard is or would be; -1 where there are none
 */
int
pnd_plot_view_get_mark (PndPlotView *self)
{
  g_return_val_if_fail (PND_IS_PLOT_VIEW (self), -1);
  return self->mark;
}

/**
 * pnd_plot_view_set_mark:
 * @self: a view of a plot
 * @mark: index of a mark
 */
void
pnd_plot_view_set_mark (PndPlotView *self, int mark)
{
  g_return_if_fail (PND_IS_PLOT_VIEW (self));
  g_return_if_fail (self->plot != NULL && mark >= 0 && mark < pnd_plot_get_n_marks (self->plot));

  move_to (self, mark);
}
