/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/exchange/report/report.h"

#include "app/exchange/export-view.h"
#include "app/exchange/output-file.h"
#include "app/exchange/report/parts.h"
#include "app/exchange/report/render/pages.h"
#include "app/exchange/report/render/render.h"
#include "app/model/language.h"

static gboolean
add_case (PndReportParts *parts, const PndReportCase *one, GError **error)
{
  pnd_report_add_front (parts, one);
  if (!pnd_report_add_case_facts (parts, one, error))
    return FALSE;
  pnd_report_heading (parts->report, 3, NULL, _("Verdicts"));
  pnd_report_add_motive_table (parts, one);
  pnd_report_add_strongest (parts, one);
  return pnd_report_add_warnings (parts, one, error)
         && pnd_report_add_corpus_in_short (parts, error);
}

/* a section a case, under its name where there are several */
static gboolean
add_section (PndReportParts *parts, const char *anchor, const char *title,
             gboolean (*add) (PndReportParts *parts, const PndReportCase *one, GError **error),
             GError **error)
{
  const GPtrArray *cases = parts->sources->cases;

  pnd_report_heading (parts->report, 2, anchor, title);
  for (guint i = 0; i < cases->len; i++)
    {
      const PndReportCase *one = cases->pdata[i];

      if (cases->len > 1)
        pnd_report_heading (parts->report, 3, NULL,
                            *one->name != '\0' ? one->name : _("The whole project"));
      if (!add (parts, one, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_indicators (PndReportParts *parts, const PndReportCase *one, GError **error)
{
  pnd_report_add_indicators (parts, one);
  return TRUE;
}

static gboolean
add_evidence (PndReportParts *parts, const PndReportCase *one, GError **error)
{
  pnd_report_add_evidence (parts, one);
  return TRUE;
}

static gboolean
add_whole (PndReportParts *parts, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < parts->sources->cases->len; i++)
    {
      if (!add_case (parts, parts->sources->cases->pdata[i], error))
        return FALSE;
      pnd_report_break (parts->report);
    }
  return add_section (parts, "indicators", _("Indicators"), add_indicators, error)
         && add_section (parts, "triangulation", _("Triangulation"), pnd_report_add_triangulation,
                         error)
         && add_section (parts, "holders", _("Whose motive, by the rule"), pnd_report_add_holders,
                         error)
         && add_section (parts, "contrary", _("Negative cases"), pnd_report_add_negative_cases,
                         error)
         && pnd_report_add_plots (parts, cancellable, error)
         && add_section (parts, "passages", _("Passages"), add_evidence, error)
         && pnd_report_add_queries (parts, error)
         && pnd_report_add_corpus (parts, error) && pnd_report_add_method (parts, error)
         && pnd_report_add_agreement (parts, error)
         && pnd_report_add_decisions (parts, error) && pnd_report_add_review (parts, error)
         && pnd_report_add_supervision (parts, error)
         && pnd_report_add_codebook (parts, error) && pnd_report_add_audit (parts, error)
         && pnd_report_add_coreq (parts, error);
}

static gboolean
add_content (PndReportParts *parts, PndReportContent content, GCancellable *cancellable,
             GError **error)
{
  switch (content)
    {
    case PND_REPORT_CHAPTER:
      return pnd_report_add_chapter (parts, error);
    case PND_REPORT_MEMBER_CHECK:
      return pnd_report_add_member_check (parts, error);
    case PND_REPORT_WHOLE:
    default:
      return add_whole (parts, cancellable, error);
    }
}

static PndReport *
load (PndDatabase *reader, const PndReportOptions *options, const char *language,
      GCancellable *cancellable, GError **error)
{
  g_autoptr (PndReport) report = pnd_report_new (language);
  g_autoptr (PndReportSources) sources
      = pnd_report_sources_load (reader, options->flags, language, cancellable, error);
  PndReportParts parts = { .reader = reader, .report = report, .sources = sources };
  gboolean done;

  if (sources == NULL)
    return NULL;
  done = pnd_report_parts_load (&parts, error)
         && add_content (&parts, options->content, cancellable, error);
  pnd_report_parts_clear (&parts);
  return done ? g_steal_pointer (&report) : NULL;
}

static char *
load_language (PndDatabase *reader, const PndReportOptions *options, GError **error)
{
  g_autoptr (PndStatement) row = NULL;

  if (options->language != NULL)
    return g_strdup (options->language);
  row = pnd_database_query (reader, _("Reading the project"), "SELECT language FROM project",
                            error, "");
  if (row == NULL || !pnd_statement_next (row, error))
    return NULL;
  return g_strdup (pnd_statement_get_text (row, 0, NULL));
}

static PndReport *
load_in_language (PndDatabase *reader, const PndReportOptions *options, GCancellable *cancellable,
                  GError **error)
{
  g_autofree char *language = load_language (reader, options, error);
  PndLanguage *before;
  PndReport *report;

  if (language == NULL)
    return NULL;
  before = pnd_language_enter (language);
  report = load (reader, options, language, cancellable, error);
  pnd_language_leave (before);
  return report;
}

/**
 * pnd_report_load:
 * @reader: a connection of pnd_project_open_reader(), in no transaction; any thread
 * @options: what to say, and in which language
 * @cancellable: (nullable): ends it
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the report as the project is at one moment, whoever edits
 *   meanwhile; %NULL with a %PND_STORE_ERROR or a %G_IO_ERROR
 */
PndReport *
pnd_report_load (PndDatabase *reader, const PndReportOptions *options, GCancellable *cancellable,
                 GError **error)
{
  PndReportOptions agreed;
  PndReport *report;

  g_return_val_if_fail (reader != NULL && options != NULL, NULL);

  agreed = *options;
  if (!pnd_export_agree (reader, &agreed.flags, error)
      || !pnd_database_exec (reader, _("Reading the project"), "BEGIN", error))
    return NULL;
  report = load_in_language (reader, &agreed, cancellable, error);
  pnd_database_exec (reader, NULL, "ROLLBACK", NULL); /* nothing was changed */
  return report;
}

static GBytes *
render (const PndReport *report, PndReportFormat format, GError **error)
{
  if (format == PND_REPORT_PDF)
    {
      g_autoptr (PndReportPages) pages = pnd_report_pages_new (report);

      return pnd_report_pages_to_pdf (pages, error);
    }
  if (format == PND_REPORT_ODT)
    return pnd_report_render_odt (report, error);
  return g_string_free_to_bytes (pnd_report_render_html (report));
}

/**
 * pnd_report_write:
 * @reader: a connection of pnd_project_open_reader(), in no transaction; any thread
 * @path: the file to make or to replace
 * @options: what to say, how, and in which language
 * @cancellable: (nullable): ends it
 * @error: return location for an error
 *
 * Returns: %TRUE if @path is the report; else %FALSE with a %PND_STORE_ERROR or a %G_IO_ERROR, and
 *   @path is as it was
 */
gboolean
pnd_report_write (PndDatabase *reader, const char *path, const PndReportOptions *options,
                  GCancellable *cancellable, GError **error)
{
  g_autoptr (PndOutputFile) file = NULL;
  g_autoptr (PndReport) report = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (reader != NULL && path != NULL && options != NULL, FALSE);

  file = pnd_output_file_new (path, error);
  report = file != NULL ? pnd_report_load (reader, options, cancellable, error) : NULL;
  bytes = report != NULL ? render (report, options->format, error) : NULL;
  return bytes != NULL && !g_cancellable_set_error_if_cancelled (cancellable, error)
         && pnd_output_file_write (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                   error)
         && pnd_output_file_commit (file, error);
}
