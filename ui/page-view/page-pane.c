/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/page-view/page-pane-private.h"

enum
{
  SELECTED,
  SCROLLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PndPagePane, pnd_page_pane, GTK_TYPE_WIDGET)

static gboolean
look_cb (gint64 code, GdkRGBA *colour, const char **abbreviation, gpointer data)
{
  PndPagePane *self = data;
  const PndCodeLook *look = pnd_workspace_get_look (self->workspace, code);

  if (look == NULL)
    return FALSE;
  *colour = look->colour;
  *abbreviation = look->abbreviation;
  return TRUE;
}

static void
scrolled_cb (PndPagePane *self)
{
  GtkAdjustment *adjustment = pnd_page_pane_get_vadjustment (self);
  PndStructure *structure = pnd_workspace_get_structure (self->workspace);
  int page;

  g_assert (PND_IS_PAGE_PANE (self));

  pnd_page_canvas_set_visible (self->canvas, gtk_adjustment_get_value (adjustment),
                               gtk_adjustment_get_page_size (adjustment));
  pnd_page_pane_update_label (self);
  page = pnd_page_pane_get_page (self);
  if (!self->turning && page >= 0 && structure != NULL
      && page < pnd_structure_get_n_pages (structure))
    g_signal_emit (self, signals[SCROLLED], 0,
                   pnd_page_canvas_get_first_visible (self->canvas,
                                                      pnd_structure_get_page (structure, page)
                                                        ->span.start));
}

void
pnd_page_pane_show_selection (PndPagePane *self)
{
  PndSpan span = pnd_workspace_get_span (self->workspace);

  g_assert (PND_IS_PAGE_PANE (self));

  if (!self->shown || self->loaded == 0)
    return;
  pnd_page_canvas_set_selection (self->canvas, span);
  pnd_page_pane_show_span (self, span);
}

void
pnd_page_pane_show_marks (PndPagePane *self)
{
  g_assert (PND_IS_PAGE_PANE (self));

  pnd_page_canvas_set_marks (self->canvas, pnd_workspace_get_marks (self->workspace), look_cb,
                             self);
}

static void
canvas_selected_cb (PndPagePane *self, int start, int end)
{
  g_signal_emit (self, signals[SELECTED], 0, start, end);
}

static void
document_cb (PndPagePane *self)
{
  g_assert (PND_IS_PAGE_PANE (self));

  g_clear_pointer (&self->password, g_free);
  if (self->shown)
    pnd_page_pane_load (self);
  else
    pnd_page_pane_forget (self);
}

static gboolean
pnd_page_pane_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PND_PAGE_PANE (widget)->canvas));
}

static void
pnd_page_pane_dispose (GObject *object)
{
  PndPagePane *self = PND_PAGE_PANE (object);
  GtkWidget *child;

  if (self->workspace != NULL)
    {
      pnd_page_pane_forget (self);
      g_signal_handlers_disconnect_by_data (self->workspace, self);
      g_signal_handlers_disconnect_by_data (pnd_page_pane_get_vadjustment (self), self);
      g_signal_handlers_disconnect_by_data (
        gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller)), self);
    }
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  /* last: parts that go still tell of scrolling */
  g_clear_handle_id (&self->fit_id, g_source_remove);
  g_clear_handle_id (&self->label_id, g_source_remove);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->password, g_free);

  G_OBJECT_CLASS (pnd_page_pane_parent_class)->dispose (object);
}

static void
pnd_page_pane_class_init (PndPagePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_page_pane_dispose;
  widget_class->grab_focus = pnd_page_pane_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "page-pane");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);

  signals[SELECTED]
    = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[SCROLLED] = g_signal_new ("scrolled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
pnd_page_pane_init (PndPagePane *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->fit = TRUE;
  self->canvas = PND_PAGE_CANVAS (pnd_page_canvas_new ());
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->canvas));
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), self->scroller, "pages");
  pnd_page_pane_add_note (self);
  pnd_page_pane_add_tools (self);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  pnd_page_pane_add_keys (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * pnd_page_pane_new:
 * @workspace: the workspace
 *
 * Returns: the pane, hidden
 */
GtkWidget *
pnd_page_pane_new (PndWorkspace *workspace)
{
  PndPagePane *self = g_object_new (PND_TYPE_PAGE_PANE, NULL);
  GtkAdjustment *across
    = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  GtkAdjustment *down = pnd_page_pane_get_vadjustment (self);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_swapped (workspace, "notify::document", G_CALLBACK (document_cb), self);
  g_signal_connect_swapped (workspace, "marks-changed", G_CALLBACK (pnd_page_pane_show_marks),
                            self);
  g_signal_connect_swapped (workspace, "codes-changed", G_CALLBACK (pnd_page_pane_show_marks),
                            self);
  g_signal_connect_swapped (workspace, "selection-changed",
                            G_CALLBACK (pnd_page_pane_show_selection), self);
  g_signal_connect_swapped (self->canvas, "selected", G_CALLBACK (canvas_selected_cb), self);
  g_signal_connect_swapped (down, "value-changed", G_CALLBACK (scrolled_cb), self);
  g_signal_connect_swapped (down, "notify::page-size", G_CALLBACK (scrolled_cb), self);
  g_signal_connect_swapped (across, "notify::page-size", G_CALLBACK (pnd_page_pane_queue_fit),
                            self);
  return GTK_WIDGET (self);
}

/**
 * pnd_page_pane_set_shown:
 * @self: a pane
 * @shown: whether it is to be seen
 */
void
pnd_page_pane_set_shown (PndPagePane *self, gboolean shown)
{
  g_return_if_fail (PND_IS_PAGE_PANE (self));

  if (self->shown == shown)
    return;
  self->shown = shown;
  gtk_widget_set_visible (GTK_WIDGET (self), shown);
  if (shown)
    pnd_page_pane_load (self);
  else
    pnd_page_pane_forget (self);
}

/**
 * pnd_page_pane_get_shown:
 * @self: a pane
 *
 * Returns: whether it is to be seen
 */
gboolean
pnd_page_pane_get_shown (PndPagePane *self)
{
  g_return_val_if_fail (PND_IS_PAGE_PANE (self), FALSE);

  return self->shown;
}
