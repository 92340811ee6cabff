/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sizes of the window and its panes: kept from one session to the next. */

#include "ui/window-private.h"

/* the documents get no more than this share of the lists until somebody says so: there are more
 * codes in most studies */
#define MAX_DOCUMENTS_SHARE 0.42

/* the documents are as high as their list, so that no row is cut while there is room */
static void
fit_documents (PndWindow *self)
{
  int height = gtk_widget_get_height (self->sidebar);
  int width = gtk_widget_get_width (self->sidebar);
  int wanted;

  if (height <= 0 || gtk_paned_get_position (GTK_PANED (self->sidebar)) != self->fitted_split)
    return;
  gtk_widget_measure (GTK_WIDGET (self->documents_pane), GTK_ORIENTATION_VERTICAL, width, NULL,
                      &wanted, NULL, NULL);
  self->fitted_split = MIN (wanted, (int) (height * MAX_DOCUMENTS_SHARE));
  gtk_paned_set_position (GTK_PANED (self->sidebar), self->fitted_split);
  /* what the paned makes of it counts */
  self->fitted_split = gtk_paned_get_position (GTK_PANED (self->sidebar));
}

static gboolean
fit_cb (gpointer data)
{
  PndWindow *self = data;

  self->fit_id = 0;
  fit_documents (self);
  return G_SOURCE_REMOVE;
}

/* after the layout: until then rows and window have no size */
static void
queue_fit (PndWindow *self)
{
  if (self->fit_id == 0)
    self->fit_id = g_idle_add_full (G_PRIORITY_LOW, fit_cb, self, NULL);
}

static void
split_cb (PndWindow *self, int pixels)
{
  GtkPaned *sidebar = GTK_PANED (self->sidebar);

  g_assert (PND_IS_WINDOW (self));

  gtk_paned_set_position (sidebar, MAX (0, gtk_paned_get_position (sidebar) + pixels));
}

/**
 * pnd_window_save_sizes:
 * @self: a window
 *
 * Keeps the sizes as they are now.
 */
void
pnd_window_save_sizes (PndWindow *self)
{
  int width;
  int height;
  int start;
  int end;
  int split;

  g_return_if_fail (PND_IS_WINDOW (self));

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_object_get (self->panes, "start-width", &start, "end-width", &end, NULL);
  pnd_settings_set_int (self->settings, "window-width", width);
  pnd_settings_set_int (self->settings, "window-height", height);
  pnd_settings_set_int (self->settings, "maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  pnd_settings_set_int (self->settings, "start-width", start);
  pnd_settings_set_int (self->settings, "end-width", end);
  split = gtk_paned_get_position (GTK_PANED (self->sidebar));
  if (split != self->fitted_split)
    pnd_settings_set_int (self->settings, "documents-height", split);
}

/**
 * pnd_window_restore_sizes:
 * @self: a window, not shown yet
 *
 * Gives window and panes the sizes they had last.
 */
void
pnd_window_restore_sizes (PndWindow *self)
{
  int width = pnd_settings_get_int (self->settings, "window-width", 1280);
  int height = pnd_settings_get_int (self->settings, "window-height", 820);
  int split = pnd_settings_get_int (self->settings, "documents-height", 0);

  g_return_if_fail (PND_IS_WINDOW (self));

  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (pnd_settings_get_int (self->settings, "maximized", FALSE))
    gtk_window_maximize (GTK_WINDOW (self));
  g_object_set (self->panes, "start-width",
                pnd_settings_get_int (self->settings, "start-width", 300), "end-width",
                pnd_settings_get_int (self->settings, "end-width", 330), NULL);
  if (split > 0)
    gtk_paned_set_position (GTK_PANED (self->sidebar), split);
  else
    self->fitted_split = gtk_paned_get_position (GTK_PANED (self->sidebar));
  g_signal_connect_swapped (self->panes, "split", G_CALLBACK (split_cb), self);
  g_signal_connect_swapped (self->sidebar, "notify::max-position", G_CALLBACK (queue_fit), self);
  g_signal_connect_swapped (self->workspace, "changed", G_CALLBACK (queue_fit), self);
  g_signal_connect_swapped (self->workspace, "notify::project", G_CALLBACK (queue_fit), self);
}
