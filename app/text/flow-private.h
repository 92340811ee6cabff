/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Within flow.c and flow-asides.c: the flow, and the texts that lie on one another in it. */

#include "app/text/flow-layer.h"
#include "app/text/flow.h"

G_BEGIN_DECLS

struct _PndFlow
{
  GPtrArray *layers; /* of PndLayer, the innermost last; never empty */
  GArray *breaks;    /* in the first layer */
  GArray *notes;     /* those that came to an end */
  int n_notes;       /* called */
  GString *scratch;
};

PndLayer *pnd_flow_get_top (PndFlow *self); /* the innermost */
void pnd_flow_begin_layer (PndFlow *self, int number); /* of a note; 0 for others */
PndImported *pnd_flow_end_layer (PndFlow *self); /* NULL when nothing stands in it */

GArray *pnd_flow_notes_new (void);
void pnd_flow_put_boxes (PndFlow *self, PndLayer *layer); /* those that wait */
void pnd_flow_put_notes (PndFlow *self, PndLayer *layer); /* all, in the order of their numbers */

G_END_DECLS
