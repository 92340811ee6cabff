/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window with a reader and a button, for tests from outside: says on standard output what the
 * reader signals. reader-host FILE */

#include <stdio.h>

#include "ui/reader/reader.h"

static void
selection_changed_cb (PndReader *reader)
{
  PndSpan selection = pnd_reader_get_selection (reader);

  printf ("selection %d %d caret %d\n", selection.start, selection.end,
          pnd_reader_get_caret (reader));
  fflush (stdout);
}

static void
span_dragged_cb (PndReader *reader, gint64 mark, int start, int end, gboolean final)
{
  printf ("dragged %d %d %d %s\n", (int)mark, start, end, final ? "final" : "moving");
  fflush (stdout);
}

static void
mark_clicked_cb (PndReader *reader, gint64 mark, gboolean note)
{
  printf ("mark %d %s\n", (int)mark, note ? "note" : "coding");
  fflush (stdout);
  pnd_reader_set_selected_mark (reader, mark, note);
}

static void
menu_requested_cb (PndReader *reader, double x, double y)
{
  printf ("menu\n");
  fflush (stdout);
}

static void
focus_changed_cb (GtkWidget *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  printf ("focus %s\n", focus != NULL ? G_OBJECT_TYPE_NAME (focus) : "none");
  fflush (stdout);
}

static gboolean
look (gint64 code, GdkRGBA *colour, const char **abbreviation, gpointer data)
{
  gdk_rgba_parse (colour, "#1b6ca8");
  *abbreviation = "ECO-PAR";
  return TRUE;
}

static PndSpanIndex *
make_marks (void)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (PndCodingMark));
  PndCodingMark coding = { .id = 7, .code = 1, .span = { 0, 40 }, .polarity = 1 };
  PndCodingMark note = { .id = 8, .span = { 2, 20 }, .flags = PND_CODING_MARK_ANNOTATION };

  g_array_append_val (marks, coding);
  g_array_append_val (marks, note);
  return pnd_span_index_new_take (marks);
}

int
main (int argc, char **argv)
{
  g_autoptr (PndSpanIndex) marks = make_marks ();
  g_autoptr (PndDocumentText) text = NULL;
  GtkWidget *window;
  GtkWidget *box;
  GtkWidget *scrolled;
  GtkWidget *reader;
  char *utf8;
  gsize n_bytes;

  if (argc != 2 || !g_file_get_contents (argv[1], &utf8, &n_bytes, NULL))
    return 1;
  gtk_init ();
  text = pnd_document_text_new_take (utf8, n_bytes);
  window = gtk_window_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  scrolled = gtk_scrolled_window_new ();
  reader = pnd_reader_new ();
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), reader);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("After"));
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), "reader-host");
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 700);

  pnd_reader_set_text (PND_READER (reader), text, "Interview");
  pnd_reader_set_marks (PND_READER (reader), marks, look, NULL);
  g_signal_connect (reader, "selection-changed", G_CALLBACK (selection_changed_cb), NULL);
  g_signal_connect (reader, "span-dragged", G_CALLBACK (span_dragged_cb), NULL);
  g_signal_connect (reader, "mark-clicked", G_CALLBACK (mark_clicked_cb), NULL);
  g_signal_connect (reader, "menu-requested", G_CALLBACK (menu_requested_cb), NULL);
  g_signal_connect (window, "notify::focus-widget", G_CALLBACK (focus_changed_cb), NULL);
  gtk_widget_grab_focus (reader);
  gtk_window_present (GTK_WINDOW (window));
  while (g_list_model_get_n_items (gtk_window_get_toplevels ()) > 0)
    g_main_context_iteration (NULL, TRUE);
  return 0;
}
