/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text/web/main-part.h"

#include <string.h>

#define MIN_LINKS 4

typedef struct
{
  int n_letters;
  int n_linked; /* of them in links */
  int n_links;
} Weight;

struct _PndMainPart
{
  xmlNode *root;
  GHashTable *left_out; /* of xmlNode */
};

static const char *
get_name (const xmlNode *node)
{
  return node->type == XML_ELEMENT_NODE ? (const char *) node->name : "";
}

static gboolean
is_one_of (const char *name, const char *const *names)
{
  return g_strv_contains (names, name);
}

static gboolean
has_attribute (const xmlNode *node, const char *name, const char *value)
{
  for (const xmlAttr *a = node->properties; a != NULL; a = a->next)
    if (strcmp ((const char *) a->name, name) == 0)
      return value == NULL
             || (a->children != NULL && a->children->content != NULL
                 && strcmp ((const char *) a->children->content, value) == 0);
  return FALSE;
}

/* never text, on any page */
static gboolean
is_no_text (const xmlNode *node)
{
  static const char *const names[] = {
    "script", "style", "noscript", "template", "head", "iframe", "object", "embed", "svg", "math",
    "canvas", "audio", "video", "select", "button", "input", "textarea", "dialog", "rt", "rp",
    NULL,
  };

  return is_one_of (get_name (node), names) || has_attribute (node, "hidden", NULL)
         || has_attribute (node, "aria-hidden", "true");
}

/* around the text, by its mark */
static gboolean
is_around (const xmlNode *node)
{
  static const char *const names[] = { "nav", "header", "footer", "aside", "form", "menu", NULL };
  static const char *const roles[] = { "navigation", "banner", "contentinfo", "complementary",
                                       "search", "menu", "menubar", "toolbar" };

  /* a head within the article is its own */
  if (strcmp (get_name (node), "header") == 0 && node->parent != NULL
      && (strcmp (get_name (node->parent), "article") == 0
          || strcmp (get_name (node->parent), "main") == 0))
    return FALSE;
  if (is_one_of (get_name (node), names))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    if (has_attribute (node, "role", roles[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_block (const xmlNode *node)
{
  static const char *const names[] = { "div", "ul", "ol", "table", "section", "td", "p", NULL };

  return is_one_of (get_name (node), names);
}

static int
count_letters (const xmlNode *text)
{
  int n = 0;

  for (const xmlChar *p = text->content; p != NULL && *p != '\0'; p++)
    n += !g_ascii_isspace (*p) && (*p & 0xc0) != 0x80;
  return n;
}

static gboolean
is_in_link (const xmlNode *node, const xmlNode *root)
{
  for (; node != NULL && node != root; node = node->parent)
    if (strcmp (get_name (node), "a") == 0)
      return TRUE;
  return FALSE;
}

static Weight *
weight_of (GHashTable *weights, const xmlNode *node)
{
  Weight *weight = g_hash_table_lookup (weights, node);

  if (weight == NULL)
    {
      weight = g_new0 (Weight, 1);
      g_hash_table_insert (weights, (gpointer) node, weight);
    }
  return weight;
}

/* every text adds to the blocks around it; the parser's cap on nesting bounds the work */
static GHashTable *
weigh (PndMainPart *self)
{
  GHashTable *weights = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  xmlNode *node = self->root;

  while (node != NULL)
    {
      gboolean skip = node->type == XML_ELEMENT_NODE && is_no_text (node);
      int n_letters = node->type == XML_TEXT_NODE ? count_letters (node) : 0;
      gboolean is_link = strcmp (get_name (node), "a") == 0;
      gboolean linked = n_letters > 0 && is_in_link (node, self->root);

      if (n_letters > 0 || is_link)
        for (const xmlNode *up = node; up != NULL; up = up == self->root ? NULL : up->parent)
          if (up == self->root || is_block (up) || is_around (up))
            {
              Weight *weight = weight_of (weights, up);

              weight->n_letters += n_letters;
              weight->n_linked += linked ? n_letters : 0;
              weight->n_links += is_link;
            }
      node = pnd_main_part_next (self->root, node, skip);
    }
  return weights;
}

static gboolean
is_menu (GHashTable *weights, const xmlNode *node)
{
  const Weight *weight = g_hash_table_lookup (weights, node);

  return weight != NULL && is_block (node) && weight->n_links >= MIN_LINKS
         && weight->n_linked * 2 > weight->n_letters;
}

static void
leave_out (PndMainPart *self)
{
  g_autoptr (GHashTable) weights = weigh (self);
  int all = weight_of (weights, self->root)->n_letters, left = all;
  xmlNode *node = self->root;

  while (node != NULL)
    {
      gboolean skip = node->type == XML_ELEMENT_NODE && is_no_text (node);

      if (node != self->root && !skip && node->type == XML_ELEMENT_NODE
          && (is_around (node) || is_menu (weights, node)))
        {
          const Weight *weight = g_hash_table_lookup (weights, node);

          left -= weight != NULL ? weight->n_letters : 0;
          g_hash_table_add (self->left_out, node);
          skip = TRUE;
        }
      node = pnd_main_part_next (self->root, node, skip);
    }
  if (left * 4 < all)
    g_hash_table_remove_all (self->left_out);
}

static xmlNode *
find_body (xmlNode *root)
{
  for (xmlNode *node = root; node != NULL; node = pnd_main_part_next (root, node, FALSE))
    if (strcmp (get_name (node), "body") == 0)
      return node;
  return root;
}

/**
 * pnd_main_part_next:
 * @root: where the walk began
 * @node: where it is
 * @skip: not into @node
 *
 * Returns: (nullable): where it goes on
 */
xmlNode *
pnd_main_part_next (const xmlNode *root, xmlNode *node, gboolean skip)
{
  if (!skip && node->type == XML_ELEMENT_NODE && node->children != NULL)
    return node->children;
  while (node != root && node->next == NULL)
    {
      node = node->parent;
      if (node == NULL)
        return NULL;
    }
  return node == root ? NULL : node->next;
}

/**
 * pnd_main_part_find:
 * @root: of a page
 * @whole: all of its body is text, as in a book
 *
 * Returns: (transfer full): which part of it is the text; lives no longer than the page
 */
PndMainPart *
pnd_main_part_find (xmlNode *root, gboolean whole)
{
  PndMainPart *self = g_new0 (PndMainPart, 1);

  self->root = find_body (root);
  self->left_out = g_hash_table_new (NULL, NULL);
  if (!whole)
    leave_out (self);
  return self;
}

/**
 * pnd_main_part_free:
 * @self: (nullable): a part
 */
void
pnd_main_part_free (PndMainPart *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->left_out);
  g_free (self);
}

/**
 * pnd_main_part_get_root:
 * @self: a part
 *
 * Returns: (transfer none): the element the text is in
 */
xmlNode *
pnd_main_part_get_root (const PndMainPart *self)
{
  return self->root;
}

/**
 * pnd_main_part_leaves_out:
 * @self: a part
 * @element: in it
 *
 * Returns: whether neither it nor what is in it is text
 */
gboolean
pnd_main_part_leaves_out (const PndMainPart *self, const xmlNode *element)
{
  return is_no_text (element) || g_hash_table_contains (self->left_out, element);
}
