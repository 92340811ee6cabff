/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/inspector/inspector.h"

#include <glib/gi18n.h>

#include "app/store/veil/review-only.h"
#include "ui/inspector/coding-card.h"
#include "ui/inspector/legend.h"
#include "ui/inspector/rule-card.h"
#include "ui/coding/coding-verbs.h"
#include "ui/correct/waiting-list.h"
#include "ui/inspector/source-card.h"

/* more cards than this help nobody, and a select-all may hold 50,000 */
#define MAX_CARDS 30

struct _PndInspector
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  GPtrArray *cards; /* PndCodingCard, those in use first */
  guint n_shown;
  guint refresh; /* idle source */

  GtkWidget *scroller;
  GtkWidget *rule;
  GtkWidget *source; /* whose words, where, and in another language */
  GtkWidget *heading;
  GtkWidget *list;
  GtkWidget *more;
  GtkWidget *empty;
  GtkWidget *legend;
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (PndInspector, pnd_inspector, GTK_TYPE_WIDGET)

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
card_done_cb (PndCodingCard *card, PndInspector *self)
{
  g_signal_emit (self, signals[DONE], 0);
}

static PndCodingCard *
get_card (PndInspector *self, guint index)
{
  while (self->cards->len <= index)
    {
      GtkWidget *card = pnd_coding_card_new (self->workspace);

      g_signal_connect (card, "done", G_CALLBACK (card_done_cb), self);
      gtk_box_append (GTK_BOX (self->list), card);
      g_ptr_array_add (self->cards, card);
    }
  return g_ptr_array_index (self->cards, index);
}

static gint64
get_mark_coding (const PndCodingMark *mark)
{
  gboolean note = (mark->flags & PND_CODING_MARK_ANNOTATION) != 0;

  return note ? mark->id | PND_WORKSPACE_NOTE_BIT : mark->id;
}

/* what can be done where nothing is coded */
static const char *
get_hint (PndInspector *self, PndSpan span)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);

  if (pnd_workspace_get_document (self->workspace) == NULL)
    return _("Open a document to read and code it.");
  if (project != NULL
      && (pnd_project_is_review_only (project) || pnd_project_get_read_only (project)))
    return _("Nothing is coded here. Go to a marked passage to read its codings.");
  return pnd_span_is_empty (span) ? _("Select a passage, press Enter to code it.")
                                  : _("Nothing is coded here. Press Enter to code it.");
}

static void
say_where (PndInspector *self, guint n)
{
  PndSpan span = pnd_workspace_get_span (self->workspace);
  gboolean open = pnd_workspace_get_document (self->workspace) != NULL;
  g_autofree char *more = NULL;

  gtk_label_set_text (GTK_LABEL (self->heading), pnd_span_is_empty (span)
                                                   ? _("At the caret")
                                                   : _("On the selection"));
  gtk_widget_set_visible (self->heading, n > 0);
  if (self->source != NULL)
    pnd_source_card_update (PND_SOURCE_CARD (self->source));
  gtk_widget_set_visible (self->empty, n == 0);
  gtk_widget_set_visible (self->legend, n == 0 && open);
  gtk_label_set_text (GTK_LABEL (self->empty), get_hint (self, span));
  if (n > MAX_CARDS)
    more = g_strdup_printf (_("and %u more"), n - MAX_CARDS);
  gtk_label_set_text (GTK_LABEL (self->more), more == NULL ? "" : more);
  gtk_widget_set_visible (self->more, more != NULL);
}

/* Cards keep their coding where they can, so that what is being written in one is not disturbed by
 * a card that comes or goes before it. */
static void
place_cards (PndInspector *self, GArray *marks)
{
  guint n = MIN (marks->len, MAX_CARDS);
  gint64 selected = pnd_workspace_get_coding (self->workspace);

  for (guint i = 0; i < n; i++)
    {
      gint64 coding = get_mark_coding (&g_array_index (marks, PndCodingMark, i));
      PndCodingCard *card = get_card (self, i);

      for (guint j = i + 1; j < self->cards->len; j++)
        if (pnd_coding_card_get_coding (self->cards->pdata[j]) == coding)
          {
            card = self->cards->pdata[j];
            g_ptr_array_steal_index (self->cards, j);
            g_ptr_array_insert (self->cards, (int) i, card);
            gtk_box_reorder_child_after (GTK_BOX (self->list), GTK_WIDGET (card),
                                         i == 0 ? NULL : self->cards->pdata[i - 1]);
          }
      pnd_coding_card_set_coding (card, coding);
      pnd_coding_card_set_selected (card, coding == selected);
      gtk_widget_set_visible (GTK_WIDGET (card), TRUE);
    }
  for (guint i = n; i < self->cards->len; i++)
    {
      gtk_widget_set_visible (self->cards->pdata[i], FALSE);
      pnd_coding_card_set_coding (self->cards->pdata[i], 0);
    }
  self->n_shown = n;
}

static GArray *
list_marks (PndInspector *self)
{
  GArray *marks = pnd_coding_verbs_list_at (self->workspace,
                                            pnd_workspace_get_span (self->workspace));
  gint64 selected = pnd_workspace_get_coding (self->workspace);
  PndSpanIndex *index = pnd_workspace_get_marks (self->workspace);
  const PndCodingMark *mark = NULL;

  for (guint i = 0; i < marks->len; i++)
    if (get_mark_coding (&g_array_index (marks, PndCodingMark, i)) == selected)
      return marks;
  if (index != NULL && selected != 0)
    mark = pnd_span_index_find (index, selected & ~PND_WORKSPACE_NOTE_BIT,
                                (selected & PND_WORKSPACE_NOTE_BIT) != 0);
  if (mark != NULL)
    g_array_prepend_vals (marks, mark, 1);
  return marks;
}

static void
show_rule (PndInspector *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  gint64 id = pnd_workspace_get_rule_code (self->workspace);
  gint64 selected = pnd_workspace_get_coding (self->workspace);
  g_autoptr (PndCode) code = NULL;
  g_autoptr (PndCoding) coding = NULL;
  g_autofree char *warning = NULL;

  if (project != NULL && id != 0)
    code = pnd_row_get (project, PND_TYPE_CODE, id, NULL);
  if (code != NULL && selected != 0 && (selected & PND_WORKSPACE_NOTE_BIT) == 0)
    coding = pnd_row_get (project, PND_TYPE_CODING, selected, NULL);
  if (coding != NULL && pnd_coding_get_code (coding) == id)
    warning = pnd_coding_card_describe_version (coding, code);
  pnd_rule_card_set_code (PND_RULE_CARD (self->rule), code);
  pnd_rule_card_set_warning (PND_RULE_CARD (self->rule), warning);
}

static void
refresh_now (PndInspector *self)
{
  g_autoptr (GArray) marks = NULL;

  g_clear_handle_id (&self->refresh, g_source_remove);
  marks = list_marks (self);
  show_rule (self);
  place_cards (self, marks);
  say_where (self, marks->len);
}

static gboolean
refresh_cb (gpointer data)
{
  PndInspector *self = data;

  self->refresh = 0;
  refresh_now (self);
  return G_SOURCE_REMOVE;
}

/* before the next frame, but once for all that happens until then */
static void
queue_refresh (PndInspector *self)
{
  if (self->refresh == 0)
    self->refresh = g_idle_add_full (GDK_PRIORITY_REDRAW - 10, refresh_cb, self, NULL);
}

/* at once: what was written belongs to the document that is about to go */
static void
document_changed_cb (PndInspector *self)
{
  for (guint i = 0; i < self->cards->len; i++)
    {
      gtk_widget_set_visible (self->cards->pdata[i], FALSE);
      pnd_coding_card_set_coding (self->cards->pdata[i], 0);
    }
  pnd_rule_card_set_code (PND_RULE_CARD (self->rule), NULL);
  queue_refresh (self);
}

static void
pnd_inspector_dispose (GObject *object)
{
  PndInspector *self = PND_INSPECTOR (object);

  g_clear_handle_id (&self->refresh, g_source_remove);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pnd_inspector_parent_class)->dispose (object);
}

static void
pnd_inspector_class_init (PndInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_inspector_dispose;
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "inspector");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pnd_inspector_init (PndInspector *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->box = box;
  self->cards = g_ptr_array_new ();
  self->rule = pnd_rule_card_new ();
  self->heading = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_widget_add_css_class (self->heading, "heading");
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->more = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->more, "dim-label");
  self->empty = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->empty), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->empty), 0);
  gtk_widget_add_css_class (self->empty, "dim-label");
  gtk_widget_add_css_class (self->empty, "empty");
  gtk_box_append (GTK_BOX (box), self->rule);
  gtk_box_append (GTK_BOX (box), self->heading);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), self->more);
  gtk_box_append (GTK_BOX (box), self->empty);
  self->legend = pnd_legend_new ();
  gtk_box_append (GTK_BOX (box), self->legend);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

static PndCodingCard *
show_card (PndInspector *self, gint64 coding)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return NULL;
  refresh_now (self);
  for (guint i = 0; i < self->n_shown; i++)
    if (pnd_coding_card_get_coding (self->cards->pdata[i]) == coding)
      return self->cards->pdata[i];
  return NULL;
}

/**
 * pnd_inspector_new:
 * @workspace: the workspace
 *
 * Returns: the inspector
 */
GtkWidget *
pnd_inspector_new (PndWorkspace *workspace)
{
  static const char *const news[] = {
    "selection-changed", "marks-changed", "changed", "notify::coding", "notify::rule-code",
  };
  PndInspector *self = g_object_new (PND_TYPE_INSPECTOR, NULL);

  self->workspace = g_object_ref (workspace);
  for (gsize i = 0; i < G_N_ELEMENTS (news); i++)
    g_signal_connect_swapped (workspace, news[i], G_CALLBACK (queue_refresh), self);
  g_signal_connect_swapped (workspace, "notify::document", G_CALLBACK (document_changed_cb), self);
  g_signal_connect_swapped (workspace, "notify::project", G_CALLBACK (document_changed_cb), self);
  gtk_box_append (GTK_BOX (self->box), pnd_waiting_list_new (workspace));
  self->source = pnd_source_card_new (workspace);
  gtk_box_insert_child_after (GTK_BOX (self->box), self->source, self->rule);
  refresh_now (self);
  return GTK_WIDGET (self);
}

/**
 * pnd_inspector_edit_memo:
 * @self: the inspector
 * @coding: a coding or a note, selected or at the caret
 *
 * Puts the keyboard focus into the memo of its card.
 *
 * Returns: %FALSE when there is no such card to be seen
 */
gboolean
pnd_inspector_edit_memo (PndInspector *self, gint64 coding)
{
  PndCodingCard *card;

  g_return_val_if_fail (PND_IS_INSPECTOR (self), FALSE);

  card = show_card (self, coding);
  if (card != NULL)
    pnd_coding_card_focus_memo (card);
  return card != NULL;
}
