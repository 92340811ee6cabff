/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/plots/minimap.h"

#include <glib/gi18n.h>

/* pixels */
#define LANE 6
#define GAP 1
#define SIDE 5
#define LEAST 2 /* the height of a passage of any length */
#define MAX_LANES 10
#define MAX_NAMES 8 /* codes that a tooltip lists */

enum
{
  HAS_AGAINST = 1,
  HAS_OTHER = 2,
};

/*
 * PndMinimap:
 * @tops: id of a code (gint64 *) -> id of its top code, for all codes; NULL when they changed
 * @lanes: gint64: ids of top codes that the document has, as they stand in the codebook
 * @cells: of each lane each row of pixels what it has; for @height rows
 */
struct _PndMinimap
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  PndReader *reader;
  GtkAdjustment *scrolling;
  GHashTable *tops;
  GArray *lanes;
  guint8 *cells;
  int height;
  gboolean stale; /* something changed while it was not to be seen */
};

G_DEFINE_FINAL_TYPE (PndMinimap, pnd_minimap, GTK_TYPE_WIDGET)

static int
get_length (PndMinimap *self)
{
  PndDocumentText *text = pnd_workspace_get_text (self->workspace);

  return text != NULL ? pnd_document_text_get_length (text) : 0;
}

static void
add_tops (PndMinimap *self, GListModel *codes, gint64 top)
{
  for (guint i = 0; codes != NULL && i < g_list_model_get_n_items (codes); i++)
    {
      g_autoptr (PndRow) code = g_list_model_get_item (codes, i);
      gint64 id = pnd_row_get_id (code);
      gint64 its = top != 0 ? top : id;

      if (g_hash_table_contains (self->tops, &id))
        continue;
      g_hash_table_insert (self->tops, g_memdup2 (&id, sizeof id), g_memdup2 (&its, sizeof its));
      add_tops (self, pnd_workspace_get_child_codes (self->workspace, id), its);
    }
}

static gint64
get_top (PndMinimap *self, gint64 code)
{
  const gint64 *top;

  if (self->tops == NULL)
    {
      self->tops = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
      add_tops (self, pnd_workspace_get_top_codes (self->workspace), 0);
    }
  top = g_hash_table_lookup (self->tops, &code);
  return top != NULL ? *top : 0;
}

static gboolean
is_drawn (const PndCodingMark *mark)
{
  return (mark->flags & (PND_CODING_MARK_ANNOTATION | PND_CODING_MARK_AREA)) == 0;
}

static int
find_lane (PndMinimap *self, gint64 top)
{
  for (guint i = 0; i < self->lanes->len; i++)
    if (g_array_index (self->lanes, gint64, i) == top)
      return (int) i;
  return -1;
}

/* in the order of the codebook, so that a motive has its place in every document */
static void
find_lanes (PndMinimap *self, const PndSpanIndex *marks)
{
  g_autoptr (GHashTable) used = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GListModel *codes = pnd_workspace_get_top_codes (self->workspace);

  g_array_set_size (self->lanes, 0);
  for (gsize i = 0; marks != NULL && i < pnd_span_index_get_n (marks); i++)
    {
      const PndCodingMark *mark = pnd_span_index_get (marks, i);
      gint64 top = is_drawn (mark) ? get_top (self, mark->code) : 0;

      if (top != 0 && !g_hash_table_contains (used, &top))
        g_hash_table_add (used, g_memdup2 (&top, sizeof top));
    }
  for (guint i = 0; codes != NULL && i < g_list_model_get_n_items (codes)
                    && self->lanes->len < MAX_LANES; i++)
    {
      g_autoptr (PndRow) code = g_list_model_get_item (codes, i);
      gint64 id = pnd_row_get_id (code);

      if (g_hash_table_contains (used, &id))
        g_array_append_val (self->lanes, id);
    }
}

static void
fill_cells (PndMinimap *self, const PndSpanIndex *marks)
{
  int length = get_length (self);

  for (gsize i = 0; marks != NULL && length > 0 && i < pnd_span_index_get_n (marks); i++)
    {
      const PndCodingMark *mark = pnd_span_index_get (marks, i);
      int lane = is_drawn (mark) ? find_lane (self, get_top (self, mark->code)) : -1;
      int from = (int) ((gint64) MIN (mark->span.start, length) * self->height / length);
      int to = (int) ((gint64) MIN (mark->span.end, length) * self->height / length);

      if (lane < 0)
        continue;
      from = MIN (from, self->height - 1);
      to = CLAMP (to, MIN (from + LEAST, self->height), self->height);
      for (int y = from; y < to; y++)
        self->cells[lane * self->height + y] |= mark->polarity == PND_POLARITY_CONTRADICTS
                                                  ? HAS_AGAINST : HAS_OTHER;
    }
}

/* computed when it is drawn and something changed since; a pass over the marks */
static void
prepare (PndMinimap *self, int height)
{
  PndSpanIndex *marks = pnd_workspace_get_marks (self->workspace);

  if (self->cells != NULL && self->height == height)
    return;
  g_free (self->cells);
  self->height = height;
  self->cells = g_new0 (guint8, (gsize) self->lanes->len * height + 1);
  fill_cells (self, marks);
}

static void
append_runs (PndMinimap *self, GtkSnapshot *snapshot, int lane)
{
  const guint8 *cells = self->cells + (gsize) lane * self->height;
  const PndCodeLook *look
      = pnd_workspace_get_look (self->workspace, g_array_index (self->lanes, gint64, lane));
  float x = SIDE + lane * (LANE + GAP);

  for (int from = 0, to; look != NULL && from < self->height; from = to)
    {
      for (to = from + 1; to < self->height && cells[to] == cells[from]; to++)
        ;
      if (cells[from] != 0)
        gtk_snapshot_append_color (snapshot, &look->colour,
                                   &GRAPHENE_RECT_INIT (x, from, (cells[from] & HAS_OTHER) != 0
                                                                   ? LANE : LANE / 2.f,
                                                        to - from));
    }
}

static void
append_view (PndMinimap *self, GtkSnapshot *snapshot, int width)
{
  double upper = gtk_adjustment_get_upper (self->scrolling);
  double share = upper > 0 ? MIN (gtk_adjustment_get_page_size (self->scrolling) / upper, 1) : 1;
  int length = MAX (get_length (self), 1);
  float y = (float) ((double) pnd_reader_get_first_visible (self->reader) / length * self->height);
  float height = MAX ((float) (share * self->height), 8);
  const float sides[4] = { 1, 1, 1, 1 };
  GdkRGBA colour, edge, edges[4];
  GskRoundedRect frame;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &colour);
  edge = colour;
  colour.alpha = 0.08f;
  edge.alpha = 0.55f;
  for (int i = 0; i < 4; i++)
    edges[i] = edge;
  y = MIN (y, self->height - height);
  gsk_rounded_rect_init_from_rect (&frame, &GRAPHENE_RECT_INIT (1, MAX (y, 0), width - 2, height),
                                   2);
  gtk_snapshot_append_color (snapshot, &colour, &frame.bounds);
  gtk_snapshot_append_border (snapshot, &frame, sides, edges);
}

static void
pnd_minimap_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PndMinimap *self = PND_MINIMAP (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);

  if (height <= 0 || get_length (self) == 0)
    return;
  prepare (self, height);
  for (guint i = 0; i < self->lanes->len; i++)
    append_runs (self, snapshot, (int) i);
  append_view (self, snapshot, width);
}

static void
pnd_minimap_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                     int *natural, int *minimum_baseline, int *natural_baseline)
{
  int n = MAX ((int) PND_MINIMAP (widget)->lanes->len, 3);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                          ? 2 * SIDE + n * (LANE + GAP) - GAP : 0;
}

static void
marks_cb (PndMinimap *self)
{
  guint before = self->lanes->len;

  g_assert (PND_IS_MINIMAP (self));

  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale)
    return;
  g_clear_pointer (&self->cells, g_free);
  find_lanes (self, pnd_workspace_get_marks (self->workspace));
  if (self->lanes->len != before)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
codes_cb (PndMinimap *self)
{
  g_clear_pointer (&self->tops, g_hash_table_unref);
  marks_cb (self);
}

static void
pnd_minimap_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pnd_minimap_parent_class)->map (widget);
  if (PND_MINIMAP (widget)->stale)
    marks_cb (PND_MINIMAP (widget));
}

static int
find_position (PndMinimap *self, double y)
{
  int height = MAX (gtk_widget_get_height (GTK_WIDGET (self)), 1), length = get_length (self);

  return (int) CLAMP (y / height * length, 0, MAX (length - 1, 0));
}

static void
drag_cb (PndMinimap *self, double x, double y, GtkGestureDrag *drag)
{
  double start_x, start_y;

  if (gtk_gesture_drag_get_start_point (drag, &start_x, &start_y))
    pnd_minimap_go (self, start_y + y);
}

static void
begin_cb (PndMinimap *self, double x, double y)
{
  pnd_minimap_go (self, y);
}

/* @data: the names so far, and the workspace */
static void
name_mark (const PndCodingMark *mark, gpointer data)
{
  GPtrArray *names = ((gpointer *) data)[0];
  const PndCodeLook *look = pnd_workspace_get_look (((gpointer *) data)[1], mark->code);

  if (look == NULL || !is_drawn (mark)
      || g_ptr_array_find_with_equal_func (names, look->abbreviation, g_str_equal, NULL))
    return;
  g_ptr_array_add (names, (gpointer) look->abbreviation);
}

static gboolean
pnd_minimap_query_tooltip (GtkWidget *widget, int x, int y, gboolean by_keyboard,
                           GtkTooltip *tooltip)
{
  PndMinimap *self = PND_MINIMAP (widget);
  PndSpanIndex *marks = pnd_workspace_get_marks (self->workspace);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  gpointer data[] = { names, self->workspace };
  g_autofree char *text = NULL;
  PndSpan span = PND_SPAN (find_position (self, y - 1), find_position (self, y + 2));

  if (marks == NULL || by_keyboard)
    return FALSE;
  pnd_span_index_query (marks, span, name_mark, data);
  if (names->len == 0)
    return FALSE;
  g_ptr_array_set_size (names, (int) MIN (names->len, MAX_NAMES));
  g_ptr_array_add (names, NULL);
  text = g_strjoinv (", ", (char **) names->pdata);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
pnd_minimap_dispose (GObject *object)
{
  PndMinimap *self = PND_MINIMAP (object);

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  if (self->scrolling != NULL)
    g_signal_handlers_disconnect_by_data (self->scrolling, self);
  g_clear_object (&self->workspace);
  g_clear_object (&self->scrolling);
  g_clear_object (&self->reader);

  G_OBJECT_CLASS (pnd_minimap_parent_class)->dispose (object);
}

static void
pnd_minimap_finalize (GObject *object)
{
  PndMinimap *self = PND_MINIMAP (object);

  g_clear_pointer (&self->tops, g_hash_table_unref);
  g_array_unref (self->lanes);
  g_free (self->cells);

  G_OBJECT_CLASS (pnd_minimap_parent_class)->finalize (object);
}

static void
pnd_minimap_class_init (PndMinimapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_minimap_dispose;
  G_OBJECT_CLASS (klass)->finalize = pnd_minimap_finalize;
  widget_class->map = pnd_minimap_map;
  widget_class->measure = pnd_minimap_measure;
  widget_class->snapshot = pnd_minimap_snapshot;
  widget_class->query_tooltip = pnd_minimap_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "minimap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pnd_minimap_init (PndMinimap *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->lanes = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->stale = TRUE;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "pointer");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Where the document is coded"), -1);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

/**
 * pnd_minimap_new:
 * @workspace: the workspace, whose document it shows
 * @reader: where a click goes
 * @scrolling: how far @reader is scrolled
 *
 * Returns: the map
 */
GtkWidget *
pnd_minimap_new (PndWorkspace *workspace, PndReader *reader, GtkAdjustment *scrolling)
{
  PndMinimap *self;

  g_return_val_if_fail (PND_IS_WORKSPACE (workspace) && PND_IS_READER (reader), NULL);
  g_return_val_if_fail (GTK_IS_ADJUSTMENT (scrolling), NULL);

  self = g_object_new (PND_TYPE_MINIMAP, NULL);
  self->workspace = g_object_ref (workspace);
  self->reader = g_object_ref (reader);
  self->scrolling = g_object_ref (scrolling);
  g_signal_connect_swapped (workspace, "marks-changed", G_CALLBACK (marks_cb), self);
  g_signal_connect_swapped (workspace, "notify::document", G_CALLBACK (marks_cb), self);
  g_signal_connect_swapped (workspace, "codes-changed", G_CALLBACK (codes_cb), self);
  g_signal_connect_swapped (workspace, "notify::project", G_CALLBACK (codes_cb), self);
  g_signal_connect_object (scrolling, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (scrolling, "changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * pnd_minimap_get_n_lanes:
 * @self: a map
 *
 * Returns: how many top codes it shows
 */
int
pnd_minimap_get_n_lanes (PndMinimap *self)
{
  g_return_val_if_fail (PND_IS_MINIMAP (self), 0);
  return (int) self->lanes->len;
}

/**
 * pnd_minimap_go:
 * @self: a map
 * @y: a height, in pixels from its top
 *
 * Shows that part of the text in the reader. The selection stays.
 */
void
pnd_minimap_go (PndMinimap *self, double y)
{
  int position;

  g_return_if_fail (PND_IS_MINIMAP (self));

  if (get_length (self) == 0)
    return;
  position = find_position (self, y);
  pnd_reader_reveal (self->reader, PND_SPAN (position, position));
}
