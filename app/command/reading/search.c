/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "app/command/verbs.h"
#include "app/model/document.h"
#include "app/store/search/search.h"

/* hits read at once */
#define PAGE 1000

/* what the options say */
typedef struct
{
  gboolean stem;
  gboolean part;
  char *document; /* (nullable): NULL for all */
} Wanted;

static PndSearchMode
get_mode (const Wanted *wanted)
{
  return wanted->part ? PND_SEARCH_PARTS : wanted->stem ? PND_SEARCH_STEMS : PND_SEARCH_WORDS;
}

/* the tables this kind of search asks; a pass over all texts, the first time */
static PndSearchTable
get_tables (const Wanted *wanted, const char *query)
{
  PndSearchTable tables = 0;

  if (!wanted->part)
    tables |= PND_SEARCH_TABLE_WORDS;
  if (wanted->stem && !wanted->part)
    tables |= PND_SEARCH_TABLE_STEMS;
  if (wanted->part || pnd_fold_has_unspaced (query))
    tables |= PND_SEARCH_TABLE_PARTS;
  return tables;
}

static void
add_hit (PndTable *table, const PndSearchHit *hit)
{
  g_autofree char *joined = g_strconcat (hit->before, hit->match, hit->after, NULL);

  pnd_table_add (table, hit->about);
  pnd_table_add (table, pnd_search_place_to_word (hit->place));
  pnd_table_add_int (table, hit->line);
  pnd_table_add_int (table, hit->start);
  pnd_table_add_int (table, hit->end);
  pnd_table_add (table, hit->match);
  pnd_table_add (table, g_strstrip (joined));
}

static gboolean
add_hits (PndSearch *search, PndTable *table, GError **error)
{
  while (!pnd_search_is_done (search))
    {
      g_autoptr (GPtrArray) hits
        = g_ptr_array_new_with_free_func ((GDestroyNotify) pnd_search_hit_free);

      if (!pnd_search_next (search, PAGE, hits, error))
        return FALSE;
      for (guint i = 0; i < hits->len; i++)
        add_hit (table, hits->pdata[i]);
    }
  return TRUE;
}

static gboolean
search_in (PndSearchIndex *index, const char *query, const Wanted *wanted, gint64 document,
           PndTable *table, GError **error)
{
  g_autoptr (PndSearch) search = NULL;

  pnd_search_index_wait (index);
  search = pnd_search_new (index, query, get_mode (wanted), PND_SEARCH_IN_ALL, error);
  if (search == NULL)
    return FALSE;
  pnd_search_set_document (search, document);
  return add_hits (search, table, error);
}

/* @data: what the options say (Wanted *) */
static gboolean
print (PndProject *project, char **operands, PndTableFormat format, gpointer data, GError **error)
{
  const Wanted *wanted = data;
  const char *query = operands[1];
  g_autoptr (PndTable) table = NULL;
  g_autoptr (PndSearchIndex) index = NULL;
  gint64 document = 0;
  gboolean done;

  if (!pnd_search_check (query, get_mode (wanted), error))
    return FALSE;
  if (wanted->document != NULL)
    {
      document = pnd_document_find (project, wanted->document, error);
      if (document == 0)
        return FALSE;
    }
  table = pnd_table_new (format, "document place #line #start #end match snippet");
  index = pnd_search_index_new (project, get_tables (wanted, query));
  done = search_in (index, query, wanted, document, table, error);
  pnd_search_index_close (index);
  if (done)
    pnd_table_print (table);
  return done;
}

/* `penanda search PROJECT QUERY` */
int
pnd_verb_search (const PndVerb *verb, int argc, char **argv)
{
  Wanted wanted = { FALSE, FALSE, NULL };
  const GOptionEntry entries[] = {
    { "stem", 's', 0, G_OPTION_ARG_NONE, &wanted.stem,
      N_("Find words whatever Indonesian affixes they have"), NULL },
    { "part", 'p', 0, G_OPTION_ARG_NONE, &wanted.part, N_("Find parts of words"), NULL },
    { "document", 'd', 0, G_OPTION_ARG_FILENAME, &wanted.document, N_("Only in one document"),
      N_("DOCUMENT") },
    { NULL },
  };
  int status = pnd_options_print_table (verb, entries, argc, argv, print, &wanted);

  g_free (wanted.document);
  return status;
}
