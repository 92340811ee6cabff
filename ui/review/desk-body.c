/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/review/desk-body.h"

#include <glib/gi18n.h>

#include "ui/cases/parts.h"
#include "ui/inspector/rule-card.h"
#include "ui/review/desk-subject.h"
#include "ui/review/desk-thread.h"

struct _PndDeskBody
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  PndDeskItem *shown; /* (nullable) */
  GtkWidget *scrolled;
  GtkWidget *box; /* passage and thread, and the rule */
  GtkWidget *state;
  PndDeskSubject *subject;
  PndDeskThread *thread;
  PndRuleCard *rule;
};

G_DEFINE_FINAL_TYPE (PndDeskBody, pnd_desk_body, GTK_TYPE_WIDGET)

static void
show_rule (PndDeskBody *self, gint64 id)
{
  g_autoptr (PndCode) code
    = id != 0 ? pnd_row_get (pnd_workspace_get_project (self->workspace), PND_TYPE_CODE, id, NULL)
              : NULL;

  pnd_rule_card_set_code (self->rule, code);
}

static void
show_state (PndDeskBody *self)
{
  g_autofree char *state = pnd_desk_item_describe_state (self->shown);
  g_autofree char *text
    = g_strdup_printf ("%s %s", pnd_desk_item_get_sign (self->shown), state);

  gtk_label_set_text (GTK_LABEL (self->state), text);
  if (pnd_desk_item_get_facts (self->shown)->is_changed)
    gtk_widget_add_css_class (self->state, "changed");
  else
    gtk_widget_remove_css_class (self->state, "changed");
}

static gboolean
pnd_desk_body_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PND_DESK_BODY (widget)->scrolled);
}

static void
pnd_desk_body_dispose (GObject *object)
{
  PndDeskBody *self = PND_DESK_BODY (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->shown);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pnd_desk_body_parent_class)->dispose (object);
}

static void
pnd_desk_body_class_init (PndDeskBodyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_desk_body_dispose;
  widget_class->grab_focus = pnd_desk_body_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pnd_desk_body_init (PndDeskBody *self)
{
}

static GtkWidget *
make_column (PndDeskBody *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->subject = PND_DESK_SUBJECT (pnd_desk_subject_new (self->workspace));
  self->thread = PND_DESK_THREAD (pnd_desk_thread_new (self->workspace));
  self->state = pnd_part_new_label (NULL, "desk-state");
  gtk_box_append (GTK_BOX (column), self->state);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->subject));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->thread));
  gtk_widget_set_hexpand (column, TRUE);
  return column;
}

static void
build (PndDeskBody *self)
{
  self->rule = PND_RULE_CARD (pnd_rule_card_new ());
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  gtk_widget_set_size_request (GTK_WIDGET (self->rule), 240, -1);
  gtk_widget_set_valign (GTK_WIDGET (self->rule), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->box), make_column (self));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->rule));
  gtk_widget_add_css_class (self->box, "desk-body");
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_focusable (self->scrolled, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What is judged"), -1);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

/**
 * pnd_desk_body_new:
 * @workspace: whose project
 *
 * Returns: a body that shows nothing
 */
GtkWidget *
pnd_desk_body_new (PndWorkspace *workspace)
{
  PndDeskBody *self = g_object_new (PND_TYPE_DESK_BODY, "hexpand", TRUE, NULL);

  self->workspace = g_object_ref (workspace);
  build (self);
  return GTK_WIDGET (self);
}

/**
 * pnd_desk_body_update:
 * @self: a body
 *
 * Shows what it shows as it is now.
 */
void
pnd_desk_body_update (PndDeskBody *self)
{
  g_return_if_fail (PND_IS_DESK_BODY (self));

  show_rule (self, self->shown != NULL ? pnd_desk_item_get_facts (self->shown)->code : 0);
  if (self->shown != NULL)
    show_state (self);
  pnd_desk_subject_show (self->subject, self->shown);
}

/**
 * pnd_desk_body_set_item:
 * @self: a body
 * @item: (nullable): what to show
 */
void
pnd_desk_body_set_item (PndDeskBody *self, PndDeskItem *item)
{
  g_return_if_fail (PND_IS_DESK_BODY (self));

  g_set_object (&self->shown, item);
  gtk_adjustment_set_value (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
  pnd_desk_thread_set_subject (self->thread,
                               item != NULL ? pnd_desk_item_get_facts (item)->guid : NULL);
  pnd_desk_body_update (self);
}

/**
 * pnd_desk_body_set_wide:
 * @self: a body
 * @wide: whether there is room for the rule beside the passage
 */
void
pnd_desk_body_set_wide (PndDeskBody *self, gboolean wide)
{
  g_return_if_fail (PND_IS_DESK_BODY (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box),
                                  wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
}
