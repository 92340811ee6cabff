/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/codes/palette-list.h"

#include <glib/gi18n.h>

#include "ui/codes/palette-match.h"
#include "ui/common/swatch.h"

struct _PndPaletteList
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  PndPaletteIndex *index;
  gboolean stale; /* the codebook changed since the index was made */
  char *query;

  GListStore *codes; /* PndCode, best first */
  GtkSingleSelection *selection;
  GtkWidget *scroller;
  GtkWidget *view;
};

G_DEFINE_FINAL_TYPE (PndPaletteList, pnd_palette_list, GTK_TYPE_WIDGET)

enum
{
  HIGHLIGHTED,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
add_code (PndPaletteIndex *index, PndCode *code)
{
  const char *const *languages = pnd_code_get_languages (code);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) definitions = g_ptr_array_new ();

  for (; languages != NULL && *languages != NULL; languages++)
    {
      const PndRule *rule = pnd_code_get_rule (code, *languages);

      g_ptr_array_add (names, (gpointer) rule->name);
      g_ptr_array_add (definitions, (gpointer) rule->definition);
    }
  g_ptr_array_add (names, NULL);
  g_ptr_array_add (definitions, NULL);
  pnd_palette_index_add (index, pnd_row_get_id (PND_ROW (code)),
                         pnd_code_get_abbreviation (code),
                         (const char *const *) names->pdata,
                         (const char *const *) definitions->pdata);
}

/* as the tree shows them: a code, then those under it */
static void
add_codes (PndPaletteList *self, PndPaletteIndex *index, GListModel *codes)
{
  guint n = codes == NULL ? 0 : g_list_model_get_n_items (codes);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PndCode) code = g_list_model_get_item (codes, i);

      add_code (index, code);
      add_codes (self, index,
                 pnd_workspace_get_child_codes (self->workspace, pnd_row_get_id (PND_ROW (code))));
    }
}

static void
make_index (PndPaletteList *self)
{
  PndPaletteIndex *index = pnd_palette_index_new ();

  add_codes (self, index, pnd_workspace_get_top_codes (self->workspace));
  if (self->index != NULL)
    pnd_palette_index_copy_recency (index, self->index);
  g_clear_pointer (&self->index, pnd_palette_index_free);
  self->index = index;
  self->stale = FALSE;
}

static void
show_matches (PndPaletteList *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) matches = pnd_palette_index_rank (self->index, self->query);

  for (guint i = 0; i < matches->len; i++)
    {
      PndCode *code = pnd_row_get (project, PND_TYPE_CODE,
                                   g_array_index (matches, PndPaletteMatch, i).code, NULL);

      if (code != NULL)
        g_ptr_array_add (codes, code);
    }
  g_list_store_splice (self->codes, 0, g_list_model_get_n_items (G_LIST_MODEL (self->codes)),
                       codes->pdata, codes->len);
  gtk_single_selection_set_selected (self->selection, 0);
  if (codes->len > 0)
    gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", 0);
  g_signal_emit (self, signals[HIGHLIGHTED], 0);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *abbreviation = gtk_label_new (NULL);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *pin = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (abbreviation), 0);
  gtk_label_set_width_chars (GTK_LABEL (abbreviation), 9);
  gtk_label_set_max_width_chars (GTK_LABEL (abbreviation), 16);
  gtk_label_set_ellipsize (GTK_LABEL (abbreviation), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (abbreviation, "abbreviation");
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (name), 3);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (pin, "key");
  gtk_widget_add_css_class (pin, "keycap");
  gtk_widget_set_valign (pin, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), pnd_swatch_new ());
  gtk_box_append (GTK_BOX (row), abbreviation);
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), pin);
  gtk_list_item_set_child (item, row);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  PndCode *code = gtk_list_item_get_item (item);
  GtkWidget *swatch = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *abbreviation = gtk_widget_get_next_sibling (swatch);
  GtkWidget *name = gtk_widget_get_next_sibling (abbreviation);
  GtkWidget *pin = gtk_widget_get_next_sibling (name);
  g_autofree char *key = NULL;

  if (pnd_code_get_pin (code) > 0)
    key = g_strdup_printf ("%d", pnd_code_get_pin (code));
  pnd_swatch_set_hex (PND_SWATCH (swatch), pnd_code_get_colour (code));
  gtk_label_set_text (GTK_LABEL (abbreviation), pnd_code_get_abbreviation (code));
  gtk_label_set_text (GTK_LABEL (name), pnd_code_get_name (code));
  gtk_label_set_text (GTK_LABEL (pin), key == NULL ? "" : key);
  gtk_widget_set_visible (pin, key != NULL);
}

static void
selected_cb (PndPaletteList *self)
{
  g_signal_emit (self, signals[HIGHLIGHTED], 0);
}

static void
activate_cb (GtkListView *view, guint position, PndPaletteList *self)
{
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
codes_changed_cb (PndWorkspace *workspace, PndPaletteList *self)
{
  self->stale = TRUE;
}

static void
pnd_palette_list_dispose (GObject *object)
{
  PndPaletteList *self = PND_PALETTE_LIST (object);

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->codes);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pnd_palette_list_parent_class)->dispose (object);
}

static void
pnd_palette_list_finalize (GObject *object)
{
  PndPaletteList *self = PND_PALETTE_LIST (object);

  g_clear_pointer (&self->index, pnd_palette_index_free);
  g_free (self->query);

  G_OBJECT_CLASS (pnd_palette_list_parent_class)->finalize (object);
}

static void
pnd_palette_list_class_init (PndPaletteListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = pnd_palette_list_dispose;
  object_class->finalize = pnd_palette_list_finalize;
  signals[HIGHLIGHTED] = g_signal_new ("highlighted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "palette-list");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pnd_palette_list_init (PndPaletteList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->query = g_strdup ("");
  self->stale = TRUE;
  self->codes = g_list_store_new (PND_TYPE_CODE);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->codes)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Codes that fit"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                            self);
  g_signal_connect (self->view, "activate", G_CALLBACK (activate_cb), self);
}

/**
 * pnd_palette_list_new:
 * @workspace: the workspace
 *
 * Returns: a list without codes until a query is set
 */
GtkWidget *
pnd_palette_list_new (PndWorkspace *workspace)
{
  PndPaletteList *self = g_object_new (PND_TYPE_PALETTE_LIST, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect (workspace, "codes-changed", G_CALLBACK (codes_changed_cb), self);
  return GTK_WIDGET (self);
}

/**
 * pnd_palette_list_set_n_rows:
 * @self: the list
 * @n_rows: how many codes are to be seen at once, at least
 */
void
pnd_palette_list_set_n_rows (PndPaletteList *self, int n_rows)
{
  g_return_if_fail (PND_IS_PALETTE_LIST (self));

  gtk_widget_set_size_request (self->scroller, -1, n_rows * PND_PALETTE_LIST_ROW_HEIGHT);
}

/**
 * pnd_palette_list_set_query:
 * @self: the list
 * @query: what was typed
 *
 * Shows the codes that fit and highlights the best.
 */
void
pnd_palette_list_set_query (PndPaletteList *self, const char *query)
{
  g_return_if_fail (PND_IS_PALETTE_LIST (self));
  g_return_if_fail (query != NULL);

  if (pnd_workspace_get_project (self->workspace) == NULL)
    return;
  if (self->stale || self->index == NULL)
    make_index (self);
  g_free (self->query);
  self->query = g_strdup (query);
  show_matches (self);
}

/**
 * pnd_palette_list_move:
 * @self: the list
 * @rows: how far the highlight goes down; negative is up. It stops at the ends
 */
void
pnd_palette_list_move (PndPaletteList *self, int rows)
{
  int n, position;

  g_return_if_fail (PND_IS_PALETTE_LIST (self));

  n = (int) g_list_model_get_n_items (G_LIST_MODEL (self->codes));
  if (n == 0)
    return;
  position = CLAMP ((int) gtk_single_selection_get_selected (self->selection) + rows, 0, n - 1);
  gtk_single_selection_set_selected (self->selection, (guint) position);
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", (guint) position);
}

/**
 * pnd_palette_list_get_code:
 * @self: the list
 *
 * Returns: (transfer none) (nullable): the code that is highlighted
 */
PndCode *
pnd_palette_list_get_code (PndPaletteList *self)
{
  g_return_val_if_fail (PND_IS_PALETTE_LIST (self), NULL);

  return gtk_single_selection_get_selected_item (self->selection);
}

/**
 * pnd_palette_list_get_n:
 * @self: the list
 *
 * Returns: how many codes fit
 */
guint
pnd_palette_list_get_n (PndPaletteList *self)
{
  g_return_val_if_fail (PND_IS_PALETTE_LIST (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->codes));
}

/**
 * pnd_palette_list_used:
 * @self: the list
 * @code: the code applied just now; it comes first among equals from here on
 */
void
pnd_palette_list_used (PndPaletteList *self, gint64 code)
{
  g_return_if_fail (PND_IS_PALETTE_LIST (self));

  if (self->index == NULL)
    make_index (self);
  pnd_palette_index_used (self->index, code);
}
