/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cases/cases-page.h"

#include "ui/cases/case-bar.h"
#include "ui/cases/case-tools.h"
#include "ui/cases/dialogs/resolution-dialog.h"
#include "ui/cases/editor/finding-editor.h"
#include "ui/cases/evidence/figure-pane.h"
#include "ui/cases/motive-card.h"
#include "ui/cases/tasks-page.h"

#define SIDE_BY_SIDE 940 /* pixels from which on the passages stand beside the motives */
#define NARROW 680       /* pixels of the motives under which their parts stand below one another */

struct _PndCasesPage
{
  GtkWidget parent_instance;

  PndCaseStudy *study;
  gboolean narrow;
  guint relayout; /* idle source */
  gint64 decided; /* the motive that the editor was opened on last */

  GtkWidget *box;
  GtkWidget *bar;
  GtkWidget *tools;
  GtkWidget *paned;
  GtkWidget *stack; /* "verdicts", "tasks", "editor" */
  GtkWidget *cards; /* a box of PndMotiveCard */
  GtkWidget *tasks;
  GtkWidget *editor;
  GtkWidget *aside; /* the passages behind a figure */
};

enum
{
  STATE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PndCasesPage, pnd_cases_page, GTK_TYPE_WIDGET)

static gboolean
is_shown (PndCasesPage *self, const char *name)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), name) == 0;
}

/* a verdict that is written has the whole page; the case cannot change meanwhile */
static void
show_part (PndCasesPage *self, const char *name)
{
  gboolean editing = g_str_equal (name, "editor");

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), name);
  gtk_widget_set_visible (self->bar, !editing);
  gtk_widget_set_visible (self->tools, !editing);
  gtk_widget_set_visible (self->aside,
                          g_str_equal (name, "verdicts")
                            && !pnd_figure_pane_is_empty (PND_FIGURE_PANE (self->aside)));
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

static void
figure_cb (PndCasesPage *self, gint64 motive, int indicator, int figure)
{
  g_assert (PND_IS_CASES_PAGE (self));

  pnd_cases_page_show_passages (self, motive, indicator, figure);
}

static void
decide_cb (PndCasesPage *self, gint64 motive)
{
  g_assert (PND_IS_CASES_PAGE (self));

  pnd_cases_page_decide (self, motive);
}

/* the keyboard goes to the card of @motive, or to the first */
static void
focus_card (PndCasesPage *self, gint64 motive)
{
  GtkWidget *card = gtk_widget_get_first_child (self->cards);

  while (card != NULL && pnd_motive_card_get_motive (PND_MOTIVE_CARD (card)) != motive)
    card = gtk_widget_get_next_sibling (card);
  gtk_widget_child_focus (card != NULL ? card : self->cards, GTK_DIR_TAB_FORWARD);
}

static void
editor_closed_cb (PndCasesPage *self)
{
  g_assert (PND_IS_CASES_PAGE (self));

  show_part (self, "verdicts");
  focus_card (self, self->decided);
}

static void
open_cb (PndCasesPage *self, PndEvidenceItem *item)
{
  g_assert (PND_IS_CASES_PAGE (self));

  pnd_workspace_reveal_coding (pnd_case_study_get_workspace (self->study),
                               pnd_evidence_item_get_coding (item));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.view", "s", "reader");
}

static void
answer_cb (PndCasesPage *self, PndEvidenceItem *item)
{
  g_assert (PND_IS_CASES_PAGE (self));

  pnd_resolution_dialog_show (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->study,
                              item);
}

static void
update_cards (PndCasesPage *self)
{
  GtkWidget *card = gtk_widget_get_first_child (self->cards);
  int n = pnd_case_study_get_n_motives (self->study);

  for (int i = 0; i < n; i++)
    {
      if (card == NULL)
        {
          card = pnd_motive_card_new (self->study);
          g_signal_connect_swapped (card, "figure", G_CALLBACK (figure_cb), self);
          g_signal_connect_swapped (card, "decide", G_CALLBACK (decide_cb), self);
          gtk_box_append (GTK_BOX (self->cards), card);
        }
      pnd_motive_card_update (PND_MOTIVE_CARD (card), i, self->narrow);
      card = gtk_widget_get_next_sibling (card);
    }
  while (card != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (card);

      gtk_box_remove (GTK_BOX (self->cards), card);
      card = next;
    }
}

static void
judged_cb (PndCasesPage *self)
{
  g_assert (PND_IS_CASES_PAGE (self));

  update_cards (self);
  pnd_figure_pane_update (PND_FIGURE_PANE (self->aside));
  pnd_tasks_page_update (PND_TASKS_PAGE (self->tasks));
  pnd_case_tools_update (PND_CASE_TOOLS (self->tools));
  if (is_shown (self, "editor"))
    pnd_finding_editor_update (PND_FINDING_EDITOR (self->editor));
}

/* a verdict on a case that is not at hand any more cannot be written */
static void
case_cb (PndCasesPage *self)
{
  PndFindingEditor *editor = PND_FINDING_EDITOR (self->editor);

  g_assert (PND_IS_CASES_PAGE (self));

  if (pnd_finding_editor_get_motive (editor) == 0
      || pnd_finding_editor_get_case (editor) == pnd_case_study_get_case (self->study))
    return;
  pnd_finding_editor_close (editor);
  if (is_shown (self, "editor"))
    show_part (self, "verdicts");
}

static void
project_cb (PndCasesPage *self)
{
  g_assert (PND_IS_CASES_PAGE (self));

  pnd_figure_pane_clear (PND_FIGURE_PANE (self->aside));
  pnd_finding_editor_close (PND_FINDING_EDITOR (self->editor));
  show_part (self, "verdicts");
}

static void
aside_closed_cb (PndCasesPage *self)
{
  g_assert (PND_IS_CASES_PAGE (self));

  gtk_widget_set_visible (self->aside, FALSE);
  gtk_widget_child_focus (self->cards, GTK_DIR_TAB_FORWARD);
}

static gboolean
relayout_cb (gpointer data)
{
  PndCasesPage *self = data;

  self->relayout = 0;
  update_cards (self);
  return G_SOURCE_REMOVE;
}

static void
divide (PndCasesPage *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (self->paned);
  gboolean beside = gtk_orientable_get_orientation (GTK_ORIENTABLE (self->paned))
                    == GTK_ORIENTATION_HORIZONTAL;

  gtk_paned_set_position (GTK_PANED (self->paned), beside ? width * 3 / 5 : height / 2);
}

static void
pnd_cases_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PndCasesPage *self = PND_CASES_PAGE (widget);
  GtkOrientation orientation
    = width >= SIDE_BY_SIDE ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL;
  gboolean narrow;

  if (gtk_orientable_get_orientation (GTK_ORIENTABLE (self->paned)) != orientation)
    {
      gtk_orientable_set_orientation (GTK_ORIENTABLE (self->paned), orientation);
      divide (self);
    }
  gtk_widget_allocate (self->box, width, height, baseline, NULL);
  narrow = gtk_widget_get_width (self->stack) < NARROW;
  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  if (self->relayout == 0)
    self->relayout = g_idle_add_full (G_PRIORITY_HIGH_IDLE, relayout_cb, self, NULL);
}

static void
pnd_cases_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (PND_CASES_PAGE (widget)->box, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
pnd_cases_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pnd_cases_page_parent_class)->map (widget);
  pnd_case_study_set_watched (PND_CASES_PAGE (widget)->study, TRUE);
}

static void
pnd_cases_page_unmap (GtkWidget *widget)
{
  pnd_case_study_set_watched (PND_CASES_PAGE (widget)->study, FALSE);
  GTK_WIDGET_CLASS (pnd_cases_page_parent_class)->unmap (widget);
}

static void
pnd_cases_page_dispose (GObject *object)
{
  PndCasesPage *self = PND_CASES_PAGE (object);

  g_clear_handle_id (&self->relayout, g_source_remove);
  if (self->study != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->study, self);
      g_signal_handlers_disconnect_by_data (pnd_case_study_get_workspace (self->study), self);
    }
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->study);

  G_OBJECT_CLASS (pnd_cases_page_parent_class)->dispose (object);
}

static void
pnd_cases_page_class_init (PndCasesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_cases_page_dispose;
  widget_class->map = pnd_cases_page_map;
  widget_class->unmap = pnd_cases_page_unmap;
  widget_class->size_allocate = pnd_cases_page_size_allocate;
  widget_class->measure = pnd_cases_page_measure;
  gtk_widget_class_set_css_name (widget_class, "cases-page");

  signals[STATE_CHANGED] = g_signal_new ("state-changed", PND_TYPE_CASES_PAGE, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pnd_cases_page_init (PndCasesPage *self)
{
  self->narrow = TRUE;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
add_parts (PndCasesPage *self)
{
  self->tasks = pnd_tasks_page_new (self->study);
  self->editor = pnd_finding_editor_new (self->study);
  gtk_stack_add_named (GTK_STACK (self->stack), self->tasks, "tasks");
  gtk_stack_add_named (GTK_STACK (self->stack), self->editor, "editor");
  g_signal_connect_swapped (self->tasks, "answer", G_CALLBACK (answer_cb), self);
  g_signal_connect_swapped (self->editor, "answer", G_CALLBACK (answer_cb), self);
  g_signal_connect_swapped (self->editor, "open", G_CALLBACK (open_cb), self);
  g_signal_connect_swapped (self->editor, "closed", G_CALLBACK (editor_closed_cb), self);
}

static void
fill (PndCasesPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->stack = gtk_stack_new ();
  self->cards = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->cards, "cards");
  /* what stands side by side may need more than there is, until it stands one below the other */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->cards);
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "verdicts");
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  add_parts (self);
  self->bar = pnd_case_bar_new (self->study);
  self->tools = pnd_case_tools_new (self->study);
  self->aside = pnd_figure_pane_new (self->study);
  gtk_widget_set_visible (self->aside, FALSE);
  g_signal_connect_swapped (self->aside, "closed", G_CALLBACK (aside_closed_cb), self);
  self->paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_paned_set_start_child (GTK_PANED (self->paned), self->stack);
  gtk_paned_set_end_child (GTK_PANED (self->paned), self->aside);
  gtk_paned_set_shrink_start_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (self->paned), FALSE);
  gtk_widget_set_vexpand (self->paned, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->bar);
  gtk_box_append (GTK_BOX (self->box), self->tools);
  gtk_box_append (GTK_BOX (self->box), self->paned);
}

/**
 * pnd_cases_page_new:
 * @study: the case to show
 *
 * Returns: the page
 */
GtkWidget *
pnd_cases_page_new (PndCaseStudy *study)
{
  PndCasesPage *self = g_object_new (PND_TYPE_CASES_PAGE, NULL);

  self->study = g_object_ref (study);
  fill (self);
  g_signal_connect_swapped (self->study, "changed", G_CALLBACK (judged_cb), self);
  g_signal_connect_swapped (self->study, "case-changed", G_CALLBACK (case_cb), self);
  g_signal_connect_swapped (pnd_case_study_get_workspace (study), "notify::project",
                            G_CALLBACK (project_cb), self);
  judged_cb (self);
  return GTK_WIDGET (self);
}

/**
 * pnd_cases_page_get_study:
 * @self: the page
 *
 * Returns: (transfer none): the case it shows
 */
PndCaseStudy *
pnd_cases_page_get_study (PndCasesPage *self)
{
  g_return_val_if_fail (PND_IS_CASES_PAGE (self), NULL);

  return self->study;
}

/**
 * pnd_cases_page_show_passages:
 * @self: the page
 * @motive: id of a motive
 * @indicator: index of an indicator, or of all, or of the motive alone
 * @figure: a #PndFigure
 *
 * Opens the list of the passages behind that figure.
 */
void
pnd_cases_page_show_passages (PndCasesPage *self, gint64 motive, int indicator, int figure)
{
  g_return_if_fail (PND_IS_CASES_PAGE (self));

  pnd_figure_pane_show (PND_FIGURE_PANE (self->aside), motive, indicator, figure);
  if (!gtk_widget_get_visible (self->aside))
    divide (self);
  show_part (self, "verdicts");
}

/**
 * pnd_cases_page_get_passages:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): the passages that are shown
 */
GListModel *
pnd_cases_page_get_passages (PndCasesPage *self)
{
  g_return_val_if_fail (PND_IS_CASES_PAGE (self), NULL);

  return gtk_widget_get_visible (self->aside)
           ? pnd_figure_pane_get_items (PND_FIGURE_PANE (self->aside)) : NULL;
}

/* 0 for none */
static gint64
find_motive_at_hand (PndCasesPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *card = focus != NULL ? gtk_widget_get_ancestor (focus, PND_TYPE_MOTIVE_CARD) : NULL;
  int n = pnd_case_study_get_n_motives (self->study);

  if (card != NULL)
    return pnd_motive_card_get_motive (PND_MOTIVE_CARD (card));
  for (int i = 0; i < n; i++)
    if (pnd_case_study_get_motive (self->study, i)->finding == 0)
      return pnd_case_study_get_motive (self->study, i)->motive;
  return n > 0 ? pnd_case_study_get_motive (self->study, 0)->motive : 0;
}

/**
 * pnd_cases_page_decide:
 * @self: the page
 * @motive: id of a motive; 0 for the one at hand
 *
 * Opens the editor of the verdict on it. The motive at hand is the one whose card has the keyboard,
 * else the first without a verdict.
 */
void
pnd_cases_page_decide (PndCasesPage *self, gint64 motive)
{
  g_return_if_fail (PND_IS_CASES_PAGE (self));

  pnd_case_study_update (self->study);
  if (motive == 0)
    motive = find_motive_at_hand (self);
  if (motive == 0)
    return;
  self->decided = motive;
  pnd_finding_editor_open (PND_FINDING_EDITOR (self->editor), motive);
  show_part (self, "editor");
  gtk_widget_grab_focus (self->editor);
}

/**
 * pnd_cases_page_save:
 * @self: the page
 *
 * Saves the verdict that is being written.
 */
void
pnd_cases_page_save (PndCasesPage *self)
{
  g_return_if_fail (PND_IS_CASES_PAGE (self));

  if (is_shown (self, "editor"))
    pnd_finding_editor_save (PND_FINDING_EDITOR (self->editor));
}

/**
 * pnd_cases_page_get_is_deciding:
 * @self: the page
 *
 * Returns: whether a verdict is being written
 */
gboolean
pnd_cases_page_get_is_deciding (PndCasesPage *self)
{
  g_return_val_if_fail (PND_IS_CASES_PAGE (self), FALSE);

  return is_shown (self, "editor");
}

/**
 * pnd_cases_page_set_show_tasks:
 * @self: the page
 * @show_tasks: show what speaks against the verdicts, instead of the verdicts
 */
void
pnd_cases_page_set_show_tasks (PndCasesPage *self, gboolean show_tasks)
{
  g_return_if_fail (PND_IS_CASES_PAGE (self));

  pnd_case_study_update (self->study);
  show_part (self, show_tasks ? "tasks" : "verdicts");
  if (!show_tasks)
    focus_card (self, self->decided);
  else if (!gtk_widget_grab_focus (self->tasks))
    gtk_widget_child_focus (self->tools, GTK_DIR_TAB_FORWARD);
}

/**
 * pnd_cases_page_get_show_tasks:
 * @self: the page
 *
 * Returns: whether it shows what speaks against the verdicts
 */
gboolean
pnd_cases_page_get_show_tasks (PndCasesPage *self)
{
  g_return_val_if_fail (PND_IS_CASES_PAGE (self), FALSE);

  return is_shown (self, "tasks");
}

/**
 * pnd_cases_page_get_tasks:
 * @self: the page
 *
 * Returns: (transfer none): what speaks against the verdicts
 */
GListModel *
pnd_cases_page_get_tasks (PndCasesPage *self)
{
  g_return_val_if_fail (PND_IS_CASES_PAGE (self), NULL);

  return pnd_tasks_page_get_tasks (PND_TASKS_PAGE (self->tasks));
}

/**
 * pnd_cases_page_answer:
 * @self: the page
 *
 * Asks for the answer to the task at hand.
 */
void
pnd_cases_page_answer (PndCasesPage *self)
{
  g_return_if_fail (PND_IS_CASES_PAGE (self));

  pnd_tasks_page_answer (PND_TASKS_PAGE (self->tasks));
}
