/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A codebook from anywhere: walked as its reader walks it, it ends in its end or in an error. */

#include "app/exchange/xml/xml-reader.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
walk (PndXmlReader *xml, int depth, GError **error)
{
  GError *inner = NULL;

  while (inner == NULL && pnd_xml_reader_next_child (xml, depth, &inner))
    {
      const char *name = pnd_xml_reader_get_name (xml);
      g_autofree char *attribute = pnd_xml_reader_dup_attribute (xml, "guid");

      g_assert_cmpint (pnd_xml_reader_get_depth (xml), ==, depth + 1);
      g_assert_cmpint (pnd_xml_reader_get_line (xml), >, 0);
      if (strcmp (name, "code") == 0 || strcmp (name, "rule") == 0)
        walk (xml, depth + 1, &inner);
      else
        {
          g_autofree char *text = pnd_xml_reader_dup_text (xml, &inner);

          g_assert_true ((text == NULL) == (inner != NULL));
          g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
        }
    }
  if (inner != NULL)
    g_propagate_error (error, inner);
}

static void
read_all (const guint8 *data, gsize size, gboolean with_schema)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (data, size, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PndXmlReader) xml
    = pnd_xml_reader_new_for_stream (stream, "seed.xml", 1 << 20, &error);
  gboolean whole = FALSE;

  g_assert_true ((xml == NULL) == (error != NULL));
  if (xml == NULL)
    return;
  if (with_schema)
    g_assert_true (pnd_xml_reader_set_schema (
        xml, "/io/github/penanda/Penanda/data/schema/codebook.xsd", NULL));
  if (pnd_xml_reader_enter (xml, "urn:penanda:codebook:1", "codebook", &error))
    {
      walk (xml, 0, &error);
      whole = pnd_xml_reader_finish (xml, error == NULL ? &error : NULL);
    }
  g_assert_true (whole == (error == NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  read_all (data, size, TRUE);
  read_all (data, size, FALSE);
  return 0;
}
