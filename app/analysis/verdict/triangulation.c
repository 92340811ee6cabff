/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/verdict/triangulation.h"

#include "app/analysis/verdict/independence.h"

/* a place of the table, or a document or a source by what it is */
typedef struct
{
  gint64 row;
  gint64 source;
} Key;

static guint
key_hash (gconstpointer data)
{
  const Key *key = data;

  return (guint) (key->row * 31337 + key->source);
}

static gboolean
key_equal (gconstpointer a, gconstpointer b)
{
  const Key *one = a;
  const Key *other = b;

  return one->row == other->row && one->source == other->source;
}

static void
cell_free (gpointer data)
{
  PndTriangulationCell *cell = data;

  g_array_unref (cell->codings);
  g_free (cell);
}

static gboolean
is_shown (PndUse use)
{
  return use == PND_USE_MENTION || use == PND_USE_WEAK || use == PND_USE_COUNTED;
}

/* the first of the types the passage and its speaker have, as the verdict has it */
static PndSourceType
get_type (const PndEvidence *evidence)
{
  if (evidence->speaker_type == PND_SOURCE_TYPE_NONE
      || evidence->source_type == PND_SOURCE_TYPE_NONE)
    return MAX (evidence->speaker_type, evidence->source_type);
  return MIN (evidence->speaker_type, evidence->source_type);
}

/* index of the passage's source, which is added where it is new */
static int
find_source (PndTriangulation *self, const PndEvidence *evidence)
{
  PndTriangulationSource source = { .informant = evidence->speaker,
                                    .origin = evidence->speaker == 0 ? evidence->origin : 0,
                                    .document = evidence->document,
                                    .type = get_type (evidence) };

  Key key = { source.informant, source.origin };
  int index = GPOINTER_TO_INT (g_hash_table_lookup (self->columns, &key)) - 1;
  PndTriangulationSource *known;

  if (index < 0)
    {
      g_array_append_val (self->sources, source);
      g_hash_table_insert (self->columns, g_memdup2 (&key, sizeof key),
                           GINT_TO_POINTER ((int) self->sources->len));
      return (int) self->sources->len - 1;
    }
  known = &g_array_index (self->sources, PndTriangulationSource, index);
  if (source.type != PND_SOURCE_TYPE_NONE
      && (known->type == PND_SOURCE_TYPE_NONE || source.type < known->type))
    known->type = source.type;
  return index;
}

static PndTriangulationCell *
get_cell (PndTriangulation *self, int row, int source)
{
  Key key = { row, source };
  PndTriangulationCell *cell = g_hash_table_lookup (self->cells, &key);

  if (cell != NULL)
    return cell;
  cell = g_new0 (PndTriangulationCell, 1);
  cell->codings = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_hash_table_insert (self->cells, g_memdup2 (&key, sizeof key), cell);
  return cell;
}

static void
count (PndTriangulationCell *cell, const PndEvidence *evidence)
{
  cell->supports += evidence->polarity == PND_POLARITY_SUPPORTS;
  cell->contradicts += evidence->polarity == PND_POLARITY_CONTRADICTS;
  cell->mentions += evidence->polarity == PND_POLARITY_MENTIONS;
  g_array_append_val (cell->codings, evidence->coding);
}

/*
 * Side:
 * @seen: by speaker and origin
 * @sources: PndSource, each once
 * @has_informants: without any, each origin is a source of its own
 *
 * Who says one thing of one indicator.
 */
typedef struct
{
  GHashTable *seen;
  GArray *sources;
  gboolean has_informants;
} Side;

static void
add_to_side (Side *side, const PndEvidence *evidence)
{
  PndSource source = { .speaker = evidence->speaker != 0 ? evidence->speaker
                                                         : -evidence->origin - 1,
                       .origin = evidence->origin,
                       .type = evidence->source_type };
  Key key = { source.speaker, source.origin };

  if (!g_hash_table_add (side->seen, g_memdup2 (&key, sizeof key)))
    return;
  g_array_append_val (side->sources, source);
  side->has_informants = side->has_informants || evidence->speaker != 0;
}

static void
side_init (Side *side)
{
  side->seen = g_hash_table_new_full (key_hash, key_equal, g_free, NULL);
  side->sources = g_array_new (FALSE, FALSE, sizeof (PndSource));
  side->has_informants = FALSE;
}

/* how many of its sources are independent of each other; empties it */
static int
count_side (Side *side)
{
  int n = side->has_informants ? pnd_sources_count_independent (side->sources)
                               : (int) side->sources->len;

  g_hash_table_unref (side->seen);
  g_array_unref (side->sources);
  return n;
}

/* each document once for each source */
static void
count_document (PndTriangulation *self, int source, gint64 document)
{
  Key key = { document, source };
  PndTriangulationSource *one = &g_array_index (self->sources, PndTriangulationSource, source);

  one->n_passages++;
  if (g_hash_table_add (self->documents, g_memdup2 (&key, sizeof key)))
    one->n_documents++;
}

/**
 * pnd_triangulation_new:
 *
 * Returns: (transfer full): an empty table
 */
PndTriangulation *
pnd_triangulation_new (void)
{
  PndTriangulation *self = g_new0 (PndTriangulation, 1);

  self->rows = g_array_new (FALSE, TRUE, sizeof (PndTriangulationRow));
  self->sources = g_array_new (FALSE, TRUE, sizeof (PndTriangulationSource));
  self->cells = g_hash_table_new_full (key_hash, key_equal, g_free, cell_free);
  self->documents = g_hash_table_new_full (key_hash, key_equal, g_free, NULL);
  self->columns = g_hash_table_new_full (key_hash, key_equal, g_free, NULL);
  return self;
}

/**
 * pnd_triangulation_free:
 * @self: (transfer full) (nullable): a table
 */
void
pnd_triangulation_free (PndTriangulation *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->rows);
  g_array_unref (self->sources);
  g_hash_table_unref (self->cells);
  g_hash_table_unref (self->documents);
  g_hash_table_unref (self->columns);
  g_free (self);
}

/**
 * pnd_triangulation_add_motive:
 * @self: a table
 * @motive: id of a motive
 * @codes: (array length=n_codes): ids of its indicators
 * @n_codes: how many
 * @evidence: (array length=n_evidence): all that is coded of it; origins have one number in all
 *   motives of the table
 * @uses: (array length=n_evidence): what became of each
 * @n_evidence: how many
 *
 * Adds a row for the motive itself and one for each indicator.
 */
void
pnd_triangulation_add_motive (PndTriangulation *self, gint64 motive, const gint64 *codes,
                              int n_codes, const PndEvidence *evidence, const PndUse *uses,
                              int n_evidence)
{
  g_autofree Side *sides = NULL;
  int first;

  g_return_if_fail (self != NULL);

  first = (int) self->rows->len;
  sides = g_new (Side, 2 * (n_codes + 1));
  for (int i = 0; i < 2 * (n_codes + 1); i++)
    side_init (&sides[i]);
  for (int i = 0; i < n_evidence; i++)
    {
      int row = evidence[i].indicator + 1;
      int source;

      if (!is_shown (uses[i]))
        continue;
      source = find_source (self, &evidence[i]);
      count (get_cell (self, first + row, source), &evidence[i]);
      count_document (self, source, evidence[i].document);
      if (evidence[i].polarity != PND_POLARITY_MENTIONS)
        add_to_side (&sides[2 * row + (evidence[i].polarity == PND_POLARITY_CONTRADICTS)],
                     &evidence[i]);
    }
  for (int row = 0; row <= n_codes; row++)
    {
      PndTriangulationRow line = { motive, row == 0 ? motive : codes[row - 1],
                                   count_side (&sides[2 * row]), count_side (&sides[2 * row + 1]) };

      g_array_append_val (self->rows, line);
    }
}

/* informants first, each kind by the type of source */
static int
compare_sources (gconstpointer a, gconstpointer b, gpointer data)
{
  const GArray *sources = data;
  const PndTriangulationSource *one
    = &g_array_index (sources, PndTriangulationSource, *(const int *) a);
  const PndTriangulationSource *other
    = &g_array_index (sources, PndTriangulationSource, *(const int *) b);

  if ((one->informant == 0) != (other->informant == 0))
    return one->informant == 0 ? 1 : -1;
  if (one->informant == 0 && one->type != other->type)
    return one->type < other->type ? -1 : 1;
  if (one->informant != other->informant)
    return one->informant < other->informant ? -1 : 1;
  return one->document < other->document ? -1 : one->document > other->document;
}

/* where each source is now */
static void
move_cells (PndTriangulation *self, const int *places)
{
  GHashTable *cells = g_hash_table_new_full (key_hash, key_equal, g_free, cell_free);
  GHashTableIter iter;
  gpointer key;
  gpointer cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &key, &cell))
    {
      Key *moved = key;

      moved->source = places[moved->source];
      g_hash_table_iter_steal (&iter);
      g_hash_table_insert (cells, key, cell);
    }
  g_hash_table_unref (self->cells);
  self->cells = cells;
}

/**
 * pnd_triangulation_sort:
 * @self: a table, to which nothing is added any more
 *
 * Puts the sources in order: the informants, then documents by their type.
 */
void
pnd_triangulation_sort (PndTriangulation *self)
{
  g_autofree int *order = NULL;
  g_autofree int *places = NULL;
  GArray *sorted;

  g_return_if_fail (self != NULL);

  order = g_new (int, self->sources->len + 1);
  places = g_new (int, self->sources->len + 1);
  sorted = g_array_new (FALSE, TRUE, sizeof (PndTriangulationSource));
  for (int i = 0; i < (int) self->sources->len; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) self->sources->len, sizeof *order, compare_sources,
                     self->sources);
  for (int i = 0; i < (int) self->sources->len; i++)
    {
      places[order[i]] = i;
      g_array_append_val (sorted,
                          g_array_index (self->sources, PndTriangulationSource, order[i]));
    }
  g_array_unref (self->sources);
  self->sources = sorted;
  move_cells (self, places);
}

/**
 * pnd_triangulation_new_from:
 * @motives: #PndMotiveEvidence of one case
 *
 * Returns: (transfer full): their table
 */
PndTriangulation *
pnd_triangulation_new_from (const GPtrArray *motives)
{
  PndTriangulation *self = pnd_triangulation_new ();

  for (guint i = 0; motives != NULL && i < motives->len; i++)
    {
      const PndMotiveEvidence *one = motives->pdata[i];

      pnd_triangulation_add_motive (self, one->motive,
                                    (const gint64 *) (gpointer) one->codes->data,
                                    (int) one->codes->len,
                                    (const PndEvidence *) (gpointer) one->evidence->data,
                                    (const PndUse *) (gpointer) one->result->uses->data,
                                    (int) one->evidence->len);
    }
  pnd_triangulation_sort (self);
  return self;
}

/**
 * pnd_triangulation_load:
 * @database: the project's connection or a reader's
 * @region_case: id of a case, 0 for the whole project
 * @view: (nullable): whose motive, by whose codings; as for pnd_motive_evidence_new()
 * @error: return location for a #PndStoreError
 *
 * Returns: (transfer full) (nullable): the table of all motives; %NULL with @error set
 */
PndTriangulation *
pnd_triangulation_load (PndDatabase *database, gint64 region_case, const PndVerdictView *view,
                        GError **error)
{
  g_autoptr (GPtrArray) motives
    = pnd_motive_evidence_load_all (database, region_case, view, NULL, error);

  return motives != NULL ? pnd_triangulation_new_from (motives) : NULL;
}

/**
 * pnd_triangulation_get:
 * @self: a table
 * @row: index of a row
 * @source: index of a source
 *
 * Returns: (transfer none) (nullable): what the source says of it
 */
const PndTriangulationCell *
pnd_triangulation_get (const PndTriangulation *self, int row, int source)
{
  Key key = { row, source };

  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (self->cells, &key);
}

static void
append_count (GString *text, const char *before, int n, const char *after)
{
  if (n > 0)
    g_string_append_printf (text, "%s%s%d%s", text->len > 0 ? " " : "", before, n, after);
}

/**
 * pnd_triangulation_cell_to_text:
 * @cell: (nullable): a cell
 *
 * Returns: (transfer full): its counts, each with its symbol; empty for none
 */
char *
pnd_triangulation_cell_to_text (const PndTriangulationCell *cell)
{
  GString *text = g_string_new (NULL);

  if (cell != NULL)
    {
      append_count (text, "+", cell->supports, "");
      append_count (text, "−", cell->contradicts, "");
      append_count (text, "(", cell->mentions, ")");
    }
  return g_string_free (text, FALSE);
}
