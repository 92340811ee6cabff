/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Searching: how fast texts go into the index, and how long the first page of hits takes.
 *   PENANDA_BENCH_MB=1000 bench-search     the whole: 1 GB in 10,000 documents; without it 100 MB
 */

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app/model/coder.h"
#include "app/store/search/search.h"
#include "tests/bench/bench.h"

#define DOCUMENT_BYTES 100000
#define N_WORDS 30000
#define N_RUNS 11
#define PAGE 100

/* a language of made-up words, the first of them frequent, the last rare, as in any language */
static GPtrArray *
make_words (GRand *random)
{
  static const char *const parts[] = { "ka",  "ri",  "tan", "mu",  "se",  "lo",   "pa",  "ngan",
                                       "di",  "wi",  "sa",  "ta",  "ber", "ke",   "nya", "rantau",
                                       "tem", "bu",  "la",  "mé",  "ra",  "gang", "yo",  "per" };
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  while (words->len < N_WORDS)
    {
      GString *word = g_string_new (NULL);

      for (int i = g_rand_int_range (random, 2, 5); i > 0; i--)
        g_string_append (word, parts[g_rand_int_range (random, 0, G_N_ELEMENTS (parts))]);
      g_ptr_array_add (words, g_string_free (word, FALSE));
    }
  return words;
}

static PndDocumentText *
make_text (GRand *random, const GPtrArray *words, gboolean is_rare)
{
  GString *text = g_string_sized_new (DOCUMENT_BYTES + 64);
  gsize n_bytes;

  if (is_rare)
    g_string_append (text, "Jarangsekali, 전북특별자치도: ");
  for (int i = 1; text->len < DOCUMENT_BYTES; i++)
    {
      double x = g_rand_double (random);

      g_string_append (text, words->pdata[(guint) (N_WORDS * x * x * x * x)]);
      g_string_append (text, i % 60 == 0 ? ".\n" : i % 12 == 0 ? ". " : " ");
    }
  n_bytes = text->len;
  return pnd_document_text_new_take (g_string_free (text, FALSE), n_bytes);
}

static char *
make_project (const GPtrArray *words, int n_documents)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (BENCH_SEED);
  g_autofree char *folder = g_dir_make_tmp ("penanda-bench-XXXXXX", NULL);
  char *path = g_build_filename (folder, "bench.penanda", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PndProject) project = pnd_project_create (path, "en", &error);

  pnd_coder_act_as (project, "bench", &error);
  g_assert_no_error (error);
  for (int i = 0; i < n_documents; i++)
    {
      g_autoptr (PndDocumentText) text = make_text (random, words, i % 1000 == 500);
      g_autofree char *name = g_strdup_printf ("document-%05d.txt", i);

      if (i % 100 == 0)
        pnd_project_begin_edit (project, "Add documents", &error);
      pnd_document_add (project, name, text, NULL, NULL, NULL, PND_SOURCE_TYPE_NEWS, &error);
      if (i % 100 == 99)
        pnd_project_end_edit (project, &error);
      g_assert_no_error (error);
    }
  pnd_project_close (project, &error);
  g_assert_no_error (error);
  return path;
}

static void
bench_filling (PndProject *project, PndSearchTable table, const char *figure, double mb,
               double limit)
{
  double start = bench_now_ms ();
  clock_t cpu = clock ();
  g_autoptr (PndSearchIndex) index = pnd_search_index_new (project, table);
  double speed;
  g_autofree char *of_processor = g_strconcat (figure, ", processor time", NULL);

  pnd_search_index_wait (index);
  speed = mb / ((bench_now_ms () - start) / 1000);
  pnd_search_index_close (index);
  bench_print (figure, &speed, 1, "MB/s", limit);
  speed = mb / ((double) (clock () - cpu) / CLOCKS_PER_SEC);
  bench_print (of_processor, &speed, 1, "MB/s", limit);
}

static void
bench_page (PndSearchIndex *index, const char *figure, const char *query, PndSearchMode mode)
{
  double times[N_RUNS];

  for (int i = 0; i < N_RUNS; i++)
    {
      g_autoptr (GError) error = NULL;
      double start = bench_now_ms ();
      g_autoptr (PndSearch) search
        = pnd_search_new (index, query, mode, PND_SEARCH_IN_ALL, &error);
      g_autoptr (GPtrArray) hits
        = g_ptr_array_new_with_free_func ((GDestroyNotify) pnd_search_hit_free);

      g_assert_no_error (error);
      pnd_search_next (search, PAGE, hits, &error);
      g_assert_no_error (error);
      times[i] = bench_now_ms () - start;
    }
  bench_print (figure, times, N_RUNS, "ms", 200);
}

static void
bench_pages (PndProject *project, const GPtrArray *words)
{
  g_autoptr (PndSearchIndex) index = pnd_search_index_new (project, PND_SEARCH_TABLE_ALL);
  const char *often = words->pdata[0], *also = words->pdata[40], *seldom = words->pdata[29000];
  g_autofree char *phrase = g_strdup_printf ("\"%s %s\"", often, also);
  g_autofree char *both = g_strdup_printf ("%s %s", often, seldom);
  g_autofree char *either = g_strdup_printf ("%s OR (%s NOT %s)", seldom, also, often);
  g_autofree char *near = g_strdup_printf ("NEAR(%s %s, 5)", also, seldom);
  g_autofree char *beginning = g_strdup_printf ("%.4s*", seldom);

  pnd_search_index_wait (index);
  bench_page (index, "first page, a word in every document", often, PND_SEARCH_WORDS);
  bench_page (index, "first page, a rare word", "jarangsekali", PND_SEARCH_WORDS);
  bench_page (index, "first page, a phrase", phrase, PND_SEARCH_WORDS);
  bench_page (index, "first page, two words", both, PND_SEARCH_WORDS);
  bench_page (index, "first page, OR and NOT", either, PND_SEARCH_WORDS);
  bench_page (index, "first page, NEAR", near, PND_SEARCH_WORDS);
  bench_page (index, "first page, beginning of a word", beginning, PND_SEARCH_WORDS);
  bench_page (index, "first page, stems", "memperrantaukan", PND_SEARCH_STEMS);
  bench_page (index, "first page, part of a rare word", "rangsekal", PND_SEARCH_PARTS);
  bench_page (index, "first page, part of frequent words", "antaum", PND_SEARCH_PARTS);
  bench_page (index, "first page, Korean", "특별자치도", PND_SEARCH_WORDS);
  bench_page (index, "first page, nothing found", "takadasamasekali", PND_SEARCH_WORDS);
  pnd_search_index_close (index);
}

static void
print_size (void)
{
  g_autofree char *folder = pnd_search_cache_get_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  gint64 size = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      GStatBuf status;

      if (g_stat (file, &status) == 0)
        size += status.st_size;
    }
  g_print ("{\"figure\": \"size of the index\", \"median\": %.1f, \"unit\": \"MB\"}\n",
           size / 1e6);
}

int
main (int argc, char **argv)
{
  const char *wanted = g_getenv ("PENANDA_BENCH_MB");
  int mb = wanted != NULL ? MAX (1, atoi (wanted)) : 100;
  g_autoptr (GRand) random = g_rand_new_with_seed (BENCH_SEED);
  g_autoptr (GPtrArray) words = make_words (random);
  char *path = make_project (words, mb * 1000000 / DOCUMENT_BYTES);
  g_autoptr (GError) error = NULL;
  g_autoptr (PndProject) project = pnd_project_open (path, TRUE, &error);

  g_assert_no_error (error);
  bench_filling (project, PND_SEARCH_TABLE_WORDS, "indexing words", mb, 20);
  bench_filling (project, PND_SEARCH_TABLE_PARTS, "indexing parts of words", mb, 5);
  bench_filling (project, PND_SEARCH_TABLE_STEMS, "indexing stems", mb, 5);
  bench_pages (project, words);
  print_size ();
  pnd_search_cache_remove_all (pnd_project_get_guid (project), path);
  pnd_project_close (project, &error);
  bench_remove_project (path);
  return 0;
}
