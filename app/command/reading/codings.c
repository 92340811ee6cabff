/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "app/analysis/evidence/evidence-rows.h"
#include "app/command/verbs.h"
#include "app/exchange/coding-walk.h"
#include "app/model/code.h"
#include "app/model/document.h"

/* what the options say; NULL for all */
typedef struct
{
  char *document;
  char *code;
  char *query;
  char *within;
  char *text;
} Filter;

/**
 * Listing:
 * @document: id of the one document, 0 for all
 * @only: (nullable): ids of the codings that are what was asked for
 * @code: index of the code whose codings, with its sub-codes', are listed; -1 for all
 */
typedef struct
{
  PndTable *table;
  PndCodeTree *codes;
  gint64 document;
  GHashTable *only;
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
  if (listing->only != NULL && !g_hash_table_contains (listing->only, &coding->id))
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

/* "passage", "paragraph", "document", or a number of characters */
static gboolean
read_scope (const char *within, PndEvidenceFilter *asked, GError **error)
{
  static const char *const words[PND_N_SCOPES] = {
    [PND_SCOPE_PASSAGE] = "passage",
    [PND_SCOPE_PARAGRAPH] = "paragraph",
    [PND_SCOPE_DOCUMENT] = "document",
  };
  guint64 distance;

  for (int i = 0; i < PND_N_SCOPES; i++)
    if (within == NULL || g_strcmp0 (within, words[i]) == 0)
      {
        asked->scope = (PndQueryScope) i;
        return TRUE;
      }
  if (!g_ascii_string_to_unsigned (within, 10, 0, 1000000, &distance, NULL))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("“%s” is none of passage, paragraph, document, or a number of characters."),
                   within);
      return FALSE;
    }
  asked->scope = PND_SCOPE_NEAR;
  asked->distance = (int) distance;
  return TRUE;
}

/* Returns: (transfer full) (nullable): ids of what is asked for; NULL with @error, or where nothing
 * is asked */
static GHashTable *
ask (PndDatabase *database, const Filter *filter, GError **error)
{
  g_autoptr (GHashTable) only = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (PndEvidenceRow));
  g_auto (PndEvidenceFilter) asked = { 0 };
  g_autoptr (PndEvidenceLoad) load = NULL;

  pnd_evidence_filter_init (&asked);
  if (!read_scope (filter->within, &asked, error))
    return NULL;
  asked.query = g_strdup (filter->query);
  asked.text = g_strdup (filter->text);
  if (pnd_evidence_filter_is_empty (&asked))
    return NULL;
  load = pnd_evidence_load_new (database, &asked, error);
  if (load == NULL || !pnd_evidence_load_next (load, G_MAXUINT / 2, rows, error))
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    g_hash_table_add (only, g_memdup2 (&g_array_index (rows, PndEvidenceRow, i).id,
                                       sizeof (gint64)));
  return g_steal_pointer (&only);
}

static gboolean
ask_listing (Listing *listing, PndDatabase *database, const Filter *filter, GError **error)
{
  GError *failure = NULL;

  listing->only = ask (database, filter, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

/* @data: what to keep to (Filter *) */
static gboolean
print (PndProject *project, char **operands, PndTableFormat format, gpointer data, GError **error)
{
  const Filter *filter = data;
  PndDatabase *database = pnd_project_get_database (project);
  g_autoptr (PndCodeTree) codes = pnd_code_tree_load (database, error);
  g_autoptr (PndTable) table = NULL;
  g_autoptr (GHashTable) only = NULL;
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

  if (!ask_listing (&listing, database, filter, error))
    return FALSE;
  only = listing.only;

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
  Filter filter = { NULL };
  const GOptionEntry entries[] = {
    { "document", 'd', 0, G_OPTION_ARG_FILENAME, &filter.document, N_("Only those of one document"),
      N_("DOCUMENT") },
    { "code", 'c', 0, G_OPTION_ARG_FILENAME, &filter.code,
      N_("Only those of one code and its sub-codes"), N_("CODE") },
    { "query", 'q', 0, G_OPTION_ARG_STRING, &filter.query,
      N_("Only those that stand together as \"ECO NOT (CUL OR POL)\" says"), N_("CODES") },
    { "within", 0, 0, G_OPTION_ARG_STRING, &filter.within,
      N_("Where they stand together: passage (as without it), paragraph, document, or so many "
         "characters"),
      N_("PLACE") },
    { "text", 't', 0, G_OPTION_ARG_STRING, &filter.text,
      N_("Only those whose passage has this in it"), N_("TEXT") },
    { NULL },
  };
  int status = pnd_options_print_table (verb, entries, argc, argv, print, &filter);

  g_free (filter.document);
  g_free (filter.code);
  g_free (filter.query);
  g_free (filter.within);
  g_free (filter.text);
  return status;
}
