/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/core/xlsx-fixture.h"
#include "tests/formats/hostile-files.h"

#define BOOK \
  "<workbook><sheets><sheet name='s' r:id='r1' xmlns:r='r'/></sheets></workbook>"
#define RELATIONS "<Relationships><Relationship Id='r1' Target='s.xml'/></Relationships>"
/* a table that is read: a heading and a row, which becomes the document I-01 */
#define HEADING "<row><c t='str'><v>Kode</v></c><c t='str'><v>Isi</v></c></row>"
#define ROW(text) "<row><c t='str'><v>I-01</v></c><c t='str'><v>" text "</v></c></row>"
#define N_NESTED 100000
#define N_SHEETS 100000
#define BOMB_BYTES (64 * 1024 * 1024)
#define LONG_BYTES (4 * 1024 * 1024)

static char *
repeat (const char *before, const char *what, guint n, const char *after)
{
  GString *all = g_string_new (before);

  for (guint i = 0; i < n; i++)
    g_string_append (all, what);
  g_string_append (all, after);
  return g_string_free (all, FALSE);
}

/* @strings: (nullable): the shared ones */
static GBytes *
pack_book (const char *book, const char *relations, const char *sheet, const char *strings)
{
  const ZipMember members[]
    = { { "[Content_Types].xml", XLSX_TYPES }, { "xl/workbook.xml", book },
        { "xl/_rels/workbook.xml.rels", relations }, { "xl/s.xml", sheet },
        { "xl/sharedStrings.xml", strings } };

  return zip_fixture_pack (members, strings != NULL ? 5 : 4);
}

static GBytes *
pack_rows (const char *rows)
{
  g_autofree char *sheet = g_strdup_printf ("<worksheet><sheetData>%s</sheetData></worksheet>", rows);

  return pack_book (BOOK, RELATIONS, sheet, NULL);
}

/* no compressor makes it small */
static char *
make_noise (guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  char *noise = g_malloc (LONG_BYTES + 1);

  for (gsize i = 0; i < LONG_BYTES; i++)
    noise[i] = (char) g_rand_int_range (random, 'a', 'z' + 1);
  noise[LONG_BYTES] = '\0';
  return noise;
}

/* --- bombs */

static GBytes *
make_bomb (const Outside *outside)
{
  g_autofree char *spaces = g_strnfill (BOMB_BYTES, ' ');

  return pack_rows (spaces);
}

/* four million letters, said a thousand times by their number */
static GBytes *
make_shared (const Outside *outside)
{
  g_autofree char *noise = make_noise (7731);
  g_autofree char *strings = g_strdup_printf ("<sst><si><t>%s</t></si></sst>", noise);
  g_autofree char *sheet = repeat ("<worksheet><sheetData><row>", "<c t='s'><v>0</v></c>", 1000,
                                   "</row></sheetData></worksheet>");

  return pack_book (BOOK, RELATIONS, sheet, strings);
}

/* one cell far to the right makes a row of a thousand */
static GBytes *
make_sparse (const Outside *outside)
{
  g_autofree char *rows = repeat ("", "<row><c r='ALL1'><v>1</v></c></row>", 6000, "");

  return pack_rows (rows);
}

static GBytes *
make_wide (const Outside *outside)
{
  return pack_rows ("<row><c r='ZZZZZZZZZZZZZZ1'><v>1</v></c></row>");
}

static GBytes *
make_many_strings (const Outside *outside)
{
  g_autofree char *noise = make_noise (1);
  g_autofree char *sst = repeat ("<sst>", "<si><t/></si>", 5000001, "");
  g_autofree char *strings = g_strdup_printf ("%s<si><t>%s</t></si></sst>", sst, noise);

  return pack_book (BOOK, RELATIONS, "<worksheet/>", strings);
}

/* a sheet without content, named a hundred thousand times */
static GBytes *
make_one_sheet (const Outside *outside)
{
  g_autofree char *book = repeat ("<workbook xmlns:r='r'><sheets>", "<sheet r:id='r1'/>", N_SHEETS,
                                  "<sheet r:id='r2'/></sheets></workbook>");
  g_autofree char *sheet = repeat ("<worksheet><sheetData>", "<row/>", 10000,
                                   "</sheetData></worksheet>");
  const ZipMember members[] = {
    { "[Content_Types].xml", XLSX_TYPES },
    { "xl/workbook.xml", book },
    { "xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id='r1' Target='s.xml'/>"
      "<Relationship Id='r2' Target='t.xml'/></Relationships>" },
    { "xl/s.xml", sheet },
    { "xl/t.xml", "<worksheet>" HEADING ROW ("Sekali saja") "</worksheet>" },
  };

  return zip_fixture_pack (members, G_N_ELEMENTS (members));
}

/* --- what lies elsewhere */

static GBytes *
make_way_up (const Outside *outside)
{
  g_autoptr (GBytes) good = pack_rows (HEADING ROW ("a"));

  return zip_fixture_rename (good, "xl/workbook.xml", "../../../etc/pw");
}

static GBytes *
make_target_up (const Outside *outside)
{
  return pack_book (BOOK,
                    "<Relationships><Relationship Id='r1' Target='../../../../etc/passwd'/>"
                    "</Relationships>", "<worksheet/>", NULL);
}

static GBytes *
make_target_outside (const Outside *outside)
{
  g_autofree char *relations = g_strdup_printf (
    "<Relationships><Relationship Id='r1' TargetMode='External' Target='%s'/></Relationships>",
    outside->visit);

  return pack_book (BOOK, relations, "<worksheet/>", NULL);
}

static GBytes *
make_formulas (const Outside *outside)
{
  g_autofree char *rows = g_strdup_printf (
    HEADING "<row><c t='str'><f>WEBSERVICE(&quot;%s&quot;)</f><v>I-01</v></c>"
    "<c t='str'><f>cmd|'/C calc'!A0</f><v>Hanya ini</v></c></row>"
    "<hyperlinks><hyperlink ref='A1' location='%s'/></hyperlinks>",
    outside->visit, outside->secret);

  return pack_rows (rows);
}

static GBytes *
make_secret (const Outside *outside)
{
  g_autofree char *sheet = g_strdup_printf (
    "<!DOCTYPE x SYSTEM '%s' [<!ENTITY h SYSTEM '%s'>]><worksheet><sheetData>" HEADING ROW ("&h;")
    "</sheetData></worksheet>", outside->visit, outside->secret);

  return pack_book (BOOK, RELATIONS, sheet, NULL);
}

static GBytes *
make_laughs (const Outside *outside)
{
  return pack_book (BOOK, RELATIONS, "<worksheet/>",
                    "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
                    "<sst><si><t>&b;</t></si></sst>");
}

static GBytes *
make_nested (const Outside *outside)
{
  g_autoptr (GBytes) inner = pack_rows (HEADING ROW ("a"));
  const ZipMember members[] = {
    { "[Content_Types].xml", XLSX_TYPES },
    { "xl/workbook.xml", BOOK },
    { "xl/_rels/workbook.xml.rels", RELATIONS },
    { "xl/s.xml", g_bytes_get_data (inner, NULL), (gssize) g_bytes_get_size (inner) },
  };

  return zip_fixture_pack (members, G_N_ELEMENTS (members));
}

/* --- what is not as it should be */

static GBytes *
make_deep (const Outside *outside)
{
  g_autofree char *rows = repeat ("", "<row><c><is>", N_NESTED / 3, "");

  return pack_rows (rows);
}

/* days that no calendar has, strings and formats that there are not */
static GBytes *
make_numbers (const Outside *outside)
{
  return xlsx_fixture_pack (
    HEADING "<row><c t='str'><v>I-01</v></c><c t='str'><v>Tetap terbaca</v></c>"
    "<c s='1'><v>1e308</v></c><c s='1'><v>-1</v></c><c s='1'><v>nan</v></c>"
    "<c s='1'><v>2958465.99999</v></c><c s='4294967295'><v>1</v></c>"
    "<c t='s'><v>99999999999999999999</v></c><c t='s'><v>-1</v></c><c t='zzz'><v>1</v></c></row>");
}

/* a row in a cell, and cells and texts in each other */
static GBytes *
make_tangle (const Outside *outside)
{
  return pack_rows (
    HEADING ROW ("Terurai") "<v>di luar</v><c r=''><v/><row>" ROW ("a") "</row></c>"
    "<row><row><c r='A1'><c r='B1'><is><t>x<t>y</t></t></is></c></c></row></row><t>z</t>");
}

static GBytes *
make_nothing (const Outside *outside)
{
  return pack_rows ("<row/><row><c><v> </v></c></row>");
}

static GBytes *
make_no_sheet (const Outside *outside)
{
  const ZipMember members[] = { { "[Content_Types].xml", XLSX_TYPES } };

  return zip_fixture_pack (members, G_N_ELEMENTS (members));
}

/* the content decides, not the suffix */
static GBytes *
make_good (const Outside *outside)
{
  return pack_rows (HEADING ROW ("Sebuah jawaban"));
}

static GBytes *
make_commas (const Outside *outside)
{
  char *commas = g_strnfill (20 * 1024 * 1024, ',');

  commas[0] = 'a';
  return g_bytes_new_take (commas, 20 * 1024 * 1024);
}

static GBytes *
make_quotes (const Outside *outside)
{
  char *quotes = g_strnfill (20 * 1024 * 1024 + 1, '"');

  return g_bytes_new_take (quotes, 20 * 1024 * 1024 + 1);
}

#define NOBODY ""

const HostileCase hostile_tables[] = {
  { "bomb", "bom.xlsx", make_bomb, NULL, "it unpacks to far more than a text can", NULL, NOBODY },
  { "a long string 1,000 times", "ulang.xlsx", make_shared, NULL, "too large a table", NULL,
    NOBODY },
  { "cells far to the right", "jarang.xlsx", make_sparse, NULL, "too large a table", NULL, NOBODY },
  { "a column without end", "lebar.xlsx", make_wide, NULL, "too large a table", NULL, NOBODY },
  { "five million strings", "untai.xlsx", make_many_strings, NULL, "too large a table", NULL,
    NOBODY },
  { "a sheet named 100,000 times", "ulang.xlsx", make_one_sheet, NULL, NULL, "Sekali saja",
    "I-01" },
  { "a name that leads up", "nama.xlsx", make_way_up, NULL, "a name in it leads out of it", NULL,
    NOBODY },
  { "a sheet that leads up", "alamat.xlsx", make_target_up, NULL, "is missing in it", NULL,
    NOBODY },
  { "a sheet elsewhere", "luar.xlsx", make_target_outside, NULL, "is missing in it", NULL, NOBODY },
  { "formulas that ask elsewhere", "rumus.xlsx", make_formulas, NULL, NULL, "Hanya ini", "I-01" },
  { "an entity of a file", "luar.xlsx", make_secret, NULL,
    "“xl/s.xml” in it declares a document type", NULL, NOBODY },
  { "entities", "tawa.xlsx", make_laughs, NULL,
    "“xl/sharedStrings.xml” in it declares a document type", NULL, NOBODY },
  { "an archive as the sheet", "arsip.xlsx", make_nested, NULL,
    "an archive stands where its text should be", NULL, NOBODY },
  { "100,000 elements deep", "dalam.xlsx", make_deep, NULL, "nested too deeply", NULL, NOBODY },
  { "impossible numbers", "angka.xlsx", make_numbers, NULL, NULL, "Tetap terbaca", "I-01" },
  { "a tangle", "kusut.xlsx", make_tangle, NULL, NULL, "Terurai", "kusut 1" },
  { "a table without content", "kosong.xlsx", make_nothing, NULL, "has no answers", NULL, NOBODY },
  { "a table without a sheet", "kosong.xlsx", make_no_sheet, NULL, "is missing in it", NULL,
    NOBODY },
  { "the suffix of another kind", "tabel.csv", make_good, NULL, NULL, "Sebuah jawaban", "I-01" },
  { "20 million commas", "koma.csv", make_commas, NULL, "a row has too many fields", NULL, NOBODY },
  { "20 million quotes", "kutip.csv", make_quotes, NULL, "is opened and never closed", NULL, NOBODY },
  { NULL },
};
