/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What there is to review, in the order in which it is gone through. */

#include "app/model/review/standing.h"
#include "app/model/span.h"

G_BEGIN_DECLS

typedef enum
{
  PND_QUEUE_BY_PLACE, /* document and position; findings, codes and memos after the codings */
  PND_QUEUE_BY_CODE,
  PND_QUEUE_BY_CODER,
  PND_QUEUE_BY_STATE,
} PndQueueOrder;
#define PND_N_QUEUE_ORDERS 4

#define PND_QUEUE_BIT(value) (1u << (value))
#define PND_QUEUE_ALL 0xffffu

/**
 * PndQueueFilter:
 * @kinds: PND_QUEUE_BIT() of each #PndSubjectKind wanted
 * @states: PND_QUEUE_BIT() of each #PndReviewState wanted; what was changed after its review counts
 *   as revised, too
 * @document: 0 for any
 * @code: with those under it, 0 for any
 * @coder: who made it, 0 for anybody
 * @changed_only: only what was changed after its review
 * @sample: so many of them, drawn at random; 0 for all
 * @seed: the same seed draws the same ones
 */
typedef struct
{
  guint kinds;
  guint states;
  gint64 document;
  gint64 code;
  gint64 coder;
  gboolean changed_only;
  int sample;
  guint32 seed;
  PndQueueOrder order;
} PndQueueFilter;

#define PND_QUEUE_FILTER_INIT { .kinds = PND_QUEUE_ALL, .states = PND_QUEUE_ALL }

/**
 * PndQueueItem:
 * @document: id, 0 for none
 * @span: of a coding
 * @code: id of the code it is about, 0 for none
 * @owner: id of the coder who made it, 0 for a code
 * @name: what a list calls it: document, case, title
 * @abbreviation: of the code, "" for none
 * @coder: name of the owner, "" for none
 * @reason: (nullable): what was said last
 */
typedef struct
{
  PndSubjectKind kind;
  gint64 id;
  gint64 document;
  PndSpan span;
  gint64 code;
  gint64 owner;
  PndReviewState state;
  gboolean is_changed;
  int n_remarks;
  gint64 reviewer;
  char *guid;
  char *name;
  char *abbreviation;
  char *coder;
  char *reason;
} PndQueueItem;

/* (transfer full) (element-type PndQueueItem) */
GPtrArray *pnd_queue_load (PndDatabase *database, const PndQueueFilter *filter, GError **error);
void pnd_queue_item_free (gpointer item);
/* how many are in each state, and how many of all were changed after their review */
int pnd_queue_count (GPtrArray *queue, int counts[PND_N_STATES]);
const char *pnd_queue_order_get_title (PndQueueOrder order); /* translated */

G_END_DECLS
