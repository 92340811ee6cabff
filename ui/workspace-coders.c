/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whose codings the reading view shows. What is counted is not narrowed by it. */

#include "app/model/coder.h"
#include "ui/workspace-private.h"

/**
 * pnd_workspace_drop_hidden_marks:
 * @self: a workspace
 * @marks: (element-type PndCodingMark): those of coders who are not shown are taken out
 */
void
pnd_workspace_drop_hidden_marks (PndWorkspace *self, GArray *marks)
{
  guint n = 0;

  if (g_hash_table_size (self->hidden_coders) == 0)
    return;
  for (guint i = 0; i < marks->len; i++)
    {
      PndCodingMark mark = g_array_index (marks, PndCodingMark, i);

      if (pnd_workspace_get_coder_shown (self, mark.coder))
        g_array_index (marks, PndCodingMark, n++) = mark;
    }
  g_array_set_size (marks, n);
}

/* kept in the project: guids of the coders who are not shown, blanks between */
#define HIDDEN "hidden-coders"

static void
keep_hidden (PndWorkspace *self)
{
  GListModel *coders = pnd_workspace_get_coders (self);
  g_autoptr (GString) guids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (coders); i++)
    {
      g_autoptr (PndRow) coder = g_list_model_get_item (coders, i);

      if (!pnd_workspace_get_coder_shown (self, pnd_row_get_id (coder)))
        g_string_append_printf (guids, "%s%s", guids->len > 0 ? " " : "",
                                pnd_row_get_guid (coder));
    }
  pnd_project_set_preference (self->project, HIDDEN, guids->len > 0 ? guids->str : NULL);
}

/**
 * pnd_workspace_restore_coders:
 * @self: a workspace with a project and its lists
 *
 * Hides whose codings were hidden when the project was closed.
 */
void
pnd_workspace_restore_coders (PndWorkspace *self)
{
  g_autofree char *kept = pnd_project_get_preference (self->project, HIDDEN);
  g_auto (GStrv) guids = g_strsplit (kept != NULL ? kept : "", " ", -1);

  for (char **guid = guids; *guid != NULL; guid++)
    {
      g_autoptr (PndRow) coder
        = **guid != '\0' ? PND_ROW (pnd_row_find (self->project, PND_TYPE_CODER, *guid)) : NULL;

      if (coder != NULL)
        g_hash_table_add (self->hidden_coders, pnd_workspace_copy_id (pnd_row_get_id (coder)));
    }
}

static void
tell (PndWorkspace *self)
{
  if (self->project != NULL)
    keep_hidden (self);
  pnd_workspace_reload_marks (self);
  g_signal_emit_by_name (self, "coders-shown");
}

/**
 * pnd_workspace_get_coder_shown:
 * @self: a workspace
 * @coder: the id of a coder
 *
 * Returns: whether the reading view shows this coder's codings and notes
 */
gboolean
pnd_workspace_get_coder_shown (PndWorkspace *self, gint64 coder)
{
  g_return_val_if_fail (PND_IS_WORKSPACE (self), TRUE);

  return !g_hash_table_contains (self->hidden_coders, &coder);
}

/**
 * pnd_workspace_set_coder_shown:
 * @self: a workspace
 * @coder: the id of a coder
 * @shown: whether the reading view shows this coder's codings and notes
 */
void
pnd_workspace_set_coder_shown (PndWorkspace *self, gint64 coder, gboolean shown)
{
  g_return_if_fail (PND_IS_WORKSPACE (self));

  if (shown == pnd_workspace_get_coder_shown (self, coder))
    return;
  if (shown)
    g_hash_table_remove (self->hidden_coders, &coder);
  else
    g_hash_table_add (self->hidden_coders, pnd_workspace_copy_id (coder));
  tell (self);
}

/**
 * pnd_workspace_get_all_coders_shown:
 * @self: a workspace
 *
 * Returns: whether no coder is hidden
 */
gboolean
pnd_workspace_get_all_coders_shown (PndWorkspace *self)
{
  g_return_val_if_fail (PND_IS_WORKSPACE (self), TRUE);

  return g_hash_table_size (self->hidden_coders) == 0;
}

/**
 * pnd_workspace_show_all_coders:
 * @self: a workspace
 */
void
pnd_workspace_show_all_coders (PndWorkspace *self)
{
  g_return_if_fail (PND_IS_WORKSPACE (self));

  if (pnd_workspace_get_all_coders_shown (self))
    return;
  g_hash_table_remove_all (self->hidden_coders);
  tell (self);
}
