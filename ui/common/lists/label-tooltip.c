/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/common/lists/label-tooltip.h"

static gboolean
query_cb (GtkWidget *widget, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip,
          GtkLabel *label)
{
  const char *text = gtk_label_get_text (label);

  gtk_tooltip_set_text (tooltip, text);
  return *text != '\0';
}

/**
 * pnd_label_tooltip_add:
 * @widget: what has the tooltip
 * @label: a label, @widget itself or in it
 *
 * From now on the tooltip of @widget is what @label says then; none while it says nothing.
 */
void
pnd_label_tooltip_add (GtkWidget *widget, GtkWidget *label)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && GTK_IS_LABEL (label));

  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect_object (widget, "query-tooltip", G_CALLBACK (query_cb), label, 0);
}
