/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the fuzz targets of the readers share: bytes in, and what must be true of whatever came out. */

#include <string.h>
#include <zip.h>

#include "app/text/importer.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static inline void
check_runs (const PndImported *imported)
{
  int n_runs = 0;
  const PndRun *runs = imported->structure != NULL
                         ? pnd_structure_get_runs (imported->structure, &n_runs) : NULL;

  for (int i = 0; i < n_runs; i++)
    {
      g_assert_cmpint (runs[i].span.start, >=, 0);
      g_assert_cmpint (runs[i].span.start, <=, runs[i].span.end);
      g_assert_cmpint (runs[i].span.end, <=, pnd_document_text_get_length (imported->text));
      g_assert_true (runs[i].value == NULL || g_utf8_validate (runs[i].value, -1, NULL));
    }
}

static inline void
check_comments (const PndImported *imported)
{
  for (guint i = 0; imported->comments != NULL && i < imported->comments->len; i++)
    {
      const PndImportedComment *comment = g_ptr_array_index (imported->comments, i);

      g_assert_false (pnd_span_is_empty (comment->span));
      g_assert_cmpint (comment->span.end, <=, pnd_document_text_get_length (imported->text));
      g_assert_true (g_utf8_validate (comment->text, -1, NULL));
    }
}

/* read whole, or refused in one sentence that names the file */
static inline void
check_import (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndImported) imported = pnd_importer_read_bytes ("seed.file", bytes, NULL, &error);
  const char *utf8;
  gsize n_bytes;

  g_assert_true ((imported == NULL) == (error != NULL));
  if (imported == NULL)
    {
      g_assert_nonnull (strstr (error->message, "“seed.file”"));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return;
    }
  utf8 = pnd_document_text_get_utf8 (imported->text, &n_bytes);
  g_assert_true (g_utf8_validate (utf8, (gssize) n_bytes, NULL));
  g_assert_null (memchr (utf8, '\r', n_bytes));
  g_assert_true (imported->title == NULL || g_utf8_validate (imported->title, -1, NULL));
  check_runs (imported);
  check_comments (imported);
}

/* A package from text: after each line "=== NAME" the member of that name. So a mutation reaches
 * the XML in it, where one of a packed file would only break its checksums. */
static inline GBytes *
pack_members (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_auto (GStrv) members = g_strsplit (text, "=== ", -1);
  zip_source_t *packed = zip_source_buffer_create (NULL, 0, 0, NULL);
  zip_t *archive = zip_open_from_source (packed, ZIP_TRUNCATE, NULL);
  zip_int64_t n_bytes;
  char *bytes;

  zip_source_keep (packed);
  for (int i = 0; members[i] != NULL; i++)
    {
      char *end = strchr (members[i], '\n');
      zip_source_t *source;

      if (end == NULL)
        continue;
      *end = '\0';
      source = zip_source_buffer (archive, end + 1, strlen (end + 1), 0);
      if (zip_file_add (archive, members[i], source, ZIP_FL_OVERWRITE) < 0)
        zip_source_free (source);
      else
        zip_set_file_compression (archive, zip_get_num_entries (archive, 0) - 1, ZIP_CM_STORE, 0);
    }
  g_assert_cmpint (zip_close (archive), ==, 0);
  g_assert_cmpint (zip_source_open (packed), ==, 0);
  zip_source_seek (packed, 0, SEEK_END);
  n_bytes = zip_source_tell (packed);
  zip_source_seek (packed, 0, SEEK_SET);
  bytes = g_malloc ((gsize) n_bytes + 1);
  g_assert_cmpint (zip_source_read (packed, bytes, (zip_uint64_t) n_bytes), ==, n_bytes);
  zip_source_close (packed);
  zip_source_free (packed);
  return g_bytes_new_take (bytes, (gsize) n_bytes);
}
