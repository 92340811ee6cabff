/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From what a person or a table calls a code to the code. */

#include "app/model/codes/code-private.h"

#include <glib/gi18n.h>

/*
 * Search:
 * @wanted: folded for comparing without regard to case
 * @found: the code that fits, 0 for none yet
 * @is_ambiguous: more than one fits
 */
typedef struct
{
  PndProject *project;
  char *wanted;
  gint64 found;
  gboolean is_ambiguous;
} Search;

typedef gboolean (*FitsFunc) (PndCode *code, const Search *search);

static gboolean
folds_to (const char *text, const char *wanted)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return g_strcmp0 (folded, wanted) == 0;
}

static gboolean
abbreviation_fits (PndCode *code, const Search *search)
{
  return folds_to (pnd_code_get_abbreviation (code), search->wanted);
}

static gboolean
path_fits (PndCode *code, const Search *search)
{
  const char *const *languages = pnd_code_get_languages (code);

  for (int i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *path = pnd_code_build_path (
          search->project, pnd_row_get_id (PND_ROW (code)), languages[i]);

      if (folds_to (path, search->wanted))
        return TRUE;
    }
  return FALSE;
}

/* (transfer full): every code, so that walking up the tree reads none twice */
static GPtrArray *
load_codes (PndProject *project)
{
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (PndStatement) statement
      = pnd_database_query (pnd_project_get_database (project), _("Reading the codes"),
                            "SELECT id FROM codes ORDER BY id", NULL, "");

  while (statement != NULL && pnd_statement_next (statement, NULL))
    {
      PndCode *code
          = pnd_row_get (project, PND_TYPE_CODE, pnd_statement_get_int (statement, 0), NULL);

      if (code != NULL)
        g_ptr_array_add (codes, code);
    }
  return codes;
}

static void
search_codes (Search *search, GPtrArray *codes, FitsFunc fits)
{
  for (guint i = 0; i < codes->len; i++)
    if (fits (codes->pdata[i], search))
      {
        search->is_ambiguous = search->found != 0;
        search->found = pnd_row_get_id (codes->pdata[i]);
        if (search->is_ambiguous)
          return;
      }
}

/* 0 with @error set when none or several fit */
static gint64
find_by_walking (PndProject *project, const char *name, GError **error)
{
  g_autoptr (GPtrArray) codes = load_codes (project);
  g_autofree char *wanted = g_utf8_casefold (name, -1);
  Search search = { .project = project, .wanted = wanted };

  search_codes (&search, codes, abbreviation_fits);
  if (search.found == 0)
    search_codes (&search, codes, path_fits);

  if (search.is_ambiguous)
    g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND,
                 _("“%s” may be one of several codes; use the abbreviation exactly as it is "
                   "written."),
                 name);
  else if (search.found == 0)
    g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND,
                 _("The project has no code “%s”."), name);
  return search.is_ambiguous ? 0 : search.found;
}

/**
 * pnd_code_find:
 * @project: the project
 * @name: an abbreviation, a full path ("Economic motive / Tourism") in any of the code's
 *   languages, or a guid; case counts only where it is needed to tell codes apart
 * @error: return location for a #PndStoreError
 *
 * An abbreviation as it is written costs one question; anything else looks through all codes.
 *
 * Returns: the code's id; 0 with PND_STORE_ERROR_NOT_FOUND when none or several fit.
 */
gint64
pnd_code_find (PndProject *project, const char *name, GError **error)
{
  PndDatabase *database;
  gint64 id;

  g_return_val_if_fail (PND_IS_PROJECT (project), 0);
  g_return_val_if_fail (name != NULL, 0);

  database = pnd_project_get_database (project);
  id = pnd_database_query_int (database, _("Looking for a code"),
                               "SELECT max(id) FROM codes WHERE abbreviation = ? "
                               "HAVING count(*) = 1",
                               0, NULL, "s", name);
  if (id == 0)
    id = pnd_database_query_int (database, _("Looking for a code"),
                                 "SELECT id FROM codes WHERE guid = ?", 0, NULL, "s", name);
  return id != 0 ? id : find_by_walking (project, name, error);
}
