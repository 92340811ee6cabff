/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Printed pages beside the text: for documents that came as PDF files, in step with the text. */

#include "tests/ui/window-fixture.h"

#include "app/text/pdf/pdf.h"
#include "ui/page-view/page-canvas.h"
#include "ui/page-view/page-pane.h"
#include "ui/page-view/page-strip.h"
#include "ui/reader/reader.h"

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GBytes *
load_file (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "core", "data", "pdf", name, NULL);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize n_bytes;

  g_file_get_contents (path, &data, &n_bytes, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, n_bytes);
}

static void
open_documents (Fixture *fixture)
{
  g_autoptr (GBytes) pdf = load_file ("two-columns.pdf");
  g_autofree char *one = fixture_write (fixture, "pages.pdf", g_bytes_get_data (pdf, NULL),
                                        (gssize) g_bytes_get_size (pdf));
  g_autofree char *other = fixture_write (fixture, "plain.txt", "Teks biasa tanpa halaman.\n", -1);
  const char *const names[] = { "pages.pdf", "plain.txt", NULL };

  fixture_import (fixture, names);
}

static void
open_document (Fixture *fixture, const char *name)
{
  PndWorkspace *workspace = pnd_window_get_workspace (fixture->window);
  g_autoptr (GError) error = NULL;
  gint64 id = pnd_document_find (fixture_get_project (fixture), name, &error);

  g_assert_no_error (error);
  g_assert_true (pnd_workspace_open_document (workspace, id));
  fixture_settle ();
}

static void
wait_for_pages (PndPagePane *pane)
{
  for (int i = 0; i < 500 && pnd_page_pane_get_page (pane) < 0; i++)
    {
      g_usleep (20000);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  g_assert_cmpint (pnd_page_pane_get_page (pane), >=, 0);
  fixture_settle ();
}

static void
test_shown (Fixture *fixture, gconstpointer data)
{
  PndPagePane *pane;

  open_documents (fixture);
  pane = PND_PAGE_PANE (find_widget (GTK_WIDGET (fixture->window), PND_TYPE_PAGE_PANE));
  open_document (fixture, "plain.txt");
  g_assert_false (fixture_is_enabled (fixture, "page-view"));
  open_document (fixture, "pages.pdf");
  g_assert_true (fixture_is_enabled (fixture, "page-view"));
  g_assert_false (pnd_page_pane_get_shown (pane));
  fixture_activate (fixture, "win.page-view");
  g_assert_true (pnd_page_pane_get_shown (pane));
  wait_for_pages (pane);
  /* a document without pages has the room to itself; with the next they are back */
  open_document (fixture, "plain.txt");
  g_assert_false (pnd_page_pane_get_shown (pane));
  open_document (fixture, "pages.pdf");
  g_assert_true (pnd_page_pane_get_shown (pane));
  fixture_activate (fixture, "win.page-view");
  g_assert_false (pnd_page_pane_get_shown (pane));
}

/* what is selected on one side is selected on the other, and turned to */
static void
test_in_step (Fixture *fixture, gconstpointer data)
{
  PndWorkspace *workspace = pnd_window_get_workspace (fixture->window);
  PndPagePane *pane;
  PndPageCanvas *canvas;
  PndSpan third;

  open_documents (fixture);
  open_document (fixture, "pages.pdf");
  pane = PND_PAGE_PANE (find_widget (GTK_WIDGET (fixture->window), PND_TYPE_PAGE_PANE));
  canvas = PND_PAGE_CANVAS (find_widget (GTK_WIDGET (fixture->window), PND_TYPE_PAGE_CANVAS));
  fixture_activate (fixture, "win.page-view");
  wait_for_pages (pane);
  g_assert_cmpint (pnd_page_pane_get_page (pane), ==, 0);

  third = pnd_structure_get_page (pnd_workspace_get_structure (workspace), 2)->span;
  pnd_workspace_set_span (workspace, PND_SPAN (third.start + 400, third.start + 420));
  fixture_settle ();
  g_assert_cmpint (pnd_page_pane_get_page (pane), ==, 2);

  g_signal_emit_by_name (canvas, "selected", 10, 30);
  fixture_settle ();
  g_assert_true (pnd_span_equal (pnd_workspace_get_span (workspace), PND_SPAN (10, 30)));
}

/* what is selected by keys on the page is selected in the text, and shown on the page */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  PndWorkspace *workspace = pnd_window_get_workspace (fixture->window);
  PndReader *reader;
  PndPageCanvas *canvas;
  PndSpan before;

  open_documents (fixture);
  open_document (fixture, "pages.pdf");
  canvas = PND_PAGE_CANVAS (find_widget (GTK_WIDGET (fixture->window), PND_TYPE_PAGE_CANVAS));
  reader = PND_READER (find_widget (GTK_WIDGET (fixture->window), PND_TYPE_READER));
  fixture_activate (fixture, "win.page-view");
  wait_for_pages (
    PND_PAGE_PANE (find_widget (GTK_WIDGET (fixture->window), PND_TYPE_PAGE_PANE)));
  gtk_widget_grab_focus (GTK_WIDGET (canvas));
  g_signal_emit_by_name (canvas, "selected", 40, 40);
  g_assert_true (pnd_reader_press_key (reader, GDK_KEY_Right, GDK_SHIFT_MASK));
  g_assert_true (pnd_reader_press_key (reader, GDK_KEY_Right, GDK_SHIFT_MASK));
  fixture_settle ();
  g_assert_true (pnd_span_equal (pnd_workspace_get_span (workspace), PND_SPAN (40, 42)));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (canvas), "coding.next-sentence", NULL));
  before = pnd_workspace_get_span (workspace);
  g_assert_cmpint (pnd_span_length (before), >, 2);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (canvas), "coding.extend-sentence", NULL));
  g_assert_cmpint (pnd_span_length (pnd_workspace_get_span (workspace)), >,
                   pnd_span_length (before));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (canvas)));
}

/* the strip marks the page that is read, and leads to the one that is picked */
static void
test_strip (Fixture *fixture, gconstpointer data)
{
  PndPagePane *pane;
  PndPageStrip *strip;
  int top;
  int height;

  open_documents (fixture);
  open_document (fixture, "pages.pdf");
  pane = PND_PAGE_PANE (find_widget (GTK_WIDGET (fixture->window), PND_TYPE_PAGE_PANE));
  strip = PND_PAGE_STRIP (find_widget (GTK_WIDGET (fixture->window), PND_TYPE_PAGE_STRIP));
  fixture_activate (fixture, "win.page-view");
  wait_for_pages (pane);
  g_assert_false (pnd_page_pane_get_strip_shown (pane));
  pnd_page_pane_set_strip_shown (pane, TRUE);
  fixture_settle ();
  g_assert_cmpint (pnd_page_strip_get_current (strip), ==, 0);
  pnd_page_strip_get_place (strip, 3, &top, &height);
  g_assert_cmpint (top, >, 300);
  g_assert_cmpint (height, >, 100);
  g_signal_emit_by_name (strip, "picked", 2);
  fixture_settle ();
  g_assert_cmpint (pnd_page_pane_get_page (pane), ==, 2);
  g_assert_cmpint (pnd_page_strip_get_current (strip), ==, 2);
  /* another document has no pages of this one */
  open_document (fixture, "plain.txt");
  g_assert_cmpint (pnd_page_strip_get_current (strip), ==, -1);
  pnd_page_pane_set_strip_shown (pane, FALSE);
}

static PndCoding *
get_coding (Fixture *fixture, gint64 id)
{
  return pnd_row_get (fixture_get_project (fixture), PND_TYPE_CODING, id, NULL);
}

static void
do_coding (PndPageCanvas *canvas, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (canvas), action, NULL));
  fixture_settle ();
}

static int
count_codings (Fixture *fixture)
{
  return (int) pnd_database_query_int (
    pnd_project_get_database (fixture_get_project (fixture)), "counting",
    "SELECT count(*) FROM codings WHERE area IS NOT NULL", -1, NULL, "");
}

/* marked by keys, coded, found again, given another code, removed: each one step */
static void
test_area (Fixture *fixture, gconstpointer data)
{
  PndWorkspace *workspace = pnd_window_get_workspace (fixture->window);
  g_autoptr (PndCoding) coding = NULL;
  PndPageCanvas *canvas;
  PndArea before;
  gint64 id;

  open_documents (fixture);
  open_document (fixture, "pages.pdf");
  canvas = PND_PAGE_CANVAS (find_widget (GTK_WIDGET (fixture->window), PND_TYPE_PAGE_CANVAS));
  do_coding (canvas, "coding.mark-area");
  g_assert_null (pnd_page_canvas_get_area (canvas));
  fixture_activate (fixture, "win.page-view");
  wait_for_pages (
    PND_PAGE_PANE (find_widget (GTK_WIDGET (fixture->window), PND_TYPE_PAGE_PANE)));

  do_coding (canvas, "coding.mark-area");
  g_assert_true (pnd_page_canvas_is_adjusting (canvas));
  before = *pnd_page_canvas_get_area (canvas);
  g_assert_true (pnd_page_canvas_adjust (canvas, GDK_KEY_Right, 0));
  g_assert_true (pnd_page_canvas_adjust (canvas, GDK_KEY_Down, GDK_SHIFT_MASK));
  g_assert_true (pnd_page_canvas_adjust (canvas, GDK_KEY_Up, GDK_CONTROL_MASK));
  g_assert_false (pnd_page_canvas_adjust (canvas, GDK_KEY_j, 0));
  g_assert_cmpfloat_with_epsilon (pnd_page_canvas_get_area (canvas)->x, before.x + 10, 0.01);
  g_assert_cmpfloat_with_epsilon (pnd_page_canvas_get_area (canvas)->height, before.height + 10,
                                  0.01);
  g_assert_cmpfloat_with_epsilon (pnd_page_canvas_get_area (canvas)->y, before.y - 1, 0.01);
  /* no further than the page */
  for (int i = 0; i < 200; i++)
    pnd_page_canvas_adjust (canvas, GDK_KEY_Left, 0);
  g_assert_cmpfloat_with_epsilon (pnd_page_canvas_get_area (canvas)->x, 0, 0.01);
  g_assert_true (pnd_page_canvas_adjust (canvas, GDK_KEY_Return, 0));
  fixture_settle ();
  g_assert_false (pnd_page_canvas_is_adjusting (canvas));
  g_assert_nonnull (pnd_workspace_get_area (workspace));

  id = pnd_workspace_code_selection (workspace, 
                                     pnd_code_find (fixture_get_project (fixture), "ECO", NULL), NULL);
  g_assert_cmpint (id, >, 0);
  fixture_settle ();
  coding = get_coding (fixture, id);
  g_assert_nonnull (pnd_coding_get_area (coding));
  g_assert_cmpint (pnd_coding_get_area (coding)->page, ==, 1);

  pnd_workspace_set_span (workspace, PND_SPAN (5, 5));
  g_assert_null (pnd_workspace_get_area (workspace));
  fixture_settle ();
  g_assert_null (pnd_page_canvas_get_area (canvas));
  do_coding (canvas, "coding.next-coding");
  g_assert_cmpint (pnd_workspace_get_coding (workspace), ==, id);
  do_coding (canvas, "coding.remove");
  g_assert_cmpint (count_codings (fixture), ==, 0);
  g_assert_true (pnd_workspace_undo (workspace));
  g_assert_cmpint (count_codings (fixture), ==, 1);
  g_assert_true (pnd_workspace_undo (workspace));
  g_assert_cmpint (count_codings (fixture), ==, 0);
}

/* Escape leaves an area, and text that is selected takes its place */
static void
test_area_left (Fixture *fixture, gconstpointer data)
{
  PndWorkspace *workspace = pnd_window_get_workspace (fixture->window);
  PndPageCanvas *canvas;

  open_documents (fixture);
  open_document (fixture, "pages.pdf");
  canvas = PND_PAGE_CANVAS (find_widget (GTK_WIDGET (fixture->window), PND_TYPE_PAGE_CANVAS));
  fixture_activate (fixture, "win.page-view");
  wait_for_pages (
    PND_PAGE_PANE (find_widget (GTK_WIDGET (fixture->window), PND_TYPE_PAGE_PANE)));
  do_coding (canvas, "coding.mark-area");
  g_assert_true (pnd_page_canvas_adjust (canvas, GDK_KEY_Escape, 0));
  g_assert_null (pnd_page_canvas_get_area (canvas));
  g_assert_false (pnd_page_canvas_adjust (canvas, GDK_KEY_Right, 0));

  g_assert_true (pnd_workspace_set_area (workspace, &(PndArea){ 2, 10, 10, 50, 50 }));
  g_assert_cmpint (pnd_workspace_annotate_selection (workspace, "x"), ==, 0);
  g_assert_false (pnd_workspace_set_area (workspace, &(PndArea){ 99, 10, 10, 50, 50 }));
  pnd_workspace_set_area (workspace, NULL);
  g_assert_true (pnd_span_is_empty (pnd_workspace_get_span (workspace)));
}

static void
settle_pictures (PndPageRenderer *renderer, int page, double scale)
{
  for (int i = 0; i < 500 && pnd_page_renderer_get (renderer, page, scale) == NULL; i++)
    {
      g_usleep (10000);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
}

/* pictures come from the thread, and no more of them are kept than there is room for */
static void
test_renderer (void)
{
  g_autoptr (GBytes) bytes = load_file ("two-columns.pdf");
  g_autoptr (PndPageRenderer) renderer = pnd_page_renderer_new ("a.pdf", bytes, NULL);
  GdkTexture *texture;

  pnd_page_renderer_set_wanted (renderer, 0, 0);
  g_assert_null (pnd_page_renderer_get (renderer, 0, 2));
  settle_pictures (renderer, 0, 2);
  texture = pnd_page_renderer_get (renderer, 0, 2);
  g_assert_nonnull (texture);
  g_assert_cmpint (gdk_texture_get_width (texture), >, 1180);
  g_assert_cmpint (gdk_texture_get_width (texture), <, 1200);
  for (int page = 1; page < 4; page++)
    {
      pnd_page_renderer_set_wanted (renderer, page, page);
      settle_pictures (renderer, page, 3.4);
    }
  g_assert_cmpuint (pnd_page_renderer_get_n_bytes (renderer), <=, 64 * 1024 * 1024);
  g_assert_cmpuint (pnd_page_renderer_get_n_bytes (renderer), >, 20 * 1024 * 1024);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/pages/shown", Fixture, NULL, fixture_set_up, test_shown, fixture_tear_down);
  g_test_add ("/pages/in-step", Fixture, NULL, fixture_set_up, test_in_step, fixture_tear_down);
  g_test_add ("/pages/keys", Fixture, NULL, fixture_set_up, test_keys, fixture_tear_down);
  g_test_add ("/pages/strip", Fixture, NULL, fixture_set_up, test_strip, fixture_tear_down);
  g_test_add ("/pages/area", Fixture, NULL, fixture_set_up, test_area, fixture_tear_down);
  g_test_add ("/pages/area-left", Fixture, NULL, fixture_set_up, test_area_left,
              fixture_tear_down);
  g_test_add_func ("/pages/renderer", test_renderer);
  return g_test_run ();
}
