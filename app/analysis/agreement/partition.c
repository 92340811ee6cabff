/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/agreement/partition.h"

/**
 * Change:
 *
 * A passage of a code begins or ends.
 */
typedef struct
{
  int at;
  int code;
  gboolean begins;
} Change;

/**
 * PndPartition:
 * @sets: GArray of int each: indexes of codes, in order
 * @by_codes: one of @sets (borrowed) -> its index + 1
 * @pieces: GArray of PndPiece, one a coder: by place
 */
struct _PndPartition
{
  GPtrArray *sets;
  GHashTable *by_codes;
  GPtrArray *pieces;
};

static guint
hash_codes (gconstpointer data)
{
  const GArray *codes = data;
  guint hash = 5381;

  for (guint i = 0; i < codes->len; i++)
    hash = hash * 33 + (guint) g_array_index (codes, int, i);
  return hash;
}

static gboolean
are_equal (gconstpointer first, gconstpointer second)
{
  const GArray *a = first, *b = second;

  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (g_array_index (a, int, i) != g_array_index (b, int, i))
      return FALSE;
  return TRUE;
}

static int
find_set (PndPartition *self, const GArray *open)
{
  int found = GPOINTER_TO_INT (g_hash_table_lookup (self->by_codes, open));
  GArray *copy;

  if (found > 0)
    return found - 1;
  copy = g_array_sized_new (FALSE, FALSE, sizeof (int), open->len);
  g_array_append_vals (copy, open->data, open->len);
  g_ptr_array_add (self->sets, copy);
  g_hash_table_insert (self->by_codes, copy, GINT_TO_POINTER (self->sets->len));
  return (int) self->sets->len - 1;
}

/* keeps @open in order */
static void
change_open (GArray *open, const Change *change)
{
  guint i = 0;

  while (i < open->len && g_array_index (open, int, i) < change->code)
    i++;
  if (change->begins)
    g_array_insert_val (open, i, change->code);
  else
    g_array_remove_index (open, i);
}

static int
compare_changes (gconstpointer first, gconstpointer second)
{
  const Change *a = first, *b = second;

  if (a->at != b->at)
    return a->at < b->at ? -1 : 1;
  return a->begins != b->begins ? a->begins - b->begins : a->code - b->code;
}

static GArray *
list_changes (const PndMaterial *material, int coder)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (Change));

  for (guint code = 0; code < material->codes->len; code++)
    {
      const GArray *spans = pnd_material_get_spans (material, (int) code, coder);

      for (guint i = 0; i < spans->len; i++)
        {
          PndSpan span = g_array_index (spans, PndSpan, i);
          Change both[] = { { span.start, (int) code, TRUE }, { span.end, (int) code, FALSE } };

          g_array_append_vals (changes, both, 2);
        }
    }
  g_array_sort (changes, compare_changes);
  return changes;
}

static GArray *
cut (PndPartition *self, const PndMaterial *material, int coder)
{
  g_autoptr (GArray) changes = list_changes (material, coder);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (int));
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (PndPiece));
  int at = 0;

  for (guint i = 0; i < changes->len; i++)
    {
      const Change *change = &g_array_index (changes, Change, i);

      if (open->len > 0 && change->at > at)
        {
          PndPiece piece = { PND_SPAN (at, change->at), find_set (self, open) };

          g_array_append_val (pieces, piece);
        }
      at = change->at;
      change_open (open, change);
    }
  return pieces;
}

/**
 * pnd_partition_new:
 * @material: what is compared
 *
 * Returns: (transfer full): the partitions of all coders
 */
PndPartition *
pnd_partition_new (const PndMaterial *material)
{
  PndPartition *self = g_new0 (PndPartition, 1);

  self->sets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->by_codes = g_hash_table_new (hash_codes, are_equal);
  self->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (int c = 0; c < material->n_coders; c++)
    g_ptr_array_add (self->pieces, cut (self, material, c));
  return self;
}

/**
 * pnd_partition_free:
 * @self: (nullable) (transfer full): partitions
 *
 * Frees them.
 */
void
pnd_partition_free (PndPartition *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_codes);
  g_ptr_array_unref (self->sets);
  g_ptr_array_unref (self->pieces);
  g_free (self);
}

/**
 * pnd_partition_get_n_sets:
 * @self: partitions
 *
 * Returns: how many sets of codes there are
 */
int
pnd_partition_get_n_sets (const PndPartition *self)
{
  return (int) self->sets->len;
}

/**
 * pnd_partition_get_codes:
 * @self: partitions
 * @set: index of a set
 *
 * Returns: (transfer none): indexes of its codes
 */
const GArray *
pnd_partition_get_codes (const PndPartition *self, int set)
{
  return g_ptr_array_index (self->sets, set);
}

/**
 * pnd_partition_get_n_pieces:
 * @self: partitions
 * @coder: index of a coder
 *
 * Returns: how many pieces the coder has
 */
int
pnd_partition_get_n_pieces (const PndPartition *self, int coder)
{
  return (int) ((const GArray *) g_ptr_array_index (self->pieces, coder))->len;
}

/**
 * pnd_partition_get_piece:
 * @self: partitions
 * @coder: index of a coder
 * @index: of a piece
 *
 * Returns: (transfer none): the piece
 */
const PndPiece *
pnd_partition_get_piece (const PndPartition *self, int coder, int index)
{
  return &g_array_index ((const GArray *) g_ptr_array_index (self->pieces, coder), PndPiece,
                         index);
}

/* the first piece of a coder that ends after @position */
static int
find_piece (const PndPartition *self, int coder, int position)
{
  int low = 0, high = pnd_partition_get_n_pieces (self, coder);

  while (low < high)
    {
      int middle = low + (high - low) / 2;

      if (pnd_partition_get_piece (self, coder, middle)->span.end <= position)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * pnd_partition_count_common:
 * @self: partitions
 * @coder: index of a coder
 * @index: of a piece of the coder
 * @other: index of another coder
 *
 * Returns: how many code points of the piece the other coder coded
 */
int
pnd_partition_count_common (const PndPartition *self, int coder, int index, int other)
{
  PndSpan span = pnd_partition_get_piece (self, coder, index)->span;
  int n = pnd_partition_get_n_pieces (self, other), common = 0;

  for (int i = find_piece (self, other, span.start);
       i < n && pnd_partition_get_piece (self, other, i)->span.start < span.end; i++)
    common += pnd_span_length (
        pnd_span_intersect (span, pnd_partition_get_piece (self, other, i)->span));
  return common;
}

/**
 * pnd_partition_foreach_run:
 * @self: partitions
 * @func: called for each run that any coder coded
 * @data: for @func
 *
 * Goes along the text once.
 */
void
pnd_partition_foreach_run (const PndPartition *self, PndPartitionFunc func, gpointer data)
{
  int m = (int) self->pieces->len, at = 0;
  g_autofree int *next = g_new0 (int, m);
  g_autofree int *sets = g_new (int, m);

  while (at < G_MAXINT)
    {
      int end = G_MAXINT;
      gboolean any = FALSE;

      for (int c = 0; c < m; c++)
        {
          const PndPiece *piece;

          sets[c] = -1;
          while (next[c] < pnd_partition_get_n_pieces (self, c)
                 && pnd_partition_get_piece (self, c, next[c])->span.end <= at)
            next[c]++;
          if (next[c] == pnd_partition_get_n_pieces (self, c))
            continue;
          piece = pnd_partition_get_piece (self, c, next[c]);
          sets[c] = piece->span.start <= at ? piece->set : -1;
          any = any || sets[c] >= 0;
          end = MIN (end, piece->span.start <= at ? piece->span.end : piece->span.start);
        }
      if (any)
        func (PND_SPAN (at, end), sets, data);
      at = end;
    }
}
