/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cases/editor/finding-editor.h"

#include <glib/gi18n.h>

#include "app/analysis/verdict/decide.h"
#include "app/store/veil/review-only.h"
#include "ui/cases/editor/absence-basis.h"
#include "ui/cases/editor/finding-versions.h"
#include "ui/cases/editor/key-passages.h"
#include "ui/cases/editor/verdict-choice.h"
#include "ui/cases/judge.h"
#include "ui/cases/mark.h"
#include "ui/cases/parts.h"
#include "ui/common/dialog.h"

#define BESIDE 760 /* pixels from which on the passages stand beside the form */

struct _PndFindingEditor
{
  GtkWidget parent_instance;

  PndCaseStudy *study;
  PndQuotes *quotes;
  gint64 motive; /* id, 0 for none */
  gint64 region_case;
  PndCaseJudging *judging;           /* (nullable): of which the evidence is */
  PndMotiveEvidence *own;            /* (nullable): the evidence, where it was not judged yet */
  const PndMotiveEvidence *evidence; /* (nullable): as pnd_finding_decide() sees it */

  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *save;
  GtkWidget *columns;
  GtkWidget *choice;
  GtkWidget *rule;
  GtkWidget *differs;
  GtkWidget *basis;
  GtkTextBuffer *rationale;
  GtkWidget *rationale_view;
  GtkWidget *fault;
  GtkWidget *versions;
  GtkWidget *passages;
};

enum
{
  CLOSED,
  OPEN,
  ANSWER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PndFindingEditor, pnd_finding_editor, GTK_TYPE_WIDGET)

static PndProject *
get_project (PndFindingEditor *self)
{
  return pnd_workspace_get_project (pnd_case_study_get_workspace (self->study));
}

static PndVerdict
get_verdict (PndFindingEditor *self)
{
  return pnd_verdict_choice_get (PND_VERDICT_CHOICE (self->choice));
}

static void
say_fault (PndFindingEditor *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->fault), text != NULL ? text : "");
  gtk_widget_set_visible (self->fault, text != NULL);
}

/* for the key, which no button shows to be of no use now */
static void
say_why_not (PndFindingEditor *self)
{
  if (self->evidence == NULL || !pnd_project_can_edit (get_project (self)))
    return;
  say_fault (self, get_verdict (self) == PND_VERDICT_NONE
                     ? _("Choose a verdict first.")
                     : _("Answer the passages that support it first, or choose another verdict."));
}

/* what follows from the verdict that is chosen */
static void
verdict_cb (PndFindingEditor *self)
{
  PndVerdict verdict = get_verdict (self);

  g_assert (PND_IS_FINDING_EDITOR (self));

  if (self->evidence == NULL)
    return;
  gtk_widget_set_visible (self->basis, verdict == PND_VERDICT_ABSENT);
  gtk_widget_set_visible (self->differs, verdict != PND_VERDICT_NONE
                                           && verdict != self->evidence->result->verdict);
  gtk_widget_set_sensitive (self->save, pnd_finding_editor_can_save (self));
  say_fault (self, NULL);
}

static void
show_rule (PndFindingEditor *self)
{
  PndVerdict verdict = self->evidence->result->verdict;
  g_autofree char *why = pnd_verdict_result_explain (self->evidence->result, TRUE);

  pnd_part_remove_children (self->rule);
  gtk_box_append (GTK_BOX (self->rule), pnd_part_new_label (_("The rule says"), "field-label"));
  gtk_box_append (GTK_BOX (self->rule),
                  pnd_part_new_signed (pnd_mark_new_verdict (verdict),
                                       pnd_verdict_get_title (verdict), "rule-verdict"));
  gtk_box_append (GTK_BOX (self->rule), pnd_part_new_label (why, NULL));
}

static void
forget_evidence (PndFindingEditor *self)
{
  self->evidence = NULL;
  g_clear_pointer (&self->judging, pnd_case_judging_unref);
  g_clear_pointer (&self->own, pnd_motive_evidence_free);
}

/* what the study shows is judged already, most often */
static gboolean
load_evidence (PndFindingEditor *self)
{
  PndWorkspace *workspace = pnd_case_study_get_workspace (self->study);
  PndVerdictView view = { .holder = PND_HOLDER_OWN_REGION };
  GError *error = NULL;

  forget_evidence (self);
  self->judging = pnd_judge_peek (pnd_judge_get (workspace), self->region_case, &view);
  for (guint i = 0; self->judging != NULL && i < self->judging->motives->len; i++)
    if (((PndMotiveEvidence *) self->judging->motives->pdata[i])->motive == self->motive)
      self->evidence = self->judging->motives->pdata[i];
  if (self->evidence != NULL)
    return TRUE;
  self->own = pnd_motive_evidence_new (pnd_project_get_database (get_project (self)),
                                       self->region_case, self->motive, NULL, &error);
  if (self->own == NULL)
    pnd_workspace_fail (workspace, error);
  self->evidence = self->own;
  return self->evidence != NULL;
}

static void
show_title (PndFindingEditor *self)
{
  PndWorkspace *workspace = pnd_case_study_get_workspace (self->study);
  const PndCodeLook *look = pnd_workspace_get_look (workspace, self->motive);
  PndRegionCase *row = pnd_case_study_get_row (self->study);
  g_autofree char *title
    = g_strdup_printf ("%s · %s", look != NULL ? look->name : "",
                       row != NULL ? pnd_region_case_get_name (row) : _("Whole project"));

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_widget_set_tooltip_text (self->title, title);
}

/* begins with the finding that stands */
static void
start_draft (PndFindingEditor *self)
{
  g_autoptr (PndFinding) finding
    = self->evidence->finding != 0
        ? pnd_row_get (get_project (self), PND_TYPE_FINDING, self->evidence->finding, NULL) : NULL;
  PndFindingFacts facts = { 0 };

  if (finding != NULL)
    facts = pnd_finding_get_facts (finding);
  pnd_key_passages_start (PND_KEY_PASSAGES (self->passages), finding);
  pnd_verdict_choice_set (PND_VERDICT_CHOICE (self->choice), facts.verdict);
  gtk_text_buffer_set_text (self->rationale, facts.rationale != NULL ? facts.rationale : "", -1);
}

static void
show_evidence (PndFindingEditor *self)
{
  show_title (self);
  show_rule (self);
  pnd_key_passages_show (PND_KEY_PASSAGES (self->passages), self->evidence);
  pnd_quotes_forget (self->quotes);
  pnd_absence_basis_update (PND_ABSENCE_BASIS (self->basis), self->evidence, self->quotes);
  pnd_finding_versions_show (PND_FINDING_VERSIONS (self->versions), get_project (self),
                             self->region_case, self->evidence->guid);
  verdict_cb (self);
}

static void
back_cb (PndFindingEditor *self)
{
  g_assert (PND_IS_FINDING_EDITOR (self));

  g_signal_emit (self, signals[CLOSED], 0);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  back_cb (PND_FINDING_EDITOR (widget));
  return TRUE;
}

static void
open_cb (PndFindingEditor *self, PndEvidenceItem *item)
{
  g_signal_emit (self, signals[OPEN], 0, item);
}

static void
answer_cb (PndFindingEditor *self, PndEvidenceItem *item)
{
  g_signal_emit (self, signals[ANSWER], 0, item);
}

static GtkWidget *
make_head (PndFindingEditor *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *back = gtk_button_new_from_icon_name ("go-previous-symbolic");

  self->title = pnd_part_new_line (NULL, "heading");
  self->save = gtk_button_new_with_mnemonic (_("_Save Verdict"));
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_add_css_class (back, "flat");
  gtk_widget_add_css_class (self->save, "suggested-action");
  gtk_widget_set_tooltip_text (back, _("Back to the verdicts (Escape)"));
  gtk_widget_set_tooltip_text (self->save, _("Save the verdict (Ctrl+S)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Back to the verdicts"), -1);
  gtk_widget_add_css_class (head, "editor-head");
  gtk_box_append (GTK_BOX (head), back);
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), self->save);
  g_signal_connect_swapped (back, "clicked", G_CALLBACK (back_cb), self);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (pnd_finding_editor_save), self);
  return head;
}

static GtkWidget *
make_form (PndFindingEditor *self)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *text = pnd_dialog_new_text (NULL, NULL, 90, &self->rationale);

  self->choice = pnd_verdict_choice_new ();
  gtk_box_append (GTK_BOX (form), pnd_part_new_label (_("Your verdict"), "field-label"));
  gtk_box_append (GTK_BOX (form), self->choice);
  self->rule = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->differs
    = pnd_part_new_label (_("≠ This overrules the rule: the rationale must say why."), "warning");
  self->basis = pnd_absence_basis_new ();
  self->fault = pnd_part_new_label (NULL, "error");
  self->versions = pnd_finding_versions_new (self->quotes);
  self->rationale_view = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (text));
  gtk_box_append (GTK_BOX (form), self->rule);
  gtk_box_append (GTK_BOX (form), self->basis);
  gtk_box_append (GTK_BOX (form), self->differs);
  pnd_dialog_add_field (GTK_BOX (form), _("_Rationale"), text);
  gtk_box_append (GTK_BOX (form), self->fault);
  gtk_box_append (GTK_BOX (form), self->versions);
  gtk_widget_set_hexpand (form, TRUE);
  g_signal_connect_swapped (self->choice, "changed", G_CALLBACK (verdict_cb), self);
  g_signal_connect_swapped (self->basis, "open", G_CALLBACK (open_cb), self);
  g_signal_connect_swapped (self->basis, "answer", G_CALLBACK (answer_cb), self);
  return form;
}

static void
fill (PndFindingEditor *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  gtk_widget_add_css_class (self->columns, "editor-columns");
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  gtk_box_append (GTK_BOX (self->columns), make_form (self));
  self->passages = pnd_key_passages_new (self->study);
  gtk_widget_set_hexpand (self->passages, TRUE);
  gtk_box_append (GTK_BOX (self->columns), self->passages);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->columns);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self->box), scroller);
}

static void
pnd_finding_editor_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PndFindingEditor *self = PND_FINDING_EDITOR (widget);
  gboolean beside = width >= BESIDE;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  beside ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_homogeneous (GTK_BOX (self->columns), beside);
  gtk_widget_allocate (self->box, width, height, baseline, NULL);
}

static void
pnd_finding_editor_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline,
                            int *natural_baseline)
{
  gtk_widget_measure (PND_FINDING_EDITOR (widget)->box, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
  /* columns that stand side by side now stand one below the other where there is less room */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, 320);
}

static gboolean
pnd_finding_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PND_FINDING_EDITOR (widget)->choice);
}

static void
pnd_finding_editor_dispose (GObject *object)
{
  PndFindingEditor *self = PND_FINDING_EDITOR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  forget_evidence (self);
  g_clear_pointer (&self->quotes, pnd_quotes_free);
  g_clear_object (&self->study);

  G_OBJECT_CLASS (pnd_finding_editor_parent_class)->dispose (object);
}

static void
pnd_finding_editor_class_init (PndFindingEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_finding_editor_dispose;
  widget_class->size_allocate = pnd_finding_editor_size_allocate;
  widget_class->measure = pnd_finding_editor_measure;
  widget_class->grab_focus = pnd_finding_editor_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "finding-editor");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);

  signals[CLOSED] = g_signal_new ("closed", PND_TYPE_FINDING_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[OPEN] = g_signal_new ("open", PND_TYPE_FINDING_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, PND_TYPE_EVIDENCE_ITEM);
  signals[ANSWER] = g_signal_new ("answer", PND_TYPE_FINDING_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, PND_TYPE_EVIDENCE_ITEM);
}

static void
pnd_finding_editor_init (PndFindingEditor *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * pnd_finding_editor_new:
 * @study: the case
 *
 * Returns: the editor, empty until pnd_finding_editor_open()
 */
GtkWidget *
pnd_finding_editor_new (PndCaseStudy *study)
{
  PndFindingEditor *self = g_object_new (PND_TYPE_FINDING_EDITOR, NULL);

  self->study = g_object_ref (study);
  self->quotes = pnd_quotes_new (pnd_case_study_get_workspace (study));
  fill (self);
  return GTK_WIDGET (self);
}

/**
 * pnd_finding_editor_open:
 * @self: the editor
 * @motive: id of a motive of the case at hand
 *
 * Begins with the finding that stands; but what was typed on the same motive is still there.
 */
void
pnd_finding_editor_open (PndFindingEditor *self, gint64 motive)
{
  gint64 region_case;
  gboolean same;

  g_return_if_fail (PND_IS_FINDING_EDITOR (self));

  region_case = pnd_case_study_get_case (self->study);
  same = self->motive == motive && self->region_case == region_case && self->evidence != NULL;
  self->motive = motive;
  self->region_case = region_case;
  if (!load_evidence (self))
    return;
  if (!same)
    start_draft (self);
  show_evidence (self);
}

/**
 * pnd_finding_editor_update:
 * @self: the editor
 */
void
pnd_finding_editor_update (PndFindingEditor *self)
{
  g_return_if_fail (PND_IS_FINDING_EDITOR (self));

  if (self->motive != 0 && load_evidence (self))
    show_evidence (self);
}

/**
 * pnd_finding_editor_close:
 * @self: the editor
 *
 * Forgets what was typed.
 */
void
pnd_finding_editor_close (PndFindingEditor *self)
{
  g_return_if_fail (PND_IS_FINDING_EDITOR (self));

  self->motive = 0;
  forget_evidence (self);
}

/**
 * pnd_finding_editor_save:
 * @self: the editor
 *
 * Saves the verdict as a new version, one step for undo; what keeps it from being saved is said in
 * the form.
 *
 * Returns: whether it is saved
 */
gboolean
pnd_finding_editor_save (PndFindingEditor *self)
{
  g_autoptr (GPtrArray) in_favour = NULL;
  g_autoptr (GPtrArray) against = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *rationale = NULL;
  GPtrArray *passages[PND_N_SIDES];

  g_return_val_if_fail (PND_IS_FINDING_EDITOR (self), FALSE);

  if (!pnd_finding_editor_can_save (self))
    {
      say_why_not (self);
      return FALSE;
    }
  in_favour = pnd_key_passages_list (PND_KEY_PASSAGES (self->passages), PND_SIDE_FOR);
  against = pnd_key_passages_list (PND_KEY_PASSAGES (self->passages), PND_SIDE_AGAINST);
  passages[PND_SIDE_FOR] = in_favour;
  passages[PND_SIDE_AGAINST] = against;
  rationale = pnd_dialog_get_text (self->rationale);
  if (pnd_finding_decide (get_project (self), self->region_case, self->motive,
                          get_verdict (self), rationale, passages, &error)
      == 0)
    {
      say_fault (self, error->message);
      gtk_widget_grab_focus (self->rationale_view);
      return FALSE;
    }
  pnd_finding_editor_close (self);
  g_signal_emit (self, signals[CLOSED], 0);
  return TRUE;
}

/**
 * pnd_finding_editor_can_save:
 * @self: the editor
 *
 * Returns: whether a verdict is chosen that nothing unanswered is in the way of
 */
gboolean
pnd_finding_editor_can_save (PndFindingEditor *self)
{
  PndVerdict verdict;

  g_return_val_if_fail (PND_IS_FINDING_EDITOR (self), FALSE);

  verdict = get_verdict (self);
  return self->evidence != NULL && verdict != PND_VERDICT_NONE
         && pnd_project_can_edit (get_project (self))
         && (verdict != PND_VERDICT_ABSENT
             || pnd_absence_basis_count_unanswered (PND_ABSENCE_BASIS (self->basis)) == 0);
}

/**
 * pnd_finding_editor_get_motive:
 * @self: the editor
 *
 * Returns: id of the motive that is decided on, 0 for none
 */
gint64
pnd_finding_editor_get_motive (PndFindingEditor *self)
{
  g_return_val_if_fail (PND_IS_FINDING_EDITOR (self), 0);

  return self->motive;
}

/**
 * pnd_finding_editor_get_case:
 * @self: the editor
 *
 * Returns: id of the case the verdict is on, 0 for the whole project
 */
gint64
pnd_finding_editor_get_case (PndFindingEditor *self)
{
  g_return_val_if_fail (PND_IS_FINDING_EDITOR (self), 0);

  return self->region_case;
}

/**
 * pnd_finding_editor_choose:
 * @self: the editor
 * @verdict: a verdict
 */
void
pnd_finding_editor_choose (PndFindingEditor *self, PndVerdict verdict)
{
  g_return_if_fail (PND_IS_FINDING_EDITOR (self));
  g_return_if_fail (verdict > PND_VERDICT_NONE && verdict < PND_N_VERDICTS);

  pnd_verdict_choice_set (PND_VERDICT_CHOICE (self->choice), verdict);
}

/**
 * pnd_finding_editor_set_rationale:
 * @self: the editor
 * @rationale: why
 */
void
pnd_finding_editor_set_rationale (PndFindingEditor *self, const char *rationale)
{
  g_return_if_fail (PND_IS_FINDING_EDITOR (self) && rationale != NULL);

  gtk_text_buffer_set_text (self->rationale, rationale, -1);
}

/**
 * pnd_finding_editor_get_passages:
 * @self: the editor
 *
 * Returns: (transfer none): the passages to choose from; their side says what is chosen
 */
GListModel *
pnd_finding_editor_get_passages (PndFindingEditor *self)
{
  g_return_val_if_fail (PND_IS_FINDING_EDITOR (self), NULL);

  return pnd_key_passages_get_items (PND_KEY_PASSAGES (self->passages));
}

/**
 * pnd_finding_editor_get_fault:
 * @self: the editor
 *
 * Returns: (transfer none) (nullable): what kept the verdict from being saved
 */
const char *
pnd_finding_editor_get_fault (PndFindingEditor *self)
{
  g_return_val_if_fail (PND_IS_FINDING_EDITOR (self), NULL);

  return gtk_widget_get_visible (self->fault) ? gtk_label_get_text (GTK_LABEL (self->fault)) : NULL;
}
