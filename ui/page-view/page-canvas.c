/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/page-view/page-canvas-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ui/page/highlights.h"

#define MIN_SCALE 0.25
#define MAX_SCALE 6.0
#define MARK_ALPHA 0.33
#define SELECTION_ALPHA 0.30

enum
{
  SELECTED,
  AREA_MARKED,
  AREA_CLICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PndPageCanvas, pnd_page_canvas, GTK_TYPE_WIDGET)

static void
lay_out (PndPageCanvas *self)
{
  int n_pages = self->map != NULL ? pnd_page_map_get_n_pages (self->map) : 0;

  pnd_page_tops_begin (self->tops, PND_PAGE_GAP);
  self->widest = 0;
  for (int i = 0; i < n_pages; i++)
    {
      double width;
      double height;

      pnd_page_map_get_size (self->map, i, &width, &height);
      self->widest = MAX (self->widest, width);
      pnd_page_tops_add (self->tops, round (height * self->scale) + PND_PAGE_GAP);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

graphene_rect_t
pnd_page_canvas_get_page_rect (PndPageCanvas *self, int page)
{
  double width;
  double height;

  pnd_page_map_get_size (self->map, page, &width, &height);
  width = round (width * self->scale);
  return GRAPHENE_RECT_INIT (
    (float) floor (MAX (PND_PAGE_GAP, (gtk_widget_get_width (GTK_WIDGET (self)) - width) / 2)),
    (float) pnd_page_tops_get (self->tops, page), (float) width,
    (float) round (height * self->scale));
}

gboolean
pnd_page_canvas_has_text (PndPageCanvas *self)
{
  return self->map != NULL && self->with_text;
}

static void
draw_span (PndPageCanvas *self, GtkSnapshot *snapshot, int page, const graphene_rect_t *rect,
           PndSpan span, const GdkRGBA *colour)
{
  g_autoptr (GArray) boxes = pnd_page_map_get_boxes (self->map, page, span);

  for (guint i = 0; i < boxes->len; i++)
    {
      const PndPageBox *box = &g_array_index (boxes, PndPageBox, i);
      graphene_rect_t area = GRAPHENE_RECT_INIT (
        rect->origin.x + box->x1 * (float) self->scale,
        rect->origin.y + box->y1 * (float) self->scale, (box->x2 - box->x1) * (float) self->scale,
        (box->y2 - box->y1) * (float) self->scale);

      gtk_snapshot_append_color (snapshot, colour, &area);
    }
}

typedef struct
{
  PndPageCanvas *self;
  PndHighlightSweep *sweep;
} Sweeping;

static void
sweep_cb (const PndCodingMark *mark, gpointer data)
{
  Sweeping *sweeping = data;
  PndPageCanvas *self = sweeping->self;
  const char *abbreviation;
  GdkRGBA colour = { 0.7f, 0.45f, 0.2f, 1 };

  if (mark->flags & PND_CODING_MARK_AREA)
    return;
  if (!(mark->flags & PND_CODING_MARK_ANNOTATION)
      && !self->look (mark->code, &colour, &abbreviation, self->look_data))
    return;
  pnd_highlight_sweep_add (sweeping->sweep, mark->span, &colour);
}

static void
draw_marks (PndPageCanvas *self, GtkSnapshot *snapshot, int page, const graphene_rect_t *rect)
{
  PndSpan span = pnd_page_map_get_span (self->map, page);
  g_autoptr (PndHighlightSweep) sweep = NULL;
  g_autoptr (GArray) segments = NULL;
  Sweeping sweeping = { self, NULL };

  if (self->marks == NULL || self->look == NULL || pnd_span_is_empty (span))
    return;
  sweep = sweeping.sweep = pnd_highlight_sweep_new (span);
  pnd_span_index_query (self->marks, span, sweep_cb, &sweeping);
  segments = pnd_highlight_sweep_finish (sweep);
  for (guint i = 0; i < segments->len; i++)
    {
      PndHighlightSegment *segment = &g_array_index (segments, PndHighlightSegment, i);

      segment->colour.alpha = (float) MIN (0.6, MARK_ALPHA + 0.08 * (segment->depth - 1));
      draw_span (self, snapshot, page, rect, segment->span, &segment->colour);
    }
}

/* a page is white paper in a dark window too: it is a picture of one */
static void
draw_page (PndPageCanvas *self, GtkSnapshot *snapshot, int page)
{
  const GdkRGBA white = { 1, 1, 1, 1 };
  const GdkRGBA edge = { 0, 0, 0, 0.25f };
  const GdkRGBA chosen = { 0.2f, 0.4f, 0.8f, SELECTION_ALPHA };
  graphene_rect_t rect = pnd_page_canvas_get_page_rect (self, page);
  GskRoundedRect outline;
  GdkTexture *texture
    = pnd_page_renderer_get (self->renderer, page,
                             self->scale * gtk_widget_get_scale_factor (GTK_WIDGET (self)));

  gtk_snapshot_append_color (snapshot, &white, &rect);
  if (texture != NULL)
    gtk_snapshot_append_texture (snapshot, texture, &rect);
  gsk_rounded_rect_init_from_rect (&outline, &rect, 0);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ 1, 1, 1, 1 },
                              (GdkRGBA[4]){ edge, edge, edge, edge });
  pnd_page_areas_draw (self->areas, snapshot, GTK_WIDGET (self), page, &rect, self->scale);
  if (!pnd_page_canvas_has_text (self))
    return;
  draw_marks (self, snapshot, page, &rect);
  if (!pnd_span_is_empty (self->selection))
    draw_span (self, snapshot, page, &rect, self->selection, &chosen);
}

static void
tell_page (PndPageCanvas *self, int page)
{
  g_autofree char *text = NULL;

  if (page == self->told)
    return;
  self->told = page;
  text = g_strdup_printf (_("%s, page %d of %d"), self->name, page + 1,
                          pnd_page_tops_count (self->tops));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
pnd_page_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PndPageCanvas *self = PND_PAGE_CANVAS (widget);
  int first;
  int last;

  if (pnd_page_tops_count (self->tops) == 0 || self->renderer == NULL)
    return;
  first = pnd_page_canvas_get_page_at (self, self->visible_top);
  last = pnd_page_canvas_get_page_at (self, self->visible_top + self->visible_height);
  pnd_page_renderer_set_wanted (self->renderer, first, last);
  for (int page = first; page <= last; page++)
    draw_page (self, snapshot, page);
  tell_page (self,
             pnd_page_canvas_get_page_at (self, self->visible_top + self->visible_height / 2));
}

static void
pnd_page_canvas_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                         int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  PndPageCanvas *self = PND_PAGE_CANVAS (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = (int) ceil (self->widest * self->scale) + 2 * PND_PAGE_GAP;
  else
    *minimum = *natural = (int) pnd_page_tops_get (self->tops, pnd_page_tops_count (self->tops));
}

static void
rendered_cb (PndPageCanvas *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_renderer (PndPageCanvas *self, PndPageRenderer *renderer)
{
  if (self->renderer != NULL)
    g_signal_handlers_disconnect_by_data (self->renderer, self);
  g_set_object (&self->renderer, renderer);
  if (renderer != NULL)
    g_signal_connect_swapped (renderer, "rendered", G_CALLBACK (rendered_cb), self);
}

static void
pnd_page_canvas_dispose (GObject *object)
{
  PndPageCanvas *self = PND_PAGE_CANVAS (object);

  set_renderer (self, NULL);
  g_clear_pointer (&self->map, pnd_page_map_unref);
  pnd_page_areas_set (self->areas, NULL);
  self->marks = NULL;

  G_OBJECT_CLASS (pnd_page_canvas_parent_class)->dispose (object);
}

static void
pnd_page_canvas_finalize (GObject *object)
{
  PndPageCanvas *self = PND_PAGE_CANVAS (object);

  pnd_page_tops_free (self->tops);
  pnd_page_areas_free (self->areas);
  g_free (self->name);

  G_OBJECT_CLASS (pnd_page_canvas_parent_class)->finalize (object);
}

static void
pnd_page_canvas_class_init (PndPageCanvasClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_page_canvas_dispose;
  G_OBJECT_CLASS (klass)->finalize = pnd_page_canvas_finalize;
  widget_class->snapshot = pnd_page_canvas_snapshot;
  widget_class->measure = pnd_page_canvas_measure;
  gtk_widget_class_set_css_name (widget_class, "page-canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);

  signals[SELECTED]
    = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[AREA_MARKED]
    = g_signal_new ("area-marked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);
  signals[AREA_CLICKED]
    = g_signal_new ("area-clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
pnd_page_canvas_init (PndPageCanvas *self)
{
  self->tops = pnd_page_tops_new ();
  self->scale = 1;
  self->areas = pnd_page_areas_new ();
  self->anchor = -1;
  self->told = -1;
  lay_out (self);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "text");
  pnd_page_canvas_add_pointer (self);
}

/**
 * pnd_page_canvas_new:
 *
 * Returns: a canvas without pages
 */
GtkWidget *
pnd_page_canvas_new (void)
{
  return g_object_new (PND_TYPE_PAGE_CANVAS, NULL);
}

/**
 * pnd_page_canvas_set_pages:
 * @self: a canvas
 * @map: (nullable): the pages
 * @renderer: (nullable): their pictures
 * @with_text: whether the document's text is that of @map
 * @name: what a reading aid calls them
 */
void
pnd_page_canvas_set_pages (PndPageCanvas *self, PndPageMap *map, PndPageRenderer *renderer,
                           gboolean with_text, const char *name)
{
  g_return_if_fail (PND_IS_PAGE_CANVAS (self) && name != NULL);

  g_clear_pointer (&self->map, pnd_page_map_unref);
  self->map = map != NULL ? pnd_page_map_ref (map) : NULL;
  set_renderer (self, renderer);
  self->with_text = with_text;
  g_free (self->name);
  self->name = g_strdup (name);
  self->anchor = -1;
  self->told = -1;
  self->selection = PND_SPAN (0, 0);
  self->adjusting = FALSE;
  pnd_page_areas_set (self->areas, NULL);
  pnd_page_areas_choose (self->areas, NULL);
  lay_out (self);
}

/**
 * pnd_page_canvas_set_marks:
 * @self: a canvas
 * @marks: (nullable): borrowed; to be set again at every change
 * @look: (nullable): how the code of a mark is shown
 * @data: for @look
 */
void
pnd_page_canvas_set_marks (PndPageCanvas *self, PndSpanIndex *marks, PndReaderLookFunc look,
                           gpointer data)
{
  g_return_if_fail (PND_IS_PAGE_CANVAS (self));

  self->marks = marks;
  self->look = look;
  self->look_data = data;
  pnd_page_areas_set_look (self->areas, look, data);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * pnd_page_canvas_set_selection:
 * @self: a canvas
 * @span: in code points
 */
void
pnd_page_canvas_set_selection (PndPageCanvas *self, PndSpan span)
{
  g_return_if_fail (PND_IS_PAGE_CANVAS (self));

  self->selection = span;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * pnd_page_canvas_set_scale:
 * @self: a canvas
 * @scale: pixels a point
 */
void
pnd_page_canvas_set_scale (PndPageCanvas *self, double scale)
{
  g_return_if_fail (PND_IS_PAGE_CANVAS (self));

  self->scale = CLAMP (scale, MIN_SCALE, MAX_SCALE);
  lay_out (self);
}

/**
 * pnd_page_canvas_get_scale:
 * @self: a canvas
 *
 * Returns: pixels a point
 */
double
pnd_page_canvas_get_scale (PndPageCanvas *self)
{
  g_return_val_if_fail (PND_IS_PAGE_CANVAS (self), 1);

  return self->scale;
}

/**
 * pnd_page_canvas_get_fit:
 * @self: a canvas
 * @width: pixels
 *
 * Returns: the scale at which the widest page takes @width; 0 without pages
 */
double
pnd_page_canvas_get_fit (PndPageCanvas *self, int width)
{
  g_return_val_if_fail (PND_IS_PAGE_CANVAS (self), 0);

  return self->widest > 0 ? MAX (width - 2 * PND_PAGE_GAP, 1) / self->widest : 0;
}

/**
 * pnd_page_canvas_set_visible:
 * @self: a canvas
 * @top: pixels
 * @height: pixels
 */
void
pnd_page_canvas_set_visible (PndPageCanvas *self, double top, double height)
{
  g_return_if_fail (PND_IS_PAGE_CANVAS (self));

  self->visible_top = top;
  self->visible_height = height;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * pnd_page_canvas_get_page_at:
 * @self: a canvas
 * @y: pixels from the top
 *
 * Returns: the page there, or the nearest above it; -1 without pages
 */
int
pnd_page_canvas_get_page_at (PndPageCanvas *self, double y)
{
  g_return_val_if_fail (PND_IS_PAGE_CANVAS (self), -1);

  return pnd_page_tops_find (self->tops, y);
}

/**
 * pnd_page_canvas_get_top:
 * @self: a canvas
 * @page: from 0
 *
 * Returns: pixels from the top
 */
double
pnd_page_canvas_get_top (PndPageCanvas *self, int page)
{
  g_return_val_if_fail (PND_IS_PAGE_CANVAS (self), 0);
  g_return_val_if_fail (page >= 0 && page < pnd_page_tops_count (self->tops), 0);

  return pnd_page_tops_get (self->tops, page);
}

/**
 * pnd_page_canvas_get_first_visible:
 * @self: a canvas
 * @otherwise: the answer where there is no text
 *
 * Returns: the first character in sight, in code points
 */
int
pnd_page_canvas_get_first_visible (PndPageCanvas *self, int otherwise)
{
  int position;

  g_return_val_if_fail (PND_IS_PAGE_CANVAS (self), otherwise);

  position = pnd_page_canvas_find_position (self, 0, self->visible_top + PND_PAGE_GAP);
  return position >= 0 ? position : otherwise;
}

/**
 * pnd_page_canvas_find_span:
 * @self: a canvas
 * @span: in code points
 * @top: (out): pixels from the top
 * @bottom: (out): of its first line
 *
 * Returns: whether it is on a page
 */
gboolean
pnd_page_canvas_find_span (PndPageCanvas *self, PndSpan span, double *top, double *bottom)
{
  int page;
  g_autoptr (GArray) boxes = NULL;

  g_return_val_if_fail (PND_IS_PAGE_CANVAS (self), FALSE);

  page = pnd_page_canvas_has_text (self) ? pnd_page_map_find_page (self->map, span.start) : -1;
  if (page < 0)
    return FALSE;
  boxes = pnd_page_map_get_boxes (self->map, page,
                                  PND_SPAN (span.start, MAX (span.end, span.start + 1)));
  *top = *bottom = pnd_page_tops_get (self->tops, page);
  if (boxes->len > 0)
    {
      *top += g_array_index (boxes, PndPageBox, 0).y1 * self->scale;
      *bottom += g_array_index (boxes, PndPageBox, 0).y2 * self->scale;
    }
  return TRUE;
}
