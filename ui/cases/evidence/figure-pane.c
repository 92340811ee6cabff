/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cases/evidence/figure-pane.h"

#include <glib/gi18n.h>

#include "ui/cases/evidence/evidence-list.h"
#include "ui/cases/parts.h"

struct _PndFigurePane
{
  GtkWidget parent_instance;

  PndCaseStudy *study;
  gint64 motive; /* 0 for none */
  int indicator;
  PndFigure figure;

  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *list;
};

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PndFigurePane, pnd_figure_pane, GTK_TYPE_WIDGET)

static char *
describe (PndFigurePane *self, const PndMotiveEvidence *evidence, guint n)
{
  const char *name = self->indicator >= 0
                       ? g_array_index (evidence->inputs, PndIndicatorInput, self->indicator).name
                       : evidence->abbreviation;
  g_autofree char *passages = g_strdup_printf (ngettext ("%u passage", "%u passages", n), n);

  return g_strdup_printf ("%s · %s · %s", name, pnd_figure_get_title (self->figure), passages);
}

static GPtrArray *
list_passages (PndFigurePane *self, const PndMotiveEvidence *evidence)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = 0; i < (int) evidence->evidence->len; i++)
    if (pnd_evidence_is_behind (evidence, i, self->indicator, self->figure))
      g_ptr_array_add (items, pnd_evidence_item_new (evidence, i));
  return items;
}

static void
close_cb (PndFigurePane *self)
{
  g_assert (PND_IS_FIGURE_PANE (self));

  pnd_figure_pane_clear (self);
  g_signal_emit (self, signals[CLOSED], 0);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  close_cb (PND_FIGURE_PANE (widget));
  return TRUE;
}

static gboolean
pnd_figure_pane_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PND_FIGURE_PANE (widget)->list);
}

static void
pnd_figure_pane_dispose (GObject *object)
{
  PndFigurePane *self = PND_FIGURE_PANE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->study);

  G_OBJECT_CLASS (pnd_figure_pane_parent_class)->dispose (object);
}

static void
pnd_figure_pane_class_init (PndFigurePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_figure_pane_dispose;
  widget_class->grab_focus = pnd_figure_pane_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "figure-pane");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);

  signals[CLOSED] = g_signal_new ("closed", PND_TYPE_FIGURE_PANE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_header (PndFigurePane *self)
{
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  self->title = pnd_part_new_line (NULL, "heading");
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_set_tooltip_text (close, _("Close the list of passages"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Close the list of passages"), -1);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (close_cb), self);
  gtk_box_append (GTK_BOX (header), self->title);
  gtk_box_append (GTK_BOX (header), close);
  gtk_widget_add_css_class (header, "aside-header");
  return header;
}

static void
pnd_figure_pane_init (PndFigurePane *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), make_header (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * pnd_figure_pane_new:
 * @study: the case
 *
 * Returns: an empty pane
 */
GtkWidget *
pnd_figure_pane_new (PndCaseStudy *study)
{
  PndFigurePane *self = g_object_new (PND_TYPE_FIGURE_PANE, NULL);

  self->study = g_object_ref (study);
  self->list = pnd_evidence_list_new (study, PND_EVIDENCE_PASSAGES, _("Passages"));
  gtk_box_append (GTK_BOX (self->box), self->list);
  return GTK_WIDGET (self);
}

/**
 * pnd_figure_pane_show:
 * @self: the pane
 * @motive: id of a motive of the case
 * @indicator: index of an indicator, %PND_EVIDENCE_OF_MOTIVE or %PND_EVIDENCE_OF_ALL
 * @figure: whose passages to show
 */
void
pnd_figure_pane_show (PndFigurePane *self, gint64 motive, int indicator, PndFigure figure)
{
  g_return_if_fail (PND_IS_FIGURE_PANE (self));

  self->motive = motive;
  self->indicator = indicator;
  self->figure = figure;
  pnd_figure_pane_update (self);
}

/**
 * pnd_figure_pane_update:
 * @self: the pane
 *
 * Lists the passages of its figure again; shows none where the motive is gone.
 */
void
pnd_figure_pane_update (PndFigurePane *self)
{
  const PndMotiveEvidence *evidence;
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *title = NULL;
  int index;

  g_return_if_fail (PND_IS_FIGURE_PANE (self));

  index = self->motive != 0 ? pnd_case_study_find_motive (self->study, self->motive) : -1;
  evidence = index >= 0 ? pnd_case_study_get_motive (self->study, index) : NULL;
  if (evidence == NULL || self->indicator >= (int) evidence->inputs->len)
    {
      pnd_figure_pane_clear (self);
      return;
    }
  items = list_passages (self, evidence);
  title = describe (self, evidence, items->len);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  pnd_evidence_list_set_items (PND_EVIDENCE_LIST (self->list), items);
}

/**
 * pnd_figure_pane_clear:
 * @self: the pane
 */
void
pnd_figure_pane_clear (PndFigurePane *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  g_return_if_fail (PND_IS_FIGURE_PANE (self));

  self->motive = 0;
  pnd_evidence_list_set_items (PND_EVIDENCE_LIST (self->list), none);
}

/**
 * pnd_figure_pane_is_empty:
 * @self: the pane
 *
 * Returns: whether there is no figure to show
 */
gboolean
pnd_figure_pane_is_empty (PndFigurePane *self)
{
  g_return_val_if_fail (PND_IS_FIGURE_PANE (self), TRUE);

  return self->motive == 0;
}

/**
 * pnd_figure_pane_get_items:
 * @self: the pane
 *
 * Returns: (transfer none): the passages that are shown
 */
GListModel *
pnd_figure_pane_get_items (PndFigurePane *self)
{
  g_return_val_if_fail (PND_IS_FIGURE_PANE (self), NULL);

  return pnd_evidence_list_get_items (PND_EVIDENCE_LIST (self->list));
}
