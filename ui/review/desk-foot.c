/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/review/desk-foot.h"

#include <glib/gi18n.h>

#define MARGIN 12 /* pixels beside a group of buttons */

typedef enum
{
  ACT_ACCEPT,
  ACT_QUERY,
  ACT_REJECT,
  ACT_REMARK,
  ACT_REVISE,
  ACT_STAND,
  ACT_PREVIOUS,
  ACT_NEXT,
  N_ACTS
} Act;

typedef enum
{
  FOR_REVIEWER,
  FOR_ANYBODY,
  FOR_MAKER,
  FOR_MOVING,
} Whose;

/* of buttons that stay together: what one says, what one answers, where one goes */
typedef enum
{
  GROUP_JUDGE,
  GROUP_ANSWER,
  GROUP_MOVE,
  N_GROUPS
} Group;

/*
 * Kind:
 * @question: (nullable): what the line asks; without one nothing is asked
 * @needs_text: whether the line cannot be empty
 */
typedef struct
{
  guint key;
  const char *label;
  const char *letter;
  PndReviewState state;
  Whose whose;
  const char *question;
  gboolean needs_text;
} Kind;

static const Kind kinds[N_ACTS] = {
  [ACT_ACCEPT] = { GDK_KEY_a, N_("Accept"), "A", PND_STATE_ACCEPTED, FOR_REVIEWER, NULL, FALSE },
  [ACT_QUERY] = { GDK_KEY_q, N_("Query"), "Q", PND_STATE_QUERIED, FOR_REVIEWER,
                  N_("What should be looked at again?"), TRUE },
  [ACT_REJECT] = { GDK_KEY_x, N_("Reject"), "X", PND_STATE_REJECTED, FOR_REVIEWER,
                   N_("Why is it rejected?"), TRUE },
  [ACT_REMARK] = { GDK_KEY_r, N_("Answer"), "R", PND_STATE_NONE, FOR_ANYBODY,
                   N_("What is there to say?"), TRUE },
  [ACT_REVISE] = { GDK_KEY_v, N_("Revised"), "V", PND_STATE_REVISED, FOR_MAKER,
                   N_("What was changed? It may stay empty."), FALSE },
  [ACT_STAND] = { GDK_KEY_s, N_("Stand by It"), "S", PND_STATE_STANDS, FOR_MAKER,
                  N_("Why does it stand?"), TRUE },
  [ACT_PREVIOUS] = { GDK_KEY_p, N_("Previous"), "P", PND_STATE_NONE, FOR_MOVING, NULL, FALSE },
  [ACT_NEXT] = { GDK_KEY_n, N_("Next"), "N", PND_STATE_NONE, FOR_MOVING, NULL, FALSE },
};

struct _PndDeskFoot
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *grid;
  GtkWidget *groups[N_GROUPS];
  int needed; /* pixels, for all buttons in one row */
  GtkWidget *buttons[N_ACTS];
  GtkWidget *line; /* the question, the entry and its button */
  GtkWidget *question;
  GtkWidget *entry;
  GtkWidget *send;
  Act asked;
};

enum
{
  SAY,
  MOVE,
  BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PndDeskFoot, pnd_desk_foot, GTK_TYPE_WIDGET)

static void
ask (PndDeskFoot *self, Act act)
{
  self->asked = act;
  gtk_label_set_text (GTK_LABEL (self->question), _(kinds[act].question));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(kinds[act].question), -1);
  gtk_button_set_label (GTK_BUTTON (self->send), _(kinds[act].label));
  gtk_widget_set_sensitive (self->send, !kinds[act].needs_text);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_set_visible (self->line, TRUE);
  gtk_widget_grab_focus (self->entry);
}

static void
act_on (PndDeskFoot *self, Act act)
{
  if (kinds[act].whose == FOR_MOVING)
    g_signal_emit (self, signals[MOVE], 0, act == ACT_NEXT ? 1 : -1);
  else if (kinds[act].question != NULL)
    ask (self, act);
  else
    g_signal_emit (self, signals[SAY], 0, (int) kinds[act].state, "");
}

static gboolean
has_text (PndDeskFoot *self)
{
  g_autofree char *text
    = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  return *text != '\0';
}

/* what is written in the line is neither sent nor given up yet */
static gboolean
is_answering (PndDeskFoot *self)
{
  return gtk_widget_get_visible (self->line) && has_text (self);
}

static void
clicked_cb (PndDeskFoot *self, GtkWidget *button)
{
  g_assert (PND_IS_DESK_FOOT (self));

  for (int i = 0; i < N_ACTS; i++)
    if (self->buttons[i] == button && !pnd_desk_foot_hold (self))
      act_on (self, (Act) i);
}

static void
typed_cb (PndDeskFoot *self)
{
  g_assert (PND_IS_DESK_FOOT (self));

  gtk_widget_set_sensitive (self->send, !kinds[self->asked].needs_text || has_text (self));
}

static void
send_cb (PndDeskFoot *self)
{
  g_autofree char *text = NULL;

  g_assert (PND_IS_DESK_FOOT (self));

  if (kinds[self->asked].needs_text && !has_text (self))
    return;
  text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  pnd_desk_foot_close (self);
  g_signal_emit (self, signals[SAY], 0, (int) kinds[self->asked].state, text);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
        PndDeskFoot *self)
{
  g_assert (PND_IS_DESK_FOOT (self));

  if (keyval == GDK_KEY_Escape)
    {
      pnd_desk_foot_close (self);
      return TRUE;
    }
  if ((state & GDK_CONTROL_MASK) == 0 || (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter))
    return FALSE;
  send_cb (self);
  return TRUE;
}

static gboolean
is_typing (GtkWidget *desk)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (desk));

  return focus != NULL
         && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus)
             || gtk_widget_get_native (focus) != gtk_widget_get_native (desk));
}

/* whether it was the key of something that can be done, which then was done */
static gboolean
press (PndDeskFoot *self, guint key)
{
  for (int i = 0; i < N_ACTS; i++)
    if (kinds[i].key == key && gtk_widget_get_sensitive (self->buttons[i]))
      {
        if (!pnd_desk_foot_hold (self))
          act_on (self, (Act) i);
        return TRUE;
      }
  return FALSE;
}

static gboolean
letter_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
           PndDeskFoot *self)
{
  guint key = gdk_keyval_to_lower (keyval);

  g_assert (PND_IS_DESK_FOOT (self));

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0
      || is_typing (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller))))
    return FALSE;
  if (key == GDK_KEY_Right)
    key = GDK_KEY_n;
  else if (key == GDK_KEY_Left)
    key = GDK_KEY_p;
  return press (self, key);
}

static void
place_answers (PndDeskFoot *self, gboolean wide)
{
  GtkLayoutChild *child = gtk_layout_manager_get_layout_child (
    gtk_widget_get_layout_manager (self->grid), self->groups[GROUP_ANSWER]);

  g_object_set (child, "column", wide ? 1 : 0, "column-span", wide ? 1 : N_GROUPS, "row",
                wide ? 0 : 1, NULL);
  if (wide)
    gtk_widget_remove_css_class (self->grid, "narrow");
  else
    gtk_widget_add_css_class (self->grid, "narrow");
}

/* what all buttons in one row would need, in pixels */
static int
measure_row (PndDeskFoot *self)
{
  int needed = MARGIN;

  for (int i = 0; i < N_GROUPS; i++)
    {
      int natural;

      gtk_widget_measure (self->groups[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL,
                          NULL);
      needed += natural + MARGIN;
    }
  return needed;
}

static void
pnd_desk_foot_dispose (GObject *object)
{
  g_clear_pointer (&PND_DESK_FOOT (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (pnd_desk_foot_parent_class)->dispose (object);
}

static void
pnd_desk_foot_class_init (PndDeskFootClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_desk_foot_dispose;
  gtk_widget_class_set_css_name (widget_class, "deskfoot");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  signals[SAY] = g_signal_new ("say", PND_TYPE_DESK_FOOT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
  signals[MOVE] = g_signal_new ("move", PND_TYPE_DESK_FOOT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT);
  signals[BACK] = g_signal_new ("back", PND_TYPE_DESK_FOOT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

/* the key stands on its button, so that it is learned by the way */
static GtkWidget *
make_button (PndDeskFoot *self, Act act)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *letter = gtk_label_new (kinds[act].letter);
  GtkWidget *label = gtk_label_new (_(kinds[act].label));

  gtk_widget_add_css_class (letter, "key");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), letter);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_set_tooltip_text (button, _(kinds[act].label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(kinds[act].label), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS,
                                  kinds[act].letter, -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked_cb), self);
  self->buttons[act] = button;
  return button;
}

static GtkWidget *
make_line (PndDeskFoot *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->question = gtk_label_new (NULL);
  self->entry = gtk_entry_new ();
  self->send = gtk_button_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 8);
  gtk_label_set_ellipsize (GTK_LABEL (self->question), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->send, "suggested-action");
  gtk_box_append (GTK_BOX (self->line), self->question);
  gtk_box_append (GTK_BOX (self->line), self->entry);
  gtk_box_append (GTK_BOX (self->line), self->send);
  gtk_widget_set_visible (self->line, FALSE);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (send_cb), self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->send, "clicked", G_CALLBACK (send_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->line, keys);
  return self->line;
}

static Group
get_group (Act act)
{
  if (kinds[act].whose == FOR_REVIEWER)
    return GROUP_JUDGE;
  return kinds[act].whose == FOR_MOVING ? GROUP_MOVE : GROUP_ANSWER;
}

static GtkWidget *
make_grid (PndDeskFoot *self)
{
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 6);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  for (int i = 0; i < N_GROUPS; i++)
    {
      self->groups[i] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      gtk_grid_attach (GTK_GRID (self->grid), self->groups[i], i, 0, 1, 1);
    }
  gtk_widget_set_hexpand (self->groups[GROUP_MOVE], TRUE);
  gtk_widget_set_halign (self->groups[GROUP_MOVE], GTK_ALIGN_END);
  for (int i = 0; i < N_ACTS; i++)
    gtk_box_append (GTK_BOX (self->groups[get_group ((Act) i)]), make_button (self, (Act) i));
  return self->grid;
}

static void
pnd_desk_foot_init (PndDeskFoot *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), make_line (self));
  gtk_box_append (GTK_BOX (self->box), make_grid (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  pnd_desk_foot_set_possible (self, FALSE, FALSE);
}

/**
 * pnd_desk_foot_new:
 *
 * Returns: the foot, where nothing can be said
 */
GtkWidget *
pnd_desk_foot_new (void)
{
  return g_object_new (PND_TYPE_DESK_FOOT, NULL);
}

/**
 * pnd_desk_foot_set_possible:
 * @self: the foot
 * @judge: whether there is something to judge
 * @answer: whether who acts made it, and it was judged
 */
void
pnd_desk_foot_set_possible (PndDeskFoot *self, gboolean judge, gboolean answer)
{
  g_return_if_fail (PND_IS_DESK_FOOT (self));

  for (int i = 0; i < N_ACTS; i++)
    gtk_widget_set_sensitive (self->buttons[i],
                              kinds[i].whose == FOR_MAKER ? answer : judge);
}

/**
 * pnd_desk_foot_fit:
 * @self: the foot
 * @width: of the foot, in pixels
 *
 * Where all its buttons in one row would be cut, the answers go into a row of their own.
 */
void
pnd_desk_foot_fit (PndDeskFoot *self, int width)
{
  g_return_if_fail (PND_IS_DESK_FOOT (self));

  if (!gtk_widget_has_css_class (self->grid, "narrow"))
    self->needed = measure_row (self);
  place_answers (self, self->needed <= width);
}

/**
 * pnd_desk_foot_take_keys:
 * @self: the foot
 * @desk: what it is the foot of
 *
 * Its letters work wherever the focus is in @desk, except where one writes. While something is
 * written in the line they do nothing but go back to it.
 */
void
pnd_desk_foot_take_keys (PndDeskFoot *self, GtkWidget *desk)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_return_if_fail (PND_IS_DESK_FOOT (self) && GTK_IS_WIDGET (desk));

  /* before a list, which has a use of its own for Left and Right */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (letter_cb), self);
  gtk_widget_add_controller (desk, keys);
}

/**
 * pnd_desk_foot_hold:
 * @self: the foot
 *
 * What is written in the line is neither lost nor said of another thing: it has to be sent first,
 * or given up with Escape.
 *
 * Returns: whether something is written in the line, which then has the focus
 */
gboolean
pnd_desk_foot_hold (PndDeskFoot *self)
{
  g_return_val_if_fail (PND_IS_DESK_FOOT (self), FALSE);

  if (!is_answering (self))
    return FALSE;
  gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self->entry));
  return TRUE;
}

/**
 * pnd_desk_foot_close:
 * @self: the foot
 *
 * Closes the line, if it is open.
 */
void
pnd_desk_foot_close (PndDeskFoot *self)
{
  g_return_if_fail (PND_IS_DESK_FOOT (self));

  if (!gtk_widget_get_visible (self->line))
    return;
  gtk_widget_set_visible (self->line, FALSE);
  g_signal_emit (self, signals[BACK], 0);
}
