/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/command/options.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "app/model/coder.h"

/* who looks at what the verb reads, see app/store/veil/veil.h; NULL for who is logged in */
static const char *viewer;
/* what --coder says to a verb that has no such option of its own */
static char *viewer_word;

/* where a verb's own --coder is put, else @viewer_word */
static char **
find_viewer (const GOptionEntry *entries)
{
  for (; entries != NULL && entries->long_name != NULL; entries++)
    if (strcmp (entries->long_name, "coder") == 0)
      return entries->arg_data;
  return &viewer_word;
}

static GOptionContext *
make_context (const PndVerb *verb, const GOptionEntry *entries, gboolean *help)
{
  g_autofree char *name = g_strconcat ("penanda ", verb->name, NULL);
  g_autoptr (GString) summary = g_string_new (_(verb->summary));
  GOptionContext *context = g_option_context_new (verb->operands);
  const GOptionEntry common[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, help, N_("Show this help and do nothing"), NULL },
    { NULL },
  };
  const GOptionEntry looking[] = {
    { "coder", 0, 0, G_OPTION_ARG_FILENAME, &viewer_word,
      N_("Who looks; who codes blind does not see the others. Without it, the login name"),
      N_("NAME") },
    { NULL },
  };

  g_set_prgname (name); /* what the help begins with */
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_string_append_c (summary, '.');
  if (verb->description != NULL)
    g_string_append_printf (summary, "\n\n%s", _(verb->description));
  g_option_context_set_summary (context, summary->str);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (find_viewer (entries) == &viewer_word)
    g_option_context_add_main_entries (context, looking, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  return context;
}

/* "--" ends the options; GLib leaves it where a name behind it begins with a dash */
static void
drop_separator (int *argc, char **argv)
{
  for (int i = 1; i < *argc; i++)
    if (strcmp (argv[i], "--") == 0)
      {
        memmove (argv + i, argv + i + 1, (*argc - i) * sizeof *argv);
        (*argc)--;
        return;
      }
}

/**
 * pnd_options_parse:
 * @verb: the verb
 * @entries: (nullable): its own options, ended by an empty one
 * @argc: (inout): length of @argv
 * @argv: the verb and what stood behind it; the options are taken out
 * @status: (out): what to exit with, when the verb is over
 *
 * Returns: whether the verb should go on
 */
gboolean
pnd_options_parse (const PndVerb *verb, const GOptionEntry *entries, int *argc, char **argv,
                   int *status)
{
  gboolean help = FALSE;
  char **word = find_viewer (entries);
  g_autoptr (GOptionContext) context = make_context (verb, entries, &help);
  g_autoptr (GError) error = NULL;
  int n_operands;

  if (!g_option_context_parse (context, argc, &argv, &error))
    {
      *status = pnd_options_fail_usage (verb, "%s", error->message);
      return FALSE;
    }
  if (help)
    {
      g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);

      fputs (text, stdout);
      *status = PND_STATUS_DONE;
      return FALSE;
    }

  viewer = *word;
  drop_separator (argc, argv);
  argv[*argc] = NULL;
  n_operands = *argc - 1;
  if (n_operands < verb->min_operands
      || (verb->max_operands > 0 && n_operands > verb->max_operands))
    {
      *status = pnd_options_fail_usage (verb, n_operands < verb->min_operands
                                                ? _("something is missing")
                                                : _("there is too much"));
      return FALSE;
    }
  return TRUE;
}

/**
 * pnd_options_complain:
 * @message: what went wrong
 *
 * Writes it to standard error, in one line.
 */
void
pnd_options_complain (const char *message)
{
  g_autofree char *line = g_strdup (message);

  g_strdelimit (line, "\n\r", ' ');
  fprintf (stderr, "penanda: %s\n", g_strstrip (line));
}

/**
 * pnd_options_fail:
 * @error: (transfer full): what went wrong
 *
 * Returns: the status
 */
int
pnd_options_fail (GError *error)
{
  pnd_options_complain (error->message);
  g_error_free (error);
  return PND_STATUS_FAILED;
}

/**
 * pnd_options_fail_usage:
 * @verb: the verb
 * @format: what is wrong with the command, as for printf()
 * @...: its arguments
 *
 * Returns: the status
 */
int
pnd_options_fail_usage (const PndVerb *verb, const char *format, ...)
{
  g_autofree char *reason = NULL;
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* Translators: what is wrong; the verb, twice with what follows it */
  message = g_strdup_printf (_("%s: %s (penanda %s %s; see penanda %s --help)"), verb->name, reason,
                             verb->name, verb->operands, verb->name);
  pnd_options_complain (message);
  return PND_STATUS_USAGE;
}

/* who looks, where that is known already: a verb that changes something adds a new coder later. Who
 * only reads must be a coder if named. */
static gboolean
look (PndProject *project, gboolean must_be_there, GError **error)
{
  gint64 coder = pnd_coder_find (project, viewer != NULL ? viewer : g_get_user_name ());

  if (coder != 0)
    pnd_project_set_coder (project, coder);
  if (coder != 0 || viewer == NULL || !must_be_there)
    return TRUE;
  g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND,
               _("There is no coder named “%s”."), viewer);
  return FALSE;
}

/**
 * pnd_options_open_reading:
 * @path: a project
 *
 * Opens it without changing a byte of it, as --coder or who is logged in may see it.
 *
 * Returns: (transfer full) (nullable): the project, %NULL after telling why not
 */
PndProject *
pnd_options_open_reading (const char *path)
{
  GError *error = NULL;
  g_autoptr (PndProject) project = pnd_project_open (path, TRUE, &error);

  if (project != NULL && look (project, TRUE, &error))
    return g_steal_pointer (&project);
  pnd_options_fail (error);
  return NULL;
}

/**
 * pnd_options_open_writing:
 * @path: a project
 *
 * Opens it so that a verb that is refused changes no byte of it, as --coder or who is logged in may
 * see it.
 *
 * Returns: (transfer full) (nullable): the project, %NULL after telling why not
 */
PndProject *
pnd_options_open_writing (const char *path)
{
  g_autoptr (PndProject) project = NULL;
  GError *error = NULL;

  project = pnd_project_open_briefly (path, &error);
  if (project != NULL && look (project, FALSE, &error))
    return g_steal_pointer (&project);
  pnd_options_fail (error);
  return NULL;
}

/**
 * pnd_options_act:
 * @project: a project
 * @coder: (nullable): who acts, %NULL for who is logged in
 * @error: return location for an error
 *
 * Returns: %TRUE if so
 */
gboolean
pnd_options_act (PndProject *project, const char *coder, GError **error)
{
  return pnd_coder_act_as (project, coder != NULL ? coder : g_get_user_name (), error) != 0;
}

/**
 * pnd_options_begin:
 * @project: a project
 * @label: what is about to be done, as an untranslated msgid
 * @coder: (nullable): who acts, %NULL for who is logged in
 * @error: return location for an error
 *
 * Returns: %TRUE if an edit was begun; if it is abandoned, so is a coder who was not there before
 */
gboolean
pnd_options_begin (PndProject *project, const char *label, const char *coder, GError **error)
{
  gint64 id;

  if (!pnd_project_begin_edit (project, label, error))
    return FALSE;
  id = pnd_coder_add (project, coder != NULL ? coder : g_get_user_name (), error);
  if (id == 0)
    {
      pnd_project_abandon_edit (project);
      return FALSE;
    }
  pnd_project_set_coder (project, id);
  return TRUE;
}

/**
 * pnd_options_flush:
 * @status: how the verb went
 *
 * Returns: @status, or that of a failure to write standard output
 */
int
pnd_options_flush (int status)
{
  g_autofree char *message = NULL;

  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;
  message = g_strdup_printf (_("Standard output cannot be written: %s."), g_strerror (errno));
  pnd_options_complain (message);
  return PND_STATUS_FAILED;
}

/**
 * pnd_options_close:
 * @project: (transfer full): a project
 * @status: how the verb went
 *
 * Returns: @status, or that of a failure to close the project or to write standard output
 */
int
pnd_options_close (PndProject *project, int status)
{
  g_autoptr (PndProject) owned = project;
  GError *error = NULL;

  if (!pnd_project_close (project, &error))
    status = pnd_options_fail (error);
  return pnd_options_flush (status);
}

/**
 * pnd_options_parse_format:
 * @verb: the verb
 * @word: (nullable): what --format says
 * @format: (out): which table it is
 *
 * Returns: %FALSE after telling that there is no such format
 */
gboolean
pnd_options_parse_format (const PndVerb *verb, const char *word, PndTableFormat *format)
{
  *format = PND_TABLE_TEXT;
  if (word == NULL || strcmp (word, "text") == 0)
    return TRUE;
  if (strcmp (word, "csv") == 0)
    *format = PND_TABLE_CSV;
  else if (strcmp (word, "json") == 0)
    *format = PND_TABLE_JSON;
  else
    {
      pnd_options_fail_usage (verb, _("there is no format “%s”; there are csv and json"), word);
      return FALSE;
    }
  return TRUE;
}

/* @entries and --format, in one list */
static GArray *
join_entries (const GOptionEntry *entries, char **word)
{
  GArray *all = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));
  const GOptionEntry format = { "format", 'f', 0, G_OPTION_ARG_FILENAME, word,
                                N_("csv or json instead of text"), N_("FORMAT") };

  for (; entries != NULL && entries->long_name != NULL; entries++)
    g_array_append_val (all, *entries);
  g_array_append_val (all, format);
  return all;
}

/**
 * pnd_options_print_table:
 * @verb: the verb
 * @entries: (nullable): its own options, ended by an empty one; --format is added
 * @argc: length of @argv
 * @argv: the verb and what stood behind it
 * @func: prints the table
 * @data: for @func
 *
 * Returns: the status
 */
int
pnd_options_print_table (const PndVerb *verb, const GOptionEntry *entries, int argc, char **argv,
                         PndTableFunc func, gpointer data)
{
  g_autofree char *word = NULL;
  g_autoptr (GArray) all = join_entries (entries, &word);
  PndTableFormat format;
  PndProject *project;
  GError *error = NULL;
  int status = PND_STATUS_DONE;

  if (!pnd_options_parse (verb, (const GOptionEntry *) all->data, &argc, argv, &status))
    return status;
  if (!pnd_options_parse_format (verb, word, &format))
    return PND_STATUS_USAGE;
  project = pnd_options_open_reading (argv[1]);
  if (project == NULL)
    return PND_STATUS_FAILED;
  if (!func (project, argv + 1, format, data, &error))
    status = pnd_options_fail (error);
  return pnd_options_close (project, status);
}
