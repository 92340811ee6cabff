/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "app/command/verbs.h"

static const char select_documents[] =
  "SELECT d.name, d.source_type, d.language, d.holder, t.characters,"
  "       (SELECT count (*) FROM codings c WHERE c.document = d.id),"
  "       d.guid, d.text_hash, d.created,"
  "       d.origin, d.date, d.place, d.confidentiality, d.folder,"
  "       (SELECT name FROM documents w WHERE w.guid = d.twin AND w.trashed IS NULL)"
  "  FROM documents d JOIN texts t ON t.hash = d.text_hash"
  " WHERE d.trashed IS NULL ORDER BY d.name, d.guid";
#define N_COLUMNS 15

static gboolean
print (PndProject *project, char **operands, PndTableFormat format, gpointer data, GError **error)
{
  g_autoptr (PndTable) table = pnd_table_new (format, "name source_type language holder "
                                                      "#characters #codings guid -sha256 -created "
                                                      "-origin -date -place -confidentiality "
                                                      "-folder -twin");
  g_autoptr (PndStatement) statement = NULL;
  GError *failure = NULL;

  statement = pnd_database_query (pnd_project_get_database (project), _("Reading the documents"),
                                  select_documents, error, "");
  if (statement == NULL)
    return FALSE;
  while (pnd_statement_next (statement, &failure))
    for (int i = 0; i < N_COLUMNS; i++)
      pnd_table_add (table, pnd_statement_get_text (statement, i, NULL));
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  pnd_table_print (table);
  return TRUE;
}

/* `penanda documents PROJECT` */
int
pnd_verb_documents (const PndVerb *verb, int argc, char **argv)
{
  return pnd_options_print_table (verb, NULL, argc, argv, print, NULL);
}
