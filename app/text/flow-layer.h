/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Within the flow: one text with its runs. */

#include "app/text/text-builder.h"

G_BEGIN_DECLS

#define PND_N_EMPHASES 3

/* what begins before any text of it has come has -1 for its start: the tabs, spaces and labels put
 * before that text are not part of it */
#define PND_PENDING (-1)

typedef struct
{
  int start;
  char *value; /* a link's address, a comment's id */
} PndOpen;

/* a text of its own: the document's, or a note's or a box's within it */
typedef struct
{
  PndTextBuilder *builder;
  GPtrArray *boxes; /* of PndImported: those to come after the paragraph */
  int number;       /* of a note; 0 for others */

  int paragraph_start;
  int heading;
  int list_level;
  char *label;
  gboolean is_fresh;    /* nothing stands yet in this paragraph or cell */
  gboolean after_space; /* white space stands last */
  gboolean space_waits; /* to put before the next text: none stands at the end of a line */

  gboolean emphasis[PND_N_EMPHASES];
  int emphasis_start[PND_N_EMPHASES];
  GArray *links;    /* of PndOpen */
  GArray *comments; /* of PndOpen */
  GArray *quotations; /* of int: starts */

  int table_depth; /* rows begun */
  int row_start;
  int n_tabs; /* to put before the next text */
  gboolean needs_space;
} PndLayer;

PndLayer *pnd_layer_new (int number);
void pnd_layer_free (PndLayer *self);
int pnd_layer_get_position (PndLayer *self); /* in code points */

/* text is about to come: whatever must stand before it is put */
void pnd_layer_prepare (PndLayer *self);
/* @which: from 0; it ended at @position */
void pnd_layer_end_emphasis (PndLayer *self, int which, int position);
/* notes and boxes join the text around them */
void pnd_layer_merge (PndTextBuilder *builder, const PndImported *imported);

G_END_DECLS
