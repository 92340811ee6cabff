/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/search/search-help.h"

#include <glib/gi18n.h>

static void
add_help (GtkGrid *grid, int row, const char *example, const char *meaning)
{
  GtkWidget *left = gtk_label_new (example);
  GtkWidget *right = gtk_label_new (meaning);

  gtk_label_set_xalign (GTK_LABEL (left), 0);
  gtk_label_set_xalign (GTK_LABEL (right), 0);
  gtk_label_set_wrap (GTK_LABEL (right), TRUE);
  gtk_widget_set_valign (left, GTK_ALIGN_START);
  gtk_widget_add_css_class (left, "example");
  gtk_widget_add_css_class (right, "dim-label");
  gtk_grid_attach (grid, left, 0, row, 1, 1);
  gtk_grid_attach (grid, right, 1, row, 1, 1);
}

/**
 * pnd_search_help_new:
 *
 * Returns: examples of queries, and what each finds
 */
GtkWidget *
pnd_search_help_new (void)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  add_help (GTK_GRID (grid), 0, "kota kembar", _("Both words, anywhere in a document"));
  add_help (GTK_GRID (grid), 1, "\"kota kembar\"", _("The words in a row"));
  add_help (GTK_GRID (grid), 2, "invest*", _("Words that begin so"));
  add_help (GTK_GRID (grid), 3, "kota OR provinsi", _("One or the other"));
  add_help (GTK_GRID (grid), 4, "kota NOT kembar", _("Documents with the first and without the "
                                                     "second"));
  add_help (GTK_GRID (grid), 5, "NEAR(kota dagang, 5)", _("At most five words apart"));
  add_help (GTK_GRID (grid), 6, "(kota OR desa) dagang", _("Brackets keep together"));
  gtk_grid_set_column_spacing (GTK_GRID (grid), 24);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_widget_set_halign (grid, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (grid, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (grid, "search-help");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), grid);
  return scroller;
}
