/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A coding summary against its schema, and what the schema leaves to us: references lead somewhere,
 * passages lie in their documents, counts add up. */

#include "app/exchange/xml/xml-check.h"

G_BEGIN_DECLS

#define PND_SUMMARY_NAMESPACE "urn:penanda:coding-summary:1"
#define PND_SUMMARY_SCHEMA "/io/github/penanda/Penanda/data/schema/coding-summary.xsd"

gboolean pnd_summary_check (int fd, const char *path, PndFaultFunc func, gpointer data,
                            GCancellable *cancellable, GError **error);

G_END_DECLS
