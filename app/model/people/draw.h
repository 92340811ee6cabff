/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A share of the corpus drawn for double coding, stratified by source type. The seed is recorded:
 * the same seed over the same documents draws the same ones. */

#include "app/store/project.h"

G_BEGIN_DECLS

/**
 * PndDraw:
 * @share: of the documents, above 0 up to 1
 * @strata: how many of how many in each source type, for people: "interview 2/7, news 1/3"
 * @created: when, ISO 8601 in UTC
 * @n: documents drawn that are not in the trash
 */
typedef struct
{
  gint64 id;
  gint64 seed;
  double share;
  char *strata;
  char *created;
  int n;
} PndDraw;

/* the draw's id, 0 with an error; one edit */
gint64 pnd_draw_make (PndProject *project, double share, gint64 seed, GError **error);
/* the newest one; FALSE when nothing was drawn. To be cleared */
gboolean pnd_draw_get_last (PndDatabase *database, PndDraw *draw);
void pnd_draw_clear (PndDraw *draw);
/* whether the newest draw holds the document with this guid */
gboolean pnd_draw_holds (PndDatabase *database, const char *guid);
/* (transfer full) (nullable): ids (gint64) of the documents of the newest draw that are not in the
 * trash; NULL with an error */
GArray *pnd_draw_list_ids (PndDatabase *database, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PndDraw, pnd_draw_clear)

G_END_DECLS
