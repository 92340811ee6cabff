/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an import asks before it writes, what it offers afterwards, and that the window stays live
 * while two hundred files come in. */

#include "app/exchange/answers/answers.h"
#include "app/model/sources/attributes.h"
#include "tests/core/xlsx-fixture.h"
#include "tests/ui/window-fixture.h"

#include <cairo-pdf.h>

#define N_FILES 200
#define TICK_MS 5

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (pnd_workspace_get_documents (fixture->window->workspace));
}

static void
wait_for_question (Fixture *fixture)
{
  for (int i = 0; fixture_get_dialog (fixture) == NULL && i < 50; i++)
    fixture_settle ();
  g_assert_nonnull (fixture_get_dialog (fixture));
}

static void
import (Fixture *fixture, const char *name)
{
  fixture_import (fixture, (const char *const[]){ name, NULL });
}

/* a button that a key presses stays down for a quarter of a second before it acts */
static void
wait_for_import (Fixture *fixture)
{
  for (int i = 0; i < 6; i++)
    fixture_settle ();
  while (pnd_import_is_running (fixture->window->import))
    g_main_context_iteration (NULL, TRUE);
  fixture_settle ();
}

static void
test_duplicate (Fixture *fixture, gconstpointer data)
{
  g_autofree char *one = fixture_write (fixture, "one.txt", "Satu dua.\n", -1);
  g_autofree char *two = fixture_write (fixture, "two.txt", "Satu dua.\n", -1);

  import (fixture, "one.txt");
  import (fixture, "two.txt");
  wait_for_question (fixture);
  g_assert_cmpuint (count (fixture), ==, 1);
  fixture_press ("Escape");
  g_assert_null (fixture_get_dialog (fixture));
  g_assert_cmpuint (count (fixture), ==, 1);
  /* Enter leaves it out as well: whoever means it says so */
  import (fixture, "two.txt");
  wait_for_question (fixture);
  fixture_press ("Return");
  wait_for_import (fixture);
  g_assert_null (fixture_get_dialog (fixture));
  g_assert_cmpuint (count (fixture), ==, 1);
  import (fixture, "two.txt");
  wait_for_question (fixture);
  fixture_press ("alt+a");
  wait_for_import (fixture);
  g_assert_cmpuint (count (fixture), ==, 2);
  g_assert_null (fixture_get_dialog (fixture));
}

static void
test_answers (Fixture *fixture, gconstpointer data)
{
  g_autofree char *table = fixture_write (
    fixture, "jawaban.csv", "Kode,Usia,Mengapa\nI-01,51,Supaya pasar terbuka.\nI-02,33,Karena iri.\n",
    -1);
  g_autofree char *names = NULL;
  g_autoptr (PndAttributes) attributes = NULL;
  g_autoptr (PndDocument) first = NULL;

  import (fixture, "jawaban.csv");
  wait_for_question (fixture);
  g_assert_cmpuint (count (fixture), ==, 0);
  fixture_press ("Return");
  wait_for_import (fixture);
  g_assert_null (fixture_get_dialog (fixture));
  names = fixture_list_documents (fixture);
  g_assert_cmpstr (names, ==, "I-01|I-02");
  attributes = pnd_attributes_load (fixture_get_project (fixture), NULL);
  first = g_list_model_get_item (pnd_workspace_get_documents (fixture->window->workspace), 0);
  g_assert_cmpstr (pnd_attributes_get (attributes, pnd_row_get_id (PND_ROW (first)), "Usia"), ==,
                   "51");
  /* one step back takes all of it */
  fixture_activate (fixture, "win.edit-undo");
  g_assert_cmpuint (count (fixture), ==, 0);
}

/* the progress bar of the dialog; NULL while none is shown */
static GtkProgressBar *
find_progress (Fixture *fixture)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  fixture_collect (fixture_get_dialog (fixture), GTK_TYPE_PROGRESS_BAR, found);
  return found->len > 0 ? g_ptr_array_index (found, 0) : NULL;
}

/* chooses to import, and answers when some documents have been added and some have not: the main
 * loop turns between them */
static void
begin_adding (Fixture *fixture)
{
  GtkWidget *accept = gtk_window_get_default_widget (GTK_WINDOW (fixture_get_dialog (fixture)));
  double fraction = 0;

  g_assert_true (GTK_IS_BUTTON (accept));
  g_signal_emit_by_name (accept, "clicked");
  while (fraction <= 0)
    {
      g_main_context_iteration (NULL, TRUE);
      g_assert_nonnull (find_progress (fixture));
      fraction = gtk_progress_bar_get_fraction (find_progress (fixture));
    }
  g_assert_cmpfloat (fraction, <, 1);
  g_assert_false (gtk_widget_get_sensitive (accept));
}

/* A table of thousands joins the project while the window lives: it says how far it is, and can be
 * told to stop, after which nothing has joined; and all of it is one step back. */
static void
test_many_answers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Kode,Usia,Mengapa\n");
  g_autofree char *table = NULL;
  g_autofree char *before = g_strdup (pnd_project_get_undo_label (fixture_get_project (fixture)));

  for (int i = 1; i <= 3000; i++)
    g_string_append_printf (text, "I-%04d,%d,Supaya pasar terbuka bagi kopi %d.\n", i, 20 + i % 60,
                            i);
  table = fixture_write (fixture, "jawaban.csv", text->str, -1);
  import (fixture, "jawaban.csv");
  wait_for_question (fixture);
  begin_adding (fixture);
  gtk_window_close (GTK_WINDOW (fixture_get_dialog (fixture)));
  wait_for_import (fixture);
  g_assert_null (fixture_get_dialog (fixture));
  g_assert_cmpuint (count (fixture), ==, 0);
  g_assert_cmpstr (pnd_project_get_undo_label (fixture_get_project (fixture)), ==, before);

  import (fixture, "jawaban.csv");
  wait_for_question (fixture);
  begin_adding (fixture);
  wait_for_import (fixture);
  g_assert_null (fixture_get_dialog (fixture));
  g_assert_cmpuint (count (fixture), ==, 3000);
  fixture_activate (fixture, "win.edit-undo");
  g_assert_cmpuint (count (fixture), ==, 0);
}

/* an Excel table, a question a document */
static void
test_columns (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = xlsx_fixture_pack (
    "<row><c t='inlineStr'><is><t>Kode</t></is></c><c t='inlineStr'><is><t>Mengapa?</t></is></c>"
    "</row><row><c t='inlineStr'><is><t>I-01</t></is></c><c t='inlineStr'><is><t>Supaya pasar "
    "terbuka bagi kopi.</t></is></c></row><row><c t='inlineStr'><is><t>I-02</t></is></c></row>");
  g_autofree char *path = fixture_write (fixture, "jawaban.xlsx", g_bytes_get_data (bytes, NULL),
                                         (gssize) g_bytes_get_size (bytes));
  g_autofree char *names = NULL;

  import (fixture, "jawaban.xlsx");
  wait_for_question (fixture);
  g_assert_true (fixture_says (fixture, "1 document: I-01"));
  g_assert_true (fixture_says (fixture, "1 row without text is left out."));
  fixture_choose (fixture, 0, PND_ANSWERS_COLUMNS);
  g_assert_true (fixture_says (fixture, "1 document: Mengapa?"));
  fixture_press ("Return");
  wait_for_import (fixture);
  names = fixture_list_documents (fixture);
  g_assert_cmpstr (names, ==, "Mengapa?");

  /* the same table again: that is said, and Enter is not enough */
  import (fixture, "jawaban.xlsx");
  wait_for_question (fixture);
  g_assert_true (fixture_says (fixture, "is in the project already"));
  fixture_press ("Escape");
  g_assert_null (fixture_get_dialog (fixture));
  g_assert_cmpuint (count (fixture), ==, 1);
}

/* a question is one of the project it was asked over, and goes with it */
static void
test_closed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *table = fixture_write (fixture, "a.csv", "Kode,Isi\nI-01,Supaya.\n", -1);
  g_autofree char *other = fixture_write (fixture, "b.csv", "Kode,Isi\nI-01,Karena.\n", -1);
  g_autofree char *one = fixture_write (fixture, "one.txt", "Satu dua.\n", -1);
  g_autofree char *two = fixture_write (fixture, "two.txt", "Satu dua.\n", -1);
  const char *const tables[] = { "a.csv", "b.csv", NULL };
  const char *const texts[] = { "one.txt", "two.txt", NULL };

  for (int i = 0; i < 2; i++)
    {
      fixture_import (fixture, i == 0 ? tables : texts);
      wait_for_question (fixture);
      pnd_window_close_project (fixture->window);
      for (int j = 0; j < 3; j++)
        fixture_settle ();
      g_assert_null (fixture_get_dialog (fixture));
      g_assert_true (pnd_window_open_project (fixture->window, fixture->path, FALSE));
      fixture_settle ();
    }
  g_assert_cmpuint (count (fixture), ==, 1);
}

static void
test_password (Fixture *fixture, gconstpointer data)
{
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "core", "data", "pdf", "encrypted.pdf", NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *path = NULL;
  gsize n_bytes;

  g_assert_true (g_file_get_contents (source, &bytes, &n_bytes, NULL));
  path = fixture_write (fixture, "locked.pdf", bytes, (gssize) n_bytes);
  import (fixture, "locked.pdf");
  wait_for_question (fixture);
  fixture_press ("x Return");
  wait_for_import (fixture);
  wait_for_question (fixture);
  g_assert_cmpuint (count (fixture), ==, 0);
  fixture_press ("r a h a s i a Return");
  wait_for_import (fixture);
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_null (fixture_get_dialog (fixture));
}

static int
count_notes (Fixture *fixture)
{
  return (int) pnd_database_query_int (
    pnd_project_get_database (fixture_get_project (fixture)), "Counting",
    "SELECT count(*) FROM annotations", -1, NULL, "");
}

static void
copy_sample (Fixture *fixture, const char *sample, const char *name)
{
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "..", "data", "sample", sample, NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *path = NULL;
  gsize n_bytes;

  g_assert_true (g_file_get_contents (source, &bytes, &n_bytes, NULL));
  path = fixture_write (fixture, name, bytes, (gssize) n_bytes);
}

static void
test_comments (Fixture *fixture, gconstpointer data)
{
  g_autofree char *source
    = g_test_build_filename (G_TEST_DIST, "formats", "data", "word.docx", NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *path = NULL;
  gsize n_bytes;

  g_assert_true (g_file_get_contents (source, &bytes, &n_bytes, NULL));
  path = fixture_write (fixture, "word.docx", bytes, (gssize) n_bytes);
  import (fixture, "word.docx");
  g_assert_cmpint (count_notes (fixture), ==, 0);
  g_assert_nonnull (
    strstr (pnd_message_bar_get_text (fixture->window->comments_bar), "comment"));
  fixture_activate (fixture, "win.documents-keep-comments");
  g_assert_cmpint (count_notes (fixture), >, 0);
  g_assert_null (pnd_message_bar_get_text (fixture->window->comments_bar));
  fixture_activate (fixture, "win.edit-undo");
  g_assert_cmpint (count_notes (fixture), ==, 0);
  g_assert_cmpuint (count (fixture), ==, 1);
}

/* puts a number into a copy of an office file, so that its text is another */
static void
number_member (const char *path, const char *member, const char *before, int number)
{
  zip_t *archive = zip_open (path, 0, NULL);
  zip_file_t *file = zip_fopen (archive, member, 0);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *inserted = g_strdup_printf (" %d%s", number, before);
  char buffer[4096];
  zip_int64_t n;

  while ((n = zip_fread (file, buffer, sizeof buffer)) > 0)
    g_string_append_len (text, buffer, n);
  zip_fclose (file);
  g_assert_cmpuint (g_string_replace (text, before, inserted, 1), ==, 1);
  g_assert_cmpint (zip_file_add (archive, member,
                                 zip_source_buffer (archive, text->str, text->len, 0),
                                 ZIP_FL_OVERWRITE),
                   >=, 0);
  g_assert_cmpint (zip_close (archive), ==, 0);
}

static void
number_text (const char *path, const char *before, int number)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GString) text = NULL;
  g_autofree char *inserted = g_strdup_printf (" %d%s", number, before);

  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  text = g_string_new (bytes);
  g_assert_cmpuint (g_string_replace (text, before, inserted, 1), ==, 1);
  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
}

/* the n-th of the mixed files: the samples over and over, each with a text of its own */
static char *
make_file (Fixture *fixture, int n)
{
  static const struct
  {
    const char *sample;
    const char *member;
    const char *before;
  } kinds[] = {
    { "01-wawancara-biro-kerja-sama.txt", NULL, "\n" },
    { "03-wawancara-dinas-pertanian.docx", "word/document.xml", "</w:t>" },
    { "07-peraturan-kerja-sama.odt", "content.xml", "</text:h>" },
    { "08-berita-penandatanganan.html", NULL, "</h1>" },
    { "04-wawancara-anggota-dprd.docx", "word/document.xml", "</w:t>" },
    { "10-catatan-lapangan.odt", "content.xml", "</text:p>" },
    { "02-wawancara-dinas-pariwisata.txt", NULL, "\n" },
    { "05-interview-language-class.docx", "word/document.xml", "</w:t>" },
  };
  int kind = n % (int) G_N_ELEMENTS (kinds);
  char *name = g_strdup_printf ("%03d-%s", n, kinds[kind].sample);
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  copy_sample (fixture, kinds[kind].sample, name);
  if (kinds[kind].member != NULL)
    number_member (path, kinds[kind].member, kinds[kind].before, n);
  else
    number_text (path, kinds[kind].before, n);
  return name;
}

static void
make_pdf (Fixture *fixture, int n)
{
  g_autofree char *name = g_strdup_printf ("%03d.pdf", n);
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *line = g_strdup_printf ("Document number %d of the agreement.", n);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 400, 600);
  cairo_t *cr = cairo_create (surface);

  cairo_move_to (cr, 40, 60);
  cairo_show_text (cr, line);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
}

static void
make_files (Fixture *fixture, GListStore *files)
{
  for (int n = 0; n < N_FILES; n++)
    {
      g_autofree char *name = NULL;
      g_autofree char *path = NULL;
      g_autoptr (GFile) file = NULL;

      if (n % 5 == 4)
        {
          make_pdf (fixture, n);
          name = g_strdup_printf ("%03d.pdf", n);
        }
      else
        name = make_file (fixture, n);
      path = g_build_filename (fixture->folder, name, NULL);
      file = g_file_new_for_path (path);
      g_list_store_append (files, file);
    }
}

/* microseconds */
typedef struct
{
  gint64 last;
  gint64 longest;
} Gaps;

static void
measure (Gaps *gaps)
{
  gint64 now = g_get_monotonic_time ();

  if (gaps->last != 0)
    gaps->longest = MAX (gaps->longest, now - gaps->last);
  gaps->last = now;
}

static gboolean
tick_cb (gpointer data)
{
  measure (data);
  return G_SOURCE_CONTINUE;
}

static gboolean
frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  measure (data);
  return G_SOURCE_CONTINUE;
}

static void
count_cb (int *n, const char *name, int done, int total)
{
  g_assert_cmpint (done, ==, *n);
  g_assert_cmpint (total, ==, N_FILES);
  (*n)++;
}

/* the bar with the progress, which is there while many files come in */
static void
cancel (Fixture *fixture)
{
  GtkWidget *bar = gtk_widget_get_first_child (fixture->window->import_place);

  g_assert_true (gtk_widget_get_mapped (bar));
  g_signal_emit_by_name (fixture_find_under (bar, GTK_TYPE_BUTTON, 0), "clicked");
  g_assert_false (gtk_widget_get_visible (bar));
}

static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;
  Gaps gaps = { 0 };
  Gaps frames = { 0 };
  gint64 start = g_get_monotonic_time ();
  gint64 took;
  guint ticks;
  guint ticks_of_frames;
  int n_told = 0;
  guint n;

  make_files (fixture, files);
  fixture_settle ();
  ticks = g_timeout_add_full (G_PRIORITY_HIGH, TICK_MS, tick_cb, &gaps, NULL);
  ticks_of_frames
    = gtk_widget_add_tick_callback (GTK_WIDGET (fixture->window), frame_cb, &frames, NULL);
  g_signal_connect_swapped (fixture->window->import, "progress", G_CALLBACK (count_cb), &n_told);
  pnd_window_import_files (fixture->window, G_LIST_MODEL (files));
  while (pnd_import_is_running (fixture->window->import))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (ticks);
  g_signal_handlers_disconnect_by_data (fixture->window->import, &n_told);
  g_assert_cmpint (n_told, ==, N_FILES);
  g_assert_cmpuint (count (fixture), ==, N_FILES);
  gtk_widget_remove_tick_callback (GTK_WIDGET (fixture->window), ticks_of_frames);
  took = g_get_monotonic_time () - start;
  g_test_message ("%d mixed files in %.1f s; longest gap of the main loop %.0f ms, between frames "
                  "%.0f ms",
                  N_FILES, took / 1e6, gaps.longest / 1e3,
                  frames.longest / 1e3);
  /* the window answers again and again, however slow the machine is */
  g_assert_cmpint (gaps.longest, <, took / 2);
  fixture_settle ();

  /* cancelled on the way: what is in is whole, and nothing comes after */
  for (guint i = 0; i < N_FILES; i++)
    {
      g_autoptr (PndDocument) document
        = g_list_model_get_item (pnd_workspace_get_documents (fixture->window->workspace), 0);

      g_assert_true (pnd_document_trash (document, &error));
    }
  pnd_window_import_files (fixture->window, G_LIST_MODEL (files));
  while (count (fixture) < 20
         || !gtk_widget_get_mapped (gtk_widget_get_first_child (fixture->window->import_place)))
    g_main_context_iteration (NULL, TRUE);
  cancel (fixture);
  n = count (fixture);
  for (int i = 0; i < 5; i++)
    fixture_settle ();
  g_assert_cmpuint (n, <, N_FILES);
  g_assert_cmpuint (count (fixture), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PndDocument) document
        = g_list_model_get_item (pnd_workspace_get_documents (fixture->window->workspace), i);
      g_autoptr (PndDocumentText) text = pnd_document_load_text (document, &error);
      g_autoptr (GBytes) original = pnd_document_load_original (document, &error);

      g_assert_no_error (error);
      g_assert_true (text != NULL && original != NULL);
    }
}

#define add(name, func) \
  g_test_add ("/import/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *config = g_dir_make_tmp ("penanda-config-XXXXXX", NULL);

  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  add ("duplicate", test_duplicate);
  add ("answers", test_answers);
  add ("many answers", test_many_answers);
  add ("columns", test_columns);
  add ("closed", test_closed);
  add ("password", test_password);
  add ("comments", test_comments);
  add ("many", test_many);
  return g_test_run ();
}
