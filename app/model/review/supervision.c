/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/review/supervision.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/model/row-list.h"
#include "app/model/sources/document-facts.h"
#include "app/store/veil/review-only.h"

struct _PndSupervision
{
  PndRow parent_instance;

  char *date;
  char *supervisor;
  char *topic;
  char *advice;
  char *done;
};

G_DEFINE_FINAL_TYPE (PndSupervision, pnd_supervision, PND_TYPE_ROW)

static const char *
get_text (const char *text)
{
  return text != NULL ? text : "";
}

static gboolean
check_facts (const PndSupervisionFacts *facts, GError **error)
{
  if (strlen (get_text (facts->date)) != strlen ("2026-01-31")
      || !pnd_document_date_is_valid (facts->date))
    g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                 _("“%s” is not a day; write it as 2026-02-17."), get_text (facts->date));
  else if (*get_text (facts->topic) == '\0' && *get_text (facts->advice) == '\0')
    g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                         _("An entry needs a topic or an advice."));
  else
    return TRUE;
  return FALSE;
}

static void
pnd_supervision_read (PndRow *row, PndStatement *statement)
{
  PndSupervision *self = PND_SUPERVISION (row);

  pnd_row_take_string (&self->date, pnd_statement_get_text (statement, 4, NULL));
  pnd_row_take_string (&self->supervisor, pnd_statement_get_text (statement, 5, NULL));
  pnd_row_take_string (&self->topic, pnd_statement_get_text (statement, 6, NULL));
  pnd_row_take_string (&self->advice, pnd_statement_get_text (statement, 7, NULL));
  pnd_row_take_string (&self->done, pnd_statement_get_text (statement, 8, NULL));
}

static void
pnd_supervision_finalize (GObject *object)
{
  PndSupervision *self = PND_SUPERVISION (object);

  g_free (self->date);
  g_free (self->supervisor);
  g_free (self->topic);
  g_free (self->advice);
  g_free (self->done);

  G_OBJECT_CLASS (pnd_supervision_parent_class)->finalize (object);
}

static void
pnd_supervision_class_init (PndSupervisionClass *klass)
{
  PndRowClass *row_class = PND_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pnd_supervision_finalize;
  row_class->table = "supervisions";
  row_class->columns = "date, supervisor, topic, advice, done";
  row_class->read = pnd_supervision_read;
}

static void
pnd_supervision_init (PndSupervision *self)
{
}

/**
 * pnd_supervision_get_facts:
 * @self: an entry of the log
 *
 * Returns: what it says
 */
PndSupervisionFacts
pnd_supervision_get_facts (PndSupervision *self)
{
  g_return_val_if_fail (PND_IS_SUPERVISION (self), (PndSupervisionFacts){ NULL });

  return (PndSupervisionFacts){ get_text (self->date), get_text (self->supervisor),
                                get_text (self->topic), get_text (self->advice),
                                get_text (self->done) };
}

/**
 * pnd_supervision_new_list:
 * @project: the project
 *
 * Returns: (transfer full): a list of #PndSupervision by date that follows the project
 */
GListModel *
pnd_supervision_new_list (PndProject *project)
{
  g_return_val_if_fail (PND_IS_PROJECT (project), NULL);

  return G_LIST_MODEL (pnd_row_list_new (project, PND_TYPE_SUPERVISION, "1", "t.date, t.id", NULL,
                                         ""));
}

/**
 * pnd_supervision_add:
 * @project: the project
 * @facts: what the entry says
 * @error: return location for a #PndStoreError
 *
 * Returns: the entry's id; 0 with PND_STORE_ERROR_REFUSED without a day, or without both topic and
 *   advice
 */
gint64
pnd_supervision_add (PndProject *project, const PndSupervisionFacts *facts, GError **error)
{
  g_autofree char *guid = pnd_row_new_guid ();
  g_autofree char *now = pnd_row_now ();
  gint64 coder, id = 0;

  g_return_val_if_fail (PND_IS_PROJECT (project) && facts != NULL, 0);

  if (!check_facts (facts, error)
      || !pnd_project_begin_review (project, N_("Add a supervision"), error))
    return 0;
  coder = pnd_row_require_coder (project, error);
  pnd_project_describe_edit (project, "%s", facts->date);
  if (coder != 0
      && pnd_database_run (pnd_project_get_database (project), _("Adding a supervision"),
                           "INSERT INTO main.supervisions (guid, date, supervisor, topic, advice, "
                           "done, coder, created, modified) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                           error, "ssssssiss", guid, facts->date, get_text (facts->supervisor),
                           get_text (facts->topic), get_text (facts->advice),
                           get_text (facts->done), coder, now, now))
    id = pnd_database_get_last_id (pnd_project_get_database (project));
  return pnd_row_finish_edit (project, id != 0, error) ? id : 0;
}

/**
 * pnd_supervision_set_facts:
 * @self: an entry of the log
 * @facts: what it says from now on
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with @error set as pnd_supervision_add() does
 */
gboolean
pnd_supervision_set_facts (PndSupervision *self, const PndSupervisionFacts *facts, GError **error)
{
  g_autofree char *now = pnd_row_now ();
  PndProject *project;
  gboolean done;

  g_return_val_if_fail (PND_IS_SUPERVISION (self) && facts != NULL, FALSE);

  project = pnd_row_get_project (PND_ROW (self));
  if (!pnd_row_check_live (PND_ROW (self), error) || !check_facts (facts, error)
      || !pnd_project_begin_review (project, N_("Change a supervision"), error))
    return FALSE;
  pnd_project_describe_edit (project, "%s", facts->date);
  done = pnd_database_run (pnd_project_get_database (project), _("Changing a supervision"),
                           "UPDATE main.supervisions SET date = ?1, supervisor = ?2, topic = ?3, "
                           "advice = ?4, done = ?5, modified = ?6 WHERE id = ?7 AND NOT "
                           "(date = ?1 AND supervisor = ?2 AND topic = ?3 AND advice = ?4 "
                           "AND done = ?5)",
                           error, "ssssssi", facts->date, get_text (facts->supervisor),
                           get_text (facts->topic), get_text (facts->advice),
                           get_text (facts->done), now, pnd_row_get_id (PND_ROW (self)));
  return pnd_row_finish_edit (project, done, error);
}

/**
 * pnd_supervision_remove:
 * @self: an entry of the log
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
pnd_supervision_remove (PndSupervision *self, GError **error)
{
  PndProject *project;
  gboolean done;

  g_return_val_if_fail (PND_IS_SUPERVISION (self), FALSE);

  project = pnd_row_get_project (PND_ROW (self));
  if (!pnd_row_check_live (PND_ROW (self), error)
      || !pnd_project_begin_review (project, N_("Remove a supervision"), error))
    return FALSE;
  pnd_project_describe_edit (project, "%s", get_text (self->date));
  done = pnd_row_forget_guid (project, pnd_row_get_guid (PND_ROW (self)), "supervision", error)
         && pnd_database_run (pnd_project_get_database (project), _("Removing a supervision"),
                              "DELETE FROM main.supervisions WHERE id = ?", error, "i",
                              pnd_row_get_id (PND_ROW (self)));
  return pnd_row_finish_edit (project, done, error);
}
