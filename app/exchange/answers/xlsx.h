/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Excel tables (Office Open XML): the first visible sheet with content, as it is shown: shared and
 * inline strings, numbers, dates as 2023-02-17, truth values. Formulas by the result kept with
 * them. */

#include "app/exchange/answers/sheet.h"
#include "app/text/package.h"

G_BEGIN_DECLS

PndSheet *pnd_xlsx_read (const char *name, GBytes *bytes, PndPackage *package,
                         GCancellable *cancellable, GError **error);

G_END_DECLS
