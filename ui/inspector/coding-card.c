/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/inspector/coding-card.h"

#include <glib/gi18n.h>

#include "app/model/annotation.h"
#include "app/model/coder.h"
#include "ui/codes/rating-chips.h"
#include "ui/common/memo-entry.h"
#include "ui/common/swatch.h"
#include "ui/coding/coding-verbs.h"

struct _PndCodingCard
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  gint64 coding;
  PndRow *row; /* a PndCoding or a PndAnnotation */
  gboolean gathering;

  GtkWidget *swatch;
  GtkWidget *abbreviation;
  GtkWidget *name;
  GtkWidget *remove;
  GtkWidget *chips;
  GtkWidget *memo;
  GtkWidget *version;
  GtkWidget *coder;
};

G_DEFINE_FINAL_TYPE (PndCodingCard, pnd_coding_card, GTK_TYPE_WIDGET)

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_note (PndCodingCard *self)
{
  return (self->coding & PND_WORKSPACE_NOTE_BIT) != 0;
}

static char *
describe_maker (PndRow *row, gint64 coder)
{
  g_autoptr (PndCoder) maker = pnd_row_get (pnd_row_get_project (row), PND_TYPE_CODER, coder, NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (pnd_row_get_created (row), NULL);
  g_autoptr (GDateTime) local = time == NULL ? NULL : g_date_time_to_local (time);
  g_autofree char *date = local == NULL ? g_strdup ("") : g_date_time_format (local, "%Y-%m-%d");

  return g_strdup_printf ("%s · %s", maker == NULL ? "?" : pnd_coder_get_name (maker),
                          g_strstrip (date));
}

static char *
describe_area (PndCodingCard *self, const PndArea *area)
{
  char number[16];

  /* Translators: a page's label */
  return g_strdup_printf (_("Area on page %s"),
                          pnd_area_get_page_label (
                            area, pnd_workspace_get_structure (self->workspace), number));
}

static void
show_coder (PndCodingCard *self, gint64 coder)
{
  g_autofree char *maker = describe_maker (self->row, coder);
  const PndArea *area = PND_IS_CODING (self->row) ? pnd_coding_get_area (PND_CODING (self->row))
                                                  : NULL;

  if (area != NULL)
    {
      g_autofree char *place = describe_area (self, area);
      g_autofree char *both = g_strdup_printf ("%s · %s", place, maker);

      gtk_label_set_text (GTK_LABEL (self->coder), both);
      return;
    }
  gtk_label_set_text (GTK_LABEL (self->coder), maker);
}

static void
show_coding (PndCodingCard *self, PndCoding *coding)
{
  gint64 id = pnd_coding_get_code (coding);
  const PndCodeLook *look = pnd_workspace_get_look (self->workspace, id);
  g_autoptr (PndCode) code = pnd_row_get (pnd_row_get_project (PND_ROW (coding)), PND_TYPE_CODE, id,
                                          NULL);
  g_autofree char *version = pnd_coding_card_describe_version (coding, code);

  if (look != NULL)
    {
      pnd_swatch_set_colour (PND_SWATCH (self->swatch), &look->colour);
      gtk_label_set_text (GTK_LABEL (self->abbreviation), look->abbreviation);
      gtk_label_set_text (GTK_LABEL (self->name), look->name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      look->abbreviation, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      look->name, -1);
    }
  pnd_rating_chips_set_rating (PND_RATING_CHIPS (self->chips), pnd_coding_get_rating (coding));
  pnd_memo_entry_set_text (PND_MEMO_ENTRY (self->memo), pnd_coding_get_memo (coding));
  gtk_label_set_text (GTK_LABEL (self->version), version == NULL ? "" : version);
  gtk_widget_set_visible (self->version, version != NULL);
  show_coder (self, pnd_coding_get_coder (coding));
}

static void
show_note (PndCodingCard *self, PndAnnotation *note)
{
  gtk_label_set_text (GTK_LABEL (self->name), _("Note"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Note"),
                                  -1);
  pnd_memo_entry_set_text (PND_MEMO_ENTRY (self->memo), pnd_annotation_get_text (note));
  show_coder (self, pnd_annotation_get_coder (note));
}

static void
show_row (PndCodingCard *self)
{
  gboolean note = is_note (self);

  gtk_widget_set_visible (self->swatch, !note);
  gtk_widget_set_visible (self->abbreviation, !note);
  gtk_widget_set_visible (self->chips, !note);
  gtk_widget_set_visible (self->version, FALSE);
  if (note)
    show_note (self, PND_ANNOTATION (self->row));
  else
    show_coding (self, PND_CODING (self->row));
}

static void
row_changed_cb (PndRow *row, PndCodingCard *self)
{
  g_assert (PND_IS_CODING_CARD (self));

  if (!pnd_row_get_deleted (row))
    show_row (self);
}

static void
codes_changed_cb (PndWorkspace *workspace, PndCodingCard *self)
{
  if (self->row != NULL && !pnd_row_get_deleted (self->row))
    show_row (self);
}

static void
chips_changed_cb (PndRatingChips *chips, PndCodingCard *self)
{
  g_assert (PND_IS_CODING_CARD (self));

  if (!self->gathering && self->row != NULL)
    pnd_coding_verbs_set_rating (self->workspace, self->coding,
                                 pnd_rating_chips_get_rating (chips));
}

static void
memo_save_cb (PndMemoEntry *memo, const char *text, PndCodingCard *self)
{
  g_assert (PND_IS_CODING_CARD (self));

  if (self->row != NULL && !pnd_row_get_deleted (self->row))
    pnd_coding_verbs_set_text (self->workspace, self->coding, text);
}

static void
memo_done_cb (PndMemoEntry *memo, PndCodingCard *self)
{
  g_signal_emit (self, signals[DONE], 0);
}

static void
remove_clicked_cb (GtkButton *button, PndCodingCard *self)
{
  pnd_memo_entry_save (PND_MEMO_ENTRY (self->memo));
  pnd_coding_verbs_remove (self->workspace, self->coding);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, PndCodingCard *self)
{
  g_assert (PND_IS_CODING_CARD (self));

  if (self->row == NULL)
    return;
  pnd_workspace_set_coding (self->workspace, self->coding);
  if (!is_note (self))
    pnd_workspace_set_rule_code (self->workspace, pnd_coding_get_code (PND_CODING (self->row)));
}

static void
drop_row (PndCodingCard *self)
{
  if (self->row == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->row, self);
  g_clear_object (&self->row);
  self->coding = 0;
}

static void
pnd_coding_card_dispose (GObject *object)
{
  PndCodingCard *self = PND_CODING_CARD (object);
  GtkWidget *child;

  drop_row (self);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->workspace);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (pnd_coding_card_parent_class)->dispose (object);
}

static void
pnd_coding_card_class_init (PndCodingCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_coding_card_dispose;
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "coding-card");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_header (PndCodingCard *self)
{
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->swatch = pnd_swatch_new ();
  self->abbreviation = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->abbreviation, "abbreviation");
  self->name = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (self->name), 3);
  gtk_label_set_xalign (GTK_LABEL (self->name), 0);
  gtk_widget_set_hexpand (self->name, TRUE);
  self->remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gtk_button_set_has_frame (GTK_BUTTON (self->remove), FALSE);
  gtk_widget_set_tooltip_text (self->remove, _("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Remove"), -1);
  gtk_box_append (GTK_BOX (header), self->swatch);
  gtk_box_append (GTK_BOX (header), self->abbreviation);
  gtk_box_append (GTK_BOX (header), self->name);
  gtk_box_append (GTK_BOX (header), self->remove);
  return header;
}

static GtkWidget *
make_small_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
connect_parts (PndCodingCard *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (self->chips, "changed", G_CALLBACK (chips_changed_cb), self);
  g_signal_connect (self->memo, "save", G_CALLBACK (memo_save_cb), self);
  g_signal_connect (self->memo, "done", G_CALLBACK (memo_done_cb), self);
  g_signal_connect (self->remove, "clicked", G_CALLBACK (remove_clicked_cb), self);
}

static void
pnd_coding_card_init (PndCodingCard *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *children[5];

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->chips = pnd_rating_chips_new ();
  self->memo = pnd_memo_entry_new (_("Memo"), _("Memo…"));
  self->version = make_small_label ("warning");
  self->coder = make_small_label ("dim-label");
  children[0] = make_header (self);
  children[1] = self->chips;
  children[2] = self->memo;
  children[3] = self->version;
  children[4] = self->coder;
  for (gsize i = 0; i < G_N_ELEMENTS (children); i++)
    gtk_widget_set_parent (children[i], GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  connect_parts (self);
}

/**
 * pnd_coding_card_new:
 * @workspace: the workspace
 *
 * Returns: a card of nothing yet
 */
GtkWidget *
pnd_coding_card_new (PndWorkspace *workspace)
{
  PndCodingCard *self = g_object_new (PND_TYPE_CODING_CARD, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect (workspace, "codes-changed", G_CALLBACK (codes_changed_cb), self);
  return GTK_WIDGET (self);
}

/**
 * pnd_coding_card_set_coding:
 * @self: the card
 * @coding: a coding, a note with %PND_WORKSPACE_NOTE_BIT, or 0
 *
 * What was written in the card before is saved first.
 */
void
pnd_coding_card_set_coding (PndCodingCard *self, gint64 coding)
{
  g_return_if_fail (PND_IS_CODING_CARD (self));

  if (self->coding == coding)
    return;
  pnd_coding_card_save (self);
  drop_row (self);
  pnd_memo_entry_forget (PND_MEMO_ENTRY (self->memo));
  if (coding == 0)
    return;
  self->row = pnd_row_get (pnd_workspace_get_project (self->workspace),
                           (coding & PND_WORKSPACE_NOTE_BIT) != 0 ? PND_TYPE_ANNOTATION
                                                                  : PND_TYPE_CODING,
                           coding & ~PND_WORKSPACE_NOTE_BIT, NULL);
  if (self->row == NULL)
    return;
  self->coding = coding;
  g_signal_connect (self->row, "changed", G_CALLBACK (row_changed_cb), self);
  show_row (self);
}

/**
 * pnd_coding_card_get_coding:
 * @self: the card
 *
 * Returns: the coding or note it shows, 0 for none
 */
gint64
pnd_coding_card_get_coding (PndCodingCard *self)
{
  g_return_val_if_fail (PND_IS_CODING_CARD (self), 0);

  return self->coding;
}

/**
 * pnd_coding_card_set_selected:
 * @self: the card
 * @selected: whether its coding is the selected one
 */
void
pnd_coding_card_set_selected (PndCodingCard *self, gboolean selected)
{
  g_return_if_fail (PND_IS_CODING_CARD (self));

  if (selected)
    gtk_widget_add_css_class (GTK_WIDGET (self), "selected");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "selected");
}

/**
 * pnd_coding_card_save:
 * @self: the card
 *
 * Keeps what was written and, if ratings are gathered, what was chosen.
 */
void
pnd_coding_card_save (PndCodingCard *self)
{
  g_return_if_fail (PND_IS_CODING_CARD (self));

  pnd_memo_entry_save (PND_MEMO_ENTRY (self->memo));
  if (self->gathering && self->row != NULL && !is_note (self) && !pnd_row_get_deleted (self->row))
    pnd_coding_verbs_set_rating (self->workspace, self->coding,
                                 pnd_rating_chips_get_rating (PND_RATING_CHIPS (self->chips)));
}

/**
 * pnd_coding_card_focus_memo:
 * @self: the card
 */
void
pnd_coding_card_focus_memo (PndCodingCard *self)
{
  g_return_if_fail (PND_IS_CODING_CARD (self));

  gtk_widget_grab_focus (self->memo);
}

/**
 * pnd_coding_card_focus_chips:
 * @self: the card
 */
void
pnd_coding_card_focus_chips (PndCodingCard *self)
{
  g_return_if_fail (PND_IS_CODING_CARD (self));

  gtk_widget_child_focus (self->chips, GTK_DIR_TAB_FORWARD);
}

/**
 * pnd_coding_card_set_gathering:
 * @self: the card
 * @gathering: whether ratings wait for pnd_coding_card_save()
 */
void
pnd_coding_card_set_gathering (PndCodingCard *self, gboolean gathering)
{
  g_return_if_fail (PND_IS_CODING_CARD (self));

  self->gathering = gathering;
}

/**
 * pnd_coding_card_revert:
 * @self: the card
 *
 * Takes back the ratings that were gathered.
 */
void
pnd_coding_card_revert (PndCodingCard *self)
{
  g_return_if_fail (PND_IS_CODING_CARD (self));

  if (self->row != NULL && !pnd_row_get_deleted (self->row))
    show_row (self);
}

/**
 * pnd_coding_card_describe_version:
 * @coding: a coding
 * @code: (nullable): its code
 *
 * Returns: (transfer full) (nullable): a sentence if the rule has changed since; else %NULL
 */
char *
pnd_coding_card_describe_version (PndCoding *coding, PndCode *code)
{
  int then = pnd_coding_get_code_version (coding);
  int now = code == NULL ? then : pnd_code_get_version (code);

  if (then == now)
    return NULL;
  return g_strdup_printf (_("Coded under version %d; the rule is now version %d."), then, now);
}
