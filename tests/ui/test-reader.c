/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reader in a window of the same process. */

#include <gtk/gtk.h>
#include <string.h>

#include "ui/reader/mirror.h"
#include "ui/reader/reader-private.h"

/*
 * Fixture:
 * @n_changes: how often the selection changed
 */
typedef struct
{
  GtkWidget *window;
  PndReader *reader;
  GtkAdjustment *adjustment;
  PndDocumentText *text;
  PndSpanIndex *marks;
  int n_changes;
} Fixture;

static gboolean
look (gint64 code, GdkRGBA *colour, const char **abbreviation, gpointer data)
{
  gdk_rgba_parse (colour, "#b5482a");
  *abbreviation = "POL";
  return code != 99;
}

static void
selection_changed_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
settle (void)
{
  for (int i = 0; i < 30; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (5000);
    }
}

static PndDocumentText *
new_text (int n_lines)
{
  GString *text = g_string_new (NULL);
  gsize n_bytes;

  for (int line = 0; line < n_lines; line++)
    {
      for (int word = 0; word < 1 + (line * 31) % 90; word++)
        g_string_append_printf (text, "%s%s", word > 0 ? " " : "",
                                (word + line) % 4 == 0 ? "undang-undang" : "kota");
      g_string_append_c (text, '\n');
    }
  n_bytes = text->len;
  return pnd_document_text_new_take (g_string_free (text, FALSE), n_bytes);
}

static PndSpanIndex *
new_marks (void)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (PndCodingMark));

  for (int i = 0; i < 300; i++)
    {
      PndCodingMark mark = { .id = i + 1, .code = i % 100, .span = { i * 130, i * 130 + 200 } };

      mark.polarity = i % PND_N_POLARITIES;
      if (i % 10 == 9)
        mark.flags = PND_CODING_MARK_ANNOTATION;
      g_array_append_val (marks, mark);
    }
  return pnd_span_index_new_take (marks);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  fixture->text = new_text (2000);
  fixture->marks = new_marks ();
  fixture->window = gtk_window_new ();
  fixture->reader = PND_READER (pnd_reader_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (fixture->reader));
  gtk_window_set_child (GTK_WINDOW (fixture->window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 700);
  pnd_reader_set_text (fixture->reader, fixture->text, "Interview");
  pnd_reader_set_marks (fixture->reader, fixture->marks, look, NULL);
  g_signal_connect_swapped (fixture->reader, "selection-changed",
                            G_CALLBACK (selection_changed_cb), fixture);
  fixture->adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->reader));
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->reader));
  settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  pnd_span_index_free (fixture->marks);
  pnd_document_text_unref (fixture->text);
}

static void
test_select (Fixture *fixture, gconstpointer data)
{
  PndReader *reader = fixture->reader;
  int length = pnd_document_text_get_length (fixture->text);

  pnd_reader_select (reader, 20, 10);
  g_assert_true (pnd_span_equal (pnd_reader_get_selection (reader), PND_SPAN (10, 20)));
  g_assert_cmpint (pnd_reader_get_caret (reader), ==, 10);
  g_assert_cmpint (fixture->n_changes, ==, 1);
  pnd_reader_select (reader, 20, 10);
  g_assert_cmpint (fixture->n_changes, ==, 1);
  pnd_reader_select (reader, -5, length + 10);
  g_assert_true (pnd_span_equal (pnd_reader_get_selection (reader), PND_SPAN (0, length)));
  pnd_reader_select_all (reader);
  g_assert_cmpint (fixture->n_changes, ==, 2);
}

static void
test_reveal_and_rectangle (Fixture *fixture, gconstpointer data)
{
  int length = pnd_document_text_get_length (fixture->text);
  int height = gtk_widget_get_height (GTK_WIDGET (fixture->reader));

  for (int i = 0; i < 20; i++)
    {
      int start = (gint64)(length - 100) * ((i * 7) % 20) / 20;
      PndSpan span = { start, start + 90 };
      GdkRectangle rectangle;
      double value;

      pnd_reader_reveal (fixture->reader, span);
      g_assert_true (pnd_reader_get_rectangle (fixture->reader, span, &rectangle));
      g_assert_cmpint (rectangle.y, >=, 0);
      g_assert_cmpint (rectangle.y + rectangle.height, <=, height);
      g_assert_cmpint (rectangle.width, >, 20);

      value = gtk_adjustment_get_value (fixture->adjustment);
      pnd_reader_reveal (fixture->reader, span);
      g_assert_cmpfloat (gtk_adjustment_get_value (fixture->adjustment), ==, value);
      settle ();
      g_assert_cmpfloat (gtk_adjustment_get_value (fixture->adjustment), ==, value);
    }
}

static void
test_rectangle_out_of_view (Fixture *fixture, gconstpointer data)
{
  int length = pnd_document_text_get_length (fixture->text);
  GdkRectangle rectangle;

  g_assert_false (pnd_reader_get_rectangle (fixture->reader, PND_SPAN (length - 10, length - 1),
                                            &rectangle));
  g_assert_true (pnd_reader_get_rectangle (fixture->reader, PND_SPAN (3, 3), &rectangle));
  g_assert_cmpint (rectangle.height, >, 0);
}

/* every page down and up again shows the same, and the scrollbar ends where the text does */
static void
test_adjustment (Fixture *fixture, gconstpointer data)
{
  double upper;

  g_assert_cmpfloat (gtk_adjustment_get_value (fixture->adjustment), ==, 0);
  for (int i = 0; i < 400; i++)
    gtk_adjustment_set_value (fixture->adjustment,
                              gtk_adjustment_get_value (fixture->adjustment) + 250);
  settle ();
  for (int i = 0; i < 100000 && gtk_adjustment_get_value (fixture->adjustment) > 0; i++)
    gtk_adjustment_set_value (fixture->adjustment,
                              gtk_adjustment_get_value (fixture->adjustment) - 180);
  settle ();
  g_assert_cmpint (pnd_reader_get_first_visible (fixture->reader), ==, 0);

  upper = gtk_adjustment_get_upper (fixture->adjustment);
  gtk_adjustment_set_value (fixture->adjustment, upper);
  settle ();
  upper = gtk_adjustment_get_upper (fixture->adjustment);
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture->adjustment), ==,
                     upper - gtk_adjustment_get_page_size (fixture->adjustment));
  g_assert_cmpint (pnd_page_layout_get_visible_span (fixture->reader->page).end, ==,
                   pnd_document_text_get_length (fixture->text));
}

static void
test_zoom_keeps_the_place (Fixture *fixture, gconstpointer data)
{
  int length = pnd_document_text_get_length (fixture->text);
  GdkRectangle rectangle;
  int top;

  pnd_reader_reveal (fixture->reader, PND_SPAN (length / 2, length / 2 + 5));
  top = pnd_reader_get_first_visible (fixture->reader);
  pnd_reader_set_zoom (fixture->reader, 2);
  settle ();
  g_assert_cmpfloat (pnd_reader_get_zoom (fixture->reader), ==, 2);
  g_assert_true (pnd_reader_get_rectangle (fixture->reader, PND_SPAN (top, top + 1), &rectangle));
  g_assert_cmpint (ABS (rectangle.y), <, 80);
  pnd_reader_set_zoom (fixture->reader, 100);
  g_assert_cmpfloat (pnd_reader_get_zoom (fixture->reader), ==, 4);
}

static int
count_stripes (Fixture *fixture, int code)
{
  int n = 0;

  gtk_widget_queue_draw (GTK_WIDGET (fixture->reader));
  settle ();
  for (guint i = 0; i < fixture->reader->stripes->len; i++)
    n += g_array_index (fixture->reader->stripes, PndStripe, i).mark.code == code;
  return n;
}

/* a mark that comes, is filtered or goes is seen at the next frame */
static void
test_marks_changed (Fixture *fixture, gconstpointer data)
{
  PndCodingMark mark = { .id = 5000, .code = 77, .span = { 5, 25 } };

  g_assert_cmpint (count_stripes (fixture, 77), ==, 0);
  pnd_span_index_insert (fixture->marks, &mark);
  pnd_reader_marks_changed (fixture->reader);
  g_assert_cmpint (count_stripes (fixture, 77), ==, 1);

  pnd_span_index_remove (fixture->marks, 5000, FALSE);
  mark.code = 99;
  pnd_span_index_insert (fixture->marks, &mark);
  pnd_reader_marks_changed (fixture->reader);
  g_assert_cmpint (count_stripes (fixture, 99), ==, 0);
  g_assert_cmpint (count_stripes (fixture, 77), ==, 0);
}

static void
test_handles (Fixture *fixture, gconstpointer data)
{
  PndPageRect start;
  PndPageRect end;

  g_assert_false (pnd_reader_get_handles (fixture->reader, &start, &end));
  pnd_reader_set_selected_mark (fixture->reader, 2, FALSE);
  g_assert_true (pnd_reader_get_handles (fixture->reader, &start, &end));
  g_assert_cmpint (start.height, >, 0);
  g_assert_true (end.y > start.y || end.x > start.x);
  pnd_reader_set_selected_mark (fixture->reader, 123456, FALSE);
  g_assert_false (pnd_reader_get_handles (fixture->reader, &start, &end));
  pnd_reader_set_selected_mark (fixture->reader, 0, FALSE);
}

static void
test_matches (Fixture *fixture, gconstpointer data)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (PndSpan));

  for (int i = 0; i < 20000; i++)
    {
      PndSpan match = { i * 9, i * 9 + 4 };

      g_array_append_val (matches, match);
    }
  pnd_reader_set_matches (fixture->reader, matches, 3);
  settle ();
  pnd_reader_set_matches (fixture->reader, NULL, -1);
  settle ();
  g_assert_null (fixture->reader->matches);
}

static char *
read_clipboard (GdkClipboard *clipboard)
{
  GdkContentProvider *content = gdk_clipboard_get_content (clipboard);
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  if (content == NULL)
    return NULL;
  g_value_init (&value, G_TYPE_STRING);
  gdk_content_provider_get_value (content, &value, &error);
  g_assert_no_error (error);
  return g_value_dup_string (&value);
}

static void
test_clipboards (Fixture *fixture, gconstpointer data)
{
  GtkWidget *widget = GTK_WIDGET (fixture->reader);
  g_autofree char *expected = pnd_document_text_get_slice (fixture->text, PND_SPAN (3, 30));
  g_autofree char *primary = NULL;
  g_autofree char *copied = NULL;

  pnd_reader_select (fixture->reader, 3, 30);
  primary = read_clipboard (gtk_widget_get_primary_clipboard (widget));
  g_assert_cmpstr (primary, ==, expected);
  pnd_reader_copy (fixture->reader);
  copied = read_clipboard (gtk_widget_get_clipboard (widget));
  g_assert_cmpstr (copied, ==, expected);
}

static GtkTextBuffer *
get_mirror_buffer (Fixture *fixture)
{
  return gtk_text_view_get_buffer (
    GTK_TEXT_VIEW (pnd_mirror_get_view (fixture->reader->mirror)));
}

/* what the mirror holds is the text around the caret, whatever the reader does */
static void
test_mirror_follows (Fixture *fixture, gconstpointer data)
{
  GtkTextBuffer *buffer = get_mirror_buffer (fixture);
  int length = pnd_document_text_get_length (fixture->text);

  for (int i = 0; i < 200; i++)
    {
      int caret = g_test_rand_int_range (0, length - 20);
      g_autofree char *expected
        = pnd_document_text_get_slice (fixture->text, PND_SPAN (caret, caret + 20));
      g_autofree char *found = NULL;
      GtkTextIter start;
      GtkTextIter end;

      pnd_reader_select (fixture->reader, MIN (caret + 7, length), caret);
      gtk_text_buffer_get_iter_at_mark (buffer, &start, gtk_text_buffer_get_insert (buffer));
      end = start;
      gtk_text_iter_forward_chars (&end, 20);
      found = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
      g_assert_cmpstr (found, ==, expected);
      gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
      g_assert_cmpint (gtk_text_iter_get_offset (&end) - gtk_text_iter_get_offset (&start), ==, 7);
      g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), <, 70000);
    }
}

static void
test_mirror_reports_once (Fixture *fixture, gconstpointer data)
{
  GtkTextBuffer *buffer = get_mirror_buffer (fixture);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, 42);
  gtk_text_buffer_place_cursor (buffer, &iter);
  settle ();
  g_assert_cmpint (pnd_reader_get_caret (fixture->reader), ==, 42);
  g_assert_cmpint (fixture->n_changes, ==, 1);
}

static void
test_mirror_is_mute (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = pnd_mirror_get_view (fixture->reader->mirror);

  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (view)));
  g_assert_false (gtk_widget_get_can_target (view));
  g_assert_true (gtk_widget_get_mapped (view));
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (fixture->reader)));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == view);
}

static void
test_no_text (Fixture *fixture, gconstpointer data)
{
  GdkRectangle rectangle;

  pnd_reader_select (fixture->reader, 3, 30);
  pnd_reader_set_text (fixture->reader, NULL, NULL);
  settle ();
  g_assert_cmpint (pnd_reader_get_caret (fixture->reader), ==, 0);
  g_assert_cmpint (pnd_reader_get_first_visible (fixture->reader), ==, 0);
  g_assert_false (pnd_reader_get_rectangle (fixture->reader, PND_SPAN (0, 5), &rectangle));
  pnd_reader_reveal (fixture->reader, PND_SPAN (0, 5));
  pnd_reader_select_all (fixture->reader);
  pnd_reader_copy (fixture->reader);
  pnd_reader_set_zoom (fixture->reader, 1.5);
  pnd_reader_marks_changed (fixture->reader);
  settle ();
  pnd_reader_set_text (fixture->reader, fixture->text, "again");
  settle ();
  g_assert_cmpint (pnd_page_layout_get_visible_span (fixture->reader->page).start, ==, 0);
}

#define ADD(name, function) \
  g_test_add ("/reader/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("select", test_select);
  ADD ("reveal-and-rectangle", test_reveal_and_rectangle);
  ADD ("rectangle-out-of-view", test_rectangle_out_of_view);
  ADD ("adjustment", test_adjustment);
  ADD ("zoom-keeps-the-place", test_zoom_keeps_the_place);
  ADD ("marks-changed", test_marks_changed);
  ADD ("handles", test_handles);
  ADD ("matches", test_matches);
  ADD ("clipboards", test_clipboards);
  ADD ("mirror-follows", test_mirror_follows);
  ADD ("mirror-reports-once", test_mirror_reports_once);
  ADD ("mirror-is-mute", test_mirror_is_mute);
  ADD ("no-text", test_no_text);
  return g_test_run ();
}
