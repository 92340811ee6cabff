/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `penanda finding`: the researcher's verdicts, and beside them what the rule says and why. */

#include <glib/gi18n.h>

#include "app/analysis/verdict/claims.h"
#include "app/analysis/verdict/decide.h"
#include "app/analysis/verdict/triangulation.h"
#include "app/command/cases/case-options.h"
#include "app/command/verbs.h"
#include "app/model/cases/finding.h"
#include "app/model/cases/region-case.h"
#include "app/model/code.h"
#include "app/model/coder.h"
#include "app/model/document.h"
#include "app/model/sources/informant.h"

static const char *const use_words[PND_N_USES]
    = { "other-coder", "rejected", "not-accepted", "claim", "unrated", "other-holder",
        "outside", "set-aside", "mention", "weak", "counted" };

/*
 * Walk:
 * @case_name: "-" for the whole project
 * @finding: (nullable): the one that stands
 */
typedef struct
{
  PndProject *project;
  PndTable *table;
  const char *case_name;
  const PndMotiveEvidence *evidence;
  PndFinding *finding;
} Walk;

typedef gboolean (*WalkFunc) (const Walk *walk, GError **error);

static gboolean
get_view (PndProject *project, const PndCaseOptions *options, PndVerdictView *view, GError **error)
{
  *view = (PndVerdictView){ .holder = PND_HOLDER_OWN_REGION,
                            .accepted_only = options->accepted_only };
  if (options->holder != NULL
      && (!pnd_holder_from_word (options->holder, &view->holder)
          || view->holder == PND_HOLDER_UNRATED))
    {
      g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                   _("“%s” is not a holder; it is own-region, partner-region, "
                     "central-state or other."), options->holder);
      return FALSE;
    }
  if (options->of != NULL)
    {
      view->coder = pnd_coder_find (project, options->of);
      if (view->coder == 0)
        {
          g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND,
                       _("The project has no coder “%s”."), options->of);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
walk_case (Walk *walk, gint64 region_case, const PndVerdictView *view, WalkFunc func,
           GError **error)
{
  PndDatabase *database = pnd_project_get_database (walk->project);
  g_autoptr (GArray) motives = pnd_motives_load (database, error);

  for (guint i = 0; motives != NULL && i < motives->len; i++)
    {
      g_autoptr (PndMotiveEvidence) evidence
          = pnd_motive_evidence_new (database, region_case, g_array_index (motives, gint64, i),
                                     view, error);
      g_autoptr (PndFinding) finding
          = evidence != NULL && evidence->finding != 0
              ? pnd_row_get (walk->project, PND_TYPE_FINDING, evidence->finding, error) : NULL;

      walk->evidence = evidence;
      walk->finding = finding;
      if (evidence == NULL || !func (walk, error))
        return FALSE;
    }
  return motives != NULL;
}

static gboolean
has_whole_finding (PndProject *project)
{
  return pnd_database_query_int (pnd_project_get_database (project), _("Looking for a finding"),
                                 "SELECT EXISTS (SELECT 1 FROM findings WHERE region_case IS NULL)",
                                 0, NULL, "") != 0;
}

/* all cases; the whole project as one while there is none, or where it has a finding of its own */
static gboolean
walk_all (PndProject *project, PndTable *table, const char *name, const PndCaseOptions *options,
          WalkFunc func, GError **error)
{
  g_autoptr (GListModel) cases = pnd_region_case_new_list (project);
  guint n = g_list_model_get_n_items (cases);
  Walk walk = { .project = project, .table = table, .case_name = "-" };
  PndVerdictView view;
  gint64 id = 0;

  if (!get_view (project, options, &view, error)
      || (name != NULL && !pnd_case_options_find (project, name, &id, error)))
    return FALSE;
  if ((name != NULL && id == 0) || (name == NULL && n == 0))
    return walk_case (&walk, 0, &view, func, error);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PndRegionCase) one = g_list_model_get_item (cases, i);

      walk.case_name = pnd_region_case_get_name (one);
      if ((id == 0 || id == pnd_row_get_id (PND_ROW (one)))
          && !walk_case (&walk, pnd_row_get_id (PND_ROW (one)), &view, func, error))
        return FALSE;
    }
  walk.case_name = "-";
  return name != NULL || !has_whole_finding (project)
         || walk_case (&walk, 0, &view, func, error);
}

static gboolean
print_all (PndProject *project, const char *columns, char **operands,
           const PndCaseOptions *options, PndTableFormat format, WalkFunc func, GError **error)
{
  g_autoptr (PndTable) table = pnd_table_new (format, columns);

  if (!walk_all (project, table, operands[0], options, func, error))
    return FALSE;
  pnd_table_print (table);
  return TRUE;
}

static char *
join_warnings (const PndVerdictResult *result)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < result->reasons->len; i++)
    {
      const PndReason *reason = &g_array_index (result->reasons, PndReason, i);
      g_autofree char *text = NULL;

      if (reason->kind < PND_REASON_FIRST_WARNING)
        continue;
      text = pnd_reason_to_text (reason, TRUE);
      g_string_append_printf (line, "%s%s", line->len > 0 ? "; " : "", text);
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static gboolean
add_verdict (const Walk *walk, GError **error)
{
  const PndVerdictResult *result = walk->evidence->result;
  g_autofree char *reason = pnd_verdict_result_explain (result, TRUE);
  g_autofree char *warnings = join_warnings (result);
  PndFindingFacts facts = { 0 };
  g_autoptr (PndCoder) author = NULL;

  if (walk->finding != NULL)
    {
      facts = pnd_finding_get_facts (walk->finding);
      author = pnd_row_get (walk->project, PND_TYPE_CODER, facts.coder, NULL);
    }
  pnd_table_add (walk->table, walk->case_name);
  pnd_table_add (walk->table, walk->evidence->abbreviation);
  pnd_table_add (walk->table, pnd_verdict_to_word (facts.verdict));
  pnd_table_add (walk->table, pnd_verdict_to_word (result->verdict));
  pnd_table_add_boolean (walk->table, facts.verdict != PND_VERDICT_NONE
                                        && facts.verdict != result->verdict);
  pnd_table_add_int (walk->table, result->supports);
  pnd_table_add_int (walk->table, result->contradicts);
  pnd_table_add_int (walk->table, result->sources);
  pnd_table_add_int (walk->table, result->types);
  pnd_table_add_int (walk->table, result->unresolved->len);
  pnd_table_add (walk->table, reason);
  pnd_table_add (walk->table, warnings);
  pnd_table_add (walk->table, author != NULL ? pnd_coder_get_name (author) : NULL);
  pnd_table_add (walk->table, walk->finding != NULL
                                ? pnd_row_get_created (PND_ROW (walk->finding)) : NULL);
  pnd_table_add (walk->table, facts.rationale);
  pnd_table_add (walk->table, facts.tested);
  return TRUE;
}

static gboolean
list (PndProject *project, char **operands, const PndCaseOptions *options, PndTableFormat format,
      GError **error)
{
  return print_all (project, "case motive verdict suggested ?differs #for #against #sources #types "
                             "#unresolved reason warnings author date rationale tested",
                    operands, options, format, add_verdict, error);
}

static gboolean
add_indicators (const Walk *walk, GError **error)
{
  const PndMotiveEvidence *evidence = walk->evidence;

  for (int i = 0; i < (int) evidence->inputs->len; i++)
    {
      const PndIndicatorInput *input = &g_array_index (evidence->inputs, PndIndicatorInput, i);
      const PndIndicatorResult *result = pnd_verdict_result_get (evidence->result, i);

      pnd_table_add (walk->table, walk->case_name);
      pnd_table_add (walk->table, evidence->abbreviation);
      pnd_table_add (walk->table, input->name);
      pnd_table_add (walk->table, pnd_indicator_status_to_word (result->status));
      pnd_table_add_int (walk->table, result->supports);
      pnd_table_add_int (walk->table, result->contradicts);
      pnd_table_add_int (walk->table, result->weak);
      pnd_table_add_int (walk->table, result->sources);
      pnd_table_add_boolean (walk->table, input->is_asked);
      pnd_table_add_boolean (walk->table, input->is_read);
      pnd_table_add_int (walk->table, pnd_claims_count (evidence, i).claims);
      pnd_table_add_int (walk->table, pnd_claims_count (evidence, i).argued);
    }
  return TRUE;
}

static gboolean
list_indicators (PndProject *project, char **operands, const PndCaseOptions *options,
                 PndTableFormat format, GError **error)
{
  return print_all (project, "case motive indicator status #for #against #weak #sources ?asked "
                             "?read #claims #argued", operands, options, format, add_indicators, error);
}

/* the cells that name a passage */
static gboolean
add_passage (const Walk *walk, int index, GError **error)
{
  const PndMotiveEvidence *self = walk->evidence;
  const PndEvidence *evidence = &g_array_index (self->evidence, PndEvidence, index);
  g_autoptr (PndDocument) document
      = pnd_row_get (walk->project, PND_TYPE_DOCUMENT, evidence->document, error);

  if (document == NULL)
    return FALSE;
  pnd_table_add (walk->table, walk->case_name);
  pnd_table_add (walk->table, self->abbreviation);
  pnd_table_add (walk->table,
                 evidence->indicator < 0
                   ? NULL
                   : g_array_index (self->inputs, PndIndicatorInput, evidence->indicator).name);
  pnd_table_add (walk->table, self->guids->pdata[index]);
  pnd_table_add (walk->table, pnd_document_get_name (document));
  pnd_table_add_int (walk->table, evidence->span.start);
  pnd_table_add_int (walk->table, evidence->span.end);
  pnd_table_add (walk->table, pnd_polarity_to_word (evidence->polarity));
  pnd_table_add_int (walk->table, evidence->strength);
  return TRUE;
}

static gboolean
add_all_passages (const Walk *walk, GError **error)
{
  for (int i = 0; i < (int) walk->evidence->evidence->len; i++)
    {
      if (!add_passage (walk, i, error))
        return FALSE;
      pnd_table_add (walk->table,
                     use_words[g_array_index (walk->evidence->result->uses, PndUse, i)]);
    }
  return TRUE;
}

static gboolean
list_evidence (PndProject *project, char **operands, const PndCaseOptions *options,
               PndTableFormat format, GError **error)
{
  return print_all (project, "case motive indicator coding document #start #end polarity "
                             "#strength use", operands, options, format, add_all_passages, error);
}

static gboolean
add_tasks (const Walk *walk, GError **error)
{
  PndVerdict verdict = walk->finding != NULL ? pnd_finding_get_facts (walk->finding).verdict
                                             : walk->evidence->result->verdict;
  g_autoptr (GArray) contrary = pnd_motive_evidence_list_contrary (walk->evidence, verdict);

  for (guint i = 0; i < contrary->len; i++)
    {
      int index = g_array_index (contrary, int, i);

      if (!add_passage (walk, index, error))
        return FALSE;
      pnd_table_add (walk->table,
                     use_words[g_array_index (walk->evidence->result->uses, PndUse, index)]);
      pnd_table_add (walk->table, pnd_verdict_to_word (verdict));
      pnd_table_add_boolean (walk->table,
                             g_array_index (walk->evidence->evidence, PndEvidence, index)
                               .is_set_aside);
    }
  return TRUE;
}

static gboolean
list_tasks (PndProject *project, char **operands, const PndCaseOptions *options,
            PndTableFormat format, GError **error)
{
  return print_all (project, "case motive indicator coding document #start #end polarity "
                             "#strength use verdict ?resolved", operands, options, format,
                    add_tasks, error);
}

static GPtrArray *
to_array (char **guids)
{
  GPtrArray *array = g_ptr_array_new ();

  for (int i = 0; guids != NULL && guids[i] != NULL; i++)
    g_ptr_array_add (array, guids[i]);
  return array;
}

static gboolean
set (PndProject *project, char **operands, const PndCaseOptions *options, PndTableFormat format,
     GError **error)
{
  g_autoptr (GPtrArray) in_favour = to_array (options->for_passages);
  g_autoptr (GPtrArray) against = to_array (options->against_passages);
  GPtrArray *passages[PND_N_SIDES] = { in_favour, against };
  g_autoptr (PndCode) code = NULL;
  PndVerdict verdict;
  gint64 id, motive;

  if (!pnd_verdict_from_word (operands[2], &verdict) || verdict == PND_VERDICT_NONE)
    {
      g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                   _("“%s” is not a verdict; it is present, partial, absent or insufficient."),
                   operands[2]);
      return FALSE;
    }
  motive = pnd_code_find (project, operands[1], error);
  if (motive == 0 || !pnd_case_options_find (project, operands[0], &id, error))
    return FALSE;
  code = pnd_row_get (project, PND_TYPE_CODE, motive, error);
  if (code == NULL)
    return FALSE;
  if (pnd_code_get_kind (code) != PND_CODE_KIND_MOTIVE)
    {
      g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                   _("“%s” is not a motive; verdicts are on motives."), operands[1]);
      return FALSE;
    }
  return pnd_finding_decide (project, id, motive, verdict, options->rationale, passages, error)
         != 0;
}

static gboolean
resolve (PndProject *project, char **operands, const PndCaseOptions *options,
         PndTableFormat format, GError **error)
{
  PndSide side;
  gint64 id;
  gboolean done = TRUE;

  if (!pnd_side_from_word (operands[1], &side))
    {
      g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                   _("“%s” is not a side; it is for or against."), operands[1]);
      return FALSE;
    }
  if (!pnd_case_options_find (project, operands[0], &id, error)
      || !pnd_project_begin_edit (project, N_("Resolve contrary passage"), error))
    return FALSE;
  for (int i = 2; done && operands[i] != NULL; i++)
    {
      gint64 coding = pnd_coding_find (project, operands[i], error);

      done = coding != 0
             && (options->not
                   ? pnd_resolution_remove (project, id, coding, error)
                   : pnd_resolution_add (project, id, coding, side, options->reason, error) != 0);
    }
  return pnd_row_finish_edit (project, done, error);
}

static gboolean
list_versions (PndProject *project, char **operands, const PndCaseOptions *options,
               PndTableFormat format, GError **error)
{
  g_autoptr (PndTable) table
      = pnd_table_new (format, "case motive verdict suggested author date rationale tested guid");
  g_autoptr (PndStatement) row = pnd_database_query (
      pnd_project_get_database (project), _("Reading a finding"),
      "SELECT coalesce (k.name, '-'), coalesce (c.abbreviation, f.motive_guid), f.verdict,"
      " f.suggested, a.name, f.created, f.rationale, f.tested, f.guid FROM findings f"
      " JOIN coders a ON a.id = f.coder LEFT JOIN cases k ON k.id = f.region_case"
      " LEFT JOIN codes c ON c.guid = f.motive_guid ORDER BY f.created, f.id", error, "");
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    for (int i = 0; i < 9; i++)
      pnd_table_add (table, pnd_statement_get_text (row, i, NULL));
  if (!pnd_statement_ended (failure, error))
    return FALSE;
  pnd_table_print (table);
  return TRUE;
}

static gboolean
list_thresholds (PndProject *project, char **operands, const PndCaseOptions *options,
                 PndTableFormat format, GError **error)
{
  g_autoptr (PndTable) table = pnd_table_new (format, "name #value #default meaning");
  const PndThresholds usual = PND_THRESHOLDS_DEFAULT;
  PndThresholds thresholds;

  if (!pnd_thresholds_load (pnd_project_get_database (project), &thresholds, error))
    return FALSE;
  for (int i = 0; i < PND_N_THRESHOLDS; i++)
    {
      pnd_table_add (table, pnd_threshold_get_name (i));
      pnd_table_add_int (table, pnd_thresholds_get (&thresholds, i));
      pnd_table_add_int (table, pnd_thresholds_get (&usual, i));
      pnd_table_add (table, pnd_threshold_get_title (i));
    }
  pnd_table_print (table);
  return TRUE;
}

/* (transfer full): what a column of the table of sources is called */
static char *
name_source (PndProject *project, const PndTriangulationSource *source)
{
  g_autoptr (PndInformant) informant
      = source->informant != 0
          ? pnd_row_get (project, PND_TYPE_INFORMANT, source->informant, NULL) : NULL;
  g_autoptr (PndDocument) document = NULL;

  if (informant != NULL)
    return g_strdup (pnd_informant_get_code (informant));
  document = pnd_row_get (project, PND_TYPE_DOCUMENT, source->document, NULL);
  return g_strdup (document != NULL ? pnd_document_get_name (document) : NULL);
}

static void
add_cell (PndProject *project, PndTable *table, const char *case_name,
          const PndTriangulation *triangulation, int row, int source)
{
  const PndTriangulationRow *line
      = &g_array_index (triangulation->rows, PndTriangulationRow, row);
  const PndTriangulationSource *column
      = &g_array_index (triangulation->sources, PndTriangulationSource, source);
  const PndTriangulationCell *cell = pnd_triangulation_get (triangulation, row, source);
  g_autoptr (PndCode) motive = pnd_row_get (project, PND_TYPE_CODE, line->motive, NULL);
  g_autoptr (PndCode) code = pnd_row_get (project, PND_TYPE_CODE, line->code, NULL);
  g_autofree char *name = name_source (project, column);

  if (cell == NULL || motive == NULL || code == NULL)
    return;
  pnd_table_add (table, case_name);
  pnd_table_add (table, pnd_code_get_abbreviation (motive));
  pnd_table_add (table, line->code != line->motive ? pnd_code_get_abbreviation (code) : NULL);
  pnd_table_add (table, name);
  pnd_table_add (table, column->informant != 0 ? "informant" : "document");
  pnd_table_add (table, pnd_source_type_to_word (column->type));
  pnd_table_add_int (table, cell->supports);
  pnd_table_add_int (table, cell->contradicts);
  pnd_table_add_int (table, cell->mentions);
}

/* which source says what of which indicator; a line a cell that is not empty */
static gboolean
list_triangulation (PndProject *project, char **operands, const PndCaseOptions *options,
                    PndTableFormat format, GError **error)
{
  g_autoptr (PndTable) table
      = pnd_table_new (format, "case motive indicator source kind type #supports #contradicts "
                               "#mentions");
  g_autoptr (PndTriangulation) triangulation = NULL;
  g_autoptr (PndRegionCase) region_case = NULL;
  PndVerdictView view;
  gint64 id = 0;

  if (!get_view (project, options, &view, error)
      || (operands[0] != NULL && !pnd_case_options_find (project, operands[0], &id, error)))
    return FALSE;
  region_case = id != 0 ? pnd_row_get (project, PND_TYPE_REGION_CASE, id, error) : NULL;
  triangulation
      = pnd_triangulation_load (pnd_project_get_database (project), id, &view, error);
  if (triangulation == NULL)
    return FALSE;
  for (int row = 0; row < (int) triangulation->rows->len; row++)
    for (int source = 0; source < (int) triangulation->sources->len; source++)
      add_cell (project, table,
                region_case != NULL ? pnd_region_case_get_name (region_case) : "-", triangulation,
                row, source);
  pnd_table_print (table);
  return TRUE;
}

static gboolean
set_threshold (PndProject *project, char **operands, const PndCaseOptions *options,
               PndTableFormat format, GError **error)
{
  gint64 value;

  if (!g_ascii_string_to_signed (operands[1], 10, 0, G_MAXINT, &value, error))
    return FALSE;
  return pnd_threshold_set (project, operands[0], (int) value, options->reason, error);
}

/* `penanda finding PROJECT [...]` */
int
pnd_verb_finding (const PndVerb *verb, int argc, char **argv)
{
  static const PndCaseWord words[] = {
    { { .word = NULL }, list },
    { { .word = "set", .n_operands = 3, .writes = TRUE }, set },
    { { .word = "resolve", .n_operands = 3, .has_more = TRUE, .writes = TRUE }, resolve },
    { { .word = "indicators", .has_more = TRUE }, list_indicators },
    { { .word = "evidence", .has_more = TRUE }, list_evidence },
    { { .word = "tasks", .has_more = TRUE }, list_tasks },
    { { .word = "triangulation", .has_more = TRUE }, list_triangulation },
    { { .word = "versions" }, list_versions },
    { { .word = "thresholds" }, list_thresholds },
    { { .word = "threshold", .n_operands = 2, .writes = TRUE }, set_threshold },
  };

  return pnd_case_options_run (verb, argc, argv, PND_CASE_OPTIONS_FINDINGS, words,
                               G_N_ELEMENTS (words));
}
