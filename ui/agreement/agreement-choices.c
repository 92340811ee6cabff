/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/agreement/agreement-choices.h"

#include <glib/gi18n.h>

#include "app/analysis/agreement/agreement-words.h"
#include "app/model/people/draw.h"

#define MAX_RESAMPLES 10000

enum
{
  CHOICE_READ,
  CHOICE_MOTIVES,
  CHOICE_OWN_REGION,
  CHOICE_POLARITY,
  CHOICE_DRAWN,
  CHOICE_BOOTSTRAP,
  N_CHOICES,
};

static const char *const titles[N_CHOICES] = {
  N_("Only _text that was read"), N_("Only _motives"),
  N_("Only the own _region’s"),   N_("_Polarity is part of the code"),
  N_("Only documents _drawn for double coding"), N_("Intervals by _bootstrap"),
};

struct _PndAgreementChoices
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  gboolean is_setting;
  GPtrArray *coders; /* GtkCheckButton, which hold the id */

  GtkWidget *coders_button;
  GtkWidget *coders_label; /* their names */
  GtkWidget *coders_box;
  GtkWidget *unit;
  GtkWidget *more_button;
  GtkWidget *choices[N_CHOICES];
  GtkWidget *overlap;
  GtkWidget *overlap_row;
  GtkWidget *resamples;
  GtkWidget *seed;
};

G_DEFINE_FINAL_TYPE (PndAgreementChoices, pnd_agreement_choices, GTK_TYPE_WIDGET)

static guint changed_signal;

static gint64
get_id (gpointer button)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (button), "coder");
}

static void
say_coders (PndAgreementChoices *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->coders->len; i++)
    if (gtk_check_button_get_active (self->coders->pdata[i]))
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              gtk_check_button_get_label (self->coders->pdata[i]));
  gtk_label_set_text (GTK_LABEL (self->coders_label), names->len > 0 ? names->str : _("Nobody"));
}

static void
changed_cb (PndAgreementChoices *self)
{
  gboolean has_bootstrap
      = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->choices[CHOICE_BOOTSTRAP]));
  PndAgreementUnit unit = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->unit));

  gtk_widget_set_sensitive (self->resamples, has_bootstrap || unit == PND_UNIT_CONTINUUM);
  gtk_widget_set_sensitive (self->seed, has_bootstrap || unit == PND_UNIT_CONTINUUM);
  gtk_widget_set_visible (self->overlap_row, unit == PND_UNIT_SEGMENT);
  say_coders (self);
  if (!self->is_setting)
    g_signal_emit (self, changed_signal, 0);
}

static void
pnd_agreement_choices_dispose (GObject *object)
{
  PndAgreementChoices *self = PND_AGREEMENT_CHOICES (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->coders, g_ptr_array_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pnd_agreement_choices_parent_class)->dispose (object);
}

static void
pnd_agreement_choices_class_init (PndAgreementChoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pnd_agreement_choices_dispose;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
pnd_agreement_choices_init (PndAgreementChoices *self)
{
  self->coders = g_ptr_array_new ();
  gtk_box_layout_set_spacing (
    GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 6);
}

static void
name_widget (GtkWidget *widget, const char *name)
{
  gtk_widget_set_tooltip_text (widget, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static GtkWidget *
add_popover (PndAgreementChoices *self, GtkWidget *button, const char *name)
{
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (box, "agreement-choices");
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  name_widget (button, name);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return box;
}

/* names take what room there is */
static void
add_coders (PndAgreementChoices *self)
{
  self->coders_button = gtk_menu_button_new ();
  self->coders_label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->coders_label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (self->coders_label), 8);
  gtk_label_set_max_width_chars (GTK_LABEL (self->coders_label), 40);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->coders_button), self->coders_label);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->coders_button), TRUE);
  self->coders_box = add_popover (self, self->coders_button, _("Coders who are compared"));
}

static void
add_unit (PndAgreementChoices *self)
{
  const char *names[PND_N_UNITS + 1] = { NULL };

  for (int i = 0; i < PND_N_UNITS; i++)
    names[i] = pnd_agreement_unit_get_title (i);
  self->unit = gtk_drop_down_new_from_strings (names);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->unit), PND_UNIT_PARAGRAPH);
  name_widget (self->unit, _("Units that are compared"));
  g_signal_connect_swapped (self->unit, "notify::selected", G_CALLBACK (changed_cb), self);
  gtk_widget_set_parent (self->unit, GTK_WIDGET (self));
}

static GtkWidget *
add_number (PndAgreementChoices *self, GtkWidget *box, GtkWidget **row, const char *title,
            double low, double high, double value)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *spin = gtk_spin_button_new_with_range (low, high, 1);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), spin);
  gtk_box_append (GTK_BOX (box), line);
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (changed_cb), self);
  if (row != NULL)
    *row = line;
  return spin;
}

static void
add_more (PndAgreementChoices *self)
{
  GtkWidget *box;

  self->more_button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->more_button), _("_Options"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (self->more_button), TRUE);
  box = add_popover (self, self->more_button, _("What counts, and how intervals are made"));
  for (int i = 0; i < N_CHOICES; i++)
    {
      self->choices[i] = gtk_check_button_new_with_mnemonic (_(titles[i]));
      gtk_box_append (GTK_BOX (box), self->choices[i]);
    }
  self->resamples = add_number (self, box, NULL, _("Resamples"), 100, MAX_RESAMPLES, 1000);
  self->seed = add_number (self, box, NULL, _("Seed"), 1, G_MAXINT, 1);
  self->overlap = add_number (self, box, &self->overlap_row,
                              _("Least overlap of a segment, in per cent"), 1, 100, 50);
  for (int i = 0; i < N_CHOICES; i++)
    g_signal_connect_swapped (self->choices[i], "toggled", G_CALLBACK (changed_cb), self);
}

/**
 * pnd_agreement_choices_new:
 * @workspace: the workspace
 *
 * Returns: the choices, with paragraphs for units
 */
GtkWidget *
pnd_agreement_choices_new (PndWorkspace *workspace)
{
  PndAgreementChoices *self = g_object_new (PND_TYPE_AGREEMENT_CHOICES, NULL);

  self->workspace = g_object_ref (workspace);
  self->is_setting = TRUE;
  add_coders (self);
  add_unit (self);
  add_more (self);
  changed_cb (self);
  self->is_setting = FALSE;
  return GTK_WIDGET (self);
}

static void
add_coder (PndAgreementChoices *self, gint64 id, const char *name, gboolean is_chosen)
{
  GtkWidget *button = gtk_check_button_new_with_label (name);

  g_object_set_data_full (G_OBJECT (button), "coder", g_memdup2 (&id, sizeof id), g_free);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), is_chosen);
  g_ptr_array_add (self->coders, button);
  gtk_box_append (GTK_BOX (self->coders_box), button);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (changed_cb), self);
}

/* Returns: (transfer full): ids (gint64) of those that are chosen */
static GArray *
list_chosen (PndAgreementChoices *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->coders->len; i++)
    if (gtk_check_button_get_active (self->coders->pdata[i]))
      {
        gint64 id = get_id (self->coders->pdata[i]);

        g_array_append_val (ids, id);
      }
  return ids;
}

static gboolean
is_in (const GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static void
remove_coders (PndAgreementChoices *self)
{
  for (guint i = 0; i < self->coders->len; i++)
    gtk_box_remove (GTK_BOX (self->coders_box), self->coders->pdata[i]);
  g_ptr_array_set_size (self->coders, 0);
}

/**
 * pnd_agreement_choices_update:
 * @self: the choices
 *
 * Those who coded anything are there to be chosen; a consensus comes last, and nobody chooses it by
 * doing nothing. At first the first two are chosen.
 */
void
pnd_agreement_choices_update (PndAgreementChoices *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  g_autoptr (GArray) chosen = list_chosen (self);
  g_autoptr (PndStatement) row = NULL;
  guint n = 0;

  g_return_if_fail (PND_IS_AGREEMENT_CHOICES (self));

  self->is_setting = TRUE;
  remove_coders (self);
  if (project != NULL)
    row = pnd_database_query (pnd_project_get_database (project), _("Reading the coders"),
                              "SELECT id, name, layer IS NOT NULL FROM coders WHERE EXISTS"
                              " (SELECT 1 FROM all_codings WHERE coder = coders.id)"
                              " ORDER BY layer IS NOT NULL, id", NULL, "");
  while (row != NULL && pnd_statement_next (row, NULL))
    {
      gint64 id = pnd_statement_get_int (row, 0);
      gboolean by_default = n < 2 && pnd_statement_get_int (row, 2) == 0;

      add_coder (self, id, pnd_statement_get_text (row, 1, NULL),
                 chosen->len >= 2 ? is_in (chosen, id) : by_default);
      n++;
    }
  say_coders (self);
  self->is_setting = FALSE;
}

static gboolean
is_chosen (PndAgreementChoices *self, int choice)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->choices[choice]));
}

static GArray *
list_drawn (PndAgreementChoices *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  GArray *ids = pnd_draw_list_ids (pnd_project_get_database (project), NULL);

  return ids != NULL ? ids : g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * pnd_agreement_choices_fill:
 * @self: the choices
 * @options: (out caller-allocates): what they come to
 *
 * Returns: whether there is anything to measure
 */
gboolean
pnd_agreement_choices_fill (PndAgreementChoices *self, PndAgreementOptions *options)
{
  g_return_val_if_fail (PND_IS_AGREEMENT_CHOICES (self), FALSE);

  *options = (PndAgreementOptions){ 0 };
  options->coders = list_chosen (self);
  options->unit = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->unit));
  options->overlap = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->overlap)) / 100;
  options->only_read = is_chosen (self, CHOICE_READ);
  options->only_motives = is_chosen (self, CHOICE_MOTIVES);
  options->only_own_region = is_chosen (self, CHOICE_OWN_REGION);
  options->with_polarity = is_chosen (self, CHOICE_POLARITY);
  options->seed = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->seed));
  if (is_chosen (self, CHOICE_BOOTSTRAP) || options->unit == PND_UNIT_CONTINUUM)
    options->n_resamples = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->resamples));
  if (is_chosen (self, CHOICE_DRAWN))
    options->documents = list_drawn (self);
  return options->coders->len >= 2 && options->coders->len <= PND_AGREEMENT_MAX_CODERS;
}
