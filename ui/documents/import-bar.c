/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/documents/import-bar.h"

#include <glib/gi18n.h>

/* a quick import needs no bar that flashes up */
#define DELAY_MS 250

struct _PndImportBar
{
  GtkWidget parent_instance;

  PndImport *import;
  GtkWidget *box;
  GtkWidget *label;
  GtkWidget *progress;
  guint delay;
};

G_DEFINE_FINAL_TYPE (PndImportBar, pnd_import_bar, GTK_TYPE_WIDGET)

static gboolean
show_cb (gpointer data)
{
  PndImportBar *self = data;

  self->delay = 0;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  return G_SOURCE_REMOVE;
}

static void
progress_cb (PndImportBar *self, const char *name, int done, int total)
{
  g_autofree char *text = g_strdup_printf (_("Opening %s (%d of %d)"), name, done + 1, total);

  g_assert (PND_IS_IMPORT_BAR (self));

  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), (done + 0.5) / MAX (total, 1));
  if (self->delay == 0 && !gtk_widget_get_visible (GTK_WIDGET (self)))
    self->delay = g_timeout_add (DELAY_MS, show_cb, self);
}

static void
finished_cb (PndImportBar *self)
{
  g_assert (PND_IS_IMPORT_BAR (self));

  g_clear_handle_id (&self->delay, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
pnd_import_bar_dispose (GObject *object)
{
  PndImportBar *self = PND_IMPORT_BAR (object);

  g_clear_handle_id (&self->delay, g_source_remove);
  g_clear_object (&self->import);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (pnd_import_bar_parent_class)->dispose (object);
}

static void
pnd_import_bar_class_init (PndImportBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_import_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "importbar");
}

static void
pnd_import_bar_init (PndImportBar *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->label = gtk_label_new (NULL);
  self->progress = gtk_progress_bar_new ();
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_valign (self->progress, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (self->progress, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Progress of opening documents"), -1);
  gtk_box_append (GTK_BOX (self->box), self->label);
  gtk_box_append (GTK_BOX (self->box), self->progress);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * pnd_import_bar_new:
 * @import: what to show
 *
 * Returns: a bar
 */
GtkWidget *
pnd_import_bar_new (PndImport *import)
{
  PndImportBar *self = g_object_new (PND_TYPE_IMPORT_BAR, NULL);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  g_return_val_if_fail (PND_IS_IMPORT (import), NULL);

  self->import = g_object_ref (import);
  gtk_box_append (GTK_BOX (self->box), cancel);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (pnd_import_cancel), import,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (import, "progress", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (import, "finished", G_CALLBACK (finished_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
