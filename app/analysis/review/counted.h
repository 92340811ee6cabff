/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which codings a figure is of: whose, in which states of review they are, and whether only the
 * accepted ones count. What every summary, plot and export says beside its figures. */

#include "app/model/values.h"
#include "app/store/database.h"

G_BEGIN_DECLS

/**
 * PndCounted:
 * @by_review: codings outside the trash by PndReview, accepted or not
 * @n: all of them
 * @accepted_only: whether only those that were accepted count
 * @is_consensus: they are of the layer on which the coders agreed
 * @coder_guid: (nullable): whose alone they are, the consensus among them; %NULL for all coders
 * @coder_name: (nullable): the same
 */
typedef struct
{
  int by_review[PND_N_REVIEWS];
  int n;
  gboolean accepted_only;
  gboolean is_consensus;
  char *coder_guid;
  char *coder_name;
} PndCounted;

gboolean pnd_counted_load (PndDatabase *database, PndCounted *counted, GError **error);
void pnd_counted_clear (PndCounted *counted);
/* "40 accepted, 2 queried, 6 unreviewed"; (transfer full) */
char *pnd_counted_describe_states (const PndCounted *counted);
/* all of it in words, without the names of coders: (transfer full) */
char *pnd_counted_describe (const PndCounted *counted);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PndCounted, pnd_counted_clear)

G_END_DECLS
