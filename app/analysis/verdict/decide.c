/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/verdict/decide.h"

#include <glib/gi18n.h>

#include "app/model/cases/finding.h"

static gboolean
check_passages (const PndMotiveEvidence *evidence, GPtrArray *guids, GError **error)
{
  for (guint i = 0; guids != NULL && i < guids->len; i++)
    if (pnd_motive_evidence_find (evidence, guids->pdata[i]) < 0)
      {
        g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND,
                     _("The coding “%s” is not among the passages of %s in this case."),
                     (char *) guids->pdata[i], evidence->abbreviation);
        return FALSE;
      }
  return TRUE;
}

/* the first decisive passage for the motive that has no answer; -1 for none */
static int
find_unanswered (const PndMotiveEvidence *evidence)
{
  for (int i = 0; i < (int) evidence->evidence->len; i++)
    if (g_array_index (evidence->result->uses, PndUse, i) == PND_USE_COUNTED
        && g_array_index (evidence->evidence, PndEvidence, i).polarity == PND_POLARITY_SUPPORTS)
      return i;
  return -1;
}

static gboolean
check_verdict (const PndMotiveEvidence *evidence, PndVerdict verdict, const char *rationale,
               GError **error)
{
  const PndVerdictResult *result = evidence->result;
  int unanswered = verdict == PND_VERDICT_ABSENT ? find_unanswered (evidence) : -1;

  if (unanswered >= 0)
    g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                 _("%s cannot be absent while %d passages support it; resolve them first, "
                   "beginning with %s."), evidence->abbreviation, result->supports,
                 (char *) evidence->guids->pdata[unanswered]);
  else if (verdict != result->verdict && *rationale == '\0')
    g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                 _("The rule says “%s” of %s; another verdict needs a rationale."),
                 pnd_verdict_get_title (result->verdict), evidence->abbreviation);
  else
    return TRUE;
  return FALSE;
}

/* what an absence rests on */
static char *
describe_test (const PndMotiveEvidence *evidence)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_printf (text, _("documents read: %d of %d; questions and searches: %d"),
                   evidence->n_read, evidence->n_documents, (int) evidence->questions->len);
  for (guint i = 0; i < evidence->questions->len; i++)
    g_string_append_printf (text, "\n%s", (char *) evidence->questions->pdata[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * pnd_finding_decide:
 * @project: the project; somebody acts in it
 * @region_case: id of a case, 0 for the whole project
 * @motive: id of a motive
 * @verdict: the researcher's
 * @rationale: (nullable): why
 * @passages: guids (char *) of key passages for and against, each (nullable)
 * @error: return location for a #PndStoreError
 *
 * Returns: id of the finding; 0 with PND_STORE_ERROR_REFUSED when it is an absence while a decisive
 *   passage for the motive is unanswered, or overrules the rule without a rationale, and
 *   PND_STORE_ERROR_NOT_FOUND for a key passage that is not of the motive
 */
gint64
pnd_finding_decide (PndProject *project, gint64 region_case, gint64 motive, PndVerdict verdict,
                    const char *rationale, GPtrArray *passages[2], GError **error)
{
  g_autoptr (PndMotiveEvidence) evidence = NULL;
  g_autofree char *clean = g_strstrip (g_strdup (rationale != NULL ? rationale : ""));
  g_autofree char *tested = NULL;
  PndFindingFacts facts = { .region_case = region_case, .verdict = verdict, .rationale = clean };

  g_return_val_if_fail (PND_IS_PROJECT (project) && passages != NULL, 0);
  g_return_val_if_fail (verdict > PND_VERDICT_NONE && verdict < PND_N_VERDICTS, 0);

  evidence = pnd_motive_evidence_new (pnd_project_get_database (project), region_case, motive,
                                      NULL, error);
  if (evidence == NULL || !check_passages (evidence, passages[PND_SIDE_FOR], error)
      || !check_passages (evidence, passages[PND_SIDE_AGAINST], error)
      || !check_verdict (evidence, verdict, clean, error))
    return 0;
  tested = verdict == PND_VERDICT_ABSENT ? describe_test (evidence) : NULL;
  facts.motive = evidence->guid;
  facts.suggested = evidence->result->verdict;
  facts.tested = tested;
  return pnd_finding_add_version (project, &facts, passages, error);
}
