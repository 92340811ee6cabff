/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/reader/mirror.h"

/* how much is mirrored on both sides of the caret, in bytes; less within a long line, which a text
 * view lays out as a whole */
#define HALF_SECTION (32 * 1024)
#define HALF_LONG_SECTION (3 * 1024)
#define LONG_LINE (12 * 1024)
/* how near the caret may come to an edge of it, as a share of the half */
#define EDGE_SHARE 5

/*
 * _PndMirror:
 * @view: owned by its parent widget until pnd_mirror_free()
 * @text: (nullable): a reference
 * @section: what of @text is in @buffer, in code points
 * @edge: how much of it must lie on both sides of the caret, in bytes
 * @is_updating: the buffer is changed by the reader, not by assistive technology
 * @report_id: tells of a change by assistive technology, once all its signals are through
 */
struct _PndMirror
{
  GtkWidget *view;
  GtkTextBuffer *buffer;
  PndMirrorFunc func;
  gpointer data;
  PndDocumentText *text;
  PndSpan section;
  int edge;
  gboolean is_updating;
  guint report_id;
};

/* the whole characters nearest to @byte, which may lie within one or outside of the text */
static int
get_position_near (PndDocumentText *text, gint64 byte)
{
  gsize n_bytes;
  const char *utf8 = pnd_document_text_get_utf8 (text, &n_bytes);
  gsize at = CLAMP (byte, 0, (gint64)n_bytes);

  while (at > 0 && (utf8[at] & 0xc0) == 0x80)
    at--;
  return pnd_document_text_to_position (text, at);
}

/* whether @position has enough mirrored text around it, as far as there is text */
static gboolean
is_well_inside (PndMirror *self, int position)
{
  gint64 byte = pnd_document_text_to_byte (self->text, position);
  int before = get_position_near (self->text, byte - self->edge);
  int after = get_position_near (self->text, byte + self->edge);

  return before >= self->section.start && after <= self->section.end;
}

static int
get_half_section (PndDocumentText *text, int position)
{
  gsize n_bytes;

  pnd_document_text_get_line_utf8 (text, pnd_document_text_get_line_at (text, position),
                                   &n_bytes);
  return n_bytes > LONG_LINE ? HALF_LONG_SECTION : HALF_SECTION;
}

static void
select_range (PndMirror *self, int shift, int anchor, int caret)
{
  PndSpan section = self->section;
  GtkTextIter insert;
  GtkTextIter bound;

  gtk_text_buffer_get_iter_at_offset (
    self->buffer, &insert,
    shift + CLAMP (caret, section.start, section.end) - section.start);
  gtk_text_buffer_get_iter_at_offset (
    self->buffer, &bound,
    shift + CLAMP (anchor, section.start, section.end) - section.start);
  gtk_text_buffer_select_range (self->buffer, &insert, &bound);
}

/* The new section is put in behind the old one, the caret moves over, and then the old one goes:
 * setting the text would announce a caret at 0. The bridge to AT-SPI ignores the length of what
 * is inserted, so it gets a copy that ends. */
static void
refill (PndMirror *self, int anchor, int caret)
{
  gint64 byte = pnd_document_text_to_byte (self->text, caret);
  int n_old = gtk_text_buffer_get_char_count (self->buffer);
  int half = get_half_section (self->text, caret);
  g_autofree char *slice = NULL;
  GtkTextIter start;
  GtkTextIter end;

  self->edge = half / EDGE_SHARE;
  self->section.start = get_position_near (self->text, byte - half);
  self->section.end = get_position_near (self->text, byte + half);
  slice = pnd_document_text_get_slice (self->text, self->section);

  gtk_text_buffer_get_end_iter (self->buffer, &end);
  gtk_text_buffer_insert (self->buffer, &end, slice, -1);
  select_range (self, n_old, anchor, caret);
  gtk_text_buffer_get_start_iter (self->buffer, &start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, n_old);
  gtk_text_buffer_delete (self->buffer, &start, &end);
}

static void
get_selection (PndMirror *self, int *anchor, int *caret)
{
  GtkTextIter insert;
  GtkTextIter bound;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &insert,
                                    gtk_text_buffer_get_insert (self->buffer));
  gtk_text_buffer_get_iter_at_mark (self->buffer, &bound,
                                    gtk_text_buffer_get_selection_bound (self->buffer));
  *caret = self->section.start + gtk_text_iter_get_offset (&insert);
  *anchor = self->section.start + gtk_text_iter_get_offset (&bound);
}

static gboolean
report_cb (gpointer data)
{
  PndMirror *self = data;
  int anchor;
  int caret;

  self->report_id = 0;
  get_selection (self, &anchor, &caret);
  self->func (anchor, caret, self->data);
  return G_SOURCE_REMOVE;
}

static void
mark_set_cb (GtkTextBuffer *buffer, GtkTextIter *iter, GtkTextMark *mark, PndMirror *self)
{
  if (self->is_updating || self->text == NULL || self->report_id != 0)
    return;
  if (mark == gtk_text_buffer_get_insert (buffer)
      || mark == gtk_text_buffer_get_selection_bound (buffer))
    self->report_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, report_cb, self, NULL);
}

/* the view would take the PRIMARY selection for itself */
static void
realize_cb (GtkWidget *view, PndMirror *self)
{
  gtk_text_buffer_remove_selection_clipboard (self->buffer,
                                              gtk_widget_get_primary_clipboard (view));
}

/* and takes it back, which needs that it is there */
static void
unrealize_cb (GtkWidget *view, PndMirror *self)
{
  gtk_text_buffer_add_selection_clipboard (self->buffer,
                                           gtk_widget_get_primary_clipboard (view));
}

/* keys and clicks are the reader's; what is left to the view is to have the focus */
static void
silence_controllers (GtkWidget *view)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (view);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_EVENT_CONTROLLER_FOCUS (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

static void
disable_actions (GtkWidget *view)
{
  static const char *const actions[] = {
    "clipboard.cut",    "clipboard.copy", "clipboard.paste", "selection.delete",
    "selection.select-all", "text.undo",  "text.redo",       "text.clear",
    "misc.insert-emoji", "menu.popup",
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (view, actions[i], FALSE);
}

/**
 * pnd_mirror_new:
 * @parent: the reader
 * @func: (scope forever): told, once, when assistive technology moves the caret
 * @data: for @func
 *
 * Returns: (transfer full): a mirror without text, to be freed before @parent is.
 */
PndMirror *
pnd_mirror_new (GtkWidget *parent, PndMirrorFunc func, gpointer data)
{
  PndMirror *self;
  GtkTextView *view;

  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);
  g_return_val_if_fail (func != NULL, NULL);

  self = g_new0 (PndMirror, 1);
  self->func = func;
  self->data = data;
  self->view = gtk_text_view_new ();
  self->buffer = g_object_ref (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)));

  view = GTK_TEXT_VIEW (self->view);
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_cursor_visible (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_widget_set_can_target (self->view, FALSE);
  silence_controllers (self->view);
  disable_actions (self->view);
  g_signal_connect_after (self->view, "realize", G_CALLBACK (realize_cb), self);
  g_signal_connect (self->view, "unrealize", G_CALLBACK (unrealize_cb), self);
  g_signal_connect (self->buffer, "mark-set", G_CALLBACK (mark_set_cb), self);
  gtk_widget_set_parent (self->view, parent);
  return self;
}

/**
 * pnd_mirror_free:
 * @self: (transfer full) (nullable): a mirror
 *
 * Takes the view from its parent and frees both.
 */
void
pnd_mirror_free (PndMirror *self)
{
  g_autoptr (GtkWidget) view = NULL;

  if (self == NULL)
    return;
  g_clear_handle_id (&self->report_id, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->buffer, self);
  /* it is told of its unrealizing, and nothing after that */
  view = g_object_ref (self->view);
  g_clear_pointer (&self->view, gtk_widget_unparent);
  g_signal_handlers_disconnect_by_data (view, self);
  g_clear_object (&self->buffer);
  g_clear_pointer (&self->text, pnd_document_text_unref);
  g_free (self);
}

/**
 * pnd_mirror_get_view:
 * @self: a mirror
 *
 * Returns: (transfer none): the widget that takes the focus for the reader.
 */
GtkWidget *
pnd_mirror_get_view (PndMirror *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->view;
}

/**
 * pnd_mirror_set_text:
 * @self: a mirror
 * @text: (nullable): a reference is kept
 * @label: (nullable): what the text is called
 *
 * Mirrors @text, with the caret at its start.
 */
void
pnd_mirror_set_text (PndMirror *self, PndDocumentText *text, const char *label)
{
  g_return_if_fail (self != NULL);

  if (text != NULL)
    pnd_document_text_ref (text);
  g_clear_pointer (&self->text, pnd_document_text_unref);
  g_clear_handle_id (&self->report_id, g_source_remove);
  self->text = text;
  self->section = PND_SPAN (0, 0);

  self->is_updating = TRUE;
  if (text != NULL)
    refill (self, 0, 0);
  else
    gtk_text_buffer_set_text (self->buffer, "", -1);
  self->is_updating = FALSE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : "", -1);
}

/**
 * pnd_mirror_select:
 * @self: a mirror
 * @anchor: where the selection begins, in code points
 * @caret: where the caret stands
 *
 * Follows the reader. A selection that goes beyond what is mirrored is cut to it.
 */
void
pnd_mirror_select (PndMirror *self, int anchor, int caret)
{
  int old_anchor;
  int old_caret;

  g_return_if_fail (self != NULL);

  if (self->text == NULL)
    return;
  g_clear_handle_id (&self->report_id, g_source_remove);
  get_selection (self, &old_anchor, &old_caret);
  self->is_updating = TRUE;
  if (!is_well_inside (self, caret))
    refill (self, anchor, caret);
  else if (old_caret != caret
           || old_anchor != CLAMP (anchor, self->section.start, self->section.end))
    select_range (self, 0, anchor, caret);
  self->is_updating = FALSE;
}

/**
 * pnd_mirror_allocate:
 * @self: a mirror
 * @width: of a line of the page, in pixels of the mirror's font
 * @height: any
 *
 * Gives the view its place: a line of the page is a line to assistive technology.
 */
void
pnd_mirror_allocate (PndMirror *self, int width, int height)
{
  GtkAllocation allocation = { 0, 0, width, height };
  int minimum;

  g_return_if_fail (self != NULL);

  gtk_widget_measure (self->view, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  allocation.width = MAX (width, minimum);
  gtk_widget_measure (self->view, GTK_ORIENTATION_VERTICAL, allocation.width, &minimum, NULL,
                      NULL, NULL);
  allocation.height = MAX (height, 1);
  gtk_widget_size_allocate (self->view, &allocation, -1);
}
