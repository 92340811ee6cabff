/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/plots/plot-spot.h"

#define RING 2 /* pixels */

struct _PndPlotSpot
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (PndPlotSpot, pnd_plot_spot, GTK_TYPE_WIDGET)

static void
pnd_plot_spot_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  float width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  const float sides[4] = { RING, RING, RING, RING };
  GskRoundedRect outline;
  GdkRGBA colour, colours[4];

  if (!gtk_widget_has_focus (widget))
    return;
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget),
                                       "theme_selected_bg_color", &colour))
    gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  for (int i = 0; i < 4; i++)
    colours[i] = colour;
  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT (-RING, -RING, width + 2 * RING,
                                                        height + 2 * RING), 4);
  gtk_snapshot_append_border (snapshot, &outline, sides, colours);
}

static void
pnd_plot_spot_class_init (PndPlotSpotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = pnd_plot_spot_snapshot;
  gtk_widget_class_set_css_name (widget_class, "plotspot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
pnd_plot_spot_init (PndPlotSpot *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * pnd_plot_spot_new:
 *
 * Returns: a spot without a name
 */
GtkWidget *
pnd_plot_spot_new (void)
{
  return g_object_new (PND_TYPE_PLOT_SPOT, NULL);
}

/**
 * pnd_plot_spot_set_text:
 * @self: a spot
 * @text: what is seen there
 */
void
pnd_plot_spot_set_text (PndPlotSpot *self, const char *text)
{
  g_return_if_fail (PND_IS_PLOT_SPOT (self));
  g_return_if_fail (text != NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}
