/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where pages under one another begin, in pixels from the top. */

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PndPageTops PndPageTops;

PndPageTops *pnd_page_tops_new (void);
void pnd_page_tops_free (PndPageTops *self);

void pnd_page_tops_begin (PndPageTops *self, double top);  /* without pages; where the first begins */
void pnd_page_tops_add (PndPageTops *self, double height); /* of the next page and what is under it */

int pnd_page_tops_count (const PndPageTops *self);
double pnd_page_tops_get (const PndPageTops *self, int page); /* of one past the last: the end */
int pnd_page_tops_find (const PndPageTops *self, double y);   /* -1 without pages */

G_END_DECLS
