/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Footnotes of PDF files. data/pdf/notes.pdf was made by LibreOffice; the text beside it is its
 * paragraphs, in which numbers call notes. The other files are drawn here. */

#include <cairo-pdf.h>
#include <string.h>

#include "app/model/documents/text-change.h"
#include "app/text/pdf/pdf.h"

#define BODY 11
#define SMALL 8.5
#define N_NOTES 14 /* of notes.pdf */

static cairo_status_t
append_cb (gpointer array, const guchar *data, guint length)
{
  g_byte_array_append (array, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* pages of lines, those that begin with `~` small at the foot; a NULL ends a page, two the file */
static PndImported *
read_pages (const char *const *lines)
{
  GByteArray *array = g_byte_array_new ();
  cairo_surface_t *surface
    = cairo_pdf_surface_create_for_stream (append_cb, array, 595, 842);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  PndImported *imported;

  cairo_select_font_face (cr, "DejaVu Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  for (; *lines != NULL; lines++)
    {
      for (int i = 0, n_small = 0; *lines != NULL; i++, lines++)
        {
          gboolean is_small = **lines == '~';

          cairo_set_font_size (cr, is_small ? SMALL : BODY);
          cairo_move_to (cr, 60, is_small ? 720 + 11 * n_small : 80 + 14 * i);
          cairo_show_text (cr, *lines + is_small);
          n_small += is_small;
        }
      cairo_show_page (cr);
    }
  cairo_surface_finish (surface);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  bytes = g_byte_array_free_to_bytes (array);
  imported = pnd_pdf_read ("a.pdf", bytes, NULL, NULL, &error);
  g_assert_no_error (error);
  return imported;
}

static const char *
get_text (const PndImported *imported)
{
  return pnd_document_text_get_utf8 (imported->text, NULL);
}

/* the notes as "MARK|TEXT" lines */
static char *
list_notes (const PndImported *imported)
{
  GString *list = g_string_new (NULL);
  int n_runs;
  const PndRun *runs = pnd_structure_get_runs (imported->structure, &n_runs);

  for (int i = 0; i < n_runs; i++)
    if (runs[i].kind == PND_RUN_NOTE)
      {
        g_autofree char *text = pnd_document_text_get_slice (imported->text, runs[i].span);

        g_string_append_printf (list, "%s|%s\n", runs[i].value != NULL ? runs[i].value : "", text);
      }
  return g_string_free (list, FALSE);
}

static void
assert_notes (const PndImported *imported, const char *expected)
{
  g_autofree char *found = list_notes (imported);

  g_assert_cmpstr (found, ==, expected);
}

/* the paragraph goes on over the page and stays whole; the notes stand before it, on their page */
static void
test_over_pages (void)
{
  const char *const lines[]
    = { "Perjanjian itu ditandatangani di ibu kota provinsi.",
        "Kedua daerah sepakat untuk melanjutkan kerja sama pariwisata dan perda-",
        "~1 Lihat nota kesepahaman tahun 2019, yang memuat sembilan bidang kerja sama di dalam",
        "~lampirannya.", "~2 Ibid., pasal 4.", NULL,
        "gangan selama lima tahun.", NULL, NULL };
  g_autoptr (PndImported) imported = read_pages (lines);

  g_assert_cmpstr (get_text (imported), ==,
                   "Perjanjian itu ditandatangani di ibu kota provinsi.\n"
                   "1 Lihat nota kesepahaman tahun 2019, yang memuat sembilan bidang kerja sama di "
                   "dalam lampirannya.\n2 Ibid., pasal 4.\n"
                   "Kedua daerah sepakat untuk melanjutkan kerja sama pariwisata dan perdagangan "
                   "selama lima tahun.");
  assert_notes (imported, "1|1 Lihat nota kesepahaman tahun 2019, yang memuat sembilan bidang kerja "
                          "sama di dalam lampirannya.\n2|2 Ibid., pasal 4.\n");
}

/* where no paragraph goes on, notes stay at the foot; one that goes on has no mark on the second
 * page; figures and small print without a mark are no notes */
static void
test_at_foot (void)
{
  const char *const lines[]
    = { "Perjanjian itu ditandatangani di ibu kota provinsi.",
        "~* Naskahnya tersimpan pada biro kerja sama dan", NULL,
        "Rapat dibuka oleh kepala biro pemerintahan.", "~belum diterbitkan.", NULL,
        "Nilai ekspor disajikan dalam tabel.", "~1.500 ton kopi, 300 ton teh", NULL, NULL };
  g_autoptr (PndImported) imported = read_pages (lines);

  g_assert_cmpstr (get_text (imported), ==,
                   "Perjanjian itu ditandatangani di ibu kota provinsi.\n"
                   "* Naskahnya tersimpan pada biro kerja sama dan\n"
                   "Rapat dibuka oleh kepala biro pemerintahan.\nbelum diterbitkan.\n"
                   "Nilai ekspor disajikan dalam tabel.\n1.500 ton kopi, 300 ton teh");
  assert_notes (imported, "*|* Naskahnya tersimpan pada biro kerja sama dan\n|belum diterbitkan.\n");
}

static char *
load (const char *name, gsize *n_bytes)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "core", "data", "pdf", name, NULL);
  char *data;

  g_assert_true (g_file_get_contents (path, &data, n_bytes, NULL));
  return data;
}

static char *
without_spaces (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  return g_strjoinv ("", words);
}

/* every paragraph is whole, over pages with notes too, and each note is told by its number; a mark
 * that stands above its line may have a space before it */
static void
test_written (void)
{
  gsize n_bytes;
  char *pdf = load ("notes.pdf", &n_bytes);
  g_autoptr (GBytes) bytes = g_bytes_new_take (pdf, n_bytes);
  g_autofree char *source = load ("notes.txt", &n_bytes);
  g_autofree char *expected = without_spaces (source);
  g_auto (GStrv) paragraphs = g_strsplit (expected, "\n", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (PndImported) imported = pnd_pdf_read ("notes.pdf", bytes, NULL, NULL, &error);
  g_autofree char *found = NULL, *notes = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_no_error (error);
  found = without_spaces (get_text (imported));
  lines = g_strsplit (found, "\n", -1);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    g_assert_true (g_strv_contains ((const char *const *) lines, paragraphs[i]));
  notes = list_notes (imported);
  for (guint i = 1; i <= N_NOTES; i++)
    {
      g_autofree char *begin = g_strdup_printf ("%u|%uLihat ", i, i);

      g_assert_nonnull (strstr (notes, begin));
    }
}

/* the text of before: where paragraphs end elsewhere, words were corrected and a passage went */
static PndDocumentText *
make_earlier (PndDocumentText *text)
{
  g_auto (GStrv) parts
    = g_strsplit (pnd_document_text_get_utf8 (text, NULL), "pariwisata", -1);
  g_autofree char *corrected = g_strjoinv ("wisata", parts);
  g_auto (GStrv) sentences = g_strsplit (corrected, ". ", -1);
  char *earlier = g_strjoinv (".\n", sentences);

  return pnd_document_text_new_take (earlier, strlen (earlier));
}

/* "" at the end */
static char *
dup_char (PndDocumentText *text, int position)
{
  PndSpan whole = PND_SPAN (0, pnd_document_text_get_length (text));

  return pnd_document_text_get_slice (text,
                                      pnd_span_clamp (PND_SPAN (position, position + 1), whole));
}

/* pages are linked to a text that is nearly theirs: what is shown on the page for a passage are its
 * own characters, and a caret goes between the same ones */
static void
test_earlier_text (void)
{
  gsize n_bytes;
  char *pdf = load ("one-column.pdf", &n_bytes);
  g_autoptr (GBytes) bytes = g_bytes_new_take (pdf, n_bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (PndImported) imported = pnd_pdf_read ("a.pdf", bytes, NULL, NULL, &error);
  g_autoptr (PndDocumentText) earlier = make_earlier (imported->text);
  g_autoptr (PndDocumentText) other = pnd_document_text_new_take (g_strdup ("Lain."), 5);
  g_autoptr (PndPageMap) own = pnd_pdf_read_map ("a.pdf", bytes, NULL, NULL, NULL, &error);
  g_autoptr (PndPageMap) map = pnd_pdf_read_map ("a.pdf", bytes, NULL, earlier, NULL, &error);
  g_autoptr (PndPageMap) none = pnd_pdf_read_map ("a.pdf", bytes, NULL, other, NULL, &error);
  int n_found = 0;

  g_assert_no_error (error);
  g_assert_cmpint (pnd_document_text_get_length (earlier), !=,
                   pnd_document_text_get_length (imported->text));
  g_assert_cmpstr (pnd_page_map_get_text_hash (map), ==, pnd_document_text_get_hash (earlier));
  g_assert_cmpstr (pnd_page_map_get_text_hash (none), !=, pnd_document_text_get_hash (other));
  for (int page = 0; page < pnd_page_map_get_n_pages (map); page++)
    for (double y = 0; y < 842; y += 7)
      for (double x = 60; x < 540; x += 31)
        {
          int there = pnd_page_map_find_position (own, page, x, y);
          int here = pnd_page_map_find_position (map, page, x, y);
          g_autofree char *expected = dup_char (imported->text, there);
          g_autofree char *found = dup_char (earlier, here);

          n_found += g_str_equal (expected, found);
        }
  /* but for the words that were corrected, and the line ends */
  g_assert_cmpint (n_found, >, pnd_page_map_get_n_pages (map) * 121 * 16 * 9 / 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf-notes/over pages", test_over_pages);
  g_test_add_func ("/pdf-notes/at foot", test_at_foot);
  g_test_add_func ("/pdf-notes/written", test_written);
  g_test_add_func ("/pdf-notes/earlier text", test_earlier_text);
  return g_test_run ();
}
