/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/search/hit-row.h"

#include <glib/gi18n.h>
#include <string.h>

struct _PndHitRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *heading;
  GtkWidget *line;
  GtkWidget *before;
  GtkWidget *match;
  GtkWidget *after;
};

G_DEFINE_FINAL_TYPE (PndHitRow, pnd_hit_row, GTK_TYPE_WIDGET)

static void
pnd_hit_row_dispose (GObject *object)
{
  g_clear_pointer (&PND_HIT_ROW (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (pnd_hit_row_parent_class)->dispose (object);
}

static void
pnd_hit_row_class_init (PndHitRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pnd_hit_row_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "hit-row");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_label (GtkWidget *box, const char *css_class, float xalign, PangoEllipsizeMode ellipsize)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), ellipsize);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* both sides ask for the same width and share what is left, which keeps the match in the middle */
static GtkWidget *
add_side (GtkWidget *box, float xalign, PangoEllipsizeMode ellipsize)
{
  GtkWidget *side = add_label (box, "context", xalign, ellipsize);

  gtk_label_set_width_chars (GTK_LABEL (side), 8);
  gtk_label_set_max_width_chars (GTK_LABEL (side), 8);
  gtk_widget_set_hexpand (side, TRUE);
  return side;
}

static void
pnd_hit_row_init (PndHitRow *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->heading = add_label (self->box, "hit-heading", 0, PANGO_ELLIPSIZE_MIDDLE);
  gtk_box_append (GTK_BOX (self->box), row);
  self->line = add_label (row, "hit-line", 1, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_width_chars (GTK_LABEL (self->line), 5);
  gtk_widget_add_css_class (self->line, "numeric");
  self->before = add_side (row, 1, PANGO_ELLIPSIZE_START);
  self->match = add_label (row, "hit-match", 0, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->match), 40);
  self->after = add_side (row, 0, PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * pnd_hit_row_new:
 *
 * Returns: an empty row
 */
GtkWidget *
pnd_hit_row_new (void)
{
  return g_object_new (PND_TYPE_HIT_ROW, NULL);
}

/**
 * pnd_hit_row_set_item:
 * @self: a row
 * @item: the hit to show
 */
void
pnd_hit_row_set_item (PndHitRow *self, PndHitItem *item)
{
  const PndSearchHit *hit;
  g_autofree char *heading = NULL;
  g_autofree char *line = NULL;
  g_autofree char *spoken = NULL;

  g_return_if_fail (PND_IS_HIT_ROW (self));
  g_return_if_fail (PND_IS_HIT_ITEM (item));

  hit = pnd_hit_item_get_hit (item);
  heading = pnd_hit_item_get_heading (item);
  line = g_strdup_printf ("%d", hit->line);
  /* Translators: what a screen reader says of a hit: document, line, the words around */
  spoken = g_strdup_printf (_("%s, line %d: %s%s%s"), heading, hit->line, hit->before, hit->match,
                            hit->after);
  gtk_label_set_text (GTK_LABEL (self->heading), heading);
  gtk_widget_set_visible (self->heading, pnd_hit_item_is_first (item));
  gtk_label_set_text (GTK_LABEL (self->line), line);
  gtk_label_set_text (GTK_LABEL (self->before), hit->before);
  gtk_label_set_text (GTK_LABEL (self->match), hit->match);
  gtk_label_set_text (GTK_LABEL (self->after), hit->after);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}
