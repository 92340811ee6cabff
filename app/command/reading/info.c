/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <glib/gi18n.h>

#include "app/command/verbs.h"
#include "app/model/coding.h"
#include "app/model/sources/project-facts.h"

static const char select_info[] =
  "SELECT p.name, p.guid, (SELECT user_version FROM pragma_user_version), p.language,"
  "       nullif (p.codebook_name, ''), p.codebook_frozen,"
  "       (SELECT count (*) FROM documents WHERE trashed IS NULL),"
  "       (SELECT coalesce (sum (t.characters), 0) FROM documents d"
  "          JOIN texts t ON t.hash = d.text_hash WHERE d.trashed IS NULL),"
  "       (SELECT count (*) FROM codes),"
  "       (SELECT count (*) FROM codings c JOIN documents d ON d.id = c.document"
  "         WHERE d.trashed IS NULL),"
  "       (SELECT count (*) FROM codings c JOIN documents d ON d.id = c.document"
  "        WHERE d.trashed IS NULL AND " PND_CODING_IS_UNFINISHED ("c") "),"
  "       (SELECT group_concat (name, ', ') FROM (SELECT name FROM coders ORDER BY name)),"
  "       p.created,"
  "       coalesce ((SELECT time FROM history ORDER BY id DESC LIMIT 1), p.modified),"
  "       nullif (p.question, '') FROM project p";
#define N_COLUMNS 15

static gboolean
print (PndProject *project, PndTableFormat format, GError **error)
{
  g_autoptr (PndTable) table = NULL;
  g_autoptr (PndStatement) statement = NULL;

  statement = pnd_database_query (pnd_project_get_database (project), _("Reading the project"),
                                  select_info, error, "");
  if (statement == NULL || !pnd_statement_next (statement, error))
    return FALSE;
  table = pnd_table_new (format, "path name guid #schema_version language codebook frozen "
                                 "#documents #characters #codes #codings #to_finish coders created "
                                 "last_edit question");
  pnd_table_add (table, pnd_project_get_path (project));
  for (int i = 0; i < N_COLUMNS; i++)
    pnd_table_add (table, pnd_statement_get_text (statement, i, NULL));
  pnd_table_print_record (table);
  return TRUE;
}

static int
show (char **argv, PndTableFormat format)
{
  PndProject *project = pnd_options_open_reading (argv[1]);
  GError *error = NULL;

  if (project == NULL)
    return PND_STATUS_FAILED;
  return pnd_options_close (project, print (project, format, &error) ? PND_STATUS_DONE
                                                                     : pnd_options_fail (error));
}

/*
 * Said:
 * @name: %NULL leaves what is there; so do the others
 */
typedef struct
{
  char *name;
  char *question;
  char *notes;
  char *coder;
} Said;

static gboolean
set_facts (PndProject *project, const Said *said, GError **error)
{
  g_autofree char *question = pnd_project_facts_dup_question (project);
  g_autofree char *notes = pnd_project_facts_dup_notes (project);
  const PndProjectFacts facts = {
    .name = said->name != NULL ? said->name : pnd_project_get_name (project),
    .question = said->question != NULL ? said->question : question,
    .notes = said->notes != NULL ? said->notes : notes,
    .line_width = pnd_project_facts_get_line_width (project),
  };

  return pnd_options_act (project, said->coder, error)
         && pnd_project_facts_set (project, &facts, error);
}

static int
set (const PndVerb *verb, char **argv, const Said *said)
{
  PndProject *project;
  GError *error = NULL;

  if (strcmp (argv[2], "set") != 0)
    return pnd_options_fail_usage (verb, _("there is no word “%s”"), argv[2]);
  if (said->name == NULL && said->question == NULL && said->notes == NULL)
    return pnd_options_fail_usage (verb, _("something is missing"));
  project = pnd_options_open_writing (argv[1]);
  if (project == NULL)
    return PND_STATUS_FAILED;
  return pnd_options_close (project, set_facts (project, said, &error) ? PND_STATUS_DONE
                                                                       : pnd_options_fail (error));
}

static int
run (const PndVerb *verb, int argc, char **argv, Said *said)
{
  g_autofree char *word = NULL;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &said->name, N_("With set: what it is called"),
      N_("TEXT") },
    { "question", 0, 0, G_OPTION_ARG_STRING, &said->question, N_("With set: what the study asks"),
      N_("TEXT") },
    { "notes", 0, 0, G_OPTION_ARG_STRING, &said->notes, N_("With set: anything else"),
      N_("TEXT") },
    { "format", 'f', 0, G_OPTION_ARG_FILENAME, &word, N_("csv or json instead of text"),
      N_("FORMAT") },
    PND_OPTION_CODER (&said->coder),
    { NULL },
  };
  int status = PND_STATUS_DONE;
  PndTableFormat format;

  if (!pnd_options_parse (verb, entries, &argc, argv, &status))
    return status;
  if (argc > 2)
    return set (verb, argv, said);
  if (said->name != NULL || said->question != NULL || said->notes != NULL)
    return pnd_options_fail_usage (verb, _("it is set with the word “set”"));
  return pnd_options_parse_format (verb, word, &format) ? show (argv, format) : PND_STATUS_USAGE;
}

/* `penanda info PROJECT` */
int
pnd_verb_info (const PndVerb *verb, int argc, char **argv)
{
  Said said = { 0 };
  int status = run (verb, argc, argv, &said);

  g_free (said.name);
  g_free (said.question);
  g_free (said.notes);
  g_free (said.coder);
  return status;
}
