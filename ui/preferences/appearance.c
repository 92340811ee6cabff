/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/preferences/appearance.h"

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_INTERFACE "org.freedesktop.portal.Settings"
#define NAMESPACE "org.freedesktop.appearance"
#define KEY "color-scheme"

/* the portal's word for dark */
#define PREFER_DARK 1

struct _PndAppearance
{
  GObject parent_instance;

  GDBusConnection *bus; /* (nullable) */
  guint subscription;
  GCancellable *cancellable;
  char *theme;
  gboolean desktop_dark;
};

G_DEFINE_FINAL_TYPE (PndAppearance, pnd_appearance, G_TYPE_OBJECT)

static void
apply (PndAppearance *self)
{
  gboolean dark = g_str_equal (self->theme, "dark")
                  || (g_str_equal (self->theme, "system") && self->desktop_dark);
  GtkSettings *settings = gtk_settings_get_default ();
  gboolean is_dark = FALSE;

  if (settings == NULL)
    return;
  /* setting it reads the whole theme again, even where it is the same */
  g_object_get (settings, "gtk-application-prefer-dark-theme", &is_dark, NULL);
  if (dark != is_dark)
    g_object_set (settings, "gtk-application-prefer-dark-theme", dark, NULL);
}

static void
take_scheme (PndAppearance *self, GVariant *value)
{
  g_autoptr (GVariant) inner = g_variant_ref (value);

  /* Read answers a variant in a variant, the signal one */
  while (g_variant_is_of_type (inner, G_VARIANT_TYPE_VARIANT))
    {
      GVariant *outer = inner;

      inner = g_variant_get_variant (outer);
      g_variant_unref (outer);
    }
  if (!g_variant_is_of_type (inner, G_VARIANT_TYPE_UINT32))
    return;
  self->desktop_dark = g_variant_get_uint32 (inner) == PREFER_DARK;
  apply (self);
}

static void
setting_changed_cb (GDBusConnection *bus, const char *sender, const char *path,
                    const char *interface, const char *name, GVariant *parameters, gpointer data)
{
  const char *space;
  const char *key;
  g_autoptr (GVariant) value = NULL;

  g_variant_get (parameters, "(&s&sv)", &space, &key, &value);
  if (g_str_equal (space, NAMESPACE) && g_str_equal (key, KEY))
    take_scheme (data, value);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GVariant) answer
    = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autoptr (GVariant) value = NULL;

  /* no portal, no news; or this object is gone */
  if (answer == NULL)
    return;
  g_variant_get (answer, "(v)", &value);
  take_scheme (data, value);
}

static void
bus_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GDBusConnection *bus = g_bus_get_finish (result, NULL);
  PndAppearance *self = data;

  if (bus == NULL)
    return;
  self->bus = bus;
  self->subscription
    = g_dbus_connection_signal_subscribe (bus, PORTAL_NAME, PORTAL_INTERFACE, "SettingChanged",
                                          PORTAL_PATH, NAMESPACE, G_DBUS_SIGNAL_FLAGS_NONE,
                                          setting_changed_cb, self, NULL);
  g_dbus_connection_call (bus, PORTAL_NAME, PORTAL_PATH, PORTAL_INTERFACE, "Read",
                          g_variant_new ("(ss)", NAMESPACE, KEY), G_VARIANT_TYPE ("(v)"),
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, self->cancellable, read_cb, self);
}

static void
pnd_appearance_finalize (GObject *object)
{
  PndAppearance *self = PND_APPEARANCE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->subscription);
  g_clear_object (&self->bus);
  g_clear_object (&self->cancellable);
  g_free (self->theme);

  G_OBJECT_CLASS (pnd_appearance_parent_class)->finalize (object);
}

static void
pnd_appearance_class_init (PndAppearanceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pnd_appearance_finalize;
}

static void
pnd_appearance_init (PndAppearance *self)
{
  GtkSettings *settings = gtk_settings_get_default ();

  self->theme = g_strdup ("system");
  self->cancellable = g_cancellable_new ();
  /* what the desktop's own settings file says, until the portal is heard */
  if (settings != NULL)
    g_object_get (settings, "gtk-application-prefer-dark-theme", &self->desktop_dark, NULL);
}

/**
 * pnd_appearance_new:
 *
 * Returns: (transfer full): follows the desktop from now on, if it has a settings portal
 */
PndAppearance *
pnd_appearance_new (void)
{
  PndAppearance *self = g_object_new (PND_TYPE_APPEARANCE, NULL);

  g_bus_get (G_BUS_TYPE_SESSION, self->cancellable, bus_cb, self);
  return self;
}

/**
 * pnd_appearance_set_theme:
 * @self: the appearance
 * @theme: `system`, `light` or `dark`
 */
void
pnd_appearance_set_theme (PndAppearance *self, const char *theme)
{
  g_return_if_fail (PND_IS_APPEARANCE (self));
  g_return_if_fail (theme != NULL);

  g_free (self->theme);
  self->theme = g_strdup (theme);
  apply (self);
}
