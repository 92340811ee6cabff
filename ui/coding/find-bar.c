/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/coding/find-bar.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/analysis/text-regex.h"
#include "app/analysis/text-search.h"

#define BYTES_AT_ONCE (512 * 1024) /* about 5 ms */

struct _PndFindBar
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  PndTextSearch *search;
  guint running; /* idle source */
  GCancellable *matching; /* (nullable): of the thread that matches an expression */
  GArray *matches;
  int current; /* index of the match one is at, -1 for none */
  int from;    /* where the caret was when the bar was opened */

  GtkWidget *box;
  GtkWidget *entry;
  GtkWidget *regex;
  GtkWidget *count;
};

G_DEFINE_FINAL_TYPE (PndFindBar, pnd_find_bar, GTK_TYPE_WIDGET)

enum
{
  MATCHES_CHANGED,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static int
find_match_from (GArray *matches, int position)
{
  for (guint i = 0; i < matches->len; i++)
    if (g_array_index (matches, PndSpan, i).start >= position)
      return (int) i;
  return matches->len > 0 ? 0 : -1;
}

static gboolean
is_running (PndFindBar *self)
{
  return self->running != 0 || self->matching != NULL;
}

static void
show_count (PndFindBar *self)
{
  const char *wanted = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *count = NULL;

  if (*wanted == '\0')
    count = g_strdup ("");
  else if (self->matches->len == 0)
    count = g_strdup (is_running (self) ? "…" : _("Not found"));
  else
    count = g_strdup_printf (_("%d of %u"), self->current + 1, self->matches->len);
  gtk_label_set_text (GTK_LABEL (self->count), count);
  if (*wanted != '\0' && self->matches->len == 0 && !is_running (self))
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
}

static void
set_matches (PndFindBar *self, GArray *matches)
{
  g_array_unref (self->matches);
  self->matches = matches;
  if (self->current < 0 || self->current >= (int) matches->len)
    self->current = find_match_from (matches, self->from);
  show_count (self);
  g_signal_emit (self, signals[MATCHES_CHANGED], 0);
}

static void
stop (PndFindBar *self)
{
  g_clear_handle_id (&self->running, g_source_remove);
  g_clear_pointer (&self->search, pnd_text_search_free);
  if (self->matching != NULL)
    g_cancellable_cancel (self->matching);
  g_clear_object (&self->matching);
  gtk_widget_set_tooltip_text (self->entry, NULL);
}

typedef struct
{
  PndDocumentText *text;
  char *pattern;
} Expression;

static void
expression_free (gpointer data)
{
  Expression *expression = data;

  pnd_document_text_unref (expression->text);
  g_free (expression->pattern);
  g_free (expression);
}

/* in a thread: however long it takes, the window stays live */
static void
match_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Expression *expression = data;
  GError *error = NULL;
  GArray *found = pnd_text_regex_find (expression->text, expression->pattern, cancellable, &error);

  if (found != NULL)
    g_task_return_pointer (task, found, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

static void
matched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PndFindBar) self = data;
  g_autoptr (GError) error = NULL;
  GArray *found = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->matching)
    {
      g_clear_pointer (&found, g_array_unref);
      return;
    }
  g_clear_object (&self->matching);
  if (found == NULL)
    found = g_array_new (FALSE, FALSE, sizeof (PndSpan));
  set_matches (self, found);
  if (error != NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->count),
                          g_error_matches (error, PND_TEXT_REGEX_ERROR,
                                           PND_TEXT_REGEX_ERROR_LIMIT)
                            ? _("Too slow")
                            : _("Incomplete"));
      gtk_widget_set_tooltip_text (self->entry, error->message);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, error->message, -1);
    }
}

static void
start_matching (PndFindBar *self, PndDocumentText *text, const char *pattern)
{
  Expression *expression = g_new0 (Expression, 1);
  g_autoptr (GTask) task = NULL;

  expression->text = pnd_document_text_ref (text);
  expression->pattern = g_strdup (pattern);
  self->matching = g_cancellable_new ();
  /* not the task's source: its last reference must go in the main thread */
  task = g_task_new (NULL, self->matching, matched_cb, g_object_ref (self));
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, expression, expression_free);
  g_task_run_in_thread (task, match_in_thread);
}

static gboolean
run_cb (gpointer data)
{
  PndFindBar *self = data;

  if (pnd_text_search_run (self->search, BYTES_AT_ONCE))
    return G_SOURCE_CONTINUE;
  self->running = 0;
  set_matches (self, pnd_text_search_get_matches (self->search));
  return G_SOURCE_REMOVE;
}

static void
start (PndFindBar *self)
{
  const char *wanted = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  PndDocumentText *text = pnd_workspace_get_text (self->workspace);

  stop (self);
  self->current = -1;
  if (text == NULL || *wanted == '\0')
    {
      set_matches (self, g_array_new (FALSE, FALSE, sizeof (PndSpan)));
      return;
    }
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->regex)))
    {
      start_matching (self, text, wanted);
      return;
    }
  self->search = pnd_text_search_new (text, wanted);
  self->running = g_idle_add (run_cb, self);
}

static void
changed_cb (PndFindBar *self)
{
  if (pnd_find_bar_is_open (self))
    start (self);
}

static void
document_changed_cb (PndFindBar *self)
{
  self->from = 0;
  changed_cb (self);
}

static void
next_cb (PndFindBar *self)
{
  pnd_find_bar_step (self, 1);
}

static void
previous_cb (PndFindBar *self)
{
  pnd_find_bar_step (self, -1);
}

static void
close_cb (PndFindBar *self)
{
  pnd_find_bar_close (self);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, PndFindBar *self)
{
  gboolean enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;

  g_assert (PND_IS_FIND_BAR (self));

  if (keyval == GDK_KEY_Escape)
    pnd_find_bar_close (self);
  else if (keyval == GDK_KEY_r && (state & GDK_ALT_MASK) != 0)
    gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (self->regex),
      !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->regex)));
  else if ((enter && (state & GDK_SHIFT_MASK) != 0) || keyval == GDK_KEY_Up)
    pnd_find_bar_step (self, -1);
  else if (keyval == GDK_KEY_Down)
    pnd_find_bar_step (self, 1);
  else if (keyval == GDK_KEY_g && (state & GDK_CONTROL_MASK) != 0)
    pnd_find_bar_step (self, 1);
  else if (keyval == GDK_KEY_G && (state & GDK_CONTROL_MASK) != 0)
    pnd_find_bar_step (self, -1);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
pnd_find_bar_dispose (GObject *object)
{
  PndFindBar *self = PND_FIND_BAR (object);

  stop (self);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (pnd_find_bar_parent_class)->dispose (object);
}

static void
pnd_find_bar_finalize (GObject *object)
{
  g_array_unref (PND_FIND_BAR (object)->matches);

  G_OBJECT_CLASS (pnd_find_bar_parent_class)->finalize (object);
}

static void
pnd_find_bar_class_init (PndFindBarClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_find_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = pnd_find_bar_finalize;
  signals[MATCHES_CHANGED] = g_signal_new ("matches-changed", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 0);
  signals[CLOSED] = g_signal_new ("closed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "find-bar");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_SEARCH);
}

static void
add_button (PndFindBar *self, const char *icon, const char *title, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_tooltip_text (button, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (self->box), button);
}

static void
pnd_find_bar_init (PndFindBar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->matches = g_array_new (FALSE, FALSE, sizeof (PndSpan));
  self->current = -1;
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->entry = gtk_entry_new ();
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_PRIMARY,
                                     "edit-find-symbolic");
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _("Find in the document…"));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 28);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Find in the document"), -1);
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_label_set_width_chars (GTK_LABEL (self->count), 12);
  gtk_box_append (GTK_BOX (self->box), self->entry);
  self->regex = gtk_toggle_button_new_with_label (".*");
  gtk_button_set_has_frame (GTK_BUTTON (self->regex), FALSE);
  gtk_widget_set_tooltip_text (self->regex, _("Regular expression, line by line (Alt+R)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->regex), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Regular expression"), -1);
  g_signal_connect_swapped (self->regex, "toggled", G_CALLBACK (changed_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->regex);
  add_button (self, "go-up-symbolic", _("The previous match (Shift+Enter)"),
              G_CALLBACK (previous_cb));
  add_button (self, "go-down-symbolic", _("The next match (Enter)"), G_CALLBACK (next_cb));
  gtk_box_append (GTK_BOX (self->box), self->count);
  add_button (self, "window-close-symbolic", _("Close (Esc)"), G_CALLBACK (close_cb));
  gtk_widget_set_halign (self->box, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (next_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * pnd_find_bar_new:
 * @workspace: the workspace
 *
 * Returns: a bar that is closed
 */
GtkWidget *
pnd_find_bar_new (PndWorkspace *workspace)
{
  PndFindBar *self = g_object_new (PND_TYPE_FIND_BAR, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_swapped (workspace, "notify::document", G_CALLBACK (document_changed_cb), self);
  return GTK_WIDGET (self);
}

/* a short selection is most likely what one wants to find */
static void
offer_selection (PndFindBar *self)
{
  PndDocumentText *text = pnd_workspace_get_text (self->workspace);
  PndSpan span = pnd_workspace_get_span (self->workspace);
  g_autofree char *slice = NULL;

  self->from = span.start;
  if (text == NULL || pnd_span_is_empty (span) || pnd_span_length (span) > 40)
    return;
  slice = pnd_document_text_get_slice (text, span);
  if (strchr (slice, '\n') == NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), slice);
}

/**
 * pnd_find_bar_open:
 * @self: the bar
 *
 * Shows the bar and takes the keyboard focus.
 */
void
pnd_find_bar_open (PndFindBar *self)
{
  g_return_if_fail (PND_IS_FIND_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  offer_selection (self);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  start (self);
}

/**
 * pnd_find_bar_close:
 * @self: the bar
 *
 * Hides the bar and forgets the matches; emits `closed` if it was open.
 */
void
pnd_find_bar_close (PndFindBar *self)
{
  g_return_if_fail (PND_IS_FIND_BAR (self));

  if (!pnd_find_bar_is_open (self))
    return;
  stop (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->current = -1;
  set_matches (self, g_array_new (FALSE, FALSE, sizeof (PndSpan)));
  g_signal_emit (self, signals[CLOSED], 0);
}

/**
 * pnd_find_bar_is_open:
 * @self: the bar
 *
 * Returns: whether it is
 */
gboolean
pnd_find_bar_is_open (PndFindBar *self)
{
  g_return_val_if_fail (PND_IS_FIND_BAR (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self));
}

/**
 * pnd_find_bar_step:
 * @self: the bar
 * @direction: 1 for the next match, -1 for the one before, round and round
 */
void
pnd_find_bar_step (PndFindBar *self, int direction)
{
  int n;

  g_return_if_fail (PND_IS_FIND_BAR (self));

  n = (int) self->matches->len;
  if (n == 0)
    return;
  self->current = (self->current + direction + n) % n;
  show_count (self);
  g_signal_emit (self, signals[MATCHES_CHANGED], 0);
}

/**
 * pnd_find_bar_get_matches:
 * @self: the bar
 *
 * Returns: (transfer full): a copy of the matches, in order
 */
GArray *
pnd_find_bar_get_matches (PndFindBar *self)
{
  g_return_val_if_fail (PND_IS_FIND_BAR (self), NULL);

  return g_array_copy (self->matches);
}

/**
 * pnd_find_bar_get_current:
 * @self: the bar
 * @index: (out): its index among the matches, -1 for none
 * @span: (out): where it is
 *
 * Returns: whether there is a match one is at
 */
gboolean
pnd_find_bar_get_current (PndFindBar *self, int *index, PndSpan *span)
{
  g_return_val_if_fail (PND_IS_FIND_BAR (self), FALSE);

  *index = self->current;
  if (self->current < 0)
    return FALSE;
  *span = g_array_index (self->matches, PndSpan, self->current);
  return TRUE;
}
