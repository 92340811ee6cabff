/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/actions/code-places.h"

/**
 * pnd_code_places_find:
 * @workspace: a workspace with a project
 * @parent: a code's id, 0 for the top
 * @code: a code's id
 *
 * Returns: the place of @code among the codes under @parent, from 0; -1 when it is not there.
 */
int
pnd_code_places_find (PndWorkspace *workspace, gint64 parent, gint64 code)
{
  GListModel *level;

  g_return_val_if_fail (PND_IS_WORKSPACE (workspace), -1);

  level = pnd_workspace_get_child_codes (workspace, parent);
  for (guint i = 0; i < g_list_model_get_n_items (level); i++)
    {
      g_autoptr (PndRow) item = g_list_model_get_item (level, i);

      if (pnd_row_get_id (item) == code)
        return (int) i;
    }
  return -1;
}

static gboolean
is_under (PndProject *project, PndCode *code, gint64 above)
{
  gint64 parent = pnd_row_get_id (PND_ROW (code));
  gboolean under = FALSE;

  while (parent != 0 && !under)
    {
      g_autoptr (PndCode) row = pnd_row_get (project, PND_TYPE_CODE, parent, NULL);

      under = parent == above;
      parent = row != NULL ? pnd_code_get_parent (row) : 0;
    }
  return under;
}

/**
 * pnd_code_places_list_targets:
 * @workspace: a workspace with a project
 * @code: a code
 *
 * Returns: (transfer container) (element-type PndCode): the codes it may be merged into or put
 *   under: all but itself and what stands under it.
 */
GPtrArray *
pnd_code_places_list_targets (PndWorkspace *workspace, PndCode *code)
{
  GPtrArray *targets = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *all;

  g_return_val_if_fail (PND_IS_WORKSPACE (workspace) && PND_IS_CODE (code), targets);

  all = pnd_workspace_get_all_codes (workspace);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (PndCode) item = g_list_model_get_item (all, i);

      if (!is_under (pnd_workspace_get_project (workspace), item, pnd_row_get_id (PND_ROW (code))))
        g_ptr_array_add (targets, g_steal_pointer (&item));
    }
  return targets;
}
