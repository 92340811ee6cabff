/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files of one part as they are: web pages, PDF files, archives. */

#include "tests/fuzz/imported.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  check_import (bytes);
  return 0;
}
