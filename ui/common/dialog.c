/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/common/dialog.h"

#include <glib/gi18n.h>

/**
 * pnd_dialog_new:
 * @parent: the window it belongs to
 * @title: a translated title
 * @width: in pixels
 * @height: in pixels, -1 for what the content needs
 *
 * Returns: (transfer none): a modal window that Escape closes, not shown yet
 */
GtkWindow *
pnd_dialog_new (GtkWindow *parent, const char *title, int width, int height)
{
  GtkWidget *window = gtk_window_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);

  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_titlebar (GTK_WINDOW (window), gtk_header_bar_new ());
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Escape|<Control>w"),
                      gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  gtk_widget_add_css_class (window, "dialog");
  return GTK_WINDOW (window);
}

/**
 * pnd_dialog_add_buttons:
 * @dialog: a window of pnd_dialog_new()
 * @accept: what the suggested button says, with a mnemonic
 *
 * Returns: (transfer none): the suggested button, which is the default one
 */
GtkWidget *
pnd_dialog_add_buttons (GtkWindow *dialog, const char *accept)
{
  GtkWidget *header = gtk_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  GtkWidget *button = gtk_button_new_with_mnemonic (accept);

  gtk_header_bar_set_show_title_buttons (GTK_HEADER_BAR (header), FALSE);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_header_bar_pack_start (GTK_HEADER_BAR (header), cancel);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (header), button);
  gtk_window_set_titlebar (dialog, header);
  gtk_window_set_default_widget (dialog, button);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), dialog);
  return button;
}

/**
 * pnd_dialog_add_field:
 * @form: a vertical box
 * @label: what the field is, translated, with a mnemonic
 * @field: the field
 *
 * Adds the field under its label, which is its accessible name as well.
 *
 * Returns: (transfer none): @field
 */
GtkWidget *
pnd_dialog_add_field (GtkBox *form, const char *label, GtkWidget *field)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = gtk_label_new_with_mnemonic (label);
  GtkWidget *target = field;

  if (GTK_IS_SCROLLED_WINDOW (field))
    target = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (field));
  gtk_label_set_mnemonic_widget (GTK_LABEL (title), target);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "field-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (target), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (title)), -1);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), field);
  gtk_widget_set_vexpand (box, gtk_widget_get_vexpand (field));
  gtk_box_append (form, box);
  return field;
}

/**
 * pnd_dialog_new_text:
 * @label: (nullable): its accessible name, where no field label gives one
 * @text: (nullable): what it holds at first
 * @min_height: in pixels
 * @buffer: (out) (transfer none): its buffer
 *
 * Returns: a text of several lines in a frame; Tab leaves it
 */
GtkWidget *
pnd_dialog_new_text (const char *label, const char *text, int min_height, GtkTextBuffer **buffer)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 6);
  if (label != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), min_height);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_widget_add_css_class (scrolled, "text-field");
  *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_set_text (*buffer, text != NULL ? text : "", -1);
  return scrolled;
}

/**
 * pnd_dialog_get_text:
 * @buffer: a buffer
 *
 * Returns: (transfer full): all its text
 */
char *
pnd_dialog_get_text (GtkTextBuffer *buffer)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}
