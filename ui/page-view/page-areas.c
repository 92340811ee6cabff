/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/page-view/page-areas.h"

#include <math.h>

#define TINT 0.16
#define STRIPE 4 /* pixels */
#define TAG_PADDING 3

struct _PndPageAreas
{
  GArray *areas; /* of PndCodingArea */
  PndReaderLookFunc look;
  gpointer look_data;
  gint64 selected;
  gboolean is_chosen;
  PndArea chosen;
};

/**
 * pnd_page_areas_new:
 *
 * Returns: (transfer full): without an area
 */
PndPageAreas *
pnd_page_areas_new (void)
{
  return g_new0 (PndPageAreas, 1);
}

/**
 * pnd_page_areas_free:
 * @self: areas
 */
void
pnd_page_areas_free (PndPageAreas *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->areas, g_array_unref);
  g_free (self);
}

/**
 * pnd_page_areas_set:
 * @self: areas
 * @areas: (transfer full) (nullable): those that are coded
 */
void
pnd_page_areas_set (PndPageAreas *self, GArray *areas)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->areas, g_array_unref);
  self->areas = areas;
}

/**
 * pnd_page_areas_set_look:
 * @self: areas
 * @look: (nullable): how a code is shown
 * @data: for @look
 */
void
pnd_page_areas_set_look (PndPageAreas *self, PndReaderLookFunc look, gpointer data)
{
  g_return_if_fail (self != NULL);

  self->look = look;
  self->look_data = data;
}

/**
 * pnd_page_areas_select:
 * @self: areas
 * @coding: the selected coding, which need not be an area
 */
void
pnd_page_areas_select (PndPageAreas *self, gint64 coding)
{
  g_return_if_fail (self != NULL);

  self->selected = coding;
}

/**
 * pnd_page_areas_choose:
 * @self: areas
 * @area: (nullable): the one that is to be coded
 */
void
pnd_page_areas_choose (PndPageAreas *self, const PndArea *area)
{
  g_return_if_fail (self != NULL);

  self->is_chosen = area != NULL;
  if (area != NULL)
    self->chosen = *area;
}

/**
 * pnd_page_areas_get_chosen:
 * @self: areas
 *
 * Returns: (transfer none) (nullable): the one that is to be coded
 */
const PndArea *
pnd_page_areas_get_chosen (PndPageAreas *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->is_chosen ? &self->chosen : NULL;
}

/**
 * pnd_page_areas_find_at:
 * @self: areas
 * @page: from 0
 * @x: points from the left
 * @y: points from the top
 *
 * Returns: the coding of the smallest area there, 0 for none
 */
gint64
pnd_page_areas_find_at (PndPageAreas *self, int page, double x, double y)
{
  double least = G_MAXDOUBLE;
  gint64 found = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; self->areas != NULL && i < self->areas->len; i++)
    {
      const PndCodingArea *coded = &g_array_index (self->areas, PndCodingArea, i);
      double size = coded->area.width * coded->area.height;

      if (size < least && pnd_area_contains (&coded->area, page + 1, x, y))
        {
          least = size;
          found = coded->id;
        }
    }
  return found;
}

/**
 * pnd_page_areas_find:
 * @self: areas
 * @coding: a coding
 * @area: (out): its area
 *
 * Returns: %FALSE where it is none
 */
gboolean
pnd_page_areas_find (PndPageAreas *self, gint64 coding, PndArea *area)
{
  g_return_val_if_fail (self != NULL && area != NULL, FALSE);

  for (guint i = 0; self->areas != NULL && i < self->areas->len; i++)
    if (g_array_index (self->areas, PndCodingArea, i).id == coding)
      {
        *area = g_array_index (self->areas, PndCodingArea, i).area;
        return TRUE;
      }
  return FALSE;
}

static graphene_rect_t
get_rect (const PndArea *area, const graphene_rect_t *page, double scale)
{
  return GRAPHENE_RECT_INIT ((float) round (page->origin.x + area->x * scale),
                             (float) round (page->origin.y + area->y * scale),
                             (float) MAX (2, round (area->width * scale)),
                             (float) MAX (2, round (area->height * scale)));
}

static void
draw_frame (GtkSnapshot *snapshot, const graphene_rect_t *rect, const GdkRGBA *colour, float width)
{
  GskRoundedRect outline;
  GdkRGBA tint = { colour->red, colour->green, colour->blue, TINT };

  gsk_rounded_rect_init_from_rect (&outline, rect, 2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &tint, rect);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ width, width, width, width },
                              (GdkRGBA[4]){ *colour, *colour, *colour, *colour });
}

/* the abbreviation in the corner, on paper, so that it reads on whatever is below; left out where the
 * area is too small to hold it */
static void
draw_tag (GtkSnapshot *snapshot, GtkWidget *widget, const graphene_rect_t *rect,
          const char *abbreviation)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, abbreviation);
  const GdkRGBA paper = { 1, 1, 1, 0.9f };
  const GdkRGBA ink = { 0.13f, 0.13f, 0.13f, 1 };
  PangoAttrList *attributes = pango_attr_list_new ();
  int width;
  int height;

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  width += 2 * TAG_PADDING;
  if (width + STRIPE + 4 > rect->size.width || height + 4 > rect->size.height)
    return;
  gtk_snapshot_append_color (snapshot, &paper,
                             &GRAPHENE_RECT_INIT (rect->origin.x + 2, rect->origin.y + 2, width,
                                                  height));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (rect->origin.x + 2 + TAG_PADDING,
                                                          rect->origin.y + 2));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

static void
draw_coded (PndPageAreas *self, GtkSnapshot *snapshot, GtkWidget *widget,
            const PndCodingArea *coded, const graphene_rect_t *rect)
{
  const char *abbreviation = "";
  GdkRGBA colour;

  if (self->look == NULL || !self->look (coded->code, &colour, &abbreviation, self->look_data))
    return;
  colour.alpha = 1;
  draw_frame (snapshot, rect, &colour, coded->id == self->selected ? 3 : 1.5f);
  gtk_snapshot_append_color (
    snapshot, &colour,
    &GRAPHENE_RECT_INIT (rect->origin.x + rect->size.width - STRIPE, rect->origin.y, STRIPE,
                         rect->size.height));
  draw_tag (snapshot, widget, rect, abbreviation);
}

/**
 * pnd_page_areas_draw:
 * @self: areas
 * @snapshot: where to
 * @widget: whose fonts are used
 * @page: from 0
 * @rect: of the page, in pixels
 * @scale: pixels a point
 */
void
pnd_page_areas_draw (PndPageAreas *self, GtkSnapshot *snapshot, GtkWidget *widget, int page,
                     const graphene_rect_t *rect, double scale)
{
  const GdkRGBA blue = { 0.2f, 0.4f, 0.8f, 1 };

  g_return_if_fail (self != NULL && rect != NULL);

  gtk_snapshot_push_clip (snapshot, rect);
  for (guint i = 0; self->areas != NULL && i < self->areas->len; i++)
    {
      const PndCodingArea *coded = &g_array_index (self->areas, PndCodingArea, i);
      graphene_rect_t area = get_rect (&coded->area, rect, scale);

      if (coded->area.page == page + 1)
        draw_coded (self, snapshot, widget, coded, &area);
    }
  if (self->is_chosen && self->chosen.page == page + 1)
    {
      graphene_rect_t area = get_rect (&self->chosen, rect, scale);

      draw_frame (snapshot, &area, &blue, 2);
    }
  gtk_snapshot_pop (snapshot);
}
