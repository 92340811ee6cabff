/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/preferences/settings.h"

#define GROUP "penanda"

struct _PndSettings
{
  GObject parent_instance;

  char *path;
  GKeyFile *file;
};

G_DEFINE_FINAL_TYPE (PndSettings, pnd_settings, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* what cannot be kept is only a comfort: a warning in the log will do */
static void
save (PndSettings *self, const char *key)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  if (!g_key_file_save_to_file (self->file, self->path, &error))
    g_warning ("Settings were not kept: %s", error->message);
  g_signal_emit (self, signals[CHANGED], 0, key);
}

static void
pnd_settings_finalize (GObject *object)
{
  PndSettings *self = PND_SETTINGS (object);

  g_free (self->path);
  g_key_file_unref (self->file);

  G_OBJECT_CLASS (pnd_settings_parent_class)->finalize (object);
}

static void
pnd_settings_class_init (PndSettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pnd_settings_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pnd_settings_init (PndSettings *self)
{
  self->file = g_key_file_new ();
}

/**
 * pnd_settings_new:
 * @path: (nullable): the key file, which need not exist; %NULL for the one in the config folder
 *
 * Returns: (transfer full): the settings. Emits `changed (key)` for every change
 */
PndSettings *
pnd_settings_new (const char *path)
{
  PndSettings *self = g_object_new (PND_TYPE_SETTINGS, NULL);

  self->path = path != NULL
                 ? g_strdup (path)
                 : g_build_filename (g_get_user_config_dir (), "penanda", "settings.ini", NULL);
  g_key_file_load_from_file (self->file, self->path, G_KEY_FILE_KEEP_COMMENTS, NULL);
  return self;
}

/**
 * pnd_settings_get_string:
 * @self: settings
 * @key: a key
 *
 * Returns: (transfer full) (nullable): its value, %NULL when it was never set
 */
char *
pnd_settings_get_string (PndSettings *self, const char *key)
{
  g_return_val_if_fail (PND_IS_SETTINGS (self), NULL);

  return g_key_file_get_string (self->file, GROUP, key, NULL);
}

/**
 * pnd_settings_set_string:
 * @self: settings
 * @key: a key
 * @value: (nullable): its value, %NULL to forget it
 */
void
pnd_settings_set_string (PndSettings *self, const char *key, const char *value)
{
  g_autofree char *old = NULL;

  g_return_if_fail (PND_IS_SETTINGS (self));

  old = pnd_settings_get_string (self, key);
  if (g_strcmp0 (old, value) == 0)
    return;
  if (value != NULL)
    g_key_file_set_string (self->file, GROUP, key, value);
  else
    g_key_file_remove_key (self->file, GROUP, key, NULL);
  save (self, key);
}

/**
 * pnd_settings_get_int:
 * @self: settings
 * @key: a key
 * @fallback: what to answer when it was never set
 *
 * Returns: its value
 */
int
pnd_settings_get_int (PndSettings *self, const char *key, int fallback)
{
  g_autoptr (GError) error = NULL;
  int value;

  g_return_val_if_fail (PND_IS_SETTINGS (self), fallback);

  value = g_key_file_get_integer (self->file, GROUP, key, &error);
  return error == NULL ? value : fallback;
}

/**
 * pnd_settings_set_int:
 * @self: settings
 * @key: a key
 * @value: its value
 */
void
pnd_settings_set_int (PndSettings *self, const char *key, int value)
{
  g_return_if_fail (PND_IS_SETTINGS (self));

  if (g_key_file_has_key (self->file, GROUP, key, NULL)
      && pnd_settings_get_int (self, key, value) == value)
    return;
  g_key_file_set_integer (self->file, GROUP, key, value);
  save (self, key);
}

/**
 * pnd_settings_get_recent:
 * @self: settings
 *
 * Returns: (transfer full) (array zero-terminated): paths of projects, the latest first; some may
 *   be gone
 */
char **
pnd_settings_get_recent (PndSettings *self)
{
  char **paths;

  g_return_val_if_fail (PND_IS_SETTINGS (self), NULL);

  paths = g_key_file_get_string_list (self->file, GROUP, "recent", NULL, NULL);
  return paths != NULL ? paths : g_new0 (char *, 1);
}

/**
 * pnd_settings_get_project_folder:
 * @self: settings
 *
 * Returns: (transfer full): the folder of the project that was opened last, while it is there; else
 *   that of documents, or the home folder
 */
char *
pnd_settings_get_project_folder (PndSettings *self)
{
  g_auto (GStrv) recent = pnd_settings_get_recent (self);
  g_autofree char *data = g_build_filename (g_get_user_data_dir (), "penanda", NULL);
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  for (char **path = recent; path != NULL && *path != NULL; path++)
    {
      g_autofree char *folder = g_path_get_dirname (*path);

      /* the sample project lives where nobody looks for a file */
      if (!g_str_equal (folder, data) && g_file_test (folder, G_FILE_TEST_IS_DIR))
        return g_steal_pointer (&folder);
    }
  return g_strdup (documents != NULL ? documents : g_get_home_dir ());
}

static void
set_recent (PndSettings *self, const char *first, const char *without)
{
  g_auto (GStrv) old = pnd_settings_get_recent (self);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  if (first != NULL)
    g_ptr_array_add (paths, (char *) first);
  for (char **path = old; *path != NULL && paths->len < PND_SETTINGS_MAX_RECENT; path++)
    {
      if (!g_str_equal (*path, without))
        g_ptr_array_add (paths, *path);
    }
  g_key_file_set_string_list (self->file, GROUP, "recent", (const char *const *) paths->pdata,
                              paths->len);
  save (self, "recent");
}

/**
 * pnd_settings_add_recent:
 * @self: settings
 * @path: the path of a project that was opened just now
 */
void
pnd_settings_add_recent (PndSettings *self, const char *path)
{
  g_return_if_fail (PND_IS_SETTINGS (self));
  g_return_if_fail (path != NULL);

  set_recent (self, path, path);
}

/**
 * pnd_settings_remove_recent:
 * @self: settings
 * @path: the path of a project that is not wanted in the list
 */
void
pnd_settings_remove_recent (PndSettings *self, const char *path)
{
  g_return_if_fail (PND_IS_SETTINGS (self));
  g_return_if_fail (path != NULL);

  set_recent (self, NULL, path);
}
