/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cases/motive-card.h"

#include <glib/gi18n.h>

#include "app/analysis/verdict/claims.h"
#include "app/analysis/verdict/reasons.h"
#include "app/model/coder.h"
#include "ui/cases/indicator-table.h"
#include "ui/cases/mark.h"
#include "ui/cases/parts.h"
#include "ui/common/swatch.h"

struct _PndMotiveCard
{
  GtkWidget parent_instance;

  PndCaseStudy *study;
  gint64 motive;
  int index;

  GtkWidget *box;
  GtkWidget *top; /* all but the table; made anew by each update */
  GtkWidget *table;
};

enum
{
  DECIDE,
  FIGURE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PndMotiveCard, pnd_motive_card, GTK_TYPE_WIDGET)

static void
figure_cb (PndMotiveCard *self, int indicator, int figure)
{
  g_assert (PND_IS_MOTIVE_CARD (self));

  g_signal_emit (self, signals[FIGURE], 0, self->motive, indicator, figure);
}

static void
clicked_cb (GtkButton *button, PndMotiveCard *self)
{
  figure_cb (self, PND_EVIDENCE_OF_ALL,
             GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "figure")));
}

static void
decide_cb (PndMotiveCard *self)
{
  g_assert (PND_IS_MOTIVE_CARD (self));

  g_signal_emit (self, signals[DECIDE], 0, self->motive);
}

static GtkWidget *
make_decide_button (PndMotiveCard *self, gboolean has_finding)
{
  GtkWidget *button
    = gtk_button_new_with_label (has_finding ? _("Change Verdict…") : _("Decide…"));
  const PndMotiveEvidence *evidence = pnd_case_study_get_motive (self->study, self->index);
  g_autofree char *spoken = g_strdup_printf (has_finding ? _("Change the verdict on %s")
                                                         : _("Decide on %s"),
                                             evidence->abbreviation);

  g_signal_connect_swapped (button, "clicked", G_CALLBACK (decide_cb), self);
  gtk_widget_set_name (button, "decide");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  return button;
}

static GtkWidget *
make_abbreviation (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "abbreviation");
  return label;
}

static GtkWidget *
make_head (PndMotiveCard *self, const PndCodeLook *look, gboolean has_finding)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *swatch = pnd_swatch_new ();
  GtkWidget *name = pnd_part_new_line (look->name, "title-4");

  pnd_swatch_set_colour (PND_SWATCH (swatch), &look->colour);
  gtk_label_set_width_chars (GTK_LABEL (name), 8);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (head), swatch);
  gtk_box_append (GTK_BOX (head), make_abbreviation (look->abbreviation));
  gtk_box_append (GTK_BOX (head), name);
  if (pnd_case_study_get_holder (self->study) == PND_HOLDER_OWN_REGION)
    gtk_box_append (GTK_BOX (head), make_decide_button (self, has_finding));
  return head;
}

static GtkWidget *
make_column (const char *caption, PndVerdict verdict, const char *none)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  const char *word = verdict != PND_VERDICT_NONE ? pnd_verdict_get_title (verdict) : none;

  gtk_box_append (GTK_BOX (column), pnd_part_new_label (caption, "row-detail"));
  gtk_box_append (GTK_BOX (column),
                  pnd_part_new_signed (pnd_mark_new_verdict (verdict), word, "verdict"));
  gtk_widget_set_hexpand (column, TRUE);
  return column;
}

static char *
describe_author (PndFinding *finding)
{
  PndFindingFacts facts = pnd_finding_get_facts (finding);
  PndProject *project = pnd_row_get_project (PND_ROW (finding));
  g_autoptr (PndCoder) coder = pnd_row_get (project, PND_TYPE_CODER, facts.coder, NULL);
  g_autofree char *date = pnd_part_format_date (pnd_row_get_created (PND_ROW (finding)));
  g_autoptr (GListModel) versions
    = pnd_finding_new_versions (project, facts.region_case, facts.motive);

  return g_strdup_printf (_("%s, %s · version %u"),
                          coder != NULL ? pnd_coder_get_name (coder) : "?", date,
                          g_list_model_get_n_items (versions));
}

static GtkWidget *
make_finding (PndMotiveCard *self, PndFinding *finding, PndVerdict rule)
{
  PndFindingFacts facts = { 0 };
  GtkWidget *column;
  g_autofree char *author = NULL;

  if (pnd_case_study_get_holder (self->study) != PND_HOLDER_OWN_REGION)
    {
      column = make_column (_("Your verdict"), PND_VERDICT_NONE, _("None"));
      gtk_box_append (GTK_BOX (column),
                      pnd_part_new_label (_("A verdict is on the own region’s motive. What others "
                                            "want is shown here and never counted as it."), NULL));
      return column;
    }
  if (finding != NULL)
    facts = pnd_finding_get_facts (finding);
  column = make_column (_("Your verdict"), facts.verdict, _("Not decided yet"));
  if (finding == NULL)
    return column;
  if (facts.verdict != rule)
    gtk_box_append (GTK_BOX (column), pnd_part_new_label (_("≠ Differs from the rule"),
                                                          "warning"));
  if (*facts.rationale != '\0')
    gtk_box_append (GTK_BOX (column), pnd_part_new_label (facts.rationale, NULL));
  author = describe_author (finding);
  gtk_box_append (GTK_BOX (column), pnd_part_new_label (author, "row-detail"));
  return column;
}

static char *
describe_sources (const PndVerdictResult *result)
{
  g_autofree char *sources
    = g_strdup_printf (ngettext ("%d independent source", "%d independent sources",
                                 result->sources), result->sources);
  g_autofree char *types
    = g_strdup_printf (ngettext ("%d type", "%d types", result->types), result->types);

  return g_strdup_printf (_("for it: %s of %s"), sources, types);
}

/* a verdict is set against what others claim, not built on it */
static void
add_claims (GtkWidget *column, const PndMotiveEvidence *evidence)
{
  PndClaims indicators = pnd_claims_count_indicators (evidence);
  g_autofree char *text = NULL;

  if (evidence->result->n_uses[PND_USE_CLAIM] == 0)
    return;
  text = g_strdup_printf (_("Claims of other authors: %d, argued on %d of %d indicators, addressing "
                            "%d"),
                          evidence->result->n_uses[PND_USE_CLAIM], indicators.argued,
                          (int) evidence->inputs->len, indicators.claims);
  gtk_box_append (GTK_BOX (column), pnd_part_new_label (text, "row-detail"));
}

static GtkWidget *
make_rule (PndMotiveCard *self, const PndMotiveEvidence *evidence)
{
  const PndVerdictResult *result = evidence->result;
  GtkWidget *column = make_column (pnd_case_study_get_accepted_only (self->study)
                                     ? _("The rule says, of accepted codings only")
                                     : _("The rule says"),
                                   result->verdict, NULL);
  g_autofree char *why = pnd_verdict_result_explain (result, TRUE);
  g_autofree char *sources = describe_sources (result);
  g_autofree char *warnings = pnd_verdict_result_list_warnings (result);

  gtk_box_append (GTK_BOX (column), pnd_part_new_label (why, NULL));
  if (result->sources > 0)
    gtk_box_append (GTK_BOX (column), pnd_part_new_label (sources, NULL));
  if (*warnings != '\0')
    gtk_box_append (GTK_BOX (column), pnd_part_new_label (warnings, "row-detail"));
  add_claims (column, evidence);
  return column;
}

static int
count (const PndMotiveEvidence *evidence, PndFigure figure)
{
  int n = 0;

  for (int i = 0; i < (int) evidence->evidence->len; i++)
    n += pnd_evidence_is_behind (evidence, i, PND_EVIDENCE_OF_ALL, figure);
  return n;
}

static void
add_figure (PndMotiveCard *self, GtkWidget *row, PndFigure figure, int n)
{
  const PndMotiveEvidence *evidence = pnd_case_study_get_motive (self->study, self->index);
  g_autofree char *text = g_strdup_printf ("%s %s %d", pnd_figure_get_symbol (figure),
                                           pnd_figure_get_title (figure), n);
  g_autofree char *spoken = g_strdup_printf ("%s, %s: %d", evidence->abbreviation,
                                             pnd_figure_get_title (figure), n);
  g_autofree char *name = g_strdup_printf ("figure-%d", figure);
  GtkWidget *button;

  if (n == 0 && figure != PND_FIGURE_FOR && figure != PND_FIGURE_AGAINST)
    return;
  button = pnd_part_new_figure (text, spoken);
  gtk_widget_set_name (button, name);
  gtk_widget_set_sensitive (button, n > 0);
  g_object_set_data (G_OBJECT (button), "figure", GINT_TO_POINTER (figure));
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_append (GTK_BOX (row), button);
}

/* those that do not decide stand below where there is little room */
static GtkWidget *
make_figures (PndMotiveCard *self, const PndMotiveEvidence *evidence, gboolean narrow)
{
  GtkWidget *rows = gtk_box_new (narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL,
                                 narrow ? 0 : 3);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *rest = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  add_figure (self, row, PND_FIGURE_FOR, evidence->result->supports);
  add_figure (self, row, PND_FIGURE_AGAINST, evidence->result->contradicts);
  add_figure (self, row, PND_FIGURE_MENTIONS, count (evidence, PND_FIGURE_MENTIONS));
  add_figure (self, rest, PND_FIGURE_WEAK, count (evidence, PND_FIGURE_WEAK));
  add_figure (self, rest, PND_FIGURE_LEFT_OUT, count (evidence, PND_FIGURE_LEFT_OUT));
  gtk_box_append (GTK_BOX (rows), row);
  gtk_box_append (GTK_BOX (rows), rest);
  gtk_widget_add_css_class (rows, "figures");
  return rows;
}

static void
show (PndMotiveCard *self, const PndMotiveEvidence *evidence, gboolean narrow)
{
  PndWorkspace *workspace = pnd_case_study_get_workspace (self->study);
  const PndCodeLook *look = pnd_workspace_get_look (workspace, evidence->motive);
  g_autoptr (PndFinding) finding = pnd_case_study_dup_finding (self->study, self->index);
  GtkWidget *verdicts = gtk_box_new (narrow ? GTK_ORIENTATION_VERTICAL
                                            : GTK_ORIENTATION_HORIZONTAL, narrow ? 12 : 24);

  if (look == NULL)
    return;
  gtk_box_append (GTK_BOX (self->top), make_head (self, look, finding != NULL));
  gtk_box_set_homogeneous (GTK_BOX (verdicts), !narrow);
  gtk_box_append (GTK_BOX (verdicts), make_finding (self, finding, evidence->result->verdict));
  gtk_box_append (GTK_BOX (verdicts), make_rule (self, evidence));
  gtk_box_append (GTK_BOX (self->top), verdicts);
  gtk_box_append (GTK_BOX (self->top), make_figures (self, evidence, narrow));
  pnd_indicator_table_set_narrow (PND_INDICATOR_TABLE (self->table), narrow);
  pnd_indicator_table_update (PND_INDICATOR_TABLE (self->table), workspace, evidence);
}

static GtkWidget *
find_named (GtkWidget *widget, const char *name)
{
  if (g_str_equal (gtk_widget_get_name (widget), name))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_named (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* (transfer full) (nullable): by what the focus finds back */
static char *
dup_focus_name (PndMotiveCard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self))
           ? g_strdup (gtk_widget_get_name (focus)) : NULL;
}

static void
pnd_motive_card_dispose (GObject *object)
{
  PndMotiveCard *self = PND_MOTIVE_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->study);

  G_OBJECT_CLASS (pnd_motive_card_parent_class)->dispose (object);
}

static void
pnd_motive_card_class_init (PndMotiveCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_motive_card_dispose;
  gtk_widget_class_set_css_name (widget_class, "motive-card");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  signals[DECIDE] = g_signal_new ("decide", PND_TYPE_MOTIVE_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[FIGURE]
    = g_signal_new ("figure", PND_TYPE_MOTIVE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_INT, G_TYPE_INT);
}

static void
pnd_motive_card_init (PndMotiveCard *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->table = pnd_indicator_table_new ();
  gtk_box_append (GTK_BOX (self->box), self->top);
  gtk_box_append (GTK_BOX (self->box), self->table);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (self->table, "figure", G_CALLBACK (figure_cb), self);
}

/**
 * pnd_motive_card_new:
 * @study: the case
 *
 * Returns: an empty card
 */
GtkWidget *
pnd_motive_card_new (PndCaseStudy *study)
{
  PndMotiveCard *self = g_object_new (PND_TYPE_MOTIVE_CARD, NULL);

  self->study = g_object_ref (study);
  return GTK_WIDGET (self);
}

/**
 * pnd_motive_card_update:
 * @self: a card
 * @motive: index of a motive of the study
 * @narrow: what stands side by side stands one below the other
 */
void
pnd_motive_card_update (PndMotiveCard *self, int motive, gboolean narrow)
{
  const PndMotiveEvidence *evidence;
  g_autofree char *focus = NULL;
  GtkWidget *found;

  g_return_if_fail (PND_IS_MOTIVE_CARD (self));

  evidence = pnd_case_study_get_motive (self->study, motive);
  focus = dup_focus_name (self);
  self->index = motive;
  self->motive = evidence->motive;
  pnd_part_remove_children (self->top);
  show (self, evidence, narrow);
  found = focus != NULL ? find_named (GTK_WIDGET (self), focus) : NULL;
  if (found != NULL)
    gtk_widget_grab_focus (found);
}

/**
 * pnd_motive_card_get_motive:
 * @self: a card
 *
 * Returns: id of the motive it shows
 */
gint64
pnd_motive_card_get_motive (PndMotiveCard *self)
{
  g_return_val_if_fail (PND_IS_MOTIVE_CARD (self), 0);

  return self->motive;
}
