/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/search/code-popover.h"

#include <glib/gi18n.h>

#include "ui/preferences/language.h"

#define N_UNITS 3

struct _PndCodePopover
{
  GtkPopover parent_instance;

  GtkWidget *selected;
  GtkWidget *all;
  GtkWidget *units[N_UNITS];
  GtkWidget *choose;
};

G_DEFINE_FINAL_TYPE (PndCodePopover, pnd_code_popover, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
choose_cb (PndCodePopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
pnd_code_popover_class_init (PndCodePopoverClass *klass)
{
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_title (GtkWidget *box, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
add_choice (GtkWidget *box, const char *label, GtkWidget *group)
{
  GtkWidget *button = gtk_check_button_new_with_label (label);

  if (group != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), GTK_CHECK_BUTTON (group));
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
pnd_code_popover_init (PndCodePopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  add_title (box, _("Code"));
  self->selected = add_choice (box, _("The selected hit"), NULL);
  self->all = add_choice (box, "", self->selected);
  add_title (box, _("Around each"));
  self->units[PND_PASSAGE_SENTENCE] = add_choice (box, _("The sentence"), NULL);
  self->units[PND_PASSAGE_PARAGRAPH] = add_choice (box, _("The paragraph or the speaker’s turn"),
                                                   self->units[PND_PASSAGE_SENTENCE]);
  self->units[PND_PASSAGE_WORDS] = add_choice (box, _("Only the words found"),
                                               self->units[PND_PASSAGE_SENTENCE]);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->units[PND_PASSAGE_SENTENCE]), TRUE);
  self->choose = gtk_button_new_with_mnemonic (_("_Choose the Code…"));
  gtk_widget_add_css_class (self->choose, "suggested-action");
  gtk_widget_set_margin_top (self->choose, 6);
  g_signal_connect_swapped (self->choose, "clicked", G_CALLBACK (choose_cb), self);
  gtk_box_append (GTK_BOX (box), self->choose);
  gtk_widget_add_css_class (box, "code-hits");
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

/**
 * pnd_code_popover_new:
 *
 * Returns: a popover that is closed
 */
GtkWidget *
pnd_code_popover_new (void)
{
  return g_object_new (PND_TYPE_CODE_POPOVER, NULL);
}

/**
 * pnd_code_popover_set_hits:
 * @self: the popover
 * @n_hits: hits in documents
 * @complete: whether these are all
 * @has_selected: whether one of them is selected
 *
 * Some of the hits only are never called all of them.
 */
void
pnd_code_popover_set_hits (PndCodePopover *self, guint n_hits, gboolean complete,
                           gboolean has_selected)
{
  g_autofree char *number = pnd_language_format_count ((int) n_hits);
  g_autofree char *all = NULL;

  g_return_if_fail (PND_IS_CODE_POPOVER (self));

  all = g_strdup_printf (ngettext ("The one hit in documents", "All %s hits in documents",
                                   n_hits), number);
  gtk_check_button_set_label (GTK_CHECK_BUTTON (self->all),
                              complete ? all : _("All hits, once all are found"));
  gtk_widget_set_sensitive (self->selected, has_selected);
  gtk_widget_set_sensitive (self->all, complete);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (has_selected ? self->selected : self->all), TRUE);
  gtk_widget_set_sensitive (self->choose, has_selected || complete);
}

/**
 * pnd_code_popover_get_all:
 * @self: the popover
 *
 * Returns: whether all hits are to be coded, not only the selected one
 */
gboolean
pnd_code_popover_get_all (PndCodePopover *self)
{
  g_return_val_if_fail (PND_IS_CODE_POPOVER (self), FALSE);

  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->all));
}

/**
 * pnd_code_popover_get_unit:
 * @self: the popover
 *
 * Returns: what to code around each
 */
PndPassageUnit
pnd_code_popover_get_unit (PndCodePopover *self)
{
  g_return_val_if_fail (PND_IS_CODE_POPOVER (self), PND_PASSAGE_SENTENCE);

  for (int i = 0; i < N_UNITS; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->units[i])))
      return (PndPassageUnit) i;
  return PND_PASSAGE_SENTENCE;
}
