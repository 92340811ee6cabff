/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/merge/difference-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/model/code.h"
#include "app/model/document.h"
#include "ui/codes/rating-chips.h"
#include "ui/inspector/rule-card.h"

#define AROUND 110 /* code points of the text before and behind a passage */

/*
 * Side:
 * @mark: how the coder's passage is marked in the text
 * @said: code, rating and memo
 */
typedef struct
{
  GtkWidget *name;
  GtkWidget *mark;
  GtkWidget *said;
  GtkWidget *rule;
} Side;

typedef struct
{
  GtkWidget *title; /* kind and document */
  GtkWidget *decided;
  GtkWidget *passage;
  Side sides[2];
  GtkWidget *rule; /* where there is but one code: it need not be read twice */
} View;

/* what stands for the text before a passage that is shown in part */
#define LEAD "… "

static void
mark (PangoAttrList *attributes, PndDocumentText *text, PndSpan shown, PndSpan span,
      PangoAttribute *attribute)
{
  gsize start = pnd_document_text_to_byte (text, shown.start);
  gsize lead = shown.start > 0 ? strlen (LEAD) : 0;

  attribute->start_index = (guint) (pnd_document_text_to_byte (text, span.start) - start + lead);
  attribute->end_index = (guint) (pnd_document_text_to_byte (text, span.end) - start + lead);
  pango_attr_list_insert (attributes, attribute);
}

/* some text around @hull, in whole words */
static PndSpan
find_around (PndDocumentText *text, PndSpan hull)
{
  int length = pnd_document_text_get_length (text);
  PndSpan shown = { MAX (0, hull.start - AROUND), MIN (length, hull.end + AROUND) };

  while (shown.start > 0 && shown.start < hull.start
         && !g_unichar_isspace (pnd_document_text_get_char (text, shown.start - 1)))
    shown.start++;
  while (shown.end < length && shown.end > hull.end
         && !g_unichar_isspace (pnd_document_text_get_char (text, shown.end)))
    shown.end--;
  return shown;
}

/* the first coder's passage is underlined once, the second's is bold */
static void
show_passage (View *self, PndProject *project, const PndDifference *difference)
{
  g_autoptr (PndDocument) document
    = pnd_row_get (project, PND_TYPE_DOCUMENT, difference->document, NULL);
  g_autoptr (PndDocumentText) text
    = document != NULL ? pnd_document_load_text (document, NULL) : NULL;
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autofree char *slice = NULL, *shown = NULL;
  PndSpan hull = difference->one.guid != NULL ? difference->one.span : difference->other.span;

  gtk_label_set_text (GTK_LABEL (self->passage), "");
  if (text == NULL)
    return;
  if (difference->one.guid != NULL && difference->other.guid != NULL)
    hull = pnd_span_hull (hull, difference->other.span);
  hull = find_around (text, hull);
  slice = pnd_document_text_get_slice (text, hull);
  shown = g_strconcat (hull.start > 0 ? LEAD : "", slice,
                       hull.end < pnd_document_text_get_length (text) ? " …" : "", NULL);
  if (difference->one.guid != NULL)
    mark (attributes, text, hull, difference->one.span,
          pango_attr_underline_new (PANGO_UNDERLINE_SINGLE));
  if (difference->other.guid != NULL)
    mark (attributes, text, hull, difference->other.span,
          pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  gtk_label_set_text (GTK_LABEL (self->passage), shown);
  gtk_label_set_attributes (GTK_LABEL (self->passage), attributes);
}

static const char *
get_kind_title (const char *kind)
{
  if (g_str_equal (kind, "presence"))
    return _("Coded by one alone");
  if (g_str_equal (kind, "extent"))
    return _("Different extent");
  return g_str_equal (kind, "code") ? _("Different code") : _("Different polarity");
}

static void
show_title (View *self, const PndDifference *difference)
{
  g_autofree char *title
    = g_strdup_printf ("%s · %s", get_kind_title (difference->kind), difference->document_name);

  gtk_label_set_text (GTK_LABEL (self->title), title);
}

static void
show_decision (View *self, const PndDifference *difference, const char *const names[2])
{
  PndOutcome outcome = PND_OUTCOME_OPEN;
  g_autofree char *decided = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->decided, difference->outcome != NULL);
  if (difference->outcome == NULL)
    return;
  pnd_outcome_from_string (difference->outcome, &outcome);
  decided = pnd_outcome_describe (outcome, names[0], names[1]);
  text = g_strdup_printf ("%s (%s)%s%s", decided, difference->decided_by,
                          *difference->reason != '\0' ? ": " : "", difference->reason);
  gtk_label_set_text (GTK_LABEL (self->decided), text);
}

/* (transfer full): code, rating and memo */
static char *
describe (const PndDifferenceSide *side)
{
  g_autofree char *rating = pnd_rating_to_text (side->rating);
  g_autofree char *memo = side->memo != NULL && *side->memo != '\0'
                            ? g_strconcat ("\n“", side->memo, "”", NULL) : g_strdup ("");

  return g_strdup_printf ("%s · %s%s", side->abbreviation, rating, memo);
}

static void
show_rule (GtkWidget *card, PndProject *project, gint64 id, gboolean is_shown)
{
  g_autoptr (PndCode) code = is_shown ? pnd_row_get (project, PND_TYPE_CODE, id, NULL) : NULL;

  gtk_widget_set_visible (card, code != NULL);
  if (code != NULL)
    pnd_rule_card_set_code (PND_RULE_CARD (card), code);
}

static void
show_rules (View *self, PndProject *project, const PndDifference *difference)
{
  const PndDifferenceSide *one = &difference->one, *other = &difference->other;
  gboolean differ = one->guid != NULL && other->guid != NULL && one->code != other->code;

  show_rule (self->sides[0].rule, project, one->code, differ);
  show_rule (self->sides[1].rule, project, other->code, differ);
  show_rule (self->rule, project, one->guid != NULL ? one->code : other->code, !differ);
}

static void
show_side (Side *self, const PndDifferenceSide *side, const char *name, const char *mark)
{
  gboolean has_coding = side->guid != NULL;
  g_autofree char *said = has_coding ? describe (side) : g_strdup (_("No coding"));

  gtk_label_set_text (GTK_LABEL (self->name), name);
  gtk_label_set_text (GTK_LABEL (self->mark), has_coding ? mark : "");
  gtk_label_set_text (GTK_LABEL (self->said), said);
  gtk_widget_set_visible (self->mark, has_coding);
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_rule (void)
{
  GtkWidget *card = pnd_rule_card_new ();

  pnd_rule_card_set_brief (PND_RULE_CARD (card), TRUE);
  return card;
}

static GtkWidget *
make_side (Side *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->name = make_label ("heading");
  self->mark = make_label ("field-label");
  self->said = make_label (NULL);
  self->rule = make_rule ();
  gtk_box_append (GTK_BOX (box), self->name);
  gtk_box_append (GTK_BOX (box), self->mark);
  gtk_box_append (GTK_BOX (box), self->said);
  gtk_box_append (GTK_BOX (box), self->rule);
  return box;
}

/**
 * pnd_difference_view_new:
 *
 * Returns: the view, with nothing to show
 */
GtkWidget *
pnd_difference_view_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  View *self = g_new0 (View, 1);

  self->title = make_label ("heading");
  self->decided = make_label ("field-label");
  self->passage = make_label (NULL);
  gtk_box_set_homogeneous (GTK_BOX (both), TRUE);
  for (int i = 0; i < 2; i++)
    gtk_box_append (GTK_BOX (both), make_side (&self->sides[i]));
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->decided);
  gtk_box_append (GTK_BOX (box), self->passage);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), both);
  self->rule = make_rule ();
  gtk_box_append (GTK_BOX (box), self->rule);
  g_object_set_data_full (G_OBJECT (box), "view", self, g_free);
  gtk_widget_set_visible (box, FALSE);
  return box;
}

/**
 * pnd_difference_view_show:
 * @self: a view
 * @project: the project
 * @difference: (nullable): what to show, %NULL for nothing
 * @names: of the two coders
 */
void
pnd_difference_view_show (GtkWidget *self, PndProject *project, const PndDifference *difference,
                          const char *const names[2])
{
  View *view = g_object_get_data (G_OBJECT (self), "view");

  g_return_if_fail (view != NULL);

  gtk_widget_set_visible (self, difference != NULL);
  if (difference == NULL)
    return;
  show_title (view, difference);
  show_decision (view, difference, names);
  show_passage (view, project, difference);
  show_side (&view->sides[0], &difference->one, names[0], _("underlined in the text"));
  show_side (&view->sides[1], &difference->other, names[1], _("bold in the text"));
  show_rules (view, project, difference);
}
