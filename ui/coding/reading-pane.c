/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/coding/reading-pane-private.h"

#include <glib/gi18n.h>

#include "app/analysis/citation.h"
#include "ui/coding/coding-actions.h"
#include "ui/coding/coding-verbs.h"

#define LINE_HEIGHT 20 /* pixels: how far below the top of its line "+n" is pointed to */

G_DEFINE_FINAL_TYPE (PndReadingPane, pnd_reading_pane, GTK_TYPE_WIDGET)

static gboolean
look_cb (gint64 code, GdkRGBA *colour, const char **abbreviation, gpointer data)
{
  PndReadingPane *self = data;
  const PndCodeLook *look = pnd_workspace_get_look (self->workspace, code);

  if (look == NULL)
    return FALSE;
  *colour = look->colour;
  *abbreviation = look->abbreviation;
  return TRUE;
}

static void
show_selection (PndReadingPane *self)
{
  PndSpan span = pnd_workspace_get_span (self->workspace);

  if (pnd_workspace_get_text (self->workspace) == NULL
      || pnd_span_equal (pnd_reader_get_selection (self->reader), span))
    return;
  self->syncing = TRUE;
  pnd_reader_select (self->reader, span.start, span.end);
  self->syncing = FALSE;
}

static void
show_coding (PndReadingPane *self)
{
  gint64 coding = pnd_workspace_get_coding (self->workspace);

  pnd_reader_set_selected_mark (self->reader, coding & ~PND_WORKSPACE_NOTE_BIT,
                                (coding & PND_WORKSPACE_NOTE_BIT) != 0);
  pnd_reading_pane_update_actions (self);
}

static void
close_popovers (PndReadingPane *self)
{
  pnd_palette_close (self->palette);
  gtk_popover_popdown (GTK_POPOVER (self->more));
  pnd_card_popover_keep (self->card);
  pnd_note_popover_keep (self->note);
  pnd_ask_bar_take_back (PND_ASK_BAR (self->ask_bar));
}

static void
show_line_numbers (PndReadingPane *self)
{
  PndDocumentText *text = pnd_workspace_get_text (self->workspace);
  int width = pnd_workspace_get_line_width (self->workspace);

  self->line_width = width;
  pnd_reader_set_line_numbers (self->reader, text != NULL && width > 0
                                               ? pnd_citation_number_lines (text, width)
                                               : NULL);
}

static void
changed_cb (PndReadingPane *self, PndChanges *changes)
{
  g_assert (PND_IS_READING_PANE (self));

  if (pnd_changes_is_reset (changes) || pnd_changes_touch (changes, "reading")
      || pnd_changes_touch (changes, "codes"))
    pnd_reading_pane_forget_read (self);
  if (self->line_width != pnd_workspace_get_line_width (self->workspace))
    show_line_numbers (self);
}

static void
document_cb (PndReadingPane *self)
{
  PndDocument *document = pnd_workspace_get_document (self->workspace);

  g_assert (PND_IS_READING_PANE (self));

  close_popovers (self);
  self->anchor = PND_SPAN (0, 0);
  pnd_reading_pane_read_all (self);
  pnd_reading_pane_forget_read (self);
  self->syncing = TRUE;
  pnd_reader_set_marks (self->reader, NULL, NULL, NULL);
  pnd_reader_set_text (self->reader, pnd_workspace_get_text (self->workspace),
                       document == NULL ? NULL : pnd_document_get_name (document));
  pnd_reader_set_structure (self->reader, pnd_workspace_get_structure (self->workspace));
  show_line_numbers (self);
  pnd_reader_set_marks (self->reader, pnd_workspace_get_marks (self->workspace), look_cb, self);
  self->syncing = FALSE;
  show_selection (self);
  if (document != NULL)
    pnd_reader_reveal (self->reader, pnd_workspace_get_span (self->workspace));
  pnd_reading_pane_update_pages (self);
  pnd_reading_pane_update_actions (self);
}

static void
marks_cb (PndReadingPane *self)
{
  g_assert (PND_IS_READING_PANE (self));

  pnd_reading_pane_forget_read (self);
  pnd_reader_set_marks (self->reader, pnd_workspace_get_marks (self->workspace), look_cb, self);
  pnd_reading_pane_update_actions (self);
}

static void
codes_cb (PndReadingPane *self)
{
  pnd_reader_marks_changed (self->reader);
}

static void
selection_cb (PndReadingPane *self)
{
  g_assert (PND_IS_READING_PANE (self));

  show_selection (self);
  pnd_reading_pane_update_actions (self);
}

static void
reveal_cb (PndReadingPane *self, int start, int end)
{
  g_assert (PND_IS_READING_PANE (self));

  pnd_reading_pane_come_forward (self);
  show_selection (self);
  pnd_reader_reveal (self->reader, PND_SPAN (start, end));
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

static gboolean
code_requested_cb (PndReadingPane *self, gint64 code)
{
  g_assert (PND_IS_READING_PANE (self));

  pnd_reading_pane_apply (self, code, pnd_workspace_get_default_rating (self->workspace), FALSE);
  return TRUE;
}

/* a coding that the caret has left is no longer meant */
static void
reader_selection_cb (PndReadingPane *self)
{
  gint64 coding = pnd_workspace_get_coding (self->workspace);
  PndSpan selection = pnd_reader_get_selection (self->reader);
  PndSpan span;

  g_assert (PND_IS_READING_PANE (self));

  if (self->syncing)
    return;
  pnd_ask_bar_take_back (PND_ASK_BAR (self->ask_bar));
  pnd_workspace_set_span (self->workspace, selection);
  if (coding != 0 && pnd_coding_verbs_get_span (self->workspace, coding, &span)
      && (selection.end < span.start || selection.start > span.end))
    pnd_workspace_set_coding (self->workspace, 0);
}

static void
span_dragged_cb (PndReadingPane *self, gint64 mark, int start, int end, gboolean final)
{
  gint64 coding = pnd_workspace_get_coding (self->workspace);

  g_assert (PND_IS_READING_PANE (self));

  if (final && (coding & ~PND_WORKSPACE_NOTE_BIT) == mark)
    pnd_reading_pane_move (self, coding, PND_SPAN (start, end));
}

static void
mark_clicked_cb (PndReadingPane *self, gint64 mark, gboolean note)
{
  PndSpanIndex *marks = pnd_workspace_get_marks (self->workspace);
  const PndCodingMark *found = marks == NULL ? NULL : pnd_span_index_find (marks, mark, note);

  g_assert (PND_IS_READING_PANE (self));

  if (found == NULL)
    return;
  pnd_workspace_set_coding (self->workspace, note ? mark | PND_WORKSPACE_NOTE_BIT : mark);
  if (!note)
    pnd_workspace_set_rule_code (self->workspace, found->code);
}

static void
more_clicked_cb (PndReadingPane *self, int x, int y)
{
  g_autoptr (GArray) marks = pnd_reader_list_more (self->reader, y);
  double px, py;

  g_assert (PND_IS_READING_PANE (self));

  if (marks->len == 0
      || !gtk_widget_translate_coordinates (GTK_WIDGET (self->reader), GTK_WIDGET (self), x, y,
                                            &px, &py))
    return;
  pnd_more_popover_open (self->more, marks, &(GdkRectangle){ (int) px, (int) py, 1, LINE_HEIGHT });
}

/* chosen in a popover that had the focus */
static void
more_chosen_cb (PndReadingPane *self, gint64 mark, gboolean note)
{
  mark_clicked_cb (self, mark, note);
  pnd_reading_pane_focus (self);
}

static void
menu_requested_cb (PndReadingPane *self, double x, double y)
{
  double px, py;

  g_assert (PND_IS_READING_PANE (self));

  if (self->menu == NULL)
    {
      g_autoptr (GMenuModel) model = pnd_coding_actions_get_menu ();

      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  if (!gtk_widget_translate_coordinates (GTK_WIDGET (self->reader), GTK_WIDGET (self), x, y, &px,
                                         &py))
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle){ (int) px, (int) py, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
code_dropped_cb (PndReadingPane *self, gint64 code)
{
  pnd_workspace_request_code (self->workspace, code);
}

static void
palette_apply_cb (PndReadingPane *self, gint64 code, gboolean memo)
{
  gint64 changing = pnd_palette_get_changing (self->palette);
  PndRating rating = pnd_palette_get_rating (self->palette);

  g_assert (PND_IS_READING_PANE (self));

  pnd_palette_close (self->palette);
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
  if (changing != 0)
    pnd_reading_pane_change (self, changing, code);
  else
    pnd_reading_pane_apply (self, code, rating, memo);
}

static void
note_cb (PndReadingPane *self, const char *text)
{
  pnd_workspace_annotate_selection (self->workspace, text);
}

static void
answered_cb (PndReadingPane *self, int answer)
{
  pnd_reading_pane_answer (self, answer);
}

/* where one was when the bar was opened stays the selection until a match is found */
static void
matches_cb (PndReadingPane *self)
{
  int index;
  PndSpan span;
  gboolean found = pnd_find_bar_get_current (PND_FIND_BAR (self->find_bar), &index, &span);

  g_assert (PND_IS_READING_PANE (self));

  pnd_reader_set_matches (self->reader,
                          pnd_find_bar_get_matches (PND_FIND_BAR (self->find_bar)), index);
  if (found)
    pnd_reading_pane_select (self, span);
}

static void
inspector_gone_cb (gpointer data, GObject *inspector)
{
  PND_READING_PANE (data)->inspector = NULL;
}

static void
drop_inspector (PndReadingPane *self)
{
  if (self->inspector == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->inspector, self);
  g_object_weak_unref (G_OBJECT (self->inspector), inspector_gone_cb, self);
  self->inspector = NULL;
}

static void
corrector_closed_cb (PndReadingPane *self)
{
  g_assert (PND_IS_READING_PANE (self));

  gtk_widget_set_visible (self->frame, TRUE);
  pnd_reading_pane_update_actions (self);
  pnd_reading_pane_focus (self);
}

static gboolean
pnd_reading_pane_grab_focus (GtkWidget *widget)
{
  pnd_reading_pane_focus (PND_READING_PANE (widget));
  return TRUE;
}

/* parts that go still tell of scrolling and of the focus they lose, and the group of actions stays
 * with the window it was inserted in */
static void
stop_listening (PndReadingPane *self)
{
  gpointer parts[] = {
    self->reader, self->pages, self->more,    self->palette,  self->card,
    self->note,   self->corrector, self->ask_bar, self->find_bar, self->workspace,
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->frame)),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    g_signal_handlers_disconnect_by_data (parts[i], self);
  drop_inspector (self);
  pnd_reading_pane_drop_actions (self);
  pnd_reader_set_marks (self->reader, NULL, NULL, NULL);
  pnd_reader_set_read (self->reader, NULL, NULL);
  pnd_reading_pane_forget_read (self);
}

static void
pnd_reading_pane_dispose (GObject *object)
{
  PndReadingPane *self = PND_READING_PANE (object);
  GtkWidget *child;

  if (self->workspace != NULL)
    stop_listening (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->others, g_array_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pnd_reading_pane_parent_class)->dispose (object);
}

static void
pnd_reading_pane_class_init (PndReadingPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_reading_pane_dispose;
  widget_class->grab_focus = pnd_reading_pane_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "reading-pane");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
pnd_reading_pane_init (PndReadingPane *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->reader = PND_READER (pnd_reader_new ());
  self->frame = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->frame), GTK_WIDGET (self->reader));
  gtk_widget_set_vexpand (self->frame, TRUE);
  self->ask_bar = pnd_ask_bar_new ();
  gtk_widget_set_halign (self->ask_bar, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->ask_bar, GTK_ALIGN_END);
  self->overlay = gtk_overlay_new ();
  /* its height is not the frame's, which hides while the text is corrected */
  gtk_widget_set_vexpand (self->overlay, TRUE);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->ask_bar);
}

static void
listen_to_workspace (PndReadingPane *self)
{
  const struct
  {
    const char *signal;
    GCallback callback;
  } news[] = {
    { "notify::document", G_CALLBACK (document_cb) },
    { "notify::project", G_CALLBACK (pnd_reading_pane_update_actions) },
    { "notify::coding", G_CALLBACK (show_coding) },
    { "marks-changed", G_CALLBACK (marks_cb) },
    { "changed", G_CALLBACK (changed_cb) },
    { "codes-changed", G_CALLBACK (codes_cb) },
    { "selection-changed", G_CALLBACK (selection_cb) },
    { "reveal", G_CALLBACK (reveal_cb) },
    { "code-requested", G_CALLBACK (code_requested_cb) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (news); i++)
    g_signal_connect_swapped (self->workspace, news[i].signal, news[i].callback, self);
}

static void
listen_to_parts (PndReadingPane *self)
{
  const struct
  {
    gpointer part;
    const char *signal;
    GCallback callback;
  } news[] = {
    { self->reader, "selection-changed", G_CALLBACK (reader_selection_cb) },
    { self->reader, "span-dragged", G_CALLBACK (span_dragged_cb) },
    { self->reader, "mark-clicked", G_CALLBACK (mark_clicked_cb) },
    { self->reader, "menu-requested", G_CALLBACK (menu_requested_cb) },
    { self->reader, "code-dropped", G_CALLBACK (code_dropped_cb) },
    { self->reader, "more-clicked", G_CALLBACK (more_clicked_cb) },
    { self->more, "chosen", G_CALLBACK (more_chosen_cb) },
    { self->palette, "apply", G_CALLBACK (palette_apply_cb) },
    { self->palette, "cancelled", G_CALLBACK (pnd_reading_pane_focus) },
    { self->card, "done", G_CALLBACK (pnd_reading_pane_focus) },
    { self->note, "note", G_CALLBACK (note_cb) },
    { self->note, "done", G_CALLBACK (pnd_reading_pane_focus) },
    { self->corrector, "closed", G_CALLBACK (corrector_closed_cb) },
    { self->ask_bar, "answered", G_CALLBACK (answered_cb) },
    { self->find_bar, "matches-changed", G_CALLBACK (matches_cb) },
    { self->find_bar, "closed", G_CALLBACK (pnd_reading_pane_focus) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (news); i++)
    g_signal_connect_swapped (news[i].part, news[i].signal, news[i].callback, self);
}

/**
 * pnd_reading_pane_new:
 * @workspace: the workspace
 *
 * Returns: the pane
 */
GtkWidget *
pnd_reading_pane_new (PndWorkspace *workspace)
{
  PndReadingPane *self = g_object_new (PND_TYPE_READING_PANE, NULL);

  self->workspace = g_object_ref (workspace);
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), pnd_reading_pane_add_minimap (self));
  self->find_bar = pnd_find_bar_new (workspace);
  self->palette = PND_PALETTE (pnd_palette_new (workspace));
  self->card = PND_CARD_POPOVER (pnd_card_popover_new (workspace));
  self->note = PND_NOTE_POPOVER (pnd_note_popover_new ());
  self->more = PND_MORE_POPOVER (pnd_more_popover_new (workspace));
  self->corrector = PND_CORRECTOR (pnd_corrector_new (workspace));
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->corrector));
  gtk_widget_set_parent (self->find_bar, GTK_WIDGET (self));
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->palette), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->card), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->note), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->more), GTK_WIDGET (self));
  pnd_reading_pane_add_actions (self);
  gtk_widget_add_controller (self->frame, pnd_coding_actions_create_shortcuts ());
  listen_to_workspace (self);
  listen_to_parts (self);
  pnd_reader_set_read (self->reader, pnd_reading_pane_get_read, self);
  document_cb (self);
  show_coding (self);
  return GTK_WIDGET (self);
}

/**
 * pnd_reading_pane_get_actions:
 * @self: the pane
 *
 * Returns: (transfer none): the group "coding"
 */
GActionGroup *
pnd_reading_pane_get_actions (PndReadingPane *self)
{
  g_return_val_if_fail (PND_IS_READING_PANE (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

/**
 * pnd_reading_pane_set_inspector:
 * @self: the pane
 * @inspector: (nullable): where memos are written when it is to be seen
 */
void
pnd_reading_pane_set_inspector (PndReadingPane *self, PndInspector *inspector)
{
  g_return_if_fail (PND_IS_READING_PANE (self));
  g_return_if_fail (inspector == NULL || PND_IS_INSPECTOR (inspector));

  drop_inspector (self);
  if (inspector == NULL)
    return;
  self->inspector = inspector;
  g_object_weak_ref (G_OBJECT (inspector), inspector_gone_cb, self);
  g_signal_connect_swapped (inspector, "done", G_CALLBACK (pnd_reading_pane_focus), self);
}

/**
 * pnd_reading_pane_get_unsaved:
 * @self: the pane
 *
 * Returns: (nullable): the name of the document whose corrections were typed and not applied
 */
const char *
pnd_reading_pane_get_unsaved (PndReadingPane *self)
{
  g_return_val_if_fail (PND_IS_READING_PANE (self), NULL);

  return pnd_corrector_get_unsaved (self->corrector);
}

/**
 * pnd_reading_pane_come_forward:
 * @self: the pane
 *
 * Asks the window to show the text where it shows the summary.
 */
void
pnd_reading_pane_come_forward (PndReadingPane *self)
{
  g_return_if_fail (PND_IS_READING_PANE (self));

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.view", "s", "reader");
}

/**
 * pnd_reading_pane_focus:
 * @self: the pane
 *
 * Goes back to the text.
 */
void
pnd_reading_pane_focus (PndReadingPane *self)
{
  g_return_if_fail (PND_IS_READING_PANE (self));

  if (pnd_corrector_is_open (self->corrector))
    pnd_corrector_focus (self->corrector);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

/**
 * pnd_reading_pane_select:
 * @self: the pane
 * @span: in code points
 *
 * Selects it as a person would, and shows it.
 */
void
pnd_reading_pane_select (PndReadingPane *self, PndSpan span)
{
  g_return_if_fail (PND_IS_READING_PANE (self));

  self->syncing = TRUE;
  pnd_reader_select (self->reader, span.start, span.end);
  pnd_reader_reveal (self->reader, span);
  self->syncing = FALSE;
  reader_selection_cb (self);
}
