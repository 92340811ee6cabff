/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/codes/pin-bar.h"

#include <string.h>

#include "ui/common/swatch.h"

#define N_PINS 9

/* from wide to narrow */
typedef enum
{
  FORM_FULL,
  FORM_SHORT,
  FORM_TINY,
  N_FORMS
} Form;

struct _PndPinBar
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  GtkWidget *forms[N_FORMS]; /* boxes, of which one is to be seen */
  int n;
};

G_DEFINE_FINAL_TYPE (PndPinBar, pnd_pin_bar, GTK_TYPE_WIDGET)

/* the part after the last hyphen: the colour says the rest */
static const char *
get_label (PndCode *code, Form form)
{
  const char *abbreviation = pnd_code_get_abbreviation (code);
  const char *hyphen = strrchr (abbreviation, '-');

  if (form == FORM_SHORT && hyphen != NULL && hyphen[1] != '\0')
    return hyphen + 1;
  return abbreviation;
}

static GtkWidget *
make_content (PndCode *code, Form form)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, form == FORM_FULL ? 5 : 4);
  GtkWidget *swatch = pnd_swatch_new ();
  g_autofree char *key = g_strdup_printf ("%d", pnd_code_get_pin (code));
  GtkWidget *key_label = gtk_label_new (key);

  gtk_widget_add_css_class (key_label, "key");
  pnd_swatch_set_hex (PND_SWATCH (swatch), pnd_code_get_colour (code));
  gtk_box_append (GTK_BOX (row), key_label);
  gtk_box_append (GTK_BOX (row), swatch);
  if (form != FORM_TINY)
    gtk_box_append (GTK_BOX (row), gtk_label_new (get_label (code, form)));
  return row;
}

static GtkWidget *
make_pin (PndCode *code, Form form)
{
  GtkWidget *button = gtk_button_new ();
  g_autofree char *name = g_strdup_printf ("%s · %s", pnd_code_get_abbreviation (code),
                                           pnd_code_get_name (code));

  gtk_button_set_child (GTK_BUTTON (button), make_content (code, form));
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "coding.apply-pin");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", pnd_code_get_pin (code));
  return button;
}

/* by digit; each (transfer full) (nullable) */
static void
collect_pinned (PndPinBar *self, PndCode *pinned[N_PINS + 1])
{
  GListModel *codes = pnd_workspace_get_all_codes (self->workspace);
  guint n = codes == NULL ? 0 : g_list_model_get_n_items (codes);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PndCode) code = g_list_model_get_item (codes, i);
      int pin = pnd_code_get_pin (code);

      if (pin >= 1 && pin <= N_PINS && pinned[pin] == NULL)
        pinned[pin] = g_steal_pointer (&code);
    }
}

static void
show_pins (PndPinBar *self)
{
  PndCode *pinned[N_PINS + 1] = { NULL };
  GtkWidget *child;

  collect_pinned (self, pinned);
  for (int form = 0; form < N_FORMS; form++)
    {
      while ((child = gtk_widget_get_first_child (self->forms[form])) != NULL)
        gtk_box_remove (GTK_BOX (self->forms[form]), child);
      for (int pin = 1; pin <= N_PINS; pin++)
        if (pinned[pin] != NULL)
          gtk_box_append (GTK_BOX (self->forms[form]), make_pin (pinned[pin], form));
    }
  self->n = 0;
  for (int pin = 1; pin <= N_PINS; pin++)
    {
      self->n += pinned[pin] != NULL;
      g_clear_object (&pinned[pin]);
    }
}

static void
pnd_pin_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                     int *natural, int *minimum_baseline, int *natural_baseline)
{
  PndPinBar *self = PND_PIN_BAR (widget);

  *minimum = G_MAXINT;
  *natural = 0;
  for (int form = 0; form < N_FORMS; form++)
    {
      int form_minimum;
      int form_natural;

      gtk_widget_measure (self->forms[form], orientation, -1, &form_minimum, &form_natural, NULL,
                          NULL);
      *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN (*minimum, form_minimum)
                                                           : form_minimum;
      *natural = MAX (*natural, form_natural);
    }
}

static void
pnd_pin_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PndPinBar *self = PND_PIN_BAR (widget);
  gboolean is_placed = FALSE;

  for (int form = 0; form < N_FORMS; form++)
    {
      int wanted;
      gboolean fits;

      gtk_widget_measure (self->forms[form], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wanted, NULL,
                          NULL);
      fits = !is_placed && (wanted <= width || form == FORM_TINY);
      gtk_widget_set_child_visible (self->forms[form], fits);
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->forms[form]),
                                   GTK_ACCESSIBLE_STATE_HIDDEN, !fits, -1);
      if (fits)
        gtk_widget_size_allocate (self->forms[form], &(GtkAllocation){ 0, 0, width, height },
                                  baseline);
      is_placed |= fits;
    }
}

static void
pnd_pin_bar_dispose (GObject *object)
{
  PndPinBar *self = PND_PIN_BAR (object);

  g_clear_object (&self->workspace);
  for (int form = 0; form < N_FORMS; form++)
    g_clear_pointer (&self->forms[form], gtk_widget_unparent);

  G_OBJECT_CLASS (pnd_pin_bar_parent_class)->dispose (object);
}

static void
pnd_pin_bar_class_init (PndPinBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_pin_bar_dispose;
  widget_class->measure = pnd_pin_bar_measure;
  widget_class->size_allocate = pnd_pin_bar_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "pin-bar");
}

static void
pnd_pin_bar_init (PndPinBar *self)
{
  static const char *const names[N_FORMS] = { "full", "short", "tiny" };

  for (int form = 0; form < N_FORMS; form++)
    {
      self->forms[form] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
      gtk_widget_add_css_class (self->forms[form], names[form]);
      gtk_widget_set_parent (self->forms[form], GTK_WIDGET (self));
    }
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * pnd_pin_bar_new:
 * @workspace: whose codes
 *
 * Returns: the pins, which follow the codebook
 */
GtkWidget *
pnd_pin_bar_new (PndWorkspace *workspace)
{
  PndPinBar *self = g_object_new (PND_TYPE_PIN_BAR, NULL);

  g_return_val_if_fail (PND_IS_WORKSPACE (workspace), NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "codes-changed", G_CALLBACK (show_pins), self,
                           G_CONNECT_SWAPPED);
  show_pins (self);
  return GTK_WIDGET (self);
}

/**
 * pnd_pin_bar_get_n:
 * @self: the pins
 *
 * Returns: how many codes are pinned
 */
int
pnd_pin_bar_get_n (PndPinBar *self)
{
  g_return_val_if_fail (PND_IS_PIN_BAR (self), 0);

  return self->n;
}
