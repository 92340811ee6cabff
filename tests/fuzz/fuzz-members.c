/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Packages, from the text of their members. */

#include "tests/fuzz/imported.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = pack_members (data, size);

  check_import (bytes);
  return 0;
}
