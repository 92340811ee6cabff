/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Warnings end a test. One is GTK's own: a text view validates its lines while it is drawn, which
 * moves the range of its scrollbar after that was given its place; GTK 4.8 says so and draws it in
 * the next frame. */

#include <glib.h>
#include <string.h>

static inline GLogWriterOutput
known_warnings_cb (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE")
        && g_str_has_prefix (fields[i].value, "Trying to snapshot GtkGizmo")
        && strstr (fields[i].value, "without a current allocation") != NULL)
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n_fields, data);
}

static inline void
known_warnings_let_pass (void)
{
  static gboolean is_set = FALSE;

  /* GLib takes one writer a process */
  if (!is_set)
    g_log_set_writer_func (known_warnings_cb, NULL, NULL);
  is_set = TRUE;
}
