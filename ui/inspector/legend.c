/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/inspector/legend.h"

#include <glib/gi18n.h>

#include "ui/reader/stripe-sample.h"

static void
add_line (GtkWidget *box, PndPolarity polarity, const char *meaning)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *label = gtk_label_new (meaning);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (line), pnd_stripe_sample_new (polarity, NULL));
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (box), line);
}

/* the line in the other margin */
static void
add_read_line (GtkWidget *box)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *sample = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (_("A line on the left: read or coded, with R; with gaps: read "
                                      "before the codebook changed"));

  gtk_widget_add_css_class (sample, "read-sample");
  gtk_widget_set_valign (sample, GTK_ALIGN_CENTER);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (line), sample);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (box), line);
}

/**
 * pnd_legend_new:
 *
 * Returns: what the patterns of the stripes and the line on the left mean, in words
 */
GtkWidget *
pnd_legend_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = gtk_label_new (_("Stripes beside the text"));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_box_append (GTK_BOX (box), title);
  add_line (box, PND_POLARITY_SUPPORTS, _("Solid: the passage supports the motive"));
  add_line (box, PND_POLARITY_CONTRADICTS, _("Hatched: it contradicts the motive"));
  add_line (box, PND_POLARITY_MENTIONS, _("Dotted: it only mentions the motive"));
  add_line (box, PND_POLARITY_UNRATED, _("Outline: no polarity yet"));
  add_read_line (box);
  gtk_widget_add_css_class (box, "legend");
  return box;
}
