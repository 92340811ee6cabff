/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "app/text/importer.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (PndImported) imported = pnd_importer_read_bytes ("seed.txt", bytes, NULL, &error);

  g_assert_true ((imported == NULL) == (error != NULL));
  if (imported != NULL)
    {
      gsize n_bytes;
      const char *utf8 = pnd_document_text_get_utf8 (imported->text, &n_bytes);

      g_assert_true (g_utf8_validate (utf8, n_bytes, NULL));
      g_assert_null (memchr (utf8, '\r', n_bytes));
    }
  return 0;
}
