/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/codes/code-row.h"

#include <glib/gi18n.h>

#include "ui/common/swatch.h"
#include "ui/preferences/language.h"

struct _PndCodeRow
{
  GtkWidget parent_instance;

  PndCodesModel *tree;
  GtkSizeGroup *abbreviations; /* of the leaves on screen: their names begin below one another */
  PndCode *code;
  GtkWidget *expander;
  GtkWidget *swatch;
  GtkWidget *abbreviation;
  GtkWidget *name;
  GtkWidget *pin;
  GtkWidget *count;
  int drop_where;
};

G_DEFINE_FINAL_TYPE (PndCodeRow, pnd_code_row, GTK_TYPE_WIDGET)

enum
{
  DROPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const drop_classes[] = { "drop-before", "drop-under", "drop-after" };

static void
set_class (PndCodeRow *self, const char *css_class, gboolean wanted)
{
  if (wanted)
    gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), css_class);
}

static void
set_drop_class (PndCodeRow *self, const char *wanted)
{
  for (guint i = 0; i < G_N_ELEMENTS (drop_classes); i++)
    set_class (self, drop_classes[i], g_strcmp0 (drop_classes[i], wanted) == 0);
}

static GdkContentProvider *
drag_prepare_cb (PndCodeRow *self)
{
  g_assert (PND_IS_CODE_ROW (self));

  if (self->code == NULL)
    return NULL;
  return gdk_content_provider_new_typed (G_TYPE_INT64, pnd_row_get_id (PND_ROW (self->code)));
}

/* what is carried: the code's own swatch and abbreviation */
static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, PndCodeRow *self)
{
  GtkWidget *icon = gtk_drag_icon_get_for_drag (drag);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *swatch = pnd_swatch_new ();

  pnd_swatch_set_hex (PND_SWATCH (swatch), pnd_code_get_colour (self->code));
  gtk_box_append (GTK_BOX (box), swatch);
  gtk_box_append (GTK_BOX (box), gtk_label_new (pnd_code_get_abbreviation (self->code)));
  gtk_widget_add_css_class (box, "code-drag");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (icon), box);
}

/* the outer quarters of the row mean beside it, the middle under it */
static int
find_where (PndCodeRow *self, double y)
{
  double share = y / MAX (1, gtk_widget_get_height (GTK_WIDGET (self)));

  return share < 0.3 ? -1 : share > 0.7 ? 1 : 0;
}

static GdkDragAction
drop_motion_cb (PndCodeRow *self, double x, double y)
{
  g_assert (PND_IS_CODE_ROW (self));

  self->drop_where = find_where (self, y);
  set_drop_class (self, drop_classes[self->drop_where + 1]);
  return GDK_ACTION_COPY;
}

static void
drop_leave_cb (PndCodeRow *self)
{
  g_assert (PND_IS_CODE_ROW (self));

  set_drop_class (self, NULL);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, PndCodeRow *self)
{
  gint64 code = g_value_get_int64 (value);
  gboolean itself;

  g_assert (PND_IS_CODE_ROW (self));

  set_drop_class (self, NULL);
  itself = self->code == NULL || pnd_row_get_id (PND_ROW (self->code)) == code;
  if (!itself)
    g_signal_emit (self, signals[DROPPED], 0, code, find_where (self, y));
  return !itself;
}

/* asked for when a pointer rests: setting the text of a tooltip asks the display every time where
 * its pointer is, which is felt with sixty rows */
static gboolean
pnd_code_row_query_tooltip (GtkWidget *widget, int x, int y, gboolean by_keyboard,
                            GtkTooltip *tooltip)
{
  PndCodeRow *self = PND_CODE_ROW (widget);
  GtkWidget *at = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);

  if (self->code == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, at == self->pin && pnd_code_get_pin (self->code) > 0
                                   ? _("Pinned: this digit applies it")
                                   : pnd_code_get_name (self->code));
  return TRUE;
}

static void
pnd_code_row_dispose (GObject *object)
{
  PndCodeRow *self = PND_CODE_ROW (object);

  g_clear_object (&self->code);
  g_clear_object (&self->tree);
  g_clear_object (&self->abbreviations);
  g_clear_pointer (&self->expander, gtk_widget_unparent);

  G_OBJECT_CLASS (pnd_code_row_parent_class)->dispose (object);
}

static void
pnd_code_row_class_init (PndCodeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_code_row_dispose;
  widget_class->query_tooltip = pnd_code_row_query_tooltip;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "coderow");

  signals[DROPPED] = g_signal_new ("dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT);
}

static void
add_drag_and_drop (PndCodeRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_COPY);

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  g_signal_connect_swapped (target, "motion", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (drop_leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static GtkWidget *
add_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
pnd_code_row_init (PndCodeRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->expander = gtk_tree_expander_new ();
  self->swatch = pnd_swatch_new ();
  self->pin = add_label (box, "code-pin");
  gtk_box_append (GTK_BOX (box), self->swatch);
  self->abbreviation = add_label (box, "code-abbreviation");
  self->name = add_label (box, "code-name");
  self->count = add_label (box, "code-count");
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (self->name), 3);
  gtk_label_set_wrap (GTK_LABEL (self->name), TRUE);
  gtk_label_set_lines (GTK_LABEL (self->name), 2);
  gtk_widget_set_hexpand (self->name, TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->count), 1);
  gtk_label_set_xalign (GTK_LABEL (self->pin), 0.5);
  gtk_widget_set_valign (self->pin, GTK_ALIGN_CENTER);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (self->expander), box);
  gtk_widget_set_parent (self->expander, GTK_WIDGET (self));
  add_drag_and_drop (self);
}

/* the triangle of a leaf is not seen, so it must not be in the way of a click either */
static void
set_leaf (PndCodeRow *self, gboolean leaf)
{
  if (gtk_widget_has_css_class (GTK_WIDGET (self), "leaf") == leaf)
    return;
  set_class (self, "leaf", leaf);
  if (leaf)
    gtk_size_group_add_widget (self->abbreviations, self->abbreviation);
  else
    gtk_size_group_remove_widget (self->abbreviations, self->abbreviation);
  for (GtkWidget *child = gtk_widget_get_first_child (self->expander); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (g_str_equal (gtk_widget_get_css_name (child), "expander"))
        gtk_widget_set_can_target (child, !leaf);
    }
}

/**
 * pnd_code_row_new:
 * @tree: which knows the numbers of codings
 * @abbreviations: makes those of all indicators equally wide
 *
 * Returns: an empty row
 */
GtkWidget *
pnd_code_row_new (PndCodesModel *tree, GtkSizeGroup *abbreviations)
{
  PndCodeRow *self = g_object_new (PND_TYPE_CODE_ROW, NULL);

  g_return_val_if_fail (PND_IS_CODES_MODEL (tree), NULL);

  self->tree = g_object_ref (tree);
  self->abbreviations = g_object_ref (abbreviations);
  return GTK_WIDGET (self);
}

/**
 * pnd_code_row_set_row:
 * @self: a row
 * @row: (nullable): the tree's row that holds the code
 */
void
pnd_code_row_set_row (PndCodeRow *self, GtkTreeListRow *row)
{
  g_autoptr (PndCode) code = NULL;

  g_return_if_fail (PND_IS_CODE_ROW (self));

  code = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (self->expander), row);
  if (row == NULL)
    set_leaf (self, FALSE);
  g_set_object (&self->code, code);
  pnd_code_row_refresh (self);
}

/**
 * pnd_code_row_get_code:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the code it shows
 */
PndCode *
pnd_code_row_get_code (PndCodeRow *self)
{
  g_return_val_if_fail (PND_IS_CODE_ROW (self), NULL);

  return self->code;
}

static gboolean
has_children (PndCodeRow *self)
{
  GtkTreeListRow *row = gtk_tree_expander_get_list_row (GTK_TREE_EXPANDER (self->expander));
  GListModel *children = row != NULL ? gtk_tree_list_row_get_children (row) : NULL;

  return children != NULL && g_list_model_get_n_items (children) > 0;
}

/* most edits change no row, and a label that is set is laid out again */
static gboolean
set_text (GtkWidget *label, const char *text)
{
  if (g_str_equal (gtk_label_get_text (GTK_LABEL (label)), text))
    return FALSE;
  gtk_label_set_text (GTK_LABEL (label), text);
  return TRUE;
}

/* A leaf has the digit where others have the triangle, and keeps the place free without one: all
 * swatches, and all names, stand in columns. */
static void
refresh_pin (PndCodeRow *self)
{
  int pin = pnd_code_get_pin (self->code);
  g_autofree char *digit = pin > 0 ? g_strdup_printf ("%d", pin) : g_strdup ("");

  set_text (self->pin, digit);
  set_class (self, "pinned", pin > 0);
  gtk_widget_set_visible (self->pin, pin > 0 || !has_children (self));
}

static void
update_accessible (PndCodeRow *self, int n)
{
  g_autofree char *label
    = g_strdup_printf (ngettext ("%s %s, %d coding", "%s %s, %d codings", n),
                       pnd_code_get_abbreviation (self->code), pnd_code_get_name (self->code), n);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * pnd_code_row_refresh:
 * @self: a row
 *
 * The code or its codings changed.
 */
void
pnd_code_row_refresh (PndCodeRow *self)
{
  g_autofree char *count = NULL;
  gboolean differs;
  int n;

  g_return_if_fail (PND_IS_CODE_ROW (self));

  if (self->code == NULL || pnd_row_get_deleted (PND_ROW (self->code)))
    return;
  n = pnd_codes_model_get_count (self->tree, pnd_row_get_id (PND_ROW (self->code)));
  count = n > 0 ? pnd_language_format_count (n) : g_strdup ("");
  pnd_swatch_set_hex (PND_SWATCH (self->swatch), pnd_code_get_colour (self->code));
  differs = set_text (self->abbreviation, pnd_code_get_abbreviation (self->code));
  differs |= set_text (self->name, pnd_code_get_name (self->code));
  differs |= set_text (self->count, count);
  set_class (self, "top", pnd_code_get_parent (self->code) == 0);
  set_leaf (self, !has_children (self));
  refresh_pin (self);
  if (differs)
    update_accessible (self, n);
}
