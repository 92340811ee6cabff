/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "tests/formats/hostile-files.h"

#define PAGES "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
#define PAGE "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R " \
             "/Resources << /Font << /F 5 0 R >> >> >>"
#define FONT "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
#define CATALOGUE "<< /Type /Catalog /Pages 2 0 R >>"
#define SHOWN "BT /F 12 Tf 20 100 Td (Halaman utuh) Tj ET"

static char *
make_stream (const char *keys, const char *content)
{
  return g_strdup_printf ("<< /Length %zu %s >>\nstream\n%s\nendstream", strlen (content), keys,
                          content);
}

/* @objects: numbered from 1; the table says where they are, @shift bytes off */
static GBytes *
write_pdf (const char *const *objects, int shift, const char *trailer)
{
  GString *pdf = g_string_new ("%PDF-1.4\n");
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize start;

  for (guint i = 0; objects[i] != NULL; i++)
    {
      g_array_append_val (places, pdf->len);
      g_string_append_printf (pdf, "%u 0 obj\n%s\nendobj\n", i + 1, objects[i]);
    }
  start = pdf->len;
  g_string_append_printf (pdf, "xref\n0 %u\n0000000000 65535 f \n", places->len + 1);
  for (guint i = 0; i < places->len; i++)
    g_string_append_printf (pdf, "%010d 00000 n \n",
                            (int) g_array_index (places, gsize, i) + shift);
  g_string_append_printf (pdf, "trailer\n<< /Size %u /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n",
                          places->len + 1, trailer, (int) start + shift);
  return g_string_free_to_bytes (pdf);
}

static GBytes *
write_page (const char *page, const char *content, int shift, const char *trailer)
{
  g_autofree char *stream = make_stream ("", content);
  const char *const objects[] = { CATALOGUE, PAGES, page, stream, FONT, NULL };

  return write_pdf (objects, shift, trailer);
}

static GBytes *
make_shifted (const Outside *outside)
{
  return write_page (PAGE, SHOWN, 7777, "");
}

static GBytes *
make_table_of_itself (const Outside *outside)
{
  return write_page (PAGE, SHOWN, 0, "/Prev 9 /XRefStm 9");
}

static GBytes *
make_without_pages (const Outside *outside)
{
  const char *const objects[] = { CATALOGUE, "<< /Type /Pages /Kids [] /Count 0 >>", NULL };

  return write_pdf (objects, 0, "");
}

static GBytes *
make_ring_of_pages (const Outside *outside)
{
  const char *const objects[]
    = { CATALOGUE, "<< /Type /Pages /Kids [2 0 R 2 0 R] /Parent 2 0 R /Count 2 >>", NULL };

  return write_pdf (objects, 0, "");
}

static GBytes *
make_pages_beyond_number (const Outside *outside)
{
  const char *const objects[]
    = { CATALOGUE, "<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>", PAGE, FONT, NULL };

  return write_pdf (objects, 0, "");
}

static GBytes *
make_content_of_itself (const Outside *outside)
{
  g_autofree char *form = make_stream (
    "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>",
    "/X Do /X Do");
  g_autofree char *content = make_stream ("", "/X Do " SHOWN);
  const char *const objects[]
    = { CATALOGUE, PAGES,
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources "
        "<< /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >> >>",
        content, FONT, form, NULL };

  return write_pdf (objects, 0, "");
}

static GBytes *
make_length_of_itself (const Outside *outside)
{
  const char *const objects[]
    = { CATALOGUE, PAGES, PAGE, "<< /Length 4 0 R >>\nstream\n" SHOWN "\nendstream", FONT, NULL };

  return write_pdf (objects, 0, "");
}

static GBytes *
make_deep_arrays (const Outside *outside)
{
  g_autofree char *open = g_strnfill (100000, '[');
  g_autofree char *page = g_strconcat ("<< /Type /Page /Parent 2 0 R /Contents ", open, NULL);

  return write_page (page, SHOWN, 0, "");
}

static GBytes *
make_deep_states (const Outside *outside)
{
  g_autoptr (GString) content = g_string_new (NULL);

  for (int i = 0; i < 100000; i++)
    g_string_append (content, "q BT ");
  g_string_append (content, SHOWN);
  return write_page (PAGE, content->str, 0, "");
}

static GBytes *
make_vast_page (const Outside *outside)
{
  return write_page ("<< /Type /Page /Parent 2 0 R /MediaBox [-1e30 -1e30 1e30 1e30] "
                     "/Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
                     SHOWN, 0, "");
}

/* a stream whose bytes are in another file, actions at opening, a form that is sent */
static GBytes *
make_references (const Outside *outside)
{
  g_autofree char *keys
    = g_strdup_printf ("/F << /FS /URL /F (%s) >> /FFilter []", outside->secret);
  g_autofree char *content = make_stream (keys, SHOWN);
  g_autofree char *catalogue = g_strdup_printf (
    "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /URI /URI (%s) >> /AA << /WC << /S "
    "/SubmitForm /F (%s) >> >> /Names << /JavaScript << /Names [(a) << /S /JavaScript /JS "
    "(app.launchURL\\(\"%s\"\\)) >>] >> >> >>",
    outside->visit, outside->visit, outside->visit);
  const char *const objects[] = { catalogue, PAGES, PAGE, content, FONT, NULL };

  return write_pdf (objects, 0, "");
}

const HostileCase hostile_pdfs[] = {
  { "a table that is off", "tabel.pdf", make_shifted, NULL, NULL, "Halaman utuh" },
  { "a table before itself", "tabel.pdf", make_table_of_itself, NULL, NULL, "Halaman utuh" },
  { "no pages", "halaman.pdf", make_without_pages, NULL, "is a damaged PDF file", NULL },
  { "a ring of pages", "halaman.pdf", make_ring_of_pages, NULL, "without text", NULL },
  { "2,147,483,647 pages", "halaman.pdf", make_pages_beyond_number, NULL,
    "is a damaged PDF file", NULL },
  { "a form in itself", "isi.pdf", make_content_of_itself, NULL, NULL, "Halaman utuh" },
  { "a length of itself", "isi.pdf", make_length_of_itself, NULL, NULL, "Halaman utuh" },
  { "100,000 arrays deep", "dalam.pdf", make_deep_arrays, NULL, "without text", NULL },
  { "100,000 states deep", "dalam.pdf", make_deep_states, NULL, NULL, "Halaman utuh" },
  { "a page as wide as the world", "luas.pdf", make_vast_page, NULL, NULL, "Halaman utuh" },
  { "references, PDF", "rujuk.pdf", make_references, NULL, NULL, "Halaman utuh" },
  { NULL },
};
