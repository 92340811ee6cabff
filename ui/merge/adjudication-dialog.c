/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/merge/adjudication-dialog.h"

#include <glib/gi18n.h>

#include "app/analysis/adjudication/difference-queue.h"
#include "app/store/veil/veil.h"
#include "ui/common/dialog.h"
#include "ui/merge/coder-pair.h"
#include "ui/merge/difference-view.h"
#include "ui/merge/new-coding.h"

/* pixels */
#define WIDTH 840
#define HEIGHT 570 /* where the window behind it is small */
#define MAX_HEIGHT 760

typedef struct
{
  PndWorkspace *workspace;
  PndProject *project;
  PndDifferenceQueue *queue;
  GtkWidget *window;

  GtkWidget *pair;
  GtkWidget *count;
  GtkWidget *agreed;
  GtkWidget *scrolled;
  GtkWidget *view; /* what differs, and what was decided */
  GtkWidget *anew; /* the fields of a new coding */
  GtkWidget *reason;
  GtkWidget *buttons[PND_N_OUTCOMES];
} Desk;

static void
desk_free (gpointer data)
{
  Desk *self = data;

  pnd_difference_queue_free (self->queue);
  g_object_unref (self->project);
  g_object_unref (self->workspace);
  g_free (self);
}

/* the buttons that decide for a coder say for whom */
static void
name_buttons (Desk *self, const char *const names[2])
{
  for (int side = 0; side < 2; side++)
    {
      GtkWidget *button = self->buttons[side == 0 ? PND_OUTCOME_ONE : PND_OUTCOME_OTHER];
      g_autofree char *label = g_strdup_printf ("%d · %s", side + 1, names[side]);
      g_autofree char *hint = g_strdup_printf (_("Decide for %s"), names[side]);

      gtk_button_set_label (GTK_BUTTON (button), label);
      gtk_widget_set_tooltip_text (button, hint);
      gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                               PANGO_ELLIPSIZE_END);
    }
}

/* where in the queue, or why there is nothing to decide */
static char *
describe_place (Desk *self)
{
  const PndDifferences *all = pnd_difference_queue_get_all (self->queue);

  if (all == NULL)
    return g_strdup (pnd_coder_pair_get_id (self->pair, 1) == 0
                       ? _("There is only one coder yet. Another’s work comes in with Merge "
                           "Projects.")
                       : _("Choose two different coders."));
  if (all->list->len == 0 && pnd_project_get_blind (self->project))
    return g_strdup (_("The two coders do not differ in the documents that you finished; you code "
                       "the others blind."));
  if (all->list->len == 0)
    return g_strdup (_("The two coders do not differ anywhere."));
  return g_strdup_printf (_("%d of %d, %d to decide"),
                          pnd_difference_queue_get_place (self->queue) + 1, (int) all->list->len,
                          all->n_open);
}

static gboolean
can_decide (const PndDifference *difference, PndOutcome outcome)
{
  if (difference == NULL)
    return FALSE;
  if (outcome == PND_OUTCOME_ONE)
    return difference->one.guid != NULL;
  return outcome != PND_OUTCOME_OTHER || difference->other.guid != NULL;
}

static void
show (Desk *self)
{
  const PndDifferences *all = pnd_difference_queue_get_all (self->queue);
  const PndDifference *difference = pnd_difference_queue_get (self->queue);
  const char *const names[]
    = { pnd_coder_pair_get_name (self->pair, 0), pnd_coder_pair_get_name (self->pair, 1) };
  g_autofree char *place = describe_place (self);

  gtk_label_set_text (GTK_LABEL (self->count), place);
  gtk_widget_set_sensitive (self->agreed, all != NULL && all->agreed->len > 0);
  name_buttons (self, names);
  for (int i = 0; i < PND_N_OUTCOMES; i++)
    gtk_widget_set_sensitive (self->buttons[i], can_decide (difference, i));
  pnd_difference_view_show (self->view, self->project, difference, names);
  gtk_widget_set_visible (self->anew, FALSE);
  if (difference != NULL)
    pnd_new_coding_fill (self->anew, difference, names);
}

static void
coders_cb (gpointer data)
{
  Desk *self = data;
  GError *error = NULL;

  if (!pnd_difference_queue_set_coders (self->queue, pnd_coder_pair_get_id (self->pair, 0),
                                        pnd_coder_pair_get_id (self->pair, 1), &error))
    pnd_workspace_fail (self->workspace, error);
  show (self);
}

static void
decide (Desk *self, PndOutcome outcome)
{
  const PndDifference *difference = pnd_difference_queue_get (self->queue);
  PndDecision decision = { .outcome = outcome };
  GError *error = NULL;

  if (!can_decide (difference, outcome))
    return;
  pnd_difference_prepare (difference, &decision);
  decision.reason = gtk_editable_get_text (GTK_EDITABLE (self->reason));
  if (outcome == PND_OUTCOME_NEW)
    pnd_new_coding_read (self->anew, &decision);
  if (!pnd_difference_queue_decide (self->queue, &decision, &error))
    {
      pnd_workspace_fail (self->workspace, error);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->reason), "");
  show (self);
}

static void
outcome_cb (GtkWidget *button, Desk *self)
{
  PndOutcome outcome = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "outcome"));

  if (outcome == PND_OUTCOME_NEW && !gtk_widget_get_visible (self->anew)
      && can_decide (pnd_difference_queue_get (self->queue), outcome))
    {
      gtk_widget_set_visible (self->anew, TRUE);
      pnd_new_coding_focus (self->anew);
    }
  else
    decide (self, outcome);
}

static void
agreed_cb (Desk *self)
{
  GError *error = NULL;
  int n = pnd_difference_queue_add_agreed (self->queue, &error);

  if (n < 0)
    pnd_workspace_fail (self->workspace, error);
  else
    pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO,
                       ngettext ("%d coding was added to the consensus.",
                                 "%d codings were added to the consensus.", n),
                       n);
}

static void
walk (Desk *self, int by)
{
  pnd_difference_queue_step (self->queue, by);
  show (self);
}

static void
scroll (Desk *self, GtkScrollType type)
{
  gboolean done;

  g_signal_emit_by_name (self->scrolled, "scroll-child", type, FALSE, &done);
}

/* keys that no field took */
static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
        gpointer data)
{
  static const guint keys[PND_N_OUTCOMES]
    = { GDK_KEY_1, GDK_KEY_2, GDK_KEY_n, GDK_KEY_0, GDK_KEY_o };
  Desk *self = data;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  for (int i = 0; i < PND_N_OUTCOMES; i++)
    if (gdk_keyval_to_lower (key) == keys[i])
      {
        outcome_cb (self->buttons[i], self);
        return TRUE;
      }
  if (key == GDK_KEY_Escape && gtk_widget_get_visible (self->anew))
    {
      gtk_widget_set_visible (self->anew, FALSE);
      gtk_widget_grab_focus (self->buttons[PND_OUTCOME_NEW]);
    }
  else if (key == GDK_KEY_Page_Down || key == GDK_KEY_Page_Up)
    walk (self, key == GDK_KEY_Page_Down ? 1 : -1);
  else if (key == GDK_KEY_Down || key == GDK_KEY_Up)
    scroll (self, key == GDK_KEY_Down ? GTK_SCROLL_STEP_DOWN : GTK_SCROLL_STEP_UP);
  else if (gdk_keyval_to_lower (key) == GDK_KEY_r)
    gtk_widget_grab_focus (self->reason);
  else
    return FALSE;
  return TRUE;
}

/* Making */

static GtkWidget *
make_buttons (Desk *self)
{
  const char *const labels[PND_N_OUTCOMES] = { "", "", _("N · New Coding"), _("0 · Neither"),
                                               _("O · Leave Open") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  for (int i = 0; i < PND_N_OUTCOMES; i++)
    {
      self->buttons[i] = gtk_button_new_with_label (labels[i]);
      g_object_set_data (G_OBJECT (self->buttons[i]), "outcome", GINT_TO_POINTER (i));
      g_signal_connect (self->buttons[i], "clicked", G_CALLBACK (outcome_cb), self);
      gtk_box_append (GTK_BOX (box), self->buttons[i]);
    }
  return box;
}

static GtkWidget *
make_head (Desk *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->pair = pnd_coder_pair_new (self->project, coders_cb, self);
  self->count = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->count), 0);
  gtk_label_set_wrap (GTK_LABEL (self->count), TRUE);
  gtk_widget_set_hexpand (self->count, TRUE);
  gtk_widget_add_css_class (self->count, "field-label");
  self->agreed = gtk_button_new_with_mnemonic (_("_Add Agreed Codings to the Consensus"));
  gtk_widget_set_tooltip_text (self->agreed,
                               _("Passages that both coded alike need no decision: they become "
                                 "codings of the consensus, and those of the coders stay"));
  g_signal_connect_swapped (self->agreed, "clicked", G_CALLBACK (agreed_cb), self);
  gtk_box_append (GTK_BOX (box), self->pair);
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_box_append (GTK_BOX (box), self->agreed);
  return box;
}

/* its bar is always seen where there is more: a rule cut short could pass for a whole one */
static GtkWidget *
make_middle (Desk *self)
{
  self->view = pnd_difference_view_new ();
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (self->scrolled), FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->view);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  return self->scrolled;
}

/* the keys decide again */
static void
reasoned_cb (Desk *self)
{
  gtk_widget_grab_focus (self->buttons[PND_OUTCOME_OPEN]);
}

/* in one line with its name: what is decided about needs the height */
static GtkWidget *
make_reason (Desk *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new_with_mnemonic (_("_Reason"));

  self->reason = gtk_entry_new ();
  gtk_widget_set_hexpand (self->reason, TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->reason);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->reason),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_widget_add_css_class (label, "field-label");
  g_signal_connect_swapped (self->reason, "activate", G_CALLBACK (reasoned_cb), self);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->reason);
  return box;
}

static GtkWidget *
make_content (Desk *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->anew = pnd_new_coding_new (self->project);
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), make_middle (self));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), self->anew);
  gtk_box_append (GTK_BOX (box), make_reason (self));
  gtk_box_append (GTK_BOX (box), make_buttons (self));
  gtk_widget_add_css_class (box, "dialog-content");
  return box;
}

/**
 * pnd_adjudication_dialog_show:
 * @parent: a window
 * @workspace: its workspace, with a project that can be written
 *
 * Shows where two coders differ, the open differences first. 1, 2, N, 0 and O decide, R goes to the
 * reason, Page Up and Page Down walk, Up and Down scroll.
 */
void
pnd_adjudication_dialog_show (GtkWindow *parent, PndWorkspace *workspace)
{
  Desk *self = g_new0 (Desk, 1);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->workspace = g_object_ref (workspace);
  self->project = g_object_ref (pnd_workspace_get_project (workspace));
  self->queue = pnd_difference_queue_new (self->project);
  self->window = GTK_WIDGET (pnd_dialog_new (
    parent, _("Adjudication"), WIDTH,
    CLAMP (gtk_widget_get_height (GTK_WIDGET (parent)) - HEIGHT / 4, HEIGHT, MAX_HEIGHT)));
  gtk_window_set_child (GTK_WINDOW (self->window), make_content (self));
  g_object_set_data_full (G_OBJECT (self->window), "desk", self, desk_free);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->window, keys);
  g_signal_connect_object (workspace, "notify::project", G_CALLBACK (gtk_window_destroy),
                           self->window, G_CONNECT_SWAPPED);
  coders_cb (self);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (self->buttons[PND_OUTCOME_OPEN]);
}
