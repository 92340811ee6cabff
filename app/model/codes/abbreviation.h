/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The abbreviation of a code within a text, as in "ECO-PAR: denied": one word to who reads it. */

#include <glib.h>

G_BEGIN_DECLS

const char *pnd_abbreviation_find (const char *text, const char **end);

G_END_DECLS
