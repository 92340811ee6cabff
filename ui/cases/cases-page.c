/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cases/cases-page.h"

#include <glib/gi18n.h>

#include "ui/cases/case-bar.h"
#include "ui/cases/evidence-list.h"
#include "ui/cases/motive-card.h"
#include "ui/cases/parts.h"

#define SIDE_BY_SIDE 940 /* pixels from which on the passages stand beside the motives */
#define NARROW 680       /* pixels of the motives under which their parts stand below one another */

struct _PndCasesPage
{
  GtkWidget parent_instance;

  PndCaseStudy *study;
  gboolean narrow;
  guint relayout; /* idle source */

  /* the figure whose passages are shown; motive 0 for none */
  gint64 motive;
  int indicator;
  PndFigure figure;

  GtkWidget *box;
  GtkWidget *paned;
  GtkWidget *stack;
  GtkWidget *cards; /* a box of PndMotiveCard */
  GtkWidget *aside; /* the passages behind a figure, with a header */
  GtkWidget *aside_title;
  GtkWidget *passages;
};

G_DEFINE_FINAL_TYPE (PndCasesPage, pnd_cases_page, GTK_TYPE_WIDGET)

static char *
describe_figure (PndCasesPage *self, guint n)
{
  int index = pnd_case_study_find_motive (self->study, self->motive);
  const PndMotiveEvidence *evidence = pnd_case_study_get_motive (self->study, index);
  const char *name = self->indicator >= 0
                       ? g_array_index (evidence->inputs, PndIndicatorInput, self->indicator).name
                       : evidence->abbreviation;
  g_autofree char *passages = g_strdup_printf (ngettext ("%u passage", "%u passages", n), n);

  return g_strdup_printf ("%s · %s · %s", name, pnd_figure_get_title (self->figure), passages);
}

static GPtrArray *
list_passages (PndCasesPage *self, const PndMotiveEvidence *evidence)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = 0; i < (int) evidence->evidence->len; i++)
    if (pnd_evidence_is_behind (evidence, i, self->indicator, self->figure))
      g_ptr_array_add (items, pnd_evidence_item_new (evidence, i));
  return items;
}

static void
update_passages (PndCasesPage *self)
{
  int index = self->motive != 0 ? pnd_case_study_find_motive (self->study, self->motive) : -1;
  const PndMotiveEvidence *evidence
    = index >= 0 ? pnd_case_study_get_motive (self->study, index) : NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *title = NULL;

  if (evidence == NULL || self->indicator >= (int) evidence->inputs->len)
    {
      self->motive = 0;
      gtk_widget_set_visible (self->aside, FALSE);
      return;
    }
  items = list_passages (self, evidence);
  title = describe_figure (self, items->len);
  gtk_label_set_text (GTK_LABEL (self->aside_title), title);
  pnd_evidence_list_set_items (PND_EVIDENCE_LIST (self->passages), items);
}

static void
figure_cb (PndCasesPage *self, gint64 motive, int indicator, int figure)
{
  g_assert (PND_IS_CASES_PAGE (self));

  pnd_cases_page_show_passages (self, motive, indicator, figure);
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
  update_passages (self);
}

static void
close_passages_cb (PndCasesPage *self)
{
  g_assert (PND_IS_CASES_PAGE (self));

  self->motive = 0;
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
    self->relayout = g_idle_add (relayout_cb, self);
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
    g_signal_handlers_disconnect_by_data (self->study, self);
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
}

static void
pnd_cases_page_init (PndCasesPage *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static GtkWidget *
make_aside (PndCasesPage *self)
{
  GtkWidget *aside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  self->aside_title = pnd_part_new_line (NULL, "heading");
  gtk_widget_set_hexpand (self->aside_title, TRUE);
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_set_tooltip_text (close, _("Close the list of passages"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Close the list of passages"), -1);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (close_passages_cb), self);
  gtk_box_append (GTK_BOX (header), self->aside_title);
  gtk_box_append (GTK_BOX (header), close);
  gtk_widget_add_css_class (header, "aside-header");
  self->passages = pnd_evidence_list_new (self->study, PND_EVIDENCE_PASSAGES, _("Passages"));
  gtk_box_append (GTK_BOX (aside), header);
  gtk_box_append (GTK_BOX (aside), self->passages);
  gtk_widget_set_visible (aside, FALSE);
  return aside;
}

static void
fill (PndCasesPage *self)
{
  GtkWidget *bar = pnd_case_bar_new (self->study);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->stack = gtk_stack_new ();
  self->cards = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->cards, "cards");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->cards);
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "verdicts");
  self->aside = make_aside (self);
  self->paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_paned_set_start_child (GTK_PANED (self->paned), self->stack);
  gtk_paned_set_end_child (GTK_PANED (self->paned), self->aside);
  gtk_paned_set_shrink_start_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (self->paned), FALSE);
  gtk_widget_set_vexpand (self->paned, TRUE);
  gtk_box_append (GTK_BOX (self->box), bar);
  gtk_box_append (GTK_BOX (self->box), self->paned);
}

/**
 * pnd_cases_page_new:
 * @workspace: whose project
 *
 * Returns: the page
 */
GtkWidget *
pnd_cases_page_new (PndWorkspace *workspace)
{
  PndCasesPage *self = g_object_new (PND_TYPE_CASES_PAGE, NULL);

  self->study = pnd_case_study_new (workspace);
  fill (self);
  g_signal_connect_swapped (self->study, "changed", G_CALLBACK (judged_cb), self);
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

  self->motive = motive;
  self->indicator = indicator;
  self->figure = figure;
  if (!gtk_widget_get_visible (self->aside))
    divide (self);
  gtk_widget_set_visible (self->aside, TRUE);
  update_passages (self);
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

  return self->motive != 0 ? pnd_evidence_list_get_items (PND_EVIDENCE_LIST (self->passages))
                           : NULL;
}
