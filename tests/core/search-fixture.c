/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/core/search-fixture.h"

#include <glib/gstdio.h>

void
search_remove_files (void)
{
  g_autofree char *folder = pnd_search_cache_get_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
}

void
search_set_up (SearchFixture *search, gconstpointer data)
{
  search_remove_files ();
  fixture_set_up (&search->fixture, data);
  search->index = pnd_search_index_new (search->fixture.project, PND_SEARCH_TABLE_ALL);
}

void
search_tear_down (SearchFixture *search, gconstpointer data)
{
  pnd_search_index_close (search->index);
  g_clear_object (&search->index);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  fixture_tear_down (&search->fixture, data);
  search_remove_files ();
}

char *
search_list (PndSearchIndex *index, const char *query, PndSearchMode mode, PndSearchScope scope)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndSearch) search = pnd_search_new (index, query, mode, scope, &error);
  g_autoptr (GPtrArray) hits
    = g_ptr_array_new_with_free_func ((GDestroyNotify) pnd_search_hit_free);
  GString *lines = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint max = 3; !pnd_search_is_done (search); max += 3)
    {
      pnd_search_next (search, max, hits, &error);
      g_assert_no_error (error);
    }
  for (guint i = 0; i < hits->len; i++)
    {
      const PndSearchHit *hit = hits->pdata[i];

      g_string_append_printf (lines, "%s %d-%d\n", hit->about, hit->start, hit->end);
    }
  return g_string_free (lines, FALSE);
}

void
search_assert_found (SearchFixture *search, const char *query, PndSearchMode mode,
                     const char *expected)
{
  g_autofree char *early = search_list (search->index, query, mode, PND_SEARCH_IN_DOCUMENTS);
  g_autofree char *indexed = NULL;

  g_assert_cmpstr (early, ==, expected);
  pnd_search_index_wait (search->index);
  indexed = search_list (search->index, query, mode, PND_SEARCH_IN_DOCUMENTS);
  g_assert_cmpstr (indexed, ==, expected);
}
