/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The files of the index: nothing forgotten stays in one, and damage, another version, a second
 * program or no room for them make no difference to what is found. */

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "tests/core/search-oracle.h"

#define SEED 20231117

/* whether any file of the index holds these bytes */
static gboolean
is_in_files (const char *bytes)
{
  g_autofree char *folder = pnd_search_cache_get_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gboolean found = FALSE;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *contents = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
      for (gsize i = 0; i + strlen (bytes) <= length; i++)
        found = found || memcmp (contents + i, bytes, strlen (bytes)) == 0;
    }
  return found;
}

static void
test_purge (SearchFixture *search, gconstpointer data)
{
  Fixture *fixture = &search->fixture;
  gint64 id = add_document (fixture, "a", "rahasiabesar adalah rahasia");
  g_autoptr (PndDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  add_document (fixture, "b", "terbukasaja untuk semua");
  pnd_search_index_wait (search->index);
  g_assert_true (is_in_files ("rahasia"));
  document = pnd_row_get (fixture->project, PND_TYPE_DOCUMENT, id, &error);
  g_assert_true (pnd_document_trash (document, &error));
  pnd_search_index_wait (search->index);
  g_assert_true (pnd_document_empty_trash (fixture->project, &error));
  g_assert_no_error (error);
  g_assert_false (is_in_files ("rahasia"));
  search_assert_found (search, "terbukasaja", PND_SEARCH_WORDS, "b 0-11\n");
  g_assert_false (is_in_files ("rahasia"));
  g_assert_true (is_in_files ("terbukasaja"));
}

/* the program ended between forgetting and taking the index away */
static void
test_purge_without_index (SearchFixture *search, gconstpointer data)
{
  Fixture *fixture = &search->fixture;
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *folder = pnd_search_cache_get_folder ();
  g_autofree char *path = NULL;
  g_autoptr (GDir) dir = NULL;
  gsize length;

  add_document (fixture, "a", "rahasiabesar");
  pnd_search_index_wait (search->index);
  pnd_search_index_close (search->index);
  g_clear_object (&search->index);
  dir = g_dir_open (folder, 0, NULL);
  path = g_build_filename (folder, g_dir_read_name (dir), NULL);
  g_assert_true (g_file_get_contents (path, &kept, &length, NULL));
  pnd_database_exec (pnd_project_get_database (fixture->project), NULL,
                     "UPDATE documents SET trashed = '2024'", &error);
  g_assert_true (pnd_document_empty_trash (fixture->project, &error));
  g_assert_no_error (error);
  g_assert_false (is_in_files ("rahasia"));
  g_assert_true (g_file_set_contents (path, kept, (gssize) length, NULL));
  g_assert_true (is_in_files ("rahasia"));
  search->index = pnd_search_index_new (fixture->project, PND_SEARCH_TABLE_ALL);
  pnd_search_index_wait (search->index);
  g_assert_false (is_in_files ("rahasia"));
}

static char *
get_file (void)
{
  g_autofree char *folder = pnd_search_cache_get_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".search"))
      return g_build_filename (folder, name, NULL);
  return NULL;
}

static void
test_damage (SearchFixture *search, gconstpointer data)
{
  Fixture *fixture = &search->fixture;
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  for (int i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("doc-%02d", i);
      g_autofree char *text = search_make_text (rand, 500);

      add_document (fixture, name, text);
    }
  for (int i = 0; i < 12; i++)
    {
      g_autofree char *file = NULL;
      g_autofree char *contents = NULL;
      gsize length;

      pnd_search_index_wait (search->index);
      pnd_search_index_close (search->index);
      g_clear_object (&search->index);
      file = get_file ();
      g_assert_true (g_file_get_contents (file, &contents, &length, NULL));
      g_assert_cmpint (length, >, 4096);
      if (i % 4 == 0)
        length = (gsize) g_rand_int_range (rand, 0, (int) length); /* cut off */
      else
        memset (contents + (i % 4 == 1 ? 0 : g_rand_int_range (rand, 0, (int) length - 4096)),
                i % 4 == 2 ? 0 : 0xa5, 4096);
      g_assert_true (g_file_set_contents (file, contents, (gssize) length, NULL));
      search->index = pnd_search_index_new (fixture->project, PND_SEARCH_TABLE_ALL);
      search_check_all (search, rand);
      pnd_search_index_wait (search->index);
    }
}

static void
test_version (SearchFixture *search, gconstpointer data)
{
  g_autofree char *file = NULL;
  g_autofree char *other = NULL;
  g_autoptr (PndDatabase) database = NULL;

  add_document (&search->fixture, "a", "kota");
  pnd_search_index_wait (search->index);
  pnd_search_index_close (search->index);
  g_clear_object (&search->index);
  file = get_file ();
  database = pnd_database_open (file, PND_DATABASE_WRITE, NULL);
  g_assert_true (pnd_database_exec (database, NULL,
                                    "UPDATE about SET value = '0' WHERE key = 'version'", NULL));
  g_clear_pointer (&database, pnd_database_close);
  search->index = pnd_search_index_new (search->fixture.project, PND_SEARCH_TABLE_ALL);
  search_assert_found (search, "kota", PND_SEARCH_WORDS, "a 0-4\n");
  other = get_file ();
  g_assert_cmpstr (file, !=, other);
}

static void
test_file (SearchFixture *search, gconstpointer data)
{
  g_autofree char *file = NULL;
  struct stat status;

  add_document (&search->fixture, "a", "kota");
  pnd_search_index_wait (search->index);
  file = get_file ();
  g_assert_cmpint (g_stat (file, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_null (strstr (file, search->fixture.folder));
  g_assert_cmpfloat (pnd_search_index_get_share (search->index), ==, 1);
  g_assert_null (pnd_search_index_get_trouble (search->index));
}

/* a second program reads the project while this one has it open, and fills the same index */
static void
test_two (SearchFixture *search, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndProject) other = NULL;
  g_autoptr (PndSearchIndex) index = NULL;
  g_autofree char *found = NULL;

  for (int i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("doc-%02d", i);

      add_document (&search->fixture, name, i % 10 == 0 ? "kota kembar" : "desa");
    }
  other = pnd_project_open (search->fixture.path, TRUE, &error);
  g_assert_no_error (error);
  index = pnd_search_index_new (other, PND_SEARCH_TABLE_ALL);
  pnd_search_index_wait (index);
  pnd_search_index_wait (search->index);
  found = search_list (index, "kembar", PND_SEARCH_WORDS, PND_SEARCH_IN_ALL);
  g_assert_cmpstr (found, ==, "doc-00 5-11\ndoc-10 5-11\ndoc-20 5-11\ndoc-30 5-11\n");
  search_assert_found (search, "kembar", PND_SEARCH_WORDS, found);
  pnd_search_index_close (index);
  g_assert_true (pnd_project_close (other, &error));
}

/* nowhere to write: found all the same, and said why it is slow */
static void
test_no_room (void)
{
  g_autofree char *cache = g_build_filename (g_get_user_cache_dir (), "penanda", NULL);
  g_autofree char *folder = NULL;
  g_autofree char *trouble = NULL;
  SearchFixture search;

  search_remove_files ();
  folder = pnd_search_cache_get_folder ();
  g_rmdir (folder);
  g_rmdir (cache);
  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_assert_true (g_file_set_contents (cache, "", 0, NULL)); /* a file where the folder should be */
  fixture_set_up (&search.fixture, NULL);
  search.index = pnd_search_index_new (search.fixture.project, PND_SEARCH_TABLE_ALL);
  add_document (&search.fixture, "a", "kota kembar");
  search_assert_found (&search, "kembar", PND_SEARCH_WORDS, "a 5-11\n");
  trouble = pnd_search_index_get_trouble (search.index);
  g_assert_nonnull (trouble);
  pnd_search_index_close (search.index);
  g_clear_object (&search.index);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  fixture_tear_down (&search.fixture, NULL);
  g_assert_cmpint (g_unlink (cache), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  search_add ("/search/purge", test_purge);
  search_add ("/search/purge-without-index", test_purge_without_index);
  search_add ("/search/damage", test_damage);
  search_add ("/search/version", test_version);
  search_add ("/search/file", test_file);
  search_add ("/search/two", test_two);
  g_test_add_func ("/search/no-room", test_no_room);
  return g_test_run ();
}
