/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `penanda coders`: who codes, who blind, what is finished, what is drawn for double coding. */

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "app/command/verbs.h"
#include "app/command/words.h"
#include "app/model/coder.h"
#include "app/model/document.h"
#include "app/model/people/draw.h"
#include "app/model/people/finished.h"
#include "app/model/people/second-pass.h"

/* what the options say; NULL where they say nothing */
typedef struct
{
  char *role;
  char *colour;
  char *name;
  char *share;
  char *seed;
  gboolean blind;
} Options;

typedef gboolean (*WordFunc) (PndProject *project, char **operands, const Options *options,
                              PndTableFormat format, GError **error);

typedef struct
{
  PndWord word;
  WordFunc run;
} Word;

static void
options_clear (Options *options)
{
  g_free (options->role);
  g_free (options->colour);
  g_free (options->name);
  g_free (options->share);
  g_free (options->seed);
}

/* (transfer full) (nullable) */
static PndCoder *
get_coder (PndProject *project, const char *name, GError **error)
{
  gint64 id = pnd_coder_find (project, name);

  if (id != 0)
    return pnd_row_get (project, PND_TYPE_CODER, id, error);
  g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND,
               _("There is no coder named “%s”."), name);
  return NULL;
}

static gboolean
set_options (PndCoder *coder, const Options *options, GError **error)
{
  return (options->role == NULL || pnd_coder_set_role (coder, options->role, error))
         && (options->colour == NULL || pnd_coder_set_colour (coder, options->colour, error))
         && (options->name == NULL || pnd_coder_rename (coder, options->name, error))
         && (!options->blind || pnd_coder_set_blind (coder, TRUE, error));
}

static gboolean
add (PndProject *project, char **operands, const Options *options, PndTableFormat format,
     GError **error)
{
  g_autoptr (PndCoder) coder = NULL;
  gint64 id;

  if (pnd_coder_find (project, operands[0]) != 0)
    {
      g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_EXISTS,
                   _("There is a coder named “%s” already."), operands[0]);
      return FALSE;
    }
  id = pnd_coder_add (project, operands[0], error);
  coder = id != 0 ? pnd_row_get (project, PND_TYPE_CODER, id, error) : NULL;
  return coder != NULL && set_options (coder, options, error);
}

static gboolean
change (PndProject *project, char **operands, const Options *options, PndTableFormat format,
        GError **error)
{
  g_autoptr (PndCoder) coder = get_coder (project, operands[0], error);

  return coder != NULL && set_options (coder, options, error);
}

static gboolean
set_blind (PndProject *project, char **operands, const Options *options, PndTableFormat format,
           GError **error)
{
  g_autoptr (PndCoder) coder = get_coder (project, operands[0], error);
  gboolean on = strcmp (operands[1], "on") == 0;

  if (coder == NULL)
    return FALSE;
  if (on || strcmp (operands[1], "off") == 0)
    return pnd_coder_set_blind (coder, on, error);
  g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED, _("“%s” is not on or off."),
               operands[1]);
  return FALSE;
}

static gboolean
finish (PndProject *project, char **operands, const Options *options, PndTableFormat format,
        GError **error)
{
  g_autoptr (PndCoder) coder = get_coder (project, operands[0], error);

  if (coder == NULL)
    return FALSE;
  pnd_project_set_coder (project, pnd_row_get_id (PND_ROW (coder)));
  for (char **name = operands + 1; *name != NULL; name++)
    {
      gint64 document = pnd_document_find (project, *name, error);

      if (document == 0 || !pnd_finished_declare (project, document, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
make_draw (PndProject *project, char **operands, const Options *options, PndTableFormat format,
           GError **error)
{
  char *end = NULL;
  double share = options->share != NULL ? g_ascii_strtod (options->share, &end) : 0.2;
  gint64 seed = 1;

  if (end != NULL && *end != '\0')
    share = 0;
  if (options->seed != NULL
      && !g_ascii_string_to_signed (options->seed, 10, G_MININT64, G_MAXINT64, &seed, NULL))
    {
      g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                   _("“%s” is not a seed; a seed is a whole number."), options->seed);
      return FALSE;
    }
  return pnd_draw_make (project, share, seed, error) != 0;
}

static gboolean
begin_second_pass (PndProject *project, char **operands, const Options *options,
                   PndTableFormat format, GError **error)
{
  return pnd_second_pass_begin (project, operands[0], error) != 0;
}

static gboolean
print_rows (PndProject *project, PndTable *table, const char *sql, int n_columns, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (PndStatement) row = pnd_database_query (
    pnd_project_get_database (project), _("Reading the coders"), sql, error, "");

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    for (int i = 0; i < n_columns; i++)
      pnd_table_add (table, pnd_statement_get_text (row, i, NULL));
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  pnd_table_print (table);
  return TRUE;
}

static gboolean
list (PndProject *project, char **operands, const Options *options, PndTableFormat format,
      GError **error)
{
  g_autoptr (PndTable) table
    = pnd_table_new (format, "name role colour blind layer #codings #finished guid");

  return print_rows (project, table,
                     "SELECT k.name, k.role, k.colour, iif (k.blind, 'yes', 'no'), k.layer,"
                     " (SELECT count (*) FROM all_codings c JOIN documents d ON d.id = c.document"
                     "  WHERE c.coder = k.id AND d.trashed IS NULL),"
                     " (SELECT count (*) FROM finished f JOIN documents d"
                     "  ON d.guid = f.document_guid WHERE f.coder = k.id AND d.trashed IS NULL),"
                     " k.guid FROM coders k ORDER BY k.layer IS NOT NULL, k.id",
                     8, error);
}

static gboolean
list_drawn (PndProject *project, char **operands, const Options *options, PndTableFormat format,
            GError **error)
{
  g_autoptr (PndTable) table
    = pnd_table_new (format, "document source_type #seed share drawn guid");

  return print_rows (project, table,
                     "SELECT d.name, d.source_type, w.seed, w.share, w.created, d.guid"
                     " FROM draws w JOIN draw_documents m ON m.draw = w.id"
                     " JOIN documents d ON d.guid = m.document_guid"
                     " WHERE d.trashed IS NULL AND w.id ="
                     " (SELECT id FROM draws ORDER BY created DESC, id DESC LIMIT 1)"
                     " ORDER BY d.name, d.guid",
                     6, error);
}

static const Word words[] = {
  { { .word = NULL }, list },
  { { "add", 1, .writes = TRUE }, add },
  { { "change", 1, .writes = TRUE }, change },
  { { "blind", 2, .writes = TRUE }, set_blind },
  { { "finish", 2, .has_more = TRUE, .writes = TRUE, .names_actor = TRUE }, finish },
  { { "draw", 0, .writes = TRUE }, make_draw },
  { { "drawn" }, list_drawn },
  { { "second-pass", 1, .writes = TRUE }, begin_second_pass },
};

static gboolean
run_word (PndProject *project, const PndWord *word, char **operands, PndTableFormat format,
          gconstpointer options, GError **error)
{
  return ((const Word *) word)->run (project, operands, options, format, error);
}

/* `penanda coders PROJECT [...]` */
int
pnd_verb_coders (const PndVerb *verb, int argc, char **argv)
{
  Options options = { 0 };
  g_autofree char *coder = NULL;
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = {
    { "role", 0, 0, G_OPTION_ARG_STRING, &options.role,
      N_("researcher, second-coder or supervisor"), N_("ROLE") },
    { "colour", 0, 0, G_OPTION_ARG_STRING, &options.colour, N_("As #rrggbb"), N_("COLOUR") },
    { "name", 0, 0, G_OPTION_ARG_STRING, &options.name, N_("With change: another name"),
      N_("NAME") },
    { "blind", 0, 0, G_OPTION_ARG_NONE, &options.blind,
      N_("Sees nothing of the others in a document before finishing it"), NULL },
    { "share", 0, 0, G_OPTION_ARG_STRING, &options.share,
      N_("With draw: of the documents, above 0 up to 1 (default: 0.2)"), N_("SHARE") },
    { "seed", 0, 0, G_OPTION_ARG_STRING, &options.seed,
      N_("With draw: a whole number that decides which (default: 1)"), N_("N") },
    { "format", 'f', 0, G_OPTION_ARG_FILENAME, &format, N_("csv or json instead of text"),
      N_("FORMAT") },
    PND_OPTION_CODER (&coder),
    { NULL },
  };
  int status = PND_STATUS_DONE;

  if (pnd_options_parse (verb, entries, &argc, argv, &status))
    status = pnd_words_run (verb, argc, argv, PND_WORDS (words, run_word), &options, coder,
                            format);
  options_clear (&options);
  return status;
}
