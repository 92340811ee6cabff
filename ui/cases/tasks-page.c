/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cases/tasks-page.h"

#include <glib/gi18n.h>

#include "ui/cases/evidence/evidence-list.h"
#include "ui/cases/parts.h"
#include "ui/common/empty-state.h"

struct _PndTasksPage
{
  GtkWidget parent_instance;

  PndCaseStudy *study;
  GtkWidget *stack;
  GtkWidget *lead;
  GtkWidget *list;
};

enum
{
  ANSWER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PndTasksPage, pnd_tasks_page, GTK_TYPE_WIDGET)

static void
answer_cb (PndTasksPage *self, PndEvidenceItem *item)
{
  g_assert (PND_IS_TASKS_PAGE (self));

  g_signal_emit (self, signals[ANSWER], 0, item);
}

static gboolean
key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  pnd_tasks_page_answer (PND_TASKS_PAGE (data));
  return TRUE;
}

static void
add_key (PndTasksPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("r"),
                      gtk_callback_action_new (key_cb, self, NULL)));
  gtk_widget_add_controller (self->list, keys);
}

static void
fill (PndTasksPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *empty
    = pnd_empty_state_new (_("Nothing speaks against the verdicts"),
                           _("Passages that speak against a verdict are listed here until each has "
                             "an answer: which side stands, and why."));

  self->lead = pnd_part_new_label (NULL, "tasks-lead");
  self->list = pnd_evidence_list_new (self->study, PND_EVIDENCE_TASKS, _("Negative cases"));
  gtk_box_append (GTK_BOX (box), self->lead);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_stack_add_named (GTK_STACK (self->stack), box, "tasks");
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "none");
  g_signal_connect_swapped (self->list, "answer", G_CALLBACK (answer_cb), self);
  add_key (self);
}

static gboolean
pnd_tasks_page_grab_focus (GtkWidget *widget)
{
  GtkWidget *list = PND_TASKS_PAGE (widget)->list;

  /* what is not seen would swallow the keys */
  return gtk_widget_get_mapped (list) && gtk_widget_grab_focus (list);
}

static void
pnd_tasks_page_dispose (GObject *object)
{
  PndTasksPage *self = PND_TASKS_PAGE (object);

  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->study);

  G_OBJECT_CLASS (pnd_tasks_page_parent_class)->dispose (object);
}

static void
pnd_tasks_page_class_init (PndTasksPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_tasks_page_dispose;
  widget_class->grab_focus = pnd_tasks_page_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "tasks-page");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  signals[ANSWER] = g_signal_new ("answer", PND_TYPE_TASKS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, PND_TYPE_EVIDENCE_ITEM);
}

static void
pnd_tasks_page_init (PndTasksPage *self)
{
  self->stack = gtk_stack_new ();
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

/**
 * pnd_tasks_page_new:
 * @study: the case
 *
 * Returns: the page
 */
GtkWidget *
pnd_tasks_page_new (PndCaseStudy *study)
{
  PndTasksPage *self = g_object_new (PND_TYPE_TASKS_PAGE, NULL);

  self->study = g_object_ref (study);
  fill (self);
  return GTK_WIDGET (self);
}

/**
 * pnd_tasks_page_update:
 * @self: the page
 *
 * Lists again what speaks against the verdicts.
 */
void
pnd_tasks_page_update (PndTasksPage *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) tasks = NULL;
  g_autofree char *lead = NULL;
  int n_open;

  g_return_if_fail (PND_IS_TASKS_PAGE (self));

  tasks = pnd_case_study_list_tasks (self->study);
  n_open = pnd_case_study_count_open_tasks (self->study);
  for (guint i = 0; i < tasks->len; i++)
    {
      const PndTask *task = &g_array_index (tasks, PndTask, i);
      PndEvidenceItem *item
        = pnd_evidence_item_new (pnd_case_study_get_motive (self->study, task->motive),
                                 task->index);

      pnd_evidence_item_set_verdict (item, task->verdict);
      g_ptr_array_add (items, item);
    }
  lead = g_strdup_printf (_("Passages that speak against the verdicts: %d, without an answer: %d. "
                            "Enter opens one, R answers it."), (int) tasks->len, n_open);
  gtk_label_set_text (GTK_LABEL (self->lead), lead);
  pnd_evidence_list_set_items (PND_EVIDENCE_LIST (self->list), items);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), items->len > 0 ? "tasks" : "none");
}

/**
 * pnd_tasks_page_get_tasks:
 * @self: the page
 *
 * Returns: (transfer none): the tasks as shown
 */
GListModel *
pnd_tasks_page_get_tasks (PndTasksPage *self)
{
  g_return_val_if_fail (PND_IS_TASKS_PAGE (self), NULL);

  return pnd_evidence_list_get_items (PND_EVIDENCE_LIST (self->list));
}

/**
 * pnd_tasks_page_answer:
 * @self: the page
 */
void
pnd_tasks_page_answer (PndTasksPage *self)
{
  PndEvidenceItem *item;

  g_return_if_fail (PND_IS_TASKS_PAGE (self));

  item = pnd_evidence_list_get_selected (PND_EVIDENCE_LIST (self->list));
  if (item != NULL)
    answer_cb (self, item);
}
