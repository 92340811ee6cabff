/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Web pages. The charset comes from a BOM, then from who sent the page, then from the page, then
 * from the bytes. Nothing is fetched. */

#include "app/text/flow.h"

G_BEGIN_DECLS

/* @charset: (nullable): what a header or a person said it is */
PndImported *pnd_html_read (const char *name, GBytes *bytes, const char *charset, GError **error);

/* puts one page into a flow; all of it, not its main part only, when @whole. @title: (out)
 * (nullable) (optional); @used: (out) (optional): the charset */
gboolean pnd_html_put (PndFlow *flow, const char *name, GBytes *bytes, const char *charset,
                       gboolean whole, char **title, char **used, GError **error);

G_END_DECLS
