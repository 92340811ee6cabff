/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `penanda pseudonyms`: what stands for names in exports, and what is still there. */

#include <glib/gi18n.h>

#include "app/command/verbs.h"
#include "app/exchange/pseudonyms/leftovers.h"
#include "app/model/sources/replacement.h"

static gboolean
print_list (PndProject *project, PndTableFormat format, GError **error)
{
  g_autoptr (PndTable) table = pnd_table_new (format, "original replacement guid");
  g_autoptr (PndStatement) row
      = pnd_database_query (pnd_project_get_database (project), _("Reading the replacements"),
                            "SELECT original, replacement, guid FROM replacements "
                            "ORDER BY original, guid",
                            error, "");
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    for (int i = 0; i < 3; i++)
      pnd_table_add (table, pnd_statement_get_text (row, i, NULL));
  if (!pnd_statement_ended (failure, error))
    return FALSE;
  pnd_table_print (table);
  return TRUE;
}

static gboolean
print_leftovers (PndProject *project, PndTableFormat format, GError **error)
{
  g_autoptr (PndTable) table = pnd_table_new (format, "word of document where #start #count");
  g_autoptr (GPtrArray) leftovers
      = pnd_leftovers_find (pnd_project_get_database (project), error);

  if (leftovers == NULL)
    return FALSE;
  for (guint i = 0; i < leftovers->len; i++)
    {
      const PndLeftover *leftover = leftovers->pdata[i];

      pnd_table_add (table, leftover->word);
      pnd_table_add (table, leftover->of);
      pnd_table_add (table, leftover->document);
      pnd_table_add (table, leftover->where);
      pnd_table_add_int (table, leftover->start);
      pnd_table_add_int (table, leftover->count);
    }
  pnd_table_print (table);
  return TRUE;
}

static int
list (char **argv, int argc, PndTableFormat format)
{
  PndProject *project = pnd_options_open_reading (argv[1]);
  GError *error = NULL;
  int status = PND_STATUS_DONE;

  if (project == NULL)
    return PND_STATUS_FAILED;
  if (!(argc > 2 ? print_leftovers (project, format, &error)
                 : print_list (project, format, &error)))
    status = pnd_options_fail (error);
  return pnd_options_close (project, status);
}

static gboolean
change (PndProject *project, char **argv, int argc, GError **error)
{
  gint64 id;

  if (argc == 5)
    return pnd_replacement_add (project, argv[3], argv[4], error) != 0;
  id = pnd_replacement_find (project, argv[3], error);
  return id != 0 && pnd_replacement_remove (project, id, error);
}

static int
act (char **argv, int argc, const char *coder)
{
  PndProject *project = pnd_options_open_writing (argv[1]);
  GError *error = NULL;
  int status = PND_STATUS_DONE;

  if (project == NULL)
    return PND_STATUS_FAILED;
  if (!pnd_options_act (project, coder, &error) || !change (project, argv, argc, &error))
    status = pnd_options_fail (error);
  return pnd_options_close (project, status);
}

/* `penanda pseudonyms PROJECT [add ORIGINAL REPLACEMENT | remove ORIGINAL | check]` */
int
pnd_verb_pseudonyms (const PndVerb *verb, int argc, char **argv)
{
  g_autofree char *coder = NULL;
  g_autofree char *word = NULL;
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_FILENAME, &word, N_("csv or json instead of text"),
      N_("FORMAT") },
    PND_OPTION_CODER (&coder),
    { NULL },
  };
  PndTableFormat format;
  int status = PND_STATUS_DONE;

  if (!pnd_options_parse (verb, entries, &argc, argv, &status))
    return status;
  if (!pnd_options_parse_format (verb, word, &format))
    return PND_STATUS_USAGE;
  if (argc == 2 || (argc == 3 && g_str_equal (argv[2], "check")))
    return list (argv, argc, format);
  if ((argc == 5 && g_str_equal (argv[2], "add")) || (argc == 4 && g_str_equal (argv[2], "remove")))
    return act (argv, argc, coder);
  return pnd_options_fail_usage (verb, _("“%s” is not followed by what it needs"), argv[2]);
}
