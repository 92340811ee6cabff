/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is read of a PDF file: columns, paragraphs, tables, pages. */

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <string.h>

#include "tests/core/pdf-fixture.h"

static char *
without_spaces (const char *text)
{
  GString *left = g_string_new (NULL);

  for (; *text != '\0'; text++)
    if (!g_ascii_isspace (*text))
      g_string_append_c (left, *text);
  return g_string_free (left, FALSE);
}

/* every character of the source in its order, and its paragraphs as lines, over pages too */
static void
test_against_source (gconstpointer data)
{
  const char *name = data;
  g_autofree char *pdf = g_strconcat (name, ".pdf", NULL);
  g_autofree char *txt = g_strconcat (name, ".txt", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PndImported) imported = read_file (pdf, NULL, &error);
  g_autoptr (GBytes) source = load (txt);
  g_autofree char *expected_text
    = g_strndup (g_bytes_get_data (source, NULL), g_bytes_get_size (source));
  g_autofree char *all = without_spaces (expected_text);
  g_autofree char *found = NULL;
  g_auto (GStrv) expected = g_strsplit (g_strchomp (expected_text), "\n", -1);
  g_auto (GStrv) lines = NULL;

  g_assert_no_error (error);
  found = without_spaces (get_text (imported));
  g_assert_cmpstr (found, ==, all);
  lines = g_strsplit (get_text (imported), "\n", -1);
  for (int i = 0; expected[i] != NULL && lines[i] != NULL; i++)
    g_assert_cmpstr (lines[i], ==, expected[i]);
  g_assert_cmpuint (g_strv_length (lines), ==, g_strv_length (expected));
}

static void
assert_run (PndImported *imported, PndRunKind kind, const char *text, int level,
            const char *value)
{
  int n;
  const PndRun *runs = pnd_structure_get_runs (imported->structure, &n);

  for (int i = 0; i < n; i++)
    {
      g_autofree char *slice = pnd_document_text_get_slice (imported->text, runs[i].span);

      if (runs[i].kind == kind && runs[i].level == level && g_str_equal (slice, text)
          && g_strcmp0 (runs[i].value, value) == 0)
        return;
    }
  g_test_message ("no run of kind %d at “%s”", kind, text);
  g_assert_not_reached ();
}

static void
test_structure (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndImported) imported = read_file ("links.pdf", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (imported->title, ==, "Nota kesepahaman");
  g_assert_cmpstr (imported->language, ==, "id");
  assert_run (imported, PND_RUN_BOLD, "kedua belah pihak", 0, NULL);
  assert_run (imported, PND_RUN_ITALIC, "memorandum", 0, NULL);
  assert_run (imported, PND_RUN_LINK, "halaman ini", 0, "https://example.org/x");
  assert_run (imported, PND_RUN_HEADING, "Pasal 1", 2, NULL);
  g_assert_nonnull (strstr (get_text (imported), "\n• perdagangan dan investasi\n"));
  /* hyphens at line ends: a Korean district keeps it */
  g_assert_nonnull (strstr (get_text (imported), "Chungcheongnam-do di"));
  /* the first page has no text */
  g_assert_cmpint (pnd_structure_get_n_pages (imported->structure), ==, 2);
  g_assert_true (pnd_span_equal (pnd_structure_get_page (imported->structure, 0)->span,
                                 PND_SPAN (0, 1)));
  g_assert_cmpstr (pnd_structure_get_page (imported->structure, 0)->value, ==, "1");
}

/* --- files drawn here --- */

static cairo_status_t
append_cb (gpointer data, const guchar *bytes, guint n_bytes)
{
  g_byte_array_append (data, bytes, n_bytes);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_t *
begin (GByteArray *bytes)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, 595, 842);
  cairo_t *cr = cairo_create (surface);

  cairo_surface_destroy (surface);
  cairo_select_font_face (cr, "DejaVu Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (cr, 11);
  return cr;
}

static void
show (cairo_t *cr, double x, double y, const char *text)
{
  cairo_move_to (cr, x, y);
  cairo_show_text (cr, text);
}

static GBytes *
end (cairo_t *cr, GByteArray *bytes)
{
  cairo_show_page (cr);
  cairo_surface_finish (cairo_get_target (cr));
  cairo_destroy (cr);
  return g_byte_array_free_to_bytes (bytes);
}

static GBytes *
draw_lines (const char *const *lines)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_t *cr = begin (bytes);

  for (int i = 0; lines[i] != NULL; i++)
    show (cr, 60, 80 + 14 * i, lines[i]);
  return end (cr, bytes);
}

static void
assert_lines (const char *const *lines, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = draw_lines (lines);
  g_autoptr (PndImported) imported = pnd_pdf_read ("a.pdf", bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (get_text (imported), ==, expected);
}

static void
test_hyphens (void)
{
  const char *const doubled[] = { "Para pihak sepakat bahwa setiap daerah dan mitranya masing-",
                                  "masing menunjuk pejabat; dasar hukumnya ialah undang-",
                                  "undangan yang berlaku di kedua negara itu.", NULL };
  const char *const known[] = { "Kerja-sama itu penting, dan setiap kerja-sama antardaerah kerja-",
                                "sama pula artinya bagi pembangunan daerah dan pembangun-",
                                "an kota; pembangunan itu untuk warga di Indonesia-",
                                "Korea juga. ", NULL };

  assert_lines (doubled, "Para pihak sepakat bahwa setiap daerah dan mitranya masing-masing "
                         "menunjuk pejabat; dasar hukumnya ialah undang-undangan yang berlaku di "
                         "kedua negara itu.");
  assert_lines (known, "Kerja-sama itu penting, dan setiap kerja-sama antardaerah kerja-sama pula "
                       "artinya bagi pembangunan daerah dan pembangunan kota; pembangunan itu "
                       "untuk warga di Indonesia-Korea juga.");
}

static void
test_paragraphs (void)
{
  const char *const lines[] = { "Kepada Yth.", "Bapak Gubernur", "di Tempat",
                                "Dengan hormat, bersama ini kami sampaikan bahwa pihak mitra telah",
                                "menyatakan kesediaannya untuk melanjutkan kerja sama.",
                                "1. perdagangan;", "2. pariwisata.", NULL };

  assert_lines (lines, "Kepada Yth.\nBapak Gubernur\ndi Tempat\nDengan hormat, bersama ini kami "
                       "sampaikan bahwa pihak mitra telah menyatakan kesediaannya untuk "
                       "melanjutkan kerja sama.\n1. perdagangan;\n2. pariwisata.");
}

/* running headers and page numbers go, a heading that stands once stays, and so does a number that
 * is the same on every page */
static void
test_furniture (void)
{
  static const char *const words[] = { "satu", "dua", "tiga", "empat", "lima" };
  GByteArray *array = g_byte_array_new ();
  cairo_t *cr = begin (array);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PndImported) imported = NULL;

  for (int i = 1; i <= 5; i++)
    {
      g_autofree char *number = g_strdup_printf ("- %d -", i);
      g_autofree char *body = g_strdup_printf ("Isi halaman %s ada di sini.", words[i - 1]);

      show (cr, 60, 40, "Laporan Tahunan 2023");
      if (i == 3)
        show (cr, 60, 60, "Bab Tiga");
      show (cr, 60, 100, body);
      show (cr, 60, 780, "1234");
      show (cr, 280, 810, number);
      if (i < 5)
        cairo_show_page (cr);
    }
  bytes = end (cr, array);
  imported = pnd_pdf_read ("a.pdf", bytes, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (strstr (get_text (imported), "Laporan"));
  g_assert_null (strstr (get_text (imported), "- 1 -"));
  g_assert_nonnull (strstr (get_text (imported), "Bab Tiga\nIsi halaman tiga ada di sini.\n"));
  g_assert_nonnull (strstr (get_text (imported), "sini.\n1234\nIsi"));
  g_assert_cmpint (pnd_structure_get_n_pages (imported->structure), ==, 5);
}

/* pages of a head, lines and a number; a NULL ends a page, two the file */
static GBytes *
draw_pages (const char *const *lines)
{
  GByteArray *array = g_byte_array_new ();
  cairo_t *cr = begin (array);

  for (int page = 1; *lines != NULL; page++, lines++)
    {
      g_autofree char *number = g_strdup_printf ("- %d -", page);

      if (page > 1)
        cairo_show_page (cr);
      show (cr, 60, 40, "Laporan Tahunan 2023");
      for (int i = 0; *lines != NULL; i++, lines++)
        show (cr, 60, 80 + 14 * i, *lines);
      show (cr, 280, 810, number);
    }
  return end (cr, array);
}

static void
assert_page (PndImported *imported, int page, const char *text)
{
  g_autofree char *found
    = pnd_document_text_get_slice (imported->text,
                                   pnd_structure_get_page (imported->structure, page)->span);

  g_assert_cmpstr (found, ==, text);
}

/* head, foot and number between the pages do not end a paragraph; a sentence's end does, and room
 * left in the last line */
static void
test_page_breaks (void)
{
  const char *const lines[]
    = { "Kedua daerah sepakat untuk melanjutkan kerja sama pariwisata dan perda-", NULL,
        "gangan selama lima tahun; perdagangan itu menyangkut hasil bumi, hasil",
        "laut dan kerajinan tangan.", NULL,
        "Rapat dibuka oleh kepala biro pemerintahan pada pukul sembilan pagi, dan",
        "dihadiri oleh para pejabat dari kedua daerah serta beberapa pengusaha.",
        "Pejabat kedua daerah bertemu sekali setahun untuk menilai hasil kerja",
        "sama itu, dan melaporkannya kepada dewan perwakilan rakyat daerah yang", NULL,
        "berwenang.", "Daftar hadir", NULL,
        "Kepala biro pemerintahan dan para kepala bidang pada dinas pariwisata.", NULL, NULL };
  g_autoptr (GBytes) bytes = draw_pages (lines);
  g_autoptr (GError) error = NULL;
  g_autoptr (PndImported) imported = pnd_pdf_read ("a.pdf", bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (pnd_structure_get_n_pages (imported->structure), ==, 5);
  assert_page (imported, 0,
               "Kedua daerah sepakat untuk melanjutkan kerja sama pariwisata dan perda");
  assert_page (imported, 1,
               "gangan selama lima tahun; perdagangan itu menyangkut hasil bumi, hasil laut dan "
               "kerajinan tangan.\n");
  assert_page (imported, 2,
               "Rapat dibuka oleh kepala biro pemerintahan pada pukul sembilan pagi, dan dihadiri "
               "oleh para pejabat dari kedua daerah serta beberapa pengusaha. Pejabat kedua "
               "daerah bertemu sekali setahun untuk menilai hasil kerja sama itu, dan "
               "melaporkannya kepada dewan perwakilan rakyat daerah yang ");
  assert_page (imported, 3, "berwenang.\nDaftar hadir\n");
  assert_page (imported, 4,
               "Kepala biro pemerintahan dan para kepala bidang pada dinas pariwisata.");
}

/* two pages are enough for their numbers, which are not those of a table */
static void
test_two_pages (void)
{
  const char *const lines[]
    = { "Kedua daerah sepakat untuk melanjutkan kerja sama pariwisata dan perda-", NULL,
        "gangan selama lima tahun.", NULL, NULL };
  g_autoptr (GBytes) bytes = draw_pages (lines);
  g_autoptr (GError) error = NULL;
  g_autoptr (PndImported) imported = pnd_pdf_read ("a.pdf", bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_null (strstr (get_text (imported), "- 1 -"));
  g_assert_null (strstr (get_text (imported), "- 2 -"));
}

/* what is the same on two pages in more than their heads are forms filled in, which stay */
static void
test_two_forms (void)
{
  const char *const lines[] = { "Formulir persetujuan", "Nama: Ani", NULL,
                                "Formulir persetujuan", "Nama: Budi", NULL, NULL };
  g_autoptr (GBytes) bytes = draw_pages (lines);
  g_autoptr (GError) error = NULL;
  g_autoptr (PndImported) imported = pnd_pdf_read ("a.pdf", bytes, NULL, NULL, &error);
  const char *first;

  g_assert_no_error (error);
  first = strstr (get_text (imported), "Formulir persetujuan");
  g_assert_nonnull (first);
  g_assert_nonnull (strstr (first + 1, "Formulir persetujuan"));
}

/* rows are told as rows; each cell, and each line of a cell, has a place of its own on the page */
static void
test_table_rows (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = load ("tables.pdf");
  g_autoptr (PndImported) imported = read_file ("tables.pdf", NULL, &error);
  g_autoptr (PndPageMap) map = pnd_pdf_read_map ("tables.pdf", bytes, NULL, NULL, NULL, &error);
  g_autoptr (GArray) boxes = NULL;
  const char *text = get_text (imported);
  const char *row = strstr (text, "Busan\t");
  const char *end = strchr (row, '\n');
  PndSpan span = PND_SPAN ((int) g_utf8_strlen (text, row - text),
                           (int) g_utf8_strlen (text, end - text));

  g_assert_no_error (error);
  assert_run (imported, PND_RUN_TABLE_ROW, "2015\t209,8\t21288\tturun tajam", 0, NULL);
  boxes = pnd_page_map_get_boxes (map, 0, span);
  /* the first cell, and the lines of the second */
  g_assert_cmpuint (boxes->len, >, 2);
  for (guint i = 1; i < boxes->len; i++)
    {
      const PndPageBox *box = &g_array_index (boxes, PndPageBox, i);

      g_assert_cmpfloat (box->x1, >, g_array_index (boxes, PndPageBox, 0).x2 + 10);
      g_assert_cmpfloat (box->y2 - box->y1, <, 20);
    }
}

/* numbers of lines beside prose, and justified lines far apart, are no cells */
static void
test_prose_apart (void)
{
  static const char *const lines[]
    = { "Pewawancara: Apa yang dicari daerah ini di luar negeri, dan apakah",
        "dicatat oleh biro kerja sama? Informan: Kami mencari pasar untuk hasil",
        "bumi kami, dan guru bahasa bagi sekolah kejuruan yang mengirim murid",
        "magang ke sana setiap tahun. Itu tertulis dalam nota kesepahaman, dan",
        "dinilai oleh dewan pada akhir tahun.", NULL };
  GByteArray *array = g_byte_array_new ();
  cairo_t *cr = begin (array);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PndImported) imported = NULL;

  for (int i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *number = g_strdup_printf ("%d", i + 1);

      show (cr, 60, 80 + 14 * i, number);
      show (cr, 100, 80 + 14 * i, lines[i]);
    }
  bytes = end (cr, array);
  imported = pnd_pdf_read ("a.pdf", bytes, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (strchr (get_text (imported), '\t'));
}

static void
test_no_text (void)
{
  GByteArray *array = g_byte_array_new ();
  cairo_t *cr = begin (array);
  g_autoptr (GBytes) bytes = NULL;

  cairo_rectangle (cr, 100, 100, 200, 200);
  cairo_fill (cr);
  bytes = end (cr, array);
  assert_refused (bytes, NULL, PND_IMPORT_ERROR_NO_TEXT);
}

/* a picture of words; with tesseract it reads them, without it names what to install */
static void
test_recognise (void)
{
  GByteArray *array = g_byte_array_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1200, 300);
  cairo_t *picture = cairo_create (surface);
  cairo_t *cr = begin (array);
  g_autofree char *program = g_find_program_in_path ("tesseract");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PndImported) imported = NULL;

  cairo_set_source_rgb (picture, 1, 1, 1);
  cairo_paint (picture);
  cairo_set_source_rgb (picture, 0, 0, 0);
  cairo_select_font_face (picture, "DejaVu Sans", CAIRO_FONT_SLANT_NORMAL,
                          CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (picture, 60);
  show (picture, 40, 120, "Memorandum of Understanding");
  cairo_destroy (picture);
  cairo_scale (cr, 0.4, 0.4);
  cairo_set_source_surface (cr, surface, 100, 100);
  cairo_paint (cr);
  cairo_surface_destroy (surface);
  bytes = end (cr, array);
  imported = pnd_pdf_read ("a.pdf", bytes, &(PndImportOptions){ .recognise = TRUE }, NULL, &error);
  if (program == NULL)
    {
      g_assert_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_NEEDS_TOOL);
      g_assert_nonnull (strstr (error->message, "tesseract-ocr-ind"));
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpstr (get_text (imported), ==, "Memorandum of Understanding");
}

static void
test_map (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = load ("two-columns.pdf");
  g_autoptr (PndImported) imported = read_file ("two-columns.pdf", NULL, &error);
  g_autoptr (PndPageMap) map = pnd_pdf_read_map ("two-columns.pdf", bytes, NULL, NULL, NULL, &error);
  PndSpan page;

  g_assert_no_error (error);
  g_assert_cmpstr (pnd_page_map_get_text_hash (map), ==,
                   pnd_document_text_get_hash (imported->text));
  g_assert_cmpint (pnd_page_map_get_n_pages (map), ==,
                   pnd_structure_get_n_pages (imported->structure));
  for (int i = 0; i < pnd_page_map_get_n_pages (map); i++)
    g_assert_true (pnd_span_equal (pnd_page_map_get_span (map, i),
                                   pnd_structure_get_page (imported->structure, i)->span));
  page = pnd_page_map_get_span (map, 1);
  g_assert_cmpint (pnd_page_map_find_page (map, page.start), ==, 1);
  for (int position = page.start; position < page.end - 1; position += 37)
    {
      g_autoptr (GArray) boxes
        = pnd_page_map_get_boxes (map, 1, PND_SPAN (position, position + 1));
      const PndPageBox *box;

      if (boxes->len == 0) /* a line's end */
        continue;
      g_assert_cmpuint (boxes->len, ==, 1);
      box = &g_array_index (boxes, PndPageBox, 0);
      if (box->x2 - box->x1 > 1)
        g_assert_cmpint (pnd_page_map_find_position (map, 1, box->x1 + (box->x2 - box->x1) * 0.3,
                                                     (box->y1 + box->y2) / 2),
                         ==, position);
      g_assert_true (pnd_page_map_has_text (map, 1, box->x1, box->y1, 1));
    }
  g_assert_false (pnd_page_map_has_text (map, 1, 5, 5, 10));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  limit_resources ();
  g_test_add_data_func ("/pdf/one-column", "one-column", test_against_source);
  g_test_add_data_func ("/pdf/two-columns", "two-columns", test_against_source);
  g_test_add_data_func ("/pdf/typeset", "typeset", test_against_source);
  g_test_add_data_func ("/pdf/headed", "headed", test_against_source);
  g_test_add_data_func ("/pdf/tables", "tables", test_against_source);
  g_test_add_func ("/pdf/table-rows", test_table_rows);
  g_test_add_func ("/pdf/prose-apart", test_prose_apart);
  g_test_add_func ("/pdf/structure", test_structure);
  g_test_add_func ("/pdf/hyphens", test_hyphens);
  g_test_add_func ("/pdf/paragraphs", test_paragraphs);
  g_test_add_func ("/pdf/furniture", test_furniture);
  g_test_add_func ("/pdf/page-breaks", test_page_breaks);
  g_test_add_func ("/pdf/two-pages", test_two_pages);
  g_test_add_func ("/pdf/two-forms", test_two_forms);
  g_test_add_func ("/pdf/no-text", test_no_text);
  g_test_add_func ("/pdf/recognise", test_recognise);
  g_test_add_func ("/pdf/map", test_map);
  return g_test_run ();
}
