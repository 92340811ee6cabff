/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/review/desk-thread.h"

#include <glib/gi18n.h>

#include "app/model/coder.h"
#include "app/model/review/remark.h"
#include "ui/cases/parts.h"

struct _PndDeskThread
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  GListModel *remarks; /* (nullable) */
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (PndDeskThread, pnd_desk_thread, GTK_TYPE_WIDGET)

/* "Sari · Queried · 2026-11-24 10:30", and under it what was said */
static GtkWidget *
make_remark (PndDeskThread *self, PndRemark *remark)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autoptr (PndCoder) coder
    = pnd_row_get_or_deleted (project, PND_TYPE_CODER, pnd_remark_get_coder (remark));
  g_autofree char *time = pnd_remark_format_time (remark);
  PndReviewState state = pnd_remark_get_state (remark);
  g_autofree char *head
    = state == PND_STATE_NONE
        ? g_strdup_printf ("%s · %s", pnd_coder_get_name (coder), time)
        : g_strdup_printf ("%s · %s · %s", pnd_coder_get_name (coder),
                           pnd_review_state_get_title (state), time);

  gtk_box_append (GTK_BOX (box), pnd_part_new_label (head, "remark-head"));
  if (*pnd_remark_get_text (remark) != '\0')
    gtk_box_append (GTK_BOX (box), pnd_part_new_label (pnd_remark_get_text (remark), NULL));
  gtk_widget_add_css_class (box, "remark");
  return box;
}

static void
fill (PndDeskThread *self)
{
  guint n = self->remarks != NULL ? g_list_model_get_n_items (self->remarks) : 0;

  pnd_part_remove_children (self->box);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PndRemark) remark = g_list_model_get_item (self->remarks, i);

      gtk_box_append (GTK_BOX (self->box), make_remark (self, remark));
    }
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

/* who said it may have another name now */
static void
changed_cb (PndDeskThread *self, PndChanges *changes)
{
  g_assert (PND_IS_DESK_THREAD (self));

  if (pnd_changes_touch (changes, "coders"))
    fill (self);
}

static void
drop_remarks (PndDeskThread *self)
{
  if (self->remarks != NULL)
    g_signal_handlers_disconnect_by_data (self->remarks, self);
  g_clear_object (&self->remarks);
}

static void
pnd_desk_thread_dispose (GObject *object)
{
  PndDeskThread *self = PND_DESK_THREAD (object);

  drop_remarks (self);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pnd_desk_thread_parent_class)->dispose (object);
}

static void
pnd_desk_thread_class_init (PndDeskThreadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_desk_thread_dispose;
  gtk_widget_class_set_css_name (widget_class, "deskthread");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pnd_desk_thread_init (PndDeskThread *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What was said of it"), -1);
}

/**
 * pnd_desk_thread_new:
 * @workspace: whose project
 *
 * Returns: a thread of nothing
 */
GtkWidget *
pnd_desk_thread_new (PndWorkspace *workspace)
{
  PndDeskThread *self = g_object_new (PND_TYPE_DESK_THREAD, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (changed_cb), self);
  fill (self);
  return GTK_WIDGET (self);
}

/**
 * pnd_desk_thread_set_subject:
 * @self: the thread
 * @subject: (nullable): what it is about
 */
void
pnd_desk_thread_set_subject (PndDeskThread *self, const char *subject)
{
  PndProject *project;

  g_return_if_fail (PND_IS_DESK_THREAD (self));

  drop_remarks (self);
  project = pnd_workspace_get_project (self->workspace);
  if (subject != NULL && project != NULL)
    {
      self->remarks = pnd_remark_new_thread (project, subject);
      g_signal_connect_swapped (self->remarks, "items-changed", G_CALLBACK (fill), self);
    }
  fill (self);
}
