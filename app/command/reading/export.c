/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <string.h>

#include "app/command/verbs.h"
#include "app/exchange/codings-table.h"
#include "app/exchange/summary-writer.h"

typedef gboolean (*ExportFunc) (PndDatabase *reader, const char *path, PndExportFlags flags,
                                GCancellable *cancellable, GError **error);

typedef struct
{
  const char *word; /* behind --format, and the suffix */
  ExportFunc func;  /* NULL for what cannot be written yet */
} Format;

static const Format formats[] = {
  { "xml", pnd_summary_write }, { "csv", pnd_codings_table_write },
  { "html", NULL }, { "pdf", NULL }, { "odt", NULL }, { "qdpx", NULL }, { "qdc", NULL },
};

static const Format *
find_format (const char *word)
{
  for (gsize i = 0; word != NULL && i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strcasecmp (formats[i].word, word) == 0)
      return &formats[i];
  return NULL;
}

static const char *
get_suffix (const char *path)
{
  const char *dot = strrchr (path, '.');

  return dot != NULL && strchr (dot, G_DIR_SEPARATOR) == NULL ? dot + 1 : NULL;
}

/* a project is not to be lost by a slip of the hand */
static gboolean
is_same_file (const char *path, PndProject *project)
{
  g_autofree char *target = g_canonicalize_filename (path, NULL);

  return strcmp (target, pnd_project_get_path (project)) == 0;
}

static int
export (const char *project_path, const char *path, ExportFunc func, PndExportFlags flags)
{
  PndProject *project = pnd_options_open_reading (project_path);
  g_autoptr (PndDatabase) reader = NULL;
  GError *error = NULL;
  int status = PND_STATUS_DONE;

  if (project == NULL)
    return PND_STATUS_FAILED;
  if (is_same_file (path, project))
    {
      pnd_options_complain (_("The project itself cannot be the file to write."));
      return pnd_options_close (project, PND_STATUS_FAILED);
    }
  reader = pnd_project_open_reader (project, &error);
  if (reader == NULL || !func (reader, path, flags, NULL, &error))
    status = pnd_options_fail (error);
  g_clear_pointer (&reader, pnd_database_close); /* before the project is */
  return pnd_options_close (project, status);
}

/* `penanda export PROJECT FILE` */
int
pnd_verb_export (const PndVerb *verb, int argc, char **argv)
{
  g_autofree char *word = NULL;
  gboolean no_quotes = FALSE, reviewed_only = FALSE, pseudonyms = FALSE;
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_FILENAME, &word,
      N_("xml or csv, where the suffix does not tell"), N_("FORMAT") },
    { "no-quotes", 0, 0, G_OPTION_ARG_NONE, &no_quotes, N_("Leave out the text of the documents"),
      NULL },
    { "reviewed-only", 0, 0, G_OPTION_ARG_NONE, &reviewed_only,
      N_("Only codings that were accepted in review"), NULL },
    { "pseudonyms", 0, 0, G_OPTION_ARG_NONE, &pseudonyms,
      N_("Other names for those in the list of replacements"), NULL },
    { NULL },
  };
  const Format *format;
  PndExportFlags flags = PND_EXPORT_ALL;
  int status = PND_STATUS_DONE;

  if (!pnd_options_parse (verb, entries, &argc, argv, &status))
    return status;
  format = find_format (word != NULL ? word : get_suffix (argv[2]));
  if (format == NULL)
    return pnd_options_fail_usage (verb, word != NULL ? _("there is no format “%s”")
                                                      : _("the suffix of “%s” names no format"),
                                   word != NULL ? word : argv[2]);
  if (format->func == NULL)
    {
      g_autofree char *message = g_strdup_printf (_("“%s”: .%s cannot be written yet."), argv[2],
                                                  format->word);

      pnd_options_complain (message);
      return PND_STATUS_FAILED;
    }
  flags |= no_quotes ? PND_EXPORT_NO_QUOTES : 0;
  flags |= reviewed_only ? PND_EXPORT_REVIEWED_ONLY : 0;
  flags |= pseudonyms ? PND_EXPORT_PSEUDONYMS : 0;
  return export (argv[1], argv[2], format->func, flags);
}
