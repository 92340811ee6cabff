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

/* Finds @speaker an origin, moving other speakers to another of theirs where need be (Kuhn's way to
 * a greatest matching). @taken: origin -> speaker; @seen: origins asked for this time */
static gboolean
give_origin (const GArray *sources, gint64 speaker, GHashTable *taken, GHashTable *seen)
{
  for (guint i = 0; i < sources->len; i++)
    {
      const PndSource *source = get (sources, i);
      const gint64 *other;

      if (source->speaker != speaker || !g_hash_table_add (seen, (gpointer) &source->origin))
        continue;
      other = g_hash_table_lookup (taken, &source->origin);
      if (other == NULL || give_origin (sources, *other, taken, seen))
        {
          g_hash_table_insert (taken, (gpointer) &source->origin, (gpointer) &source->speaker);
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * pnd_sources_add:
 * @sources: PndSource elements
 * @source: one that may be among them
 */
void
pnd_sources_add (GArray *sources, PndSource source)
{
  g_return_if_fail (sources != NULL);

  for (guint i = 0; i < sources->len; i++)
    if (get (sources, i)->speaker == source.speaker && get (sources, i)->origin == source.origin
        && get (sources, i)->type == source.type)
      return;
  g_array_append_val (sources, source);
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
  g_autoptr (GHashTable) done = g_hash_table_new (g_int64_hash, g_int64_equal);
  int n = 0;

  g_return_val_if_fail (sources != NULL, 0);

  for (guint i = 0; i < sources->len; i++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

      if (g_hash_table_add (done, (gpointer) &get (sources, i)->speaker)
          && give_origin (sources, get (sources, i)->speaker, taken, seen))
        n++;
    }
  return n;
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

  g_return_val_if_fail (sources != NULL && n >= 1 && n <= MAX_CHOSEN, FALSE);

  return pnd_sources_count_independent (sources) >= n && choose (&search, 0, 0);
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
