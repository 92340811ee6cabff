/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How many independent sources a set of passages has. Pure. A source is a pair of a speaker and an
 * origin; two are independent when both differ. */

#include <glib.h>

#include "app/model/values.h"

G_BEGIN_DECLS

/**
 * PndSource:
 * @speaker: the informant; negative and the origin's own where nobody is known to speak
 * @origin: the same for twins and reprints
 * @type: of the speaker's sources the first
 * @office: number of the office, 0 where none is known
 */
typedef struct
{
  gint64 speaker;
  gint64 origin;
  PndSourceType type;
  int office;
} PndSource;

/* leaves each of the PndSource elements once */
void pnd_sources_unite (GArray *sources);
/* the most that are independent of each other */
int pnd_sources_count_independent (const GArray *sources);
/* whether @n independent ones are of @n_types types; or, of known informants, of @n_types offices */
gboolean pnd_sources_have (const GArray *sources, int n, int n_types, gboolean informants);
int pnd_sources_count_types (const GArray *sources);

G_END_DECLS
