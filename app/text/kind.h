/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What kind of file some bytes are. The content decides, never the suffix. Pure; any thread. */

#include "app/text/package.h"

G_BEGIN_DECLS

typedef enum
{
  PND_KIND_TEXT, /* whatever is nothing else */
  PND_KIND_PDF,
  PND_KIND_DOCX,
  PND_KIND_ODT,
  PND_KIND_FLAT_ODT, /* all of an ODT in one XML file */
  PND_KIND_EPUB,
  PND_KIND_XLSX,
  PND_KIND_HTML,
  PND_KIND_MHTML,
  PND_KIND_RTF,
  PND_KIND_DOC,
} PndKind;

/* FALSE with a PND_IMPORT_ERROR that names the kind when it is one that cannot be read. @package:
 * (out) (nullable): of the kinds that are packages */
gboolean pnd_kind_find (const char *name, GBytes *bytes, PndKind *kind, PndPackage **package,
                        GError **error);

G_END_DECLS
