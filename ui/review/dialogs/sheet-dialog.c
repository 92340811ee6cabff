/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/review/dialogs/sheet-dialog.h"

#include <glib/gi18n.h>

#include "ui/cases/parts.h"
#include "ui/common/dialog.h"
#include "ui/review/dialogs/handout.h"

#define MAX_SAMPLE 9999

typedef enum
{
  WHICH_DESK,
  WHICH_UNREVIEWED,
  WHICH_ALL,
} Which;

typedef struct
{
  GtkWindow *window;
  GtkWindow *parent; /* of the window, which outlives this */
  PndWorkspace *workspace;
  PndWritingBar *bar;
  PndQueueFilter desk;
  GtkWidget *which;
  GtkWidget *sample;
  GtkWidget *said;
  GtkWidget *opens;
  GtkWidget *accept;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_object_unref (self->workspace);
  g_object_unref (self->bar);
  g_free (self);
}

static PndQueueFilter
get_filter (Dialog *self)
{
  PndQueueFilter filter = PND_QUEUE_FILTER_INIT;
  int sample = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->sample));
  Which which = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->which));

  if (which == WHICH_DESK)
    filter = self->desk;
  else if (which == WHICH_UNREVIEWED)
    filter.states = PND_QUEUE_BIT (PND_STATE_UNREVIEWED);
  filter.kinds = PND_QUEUE_BIT (PND_SUBJECT_CODING);
  if (sample > 0)
    filter.sample = sample;
  if (filter.seed == 0)
    filter.seed = 1;
  return filter;
}

/* what will stand on it, before it is written */
static void
changed_cb (Dialog *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  PndQueueFilter filter = get_filter (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) queue
    = pnd_queue_load (pnd_project_get_database (project), &filter, &error);
  int n = queue != NULL ? (int) queue->len : 0;
  g_autofree char *said
    = n > 0 ? g_strdup_printf (ngettext ("%d coding will stand on it.",
                                         "%d codings will stand on it.", n), n)
            : g_strdup (error != NULL ? error->message : _("There is no such coding."));

  gtk_label_set_text (GTK_LABEL (self->said), said);
  gtk_widget_set_sensitive (self->accept, n > 0);
}

static void
choose_cb (Dialog *self)
{
  PndHandout handout = { .filter = get_filter (self),
                         .opens = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->opens)) };

  pnd_handout_choose_place (self->parent, self->workspace, self->bar, &handout);
  gtk_window_destroy (self->window);
}

static GtkWidget *
make_form (Dialog *self)
{
  const char *const titles[] = { _("As the review desk is narrowed now"), _("Unreviewed codings"),
                                 _("All codings"), NULL };
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_add_css_class (form, "dialog-content");
  gtk_box_append (GTK_BOX (form),
                  pnd_part_new_text (_("A page to print: each passage in its place with its code, "
                                       "what was said of it, boxes to tick and lines to write on; "
                                       "the rules stand at the end."), NULL, 48));
  self->which = gtk_drop_down_new_from_strings (titles);
  self->sample = gtk_spin_button_new_with_range (0, MAX_SAMPLE, 5);
  self->said = pnd_part_new_text ("", "field-label", 44);
  self->opens = gtk_check_button_new_with_mnemonic (_("O_pen it, to print it"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->opens), TRUE);
  pnd_dialog_add_field (GTK_BOX (form), _("_Which"), self->which);
  pnd_dialog_add_field (GTK_BOX (form), _("Only so many, drawn at _random; 0 for all"),
                        self->sample);
  gtk_box_append (GTK_BOX (form), self->said);
  gtk_box_append (GTK_BOX (form), self->opens);
  g_signal_connect_swapped (self->which, "notify::selected", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->sample, "value-changed", G_CALLBACK (changed_cb), self);
  return form;
}

/**
 * pnd_sheet_dialog_show:
 * @parent: the window
 * @workspace: whose project
 * @bar: where the file is written
 * @desk: what the review desk is narrowed to
 *
 * Returns: (transfer none): the dialog, which destroys itself
 */
GtkWindow *
pnd_sheet_dialog_show (GtkWindow *parent, PndWorkspace *workspace, PndWritingBar *bar,
                       const PndQueueFilter *desk)
{
  Dialog *self;

  g_return_val_if_fail (PND_IS_WORKSPACE (workspace) && PND_IS_WRITING_BAR (bar), NULL);
  g_return_val_if_fail (desk != NULL, NULL);

  self = g_new0 (Dialog, 1);
  self->parent = parent;
  self->workspace = g_object_ref (workspace);
  self->bar = g_object_ref (bar);
  self->desk = *desk;
  self->window = pnd_dialog_new (parent, _("Review Sheet"), 440, -1);
  self->accept = pnd_dialog_add_buttons (self->window, _("_Choose a Place…"));
  gtk_window_set_child (self->window, make_form (self));
  g_object_set_data_full (G_OBJECT (self->window), "sheet", self, dialog_free);
  g_signal_connect_swapped (self->accept, "clicked", G_CALLBACK (choose_cb), self);
  changed_cb (self);
  gtk_window_set_focus (self->window, self->accept);
  gtk_window_present (self->window);
  return self->window;
}
