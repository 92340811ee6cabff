/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/page-view/page-strip.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ui/page-view/page-tops.h"

#define PICTURE 88  /* pixels a page is wide */
#define PADDING 8   /* around a picture */
#define LABEL 20    /* pixels high, under it */
#define MAX_HEIGHT 200

struct _PndPageStrip
{
  GtkWidget parent_instance;

  PndPageMap *map;
  PndPageRenderer *renderer;
  PndStructure *structure;
  PndPageTops *tops;
  int current;
  double visible_top, visible_height;
};

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PndPageStrip, pnd_page_strip, GTK_TYPE_WIDGET)

/* pixels a point */
static double
get_scale (PndPageStrip *self, int page)
{
  double width;
  double height;

  pnd_page_map_get_size (self->map, page, &width, &height);
  return MIN (PICTURE / MAX (width, 1), MAX_HEIGHT / MAX (height, 1));
}

static void
lay_out (PndPageStrip *self)
{
  int n_pages = self->map != NULL ? pnd_page_map_get_n_pages (self->map) : 0;

  pnd_page_tops_begin (self->tops, 0);
  for (int i = 0; i < n_pages; i++)
    {
      double width;
      double height;

      pnd_page_map_get_size (self->map, i, &width, &height);
      pnd_page_tops_add (self->tops, round (height * get_scale (self, i)) + 2 * PADDING + LABEL);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static char *
make_label (PndPageStrip *self, int page)
{
  const char *label = NULL;

  if (self->structure != NULL && page < pnd_structure_get_n_pages (self->structure))
    label = pnd_structure_get_page (self->structure, page)->value;
  return label != NULL && *label != '\0' ? g_strdup (label) : g_strdup_printf ("%d", page + 1);
}

static void
tell_current (PndPageStrip *self)
{
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;

  if (self->current < 0 || self->current >= pnd_page_tops_count (self->tops))
    return;
  label = make_label (self, self->current);
  text = g_strdup_printf (_("Page thumbnails, page %s of %d"), label,
                          pnd_page_tops_count (self->tops));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
draw_label (PndPageStrip *self, GtkSnapshot *snapshot, int page, int top)
{
  g_autofree char *label = make_label (self, page);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), label);
  PangoAttrList *attributes = pango_attr_list_new ();
  GdkRGBA ink;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &ink);
  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  if (page == self->current)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_width (layout, gtk_widget_get_width (GTK_WIDGET (self)) * PANGO_SCALE);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, top));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

static void
draw_mark (GtkSnapshot *snapshot, const graphene_rect_t *rect)
{
  const GdkRGBA blue = { 0.21f, 0.52f, 0.89f, 1 };
  GskRoundedRect outline;
  graphene_rect_t around = *rect;

  graphene_rect_inset (&around, -4, -4);
  gsk_rounded_rect_init_from_rect (&outline, &around, 4);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ 3, 3, 3, 3 },
                              (GdkRGBA[4]){ blue, blue, blue, blue });
}

static void
draw_page (PndPageStrip *self, GtkSnapshot *snapshot, int page)
{
  const GdkRGBA white = { 1, 1, 1, 1 };
  const GdkRGBA edge = { 0, 0, 0, 0.25f };
  double scale = get_scale (self, page);
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  GdkTexture *texture = pnd_page_renderer_get (self->renderer, page, scale * factor);
  GskRoundedRect outline;
  graphene_rect_t rect;
  double width;
  double height;

  pnd_page_map_get_size (self->map, page, &width, &height);
  width = round (width * scale);
  height = round (height * scale);
  rect = GRAPHENE_RECT_INIT (
    (float) floor ((gtk_widget_get_width (GTK_WIDGET (self)) - width) / 2),
    (float) (pnd_page_tops_get (self->tops, page) + PADDING), (float) width, (float) height);
  gtk_snapshot_append_color (snapshot, &white, &rect);
  if (texture != NULL)
    gtk_snapshot_append_texture (snapshot, texture, &rect);
  gsk_rounded_rect_init_from_rect (&outline, &rect, 0);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ 1, 1, 1, 1 },
                              (GdkRGBA[4]){ edge, edge, edge, edge });
  if (page == self->current)
    draw_mark (snapshot, &rect);
  draw_label (self, snapshot, page,
              (int) pnd_page_tops_get (self->tops, page) + PADDING + (int) height + 4);
}

static void
pnd_page_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PndPageStrip *self = PND_PAGE_STRIP (widget);
  int first;
  int last;

  if (pnd_page_tops_count (self->tops) == 0 || self->renderer == NULL)
    return;
  first = pnd_page_tops_find (self->tops, self->visible_top);
  last = pnd_page_tops_find (self->tops, self->visible_top + self->visible_height);
  pnd_page_renderer_set_wanted (self->renderer, first, last);
  for (int page = first; page <= last; page++)
    draw_page (self, snapshot, page);
}

static void
pnd_page_strip_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  PndPageStrip *self = PND_PAGE_STRIP (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                          ? PICTURE + 2 * PADDING
                          : pnd_page_tops_get (self->tops, pnd_page_tops_count (self->tops));
}

static void
pick (PndPageStrip *self, int page)
{
  if (pnd_page_tops_count (self->tops) > 0)
    g_signal_emit (self, signals[PICKED], 0,
                   CLAMP (page, 0, pnd_page_tops_count (self->tops) - 1));
}

static void
pressed_cb (GtkGestureClick *click, int n, double x, double y, PndPageStrip *self)
{
  g_assert (PND_IS_PAGE_STRIP (self));

  gtk_widget_grab_focus (GTK_WIDGET (self));
  pick (self, pnd_page_tops_find (self->tops, y));
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
        PndPageStrip *self)
{
  int in_sight = MAX (1, pnd_page_tops_find (self->tops, self->visible_top + self->visible_height)
                           - pnd_page_tops_find (self->tops, self->visible_top));

  g_assert (PND_IS_PAGE_STRIP (self));

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK))
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      pick (self, self->current + 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      pick (self, self->current - 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      pick (self, self->current + in_sight);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      pick (self, self->current - in_sight);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      pick (self, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      pick (self, pnd_page_tops_count (self->tops) - 1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
set_renderer (PndPageStrip *self, PndPageRenderer *renderer)
{
  if (self->renderer != NULL)
    g_signal_handlers_disconnect_by_data (self->renderer, self);
  g_set_object (&self->renderer, renderer);
  if (renderer != NULL)
    g_signal_connect_swapped (renderer, "rendered", G_CALLBACK (gtk_widget_queue_draw), self);
}

static void
pnd_page_strip_dispose (GObject *object)
{
  PndPageStrip *self = PND_PAGE_STRIP (object);

  set_renderer (self, NULL);
  g_clear_pointer (&self->map, pnd_page_map_unref);
  g_clear_pointer (&self->structure, pnd_structure_unref);

  G_OBJECT_CLASS (pnd_page_strip_parent_class)->dispose (object);
}

static void
pnd_page_strip_finalize (GObject *object)
{
  pnd_page_tops_free (PND_PAGE_STRIP (object)->tops);

  G_OBJECT_CLASS (pnd_page_strip_parent_class)->finalize (object);
}

static void
pnd_page_strip_class_init (PndPageStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_page_strip_dispose;
  G_OBJECT_CLASS (klass)->finalize = pnd_page_strip_finalize;
  widget_class->snapshot = pnd_page_strip_snapshot;
  widget_class->measure = pnd_page_strip_measure;
  gtk_widget_class_set_css_name (widget_class, "page-strip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);

  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
pnd_page_strip_init (PndPageStrip *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->tops = pnd_page_tops_new ();
  self->current = -1;
  lay_out (self);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * pnd_page_strip_new:
 *
 * Returns: a strip without pages
 */
GtkWidget *
pnd_page_strip_new (void)
{
  return g_object_new (PND_TYPE_PAGE_STRIP, NULL);
}

/**
 * pnd_page_strip_set_pages:
 * @self: a strip
 * @map: (nullable): the pages
 * @renderer: (nullable): their pictures, of this strip alone
 * @structure: (nullable): their labels
 */
void
pnd_page_strip_set_pages (PndPageStrip *self, PndPageMap *map, PndPageRenderer *renderer,
                          PndStructure *structure)
{
  g_return_if_fail (PND_IS_PAGE_STRIP (self));

  g_clear_pointer (&self->map, pnd_page_map_unref);
  g_clear_pointer (&self->structure, pnd_structure_unref);
  self->map = map != NULL ? pnd_page_map_ref (map) : NULL;
  self->structure = structure != NULL ? pnd_structure_ref (structure) : NULL;
  set_renderer (self, renderer);
  self->current = -1;
  lay_out (self);
}

/**
 * pnd_page_strip_set_visible:
 * @self: a strip
 * @top: pixels
 * @height: pixels
 */
void
pnd_page_strip_set_visible (PndPageStrip *self, double top, double height)
{
  g_return_if_fail (PND_IS_PAGE_STRIP (self));

  self->visible_top = top;
  self->visible_height = height;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * pnd_page_strip_set_current:
 * @self: a strip
 * @page: from 0, -1 for none
 */
void
pnd_page_strip_set_current (PndPageStrip *self, int page)
{
  g_return_if_fail (PND_IS_PAGE_STRIP (self));

  if (self->current == page)
    return;
  self->current = page;
  tell_current (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * pnd_page_strip_get_current:
 * @self: a strip
 *
 * Returns: the page that is marked, from 0; -1 for none
 */
int
pnd_page_strip_get_current (PndPageStrip *self)
{
  g_return_val_if_fail (PND_IS_PAGE_STRIP (self), -1);

  return self->current;
}

/**
 * pnd_page_strip_get_place:
 * @self: a strip
 * @page: from 0
 * @top: (out): pixels from the top
 * @height: (out): pixels, with its label
 */
void
pnd_page_strip_get_place (PndPageStrip *self, int page, int *top, int *height)
{
  g_return_if_fail (PND_IS_PAGE_STRIP (self));
  g_return_if_fail (page >= 0 && page < pnd_page_tops_count (self->tops));

  *top = pnd_page_tops_get (self->tops, page);
  *height = pnd_page_tops_get (self->tops, page + 1) - *top;
}
