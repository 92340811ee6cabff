/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "app/command/verbs.h"

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
  "          JOIN codes k ON k.id = c.code WHERE d.trashed IS NULL AND c.polarity IS NULL"
  "           AND k.kind IN ('motive', 'indicator')),"
  "       (SELECT group_concat (name, ', ') FROM (SELECT name FROM coders ORDER BY name)),"
  "       p.created,"
  "       coalesce ((SELECT time FROM history ORDER BY id DESC LIMIT 1), p.modified)"
  "  FROM project p";
#define N_COLUMNS 14

static gboolean
print (PndProject *project, char **operands, PndTableFormat format, gpointer data, GError **error)
{
  g_autoptr (PndTable) table = NULL;
  g_autoptr (PndStatement) statement = NULL;

  statement = pnd_database_query (pnd_project_get_database (project), _("Reading the project"),
                                  select_info, error, "");
  if (statement == NULL || !pnd_statement_next (statement, error))
    return FALSE;
  table = pnd_table_new (format, "path name guid #schema_version language codebook frozen "
                                 "#documents #characters #codes #codings #to_finish coders created "
                                 "last_edit");
  pnd_table_add (table, pnd_project_get_path (project));
  for (int i = 0; i < N_COLUMNS; i++)
    pnd_table_add (table, pnd_statement_get_text (statement, i, NULL));
  pnd_table_print_record (table);
  return TRUE;
}

/* `penanda info PROJECT` */
int
pnd_verb_info (const PndVerb *verb, int argc, char **argv)
{
  return pnd_options_print_table (verb, NULL, argc, argv, print, NULL);
}
