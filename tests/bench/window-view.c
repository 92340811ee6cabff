/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/bench/window-view.h"

#include <stdlib.h>

#define SETTLE_MS 250
#define PATIENCE_MS 20000

static void
after_paint_cb (GdkFrameClock *clock, WindowView *self)
{
  gdk_display_sync (gtk_widget_get_display (GTK_WIDGET (self->window)));
  self->painted++;
}

GtkWidget *
window_view_find (GtkWidget *within, GType type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (within), type) && gtk_widget_get_mapped (within))
    return within;
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = window_view_find (child, type);
  return found;
}

void
window_view_next_frame (WindowView *self)
{
  int painted = self->painted;
  double until = bench_now_ms () + PATIENCE_MS;

  while (self->painted == painted)
    {
      g_main_context_iteration (NULL, TRUE);
      if (bench_now_ms () > until)
        {
          g_printerr ("bench-window: no frame came\n");
          exit (1);
        }
    }
}

static gboolean
over_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
window_view_settle (WindowView *self)
{
  gboolean over = FALSE;

  g_timeout_add (SETTLE_MS, over_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

void
window_view_open (WindowView *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  GdkFrameClock *clock;

  self->application = pnd_application_new (G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (self->application), NULL, &error);
  g_assert_no_error (error);
  self->window = pnd_window_new (self->application);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1100, 850);
  gtk_window_present (GTK_WINDOW (self->window));
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->window));
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_paint_cb), self);
  self->workspace = pnd_window_get_workspace (self->window);
  g_assert_true (pnd_window_open_project (self->window, path, FALSE));
  window_view_next_frame (self);
  window_view_settle (self);
  self->reader = PND_READER (window_view_find (GTK_WIDGET (self->window), PND_TYPE_READER));
  self->adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->reader));
}

void
window_view_close (WindowView *self)
{
  gtk_window_close (GTK_WINDOW (self->window));
  window_view_settle (self);
}

void
window_view_act (WindowView *self, const char *action, GVariant *target)
{
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (self->window), action, target));
}

void
window_view_click_document (WindowView *self, const char *name)
{
  GListModel *shown = pnd_documents_pane_get_shown (self->window->documents_pane);

  for (guint i = 0; i < g_list_model_get_n_items (shown); i++)
    {
      g_autoptr (PndDocument) document = g_list_model_get_item (shown, i);

      if (g_str_equal (pnd_document_get_name (document), name))
        {
          gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (shown), i);
          return;
        }
    }
  g_assert_not_reached ();
}
