/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What text-change.c (finds the edits) and text-change-map.c (follows passages) share. */

#include "app/model/documents/text-change.h"

G_BEGIN_DECLS

struct _PndTextChange
{
  PndDocumentText *before;
  PndDocumentText *after;
  GArray *edits; /* of PndTextEdit */
};

G_END_DECLS
