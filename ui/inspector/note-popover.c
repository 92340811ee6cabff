/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/inspector/note-popover.h"

#include <glib/gi18n.h>

#include "ui/common/memo-entry.h"

#define WIDTH 280 /* pixels */
#define HEIGHT 96

struct _PndNotePopover
{
  PndSidePopover parent_instance;

  GtkWidget *box;
  GtkWidget *entry;
};

G_DEFINE_FINAL_TYPE (PndNotePopover, pnd_note_popover, PND_TYPE_SIDE_POPOVER)

enum
{
  NOTE,
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
entry_save_cb (PndMemoEntry *entry, const char *text, PndNotePopover *self)
{
  g_autofree char *kept = g_strstrip (g_strdup (text));

  g_assert (PND_IS_NOTE_POPOVER (self));

  pnd_memo_entry_forget (entry);
  if (*kept != '\0')
    g_signal_emit (self, signals[NOTE], 0, kept);
}

static void
entry_done_cb (PndMemoEntry *entry, PndNotePopover *self)
{
  pnd_note_popover_keep (self);
  g_signal_emit (self, signals[DONE], 0);
}

/* Escape throws away what is not a note yet */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, PndNotePopover *self)
{
  g_assert (PND_IS_NOTE_POPOVER (self));

  if (keyval == GDK_KEY_Escape)
    pnd_memo_entry_forget (PND_MEMO_ENTRY (self->entry));
  return GDK_EVENT_PROPAGATE;
}

static void
left_cb (PndNotePopover *self)
{
  pnd_note_popover_keep (self);
}

static void
pnd_note_popover_class_init (PndNotePopoverClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  signals[NOTE] = g_signal_new ("note", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_STRING);
  signals[DONE] = g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                0);
}

static void
pnd_note_popover_init (PndNotePopover *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *hint = gtk_label_new (_("Ctrl+Enter keeps it, Escape throws it away."));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->entry = pnd_memo_entry_new (_("Note"), _("Note without a code…"));
  gtk_widget_set_size_request (self->entry, WIDTH, HEIGHT);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_widget_add_css_class (hint, "small");
  gtk_box_append (GTK_BOX (self->box), self->entry);
  gtk_box_append (GTK_BOX (self->box), hint);
  gtk_popover_set_child (GTK_POPOVER (self), self->box);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self->entry, "save", G_CALLBACK (entry_save_cb), self);
  g_signal_connect (self->entry, "done", G_CALLBACK (entry_done_cb), self);
  g_signal_connect (self, "left", G_CALLBACK (left_cb), NULL);
}

/**
 * pnd_note_popover_new:
 *
 * Returns: a popover that is closed
 */
GtkWidget *
pnd_note_popover_new (void)
{
  return g_object_new (PND_TYPE_NOTE_POPOVER, NULL);
}

/**
 * pnd_note_popover_measure:
 * @self: the popover
 *
 * Returns: the size it will have
 */
PndForm
pnd_note_popover_measure (PndNotePopover *self)
{
  g_return_val_if_fail (PND_IS_NOTE_POPOVER (self), (PndForm){ 0 });

  return pnd_form_measure (self->box);
}

/**
 * pnd_note_popover_open:
 * @self: the popover
 * @place: where
 *
 * Shows an empty note and takes the keyboard focus.
 */
void
pnd_note_popover_open (PndNotePopover *self, const PndPlace *place)
{
  g_return_if_fail (PND_IS_NOTE_POPOVER (self));

  pnd_memo_entry_forget (PND_MEMO_ENTRY (self->entry));
  pnd_side_popover_open (PND_SIDE_POPOVER (self), place);
  gtk_widget_grab_focus (self->entry);
}

/**
 * pnd_note_popover_keep:
 * @self: the popover
 *
 * Keeps the note, if there is one, and closes the popover.
 */
void
pnd_note_popover_keep (PndNotePopover *self)
{
  g_return_if_fail (PND_IS_NOTE_POPOVER (self));

  if (!pnd_side_popover_is_open (PND_SIDE_POPOVER (self)))
    return;
  pnd_memo_entry_save (PND_MEMO_ENTRY (self->entry));
  pnd_side_popover_close (PND_SIDE_POPOVER (self));
}
