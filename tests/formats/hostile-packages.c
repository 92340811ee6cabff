/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/core/zip-fixture.h"
#include "tests/formats/hostile-files.h"

#define W "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
#define R "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define TYPES "<Types><Override ContentType='application/vnd.openxmlformats-officedocument." \
              "wordprocessingml.document.main+xml'/></Types>"
#define RELATIONS "<Relationships><Relationship Id='r1' Type='" R "/officeDocument' " \
                  "Target='word/document.xml'/></Relationships>"
#define O "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' " \
          "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' " \
          "xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' " \
          "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'"
#define ODT_TYPE "application/vnd.oasis.opendocument.text"
#define CONTAINER "<container><rootfiles><rootfile full-path='b.opf'/></rootfiles></container>"
#define BOOK "<package><manifest><item id='a' href='a.html' media-type='application/xhtml+xml'/>" \
             "</manifest><spine><itemref idref='a'/></spine></package>"
#define N_NESTED 100000
#define MANY_BYTES (64 * 1024 * 1024)
#define FEWER_BYTES (7 * 1024 * 1024)
#define SMALL_BYTES 54321

static const char laughs[]
  = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
    "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'>"
    "<!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'><!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;'>"
    "<!ENTITY g '&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;'><!ENTITY h '&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;'>]>";

static char *
repeat (const char *before, const char *what, guint n, const char *after)
{
  GString *all = g_string_new (before);

  for (guint i = 0; i < n; i++)
    g_string_append (all, what);
  g_string_append (all, after);
  return g_string_free (all, FALSE);
}

static GBytes *
pack_docx (const char *document)
{
  const ZipMember members[] = { { "[Content_Types].xml", TYPES }, { "_rels/.rels", RELATIONS },
                                { "word/document.xml", document } };

  return zip_fixture_pack (members, G_N_ELEMENTS (members));
}

static GBytes *
pack_docx_body (const char *before, const char *body)
{
  g_autofree char *document
    = g_strdup_printf ("%s<w:document " W "><w:body>%s</w:body></w:document>", before, body);

  return pack_docx (document);
}

static GBytes *
pack_odt (const char *before, const char *styles, const char *body)
{
  g_autofree char *content = g_strdup_printf (
    "%s<office:document-content " O "><office:automatic-styles>%s</office:automatic-styles>"
    "<office:body><office:text>%s</office:text></office:body></office:document-content>",
    before, styles, body);
  const ZipMember members[] = { { "mimetype", ODT_TYPE }, { "content.xml", content } };

  return zip_fixture_pack (members, G_N_ELEMENTS (members));
}

static GBytes *
pack_epub (const char *description, const char *page)
{
  const ZipMember members[] = { { "mimetype", "application/epub+zip" },
                                { "META-INF/container.xml", CONTAINER },
                                { "b.opf", description }, { "a.html", page } };

  return zip_fixture_pack (members, G_N_ELEMENTS (members));
}

static char *
make_entity (const char *address)
{
  return g_strdup_printf ("<!DOCTYPE x SYSTEM '%s' [<!ENTITY h SYSTEM '%s'>]>", address, address);
}

/* --- bombs */

static GBytes *
make_bomb (const Outside *outside)
{
  g_autofree char *spaces = g_strnfill (MANY_BYTES, ' ');

  return pack_docx (spaces);
}

/* takes @bytes; where the directory says @size, it says @claimed */
static GBytes *
claim (GBytes *bytes, guint32 size, guint32 claimed)
{
  gsize n_bytes;
  char *data = g_bytes_unref_to_data (bytes, &n_bytes);

  size = GUINT32_TO_LE (size);
  claimed = GUINT32_TO_LE (claimed);
  for (gsize i = 0; i + 4 <= n_bytes; i++)
    if (memcmp (data + i, &size, 4) == 0)
      memcpy (data + i, &claimed, 4);
  return g_bytes_new_take (data, n_bytes);
}

static GBytes *
make_lying_bomb (const Outside *outside)
{
  return claim (make_bomb (outside), MANY_BYTES, 1000);
}

/* each within bounds, all together not */
static GBytes *
make_many_bombs (const Outside *outside)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *zeros = g_malloc0 (SMALL_BYTES);
  ZipMember members[160];

  members[0] = (ZipMember){ "mimetype", "application/epub+zip" };
  for (guint i = 1; i < G_N_ELEMENTS (members); i++)
    {
      g_ptr_array_add (names, g_strdup_printf ("%u.html", i));
      members[i] = (ZipMember){ g_ptr_array_index (names, i - 1), zeros, SMALL_BYTES };
    }
  return claim (zip_fixture_pack (members, G_N_ELEMENTS (members)), SMALL_BYTES, FEWER_BYTES);
}

/* 22 bytes for a thousand spaces */
static GBytes *
make_spaces (const Outside *outside)
{
  g_autofree char *body
    = repeat ("<text:p>a", "<text:s text:c='1000'/>", 100000, "b</text:p>");

  return pack_odt ("", "", body);
}

/* a label of 10,000 letters at each of 10,000 items */
static GBytes *
make_labels (const Outside *outside)
{
  g_autofree char *letters = g_strnfill (10000, 'x');
  g_autofree char *numbering = g_strdup_printf (
    "<w:numbering " W "><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'>"
    "<w:numFmt w:val='bullet'/><w:lvlText w:val='%s'/></w:lvl></w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>", letters);
  g_autofree char *document = repeat (
    "<w:document " W "><w:body>",
    "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>satu</w:t></w:r></w:p>",
    10000, "</w:body></w:document>");
  const ZipMember members[] = {
    { "[Content_Types].xml", TYPES }, { "word/document.xml", document },
    { "word/_rels/document.xml.rels", "<Relationships><Relationship Id='n' Type='" R "/numbering' "
                                      "Target='numbering.xml'/></Relationships>" },
    { "word/numbering.xml", numbering },
  };

  return zip_fixture_pack (members, G_N_ELEMENTS (members));
}

/* --- names that lead out, and archives in archives */

static GBytes *
make_way_up (const Outside *outside)
{
  g_autoptr (GBytes) good = pack_docx_body ("", "<w:p><w:r><w:t>a</w:t></w:r></w:p>");

  return zip_fixture_rename (good, "word/document.xml", "../../../etc/cron");
}

static GBytes *
make_absolute (const Outside *outside)
{
  g_autoptr (GBytes) good = pack_odt ("", "", "<text:p>a</text:p>");

  return zip_fixture_rename (good, "content.xml", "/etc/passwd");
}

/* asks for what lies outside the book by an address in it */
static GBytes *
make_address_up (const Outside *outside)
{
  return pack_epub ("<package><manifest><item id='a' href='../../../../etc/passwd' "
                    "media-type='text/html'/></manifest><spine><itemref idref='a'/></spine>"
                    "</package>", "<html><body>a");
}

static GBytes *
make_relation_up (const Outside *outside)
{
  const ZipMember members[] = {
    { "[Content_Types].xml", TYPES },
    { "_rels/.rels", "<Relationships><Relationship Id='r' Type='" R "/officeDocument' "
                     "Target='../../../../etc/passwd'/></Relationships>" },
  };

  return zip_fixture_pack (members, G_N_ELEMENTS (members));
}

static GBytes *
make_nested (const Outside *outside)
{
  g_autoptr (GBytes) inner = pack_docx_body ("", "<w:p><w:r><w:t>a</w:t></w:r></w:p>");
  const ZipMember members[] = {
    { "[Content_Types].xml", TYPES },
    { "word/document.xml", g_bytes_get_data (inner, NULL), (gssize) g_bytes_get_size (inner) },
  };

  return zip_fixture_pack (members, G_N_ELEMENTS (members));
}

static GBytes *
make_nested_page (const Outside *outside)
{
  g_autoptr (GBytes) inner = pack_epub (BOOK, "<html><body>a");
  const ZipMember members[] = {
    { "mimetype", "application/epub+zip" }, { "META-INF/container.xml", CONTAINER },
    { "b.opf", BOOK },
    { "a.html", g_bytes_get_data (inner, NULL), (gssize) g_bytes_get_size (inner) },
  };

  return zip_fixture_pack (members, G_N_ELEMENTS (members));
}

static GBytes *
make_archive (const Outside *outside)
{
  g_autoptr (GBytes) inner = pack_docx_body ("", "<w:p><w:r><w:t>a</w:t></w:r></w:p>");
  const ZipMember members[] = {
    { "a.docx", g_bytes_get_data (inner, NULL), (gssize) g_bytes_get_size (inner) },
  };

  return zip_fixture_pack (members, G_N_ELEMENTS (members));
}

/* --- rings */

static GBytes *
make_ring_of_styles (const Outside *outside)
{
  const ZipMember members[] = {
    { "[Content_Types].xml", TYPES },
    { "word/_rels/document.xml.rels", "<Relationships><Relationship Id='s' Type='" R "/styles' "
                                      "Target='styles.xml'/></Relationships>" },
    { "word/styles.xml",
      "<w:styles " W "><w:style w:type='paragraph' w:styleId='A'><w:basedOn w:val='B'/></w:style>"
      "<w:style w:type='paragraph' w:styleId='B'><w:basedOn w:val='A'/></w:style>"
      "<w:style w:type='character' w:styleId='C'><w:basedOn w:val='C'/></w:style></w:styles>" },
    { "word/document.xml",
      "<w:document " W "><w:body><w:p><w:pPr><w:pStyle w:val='A'/></w:pPr><w:r><w:rPr>"
      "<w:rStyle w:val='C'/></w:rPr><w:t>Dalam lingkaran</w:t></w:r></w:p></w:body></w:document>" },
  };

  return zip_fixture_pack (members, G_N_ELEMENTS (members));
}

static GBytes *
make_ring_of_parents (const Outside *outside)
{
  return pack_odt ("", "<style:style style:name='A' style:family='paragraph' "
                       "style:parent-style-name='B'/><style:style style:name='B' "
                       "style:family='paragraph' style:parent-style-name='A'/>",
                   "<text:p text:style-name='A'>Dalam lingkaran</text:p>");
}

static GBytes *
make_ring_of_pages (const Outside *outside)
{
  g_autofree char *spine = repeat (
    "<package><manifest><item id='a' href='a.html' media-type='text/html'/></manifest><spine>",
    "<itemref idref='a'/>", 100000, "</spine></package>");

  return pack_epub (spine, "<html><body>Sekali saja");
}

/* --- entities */

static GBytes *
make_docx_laughs (const Outside *outside)
{
  return pack_docx_body (laughs, "<w:p><w:r><w:t>&h;</w:t></w:r></w:p>");
}

static GBytes *
make_odt_laughs (const Outside *outside)
{
  return pack_odt (laughs, "", "<text:p>&h;</text:p>");
}

static GBytes *
make_epub_laughs (const Outside *outside)
{
  g_autofree char *description = g_strconcat (laughs, BOOK, NULL);

  return pack_epub (description, "<html><body>a");
}

/* a page may have a document type: what it defines means nothing */
static GBytes *
make_page_laughs (const Outside *outside)
{
  g_autofree char *page
    = g_strconcat ("<?xml version='1.0'?>", laughs, "<html><body><p>Kata &h;</p>", NULL);

  return pack_epub (BOOK, page);
}

static GBytes *
make_docx_secret (const Outside *outside)
{
  g_autofree char *entity = make_entity (outside->secret);

  return pack_docx_body (entity, "<w:p><w:r><w:t>&h;</w:t></w:r></w:p>");
}

static GBytes *
make_odt_visit (const Outside *outside)
{
  g_autofree char *entity = make_entity (outside->visit);

  return pack_odt (entity, "", "<text:p>&h;</text:p>");
}

static GBytes *
make_page_secret (const Outside *outside)
{
  g_autofree char *entity = make_entity (outside->secret);
  g_autofree char *page = g_strdup_printf (
    "%s<html><head><link rel=stylesheet href='%s'></head><body><p>Kata &h;</p><img src='%s'>"
    "<object data='%s'></object>", entity, outside->visit, outside->visit, outside->secret);

  return pack_epub (BOOK, page);
}

/* what word processors fetch when they open a file: templates, pictures, other documents */
static GBytes *
make_docx_references (const Outside *outside)
{
  g_autofree char *relations = g_strdup_printf (
    "<Relationships><Relationship Id='t' Type='" R "/attachedTemplate' TargetMode='External' "
    "Target='%s'/><Relationship Id='s' Type='" R "/styles' TargetMode='External' Target='%s'/>"
    "<Relationship Id='n' Type='" R "/numbering' Target='%s'/>"
    "<Relationship Id='f' Type='" R "/subDocument' TargetMode='External' Target='%s'/>"
    "</Relationships>", outside->visit, outside->secret, outside->visit, outside->secret);
  const ZipMember members[] = {
    { "[Content_Types].xml", TYPES }, { "word/_rels/document.xml.rels", relations },
    { "word/document.xml",
      "<w:document " W " xmlns:r='" R "'><w:body><w:p><w:r><w:t>Hanya ini</w:t></w:r></w:p>"
      "<w:subDoc r:id='f'/></w:body></w:document>" },
  };

  return zip_fixture_pack (members, G_N_ELEMENTS (members));
}

static GBytes *
make_odt_references (const Outside *outside)
{
  g_autofree char *body = g_strdup_printf (
    "<text:p>Hanya ini</text:p><text:section><text:section-source xlink:href='%s'/></text:section>"
    "<draw:frame><draw:image xlink:href='%s'/></draw:frame>"
    "<draw:object xlink:href='%s'/>", outside->secret, outside->visit, outside->visit);
  g_autofree char *declared = g_strdup_printf ("<x xmlns:xlink='x' xmlns:draw='d'>%s</x>", body);

  return pack_odt ("", "", declared);
}

/* --- nesting */

static GBytes *
make_deep_docx (const Outside *outside)
{
  g_autofree char *body = repeat ("", "<w:tbl><w:tr><w:tc>", N_NESTED / 3, "");

  return pack_docx_body ("", body);
}

static GBytes *
make_deep_odt (const Outside *outside)
{
  g_autofree char *body = repeat ("", "<text:list><text:list-item>", N_NESTED / 2, "");

  return pack_odt ("", "", body);
}

static GBytes *
make_deep_page (const Outside *outside)
{
  g_autofree char *page = repeat ("<html><body>", "<div>", N_NESTED, "a");

  return pack_epub (BOOK, page);
}

/* a box that ends where none began, a note in a note, a row without a table */
static GBytes *
make_tangle (const Outside *outside)
{
  return pack_docx_body (
    "", "<w:p><w:pPr><w:txbxContent></w:txbxContent></w:pPr><w:r><w:t>Terurai</w:t></w:r></w:p>"
        "<w:footnote><w:footnote><w:tc/></w:footnote></w:footnote><w:tr><w:p><w:p/></w:p></w:tr>"
        "<w:commentRangeEnd w:id='1'/><w:hyperlink/><w:fldChar w:fldCharType='end'/>");
}

const HostileCase hostile_packages[] = {
  { "bomb", "bom.docx", make_bomb, NULL, "it unpacks to far more than a text can", NULL },
  { "bomb with false sizes", "bom.docx", make_lying_bomb, NULL, "is damaged", NULL },
  { "many bombs", "bom.epub", make_many_bombs, NULL, "what is packed in it is too large", NULL },
  { "spaces by their number", "spasi.odt", make_spaces, NULL, "may have up to 50 MB", NULL },
  { "long labels", "label.docx", make_labels, NULL, NULL, "satu" },
  { "a name that leads up", "nama.docx", make_way_up, NULL, "a name in it leads out of it", NULL },
  { "an absolute name", "nama.odt", make_absolute, NULL, "a name in it leads out of it", NULL },
  { "an address that leads up", "alamat.epub", make_address_up, NULL,
    "“etc/passwd” is missing in it", NULL },
  { "a part that leads up", "alamat.docx", make_relation_up, NULL,
    "“word/document.xml” is missing in it", NULL },
  { "an archive as the text", "arsip.docx", make_nested, NULL,
    "an archive stands where its text should be", NULL },
  { "an archive as a page", "arsip.epub", make_nested_page, NULL,
    "an archive stands where its text should be", NULL },
  { "an archive of documents", "arsip.zip", make_archive, NULL, "unpack it and import", NULL },
  { "a ring of styles", "ring.docx", make_ring_of_styles, NULL, NULL, "Dalam lingkaran" },
  { "a ring of parents", "ring.odt", make_ring_of_parents, NULL, NULL, "Dalam lingkaran" },
  { "a page named 100,000 times", "ring.epub", make_ring_of_pages, NULL, NULL, "Sekali saja" },
  { "entities, DOCX", "tawa.docx", make_docx_laughs, NULL,
    "“word/document.xml” in it declares a document type", NULL },
  { "entities, ODT", "tawa.odt", make_odt_laughs, NULL,
    "“content.xml” in it declares a document type", NULL },
  { "entities, EPUB", "tawa.epub", make_epub_laughs, NULL,
    "“b.opf” in it declares a document type", NULL },
  { "entities, a page of an EPUB", "tawa.epub", make_page_laughs, NULL, NULL, "Kata &h;" },
  { "an entity of a file", "luar.docx", make_docx_secret, NULL, "declares a document type", NULL },
  { "an entity of an address", "luar.odt", make_odt_visit, NULL, "declares a document type", NULL },
  { "a page of references", "luar.epub", make_page_secret, NULL, NULL, "Kata" },
  { "references, DOCX", "rujuk.docx", make_docx_references, NULL, NULL, "Hanya ini" },
  { "references, ODT", "rujuk.odt", make_odt_references, NULL, NULL, "Hanya ini" },
  { "100,000 elements deep, DOCX", "dalam.docx", make_deep_docx, NULL, "nested too deeply", NULL },
  { "100,000 elements deep, ODT", "dalam.odt", make_deep_odt, NULL, "nested too deeply", NULL },
  { "100,000 elements deep, EPUB", "dalam.epub", make_deep_page, NULL, "nested too deeply", NULL },
  { "a tangle", "kusut.docx", make_tangle, NULL, NULL, "Terurai" },
  { NULL },
};
