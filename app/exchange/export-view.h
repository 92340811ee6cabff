/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a connection counts and what an export leaves out must say the same. */

#include "app/exchange/summary-writer.h"

G_BEGIN_DECLS

/* @reader: in no transaction, before anything of it is read. Either side may ask for accepted
 * codings only, and both then do */
gboolean pnd_export_agree (PndDatabase *reader, PndExportFlags *flags, GError **error);

G_END_DECLS
