/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/common/swatch.h"

#define SIZE 12 /* pixels */
#define RADIUS 3

struct _PndSwatch
{
  GtkWidget parent_instance;

  GdkRGBA colour;
};

G_DEFINE_FINAL_TYPE (PndSwatch, pnd_swatch, GTK_TYPE_WIDGET)

static void
pnd_swatch_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                    int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
pnd_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PndSwatch *self = PND_SWATCH (widget);
  float x = (gtk_widget_get_width (widget) - SIZE) / 2;
  float y = (gtk_widget_get_height (widget) - SIZE) / 2;
  GskRoundedRect clip;

  gsk_rounded_rect_init_from_rect (&clip, &GRAPHENE_RECT_INIT (x, y, SIZE, SIZE), RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &clip);
  gtk_snapshot_append_color (snapshot, &self->colour, &clip.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
pnd_swatch_class_init (PndSwatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = pnd_swatch_measure;
  widget_class->snapshot = pnd_swatch_snapshot;
  gtk_widget_class_set_css_name (widget_class, "swatch");
  /* the code's name stands beside it, so it says nothing more to a screen reader */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
pnd_swatch_init (PndSwatch *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * pnd_swatch_new:
 *
 * Returns: a transparent swatch
 */
GtkWidget *
pnd_swatch_new (void)
{
  return g_object_new (PND_TYPE_SWATCH, NULL);
}

/**
 * pnd_swatch_set_colour:
 * @self: a swatch
 * @colour: its colour
 */
void
pnd_swatch_set_colour (PndSwatch *self, const GdkRGBA *colour)
{
  g_return_if_fail (PND_IS_SWATCH (self));
  g_return_if_fail (colour != NULL);

  self->colour = *colour;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * pnd_swatch_set_hex:
 * @self: a swatch
 * @hex: a colour as `#rrggbb`; anything else shows as grey
 */
void
pnd_swatch_set_hex (PndSwatch *self, const char *hex)
{
  GdkRGBA colour = { 0.5f, 0.5f, 0.5f, 1 };

  g_return_if_fail (PND_IS_SWATCH (self));

  if (hex != NULL)
    gdk_rgba_parse (&colour, hex);
  pnd_swatch_set_colour (self, &colour);
}
