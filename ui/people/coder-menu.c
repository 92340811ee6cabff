/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/people/coder-menu.h"

#include "app/model/coder.h"
#include "ui/people/whose.h"
#include "ui/workspace-coders.h"

typedef struct
{
  PndWorkspace *workspace;
  GMenu *menu;
  GMenu *whose;
  GSimpleActionGroup *actions;
} CoderMenu;

static void
coder_menu_free (gpointer data)
{
  CoderMenu *self = data;

  g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_object_unref (self->workspace);
  g_object_unref (self->menu);
  g_object_unref (self->whose);
  g_object_unref (self->actions);
  g_free (self);
}

static void
shown_cb (GSimpleAction *action, GVariant *value, CoderMenu *self)
{
  gint64 coder = g_ascii_strtoll (g_action_get_name (G_ACTION (action)), NULL, 10);

  g_simple_action_set_state (action, value);
  pnd_workspace_set_coder_shown (self->workspace, coder, g_variant_get_boolean (value));
}

/* an underscore in a name is no mnemonic */
static char *
make_label (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);

  return g_strjoinv ("__", parts);
}

static void
add_coder (CoderMenu *self, PndCoder *coder)
{
  gint64 id = pnd_row_get_id (PND_ROW (coder));
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autofree char *detailed = g_strconcat ("coders.", name, NULL);
  g_autofree char *label = make_label (pnd_coder_get_name (coder));
  gboolean shown = pnd_workspace_get_coder_shown (self->workspace, id);
  g_autoptr (GSimpleAction) action
    = g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (shown));

  g_signal_connect (action, "change-state", G_CALLBACK (shown_cb), self);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
  g_menu_append (self->menu, label, detailed);
}

static void
fill_whose (CoderMenu *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  g_autoptr (GPtrArray) choices = project != NULL ? pnd_whose_list (project) : NULL;

  g_menu_remove_all (self->whose);
  for (guint i = 0; choices != NULL && i < choices->len; i++)
    {
      const PndWhoseChoice *choice = choices->pdata[i];
      g_autofree char *label = make_label (choice->title);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.whose", "s", choice->word);
      g_menu_append_item (self->whose, item);
    }
}

static void
fill (CoderMenu *self)
{
  GListModel *coders = pnd_workspace_get_coders (self->workspace);
  guint n = coders != NULL ? g_list_model_get_n_items (coders) : 0;
  g_auto (GStrv) old = g_action_group_list_actions (G_ACTION_GROUP (self->actions));

  fill_whose (self);
  g_menu_remove_all (self->menu);
  for (char **name = old; *name != NULL; name++)
    g_action_map_remove_action (G_ACTION_MAP (self->actions), *name);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PndCoder) coder = g_list_model_get_item (coders, i);

      add_coder (self, coder);
    }
}

static void
changed_cb (CoderMenu *self, PndChanges *changes)
{
  if (pnd_changes_is_reset (changes) || pnd_changes_touch (changes, "coders"))
    fill (self);
}

/**
 * pnd_coder_menu_follow:
 * @menu: an empty menu: whose codings the text shows
 * @whose: an empty menu: whose codings count
 * @widget: in which the actions are to be found
 * @workspace: whose coders
 *
 * The menus have an item a coder, for as long as @widget lives.
 */
void
pnd_coder_menu_follow (GMenu *menu, GMenu *whose, GtkWidget *widget, PndWorkspace *workspace)
{
  CoderMenu *self = g_new0 (CoderMenu, 1);

  self->workspace = g_object_ref (workspace);
  self->menu = g_object_ref (menu);
  self->whose = g_object_ref (whose);
  self->actions = g_simple_action_group_new ();
  gtk_widget_insert_action_group (widget, "coders", G_ACTION_GROUP (self->actions));
  g_signal_connect_swapped (workspace, "notify::project", G_CALLBACK (fill), self);
  g_signal_connect_swapped (workspace, "coders-shown", G_CALLBACK (fill), self);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (changed_cb), self);
  g_object_set_data_full (G_OBJECT (widget), "coder-menu", self, coder_menu_free);
  fill (self);
}
