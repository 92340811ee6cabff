/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person does in the window. Opening and jumping are measured as they are felt, waiting for
 * the clock's tick included; edits and pages are followed each other closely, so there what counts
 * is the work of the call and of all until its frame is with the display. */

#include "tests/bench/window-figures.h"

#define N_OPENED 9
#define N_JUMPS 40
#define N_PAGES 120
#define N_EDITS 60
#define N_SENTENCES 60

static double
get_all (BenchTime time)
{
  return time.wall + time.asleep;
}

static void
take_work (BenchFigure *figure, BenchTime began)
{
  BenchTime time = bench_time_since (began);

  bench_figure_take (figure, time.wall, time.cpu);
}

static void
take_felt (BenchFigure *figure, BenchTime began)
{
  BenchTime time = bench_time_since (began);

  bench_figure_take (figure, get_all (time), time.cpu);
}

static void
measure_opening (WindowView *view, const char *figure, double limit)
{
  BenchFigure *opened = bench_figure_new (figure, "ms", limit);
  BenchFigure *back = bench_figure_new ("window: back to a short document", "ms", 200);

  window_view_click_document (view, SHORT_DOCUMENT);
  for (int i = 0; i < N_OPENED; i++)
    {
      BenchTime began;

      window_view_settle (view);
      began = bench_time_now ();
      window_view_click_document (view, LONG_DOCUMENT);
      window_view_next_frame (view);
      take_felt (opened, began);
      window_view_settle (view);
      began = bench_time_now ();
      window_view_click_document (view, SHORT_DOCUMENT);
      window_view_next_frame (view);
      take_felt (back, began);
    }
  bench_figure_print (opened);
  bench_figure_print (back);
  window_view_click_document (view, LONG_DOCUMENT);
  window_view_settle (view);
}

static void
measure_jumps (WindowView *view, const char *figure)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (BENCH_SEED);
  int length = pnd_document_text_get_length (pnd_workspace_get_text (view->workspace));
  gint64 document = pnd_row_get_id (PND_ROW (pnd_workspace_get_document (view->workspace)));
  BenchFigure *jumps = bench_figure_new (figure, "ms", 100);

  for (int i = 0; i < N_JUMPS; i++)
    {
      int start = i == 0 ? length - 80 : g_rand_int_range (random, 0, length - 80);
      BenchTime began = bench_time_now ();

      pnd_workspace_reveal (view->workspace, document, PND_SPAN (start, start + 80));
      window_view_next_frame (view);
      take_felt (jumps, began);
      window_view_settle (view);
    }
  bench_figure_print (jumps);
}

static void
measure_pages (WindowView *view, const char *figure, double limit)
{
  BenchFigure *pages = bench_figure_new (figure, "ms", limit);

  gtk_adjustment_set_value (view->adjustment, gtk_adjustment_get_upper (view->adjustment) / 3);
  window_view_settle (view);
  for (int i = 0; i < N_PAGES; i++)
    {
      double step = gtk_adjustment_get_page_increment (view->adjustment);
      BenchTime began = bench_time_now ();

      gtk_adjustment_set_value (view->adjustment,
                                gtk_adjustment_get_value (view->adjustment) + step);
      window_view_next_frame (view);
      take_work (pages, began);
    }
  bench_figure_print (pages);
}

typedef struct
{
  BenchFigure *call;
  BenchFigure *painted;
} Edit;

static Edit
edit_new (const char *call, const char *painted)
{
  return (Edit){ bench_figure_new (call, "ms", 5), bench_figure_new (painted, "ms", 20) };
}

static void
edit_print (Edit *edit)
{
  bench_figure_print (edit->call);
  bench_figure_print (edit->painted);
}

static void
edit_do (WindowView *view, Edit *edit, const char *action, GVariant *target)
{
  BenchTime began = bench_time_now ();

  window_view_act (view, action, target);
  take_work (edit->call, began);
  window_view_next_frame (view);
  take_work (edit->painted, began);
  window_view_settle (view);
}

/* the coding that was added last is the one with the highest id */
static gint64
find_newest (WindowView *view)
{
  PndDatabase *database
    = pnd_project_get_database (pnd_workspace_get_project (view->workspace));

  return pnd_database_query_int (database, NULL, "SELECT max(id) FROM codings", 0, NULL, "");
}

/* each as a key or the menu does it; a new coding on the screen every time */
static void
measure_edits (WindowView *view)
{
  Edit add = edit_new ("window: add a coding, call", "window: add a coding, painted");
  Edit resize = edit_new ("window: resize a coding, call", "window: resize a coding, painted");
  Edit rate = edit_new ("window: rate a coding, call", "window: rate a coding, painted");
  Edit remove = edit_new ("window: remove a coding, call", "window: remove a coding, painted");
  Edit undo = edit_new ("window: undo, call", "window: undo, painted");
  Edit redo = edit_new ("window: redo, call", "window: redo, painted");

  gtk_adjustment_set_value (view->adjustment, gtk_adjustment_get_upper (view->adjustment) / 2);
  window_view_settle (view);
  for (int i = 0; i < N_EDITS; i++)
    {
      int at = pnd_reader_get_first_visible (view->reader) + 200 + 7 * i;

      pnd_workspace_set_span (view->workspace, PND_SPAN (at, at + 90));
      window_view_settle (view);
      edit_do (view, &add, "coding.apply-pin", g_variant_new_int32 (1));
      pnd_workspace_set_coding (view->workspace, find_newest (view));
      window_view_settle (view);
      edit_do (view, &resize, "coding.move-end-word-right", NULL);
      edit_do (view, &rate, "coding.rate-supports", NULL);
      edit_do (view, &undo, "win.edit-undo", NULL);
      edit_do (view, &redo, "win.edit-redo", NULL);
      edit_do (view, &remove, "coding.remove", NULL);
    }
  edit_print (&add);
  edit_print (&resize);
  edit_print (&rate);
  edit_print (&undo);
  edit_print (&redo);
  edit_print (&remove);
}

static void
measure_sentences (WindowView *view)
{
  BenchFigure *sentences = bench_figure_new ("window: J, the next sentence, painted", "ms", 20);

  for (int i = 0; i < N_SENTENCES; i++)
    {
      BenchTime began = bench_time_now ();

      window_view_act (view, "coding.next-sentence", NULL);
      window_view_next_frame (view);
      take_work (sentences, began);
      window_view_settle (view);
    }
  bench_figure_print (sentences);
}

/* letter after letter into the entry that has the keyboard */
static void
measure_typing (WindowView *view, const char *opener, const char *letters, const char *figure)
{
  BenchFigure *typed = bench_figure_new (figure, "ms", 20);
  GtkEditable *entry;

  window_view_act (view, opener, NULL);
  window_view_settle (view);
  entry = GTK_EDITABLE (gtk_root_get_focus (GTK_ROOT (view->window)));
  for (int round = 0; round < 5; round++)
    {
      for (int i = 0; letters[i] != '\0'; i++)
        {
          BenchTime began = bench_time_now ();
          int end = i;

          gtk_editable_insert_text (entry, letters + i, 1, &end);
          window_view_next_frame (view);
          take_work (typed, began);
          window_view_settle (view);
        }
      gtk_editable_set_text (entry, "");
      window_view_settle (view);
    }
  bench_figure_print (typed);
}

static void
measure_palette (WindowView *view)
{
  BenchFigure *opened = bench_figure_new ("window: open the palette", "ms", 100);

  for (int i = 0; i < N_OPENED; i++)
    {
      BenchTime began = bench_time_now ();

      window_view_act (view, "coding.code", NULL);
      window_view_next_frame (view);
      take_felt (opened, began);
      window_view_settle (view);
      gtk_popover_popdown (GTK_POPOVER (
        gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (view->window)), GTK_TYPE_POPOVER)));
      window_view_settle (view);
    }
  bench_figure_print (opened);
  measure_typing (view, "coding.code", "ecopar", "window: a letter in the palette, painted");
  gtk_widget_grab_focus (GTK_WIDGET (view->reader));
  window_view_settle (view);
}

static void
measure_summary (WindowView *view)
{
  BenchFigure *opened = bench_figure_new ("window: open the summary", "ms", 200);
  BenchFigure *back = bench_figure_new ("window: back to the text", "ms", 100);

  pnd_workspace_set_span (view->workspace, PND_SPAN (1000, 1100));
  for (int i = 0; i < N_OPENED; i++)
    {
      BenchTime began = bench_time_now ();

      window_view_act (view, "win.view", g_variant_new_string ("summary"));
      window_view_next_frame (view);
      take_felt (opened, began);
      window_view_settle (view);
      began = bench_time_now ();
      window_view_act (view, "win.view", g_variant_new_string ("reader"));
      window_view_next_frame (view);
      take_felt (back, began);
      window_view_act (view, "coding.apply-pin", g_variant_new_int32 (1)); /* makes it stale */
      window_view_settle (view);
      window_view_act (view, "win.edit-undo", NULL);
      window_view_settle (view);
    }
  bench_figure_print (opened);
  bench_figure_print (back);
}

static void
open_large (WindowView *view)
{
  measure_opening (view, "click to first frame, 10 MB with 50,000 codings", 200);
}

static void
jump_large (WindowView *view)
{
  measure_jumps (view, "jump to any passage of 10 MB");
}

static void
page_large (WindowView *view)
{
  measure_pages (view, "page scrolling of 10 MB, a frame", 20);
}

static void
type_in_filters (WindowView *view)
{
  measure_typing (view, "win.codes-filter", "pariw", "window: a letter in the filter of codes");
  measure_typing (view, "win.documents-filter", "bench",
                  "window: a letter in the filter of documents");
}

/* without @part all, else only the one of that name */
void
measure_large (WindowView *view, const char *part)
{
  static const struct
  {
    const char *name;
    void (*measure) (WindowView *view);
  } parts[] = {
    { "open", open_large },         { "jump", jump_large },       { "page", page_large },
    { "edit", measure_edits },      { "walk", measure_sentences }, { "palette", measure_palette },
    { "filter", type_in_filters },  { "summary", measure_summary },
  };

  window_view_click_document (view, LONG_DOCUMENT);
  window_view_settle (view);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (part == NULL || g_str_equal (part, parts[i].name))
      parts[i].measure (view);
}

void
measure_one_paragraph (WindowView *view, const char *part)
{
  measure_opening (view, "click to first frame, a paragraph of 1 MB with 10,000 codings", 200);
  measure_jumps (view, "jump in a paragraph of 1 MB");
  measure_pages (view, "page scrolling of a paragraph of 1 MB, a frame", 30);
}
