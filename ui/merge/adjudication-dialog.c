/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/merge/adjudication-dialog.h"

#include <glib/gi18n.h>

#include "app/analysis/adjudication/differences.h"
#include "app/model/code.h"
#include "app/model/document.h"
#include "ui/common/dialog.h"
#include "ui/merge/difference-view.h"
#include "ui/merge/new-coding.h"

/* pixels */
#define WIDTH 820
#define HEIGHT 560

/*
 * Desk:
 * @coders: ids (gint64) in the order of the lists
 * @at: place of the difference shown
 */
typedef struct
{
  PndWorkspace *workspace;
  PndProject *project;
  GtkWidget *window;
  GArray *coders;
  PndDifferences *differences;
  guint at;

  GtkWidget *sides[2]; /* lists of coders */
  GtkWidget *count;
  GtkWidget *kind;
  GtkWidget *view; /* passage and codings */
  GtkWidget *buttons[PND_N_OUTCOMES];
  GtkWidget *decided;
  GtkWidget *reason;
  GtkWidget *anew; /* the fields of a new coding */
  GtkWidget *agreed;
} Desk;

static void
desk_free (gpointer data)
{
  Desk *self = data;

  pnd_differences_free (self->differences);
  g_array_unref (self->coders);
  g_object_unref (self->project);
  g_object_unref (self->workspace);
  g_free (self);
}

static const PndDifference *
get_difference (Desk *self)
{
  return self->differences != NULL && self->at < self->differences->list->len
           ? self->differences->list->pdata[self->at]
           : NULL;
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

static const char *
get_kind_title (const char *kind)
{
  if (g_str_equal (kind, "presence"))
    return _("Coded by one alone");
  if (g_str_equal (kind, "extent"))
    return _("Different extent");
  return g_str_equal (kind, "code") ? _("Different code") : _("Different polarity");
}

static const char *
get_outcome_title (const char *outcome)
{
  static const char *const titles[PND_N_OUTCOMES]
    = { N_("Decided for the first"), N_("Decided for the second"), N_("Decided for a new coding"),
        N_("Decided for neither"), N_("Left open") };
  PndOutcome value;

  return pnd_outcome_from_string (outcome, &value) ? _(titles[value]) : "";
}

static const char *
get_coder_name (Desk *self, int side)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (self->sides[side]));

  return item != NULL ? gtk_string_object_get_string (item) : "";
}

static void
show_decision (Desk *self, const PndDifference *difference)
{
  g_autofree char *text = NULL;

  if (difference->outcome != NULL)
    text = g_strdup_printf ("%s (%s)%s%s", get_outcome_title (difference->outcome),
                            difference->decided_by, *difference->reason != '\0' ? ": " : "",
                            difference->reason);
  gtk_label_set_text (GTK_LABEL (self->decided), text != NULL ? text : "");
  gtk_widget_set_visible (self->decided, text != NULL);
}

static void
fill_new (Desk *self, const PndDifference *difference)
{
  const PndDifferenceSide *like
    = difference->one.guid != NULL ? &difference->one : &difference->other;

  gtk_widget_set_visible (self->anew, FALSE);
  pnd_new_coding_fill (self->anew, like->code, like->span);
}

/* the buttons that decide for a coder say for whom */
static void
name_buttons (Desk *self, const char *const names[2])
{
  for (int side = 0; side < 2; side++)
    {
      GtkWidget *button = self->buttons[side == 0 ? PND_OUTCOME_ONE : PND_OUTCOME_OTHER];
      g_autofree char *label = g_strdup_printf ("%d · %s", side + 1, names[side]);

      gtk_button_set_label (GTK_BUTTON (button), label);
      gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                               PANGO_ELLIPSIZE_END);
    }
}

/* why there is nothing to decide */
static const char *
explain_nothing (Desk *self)
{
  if (self->coders->len < 2)
    return _("There is only one coder yet. Another’s work comes in with Merge Projects.");
  if (self->differences == NULL)
    return _("Choose two different coders.");
  return _("The two coders do not differ anywhere.");
}

static void
show (Desk *self)
{
  const PndDifference *difference = get_difference (self);
  int n = self->differences != NULL ? (int) self->differences->list->len : 0;
  int n_agreed = self->differences != NULL ? (int) self->differences->agreed->len : 0;
  const char *const names[] = { get_coder_name (self, 0), get_coder_name (self, 1) };
  g_autofree char *count = NULL;
  g_autofree char *title = NULL;

  if (difference == NULL)
    count = g_strdup (explain_nothing (self));
  else
    count = g_strdup_printf (_("%d of %d, %d to decide"), (int) self->at + 1, n,
                             self->differences->n_open);
  gtk_label_set_text (GTK_LABEL (self->count), count);
  for (int i = 0; i < PND_N_OUTCOMES; i++)
    gtk_widget_set_sensitive (self->buttons[i], difference != NULL);
  gtk_widget_set_sensitive (self->agreed, n_agreed > 0);
  name_buttons (self, names);
  pnd_difference_view_show (self->view, self->project, difference, names);
  if (difference == NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->kind), "");
      gtk_widget_set_visible (self->decided, FALSE);
      return;
    }
  title = g_strdup_printf ("%s · %s", get_kind_title (difference->kind),
                           difference->document_name);
  gtk_label_set_text (GTK_LABEL (self->kind), title);
  gtk_widget_set_sensitive (self->buttons[PND_OUTCOME_ONE], difference->one.guid != NULL);
  gtk_widget_set_sensitive (self->buttons[PND_OUTCOME_OTHER], difference->other.guid != NULL);
  show_decision (self, difference);
  fill_new (self, difference);
}

/* 0 where there is none yet */
static gint64
get_coder (Desk *self, int side)
{
  guint at = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->sides[side]));

  return at < self->coders->len ? g_array_index (self->coders, gint64, at) : 0;
}

static void
load (Desk *self)
{
  gint64 one = get_coder (self, 0);
  gint64 other = get_coder (self, 1);
  GError *error = NULL;

  g_clear_pointer (&self->differences, pnd_differences_free);
  if (one != other)
    self->differences = pnd_differences_find (pnd_project_get_database (self->project), one, other,
                                              &error);
  if (error != NULL)
    pnd_workspace_fail (self->workspace, error);
}

/* the first that is open, from @from on */
static void
go_to_open (Desk *self, guint from)
{
  guint n = self->differences != NULL ? self->differences->list->len : 0;

  self->at = from < n ? from : 0;
  for (guint i = 0; i < n; i++)
    {
      guint at = (from + i) % n;

      if (pnd_difference_is_open (self->differences->list->pdata[at]))
        {
          self->at = at;
          break;
        }
    }
  show (self);
}

static void
coders_cb (Desk *self)
{
  load (self);
  go_to_open (self, 0);
}

static void
decide (Desk *self, PndOutcome outcome)
{
  const PndDifference *difference = get_difference (self);
  GError *error = NULL;
  PndDecision decision = { .outcome = outcome };
  guint next = self->at + 1;

  if (difference == NULL || !gtk_widget_get_sensitive (self->buttons[outcome]))
    return;
  decision.document = difference->document;
  decision.kind = difference->kind;
  decision.one = difference->one.guid;
  decision.other = difference->other.guid;
  decision.reason = gtk_editable_get_text (GTK_EDITABLE (self->reason));
  if (outcome == PND_OUTCOME_NEW)
    {
      pnd_new_coding_read (self->anew, &decision);
      decision.rating = difference->one.guid != NULL ? difference->one.rating
                                                     : difference->other.rating;
    }
  if (!pnd_decision_make (self->project, &decision, &error))
    {
      pnd_workspace_fail (self->workspace, error);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->reason), "");
  load (self);
  go_to_open (self, next);
}

static void
outcome_cb (GtkWidget *button, Desk *self)
{
  PndOutcome outcome = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "outcome"));

  if (outcome == PND_OUTCOME_NEW && !gtk_widget_get_visible (self->anew))
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
  int n = 0;

  if (self->differences == NULL)
    return;
  n = pnd_decision_take_over (self->project, self->differences->agreed, &error);
  if (n < 0)
    pnd_workspace_fail (self->workspace, error);
  else
    pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO,
                       ngettext ("%d coding taken over into the consensus.",
                                 "%d codings taken over into the consensus.", n),
                       n);
}

static void
step (Desk *self, int by)
{
  int n = self->differences != NULL ? (int) self->differences->list->len : 0;

  if (n == 0)
    return;
  self->at = (guint) CLAMP ((int) self->at + by, 0, n - 1);
  show (self);
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
  if (key == GDK_KEY_Page_Down || key == GDK_KEY_Page_Up)
    step (self, key == GDK_KEY_Page_Down ? 1 : -1);
  else if (gdk_keyval_to_lower (key) == GDK_KEY_r)
    gtk_widget_grab_focus (self->reason);
  else
    return FALSE;
  return TRUE;
}

/* Making */

static GtkWidget *
make_coders (Desk *self, int side)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (PndStatement) row = pnd_database_query (
    pnd_project_get_database (self->project), NULL,
    "SELECT id, name FROM coders WHERE layer IS NULL ORDER BY id", NULL, "");
  GtkWidget *list;

  g_array_set_size (self->coders, 0);
  while (row != NULL && pnd_statement_next (row, NULL))
    {
      gint64 id = pnd_statement_get_int (row, 0);

      g_array_append_val (self->coders, id);
      gtk_string_list_append (names, pnd_statement_get_text (row, 1, NULL));
    }
  list = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (list), (guint) side);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  side == 0 ? _("First coder") : _("Second coder"), -1);
  return list;
}

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

  self->count = make_label ("field-label");
  self->agreed = gtk_button_new_with_mnemonic (_("_Take Over What Agrees"));
  gtk_widget_set_hexpand (self->count, TRUE);
  gtk_widget_set_valign (self->count, GTK_ALIGN_CENTER);
  for (int i = 0; i < 2; i++)
    {
      self->sides[i] = make_coders (self, i);
      gtk_box_append (GTK_BOX (box), self->sides[i]);
    }
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_box_append (GTK_BOX (box), self->agreed);
  g_signal_connect_swapped (self->agreed, "clicked", G_CALLBACK (agreed_cb), self);
  return box;
}

static GtkWidget *
make_middle (Desk *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->kind = make_label ("heading");
  self->decided = make_label ("field-label");
  self->view = pnd_difference_view_new ();
  gtk_box_append (GTK_BOX (box), self->kind);
  gtk_box_append (GTK_BOX (box), self->decided);
  gtk_box_append (GTK_BOX (box), self->view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

/* the keys decide again */
static void
reasoned_cb (Desk *self)
{
  gtk_widget_grab_focus (self->buttons[PND_OUTCOME_OPEN]);
}

static GtkWidget *
make_content (Desk *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), make_middle (self));
  self->anew = pnd_new_coding_new (self->project);
  gtk_widget_set_visible (self->anew, FALSE);
  gtk_box_append (GTK_BOX (box), self->anew);
  self->reason = gtk_entry_new ();
  pnd_dialog_add_field (GTK_BOX (box), _("_Reason"), self->reason);
  g_signal_connect_swapped (self->reason, "activate", G_CALLBACK (reasoned_cb), self);
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
 * reason, Page Up and Page Down walk.
 */
void
pnd_adjudication_dialog_show (GtkWindow *parent, PndWorkspace *workspace)
{
  Desk *self = g_new0 (Desk, 1);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->workspace = g_object_ref (workspace);
  self->project = g_object_ref (pnd_workspace_get_project (workspace));
  self->coders = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->window = GTK_WIDGET (pnd_dialog_new (parent, _("Decide Between Coders"), WIDTH, HEIGHT));
  gtk_window_set_child (GTK_WINDOW (self->window), make_content (self));
  g_object_set_data_full (G_OBJECT (self->window), "desk", self, desk_free);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->window, keys);
  for (int i = 0; i < 2; i++)
    g_signal_connect_swapped (self->sides[i], "notify::selected", G_CALLBACK (coders_cb), self);
  g_signal_connect_object (workspace, "notify::project", G_CALLBACK (gtk_window_destroy),
                           self->window, G_CONNECT_SWAPPED);
  coders_cb (self);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (self->buttons[PND_OUTCOME_OPEN]);
}
