/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/bench/bench.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "app/exchange/codebook-reader.h"
#include "app/model/coder.h"

PndDocumentText *
bench_make_text (gsize n_bytes, gboolean one_paragraph)
{
  static const char *const parts[] = { "ka",  "ri",  "tan", "mu",  "se",  "lo",   "pa",  "ngan",
                                       "di",  "wi",  "sa",  "ta",  "ber", "ke",   "nya", "rantau",
                                       "tem", "bu",  "la",  "mé",  "ra",  "gang", "yo",  "per" };
  g_autoptr (GRand) random = g_rand_new_with_seed (BENCH_SEED);
  GString *text = g_string_sized_new (n_bytes + 256);
  int n_words = 0, n_sentences = 0;

  while (text->len < n_bytes)
    {
      for (int i = g_rand_int_range (random, 1, 4); i > 0; i--)
        g_string_append (text, parts[g_rand_int_range (random, 0, G_N_ELEMENTS (parts))]);
      if (++n_words % 12 != 0)
        g_string_append_c (text, ' ');
      else if (++n_sentences % 5 != 0 || one_paragraph)
        g_string_append (text, ". ");
      else
        g_string_append (text, ".\n");
    }
  n_bytes = text->len;
  return pnd_document_text_new_take (g_string_free (text, FALSE), n_bytes);
}

static void
add_codings (PndProject *project, gint64 document, int n_characters, int n_codings)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (BENCH_SEED);
  g_autoptr (GError) error = NULL;
  gint64 coder = pnd_project_get_coder (project);
  GArray *codes = g_array_new (FALSE, FALSE, sizeof (gint64));
  PndStatement *row = pnd_database_query (pnd_project_get_database (project), "list codes",
                                          "SELECT id FROM codes ORDER BY id", &error, "");

  while (pnd_statement_next (row, &error))
    {
      gint64 id = pnd_statement_get_int (row, 0);

      g_array_append_val (codes, id);
    }
  pnd_statement_done (row);
  g_assert_no_error (error);

  pnd_project_begin_edit (project, "Add codings", &error);
  for (int i = 0; i < n_codings;)
    {
      int start = g_rand_int_range (random, 0, n_characters - 300);
      PndSpan span = PND_SPAN (start, start + g_rand_int_range (random, 20, 300));
      PndRating rating = { g_rand_int_range (random, 0, 4), g_rand_int_range (random, 0, 4),
                           g_rand_int_range (random, 0, 5) };
      gint64 code = g_array_index (codes, gint64, g_rand_int_range (random, 0, codes->len));

      if (pnd_coding_add (project, document, span, code, coder, &rating, NULL, &error) != 0)
        i++;
      g_clear_error (&error); /* an exact repeat: draw again */
    }
  pnd_project_end_edit (project, &error);
  g_assert_no_error (error);
  g_array_unref (codes);
}

char *
bench_make_project (PndDocumentText *text, int n_codings)
{
  g_autofree char *folder = g_dir_make_tmp ("penanda-bench-XXXXXX", NULL);
  char *path = g_build_filename (folder, "bench.penanda", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PndProject) project = pnd_project_create (path, "en", &error);
  gint64 document;

  g_assert_no_error (error);
  pnd_coder_act_as (project, "bench", &error);
  g_assert_no_error (error);
  pnd_codebook_read_builtin (project, &error);
  g_assert_no_error (error);
  document = pnd_document_add (project, "bench.txt", text, NULL, "UTF-8", "id",
                               PND_SOURCE_TYPE_INTERVIEW, &error);
  g_assert_no_error (error);
  if (n_codings > 0)
    add_codings (project, document, pnd_document_text_get_length (text), n_codings);
  pnd_project_close (project, &error);
  g_assert_no_error (error);
  return path;
}

void
bench_remove_project (char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_remove (path);
  g_rmdir (folder);
  g_free (path);
}

static int
compare_doubles (const void *a, const void *b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

void
bench_print (const char *figure, double *values, int n, const char *unit, double limit)
{
  qsort (values, n, sizeof *values, compare_doubles);
  g_print ("{\"figure\": \"%s\", \"median\": %.3f, \"min\": %.3f, \"max\": %.3f, "
           "\"unit\": \"%s\", \"limit\": %g, \"runs\": %d}\n",
           figure, values[n / 2], values[0], values[n - 1], unit, limit, n);
}

double
bench_now_ms (void)
{
  return g_get_monotonic_time () / 1000.0;
}

double
bench_peak_memory_mb (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024.0;
}
