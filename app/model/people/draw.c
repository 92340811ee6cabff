/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/people/draw.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "app/model/row.h"

/*
 * Ball:
 * @stratum: the source type
 * @lot: what decides: the SHA-256 of seed and guid, hexadecimal
 *
 * A document that may be drawn.
 */
typedef struct
{
  char *stratum;
  char *guid;
  char *lot;
} Ball;

/*
 * Stratum:
 * @first: index of its first ball
 * @n: how many it has
 * @n_drawn: how many of them are drawn: those with the lowest lots
 * @rest: what rounding down took from its share
 */
typedef struct
{
  const char *name;
  guint first;
  int n;
  int n_drawn;
  double rest;
} Stratum;

static void
ball_clear (gpointer data)
{
  Ball *ball = data;

  g_free (ball->stratum);
  g_free (ball->guid);
  g_free (ball->lot);
}

static int
compare_balls (gconstpointer one, gconstpointer other)
{
  const Ball *a = one;
  const Ball *b = other;
  int by_stratum = strcmp (a->stratum, b->stratum);

  return by_stratum != 0 ? by_stratum : strcmp (a->lot, b->lot);
}

/* (transfer full) (nullable): the documents outside the trash, by stratum and lot */
static GArray *
load_balls (PndDatabase *database, gint64 seed, GError **error)
{
  g_autoptr (GArray) balls = g_array_new (FALSE, FALSE, sizeof (Ball));
  g_autoptr (GError) local = NULL;
  g_autoptr (PndStatement) row
    = pnd_database_query (database, _("Reading the documents"),
                          "SELECT coalesce (source_type, 'other'), guid FROM documents "
                          "WHERE trashed IS NULL",
                          error, "");

  g_array_set_clear_func (balls, ball_clear);
  if (row == NULL)
    return NULL;
  while (pnd_statement_next (row, &local))
    {
      Ball ball = { g_strdup (pnd_statement_get_text (row, 0, NULL)),
                    g_strdup (pnd_statement_get_text (row, 1, NULL)), NULL };
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT ":%s", seed, ball.guid);

      ball.lot = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
      g_array_append_val (balls, ball);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  g_array_sort (balls, compare_balls);
  return g_steal_pointer (&balls);
}

static GArray *
make_strata (GArray *balls)
{
  GArray *strata = g_array_new (FALSE, TRUE, sizeof (Stratum));

  for (guint i = 0; i < balls->len; i++)
    {
      const Ball *ball = &g_array_index (balls, Ball, i);

      if (strata->len == 0
          || !g_str_equal (g_array_index (strata, Stratum, strata->len - 1).name, ball->stratum))
        g_array_append_val (strata, ((Stratum){ .name = ball->stratum, .first = i }));
      g_array_index (strata, Stratum, strata->len - 1).n++;
    }
  return strata;
}

/* the stratum that is most due another (@more) or can best spare one; NULL for none */
static Stratum *
find_due (GArray *strata, gboolean more)
{
  Stratum *due = NULL;

  for (guint i = 0; i < strata->len; i++)
    {
      Stratum *one = &g_array_index (strata, Stratum, i);

      if (more ? one->n_drawn >= one->n : one->n_drawn <= 1)
        continue;
      if (due == NULL || (more ? one->rest > due->rest : one->rest < due->rest))
        due = one;
    }
  return due;
}

/* By largest remainder. Where as many are drawn as there are source types, each gives one. */
static void
allot (GArray *strata, double share, int n_documents)
{
  int total = MAX (1, (int) lround (share * n_documents));
  int least = total >= (int) strata->len ? 1 : 0;
  int sum = 0;

  for (guint i = 0; i < strata->len; i++)
    {
      Stratum *one = &g_array_index (strata, Stratum, i);
      double exact = share * one->n;

      one->n_drawn = MAX (least, (int) floor (exact + 1e-9));
      one->rest = exact - one->n_drawn;
      sum += one->n_drawn;
    }
  while (sum != total)
    {
      gboolean more = sum < total;
      Stratum *due = find_due (strata, more);

      if (due == NULL)
        return;
      due->n_drawn += more ? 1 : -1;
      due->rest -= more ? 1 : -1;
      sum += more ? 1 : -1;
    }
}

static char *
describe (GArray *strata)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < strata->len; i++)
    {
      const Stratum *one = &g_array_index (strata, Stratum, i);

      g_string_append_printf (all, "%s%s %d/%d", i > 0 ? ", " : "", one->name, one->n_drawn,
                              one->n);
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static gint64
insert_draw (PndProject *project, gint64 seed, double share, const char *strata, GError **error)
{
  g_autofree char *guid = pnd_row_new_guid ();
  g_autofree char *now = pnd_row_now ();
  gint64 coder = pnd_row_require_coder (project, error);
  PndDatabase *database = pnd_project_get_database (project);

  if (coder == 0
      || !pnd_database_run (database, _("Drawing documents"),
                            "INSERT INTO draws (guid, seed, share, strata, coder, created, "
                            "modified) VALUES (?, ?, ?, ?, ?, ?, ?)",
                            error, "sidsiss", guid, seed, share, strata, coder, now, now))
    return 0;
  return pnd_database_get_last_id (database);
}

static gboolean
insert_documents (PndProject *project, gint64 draw, GArray *strata, GArray *balls, GError **error)
{
  for (guint i = 0; i < strata->len; i++)
    {
      const Stratum *one = &g_array_index (strata, Stratum, i);

      for (int j = 0; j < one->n_drawn; j++)
        if (!pnd_database_run (pnd_project_get_database (project), _("Drawing documents"),
                               "INSERT INTO draw_documents (draw, document_guid) VALUES (?, ?)",
                               error, "is", draw,
                               g_array_index (balls, Ball, one->first + j).guid))
          return FALSE;
    }
  return TRUE;
}

static gint64
write_draw (PndProject *project, double share, gint64 seed, GArray *strata, GArray *balls,
            GError **error)
{
  g_autofree char *text = describe (strata);
  gint64 id;
  gboolean done;

  if (!pnd_project_begin_edit (project, N_("Draw documents for double coding"), error))
    return 0;
  pnd_project_describe_edit (project, "%.0f%%, %" G_GINT64_FORMAT ": %s", share * 100, seed, text);
  id = insert_draw (project, seed, share, text, error);
  done = id != 0 && insert_documents (project, id, strata, balls, error);
  return pnd_row_finish_edit (project, done, error) ? id : 0;
}

/**
 * pnd_draw_make:
 * @project: the project
 * @share: of the documents outside the trash, above 0 up to 1
 * @seed: what decides which ones
 * @error: return location for a #PndStoreError
 *
 * Draws documents for double coding, of each source type its share, and records how.
 *
 * Returns: the draw's id; 0 with PND_STORE_ERROR_REFUSED when @share is none or there is no
 *   document, or another error.
 */
gint64
pnd_draw_make (PndProject *project, double share, gint64 seed, GError **error)
{
  g_autoptr (GArray) balls = NULL;
  g_autoptr (GArray) strata = NULL;

  g_return_val_if_fail (PND_IS_PROJECT (project), 0);

  if (!(share > 0 && share <= 1))
    {
      g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                           _("The share to draw must be above 0 and at most 1."));
      return 0;
    }
  balls = load_balls (pnd_project_get_database (project), seed, error);
  if (balls == NULL)
    return 0;
  if (balls->len == 0)
    {
      g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                           _("There is no document to draw from."));
      return 0;
    }
  strata = make_strata (balls);
  allot (strata, share, (int) balls->len);
  return write_draw (project, share, seed, strata, balls, error);
}

/**
 * pnd_draw_get_last:
 * @database: a connection of a project
 * @draw: (out): the newest draw
 *
 * Returns: %FALSE when nothing was drawn
 */
gboolean
pnd_draw_get_last (PndDatabase *database, PndDraw *draw)
{
  g_autoptr (PndStatement) row = pnd_database_query (
    database, NULL,
    "SELECT id, seed, share, strata, created, (SELECT count (*) FROM draw_documents m "
    "JOIN documents d ON d.guid = m.document_guid WHERE m.draw = w.id AND d.trashed IS NULL) "
    "FROM draws w ORDER BY created DESC, id DESC LIMIT 1",
    NULL, "");

  *draw = (PndDraw){ 0 };
  if (row == NULL || !pnd_statement_next (row, NULL))
    return FALSE;
  draw->id = pnd_statement_get_int (row, 0);
  draw->seed = pnd_statement_get_int (row, 1);
  draw->share = pnd_statement_get_double (row, 2);
  draw->strata = g_strdup (pnd_statement_get_text (row, 3, NULL));
  draw->created = g_strdup (pnd_statement_get_text (row, 4, NULL));
  draw->n = (int) pnd_statement_get_int (row, 5);
  return TRUE;
}

/**
 * pnd_draw_clear:
 * @draw: a draw
 */
void
pnd_draw_clear (PndDraw *draw)
{
  g_clear_pointer (&draw->strata, g_free);
  g_clear_pointer (&draw->created, g_free);
}

/**
 * pnd_draw_list_ids:
 * @database: a connection of a project
 * @error: return location for a #PndStoreError
 *
 * Returns: (transfer full) (nullable): ids (gint64) of the documents of the newest draw outside the
 *   trash, in order; %NULL with @error
 */
GArray *
pnd_draw_list_ids (PndDatabase *database, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local = NULL;
  g_autoptr (PndStatement) row = pnd_database_query (
    database, _("Reading the documents"),
    "SELECT d.id FROM draw_documents m JOIN documents d ON d.guid = m.document_guid"
    " WHERE d.trashed IS NULL AND m.draw = (SELECT id FROM draws ORDER BY created DESC, id DESC"
    " LIMIT 1) ORDER BY d.id",
    error, "");

  if (row == NULL)
    return NULL;
  while (pnd_statement_next (row, &local))
    {
      gint64 id = pnd_statement_get_int (row, 0);

      g_array_append_val (ids, id);
    }
  if (local == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * pnd_draw_holds:
 * @database: a connection of a project
 * @guid: the guid of a document
 *
 * Returns: whether the document is in the newest draw
 */
gboolean
pnd_draw_holds (PndDatabase *database, const char *guid)
{
  return pnd_database_query_int (
           database, NULL,
           "SELECT 1 FROM draw_documents WHERE document_guid = ? AND draw = "
           "(SELECT id FROM draws ORDER BY created DESC, id DESC LIMIT 1)",
           0, NULL, "s", guid)
         != 0;
}
