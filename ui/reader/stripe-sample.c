/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/reader/stripe-sample.h"

#include "ui/page/stripe-pattern.h"
#include "ui/page/stripes.h"

#define HEIGHT 20 /* pixels */

struct _PndStripeSample
{
  GtkWidget parent_instance;

  PndPolarity polarity;
  gboolean has_colour;
  GdkRGBA colour;
};

G_DEFINE_FINAL_TYPE (PndStripeSample, pnd_stripe_sample, GTK_TYPE_WIDGET)

static void
pnd_stripe_sample_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? PND_STRIPES_WIDTH : HEIGHT;
}

static void
pnd_stripe_sample_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PndStripeSample *self = PND_STRIPE_SAMPLE (widget);
  int height = gtk_widget_get_height (widget);
  GdkRGBA colour = self->colour;
  cairo_t *cr;

  if (!self->has_colour)
    gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, PND_STRIPES_WIDTH, height));
  gdk_cairo_set_source_rgba (cr, &colour);
  pnd_stripe_pattern_draw (cr, self->polarity, 0, 0, PND_STRIPES_WIDTH, height);
  cairo_destroy (cr);
}

static void
pnd_stripe_sample_class_init (PndStripeSampleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = pnd_stripe_sample_measure;
  widget_class->snapshot = pnd_stripe_sample_snapshot;
  gtk_widget_class_set_css_name (widget_class, "stripe-sample");
  /* words stand beside it */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
pnd_stripe_sample_init (PndStripeSample *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * pnd_stripe_sample_new:
 * @polarity: what the pattern means
 * @colour: (nullable): of the code; %NULL for that of the text around
 *
 * Returns: a piece of a stripe
 */
GtkWidget *
pnd_stripe_sample_new (PndPolarity polarity, const GdkRGBA *colour)
{
  PndStripeSample *self = g_object_new (PND_TYPE_STRIPE_SAMPLE, NULL);

  self->polarity = polarity;
  self->has_colour = colour != NULL;
  if (colour != NULL)
    self->colour = *colour;
  return GTK_WIDGET (self);
}
