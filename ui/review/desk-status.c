/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/review/desk-status.h"

#include <glib/gi18n.h>

#include "ui/cases/parts.h"

struct _PndDeskStatus
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *bundle;
  GtkWidget *said;
};

G_DEFINE_FINAL_TYPE (PndDeskStatus, pnd_desk_status, GTK_TYPE_WIDGET)

static void
pnd_desk_status_dispose (GObject *object)
{
  g_clear_pointer (&PND_DESK_STATUS (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (pnd_desk_status_parent_class)->dispose (object);
}

static void
pnd_desk_status_class_init (PndDeskStatusClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_desk_status_dispose;
  gtk_widget_class_set_css_name (widget_class, "deskstatus");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pnd_desk_status_init (PndDeskStatus *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->bundle
    = pnd_part_new_label (_("This is a review bundle: judge and remark; nothing else can be changed. "
                            "When you are done, send the file back: the researcher merges it."),
                          "desk-bundle");
  self->said = pnd_part_new_line (NULL, "pane-note");
  gtk_widget_add_css_class (self->said, "numeric");
  gtk_widget_set_visible (self->bundle, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->bundle);
  gtk_box_append (GTK_BOX (self->box), self->said);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * pnd_desk_status_new:
 *
 * Returns: a status that says nothing
 */
GtkWidget *
pnd_desk_status_new (void)
{
  return g_object_new (PND_TYPE_DESK_STATUS, NULL);
}

/**
 * pnd_desk_status_set_bundle:
 * @self: the status
 * @is_bundle: whether what is reviewed is a review bundle
 */
void
pnd_desk_status_set_bundle (PndDeskStatus *self, gboolean is_bundle)
{
  g_return_if_fail (PND_IS_DESK_STATUS (self));

  gtk_widget_set_visible (self->bundle, is_bundle);
}

/**
 * pnd_desk_status_show:
 * @self: the status
 * @queue: what is gone through
 * @at: which one of it is selected, from 0
 *
 * Says "12 of 100 · Accepted: 40 · Queried: 3 · Changed since: 1".
 */
void
pnd_desk_status_show (PndDeskStatus *self, PndDeskQueue *queue, guint at)
{
  g_autoptr (GString) said = g_string_new (NULL);
  int counts[PND_N_STATES];
  int n_changed;
  guint n;

  g_return_if_fail (PND_IS_DESK_STATUS (self) && queue != NULL);

  n = g_list_model_get_n_items (pnd_desk_queue_get_items (queue));
  n_changed = pnd_desk_queue_count (queue, counts);
  if (n > 0)
    g_string_append_printf (said, _("%u of %u"), at + 1, n);
  for (int i = PND_STATE_UNREVIEWED; i < PND_N_STATES; i++)
    if (counts[i] > 0)
      g_string_append_printf (said, " · %s: %d", pnd_review_state_get_title ((PndReviewState) i),
                              counts[i]);
  if (n_changed > 0)
    g_string_append_printf (said, _(" · Changed since: %d"), n_changed);
  gtk_label_set_text (GTK_LABEL (self->said), said->str);
}
