/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/merge/merge-dialog.h"

#include <glib/gi18n.h>

#include "app/model/merge/ancestor.h"
#include "app/model/merge/merge.h"
#include "app/model/review/states.h"
#include "ui/common/dialog.h"
#include "ui/merge/conflict-row.h"

/* pixels */
#define WIDTH 820
#define HEIGHT 560
/* of many conflicts so many are shown; the rules decide the others too */
#define SHOWN_CONFLICTS 200

/*
 * Dialog:
 * @paths: of the other projects
 * @merge: in the thread while @is_busy
 * @next: which project the merge takes in next
 */
typedef struct
{
  PndWorkspace *workspace;
  PndProject *project;
  GtkWidget *window; /* weak */
  GPtrArray *paths;
  PndMerge *merge;
  PndMergedFunc merged; /* (nullable) */
  gpointer data;
  int next;
  guint source;

  GtkWidget *stack;
  GtkWidget *progress;
  GtkWidget *counts;
  GtkWidget *conflicts;
  GtkWidget *heading;
  GtkWidget *rules;
  GtkWidget *accept;
  int done;
  int total;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_clear_weak_pointer (&self->window);
  g_clear_pointer (&self->merge, pnd_merge_free);
  g_ptr_array_unref (self->paths);
  g_object_unref (self->project);
  g_object_unref (self->workspace);
  g_free (self);
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_number (int number)
{
  g_autofree char *text = number > 0 ? g_strdup_printf ("%'d", number) : g_strdup ("–");
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static void
remove_children (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static int
compare_nouns (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (pnd_conflict_get_noun (a), pnd_conflict_get_noun (b));
}

static GtkWidget *
make_counts (PndMergeReport *report)
{
  const char *const heads[] = { "", _("Added"), _("Changed"), _("Deleted"), _("Left out") };
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  g_autoptr (GList) tables
    = g_list_sort (g_hash_table_get_keys (report->counts), compare_nouns);
  int row = 1;

  gtk_grid_set_column_spacing (grid, 24);
  gtk_grid_set_row_spacing (grid, 3);
  for (int i = 1; i < (int) G_N_ELEMENTS (heads); i++)
    gtk_grid_attach (grid, make_label (heads[i], "field-label"), i, 0, 1, 1);
  for (GList *table = tables; table != NULL; table = table->next)
    {
      const PndMergeCount *count = g_hash_table_lookup (report->counts, table->data);

      if (count->added + count->changed + count->removed + count->left_out == 0)
        continue;
      gtk_grid_attach (grid, make_label (pnd_conflict_get_noun (table->data), NULL), 0, row, 1, 1);
      gtk_grid_attach (grid, make_number (count->added), 1, row, 1, 1);
      gtk_grid_attach (grid, make_number (count->changed), 2, row, 1, 1);
      gtk_grid_attach (grid, make_number (count->removed), 3, row, 1, 1);
      gtk_grid_attach (grid, make_number (count->left_out), 4, row++, 1, 1);
    }
  return GTK_WIDGET (grid);
}

/* (transfer full) (nullable): "Accepted: 1 · Queried: 2", NULL when nothing was judged */
static char *
describe_judged (PndMergeReport *report)
{
  g_autoptr (GString) said = g_string_new (NULL);

  for (int state = PND_STATE_ACCEPTED; state <= PND_STATE_REJECTED; state++)
    {
      int n = pnd_merge_report_count_judged (report,
                                             pnd_review_state_to_word ((PndReviewState) state));

      if (n > 0)
        g_string_append_printf (said, "%s%s: %d", said->len > 0 ? " · " : "",
                                pnd_review_state_get_title ((PndReviewState) state), n);
    }
  return said->len > 0 ? g_string_free (g_steal_pointer (&said), FALSE) : NULL;
}

static gboolean
is_empty (PndMergeReport *report)
{
  PndMergeCount sum = pnd_merge_report_sum (report);

  return sum.added + sum.changed + sum.removed + sum.left_out == 0
         && report->conflicts->len == 0;
}

/* what is left to decide, and whether it can be merged */
static void
update (Dialog *self)
{
  PndMergeReport *report = pnd_merge_get_report (self->merge);
  int n = (int) report->conflicts->len;
  int n_open = pnd_merge_report_count_open (report);
  g_autofree char *text = g_strdup_printf (
    ngettext ("%d conflict, %d to decide", "%d conflicts, %d to decide", n), n, n_open);

  gtk_label_set_text (GTK_LABEL (self->heading), text);
  gtk_widget_set_visible (self->heading, n > 0);
  gtk_widget_set_visible (self->rules, n > 0);
  gtk_widget_set_sensitive (self->accept, n_open == 0 && !is_empty (report));
}

static void
fill (Dialog *self)
{
  PndMergeReport *report = pnd_merge_get_report (self->merge);
  g_autofree char *judged = describe_judged (report);

  remove_children (self->counts);
  remove_children (self->conflicts);
  for (int i = 0; i < pnd_merge_get_n_others (self->merge); i++)
    if (!pnd_merge_has_ancestor (self->merge, i))
      {
        g_autofree char *text = g_strdup_printf (
          _("%s started apart from this project: what differs is a conflict."),
          pnd_merge_get_other_name (self->merge, i));

        gtk_box_append (GTK_BOX (self->counts), make_label (text, "field-label"));
      }
  gtk_box_append (GTK_BOX (self->counts),
                  is_empty (report)
                    ? make_label (_("Nothing to merge: all of it is there already."), NULL)
                    : make_counts (report));
  if (judged != NULL)
    {
      gtk_box_append (GTK_BOX (self->counts), make_label (_("Judged in review"), "field-label"));
      gtk_box_append (GTK_BOX (self->counts), make_label (judged, NULL));
    }
  for (guint i = 0; i < MIN (report->conflicts->len, SHOWN_CONFLICTS); i++)
    gtk_box_append (GTK_BOX (self->conflicts),
                    pnd_conflict_row_new (self->merge, report->conflicts->pdata[i],
                                          G_CALLBACK (update), self));
  if (report->conflicts->len > SHOWN_CONFLICTS)
    gtk_box_append (GTK_BOX (self->conflicts),
                    make_label (_("There are more; the buttons above decide them too."), NULL));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "plan");
  update (self);
  gtk_widget_grab_focus (gtk_widget_get_sensitive (self->accept)
                           ? self->accept
                           : gtk_widget_get_first_child (self->rules));
}

static void
rule_cb (GtkWidget *button, Dialog *self)
{
  PndMergeChoice choice = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "choice"));
  PndMergeReport *report = pnd_merge_get_report (self->merge);

  for (guint i = 0; i < report->conflicts->len; i++)
    {
      PndMergeConflict *conflict = report->conflicts->pdata[i];

      pnd_merge_report_choose (report, conflict->id, choice);
    }
  for (GtkWidget *row = gtk_widget_get_first_child (self->conflicts); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (g_object_get_data (G_OBJECT (row), "row") != NULL)
      pnd_conflict_row_update (row);
  update (self);
}

static GtkWidget *
make_rules (Dialog *self)
{
  const char *const labels[] = { _("_This Project"), _("_Other Project"), _("_Newer") };
  const PndMergeChoice choices[] = { PND_MERGE_OURS, PND_MERGE_THEIRS, PND_MERGE_NEWER };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (labels[i]);

      g_object_set_data (G_OBJECT (button), "choice", GINT_TO_POINTER (choices[i]));
      gtk_widget_set_tooltip_text (button, _("Decides all conflicts alike"));
      g_signal_connect (button, "clicked", G_CALLBACK (rule_cb), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static void
show_progress (Dialog *self, const char *text, int done, int total)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "busy");
  gtk_widget_set_sensitive (self->accept, FALSE);
  gtk_progress_bar_set_text (GTK_PROGRESS_BAR (self->progress), text);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                 total > 0 ? (double) done / total : 0);
}

static gboolean
tick_cb (gpointer data)
{
  Dialog *self = data;

  if (self->window == NULL)
    {
      self->source = 0;
      return G_SOURCE_REMOVE;
    }
  show_progress (self, _("Comparing the projects…"), g_atomic_int_get (&self->done), self->total);
  return G_SOURCE_CONTINUE;
}

/* Merging: a project an iteration of the main loop, in one edit */

static void
tell (Dialog *self)
{
  PndMergeReport *report = pnd_merge_get_report (self->merge);
  PndMergeCount sum = pnd_merge_report_sum (report);
  g_autofree char *judged = describe_judged (report);
  g_autofree char *rows = g_strdup_printf (_("Merged: %d added, %d changed, %d deleted."),
                                           sum.added, sum.changed, sum.removed);
  g_autofree char *text = judged != NULL ? g_strdup_printf ("%s %s", rows, judged)
                                         : g_strdup (rows);
  gboolean to_answer = pnd_merge_report_count_judged (report, "queried") > 0
                       || pnd_merge_report_count_judged (report, "rejected") > 0;

  if (self->merged != NULL)
    self->merged (text, to_answer, self->data);
  else
    pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO, "%s", text);
}

static void
end_merging (Dialog *self)
{
  GError *error = NULL;

  if (pnd_merge_report_count_open (pnd_merge_get_report (self->merge)) > 0)
    {
      /* a choice has made others necessary */
      pnd_project_abandon_edit (self->project);
      fill (self);
      return;
    }
  if (!pnd_project_end_edit (self->project, &error))
    pnd_workspace_fail (self->workspace, error);
  else
    tell (self);
  gtk_window_destroy (GTK_WINDOW (self->window));
}

static gboolean
merge_next_cb (gpointer data)
{
  Dialog *self = data;
  int n_others = pnd_merge_get_n_others (self->merge);
  GError *error = NULL;

  if (self->next < n_others)
    {
      if (pnd_merge_take_in (self->merge, self->project, self->next, &error))
        {
          self->next++;
          show_progress (self, _("Merging…"), self->next, n_others);
          return G_SOURCE_CONTINUE;
        }
      self->source = 0;
      pnd_project_abandon_edit (self->project);
      pnd_workspace_fail (self->workspace, error);
      gtk_window_destroy (GTK_WINDOW (self->window));
      return G_SOURCE_REMOVE;
    }
  self->source = 0;
  end_merging (self);
  return G_SOURCE_REMOVE;
}

static void
accept_cb (Dialog *self)
{
  GError *error = NULL;

  if (!pnd_project_begin_edit (self->project, pnd_ancestor_merge_label, &error))
    {
      pnd_workspace_fail (self->workspace, error);
      return;
    }
  pnd_merge_describe (self->merge, self->project);
  self->next = 0;
  show_progress (self, _("Merging…"), 0, 1);
  self->source = g_idle_add (merge_next_cb, self);
}

/* closed in the middle of it: nothing was merged */
static void
destroy_cb (Dialog *self)
{
  if (self->source == 0)
    return;
  g_clear_handle_id (&self->source, g_source_remove);
  pnd_project_abandon_edit (self->project);
}

/* Comparing, in a thread */

static void
progress_cb (int done, int total, gpointer data)
{
  g_atomic_int_set ((int *) data, done);
}

static void
compare_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Dialog *self = g_object_get_data (G_OBJECT (task), "dialog");
  PndDatabase *reader = data;
  GError *error = NULL;
  gboolean done = TRUE;

  for (guint i = 0; done && i < self->paths->len; i++)
    done = pnd_merge_add (self->merge, reader, self->paths->pdata[i], &error);
  if (done)
    done = pnd_merge_rehearse (self->merge, reader, progress_cb, &self->done, &error);
  pnd_database_close (reader);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Dialog *self = data;
  GError *error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  if (self->window == NULL)
    {
      g_clear_handle_id (&self->source, g_source_remove);
      g_clear_error (&error);
      dialog_free (self);
      return;
    }
  /* from now on it goes with the window */
  g_object_set_data_full (G_OBJECT (self->window), "dialog", self, dialog_free);
  g_clear_handle_id (&self->source, g_source_remove);
  g_signal_connect_swapped (self->window, "destroy", G_CALLBACK (destroy_cb), self);
  if (done)
    {
      fill (self);
      return;
    }
  pnd_workspace_fail (self->workspace, error);
  gtk_window_destroy (GTK_WINDOW (self->window));
}

static void
compare (Dialog *self)
{
  GError *error = NULL;
  PndDatabase *reader = pnd_project_open_reader (self->project, &error);
  g_autoptr (GTask) task = NULL;

  if (reader == NULL)
    {
      pnd_workspace_fail (self->workspace, error);
      gtk_window_destroy (GTK_WINDOW (self->window));
      dialog_free (self);
      return;
    }
  task = g_task_new (NULL, NULL, compared_cb, self);
  g_task_set_task_data (task, reader, NULL);
  g_object_set_data (G_OBJECT (task), "dialog", self);
  self->source = g_timeout_add (100, tick_cb, self);
  g_task_run_in_thread (task, compare_in_thread);
}

static GtkWidget *
make_plan (Dialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->counts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->conflicts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  self->heading = make_label (NULL, "heading");
  self->rules = make_rules (self);
  gtk_widget_set_hexpand (self->heading, TRUE);
  gtk_box_append (GTK_BOX (head), self->heading);
  gtk_box_append (GTK_BOX (head), self->rules);
  gtk_box_append (GTK_BOX (inner), self->counts);
  gtk_box_append (GTK_BOX (inner), self->conflicts);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), inner);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_widget_add_css_class (box, "dialog-content");
  return box;
}

static GtkWidget *
make_content (Dialog *self)
{
  GtkWidget *busy = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->stack = gtk_stack_new ();
  self->progress = gtk_progress_bar_new ();
  gtk_progress_bar_set_show_text (GTK_PROGRESS_BAR (self->progress), TRUE);
  gtk_widget_set_valign (self->progress, GTK_ALIGN_CENTER);
  gtk_widget_set_vexpand (self->progress, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Progress of the merge"), -1);
  gtk_box_append (GTK_BOX (busy), self->progress);
  gtk_widget_add_css_class (busy, "dialog-content");
  gtk_stack_add_named (GTK_STACK (self->stack), busy, "busy");
  gtk_stack_add_named (GTK_STACK (self->stack), make_plan (self), "plan");
  return self->stack;
}

/**
 * pnd_merge_dialog_show:
 * @parent: a window
 * @workspace: its workspace, with a project that can be written
 * @files: the other projects, GFile elements
 * @merged: (nullable): told of what was merged; without it a toast says so
 * @data: for @merged, lives as long as @parent
 *
 * Compares the projects in a thread, shows what would come of a merge, and merges when the person
 * says so: one step of undo.
 */
void
pnd_merge_dialog_show (GtkWindow *parent, PndWorkspace *workspace, GListModel *files,
                       PndMergedFunc merged, gpointer data)
{
  Dialog *self = g_new0 (Dialog, 1);

  self->workspace = g_object_ref (workspace);
  self->project = g_object_ref (pnd_workspace_get_project (workspace));
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->merge = pnd_merge_new (PND_MERGE_OPEN);
  self->merged = merged;
  self->data = data;
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      char *path = g_file_get_path (file);

      if (path != NULL)
        g_ptr_array_add (self->paths, path);
    }
  self->total = (int) self->paths->len;
  g_set_weak_pointer (&self->window, GTK_WIDGET (pnd_dialog_new (parent, _("Merge Projects"),
                                                                 WIDTH, HEIGHT)));
  self->accept = pnd_dialog_add_buttons (GTK_WINDOW (self->window), _("_Merge"));
  g_signal_connect_swapped (self->accept, "clicked", G_CALLBACK (accept_cb), self);
  /* the merge would be into another project */
  g_signal_connect_object (workspace, "notify::project", G_CALLBACK (gtk_window_destroy),
                           self->window, G_CONNECT_SWAPPED);
  gtk_window_set_child (GTK_WINDOW (self->window), make_content (self));
  show_progress (self, _("Comparing the projects…"), 0, 1);
  gtk_window_present (GTK_WINDOW (self->window));
  compare (self);
}
