/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/evidence/evidence-verbs.h"

#include <glib/gi18n.h>

#include "ui/codes/rating-chips.h"

/**
 * Doing:
 * @keyval: for rating
 * @code: for another code
 */
typedef struct
{
  PndProject *project;
  guint keyval;
  gint64 code;
} Doing;

typedef gboolean (*DoFunc) (const Doing *doing, gint64 id, GError **error);

static gboolean
rate_one (const Doing *doing, gint64 id, GError **error)
{
  g_autoptr (PndCoding) coding = pnd_row_get (doing->project, PND_TYPE_CODING, id, error);
  PndRating rating;

  if (coding == NULL)
    return FALSE;
  rating = pnd_coding_get_rating (coding);
  return !pnd_rating_apply_key (&rating, doing->keyval)
         || pnd_coding_set_rating (doing->project, id, &rating, error);
}

static gboolean
code_one (const Doing *doing, gint64 id, GError **error)
{
  return pnd_coding_set_code (doing->project, id, doing->code, error);
}

static gboolean
remove_one (const Doing *doing, gint64 id, GError **error)
{
  return pnd_coding_remove (doing->project, id, error);
}

static gboolean
do_all (const Doing *doing, const GArray *ids, const char *label, DoFunc func, GError **error)
{
  if (!pnd_project_begin_edit (doing->project, label, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!func (doing, g_array_index (ids, gint64, i), error))
      {
        pnd_project_abandon_edit (doing->project);
        return FALSE;
      }
  pnd_project_describe_edit (doing->project, ngettext ("%d passage", "%d passages", ids->len),
                             (int) ids->len);
  return pnd_project_end_edit (doing->project, error);
}

static gboolean
do_and_say (PndWorkspace *workspace, Doing doing, const GArray *ids, const char *label,
            DoFunc func, const char *said)
{
  GError *error = NULL;

  g_return_val_if_fail (ids != NULL, FALSE);

  doing.project = pnd_workspace_get_project (workspace);
  if (doing.project == NULL || ids->len == 0)
    return FALSE;
  if (!do_all (&doing, ids, label, func, &error))
    return pnd_workspace_fail (workspace, error);
  pnd_workspace_say (workspace, GTK_MESSAGE_INFO, said, ids->len);
  return TRUE;
}

/**
 * pnd_evidence_rate:
 * @workspace: whose project
 * @ids: (element-type gint64): ids of codings
 * @keyval: the key of a chip
 *
 * Returns: whether they were rated
 */
gboolean
pnd_evidence_rate (PndWorkspace *workspace, const GArray *ids, guint keyval)
{
  return do_and_say (workspace, (Doing){ .keyval = keyval }, ids, N_("Rate passages"), rate_one,
                     ngettext ("%u passage is rated; undo takes it back.",
                               "%u passages are rated; undo takes it back.", ids->len));
}

/**
 * pnd_evidence_set_code:
 * @workspace: whose project
 * @ids: (element-type gint64): ids of codings
 * @code: id of the code they get instead of theirs
 *
 * Returns: whether they have it
 */
gboolean
pnd_evidence_set_code (PndWorkspace *workspace, const GArray *ids, gint64 code)
{
  return do_and_say (workspace, (Doing){ .code = code }, ids, N_("Change code of passages"),
                     code_one,
                     ngettext ("%u passage has another code; undo takes it back.",
                               "%u passages have another code; undo takes it back.", ids->len));
}

/**
 * pnd_evidence_remove:
 * @workspace: whose project
 * @ids: (element-type gint64): ids of codings
 *
 * Returns: whether they are gone
 */
gboolean
pnd_evidence_remove (PndWorkspace *workspace, const GArray *ids)
{
  return do_and_say (workspace, (Doing){ 0 }, ids, N_("Remove codings"), remove_one,
                     ngettext ("%u coding is removed; undo brings it back.",
                               "%u codings are removed; undo brings them back.", ids->len));
}
