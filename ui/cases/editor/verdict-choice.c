/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cases/editor/verdict-choice.h"

#include <glib/gi18n.h>

#include "ui/cases/mark.h"
#include "ui/cases/parts.h"

struct _PndVerdictChoice
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *checks[PND_N_VERDICTS]; /* that of none is not shown: it stands for no choice yet */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PndVerdictChoice, pnd_verdict_choice, GTK_TYPE_WIDGET)

static const char *const meanings[PND_N_VERDICTS] = {
  [PND_VERDICT_PRESENT] = N_("The evidence shows that the region has it."),
  [PND_VERDICT_PARTIAL] = N_("There is evidence for it, but too little or contested."),
  [PND_VERDICT_ABSENT] = N_("It was sought, and those who would know deny it."),
  [PND_VERDICT_INSUFFICIENT] = N_("The evidence allows no verdict."),
};

static void
toggled_cb (PndVerdictChoice *self, GtkCheckButton *check)
{
  g_assert (PND_IS_VERDICT_CHOICE (self));

  if (gtk_check_button_get_active (check))
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
label_check (GtkWidget *check, PndVerdict verdict)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *spoken
    = g_strdup_printf ("%s: %s", pnd_verdict_get_title (verdict), _(meanings[verdict]));

  gtk_box_append (GTK_BOX (words),
                  pnd_part_new_signed (pnd_mark_new_verdict (verdict),
                                       pnd_verdict_get_title (verdict), "rule-verdict"));
  gtk_box_append (GTK_BOX (words), pnd_part_new_label (_(meanings[verdict]), "row-detail"));
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

static void
pnd_verdict_choice_dispose (GObject *object)
{
  g_clear_pointer (&PND_VERDICT_CHOICE (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (pnd_verdict_choice_parent_class)->dispose (object);
}

static gboolean
pnd_verdict_choice_grab_focus (GtkWidget *widget)
{
  PndVerdictChoice *self = PND_VERDICT_CHOICE (widget);

  return gtk_widget_grab_focus (
    self->checks[MAX (pnd_verdict_choice_get (self), PND_VERDICT_PRESENT)]);
}

static void
pnd_verdict_choice_class_init (PndVerdictChoiceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_verdict_choice_dispose;
  widget_class->grab_focus = pnd_verdict_choice_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "verdict-choice");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  signals[CHANGED] = g_signal_new ("changed", PND_TYPE_VERDICT_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
pnd_verdict_choice_init (PndVerdictChoice *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  for (int i = PND_VERDICT_NONE; i < PND_N_VERDICTS; i++)
    {
      self->checks[i] = gtk_check_button_new ();
      if (i == PND_VERDICT_NONE)
        gtk_widget_set_visible (self->checks[i], FALSE);
      else
        {
          label_check (self->checks[i], i);
          gtk_check_button_set_group (GTK_CHECK_BUTTON (self->checks[i]),
                                      GTK_CHECK_BUTTON (self->checks[PND_VERDICT_NONE]));
        }
      gtk_box_append (GTK_BOX (self->box), self->checks[i]);
      g_signal_connect_swapped (self->checks[i], "toggled", G_CALLBACK (toggled_cb), self);
    }
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * pnd_verdict_choice_new:
 *
 * Returns: the verdicts, none chosen
 */
GtkWidget *
pnd_verdict_choice_new (void)
{
  return g_object_new (PND_TYPE_VERDICT_CHOICE, NULL);
}

/**
 * pnd_verdict_choice_get:
 * @self: the verdicts
 *
 * Returns: the one that is chosen, none where none is
 */
PndVerdict
pnd_verdict_choice_get (PndVerdictChoice *self)
{
  g_return_val_if_fail (PND_IS_VERDICT_CHOICE (self), PND_VERDICT_NONE);

  for (int i = PND_VERDICT_NONE + 1; i < PND_N_VERDICTS; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->checks[i])))
      return i;
  return PND_VERDICT_NONE;
}

/**
 * pnd_verdict_choice_set:
 * @self: the verdicts
 * @verdict: the one to choose, or none
 */
void
pnd_verdict_choice_set (PndVerdictChoice *self, PndVerdict verdict)
{
  g_return_if_fail (PND_IS_VERDICT_CHOICE (self) && (guint) verdict < PND_N_VERDICTS);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->checks[verdict]), TRUE);
}
