/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/exchange/xml/xml-writer.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
} Place;

static void
set_up (Place *place, gconstpointer data)
{
  place->folder = g_dir_make_tmp ("pnd-XXXXXX", NULL);
  place->path = g_build_filename (place->folder, "out.xml", NULL);
}

static void
tear_down (Place *place, gconstpointer data)
{
  g_unlink (place->path);
  g_assert_no_errno (g_rmdir (place->folder)); /* nothing else was left behind */
  g_free (place->path);
  g_free (place->folder);
}

static void
assert_content (const char *path, const char *expected)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, expected);
}

static void
test_elements (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndOutputFile) file = pnd_output_file_new (place->path, &error);
  g_autoptr (PndXmlWriter) writer = pnd_xml_writer_new (file, &error);

  g_assert_no_error (error);
  pnd_xml_writer_start (writer, "root", "urn:test");
  pnd_xml_writer_attribute (writer, "absent", NULL);
  pnd_xml_writer_attribute (writer, "name", "é <&\"'> \n\t");
  pnd_xml_writer_attribute_int (writer, "n", -5);
  pnd_xml_writer_element (writer, "none", "", -1);
  pnd_xml_writer_element (writer, "text", "a < b & c > d\r\n\"𝄞\"", -1);
  pnd_xml_writer_element (writer, "cut", "abcdef", 3);
  pnd_xml_writer_start (writer, "empty", NULL);
  pnd_xml_writer_end (writer);
  g_assert_false (g_file_test (place->path, G_FILE_TEST_EXISTS));
  g_assert_true (pnd_xml_writer_finish (writer, &error));
  g_assert_true (pnd_output_file_commit (file, &error));
  g_assert_no_error (error);
  assert_content (place->path,
                  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  "<root xmlns=\"urn:test\" name=\"é &lt;&amp;&quot;'&gt; &#10;&#9;\" n=\"-5\">\n"
                  "  <text>a &lt; b &amp; c &gt; d&#13;\n&quot;𝄞&quot;</text>\n"
                  "  <cut>abc</cut>\n"
                  "  <empty/>\n"
                  "</root>\n");
}

/* one character for one, so that positions in a quote stay true */
static void
test_illegal_characters (Place *place, gconstpointer data)
{
  g_autoptr (PndOutputFile) file = pnd_output_file_new (place->path, NULL);
  g_autoptr (PndXmlWriter) writer = pnd_xml_writer_new (file, NULL);

  pnd_xml_writer_start (writer, "r", NULL);
  pnd_xml_writer_attribute (writer, "a", "\f\x7f");
  pnd_xml_writer_text (writer, "a\fb\x01" "c\xef\xbf\xbe\xef\xbf\xbf"
                       "\xef\xbf\xbd\xef\xbc\x81 z", -1);
  pnd_xml_writer_text (writer, "\0\xff", 2);
  g_assert_true (pnd_xml_writer_finish (writer, NULL));
  g_assert_true (pnd_output_file_commit (file, NULL));
  assert_content (place->path,
                  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  "<r a=\"\xef\xbf\xbd\x7f\">a\xef\xbf\xbd" "b\xef\xbf\xbd"
                  "c\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbc\x81 z\xef\xbf\xbd\xef\xbf\xbd"
                  "</r>\n");
}

/* a file that grows too large for the disk: the first failure is told, the old file stays */
static void
test_full_disk (Place *place, gconstpointer data)
{
  struct rlimit old, small;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (place->path, "old", -1, NULL));
  g_assert_no_errno (getrlimit (RLIMIT_FSIZE, &old));
  small = (struct rlimit){ 100000, old.rlim_max };
  signal (SIGXFSZ, SIG_IGN);
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &small));
  {
    g_autoptr (PndOutputFile) file = pnd_output_file_new (place->path, NULL);
    g_autoptr (PndXmlWriter) writer = pnd_xml_writer_new (file, NULL);

    pnd_xml_writer_start (writer, "root", NULL);
    for (int i = 0; i < 20000; i++)
      pnd_xml_writer_element (writer, "text", "nothing but words", -1);
    g_assert_false (pnd_xml_writer_finish (writer, &error));
  }
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &old));
  g_assert_nonnull (error);
  g_assert_cmpint (error->domain, ==, G_IO_ERROR);
  g_assert_nonnull (strstr (error->message, place->path));
  assert_content (place->path, "old");
}

static void
test_targets (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *missing = g_build_filename (place->folder, "no", "out.xml", NULL);
  g_autofree char *link = g_build_filename (place->folder, "link", NULL);
  g_autoptr (PndOutputFile) file = NULL;
  GStatBuf info;

  g_assert_null (pnd_output_file_new (missing, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (pnd_output_file_new (place->folder, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_clear_error (&error);
  g_assert_null (pnd_output_file_new ("/dev/null", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  g_clear_error (&error);

  /* through a link, with the old file's mode */
  g_assert_true (g_file_set_contents (place->path, "old", -1, NULL));
  g_assert_no_errno (g_chmod (place->path, 0640));
  g_assert_no_errno (symlink ("out.xml", link));
  file = pnd_output_file_new (link, &error);
  g_assert_no_error (error);
  g_assert_true (pnd_output_file_write (file, "new", 3, &error));
  g_assert_true (pnd_output_file_commit (file, &error));
  assert_content (place->path, "new");
  g_assert_no_errno (g_stat (place->path, &info));
  g_assert_cmpint (info.st_mode & 0777, ==, 0640);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_no_errno (g_unlink (link));
}

/* as somebody who may not write there; the super-user may write everywhere */
static void
test_unwritable (Place *place, gconstpointer data)
{
  gboolean is_root = geteuid () == 0;
  g_autoptr (GError) folder_error = NULL;
  g_autoptr (GError) file_error = NULL;
  g_autofree char *fresh = g_build_filename (place->folder, "fresh.xml", NULL);

  g_assert_true (g_file_set_contents (place->path, "old", -1, NULL));
  g_assert_no_errno (g_chmod (place->path, 0444));
  g_assert_no_errno (g_chmod (place->folder, 0555));
  if (is_root)
    g_assert_no_errno (seteuid (65534));
  g_assert_null (pnd_output_file_new (fresh, &folder_error));
  g_assert_null (pnd_output_file_new (place->path, &file_error));
  if (is_root)
    g_assert_no_errno (seteuid (0));
  g_assert_no_errno (g_chmod (place->folder, 0755));
  g_assert_error (folder_error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_assert_error (file_error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  assert_content (place->path, "old");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/xml-writer/elements", Place, NULL, set_up, test_elements, tear_down);
  g_test_add ("/xml-writer/illegal", Place, NULL, set_up, test_illegal_characters, tear_down);
  g_test_add ("/xml-writer/full-disk", Place, NULL, set_up, test_full_disk, tear_down);
  g_test_add ("/xml-writer/targets", Place, NULL, set_up, test_targets, tear_down);
  g_test_add ("/xml-writer/unwritable", Place, NULL, set_up, test_unwritable, tear_down);
  return g_test_run ();
}
