/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/sources/attributes.h"

#include <glib/gi18n.h>

/* values of each attribute by document id */
struct _PndAttributes
{
  GPtrArray *names; /* NULL-terminated, owned by tables */
  GHashTable *tables;
};

static PndDatabase *
get_database (PndDocument *self)
{
  return pnd_project_get_database (pnd_row_get_project (PND_ROW (self)));
}

static void
take (PndAttributes *self, gint64 document, const char *name, const char *value)
{
  GHashTable *table = g_hash_table_lookup (self->tables, name);

  if (table == NULL)
    {
      char *owned = g_strdup (name);

      table = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
      g_hash_table_insert (self->tables, owned, table);
      g_ptr_array_add (self->names, owned);
    }
  g_hash_table_insert (table, g_memdup2 (&document, sizeof document), g_strdup (value));
}

/**
 * pnd_document_set_attribute:
 * @self: a document
 * @name: of the attribute, not empty
 * @value: (nullable): what it is from now on; %NULL or empty takes it away
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with PND_STORE_ERROR_REFUSED when @name is empty
 */
gboolean
pnd_document_set_attribute (PndDocument *self, const char *name, const char *value,
                            GError **error)
{
  PndProject *project;
  PndDatabase *database;
  g_autofree char *clean_name = NULL;
  const char *doing = _("Changing an attribute");
  gint64 id;
  gboolean done;

  g_return_val_if_fail (PND_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  clean_name = g_strstrip (g_strdup (name));
  if (*clean_name == '\0')
    {
      g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                   _("An attribute of “%s” needs a name."), pnd_document_get_name (self));
      return FALSE;
    }
  project = pnd_row_get_project (PND_ROW (self));
  if (!pnd_row_check_live (PND_ROW (self), error)
      || !pnd_project_begin_edit (project, N_("Change attribute"), error))
    return FALSE;
  pnd_project_describe_edit (project, "%s: %s", pnd_document_get_name (self), clean_name);
  database = get_database (self);
  id = pnd_row_get_id (PND_ROW (self));
  if (value == NULL || *value == '\0')
    done = pnd_database_run (database, doing,
                             "DELETE FROM attributes WHERE document = ? AND name = ?", error,
                             "is", id, clean_name);
  else
    done = pnd_database_run (database, doing,
                             "UPDATE attributes SET value = ?1 WHERE document = ?2 AND name = ?3 "
                             "AND value <> ?1",
                             error, "sis", value, id, clean_name)
           && pnd_database_run (database, doing,
                                "INSERT INTO attributes (document, name, value) "
                                "SELECT ?1, ?2, ?3 WHERE NOT EXISTS (SELECT 1 FROM attributes "
                                "WHERE document = ?1 AND name = ?2)",
                                error, "iss", id, clean_name, value);
  return pnd_row_finish_edit (project, done, error);
}

/**
 * pnd_attributes_load:
 * @project: a project
 * @error: return location for a #PndStoreError
 *
 * Returns: (transfer full): what its documents that are not in the trash have; %NULL with @error set
 */
PndAttributes *
pnd_attributes_load (PndProject *project, GError **error)
{
  g_autoptr (PndAttributes) self = g_new0 (PndAttributes, 1);
  g_autoptr (PndStatement) row = NULL;
  GError *failure = NULL;

  g_return_val_if_fail (PND_IS_PROJECT (project), NULL);

  self->names = g_ptr_array_new ();
  self->tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) g_hash_table_unref);
  row = pnd_database_query (pnd_project_get_database (project), _("Reading the attributes"),
                            "SELECT a.document, a.name, a.value FROM attributes a"
                            "  JOIN documents d ON d.id = a.document"
                            " WHERE d.trashed IS NULL ORDER BY a.name, a.document",
                            error, "");
  if (row == NULL)
    return NULL;
  while (pnd_statement_next (row, &failure))
    take (self, pnd_statement_get_int (row, 0), pnd_statement_get_text (row, 1, NULL),
          pnd_statement_get_text (row, 2, NULL));
  g_ptr_array_add (self->names, NULL);
  return pnd_statement_ended (failure, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * pnd_attributes_free:
 * @self: (transfer full): attributes
 */
void
pnd_attributes_free (PndAttributes *self)
{
  g_ptr_array_unref (self->names);
  g_hash_table_unref (self->tables);
  g_free (self);
}

/**
 * pnd_attributes_get_names:
 * @self: attributes
 *
 * Returns: (transfer none) (array zero-terminated=1): what some document has a value for, by name
 */
const char *const *
pnd_attributes_get_names (const PndAttributes *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->names->pdata;
}

/**
 * pnd_attributes_get:
 * @self: attributes
 * @document: id of a document
 * @name: of an attribute
 *
 * Returns: (transfer none) (nullable): its value, %NULL where there is none
 */
const char *
pnd_attributes_get (const PndAttributes *self, gint64 document, const char *name)
{
  GHashTable *table;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  table = g_hash_table_lookup (self->tables, name);
  return table != NULL ? g_hash_table_lookup (table, &document) : NULL;
}
