/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cases/evidence/passage-row.h"

#include <glib/gi18n.h>

#include "app/store/veil/review-only.h"
#include "ui/cases/parts.h"
#include "ui/codes/rating-chips.h"
#include "ui/common/swatch.h"

struct _PndPassageRow
{
  GtkWidget parent_instance;

  PndEvidenceMode mode;
  PndEvidenceItem *item; /* (nullable) */
  gulong side_id;

  GtkWidget *box;
  GtkWidget *swatch;
  GtkWidget *code;
  GtkWidget *place;
  GtkWidget *quote;
  GtkWidget *rating;
  GtkWidget *answer;              /* of a task: what was answered */
  GtkWidget *answer_button;       /* of a task */
  GtkWidget *sides[PND_N_SIDES];  /* of a key passage: toggle buttons */
};

enum
{
  ANSWER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PndPassageRow, pnd_passage_row, GTK_TYPE_WIDGET)

static void
answer_cb (PndPassageRow *self)
{
  g_assert (PND_IS_PASSAGE_ROW (self));

  if (self->item != NULL)
    g_signal_emit (self, signals[ANSWER], 0, self->item);
}

static void
show_side (PndPassageRow *self)
{
  int side = pnd_evidence_item_get_side (self->item);

  for (int i = 0; i < PND_N_SIDES; i++)
    if (self->sides[i] != NULL)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->sides[i]), i == side);
}

static void
toggled_cb (PndPassageRow *self, GtkToggleButton *button)
{
  int side = GTK_WIDGET (button) == self->sides[PND_SIDE_FOR] ? PND_SIDE_FOR : PND_SIDE_AGAINST;

  g_assert (PND_IS_PASSAGE_ROW (self));

  if (self->item == NULL)
    return;
  if (gtk_toggle_button_get_active (button))
    pnd_evidence_item_set_side (self->item, side);
  else if (pnd_evidence_item_get_side (self->item) == side)
    pnd_evidence_item_set_side (self->item, PND_EVIDENCE_NO_SIDE);
}

static char *
describe (PndPassageRow *self)
{
  PndVerdict verdict = pnd_evidence_item_get_verdict (self->item);
  PndUse use = pnd_evidence_item_get_use (self->item);
  g_autofree char *rating = pnd_rating_to_text (pnd_evidence_item_get_rating (self->item));

  if (self->mode == PND_EVIDENCE_TASKS)
    return g_strdup_printf (_("%s · speaks against “%s”"), rating,
                            pnd_verdict_get_title (verdict));
  return g_strdup_printf ("%s · %s", rating, pnd_use_get_title (use));
}

static void
show_answer (PndPassageRow *self, PndCaseStudy *study)
{
  PndProject *project = pnd_workspace_get_project (pnd_case_study_get_workspace (study));
  g_auto (PndResolution) resolution = { 0 };
  g_autofree char *date = NULL;
  g_autofree char *text = NULL;
  gboolean found = pnd_resolution_find (pnd_project_get_database (project),
                                        pnd_case_study_get_case (study),
                                        pnd_evidence_item_get_guid (self->item), &resolution);

  if (found)
    {
      date = pnd_part_format_date (resolution.created);
      text = g_strdup_printf (resolution.stands == PND_SIDE_FOR
                                ? _("What is for the motive stands: %s (%s, %s)")
                                : _("What is against the motive stands: %s (%s, %s)"),
                              resolution.reason, resolution.author, date);
    }
  gtk_label_set_text (GTK_LABEL (self->answer), found ? text : _("No answer yet"));
  gtk_button_set_label (GTK_BUTTON (self->answer_button),
                        found ? _("Change _Answer…") : _("_Answer…"));
  gtk_widget_set_sensitive (self->answer_button, pnd_project_can_edit (project));
  if (pnd_evidence_item_get_is_answered (self->item))
    gtk_widget_remove_css_class (self->answer, "warning");
  else
    gtk_widget_add_css_class (self->answer, "warning");
}

static GtkWidget *
make_head (PndPassageRow *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->swatch = pnd_swatch_new ();
  self->code = gtk_label_new (NULL);
  self->place = pnd_part_new_line (NULL, "dim-label");
  gtk_widget_add_css_class (self->code, "abbreviation");
  gtk_label_set_ellipsize (GTK_LABEL (self->place), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_xalign (GTK_LABEL (self->place), 1);
  gtk_widget_set_hexpand (self->place, TRUE);
  gtk_box_append (GTK_BOX (head), self->swatch);
  gtk_box_append (GTK_BOX (head), self->code);
  gtk_box_append (GTK_BOX (head), self->place);
  return head;
}

static void
add_sides (PndPassageRow *self, GtkWidget *foot)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const char *const labels[PND_N_SIDES] = { _("For"), _("Against") };
  const char *const names[PND_N_SIDES]
    = { _("Key passage for the motive"), _("Key passage against the motive") };

  gtk_widget_add_css_class (buttons, "linked");
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
  for (int i = 0; i < PND_N_SIDES; i++)
    {
      self->sides[i] = gtk_toggle_button_new_with_label (labels[i]);
      gtk_widget_set_tooltip_text (self->sides[i], names[i]);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->sides[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, names[i], -1);
      gtk_box_append (GTK_BOX (buttons), self->sides[i]);
      g_signal_connect_swapped (self->sides[i], "toggled", G_CALLBACK (toggled_cb), self);
    }
  gtk_box_append (GTK_BOX (foot), buttons);
}

static void
add_answer (PndPassageRow *self, GtkWidget *foot)
{
  self->answer_button = gtk_button_new_with_mnemonic ("");
  gtk_widget_set_valign (self->answer_button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (foot), self->answer_button);
  g_signal_connect_swapped (self->answer_button, "clicked", G_CALLBACK (answer_cb), self);
}

static void
fill (PndPassageRow *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->quote = pnd_part_new_label (NULL, "quote");
  gtk_label_set_ellipsize (GTK_LABEL (self->quote), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (self->quote), 3);
  self->rating = pnd_part_new_label (NULL, "dim-label");
  gtk_box_append (GTK_BOX (words), self->rating);
  if (self->mode == PND_EVIDENCE_TASKS)
    {
      self->answer = pnd_part_new_label (NULL, "answer");
      gtk_box_append (GTK_BOX (words), self->answer);
    }
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (foot), words);
  if (self->mode == PND_EVIDENCE_KEYS)
    add_sides (self, foot);
  else if (self->mode == PND_EVIDENCE_TASKS)
    add_answer (self, foot);
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  gtk_box_append (GTK_BOX (self->box), self->quote);
  gtk_box_append (GTK_BOX (self->box), foot);
}

static void
pnd_passage_row_dispose (GObject *object)
{
  PndPassageRow *self = PND_PASSAGE_ROW (object);

  pnd_passage_row_clear (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (pnd_passage_row_parent_class)->dispose (object);
}

static void
pnd_passage_row_class_init (PndPassageRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_passage_row_dispose;
  gtk_widget_class_set_css_name (widget_class, "passage-row");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  signals[ANSWER] = g_signal_new ("answer", PND_TYPE_PASSAGE_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, PND_TYPE_EVIDENCE_ITEM);
}

static void
pnd_passage_row_init (PndPassageRow *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * pnd_passage_row_new:
 * @mode: what can be done with the passage
 *
 * Returns: an empty row
 */
GtkWidget *
pnd_passage_row_new (PndEvidenceMode mode)
{
  PndPassageRow *self = g_object_new (PND_TYPE_PASSAGE_ROW, NULL);

  self->mode = mode;
  fill (self);
  return GTK_WIDGET (self);
}

/**
 * pnd_passage_row_show:
 * @self: a row
 * @item: a passage
 * @study: the case it is of
 * @quotes: where its words come from
 */
void
pnd_passage_row_show (PndPassageRow *self, PndEvidenceItem *item, PndCaseStudy *study,
                      PndQuotes *quotes)
{
  const PndCodeLook *look = pnd_workspace_get_look (pnd_case_study_get_workspace (study),
                                                    pnd_evidence_item_get_code (item));
  g_autofree char *quote = NULL;
  g_autofree char *place = NULL;
  g_autofree char *rating = NULL;

  g_return_if_fail (PND_IS_PASSAGE_ROW (self));

  pnd_passage_row_clear (self);
  if (look == NULL
      || !pnd_quotes_get (quotes, pnd_evidence_item_get_coding (item), &quote, &place))
    return;
  self->item = g_object_ref (item);
  rating = describe (self);
  pnd_swatch_set_colour (PND_SWATCH (self->swatch), &look->colour);
  gtk_label_set_text (GTK_LABEL (self->code), look->abbreviation);
  gtk_label_set_text (GTK_LABEL (self->place), place);
  gtk_widget_set_tooltip_text (self->place, place);
  gtk_label_set_text (GTK_LABEL (self->quote), quote);
  gtk_label_set_text (GTK_LABEL (self->rating), rating);
  self->side_id
    = g_signal_connect_swapped (item, "notify::side", G_CALLBACK (show_side), self);
  show_side (self);
  if (self->answer != NULL)
    show_answer (self, study);
}

/**
 * pnd_passage_row_clear:
 * @self: a row
 */
void
pnd_passage_row_clear (PndPassageRow *self)
{
  g_return_if_fail (PND_IS_PASSAGE_ROW (self));

  if (self->item != NULL)
    g_clear_signal_handler (&self->side_id, self->item);
  g_clear_object (&self->item);
}

/**
 * pnd_passage_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the passage it shows
 */
PndEvidenceItem *
pnd_passage_row_get_item (PndPassageRow *self)
{
  g_return_val_if_fail (PND_IS_PASSAGE_ROW (self), NULL);

  return self->item;
}
