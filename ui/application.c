/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/application.h"

#include <glib/gi18n.h>

#include "app/model/code.h"
#include "ui/preferences/appearance.h"
#include "ui/preferences/language.h"
#include "ui/common/file-chooser.h"
#include "ui/common/prompt.h"
#include "ui/documents/original.h"
#include "ui/start/sample-project.h"
#include "ui/actions/shortcuts-window.h"
#include "ui/window.h"

struct _PndApplication
{
  GtkApplication parent_instance;

  PndSettings *settings;
  PndAppearance *appearance;
};

G_DEFINE_FINAL_TYPE (PndApplication, pnd_application, GTK_TYPE_APPLICATION)

GResource *pnd_ui_get_resource (void);

/* the window the person is in, or a new one */
static PndWindow *
get_window (PndApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (PND_IS_WINDOW (window))
    return PND_WINDOW (window);
  return pnd_window_new (self);
}

/* a window that has @path open, else one with nothing open, else a new one */
static PndWindow *
find_window_for (PndApplication *self, const char *path)
{
  g_autoptr (GFile) wanted = g_file_new_for_path (path);
  PndWindow *empty = NULL;
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l != NULL; l = l->next)
    {
      PndProject *project;
      g_autoptr (GFile) open = NULL;

      if (!PND_IS_WINDOW (l->data))
        continue;
      project = pnd_workspace_get_project (pnd_window_get_workspace (l->data));
      if (project == NULL)
        {
          empty = empty != NULL ? empty : l->data;
          continue;
        }
      open = g_file_new_for_path (pnd_project_get_path (project));
      if (g_file_equal (open, wanted))
        return l->data;
    }
  return empty != NULL ? empty : pnd_window_new (self);
}

static void
files_to_open_cb (GListModel *files, gpointer data)
{
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  pnd_application_open_project (data, g_file_peek_path (file));
}

static void
open_project_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *window = get_window (data);

  gtk_window_present (GTK_WINDOW (window));
  pnd_file_chooser_open (GTK_WIDGET (window), _("Open a Project"), PND_FILE_PROJECT,
                         files_to_open_cb, data);
}

static void
open_recent_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pnd_application_open_project (data, g_variant_get_string (parameter, NULL));
}

static void
open_sample_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *window = get_window (data);
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "penanda", NULL);
  GError *error = NULL;
  g_autofree char *path = pnd_sample_project_ensure (folder, &error);

  if (path != NULL)
    pnd_application_open_project (data, path);
  else
    pnd_workspace_fail (pnd_window_get_workspace (window), error);
}

/* as the system knows it */
static const char *
get_own_name (void)
{
  const char *name = g_get_real_name ();

  return *name == '\0' || g_str_equal (name, "Unknown") ? g_get_user_name () : name;
}

static const char *const languages[] = { "en", "id" };

/* who has the program in Indonesian codes in it: of the two languages that one comes first */
static gboolean
is_indonesian (void)
{
  return g_str_has_prefix (g_get_language_names ()[0], "id");
}

static void
file_to_create_cb (GListModel *files, gpointer data)
{
  PndApplication *self = data;
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);
  const char *language = g_object_get_data (G_OBJECT (self), "new-language");

  pnd_application_new_project (self, g_file_peek_path (file), language);
}

static void
language_chosen_cb (const char *answer, gpointer data)
{
  PndApplication *self = data;
  int chosen = CLAMP (atoi (answer), 0, 1);
  int index = is_indonesian () ? 1 - chosen : chosen;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;

  g_object_set_data (G_OBJECT (self), "new-language", (gpointer) languages[index]);
  folder = pnd_settings_get_project_folder (self->settings);
  path = g_build_filename (folder, _("Untitled.penanda"), NULL);
  pnd_file_chooser_save (GTK_WIDGET (get_window (self)), _("New Project"), PND_FILE_PROJECT, path,
                         file_to_create_cb, self);
}

static void
name_given_cb (const char *name, gpointer data)
{
  if (*name != '\0')
    pnd_application_set_coder (data, name);
}

static void
new_project_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *window = get_window (data);
  const char *english_first[] = { "English", "Bahasa Indonesia", NULL };
  const char *indonesian_first[] = { "Bahasa Indonesia", "English", NULL };
  PndPrompt prompt = {
    .title = _("New Project"),
    .body = _("It starts with the built-in codebook of Keating’s motives, in both languages. Which "
              "language do you code in?"),
    .label = _("Language of the project"),
    .choices = is_indonesian () ? indonesian_first : english_first,
    .accept = _("_Choose a Place…"),
    .also_func = name_given_cb,
  };
  g_autofree char *name = pnd_settings_get_string (PND_APPLICATION (data)->settings, "coder");

  /* asked once: a login name on every coding helps nobody who reads them */
  if (name == NULL)
    {
      prompt.also_label = _("Your name, which your codings carry");
      prompt.also_text = get_own_name ();
    }

  gtk_window_present (GTK_WINDOW (window));
  pnd_prompt_show (GTK_WIDGET (window), &prompt, language_chosen_cb, data, NULL);
}

static void
coder_answered_cb (const char *answer, gpointer data)
{
  pnd_application_set_coder (data, answer);
}

static void
coder_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndApplication *self = data;
  g_autofree char *name = pnd_application_get_coder (self);
  PndPrompt prompt = {
    .title = _("Coder"),
    .body = _("Codings, notes and history entries carry this name from now on. Earlier ones keep "
              "theirs."),
    .label = _("Name of the coder"),
    .text = name,
    .accept = _("_Use This Name"),
  };

  pnd_prompt_show (GTK_WIDGET (get_window (self)), &prompt, coder_answered_cb, self, NULL);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_show_about_dialog (GTK_WINDOW (get_window (data)), "program-name", "Penanda", "version",
                         PND_VERSION, "logo-icon-name", PND_APP_ID, "comments",
                         _("Codes the motives of paradiplomacy after Keating (1999)."),
                         "license-type", GTK_LICENSE_GPL_3_0, NULL);
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pnd_shortcuts_window_show (GTK_WINDOW (get_window (data)));
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (data));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  g_list_free (windows);
}

static void
theme_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  PndApplication *self = data;

  pnd_settings_set_string (self->settings, "theme", g_variant_get_string (value, NULL));
  pnd_appearance_set_theme (self->appearance, g_variant_get_string (value, NULL));
  g_simple_action_set_state (action, value);
}

static void
language_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  PndApplication *self = data;
  const char *language = g_variant_get_string (value, NULL);
  g_autoptr (GVariant) before = g_action_get_state (G_ACTION (action));

  if (g_variant_equal (value, before))
    return;
  pnd_settings_set_string (self->settings, PND_LANGUAGE_KEY,
                           g_str_equal (language, "system") ? NULL : language);
  g_simple_action_set_state (action, value);
  pnd_workspace_say (pnd_window_get_workspace (get_window (self)), GTK_MESSAGE_INFO,
                     _("Penanda speaks this language when it is started the next time."));
}

static const GActionEntry actions[] = {
  { .name = "new-project", .activate = new_project_cb },
  { .name = "open-project", .activate = open_project_cb },
  { .name = "open-recent", .activate = open_recent_cb, .parameter_type = "s" },
  { .name = "open-sample", .activate = open_sample_cb },
  { .name = "shortcuts", .activate = shortcuts_cb },
  { .name = "coder", .activate = coder_cb },
  { .name = "about", .activate = about_cb },
  { .name = "quit", .activate = quit_cb },
  { .name = "theme", .parameter_type = "s", .state = "'system'", .change_state = theme_cb },
  { .name = "language", .parameter_type = "s", .state = "'system'", .change_state = language_cb },
};

static void
apply_theme (PndApplication *self)
{
  g_autofree char *theme = pnd_settings_get_string (self->settings, "theme");
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "theme");

  if (theme == NULL)
    theme = g_strdup ("system");
  g_action_change_state (action, g_variant_new_string (theme));
}

static void
show_language (PndApplication *self)
{
  g_autofree char *language = pnd_settings_get_string (self->settings, PND_LANGUAGE_KEY);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "language");

  if (language != NULL)
    g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (language));
}

static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/penanda/Penanda/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* names of codes follow the interface's language */
static void
prefer_language (void)
{
  const char *const *names = g_get_language_names ();

  pnd_code_set_preferred_language (g_str_has_prefix (names[0], "id") ? "id" : "en");
}

static void
set_accel (PndApplication *self, const char *action, const char *accel)
{
  const char *accels[] = { accel, NULL };

  gtk_application_set_accels_for_action (GTK_APPLICATION (self), action, accels);
}

static void
pnd_application_startup (GApplication *application)
{
  PndApplication *self = PND_APPLICATION (application);

  /* a resource in a static library is dropped by the linker unless it is called for */
  g_resources_register (pnd_ui_get_resource ());
  G_APPLICATION_CLASS (pnd_application_parent_class)->startup (application);

  self->settings = pnd_settings_new (NULL);
  self->appearance = pnd_appearance_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  set_accel (self, "app.new-project", "<Control><Shift>n");
  set_accel (self, "app.open-project", "<Control>o");
  set_accel (self, "app.quit", "<Control>q");
  set_accel (self, "app.shortcuts", "<Control>question");
  load_style ();
  apply_theme (self);
  show_language (self);
  prefer_language ();
}

static void
pnd_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (get_window (PND_APPLICATION (application))));
}

static void
pnd_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    pnd_application_open_project (PND_APPLICATION (application), g_file_peek_path (files[i]));
}

static void
pnd_application_finalize (GObject *object)
{
  PndApplication *self = PND_APPLICATION (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->appearance);

  G_OBJECT_CLASS (pnd_application_parent_class)->finalize (object);
}

static void
pnd_application_shutdown (GApplication *application)
{
  pnd_original_clean_up ();

  G_APPLICATION_CLASS (pnd_application_parent_class)->shutdown (application);
}

static void
pnd_application_class_init (PndApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pnd_application_finalize;
  application_class->startup = pnd_application_startup;
  application_class->shutdown = pnd_application_shutdown;
  application_class->activate = pnd_application_activate;
  application_class->open = pnd_application_open;
}

static void
pnd_application_init (PndApplication *self)
{
}

/**
 * pnd_application_new:
 * @flags: besides those it needs itself
 *
 * Returns: (transfer full): the application
 */
PndApplication *
pnd_application_new (GApplicationFlags flags)
{
  return g_object_new (PND_TYPE_APPLICATION, "application-id", PND_APP_ID, "flags",
                       flags | G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                       "/io/github/penanda/Penanda", NULL);
}

/**
 * pnd_application_get_settings:
 * @self: an application that has started
 *
 * Returns: (transfer none): what is remembered for this person
 */
PndSettings *
pnd_application_get_settings (PndApplication *self)
{
  g_return_val_if_fail (PND_IS_APPLICATION (self), NULL);

  return self->settings;
}

/**
 * pnd_application_open_project:
 * @self: an application
 * @path: (nullable): the path of a project; %NULL for a file that is not on this computer
 *
 * What goes wrong is said in the window's bar.
 */
void
pnd_application_open_project (PndApplication *self, const char *path)
{
  PndWindow *window;

  g_return_if_fail (PND_IS_APPLICATION (self));

  window = path == NULL ? get_window (self) : find_window_for (self, path);
  gtk_window_present (GTK_WINDOW (window));
  if (path != NULL)
    pnd_window_open_project (window, path, FALSE);
  else
    pnd_workspace_say (pnd_window_get_workspace (window), GTK_MESSAGE_ERROR,
                       _("Penanda opens projects on this computer only; copy the file here first."));
}

/**
 * pnd_application_new_project:
 * @self: an application
 * @path: where to put it
 * @language: `en` or `id`
 *
 * Makes a project with the built-in codebook and opens it. What goes wrong is said in the bar.
 */
void
pnd_application_new_project (PndApplication *self, const char *path, const char *language)
{
  PndWindow *window;

  g_return_if_fail (PND_IS_APPLICATION (self));
  g_return_if_fail (path != NULL && language != NULL);

  window = find_window_for (self, path);
  gtk_window_present (GTK_WINDOW (window));
  pnd_window_create_project (window, path, language);
}

/**
 * pnd_application_get_coder:
 * @self: an application
 *
 * Returns: (transfer full): who acts: the name that was chosen, else the login name
 */
char *
pnd_application_get_coder (PndApplication *self)
{
  char *name;

  g_return_val_if_fail (PND_IS_APPLICATION (self), NULL);

  name = pnd_settings_get_string (self->settings, "coder");
  return name != NULL ? name : g_strdup (g_get_user_name ());
}

/**
 * pnd_application_has_coder:
 * @self: an application
 *
 * Returns: whether the name of who acts was chosen, and is not only the login name
 */
gboolean
pnd_application_has_coder (PndApplication *self)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (PND_IS_APPLICATION (self), FALSE);

  name = pnd_settings_get_string (self->settings, "coder");
  return name != NULL;
}

/**
 * pnd_application_set_coder:
 * @self: an application
 * @name: who acts from now on
 */
void
pnd_application_set_coder (PndApplication *self, const char *name)
{
  GList *windows;

  g_return_if_fail (PND_IS_APPLICATION (self));
  g_return_if_fail (name != NULL && *name != '\0');

  pnd_settings_set_string (self->settings, "coder", name);
  windows = gtk_application_get_windows (GTK_APPLICATION (self));
  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (PND_IS_WINDOW (l->data))
        pnd_window_act_as (l->data, name);
    }
}
