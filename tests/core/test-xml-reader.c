/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/exchange/xml/xml-reader.h"

#include <string.h>

#define SPACE "urn:penanda:codebook:1"
#define ROOT "<codebook xmlns='" SPACE "'>"
#define SCHEMA "/io/github/penanda/Penanda/data/schema/codebook.xsd"

static PndXmlReader *
open_bytes (const char *xml, gssize n_bytes, gsize max_bytes, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (xml, n_bytes, NULL);

  return pnd_xml_reader_new_for_stream (stream, "test.xml", max_bytes, error);
}

static PndXmlReader *
open_string (const char *xml)
{
  g_autoptr (GError) error = NULL;
  PndXmlReader *reader = open_bytes (xml, strlen (xml), 1 << 20, &error);

  g_assert_no_error (error);
  return reader;
}

static void
test_walk (void)
{
  g_autoptr (PndXmlReader) reader
    = open_string (ROOT "<a n='1'>x<!-- c -->y\n</a>\n<b><c/><c><d/></c></b><e/><f>&lt;</f></codebook>");
  g_autoptr (GError) error = NULL;
  g_autofree char *attribute = NULL;
  g_autofree char *text = NULL;
  g_autofree char *last = NULL;
  int n_children = 0;

  g_assert_true (pnd_xml_reader_enter (reader, SPACE, "codebook", &error));
  g_assert_true (pnd_xml_reader_next_child (reader, 0, &error));
  g_assert_cmpstr (pnd_xml_reader_get_name (reader), ==, "a");
  g_assert_cmpint (pnd_xml_reader_get_line (reader), ==, 1);
  attribute = pnd_xml_reader_dup_attribute (reader, "n");
  g_assert_cmpstr (attribute, ==, "1");
  g_assert_null (pnd_xml_reader_dup_attribute (reader, "m"));
  text = pnd_xml_reader_dup_text (reader, &error);
  g_assert_cmpstr (text, ==, "xy\n");

  g_assert_true (pnd_xml_reader_next_child (reader, 0, &error));
  g_assert_cmpstr (pnd_xml_reader_get_name (reader), ==, "b");
  g_assert_cmpint (pnd_xml_reader_get_line (reader), ==, 3);
  while (pnd_xml_reader_next_child (reader, 1, &error))
    {
      g_assert_cmpint (pnd_xml_reader_get_depth (reader), ==, 2);
      n_children++;
    }
  g_assert_cmpint (n_children, ==, 2);

  g_assert_true (pnd_xml_reader_next_child (reader, 0, &error));
  g_assert_false (pnd_xml_reader_next_child (reader, 1, &error)); /* <e/> is empty */
  g_assert_true (pnd_xml_reader_next_child (reader, 0, &error));
  last = pnd_xml_reader_dup_text (reader, &error);
  g_assert_cmpstr (last, ==, "<");
  g_assert_false (pnd_xml_reader_next_child (reader, 0, &error));
  g_assert_true (pnd_xml_reader_finish (reader, &error));
  g_assert_no_error (error);
}

/* reads all of it; NULL if there was nothing to complain of */
static char *
read_all (const char *xml, gssize n_bytes, gsize max_bytes, gboolean with_schema)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndXmlReader) reader = open_bytes (xml, n_bytes, max_bytes, &error);

  if (reader != NULL && with_schema)
    {
      g_assert_true (pnd_xml_reader_set_schema (reader, SCHEMA, &error));
      g_assert_no_error (error);
    }
  if (reader != NULL && pnd_xml_reader_enter (reader, SPACE, "codebook", &error))
    pnd_xml_reader_finish (reader, &error);
  if (error == NULL)
    return NULL;
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  return g_strdup (error->message);
}

static void
assert_refused (const char *xml, gboolean with_schema, const char *pattern)
{
  g_autofree char *message = read_all (xml, strlen (xml), 1 << 20, with_schema);

  g_test_message ("%s", message);
  g_assert_nonnull (message);
  g_assert_true (g_pattern_match_simple (pattern, message));
  g_assert_null (strchr (message, '\n'));
}

static void
test_hostile (void)
{
  assert_refused ("", FALSE, "“test.xml”: The file is empty.");
  assert_refused ("no XML at all", FALSE, "“test.xml”, line 1: *");
  assert_refused (ROOT "<a>", FALSE, "“test.xml”, line 1: *");
  assert_refused (ROOT "\n<a></b></codebook>", FALSE, "“test.xml”, line 2: *");
  assert_refused (ROOT "</codebook>\n<more/>", FALSE, "“test.xml”, line 2: *");
  assert_refused (ROOT "<a>&unknown;</a></codebook>", FALSE, "*unknown*");
  assert_refused ("<!DOCTYPE codebook>\n" ROOT "</codebook>", FALSE, "*line *DOCTYPE*");
  assert_refused ("<!DOCTYPE codebook SYSTEM 'file:///etc/passwd'>\n" ROOT "</codebook>", TRUE,
                  "*DOCTYPE*");
  assert_refused ("<!DOCTYPE codebook [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>\n" ROOT
                  "<a>&e;</a></codebook>",
                  FALSE, "*DOCTYPE*");
  assert_refused ("\n<html/>", TRUE, "“test.xml”, line 2: *“html”*“codebook”*");
  assert_refused ("<codebook/>", TRUE, "*“codebook”*" SPACE "*");
  assert_refused ("<codebook xmlns='urn:other'/>", TRUE, "*“codebook”*" SPACE "*");
  assert_refused (ROOT "\n\n<a/></codebook>", TRUE, "“test.xml”, line 3: Element 'a'*");
}

/* 10^9 letters, in an attribute of the root too, which is parsed before anything is handed out */
static void
test_expansion (void)
{
  g_autoptr (GString) xml = g_string_new ("<!DOCTYPE codebook [<!ENTITY e0 'aaaaaaaaaa'>");
  gint64 start = g_get_monotonic_time ();

  for (int i = 1; i < 9; i++)
    {
      g_string_append_printf (xml, "<!ENTITY e%d '", i);
      for (int j = 0; j < 10; j++)
        g_string_append_printf (xml, "&e%d;", i - 1);
      g_string_append (xml, "'>");
    }
  g_string_append (xml, "]><codebook xmlns='" SPACE "' a='&e8;'>&e8;</codebook>");
  assert_refused (xml->str, FALSE, "“test.xml”, line 1: *");
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
}

static void
test_size (void)
{
  g_autofree char *fits = read_all (ROOT "</codebook>", -1, strlen (ROOT "</codebook>"), FALSE);
  g_autofree char *large = read_all (ROOT "</codebook>", -1, 12, FALSE);
  g_autoptr (GString) deep = g_string_new (ROOT);

  g_assert_null (fits);
  g_assert_cmpstr (large, ==, "“test.xml”: The file is too large.");
  for (int i = 0; i < 100000; i++)
    g_string_append (deep, "<a>");
  assert_refused (deep->str, FALSE, "“test.xml”, line 1: *");
}

static void
test_encodings (void)
{
  static const char utf8[] = "<?xml version='1.0' encoding='UTF-16'?>" ROOT "<a>é</a></codebook>";
  g_autoptr (GError) error = NULL;
  gsize n_bytes;
  g_autofree char *utf16 = g_convert (utf8, -1, "UTF-16", "UTF-8", NULL, &n_bytes, &error);
  g_autoptr (PndXmlReader) reader = open_bytes (utf16, n_bytes, 1 << 20, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_true (pnd_xml_reader_enter (reader, SPACE, "codebook", &error));
  g_assert_true (pnd_xml_reader_next_child (reader, 0, &error));
  text = pnd_xml_reader_dup_text (reader, &error);
  g_assert_cmpstr (text, ==, "é");
  assert_refused (ROOT "<a>\xff\xfe</a></codebook>", FALSE, "“test.xml”, line 1: *");
}

/* the caller's own complaint comes with file and line, and ends the reading */
static void
test_own_fault (void)
{
  g_autoptr (PndXmlReader) reader = open_string (ROOT "\n<a/>\n<b/></codebook>");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;

  g_assert_true (pnd_xml_reader_enter (reader, SPACE, "codebook", &error));
  g_assert_true (pnd_xml_reader_next_child (reader, 0, &error));
  pnd_xml_reader_set_fault (reader, pnd_xml_reader_get_line (reader), &error, "no %s", "luck");
  g_assert_cmpstr (error->message, ==, "“test.xml”, line 2: no luck");
  g_assert_false (pnd_xml_reader_next_child (reader, 0, &again));
  g_assert_cmpstr (again->message, ==, error->message);
}

static void
test_files (void)
{
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) folder = NULL;

  g_assert_null (pnd_xml_reader_new ("/nonexistent/codebook.xml", 99, &missing));
  g_assert_error (missing, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (missing->message, "/nonexistent/codebook.xml"));
  g_assert_null (pnd_xml_reader_new ("/", 99, &folder));
  g_assert_error (folder, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xml-reader/walk", test_walk);
  g_test_add_func ("/xml-reader/hostile", test_hostile);
  g_test_add_func ("/xml-reader/expansion", test_expansion);
  g_test_add_func ("/xml-reader/size", test_size);
  g_test_add_func ("/xml-reader/encodings", test_encodings);
  g_test_add_func ("/xml-reader/own-fault", test_own_fault);
  g_test_add_func ("/xml-reader/files", test_files);
  return g_test_run ();
}
