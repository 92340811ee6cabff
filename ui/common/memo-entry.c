/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/common/memo-entry.h"

#define PADDING_X 6 /* pixels around the text */
#define PADDING_Y 4
#define MAX_LINES 14 /* more of them scroll */
#define GUESSED_WIDTH 260 /* pixels, while nobody says how wide it will be */

struct _PndMemoEntry
{
  GtkWidget parent_instance;

  GtkWidget *overlay;
  GtkWidget *view;
  GtkWidget *placeholder;
  GtkEventController *focus; /* of the view, which owns it */
  gboolean fits; /* all lines have room, there is nothing to scroll */
  char *saved; /* what the project holds, as far as is known */
};

G_DEFINE_FINAL_TYPE (PndMemoEntry, pnd_memo_entry, GTK_TYPE_WIDGET)

enum
{
  SAVE,
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkTextBuffer *
get_buffer (PndMemoEntry *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

static void
buffer_changed_cb (GtkTextBuffer *buffer, PndMemoEntry *self)
{
  gtk_widget_set_visible (self->placeholder, gtk_text_buffer_get_char_count (buffer) == 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* the view scrolls to a new line before it has got the room for it */
static void
scrolled_cb (GtkAdjustment *adjustment, PndMemoEntry *self)
{
  if (self->fits && gtk_adjustment_get_value (adjustment) > 0)
    gtk_adjustment_set_value (adjustment, 0);
}

static void
focus_leave_cb (GtkEventControllerFocus *controller, PndMemoEntry *self)
{
  g_assert (PND_IS_MEMO_ENTRY (self));

  pnd_memo_entry_save (self);
}

/* before the view, to which Ctrl+Enter is a new line like Enter */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, PndMemoEntry *self)
{
  gboolean enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;

  g_assert (PND_IS_MEMO_ENTRY (self));

  if (keyval != GDK_KEY_Escape && !(enter && (state & GDK_CONTROL_MASK) != 0))
    return GDK_EVENT_PROPAGATE;
  pnd_memo_entry_save (self);
  g_signal_emit (self, signals[DONE], 0);
  return GDK_EVENT_STOP;
}

static gboolean
pnd_memo_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PND_MEMO_ENTRY (widget)->view);
}

static GtkSizeRequestMode
pnd_memo_entry_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* A text view knows its height only after it was laid out in its width, so the text is measured
 * here: as high as its lines, and never jumping. */
static int
measure_text (PndMemoEntry *self, int width, gboolean *fits)
{
  g_autofree char *text = pnd_memo_entry_get_text (self);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (self->view, text);
  PangoRectangle first;
  int height;

  pango_layout_set_width (layout, MAX (width, 1) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_pixel_size (layout, NULL, &height);
  pango_layout_line_get_pixel_extents (pango_layout_get_line_readonly (layout, 0), NULL, &first);
  *fits = height <= first.height * MAX_LINES;
  return MIN (height, first.height * MAX_LINES);
}

static void
pnd_memo_entry_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  PndMemoEntry *self = PND_MEMO_ENTRY (widget);
  int width = for_size >= 0 ? for_size : gtk_widget_get_width (widget);
  gboolean fits;

  gtk_widget_measure (self->overlay, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  if (width <= 0)
    width = GUESSED_WIDTH;
  *minimum = *natural = measure_text (self, width - 2 * PADDING_X, &fits) + 2 * PADDING_Y;
}

static void
pnd_memo_entry_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PndMemoEntry *self = PND_MEMO_ENTRY (widget);

  measure_text (self, width - 2 * PADDING_X, &self->fits);
  gtk_widget_allocate (self->overlay, width, height, baseline, NULL);
}

static void
pnd_memo_entry_unmap (GtkWidget *widget)
{
  pnd_memo_entry_save (PND_MEMO_ENTRY (widget));

  GTK_WIDGET_CLASS (pnd_memo_entry_parent_class)->unmap (widget);
}

static void
pnd_memo_entry_dispose (GObject *object)
{
  PndMemoEntry *self = PND_MEMO_ENTRY (object);

  /* GTK keeps what had the focus a little longer; what was written was saved when it was unmapped */
  if (self->overlay != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->focus, self);
      g_signal_handlers_disconnect_by_data (get_buffer (self), self);
    }
  g_clear_pointer (&self->overlay, gtk_widget_unparent);

  G_OBJECT_CLASS (pnd_memo_entry_parent_class)->dispose (object);
}

static void
pnd_memo_entry_finalize (GObject *object)
{
  g_free (PND_MEMO_ENTRY (object)->saved);

  G_OBJECT_CLASS (pnd_memo_entry_parent_class)->finalize (object);
}

static void
pnd_memo_entry_class_init (PndMemoEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = pnd_memo_entry_dispose;
  object_class->finalize = pnd_memo_entry_finalize;
  widget_class->grab_focus = pnd_memo_entry_grab_focus;
  widget_class->get_request_mode = pnd_memo_entry_get_request_mode;
  widget_class->measure = pnd_memo_entry_measure;
  widget_class->size_allocate = pnd_memo_entry_size_allocate;
  widget_class->unmap = pnd_memo_entry_unmap;

  signals[SAVE] = g_signal_new ("save", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_STRING);
  signals[DONE] = g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                0);
  gtk_widget_class_set_css_name (widget_class, "memo-entry");
}

static void
pnd_memo_entry_init (PndMemoEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->saved = g_strdup ("");
  self->focus = gtk_event_controller_focus_new ();
  self->view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->view), PADDING_X);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->view), PADDING_X);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->view), PADDING_Y);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->view), PADDING_Y);
  self->placeholder = gtk_label_new (NULL);
  gtk_widget_set_halign (self->placeholder, GTK_ALIGN_START);
  gtk_widget_set_valign (self->placeholder, GTK_ALIGN_START);
  gtk_widget_set_can_target (self->placeholder, FALSE);
  gtk_widget_add_css_class (self->placeholder, "placeholder");
  self->overlay = gtk_overlay_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), scroller);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->placeholder);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  g_signal_connect (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
                    "value-changed", G_CALLBACK (scrolled_cb), self);

  g_signal_connect (get_buffer (self), "changed", G_CALLBACK (buffer_changed_cb), self);
  g_signal_connect (self->focus, "leave", G_CALLBACK (focus_leave_cb), self);
  gtk_widget_add_controller (self->view, self->focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * pnd_memo_entry_new:
 * @label: the translated name for assistive technology
 * @placeholder: what an empty entry says
 *
 * Returns: an empty entry
 */
GtkWidget *
pnd_memo_entry_new (const char *label, const char *placeholder)
{
  PndMemoEntry *self = g_object_new (PND_TYPE_MEMO_ENTRY, NULL);

  gtk_label_set_text (GTK_LABEL (self->placeholder), placeholder);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER, placeholder, -1);
  return GTK_WIDGET (self);
}

/**
 * pnd_memo_entry_set_text:
 * @self: the entry
 * @text: what the project holds
 *
 * Shows @text, unless somebody is writing: what was typed and not yet saved stays.
 */
void
pnd_memo_entry_set_text (PndMemoEntry *self, const char *text)
{
  g_autofree char *shown = NULL;
  gboolean touched;

  g_return_if_fail (PND_IS_MEMO_ENTRY (self));
  g_return_if_fail (text != NULL);

  shown = pnd_memo_entry_get_text (self);
  touched = !g_str_equal (shown, self->saved);
  g_free (self->saved);
  self->saved = g_strdup (text);
  if (!touched && !g_str_equal (shown, text))
    gtk_text_buffer_set_text (get_buffer (self), text, -1);
}

/**
 * pnd_memo_entry_get_text:
 * @self: the entry
 *
 * Returns: (transfer full): what it shows
 */
char *
pnd_memo_entry_get_text (PndMemoEntry *self)
{
  char *text;

  g_return_val_if_fail (PND_IS_MEMO_ENTRY (self), NULL);

  g_object_get (get_buffer (self), "text", &text, NULL);
  return text;
}

/**
 * pnd_memo_entry_save:
 * @self: the entry
 *
 * Emits `save` if what it shows is not what was saved.
 */
void
pnd_memo_entry_save (PndMemoEntry *self)
{
  g_autofree char *text = NULL;

  g_return_if_fail (PND_IS_MEMO_ENTRY (self));

  text = pnd_memo_entry_get_text (self);
  if (g_str_equal (text, self->saved))
    return;
  g_free (self->saved);
  self->saved = g_strdup (text);
  g_signal_emit (self, signals[SAVE], 0, text);
}

/**
 * pnd_memo_entry_forget:
 * @self: the entry
 *
 * Empties it without saving.
 */
void
pnd_memo_entry_forget (PndMemoEntry *self)
{
  g_return_if_fail (PND_IS_MEMO_ENTRY (self));

  g_free (self->saved);
  self->saved = g_strdup ("");
  gtk_text_buffer_set_text (get_buffer (self), "", -1);
}
