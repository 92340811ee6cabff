/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/verdict/independence.h"

#define MAX_CHOSEN 9

/*
 * Search:
 * @chosen: indexes of sources that are independent of each other
 */
typedef struct
{
  const GArray *sources;
  int n;
  int n_types;
  gboolean informants;
  guint chosen[MAX_CHOSEN];
} Search;

static const PndSource *
get (const GArray *sources, guint index)
{
  return &g_array_index (sources, PndSource, index);
}

static int
get_kind (const Search *search, guint index)
{
  const PndSource *source = get (search->sources, index);

  return search->informants ? source->office : (int) source->type;
}

static gboolean
fits (const Search *search, int n_chosen, guint index)
{
  const PndSource *source = get (search->sources, index);

  if (search->informants && (source->speaker <= 0 || source->office == 0))
    return FALSE;
  for (int i = 0; i < n_chosen; i++)
    {
      const PndSource *other = get (search->sources, search->chosen[i]);

      if (other->speaker == source->speaker || other->origin == source->origin)
        return FALSE;
    }
  return TRUE;
}

static int
count_kinds (const Search *search, int n_chosen)
{
  int n_kinds = 0;

  for (int i = 0; i < n_chosen; i++)
    {
      gboolean is_new = TRUE;

      for (int j = 0; j < i; j++)
        is_new = is_new
                 && get_kind (search, search->chosen[j]) != get_kind (search, search->chosen[i]);
      n_kinds += is_new;
    }
  return n_kinds;
}

static gboolean
choose (Search *search, int n_chosen, guint from)
{
  /* the kinds still missing cannot be more than the sources still to choose */
  if (search->n_types - count_kinds (search, n_chosen) > search->n - n_chosen)
    return FALSE;
  if (n_chosen == search->n)
    return TRUE;
  for (guint i = from; i < search->sources->len; i++)
    if (fits (search, n_chosen, i))
      {
        search->chosen[n_chosen] = i;
        if (choose (search, n_chosen + 1, i + 1))
          return TRUE;
      }
  return FALSE;
}

/*
 * Matching:
 * @next: by index of a source: the next one with the same speaker, -1 for none
 * @first: speaker (gint64 *) -> index of his first source, plus 1
 * @taken: origin (gint64 *) -> speaker (gint64 *)
 */
typedef struct
{
  const GArray *sources;
  int *next;
  GHashTable *first;
  GHashTable *taken;
} Matching;

/* Finds @speaker an origin, moving other speakers to another of theirs where need be (Kuhn's way to
 * a greatest matching). @seen: origins asked for this time */
static gboolean
give_origin (Matching *self, const gint64 *speaker, GHashTable *seen)
{
  int i = GPOINTER_TO_INT (g_hash_table_lookup (self->first, speaker)) - 1;

  for (; i >= 0; i = self->next[i])
    {
      const PndSource *source = get (self->sources, i);
      const gint64 *other;

      if (!g_hash_table_add (seen, (gpointer) &source->origin))
        continue;
      other = g_hash_table_lookup (self->taken, &source->origin);
      if (other == NULL || give_origin (self, other, seen))
        {
          g_hash_table_insert (self->taken, (gpointer) &source->origin,
                               (gpointer) &source->speaker);
          return TRUE;
        }
    }
  return FALSE;
}

/* whether one of his origins is nobody's yet: most often so, and then nobody need be moved */
static gboolean
take_free_origin (Matching *self, const gint64 *speaker)
{
  int i = GPOINTER_TO_INT (g_hash_table_lookup (self->first, speaker)) - 1;

  for (; i >= 0; i = self->next[i])
    {
      const PndSource *source = get (self->sources, i);

      if (g_hash_table_contains (self->taken, &source->origin))
        continue;
      g_hash_table_insert (self->taken, (gpointer) &source->origin, (gpointer) &source->speaker);
      return TRUE;
    }
  return FALSE;
}

static int
compare_sources (gconstpointer first, gconstpointer second)
{
  const PndSource *a = first, *b = second;

  if (a->speaker != b->speaker)
    return a->speaker < b->speaker ? -1 : 1;
  if (a->origin != b->origin)
    return a->origin < b->origin ? -1 : 1;
  return (int) a->type - (int) b->type;
}

/**
 * pnd_sources_unite:
 * @sources: PndSource elements, of which some may stand there more than once
 *
 * Leaves each once.
 */
void
pnd_sources_unite (GArray *sources)
{
  guint n = 0;

  g_return_if_fail (sources != NULL);

  g_array_sort (sources, compare_sources);
  for (guint i = 0; i < sources->len; i++)
    if (n == 0 || compare_sources (get (sources, n - 1), get (sources, i)) != 0)
      g_array_index (sources, PndSource, n++) = *get (sources, i);
  g_array_set_size (sources, n);
}

/**
 * pnd_sources_count_independent:
 * @sources: PndSource elements
 *
 * Returns: the most sources among them that differ in speaker and in origin
 */
int
pnd_sources_count_independent (const GArray *sources)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) first = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree int *next = NULL;
  Matching self = { .sources = sources, .first = first, .taken = taken };
  int n = 0;

  g_return_val_if_fail (sources != NULL, 0);

  self.next = next = g_new (int, sources->len + 1);
  for (int i = (int) sources->len - 1; i >= 0; i--)
    {
      const gint64 *speaker = &get (sources, i)->speaker;

      next[i] = GPOINTER_TO_INT (g_hash_table_lookup (first, speaker)) - 1;
      g_hash_table_insert (first, (gpointer) speaker, GINT_TO_POINTER (i + 1));
    }
  for (int i = 0; i < (int) sources->len; i++)
    {
      const gint64 *speaker = &get (sources, i)->speaker;
      g_autoptr (GHashTable) seen = NULL;

      if (GPOINTER_TO_INT (g_hash_table_lookup (first, speaker)) != i + 1)
        continue;
      if (take_free_origin (&self, speaker))
        {
          n++;
          continue;
        }
      seen = g_hash_table_new (g_int64_hash, g_int64_equal);
      n += give_origin (&self, speaker, seen);
    }
  return n;
}

/*
 * Kind: the sources of one kind that a choice of n may want
 * @apart: indexes: of these each differs in speaker and origin from the others
 * @kept: indexes: these and others
 */
typedef struct
{
  GArray *apart;
  GArray *kept;
} Kind;

static void
kind_free (gpointer data)
{
  Kind *kind = data;

  g_array_unref (kind->apart);
  g_array_unref (kind->kept);
  g_free (kind);
}

/* how many of the sources at @indexes have the same speaker, or the same origin */
static int
count_like (const GArray *sources, const GArray *indexes, const PndSource *source,
            gboolean by_speaker)
{
  int n = 0;

  for (guint i = 0; i < indexes->len; i++)
    {
      const PndSource *other = get (sources, g_array_index (indexes, guint, i));

      n += by_speaker ? other->speaker == source->speaker : other->origin == source->origin;
    }
  return n;
}

/* Of n chosen, the n - 1 others stand in the way of less than n of those that share a speaker (or
 * an origin), and of less than 2 n - 1 that share nothing: what comes beyond can be replaced. */
static void
consider (const Search *search, Kind *kind, guint index)
{
  const PndSource *source = get (search->sources, index);

  if ((int) kind->apart->len >= 2 * search->n - 1)
    return;
  if (count_like (search->sources, kind->apart, source, TRUE) == 0
      && count_like (search->sources, kind->apart, source, FALSE) == 0)
    g_array_append_val (kind->apart, index);
  else if (count_like (search->sources, kind->kept, source, TRUE) >= search->n
           || count_like (search->sources, kind->kept, source, FALSE) >= search->n)
    return;
  g_array_append_val (kind->kept, index);
}

/* (transfer full): PndSource: enough of them, however many there are, and the kinds they are of */
static GArray *
narrow (const Search *search, int *n_kinds)
{
  g_autoptr (GHashTable) kinds = g_hash_table_new_full (NULL, NULL, NULL, kind_free);
  GArray *narrowed = g_array_new (FALSE, FALSE, sizeof (PndSource));
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < search->sources->len; i++)
    {
      gpointer key = GINT_TO_POINTER (get_kind (search, i));
      Kind *kind = g_hash_table_lookup (kinds, key);

      if (!fits (search, 0, i))
        continue;
      if (kind == NULL)
        {
          kind = g_new0 (Kind, 1);
          kind->apart = g_array_new (FALSE, FALSE, sizeof (guint));
          kind->kept = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (kinds, key, kind);
        }
      consider (search, kind, i);
    }
  *n_kinds = (int) g_hash_table_size (kinds);
  g_hash_table_iter_init (&iter, kinds);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Kind *kind = value;
      const GArray *taken
        = (int) kind->apart->len >= 2 * search->n - 1 ? kind->apart : kind->kept;

      for (guint i = 0; i < taken->len; i++)
        g_array_append_val (narrowed, *get (search->sources, g_array_index (taken, guint, i)));
    }
  return narrowed;
}

/**
 * pnd_sources_have:
 * @sources: PndSource elements
 * @n: how many are wanted, 1 to 9
 * @n_types: of how many types
 * @informants: only known informants count, and their offices stand for the types
 *
 * Returns: whether there are @n sources, each independent of the others, of @n_types types
 */
gboolean
pnd_sources_have (const GArray *sources, int n, int n_types, gboolean informants)
{
  Search search = { .sources = sources, .n = n, .n_types = n_types, .informants = informants };
  g_autoptr (GArray) narrowed = NULL;
  int n_kinds;

  g_return_val_if_fail (sources != NULL && n >= 1 && n <= MAX_CHOSEN, FALSE);

  narrowed = narrow (&search, &n_kinds);
  search.sources = narrowed;
  return n_kinds >= n_types && pnd_sources_count_independent (narrowed) >= n
         && choose (&search, 0, 0);
}

/**
 * pnd_sources_count_types:
 * @sources: PndSource elements
 *
 * Returns: how many types of sources are among them
 */
int
pnd_sources_count_types (const GArray *sources)
{
  gboolean seen[PND_N_SOURCE_TYPES] = { FALSE };
  int n = 0;

  g_return_val_if_fail (sources != NULL, 0);

  for (guint i = 0; i < sources->len; i++)
    {
      n += !seen[get (sources, i)->type];
      seen[get (sources, i)->type] = TRUE;
    }
  return n;
}
