/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/correct/waiting-list.h"

#include <glib/gi18n.h>

#include "app/model/documents/correction.h"
#include "app/model/row-list.h"

struct _PndWaitingList
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  PndRowList *rows; /* (nullable) */

  GtkWidget *box;
  GtkWidget *heading;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (PndWaitingList, pnd_waiting_list, GTK_TYPE_WIDGET)

static const char *
describe_kind (PndWaitingList *self, PndQuarantined *waiting)
{
  gint64 code = pnd_quarantined_get_code (waiting);
  const PndCodeLook *look = code != 0 ? pnd_workspace_get_look (self->workspace, code) : NULL;

  return look != NULL ? look->abbreviation : _("Note");
}

static void
place_cb (GtkButton *button, PndWaitingList *self)
{
  PndQuarantined *waiting = g_object_get_data (G_OBJECT (button), "waiting");
  PndProject *project = pnd_workspace_get_project (self->workspace);
  PndSpan span = pnd_workspace_get_span (self->workspace);
  gint64 id = pnd_row_get_id (PND_ROW (waiting));
  GError *error = NULL;

  if (pnd_span_is_empty (span))
    pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO,
                       _("Select the passage it belongs to first."));
  else if (pnd_quarantined_place (project, id, span, &error) == 0)
    pnd_workspace_fail (self->workspace, error);
}

static void
show_cb (GtkButton *button, PndWaitingList *self)
{
  PndQuarantined *waiting = g_object_get_data (G_OBJECT (button), "waiting");
  int length = pnd_document_text_get_length (pnd_workspace_get_text (self->workspace));
  int position = MIN (pnd_quarantined_get_position (waiting), length);

  pnd_workspace_reveal (self->workspace, pnd_quarantined_get_document (waiting),
                        PND_SPAN (position, position));
}

static void
give_up_cb (GtkButton *button, PndWaitingList *self)
{
  PndQuarantined *waiting = g_object_get_data (G_OBJECT (button), "waiting");
  GError *error = NULL;

  if (!pnd_quarantined_remove (pnd_workspace_get_project (self->workspace),
                               pnd_row_get_id (PND_ROW (waiting)), &error))
    pnd_workspace_fail (self->workspace, error);
}

static GtkWidget *
make_button (PndWaitingList *self, PndQuarantined *waiting, const char *label, const char *tip,
             GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_tooltip_text (button, tip);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "waiting", g_object_ref (waiting), g_object_unref);
  g_signal_connect (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 4);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_card (PndWaitingList *self, PndQuarantined *waiting)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  g_autofree char *quote = g_strdup_printf (_("“%s”"), pnd_quarantined_get_quote (waiting));

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "waiting");
  gtk_box_append (GTK_BOX (card), make_label (describe_kind (self, waiting), "heading"));
  gtk_box_append (GTK_BOX (card), make_label (quote, NULL));
  if (*pnd_quarantined_get_memo (waiting) != '\0')
    gtk_box_append (GTK_BOX (card), make_label (pnd_quarantined_get_memo (waiting), "dim-label"));
  gtk_box_append (GTK_BOX (buttons),
                  make_button (self, waiting, _("Place Here"), _("Place it on the selection"),
                               G_CALLBACK (place_cb)));
  gtk_box_append (GTK_BOX (buttons), make_button (self, waiting, _("Where It Was"),
                                                  _("Show where it was"), G_CALLBACK (show_cb)));
  gtk_box_append (GTK_BOX (buttons),
                  make_button (self, waiting, _("Give Up"), _("Delete it; undo brings it back"),
                               G_CALLBACK (give_up_cb)));
  gtk_box_append (GTK_BOX (card), buttons);
  return card;
}

/* few and rarely: made anew whenever something changes */
static void
refill_cb (PndWaitingList *self)
{
  guint n = self->rows != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->rows)) : 0;
  g_autofree char *heading
    = g_strdup_printf (ngettext ("%u passage to place again", "%u passages to place again", n), n);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PndQuarantined) waiting = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      gtk_box_append (GTK_BOX (self->list), make_card (self, waiting));
    }
  gtk_label_set_text (GTK_LABEL (self->heading), heading);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

static void
document_cb (PndWaitingList *self)
{
  PndDocument *document = pnd_workspace_get_document (self->workspace);

  if (self->rows != NULL)
    g_signal_handlers_disconnect_by_data (self->rows, self);
  g_clear_object (&self->rows);
  if (document != NULL)
    {
      self->rows = pnd_row_list_new (pnd_workspace_get_project (self->workspace),
                                     PND_TYPE_QUARANTINED, "t.document = ?", "t.position, t.id",
                                     NULL, "i", pnd_row_get_id (PND_ROW (document)));
      g_signal_connect_swapped (self->rows, "items-changed", G_CALLBACK (refill_cb), self);
    }
  refill_cb (self);
}

static void
pnd_waiting_list_dispose (GObject *object)
{
  PndWaitingList *self = PND_WAITING_LIST (object);

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  if (self->rows != NULL)
    g_signal_handlers_disconnect_by_data (self->rows, self);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pnd_waiting_list_parent_class)->dispose (object);
}

static void
pnd_waiting_list_class_init (PndWaitingListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_waiting_list_dispose;
  gtk_widget_class_set_css_name (widget_class, "waiting-list");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pnd_waiting_list_init (PndWaitingList *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->heading = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_widget_add_css_class (self->heading, "heading");
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (GTK_BOX (self->box), self->heading);
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * pnd_waiting_list_new:
 * @workspace: the workspace
 *
 * Returns: the list, in step with the document at hand.
 */
GtkWidget *
pnd_waiting_list_new (PndWorkspace *workspace)
{
  PndWaitingList *self = g_object_new (PND_TYPE_WAITING_LIST, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_swapped (workspace, "notify::document", G_CALLBACK (document_cb), self);
  g_signal_connect_swapped (workspace, "notify::project", G_CALLBACK (document_cb), self);
  document_cb (self);
  return GTK_WIDGET (self);
}
