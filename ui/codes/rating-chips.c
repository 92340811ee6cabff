/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/codes/rating-chips.h"

#include <glib/gi18n.h>

/* A chip is one rating: a row of toggles of which at most one is down. Tab goes from chip to chip,
 * arrows go within. */
#define PND_TYPE_CHIP (pnd_chip_get_type ())
G_DECLARE_FINAL_TYPE (PndChip, pnd_chip, PND, CHIP, GtkWidget)

#define MAX_CHOICES 4

struct _PndChip
{
  GtkWidget parent_instance;

  GtkWidget *choices[MAX_CHOICES];
  int n_choices;
  int value; /* 0 for none, else one more than the index of the choice */
};

struct _PndRatingChips
{
  GtkWidget parent_instance;

  GtkWidget *box;
  PndChip *polarity;
  PndChip *strength;
  PndChip *holder;
};

G_DEFINE_FINAL_TYPE (PndChip, pnd_chip, GTK_TYPE_WIDGET)
G_DEFINE_FINAL_TYPE (PndRatingChips, pnd_rating_chips, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* what a choice shows, the key that chooses it, and its whole name; context for translators:
 * the short names stand on small buttons */
typedef struct
{
  const char *label;
  const char *key;
  const char *title;
} Choice;

static const Choice polarities[] = {
  { "+", NULL, N_("Supports") },
  { "−", NULL, N_("Contradicts") },
  { "0", NULL, N_("Mentions") },
};
static const Choice strengths[] = {
  { "1", NULL, N_("Strength 1: clause, paraphrase or second-hand") },
  { "2", NULL, N_("Strength 2: implied by an act or by spending") },
  { "3", NULL, N_("Strength 3: stated by who holds the motive") },
};
static const Choice holders[] = {
  { NC_ ("holder", "Own"), "o", N_("Own region") },
  { NC_ ("holder", "Partner"), "p", N_("Partner region") },
  { NC_ ("holder", "Central"), "c", N_("Central state") },
  { NC_ ("holder", "Other"), "x", N_("Other") },
};

static void
chip_show_value (PndChip *self)
{
  for (int i = 0; i < self->n_choices; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->choices[i]), i + 1 == self->value);
  if (self->value == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "unrated");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "unrated");
}

static void
chip_set_value (PndChip *self, int value)
{
  self->value = value;
  chip_show_value (self);
}

static void
choice_clicked_cb (GtkButton *button, PndChip *self)
{
  g_assert (PND_IS_CHIP (self));

  for (int i = 0; i < self->n_choices; i++)
    if (self->choices[i] == GTK_WIDGET (button))
      chip_set_value (self, self->value == i + 1 ? 0 : i + 1);
  g_signal_emit (gtk_widget_get_ancestor (GTK_WIDGET (self), PND_TYPE_RATING_CHIPS),
                 signals[CHANGED], 0);
}

static gboolean
pnd_chip_focus (GtkWidget *widget, GtkDirectionType direction)
{
  PndChip *self = PND_CHIP (widget);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (pnd_chip_parent_class)->focus (widget, direction);
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return gtk_widget_grab_focus (self->choices[MAX (self->value - 1, 0)]);
}

static void
pnd_chip_dispose (GObject *object)
{
  PndChip *self = PND_CHIP (object);

  for (int i = 0; i < self->n_choices; i++)
    g_clear_pointer (&self->choices[i], gtk_widget_unparent);
  self->n_choices = 0;

  G_OBJECT_CLASS (pnd_chip_parent_class)->dispose (object);
}

static void
pnd_chip_class_init (PndChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_chip_dispose;
  widget_class->focus = pnd_chip_focus;
  gtk_widget_class_set_css_name (widget_class, "chip");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pnd_chip_init (PndChip *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
  gtk_widget_add_css_class (GTK_WIDGET (self), "unrated");
}

/* setting the text of a tooltip would ask the display where its pointer is, for every choice */
static gboolean
query_tooltip_cb (GtkWidget *button, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip,
                  const char *hint)
{
  gtk_tooltip_set_text (tooltip, hint);
  return TRUE;
}

static void
free_hint_cb (gpointer hint, GClosure *closure)
{
  g_free (hint);
}

static void
chip_add_choice (PndChip *self, const Choice *choice)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  const char *label = choice->key == NULL ? choice->label
                                          : g_dpgettext2 (NULL, "holder", choice->label);
  char *hint = g_strdup_printf ("%s  (%s)", _(choice->title),
                                choice->key != NULL ? choice->key : choice->label);

  if (choice->key != NULL)
    {
      GtkWidget *key = gtk_label_new (choice->key);

      gtk_widget_add_css_class (key, "key");
      gtk_box_append (GTK_BOX (row), key);
    }
  gtk_box_append (GTK_BOX (row), gtk_label_new (label));
  gtk_widget_set_halign (row, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), row);
  gtk_widget_set_has_tooltip (button, TRUE);
  g_signal_connect_data (button, "query-tooltip", G_CALLBACK (query_tooltip_cb), hint,
                         free_hint_cb, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(choice->title), -1);
  gtk_widget_set_hexpand (button, choice->key != NULL);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  g_signal_connect (button, "clicked", G_CALLBACK (choice_clicked_cb), self);
  self->choices[self->n_choices++] = button;
}

static PndChip *
chip_new (const char *title, const Choice *choices, int n_choices)
{
  PndChip *self = g_object_new (PND_TYPE_CHIP, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  for (int i = 0; i < n_choices; i++)
    chip_add_choice (self, &choices[i]);
  return self;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, PndRatingChips *self)
{
  g_assert (PND_IS_RATING_CHIPS (self));

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  return pnd_rating_chips_press (self, keyval);
}

static void
pnd_rating_chips_dispose (GObject *object)
{
  PndRatingChips *self = PND_RATING_CHIPS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (pnd_rating_chips_parent_class)->dispose (object);
}

static void
pnd_rating_chips_class_init (PndRatingChipsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_rating_chips_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "rating-chips");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pnd_rating_chips_init (PndRatingChips *self)
{
  GtkWidget *short_ones = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->polarity = chip_new (_("Polarity"), polarities, G_N_ELEMENTS (polarities));
  self->strength = chip_new (_("Strength"), strengths, G_N_ELEMENTS (strengths));
  self->holder = chip_new (_("Holder of the motive"), holders, G_N_ELEMENTS (holders));
  gtk_box_append (GTK_BOX (short_ones), GTK_WIDGET (self->polarity));
  gtk_box_append (GTK_BOX (short_ones), GTK_WIDGET (self->strength));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (GTK_BOX (self->box), short_ones);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->holder));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Ratings"), -1);
  pnd_rating_chips_set_show_keys (self, FALSE);
}

/**
 * pnd_rating_chips_new:
 *
 * Returns: chips with nothing rated, the holder under the rest
 */
GtkWidget *
pnd_rating_chips_new (void)
{
  return g_object_new (PND_TYPE_RATING_CHIPS, NULL);
}

/**
 * pnd_rating_chips_get_rating:
 * @self: the chips
 *
 * Returns: what is chosen
 */
PndRating
pnd_rating_chips_get_rating (PndRatingChips *self)
{
  PndRating rating = { 0 };

  g_return_val_if_fail (PND_IS_RATING_CHIPS (self), rating);

  rating.polarity = self->polarity->value;
  rating.strength = self->strength->value;
  rating.holder = self->holder->value;
  return rating;
}

/**
 * pnd_rating_chips_set_rating:
 * @self: the chips
 * @rating: what to show
 */
void
pnd_rating_chips_set_rating (PndRatingChips *self, PndRating rating)
{
  g_return_if_fail (PND_IS_RATING_CHIPS (self));

  chip_set_value (self->polarity, rating.polarity);
  chip_set_value (self->strength, rating.strength);
  chip_set_value (self->holder, rating.holder);
}

/**
 * pnd_rating_chips_set_orientation:
 * @self: the chips
 * @orientation: horizontal has all three in one row, vertical the holder below
 */
void
pnd_rating_chips_set_orientation (PndRatingChips *self, GtkOrientation orientation)
{
  g_return_if_fail (PND_IS_RATING_CHIPS (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box), orientation);
}

/**
 * pnd_rating_chips_set_show_keys:
 * @self: the chips
 * @show_keys: whether the holders show the letters that choose them
 */
void
pnd_rating_chips_set_show_keys (PndRatingChips *self, gboolean show_keys)
{
  g_return_if_fail (PND_IS_RATING_CHIPS (self));

  for (int i = 0; i < self->holder->n_choices; i++)
    {
      GtkWidget *row = gtk_button_get_child (GTK_BUTTON (self->holder->choices[i]));

      gtk_widget_set_visible (gtk_widget_get_first_child (row), show_keys);
    }
}

/**
 * pnd_rating_chips_press:
 * @self: the chips
 * @keyval: a GDK key value
 *
 * Does what the key means to the chips, and emits `changed` if it means something.
 *
 * Returns: whether the key is one of theirs
 */
gboolean
pnd_rating_chips_press (PndRatingChips *self, guint keyval)
{
  PndRating rating;

  g_return_val_if_fail (PND_IS_RATING_CHIPS (self), FALSE);

  rating = pnd_rating_chips_get_rating (self);
  if (!pnd_rating_apply_key (&rating, keyval))
    return FALSE;
  pnd_rating_chips_set_rating (self, rating);
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

/**
 * pnd_rating_apply_key:
 * @rating: (inout): ratings
 * @keyval: a GDK key value
 *
 * `+` (or `=`, the same key without Shift), `-`, `0`: polarity, `?` takes it back; `1` to `3`:
 * strength; `o`, `p`, `c`, `x`: holder. A key pressed again changes nothing, so that a hand may
 * make sure.
 *
 * Returns: whether the key means a rating
 */
gboolean
pnd_rating_apply_key (PndRating *rating, guint keyval)
{
  static const char letters[] = "opcx";
  gunichar c = gdk_keyval_to_unicode (keyval);
  const char *letter;

  g_return_val_if_fail (rating != NULL, FALSE);

  if (c == '+' || c == '=')
    rating->polarity = PND_POLARITY_SUPPORTS;
  else if (c == '-' || c == 0x2212)
    rating->polarity = PND_POLARITY_CONTRADICTS;
  else if (c == '0')
    rating->polarity = PND_POLARITY_MENTIONS;
  else if (c == '?')
    rating->polarity = PND_POLARITY_UNRATED;
  else if (c >= '1' && c <= '3')
    rating->strength = (int) (c - '0');
  else if (c != 0 && c < 0x80 && (letter = strchr (letters, g_ascii_tolower ((char) c))) != NULL)
    rating->holder = PND_HOLDER_OWN_REGION + (int) (letter - letters);
  else
    return FALSE;
  return TRUE;
}

/**
 * pnd_polarity_get_symbol:
 * @polarity: a polarity
 *
 * Returns: its sign, the same everywhere: `+`, `−`, `0`, and `?` for unrated
 */
const char *
pnd_polarity_get_symbol (PndPolarity polarity)
{
  static const char *const symbols[PND_N_POLARITIES] = { "?", "+", "−", "0" };

  g_return_val_if_fail ((guint) polarity < PND_N_POLARITIES, "?");

  return symbols[polarity];
}

/**
 * pnd_rating_to_text:
 * @rating: ratings
 *
 * Returns: (transfer full): one line, as in "+ Supports, strength 2, own region"
 */
char *
pnd_rating_to_text (PndRating rating)
{
  GString *text = g_string_new (pnd_polarity_get_symbol (rating.polarity));

  g_string_append_printf (text, " %s", pnd_polarity_get_title (rating.polarity));
  if (rating.strength > 0)
    {
      g_string_append (text, ", ");
      g_string_append_printf (text, _("strength %d"), rating.strength);
    }
  if (rating.holder != PND_HOLDER_UNRATED)
    g_string_append_printf (text, ", %s", pnd_holder_get_title (rating.holder));
  return g_string_free (text, FALSE);
}
