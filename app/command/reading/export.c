/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "app/command/reading/coding-view.h"
#include "app/command/reading/export-plot.h"
#include "app/command/verbs.h"
#include "app/exchange/codings-table.h"
#include "app/exchange/report/report.h"
#include "app/exchange/summary-writer.h"
#include "app/model/language.h"

/*
 * Export:
 * @report: how a report is written, where it is one
 */
typedef struct
{
  PndCodingView view;
  PndExportFlags flags;
  PndReportOptions report;
} Export;

typedef gboolean (*ExportFunc) (PndDatabase *reader, const char *path, const Export *export,
                                GError **error);

/*
 * Format:
 * @word: behind --format, and the suffix
 * @func: %NULL for what cannot be written yet
 */
typedef struct
{
  const char *word;
  ExportFunc func;
  PndReportFormat report;
} Format;

static gboolean
write_summary (PndDatabase *reader, const char *path, const Export *export, GError **error)
{
  return pnd_summary_write (reader, path, export->flags, NULL, error);
}

static gboolean
write_codings (PndDatabase *reader, const char *path, const Export *export, GError **error)
{
  return pnd_codings_table_write (reader, path, export->flags, NULL, error);
}

static gboolean
write_report (PndDatabase *reader, const char *path, const Export *export, GError **error)
{
  return pnd_report_write (reader, path, &export->report, NULL, error);
}

static const Format formats[] = {
  { "xml", write_summary },
  { "csv", write_codings },
  { "html", write_report, PND_REPORT_HTML },
  { "pdf", write_report, PND_REPORT_PDF },
  { "odt", write_report, PND_REPORT_ODT },
  { "qdpx", NULL },
  { "qdc", NULL },
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
write_file (const char *project_path, const char *path, const Format *format, const Export *export)
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
  if (reader == NULL || !pnd_coding_view_apply (&export->view, project, reader, &error)
      || !format->func (reader, path, export, &error))
    status = pnd_options_fail (error);
  g_clear_pointer (&reader, pnd_database_close); /* before the project is */
  return pnd_options_close (project, status);
}

/* what the options that only a report has say; FALSE after a word of complaint */
static gboolean
read_report (const PndVerb *verb, const char *language, const char *content, Export *export)
{
  static const char *const contents[] = { "report", "chapter", "member-check" };

  export->report.flags = export->flags;
  export->report.language = language;
  if (language != NULL && !pnd_language_is_there (language))
    {
      pnd_options_fail_usage (verb, _("there is no language “%s”"), language);
      return FALSE;
    }
  for (int i = 0; i < (int) G_N_ELEMENTS (contents); i++)
    if (content == NULL || g_str_equal (content, contents[i]))
      {
        export->report.content = i;
        return TRUE;
      }
  pnd_options_fail_usage (verb, _("“%s” is not report, chapter or member-check"), content);
  return FALSE;
}

static int
find_and_write (const PndVerb *verb, char **argv, const char *word, Export *export)
{
  const Format *format = find_format (word != NULL ? word : get_suffix (argv[2]));
  g_autofree char *message = NULL;

  if (format == NULL)
    return pnd_options_fail_usage (verb, word != NULL ? _("there is no format “%s”")
                                                      : _("the suffix of “%s” names no format"),
                                   word != NULL ? word : argv[2]);
  if (format->func != NULL)
    {
      export->report.format = format->report;
      return write_file (argv[1], argv[2], format, export);
    }
  message = g_strdup_printf (_("“%s”: .%s cannot be written yet."), argv[2], format->word);
  pnd_options_complain (message);
  return PND_STATUS_FAILED;
}

/* `penanda export PROJECT FILE` */
int
pnd_verb_export (const PndVerb *verb, int argc, char **argv)
{
  g_autofree char *word = NULL, *language = NULL, *content = NULL;
  g_auto (PndExportPlot) plot = PND_EXPORT_PLOT_NONE;
  g_autofree char *whose = NULL;
  gboolean no_quotes = FALSE, pseudonyms = FALSE;
  Export export = { .flags = PND_EXPORT_ALL };
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_FILENAME, &word,
      N_("xml, csv, html, pdf or odt, where the suffix does not tell"), N_("FORMAT") },
    { "no-quotes", 0, 0, G_OPTION_ARG_NONE, &no_quotes, N_("Leave out the text of the documents"),
      NULL },
    { "whose", 0, 0, G_OPTION_ARG_FILENAME, &export.view.whose,
      N_("Whose codings: all, consensus, or one coder’s"), N_("WHOSE") },
    { "reviewed-only", 0, 0, G_OPTION_ARG_NONE, &export.view.reviewed_only,
      N_("Only codings that were accepted in review"), NULL },
    { "pseudonyms", 0, 0, G_OPTION_ARG_NONE, &pseudonyms,
      N_("Other names for those in the list of replacements"), NULL },
    { "language", 'l', 0, G_OPTION_ARG_STRING, &language,
      N_("Of a report: en or id (default: the project's)"), N_("LANGUAGE") },
    { "content", 0, 0, G_OPTION_ARG_STRING, &content,
      N_("Of a report: report, chapter (its tables alone) or member-check"), N_("CONTENT") },
    { "plot", 0, 0, G_OPTION_ARG_STRING, &plot.name,
      N_("Write this plot, as .svg, .pdf or .png"), N_("NAME") },
    { "document", 0, 0, G_OPTION_ARG_STRING, &plot.document, N_("Of the plot portrait"),
      N_("DOCUMENT") },
    { "word", 0, 0, G_OPTION_ARG_STRING, &plot.word,
      N_("Of the plot context: a word, or the beginning of words and *"), N_("WORD") },
    { "together", 0, 0, G_OPTION_ARG_STRING, &plot.together,
      N_("Of the plot co-occurrence: overlap, inclusion, near or paragraph"), N_("HOW") },
    { "distance", 0, 0, G_OPTION_ARG_INT, &plot.distance,
      N_("Characters between what is near (default: 100)"), N_("N") },
    { "holder", 0, 0, G_OPTION_ARG_STRING, &plot.holder,
      N_("Of plots of motives: whose they are, or any (default: own-region)"), N_("HOLDER") },
    { "dark", 0, 0, G_OPTION_ARG_NONE, &plot.is_dark, N_("Draw the plot on dark paper"), NULL },
    { NULL },
  };
  int status = PND_STATUS_DONE;

  if (!pnd_options_parse (verb, entries, &argc, argv, &status))
    return status;
  whose = export.view.whose;
  if (plot.name != NULL)
    return pnd_export_plot (verb, argv[1], argv[2], word, &plot, &export.view);
  export.flags |= no_quotes ? PND_EXPORT_NO_QUOTES : 0;
  export.flags |= export.view.reviewed_only ? PND_EXPORT_REVIEWED_ONLY : 0;
  export.flags |= pseudonyms ? PND_EXPORT_PSEUDONYMS : 0;
  if (!read_report (verb, language, content, &export))
    return PND_STATUS_USAGE;
  return find_and_write (verb, argv, word, &export);
}
