/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cases/editor/absence-basis.h"

#include <glib/gi18n.h>

#include "ui/cases/parts.h"

#define MOST_ROWS 5 /* of passages in the way that are shown at once */

struct _PndAbsenceBasis
{
  GtkWidget parent_instance;

  GtkWidget *box;
  int n_unanswered;
};

enum
{
  OPEN,
  ANSWER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PndAbsenceBasis, pnd_absence_basis, GTK_TYPE_WIDGET)

static void
add (PndAbsenceBasis *self, GtkWidget *child)
{
  gtk_box_append (GTK_BOX (self->box), child);
}

static gboolean
is_in_the_way (const PndMotiveEvidence *motive, int index)
{
  return pnd_evidence_is_behind (motive, index, PND_EVIDENCE_OF_ALL, PND_FIGURE_FOR);
}

static void
open_cb (GtkButton *button, PndAbsenceBasis *self)
{
  g_signal_emit (self, signals[OPEN], 0, g_object_get_data (G_OBJECT (button), "item"));
}

static void
answer_cb (GtkButton *button, PndAbsenceBasis *self)
{
  g_signal_emit (self, signals[ANSWER], 0, g_object_get_data (G_OBJECT (button), "item"));
}

static GtkWidget *
make_passage (const char *place, const char *quote)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *spoken = g_strdup_printf (_("Open in the reader: %s"), place);

  gtk_box_append (GTK_BOX (words), pnd_part_new_line (quote, NULL));
  gtk_box_append (GTK_BOX (words), pnd_part_new_line (place, "row-detail"));
  gtk_button_set_child (GTK_BUTTON (button), words);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "in-the-way");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  return button;
}

static void
add_passage (PndAbsenceBasis *self, const PndMotiveEvidence *motive, int index, PndQuotes *quotes)
{
  g_autoptr (PndEvidenceItem) item = pnd_evidence_item_new (motive, index);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *answer = gtk_button_new_with_mnemonic (_("_Answer…"));
  GtkWidget *passage;
  g_autofree char *quote = NULL;
  g_autofree char *place = NULL;

  if (!pnd_quotes_get (quotes, pnd_evidence_item_get_coding (item), &quote, &place))
    return;
  passage = make_passage (place, quote);
  gtk_widget_set_valign (answer, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (passage), "item", g_object_ref (item), g_object_unref);
  g_object_set_data_full (G_OBJECT (answer), "item", g_object_ref (item), g_object_unref);
  g_signal_connect (passage, "clicked", G_CALLBACK (open_cb), self);
  g_signal_connect (answer, "clicked", G_CALLBACK (answer_cb), self);
  gtk_box_append (GTK_BOX (row), passage);
  gtk_box_append (GTK_BOX (row), answer);
  add (self, row);
}

static void
add_unanswered (PndAbsenceBasis *self, const PndMotiveEvidence *motive, PndQuotes *quotes)
{
  g_autofree char *text
    = g_strdup_printf (ngettext ("It cannot be absent while %d passage supports it without an "
                                 "answer:",
                                 "It cannot be absent while %d passages support it without an "
                                 "answer:", self->n_unanswered), self->n_unanswered);
  int n_shown = 0;

  add (self, pnd_part_new_label (text, "warning"));
  for (int i = 0; i < (int) motive->evidence->len && n_shown < MOST_ROWS; i++)
    if (is_in_the_way (motive, i))
      {
        add_passage (self, motive, i, quotes);
        n_shown++;
      }
  if (self->n_unanswered > n_shown)
    {
      g_autofree char *more
        = g_strdup_printf (ngettext ("and %d more", "and %d more", self->n_unanswered - n_shown),
                           self->n_unanswered - n_shown);

      add (self, pnd_part_new_label (more, "row-detail"));
    }
}

/* (transfer full) (nullable): indicators that nobody sought yet */
static char *
list_untested (const PndMotiveEvidence *motive)
{
  GString *names = g_string_new (NULL);

  for (int i = 0; i < (int) motive->inputs->len; i++)
    if (pnd_verdict_result_get (motive->result, i)->status == PND_INDICATOR_UNTESTED)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              g_array_index (motive->inputs, PndIndicatorInput, i).name);
  return g_string_free (names, names->len == 0);
}

static void
add_tested (PndAbsenceBasis *self, const PndMotiveEvidence *motive)
{
  g_autofree char *read = g_strdup_printf (_("Documents read for every indicator: %d of %d"),
                                           motive->n_read, motive->n_documents);
  g_autofree char *asked = g_strdup_printf (_("Questions and searches: %d"),
                                            (int) motive->questions->len);
  g_autofree char *untested = list_untested (motive);

  add (self, pnd_part_new_label (_("What the absence rests on"), "field-label"));
  add (self, pnd_part_new_label (read, NULL));
  add (self, pnd_part_new_label (asked, NULL));
  for (guint i = 0; i < motive->questions->len; i++)
    {
      g_autofree char *line = g_strdup_printf ("• %s", (char *) motive->questions->pdata[i]);

      add (self, pnd_part_new_label (line, "row-detail"));
    }
  if (untested != NULL)
    {
      g_autofree char *text = g_strdup_printf (_("Untested, so nobody knows: %s"), untested);

      add (self, pnd_part_new_label (text, "warning"));
    }
}

static void
pnd_absence_basis_dispose (GObject *object)
{
  g_clear_pointer (&PND_ABSENCE_BASIS (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (pnd_absence_basis_parent_class)->dispose (object);
}

static void
pnd_absence_basis_class_init (PndAbsenceBasisClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_absence_basis_dispose;
  gtk_widget_class_set_css_name (widget_class, "absence-basis");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  signals[OPEN] = g_signal_new ("open", PND_TYPE_ABSENCE_BASIS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, PND_TYPE_EVIDENCE_ITEM);
  signals[ANSWER] = g_signal_new ("answer", PND_TYPE_ABSENCE_BASIS, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, PND_TYPE_EVIDENCE_ITEM);
}

static void
pnd_absence_basis_init (PndAbsenceBasis *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * pnd_absence_basis_new:
 *
 * Returns: an empty block
 */
GtkWidget *
pnd_absence_basis_new (void)
{
  return g_object_new (PND_TYPE_ABSENCE_BASIS, NULL);
}

/**
 * pnd_absence_basis_update:
 * @self: the block
 * @motive: what was judged
 * @quotes: where words of passages come from
 */
void
pnd_absence_basis_update (PndAbsenceBasis *self, const PndMotiveEvidence *motive,
                          PndQuotes *quotes)
{
  g_return_if_fail (PND_IS_ABSENCE_BASIS (self) && motive != NULL && quotes != NULL);

  pnd_part_remove_children (self->box);
  self->n_unanswered = 0;
  for (int i = 0; i < (int) motive->evidence->len; i++)
    self->n_unanswered += is_in_the_way (motive, i);
  if (self->n_unanswered > 0)
    add_unanswered (self, motive, quotes);
  add_tested (self, motive);
}

/**
 * pnd_absence_basis_count_unanswered:
 * @self: the block
 *
 * Returns: how many decisive passages for the motive have no answer
 */
int
pnd_absence_basis_count_unanswered (PndAbsenceBasis *self)
{
  g_return_val_if_fail (PND_IS_ABSENCE_BASIS (self), 0);

  return self->n_unanswered;
}
