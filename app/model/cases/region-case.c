/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/cases/region-case.h"

#include <glib/gi18n.h>

#include "app/model/row-list.h"
#include "app/model/sources/document-facts.h"
#include "app/store/veil/veil.h"

struct _PndRegionCase
{
  PndRow parent_instance;

  char *name;
  char *own;
  char *partner;
  char *from;
  char *to;
  char *notes;
};

enum
{
  PROP_0,
  PROP_NAME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PndRegionCase, pnd_region_case, PND_TYPE_ROW)

static const char *
get_text (const char *text)
{
  return text != NULL ? text : "";
}

static gboolean
check_date (const char *date, GError **error)
{
  if (*get_text (date) == '\0' || pnd_document_date_is_valid (date))
    return TRUE;
  g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
               _("“%s” is not a date; write 2023, 2023-02 or 2023-02-17."), date);
  return FALSE;
}

/* the name without blanks around it; NULL with @error set when the facts cannot be */
static char *
check_facts (PndProject *project, gint64 id, const PndRegionCaseFacts *facts, GError **error)
{
  g_autofree char *name = g_strdup (get_text (facts->name));

  g_strdelimit (name, "\n\r\t", ' ');
  g_strstrip (name);
  if (!check_date (facts->from, error) || !check_date (facts->to, error))
    return NULL;
  if (*name == '\0' || g_str_equal (name, "-"))
    g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                         _("A case needs a name."));
  else if (*get_text (facts->from) != '\0' && *get_text (facts->to) != '\0'
           && g_strcmp0 (facts->from, facts->to) > 0
           && !g_str_has_prefix (facts->from, facts->to))
    g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                 _("The period of “%s” would end before it begins."), name);
  else if (pnd_database_query_int (pnd_project_get_database (project), _("Looking for a case"),
                                   "SELECT id FROM cases WHERE name = ? AND id <> ?", 0, NULL,
                                   "si", name, id)
           != 0)
    g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                 _("There is a case “%s” already."), name);
  else
    return g_steal_pointer (&name);
  return NULL;
}

static gboolean
run_all (PndDatabase *database, const char *const *statements, gsize n, gint64 id, GError **error)
{
  for (gsize i = 0; i < n; i++)
    if (!pnd_database_run (database, _("Changing a case"), statements[i], error, "i", id))
      return FALSE;
  return TRUE;
}

static void
pnd_region_case_read (PndRow *row, PndStatement *statement)
{
  PndRegionCase *self = PND_REGION_CASE (row);

  if (pnd_row_take_string (&self->name, pnd_statement_get_text (statement, 4, NULL)))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
  pnd_row_take_string (&self->own, pnd_statement_get_text (statement, 5, NULL));
  pnd_row_take_string (&self->partner, pnd_statement_get_text (statement, 6, NULL));
  pnd_row_take_string (&self->from, pnd_statement_get_text (statement, 7, NULL));
  pnd_row_take_string (&self->to, pnd_statement_get_text (statement, 8, NULL));
  pnd_row_take_string (&self->notes, pnd_statement_get_text (statement, 9, NULL));
}

static void
pnd_region_case_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NAME)
    g_value_set_string (value, PND_REGION_CASE (object)->name);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
pnd_region_case_finalize (GObject *object)
{
  PndRegionCase *self = PND_REGION_CASE (object);

  g_free (self->name);
  g_free (self->own);
  g_free (self->partner);
  g_free (self->from);
  g_free (self->to);
  g_free (self->notes);

  G_OBJECT_CLASS (pnd_region_case_parent_class)->finalize (object);
}

static void
pnd_region_case_class_init (PndRegionCaseClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  PndRowClass *row_class = PND_ROW_CLASS (klass);

  object_class->get_property = pnd_region_case_get_property;
  object_class->finalize = pnd_region_case_finalize;
  row_class->table = "cases";
  row_class->columns = "name, own, partner, period_from, period_to, notes";
  row_class->read = pnd_region_case_read;

  properties[PROP_NAME]
      = g_param_spec_string ("name", NULL, NULL, "",
                             G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pnd_region_case_init (PndRegionCase *self)
{
  self->name = g_strdup ("");
  self->own = g_strdup ("");
  self->partner = g_strdup ("");
  self->from = g_strdup ("");
  self->to = g_strdup ("");
  self->notes = g_strdup ("");
}

/**
 * pnd_region_case_get_facts:
 * @self: a case
 *
 * Returns: what is known of it; borrowed until the row changes
 */
PndRegionCaseFacts
pnd_region_case_get_facts (PndRegionCase *self)
{
  g_return_val_if_fail (PND_IS_REGION_CASE (self), (PndRegionCaseFacts){ 0 });

  return (PndRegionCaseFacts){ self->name, self->own, self->partner,
                               self->from, self->to,  self->notes };
}

/**
 * pnd_region_case_get_name:
 * @self: a case
 *
 * Returns: (transfer none): its name
 */
const char *
pnd_region_case_get_name (PndRegionCase *self)
{
  g_return_val_if_fail (PND_IS_REGION_CASE (self), NULL);

  return self->name;
}

/**
 * pnd_region_case_dup_stage:
 * @self: a case
 * @stage: a stage
 *
 * Returns: (transfer full) (nullable): when it was reached; %NULL when it was not
 */
char *
pnd_region_case_dup_stage (PndRegionCase *self, PndStage stage)
{
  g_autoptr (PndStatement) row = NULL;

  g_return_val_if_fail (PND_IS_REGION_CASE (self) && stage < PND_N_STAGES, NULL);

  row = pnd_database_query (pnd_project_get_database (pnd_row_get_project (PND_ROW (self))),
                            _("Reading a case"),
                            "SELECT date FROM case_stages WHERE region_case = ? AND stage = ?",
                            NULL, "is", pnd_row_get_id (PND_ROW (self)),
                            pnd_stage_to_word (stage));
  return row != NULL && pnd_statement_next (row, NULL)
           ? g_strdup (pnd_statement_get_text (row, 0, NULL)) : NULL;
}

/**
 * pnd_region_case_new_list:
 * @project: the project
 *
 * Returns: (transfer full): the cases, by name
 */
GListModel *
pnd_region_case_new_list (PndProject *project)
{
  g_return_val_if_fail (PND_IS_PROJECT (project), NULL);

  return G_LIST_MODEL (pnd_row_list_new (project, PND_TYPE_REGION_CASE, "1", "t.name, t.id", NULL,
                                         ""));
}

/**
 * pnd_region_case_find:
 * @project: the project
 * @name_or_guid: a case's name, exactly, or guid
 * @error: return location for a #PndStoreError
 *
 * Returns: its id; 0 with PND_STORE_ERROR_NOT_FOUND when there is none
 */
gint64
pnd_region_case_find (PndProject *project, const char *name_or_guid, GError **error)
{
  gint64 id;

  g_return_val_if_fail (PND_IS_PROJECT (project) && name_or_guid != NULL, 0);

  id = pnd_database_query_int (pnd_project_get_database (project), _("Looking for a case"),
                               "SELECT id FROM cases WHERE name = ?1 OR guid = ?1 "
                               "ORDER BY name = ?1 DESC", 0, NULL, "s", name_or_guid);
  if (id == 0)
    g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND,
                 _("The project has no case “%s”."), name_or_guid);
  return id;
}

/**
 * pnd_region_case_count:
 * @project: the project
 *
 * Returns: how many cases it has
 */
int
pnd_region_case_count (PndProject *project)
{
  g_return_val_if_fail (PND_IS_PROJECT (project), 0);

  return (int) pnd_database_query_int (pnd_project_get_database (project), _("Counting the cases"),
                                       "SELECT count (*) FROM cases", 0, NULL, "");
}

/**
 * pnd_region_case_load_documents:
 * @database: the project's connection or a reader's
 * @region_case: id of a case; 0 for the whole project
 * @error: return location for a #PndStoreError
 *
 * Returns: (transfer full) (nullable): ids (gint64) of its documents outside the trash, by id
 */
GArray *
pnd_region_case_load_documents (PndDatabase *database, gint64 region_case, GError **error)
{
  g_autoptr (GArray) documents = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (PndStatement) row = NULL;
  GError *failure = NULL;

  g_return_val_if_fail (database != NULL, NULL);

  row = pnd_database_query (database, _("Reading a case"),
                            "SELECT id FROM documents WHERE trashed IS NULL AND (?1 = 0 OR guid IN "
                            "(SELECT document_guid FROM case_documents WHERE region_case = ?1)) "
                            "ORDER BY id", error, "i", region_case);
  if (row == NULL)
    return NULL;
  while (pnd_statement_next (row, &failure))
    {
      gint64 id = pnd_statement_get_int (row, 0);

      g_array_append_val (documents, id);
    }
  return pnd_statement_ended (failure, error) ? g_steal_pointer (&documents) : NULL;
}

/**
 * pnd_region_case_add:
 * @project: the project
 * @facts: what is known of it
 * @error: return location for a #PndStoreError
 *
 * Returns: the case's id; 0 with PND_STORE_ERROR_REFUSED when it has no name, one that is taken, or
 *   a period that cannot be
 */
gint64
pnd_region_case_add (PndProject *project, const PndRegionCaseFacts *facts, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *guid = pnd_row_new_guid ();
  g_autofree char *now = pnd_row_now ();
  PndDatabase *database;
  gboolean done;
  gint64 id;

  g_return_val_if_fail (PND_IS_PROJECT (project) && facts != NULL, 0);

  database = pnd_project_get_database (project);
  name = check_facts (project, 0, facts, error);
  if (name == NULL || !pnd_project_begin_edit (project, N_("Add case"), error))
    return 0;
  pnd_project_describe_edit (project, "%s", name);
  done = pnd_database_run (database, _("Changing a case"),
                           "INSERT INTO cases (guid, name, own, partner, period_from, period_to, "
                           "notes, created, modified) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)",
                           error, "ssssssss", guid, name, get_text (facts->own),
                           get_text (facts->partner), get_text (facts->from),
                           get_text (facts->to), get_text (facts->notes), now);
  id = done ? pnd_database_get_last_id (database) : 0;
  return pnd_row_finish_edit (project, done, error) ? id : 0;
}

/**
 * pnd_region_case_change:
 * @self: a case
 * @facts: what is known of it from now on, all of it
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with an error as of pnd_region_case_add()
 */
gboolean
pnd_region_case_change (PndRegionCase *self, const PndRegionCaseFacts *facts, GError **error)
{
  PndProject *project;
  g_autofree char *name = NULL;
  g_autofree char *now = pnd_row_now ();
  gboolean done;

  g_return_val_if_fail (PND_IS_REGION_CASE (self) && facts != NULL, FALSE);

  project = pnd_row_get_project (PND_ROW (self));
  if (!pnd_row_check_live (PND_ROW (self), error))
    return FALSE;
  name = check_facts (project, pnd_row_get_id (PND_ROW (self)), facts, error);
  if (name == NULL || !pnd_project_begin_edit (project, N_("Change case"), error))
    return FALSE;
  pnd_project_describe_edit (project, "%s", name);
  done = pnd_database_run (
      pnd_project_get_database (project), _("Changing a case"),
      "UPDATE cases SET name = ?1, own = ?2, partner = ?3, period_from = ?4, period_to = ?5, "
      "notes = ?6, modified = ?7 WHERE id = ?8 AND NOT (name = ?1 AND own = ?2 AND partner = ?3 "
      "AND period_from = ?4 AND period_to = ?5 AND notes = ?6)",
      error, "sssssssi", name, get_text (facts->own), get_text (facts->partner),
      get_text (facts->from), get_text (facts->to), get_text (facts->notes), now,
      pnd_row_get_id (PND_ROW (self)));
  return pnd_row_finish_edit (project, done, error);
}

/**
 * pnd_region_case_remove:
 * @self: a case
 * @error: return location for a #PndStoreError
 *
 * Its documents and codings stay; its findings, resolutions and questions go with it.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
pnd_region_case_remove (PndRegionCase *self, GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM case_stages WHERE region_case = ?",
    "DELETE FROM case_documents WHERE region_case = ?",
    "DELETE FROM main.coding_cases WHERE region_case = ?",
    "DELETE FROM main.finding_passages WHERE finding IN "
    "(SELECT id FROM main.findings WHERE region_case = ?)",
    "DELETE FROM main.findings WHERE region_case = ?",
    "DELETE FROM main.resolutions WHERE region_case = ?",
    "DELETE FROM question_codes WHERE question IN "
    "(SELECT id FROM questions WHERE region_case = ?)",
    "DELETE FROM questions WHERE region_case = ?",
    "DELETE FROM cases WHERE id = ?",
  };
  PndProject *project;
  gboolean done;

  g_return_val_if_fail (PND_IS_REGION_CASE (self), FALSE);

  project = pnd_row_get_project (PND_ROW (self));
  if (!pnd_row_check_live (PND_ROW (self), error) || !pnd_project_check_seeing (project, error)
      || !pnd_project_begin_edit (project, N_("Remove case"), error))
    return FALSE;
  pnd_project_describe_edit (project, "%s", self->name);
  done = pnd_row_forget_guid (project, pnd_row_get_guid (PND_ROW (self)), "case", error)
         && run_all (pnd_project_get_database (project), statements, G_N_ELEMENTS (statements),
                     pnd_row_get_id (PND_ROW (self)), error);
  return pnd_row_finish_edit (project, done, error);
}

/**
 * pnd_region_case_set_stage:
 * @self: a case
 * @stage: a stage
 * @date: (nullable): when it was reached; %NULL or "" for not
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with PND_STORE_ERROR_REFUSED when @date is none
 */
gboolean
pnd_region_case_set_stage (PndRegionCase *self, PndStage stage, const char *date, GError **error)
{
  PndProject *project;
  PndDatabase *database;
  gint64 id;
  gboolean done;

  g_return_val_if_fail (PND_IS_REGION_CASE (self), FALSE);
  g_return_val_if_fail (stage > PND_STAGE_NONE && stage < PND_N_STAGES, FALSE);

  project = pnd_row_get_project (PND_ROW (self));
  database = pnd_project_get_database (project);
  id = pnd_row_get_id (PND_ROW (self));
  if (!pnd_row_check_live (PND_ROW (self), error) || !check_date (date, error)
      || !pnd_project_begin_edit (project, N_("Set stage of case"), error))
    return FALSE;
  pnd_project_describe_edit (project, "%s: %s %s", self->name, pnd_stage_to_word (stage),
                             get_text (date));
  done = pnd_database_run (database, _("Changing a case"),
                           "DELETE FROM case_stages WHERE region_case = ? AND stage = ?", error,
                           "is", id, pnd_stage_to_word (stage))
         && (*get_text (date) == '\0'
             || pnd_database_run (database, _("Changing a case"),
                                  "INSERT INTO case_stages (region_case, stage, date) "
                                  "VALUES (?, ?, ?)", error, "iss", id, pnd_stage_to_word (stage),
                                  date));
  return pnd_row_finish_edit (project, done, error);
}

/**
 * pnd_region_case_assign:
 * @self: a case
 * @document: id of a document
 * @belongs: whether it is to belong to the case
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
pnd_region_case_assign (PndRegionCase *self, gint64 document, gboolean belongs, GError **error)
{
  PndProject *project;
  gboolean done;

  g_return_val_if_fail (PND_IS_REGION_CASE (self), FALSE);

  project = pnd_row_get_project (PND_ROW (self));
  if (!pnd_row_check_live (PND_ROW (self), error)
      || !pnd_project_begin_edit (project, N_("Assign documents to case"), error))
    return FALSE;
  pnd_project_describe_edit (project, "%s", self->name);
  done = pnd_database_run (
      pnd_project_get_database (project), _("Changing a case"),
      belongs ? "INSERT OR IGNORE INTO case_documents (region_case, document_guid) "
                "SELECT ?1, guid FROM documents WHERE id = ?2"
              : "DELETE FROM case_documents WHERE region_case = ?1 AND document_guid = "
                "(SELECT guid FROM documents WHERE id = ?2)",
      error, "ii", pnd_row_get_id (PND_ROW (self)), document);
  return pnd_row_finish_edit (project, done, error);
}

/**
 * pnd_coding_restrict:
 * @project: the project
 * @coding: id of a coding
 * @cases: (array length=n_cases) (nullable): ids of the only cases it counts for
 * @n_cases: how many; 0 for all cases of its document
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
pnd_coding_restrict (PndProject *project, gint64 coding, const gint64 *cases, int n_cases,
                     GError **error)
{
  PndDatabase *database;
  gboolean done;

  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);

  database = pnd_project_get_database (project);
  if (!pnd_project_begin_edit (project, N_("Restrict coding to cases"), error))
    return FALSE;
  done = pnd_database_run (database, _("Changing a case"),
                           "DELETE FROM main.coding_cases WHERE coding_guid = "
                           "(SELECT guid FROM codings WHERE id = ?)", error, "i", coding);
  for (int i = 0; done && i < n_cases; i++)
    done = pnd_database_run (database, _("Changing a case"),
                             "INSERT OR IGNORE INTO main.coding_cases (coding_guid, region_case) "
                             "SELECT guid, ?2 FROM codings WHERE id = ?1", error, "ii", coding,
                             cases[i]);
  return pnd_row_finish_edit (project, done, error);
}

/**
 * pnd_coding_set_speaker:
 * @project: the project
 * @coding: id of a coding
 * @informant: id of who speaks in it; 0 for nobody in particular
 * @error: return location for a #PndStoreError
 *
 * A newspaper that quotes an informant of the study has no label that says so.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
pnd_coding_set_speaker (PndProject *project, gint64 coding, gint64 informant, GError **error)
{
  PndDatabase *database;
  gboolean done;

  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);

  database = pnd_project_get_database (project);
  if (!pnd_project_begin_edit (project, N_("Say who speaks"), error))
    return FALSE;
  done = pnd_database_run (database, _("Changing a coding"),
                           "DELETE FROM main.coding_speakers WHERE coding_guid = "
                           "(SELECT guid FROM codings WHERE id = ?)", error, "i", coding)
         && pnd_database_run (database, _("Changing a coding"),
                              "INSERT INTO main.coding_speakers (coding_guid, informant_guid) "
                              "SELECT c.guid, i.guid FROM codings c, informants i "
                              "WHERE c.id = ? AND i.id = ?", error, "ii", coding, informant);
  return pnd_row_finish_edit (project, done, error);
}

/**
 * pnd_coding_find:
 * @project: the project
 * @guid: a coding's
 * @error: return location for a #PndStoreError
 *
 * Returns: its id; 0 with PND_STORE_ERROR_NOT_FOUND when there is none outside the trash
 */
gint64
pnd_coding_find (PndProject *project, const char *guid, GError **error)
{
  gint64 id;

  g_return_val_if_fail (PND_IS_PROJECT (project) && guid != NULL, 0);

  id = pnd_database_query_int (pnd_project_get_database (project), _("Looking for a coding"),
                               "SELECT c.id FROM codings c JOIN documents d ON d.id = c.document "
                               "WHERE c.guid = ? AND d.trashed IS NULL", 0, NULL, "s", guid);
  if (id == 0)
    g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND,
                 _("The project has no coding “%s”."), guid);
  return id;
}
