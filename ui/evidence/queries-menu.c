/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/evidence/queries-menu.h"

#include <glib/gi18n.h>

#include "app/analysis/evidence/saved-queries.h"
#include "ui/common/prompt.h"

struct _PndQueriesMenu
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  PndQueryChosen chosen;
  PndQueryCurrent current;
  gpointer data;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (PndQueriesMenu, pnd_queries_menu, GTK_TYPE_WIDGET)

static void
open_cb (GSimpleAction *action, GVariant *name, gpointer data)
{
  PndQueriesMenu *self = data;
  g_auto (PndEvidenceFilter) filter = { 0 };
  PndProject *project = pnd_workspace_get_project (self->workspace);

  if (project != NULL
      && pnd_saved_queries_get (pnd_project_get_database (project),
                                g_variant_get_string (name, NULL), &filter))
    self->chosen (g_variant_get_string (name, NULL), &filter, self->data);
}

static void
remove_cb (GSimpleAction *action, GVariant *name, gpointer data)
{
  PndQueriesMenu *self = data;

  pnd_saved_queries_remove (pnd_workspace_get_project (self->workspace),
                            g_variant_get_string (name, NULL));
  pnd_queries_menu_refresh (self);
}

static void
named_cb (const char *name, gpointer data)
{
  PndQueriesMenu *self = data;
  g_auto (PndEvidenceFilter) filter = { 0 };

  self->current (&filter, self->data);
  pnd_saved_queries_set (pnd_workspace_get_project (self->workspace), name, &filter);
  pnd_queries_menu_refresh (self);
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const PndPrompt prompt = {
    .title = _("Save This Query"),
    .body = _("It is kept in the project, with its filter."),
    .label = _("Name"),
    .accept = _("_Save"),
  };

  pnd_prompt_show (data, &prompt, named_cb, data, NULL);
}

static const GActionEntry actions[] = {
  { .name = "open", .activate = open_cb, .parameter_type = "s" },
  { .name = "remove", .activate = remove_cb, .parameter_type = "s" },
  { .name = "save", .activate = save_cb },
};

static GMenu *
make_names (char **names, const char *action)
{
  GMenu *menu = g_menu_new ();

  for (char **name = names; *name != NULL; name++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);
      g_auto (GStrv) halves = g_strsplit (*name, "_", -1);
      /* an underscore is not a mnemonic here */
      g_autofree char *label = g_strjoinv ("__", halves);

      g_menu_item_set_label (item, label);
      g_menu_item_set_action_and_target (item, action, "s", *name);
      g_menu_append_item (menu, item);
    }
  return menu;
}

static void
pnd_queries_menu_dispose (GObject *object)
{
  PndQueriesMenu *self = PND_QUERIES_MENU (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pnd_queries_menu_parent_class)->dispose (object);
}

static void
pnd_queries_menu_class_init (PndQueriesMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pnd_queries_menu_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pnd_queries_menu_init (PndQueriesMenu *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "queries", G_ACTION_GROUP (group));
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), _("_Queries"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_widget_set_tooltip_text (self->button, _("Saved queries"));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/**
 * pnd_queries_menu_new:
 * @workspace: whose project's queries
 * @chosen: (scope forever): told which one was chosen
 * @current: (scope forever): asked what to save
 * @data: for both
 *
 * Returns: (transfer floating): the button
 */
PndQueriesMenu *
pnd_queries_menu_new (PndWorkspace *workspace, PndQueryChosen chosen, PndQueryCurrent current,
                      gpointer data)
{
  PndQueriesMenu *self = g_object_new (PND_TYPE_QUERIES_MENU, NULL);

  self->workspace = g_object_ref (workspace);
  self->chosen = chosen;
  self->current = current;
  self->data = data;
  pnd_queries_menu_refresh (self);
  return self;
}

/**
 * pnd_queries_menu_refresh:
 * @self: the button
 */
void
pnd_queries_menu_refresh (PndQueriesMenu *self)
{
  PndProject *project;
  g_auto (GStrv) names = NULL;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) save = g_menu_new ();
  g_autoptr (GMenu) saved = NULL;
  g_autoptr (GMenu) removal = NULL;

  g_return_if_fail (PND_IS_QUERIES_MENU (self));

  project = pnd_workspace_get_project (self->workspace);
  names = project != NULL ? pnd_saved_queries_list (pnd_project_get_database (project))
                          : g_new0 (char *, 1);
  saved = make_names (names, "queries.open");
  removal = make_names (names, "queries.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (saved));
  g_menu_append (save, _("_Save This Query…"), "queries.save");
  if (*names != NULL)
    g_menu_append_submenu (save, _("_Remove"), G_MENU_MODEL (removal));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (save));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->button), G_MENU_MODEL (menu));
}
