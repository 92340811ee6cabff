/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "tests/formats/hostile-files.h"

#define N_NESTED 100000
#define FLAT "<office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' " \
             "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'>"

static GBytes *
take (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

static GBytes *
repeat (const char *before, const char *what, guint n, const char *after)
{
  GString *all = g_string_new (before);

  for (guint i = 0; i < n; i++)
    g_string_append (all, what);
  g_string_append (all, after);
  return g_string_free_to_bytes (all);
}

static GBytes *
make_page_references (const Outside *outside)
{
  return take (g_strdup_printf (
    "<!DOCTYPE html SYSTEM '%s' [<!ENTITY h SYSTEM '%s'>]><html><head><base href='%s'>"
    "<meta http-equiv=refresh content='0; url=%s'><link rel=stylesheet href='%s'></head><body>"
    "<p>Hanya ini &h;</p><img src='%s'><iframe src='%s'></iframe><script src='%s'></script>"
    "<xi:include href='%s' parse='text'/></body></html>",
    outside->visit, outside->secret, outside->visit, outside->visit, outside->visit,
    outside->visit, outside->secret, outside->visit, outside->secret));
}

static GBytes *
make_mhtml_references (const Outside *outside)
{
  return take (g_strdup_printf (
    "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
    "Content-Type: message/external-body; access-type=URL; URL=\"%s\"\r\n\r\n\r\n--b\r\n"
    "Content-Type: text/html\r\nContent-Location: %s\r\n\r\n"
    "<html><p>Hanya ini</p><img src='%s'></html>\r\n--b--\r\n",
    outside->visit, outside->visit, outside->visit));
}

static GBytes *
make_flat_secret (const Outside *outside)
{
  return take (g_strdup_printf (
    "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY h SYSTEM '%s'>]>" FLAT
    "<office:body><office:text><text:p>&h;</text:p></office:text></office:body></office:document>",
    outside->secret));
}

static GBytes *
make_flat_laughs (const Outside *outside)
{
  g_autoptr (GString) laughs = g_string_new ("<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'ha'>");

  for (char c = 'b'; c <= 'z'; c++)
    g_string_append_printf (laughs, "<!ENTITY %c '&%c;&%c;&%c;&%c;'>", c, c - 1, c - 1, c - 1,
                            c - 1);
  g_string_append (laughs, "]>" FLAT "<text:p>&z;</text:p></office:document>");
  return g_bytes_new (laughs->str, laughs->len);
}

static GBytes *
make_deep_page (const Outside *outside)
{
  return repeat ("<!DOCTYPE html><html><body>", "<div>", N_NESTED, "a");
}

static GBytes *
make_deep_letters (const Outside *outside)
{
  return repeat ("<!DOCTYPE html><html><body>", "<b>a", N_NESTED, "");
}

static GBytes *
make_deep_flat (const Outside *outside)
{
  return repeat (FLAT "<office:body><office:text>", "<text:span>", N_NESTED, "");
}

/* parts in parts, each of which the whole rest of the file belongs to */
static GBytes *
make_deep_parts (const Outside *outside)
{
  GString *all = g_string_new ("MIME-Version: 1.0\r\n");

  for (int i = 0; i < N_NESTED; i++)
    g_string_append_printf (all, "Content-Type: multipart/related; boundary=b%d\r\n\r\n--b%d\r\n",
                            i, i);
  g_string_append (all, "Content-Type: text/html\r\n\r\n<html><p>a</p></html>");
  return g_string_free_to_bytes (all);
}

static GBytes *
make_many_parts (const Outside *outside)
{
  return repeat ("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n",
                 "--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n", N_NESTED, "--b--\r\n");
}

static GBytes *
make_many_attributes (const Outside *outside)
{
  GString *all = g_string_new ("<!DOCTYPE html><html><body><p ");

  for (int i = 0; i < 20000; i++)
    g_string_append_printf (all, "a%d=1 ", i);
  g_string_append (all, ">Banyak sifat</p>");
  return g_string_free_to_bytes (all);
}

static GBytes *
make_menus_in_menus (const Outside *outside)
{
  return repeat ("<!DOCTYPE html><html><body>", "<ul><li><a href=x>a</a><nav>", 60,
                 "<p>Di dasar menu</p>");
}

const HostileCase hostile_pages[] = {
  { "references, HTML", "rujuk.html", make_page_references, NULL, NULL, "Hanya ini" },
  { "references, MHTML", "rujuk.mhtml", make_mhtml_references, NULL, NULL, "Hanya ini" },
  { "an entity of a file, flat ODT", "luar.fodt", make_flat_secret, NULL,
    "it declares a document type", NULL },
  { "entities, flat ODT", "tawa.fodt", make_flat_laughs, NULL, "it declares a document type",
    NULL },
  { "100,000 elements deep, HTML", "dalam.html", make_deep_page, NULL, "nested too deeply", NULL },
  { "100,000 letters deep, HTML", "dalam.html", make_deep_letters, NULL, "nested too deeply",
    NULL },
  { "100,000 elements deep, flat ODT", "dalam.fodt", make_deep_flat, NULL, "nested too deeply",
    NULL },
  { "100,000 parts deep, MHTML", "dalam.mhtml", make_deep_parts, NULL, "no page is found in it",
    NULL },
  { "100,000 parts, MHTML", "banyak.mhtml", make_many_parts, NULL, "no page is found in it", NULL },
  { "20,000 attributes", "sifat.html", make_many_attributes, NULL, NULL, "Banyak sifat" },
  { "menus in menus", "menu.html", make_menus_in_menus, NULL, NULL, "Di dasar menu" },
  { NULL },
};

/* the content decides, whatever the suffix says */
const HostileCase hostile_kinds[] = {
  { "nothing, TXT", "kosong.txt", NULL, "", "holds no text", NULL },
  { "nothing, DOCX", "kosong.docx", NULL, "", "holds no text", NULL },
  { "nothing, ODT", "kosong.odt", NULL, "", "holds no text", NULL },
  { "nothing, EPUB", "kosong.epub", NULL, "", "holds no text", NULL },
  { "nothing, PDF", "kosong.pdf", NULL, "", "holds no text", NULL },
  { "nothing, HTML", "kosong.html", NULL, "", "holds no text", NULL },
  { "nothing, MHTML", "kosong.mhtml", NULL, "", "holds no text", NULL },
  { "nothing, RTF", "kosong.rtf", NULL, "", "holds no text", NULL },
  { "nothing, DOC", "kosong.doc", NULL, "", "holds no text", NULL },
  { "nothing, XLSX", "kosong.xlsx", NULL, "", "holds no text", NULL },
  { "a page without text", "kosong.html", NULL, "<html><body><script>x</script></body></html>",
    "has no text", NULL },
  { "a text that is called DOCX", "salah.docx", NULL, "Teks biasa.\n", NULL, "Teks biasa." },
  { "a text that is called PDF", "salah.pdf", NULL, "Teks biasa.\n", NULL, "Teks biasa." },
  { "a text that is called EPUB", "salah.epub", NULL, "Teks biasa.\n", NULL, "Teks biasa." },
  { "a page that is called TXT", "salah.txt", NULL,
    "<!DOCTYPE html><html><body><p>Isi halaman</p></body></html>", NULL, "Isi halaman" },
  { "a page that is called DOC", "salah.doc", NULL,
    "<html xmlns:w='urn:schemas-microsoft-com:office:word'><p>Isi halaman</p></html>", NULL,
    "Isi halaman" },
  { "a picture that is called PDF", "salah.pdf", NULL, "\x89PNG\r\n\x1a\n....", "is a picture",
    NULL },
  { "a program that is called DOCX", "salah.docx", NULL, "\x7f" "ELF....", "is a program", NULL },
  { "a packed file that is called TXT", "salah.txt", NULL, "\x1f\x8b\x08....",
    "is a packed archive", NULL },
  { "a mark of ZIP and no more", "potong.docx", NULL, "PK\x03\x04", "is damaged", NULL },
  { "a mark of PDF and no more", "potong.pdf", NULL, "%PDF-1.7\n", "is a damaged PDF file", NULL },
  { "a mark of flat ODT and no more", "potong.fodt", NULL, "<office:document", "is damaged", NULL },
  { "a mark of MHTML and no more", "potong.mhtml", NULL,
    "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n", "no page is found", NULL },
  { NULL },
};
