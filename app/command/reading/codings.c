/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "app/command/verbs.h"
#include "app/exchange/coding-walk.h"
#include "app/model/code.h"
#include "app/model/document.h"

/* what the options say; NULL for all */
typedef struct
{
  char *document;
  char *code;
} Filter;

/**
 * Listing:
 * @document: id of the one document, 0 for all
 * @code: index of the code whose codings, with its sub-codes', are listed; -1 for all
 */
typedef struct
{
  PndTable *table;
  PndCodeTree *codes;
  gint64 document;
  int code;
} Listing;

static gboolean
list_coding_cb (const PndWalkCoding *coding, gpointer data, GError **error)
{
  Listing *listing = data;
  PndTable *table = listing->table;
  g_autofree char *quote = NULL;

  if (listing->code >= 0 && !pnd_code_tree_is_under (listing->codes, coding->code, listing->code))
    return TRUE;

  quote = coding->area != NULL
            ? pnd_walk_coding_dup_area_quote (coding)
            : pnd_document_text_get_slice (coding->document->text, coding->span);
  pnd_table_add (table, coding->document->label);
  pnd_table_add_int (table, coding->line);
  pnd_table_add_int (table, coding->span.start);
  pnd_table_add_int (table, coding->span.end);
  pnd_table_add (table, pnd_code_tree_get (listing->codes, coding->code)->label);
  pnd_table_add (table, coding->coder_name);
  pnd_table_add (table, coding->polarity);
  if (coding->strength != 0)
    pnd_table_add_int (table, coding->strength);
  else
    pnd_table_add (table, NULL);
  pnd_table_add (table, coding->holder);
  pnd_table_add (table, coding->review);
  pnd_table_add (table, quote);
  pnd_table_add (table, coding->memo);
  pnd_table_add (table, coding->guid);
  pnd_table_add_int (table, coding->code_version);
  pnd_table_add (table, coding->created);
  return TRUE;
}

static gboolean
walk (Listing *listing, PndDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) documents = pnd_coding_walk_load_documents (database, error);

  if (documents == NULL)
    return FALSE;
  for (guint i = 0; i < documents->len; i++)
    {
      PndWalkDocument *document = documents->pdata[i];

      if ((listing->document == 0 || listing->document == document->id)
          && !pnd_coding_walk (database, document, listing->codes, PND_EXPORT_ALL, list_coding_cb,
                               listing, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* @data: what to keep to (Filter *) */
static gboolean
print (PndProject *project, char **operands, PndTableFormat format, gpointer data, GError **error)
{
  const Filter *filter = data;
  PndDatabase *database = pnd_project_get_database (project);
  g_autoptr (PndCodeTree) codes = pnd_code_tree_load (database, error);
  g_autoptr (PndTable) table = NULL;
  Listing listing = { .codes = codes, .code = -1 };

  if (codes == NULL)
    return FALSE;
  if (filter->document != NULL)
    {
      listing.document = pnd_document_find (project, filter->document, error);
      if (listing.document == 0)
        return FALSE;
    }
  if (filter->code != NULL)
    {
      listing.code = pnd_code_tree_find (codes, pnd_code_find (project, filter->code, error));
      if (listing.code < 0)
        return FALSE;
    }

  table = pnd_table_new (format, "document #line #start #end code coder polarity #strength holder "
                                 "review quote memo guid -#codebook_version -created");
  listing.table = table;
  if (!walk (&listing, database, error))
    return FALSE;
  pnd_table_print (table);
  return TRUE;
}

/* `penanda codings PROJECT` */
int
pnd_verb_codings (const PndVerb *verb, int argc, char **argv)
{
  Filter filter = { NULL, NULL };
  const GOptionEntry entries[] = {
    { "document", 'd', 0, G_OPTION_ARG_FILENAME, &filter.document, N_("Only those of one document"),
      N_("DOCUMENT") },
    { "code", 'c', 0, G_OPTION_ARG_FILENAME, &filter.code,
      N_("Only those of one code and its sub-codes"), N_("CODE") },
    { NULL },
  };
  int status = pnd_options_print_table (verb, entries, argc, argv, print, &filter);

  g_free (filter.document);
  g_free (filter.code);
  return status;
}
