/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/evidence/evidence-bar.h"

#include <glib/gi18n.h>

#include "app/store/veil/review-only.h"
#include "ui/codes/rating-chips.h"
#include "ui/evidence/evidence-verbs.h"

/*
 * _PndEvidenceBar:
 * @codes: gint64 elements: what each choice of @code after the first is
 */
struct _PndEvidenceBar
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  PndEvidenceModel *model;
  GtkSelectionModel *selection;
  GArray *codes;
  GtkWidget *box;
  GtkWidget *selected;
  GtkWidget *code;
};

G_DEFINE_FINAL_TYPE (PndEvidenceBar, pnd_evidence_bar, GTK_TYPE_WIDGET)

static GArray *
list_selected (PndEvidenceBar *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkBitset) selected
    = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkBitsetIter iter;
  guint position;

  if (gtk_bitset_iter_init_first (&iter, selected, &position))
    do
      {
        gint64 id = pnd_evidence_model_get_id (self->model, position);

        if (id != 0)
          g_array_append_val (ids, id);
      }
    while (gtk_bitset_iter_next (&iter, &position));
  return ids;
}

static void
selection_cb (PndEvidenceBar *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  g_autoptr (GtkBitset) selected
    = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint n = (guint) gtk_bitset_get_size (selected);
  gboolean can = n > 0 && project != NULL && pnd_project_can_edit (project);
  g_autofree char *text
    = n > 0 ? g_strdup_printf (ngettext ("%u selected", "%u selected", n), n)
            : g_strdup (_("Select passages to change them together."));

  g_assert (PND_IS_EVIDENCE_BAR (self));

  gtk_label_set_text (GTK_LABEL (self->selected), text);
  for (GtkWidget *child = gtk_widget_get_first_child (self->box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (child != self->selected)
      gtk_widget_set_visible (child, can);
}

static void
rate_cb (GtkButton *button, PndEvidenceBar *self)
{
  g_autoptr (GArray) ids = list_selected (self);
  guint keyval = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "key"));

  g_assert (PND_IS_EVIDENCE_BAR (self));

  pnd_evidence_rate (self->workspace, ids, keyval);
}

static void
remove_cb (PndEvidenceBar *self)
{
  g_autoptr (GArray) ids = list_selected (self);

  g_assert (PND_IS_EVIDENCE_BAR (self));

  pnd_evidence_remove (self->workspace, ids);
}

/* the first choice stands for none */
static void
code_cb (PndEvidenceBar *self)
{
  guint choice = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->code));
  g_autoptr (GArray) ids = NULL;

  g_assert (PND_IS_EVIDENCE_BAR (self));

  if (choice == 0 || choice > self->codes->len)
    return;
  ids = list_selected (self);
  pnd_evidence_set_code (self->workspace, ids, g_array_index (self->codes, gint64, choice - 1));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->code), 0);
}

static void
fill_codes (PndEvidenceBar *self)
{
  GListModel *codes = pnd_workspace_get_all_codes (self->workspace);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_array_set_size (self->codes, 0);
  gtk_string_list_append (names, _("Another code…"));
  for (guint i = 0; codes != NULL && i < g_list_model_get_n_items (codes); i++)
    {
      g_autoptr (PndCode) code = g_list_model_get_item (codes, i);
      gint64 id = pnd_row_get_id (PND_ROW (code));
      g_autofree char *name = g_strdup_printf ("%s · %s", pnd_code_get_abbreviation (code),
                                               pnd_code_get_name (code));

      g_array_append_val (self->codes, id);
      gtk_string_list_append (names, name);
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->code), G_LIST_MODEL (names));
}

static void
add_rating (PndEvidenceBar *self, const char *label, const char *tooltip, guint keyval)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_object_set_data (G_OBJECT (button), "key", GUINT_TO_POINTER (keyval));
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  g_signal_connect (button, "clicked", G_CALLBACK (rate_cb), self);
  gtk_box_append (GTK_BOX (self->box), button);
}

/* between the chips of a rating and those of another */
static void
add_gap (PndEvidenceBar *self)
{
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
}

static void
add_ratings (PndEvidenceBar *self)
{
  static const guint polarities[]
    = { 0, GDK_KEY_plus, GDK_KEY_minus, GDK_KEY_0 };
  static const guint holders[] = { 0, GDK_KEY_o, GDK_KEY_p, GDK_KEY_c, GDK_KEY_x };

  for (int i = 1; i < PND_N_POLARITIES; i++)
    add_rating (self, pnd_polarity_get_symbol ((PndPolarity) i),
                pnd_polarity_get_title ((PndPolarity) i), polarities[i]);
  add_gap (self);
  for (int i = 1; i <= 3; i++)
    {
      g_autofree char *label = g_strdup_printf ("%d", i);
      g_autofree char *tooltip = g_strdup_printf (_("Strength %d"), i);

      add_rating (self, label, tooltip, (guint) (GDK_KEY_0 + i));
    }
  add_gap (self);
  for (int i = 1; i < PND_N_HOLDERS; i++)
    {
      g_autofree char *key = g_strdup_printf ("%c", (char) holders[i]);

      add_rating (self, key, pnd_holder_get_title ((PndHolder) i), holders[i]);
    }
}

static void
build (PndEvidenceBar *self)
{
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  GtkExpression *name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  self->selected = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->selected), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->selected), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->selected, TRUE);
  gtk_widget_add_css_class (self->selected, "dim-label");
  gtk_box_append (GTK_BOX (self->box), self->selected);
  add_ratings (self);
  self->code = gtk_drop_down_new (NULL, name);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (self->code), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->code), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Another code for the selected passages"), -1);
  g_signal_connect_swapped (self->code, "notify::selected", G_CALLBACK (code_cb), self);
  gtk_widget_set_tooltip_text (remove, _("Remove the selected codings (Delete)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Remove the selected codings"), -1);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->code);
  gtk_box_append (GTK_BOX (self->box), remove);
  gtk_widget_add_css_class (self->box, "evidence-bar");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
pnd_evidence_bar_dispose (GObject *object)
{
  PndEvidenceBar *self = PND_EVIDENCE_BAR (object);

  if (self->box != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->selection, self);
      g_signal_handlers_disconnect_by_data (self->workspace, self);
      g_signal_handlers_disconnect_by_data (self->code, self);
    }
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pnd_evidence_bar_parent_class)->dispose (object);
}

static void
pnd_evidence_bar_finalize (GObject *object)
{
  g_array_unref (PND_EVIDENCE_BAR (object)->codes);

  G_OBJECT_CLASS (pnd_evidence_bar_parent_class)->finalize (object);
}

static void
pnd_evidence_bar_class_init (PndEvidenceBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pnd_evidence_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = pnd_evidence_bar_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pnd_evidence_bar_init (PndEvidenceBar *self)
{
  self->codes = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * pnd_evidence_bar_new:
 * @workspace: whose codings
 * @model: all that are shown
 * @selection: which of them are selected
 *
 * Returns: the bar
 */
GtkWidget *
pnd_evidence_bar_new (PndWorkspace *workspace, PndEvidenceModel *model,
                      GtkSelectionModel *selection)
{
  PndEvidenceBar *self = g_object_new (PND_TYPE_EVIDENCE_BAR, NULL);

  self->workspace = g_object_ref (workspace);
  self->model = g_object_ref (model);
  self->selection = g_object_ref (selection);
  build (self);
  g_signal_connect_swapped (selection, "selection-changed", G_CALLBACK (selection_cb), self);
  g_signal_connect_swapped (selection, "items-changed", G_CALLBACK (selection_cb), self);
  g_signal_connect_swapped (workspace, "notify::project", G_CALLBACK (fill_codes), self);
  g_signal_connect_swapped (workspace, "codes-changed", G_CALLBACK (fill_codes), self);
  fill_codes (self);
  selection_cb (self);
  return GTK_WIDGET (self);
}

/**
 * pnd_evidence_bar_press:
 * @self: the bar
 * @keyval: a key: of a chip, or Delete
 *
 * Returns: whether it did something
 */
gboolean
pnd_evidence_bar_press (PndEvidenceBar *self, guint keyval)
{
  g_autoptr (GArray) ids = NULL;
  PndRating rating = { 0 };

  g_return_val_if_fail (PND_IS_EVIDENCE_BAR (self), FALSE);

  if (keyval != GDK_KEY_Delete && !pnd_rating_apply_key (&rating, keyval))
    return FALSE;
  ids = list_selected (self);
  if (ids->len == 0)
    return FALSE;
  return keyval == GDK_KEY_Delete ? pnd_evidence_remove (self->workspace, ids)
                                  : pnd_evidence_rate (self->workspace, ids, keyval);
}
