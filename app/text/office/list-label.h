/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The numbers of lists as text, as office programs write them. Pure. */

#include <glib.h>

G_BEGIN_DECLS

/* where a label is cut: whoever writes a longer one wants to fill a memory */
#define PND_LIST_LABEL_MAX_BYTES 200

/* @format: WordprocessingML's name of a numbering (decimal, lowerRoman, ganada...) or
 * OpenDocument's ("1", "a", "I"); an unknown one counts 1, 2, 3 */
char *pnd_list_label_format (const char *format, int number);

/* a character of a font that has pictures for letters (Symbol, Wingdings); U+FFFD for unknown */
gunichar pnd_list_label_map_symbol (const char *font, gunichar c);

G_END_DECLS
