/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/header/squeezer.h"

struct _PndSqueezer
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (PndSqueezer, pnd_squeezer, GTK_TYPE_WIDGET)

static int
get_width (GtkWidget *child)
{
  int width;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  return width;
}

/* at least the second, and gladly the first */
static void
pnd_squeezer_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                      int *natural, int *minimum_baseline, int *natural_baseline)
{
  GtkWidget *wide = gtk_widget_get_first_child (widget);
  GtkWidget *narrow = gtk_widget_get_last_child (widget);
  int other_minimum, other_natural;

  gtk_widget_measure (wide, orientation, -1, minimum, natural, NULL, NULL);
  gtk_widget_measure (narrow, orientation, -1, &other_minimum, &other_natural, NULL, NULL);
  *natural = MAX (*natural, other_natural);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = MAX (*minimum, other_minimum);
  else
    *minimum = MIN (*minimum, other_minimum);
}

/* no wider than it likes, where the last of the first child would stand */
static void
allocate_at_end (GtkWidget *child, int width, int height, int baseline)
{
  gboolean is_mirrored = gtk_widget_get_direction (child) == GTK_TEXT_DIR_RTL;
  GskTransform *place;
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  natural = MIN (natural, width);
  place = gsk_transform_translate (
    NULL, &GRAPHENE_POINT_INIT (is_mirrored ? 0 : (float) (width - natural), 0));
  gtk_widget_allocate (child, natural, height, baseline, place);
}

static void
pnd_squeezer_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *wide = gtk_widget_get_first_child (widget);
  GtkWidget *narrow = gtk_widget_get_last_child (widget);
  gboolean has_room = width >= get_width (wide);

  gtk_widget_set_child_visible (wide, has_room);
  gtk_widget_set_child_visible (narrow, !has_room);
  if (has_room)
    gtk_widget_allocate (wide, width, height, baseline, NULL);
  else
    allocate_at_end (narrow, width, height, baseline);
}

static void
pnd_squeezer_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (pnd_squeezer_parent_class)->dispose (object);
}

static void
pnd_squeezer_class_init (PndSqueezerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_squeezer_dispose;
  widget_class->measure = pnd_squeezer_measure;
  widget_class->size_allocate = pnd_squeezer_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "squeezer");
}

static void
pnd_squeezer_init (PndSqueezer *self)
{
}
