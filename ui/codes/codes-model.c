/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/codes/codes-model.h"

struct _PndCodesModel
{
  GObject parent_instance;

  PndWorkspace *workspace;
  GtkTreeListModel *rows;
  GListStore *root;     /* of one GListModel: the filtered top codes, empty without a project */
  GtkFilter *filter;    /* shared by the lists of all levels */
  GHashTable *passing;  /* set of gint64: codes that are shown */
  GHashTable *counts;   /* gint64 code -> int: its codings, those of its sub-codes included */
  char *needle;         /* casefolded, never NULL */
  gboolean show_unused;
  int n_folded;
  guint idle;
};

G_DEFINE_FINAL_TYPE (PndCodesModel, pnd_codes_model, G_TYPE_OBJECT)

enum
{
  REFRESHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
holds (const char *text, const char *needle)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return strstr (folded, needle) != NULL;
}

static gboolean
matches_needle (PndCodesModel *self, PndCode *code)
{
  const char *const *languages = pnd_code_get_languages (code);

  if (holds (pnd_code_get_abbreviation (code), self->needle))
    return TRUE;
  for (; languages != NULL && *languages != NULL; languages++)
    {
      const PndRule *rule = pnd_code_get_rule (code, *languages);

      if (rule != NULL
          && (holds (rule->name, self->needle) || holds (rule->definition, self->needle)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_folded (PndCodesModel *self, PndCode *code)
{
  return !self->show_unused && pnd_code_get_kind (code) == PND_CODE_KIND_CONTEXT
         && pnd_codes_model_get_count (self, pnd_row_get_id (PND_ROW (code))) == 0;
}

static void
add_with_ancestors (PndCodesModel *self, GHashTable *parents, gint64 id)
{
  while (id != 0 && g_hash_table_add (self->passing, g_memdup2 (&id, sizeof id)))
    {
      gint64 *parent = g_hash_table_lookup (parents, &id);

      id = parent != NULL ? *parent : 0;
    }
}

static GHashTable *
map_parents (GListModel *codes)
{
  GHashTable *parents = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < g_list_model_get_n_items (codes); i++)
    {
      g_autoptr (PndCode) code = g_list_model_get_item (codes, i);
      gint64 id = pnd_row_get_id (PND_ROW (code));
      gint64 parent = pnd_code_get_parent (code);

      g_hash_table_insert (parents, g_memdup2 (&id, sizeof id),
                           g_memdup2 (&parent, sizeof parent));
    }
  return parents;
}

/* the project counts each code's own codings; the sums are made here, up the tree */
static void
count_codings (PndCodesModel *self, GListModel *codes, GHashTable *parents)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  g_autoptr (GHashTable) own = pnd_code_count_all_codings (project);

  g_hash_table_remove_all (self->counts);
  for (guint i = 0; i < g_list_model_get_n_items (codes); i++)
    {
      g_autoptr (PndCode) code = g_list_model_get_item (codes, i);
      gint64 id = pnd_row_get_id (PND_ROW (code));
      int n = GPOINTER_TO_INT (g_hash_table_lookup (own, &id));

      while (n > 0 && id != 0)
        {
          gint64 *parent = g_hash_table_lookup (parents, &id);
          int sum = pnd_codes_model_get_count (self, id) + n;

          g_hash_table_insert (self->counts, g_memdup2 (&id, sizeof id), GINT_TO_POINTER (sum));
          id = parent != NULL ? *parent : 0;
        }
    }
}

static void
find_passing (PndCodesModel *self)
{
  GListModel *codes = pnd_workspace_get_all_codes (self->workspace);
  g_autoptr (GHashTable) parents = NULL;
  gboolean searching = *self->needle != '\0';

  g_hash_table_remove_all (self->passing);
  self->n_folded = 0;
  if (codes == NULL)
    return;
  parents = map_parents (codes);
  count_codings (self, codes, parents);
  for (guint i = 0; i < g_list_model_get_n_items (codes); i++)
    {
      g_autoptr (PndCode) code = g_list_model_get_item (codes, i);
      gboolean folded = is_folded (self, code);

      self->n_folded += folded;
      if (searching ? matches_needle (self, code) : !folded)
        add_with_ancestors (self, parents, pnd_row_get_id (PND_ROW (code)));
    }
}

static gboolean
passes (gpointer item, gpointer data)
{
  PndCodesModel *self = data;
  gint64 id = pnd_row_get_id (item);

  return g_hash_table_contains (self->passing, &id);
}

static void
refresh (PndCodesModel *self)
{
  g_autoptr (GHashTable) before = g_steal_pointer (&self->passing);
  gboolean same;
  GHashTableIter iter;
  gpointer id;

  self->passing = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  find_passing (self);
  same = g_hash_table_size (before) == g_hash_table_size (self->passing);
  g_hash_table_iter_init (&iter, before);
  while (same && g_hash_table_iter_next (&iter, &id, NULL))
    same = g_hash_table_contains (self->passing, id);
  if (!same)
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  g_signal_emit (self, signals[REFRESHED], 0);
}

static gboolean
idle_cb (gpointer data)
{
  PndCodesModel *self = data;

  self->idle = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (PndCodesModel *self)
{
  g_assert (PND_IS_CODES_MODEL (self));

  /* before the frame that shows the edit, but once for all that happens until then */
  if (self->idle == 0)
    self->idle = g_idle_add_full (GDK_PRIORITY_REDRAW - 10, idle_cb, self, NULL);
}

static GListModel *
make_level (PndCodesModel *self, GListModel *codes)
{
  return G_LIST_MODEL (
    gtk_filter_list_model_new (g_object_ref (codes), g_object_ref (self->filter)));
}

static GListModel *
create_level (gpointer item, gpointer data)
{
  PndCodesModel *self = data;
  gint64 id = pnd_row_get_id (item);
  GListModel *codes = pnd_workspace_get_child_codes (self->workspace, id);

  /* indicators and the like have no sub-codes as a rule, but may get one at any time */
  return codes == NULL ? NULL : make_level (self, codes);
}

static void
project_cb (PndCodesModel *self)
{
  GListModel *top = pnd_workspace_get_top_codes (self->workspace);

  g_assert (PND_IS_CODES_MODEL (self));

  g_list_store_remove_all (self->root);
  if (top != NULL)
    {
      g_autoptr (GListModel) level = make_level (self, top);

      g_list_store_append (self->root, level);
    }
  refresh (self);
}

static void
pnd_codes_model_dispose (GObject *object)
{
  PndCodesModel *self = PND_CODES_MODEL (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->rows);
  g_clear_object (&self->root);
  g_clear_object (&self->filter);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pnd_codes_model_parent_class)->dispose (object);
}

static void
pnd_codes_model_finalize (GObject *object)
{
  PndCodesModel *self = PND_CODES_MODEL (object);

  g_hash_table_unref (self->passing);
  g_hash_table_unref (self->counts);
  g_free (self->needle);

  G_OBJECT_CLASS (pnd_codes_model_parent_class)->finalize (object);
}

static void
pnd_codes_model_class_init (PndCodesModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pnd_codes_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = pnd_codes_model_finalize;

  signals[REFRESHED] = g_signal_new ("refreshed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pnd_codes_model_init (PndCodesModel *self)
{
  GListModel *flat;

  self->needle = g_strdup ("");
  self->passing = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->filter = GTK_FILTER (gtk_custom_filter_new (passes, self, NULL));
  self->root = g_list_store_new (G_TYPE_LIST_MODEL);
  flat = G_LIST_MODEL (
    gtk_flatten_list_model_new (g_object_ref (G_LIST_MODEL (self->root))));
  self->rows = gtk_tree_list_model_new (flat, FALSE, TRUE, create_level, self, NULL);
}

/**
 * pnd_codes_model_new:
 * @workspace: whose codebook
 *
 * Returns: (transfer full): the tree, all levels open
 */
PndCodesModel *
pnd_codes_model_new (PndWorkspace *workspace)
{
  PndCodesModel *self;

  g_return_val_if_fail (PND_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (PND_TYPE_CODES_MODEL, NULL);
  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "notify::project", G_CALLBACK (project_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  project_cb (self);
  return self;
}

/**
 * pnd_codes_model_get_rows:
 * @self: a tree
 *
 * Returns: (transfer none): GtkTreeListRow items
 */
GListModel *
pnd_codes_model_get_rows (PndCodesModel *self)
{
  g_return_val_if_fail (PND_IS_CODES_MODEL (self), NULL);

  return G_LIST_MODEL (self->rows);
}

/**
 * pnd_codes_model_set_filter:
 * @self: a tree
 * @text: what abbreviation, a name or a definition must hold, in any language; empty for all
 */
void
pnd_codes_model_set_filter (PndCodesModel *self, const char *text)
{
  g_return_if_fail (PND_IS_CODES_MODEL (self));
  g_return_if_fail (text != NULL);

  g_free (self->needle);
  self->needle = g_utf8_casefold (text, -1);
  refresh (self);
}

/**
 * pnd_codes_model_set_show_unused:
 * @self: a tree
 * @show: whether context codes that were never used are shown
 */
void
pnd_codes_model_set_show_unused (PndCodesModel *self, gboolean show)
{
  g_return_if_fail (PND_IS_CODES_MODEL (self));

  self->show_unused = show;
  refresh (self);
}

/**
 * pnd_codes_model_get_show_unused:
 * @self: a tree
 *
 * Returns: whether context codes that were never used are shown
 */
gboolean
pnd_codes_model_get_show_unused (PndCodesModel *self)
{
  g_return_val_if_fail (PND_IS_CODES_MODEL (self), FALSE);

  return self->show_unused;
}

/**
 * pnd_codes_model_get_n_folded:
 * @self: a tree
 *
 * Returns: how many context codes are left out because they were never used
 */
int
pnd_codes_model_get_n_folded (PndCodesModel *self)
{
  g_return_val_if_fail (PND_IS_CODES_MODEL (self), 0);

  return self->n_folded;
}

/**
 * pnd_codes_model_get_count:
 * @self: a tree
 * @code: the id of a code
 *
 * Returns: how many codings it has, those of its sub-codes included, as last counted
 */
int
pnd_codes_model_get_count (PndCodesModel *self, gint64 code)
{
  g_return_val_if_fail (PND_IS_CODES_MODEL (self), 0);

  return GPOINTER_TO_INT (g_hash_table_lookup (self->counts, &code));
}

/**
 * pnd_codes_model_find:
 * @self: a tree
 * @code: the id of a code
 * @position: (out): the row it has
 *
 * Returns: whether it is shown
 */
gboolean
pnd_codes_model_find (PndCodesModel *self, gint64 code, guint *position)
{
  GListModel *rows;

  g_return_val_if_fail (PND_IS_CODES_MODEL (self), FALSE);

  rows = G_LIST_MODEL (self->rows);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (rows, i);
      g_autoptr (PndRow) item = gtk_tree_list_row_get_item (row);

      if (pnd_row_get_id (item) == code)
        {
          *position = i;
          return TRUE;
        }
    }
  return FALSE;
}
