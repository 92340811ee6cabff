/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a coding summary begins with: the project, its coders, its codebook. */

#include <glib/gi18n.h>

#include "app/exchange/summary/parts.h"

/* the last entry of the history, never the clock: the same project gives the same bytes */
static const char select_project[] =
  "SELECT name, guid, language, (SELECT user_version FROM pragma_user_version),"
  "       coalesce ((SELECT time FROM history ORDER BY id DESC LIMIT 1), modified),"
  "       nullif (question, '') FROM project";

/**
 * pnd_summary_parts_write_project:
 * @parts: what to write, and where
 * @error: return location for an error
 *
 * Returns: %TRUE on success, else %FALSE with a %PND_STORE_ERROR
 */
gboolean
pnd_summary_parts_write_project (PndSummaryParts *parts, GError **error)
{
  g_autoptr (PndStatement) statement = NULL;
  g_autofree char *name = NULL;
  g_autofree char *question = NULL;

  statement = pnd_database_query (parts->reader, _("Reading the project"), select_project, error,
                                  "");
  if (statement == NULL || !pnd_statement_next (statement, error))
    return FALSE;

  name = pnd_pseudonyms_dup (parts->pseudonyms, pnd_statement_get_text (statement, 0, NULL));
  if (pnd_statement_get_text (statement, 5, NULL) != NULL)
    question = pnd_pseudonyms_dup (parts->pseudonyms, pnd_statement_get_text (statement, 5, NULL));
  pnd_xml_writer_start (parts->xml, "project", NULL);
  pnd_xml_writer_attribute (parts->xml, "name", name);
  pnd_xml_writer_attribute (parts->xml, "guid", pnd_statement_get_text (statement, 1, NULL));
  pnd_xml_writer_attribute_int (parts->xml, "schemaVersion", pnd_statement_get_int (statement, 3));
  pnd_xml_writer_attribute (parts->xml, "lastEdit", pnd_statement_get_text (statement, 4, NULL));
  pnd_xml_writer_attribute (parts->xml, "language", pnd_statement_get_text (statement, 2, NULL));
  pnd_xml_writer_attribute (parts->xml, "question", question);
  pnd_xml_writer_end (parts->xml);
  return TRUE;
}

/**
 * pnd_summary_parts_write_coders:
 * @parts: what to write, and where
 * @error: return location for an error
 *
 * Returns: %TRUE on success, else %FALSE with a %PND_STORE_ERROR
 */
gboolean
pnd_summary_parts_write_coders (PndSummaryParts *parts, GError **error)
{
  g_autoptr (PndStatement) statement = NULL;
  GError *failure = NULL;

  statement = pnd_database_query (parts->reader, _("Reading the coders"),
                                  "SELECT guid, name, role FROM coders ORDER BY name, guid",
                                  error, "");
  if (statement == NULL)
    return FALSE;

  pnd_xml_writer_start (parts->xml, "coders", NULL);
  while (pnd_statement_next (statement, &failure))
    {
      pnd_xml_writer_start (parts->xml, "coder", NULL);
      pnd_xml_writer_attribute (parts->xml, "guid", pnd_statement_get_text (statement, 0, NULL));
      pnd_xml_writer_attribute (parts->xml, "name", pnd_statement_get_text (statement, 1, NULL));
      pnd_xml_writer_attribute (parts->xml, "role", pnd_statement_get_text (statement, 2, NULL));
      pnd_xml_writer_end (parts->xml);
    }
  pnd_xml_writer_end (parts->xml);
  return pnd_statement_ended (failure, error);
}

static void
write_code (PndSummaryParts *parts, const PndCodeTreeNode *code)
{
  pnd_xml_writer_start (parts->xml, "code", NULL);
  pnd_xml_writer_attribute (parts->xml, "guid", code->guid);
  if (code->parent >= 0)
    pnd_xml_writer_attribute (parts->xml, "parent",
                              pnd_code_tree_get (parts->codes, code->parent)->guid);
  pnd_xml_writer_attribute (parts->xml, "abbreviation", code->abbreviation);
  pnd_xml_writer_attribute (parts->xml, "name", code->name);
  pnd_xml_writer_attribute (parts->xml, "path", code->path);
  pnd_xml_writer_attribute (parts->xml, "kind", pnd_code_kind_to_word (code->kind));
  pnd_xml_writer_attribute (parts->xml, "colour", code->colour);
  pnd_xml_writer_attribute_int (parts->xml, "version", code->version);
  pnd_xml_writer_element (parts->xml, "definition", code->definition, -1);
  pnd_xml_writer_element (parts->xml, "include", code->include, -1);
  pnd_xml_writer_element (parts->xml, "exclude", code->exclude, -1);
  pnd_xml_writer_element (parts->xml, "example", code->example, -1);
  pnd_xml_writer_element (parts->xml, "nearMiss", code->near_miss, -1);
  pnd_xml_writer_end (parts->xml);
}

/**
 * pnd_summary_parts_write_codebook:
 * @parts: what to write, and where
 * @error: return location for an error
 *
 * Returns: %TRUE on success, else %FALSE with a %PND_STORE_ERROR
 */
gboolean
pnd_summary_parts_write_codebook (PndSummaryParts *parts, GError **error)
{
  g_autoptr (PndStatement) statement = NULL;

  statement = pnd_database_query (parts->reader, _("Reading the codebook"),
                                  "SELECT nullif (codebook_name, ''), nullif (codebook_source, '')"
                                  "  FROM project", error, "");
  if (statement == NULL || !pnd_statement_next (statement, error))
    return FALSE;

  pnd_xml_writer_start (parts->xml, "codebook", NULL);
  pnd_xml_writer_attribute (parts->xml, "name", pnd_statement_get_text (statement, 0, NULL));
  pnd_xml_writer_attribute (parts->xml, "source", pnd_statement_get_text (statement, 1, NULL));
  for (int i = 0; i < pnd_code_tree_get_n (parts->codes); i++)
    write_code (parts, pnd_code_tree_get (parts->codes, i));
  pnd_xml_writer_end (parts->xml);
  return TRUE;
}
