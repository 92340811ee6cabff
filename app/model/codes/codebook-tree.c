/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/codes/codebook-tree.h"

#include "app/model/code.h"
#include "app/model/language.h"

/* @nodes is in the order of the tree, so a node's children and theirs follow it directly. */
struct _PndCodeTree
{
  GPtrArray *nodes;    /* PndCodeTreeNode */
  GHashTable *indexes; /* id (gint64 *, of the node) -> index */
};

/* a row, before it has its place */
typedef struct
{
  gint64 parent;
  PndCodeTreeNode *node; /* NULL once placed */
} Loose;

static void
node_free (gpointer data)
{
  PndCodeTreeNode *node = data;

  if (node == NULL)
    return;
  g_free (node->guid);
  g_free (node->abbreviation);
  g_free (node->label);
  g_free (node->colour);
  g_free (node->name);
  g_free (node->path);
  g_free (node->definition);
  g_free (node->include);
  g_free (node->exclude);
  g_free (node->example);
  g_free (node->near_miss);
  g_free (node);
}

static void
loose_clear (gpointer data)
{
  node_free (((Loose *) data)->node);
}

static char *
dup_text (PndStatement *statement, int column)
{
  const char *text = pnd_statement_get_text (statement, column, NULL);

  return g_strdup (text != NULL ? text : "");
}

static PndCodeTreeNode *
read_node (PndStatement *statement)
{
  PndCodeTreeNode *node = g_new0 (PndCodeTreeNode, 1);

  node->id = pnd_statement_get_int (statement, 0);
  node->guid = dup_text (statement, 2);
  node->abbreviation = dup_text (statement, 3);
  node->kind = PND_CODE_KIND_OTHER;
  pnd_code_kind_from_word (pnd_statement_get_text (statement, 4, NULL), &node->kind);
  node->colour = dup_text (statement, 5);
  node->version = pnd_statement_get_int (statement, 6);
  node->name = dup_text (statement, 7);
  node->definition = dup_text (statement, 8);
  node->include = dup_text (statement, 9);
  node->exclude = dup_text (statement, 10);
  node->example = dup_text (statement, 11);
  node->near_miss = dup_text (statement, 12);
  node->label = g_strdup (pnd_statement_get_int (statement, 13) == 1 ? node->abbreviation
                                                                     : node->guid);
  return node;
}

/* in the order of siblings; the wording is of the language asked for, else of the project's, else
 * the first there is */
static const char select_codes[] =
  "WITH shared AS (SELECT abbreviation, count (*) AS n FROM codes GROUP BY abbreviation)"
  "SELECT c.id, c.parent, c.guid, c.abbreviation, c.kind, c.colour, c.version,"
  "       t.name, t.definition, t.include, t.exclude, t.example, t.near_miss,"
  "       (SELECT n FROM shared s WHERE s.abbreviation = c.abbreviation) * (c.abbreviation <> '')"
  "  FROM codes c LEFT JOIN code_texts t ON t.id ="
  "       (SELECT x.id FROM code_texts x, project p WHERE x.code = c.id"
  "         ORDER BY x.language <> coalesce (?1, p.language), x.language <> p.language,"
  "                  x.language LIMIT 1)"
  " ORDER BY c.position, c.id";

static GArray *
load_loose (PndDatabase *database, const char *language, GError **error)
{
  g_autoptr (GArray) loose = g_array_new (FALSE, FALSE, sizeof (Loose));
  g_autoptr (PndStatement) statement = NULL;
  GError *failure = NULL;

  g_array_set_clear_func (loose, loose_clear);
  statement = pnd_database_query (database, _("Reading the codes"), select_codes, error, "s",
                                  language);
  if (statement == NULL)
    return NULL;
  while (pnd_statement_next (statement, &failure))
    {
      Loose one = { pnd_statement_get_int (statement, 1), read_node (statement) };

      g_array_append_val (loose, one);
    }
  if (!pnd_statement_ended (failure, error))
    return NULL;
  return g_steal_pointer (&loose);
}

/* parent's id (gint64 *, of a row) -> GPtrArray of Loose, in order; both belong to @loose */
static GHashTable *
sort_by_parent (GArray *loose)
{
  GHashTable *families
    = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < loose->len; i++)
    {
      Loose *one = &g_array_index (loose, Loose, i);
      GPtrArray *family = g_hash_table_lookup (families, &one->parent);

      if (family == NULL)
        {
          family = g_ptr_array_new ();
          g_hash_table_insert (families, &one->parent, family);
        }
      g_ptr_array_add (family, one);
    }
  return families;
}

/* as deep as the project lets codes stand */
static void
place (PndCodeTree *self, GHashTable *families, Loose *one, int parent)
{
  const PndCodeTreeNode *above = parent >= 0 ? pnd_code_tree_get (self, parent) : NULL;
  PndCodeTreeNode *node = g_steal_pointer (&one->node);
  GPtrArray *family = g_hash_table_lookup (families, &node->id);
  int index = self->nodes->len;

  node->parent = parent;
  node->depth = above != NULL ? above->depth + 1 : 0;
  node->path = above != NULL ? g_strconcat (above->path, " / ", node->name, NULL)
                             : g_strdup (node->name);
  g_ptr_array_add (self->nodes, node);
  g_hash_table_insert (self->indexes, &node->id, GINT_TO_POINTER (index));

  for (guint i = 0; family != NULL && i < family->len; i++)
    {
      Loose *other = family->pdata[i];

      if (other->node != NULL)
        place (self, families, other, index);
    }
}

/**
 * pnd_code_tree_load_in:
 * @database: the project's connection or a reader's
 * @language: (nullable): of the wording, %NULL for the project's
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the codes, or %NULL with a %PND_STORE_ERROR
 */
PndCodeTree *
pnd_code_tree_load_in (PndDatabase *database, const char *language, GError **error)
{
  g_autoptr (PndCodeTree) self = NULL;
  g_autoptr (GArray) loose = NULL;
  g_autoptr (GHashTable) families = NULL;

  g_return_val_if_fail (database != NULL, NULL);

  loose = load_loose (database, language, error);
  if (loose == NULL)
    return NULL;
  families = sort_by_parent (loose);

  self = g_new0 (PndCodeTree, 1);
  self->nodes = g_ptr_array_new_with_free_func (node_free);
  self->indexes = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < loose->len; i++)
    if (g_array_index (loose, Loose, i).parent == 0)
      place (self, families, &g_array_index (loose, Loose, i), -1);
  /* codes that another program made each other's parents meanwhile stand at the top */
  for (guint i = 0; i < loose->len; i++)
    if (g_array_index (loose, Loose, i).node != NULL)
      place (self, families, &g_array_index (loose, Loose, i), -1);
  return g_steal_pointer (&self);
}

/**
 * pnd_code_tree_load:
 * @database: the project's connection or a reader's
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the codes in the project's language, or %NULL with a
 *   %PND_STORE_ERROR
 */
PndCodeTree *
pnd_code_tree_load (PndDatabase *database, GError **error)
{
  return pnd_code_tree_load_in (database, NULL, error);
}

/**
 * pnd_code_tree_load_spoken:
 * @database: the project's connection or a reader's
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the codes in the language of pnd_language_enter(), else in
 *   the one that codes have in the window, else in the project's; or %NULL with a %PND_STORE_ERROR
 */
PndCodeTree *
pnd_code_tree_load_spoken (PndDatabase *database, GError **error)
{
  const char *language = pnd_language_get_name ();

  return pnd_code_tree_load_in (
    database, language != NULL ? language : pnd_code_get_preferred_language (), error);
}

/**
 * pnd_code_tree_free:
 * @self: (transfer full) (nullable): codes
 */
void
pnd_code_tree_free (PndCodeTree *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->indexes);
  g_ptr_array_unref (self->nodes);
  g_free (self);
}

/**
 * pnd_code_tree_get_n:
 * @self: codes
 *
 * Returns: how many
 */
int
pnd_code_tree_get_n (const PndCodeTree *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->nodes->len;
}

/**
 * pnd_code_tree_get:
 * @self: codes
 * @index: from 0, in the order of the tree
 *
 * Returns: the code there; belongs to @self
 */
const PndCodeTreeNode *
pnd_code_tree_get (const PndCodeTree *self, int index)
{
  g_return_val_if_fail (self != NULL && index >= 0 && index < (int) self->nodes->len, NULL);
  return g_ptr_array_index (self->nodes, index);
}

/**
 * pnd_code_tree_find:
 * @self: codes
 * @id: of a code
 *
 * Returns: its index, -1 if there is none
 */
int
pnd_code_tree_find (const PndCodeTree *self, gint64 id)
{
  gpointer index;

  g_return_val_if_fail (self != NULL, -1);
  return g_hash_table_lookup_extended (self->indexes, &id, NULL, &index) ? GPOINTER_TO_INT (index)
                                                                         : -1;
}

/**
 * pnd_code_tree_find_motive:
 * @self: codes
 * @index: of a code
 *
 * Returns: the index of the nearest motive that the code is or stands under, -1 for none
 */
int
pnd_code_tree_find_motive (const PndCodeTree *self, int index)
{
  g_return_val_if_fail (self != NULL, -1);

  while (index >= 0 && pnd_code_tree_get (self, index)->kind != PND_CODE_KIND_MOTIVE)
    index = pnd_code_tree_get (self, index)->parent;
  return index;
}

/**
 * pnd_code_tree_is_under:
 * @self: codes
 * @index: of a code
 * @above: of another
 *
 * Returns: whether the one is the other or stands under it
 */
gboolean
pnd_code_tree_is_under (const PndCodeTree *self, int index, int above)
{
  g_return_val_if_fail (self != NULL, FALSE);

  while (index > above)
    index = pnd_code_tree_get (self, index)->parent;
  return index == above;
}
