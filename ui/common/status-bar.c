/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/citation.h"
#include "ui/common/status-bar.h"

#include <glib/gi18n.h>

#include "app/model/cases/read-share.h"
#include "app/model/coder.h"
#include "app/model/review/standing.h"
#include "app/store/veil/review-only.h"
#include "ui/codes/pin-bar.h"
#include "ui/common/share-bar.h"
#include "ui/people/whose.h"
#include "ui/preferences/language.h"

#define LEAST_CHARS 16 /* of whose codings are counted, before they are cut short */

struct _PndStatusBar
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  guint refresh; /* idle source */

  GtkWidget *box;
  GtkWidget *pins;
  GtkWidget *no_pins;
  GtkWidget *unfinished;
  GtkWidget *position;
  GtkWidget *read;
  GtkWidget *figures;
  GtkWidget *coder;
};

G_DEFINE_FINAL_TYPE (PndStatusBar, pnd_status_bar, GTK_TYPE_WIDGET)

static void
show_no_pins (PndStatusBar *self)
{
  GListModel *codes = pnd_workspace_get_all_codes (self->workspace);
  guint n = codes == NULL ? 0 : g_list_model_get_n_items (codes);
  gboolean any = pnd_pin_bar_get_n (PND_PIN_BAR (self->pins)) > 0;

  gtk_widget_set_visible (self->pins, any);
  gtk_widget_set_visible (self->no_pins, !any && n > 0);
}

/* @target: (nullable). A button without an action in between never has one with a wrong target */
static void
set_action (PndStatusBar *self, const char *action, const char *target)
{
  GtkActionable *button = GTK_ACTIONABLE (self->unfinished);

  if (g_strcmp0 (gtk_actionable_get_action_name (button), action) == 0)
    return;
  gtk_actionable_set_action_name (button, NULL);
  gtk_actionable_set_action_target_value (
    button, target != NULL ? g_variant_new_string (target) : NULL);
  gtk_actionable_set_action_name (button, action);
}

/* what is left of it */
static void
set_task (PndStatusBar *self, const char *text, gboolean visible, const char *hint)
{
  gtk_button_set_label (GTK_BUTTON (self->unfinished), text);
  gtk_widget_set_visible (self->unfinished, visible);
  /* a tooltip that is set asks the display where its pointer is */
  if (g_strcmp0 (gtk_widget_get_tooltip_text (self->unfinished), hint) != 0)
    gtk_widget_set_tooltip_text (self->unfinished, hint);
}

/* in a review bundle what is to be done is the reviewer's */
static void
show_to_judge (PndStatusBar *self, PndProject *project)
{
  int n = pnd_standings_count_to_judge (pnd_project_get_database (project));
  g_autofree char *count = pnd_language_format_count (n);
  g_autofree char *text = n > 0 ? g_strdup_printf (_("To judge: %s"), count)
                                : g_strdup (_("All codings are judged"));

  set_task (self, text, TRUE, _("Go to the review desk"));
  set_action (self, "win.view", "review");
}

static void
show_unfinished (PndStatusBar *self, PndProject *project)
{
  int n = project == NULL ? 0 : pnd_coding_count_unfinished (project);
  g_autofree char *count = pnd_language_format_count (n);
  g_autofree char *text = g_strdup_printf (_("To finish: %s"), count);

  set_task (self, text, n > 0, _("Go to the next coding without polarity or holder (U)"));
  set_action (self, "coding.next-unfinished", NULL);
}

static void
show_task (PndStatusBar *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);

  if (project != NULL && pnd_project_is_review_only (project))
    show_to_judge (self, project);
  else
    show_unfinished (self, project);
}

static void
show_coder (PndStatusBar *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  gint64 id = project == NULL ? 0 : pnd_project_get_coder (project);
  g_autoptr (PndCoder) coder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *hint = NULL;

  if (id != 0)
    coder = pnd_row_get (project, PND_TYPE_CODER, id, NULL);
  if (coder != NULL && pnd_coder_get_blind (coder))
    /* Translators: the name of a coder, who sees nothing of the others */
    name = g_strdup_printf (_("%s, blind"), pnd_coder_get_name (coder));
  else
    name = g_strdup (coder != NULL ? pnd_coder_get_name (coder)
                     : project != NULL ? pnd_project_get_expected (project) : NULL);
  gtk_label_set_text (GTK_LABEL (self->coder), name != NULL ? name : "");
  if (coder != NULL)
    hint = g_strdup_printf (pnd_project_is_review_only (project) ? _("%s is reviewing")
                                                                 : _("%s is coding"),
                            pnd_coder_get_name (coder));
  /* a tooltip that is set asks the display where its pointer is */
  if (g_strcmp0 (gtk_widget_get_tooltip_text (self->coder), hint) != 0)
    gtk_widget_set_tooltip_text (self->coder, hint);
}

/* whose codings all that is counted is of: said in every view where they are not everybody's */
static void
show_figures (PndStatusBar *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  g_autoptr (GPtrArray) choices = project != NULL ? pnd_whose_list (project) : NULL;
  int current = choices != NULL ? pnd_whose_find_current (choices, project) : -1;
  gboolean accepted = project != NULL
                      && pnd_database_get_accepted_only (pnd_project_get_database (project));
  const char *title
    = current >= 0 ? ((PndWhoseChoice *) choices->pdata[current])->title : _("Nobody");
  g_autofree char *text = NULL;
  GtkLabel *label;

  if (accepted)
    /* Translators: whose codings count: the name of a coder, “All coders” or “The consensus” */
    text = g_strdup_printf (_("Counted: %s, accepted only"), title);
  else
    text = g_strdup_printf (_("Counted: %s"), title);
  gtk_button_set_label (GTK_BUTTON (self->figures), text);
  label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->figures)));
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (label, MIN (LEAST_CHARS, (int) g_utf8_strlen (text, -1)));
  gtk_widget_set_visible (self->figures, choices != NULL && (current != 0 || accepted));
}

static void
show_position (PndStatusBar *self)
{
  PndDocumentText *text = pnd_workspace_get_text (self->workspace);
  PndSpan span = pnd_workspace_get_span (self->workspace);
  g_autofree char *position = NULL;

  if (text != NULL)
    {
      int length = pnd_document_text_get_length (text);
      int percent = length == 0 ? 0 : (int) ((gint64) span.start * 100 / length);
      PndCitation place = pnd_citation_find (text, pnd_workspace_get_structure (self->workspace),
                                             pnd_workspace_get_line_width (self->workspace),
                                             PND_SPAN (span.start, span.start));

      if (place.first_page != NULL)
        /* Translators: where the caret is: the page's label, the line, how far in the text */
        position = g_strdup_printf (_("p. %s, line %d, %d%%"), place.first_page,
                                    place.first_line, percent);
      else
        position = g_strdup_printf (_("line %d, %d%%"), place.first_line, percent);
    }
  gtk_label_set_text (GTK_LABEL (self->position), position == NULL ? "" : position);
}

/* what an absence rests on is in view while one reads; a reviewer marks nothing as read */
static void
show_read (PndStatusBar *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  PndDocument *document = project != NULL && pnd_project_is_review_only (project)
                            ? NULL
                            : pnd_workspace_get_document (self->workspace);
  g_autofree char *text = NULL;
  g_autofree char *hint = NULL;

  if (document != NULL)
    {
      g_autofree char *read = pnd_share_bar_format (pnd_document_get_read_share (document));
      g_autofree char *coded = pnd_share_bar_format (pnd_document_get_coded_share (document));

      text = g_strdup_printf (_("Read: %s"), read);
      hint = g_strdup_printf (_("%s of this document is read or coded, %s of it coded. R marks a "
                                "paragraph as read and goes on to the next."), read, coded);
    }
  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (self->read)), text != NULL ? text : "") != 0)
    gtk_label_set_text (GTK_LABEL (self->read), text != NULL ? text : "");
  if (g_strcmp0 (gtk_widget_get_tooltip_text (self->read), hint) != 0)
    gtk_widget_set_tooltip_text (self->read, hint);
  gtk_widget_set_visible (self->read, text != NULL);
}

static gboolean
refresh_cb (gpointer data)
{
  PndStatusBar *self = data;

  self->refresh = 0;
  show_task (self);
  show_coder (self);
  show_figures (self);
  show_read (self);
  return G_SOURCE_REMOVE;
}

/* before the frame that shows the edit, but once for all that happens until then */
static void
queue_refresh (PndStatusBar *self)
{
  if (self->refresh == 0)
    self->refresh = g_idle_add_full (GDK_PRIORITY_REDRAW - 10, refresh_cb, self, NULL);
}

static void
codes_cb (PndStatusBar *self)
{
  show_no_pins (self);
  queue_refresh (self);
}

static void
pnd_status_bar_dispose (GObject *object)
{
  PndStatusBar *self = PND_STATUS_BAR (object);

  g_clear_handle_id (&self->refresh, g_source_remove);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (pnd_status_bar_parent_class)->dispose (object);
}

static void
pnd_status_bar_class_init (PndStatusBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pnd_status_bar_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "status-bar");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pnd_status_bar_init (PndStatusBar *self)
{
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->no_pins = gtk_label_new (_("Pin codes in the list to apply them with 1 to 9."));
  gtk_label_set_ellipsize (GTK_LABEL (self->no_pins), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->no_pins), 0);
  gtk_widget_add_css_class (self->no_pins, "dim-label");
  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->no_pins);
  gtk_box_append (GTK_BOX (self->box), space);
  self->unfinished = gtk_button_new_with_label ("");
  gtk_button_set_has_frame (GTK_BUTTON (self->unfinished), FALSE);
  gtk_widget_set_focus_on_click (self->unfinished, FALSE);
  gtk_widget_add_css_class (self->unfinished, "unfinished");
  self->position = gtk_label_new (NULL);
  self->coder = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->coder), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (self->coder), 3);
  gtk_label_set_max_width_chars (GTK_LABEL (self->coder), 20);
  gtk_widget_add_css_class (self->position, "numeric");
  gtk_box_append (GTK_BOX (self->box), self->unfinished);
  self->figures = gtk_button_new_with_label ("");
  gtk_button_set_has_frame (GTK_BUTTON (self->figures), FALSE);
  gtk_widget_set_focus_on_click (self->figures, FALSE);
  gtk_widget_set_tooltip_text (self->figures, _("Whose codings are counted, listed and shown. "
                                                "Press for the next coder (Ctrl+Alt+O)."));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->figures), "win.whose-next");
  gtk_widget_add_css_class (self->figures, "unfinished");
  gtk_widget_set_visible (self->figures, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->figures);
  self->read = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->read, "numeric");
  gtk_box_append (GTK_BOX (self->box), self->read);
  gtk_box_append (GTK_BOX (self->box), self->position);
  gtk_box_append (GTK_BOX (self->box), self->coder);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * pnd_status_bar_new:
 * @workspace: the workspace
 *
 * Returns: the bar
 */
GtkWidget *
pnd_status_bar_new (PndWorkspace *workspace)
{
  PndStatusBar *self = g_object_new (PND_TYPE_STATUS_BAR, NULL);

  self->workspace = g_object_ref (workspace);
  self->pins = pnd_pin_bar_new (workspace);
  gtk_box_prepend (GTK_BOX (self->box), self->pins);
  /* after the pins know */
  g_signal_connect_swapped (workspace, "codes-changed", G_CALLBACK (codes_cb), self);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (queue_refresh), self);
  g_signal_connect_swapped (workspace, "notify::project", G_CALLBACK (queue_refresh), self);
  g_signal_connect_swapped (workspace, "selection-changed", G_CALLBACK (show_position), self);
  g_signal_connect_swapped (workspace, "notify::document", G_CALLBACK (show_position), self);
  g_signal_connect_swapped (workspace, "notify::document", G_CALLBACK (queue_refresh), self);
  codes_cb (self);
  show_position (self);
  return GTK_WIDGET (self);
}
