/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/agreement/table-cell.h"

/**
 * pnd_table_cell_new:
 * @text: (nullable): what it says
 * @xalign: 0 at the start of its column, 1 at the end
 * @css_class: how it looks
 *
 * Returns: (transfer full): the label
 */
GtkWidget *
pnd_table_cell_new (const char *text, double xalign, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), (float) xalign);
  gtk_widget_set_halign (label, xalign == 0 ? GTK_ALIGN_START
                                : xalign == 1 ? GTK_ALIGN_END
                                              : GTK_ALIGN_CENTER);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, css_class);
  return label;
}
