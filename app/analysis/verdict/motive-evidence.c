/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/verdict/motive-evidence.h"

#include <glib/gi18n.h>

#include "app/analysis/verdict/motive-loading.h"
#include "app/store/veil/veil.h"

static void
make_arrays (PndMotiveEvidence *self)
{
  self->codes = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->code_guids = g_ptr_array_new ();
  self->inputs = g_array_new (FALSE, TRUE, sizeof (PndIndicatorInput));
  self->evidence = g_array_new (FALSE, TRUE, sizeof (PndEvidence));
  self->guids = g_ptr_array_new_with_free_func (g_free);
  self->questions = g_ptr_array_new_with_free_func (g_free);
  self->words = g_string_chunk_new (256);
}

static PndMotiveEvidence *
make (gint64 region_case, gint64 motive, const PndVerdictView *view)
{
  PndMotiveEvidence *self = g_new0 (PndMotiveEvidence, 1);

  make_arrays (self);
  self->region_case = region_case;
  self->motive = motive;
  self->view = *view;
  self->coder = view->coder;
  return self;
}

static void
judge (PndMotiveEvidence *self)
{
  self->result = pnd_verdict_judge ((const PndEvidence *) (gpointer) self->evidence->data,
                                    (int) self->evidence->len,
                                    (const PndIndicatorInput *) (gpointer) self->inputs->data,
                                    (int) self->inputs->len, &self->view, &self->thresholds);
}

/* @ids: gint64. Returns: (transfer full) (nullable): PndMotiveEvidence, in their order */
static GPtrArray *
judge_all (PndDatabase *database, gint64 region_case, const GArray *ids,
           const PndVerdictView *view, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) motives
    = g_ptr_array_new_with_free_func ((GDestroyNotify) pnd_motive_evidence_free);
  PndVerdictView whose = view != NULL ? *view
                                      : (PndVerdictView){ .holder = PND_HOLDER_OWN_REGION };

  whose.accepted_only |= pnd_database_get_accepted_only (database);
  if (whose.coder == 0)
    whose.coder = pnd_verdict_find_coder (database);
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (motives, make (region_case, g_array_index (ids, gint64, i), &whose));
  if (!pnd_motive_loading_fill (database, motives, cancellable, error))
    return NULL;
  for (guint i = 0; i < motives->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      judge (motives->pdata[i]);
    }
  return g_steal_pointer (&motives);
}

/**
 * pnd_motive_evidence_new:
 * @database: the project's connection or a reader's; any thread
 * @region_case: id of a case, 0 for the whole project
 * @motive: id of a motive
 * @view: (nullable): whose motive, by whose codings; %NULL for the own region by the project's
 *   coder, who also stands for a coder 0
 * @error: return location for a #PndStoreError
 *
 * Returns: (transfer full) (nullable): the evidence, judged; %NULL with @error set
 */
PndMotiveEvidence *
pnd_motive_evidence_new (PndDatabase *database, gint64 region_case, gint64 motive,
                         const PndVerdictView *view, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) motives = NULL;

  g_return_val_if_fail (database != NULL, NULL);

  g_array_append_val (ids, motive);
  motives = judge_all (database, region_case, ids, view, NULL, error);
  return motives != NULL ? g_ptr_array_steal_index (motives, 0) : NULL;
}

/**
 * pnd_motive_evidence_load_all:
 * @database: the project's connection or a reader's; any thread
 * @region_case: id of a case, 0 for the whole project
 * @view: (nullable): as for pnd_motive_evidence_new()
 * @cancellable: (nullable): ends the work
 * @error: return location for a #PndStoreError or %G_IO_ERROR_CANCELLED
 *
 * Reads the project once, however many motives there are.
 *
 * Returns: (transfer full) (nullable): #PndMotiveEvidence of all motives, judged, in the order of
 *   the codebook; %NULL with @error set
 */
GPtrArray *
pnd_motive_evidence_load_all (PndDatabase *database, gint64 region_case,
                              const PndVerdictView *view, GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (GArray) ids = NULL;

  g_return_val_if_fail (database != NULL, NULL);

  ids = pnd_motives_load (database, error);
  return ids != NULL ? judge_all (database, region_case, ids, view, cancellable, error) : NULL;
}

/**
 * pnd_motive_evidence_free:
 * @self: (transfer full) (nullable): evidence
 */
void
pnd_motive_evidence_free (PndMotiveEvidence *self)
{
  if (self == NULL)
    return;
  g_free (self->guid);
  g_free (self->abbreviation);
  g_array_unref (self->codes);
  g_ptr_array_unref (self->code_guids);
  g_array_unref (self->inputs);
  g_array_unref (self->evidence);
  g_ptr_array_unref (self->guids);
  g_ptr_array_unref (self->questions);
  g_string_chunk_free (self->words);
  pnd_verdict_result_free (self->result);
  g_free (self);
}

/**
 * pnd_verdict_find_coder:
 * @database: the project's connection or a reader's
 *
 * Verdicts are of one coder: two coders of one passage are no two sources.
 *
 * Returns: id of the first researcher who coded anything, else of the first coder who did; 0 for
 *   nobody
 */
gint64
pnd_verdict_find_coder (PndDatabase *database)
{
  g_return_val_if_fail (database != NULL, 0);

  return pnd_database_query_int (database, _("Looking for a coder"),
                                 "SELECT id FROM coders k WHERE EXISTS (SELECT 1 FROM codings c "
                                 "WHERE c.coder = k.id) ORDER BY role <> 'researcher', id", 0,
                                 NULL, "");
}

/**
 * pnd_motive_evidence_find:
 * @self: evidence
 * @guid: a coding's
 *
 * Returns: its index; -1 when it is not among the evidence
 */
int
pnd_motive_evidence_find (const PndMotiveEvidence *self, const char *guid)
{
  g_return_val_if_fail (self != NULL && guid != NULL, -1);

  for (guint i = 0; i < self->guids->len; i++)
    if (g_str_equal (self->guids->pdata[i], guid))
      return (int) i;
  return -1;
}

/**
 * pnd_motive_evidence_list_contrary:
 * @self: evidence
 * @verdict: a verdict, the rule's or the researcher's
 *
 * Returns: (transfer full): indexes (int) of what speaks against it, in the order of the evidence
 */
GArray *
pnd_motive_evidence_list_contrary (const PndMotiveEvidence *self, PndVerdict verdict)
{
  GArray *contrary = g_array_new (FALSE, FALSE, sizeof (int));

  g_return_val_if_fail (self != NULL, contrary);

  for (int i = 0; i < (int) self->evidence->len; i++)
    if (pnd_evidence_speaks_against (&g_array_index (self->evidence, PndEvidence, i),
                                     g_array_index (self->result->uses, PndUse, i), verdict))
      g_array_append_val (contrary, i);
  return contrary;
}

/**
 * pnd_motives_load:
 * @database: the project's connection or a reader's
 * @error: return location for a #PndStoreError
 *
 * Returns: (transfer full) (nullable): ids (gint64) of the motives, in the order of the codebook
 */
GArray *
pnd_motives_load (PndDatabase *database, GError **error)
{
  g_autoptr (GArray) motives = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (PndStatement) row = NULL;
  GError *failure = NULL;

  g_return_val_if_fail (database != NULL, NULL);

  row = pnd_database_query (database, _("Reading the codes"),
                            "SELECT id FROM codes WHERE kind = 'motive' "
                            "ORDER BY parent IS NOT NULL, parent, position, id", error, "");
  if (row == NULL)
    return NULL;
  while (pnd_statement_next (row, &failure))
    {
      gint64 id = pnd_statement_get_int (row, 0);

      g_array_append_val (motives, id);
    }
  return pnd_statement_ended (failure, error) ? g_steal_pointer (&motives) : NULL;
}
