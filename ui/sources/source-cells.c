/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/sources/source-cells.h"

#include "ui/common/lists/label-tooltip.h"

/* characters: a date, a place and most names are seen whole; the table scrolls where it must */
static const int widths[] = {
  [PND_SOURCE_NAME] = 22,   [PND_SOURCE_TYPE] = 10,   [PND_SOURCE_DATE] = 11,
  [PND_SOURCE_PLACE] = 12,  [PND_SOURCE_ORIGIN] = 7,  [PND_SOURCE_LANGUAGE] = 4,
  [PND_SOURCE_HOLDER] = 11, [PND_SOURCE_FOLDER] = 10, [PND_SOURCE_CONFIDENTIALITY] = 7,
  [PND_SOURCE_TWIN] = 10,   [PND_SOURCE_ATTRIBUTE] = 10,
};

/* what the cells of a column share */
typedef struct
{
  const PndSourceField *field;
  PndAttributes *const *attributes;
} Column;

static void
show_value (PndDocument *document, GtkWidget *label)
{
  const Column *column = g_object_get_data (G_OBJECT (label), "column");

  gtk_label_set_text (GTK_LABEL (label),
                      pnd_source_field_get_text (column->field, document, *column->attributes));
}

/* attributes are rows of their own: their documents do not tell */
static void
attributes_cb (GtkWidget *label, PndChanges *changes)
{
  if (pnd_changes_touch (changes, "attributes"))
    show_value (g_object_get_data (G_OBJECT (label), "document"), label);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Column *column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), widths[column->field->kind]);
  pnd_label_tooltip_add (label, label);
  g_object_set_data (G_OBJECT (label), "column", column);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Column *column)
{
  PndDocument *document = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);

  g_object_set_data (G_OBJECT (label), "document", document);
  show_value (document, label);
  g_signal_connect_object (document, "changed", G_CALLBACK (show_value), label, 0);
  if (column->field->kind == PND_SOURCE_ATTRIBUTE)
    g_signal_connect_object (pnd_row_get_project (PND_ROW (document)), "changed",
                             G_CALLBACK (attributes_cb), label, G_CONNECT_SWAPPED);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  PndRow *document = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);

  g_signal_handlers_disconnect_by_data (document, label);
  g_signal_handlers_disconnect_by_data (pnd_row_get_project (document), label);
}

/**
 * pnd_source_cells_new:
 * @field: what the column shows; must outlive the column
 * @attributes: (inout): where the table keeps the attributes of all documents, there (nullable)
 *
 * Returns: (transfer full): what makes the column's cells
 */
GtkListItemFactory *
pnd_source_cells_new (const PndSourceField *field, PndAttributes *const *attributes)
{
  GtkListItemFactory *self = gtk_signal_list_item_factory_new ();
  Column *column = g_new0 (Column, 1);

  g_return_val_if_fail (field != NULL && attributes != NULL, self);

  column->field = field;
  column->attributes = attributes;
  g_object_set_data_full (G_OBJECT (self), "column", column, g_free);
  g_signal_connect (self, "setup", G_CALLBACK (setup_cb), column);
  g_signal_connect (self, "bind", G_CALLBACK (bind_cb), column);
  g_signal_connect (self, "unbind", G_CALLBACK (unbind_cb), NULL);
  return self;
}
