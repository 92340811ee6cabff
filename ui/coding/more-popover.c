/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/coding/more-popover.h"

#include <glib/gi18n.h>

#include "app/model/coding.h"
#include "ui/reader/stripe-sample.h"

#define MAX_HEIGHT 320 /* pixels */
#define NAME_CHARACTERS 34

struct _PndMorePopover
{
  GtkPopover parent_instance;

  PndWorkspace *workspace;
  GArray *marks; /* PndCodingMark, in the order of the rows */
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (PndMorePopover, pnd_more_popover, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, PndMorePopover *self)
{
  const PndCodingMark *mark
    = &g_array_index (self->marks, PndCodingMark, gtk_list_box_row_get_index (row));
  gint64 id = mark->id;
  gboolean is_note = (mark->flags & PND_CODING_MARK_ANNOTATION) != 0;

  g_assert (PND_IS_MORE_POPOVER (self));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, id, is_note);
}

static void
pnd_more_popover_dispose (GObject *object)
{
  PndMorePopover *self = PND_MORE_POPOVER (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->marks, g_array_unref);

  G_OBJECT_CLASS (pnd_more_popover_parent_class)->dispose (object);
}

static void
pnd_more_popover_class_init (PndMorePopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pnd_more_popover_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
}

static void
pnd_more_popover_init (PndMorePopover *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("More codings here"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_popover_set_child (GTK_POPOVER (self), scroller);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_widget_add_css_class (GTK_WIDGET (self), "more-popover");
}

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
make_row (PndMorePopover *self, const PndCodingMark *mark)
{
  const PndCodeLook *look = pnd_workspace_get_look (self->workspace, mark->code);
  const char *polarity = pnd_polarity_get_title (mark->polarity);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name;
  g_autofree char *spoken = NULL;

  gtk_box_append (GTK_BOX (box),
                  pnd_stripe_sample_new (mark->polarity, look == NULL ? NULL : &look->colour));
  add_label (box, look == NULL ? "?" : look->abbreviation, "abbreviation");
  name = add_label (box, look == NULL ? "" : look->name, NULL);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (name), 3);
  gtk_label_set_max_width_chars (GTK_LABEL (name), NAME_CHARACTERS);
  gtk_widget_set_hexpand (name, TRUE);
  add_label (box, polarity, "row-detail");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  spoken = g_strdup_printf ("%s, %s, %s", look == NULL ? "?" : look->abbreviation,
                            look == NULL ? "" : look->name, polarity);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

/**
 * pnd_more_popover_new:
 * @workspace: whose codes they are
 *
 * Returns: a popover that is closed
 */
GtkWidget *
pnd_more_popover_new (PndWorkspace *workspace)
{
  PndMorePopover *self = g_object_new (PND_TYPE_MORE_POPOVER, NULL);

  g_return_val_if_fail (PND_IS_WORKSPACE (workspace), NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

/**
 * pnd_more_popover_open:
 * @self: the popover, which has a parent
 * @marks: PndCodingMark elements; copied
 * @place: what it points to, in its parent's coordinates, pixels
 *
 * Shows the codings; the first has the focus.
 */
void
pnd_more_popover_open (PndMorePopover *self, GArray *marks, const GdkRectangle *place)
{
  GtkWidget *row;

  g_return_if_fail (PND_IS_MORE_POPOVER (self));
  g_return_if_fail (marks != NULL && place != NULL);

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  g_clear_pointer (&self->marks, g_array_unref);
  self->marks = g_array_copy (marks);
  for (guint i = 0; i < marks->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         make_row (self, &g_array_index (marks, PndCodingMark, i)));
  gtk_popover_set_pointing_to (GTK_POPOVER (self), place);
  gtk_popover_popup (GTK_POPOVER (self));
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
  if (row != NULL)
    gtk_widget_grab_focus (row);
}
