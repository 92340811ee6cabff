/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What LibreOffice reads for us, in a profile of its own that fetches nothing. */

#include <string.h>

#include "tests/formats/hostile-files.h"

static GBytes *
take (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

static GBytes *
make_references (const Outside *outside)
{
  return take (g_strdup_printf (
    "{\\rtf1\\ansi{\\*\\template %s}{\\pard Hanya ini\\par}"
    "{\\field{\\*\\fldinst{INCLUDETEXT \"%s\"}}{\\fldrslt lama}}\\par"
    "{\\field{\\*\\fldinst{INCLUDEPICTURE \"%s\" \\\\d}}{\\fldrslt x}}\\par"
    "{\\field{\\*\\fldinst{DDEAUTO cmd \"/c calc\" x}}{\\fldrslt x}}\\par"
    "{\\object\\objautlink\\rsltpict{\\*\\objdata 0105}}}",
    outside->visit, outside->secret, outside->visit));
}

static GBytes *
make_deep_groups (const Outside *outside)
{
  g_autofree char *groups = g_strnfill (100000, '{');

  return take (g_strconcat ("{\\rtf1\\ansi Luar ", groups, NULL));
}

static GBytes *
make_numbers (const Outside *outside)
{
  return take (g_strdup ("{\\rtf1\\ansi\\u-99999999? \\fs4294967296 "
                         "{\\pict\\picw2147483647\\pich2147483647\\pngblip 00}"));
}

/* the mark of an OLE2 file, the name of a Word stream, and nothing of either */
static GBytes *
make_empty_doc (const Outside *outside)
{
  GByteArray *doc = g_byte_array_new ();
  static const char name[] = "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0";

  g_byte_array_append (doc, (const guint8 *) "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
  g_byte_array_set_size (doc, 1024);
  memset (doc->data + 8, 0xff, 1016);
  g_byte_array_append (doc, (const guint8 *) name, sizeof name);
  return g_byte_array_free_to_bytes (doc);
}

const HostileCase hostile_converted[] = {
  { "references, RTF", "rujuk.rtf", make_references, NULL, NULL, "Hanya ini" },
  { "100,000 groups deep", "dalam.rtf", make_deep_groups, NULL, ".", NULL },
  { "numbers beyond number", "angka.rtf", make_numbers, NULL, ".", NULL },
  { "a mark of RTF and no more", "potong.rtf", NULL, "{\\rtf1", ".", NULL },
  { "a mark of DOC and no more", "potong.doc", make_empty_doc, NULL, ".", NULL },
  { NULL },
};
