/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Archives made in memory, with whatever names a test wants in them. */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <zip.h>

typedef struct
{
  const char *name;
  const char *text;
  gssize n_bytes; /* of @text; -1 or 0 up to its NUL */
} ZipMember;

static inline GBytes *
zip_fixture_pack (const ZipMember *members, gsize n)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "penanda-test-XXXXXX.zip", NULL);
  int fd = g_mkstemp (path);
  zip_t *archive;
  char *data = NULL;
  gsize n_bytes = 0;

  g_assert_cmpint (fd, >=, 0);
  g_assert_true (g_close (fd, NULL));
  archive = zip_open (path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
  g_assert_nonnull (archive);
  for (gsize i = 0; i < n; i++)
    {
      gsize size = members[i].n_bytes > 0 ? (gsize) members[i].n_bytes : strlen (members[i].text);
      zip_source_t *source = zip_source_buffer (archive, members[i].text, size, 0);

      g_assert_cmpint (zip_file_add (archive, members[i].name, source, ZIP_FL_ENC_UTF_8), >=, 0);
    }
  g_assert_cmpint (zip_close (archive), ==, 0);
  g_assert_true (g_file_get_contents (path, &data, &n_bytes, NULL));
  g_unlink (path);
  return g_bytes_new_take (data, n_bytes);
}

/* puts @to for every @from of the same length: names that no packer would write */
static inline GBytes *
zip_fixture_rename (GBytes *packed, const char *from, const char *to)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (packed, &n_bytes);
  char *copy = g_memdup2 (data, n_bytes);

  g_assert_cmpuint (strlen (from), ==, strlen (to));
  for (gsize i = 0; i + strlen (from) <= n_bytes; i++)
    if (memcmp (copy + i, from, strlen (from)) == 0)
      memcpy (copy + i, to, strlen (to));
  return g_bytes_new_take (copy, n_bytes);
}
