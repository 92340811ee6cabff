/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/review/counted.h"

#include "app/model/language.h"
#include "app/store/veil/veil.h"

/* @step: 1 to count, -1 to take away. SQLite would sort all of them to group them, which takes five
 * times as long. */
static gboolean
count_states (PndDatabase *database, const char *sql, int step, PndCounted *counted,
              GError **error)
{
  g_autoptr (PndStatement) row = pnd_database_query (database, _("Counting the codings"), sql,
                                                     error, "");
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      PndReview review = PND_REVIEW_UNREVIEWED;
      gsize n;

      pnd_review_from_word (pnd_statement_get_text (row, 0, &n), &review);
      counted->by_review[review] += step;
      counted->n += step;
    }
  return pnd_statement_ended (failure, error);
}

static gboolean
load_states (PndDatabase *database, PndCounted *counted, GError **error)
{
  return count_states (database, "SELECT review FROM codings", 1, counted, error)
         && count_states (database,
                          "SELECT review FROM codings WHERE document IN"
                          " (SELECT id FROM documents WHERE trashed IS NOT NULL)",
                          -1, counted, error);
}

static gboolean
load_coder (PndDatabase *database, PndCounted *counted, GError **error)
{
  gint64 coder = 0;
  PndWhose whose = pnd_database_get_whose (database, &coder);
  g_autoptr (PndStatement) row = NULL;

  if (whose == PND_WHOSE_CODERS)
    return TRUE;
  row = pnd_database_query (database, _("Reading the coders"),
                            "SELECT guid, name FROM coders WHERE CASE WHEN ?1 THEN"
                            " layer = 'consensus' ELSE id = ?2 END ORDER BY id LIMIT 1", error,
                            "ii", (gint64) (whose == PND_WHOSE_CONSENSUS), coder);
  if (row == NULL)
    return FALSE;
  counted->is_consensus = whose == PND_WHOSE_CONSENSUS;
  if (!pnd_statement_next (row, error))
    return error == NULL || *error == NULL;
  counted->coder_guid = g_strdup (pnd_statement_get_text (row, 0, NULL));
  counted->coder_name = g_strdup (pnd_statement_get_text (row, 1, NULL));
  return TRUE;
}

/**
 * pnd_counted_load:
 * @database: the project's connection or a reader's
 * @counted: (out): which codings count on this connection; to be cleared, also after an error
 * @error: return location for an error
 *
 * Returns: %FALSE with a %PND_STORE_ERROR on failure
 */
gboolean
pnd_counted_load (PndDatabase *database, PndCounted *counted, GError **error)
{
  g_return_val_if_fail (database != NULL && counted != NULL, FALSE);

  *counted = (PndCounted){ .accepted_only = pnd_database_get_accepted_only (database) };
  return load_states (database, counted, error) && load_coder (database, counted, error);
}

/**
 * pnd_counted_clear:
 * @counted: what was loaded
 */
void
pnd_counted_clear (PndCounted *counted)
{
  g_return_if_fail (counted != NULL);

  g_clear_pointer (&counted->coder_guid, g_free);
  g_clear_pointer (&counted->coder_name, g_free);
}

/**
 * pnd_counted_describe_states:
 * @counted: which codings count
 *
 * Returns: (transfer full): how many codings are in each state of review that any is in, in words
 */
char *
pnd_counted_describe_states (const PndCounted *counted)
{
  static const PndReview order[] = { PND_REVIEW_ACCEPTED, PND_REVIEW_QUERIED, PND_REVIEW_REJECTED,
                                     PND_REVIEW_REVISED, PND_REVIEW_UNREVIEWED };
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (counted != NULL, g_string_free (text, FALSE));

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    if (counted->by_review[order[i]] > 0)
      {
        g_autofree char *title = g_utf8_strdown (pnd_review_get_title (order[i]), -1);

        g_string_append_printf (text, "%s%d %s", text->len > 0 ? ", " : "",
                                counted->by_review[order[i]], title);
      }
  if (text->len == 0)
    g_string_append (text, _("nothing coded yet"));
  return g_string_free (text, FALSE);
}

/**
 * pnd_counted_describe:
 * @counted: which codings count
 *
 * Returns: (transfer full): the states of review, whether only accepted codings count and whether
 *   they are of the consensus or of one coder, in words for people
 */
char *
pnd_counted_describe (const PndCounted *counted)
{
  g_autofree char *states = NULL;
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (counted != NULL, g_string_free (text, FALSE));

  states = pnd_counted_describe_states (counted);
  /* Translators: how many codings are in which state of review */
  g_string_append_printf (text, _("Review: %s."), states);
  if (counted->accepted_only)
    g_string_append_printf (text, " %s", _("Only accepted codings count here."));
  if (counted->is_consensus)
    g_string_append_printf (text, " %s", _("Only the consensus counts here."));
  else if (counted->coder_guid != NULL)
    g_string_append_printf (text, " %s", _("Only one coder’s codings count here."));
  return g_string_free (text, FALSE);
}
