/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/agreement/units.h"

#include <stdlib.h>

#include "app/analysis/agreement/segments.h"
#include "app/analysis/boundaries.h"
#include "app/analysis/verdict/read-coverage.h"

#define CHECK_EVERY 1024 /* sentences between two looks at whether to stop */

/**
 * Change:
 * @at: position, or index of a unit
 * @coder: who begins or ends there
 */
typedef struct
{
  int at;
  int coder;
  gboolean begins;
} Change;

/**
 * pnd_units_free:
 * @self: (nullable) (transfer full): units
 *
 * Frees them.
 */
void
pnd_units_free (PndUnits *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->spans, g_array_unref);
  g_clear_pointer (&self->members, g_array_unref);
  g_clear_pointer (&self->clusters, pnd_clusters_free);
  g_free (self);
}

/**
 * pnd_units_find:
 * @spans: PndSpan elements, by place, apart
 * @position: a position
 *
 * Returns: the index of the first that ends after @position.
 */
int
pnd_units_find (const GArray *spans, int position)
{
  int low = 0, high = (int) spans->len;

  while (low < high)
    {
      int middle = low + (high - low) / 2;

      if (g_array_index (spans, PndSpan, middle).end <= position)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
add_span (GArray *spans, int start, int end)
{
  PndSpan span = { start, end };

  if (end > start)
    g_array_append_val (spans, span);
}

/* a cluster begins with a line that is not empty; long ones are cut */
static void
add_clusters (GArray *spans, const PndDocumentText *text, int base)
{
  int n = pnd_document_text_get_n_lines (text), start = 0;
  int length = pnd_document_text_get_length (text);

  for (int line = 1; line <= n; line++)
    {
      PndSpan next = line < n ? pnd_document_text_get_line (text, line)
                              : PND_SPAN (length, length + 1);

      if (pnd_span_is_empty (next))
        continue;
      for (; next.start - start > PND_CLUSTER_LENGTH; start += PND_CLUSTER_LENGTH)
        add_span (spans, base + start, base + start + PND_CLUSTER_LENGTH);
      add_span (spans, base + start, base + next.start);
      start = next.start;
    }
}

static void
add_lines (GArray *spans, const PndDocumentText *text, int base)
{
  for (int line = 0; line < pnd_document_text_get_n_lines (text); line++)
    {
      PndSpan span = pnd_document_text_get_line (text, line);

      add_span (spans, base + span.start, base + span.end);
    }
}

static void
add_sentences (GArray *spans, const PndDocumentText *text, int base, GCancellable *cancellable)
{
  PndSpan sentence;
  int at = 0;

  for (int i = 1; pnd_boundaries_get_next_sentence (text, at, &sentence); i++)
    {
      add_span (spans, base + sentence.start, base + sentence.end);
      at = sentence.end;
      if (i % CHECK_EVERY == 0 && g_cancellable_is_cancelled (cancellable))
        return;
    }
}

static gboolean
add_from_text (PndUnits *self, const PndAgreementDocument *document, PndDatabase *database,
               GCancellable *cancellable, GError **error)
{
  g_autoptr (PndDocumentText) text = pnd_read_load_text (database, document->id, error);

  if (text == NULL)
    return FALSE;
  if (self->unit == PND_UNIT_SENTENCE)
    add_sentences (self->spans, text, document->base, cancellable);
  else if (self->unit == PND_UNIT_PARAGRAPH)
    add_lines (self->spans, text, document->base);
  else
    add_clusters (self->spans, text, document->base);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* how much of @span is read; @at: (inout): the first read span that may reach into it */
static int
count_read (const GArray *read, PndSpan span, guint *at)
{
  int sum = 0;

  while (*at < read->len && g_array_index (read, PndSpan, *at).end <= span.start)
    (*at)++;
  for (guint i = *at; i < read->len && g_array_index (read, PndSpan, i).start < span.end; i++)
    sum += pnd_span_length (pnd_span_intersect (g_array_index (read, PndSpan, i), span));
  return sum;
}

/* units that nobody read are left out; of a cluster of characters, the characters */
static void
count_units (PndUnits *self, const GArray *read)
{
  gboolean by_length = self->unit == PND_UNIT_CHARACTER || self->unit == PND_UNIT_CONTINUUM;
  g_autoptr (GArray) lengths = g_array_new (FALSE, FALSE, sizeof (int));
  guint kept = 0, at = 0;

  for (guint i = 0; i < self->spans->len; i++)
    {
      PndSpan span = g_array_index (self->spans, PndSpan, i);
      int length = read == NULL ? pnd_span_length (span) : count_read (read, span, &at);

      if (length == 0)
        continue;
      length = by_length ? length : 1;
      g_array_index (self->spans, PndSpan, kept++) = span;
      g_array_append_val (lengths, length);
    }
  g_array_set_size (self->spans, kept);
  self->clusters = pnd_clusters_new ((const int *) (gpointer) lengths->data, (int) kept);
}

/**
 * pnd_units_new:
 * @material: what is compared
 * @options: which units
 * @database: the project's connection or a reader's
 * @cancellable: (nullable): stops it
 * @error: return location for a #PndStoreError or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the units; clusters of characters for the continuum.
 */
PndUnits *
pnd_units_new (const PndMaterial *material, const PndAgreementOptions *options,
               PndDatabase *database, GCancellable *cancellable, GError **error)
{
  g_autoptr (PndUnits) self = g_new0 (PndUnits, 1);

  self->unit = options->unit;
  self->spans = g_array_new (FALSE, FALSE, sizeof (PndSpan));
  if (self->unit == PND_UNIT_SEGMENT)
    {
      self->members = pnd_segments_find (material, options->overlap, self->spans);
      self->clusters = pnd_clusters_new_single ((int) self->spans->len);
      return g_steal_pointer (&self);
    }
  for (guint i = 0; i < material->documents->len; i++)
    {
      const PndAgreementDocument *document
          = &g_array_index (material->documents, PndAgreementDocument, i);

      if (self->unit == PND_UNIT_DOCUMENT)
        add_span (self->spans, document->base, document->base + document->length);
      else if (document->length > 0
               && !add_from_text (self, document, database, cancellable, error))
        return NULL;
    }
  count_units (self, material->read);
  return g_steal_pointer (&self);
}

static int
compare_changes (gconstpointer first, gconstpointer second)
{
  const Change *a = first, *b = second;

  return a->at != b->at ? (a->at < b->at ? -1 : 1) : a->begins - b->begins;
}

static void
add_change (GArray *changes, int at, int coder, gboolean begins)
{
  Change change = { at, coder, begins };

  g_array_append_val (changes, change);
}

/* a run of characters of which all coders say the same, cut where clusters begin */
static void
add_run (const PndUnits *self, PndRatings *ratings, int pattern, PndSpan run)
{
  for (int i = pnd_units_find (self->spans, run.start);
       i < (int) self->spans->len && g_array_index (self->spans, PndSpan, i).start < run.end; i++)
    pnd_ratings_add (ratings, i, pattern,
                     pnd_span_length (pnd_span_intersect (run, g_array_index (self->spans, PndSpan,
                                                                              i))));
}

static void
rate_characters (const PndUnits *self, const PndMaterial *material, int code,
                 PndRatings *ratings)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));
  g_autofree gint16 *said = g_new0 (gint16, material->n_coders);
  int at = 0, n_open = 0;

  for (int c = 0; c < material->n_coders; c++)
    {
      const GArray *spans = pnd_material_get_spans (material, code, c);

      for (guint i = 0; i < spans->len; i++)
        {
          add_change (changes, g_array_index (spans, PndSpan, i).start, c, TRUE);
          add_change (changes, g_array_index (spans, PndSpan, i).end, c, FALSE);
        }
    }
  g_array_sort (changes, compare_changes);
  for (guint i = 0; i < changes->len; i++)
    {
      const Change *change = &g_array_index (changes, Change, i);

      if (n_open > 0 && change->at > at)
        add_run (self, ratings, pnd_ratings_find_pattern (ratings, said),
                 PND_SPAN (at, change->at));
      at = change->at;
      said[change->coder] = change->begins ? 1 : 0;
      n_open += change->begins ? 1 : -1;
    }
}

/* a unit holds a code if a coding of it overlaps the unit */
static void
rate_whole (const PndUnits *self, const PndMaterial *material, int code, PndRatings *ratings)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));
  g_autofree gint16 *said = g_new0 (gint16, material->n_coders);

  for (int c = 0; c < material->n_coders; c++)
    {
      const GArray *spans = pnd_material_get_spans (material, code, c);

      for (guint i = 0; i < spans->len; i++)
        {
          PndSpan span = g_array_index (spans, PndSpan, i);

          for (int u = pnd_units_find (self->spans, span.start);
               u < (int) self->spans->len
               && g_array_index (self->spans, PndSpan, u).start < span.end; u++)
            add_change (changes, u, c, TRUE);
        }
    }
  g_array_sort (changes, compare_changes);
  for (guint i = 0; i < changes->len;)
    {
      int unit = g_array_index (changes, Change, i).at;

      for (int c = 0; c < material->n_coders; c++)
        said[c] = 0;
      for (; i < changes->len && g_array_index (changes, Change, i).at == unit; i++)
        said[g_array_index (changes, Change, i).coder] = 1;
      pnd_ratings_add (ratings, unit, pnd_ratings_find_pattern (ratings, said), 1);
    }
}

/**
 * pnd_units_rate:
 * @self: units
 * @material: what is compared
 * @code: index of a code
 *
 * Returns: (transfer full): what the coders said of the units; @self must outlive it.
 */
PndRatings *
pnd_units_rate (const PndUnits *self, const PndMaterial *material, int code)
{
  PndRatings *ratings = pnd_ratings_new (self->clusters, material->n_coders, 2);

  if (self->unit == PND_UNIT_CHARACTER || self->unit == PND_UNIT_CONTINUUM)
    rate_characters (self, material, code, ratings);
  else if (self->unit == PND_UNIT_SEGMENT)
    pnd_segments_rate (material, self->members, code, ratings);
  else
    rate_whole (self, material, code, ratings);
  return ratings;
}
