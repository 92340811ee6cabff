/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/lanes.h"

/* about a line of the page: a stripe takes whole lines, so that one that ends in the middle of a
 * line keeps its lane busy to the end of it */
#define LINE_LENGTH 80
/* more changes than this and a fresh sweep is quicker and tidier than mending */
#define MAX_MENDED 64
/* how many stripes without a lane are looked at when lanes become free */
#define MAX_RECALLED 256

/*
 * Entry:
 * @id: of the coding
 * @span: where it lies
 * @reach: where its lane is free again: past the end, but within the line of the document
 * @lane: or PND_LANES_NONE
 */
typedef struct
{
  gint64 id;
  PndSpan span;
  int reach;
  guint8 lane;
  guint8 is_note;
} Entry;

/*
 * _PndLanes:
 * @entries: one a mark, in the order of the index
 * @limit: the number of lanes
 * @n_used: lanes that hold a stripe, from the first
 */
struct _PndLanes
{
  GArray *entries;
  int limit;
  int n_used;
};

/* what one update has found: @changed are places of @entries without a lane yet, @removed are
 * entries that went (a coding that was resized is in both) */
typedef struct
{
  GArray *entries;
  GArray *changed;
  GArray *removed;
  PndLanesEndFunc get_end;
  gpointer data;
} Update;

typedef struct
{
  const PndSpanIndex *marks;
  GArray *entries;
  PndSpan wanted;
  guint32 busy;
  GArray *crowded_out;
} Neighbours;

static Entry *
get_entry (GArray *entries, gsize index)
{
  return &g_array_index (entries, Entry, index);
}

static int
get_reach (const Update *update, PndSpan span)
{
  int end = update->get_end (MAX (span.end - 1, span.start), update->data);

  return MAX (span.end, MIN (span.end + LINE_LENGTH, end));
}

static gboolean
is_same (const Entry *entry, const PndCodingMark *mark)
{
  return entry->id == mark->id && pnd_span_equal (entry->span, mark->span)
         && entry->is_note == (mark->flags & PND_CODING_MARK_ANNOTATION);
}

/* whether @entry comes before @mark in the order of the index */
static gboolean
is_before (const Entry *entry, const PndCodingMark *mark)
{
  int order = pnd_span_compare (entry->span, mark->span);

  if (order != 0)
    return order < 0;
  if (entry->id != mark->id)
    return entry->id < mark->id;
  return entry->is_note < (mark->flags & PND_CODING_MARK_ANNOTATION);
}

static void
set_new_entry (Update *update, guint index, const PndCodingMark *mark)
{
  Entry *entry = get_entry (update->entries, index);

  entry->id = mark->id;
  entry->span = mark->span;
  entry->reach = get_reach (update, mark->span);
  entry->lane = PND_LANES_NONE;
  entry->is_note = mark->flags & PND_CODING_MARK_ANNOTATION;
  if (!entry->is_note)
    g_array_append_val (update->changed, index);
}

/* both are sorted the same way: one walk finds what stayed, what came and what went */
static void
compare_with_marks (Update *update, GArray *old, const PndSpanIndex *marks)
{
  gsize n = pnd_span_index_get_n (marks);
  const PndCodingMark *mark = n > 0 ? pnd_span_index_get (marks, 0) : NULL;
  const Entry *entry = get_entry (old, 0);
  const Entry *end = entry + old->len;

  g_array_set_size (update->entries, n);
  for (guint i = 0; i < n; i++, mark++)
    {
      while (entry < end && !is_same (entry, mark) && is_before (entry, mark))
        g_array_append_vals (update->removed, entry++, 1);
      if (entry < end && is_same (entry, mark))
        *get_entry (update->entries, i) = *entry++;
      else
        set_new_entry (update, i, mark);
    }
  g_array_append_vals (update->removed, entry, end - entry);
}

static void
sweep (GArray *entries, int limit)
{
  int free_from[32] = { 0 };

  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = get_entry (entries, i);

      entry->lane = PND_LANES_NONE;
      for (int lane = 0; lane < limit && !entry->is_note; lane++)
        if (free_from[lane] <= entry->span.start)
          {
            entry->lane = lane;
            free_from[lane] = entry->reach;
            break;
          }
    }
}

static void
collect_busy_cb (const PndCodingMark *mark, gpointer data)
{
  Neighbours *neighbours = data;
  Entry *entry = get_entry (neighbours->entries,
                            pnd_span_index_get_index_of (neighbours->marks, mark));

  if (entry->lane != PND_LANES_NONE
      && pnd_span_overlaps (neighbours->wanted, PND_SPAN (entry->span.start, entry->reach)))
    neighbours->busy |= 1u << entry->lane;
}

static void
collect_crowded_out_cb (const PndCodingMark *mark, gpointer data)
{
  Neighbours *neighbours = data;
  guint index = pnd_span_index_get_index_of (neighbours->marks, mark);
  Entry *entry = get_entry (neighbours->entries, index);

  if (entry->lane == PND_LANES_NONE && !entry->is_note
      && neighbours->crowded_out->len < MAX_RECALLED)
    g_array_append_val (neighbours->crowded_out, index);
}

static int
find_old_lane (GArray *removed, gint64 id)
{
  for (guint i = 0; i < removed->len; i++)
    if (get_entry (removed, i)->id == id && !get_entry (removed, i)->is_note)
      return get_entry (removed, i)->lane;
  return PND_LANES_NONE;
}

static void
assign_free_lane (PndLanes *self, const PndSpanIndex *marks, Update *update, guint index)
{
  Entry *entry = get_entry (update->entries, index);
  int old_lane = find_old_lane (update->removed, entry->id);
  Neighbours neighbours = { marks, update->entries, { entry->span.start, entry->reach } };
  PndSpan near = { MAX (entry->span.start - LINE_LENGTH, 0), entry->reach };

  if (entry->lane != PND_LANES_NONE)
    return;
  pnd_span_index_query (marks, near, collect_busy_cb, &neighbours);
  if (old_lane != PND_LANES_NONE && !(neighbours.busy & (1u << old_lane)))
    entry->lane = old_lane;
  else
    for (int lane = self->limit - 1; lane >= 0; lane--)
      if (!(neighbours.busy & (1u << lane)))
        entry->lane = lane;
}

/* the changed codings take what is free; then those that had no lane may take what was left */
static void
mend (PndLanes *self, const PndSpanIndex *marks, Update *update)
{
  g_autoptr (GArray) crowded_out = g_array_new (FALSE, FALSE, sizeof (guint));
  Neighbours neighbours = { marks, update->entries, { 0, 0 }, 0, crowded_out };

  for (guint i = 0; i < update->changed->len; i++)
    assign_free_lane (self, marks, update, g_array_index (update->changed, guint, i));
  for (guint i = 0; i < update->removed->len; i++)
    {
      Entry *gone = get_entry (update->removed, i);
      PndSpan freed = { MAX (gone->span.start - LINE_LENGTH, 0), gone->reach };

      if (gone->lane != PND_LANES_NONE)
        pnd_span_index_query (marks, freed, collect_crowded_out_cb, &neighbours);
    }
  for (guint i = 0; i < crowded_out->len; i++)
    assign_free_lane (self, marks, update, g_array_index (crowded_out, guint, i));
}

static int
count_used (GArray *entries)
{
  int n_used = 0;

  for (guint i = 0; i < entries->len; i++)
    if (get_entry (entries, i)->lane != PND_LANES_NONE)
      n_used = MAX (n_used, get_entry (entries, i)->lane + 1);
  return n_used;
}

/**
 * pnd_lanes_new:
 * @limit: the number of lanes, 1 to 32
 *
 * Returns: (transfer full): lanes without marks.
 */
PndLanes *
pnd_lanes_new (int limit)
{
  PndLanes *self;

  g_return_val_if_fail (limit >= 1 && limit <= 32, NULL);

  self = g_new0 (PndLanes, 1);
  self->limit = limit;
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  return self;
}

/**
 * pnd_lanes_free:
 * @self: (transfer full) (nullable): lanes
 *
 * Frees them.
 */
void
pnd_lanes_free (PndLanes *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->entries);
  g_free (self);
}

/**
 * pnd_lanes_update:
 * @self: lanes
 * @marks: the marks as they are now
 * @get_end: (scope call): where a paragraph ends
 * @data: for @get_end
 *
 * Gives new codings a lane and takes it from those that went. After few changes no other stripe
 * moves to another lane, except that one without a lane may take a freed one.
 */
void
pnd_lanes_update (PndLanes *self, const PndSpanIndex *marks, PndLanesEndFunc get_end,
                  gpointer data)
{
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) removed = g_array_new (FALSE, FALSE, sizeof (Entry));
  Update update = { NULL, changed, removed, get_end, data };

  g_return_if_fail (self != NULL);
  g_return_if_fail (marks != NULL);
  g_return_if_fail (get_end != NULL);

  update.entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), pnd_span_index_get_n (marks));
  compare_with_marks (&update, self->entries, marks);
  if (changed->len + removed->len > MAX_MENDED)
    sweep (update.entries, self->limit);
  else
    mend (self, marks, &update);

  g_array_unref (self->entries);
  self->entries = update.entries;
  self->n_used = count_used (self->entries);
}

/**
 * pnd_lanes_get:
 * @self: lanes
 * @index: of a mark, in the index of the last update
 *
 * Returns: its lane, from 0, or %PND_LANES_NONE.
 */
int
pnd_lanes_get (const PndLanes *self, gsize index)
{
  g_return_val_if_fail (self != NULL, PND_LANES_NONE);
  g_return_val_if_fail (index < self->entries->len, PND_LANES_NONE);

  return get_entry (self->entries, index)->lane;
}

/**
 * pnd_lanes_get_n_used:
 * @self: lanes
 *
 * Returns: how many lanes are needed, counted from the first.
 */
int
pnd_lanes_get_n_used (const PndLanes *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_used;
}
