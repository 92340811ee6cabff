/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/inspector/rule-card.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ui/common/swatch.h"

typedef enum
{
  FIELD_DEFINITION,
  FIELD_INCLUDE,
  FIELD_EXCLUDE,
  FIELD_NEAR_MISS,
  FIELD_EXAMPLE,
  N_FIELDS
} Field;

struct _PndRuleCard
{
  GtkWidget parent_instance;

  GtkWidget *header;
  GtkWidget *swatch;
  GtkWidget *abbreviation;
  GtkWidget *name;
  GtkWidget *fold;
  GtkWidget *warning;
  GtkWidget *fields_box;
  GtkWidget *fields[N_FIELDS];
  GtkWidget *source;

  PndCode *code;
  gboolean brief;
};

G_DEFINE_FINAL_TYPE (PndRuleCard, pnd_rule_card, GTK_TYPE_WIDGET)

/* a sign and a word before each field; the definition needs none */
static const char *const signs[N_FIELDS] = { NULL, "✓", "✗", "≈", "❝" };
static const char *const captions[N_FIELDS] = {
  NULL, N_("Include"), N_("Exclude"), N_("Near miss"), N_("Example"),
};

static const char *
get_field (const PndRule *rule, Field field)
{
  switch (field)
    {
    case FIELD_DEFINITION:
      return rule->definition;
    case FIELD_INCLUDE:
      return rule->include;
    case FIELD_EXCLUDE:
      return rule->exclude;
    case FIELD_NEAR_MISS:
      return rule->near_miss;
    case FIELD_EXAMPLE:
      return rule->example;
    case N_FIELDS:
    default:
      return "";
    }
}

/* In brief the name runs into it, since the list above may have no room for the whole of it. */
static char *
make_definition (PndRuleCard *self, const PndRule *rule)
{
  g_auto (GStrv) parts = g_strsplit (rule->definition, "\n", 2);
  const char *meaning = parts[0] == NULL ? "" : parts[0];

  if (self->brief)
    return g_markup_printf_escaped ("<b>%s.</b>  %s", rule->name, meaning);
  return g_markup_escape_text (meaning, -1);
}

/* where a definition comes from stands in its own last lines; it is read last */
static void
show_source (PndRuleCard *self, const PndRule *rule)
{
  const char *end = strchr (rule->definition, '\n');

  gtk_label_set_text (GTK_LABEL (self->source), end == NULL ? "" : end + 1);
  gtk_widget_set_visible (self->source, end != NULL && !self->brief);
}

static void
show_field (PndRuleCard *self, Field field, const PndRule *rule)
{
  const char *text = get_field (rule, field);
  g_autofree char *markup = NULL;

  if (field == FIELD_DEFINITION)
    markup = make_definition (self, rule);
  else
    markup = g_markup_printf_escaped ("<span size=\"small\" weight=\"bold\">%s %s</span>  %s",
                                      signs[field], _(captions[field]), text);
  gtk_label_set_markup (GTK_LABEL (self->fields[field]), markup);
  gtk_widget_set_visible (self->fields[field],
                          *text != '\0' && !(self->brief && field == FIELD_EXAMPLE));
}

static void
show_code (PndRuleCard *self)
{
  const PndRule *rule;
  GdkRGBA colour = { 0 };

  gtk_widget_set_visible (GTK_WIDGET (self), self->code != NULL);
  if (self->code == NULL)
    return;
  rule = pnd_code_get_rule (self->code, NULL);
  gdk_rgba_parse (&colour, pnd_code_get_colour (self->code));
  pnd_swatch_set_colour (PND_SWATCH (self->swatch), &colour);
  gtk_label_set_text (GTK_LABEL (self->abbreviation), pnd_code_get_abbreviation (self->code));
  gtk_label_set_text (GTK_LABEL (self->name), rule->name);
  for (int i = 0; i < N_FIELDS; i++)
    show_field (self, i, rule);
  show_source (self, rule);
}

static void
code_changed_cb (PndCode *code, PndRuleCard *self)
{
  g_assert (PND_IS_RULE_CARD (self));

  if (pnd_row_get_deleted (PND_ROW (code)))
    pnd_rule_card_set_code (self, NULL);
  else
    show_code (self);
}

static void
fold_toggled_cb (GtkToggleButton *fold, PndRuleCard *self)
{
  gboolean open = gtk_toggle_button_get_active (fold);

  gtk_widget_set_visible (self->fields_box, open);
  gtk_button_set_icon_name (GTK_BUTTON (fold), open ? "pan-down-symbolic" : "pan-end-symbolic");
}

static void
pnd_rule_card_dispose (GObject *object)
{
  PndRuleCard *self = PND_RULE_CARD (object);
  GtkWidget *child;

  pnd_rule_card_set_code (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (pnd_rule_card_parent_class)->dispose (object);
}

static void
pnd_rule_card_class_init (PndRuleCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_rule_card_dispose;
  gtk_widget_class_set_css_name (widget_class, "rule-card");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_wrapped_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
make_header (PndRuleCard *self)
{
  self->header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->swatch = pnd_swatch_new ();
  self->abbreviation = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->abbreviation, "abbreviation");
  self->name = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (self->name), 3);
  gtk_label_set_xalign (GTK_LABEL (self->name), 0);
  gtk_widget_set_hexpand (self->name, TRUE);
  self->fold = gtk_toggle_button_new ();
  gtk_button_set_has_frame (GTK_BUTTON (self->fold), FALSE);
  gtk_widget_set_tooltip_text (self->fold, _("Show the whole rule"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fold), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Show the whole rule"), -1);
  gtk_box_append (GTK_BOX (self->header), self->swatch);
  gtk_box_append (GTK_BOX (self->header), self->abbreviation);
  gtk_box_append (GTK_BOX (self->header), self->name);
  gtk_box_append (GTK_BOX (self->header), self->fold);
  gtk_widget_set_parent (self->header, GTK_WIDGET (self));
}

static void
pnd_rule_card_init (PndRuleCard *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  make_header (self);
  self->warning = make_wrapped_label ("warning");
  gtk_widget_set_visible (self->warning, FALSE);
  gtk_widget_set_parent (self->warning, GTK_WIDGET (self));
  self->fields_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  for (int i = 0; i < N_FIELDS; i++)
    {
      self->fields[i] = make_wrapped_label (i == FIELD_EXAMPLE ? "example" : NULL);
      gtk_box_append (GTK_BOX (self->fields_box), self->fields[i]);
    }
  self->source = make_wrapped_label ("source");
  gtk_box_append (GTK_BOX (self->fields_box), self->source);
  gtk_widget_set_parent (self->fields_box, GTK_WIDGET (self));
  g_signal_connect (self->fold, "toggled", G_CALLBACK (fold_toggled_cb), self);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->fold), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Rule of the code"), -1);
}

/**
 * pnd_rule_card_new:
 *
 * Returns: a card of no code, which is not visible
 */
GtkWidget *
pnd_rule_card_new (void)
{
  return g_object_new (PND_TYPE_RULE_CARD, NULL);
}

/**
 * pnd_rule_card_set_code:
 * @self: the card
 * @code: (nullable): whose rule to show, kept true to its changes; %NULL hides the card
 */
void
pnd_rule_card_set_code (PndRuleCard *self, PndCode *code)
{
  g_return_if_fail (PND_IS_RULE_CARD (self));
  g_return_if_fail (code == NULL || PND_IS_CODE (code));

  if (self->code == code)
    return;
  if (self->code != NULL)
    g_signal_handlers_disconnect_by_data (self->code, self);
  g_set_object (&self->code, code);
  if (code != NULL)
    g_signal_connect (code, "changed", G_CALLBACK (code_changed_cb), self);
  if (self->header != NULL && !gtk_widget_in_destruction (GTK_WIDGET (self)))
    show_code (self);
}

/**
 * pnd_rule_card_set_warning:
 * @self: the card
 * @warning: (nullable): a translated sentence above the rule; %NULL for none
 */
void
pnd_rule_card_set_warning (PndRuleCard *self, const char *warning)
{
  g_return_if_fail (PND_IS_RULE_CARD (self));

  gtk_label_set_text (GTK_LABEL (self->warning), warning == NULL ? "" : warning);
  gtk_widget_set_visible (self->warning, warning != NULL);
}

/**
 * pnd_rule_card_set_brief:
 * @self: the card
 * @brief: whether to leave out the header, the source and the example, and never fold
 */
void
pnd_rule_card_set_brief (PndRuleCard *self, gboolean brief)
{
  g_return_if_fail (PND_IS_RULE_CARD (self));

  self->brief = brief;
  gtk_widget_set_visible (self->header, !brief);
  gtk_box_set_spacing (GTK_BOX (self->fields_box), brief ? 5 : 8);
  if (brief)
    gtk_widget_add_css_class (GTK_WIDGET (self), "brief");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "brief");
  show_code (self);
}

/**
 * pnd_rule_card_get_folded:
 * @self: the card
 *
 * Returns: whether only the name is shown
 */
gboolean
pnd_rule_card_get_folded (PndRuleCard *self)
{
  g_return_val_if_fail (PND_IS_RULE_CARD (self), FALSE);

  return !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->fold));
}

/**
 * pnd_rule_card_set_folded:
 * @self: the card
 * @folded: whether to show only the name
 */
void
pnd_rule_card_set_folded (PndRuleCard *self, gboolean folded)
{
  g_return_if_fail (PND_IS_RULE_CARD (self));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->fold), !folded);
}
