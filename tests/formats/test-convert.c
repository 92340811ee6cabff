/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The program that converts is missing, hangs, makes nothing, or is stopped. A script stands in for
 * it here; tests/formats/converted is read by the real one. */

#include <glib/gstdio.h>
#include <string.h>

#include "app/text/convert.h"

static char *
write_program (const char *script)
{
  char *folder = g_dir_make_tmp ("penanda-test-XXXXXX", NULL);
  g_autofree char *program = g_build_filename (folder, "soffice", NULL);
  g_autofree char *path = NULL;

  g_assert_nonnull (folder);
  if (script != NULL)
    {
      g_assert_true (g_file_set_contents (program, script, -1, NULL));
      g_assert_cmpint (g_chmod (program, 0700), ==, 0);
    }
  path = g_strdup_printf ("%s%s", folder, script != NULL ? ":/usr/bin:/bin" : "");
  g_setenv ("PATH", path, TRUE);
  return folder;
}

static void
remove_program (char *folder)
{
  g_autofree char *program = g_build_filename (folder, "soffice", NULL);
  g_autofree char *child = g_build_filename (folder, "child", NULL);

  g_remove (program);
  g_remove (child);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (folder);
}

static int
count_leftovers (void)
{
  g_autoptr (GDir) folder = g_dir_open (g_get_tmp_dir (), 0, NULL);
  const char *name;
  int n = 0;

  while ((name = g_dir_read_name (folder)) != NULL)
    n += g_str_has_prefix (name, "penanda-") && strlen (name) == strlen ("penanda-XXXXXX");
  return n;
}

static void
assert_refused (int code, int domain_is_import, const char *part, GCancellable *cancellable)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{\\rtf1 x}", 9);
  g_autoptr (GError) error = NULL;

  g_assert_null (pnd_convert_read ("a.rtf", bytes, "rtf", "a rich text (RTF) file", 1, cancellable,
                                   &error));
  if (domain_is_import)
    g_assert_error (error, PND_IMPORT_ERROR, code);
  else
    g_assert_error (error, G_IO_ERROR, code);
  g_assert_nonnull (strstr (error->message, part));
}

/* what asks for more memory than it may have ends, and is told apart from what makes nothing */
static void
test_memory (void)
{
  char *folder = write_program ("#!/bin/sh\n[ \"$(ulimit -d)\" = 2097152 ] && kill -ABRT $$\n");

  assert_refused (PND_IMPORT_ERROR_UNREADABLE, TRUE, "2 GB", NULL);
  remove_program (folder);
}

static void
test_missing (void)
{
  char *folder = write_program (NULL);

  assert_refused (PND_IMPORT_ERROR_NEEDS_TOOL, TRUE, "libreoffice-writer", NULL);
  remove_program (folder);
}

static void
test_makes_nothing (void)
{
  char *folder = write_program ("#!/bin/sh\nexit 0\n");

  assert_refused (PND_IMPORT_ERROR_DAMAGED, TRUE, "“a.rtf”", NULL);
  remove_program (folder);
}

/* what makes nothing at first is asked once more, and its second answer counts */
static void
test_once_more (void)
{
  char *folder = write_program ("#!/bin/sh\nchild=\"$(dirname \"$0\")/child\"\n"
                                "[ ! -e \"$child\" ] || echo x >document.odt\n"
                                "echo asked >>\"$child\"\n");
  g_autofree char *child = g_build_filename (folder, "child", NULL);
  g_autofree char *asked = NULL;

  assert_refused (PND_IMPORT_ERROR_DAMAGED, TRUE, "“a.rtf”", NULL);
  g_assert_true (g_file_get_contents (child, &asked, NULL, NULL));
  g_assert_cmpstr (asked, ==, "asked\nasked\n");
  remove_program (folder);
}

/* it and what it started are gone after the limit */
static void
test_hangs (void)
{
  char *folder = write_program ("#!/bin/sh\nsleep 300 &\necho $! > \"$(dirname \"$0\")/child\"\n"
                                "sleep 300\n");
  g_autofree char *child = g_build_filename (folder, "child", NULL);
  g_autofree char *pid = NULL, *status = NULL, *status_path = NULL;

  assert_refused (PND_IMPORT_ERROR_UNREADABLE, TRUE, "1 second", NULL);
  g_assert_true (g_file_get_contents (child, &pid, NULL, NULL));
  status_path = g_strdup_printf ("/proc/%s/status", g_strstrip (pid));
  for (int i = 0; i < 100 && g_file_test (status_path, G_FILE_TEST_EXISTS); i++)
    {
      g_clear_pointer (&status, g_free);
      if (!g_file_get_contents (status_path, &status, NULL, NULL)
          || strstr (status, "State:\tZ") != NULL)
        break;
      g_usleep (10000);
      g_assert_cmpint (i, <, 99);
    }
  remove_program (folder);
}

static void
test_cancelled (void)
{
  char *folder = write_program ("#!/bin/sh\nsleep 300\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  assert_refused (G_IO_ERROR_CANCELLED, FALSE, "", cancellable);
  remove_program (folder);
}

static void
test_leaves_nothing (void)
{
  int before = count_leftovers ();

  test_makes_nothing ();
  g_assert_cmpint (count_leftovers (), <=, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* a suite of its own: who keeps limits of the process for itself, as valgrind does, leaves it out */
  if (argc > 1 && g_str_equal (argv[1], "memory"))
    {
      g_test_add_func ("/convert/memory", test_memory);
      return g_test_run ();
    }
  g_test_add_func ("/convert/missing", test_missing);
  g_test_add_func ("/convert/makes-nothing", test_makes_nothing);
  g_test_add_func ("/convert/once-more", test_once_more);
  g_test_add_func ("/convert/hangs", test_hangs);
  g_test_add_func ("/convert/cancelled", test_cancelled);
  g_test_add_func ("/convert/leaves-nothing", test_leaves_nothing);
  return g_test_run ();
}
