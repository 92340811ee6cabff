/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Import of a PDF file of 300 pages beside pdftotext on the same file, in turns, so that both meet
 * the same machine. */

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <string.h>

#include "app/text/pdf/pdf.h"
#include "tests/bench/bench.h"

#define N_PAGES 300
#define N_LINES 46
#define N_RUNS 5

/* set in lines as wide as the page is, with a running head and page numbers */
static void
draw_pages (const char *path)
{
  g_autoptr (PndDocumentText) text = bench_make_text (N_PAGES * N_LINES * 90, TRUE);
  const char *utf8 = pnd_document_text_get_utf8 (text, NULL);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 595, 842);
  cairo_t *cr = cairo_create (surface);

  cairo_select_font_face (cr, "DejaVu Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (cr, 10);
  for (int page = 0; page < N_PAGES; page++)
    {
      g_autofree char *number = g_strdup_printf ("%d", page + 1);

      cairo_move_to (cr, 60, 40);
      cairo_show_text (cr, "Laporan tahunan");
      for (int line = 0; line < N_LINES; line++)
        {
          gsize n = 84;
          g_autofree char *words = NULL;

          while (n > 1 && utf8[n] != ' ')
            n--;
          words = g_utf8_make_valid (utf8, (gssize) n);
          cairo_move_to (cr, 60, 70 + 15 * line);
          cairo_show_text (cr, words);
          utf8 += n + 1;
        }
      cairo_move_to (cr, 290, 810);
      cairo_show_text (cr, number);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static double
time_pdftotext (const char *path)
{
  const char *const arguments[] = { "pdftotext", path, "/dev/null", NULL };
  g_autoptr (GError) error = NULL;
  double start = bench_now_ms ();
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return bench_now_ms () - start;
}

static double
time_import (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (PndImported) imported = NULL;
  double start = bench_now_ms ();

  imported = pnd_importer_read (file, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (pnd_structure_get_n_pages (imported->structure), ==, N_PAGES);
  return bench_now_ms () - start;
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("bench-pdf-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.pdf", NULL);
  double ours[N_RUNS], theirs[N_RUNS], ratios[N_RUNS], memory;
  GStatBuf info;

  draw_pages (path);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  memory = bench_peak_memory_mb ();
  for (int i = 0; i < N_RUNS; i++)
    {
      theirs[i] = time_pdftotext (path);
      ours[i] = time_import (path);
      ratios[i] = ours[i] / theirs[i];
    }
  bench_print ("pdftotext, 300 pages", theirs, N_RUNS, "ms", 0);
  bench_print ("PDF import, 300 pages", ours, N_RUNS, "ms", 0);
  bench_print ("PDF import against pdftotext", ratios, N_RUNS, "times", 1.5);
  memory = bench_peak_memory_mb () - memory;
  bench_print ("PDF import, peak memory over the idle program", &memory, 1, "MB", 0);
  memory /= info.st_size / 1e6;
  bench_print ("PDF import, that against the file's size", &memory, 1, "times", 4);
  g_remove (path);
  g_rmdir (folder);
  return 0;
}
