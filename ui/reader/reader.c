/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/reader/reader.h"

#include "ui/reader/reader-private.h"

#define MIN_ZOOM 0.5
#define MAX_ZOOM 4.0
#define N_LANES 6
#define BLINK_SECONDS 10

enum
{
  PROP_ZOOM = 1,
  N_PROPERTIES,
  PROP_HADJUSTMENT = N_PROPERTIES,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static GParamSpec *properties[N_PROPERTIES];
guint pnd_reader_signals[PND_READER_N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (PndReader, pnd_reader, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static void
look_up_colour (PndReader *self, const char *name, GdkRGBA *colour)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));

  if (!gtk_style_context_lookup_color (style, name, colour))
    gtk_style_context_get_color (style, colour);
}

static void
update_colours (PndReader *self)
{
  look_up_colour (self, "reader_paper", &self->colours.paper);
  look_up_colour (self, "reader_ink", &self->colours.ink);
  look_up_colour (self, "reader_quiet", &self->colours.quiet);
  look_up_colour (self, "reader_selection", &self->colours.selection);
  look_up_colour (self, "reader_match", &self->colours.match);
  look_up_colour (self, "reader_current_match", &self->colours.current_match);
  look_up_colour (self, "reader_note", &self->colours.note);
  look_up_colour (self, "reader_caret", &self->colours.caret);
  look_up_colour (self, "reader_read", &self->colours.read);
}

static void
update_font (PndReader *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  PangoContext *context = gtk_widget_create_pango_context (widget);
  PangoFontDescription *font;
  int size;

  font = pango_font_description_copy (pango_context_get_font_description (context));
  size = pango_font_description_get_size (font) * self->zoom;
  if (pango_font_description_get_size_is_absolute (font))
    pango_font_description_set_absolute_size (font, size);
  else
    pango_font_description_set_size (font, size);
  pnd_page_layout_set_context (self->page, context, font);
  pango_font_description_free (font);
  g_object_unref (context);
  g_hash_table_remove_all (self->labels);
}

static void
layout_again (PndReader *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  pnd_reader_layout_columns (self, gtk_widget_get_width (widget),
                             gtk_widget_get_height (widget));
  gtk_widget_queue_draw (widget);
}

/* a block ends where its last line on the page does */
static int
get_block_end (int position, gpointer data)
{
  const PndBlocks *blocks = data;

  return pnd_blocks_get_span (blocks, pnd_blocks_find (blocks, position)).end;
}

/**
 * pnd_reader_update_lanes:
 * @self: a reader
 *
 * Brings the lanes up to date with the marks, if they are not.
 */
void
pnd_reader_update_lanes (PndReader *self)
{
  const PndBlocks *blocks = pnd_page_layout_get_blocks (self->page);

  if (!self->lanes_dirty || self->marks == NULL || blocks == NULL)
    return;
  pnd_lanes_update (self->lanes, self->marks, get_block_end, (gpointer)blocks);
  self->lanes_dirty = FALSE;
}

/**
 * pnd_reader_find_selected_mark:
 * @self: a reader
 *
 * Returns: (transfer none) (nullable): the selected mark, if there is one and it exists.
 */
const PndCodingMark *
pnd_reader_find_selected_mark (PndReader *self)
{
  if (!self->is_mark_selected || self->marks == NULL)
    return NULL;
  return pnd_span_index_find (self->marks, self->selected_mark, self->selected_is_note);
}

/**
 * pnd_reader_has_focus:
 * @self: a reader
 *
 * Returns: whether keys go to the reader.
 */
gboolean
pnd_reader_has_focus (PndReader *self)
{
  g_return_val_if_fail (PND_IS_READER (self), FALSE);

  return self->mirror != NULL && gtk_widget_has_focus (pnd_mirror_get_view (self->mirror));
}

static gboolean
blink_cb (gpointer data)
{
  PndReader *self = data;

  self->is_caret_on = !self->is_caret_on;
  if (g_get_monotonic_time () > self->blink_until)
    {
      self->is_caret_on = TRUE;
      self->blink_id = 0;
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return self->blink_id != 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/**
 * pnd_reader_restart_blinking:
 * @self: a reader
 *
 * Shows the caret, and lets it blink for a while if the desktop's settings want that.
 */
void
pnd_reader_restart_blinking (PndReader *self)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));
  gboolean blinks;
  gboolean animates;
  int period;

  g_object_get (settings, "gtk-cursor-blink", &blinks, "gtk-cursor-blink-time", &period,
                "gtk-enable-animations", &animates, NULL);
  self->is_caret_on = TRUE;
  g_clear_handle_id (&self->blink_id, g_source_remove);
  if (!blinks || !animates || !pnd_reader_has_focus (self))
    return;
  self->blink_until = g_get_monotonic_time () + BLINK_SECONDS * G_USEC_PER_SEC;
  self->blink_id = g_timeout_add (MAX (period / 2, 100), blink_cb, self);
}

/**
 * pnd_reader_scrolled:
 * @self: a reader
 *
 * What has to follow when the view moved.
 */
void
pnd_reader_scrolled (PndReader *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
focus_changed_cb (PndReader *self)
{
  pnd_reader_restart_blinking (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
pnd_reader_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                    int *natural, int *minimum_baseline, int *natural_baseline)
{
  PndReader *self = PND_READER (widget);
  int char_width = MAX (pnd_page_layout_get_char_width (self->page), 6);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = PND_READER_MIN_WIDTH;
      *natural = PND_READER_NATURAL_CHARACTERS * char_width;
    }
  else
    {
      *minimum = 120;
      *natural = 600;
    }
}

static void
pnd_reader_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PndReader *self = PND_READER (widget);

  pnd_reader_layout_columns (self, width, height);
  pnd_mirror_allocate (self->mirror, self->columns.text_width / self->zoom, height);
}

static gboolean
pnd_reader_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (pnd_mirror_get_view (PND_READER (widget)->mirror));
}

/* assistive technology has moved the caret: show where it is */
static void
mirror_moved_cb (int anchor, int caret, gpointer data)
{
  PndReader *self = data;

  self->caret.goal_x = -1;
  pnd_reader_set_caret (self, anchor, caret);
  pnd_reader_reveal (self, PND_SPAN (caret, caret));
}

static void
pnd_reader_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  PndReader *self = PND_READER (widget);

  GTK_WIDGET_CLASS (pnd_reader_parent_class)->css_changed (widget, change);
  update_colours (self);
  update_font (self);
  layout_again (self);
}

static void
pnd_reader_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  PndReader *self = PND_READER (object);

  switch (id)
    {
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->scroll_policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->scroll_policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
pnd_reader_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  PndReader *self = PND_READER (object);

  switch (id)
    {
    case PROP_ZOOM:
      pnd_reader_set_zoom (self, g_value_get_double (value));
      break;
    case PROP_HADJUSTMENT:
      pnd_reader_set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      pnd_reader_set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->scroll_policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->scroll_policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
pnd_reader_dispose (GObject *object)
{
  PndReader *self = PND_READER (object);

  pnd_reader_stop_dragging (self);
  /* GTK keeps what had the focus a little longer than its parent may live */
  if (self->mirror != NULL)
    g_signal_handlers_disconnect_by_data (pnd_mirror_get_view (self->mirror), self);
  g_clear_pointer (&self->mirror, pnd_mirror_free);
  g_clear_handle_id (&self->blink_id, g_source_remove);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  for (int i = 0; i < 2; i++)
    if (self->adjustments[i] != NULL)
      {
        g_signal_handlers_disconnect_by_data (self->adjustments[i], self);
        g_clear_object (&self->adjustments[i]);
      }
  G_OBJECT_CLASS (pnd_reader_parent_class)->dispose (object);
}

static void
pnd_reader_finalize (GObject *object)
{
  PndReader *self = PND_READER (object);

  g_clear_pointer (&self->page, pnd_page_layout_free);
  g_clear_pointer (&self->lanes, pnd_lanes_free);
  g_clear_pointer (&self->labels, g_hash_table_unref);
  g_clear_pointer (&self->matches, g_array_unref);
  g_clear_pointer (&self->faint, g_array_unref);
  g_clear_pointer (&self->line_numbers, g_free);
  g_clear_pointer (&self->stripes, g_array_unref);
  g_clear_pointer (&self->more, g_array_unref);
  g_clear_pointer (&self->notes, g_array_unref);
  G_OBJECT_CLASS (pnd_reader_parent_class)->finalize (object);
}

static void
add_signals (GType type)
{
  pnd_reader_signals[PND_READER_SELECTION_CHANGED]
    = g_signal_new ("selection-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
  pnd_reader_signals[PND_READER_SPAN_DRAGGED]
    = g_signal_new ("span-dragged", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 4,
                    G_TYPE_INT64, G_TYPE_INT, G_TYPE_INT, G_TYPE_BOOLEAN);
  pnd_reader_signals[PND_READER_MARK_CLICKED]
    = g_signal_new ("mark-clicked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                    G_TYPE_INT64, G_TYPE_BOOLEAN);
  pnd_reader_signals[PND_READER_MENU_REQUESTED]
    = g_signal_new ("menu-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                    2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  pnd_reader_signals[PND_READER_CODE_DROPPED]
    = g_signal_new ("code-dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                    G_TYPE_INT64);
  pnd_reader_signals[PND_READER_MORE_CLICKED]
    = g_signal_new ("more-clicked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                    G_TYPE_INT, G_TYPE_INT);
}

static void
pnd_reader_class_init (PndReaderClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = pnd_reader_get_property;
  object_class->set_property = pnd_reader_set_property;
  object_class->dispose = pnd_reader_dispose;
  object_class->finalize = pnd_reader_finalize;
  widget_class->measure = pnd_reader_measure;
  widget_class->size_allocate = pnd_reader_size_allocate;
  widget_class->snapshot = pnd_reader_snapshot;
  widget_class->css_changed = pnd_reader_css_changed;
  widget_class->grab_focus = pnd_reader_grab_focus;
  widget_class->query_tooltip = pnd_reader_query_tooltip;

  properties[PROP_ZOOM]
    = g_param_spec_double ("zoom", NULL, NULL, MIN_ZOOM, MAX_ZOOM, 1,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  add_signals (G_TYPE_FROM_CLASS (class));
  gtk_widget_class_set_css_name (widget_class, "reader");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pnd_reader_init (PndReader *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->page = pnd_page_layout_new ();
  self->lanes = pnd_lanes_new (N_LANES);
  self->labels = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->stripes = g_array_new (FALSE, FALSE, sizeof (PndStripe));
  self->more = g_array_new (FALSE, FALSE, sizeof (PndStripesMore));
  self->notes = g_array_new (FALSE, FALSE, sizeof (PndStripe));
  self->zoom = 1;
  self->caret.goal_x = -1;
  self->current_match = -1;

  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (widget, TRUE);
  gtk_widget_add_css_class (widget, "view");
  gtk_widget_set_cursor_from_name (widget, "text");
  self->mirror = pnd_mirror_new (widget, mirror_moved_cb, self);
  g_signal_connect_swapped (pnd_mirror_get_view (self->mirror), "notify::has-focus",
                            G_CALLBACK (focus_changed_cb), self);
  pnd_reader_add_key_controller (self);
  pnd_reader_add_pointer_controllers (self);
  update_colours (self);
  update_font (self);
}

/**
 * pnd_reader_new:
 *
 * Returns: a reader without a text.
 */
GtkWidget *
pnd_reader_new (void)
{
  return g_object_new (PND_TYPE_READER, NULL);
}

/**
 * pnd_reader_set_text:
 * @self: a reader
 * @text: (nullable): the text to show; a reference is kept
 * @label: (nullable): what assistive technology calls it: the document's name
 *
 * Shows @text from its start, with the caret there. Matches are forgotten; marks are those of
 * pnd_reader_set_marks(), which should be called with those of the new text at once.
 */
void
pnd_reader_set_text (PndReader *self, PndDocumentText *text, const char *label)
{
  g_return_if_fail (PND_IS_READER (self));

  pnd_reader_stop_dragging (self);
  self->caret = (PndCaret){ 0, 0, -1 };
  self->is_mark_selected = FALSE;
  self->is_hovering = FALSE;
  self->marks = NULL;
  g_array_set_size (self->stripes, 0);
  g_array_set_size (self->notes, 0);
  g_clear_pointer (&self->matches, g_array_unref);
  self->current_match = -1;
  g_clear_pointer (&self->line_numbers, g_free);

  pnd_page_layout_set_text (self->page, text);
  pnd_mirror_set_text (self->mirror, text, label);
  g_clear_pointer (&self->lanes, pnd_lanes_free);
  self->lanes = pnd_lanes_new (N_LANES);
  layout_again (self);
}

/**
 * pnd_reader_set_line_numbers:
 * @self: a reader
 * @numbers: (transfer full) (nullable): for each line of its text the number to show beside it;
 *   %NULL counts them
 */
void
pnd_reader_set_line_numbers (PndReader *self, int *numbers)
{
  g_return_if_fail (PND_IS_READER (self));

  if (numbers == NULL && self->line_numbers == NULL)
    return;
  g_free (self->line_numbers);
  self->line_numbers = numbers;
  layout_again (self);
}

/**
 * pnd_reader_set_structure:
 * @self: a reader
 * @structure: (nullable): what its text was in its file; a reference is kept
 *
 * Shows headings, emphasis and pages; the top of the view stays.
 */
void
pnd_reader_set_structure (PndReader *self, PndStructure *structure)
{
  g_return_if_fail (PND_IS_READER (self));

  pnd_page_layout_set_structure (self->page, structure);
  layout_again (self);
}

/**
 * pnd_reader_set_marks:
 * @self: a reader
 * @marks: (nullable): the marks of the text; borrowed, the caller tells of every change
 * @look: (nullable) (scope forever): how a code is shown
 * @data: for @look
 *
 * Shows @marks over the text.
 */
void
pnd_reader_set_marks (PndReader *self, PndSpanIndex *marks, PndReaderLookFunc look, gpointer data)
{
  g_return_if_fail (PND_IS_READER (self));

  self->marks = marks;
  self->look = look;
  self->look_data = data;
  pnd_reader_marks_changed (self);
}

/**
 * pnd_reader_marks_changed:
 * @self: a reader
 *
 * To be called after every change of the marks, of which of them are shown, and of the codes'
 * colours and abbreviations.
 */
void
pnd_reader_marks_changed (PndReader *self)
{
  int n_lanes;

  g_return_if_fail (PND_IS_READER (self));

  g_array_set_size (self->stripes, 0);
  g_array_set_size (self->notes, 0);
  g_hash_table_remove_all (self->labels);
  self->lanes_dirty = TRUE;
  n_lanes = MAX (pnd_lanes_get_n_used (self->lanes), PND_READER_MIN_LANES);
  pnd_reader_update_lanes (self);
  if (MAX (pnd_lanes_get_n_used (self->lanes), PND_READER_MIN_LANES) != n_lanes)
    layout_again (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * pnd_reader_set_faint:
 * @self: a reader
 * @spans: (transfer full) (nullable) (element-type PndSpan): by position, none overlapping another
 *
 * Paragraphs that begin in one of @spans step back; they can be read and coded as before.
 */
void
pnd_reader_set_faint (PndReader *self, GArray *spans)
{
  g_return_if_fail (PND_IS_READER (self));

  g_clear_pointer (&self->faint, g_array_unref);
  self->faint = spans;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * pnd_reader_set_zoom:
 * @self: a reader
 * @zoom: 0.5 to 4; what lies outside becomes the nearer of the two
 *
 * Changes the size of the text; what is at the top of the view stays there.
 */
void
pnd_reader_set_zoom (PndReader *self, double zoom)
{
  g_return_if_fail (PND_IS_READER (self));

  zoom = CLAMP (zoom, MIN_ZOOM, MAX_ZOOM);
  if (zoom == self->zoom)
    return;
  self->zoom = zoom;
  update_font (self);
  layout_again (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

/**
 * pnd_reader_get_zoom:
 * @self: a reader
 *
 * Returns: the size of the text, 1 as the desktop's font.
 */
double
pnd_reader_get_zoom (PndReader *self)
{
  g_return_val_if_fail (PND_IS_READER (self), 1);

  return self->zoom;
}
