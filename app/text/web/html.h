/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Web pages. The charset comes from a BOM, then from who sent the page, then from the page, then
 * from the bytes. Nothing is fetched. */

#include "app/text/flow.h"
#include "app/text/web/notes.h"

G_BEGIN_DECLS

/* @charset: (nullable): what a header or a person said it is */
PndImported *pnd_html_read (const char *name, GBytes *bytes, const char *charset, GError **error);

/* pages of a book, of which one may have the notes of another: all are scanned, then judged, then
 * put into a flow in the same order, each as a whole. @page: from 0 */
gboolean pnd_html_scan (PndNotes *notes, const char *path, const char *name, GBytes *bytes,
                        GError **error);
gboolean pnd_html_put (PndFlow *flow, PndNotes *notes, guint page, const char *name, GBytes *bytes,
                       GError **error);

G_END_DECLS
