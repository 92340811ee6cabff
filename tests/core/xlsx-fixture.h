/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Excel tables made in memory: a hidden sheet, an empty one, and one with the rows a test wants. */

#include "tests/core/zip-fixture.h"

#define XLSX_MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define XLSX_TYPES \
  "<Types><Override ContentType='application/vnd.openxmlformats-officedocument." \
  "spreadsheetml.sheet.main+xml' PartName='/xl/workbook.xml'/></Types>"

/* @rows: as XML; strings 0 to 2 are shared, formats 1 and 2 are dates */
static inline GBytes *
xlsx_fixture_pack (const char *rows)
{
  g_autofree char *sheet = g_strdup_printf (
    "<worksheet xmlns='" XLSX_MAIN "'><sheetData>%s</sheetData></worksheet>", rows);
  const ZipMember members[] = {
    { "[Content_Types].xml", XLSX_TYPES },
    { "xl/workbook.xml",
      "<workbook xmlns='" XLSX_MAIN "' xmlns:r='r'><sheets><sheet name='h' state='hidden' r:id='r1'/>"
      "<sheet name='e' r:id='r2'/><sheet name='s' r:id='r3'/></sheets></workbook>", -1 },
    { "xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id='r1' Target='worksheets/h.xml'/>"
      "<Relationship Id='r2' Target='worksheets/e.xml'/>"
      "<Relationship Id='r3' Target='/xl/worksheets/s.xml'/></Relationships>", -1 },
    { "xl/worksheets/h.xml", "<worksheet><sheetData><row><c t='str'><v>secret</v></c></row>"
      "</sheetData></worksheet>", -1 },
    { "xl/worksheets/e.xml", "<worksheet><sheetData/></worksheet>", -1 },
    { "xl/worksheets/s.xml", sheet, -1 },
    { "xl/sharedStrings.xml",
      "<sst xmlns='" XLSX_MAIN "'><si><t>Nama</t></si><si><r><t>Ra</t></r><r><t>ni</t></r>"
      "<rPh sb='0' eb='1'><t>spoken</t></rPh></si><si><t>a_x000D_\nb</t></si></sst>", -1 },
    { "xl/styles.xml",
      "<styleSheet xmlns='" XLSX_MAIN "'><numFmts><numFmt numFmtId='170' formatCode='[$-421]dd mmm yyyy'/>"
      "<numFmt numFmtId='171' formatCode='0&quot; hari&quot;'/></numFmts><cellStyleXfs>"
      "<xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='170'/>"
      "<xf numFmtId='22'/><xf numFmtId='171'/></cellXfs></styleSheet>", -1 },
  };

  return zip_fixture_pack (members, G_N_ELEMENTS (members));
}
