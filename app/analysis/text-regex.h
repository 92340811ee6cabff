/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A regular expression in one document, line by line, so that ^ and $ are the ends of a line. Case
 * makes no difference. A pattern that would take for ever is given up. */

#include <gio/gio.h>

#include "app/model/document-text.h"

G_BEGIN_DECLS

#define PND_TEXT_REGEX_ERROR (pnd_text_regex_error_quark ())
GQuark pnd_text_regex_error_quark (void);

/**
 * PndTextRegexError:
 * @PND_TEXT_REGEX_ERROR_PATTERN: it is no regular expression; the message says where
 * @PND_TEXT_REGEX_ERROR_LIMIT: it takes too long
 */
typedef enum
{
  PND_TEXT_REGEX_ERROR_PATTERN,
  PND_TEXT_REGEX_ERROR_LIMIT,
} PndTextRegexError;

/* any thread */
GArray *pnd_text_regex_find (PndDocumentText *text, const char *pattern,
                             GCancellable *cancellable, GError **error);

G_END_DECLS
