/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the mouse and the keys do on the pages: selecting text, and framing an area. */

#include "ui/page-view/page-canvas-private.h"

#include <glib/gi18n.h>
#include <math.h>

#define DRAG 4          /* pixels before a press with Shift frames an area */
#define LEAST_AREA 6.0  /* points: what is smaller was a slip of the hand */
#define STEP 10.0       /* points by a key */
#define FINE_STEP 1.0

/* the position under the pointer; -1 where there is no text */
int
pnd_page_canvas_find_position (PndPageCanvas *self, double x, double y)
{
  int page = pnd_page_canvas_get_page_at (self, y);
  graphene_rect_t rect;

  if (page < 0 || !pnd_page_canvas_has_text (self))
    return -1;
  rect = pnd_page_canvas_get_page_rect (self, page);
  return pnd_page_map_find_position (self->map, page, (x - rect.origin.x) / self->scale,
                                     (y - rect.origin.y) / self->scale);
}

static void
select_to (PndPageCanvas *self, int position)
{
  if (position < 0 || self->anchor < 0)
    return;
  self->selection = pnd_span_new_sorted (self->anchor, position);
  g_signal_emit_by_name (self, "selected", self->selection.start, self->selection.end);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* pixels of the canvas to points of @page, kept on it */
static void
to_points (PndPageCanvas *self, int page, double *x, double *y)
{
  graphene_rect_t rect = pnd_page_canvas_get_page_rect (self, page);
  double width;
  double height;

  pnd_page_map_get_size (self->map, page, &width, &height);
  *x = CLAMP ((*x - rect.origin.x) / self->scale, 0, width);
  *y = CLAMP ((*y - rect.origin.y) / self->scale, 0, height);
}

static void
frame_to (PndPageCanvas *self, double x, double y)
{
  PndArea area = { .page = self->frame_page + 1 };

  to_points (self, self->frame_page, &x, &y);
  area.x = MIN (x, self->frame_x);
  area.y = MIN (y, self->frame_y);
  area.width = fabs (x - self->frame_x);
  area.height = fabs (y - self->frame_y);
  pnd_page_areas_choose (self->areas, area.width > 0 && area.height > 0 ? &area : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
begin_frame (PndPageCanvas *self, double x, double y)
{
  self->extending = FALSE;
  self->adjusting = FALSE;
  self->frame_page = pnd_page_canvas_get_page_at (self, y);
  self->framing = self->frame_page >= 0;
  if (!self->framing)
    return;
  self->frame_x = x;
  self->frame_y = y;
  to_points (self, self->frame_page, &self->frame_x, &self->frame_y);
}

static void
end_frame (PndPageCanvas *self)
{
  const PndArea *area = pnd_page_areas_get_chosen (self->areas);

  self->framing = FALSE;
  if (area != NULL && area->width >= LEAST_AREA && area->height >= LEAST_AREA)
    g_signal_emit_by_name (self, "area-marked");
  else
    pnd_page_areas_choose (self->areas, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gint64
find_area_at (PndPageCanvas *self, double x, double y)
{
  int page = pnd_page_canvas_get_page_at (self, y);
  graphene_rect_t rect;

  if (page < 0)
    return 0;
  rect = pnd_page_canvas_get_page_rect (self, page);
  return pnd_page_areas_find_at (self->areas, page, (x - rect.origin.x) / self->scale,
                                 (y - rect.origin.y) / self->scale);
}

static void
drag_begin_cb (GtkGestureDrag *drag, double x, double y, PndPageCanvas *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (
    GTK_EVENT_CONTROLLER (drag));

  g_assert (PND_IS_PAGE_CANVAS (self));

  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->extending = (state & GDK_SHIFT_MASK) != 0;
  self->framing = FALSE;
  self->pressed = self->extending ? 0 : find_area_at (self, x, y);
  if (self->extending)
    return;
  self->anchor = pnd_page_canvas_find_position (self, x, y);
  select_to (self, self->anchor);
}

static void
drag_update_cb (GtkGestureDrag *drag, double dx, double dy, PndPageCanvas *self)
{
  double x;
  double y;

  g_assert (PND_IS_PAGE_CANVAS (self));

  if (!gtk_gesture_drag_get_start_point (drag, &x, &y))
    return;
  if (self->extending && (fabs (dx) > DRAG || fabs (dy) > DRAG))
    begin_frame (self, x, y);
  if (self->framing)
    frame_to (self, x + dx, y + dy);
  else if (!self->extending && (fabs (dx) > 2 || fabs (dy) > 2))
    {
      self->pressed = 0;
      select_to (self, pnd_page_canvas_find_position (self, x + dx, y + dy));
    }
}

/* a press with Shift that went nowhere extends the selection of text */
static void
drag_end_cb (GtkGestureDrag *drag, double dx, double dy, PndPageCanvas *self)
{
  double x;
  double y;

  g_assert (PND_IS_PAGE_CANVAS (self));

  if (self->framing)
    end_frame (self);
  else if (self->extending && gtk_gesture_drag_get_start_point (drag, &x, &y))
    {
      if (self->anchor < 0)
        self->anchor = pnd_page_canvas_find_position (self, x, y);
      select_to (self, pnd_page_canvas_find_position (self, x, y));
    }
  else if (self->pressed != 0)
    g_signal_emit_by_name (self, "area-clicked", self->pressed);
  self->extending = FALSE;
  self->pressed = 0;
}

void
pnd_page_canvas_add_pointer (PndPageCanvas *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

static void
tell_area (PndPageCanvas *self)
{
  const PndArea *area = pnd_page_areas_get_chosen (self->areas);
  g_autofree char *text = NULL;

  if (area != NULL)
    text = g_strdup_printf (
      _("Area of %d by %d points, %d from the left and %d from the top of the page"),
      (int) lround (area->width), (int) lround (area->height), (int) lround (area->x),
      (int) lround (area->y));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * pnd_page_canvas_begin_area:
 * @self: a canvas with pages
 *
 * Chooses an area in the middle of what is in sight; pnd_page_canvas_adjust() moves it.
 */
void
pnd_page_canvas_begin_area (PndPageCanvas *self)
{
  double middle;
  double x = 0;
  double width;
  double height;
  PndArea area;
  int page;

  g_return_if_fail (PND_IS_PAGE_CANVAS (self));

  middle = self->visible_top + self->visible_height / 2;
  page = pnd_page_canvas_get_page_at (self, middle);
  if (page < 0)
    return;
  pnd_page_map_get_size (self->map, page, &width, &height);
  to_points (self, page, &x, &middle);
  area = (PndArea){ page + 1, width * 0.3, 0, width * 0.4, MIN (height * 0.15, 120) };
  area.y = CLAMP (middle - area.height / 2, 0, height - area.height);
  self->adjusting = TRUE;
  pnd_page_areas_choose (self->areas, &area);
  tell_area (self);
}

/**
 * pnd_page_canvas_is_adjusting:
 * @self: a canvas
 *
 * Returns: whether the chosen area follows the keys
 */
gboolean
pnd_page_canvas_is_adjusting (PndPageCanvas *self)
{
  g_return_val_if_fail (PND_IS_PAGE_CANVAS (self), FALSE);

  return self->adjusting;
}

static gboolean
get_direction (guint key, int *dx, int *dy)
{
  *dx = (key == GDK_KEY_Right || key == GDK_KEY_KP_Right)
        - (key == GDK_KEY_Left || key == GDK_KEY_KP_Left);
  *dy = (key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
        - (key == GDK_KEY_Up || key == GDK_KEY_KP_Up);
  return *dx != 0 || *dy != 0;
}

static void
change_area (PndPageCanvas *self, double dx, double dy, gboolean resize)
{
  PndArea area = *pnd_page_areas_get_chosen (self->areas);
  double width;
  double height;

  pnd_page_map_get_size (self->map, area.page - 1, &width, &height);
  if (resize)
    {
      area.width = CLAMP (area.width + dx, LEAST_AREA, width - area.x);
      area.height = CLAMP (area.height + dy, LEAST_AREA, height - area.y);
    }
  else
    {
      area.x = CLAMP (area.x + dx, 0, width - area.width);
      area.y = CLAMP (area.y + dy, 0, height - area.height);
    }
  pnd_page_areas_choose (self->areas, &area);
  tell_area (self);
}

/**
 * pnd_page_canvas_adjust:
 * @self: a canvas
 * @key: a key
 * @state: what is held with it
 *
 * While an area follows the keys: arrows move it, with Shift they stretch it, with Control by a
 * point; Enter takes it, Escape leaves it.
 *
 * Returns: whether the key was one of those
 */
gboolean
pnd_page_canvas_adjust (PndPageCanvas *self, guint key, GdkModifierType state)
{
  double step = state & GDK_CONTROL_MASK ? FINE_STEP : STEP;
  int dx;
  int dy;

  g_return_val_if_fail (PND_IS_PAGE_CANVAS (self), FALSE);

  if (!self->adjusting || pnd_page_areas_get_chosen (self->areas) == NULL)
    return FALSE;
  if (get_direction (key, &dx, &dy))
    change_area (self, dx * step, dy * step, (state & GDK_SHIFT_MASK) != 0);
  else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    {
      self->adjusting = FALSE;
      g_signal_emit_by_name (self, "area-marked");
    }
  else if (key == GDK_KEY_Escape)
    pnd_page_canvas_set_area (self, NULL);
  else
    return FALSE;
  return TRUE;
}

/**
 * pnd_page_canvas_set_areas:
 * @self: a canvas
 * @areas: (transfer full) (nullable): #PndCodingArea elements: those that are coded
 */
void
pnd_page_canvas_set_areas (PndPageCanvas *self, GArray *areas)
{
  g_return_if_fail (PND_IS_PAGE_CANVAS (self));

  pnd_page_areas_set (self->areas, areas);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * pnd_page_canvas_set_selected_area:
 * @self: a canvas
 * @coding: the selected coding, 0 for none
 */
void
pnd_page_canvas_set_selected_area (PndPageCanvas *self, gint64 coding)
{
  g_return_if_fail (PND_IS_PAGE_CANVAS (self));

  pnd_page_areas_select (self->areas, coding);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * pnd_page_canvas_set_area:
 * @self: a canvas
 * @area: (nullable): the one that is to be coded
 */
void
pnd_page_canvas_set_area (PndPageCanvas *self, const PndArea *area)
{
  g_return_if_fail (PND_IS_PAGE_CANVAS (self));

  self->adjusting = FALSE;
  pnd_page_areas_choose (self->areas, area);
  tell_area (self);
}

/**
 * pnd_page_canvas_get_area:
 * @self: a canvas
 *
 * Returns: (transfer none) (nullable): the area that is to be coded
 */
const PndArea *
pnd_page_canvas_get_area (PndPageCanvas *self)
{
  g_return_val_if_fail (PND_IS_PAGE_CANVAS (self), NULL);

  return pnd_page_areas_get_chosen (self->areas);
}

/**
 * pnd_page_canvas_find_area:
 * @self: a canvas
 * @area: an area
 * @top: (out): pixels from the top
 * @bottom: (out): pixels from the top
 *
 * Returns: %FALSE where its page is not there
 */
gboolean
pnd_page_canvas_find_area (PndPageCanvas *self, const PndArea *area, double *top, double *bottom)
{
  g_return_val_if_fail (PND_IS_PAGE_CANVAS (self) && area != NULL, FALSE);

  if (self->map == NULL || area->page > pnd_page_map_get_n_pages (self->map))
    return FALSE;
  *top = pnd_page_canvas_get_top (self, area->page - 1) + area->y * self->scale;
  *bottom = *top + area->height * self->scale;
  return TRUE;
}

/**
 * pnd_page_canvas_get_coded_area:
 * @self: a canvas
 * @coding: a coding
 * @area: (out): its area
 *
 * Returns: %FALSE where it is none
 */
gboolean
pnd_page_canvas_get_coded_area (PndPageCanvas *self, gint64 coding, PndArea *area)
{
  g_return_val_if_fail (PND_IS_PAGE_CANVAS (self), FALSE);

  return pnd_page_areas_find (self->areas, coding, area);
}
