/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/people/coders-dialog.h"

#include <glib/gi18n.h>

#include "app/model/coder.h"
#include "app/model/people/finished.h"
#include "app/model/people/second-pass.h"
#include "app/model/row-list.h"
#include "app/store/veil/review-only.h"
#include "ui/common/dialog.h"
#include "ui/common/lists/two-line-list.h"
#include "ui/common/prompt.h"

typedef struct
{
  GtkWindow *window;
  PndWorkspace *workspace;
  PndProject *project;
  PndActFunc act;
  gpointer act_data;
  GtkSingleSelection *selection;
  PndCoder *shown; /* (nullable): the one in the fields */
  gboolean syncing;
  GtkWidget *fields;
  GtkWidget *name;
  GtkWidget *role;
  GtkWidget *colour;
  GtkWidget *blind;
  GtkWidget *state;
  GtkWidget *acts;
} People;

static const char *const role_words[] = { "researcher", "second-coder", "supervisor" };

static const char *
get_role_title (const char *role)
{
  if (g_str_equal (role, role_words[1]))
    return _("Second coder");
  if (g_str_equal (role, role_words[2]))
    return _("Supervisor");
  return _("Researcher");
}

static void
people_free (gpointer data)
{
  People *self = data;

  g_clear_object (&self->shown);
  g_clear_object (&self->selection);
  g_object_unref (self->project);
  g_object_unref (self->workspace);
  g_free (self);
}

static void
fail (People *self, GError *error)
{
  pnd_workspace_fail (self->workspace, error);
}

/* the name is saved by Enter, before anything else is done and at the end; the others at once */
static void
save_name (People *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name));
  GError *error = NULL;

  if (self->shown == NULL || pnd_row_get_deleted (PND_ROW (self->shown))
      || !pnd_project_can_edit (self->project)
      || g_str_equal (name, pnd_coder_get_name (self->shown)))
    return;
  if (!pnd_coder_rename (self->shown, name, &error))
    fail (self, error);
}

static gboolean
is_acting (People *self)
{
  return self->shown != NULL
         && pnd_row_get_id (PND_ROW (self->shown)) == pnd_project_get_coder (self->project);
}

/* how far this coder is, and who acts */
static void
show_state (People *self)
{
  gint64 id = pnd_row_get_id (PND_ROW (self->shown));
  int n = pnd_finished_count (self->project, id);
  guint n_documents = g_list_model_get_n_items (pnd_workspace_get_documents (self->workspace));
  g_autofree char *text = g_strdup_printf (ngettext ("Finished: %d of %u document",
                                                     "Finished: %d of %u documents", n_documents),
                                           n, n_documents);

  gtk_label_set_text (GTK_LABEL (self->state), text);
  gtk_button_set_label (GTK_BUTTON (self->acts),
                        is_acting (self) ? _("Is Coding Now") : _("_Code as This Person"));
  gtk_button_set_use_underline (GTK_BUTTON (self->acts), TRUE);
  gtk_widget_set_sensitive (self->acts, !is_acting (self));
}

static void
show (People *self, PndCoder *coder)
{
  GdkRGBA colour;
  guint role = 0;

  g_set_object (&self->shown, coder);
  gtk_widget_set_visible (self->fields, coder != NULL);
  if (coder == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (role_words); i++)
    if (g_str_equal (pnd_coder_get_role (coder), role_words[i]))
      role = i;
  self->syncing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->name), pnd_coder_get_name (coder));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->role), role);
  if (gdk_rgba_parse (&colour, pnd_coder_get_colour (coder)))
    gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (self->colour), &colour);
  gtk_switch_set_active (GTK_SWITCH (self->blind), pnd_coder_get_blind (coder));
  self->syncing = FALSE;
  gtk_widget_set_sensitive (self->fields, pnd_project_can_edit (self->project));
  show_state (self);
}

static void
selected_cb (People *self)
{
  PndCoder *coder = gtk_single_selection_get_selected_item (self->selection);

  if (coder == self->shown)
    return;
  save_name (self);
  show (self, coder);
}

static void
role_cb (People *self)
{
  guint role = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->role));
  GError *error = NULL;

  if (self->syncing || self->shown == NULL || role >= G_N_ELEMENTS (role_words))
    return;
  if (!pnd_coder_set_role (self->shown, role_words[role], &error))
    fail (self, error);
}

static void
colour_cb (People *self)
{
  GdkRGBA rgba;
  g_autofree char *colour = NULL;
  GError *error = NULL;

  if (self->syncing || self->shown == NULL)
    return;
  gtk_color_chooser_get_rgba (GTK_COLOR_CHOOSER (self->colour), &rgba);
  colour = g_strdup_printf ("#%02x%02x%02x", (int) (rgba.red * 255 + 0.5),
                            (int) (rgba.green * 255 + 0.5), (int) (rgba.blue * 255 + 0.5));
  if (!pnd_coder_set_colour (self->shown, colour, &error))
    fail (self, error);
}

static void
set_blind (People *self, gboolean blind)
{
  GError *error = NULL;

  if (self->shown != NULL && !pnd_coder_set_blind (self->shown, blind, &error))
    fail (self, error);
  if (self->shown != NULL)
    show (self, self->shown);
}

static void
lift_cb (const char *answer, gpointer data)
{
  set_blind (data, FALSE);
}

/* lifting it for all documents at once is asked about: it cannot be taken back */
static gboolean
blind_cb (GtkSwitch *blind, gboolean state, People *self)
{
  PndPrompt prompt = {
    .title = _("Lift the Veil?"),
    .body = _("From then on this coder sees what the others coded in every document. The history "
              "says so, and it cannot be undone. To see one document, declare it finished "
              "instead."),
    .accept = _("_Lift the Veil"),
    .destructive = TRUE,
  };

  if (self->syncing || self->shown == NULL || state == pnd_coder_get_blind (self->shown))
    return FALSE;
  /* the fields are filled anew below */
  save_name (self);
  if (state)
    set_blind (self, TRUE);
  else
    {
      show (self, self->shown);
      pnd_prompt_show (GTK_WIDGET (self->window), &prompt, lift_cb, self, NULL);
    }
  return TRUE;
}

static void
acts_cb (People *self)
{
  g_autofree char *name = NULL;

  save_name (self);
  if (self->shown == NULL)
    return;
  /* the row is read again meanwhile */
  name = g_strdup (pnd_coder_get_name (self->shown));
  self->act (name, self->act_data);
  show (self, self->shown);
}

static void
added_cb (const char *name, gpointer data)
{
  People *self = data;
  GError *error = NULL;
  gint64 id = pnd_coder_add (self->project, name, &error);

  if (id == 0)
    fail (self, error);
  else
    pnd_two_line_list_select (self->selection, id);
}

static void
add_cb (People *self)
{
  PndPrompt prompt = {
    .title = _("New Coder"),
    .body = _("A second coder codes the same documents independently; a supervisor reviews."),
    .label = _("Name of the coder"),
    .accept = _("_Add"),
  };

  save_name (self);
  pnd_prompt_show (GTK_WIDGET (self->window), &prompt, added_cb, self, NULL);
}

static void
second_pass_cb (People *self)
{
  GError *error = NULL;
  gint64 id;

  save_name (self);
  if (self->shown == NULL)
    return;
  id = pnd_second_pass_begin (self->project, pnd_coder_get_name (self->shown), &error);
  if (id == 0)
    fail (self, error);
  else
    pnd_two_line_list_select (self->selection, id);
}

static gboolean
close_cb (People *self)
{
  save_name (self);
  return FALSE;
}

static void
show_row (gpointer item, GtkWidget *row, gpointer data)
{
  const char *role = get_role_title (pnd_coder_get_role (item));
  g_autofree char *detail = NULL;

  /* Translators: the role of a coder, who sees nothing of the others */
  detail = pnd_coder_get_blind (item) ? g_strdup_printf (_("%s, blind"), role) : g_strdup (role);
  pnd_two_line_row_set (row, pnd_coder_get_name (item), detail);
}

static GtkWidget *
make_side (People *self)
{
  GtkWidget *list
    = pnd_two_line_list_new (GTK_SELECTION_MODEL (self->selection), _("Coders"), show_row, NULL);
  GtkWidget *add;
  GtkWidget *side = pnd_two_line_list_add_button (list, _("Ne_w Coder…"), &add);

  gtk_widget_set_sensitive (add, pnd_project_can_edit (self->project));
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_cb), self);
  return side;
}

static GtkWidget *
make_hint (const char *text)
{
  GtkWidget *hint = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (hint), 44);
  gtk_widget_add_css_class (hint, "row-detail");
  return hint;
}

static GtkWidget *
make_blind (People *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new_with_mnemonic (_("_Blind"));

  self->blind = gtk_switch_new ();
  gtk_widget_set_valign (self->blind, GTK_ALIGN_CENTER);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->blind);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->blind), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  g_signal_connect (self->blind, "state-set", G_CALLBACK (blind_cb), self);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->blind);
  return box;
}

static GtkWidget *
make_colour (People *self)
{
  self->colour = gtk_color_button_new ();
  gtk_color_button_set_title (GTK_COLOR_BUTTON (self->colour), _("Colour of the Coder"));
  gtk_widget_set_halign (self->colour, GTK_ALIGN_START);
  g_signal_connect_swapped (self->colour, "color-set", G_CALLBACK (colour_cb), self);
  return self->colour;
}

static GtkWidget *
make_buttons (People *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *second = gtk_button_new_with_mnemonic (_("Second _Pass"));

  self->acts = gtk_button_new ();
  gtk_widget_set_tooltip_text (second, _("Codes the same documents once more, blind to the first "
                                         "time"));
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (buttons), second);
  gtk_box_append (GTK_BOX (buttons), self->acts);
  g_signal_connect_swapped (second, "clicked", G_CALLBACK (second_pass_cb), self);
  g_signal_connect_swapped (self->acts, "clicked", G_CALLBACK (acts_cb), self);
  return buttons;
}

static GtkWidget *
make_fields (People *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  const char *roles[] = { get_role_title (role_words[0]), get_role_title (role_words[1]),
                          get_role_title (role_words[2]), NULL };
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->name = pnd_dialog_add_field (GTK_BOX (box), _("_Name"), gtk_entry_new ());
  self->role = pnd_dialog_add_field (GTK_BOX (box), _("_Role"),
                                     gtk_drop_down_new_from_strings (roles));
  pnd_dialog_add_field (GTK_BOX (box), _("Co_lour"), make_colour (self));
  g_signal_connect_swapped (self->name, "activate", G_CALLBACK (save_name), self);
  g_signal_connect_swapped (self->role, "notify::selected", G_CALLBACK (role_cb), self);
  gtk_box_append (GTK_BOX (box), make_blind (self));
  gtk_box_append (GTK_BOX (box),
                  make_hint (_("Who codes blind sees nothing of the others in a document before "
                               "declaring it finished (Documents ▸ Finished).")));
  self->state = make_hint ("");
  gtk_box_append (GTK_BOX (box), self->state);
  gtk_widget_set_vexpand (space, TRUE);
  gtk_box_append (GTK_BOX (box), space);
  gtk_box_append (GTK_BOX (box), make_buttons (self));
  gtk_widget_set_hexpand (box, TRUE);
  self->fields = box;
  return box;
}

/**
 * pnd_coders_dialog_show:
 * @parent: the window
 * @workspace: whose project
 * @act: called when somebody else is to code from now on
 * @data: for @act, lives as long as @parent
 *
 * Returns: (transfer none): the window, which destroys itself
 */
GtkWindow *
pnd_coders_dialog_show (GtkWindow *parent, PndWorkspace *workspace, PndActFunc act, gpointer data)
{
  People *self = g_new0 (People, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  self->workspace = g_object_ref (workspace);
  self->project = g_object_ref (pnd_workspace_get_project (workspace));
  self->act = act;
  self->act_data = data;
  self->window = pnd_dialog_new (parent, _("Coders"), 620, 420);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (pnd_row_list_new (
    self->project, PND_TYPE_CODER, "t.layer IS NULL", "t.id", NULL, "")));
  gtk_widget_add_css_class (box, "dialog-content");
  gtk_box_append (GTK_BOX (box), make_side (self));
  gtk_box_append (GTK_BOX (box), make_fields (self));
  gtk_window_set_child (self->window, box);
  g_object_set_data_full (G_OBJECT (self->window), "people", self, people_free);
  g_signal_connect_swapped (self->window, "close-request", G_CALLBACK (close_cb), self);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                            self);
  pnd_two_line_list_select (self->selection, pnd_project_get_coder (self->project));
  show (self, gtk_single_selection_get_selected_item (self->selection));
  gtk_widget_grab_focus (self->name);
  gtk_window_present (self->window);
  return self->window;
}
