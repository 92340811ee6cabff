/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/motives/rule-lines.h"

#include <glib/gi18n.h>

#include "app/analysis/verdict/reasons.h"
#include "ui/cases/judge.h"
#include "ui/common/lists/label-codes.h"

struct _PndRuleLines
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  GtkWidget *box;
  GtkWidget *grid;
};

G_DEFINE_FINAL_TYPE (PndRuleLines, pnd_rule_lines, GTK_TYPE_WIDGET)

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  pnd_label_keep_codes (label);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
clear (PndRuleLines *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->grid); child != NULL;
       child = gtk_widget_get_first_child (self->grid))
    gtk_grid_remove (GTK_GRID (self->grid), child);
}

static void
show_motive (PndRuleLines *self, int row, const PndMotiveEvidence *motive)
{
  g_autofree char *why = pnd_verdict_result_explain (motive->result, TRUE);
  g_autofree char *warnings = pnd_verdict_result_list_warnings (motive->result);
  GtkWidget *reasons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (reasons), make_label (why, NULL));
  if (*warnings != '\0')
    gtk_box_append (GTK_BOX (reasons), make_label (warnings, "row-detail"));
  gtk_widget_set_hexpand (reasons, TRUE);
  gtk_grid_attach (GTK_GRID (self->grid), make_label (motive->abbreviation, "code-abbreviation"),
                   0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid),
                   make_label (pnd_verdict_get_title (motive->result->verdict), "rule-verdict"), 1,
                   row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), reasons, 2, row, 1, 1);
}

static void
ready_cb (PndCaseJudging *judging, gpointer data)
{
  PndRuleLines *self = data;
  PndProject *project = pnd_workspace_get_project (self->workspace);

  clear (self);
  for (guint i = 0; i < judging->motives->len; i++)
    show_motive (self, (int) i, judging->motives->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          judging->motives->len > 0 && project != NULL
                            && pnd_verdict_find_coder (pnd_project_get_database (project)) != 0);
  pnd_case_judging_unref (judging);
}

static void
pnd_rule_lines_dispose (GObject *object)
{
  PndRuleLines *self = PND_RULE_LINES (object);

  if (self->workspace != NULL)
    pnd_judge_forget (pnd_judge_get (self->workspace), self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pnd_rule_lines_parent_class)->dispose (object);
}

static void
pnd_rule_lines_class_init (PndRuleLinesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pnd_rule_lines_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "rule-lines");
}

static void
pnd_rule_lines_init (PndRuleLines *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  gtk_box_append (GTK_BOX (self->box), make_label (_("What the verdict rule says"), "heading"));
  gtk_box_append (
    GTK_BOX (self->box),
    make_label (_("The own region’s motives, the whole project taken as one case. The rule is a "
                  "proposal; the verdict is yours."), "row-detail"));
  gtk_box_append (GTK_BOX (self->box), self->grid);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * pnd_rule_lines_new:
 * @workspace: whose project
 *
 * Returns: the lines, empty and hidden until pnd_rule_lines_update()
 */
GtkWidget *
pnd_rule_lines_new (PndWorkspace *workspace)
{
  PndRuleLines *self = g_object_new (PND_TYPE_RULE_LINES, "visible", FALSE, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

/**
 * pnd_rule_lines_update:
 * @self: the lines
 *
 * Asks for all motives again, and shows what it has until the answer is there; hides where nothing
 * is coded.
 */
void
pnd_rule_lines_update (PndRuleLines *self)
{
  PndVerdictView view = { .holder = PND_HOLDER_OWN_REGION };

  g_return_if_fail (PND_IS_RULE_LINES (self));

  if (pnd_workspace_get_project (self->workspace) != NULL)
    pnd_judge_ask (pnd_judge_get (self->workspace), 0, &view, ready_cb, self);
  else
    clear (self);
}
