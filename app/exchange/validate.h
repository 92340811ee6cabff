/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Checks a file from anywhere: a coding summary, a codebook or a project. What it is follows from
 * its first bytes and its root element, not from its name. */

#include "app/exchange/xml/xml-check.h"

G_BEGIN_DECLS

/* @line: of pnd_validate_file()'s faults is 0 in a project, which has no lines */
/* FALSE without an error when there were faults, which were told; with one when the file cannot be
 * read or is of no kind that can be checked */
gboolean pnd_validate_file (const char *path, PndFaultFunc func, gpointer data, GError **error);

G_END_DECLS
