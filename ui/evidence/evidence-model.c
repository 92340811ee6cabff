/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/evidence/evidence-model.h"

/* How many rows are read before the first are shown, and then at a time; how long that may take at a
 * time, in microseconds; and the time between, in milliseconds. */
#define FIRST_ROWS 200
#define NEXT_ROWS 500
#define SLICE 8000
#define PAUSE 4

/*
 * _PndEvidenceModel:
 * @rows: PndEvidenceRow elements that are shown
 * @coming: (nullable): those that will take their place: after an edit what is shown stays until
 *   all is read, so that nothing jumps
 * @load: (nullable): reads the rest
 * @source: of the next piece, 0 for none
 * @is_running: there is a filter
 * @is_fresh: the filter is another one, whose first rows are shown at once
 */
struct _PndEvidenceModel
{
  GObject parent_instance;

  PndWorkspace *workspace;
  PndEvidenceFilter filter;
  PndEvidenceOrder order;
  gboolean descending;
  GArray *rows;
  GArray *coming;
  PndEvidenceLoad *load;
  guint source;
  gboolean is_running;
  gboolean is_fresh;
};

enum
{
  PROP_0,
  PROP_LOADING,
  N_PROPS
};

enum
{
  FAILED,
  N_SIGNALS
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PndEvidenceModel, pnd_evidence_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static gint64
get_row_id (const GArray *rows, guint position)
{
  return g_array_index (rows, PndEvidenceRow, position).id;
}

static GArray *
make_rows (void)
{
  return g_array_new (FALSE, FALSE, sizeof (PndEvidenceRow));
}

/* takes @rows; tells exactly what is another one now */
static void
replace_rows (PndEvidenceModel *self, GArray *rows)
{
  g_autoptr (GArray) before = self->rows;
  guint most = MIN (before->len, rows->len);
  guint head = 0;
  guint tail = 0;

  while (head < most && get_row_id (before, head) == get_row_id (rows, head))
    head++;
  while (tail < most - head
         && get_row_id (before, before->len - 1 - tail) == get_row_id (rows, rows->len - 1 - tail))
    tail++;
  self->rows = rows;
  if (before->len - head - tail > 0 || rows->len - head - tail > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, before->len - head - tail,
                                rows->len - head - tail);
}

static gboolean
is_by_place (PndEvidenceModel *self)
{
  return self->order == PND_EVIDENCE_BY_PLACE && !self->descending;
}

static void
end_load (PndEvidenceModel *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->coming, g_array_unref);
  if (self->load == NULL)
    return;
  g_clear_pointer (&self->load, pnd_evidence_load_free);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
fail (PndEvidenceModel *self, GError *error)
{
  end_load (self);
  replace_rows (self, make_rows ());
  g_signal_emit (self, signals[FAILED], 0, error->message);
  g_error_free (error);
}

static void
finish (PndEvidenceModel *self)
{
  GArray *rows = g_steal_pointer (&self->coming);

  if (!is_by_place (self))
    pnd_evidence_sort (rows, self->order, self->descending);
  replace_rows (self, rows);
  end_load (self);
}

/* shows the first rows of another filter, and further ones as they come */
static void
show_so_far (PndEvidenceModel *self)
{
  GArray *rows;

  if (!self->is_fresh || !is_by_place (self))
    return;
  rows = make_rows ();
  if (self->coming->len > 0)
    g_array_append_vals (rows, self->coming->data, self->coming->len);
  replace_rows (self, rows);
}

static gboolean
load_cb (gpointer data)
{
  PndEvidenceModel *self = data;
  gint64 end = g_get_monotonic_time () + SLICE;
  gboolean is_first = self->coming->len == 0;
  GError *error = NULL;

  g_assert (PND_IS_EVIDENCE_MODEL (self));

  while (!pnd_evidence_load_is_done (self->load) && g_get_monotonic_time () < end)
    if (!pnd_evidence_load_next (self->load, is_first ? FIRST_ROWS : NEXT_ROWS, self->coming,
                                 &error))
      {
        self->source = 0;
        fail (self, error);
        return G_SOURCE_REMOVE;
      }
  if (!pnd_evidence_load_is_done (self->load))
    {
      if (is_first && self->coming->len > 0)
        show_so_far (self);
      return G_SOURCE_CONTINUE;
    }
  self->source = 0;
  finish (self);
  return G_SOURCE_REMOVE;
}

static void
begin_load (PndEvidenceModel *self, gboolean is_fresh)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  GError *error = NULL;

  end_load (self);
  self->is_fresh = is_fresh;
  if (project == NULL)
    {
      replace_rows (self, make_rows ());
      return;
    }
  self->load = pnd_evidence_load_new (pnd_project_get_database (project), &self->filter, &error);
  if (self->load == NULL)
    {
      fail (self, error);
      return;
    }
  self->coming = make_rows ();
  /* not when nothing else is to do: on a slow display drawing alone, such as that of a blinking
   * caret, would keep it waiting for good. Between two pieces there is time to draw */
  self->source = g_timeout_add (PAUSE, load_cb, self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
changed_cb (PndEvidenceModel *self, PndChanges *changes)
{
  static const char *const tables[]
    = { "codings", "documents", "codes", "coders", "case_documents", "coding_cases" };

  g_assert (PND_IS_EVIDENCE_MODEL (self));

  if (!self->is_running)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (pnd_changes_is_reset (changes) || pnd_changes_touch (changes, tables[i]))
      {
        begin_load (self, FALSE);
        return;
      }
}

/* ids of another project mean nothing here */
static void
project_cb (PndEvidenceModel *self)
{
  g_assert (PND_IS_EVIDENCE_MODEL (self));

  pnd_evidence_model_stop (self);
}

static GType
get_item_type (GListModel *list)
{
  return PND_TYPE_CODING;
}

static guint
get_n_items (GListModel *list)
{
  return PND_EVIDENCE_MODEL (list)->rows->len;
}

static gpointer
get_item (GListModel *list, guint position)
{
  PndEvidenceModel *self = PND_EVIDENCE_MODEL (list);
  PndProject *project = pnd_workspace_get_project (self->workspace);

  if (position >= self->rows->len || project == NULL)
    return NULL;
  return pnd_row_get (project, PND_TYPE_CODING, get_row_id (self->rows, position), NULL);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
pnd_evidence_model_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  if (property == PROP_LOADING)
    g_value_set_boolean (value, pnd_evidence_model_get_loading (PND_EVIDENCE_MODEL (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
pnd_evidence_model_dispose (GObject *object)
{
  PndEvidenceModel *self = PND_EVIDENCE_MODEL (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->load, pnd_evidence_load_free);
  g_clear_pointer (&self->coming, g_array_unref);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pnd_evidence_model_parent_class)->dispose (object);
}

static void
pnd_evidence_model_finalize (GObject *object)
{
  PndEvidenceModel *self = PND_EVIDENCE_MODEL (object);

  pnd_evidence_filter_clear (&self->filter);
  g_array_unref (self->rows);

  G_OBJECT_CLASS (pnd_evidence_model_parent_class)->finalize (object);
}

static void
pnd_evidence_model_class_init (PndEvidenceModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pnd_evidence_model_get_property;
  object_class->dispose = pnd_evidence_model_dispose;
  object_class->finalize = pnd_evidence_model_finalize;
  properties[PROP_LOADING]
    = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pnd_evidence_model_init (PndEvidenceModel *self)
{
  self->rows = make_rows ();
  pnd_evidence_filter_init (&self->filter);
}

/**
 * pnd_evidence_model_new:
 * @workspace: whose project
 *
 * Returns: (transfer full): an empty list, until a filter is set
 */
PndEvidenceModel *
pnd_evidence_model_new (PndWorkspace *workspace)
{
  PndEvidenceModel *self = g_object_new (PND_TYPE_EVIDENCE_MODEL, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (workspace, "notify::project", G_CALLBACK (project_cb), self);
  return self;
}

/**
 * pnd_evidence_model_set_filter:
 * @self: the list
 * @filter: what to let through; copied
 */
void
pnd_evidence_model_set_filter (PndEvidenceModel *self, const PndEvidenceFilter *filter)
{
  PndEvidenceFilter copy;

  g_return_if_fail (PND_IS_EVIDENCE_MODEL (self));

  pnd_evidence_filter_copy (filter, &copy);
  pnd_evidence_filter_clear (&self->filter);
  self->filter = copy;
  self->is_running = TRUE;
  begin_load (self, TRUE);
}

/**
 * pnd_evidence_model_set_order:
 * @self: the list
 * @order: by what its rows stand
 * @descending: the greatest first
 */
void
pnd_evidence_model_set_order (PndEvidenceModel *self, PndEvidenceOrder order, gboolean descending)
{
  GArray *rows;

  g_return_if_fail (PND_IS_EVIDENCE_MODEL (self));

  if (self->order == order && self->descending == descending)
    return;
  self->order = order;
  self->descending = descending;
  if (self->load != NULL)
    return;
  rows = make_rows ();
  if (self->rows->len > 0)
    g_array_append_vals (rows, self->rows->data, self->rows->len);
  pnd_evidence_sort (rows, order, descending);
  replace_rows (self, rows);
}

/**
 * pnd_evidence_model_get_loading:
 * @self: the list
 *
 * Returns: whether more rows are to come
 */
gboolean
pnd_evidence_model_get_loading (PndEvidenceModel *self)
{
  g_return_val_if_fail (PND_IS_EVIDENCE_MODEL (self), FALSE);

  return self->load != NULL;
}

/**
 * pnd_evidence_model_stop:
 * @self: the list
 */
void
pnd_evidence_model_stop (PndEvidenceModel *self)
{
  g_return_if_fail (PND_IS_EVIDENCE_MODEL (self));

  self->is_running = FALSE;
  end_load (self);
  replace_rows (self, make_rows ());
}

/**
 * pnd_evidence_model_get_id:
 * @self: the list
 * @position: of a row, from 0
 *
 * Returns: id of its coding; 0 beyond the end
 */
gint64
pnd_evidence_model_get_id (PndEvidenceModel *self, guint position)
{
  g_return_val_if_fail (PND_IS_EVIDENCE_MODEL (self), 0);

  return position < self->rows->len ? get_row_id (self->rows, position) : 0;
}
