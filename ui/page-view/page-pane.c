/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/page-view/page-pane.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/text/pdf/pdf.h"
#include "ui/page-view/page-canvas.h"

#define ZOOM_STEP 1.2
#define MARGIN 48 /* pixels over a passage that is turned to */

struct _PndPagePane
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  GCancellable *loading; /* (nullable) */
  gint64 loaded;         /* the document whose pages are there, 0 for none */
  char *password;
  GBytes *bytes;
  gboolean with_text; /* the pages' text is that of the document */
  gboolean shown;
  gboolean fit; /* the width of a page is that of the pane */
  gboolean turning; /* scrolled by the program, not by a person */
  guint fit_id;
  guint label_id;

  GtkWidget *tools;
  GtkWidget *page_label;
  GtkWidget *stack; /* "pages" and "note" */
  GtkWidget *scroller;
  PndPageCanvas *canvas;
  GtkWidget *note;
  GtkWidget *password_entry;
};

/*
 * Load:
 * @document: whose file it is
 *
 * What the thread reads.
 */
typedef struct
{
  gint64 document;
  char *name;
  GBytes *bytes;
  char *password;
} Load;

enum
{
  SELECTED,
  SCROLLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void load (PndPagePane *self);

G_DEFINE_FINAL_TYPE (PndPagePane, pnd_page_pane, GTK_TYPE_WIDGET)

static void
load_free (Load *data)
{
  g_free (data->name);
  g_free (data->password);
  g_bytes_unref (data->bytes);
  g_free (data);
}

static GtkAdjustment *
get_vadjustment (PndPagePane *self)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
}

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
say (PndPagePane *self, const char *text, gboolean ask)
{
  gtk_label_set_text (GTK_LABEL (self->note), text);
  gtk_widget_set_visible (self->password_entry, ask);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "note");
  gtk_widget_set_sensitive (self->tools, FALSE);
  gtk_label_set_text (GTK_LABEL (self->page_label), "");
}

static gboolean
label_cb (gpointer data)
{
  PndPagePane *self = data;
  PndStructure *structure = pnd_workspace_get_structure (self->workspace);
  int page = pnd_page_pane_get_page (self);
  int n_pages = structure != NULL ? pnd_structure_get_n_pages (structure) : 0;
  g_autofree char *text = NULL;

  if (page >= 0 && page < n_pages)
    text = g_strdup_printf (_("Page %s of %d"), pnd_structure_get_page (structure, page)->value,
                            n_pages);
  gtk_label_set_text (GTK_LABEL (self->page_label), text != NULL ? text : "");
  self->label_id = 0;
  return G_SOURCE_REMOVE;
}

/* scrolling is told of while sizes are given out, when no label may change */
static void
update_label (PndPagePane *self)
{
  if (self->label_id == 0)
    self->label_id = g_idle_add (label_cb, self);
}

/* what a person is looking at stays where it is */
static void
set_scale (PndPagePane *self, double scale)
{
  GtkAdjustment *adjustment = get_vadjustment (self);
  double before = pnd_page_canvas_get_scale (self->canvas);
  double value = gtk_adjustment_get_value (adjustment);
  int height;

  if (fabs (before - scale) < 0.001)
    return;
  pnd_page_canvas_set_scale (self->canvas, scale);
  value *= pnd_page_canvas_get_scale (self->canvas) / before;
  gtk_widget_measure (GTK_WIDGET (self->canvas), GTK_ORIENTATION_VERTICAL, -1, &height, NULL,
                      NULL, NULL);
  self->turning = TRUE;
  gtk_adjustment_set_upper (adjustment, MAX (height, gtk_adjustment_get_page_size (adjustment)));
  gtk_adjustment_set_value (adjustment, value);
  self->turning = FALSE;
}

static gboolean
fit_cb (gpointer data)
{
  PndPagePane *self = data;
  int width = gtk_widget_get_width (self->scroller);
  double scale = pnd_page_canvas_get_fit (self->canvas, width);

  self->fit_id = 0;
  if (self->fit && scale > 0)
    set_scale (self, scale);
  return G_SOURCE_REMOVE;
}

static void
queue_fit (PndPagePane *self)
{
  if (self->fit_id == 0)
    self->fit_id = g_idle_add (fit_cb, self);
}

static void
scrolled_cb (PndPagePane *self)
{
  GtkAdjustment *adjustment = get_vadjustment (self);
  PndStructure *structure = pnd_workspace_get_structure (self->workspace);
  int page;

  g_assert (PND_IS_PAGE_PANE (self));

  pnd_page_canvas_set_visible (self->canvas, gtk_adjustment_get_value (adjustment),
                               gtk_adjustment_get_page_size (adjustment));
  update_label (self);
  page = pnd_page_pane_get_page (self);
  if (!self->turning && page >= 0 && structure != NULL
      && page < pnd_structure_get_n_pages (structure))
    g_signal_emit (self, signals[SCROLLED], 0,
                   pnd_page_canvas_get_first_visible (self->canvas,
                                                      pnd_structure_get_page (structure, page)
                                                        ->span.start));
}

static void
scroll_to (PndPagePane *self, double value)
{
  self->turning = TRUE;
  gtk_adjustment_set_value (get_vadjustment (self), value);
  self->turning = FALSE;
}

/* no further than needed */
static void
show_span (PndPagePane *self, PndSpan span)
{
  GtkAdjustment *adjustment = get_vadjustment (self);
  double value = gtk_adjustment_get_value (adjustment);
  double height = gtk_adjustment_get_page_size (adjustment);
  double top;
  double bottom;

  if (self->with_text && pnd_page_canvas_find_span (self->canvas, span, &top, &bottom)
      && (top < value || bottom > value + height))
    scroll_to (self, top - MARGIN);
}

static void
selection_cb (PndPagePane *self)
{
  PndSpan span = pnd_workspace_get_span (self->workspace);

  g_assert (PND_IS_PAGE_PANE (self));

  if (!self->shown || self->loaded == 0)
    return;
  pnd_page_canvas_set_selection (self->canvas, span);
  show_span (self, span);
}

static void
marks_cb (PndPagePane *self)
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
show_pages (PndPagePane *self, PndPageMap *map, const Load *data)
{
  g_autoptr (PndPageRenderer) renderer
    = pnd_page_renderer_new (data->name, data->bytes, data->password);

  self->loaded = data->document;
  self->with_text
    = g_strcmp0 (pnd_page_map_get_text_hash (map),
                 pnd_document_text_get_hash (pnd_workspace_get_text (self->workspace)))
      == 0;
  pnd_page_canvas_set_pages (self->canvas, map, renderer, self->with_text, data->name);
  gtk_widget_set_sensitive (self->tools, TRUE);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "pages");
  queue_fit (self);
  marks_cb (self);
  selection_cb (self);
  update_label (self);
}

static void
load_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Load *data = task_data;
  GError *error = NULL;
  PndPageMap *map = pnd_pdf_read_map (data->name, data->bytes, data->password, cancellable, &error);

  if (map != NULL)
    g_task_return_pointer (task, map, (GDestroyNotify) pnd_page_map_unref);
  else
    g_task_return_error (task, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PndPagePane *self = PND_PAGE_PANE (source);
  const Load *data = g_task_get_task_data (G_TASK (result));
  PndDocument *document = self->workspace != NULL ? pnd_workspace_get_document (self->workspace)
                                                  : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PndPageMap) map = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || document == NULL
      || pnd_row_get_id (PND_ROW (document)) != data->document)
    return;
  g_clear_object (&self->loading);
  if (map != NULL)
    show_pages (self, map, data);
  else
    say (self, error->message,
         g_error_matches (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_PASSWORD));
}

static void
forget (PndPagePane *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loaded = 0;
  self->with_text = FALSE;
  g_clear_pointer (&self->bytes, g_bytes_unref);
  pnd_page_canvas_set_marks (self->canvas, NULL, NULL, NULL);
  pnd_page_canvas_set_pages (self->canvas, NULL, NULL, FALSE, "");
}

static void
start_loading (PndPagePane *self, PndDocument *document)
{
  g_autoptr (GTask) task = NULL;
  Load *data = g_new0 (Load, 1);

  self->loading = g_cancellable_new ();
  *data = (Load){ pnd_row_get_id (PND_ROW (document)),
                  g_strdup (pnd_document_get_name (document)), g_bytes_ref (self->bytes),
                  g_strdup (self->password) };
  say (self, _("Reading the pages…"), FALSE);
  task = g_task_new (self, self->loading, loaded_cb, NULL);
  g_task_set_task_data (task, data, (GDestroyNotify) load_free);
  g_task_run_in_thread (task, load_thread);
}

static void
load (PndPagePane *self)
{
  PndDocument *document = pnd_workspace_get_document (self->workspace);
  g_autoptr (GError) error = NULL;

  forget (self);
  if (document == NULL)
    return;
  self->bytes = pnd_document_load_original (document, &error);
  if (error != NULL)
    say (self, error->message, FALSE);
  else if (self->bytes == NULL || !pnd_pdf_is (self->bytes))
    say (self, _("This document did not come as a PDF file, so it has no pages to show."), FALSE);
  else
    start_loading (self, document);
}

static void
document_cb (PndPagePane *self)
{
  g_assert (PND_IS_PAGE_PANE (self));

  g_clear_pointer (&self->password, g_free);
  if (self->shown)
    load (self);
  else
    forget (self);
}

static void
password_cb (PndPagePane *self)
{
  g_assert (PND_IS_PAGE_PANE (self));

  g_free (self->password);
  self->password = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->password_entry)));
  gtk_editable_set_text (GTK_EDITABLE (self->password_entry), "");
  load (self);
}

static void
zoom (PndPagePane *self, double factor)
{
  self->fit = FALSE;
  set_scale (self, pnd_page_canvas_get_scale (self->canvas) * factor);
}

static void
zoom_in_cb (PndPagePane *self)
{
  zoom (self, ZOOM_STEP);
}

static void
zoom_out_cb (PndPagePane *self)
{
  zoom (self, 1 / ZOOM_STEP);
}

static void
zoom_fit_cb (PndPagePane *self)
{
  self->fit = TRUE;
  fit_cb (self);
}

static void
turn (PndPagePane *self, int pages)
{
  int page = pnd_page_pane_get_page (self) + pages;
  PndStructure *structure = pnd_workspace_get_structure (self->workspace);
  int n_pages = structure != NULL ? pnd_structure_get_n_pages (structure) : 0;

  if (n_pages > 0 && self->loaded != 0)
    gtk_adjustment_set_value (
      get_vadjustment (self),
      pnd_page_canvas_get_top (self->canvas, CLAMP (page, 0, n_pages - 1)) - 6);
}

static void
previous_cb (PndPagePane *self)
{
  turn (self, -1);
}

static void
next_cb (PndPagePane *self)
{
  turn (self, 1);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
        PndPagePane *self)
{
  GtkAdjustment *adjustment = get_vadjustment (self);
  double step = gtk_adjustment_get_page_size (adjustment);
  double value = gtk_adjustment_get_value (adjustment);

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    {
      if (!(state & GDK_CONTROL_MASK))
        return GDK_EVENT_PROPAGATE;
      if (key == GDK_KEY_plus || key == GDK_KEY_equal || key == GDK_KEY_KP_Add)
        zoom_in_cb (self);
      else if (key == GDK_KEY_minus || key == GDK_KEY_KP_Subtract)
        zoom_out_cb (self);
      else if (key == GDK_KEY_0 || key == GDK_KEY_KP_0)
        zoom_fit_cb (self);
      else
        return GDK_EVENT_PROPAGATE;
      return GDK_EVENT_STOP;
    }
  switch (key)
    {
    case GDK_KEY_Page_Down:
    case GDK_KEY_space:
      value += 0.9 * step;
      break;
    case GDK_KEY_Page_Up:
      value -= 0.9 * step;
      break;
    case GDK_KEY_Down:
      value += 0.1 * step;
      break;
    case GDK_KEY_Up:
      value -= 0.1 * step;
      break;
    case GDK_KEY_Home:
      value = 0;
      break;
    case GDK_KEY_End:
      value = gtk_adjustment_get_upper (adjustment);
      break;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  gtk_adjustment_set_value (adjustment, value);
  return GDK_EVENT_STOP;
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

  g_clear_handle_id (&self->fit_id, g_source_remove);
  g_clear_handle_id (&self->label_id, g_source_remove);
  if (self->workspace != NULL)
    {
      forget (self);
      g_signal_handlers_disconnect_by_data (self->workspace, self);
      g_signal_handlers_disconnect_by_data (get_vadjustment (self), self);
      g_signal_handlers_disconnect_by_data (
        gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller)), self);
    }
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
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
add_button (PndPagePane *self, const char *icon, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (self->tools), button);
}

static void
add_tools (PndPagePane *self)
{
  self->tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  gtk_widget_add_css_class (self->tools, "toolbar");
  add_button (self, "go-up-symbolic", _("Previous page"), G_CALLBACK (previous_cb));
  add_button (self, "go-down-symbolic", _("Next page"), G_CALLBACK (next_cb));
  self->page_label = gtk_label_new ("");
  gtk_widget_set_hexpand (self->page_label, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (self->page_label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (self->tools), self->page_label);
  add_button (self, "zoom-out-symbolic", _("Smaller page"), G_CALLBACK (zoom_out_cb));
  add_button (self, "zoom-in-symbolic", _("Larger page"), G_CALLBACK (zoom_in_cb));
  add_button (self, "zoom-fit-best-symbolic", _("Page as wide as the pane"),
              G_CALLBACK (zoom_fit_cb));
  gtk_widget_set_parent (self->tools, GTK_WIDGET (self));
}

static void
add_note (PndPagePane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->note = gtk_label_new ("");
  gtk_label_set_wrap (GTK_LABEL (self->note), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->note), 40);
  self->password_entry = gtk_password_entry_new ();
  gtk_widget_set_halign (self->password_entry, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->password_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Password of the file"), -1);
  g_signal_connect_swapped (self->password_entry, "activate", G_CALLBACK (password_cb), self);
  gtk_box_append (GTK_BOX (box), self->note);
  gtk_box_append (GTK_BOX (box), self->password_entry);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_stack_add_named (GTK_STACK (self->stack), box, "note");
}

static void
pnd_page_pane_init (PndPagePane *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->fit = TRUE;
  self->canvas = PND_PAGE_CANVAS (pnd_page_canvas_new ());
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->canvas));
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), self->scroller, "pages");
  add_note (self);
  add_tools (self);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), keys);
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

  self->workspace = g_object_ref (workspace);
  g_signal_connect_swapped (workspace, "notify::document", G_CALLBACK (document_cb), self);
  g_signal_connect_swapped (workspace, "marks-changed", G_CALLBACK (marks_cb), self);
  g_signal_connect_swapped (workspace, "codes-changed", G_CALLBACK (marks_cb), self);
  g_signal_connect_swapped (workspace, "selection-changed", G_CALLBACK (selection_cb), self);
  g_signal_connect_swapped (self->canvas, "selected", G_CALLBACK (canvas_selected_cb), self);
  g_signal_connect_swapped (get_vadjustment (self), "value-changed", G_CALLBACK (scrolled_cb),
                            self);
  g_signal_connect_swapped (get_vadjustment (self), "notify::page-size", G_CALLBACK (scrolled_cb),
                            self);
  g_signal_connect_swapped (across, "notify::page-size", G_CALLBACK (queue_fit), self);
  return GTK_WIDGET (self);
}

/**
 * pnd_page_pane_is_possible:
 * @workspace: the workspace
 *
 * Returns: whether the document at hand came as a PDF file
 */
gboolean
pnd_page_pane_is_possible (PndWorkspace *workspace)
{
  PndDocument *document = pnd_workspace_get_document (workspace);
  PndStructure *structure = pnd_workspace_get_structure (workspace);
  g_autoptr (GBytes) bytes = NULL;

  /* only a file with pages is worth reading for this */
  if (document == NULL || structure == NULL || pnd_structure_get_n_pages (structure) == 0)
    return FALSE;
  bytes = pnd_document_load_original (document, NULL);
  return bytes != NULL && pnd_pdf_is (bytes);
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
    load (self);
  else
    forget (self);
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

/**
 * pnd_page_pane_turn_to:
 * @self: a pane
 * @position: in code points
 */
void
pnd_page_pane_turn_to (PndPagePane *self, int position)
{
  PndStructure *structure;
  double top;
  double bottom;
  int page;

  g_return_if_fail (PND_IS_PAGE_PANE (self));

  structure = pnd_workspace_get_structure (self->workspace);
  if (self->loaded == 0 || structure == NULL)
    return;
  if (self->with_text
      && pnd_page_canvas_find_span (self->canvas, PND_SPAN (position, position), &top, &bottom))
    {
      scroll_to (self, top - MARGIN / 4);
      return;
    }
  page = pnd_structure_find_page (structure, position);
  if (page >= 0)
    scroll_to (self, pnd_page_canvas_get_top (self->canvas, page));
}

/**
 * pnd_page_pane_get_page:
 * @self: a pane
 *
 * Returns: the page on top, from 0; -1 before the file is read
 */
int
pnd_page_pane_get_page (PndPagePane *self)
{
  GtkAdjustment *adjustment;

  g_return_val_if_fail (PND_IS_PAGE_PANE (self), -1);

  if (self->loaded == 0)
    return -1;
  adjustment = get_vadjustment (self);
  return pnd_page_canvas_get_page_at (self->canvas,
                                      gtk_adjustment_get_value (adjustment)
                                        + gtk_adjustment_get_page_size (adjustment) / 3);
}
