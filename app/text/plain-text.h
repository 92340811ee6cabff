/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Bytes to text: finds the encoding, decodes, turns line ends into LF, drops a BOM, and changes
 * nothing else. Pure; any thread. */

#include "app/text/importer.h"

G_BEGIN_DECLS

/* @name is for messages. @used and @guessed: (out): the encoding taken, and whether it is a guess */
char *pnd_plain_text_decode (const char *name, GBytes *bytes, const char *encoding,
                             gsize *n_bytes, char **used, gboolean *guessed, GError **error);

/* LF for CRLF and CR, in place; returns the new length in bytes */
gsize pnd_plain_text_fold_line_ends (char *utf8, gsize n_bytes);

/* "id", "en", or NULL when the commonest words do not tell */
const char *pnd_plain_text_guess_language (const char *utf8, gsize n_bytes);

G_END_DECLS
