/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/plots/draw/kinds.h"

#include "app/analysis/plots/draw/frame.h"
#include "app/analysis/plots/layouts/layouts.h"
#include "app/analysis/review/counted.h"
#include "app/model/language.h"

typedef gpointer (*LoadFunc) (PndDatabase *database, const PndPlotRequest *request,
                              GCancellable *cancellable, GError **error);
typedef PndPlot *(*LayOutFunc) (gconstpointer data, const char *title, double width);

typedef struct
{
  const char *name;
  const char *title;
  const char *hint;
  LoadFunc load;
  LayOutFunc lay_out;
  GDestroyNotify free;
  gboolean is_of_words; /* of documents, whatever is coded in them */
} Kind;

/*
 * PndPlotData:
 * @counted: (nullable): which codings count, in words
 */
struct _PndPlotData
{
  const Kind *kind;
  gpointer data;
  char *counted;
};

static gpointer
load_matrix (PndDatabase *database, const PndPlotRequest *request, GCancellable *cancellable,
             GError **error)
{
  return pnd_matrix_load (database, request->holder, !request->skips_rule, cancellable, error);
}

#define MAX_DOCUMENTS 60 /* rows of the heat map */
#define MAX_CODES 45     /* rows of co-occurrence */
#define MAX_WORDS 40
#define MAX_CONTEXTS 300

static gpointer
load_heat_map (PndDatabase *database, const PndPlotRequest *request, GCancellable *cancellable,
               GError **error)
{
  g_autoptr (PndPlotRows) rows = pnd_plot_rows_load (database, FALSE, cancellable, error);

  return rows != NULL ? pnd_heat_map_new (rows, MAX_DOCUMENTS) : NULL;
}

static gpointer
load_cooccurrence (PndDatabase *database, const PndPlotRequest *request, GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (PndPlotRows) rows = pnd_plot_rows_load (database, FALSE, cancellable, error);

  return rows != NULL ? pnd_cooccurrence_load (rows, database, request->relation,
                                               request->distance, MAX_CODES, cancellable, error)
                      : NULL;
}

static gpointer
load_portrait (PndDatabase *database, const PndPlotRequest *request, GCancellable *cancellable,
               GError **error)
{
  g_autoptr (PndPlotRows) rows = pnd_plot_rows_load (database, TRUE, cancellable, error);

  return rows != NULL ? pnd_portrait_load (rows, database, request->document, error) : NULL;
}

static gpointer
load_timeline (PndDatabase *database, const PndPlotRequest *request, GCancellable *cancellable,
               GError **error)
{
  g_autoptr (PndPlotRows) rows = pnd_plot_rows_load (database, TRUE, cancellable, error);

  return rows != NULL ? pnd_timeline_new (rows, request->holder) : NULL;
}

static gpointer
load_saturation (PndDatabase *database, const PndPlotRequest *request, GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (PndPlotRows) rows = pnd_plot_rows_load (database, TRUE, cancellable, error);

  return rows != NULL ? pnd_saturation_new (rows, PND_SATURATION_RULE) : NULL;
}

static gpointer
load_words (PndDatabase *database, const PndPlotRequest *request, GCancellable *cancellable,
            GError **error)
{
  return pnd_words_load (database, MAX_WORDS, cancellable, error);
}

static gpointer
load_context (PndDatabase *database, const PndPlotRequest *request, GCancellable *cancellable,
              GError **error)
{
  return pnd_concordance_load (database, request->word, MAX_CONTEXTS, cancellable, error);
}

static const Kind kinds[PND_N_PLOTS] = {
  [PND_PLOT_MATRIX] = { "motives", N_("Motives by Case"),
                        N_("What stands for and against each motive, and the verdict"),
                        load_matrix, (LayOutFunc) pnd_matrix_lay_out,
                        (GDestroyNotify) pnd_matrix_free },
  [PND_PLOT_HEAT_MAP] = { "heat-map", N_("Codes by Document"),
                          N_("How much of each code each document has"), load_heat_map,
                          (LayOutFunc) pnd_heat_map_lay_out, (GDestroyNotify) pnd_heat_map_free },
  [PND_PLOT_COOCCURRENCE] = { "co-occurrence", N_("Codes Together"),
                              N_("Which codes occur in the same places"), load_cooccurrence,
                              (LayOutFunc) pnd_cooccurrence_lay_out,
                              (GDestroyNotify) pnd_cooccurrence_free },
  [PND_PLOT_PORTRAIT] = { "portrait", N_("Document Portrait"),
                          N_("Where in a document each code is"), load_portrait,
                          (LayOutFunc) pnd_portrait_lay_out, (GDestroyNotify) pnd_portrait_free },
  [PND_PLOT_TIMELINE] = { "timeline", N_("Motives over Time"),
                          N_("For and against each motive, by the date of the document"),
                          load_timeline, (LayOutFunc) pnd_timeline_lay_out,
                          (GDestroyNotify) pnd_timeline_free },
  [PND_PLOT_SATURATION] = { "saturation", N_("Saturation"),
                            N_("Whether documents still bring indicators not seen before"),
                            load_saturation, (LayOutFunc) pnd_saturation_lay_out,
                            (GDestroyNotify) pnd_saturation_free },
  [PND_PLOT_WORDS] = { "words", N_("Frequent Words"), N_("What the documents talk about most"),
                       load_words, (LayOutFunc) pnd_words_lay_out,
                       (GDestroyNotify) pnd_words_free, TRUE },
  [PND_PLOT_CONTEXT] = { "context", N_("Word in Context"), N_("Every place of a word, line by line"),
                         load_context, (LayOutFunc) pnd_concordance_lay_out,
                         (GDestroyNotify) pnd_concordance_free, TRUE },
};

static void
clear_data (gpointer data)
{
  PndPlotData *self = data;

  if (self->data != NULL)
    self->kind->free (self->data);
  g_free (self->counted);
}

/**
 * pnd_plot_kind_get_name:
 * @kind: a plot
 *
 * Returns: (transfer none): its word on the command line
 */
const char *
pnd_plot_kind_get_name (PndPlotKind kind)
{
  g_return_val_if_fail (kind < PND_N_PLOTS, NULL);
  return kinds[kind].name;
}

/**
 * pnd_plot_kind_from_name:
 * @name: (nullable): a word
 * @kind: (out): the plot of that name
 *
 * Returns: %FALSE when there is none
 */
gboolean
pnd_plot_kind_from_name (const char *name, PndPlotKind *kind)
{
  g_return_val_if_fail (kind != NULL, FALSE);

  for (int i = 0; i < PND_N_PLOTS; i++)
    if (g_strcmp0 (kinds[i].name, name) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * pnd_plot_kind_get_title:
 * @kind: a plot
 *
 * Returns: (transfer none): its translated title
 */
const char *
pnd_plot_kind_get_title (PndPlotKind kind)
{
  g_return_val_if_fail (kind < PND_N_PLOTS, NULL);
  return _(kinds[kind].title);
}

/**
 * pnd_plot_kind_get_hint:
 * @kind: a plot
 *
 * Returns: (transfer none): what question it answers, translated
 */
const char *
pnd_plot_kind_get_hint (PndPlotKind kind)
{
  g_return_val_if_fail (kind < PND_N_PLOTS, NULL);
  return _(kinds[kind].hint);
}

static gboolean
load_counted (PndPlotData *self, PndDatabase *database, GError **error)
{
  g_auto (PndCounted) counted = { 0 };

  if (!pnd_counted_load (database, &counted, error))
    return FALSE;
  self->counted = pnd_counted_describe (&counted);
  return TRUE;
}

/* the last line of a plot */
static void
add_counted (PndPlot *plot, const char *counted)
{
  g_autofree char *summary = g_strconcat (pnd_plot_get_summary (plot), " ", counted, NULL);
  double width = pnd_plot_get_width (plot), height = pnd_plot_get_height (plot);
  double used = pnd_plot_add_paragraph (plot, PND_FRAME_MARGIN, height - PND_FRAME_MARGIN / 2,
                                        width - 2 * PND_FRAME_MARGIN, PND_STYLE_SMALL,
                                        PND_INK_QUIET, counted);

  pnd_plot_set_summary (plot, summary);
  pnd_plot_set_size (plot, width, height + used + PND_FRAME_MARGIN / 2);
}

/**
 * pnd_plot_data_load:
 * @database: the project's connection or a reader's
 * @request: what is wanted
 * @cancellable: (nullable): ends the reading
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what the plot is of, or %NULL with a %PND_STORE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 */
PndPlotData *
pnd_plot_data_load (PndDatabase *database, const PndPlotRequest *request,
                    GCancellable *cancellable, GError **error)
{
  g_autoptr (PndPlotData) self = NULL;

  g_return_val_if_fail (database != NULL && request != NULL, NULL);
  g_return_val_if_fail (request->kind < PND_N_PLOTS, NULL);

  self = g_atomic_rc_box_new0 (PndPlotData);
  self->kind = &kinds[request->kind];
  self->data = self->kind->load (database, request, cancellable, error);
  if (self->data == NULL || (!self->kind->is_of_words && !load_counted (self, database, error)))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * pnd_plot_data_ref:
 * @self: what a plot is of
 *
 * Returns: (transfer full): the same
 */
PndPlotData *
pnd_plot_data_ref (PndPlotData *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

/**
 * pnd_plot_data_unref:
 * @self: (transfer full) (nullable): what a plot is of
 */
void
pnd_plot_data_unref (PndPlotData *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear_data);
}

/**
 * pnd_plot_data_lay_out:
 * @self: what a plot is of
 * @width: in pixels; less than a plot can do with is taken as that
 *
 * Returns: (transfer full): the plot
 */
PndPlot *
pnd_plot_data_lay_out (const PndPlotData *self, double width)
{
  PndPlot *plot;

  g_return_val_if_fail (self != NULL, NULL);

  plot = self->kind->lay_out (self->data, _(self->kind->title), MAX (width, PND_FRAME_MIN_WIDTH));
  if (self->counted != NULL)
    add_counted (plot, self->counted);
  return plot;
}
