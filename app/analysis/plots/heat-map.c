/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/plots/heat-map.h"

static int
compare_ints (gconstpointer first, gconstpointer second)
{
  return *(const int *) first - *(const int *) second;
}

/* by how much is coded, the most first; then as they stand */
static int
compare_coded (gconstpointer first, gconstpointer second, gpointer data)
{
  const PndPlotRows *rows = data;
  int a = *(const int *) first, b = *(const int *) second;
  int n_a = pnd_plot_rows_get_document (rows, a)->n_rows;
  int n_b = pnd_plot_rows_get_document (rows, b)->n_rows;

  return n_a != n_b ? n_b - n_a : a - b;
}

static void
choose_documents (PndHeatMap *self, int most)
{
  for (guint d = 0; d < self->rows->documents->len; d++)
    {
      int index = (int) d;

      if (pnd_plot_rows_get_document (self->rows, index)->n_rows > 0)
        g_array_append_val (self->documents, index);
      else
        self->n_uncoded++;
    }
  if ((int) self->documents->len <= most)
    return;
  self->n_left = (int) self->documents->len - most;
  g_array_sort_with_data (self->documents, compare_coded, self->rows);
  g_array_set_size (self->documents, most);
  g_array_sort (self->documents, compare_ints);
}

static void
choose_codes (PndHeatMap *self)
{
  g_autofree int *counts = pnd_plot_rows_count_codes (self->rows);

  for (int i = 0; i < pnd_code_tree_get_n (self->rows->codes); i++)
    {
      const PndCodeTreeNode *code = pnd_code_tree_get (self->rows->codes, i);

      if (counts[i] > 0 || (code->kind == PND_CODE_KIND_INDICATOR
                            && pnd_code_tree_find_motive (self->rows->codes, i) >= 0))
        g_array_append_val (self->codes, i);
    }
}

static void
count (PndHeatMap *self)
{
  g_autofree int *places = g_new0 (int, pnd_code_tree_get_n (self->rows->codes) + 1);

  self->counts = g_new0 (int, self->documents->len * self->codes->len + 1);
  for (guint c = 0; c < self->codes->len; c++)
    places[g_array_index (self->codes, int, c)] = (int) c;
  for (guint d = 0; d < self->documents->len; d++)
    {
      const PndPlotDocument *document
          = pnd_plot_rows_get_document (self->rows, g_array_index (self->documents, int, d));
      int *row = self->counts + d * self->codes->len;

      for (int i = document->first; i < document->first + document->n_rows; i++)
        {
          int *cell = &row[places[pnd_plot_rows_get (self->rows, i)->code]];

          *cell += 1;
          self->most = MAX (self->most, *cell);
        }
    }
}

/**
 * pnd_heat_map_new:
 * @rows: the codings
 * @max_documents: so many documents at most, from 1; those with the most passages are taken
 *
 * Returns: (transfer full): the map
 */
PndHeatMap *
pnd_heat_map_new (PndPlotRows *rows, int max_documents)
{
  PndHeatMap *self;

  g_return_val_if_fail (rows != NULL && max_documents > 0, NULL);

  self = g_new0 (PndHeatMap, 1);
  self->rows = pnd_plot_rows_ref (rows);
  self->codes = g_array_new (FALSE, FALSE, sizeof (int));
  self->documents = g_array_new (FALSE, FALSE, sizeof (int));
  choose_documents (self, max_documents);
  choose_codes (self);
  count (self);
  return self;
}

/**
 * pnd_heat_map_free:
 * @self: (transfer full) (nullable): a map
 */
void
pnd_heat_map_free (PndHeatMap *self)
{
  if (self == NULL)
    return;
  pnd_plot_rows_unref (self->rows);
  g_array_unref (self->codes);
  g_array_unref (self->documents);
  g_free (self->counts);
  g_free (self);
}

/**
 * pnd_heat_map_get:
 * @self: a map
 * @document: place of a document in it, from 0
 * @code: place of a code in it, from 0
 *
 * Returns: how many passages there are
 */
int
pnd_heat_map_get (const PndHeatMap *self, int document, int code)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (document >= 0 && document < (int) self->documents->len, 0);
  g_return_val_if_fail (code >= 0 && code < (int) self->codes->len, 0);

  return self->counts[document * (int) self->codes->len + code];
}
