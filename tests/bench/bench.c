/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/bench/bench.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "app/exchange/codebook-reader.h"
#include "app/model/code.h"
#include "app/model/coder.h"

struct _BenchFigure
{
  const char *figure;
  const char *unit;
  double limit;
  GArray *wall;
  GArray *cpu;
};

static double slept;

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
bench_add_document (const char *path, const char *name, PndDocumentText *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndProject) project = pnd_project_open (path, FALSE, &error);
  g_autoptr (PndCode) code = NULL;

  g_assert_no_error (error);
  pnd_coder_act_as (project, "bench", &error);
  pnd_document_add (project, name, text, NULL, "UTF-8", "id", PND_SOURCE_TYPE_NEWS, &error);
  g_assert_no_error (error);
  code = pnd_row_get (project, PND_TYPE_CODE, pnd_code_find (project, "ECO-PAR", NULL), &error);
  g_assert_no_error (error);
  pnd_code_set_pin (code, 1, &error);
  pnd_project_close (project, &error);
  g_assert_no_error (error);
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

/* @cpu: median, negative when it was not measured */
static void
print (const char *figure, double *values, int n, const char *unit, double limit, double cpu)
{
  g_autofree char *cpu_field = cpu < 0 ? g_strdup ("")
                                       : g_strdup_printf ("\"cpu\": %.3f, ", cpu);

  qsort (values, n, sizeof *values, compare_doubles);
  g_print ("{\"figure\": \"%s\", \"median\": %.3f, \"min\": %.3f, \"max\": %.3f, %s"
           "\"unit\": \"%s\", \"limit\": %g, \"runs\": %d}\n",
           figure, values[n / 2], values[0], values[n - 1], cpu_field, unit, limit, n);
}

void
bench_print (const char *figure, double *values, int n, const char *unit, double limit)
{
  print (figure, values, n, unit, limit, -1);
}

static double
get_cpu_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * 1000.0 + time.tv_nsec / 1000000.0;
}

static int
poll_and_count (GPollFD *fds, guint n_fds, int timeout)
{
  double began = bench_now_ms ();
  int n_ready = g_poll (fds, n_fds, timeout);

  slept += bench_now_ms () - began;
  return n_ready;
}

void
bench_count_sleep (void)
{
  g_main_context_set_poll_func (NULL, poll_and_count);
}

BenchTime
bench_time_now (void)
{
  return (BenchTime){ bench_now_ms (), get_cpu_ms (), slept };
}

BenchTime
bench_time_since (BenchTime then)
{
  BenchTime now = bench_time_now ();
  double asleep = now.asleep - then.asleep;

  return (BenchTime){ now.wall - then.wall - asleep, now.cpu - then.cpu, asleep };
}

BenchFigure *
bench_figure_new (const char *figure, const char *unit, double limit)
{
  BenchFigure *self = g_new0 (BenchFigure, 1);

  self->figure = figure;
  self->unit = unit;
  self->limit = limit;
  self->wall = g_array_new (FALSE, FALSE, sizeof (double));
  self->cpu = g_array_new (FALSE, FALSE, sizeof (double));
  return self;
}

void
bench_figure_take (BenchFigure *self, double wall, double cpu)
{
  g_array_append_val (self->wall, wall);
  g_array_append_val (self->cpu, cpu);
}

void
bench_figure_print (BenchFigure *self)
{
  double *cpu = (double *) self->cpu->data;

  qsort (cpu, self->cpu->len, sizeof *cpu, compare_doubles);
  print (self->figure, (double *) self->wall->data, self->wall->len, self->unit, self->limit,
         cpu[self->cpu->len / 2]);
  g_array_unref (self->wall);
  g_array_unref (self->cpu);
  g_free (self);
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
