/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Words in a language that is not the program's: a report speaks to its readers, whoever makes it.
 * Include it last, in place of <glib/gi18n.h>; `_()` and `ngettext()` are then of the language that
 * the thread uses. */

#include <glib/gi18n.h>

G_BEGIN_DECLS

/**
 * PndLanguage:
 *
 * What the thread spoke before, to be given back.
 */
typedef struct _PndLanguage PndLanguage;

/* from now on in this thread; @language: (nullable): "en" or the name of a catalogue, NULL for the
 * program's. Returns what to give to pnd_language_leave() */
PndLanguage *pnd_language_enter (const char *language);
void pnd_language_leave (PndLanguage *before);
const char *pnd_language_get_name (void); /* (nullable) */
const char *pnd_language_get_text (const char *text) G_GNUC_FORMAT (1);
const char *pnd_language_get_plural (const char *one, const char *many, gulong n)
  G_GNUC_FORMAT (1) G_GNUC_FORMAT (2);
/* whether there are words in it, on this machine */
gboolean pnd_language_is_there (const char *language);

#undef _
#define _(text) pnd_language_get_text (text)
#undef ngettext
#define ngettext(one, many, n) pnd_language_get_plural (one, many, n)

G_END_DECLS
