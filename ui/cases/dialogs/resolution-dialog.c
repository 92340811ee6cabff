/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cases/dialogs/resolution-dialog.h"

#include <glib/gi18n.h>

#include "ui/cases/parts.h"
#include "ui/cases/quotes.h"
#include "ui/codes/rating-chips.h"
#include "ui/common/dialog.h"

/*
 * Dialog:
 * @sides: check buttons by the side that stands
 */
typedef struct
{
  GtkWindow *window;
  PndWorkspace *workspace;
  PndEvidenceItem *item;
  gint64 region_case;
  GtkWidget *sides[PND_N_SIDES];
  GtkTextBuffer *reason;
  GtkWidget *view; /* of @reason */
  GtkWidget *fault;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_object_unref (self->item);
  g_object_unref (self->workspace);
  g_free (self);
}

static void
finish (Dialog *self, gboolean done, GError *error)
{
  if (done)
    {
      gtk_window_destroy (self->window);
      return;
    }
  gtk_label_set_text (GTK_LABEL (self->fault), error->message);
  gtk_widget_set_visible (self->fault, TRUE);
  gtk_widget_grab_focus (self->view);
}

static void
save_cb (Dialog *self)
{
  g_autofree char *reason = pnd_dialog_get_text (self->reason);
  g_autoptr (GError) error = NULL;
  PndSide stands
    = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->sides[PND_SIDE_FOR])) ? PND_SIDE_FOR
                                                                                : PND_SIDE_AGAINST;

  finish (self,
          pnd_resolution_add (pnd_workspace_get_project (self->workspace), self->region_case,
                              pnd_evidence_item_get_coding (self->item), stands, reason, &error)
            != 0,
          error);
}

static void
take_back_cb (Dialog *self)
{
  g_autoptr (GError) error = NULL;

  finish (self,
          pnd_resolution_remove (pnd_workspace_get_project (self->workspace), self->region_case,
                                 pnd_evidence_item_get_coding (self->item), &error),
          error);
}

static void
add_passage (Dialog *self, GtkWidget *form)
{
  g_autoptr (PndQuotes) quotes = pnd_quotes_new (self->workspace);
  const PndCodeLook *look
    = pnd_workspace_get_look (self->workspace, pnd_evidence_item_get_code (self->item));
  g_autofree char *rating = pnd_rating_to_text (pnd_evidence_item_get_rating (self->item));
  g_autofree char *quote = NULL;
  g_autofree char *place = NULL;
  g_autofree char *detail = NULL;

  if (look == NULL
      || !pnd_quotes_get (quotes, pnd_evidence_item_get_coding (self->item), &quote, &place))
    return;
  detail = g_strdup_printf ("%s · %s · %s", look->abbreviation, rating, place);
  gtk_box_append (GTK_BOX (form), pnd_part_new_label (quote, "quote"));
  gtk_box_append (GTK_BOX (form), pnd_part_new_label (detail, "row-detail"));
}

/* the passage's own side first in mind, but what answers it is the other */
static void
add_sides (Dialog *self, GtkWidget *form, PndSide stands)
{
  gboolean supports
    = pnd_evidence_item_get_rating (self->item).polarity != PND_POLARITY_CONTRADICTS;
  const char *const own = _("This passage stands: the verdict has to follow it");
  const char *const other = _("The other side stands: this passage is only listed from now on");

  self->sides[PND_SIDE_FOR] = gtk_check_button_new_with_label (supports ? own : other);
  self->sides[PND_SIDE_AGAINST] = gtk_check_button_new_with_label (supports ? other : own);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (self->sides[PND_SIDE_AGAINST]),
                              GTK_CHECK_BUTTON (self->sides[PND_SIDE_FOR]));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->sides[stands]), TRUE);
  gtk_box_append (GTK_BOX (form), self->sides[supports ? PND_SIDE_AGAINST : PND_SIDE_FOR]);
  gtk_box_append (GTK_BOX (form), self->sides[supports ? PND_SIDE_FOR : PND_SIDE_AGAINST]);
}

static void
fill (Dialog *self, const PndResolution *resolution, gboolean found)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *text = pnd_dialog_new_text (NULL, resolution->reason, 90, &self->reason);
  gboolean supports
    = pnd_evidence_item_get_rating (self->item).polarity != PND_POLARITY_CONTRADICTS;

  gtk_widget_add_css_class (form, "dialog-content");
  add_passage (self, form);
  add_sides (self, form,
             found ? resolution->stands : supports ? PND_SIDE_AGAINST : PND_SIDE_FOR);
  self->view = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (text));
  gtk_widget_set_vexpand (text, TRUE);
  pnd_dialog_add_field (GTK_BOX (form), _("_Why does this side stand?"), text);
  self->fault = pnd_part_new_label (NULL, "error");
  gtk_widget_set_visible (self->fault, FALSE);
  gtk_box_append (GTK_BOX (form), self->fault);
  if (found)
    {
      GtkWidget *take_back = gtk_button_new_with_mnemonic (_("_Take the Answer Back"));

      gtk_widget_set_halign (take_back, GTK_ALIGN_START);
      g_signal_connect_swapped (take_back, "clicked", G_CALLBACK (take_back_cb), self);
      gtk_box_append (GTK_BOX (form), take_back);
    }
  gtk_window_set_child (self->window, form);
}

/**
 * pnd_resolution_dialog_show:
 * @parent: the window
 * @study: the case
 * @item: a passage of it
 *
 * Returns: (transfer none): the dialog, which destroys itself
 */
GtkWindow *
pnd_resolution_dialog_show (GtkWindow *parent, PndCaseStudy *study, PndEvidenceItem *item)
{
  Dialog *self = g_new0 (Dialog, 1);
  g_auto (PndResolution) resolution = { 0 };
  GtkWidget *accept;
  gboolean found;

  self->workspace = g_object_ref (pnd_case_study_get_workspace (study));
  self->item = g_object_ref (item);
  self->region_case = pnd_case_study_get_case (study);
  found = pnd_resolution_find (
    pnd_project_get_database (pnd_workspace_get_project (self->workspace)), self->region_case,
    pnd_evidence_item_get_guid (item), &resolution);
  self->window = pnd_dialog_new (parent, _("Answer to a Passage"), 520, 420);
  accept = pnd_dialog_add_buttons (self->window, _("_Save Answer"));
  fill (self, &resolution, found);
  g_object_set_data_full (G_OBJECT (self->window), "dialog", self, dialog_free);
  g_signal_connect_swapped (accept, "clicked", G_CALLBACK (save_cb), self);
  gtk_window_present (self->window);
  gtk_widget_grab_focus (self->view);
  return self->window;
}
