/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The language of the interface and of its numbers. The person's choice goes before the
 * environment's, and neither needs a locale of that language on this machine.
 *
 * Catalogues: `ninja -C build penanda-update-po` takes up new and changed texts (po/POTFILES names
 * the files that hold some) and leaves what wants a translator marked fuzzy or empty in po/id.po;
 * the test `catalogue` tells what is left. */

#include <glib.h>

G_BEGIN_DECLS

/* the key in the settings; its values are the languages in po/LINGUAS, and `en` */
#define PND_LANGUAGE_KEY "language"

void pnd_language_start (const char *wanted);
char *pnd_language_format_count (gint64 count);

G_END_DECLS
