/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/command/cases/case-options.h"

#include <string.h>

#include "app/model/cases/region-case.h"

static void
options_clear (PndCaseOptions *options)
{
  g_free (options->own);
  g_free (options->partner);
  g_free (options->from);
  g_free (options->to);
  g_free (options->notes);
  g_free (options->reason);
  g_free (options->rationale);
  g_free (options->holder);
  g_free (options->of);
  g_strfreev (options->for_passages);
  g_strfreev (options->against_passages);
}

static gboolean
run_word (PndProject *project, const PndWord *word, char **operands, PndTableFormat format,
          gconstpointer options, GError **error)
{
  return ((const PndCaseWord *) word)->run (project, operands, options, format, error);
}

/* `--for A B C` is `--for A --for B --for C`: a list of options that GOption knows. Returns
 * (transfer container): the arguments, %NULL-terminated */
static char **
spread_lists (int *argc, char **argv)
{
  GPtrArray *spread = g_ptr_array_new ();
  char *list = NULL;

  for (int i = 0; i < *argc; i++)
    {
      if (list != NULL && argv[i][0] != '-' && argv[i - 1] != list)
        g_ptr_array_add (spread, list);
      if (strcmp (argv[i], "--for") == 0 || strcmp (argv[i], "--against") == 0)
        list = argv[i];
      else if (argv[i][0] == '-')
        list = NULL;
      g_ptr_array_add (spread, argv[i]);
    }
  *argc = (int) spread->len;
  g_ptr_array_add (spread, NULL);
  return (char **) g_ptr_array_free (spread, FALSE);
}

/* what both verbs understand: --not, --format, --coder */
static void
add_shared (GArray *entries, PndCaseOptions *options, char **format, char **coder)
{
  const GOptionEntry shared[] = {
    { "not", 0, 0, G_OPTION_ARG_NONE, &options->not, N_("Take back what the word would do"), NULL },
    { "format", 'f', 0, G_OPTION_ARG_FILENAME, format, N_("csv or json instead of text"),
      N_("FORMAT") },
    PND_OPTION_CODER (coder),
    { NULL },
  };

  g_array_append_vals (entries, shared, G_N_ELEMENTS (shared));
}

static void
add_of_cases (GArray *entries, PndCaseOptions *options)
{
  const GOptionEntry own[] = {
    { "own", 0, 0, G_OPTION_ARG_STRING, &options->own, N_("The own region"), N_("REGION") },
    { "partner", 0, 0, G_OPTION_ARG_STRING, &options->partner, N_("The partner region"),
      N_("REGION") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options->from, N_("Where the period begins"),
      N_("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options->to, N_("Where it ends"), N_("DATE") },
    { "notes", 0, 0, G_OPTION_ARG_STRING, &options->notes, N_("Anything else"), N_("TEXT") },
    { "search", 0, 0, G_OPTION_ARG_NONE, &options->search,
      N_("With ask: a search that was made, not a question"), NULL },
  };

  g_array_append_vals (entries, own, G_N_ELEMENTS (own));
}

static void
add_of_findings (GArray *entries, PndCaseOptions *options)
{
  const GOptionEntry own[] = {
    { "rationale", 0, 0, G_OPTION_ARG_STRING, &options->rationale,
      N_("With set: what the verdict rests on"), N_("TEXT") },
    { "for", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->for_passages,
      N_("With set: a key passage for the motive; more follow"), N_("CODING") },
    { "against", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->against_passages,
      N_("With set: a key passage against it; more follow"), N_("CODING") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &options->reason, N_("Why"), N_("TEXT") },
    { "holder", 0, 0, G_OPTION_ARG_STRING, &options->holder,
      N_("Whose motives; without it, the own region's"), N_("HOLDER") },
    { "of", 0, 0, G_OPTION_ARG_STRING, &options->of,
      N_("By whose codings; without it, the first researcher's"), N_("CODER") },
    { "accepted-only", 0, 0, G_OPTION_ARG_NONE, &options->accepted_only,
      N_("Only by codings that were accepted"), NULL },
  };

  g_array_append_vals (entries, own, G_N_ELEMENTS (own));
}

/**
 * pnd_case_options_run:
 * @verb: the verb
 * @argc: length of @argv
 * @argv: what stood on the command line from the verb on
 * @about: which options it has
 * @words: (array length=n_words): the words it knows
 * @n_words: how many
 *
 * Returns: the exit status
 */
int
pnd_case_options_run (const PndVerb *verb, int argc, char **argv, PndCaseOptionsAbout about,
                      const PndCaseWord *words, gsize n_words)
{
  PndCaseOptions options = { 0 };
  g_autofree char *coder = NULL;
  g_autofree char *format = NULL;
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (GOptionEntry));
  g_autofree char **arguments = spread_lists (&argc, argv);
  int status = PND_STATUS_DONE;

  if (about == PND_CASE_OPTIONS_CASES)
    add_of_cases (entries, &options);
  else
    add_of_findings (entries, &options);
  add_shared (entries, &options, &format, &coder);
  if (pnd_options_parse (verb, (const GOptionEntry *) entries->data, &argc, arguments, &status))
    status = pnd_words_run (verb, argc, arguments,
                            (PndWords){ &words->word, n_words, sizeof *words, run_word }, &options,
                            coder, format);
  options_clear (&options);
  return status;
}

/**
 * pnd_case_options_find:
 * @project: the project
 * @name: a case's name or guid; `-` for the whole project
 * @id: (out): its id, 0 for the whole project
 * @error: return location for a #PndStoreError
 *
 * Returns: %FALSE with PND_STORE_ERROR_NOT_FOUND when there is none
 */
gboolean
pnd_case_options_find (PndProject *project, const char *name, gint64 *id, GError **error)
{
  *id = 0;
  if (strcmp (name, "-") == 0)
    return TRUE;
  *id = pnd_region_case_find (project, name, error);
  return *id != 0;
}
