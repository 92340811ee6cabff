/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reading view at 1100 by 850: a document of 10 MB with 50,000 codings, and a paragraph of
 * 1 MB with 10,000. A figure is what the call takes and what the next frame takes, until the
 * display has it; the wait for the clock's tick between the two is left out. */

#include <gtk/gtk.h>

#include "tests/bench/bench.h"
#include "ui/reader/reader.h"

#define N_OPENED 5
#define N_JUMPS 40
#define N_PAGES 120
#define N_EDITS 60

/*
 * View:
 * @painted: frames painted so far
 * @frame_began: when the frame at work began, in ms
 * @frame: how long the last one took, in ms
 */
typedef struct
{
  GtkWidget *window;
  PndReader *reader;
  GtkAdjustment *adjustment;
  int painted;
  double frame_began;
  double frame;
} View;

GResource *pnd_ui_get_resource (void);

static gboolean
look (gint64 code, GdkRGBA *colour, const char **abbreviation, gpointer data)
{
  static const char *const names[] = { "ECO", "ECO-PAR", "POL", "POL-AUT", "CUL", "CUL-IDN" };
  static const float hues[] = { 0.58, 0.55, 0.05, 0.08, 0.38, 0.42 };
  int i = code % G_N_ELEMENTS (names);

  gtk_hsv_to_rgb (hues[i], 0.7, 0.6, &colour->red, &colour->green, &colour->blue);
  colour->alpha = 1;
  *abbreviation = names[i];
  return TRUE;
}

static void
before_paint_cb (GdkFrameClock *clock, View *view)
{
  view->frame_began = bench_now_ms ();
}

static void
after_paint_cb (GdkFrameClock *clock, View *view)
{
  gdk_display_sync (gtk_widget_get_display (view->window));
  view->frame = bench_now_ms () - view->frame_began;
  view->painted++;
}

static void
open_window (View *view)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  g_autoptr (GtkCssProvider) css = gtk_css_provider_new ();
  GdkFrameClock *clock;

  view->window = gtk_window_new ();
  view->reader = PND_READER (pnd_reader_new ());
  gtk_css_provider_load_from_resource (css, "/io/github/penanda/Penanda/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (css),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (view->reader));
  gtk_window_set_child (GTK_WINDOW (view->window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (view->window), 1100, 850);
  gtk_window_present (GTK_WINDOW (view->window));
  view->adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view->reader));
  clock = gtk_widget_get_frame_clock (view->window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), view);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_paint_cb), view);
}

/* what the call that began at @began took, and the frame after it */
static double
finish_frame (View *view, double began)
{
  double call = bench_now_ms () - began;
  int painted = view->painted;

  while (view->painted == painted)
    g_main_context_iteration (NULL, TRUE);
  return call + view->frame;
}

static void
settle (View *view)
{
  double until = bench_now_ms () + 300;

  while (bench_now_ms () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static PndSpanIndex *
make_marks (int length, int n)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (BENCH_SEED);
  GArray *marks = g_array_sized_new (FALSE, TRUE, sizeof (PndCodingMark), n);

  for (int i = 0; i < n; i++)
    {
      int start = g_rand_int_range (random, 0, length - 400);
      PndCodingMark mark = { .id = i + 1, .code = g_rand_int_range (random, 1, 60) };

      mark.span = PND_SPAN (start, start + g_rand_int_range (random, 20, 400));
      mark.polarity = g_rand_int_range (random, 0, PND_N_POLARITIES);
      g_array_append_val (marks, mark);
    }
  return pnd_span_index_new_take (marks);
}

static void
bench_open (View *view, PndDocumentText *text, PndSpanIndex *marks, const char *figure,
            double limit)
{
  double opened[N_OPENED];

  for (int i = 0; i < N_OPENED; i++)
    {
      double began;

      pnd_reader_set_text (view->reader, NULL, NULL);
      settle (view);
      began = bench_now_ms ();
      pnd_reader_set_text (view->reader, text, "bench");
      pnd_reader_set_marks (view->reader, marks, look, NULL);
      opened[i] = finish_frame (view, began);
      settle (view);
    }
  bench_print (figure, opened, N_OPENED, "ms", limit);
}

static void
bench_jumps (View *view, PndDocumentText *text, const char *figure, double limit)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (BENCH_SEED);
  int length = pnd_document_text_get_length (text);
  double jumps[N_JUMPS];

  for (int i = 0; i < N_JUMPS; i++)
    {
      int position = i == 0 ? length : g_rand_int_range (random, 0, length);
      double began = bench_now_ms ();

      pnd_reader_select (view->reader, position, position);
      pnd_reader_reveal (view->reader, PND_SPAN (position, position));
      jumps[i] = finish_frame (view, began);
    }
  bench_print (figure, jumps, N_JUMPS, "ms", limit);
}

static void
bench_pages (View *view, const char *figure, double limit)
{
  double pages[N_PAGES];

  gtk_adjustment_set_value (view->adjustment,
                            gtk_adjustment_get_upper (view->adjustment) / 3);
  settle (view);
  for (int i = 0; i < N_PAGES; i++)
    {
      double step = gtk_adjustment_get_page_increment (view->adjustment);
      double began = bench_now_ms ();

      gtk_adjustment_set_value (view->adjustment,
                                gtk_adjustment_get_value (view->adjustment) + step);
      pages[i] = finish_frame (view, began);
    }
  bench_print (figure, pages, N_PAGES, "ms", limit);
}

/* a coding is added, resized and removed, over and over */
static void
bench_edits (View *view, PndSpanIndex *marks)
{
  double calls[3 * N_EDITS];
  double painted[3 * N_EDITS];

  for (int i = 0; i < 3 * N_EDITS; i++)
    {
      int at = pnd_reader_get_first_visible (view->reader) + 40;
      PndCodingMark mark = { .id = 1000000, .code = 3, .span = { at, at + 90 + 10 * (i % 3) } };
      double began = bench_now_ms ();

      if (i % 3 > 0)
        pnd_span_index_remove (marks, mark.id, FALSE);
      if (i % 3 < 2)
        pnd_span_index_insert (marks, &mark);
      pnd_reader_marks_changed (view->reader);
      calls[i] = bench_now_ms () - began;
      painted[i] = finish_frame (view, began);
    }
  bench_print ("reader: add, resize or remove a coding, call", calls, 3 * N_EDITS, "ms", 5);
  bench_print ("reader: add, resize or remove a coding, painted", painted, 3 * N_EDITS, "ms", 20);
}

static void
bench_caret (View *view)
{
  double moves[N_PAGES];
  double painted[N_PAGES];

  for (int i = 0; i < N_PAGES; i++)
    {
      int at = pnd_reader_get_first_visible (view->reader) + 10 + 7 * i;
      double began = bench_now_ms ();

      pnd_reader_select (view->reader, at, at + 5);
      moves[i] = bench_now_ms () - began;
      painted[i] = finish_frame (view, began);
    }
  bench_print ("reader: move the caret, call", moves, N_PAGES, "ms", 5);
  bench_print ("reader: move the caret, painted", painted, N_PAGES, "ms", 20);
}

static void
bench_large (View *view)
{
  g_autoptr (PndDocumentText) text = bench_make_text (10000000, FALSE);
  g_autoptr (PndSpanIndex) marks = make_marks (pnd_document_text_get_length (text), 50000);

  bench_open (view, text, marks, "reader: open 10 MB with 50,000 codings", 100);
  bench_jumps (view, text, "reader: jump in 10 MB", 100);
  bench_pages (view, "reader: page in 10 MB", 20);
  bench_edits (view, marks);
  bench_caret (view);
  pnd_reader_set_text (view->reader, NULL, NULL);
}

static void
bench_one_paragraph (View *view)
{
  g_autoptr (PndDocumentText) text = bench_make_text (1000000, TRUE);
  g_autoptr (PndSpanIndex) marks = make_marks (pnd_document_text_get_length (text), 10000);

  bench_open (view, text, marks, "reader: open a paragraph of 1 MB with 10,000 codings", 200);
  bench_jumps (view, text, "reader: jump in a paragraph of 1 MB", 100);
  bench_pages (view, "reader: page in a paragraph of 1 MB", 30);
  pnd_reader_set_text (view->reader, NULL, NULL);
}

int
main (int argc, char **argv)
{
  View view = { 0 };
  double memory;

  gtk_init ();
  g_resources_register (pnd_ui_get_resource ());
  open_window (&view);
  settle (&view);
  bench_large (&view);
  bench_one_paragraph (&view);
  memory = bench_peak_memory_mb ();
  bench_print ("reader: peak memory", &memory, 1, "MB", 150);
  gtk_window_destroy (GTK_WINDOW (view.window));
  return 0;
}
