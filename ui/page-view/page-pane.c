/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/page-view/page-pane-private.h"

enum
{
  SELECTED,
  SCROLLED,
  AREA_MARKED,
  AREA_CLICKED,
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
  const PndArea *area = pnd_workspace_get_area (self->workspace);

  g_assert (PND_IS_PAGE_PANE (self));

  if (!self->shown || self->loaded == 0)
    return;
  pnd_page_canvas_set_area (self->canvas, area);
  if (area != NULL)
    {
      pnd_page_canvas_set_selection (self->canvas, PND_SPAN (span.start, span.start));
      pnd_page_pane_show_area (self, area);
      return;
    }
  pnd_page_canvas_set_selection (self->canvas, span);
  pnd_page_pane_show_span (self, span);
}

static void
find_area_cb (const PndCodingMark *mark, gpointer data)
{
  gboolean *found = data;

  *found = *found || (mark->flags & PND_CODING_MARK_AREA) != 0;
}

/* most documents have none, and then nobody need ask the project */
static GArray *
load_areas (PndPagePane *self)
{
  PndSpanIndex *marks = pnd_workspace_get_marks (self->workspace);
  PndDocumentText *text = pnd_workspace_get_text (self->workspace);
  gboolean found = FALSE;

  if (marks == NULL || text == NULL || self->loaded == 0)
    return NULL;
  pnd_span_index_query (marks, PND_SPAN (0, pnd_document_text_get_length (text)), find_area_cb,
                        &found);
  return found ? pnd_coding_load_areas (pnd_workspace_get_project (self->workspace), self->loaded,
                                        NULL)
               : NULL;
}

void
pnd_page_pane_show_coding (PndPagePane *self)
{
  gint64 coding = pnd_workspace_get_coding (self->workspace);
  PndArea area;

  g_assert (PND_IS_PAGE_PANE (self));

  if (!self->shown || self->loaded == 0)
    return;
  pnd_page_canvas_set_selected_area (self->canvas, coding);
  if (pnd_page_canvas_get_coded_area (self->canvas, coding, &area))
    pnd_page_pane_show_area (self, &area);
}

void
pnd_page_pane_show_marks (PndPagePane *self)
{
  g_assert (PND_IS_PAGE_PANE (self));

  pnd_page_canvas_set_areas (self->canvas, load_areas (self));
  pnd_page_canvas_set_marks (self->canvas, pnd_workspace_get_marks (self->workspace), look_cb,
                             self);
}

static void
canvas_selected_cb (PndPagePane *self, int start, int end)
{
  g_signal_emit (self, signals[SELECTED], 0, start, end);
}

static void
canvas_marked_cb (PndPagePane *self)
{
  g_signal_emit (self, signals[AREA_MARKED], 0);
}

static void
canvas_clicked_cb (PndPagePane *self, gint64 coding)
{
  g_signal_emit (self, signals[AREA_CLICKED], 0, coding);
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
  signals[AREA_MARKED]
    = g_signal_new ("area-marked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);
  signals[AREA_CLICKED]
    = g_signal_new ("area-clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
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
  /* the canvas is all pages: to scroll to it when it is clicked would leave the one that was */
  gtk_viewport_set_scroll_to_focus (
    GTK_VIEWPORT (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->scroller))), FALSE);
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), pnd_page_pane_add_strip (self), "pages");
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
  g_signal_connect_swapped (workspace, "notify::coding", G_CALLBACK (pnd_page_pane_show_coding),
                            self);
  g_signal_connect_swapped (self->canvas, "selected", G_CALLBACK (canvas_selected_cb), self);
  g_signal_connect_swapped (self->canvas, "area-marked", G_CALLBACK (canvas_marked_cb), self);
  g_signal_connect_swapped (self->canvas, "area-clicked", G_CALLBACK (canvas_clicked_cb), self);
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
 * pnd_page_pane_begin_area:
 * @self: a pane
 *
 * Gives an area in sight to the keys, to be moved, stretched and taken.
 *
 * Returns: %FALSE where no page is shown
 */
gboolean
pnd_page_pane_begin_area (PndPagePane *self)
{
  g_return_val_if_fail (PND_IS_PAGE_PANE (self), FALSE);

  if (!self->shown || self->loaded == 0)
    return FALSE;
  pnd_page_canvas_begin_area (self->canvas);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  return TRUE;
}

/**
 * pnd_page_pane_adjust_area:
 * @self: a pane
 * @key: a key
 * @state: what is held with it
 *
 * Returns: whether an area follows the keys, and this is one of them
 */
gboolean
pnd_page_pane_adjust_area (PndPagePane *self, guint key, GdkModifierType state)
{
  g_return_val_if_fail (PND_IS_PAGE_PANE (self), FALSE);

  if (!pnd_page_canvas_adjust (self->canvas, key, state))
    return FALSE;
  if (pnd_page_canvas_get_area (self->canvas) != NULL)
    pnd_page_pane_show_area (self, pnd_page_canvas_get_area (self->canvas));
  return TRUE;
}

/**
 * pnd_page_pane_get_area:
 * @self: a pane
 *
 * Returns: (transfer none) (nullable): the area that was marked
 */
const PndArea *
pnd_page_pane_get_area (PndPagePane *self)
{
  g_return_val_if_fail (PND_IS_PAGE_PANE (self), NULL);

  return pnd_page_canvas_get_area (self->canvas);
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
