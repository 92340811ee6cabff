/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cases/parts.h"

#include "ui/common/lists/label-codes.h"

/**
 * pnd_part_new_label:
 * @text: (nullable): what it says
 * @css_class: (nullable): its look
 *
 * Returns: a text of as many lines as it needs
 */
GtkWidget *
pnd_part_new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  pnd_label_keep_codes (label);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/**
 * pnd_part_new_text:
 * @text: (nullable): what it says
 * @css_class: (nullable): its look
 * @characters: its least width
 *
 * Returns: a text of as many lines as it needs, in a window whose height it shall not drive up
 */
GtkWidget *
pnd_part_new_text (const char *text, const char *css_class, int characters)
{
  GtkWidget *label = pnd_part_new_label (text, css_class);

  gtk_label_set_width_chars (GTK_LABEL (label), characters);
  gtk_label_set_max_width_chars (GTK_LABEL (label), characters);
  return label;
}

/**
 * pnd_part_new_line:
 * @text: (nullable): what it says
 * @css_class: (nullable): its look
 *
 * Returns: a text of one line
 */
GtkWidget *
pnd_part_new_line (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 3);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/**
 * pnd_part_new_figure:
 * @text: what it shows
 * @spoken: what it is called
 *
 * Returns: a button without a frame
 */
GtkWidget *
pnd_part_new_figure (const char *text, const char *spoken)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_add_css_class (button, "figure");
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  return button;
}

/**
 * pnd_part_new_signed:
 * @mark: (transfer full): a sign
 * @word: its word
 * @css_class: (nullable): look of both
 *
 * Returns: a box
 */
GtkWidget *
pnd_part_new_signed (GtkWidget *mark, const char *word, const char *css_class)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (word);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), label);
  if (css_class != NULL)
    gtk_widget_add_css_class (box, css_class);
  return box;
}

/**
 * pnd_part_remove_children:
 * @box: a box
 */
void
pnd_part_remove_children (GtkWidget *box)
{
  g_return_if_fail (GTK_IS_BOX (box));

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_first_child (box))
    gtk_box_remove (GTK_BOX (box), child);
}

/**
 * pnd_part_format_date:
 * @iso: a time of the project
 *
 * Returns: (transfer full): its day where the person is
 */
char *
pnd_part_format_date (const char *iso)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (iso, NULL);
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d") : g_strdup (iso);
}
