/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/cases/threshold.h"

#include "app/model/row.h"
#include "app/model/language.h"

/*
 * Threshold:
 * @offset: of the field
 */
typedef struct
{
  const char *name;
  const char *title;
  gsize offset;
  int maximum;
} Threshold;

static const Threshold known[PND_N_THRESHOLDS] = {
  { "strength", N_("Strength from which a passage is decisive"),
    G_STRUCT_OFFSET (PndThresholds, strength), 3 },
  { "cap", N_("Strength of regulations, agreements and statistics"),
    G_STRUCT_OFFSET (PndThresholds, cap), 3 },
  { "sources", N_("Independent sources that support"), G_STRUCT_OFFSET (PndThresholds, sources),
    9 },
  { "types", N_("Types of these sources"), G_STRUCT_OFFSET (PndThresholds, types), 9 },
  { "informants", N_("Or informants that support"), G_STRUCT_OFFSET (PndThresholds, informants),
    9 },
  { "offices", N_("Offices of these informants"), G_STRUCT_OFFSET (PndThresholds, offices), 9 },
  { "deniers", N_("Independent sources that deny"), G_STRUCT_OFFSET (PndThresholds, deniers), 9 },
};

static int *
get_field (PndThresholds *self, int index)
{
  return &G_STRUCT_MEMBER (int, self, known[index].offset);
}

static int
find_name (const char *name)
{
  for (int i = 0; i < PND_N_THRESHOLDS; i++)
    if (g_strcmp0 (known[i].name, name) == 0)
      return i;
  return -1;
}

static gboolean
refuse (int index, const char *name, const char *reason, int value, GError **error)
{
  if (index < 0)
    g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                 _("“%s” is not a threshold of the verdict rule."), name);
  else if (value < 1 || value > known[index].maximum)
    g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                 _("The threshold “%s” is 1 to %d, not %d."), name, known[index].maximum, value);
  else if (reason == NULL || *reason == '\0')
    g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                         _("A change of the verdict rule needs a reason."));
  else
    return FALSE;
  return TRUE;
}

/**
 * pnd_threshold_get_name:
 * @index: 0 to %PND_N_THRESHOLDS - 1
 *
 * Returns: (transfer none): its name in files
 */
const char *
pnd_threshold_get_name (int index)
{
  g_return_val_if_fail (index >= 0 && index < PND_N_THRESHOLDS, NULL);

  return known[index].name;
}

/**
 * pnd_threshold_get_title:
 * @index: 0 to %PND_N_THRESHOLDS - 1
 *
 * Returns: (transfer none): its name for people, translated
 */
const char *
pnd_threshold_get_title (int index)
{
  g_return_val_if_fail (index >= 0 && index < PND_N_THRESHOLDS, NULL);

  return _(known[index].title);
}

/**
 * pnd_threshold_get_maximum:
 * @index: 0 to %PND_N_THRESHOLDS - 1
 *
 * Returns: the greatest value it can have
 */
int
pnd_threshold_get_maximum (int index)
{
  g_return_val_if_fail (index >= 0 && index < PND_N_THRESHOLDS, 1);

  return known[index].maximum;
}

/**
 * pnd_thresholds_get:
 * @self: thresholds
 * @index: 0 to %PND_N_THRESHOLDS - 1
 *
 * Returns: the value of that threshold
 */
int
pnd_thresholds_get (const PndThresholds *self, int index)
{
  g_return_val_if_fail (self != NULL && index >= 0 && index < PND_N_THRESHOLDS, 0);

  return *get_field ((PndThresholds *) self, index);
}

/**
 * pnd_thresholds_load:
 * @database: the project's connection or a reader's
 * @thresholds: (out): those that hold
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
pnd_thresholds_load (PndDatabase *database, PndThresholds *thresholds, GError **error)
{
  g_autoptr (PndStatement) row = NULL;
  GError *failure = NULL;

  g_return_val_if_fail (database != NULL && thresholds != NULL, FALSE);

  *thresholds = PND_THRESHOLDS_DEFAULT;
  row = pnd_database_query (database, _("Reading the thresholds"),
                            "SELECT name, value FROM thresholds ORDER BY created, id", error, "");
  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      int index = find_name (pnd_statement_get_text (row, 0, NULL));

      if (index >= 0)
        *get_field (thresholds, index)
            = (int) CLAMP (pnd_statement_get_int (row, 1), 1, known[index].maximum);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

/**
 * pnd_threshold_set:
 * @project: the project
 * @name: of a threshold
 * @value: what it is from now on
 * @reason: why; must say something
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with PND_STORE_ERROR_REFUSED when the name, the value or the reason
 *   cannot be
 */
gboolean
pnd_threshold_set (PndProject *project, const char *name, int value, const char *reason,
                   GError **error)
{
  g_autofree char *guid = pnd_row_new_guid ();
  g_autofree char *now = pnd_row_now ();
  int index = find_name (name);
  PndThresholds before;
  PndDatabase *database;
  gint64 coder;
  gboolean done;

  g_return_val_if_fail (PND_IS_PROJECT (project) && name != NULL, FALSE);

  database = pnd_project_get_database (project);
  if (refuse (index, name, reason, value, error)
      || !pnd_thresholds_load (database, &before, error))
    return FALSE;
  coder = pnd_row_require_coder (project, error);
  if (coder == 0 || !pnd_project_begin_edit (project, N_("Change threshold"), error))
    return FALSE;
  pnd_project_describe_edit (project, "%s %d", name, value);
  done = *get_field (&before, index) == value
         || pnd_database_run (database, _("Changing a threshold"),
                              "INSERT INTO thresholds (guid, name, value, before, reason, coder, "
                              "created, modified) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7)", error,
                              "ssiisis", guid, name, (gint64) value,
                              (gint64) *get_field (&before, index), reason, coder, now);
  return pnd_row_finish_edit (project, done, error);
}

static void
change_free (gpointer data)
{
  PndThresholdChange *change = data;

  g_free (change->reason);
  g_free (change->author);
  g_free (change->created);
  g_free (change);
}

/**
 * pnd_threshold_list_changes:
 * @database: the project's connection or a reader's
 *
 * Returns: (transfer full): #PndThresholdChange elements, the newest first
 */
GPtrArray *
pnd_threshold_list_changes (PndDatabase *database)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (change_free);
  g_autoptr (PndStatement) row = NULL;

  g_return_val_if_fail (database != NULL, changes);

  row = pnd_database_query (database, _("Reading the thresholds"),
                            "SELECT t.name, t.value, t.before, t.reason, k.name, t.created "
                            "FROM thresholds t JOIN coders k ON k.id = t.coder "
                            "ORDER BY t.created DESC, t.id DESC",
                            NULL, "");
  while (row != NULL && pnd_statement_next (row, NULL))
    {
      int index = find_name (pnd_statement_get_text (row, 0, NULL));
      PndThresholdChange change
          = { index, (int) pnd_statement_get_int (row, 1), (int) pnd_statement_get_int (row, 2),
              g_strdup (pnd_statement_get_text (row, 3, NULL)),
              g_strdup (pnd_statement_get_text (row, 4, NULL)),
              g_strdup (pnd_statement_get_text (row, 5, NULL)) };

      if (index >= 0)
        g_ptr_array_add (changes, g_memdup2 (&change, sizeof change));
      else
        change_free (g_memdup2 (&change, sizeof change));
    }
  return changes;
}
