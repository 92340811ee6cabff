/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/plots/portrait.h"

#include "app/analysis/verdict/read-coverage.h"

static void
clear_band (gpointer data)
{
  g_array_unref (((PndPortraitBand *) data)->runs);
}

/* @length: of the text; a passage of any length has a part of its own at least */
static void
add_passage (GArray *runs, const PndPlotRow *row, int length, int n_parts)
{
  PndPortraitRun *last = runs->len > 0 ? &g_array_index (runs, PndPortraitRun, runs->len - 1)
                                       : NULL;
  PndPortraitRun run = { .span = row->span, .n_passages = 1, .polarity = row->polarity };

  run.from = (int) ((gint64) MIN (row->span.start, length - 1) * n_parts / length);
  run.to = (int) (((gint64) MIN (row->span.end, length) * n_parts + length - 1) / length);
  run.to = CLAMP (run.to, run.from + 1, n_parts);
  if (last == NULL || run.from > last->to)
    {
      g_array_append_val (runs, run);
      return;
    }
  last->to = MAX (last->to, run.to);
  last->span = pnd_span_hull (last->span, run.span);
  last->n_passages++;
  last->is_mixed |= last->polarity != run.polarity;
}

static GArray *
make_runs (const PndPlotRows *rows, const PndPlotDocument *document, int code, int length,
           int n_parts, int *n_passages)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (PndPortraitRun));

  *n_passages = 0;
  for (int i = document->first; i < document->first + document->n_rows; i++)
    {
      const PndPlotRow *row = pnd_plot_rows_get (rows, i);

      if (row->code != code || row->is_area)
        continue;
      *n_passages += 1;
      add_passage (runs, row, length, n_parts);
    }
  return runs;
}

/**
 * pnd_portrait_make:
 * @rows: the codings
 * @document: index of a document
 * @length: of its text, in code points
 * @n_parts: into how many parts it is cut, from 1
 *
 * Returns: (transfer full) (element-type PndPortraitBand): a band for each code that it has
 */
GArray *
pnd_portrait_make (const PndPlotRows *rows, int document, int length, int n_parts)
{
  const PndPlotDocument *about = pnd_plot_rows_get_document (rows, document);
  GArray *bands = g_array_new (FALSE, FALSE, sizeof (PndPortraitBand));
  g_autofree gboolean *has = NULL;

  g_return_val_if_fail (about != NULL && n_parts > 0, bands);

  g_array_set_clear_func (bands, clear_band);
  if (length <= 0)
    return bands;
  has = g_new0 (gboolean, pnd_code_tree_get_n (rows->codes) + 1);
  for (int i = about->first; i < about->first + about->n_rows; i++)
    has[pnd_plot_rows_get (rows, i)->code] |= !pnd_plot_rows_get (rows, i)->is_area;
  for (int code = 0; code < pnd_code_tree_get_n (rows->codes); code++)
    {
      PndPortraitBand band = { .code = code };

      if (!has[code])
        continue;
      band.runs = make_runs (rows, about, code, length, n_parts, &band.n_passages);
      g_array_append_val (bands, band);
    }
  return bands;
}

static int
find_most_coded (const PndPlotRows *rows)
{
  int found = rows->documents->len > 0 ? 0 : -1;

  for (int d = 1; d < (int) rows->documents->len; d++)
    if (pnd_plot_rows_get_document (rows, d)->n_rows
        > pnd_plot_rows_get_document (rows, found)->n_rows)
      found = d;
  return found;
}

/**
 * pnd_portrait_load:
 * @rows: the codings
 * @database: the connection they are of
 * @document: id of a document; 0, or one that is not there, for the one with the most codings
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with a %PND_STORE_ERROR
 */
PndPortrait *
pnd_portrait_load (PndPlotRows *rows, PndDatabase *database, gint64 document, GError **error)
{
  g_autoptr (PndPortrait) self = NULL;
  g_autoptr (PndDocumentText) text = NULL;

  g_return_val_if_fail (rows != NULL && database != NULL, NULL);

  self = g_new0 (PndPortrait, 1);
  self->rows = pnd_plot_rows_ref (rows);
  self->place = document != 0 ? pnd_plot_rows_find_document (rows, document) : -1;
  if (self->place < 0)
    self->place = find_most_coded (rows);
  if (self->place < 0)
    return g_steal_pointer (&self);
  self->document = pnd_plot_rows_get_document (rows, self->place)->id;
  text = pnd_read_load_text (database, self->document, error);
  if (text == NULL)
    return NULL;
  self->length = pnd_document_text_get_length (text);
  return g_steal_pointer (&self);
}

/**
 * pnd_portrait_free:
 * @self: (transfer full) (nullable): a document
 */
void
pnd_portrait_free (PndPortrait *self)
{
  if (self == NULL)
    return;
  pnd_plot_rows_unref (self->rows);
  g_free (self);
}
