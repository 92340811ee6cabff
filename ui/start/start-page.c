/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/start/start-page.h"

#include <glib/gi18n.h>

struct _PndStartPage
{
  GtkWidget parent_instance;

  PndSettings *settings;
  GtkWidget *scrolled;
  GtkWidget *recent_title;
  GtkWidget *recent; /* GtkListBox */
};

G_DEFINE_FINAL_TYPE (PndStartPage, pnd_start_page, GTK_TYPE_WIDGET)

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* the folder as a person knows it */
static char *
name_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  const char *home = g_get_home_dir ();

  if (g_str_has_prefix (folder, home) && strlen (home) > 1)
    return g_strconcat ("~", folder + strlen (home), NULL);
  return g_steal_pointer (&folder);
}

static void
forget_cb (GtkButton *button, PndStartPage *self)
{
  pnd_settings_remove_recent (self->settings, g_object_get_data (G_OBJECT (button), "path"));
}

static GtkWidget *
make_row (PndStartPage *self, const char *path)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *forget = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *file = g_path_get_basename (path);
  g_autofree char *folder = name_folder (path);
  GtkWidget *name;
  GtkWidget *detail;

  if (g_str_has_suffix (file, ".penanda"))
    file[strlen (file) - strlen (".penanda")] = '\0';
  name = make_label (file, "row-title");
  detail = make_label (g_file_test (path, G_FILE_TEST_EXISTS) ? folder : _("no longer there"),
                       "row-detail");
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_width_chars (GTK_LABEL (name), 3);
  gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_START);
  gtk_label_set_width_chars (GTK_LABEL (detail), 3);
  gtk_box_append (GTK_BOX (texts), name);
  gtk_box_append (GTK_BOX (texts), detail);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_add_css_class (forget, "flat");
  gtk_widget_set_valign (forget, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (forget, _("Remove from this list"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (forget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Remove from this list"), -1);
  g_object_set_data_full (G_OBJECT (forget), "path", g_strdup (path), g_free);
  g_signal_connect (forget, "clicked", G_CALLBACK (forget_cb), self);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), forget);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open-recent");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", path);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, file, -1);
  return row;
}

static void
fill_recent (PndStartPage *self)
{
  g_auto (GStrv) paths = pnd_settings_get_recent (self->settings);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->recent)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->recent), row);
  for (char **path = paths; *path != NULL; path++)
    gtk_list_box_append (GTK_LIST_BOX (self->recent), make_row (self, *path));
  gtk_widget_set_visible (self->recent, paths[0] != NULL);
  gtk_widget_set_visible (self->recent_title, paths[0] != NULL);
}

static void
settings_changed_cb (PndStartPage *self, const char *key)
{
  g_assert (PND_IS_START_PAGE (self));

  if (g_str_equal (key, "recent"))
    fill_recent (self);
}

static void
pnd_start_page_dispose (GObject *object)
{
  PndStartPage *self = PND_START_PAGE (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);

  G_OBJECT_CLASS (pnd_start_page_parent_class)->dispose (object);
}

static void
pnd_start_page_class_init (PndStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_start_page_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "startpage");
}

static void
add_button (GtkWidget *box, const char *label, const char *action, const char *css_class)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (css_class != NULL)
    gtk_widget_add_css_class (button, css_class);
  gtk_box_append (GTK_BOX (box), button);
}

static void
pnd_start_page_init (PndStartPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *hint;

  gtk_widget_add_css_class (box, "start-content");
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (box, 460, -1);
  gtk_box_append (GTK_BOX (box), make_label ("Penanda", "start-title"));
  gtk_box_append (GTK_BOX (box),
                  make_label (_("Read, mark and weigh the motives of paradiplomacy."),
                              "start-text"));
  add_button (buttons, _("_New Project…"), "app.new-project", "suggested-action");
  add_button (buttons, _("_Open…"), "app.open-project", NULL);
  add_button (buttons, _("Open the _Sample Project"), "app.open-sample", NULL);
  gtk_widget_add_css_class (buttons, "start-buttons");
  gtk_box_append (GTK_BOX (box), buttons);
  hint = make_label (_("A project is one file that holds your texts, codes and codings. The sample "
                       "shows ten short texts, coded already."),
                     "start-hint");
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (hint), 60);
  gtk_box_append (GTK_BOX (box), hint);
  self->recent_title = make_label (_("Recent projects"), "pane-title");
  self->recent = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->recent), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->recent, "recent");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->recent), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Recent projects"), -1);
  gtk_box_append (GTK_BOX (box), self->recent_title);
  gtk_box_append (GTK_BOX (box), self->recent);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), box);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

/**
 * pnd_start_page_new:
 * @settings: where recent projects are kept
 *
 * Returns: the page
 */
GtkWidget *
pnd_start_page_new (PndSettings *settings)
{
  PndStartPage *self = g_object_new (PND_TYPE_START_PAGE, NULL);

  g_return_val_if_fail (PND_IS_SETTINGS (settings), NULL);

  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed", G_CALLBACK (settings_changed_cb), self,
                           G_CONNECT_SWAPPED);
  fill_recent (self);
  return GTK_WIDGET (self);
}
