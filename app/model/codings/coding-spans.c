/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/codings/coding-spans.h"

#include <glib/gi18n.h>

#include "app/model/document.h"

/* from here on, reading a document's codings again is cheaper than following each change */
#define MAX_FOLLOWED 300

typedef struct
{
  gint64 id;
  PndSpan span;
} Piece;

/*
 * Cover:
 * @pieces: Piece, by start: the codings of one document
 * @covered: code points under them, -1 when not counted since the last change
 */
typedef struct
{
  GArray *pieces;
  int covered;
} Cover;

/*
 * Covers:
 * @project: not owned
 * @by_document: document id (gint64) to Cover, for the documents that somebody asked about
 * @stale: ids of documents whose share must be told when the rows have been read
 * @all_stale: every live document's must
 *
 * Hangs on the project.
 */
typedef struct
{
  PndProject *project;
  GHashTable *by_document;
  GArray *stale;
  gboolean all_stale;
} Covers;

static void
cover_free (gpointer data)
{
  Cover *cover = data;

  g_array_unref (cover->pieces);
  g_free (cover);
}

static void
covers_free (gpointer data)
{
  Covers *covers = data;

  g_hash_table_unref (covers->by_document);
  g_array_unref (covers->stale);
  g_free (covers);
}

/* after the last piece that begins at or before it, so that equal starts keep their order */
static void
insert_piece (Cover *cover, const Piece *piece)
{
  guint low = 0;
  guint high = cover->pieces->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (cover->pieces, Piece, middle).span.start <= piece->span.start)
        low = middle + 1;
      else
        high = middle;
    }
  g_array_insert_val (cover->pieces, low, *piece);
  cover->covered = -1;
}

static Cover *
load_cover (PndProject *project, gint64 document)
{
  g_autoptr (PndStatement) statement = pnd_database_query (
      pnd_project_get_database (project), _("Reading the codings of a document"),
      "SELECT id, span_start, span_end FROM codings WHERE document = ? AND area IS NULL "
      "ORDER BY span_start",
      NULL, "i", document);
  Cover *cover = g_new0 (Cover, 1);

  cover->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  cover->covered = -1;
  while (statement != NULL && pnd_statement_next (statement, NULL))
    {
      Piece piece = { pnd_statement_get_int (statement, 0),
                      pnd_span_from_file (pnd_statement_get_int (statement, 1),
                                          pnd_statement_get_int (statement, 2)) };

      g_array_append_val (cover->pieces, piece);
    }
  return cover;
}

static int
count_covered (Cover *cover)
{
  int end = 0;
  int covered = 0;

  for (guint i = 0; i < cover->pieces->len; i++)
    {
      PndSpan span = g_array_index (cover->pieces, Piece, i).span;

      covered += MAX (span.end - MAX (span.start, end), 0);
      end = MAX (end, span.end);
    }
  return covered;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *)a;
  gint64 other = *(const gint64 *)b;

  return one < other ? -1 : one > other;
}

/* ids of the codings that @changes name, sorted; %NULL if too many to follow */
static GArray *
collect_codings (const PndChanges *changes)
{
  const char *table = g_intern_static_string ("codings");
  g_autoptr (GArray) ids = NULL;

  if (pnd_changes_is_reset (changes))
    return NULL;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (gsize i = 0; i < pnd_changes_get_n (changes); i++)
    {
      const PndChange *change = pnd_changes_get (changes, i);

      if (change->table != table)
        continue;
      if (ids->len == MAX_FOLLOWED)
        return NULL;
      g_array_append_val (ids, change->id);
    }
  g_array_sort (ids, compare_ids);
  return g_steal_pointer (&ids);
}

static gboolean
take_out (Cover *cover, GArray *ids)
{
  guint n_kept = 0;

  for (guint i = 0; i < cover->pieces->len; i++)
    {
      Piece *piece = &g_array_index (cover->pieces, Piece, i);

      if (!g_array_binary_search (ids, &piece->id, compare_ids, NULL))
        g_array_index (cover->pieces, Piece, n_kept++) = *piece;
    }
  if (n_kept == cover->pieces->len)
    return FALSE;
  g_array_set_size (cover->pieces, n_kept);
  cover->covered = -1;
  return TRUE;
}

static void
put_in (Covers *covers, gint64 id)
{
  g_autoptr (PndStatement) statement = pnd_database_query (
      pnd_project_get_database (covers->project), _("Reading a coding"),
      "SELECT document, span_start, span_end FROM codings WHERE id = ? AND area IS NULL", NULL, "i", id);
  gint64 document;
  Cover *cover;

  if (statement == NULL || !pnd_statement_next (statement, NULL))
    return;
  document = pnd_statement_get_int (statement, 0);
  cover = g_hash_table_lookup (covers->by_document, &document);
  if (cover != NULL)
    {
      Piece piece = { id, pnd_span_from_file (pnd_statement_get_int (statement, 1),
                                              pnd_statement_get_int (statement, 2)) };

      insert_piece (cover, &piece);
      g_array_append_val (covers->stale, document);
    }
}

static void
before_rows_cb (GObject *news, PndChanges *changes, Covers *covers)
{
  g_autoptr (GArray) ids = NULL;
  GHashTableIter iter;
  gpointer document;
  gpointer cover;

  if (!pnd_changes_is_reset (changes) && !pnd_changes_touch (changes, "codings"))
    return;
  ids = collect_codings (changes);
  if (ids == NULL)
    {
      g_hash_table_remove_all (covers->by_document);
      covers->all_stale = TRUE;
      return;
    }

  g_hash_table_iter_init (&iter, covers->by_document);
  while (g_hash_table_iter_next (&iter, &document, &cover))
    if (take_out (cover, ids))
      g_array_append_val (covers->stale, *(gint64 *)document);
  for (guint i = 0; i < ids->len; i++)
    put_in (covers, g_array_index (ids, gint64, i));
}

static void
notify_if_stale (PndRow *document, gpointer data)
{
  Covers *covers = data;
  gint64 id = pnd_row_get_id (document);
  gboolean stale = covers->all_stale;

  for (guint i = 0; i < covers->stale->len && !stale; i++)
    stale = g_array_index (covers->stale, gint64, i) == id;
  if (stale)
    g_object_notify (G_OBJECT (document), "coded-share");
}

static void
after_rows_cb (GObject *news, PndChanges *changes, Covers *covers)
{
  if (covers->all_stale || covers->stale->len > 0)
    pnd_row_foreach_live (covers->project, PND_TYPE_DOCUMENT, notify_if_stale, covers);
  covers->all_stale = FALSE;
  g_array_set_size (covers->stale, 0);
}

static Covers *
get_covers (PndProject *project)
{
  Covers *covers = g_object_get_data (G_OBJECT (project), "pnd-covers");
  GObject *news;

  if (covers != NULL)
    return covers;

  covers = g_new0 (Covers, 1);
  covers->project = project;
  covers->by_document = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, cover_free);
  covers->stale = g_array_new (FALSE, FALSE, sizeof (gint64));
  news = pnd_row_get_news (project);
  g_signal_connect (news, "before-rows", G_CALLBACK (before_rows_cb), covers);
  g_signal_connect (news, "after-rows", G_CALLBACK (after_rows_cb), covers);
  g_object_set_data_full (G_OBJECT (project), "pnd-covers", covers, covers_free);
  return covers;
}

static Cover *
get_cover (PndProject *project, gint64 document)
{
  Covers *covers = get_covers (project);
  Cover *cover = g_hash_table_lookup (covers->by_document, &document);

  if (cover == NULL)
    {
      cover = load_cover (project, document);
      g_hash_table_insert (covers->by_document, g_memdup2 (&document, sizeof document), cover);
    }
  return cover;
}

/**
 * pnd_coding_count_covered:
 * @project: the project
 * @document: a document's id
 *
 * Returns: the code points of the document's text under at least one coding, each counted once.
 */
int
pnd_coding_count_covered (PndProject *project, gint64 document)
{
  Cover *cover;

  g_return_val_if_fail (PND_IS_PROJECT (project), 0);

  cover = get_cover (project, document);
  if (cover->covered < 0)
    cover->covered = count_covered (cover);
  return cover->covered;
}

/**
 * pnd_coding_count_covered_with:
 * @project: the project
 * @document: a document's id
 * @more: (element-type PndSpan): other passages of it, by start
 * @max_gap: between two passages, or a passage and an end of the text, so many code points or fewer
 *   are covered as well: the line ends between paragraphs
 * @length: of the text, in code points
 *
 * Returns: the code points under at least one coding or one of @more, each counted once.
 */
int
pnd_coding_count_covered_with (PndProject *project, gint64 document, const GArray *more,
                               int max_gap, int length)
{
  const GArray *pieces;
  guint piece = 0;
  guint other = 0;
  int covered = 0;
  int end = 0;

  g_return_val_if_fail (PND_IS_PROJECT (project) && more != NULL, 0);

  pieces = get_cover (project, document)->pieces;
  if (pieces->len + more->len == 0)
    return 0;
  while (piece < pieces->len || other < more->len)
    {
      gboolean is_other
        = piece == pieces->len
          || (other < more->len
              && g_array_index (more, PndSpan, other).start
                   < g_array_index (pieces, Piece, piece).span.start);
      PndSpan span = is_other ? g_array_index (more, PndSpan, other++)
                              : g_array_index (pieces, Piece, piece++).span;

      if (span.start > end && span.start - end <= max_gap)
        covered += span.start - end;
      covered += MAX (span.end - MAX (span.start, end), 0);
      end = MAX (end, span.end);
    }
  return covered + (length - end <= max_gap ? MAX (length - end, 0) : 0);
}
