/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/plots/plot-options.h"

#include <glib/gi18n.h>

#define MAX_DISTANCE 100000 /* characters */

struct _PndPlotOptions
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  gboolean is_setting; /* a value is being put in, not chosen */

  GtkWidget *holder;
  GtkWidget *relation;
  GtkWidget *distance;
  GtkWidget *document;
  GtkWidget *word;
  PndPlotKind kind;
};

G_DEFINE_FINAL_TYPE (PndPlotOptions, pnd_plot_options, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_distance (PndPlotOptions *self)
{
  gtk_widget_set_visible (self->distance,
                          self->kind == PND_PLOT_COOCCURRENCE
                            && gtk_drop_down_get_selected (GTK_DROP_DOWN (self->relation))
                                 == PND_TOGETHER_NEAR);
}

static void
changed_cb (PndPlotOptions *self)
{
  show_distance (self);
  if (!self->is_setting)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
pnd_plot_options_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&PND_PLOT_OPTIONS (object)->workspace);

  G_OBJECT_CLASS (pnd_plot_options_parent_class)->dispose (object);
}

static void
pnd_plot_options_class_init (PndPlotOptionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pnd_plot_options_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
pnd_plot_options_init (PndPlotOptions *self)
{
  gtk_box_layout_set_spacing (
    GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 6);
}

static void
name_widget (GtkWidget *widget, const char *name)
{
  gtk_widget_set_tooltip_text (widget, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* @titles: ends in NULL */
static GtkWidget *
add_choice (PndPlotOptions *self, const char *const *titles, const char *name)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings (titles);

  name_widget (choice, name);
  gtk_widget_set_parent (choice, GTK_WIDGET (self));
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (changed_cb), self);
  return choice;
}

/* the first is the own region, whose motives a verdict is on; the last, whosever */
static void
add_holder (PndPlotOptions *self)
{
  const char *titles[PND_N_HOLDERS + 1] = { NULL };

  for (int i = 1; i < PND_N_HOLDERS; i++)
    titles[i - 1] = pnd_holder_get_title (i);
  titles[PND_N_HOLDERS - 1] = _("All holders");
  self->holder = add_choice (self, titles, _("Whose motives"));
}

static void
add_relation (PndPlotOptions *self)
{
  const char *titles[PND_N_TOGETHER + 1] = { NULL };

  for (int i = 0; i < PND_N_TOGETHER; i++)
    titles[i] = pnd_together_get_title (i);
  self->relation = add_choice (self, titles, _("What occurring together means"));
  self->distance = gtk_spin_button_new_with_range (0, MAX_DISTANCE, 10);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->distance), 100);
  name_widget (self->distance, _("Characters between the passages, at most"));
  gtk_widget_set_parent (self->distance, GTK_WIDGET (self));
  g_signal_connect_swapped (self->distance, "value-changed", G_CALLBACK (changed_cb), self);
}

static char *
get_name (PndDocument *document)
{
  return g_strdup (document != NULL ? pnd_document_get_name (document) : "");
}

static void
add_document (PndPlotOptions *self)
{
  GtkExpression *name = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL,
                                                     G_CALLBACK (get_name), NULL, NULL);

  self->document = gtk_drop_down_new (NULL, name);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (self->document), TRUE);
  gtk_widget_set_size_request (self->document, 160, -1);
  name_widget (self->document, _("Document"));
  gtk_widget_set_parent (self->document, GTK_WIDGET (self));
  g_signal_connect_swapped (self->document, "notify::selected", G_CALLBACK (changed_cb), self);
}

static void
add_word (PndPlotOptions *self)
{
  self->word = gtk_search_entry_new ();
  g_object_set (self->word, "placeholder-text", _("A word, or wisata*"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->word), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Word"), -1);
  gtk_widget_set_parent (self->word, GTK_WIDGET (self));
  g_signal_connect_swapped (self->word, "search-changed", G_CALLBACK (changed_cb), self);
}

/**
 * pnd_plot_options_new:
 * @workspace: the workspace
 *
 * Returns: the options, none of which is to be seen yet
 */
GtkWidget *
pnd_plot_options_new (PndWorkspace *workspace)
{
  PndPlotOptions *self;

  g_return_val_if_fail (PND_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (PND_TYPE_PLOT_OPTIONS, NULL);
  self->workspace = g_object_ref (workspace);
  self->is_setting = TRUE;
  add_holder (self);
  add_relation (self);
  add_document (self);
  add_word (self);
  self->is_setting = FALSE;
  pnd_plot_options_show (self, PND_PLOT_MATRIX);
  return GTK_WIDGET (self);
}

/* the document at hand, the first time */
static void
choose_document (PndPlotOptions *self)
{
  PndDocument *document = pnd_workspace_get_document (self->workspace);
  GListModel *documents = pnd_workspace_get_documents (self->workspace);

  if (gtk_drop_down_get_model (GTK_DROP_DOWN (self->document)) == documents)
    return;
  self->is_setting = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->document), documents);
  self->is_setting = FALSE;
  if (document != NULL)
    pnd_plot_options_set_document (self, pnd_row_get_id (PND_ROW (document)));
}

/**
 * pnd_plot_options_show:
 * @self: the options
 * @kind: a plot
 *
 * Shows those that the plot has.
 */
void
pnd_plot_options_show (PndPlotOptions *self, PndPlotKind kind)
{
  g_return_if_fail (PND_IS_PLOT_OPTIONS (self));

  self->kind = kind;
  gtk_widget_set_visible (self->holder, kind == PND_PLOT_MATRIX || kind == PND_PLOT_TIMELINE);
  gtk_widget_set_visible (self->relation, kind == PND_PLOT_COOCCURRENCE);
  gtk_widget_set_visible (self->document, kind == PND_PLOT_PORTRAIT);
  gtk_widget_set_visible (self->word, kind == PND_PLOT_CONTEXT);
  show_distance (self);
  if (kind == PND_PLOT_PORTRAIT)
    choose_document (self);
}

/**
 * pnd_plot_options_fill:
 * @self: the options
 * @request: (inout): takes what was chosen
 */
void
pnd_plot_options_fill (PndPlotOptions *self, PndPlotRequest *request)
{
  int holder;
  PndRow *document;

  g_return_if_fail (PND_IS_PLOT_OPTIONS (self));
  g_return_if_fail (request != NULL);

  holder = (int) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->holder)) + 1;
  request->holder = holder < PND_N_HOLDERS ? holder : -1;
  request->relation = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->relation));
  request->distance = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->distance));
  document = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (self->document));
  request->document = document != NULL ? pnd_row_get_id (document) : 0;
  request->word = gtk_editable_get_text (GTK_EDITABLE (self->word));
}

/**
 * pnd_plot_options_set_word:
 * @self: the options
 * @word: a word
 */
void
pnd_plot_options_set_word (PndPlotOptions *self, const char *word)
{
  g_return_if_fail (PND_IS_PLOT_OPTIONS (self));

  self->is_setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->word), word);
  self->is_setting = FALSE;
}

/**
 * pnd_plot_options_set_document:
 * @self: the options
 * @document: id of a document
 */
void
pnd_plot_options_set_document (PndPlotOptions *self, gint64 document)
{
  GListModel *documents;

  g_return_if_fail (PND_IS_PLOT_OPTIONS (self));

  documents = pnd_workspace_get_documents (self->workspace);
  self->is_setting = TRUE;
  for (guint i = 0; documents != NULL && i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (PndRow) row = g_list_model_get_item (documents, i);

      if (pnd_row_get_id (row) == document)
        {
          gtk_drop_down_set_selected (GTK_DROP_DOWN (self->document), i);
          break;
        }
    }
  self->is_setting = FALSE;
}

/**
 * pnd_plot_options_reset:
 * @self: the options
 *
 * Lets go of the documents of a project that is closed.
 */
void
pnd_plot_options_reset (PndPlotOptions *self)
{
  g_return_if_fail (PND_IS_PLOT_OPTIONS (self));

  self->is_setting = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->document), NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->word), "");
  self->is_setting = FALSE;
  if (self->kind == PND_PLOT_PORTRAIT)
    choose_document (self);
}
