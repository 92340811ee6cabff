/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/exchange/summary-writer.h"

#include <glib/gi18n.h>
#include <unistd.h>

#include "app/exchange/export-view.h"
#include "app/exchange/output-file.h"
#include "app/exchange/summary/check.h"
#include "app/exchange/summary/parts.h"
#include "data/pnd-app-resources.h"

#define CSS_PATH "/io/github/penanda/Penanda/data/report/coding-summary.css"

static void
free_guids (gpointer guids)
{
  if (guids != NULL)
    g_ptr_array_unref (guids);
}

/* a list for each motive, to be filled while the codings are written */
static GPtrArray *
make_evidence (const PndCodeTree *codes)
{
  GPtrArray *evidence = g_ptr_array_new_with_free_func (free_guids);

  for (int i = 0; i < pnd_code_tree_get_n (codes); i++)
    g_ptr_array_add (evidence, pnd_code_tree_get (codes, i)->kind == PND_CODE_KIND_MOTIVE
                                 ? g_ptr_array_new_with_free_func (g_free) : NULL);
  return evidence;
}

/* so that a browser shows it, whoever opens it */
static void
write_style (PndXmlWriter *xml)
{
  g_autoptr (GBytes) css = NULL;

  /* the linker drops the resources of a static library that nobody names */
  (void) pnd_app_get_resource ();
  css = g_resources_lookup_data (CSS_PATH, 0, NULL);
  if (css != NULL)
    pnd_xml_writer_style (xml, g_bytes_get_data (css, NULL), g_bytes_get_size (css));
}

static gboolean
write_parts (PndSummaryParts *parts, GError **error)
{
  write_style (parts->xml);
  pnd_xml_writer_start (parts->xml, "codingSummary", PND_SUMMARY_NAMESPACE);
  if (!pnd_summary_parts_write_project (parts, error)
      || !pnd_summary_parts_write_coders (parts, error)
      || !pnd_summary_parts_write_codebook (parts, error)
      || !pnd_summary_parts_write_cases (parts, error)
      || !pnd_summary_parts_write_documents (parts, error)
      || !pnd_summary_parts_write_codings (parts, error)
      || !pnd_summary_parts_write_motives (parts, error)
      || !pnd_summary_parts_write_findings (parts, error)
      || !pnd_summary_parts_write_agreements (parts, error)
      || !pnd_summary_parts_write_decisions (parts, error))
    return FALSE;
  pnd_xml_writer_end (parts->xml);
  return pnd_xml_writer_finish (parts->xml, error);
}

static gboolean
write_all (PndDatabase *reader, PndOutputFile *file, PndExportFlags flags,
           GCancellable *cancellable, GError **error)
{
  g_autoptr (PndXmlWriter) xml = NULL;
  g_autoptr (PndCodeTree) codes = NULL;
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GPtrArray) evidence = NULL;
  g_autoptr (PndPseudonyms) pseudonyms = NULL;
  gboolean written;
  PndSummaryParts parts = { .reader = reader, .flags = flags, .cancellable = cancellable };

  codes = pnd_code_tree_load (reader, error);
  if (codes == NULL)
    return FALSE;
  documents = pnd_coding_walk_load_documents (reader, error);
  if (documents == NULL)
    return FALSE;
  if (flags & PND_EXPORT_PSEUDONYMS)
    {
      pseudonyms = pnd_pseudonyms_load (reader, error);
      if (pseudonyms == NULL)
        return FALSE;
    }
  xml = pnd_xml_writer_new (file, error);
  if (xml == NULL)
    return FALSE;

  evidence = make_evidence (codes);
  parts.xml = xml;
  parts.codes = codes;
  parts.documents = documents;
  parts.evidence = evidence;
  parts.pseudonyms = pseudonyms;
  parts.has_translations
      = pnd_database_query_int (reader, _("Reading the translations"),
                                "SELECT EXISTS (SELECT 1 FROM translations)", 0, NULL, "") != 0;
  written = write_parts (&parts, error);
  pnd_speakers_free (parts.speakers);
  return written;
}

/* so that all parts are of one moment, whoever edits meanwhile */
static gboolean
write_in_transaction (PndDatabase *reader, PndOutputFile *file, PndExportFlags flags,
                      GCancellable *cancellable, GError **error)
{
  gboolean written;

  if (!pnd_database_exec (reader, _("Reading the project"), "BEGIN", error))
    return FALSE;
  written = write_all (reader, file, flags, cancellable, error);
  pnd_database_exec (reader, NULL, "ROLLBACK", NULL); /* nothing was changed */
  return written;
}

/* keeps the first fault: char ** */
static void
fault_cb (int line, const char *fault, gpointer data)
{
  char **first = data;

  if (*first == NULL)
    *first = g_strdup_printf (_("line %d: %s"), line, fault);
}

static gboolean
check_written (PndOutputFile *file, GCancellable *cancellable, GError **error)
{
  const char *path = pnd_output_file_get_path (file);
  g_autofree char *fault = NULL;
  int fd = pnd_output_file_reopen (file, error);
  gboolean fine;

  if (fd < 0)
    return FALSE;
  fine = pnd_summary_check (fd, path, fault_cb, &fault, cancellable, error);
  close (fd);
  if (fault != NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 _("“%s” was not written: the summary would not be valid (%s)"), path, fault);
  return fine;
}

/**
 * pnd_summary_write:
 * @reader: a connection of pnd_project_open_reader(), in no transaction; any thread
 * @path: the file to make or to replace
 * @flags: what to leave out
 * @cancellable: (nullable): ends the export
 * @error: return location for an error
 *
 * Writes the coding summary beside @path, checks it against its schema, and puts it in place.
 *
 * Returns: %TRUE if @path is the new summary; else %FALSE with a %PND_STORE_ERROR or a %G_IO_ERROR,
 *   and @path is as it was
 */
gboolean
pnd_summary_write (PndDatabase *reader, const char *path, PndExportFlags flags,
                   GCancellable *cancellable, GError **error)
{
  g_autoptr (PndOutputFile) file = NULL;

  g_return_val_if_fail (reader != NULL && path != NULL, FALSE);

  file = pnd_export_agree (reader, &flags, error) ? pnd_output_file_new (path, error) : NULL;
  return file != NULL && write_in_transaction (reader, file, flags, cancellable, error)
         && check_written (file, cancellable, error) && pnd_output_file_commit (file, error);
}
