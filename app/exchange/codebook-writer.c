/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/exchange/codebook-writer.h"

#include "app/exchange/xml/xml-check.h"
#include "app/exchange/xml/xml-writer.h"
#include "app/model/code.h"

#include <glib/gi18n.h>
#include <unistd.h>

#define NAMESPACE "urn:penanda:codebook:1"
#define SCHEMA "/io/github/penanda/Penanda/data/schema/codebook.xsd"

typedef struct
{
  PndProject *project;
  PndXmlWriter *xml;
} Writing;

static gboolean write_codes (Writing *self, gint64 parent, GError **error);

/* the name comes always: the schema wants one, an empty one is told there */
static void
write_rule (Writing *self, const char *language, const PndRule *rule)
{
  pnd_xml_writer_start (self->xml, "rule", NULL);
  pnd_xml_writer_attribute (self->xml, "language", language);
  pnd_xml_writer_start (self->xml, "name", NULL);
  pnd_xml_writer_text (self->xml, rule->name, -1);
  pnd_xml_writer_end (self->xml);
  pnd_xml_writer_element (self->xml, "definition", rule->definition, -1);
  pnd_xml_writer_element (self->xml, "include", rule->include, -1);
  pnd_xml_writer_element (self->xml, "exclude", rule->exclude, -1);
  pnd_xml_writer_element (self->xml, "example", rule->example, -1);
  pnd_xml_writer_element (self->xml, "nearMiss", rule->near_miss, -1);
  pnd_xml_writer_end (self->xml);
}

static gboolean
write_code (Writing *self, gint64 id, GError **error)
{
  g_autoptr (PndCode) code = pnd_row_get (self->project, PND_TYPE_CODE, id, error);
  const char *const *languages;

  if (code == NULL)
    return FALSE;

  pnd_xml_writer_start (self->xml, "code", NULL);
  pnd_xml_writer_attribute (self->xml, "guid", pnd_row_get_guid (PND_ROW (code)));
  pnd_xml_writer_attribute (self->xml, "abbreviation", pnd_code_get_abbreviation (code));
  pnd_xml_writer_attribute (self->xml, "kind",
                            pnd_code_kind_to_word (pnd_code_get_kind (code)));
  pnd_xml_writer_attribute (self->xml, "colour", pnd_code_get_colour (code));
  if (pnd_code_get_pin (code) != 0)
    pnd_xml_writer_attribute_int (self->xml, "pin", pnd_code_get_pin (code));

  languages = pnd_code_get_languages (code);
  for (int i = 0; languages[i] != NULL; i++)
    write_rule (self, languages[i], pnd_code_get_rule (code, languages[i]));
  if (!write_codes (self, id, error))
    return FALSE;
  pnd_xml_writer_end (self->xml);
  return TRUE;
}

/* (nullable): ids of those under @parent, in the order of the tree */
static GArray *
load_children (Writing *self, gint64 parent, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (PndStatement) statement
    = pnd_database_query (pnd_project_get_database (self->project), _("Reading the codebook"),
                          "SELECT id FROM codes WHERE parent IS ? ORDER BY position, id", error,
                          "n", parent);
  GError *inner = NULL;

  if (statement == NULL)
    return NULL;
  while (pnd_statement_next (statement, &inner))
    {
      gint64 id = pnd_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }
  if (inner == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, inner);
  return NULL;
}

/* @parent: 0 for the top */
static gboolean
write_codes (Writing *self, gint64 parent, GError **error)
{
  g_autoptr (GArray) ids = load_children (self, parent, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!write_code (self, g_array_index (ids, gint64, i), error))
      return FALSE;
  return TRUE;
}

/* title and source, each in the project's language */
static gboolean
write_head (Writing *self, GError **error)
{
  static const char *const names[] = { "title", "source" };
  g_autoptr (PndStatement) statement
    = pnd_database_query (pnd_project_get_database (self->project), _("Reading the codebook"),
                          "SELECT codebook_name, codebook_source FROM project", error, "");

  if (statement == NULL || !pnd_statement_next (statement, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *text = pnd_statement_get_text (statement, i, NULL);

      if (text == NULL || *text == '\0')
        continue;
      pnd_xml_writer_start (self->xml, names[i], NULL);
      pnd_xml_writer_attribute (self->xml, "language", pnd_project_get_language (self->project));
      pnd_xml_writer_text (self->xml, text, -1);
      pnd_xml_writer_end (self->xml);
    }
  return TRUE;
}

static gboolean
write_codebook (PndProject *project, PndOutputFile *file, GError **error)
{
  g_autoptr (PndXmlWriter) xml = pnd_xml_writer_new (file, error);
  Writing self = { .project = project, .xml = xml };

  if (xml == NULL)
    return FALSE;
  pnd_xml_writer_start (xml, "codebook", NAMESPACE);
  return write_head (&self, error) && write_codes (&self, 0, error)
         && pnd_xml_writer_finish (xml, error);
}

/* keeps the first: char ** */
static void
fault_cb (int line, const char *fault, gpointer data)
{
  char **first = data;

  if (*first == NULL)
    *first = g_strdup_printf (_("line %d: %s"), line, fault);
}

static gboolean
check_written (PndOutputFile *file, GError **error)
{
  const char *path = pnd_output_file_get_path (file);
  g_autofree char *fault = NULL;
  g_autoptr (PndXmlCheck) check = pnd_xml_check_new (SCHEMA, fault_cb, &fault, error);
  int fd = check != NULL ? pnd_output_file_reopen (file, error) : -1;
  gboolean fine;

  if (fd < 0)
    return FALSE;
  fine = pnd_xml_check_run (check, fd, path, NULL, error);
  close (fd);
  if (fault != NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 _("“%s” was not written: the codebook would not be valid (%s)"), path, fault);
  return fine;
}

/**
 * pnd_codebook_write:
 * @project: the project
 * @path: the file to make or to replace
 * @error: return location for an error
 *
 * Writes all codes with their rules in all languages beside @path, checks the file against its
 * schema, and puts it in place. The same codebook gives the same bytes.
 *
 * Returns: %TRUE if @path is the codebook; else %FALSE with a #PndStoreError or a #GIOErrorEnum, and
 *   @path is as it was
 */
gboolean
pnd_codebook_write (PndProject *project, const char *path, GError **error)
{
  g_autoptr (PndOutputFile) file = NULL;

  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  file = pnd_output_file_new (path, error);
  return file != NULL && write_codebook (project, file, error) && check_written (file, error)
         && pnd_output_file_commit (file, error);
}
