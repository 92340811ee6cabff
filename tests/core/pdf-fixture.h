/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The files of data/pdf were made by LibreOffice (one-column, two-columns, headed, tables, links;
 * encrypted by qpdf) and by groff and Ghostscript (typeset); the texts beside them are what they
 * were made from. */

#include <string.h>
#include <sys/resource.h>

#include "app/text/pdf/pdf.h"

static inline GBytes *
load (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "core", "data", "pdf", name, NULL);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize n_bytes;

  g_file_get_contents (path, &data, &n_bytes, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, n_bytes);
}

static inline PndImported *
read_file (const char *name, const char *password, GError **error)
{
  g_autoptr (GBytes) bytes = load (name);

  return pnd_pdf_read (name, bytes, &(PndImportOptions){ .password = password }, NULL, error);
}

static inline const char *
get_text (PndImported *imported)
{
  return pnd_document_text_get_utf8 (imported->text, NULL);
}

static inline void
assert_refused (GBytes *bytes, const char *password, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndImported) imported = pnd_pdf_read (
    "a.pdf", bytes, &(PndImportOptions){ .password = password }, NULL, &error);

  g_assert_error (error, PND_IMPORT_ERROR, code);
  g_assert_null (imported);
  g_assert_nonnull (strstr (error->message, "a.pdf"));
  g_assert_null (strchr (error->message, '\n'));
}

/* a file that wants more than this is ill */
static inline void
limit_resources (void)
{
  const struct rlimit seconds = { 100, 110 };
  const struct rlimit bytes = { 2048UL * 1024 * 1024, 2048UL * 1024 * 1024 };

  setrlimit (RLIMIT_CPU, &seconds);
#ifndef __SANITIZE_ADDRESS__
  setrlimit (RLIMIT_AS, &bytes);
#endif
}
