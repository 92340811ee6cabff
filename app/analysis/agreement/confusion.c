/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/agreement/confusion.h"

#include <stdlib.h>
#include <string.h>

#include "app/analysis/agreement/partition.h"
#include "app/model/values.h"

#include "app/model/language.h"

/**
 * PndConfusion:
 * @counts: rows of codes and nothing, columns alike
 */
struct _PndConfusion
{
  PndMaterial *material;
  PndUnits *units;
  int n;
  gint64 *counts;
};

/* @row, @column: codes, the number of codes for nothing; @first, @second: coders */
typedef void (*CellFunc) (const PndConfusion *self, int row, int column, int first, int second,
                          PndSpan span, gint64 weight, gpointer data);

typedef struct
{
  const PndConfusion *self;
  const PndPartition *partition;
  CellFunc func;
  gpointer data;
} Walk;

/**
 * Said:
 *
 * A coder gave a unit a code.
 */
typedef struct
{
  int unit;
  int coder;
  int code;
} Said;

/**
 * pnd_confusion_free:
 * @self: (nullable) (transfer full): a confusion matrix
 *
 * Frees it.
 */
void
pnd_confusion_free (PndConfusion *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->units, pnd_units_free);
  g_clear_pointer (&self->material, pnd_material_free);
  g_free (self->counts);
  g_free (self);
}

/* codes of @one, in order, that are not in @other */
static GArray *
subtract (const GArray *one, const GArray *other)
{
  GArray *left = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < one->len; i++)
    {
      int code = g_array_index (one, int, i);
      gboolean is_in = FALSE;

      for (guint j = 0; j < other->len && !is_in; j++)
        is_in = g_array_index (other, int, j) == code;
      if (!is_in)
        g_array_append_val (left, code);
    }
  return left;
}

static void
cross (const Walk *walk, const GArray *one, const GArray *other, int first, int second,
       PndSpan span, gint64 weight)
{
  g_autoptr (GArray) rows = subtract (one, other);
  g_autoptr (GArray) columns = subtract (other, one);
  int nothing = walk->self->n;

  for (guint i = 0; i < one->len; i++)
    {
      int code = g_array_index (one, int, i);
      gboolean is_left = FALSE;

      for (guint j = 0; j < rows->len && !is_left; j++)
        is_left = g_array_index (rows, int, j) == code;
      if (!is_left)
        walk->func (walk->self, code, code, first, second, span, weight, walk->data);
    }
  if (rows->len == 0 && columns->len > 0)
    g_array_append_val (rows, nothing);
  else if (columns->len == 0 && rows->len > 0)
    g_array_append_val (columns, nothing);
  for (guint i = 0; i < rows->len; i++)
    for (guint j = 0; j < columns->len; j++)
      walk->func (walk->self, g_array_index (rows, int, i), g_array_index (columns, int, j), first,
                  second, span, weight, walk->data);
}

static void
cross_all (const Walk *walk, const GArray *const *codes, PndSpan span, gint64 weight)
{
  for (int first = 0; first < walk->self->material->n_coders; first++)
    for (int second = first + 1; second < walk->self->material->n_coders; second++)
      cross (walk, codes[first], codes[second], first, second, span, weight);
}

static void
cross_run (PndSpan run, const int *sets, gpointer data)
{
  const Walk *walk = data;
  int n_coders = walk->self->material->n_coders;
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (int));
  g_autofree const GArray **codes = g_new (const GArray *, n_coders);

  for (int c = 0; c < n_coders; c++)
    codes[c] = sets[c] < 0 ? none : pnd_partition_get_codes (walk->partition, sets[c]);
  cross_all (walk, codes, run, pnd_span_length (run));
}

static int
compare_said (gconstpointer first, gconstpointer second)
{
  const Said *a = first, *b = second;

  if (a->unit != b->unit)
    return a->unit < b->unit ? -1 : 1;
  return a->coder != b->coder ? a->coder - b->coder : a->code - b->code;
}

static GArray *
list_said (const PndConfusion *self)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Said));

  for (int code = 0; code < self->n; code++)
    {
      g_autoptr (PndRatings) ratings = pnd_units_rate (self->units, self->material, code);

      for (guint i = 0; i < ratings->cells->len; i++)
        for (int c = 0; c < self->material->n_coders; c++)
          {
            const PndRatingCell *cell = &g_array_index (ratings->cells, PndRatingCell, i);
            Said said = { cell->cluster, c, code };

            if (pnd_ratings_get_value (ratings, cell->pattern, c) == 1)
              g_array_append_val (list, said);
          }
    }
  g_array_sort (list, compare_said);
  return list;
}

static void
walk_units (const Walk *walk)
{
  g_autoptr (GArray) list = list_said (walk->self);
  int n_coders = walk->self->material->n_coders;
  g_autoptr (GPtrArray) codes
      = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (int c = 0; c < n_coders; c++)
    g_ptr_array_add (codes, g_array_new (FALSE, FALSE, sizeof (int)));
  for (guint i = 0; i < list->len;)
    {
      int unit = g_array_index (list, Said, i).unit;

      for (int c = 0; c < n_coders; c++)
        g_array_set_size (g_ptr_array_index (codes, c), 0);
      for (; i < list->len && g_array_index (list, Said, i).unit == unit; i++)
        {
          const Said *said = &g_array_index (list, Said, i);

          g_array_append_val ((GArray *) g_ptr_array_index (codes, said->coder), said->code);
        }
      cross_all (walk, (const GArray *const *) codes->pdata,
                 g_array_index (walk->self->units->spans, PndSpan, unit), 1);
    }
}

static void
walk_cells (const PndConfusion *self, CellFunc func, gpointer data)
{
  Walk walk = { self, NULL, func, data };

  if (self->units->unit == PND_UNIT_CHARACTER || self->units->unit == PND_UNIT_CONTINUUM)
    {
      g_autoptr (PndPartition) partition = pnd_partition_new (self->material);

      walk.partition = partition;
      pnd_partition_foreach_run (partition, cross_run, &walk);
    }
  else
    walk_units (&walk);
}

static void
count_cell (const PndConfusion *self, int row, int column, int first, int second, PndSpan span,
            gint64 weight, gpointer data)
{
  self->counts[row * (self->n + 1) + column] += weight;
}

/**
 * pnd_confusion_new:
 * @database: the project's connection or a reader's
 * @options: what to compare
 * @cancellable: (nullable): stops it
 * @error: return location for a #PndStoreError or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the matrix
 */
PndConfusion *
pnd_confusion_new (PndDatabase *database, const PndAgreementOptions *options,
                   GCancellable *cancellable, GError **error)
{
  g_autoptr (PndConfusion) self = g_new0 (PndConfusion, 1);

  self->material = pnd_material_load (database, options, cancellable, error);
  if (self->material != NULL)
    self->units = pnd_units_new (self->material, options, database, cancellable, error);
  if (self->units == NULL)
    return NULL;
  self->n = (int) self->material->codes->len;
  self->counts = g_new0 (gint64, (self->n + 1) * (self->n + 1));
  walk_cells (self, count_cell, NULL);
  return g_steal_pointer (&self);
}

/**
 * pnd_confusion_get_n_codes:
 * @self: a confusion matrix
 *
 * Returns: how many codes there are, nothing not counted
 */
int
pnd_confusion_get_n_codes (const PndConfusion *self)
{
  return self->n;
}

/**
 * pnd_confusion_get_label:
 * @self: a confusion matrix
 * @code: index of a code, or the number of codes
 *
 * Returns: (transfer none): its label
 */
const char *
pnd_confusion_get_label (const PndConfusion *self, int code)
{
  return code == self->n ? "(nothing)"
                         : g_array_index (self->material->codes, PndAgreementCode, code).label;
}

/**
 * pnd_confusion_get_name:
 * @self: a confusion matrix
 * @code: index of a code, or the number of codes
 *
 * Returns: (transfer full): its name in words
 */
char *
pnd_confusion_get_name (const PndConfusion *self, int code)
{
  const PndAgreementCode *one;
  const char *name;

  if (code == self->n)
    return g_strdup (_("Nothing"));
  one = &g_array_index (self->material->codes, PndAgreementCode, code);
  name = pnd_code_tree_get (self->material->tree, one->node)->name;
  return one->polarity == PND_AGREEMENT_ANY_POLARITY
             ? g_strdup (name)
             : g_strdup_printf ("%s (%s)", name, pnd_polarity_get_title (one->polarity));
}

/**
 * pnd_confusion_get_colour:
 * @self: a confusion matrix
 * @code: index of a code, or the number of codes
 *
 * Returns: (transfer none) (nullable): its colour
 */
const char *
pnd_confusion_get_colour (const PndConfusion *self, int code)
{
  const PndAgreementCode *one;

  if (code == self->n)
    return NULL;
  one = &g_array_index (self->material->codes, PndAgreementCode, code);
  return pnd_code_tree_get (self->material->tree, one->node)->colour;
}

/**
 * pnd_confusion_get:
 * @self: a confusion matrix
 * @row: what one coder said
 * @column: what the other said
 *
 * Returns: of how many units
 */
gint64
pnd_confusion_get (const PndConfusion *self, int row, int column)
{
  return self->counts[row * (self->n + 1) + column];
}

/**
 * Search:
 * @spans: by coder and side: where the coder's code of the cell is
 */
typedef struct
{
  int row;
  int column;
  GPtrArray *spans;
} Search;

static void
take_cell (const PndConfusion *self, int row, int column, int first, int second, PndSpan span,
           gint64 weight, gpointer data)
{
  Search *search = data;

  if (row != search->row || column != search->column)
    return;
  if (row < self->n)
    g_array_append_val ((GArray *) g_ptr_array_index (search->spans, 2 * first), span);
  if (column < self->n)
    g_array_append_val ((GArray *) g_ptr_array_index (search->spans, 2 * second + 1), span);
}

/* @spans: joined */
static gboolean
meets_any (const GArray *spans, PndSpan span)
{
  guint first = (guint) pnd_units_find (spans, span.start);

  return first < spans->len && g_array_index (spans, PndSpan, first).start < span.end;
}

static gboolean
is_behind (const Search *search, const PndAgreementPassage *passage)
{
  return (passage->code == search->row
          && meets_any (g_ptr_array_index (search->spans, 2 * passage->coder), passage->span))
         || (passage->code == search->column
             && meets_any (g_ptr_array_index (search->spans, 2 * passage->coder + 1),
                           passage->span));
}

static int
compare_passages (gconstpointer first, gconstpointer second)
{
  const PndAgreementPassage *a = first, *b = second;
  int order = pnd_span_compare (a->span, b->span);

  return order != 0 ? order : a->id < b->id ? -1 : a->id > b->id;
}

/**
 * pnd_confusion_list:
 * @self: a confusion matrix
 * @row: what one coder said
 * @column: what the other said
 *
 * Returns: (transfer full): ids (gint64) of the codings behind the cell
 */
GArray *
pnd_confusion_list (const PndConfusion *self, int row, int column)
{
  g_autoptr (GPtrArray) spans
      = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (PndAgreementPassage));
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Search search = { row, column, spans };

  for (int i = 0; i < 2 * self->material->n_coders; i++)
    g_ptr_array_add (spans, g_array_new (FALSE, FALSE, sizeof (PndSpan)));
  walk_cells (self, take_cell, &search);
  for (guint i = 0; i < spans->len; i++)
    pnd_material_join (spans->pdata[i]);
  for (guint i = 0; i < self->material->passages->len; i++)
    {
      const PndAgreementPassage *passage
          = &g_array_index (self->material->passages, PndAgreementPassage, i);

      if (is_behind (&search, passage))
        g_array_append_vals (found, passage, 1);
    }
  g_array_sort (found, compare_passages);
  for (guint i = 0; i < found->len; i++)
    g_array_append_val (ids, g_array_index (found, PndAgreementPassage, i).id);
  return ids;
}
