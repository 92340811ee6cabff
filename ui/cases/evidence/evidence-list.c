/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cases/evidence/evidence-list.h"

#include "ui/common/lists/list-tab.h"

#define REFOCUS_MS 20 /* rows are there with the next frame */

struct _PndEvidenceList
{
  GtkWidget parent_instance;

  PndCaseStudy *study;
  PndEvidenceMode mode;
  PndQuotes *quotes;
  GListStore *items;
  GtkSingleSelection *selection;
  GtkWidget *scroller;
  GtkWidget *view;
  guint refocus; /* timeout source */
};

enum
{
  ANSWER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PndEvidenceList, pnd_evidence_list, GTK_TYPE_WIDGET)

static void
answer_cb (PndEvidenceList *self, PndEvidenceItem *item)
{
  g_assert (PND_IS_EVIDENCE_LIST (self));

  g_signal_emit (self, signals[ANSWER], 0, item);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, PndEvidenceList *self)
{
  GtkWidget *row = pnd_passage_row_new (self->mode);

  g_signal_connect_object (row, "answer", G_CALLBACK (answer_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, PndEvidenceList *self)
{
  pnd_passage_row_show (PND_PASSAGE_ROW (gtk_list_item_get_child (item)),
                        gtk_list_item_get_item (item), self->study, self->quotes);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, PndEvidenceList *self)
{
  pnd_passage_row_clear (PND_PASSAGE_ROW (gtk_list_item_get_child (item)));
}

static void
activate_cb (PndEvidenceList *self, guint position)
{
  g_autoptr (PndEvidenceItem) item
    = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  g_assert (PND_IS_EVIDENCE_LIST (self));

  pnd_evidence_list_open (self, item);
}

/* the row that had the keyboard went with the list before: the one in its place takes it */
static gboolean
refocus_cb (gpointer data)
{
  PndEvidenceList *self = data;
  PndEvidenceItem *selected = pnd_evidence_list_get_selected (self);

  self->refocus = 0;
  for (GtkWidget *row = gtk_widget_get_first_child (self->view); row != NULL && selected != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *child = gtk_widget_get_first_child (row);

      if (PND_IS_PASSAGE_ROW (child)
          && pnd_passage_row_get_item (PND_PASSAGE_ROW (child)) == selected)
        gtk_widget_grab_focus (row);
    }
  return G_SOURCE_REMOVE;
}

/* a text that was corrected has other words and places */
static void
changed_cb (PndEvidenceList *self, PndChanges *changes)
{
  g_assert (PND_IS_EVIDENCE_LIST (self));

  if (pnd_changes_is_reset (changes) || pnd_changes_touch (changes, "documents"))
    pnd_quotes_forget (self->quotes);
}

static void
project_cb (PndEvidenceList *self)
{
  g_assert (PND_IS_EVIDENCE_LIST (self));

  g_list_store_remove_all (self->items);
  pnd_quotes_forget (self->quotes);
}

static GtkWidget *
make_view (PndEvidenceList *self, const char *label)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_widget_add_css_class (view, "navigation-sidebar");
  pnd_list_tab_add (view);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (view, "activate", G_CALLBACK (activate_cb), self);
  return view;
}

static gboolean
pnd_evidence_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PND_EVIDENCE_LIST (widget)->view);
}

static void
pnd_evidence_list_dispose (GObject *object)
{
  PndEvidenceList *self = PND_EVIDENCE_LIST (object);

  g_clear_handle_id (&self->refocus, g_source_remove);
  if (self->study != NULL)
    g_signal_handlers_disconnect_by_data (pnd_case_study_get_workspace (self->study), self);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->quotes, pnd_quotes_free);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_object (&self->study);

  G_OBJECT_CLASS (pnd_evidence_list_parent_class)->dispose (object);
}

static void
pnd_evidence_list_class_init (PndEvidenceListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_evidence_list_dispose;
  widget_class->grab_focus = pnd_evidence_list_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "evidence-list");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  signals[ANSWER] = g_signal_new ("answer", PND_TYPE_EVIDENCE_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, PND_TYPE_EVIDENCE_ITEM);
}

static void
pnd_evidence_list_init (PndEvidenceList *self)
{
  self->items = g_list_store_new (PND_TYPE_EVIDENCE_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
}

/**
 * pnd_evidence_list_new:
 * @study: the case
 * @mode: what can be done with a passage
 * @label: accessible name of the list
 *
 * Returns: an empty list
 */
GtkWidget *
pnd_evidence_list_new (PndCaseStudy *study, PndEvidenceMode mode, const char *label)
{
  PndEvidenceList *self = g_object_new (PND_TYPE_EVIDENCE_LIST, NULL);
  PndWorkspace *workspace = pnd_case_study_get_workspace (study);

  self->study = g_object_ref (study);
  self->mode = mode;
  self->quotes = pnd_quotes_new (workspace);
  self->view = make_view (self, label);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (workspace, "notify::project", G_CALLBACK (project_cb), self);
  return GTK_WIDGET (self);
}

/* (transfer full): guid of what is selected */
static char *
dup_selected (PndEvidenceList *self)
{
  PndEvidenceItem *selected = pnd_evidence_list_get_selected (self);

  return selected != NULL ? g_strdup (pnd_evidence_item_get_guid (selected)) : NULL;
}

/* also while a dialog is in front */
static gboolean
has_focus (PndEvidenceList *self)
{
  GtkRoot *root = gtk_widget_get_root (self->view);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, self->view);
}

/**
 * pnd_evidence_list_set_items:
 * @self: a list
 * @items: (element-type PndEvidenceItem): what it shows from now on
 *
 * What was selected stays so while it is there; else its place.
 */
void
pnd_evidence_list_set_items (PndEvidenceList *self, GPtrArray *items)
{
  g_autofree char *selected = NULL;
  gboolean had_focus;
  guint position;

  g_return_if_fail (PND_IS_EVIDENCE_LIST (self) && items != NULL);

  had_focus = has_focus (self);
  selected = dup_selected (self);
  position = gtk_single_selection_get_selected (self->selection);
  for (guint i = 0; selected != NULL && i < items->len; i++)
    if (g_str_equal (pnd_evidence_item_get_guid (items->pdata[i]), selected))
      position = i;
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
  if (items->len == 0 || position == GTK_INVALID_LIST_POSITION)
    return;
  position = MIN (position, items->len - 1);
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", position);
  if (had_focus && self->refocus == 0)
    self->refocus = g_timeout_add (REFOCUS_MS, refocus_cb, self);
}

/**
 * pnd_evidence_list_get_items:
 * @self: a list
 *
 * Returns: (transfer none): the #PndEvidenceItem that it shows
 */
GListModel *
pnd_evidence_list_get_items (PndEvidenceList *self)
{
  g_return_val_if_fail (PND_IS_EVIDENCE_LIST (self), NULL);

  return G_LIST_MODEL (self->items);
}

/**
 * pnd_evidence_list_get_selected:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the passage at hand
 */
PndEvidenceItem *
pnd_evidence_list_get_selected (PndEvidenceList *self)
{
  g_return_val_if_fail (PND_IS_EVIDENCE_LIST (self), NULL);

  return gtk_single_selection_get_selected_item (self->selection);
}

/**
 * pnd_evidence_list_open:
 * @self: a list
 * @item: (nullable): a passage
 *
 * Shows it in the reader.
 */
void
pnd_evidence_list_open (PndEvidenceList *self, PndEvidenceItem *item)
{
  g_return_if_fail (PND_IS_EVIDENCE_LIST (self));

  if (item == NULL)
    return;
  pnd_workspace_reveal_coding (pnd_case_study_get_workspace (self->study),
                               pnd_evidence_item_get_coding (item));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.view", "s", "reader");
}
