/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `penanda case`: cases of regions, what was asked and read for them. */

#include <glib/gi18n.h>

#include "app/analysis/verdict/read-coverage.h"
#include "app/command/cases/case-options.h"
#include "app/command/verbs.h"
#include "app/model/cases/question.h"
#include "app/model/cases/reading.h"
#include "app/model/cases/region-case.h"
#include "app/model/code.h"
#include "app/model/document.h"
#include "app/model/sources/informant.h"

static PndRegionCase *
get_case (PndProject *project, const char *name, GError **error)
{
  gint64 id = pnd_region_case_find (project, name, error);

  return id != 0 ? pnd_row_get (project, PND_TYPE_REGION_CASE, id, error) : NULL;
}

/* all of it or nothing: @done is what the parts of the edit said */
static gboolean
finish (PndProject *project, gboolean done, GError **error)
{
  return pnd_row_finish_edit (project, done, error);
}

static gboolean
add (PndProject *project, char **operands, const PndCaseOptions *options, PndTableFormat format,
     GError **error)
{
  PndRegionCaseFacts facts = { operands[0], options->own, options->partner, options->from,
                               options->to, options->notes };

  return pnd_region_case_add (project, &facts, error) != 0;
}

static gboolean
change (PndProject *project, char **operands, const PndCaseOptions *options,
        PndTableFormat format, GError **error)
{
  g_autoptr (PndRegionCase) self = get_case (project, operands[0], error);
  PndRegionCaseFacts facts;

  if (self == NULL)
    return FALSE;
  facts = pnd_region_case_get_facts (self);
  facts.own = options->own != NULL ? options->own : facts.own;
  facts.partner = options->partner != NULL ? options->partner : facts.partner;
  facts.from = options->from != NULL ? options->from : facts.from;
  facts.to = options->to != NULL ? options->to : facts.to;
  facts.notes = options->notes != NULL ? options->notes : facts.notes;
  return pnd_region_case_change (self, &facts, error);
}

static gboolean
remove_case (PndProject *project, char **operands, const PndCaseOptions *options,
             PndTableFormat format, GError **error)
{
  g_autoptr (PndRegionCase) self = get_case (project, operands[0], error);

  return self != NULL && pnd_region_case_remove (self, error);
}

static gboolean
assign (PndProject *project, char **operands, const PndCaseOptions *options,
        PndTableFormat format, GError **error)
{
  g_autoptr (PndRegionCase) self = get_case (project, operands[0], error);
  gboolean done = TRUE;

  if (self == NULL
      || !pnd_project_begin_edit (project, N_("Assign documents to case"), error))
    return FALSE;
  for (int i = 1; done && operands[i] != NULL; i++)
    {
      gint64 document = pnd_document_find (project, operands[i], error);

      done = document != 0 && pnd_region_case_assign (self, document, !options->not, error);
    }
  return finish (project, done, error);
}

static gboolean
set_stage (PndProject *project, char **operands, const PndCaseOptions *options,
           PndTableFormat format, GError **error)
{
  g_autoptr (PndRegionCase) self = get_case (project, operands[0], error);
  PndStage stage;

  if (self == NULL)
    return FALSE;
  if (!pnd_stage_from_word (operands[1], &stage) || stage == PND_STAGE_NONE)
    {
      g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                   _("“%s” is not a stage; it is initiative, exploration, letter-of-intent, plan, "
                     "legislature, verification, agreement, implementation or evaluation."),
                   operands[1]);
      return FALSE;
    }
  return pnd_region_case_set_stage (self, stage, options->not ? NULL : operands[2], error);
}

/* ids of the codes named, (transfer full); NULL with @error when one is not there */
static GArray *
find_codes (PndProject *project, char **names, GError **error)
{
  g_autoptr (GArray) codes = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (int i = 0; names[i] != NULL; i++)
    {
      gint64 code = pnd_code_find (project, names[i], error);

      if (code == 0)
        return NULL;
      g_array_append_val (codes, code);
    }
  return g_steal_pointer (&codes);
}

static gboolean
ask (PndProject *project, char **operands, const PndCaseOptions *options, PndTableFormat format,
     GError **error)
{
  g_autoptr (GArray) codes = NULL;
  gint64 id;

  if (!pnd_case_options_find (project, operands[0], &id, error))
    return FALSE;
  codes = find_codes (project, operands + 2, error);
  return codes != NULL
         && pnd_question_add (project, id, options->search, operands[1],
                              (const gint64 *) (gpointer) codes->data, (int) codes->len, error)
              != 0;
}

/* DOCUMENT: all of it; with START END, that passage */
static gboolean
read_document (PndProject *project, char **operands, const PndCaseOptions *options,
               PndTableFormat format, GError **error)
{
  gint64 document = pnd_document_find (project, operands[0], error);
  PndSpan span = PND_SPAN (0, G_MAXINT);
  gint64 start, end;

  if (document == 0)
    return FALSE;
  if (operands[1] != NULL)
    {
      if (operands[2] == NULL || operands[3] != NULL
          || !g_ascii_string_to_signed (operands[1], 10, 0, G_MAXINT, &start, NULL)
          || !g_ascii_string_to_signed (operands[2], 10, 0, G_MAXINT, &end, NULL))
        {
          g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                               _("A passage is two positions: START END."));
          return FALSE;
        }
      span = PND_SPAN ((int) start, (int) end);
    }
  return pnd_reading_mark (project, document, span, !options->not, error);
}

static gboolean
restrict_coding (PndProject *project, char **operands, const PndCaseOptions *options,
                 PndTableFormat format, GError **error)
{
  gint64 coding = pnd_coding_find (project, operands[0], error);
  g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (coding == 0)
    return FALSE;
  for (int i = 1; operands[i] != NULL; i++)
    {
      gint64 id = pnd_region_case_find (project, operands[i], error);

      if (id == 0)
        return FALSE;
      g_array_append_val (cases, id);
    }
  return pnd_coding_restrict (project, coding, (const gint64 *) (gpointer) cases->data,
                              (int) cases->len, error);
}

static gboolean
set_speaker (PndProject *project, char **operands, const PndCaseOptions *options,
             PndTableFormat format, GError **error)
{
  gint64 informant = g_str_equal (operands[0], "-")
                       ? 0 : pnd_informant_find (project, operands[0], error);
  gboolean done = TRUE;

  if ((informant == 0 && !g_str_equal (operands[0], "-"))
      || !pnd_project_begin_edit (project, N_("Say who speaks"), error))
    return FALSE;
  for (int i = 1; done && operands[i] != NULL; i++)
    {
      gint64 coding = pnd_coding_find (project, operands[i], error);

      done = coding != 0 && pnd_coding_set_speaker (project, coding, informant, error);
    }
  return finish (project, done, error);
}

static gboolean
print (PndProject *project, const char *columns, int n_texts, const char *sql,
       PndTableFormat format, GError **error)
{
  g_autoptr (PndTable) table = pnd_table_new (format, columns);
  g_autoptr (PndStatement) row = pnd_database_query (pnd_project_get_database (project),
                                                     _("Reading a case"), sql, error, "");
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    for (int i = 0; i < n_texts; i++)
      pnd_table_add (table, pnd_statement_get_text (row, i, NULL));
  if (!pnd_statement_ended (failure, error))
    return FALSE;
  pnd_table_print (table);
  return TRUE;
}

static gboolean
list (PndProject *project, char **operands, const PndCaseOptions *options, PndTableFormat format,
      GError **error)
{
  return print (project, "name own partner from to #documents stage date notes guid", 10,
                "SELECT name, own, partner, period_from, period_to,"
                " (SELECT count (*) FROM case_documents k JOIN documents d"
                "   ON d.guid = k.document_guid WHERE k.region_case = c.id AND d.trashed IS NULL),"
                " (SELECT stage FROM case_stages s WHERE s.region_case = c.id"
                "   ORDER BY date DESC, id DESC),"
                " (SELECT date FROM case_stages s WHERE s.region_case = c.id"
                "   ORDER BY date DESC, id DESC), notes, guid FROM cases c ORDER BY name, guid",
                format, error);
}

/* the grid: which question or search asks for which indicator */
static gboolean
list_questions (PndProject *project, char **operands, const PndCaseOptions *options,
                PndTableFormat format, GError **error)
{
  return print (project, "case kind date code text", 5,
                "SELECT coalesce (k.name, '-'), q.kind, q.date, c.abbreviation, q.text"
                " FROM questions q LEFT JOIN cases k ON k.id = q.region_case"
                " LEFT JOIN question_codes m ON m.question = q.id"
                " LEFT JOIN codes c ON c.guid = m.code_guid ORDER BY q.id, c.abbreviation",
                format, error);
}

static void
add_coverage (PndTable *table, const char *name, const PndReadCoverage *coverage)
{
  pnd_table_add (table, name);
  pnd_table_add_int (table, coverage->characters);
  pnd_table_add_int (table, coverage->coded);
  pnd_table_add_int (table, coverage->read);
  pnd_table_add_int (table, coverage->characters - coverage->coded - coverage->read);
}

/* document by document, and the case as a whole */
static gboolean
list_coverage (PndProject *project, char **operands, const PndCaseOptions *options,
               PndTableFormat format, GError **error)
{
  g_autoptr (PndTable) table = pnd_table_new (format, "document #characters #coded #read #unread");
  PndDatabase *database = pnd_project_get_database (project);
  g_autoptr (GArray) documents = NULL;
  PndReadCoverage all;
  gint64 id = 0;

  if (operands[0] != NULL && !pnd_case_options_find (project, operands[0], &id, error))
    return FALSE;
  documents = pnd_region_case_load_documents (database, id, error);
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    {
      gint64 document = g_array_index (documents, gint64, i);
      g_autoptr (PndDocument) row = pnd_row_get (project, PND_TYPE_DOCUMENT, document, error);
      PndReadCoverage coverage;

      if (row == NULL || !pnd_read_coverage_find (database, document, 0, &coverage, error))
        return FALSE;
      add_coverage (table, pnd_document_get_name (row), &coverage);
    }
  if (documents == NULL
      || !pnd_read_coverage_find_case (database, id, 0, &all, NULL, NULL, error))
    return FALSE;
  add_coverage (table, "(all)", &all);
  pnd_table_print (table);
  return TRUE;
}

/* `penanda case PROJECT [...]` */
int
pnd_verb_case (const PndVerb *verb, int argc, char **argv)
{
  static const PndCaseWord words[] = {
    { { .word = NULL }, list },
    { { .word = "add", .n_operands = 1, .writes = TRUE }, add },
    { { .word = "change", .n_operands = 1, .writes = TRUE }, change },
    { { .word = "remove", .n_operands = 1, .writes = TRUE }, remove_case },
    { { .word = "assign", .n_operands = 2, .has_more = TRUE, .writes = TRUE }, assign },
    { { .word = "stage", .n_operands = 3, .writes = TRUE }, set_stage },
    { { .word = "ask", .n_operands = 3, .has_more = TRUE, .writes = TRUE }, ask },
    { { .word = "asked" }, list_questions },
    { { .word = "read", .n_operands = 1, .has_more = TRUE, .writes = TRUE }, read_document },
    { { .word = "coverage", .has_more = TRUE }, list_coverage },
    { { .word = "restrict", .n_operands = 1, .has_more = TRUE, .writes = TRUE }, restrict_coding },
    { { .word = "speaker", .n_operands = 2, .has_more = TRUE, .writes = TRUE }, set_speaker },
  };

  return pnd_case_options_run (verb, argc, argv, PND_CASE_OPTIONS_CASES, words,
                               G_N_ELEMENTS (words));
}
