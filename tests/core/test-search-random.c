/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Searching a project: the index never makes a difference to what is found, whatever was edited,
 * undone, thrown away or forgotten before. */

#include <string.h>

#include "tests/core/search-oracle.h"

#define SEED 20231117

static void
trash_one (SearchFixture *search, GRand *rand)
{
  gint64 id = ask (&search->fixture, "SELECT ifnull (min (id), 0) FROM documents WHERE trashed "
                                     "IS NULL AND id % 3 = abs (random ()) % 3");
  g_autoptr (PndDocument) document = NULL;

  if (id == 0)
    return;
  document = pnd_row_get (search->fixture.project, PND_TYPE_DOCUMENT, id, NULL);
  g_assert_true (pnd_document_trash (document, NULL));
}

static void
restore_one (SearchFixture *search)
{
  gint64 id = ask (&search->fixture,
                   "SELECT ifnull (max (id), 0) FROM documents WHERE trashed IS NOT NULL");
  g_autoptr (PndDocument) document = NULL;

  if (id == 0)
    return;
  document = pnd_row_get (search->fixture.project, PND_TYPE_DOCUMENT, id, NULL);
  g_assert_true (pnd_document_restore (document, NULL));
}

static void
replace_one (SearchFixture *search, GRand *rand)
{
  gint64 id = ask (&search->fixture,
                   "SELECT ifnull (min (id), 0) FROM documents WHERE trashed IS NULL");
  g_autoptr (PndDocument) document = NULL;
  g_autoptr (PndDocumentText) text = NULL;
  char *utf8 = search_make_text (rand, 40);

  text = pnd_document_text_new_take (utf8, strlen (utf8));
  if (id == 0)
    return;
  document = pnd_row_get (search->fixture.project, PND_TYPE_DOCUMENT, id, NULL);
  g_assert_true (pnd_document_replace_text (document, text, NULL, NULL));
}

static void
step (SearchFixture *search, GRand *rand, int number)
{
  g_autofree char *name = g_strdup_printf ("doc-%04d", number);
  g_autofree char *text = search_make_text (rand, g_rand_int_range (rand, 1, 60));

  switch (g_rand_int_range (rand, 0, 9))
    {
    case 0:
    case 1:
    case 2:
      add_document (&search->fixture, name, text);
      break;
    case 3:
      trash_one (search, rand);
      break;
    case 4:
      restore_one (search);
      break;
    case 5:
      replace_one (search, rand);
      break;
    case 6:
      if (pnd_project_get_undo_label (search->fixture.project) != NULL)
        undo (&search->fixture);
      break;
    case 7:
      if (pnd_project_get_redo_label (search->fixture.project) != NULL)
        redo (&search->fixture);
      break;
    default:
      if (g_rand_int_range (rand, 0, 6) == 0)
        g_assert_true (pnd_document_empty_trash (search->fixture.project, NULL));
    }
}

static void
test_random (SearchFixture *search, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  for (int i = 0; i < 240; i++)
    {
      step (search, rand, i);
      if (g_rand_int_range (rand, 0, 3) == 0)
        pnd_search_index_wait (search->index);
      if (i % 3 == 0)
        search_check_all (search, rand);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  search_add ("/search/random", test_random);
  return g_test_run ();
}
