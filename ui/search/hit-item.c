/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/search/hit-item.h"

#include <glib/gi18n.h>

struct _PndHitItem
{
  GObject parent_instance;

  PndSearchHit *hit;
  gboolean is_first;
};

G_DEFINE_FINAL_TYPE (PndHitItem, pnd_hit_item, G_TYPE_OBJECT)

static void
pnd_hit_item_finalize (GObject *object)
{
  pnd_search_hit_free (PND_HIT_ITEM (object)->hit);

  G_OBJECT_CLASS (pnd_hit_item_parent_class)->finalize (object);
}

static void
pnd_hit_item_class_init (PndHitItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pnd_hit_item_finalize;
}

static void
pnd_hit_item_init (PndHitItem *self)
{
}

/**
 * pnd_hit_item_new:
 * @hit: (transfer full): a hit
 * @is_first: whether what stands before it in the list is in another place
 *
 * Returns: (transfer full): the item
 */
PndHitItem *
pnd_hit_item_new (PndSearchHit *hit, gboolean is_first)
{
  PndHitItem *self = g_object_new (PND_TYPE_HIT_ITEM, NULL);

  self->hit = hit;
  self->is_first = is_first;
  return self;
}

/**
 * pnd_hit_item_get_hit:
 * @self: an item
 *
 * Returns: (transfer none): the hit
 */
const PndSearchHit *
pnd_hit_item_get_hit (PndHitItem *self)
{
  g_return_val_if_fail (PND_IS_HIT_ITEM (self), NULL);

  return self->hit;
}

/**
 * pnd_hit_item_get_span:
 * @self: an item
 *
 * Returns: where it is, in code points of the text it is in
 */
PndSpan
pnd_hit_item_get_span (PndHitItem *self)
{
  g_return_val_if_fail (PND_IS_HIT_ITEM (self), PND_SPAN (0, 0));

  return PND_SPAN (self->hit->start, self->hit->end);
}

/**
 * pnd_hit_item_is_first:
 * @self: an item
 *
 * Returns: whether a heading stands over it
 */
gboolean
pnd_hit_item_is_first (PndHitItem *self)
{
  g_return_val_if_fail (PND_IS_HIT_ITEM (self), FALSE);

  return self->is_first;
}

/**
 * pnd_hit_item_equal:
 * @a: an item
 * @b: another one
 *
 * Returns: whether both are shown the same way and lead to the same place
 */
gboolean
pnd_hit_item_equal (PndHitItem *a, PndHitItem *b)
{
  const PndSearchHit *one = a->hit, *other = b->hit;

  return a->is_first == b->is_first && one->place == other->place
         && one->document == other->document && one->item == other->item
         && one->start == other->start && one->end == other->end && one->line == other->line
         && g_str_equal (one->about, other->about) && g_str_equal (one->match, other->match)
         && g_str_equal (one->before, other->before) && g_str_equal (one->after, other->after);
}

/**
 * pnd_hit_item_get_heading:
 * @self: an item
 *
 * Returns: (transfer full): what it is in
 */
char *
pnd_hit_item_get_heading (PndHitItem *self)
{
  const char *about;

  g_return_val_if_fail (PND_IS_HIT_ITEM (self), NULL);

  about = self->hit->about;
  switch (self->hit->place)
    {
    case PND_SEARCH_DOCUMENT_NOTE:
      return g_strdup_printf (_("Note on the document %s"), about);
    case PND_SEARCH_MEMO:
      return *about != '\0' ? g_strdup_printf (_("Memo on %s"), about)
                            : g_strdup (_("Memo on the project"));
    case PND_SEARCH_JOURNAL:
      return g_strdup (_("Journal"));
    case PND_SEARCH_CODING_MEMO:
      return g_strdup_printf (_("Memo of a coding in %s"), about);
    case PND_SEARCH_ANNOTATION:
      return g_strdup_printf (_("Note on a passage in %s"), about);
    case PND_SEARCH_TRANSLATION:
      return g_strdup_printf (_("Translation of a passage in %s"), about);
    case PND_SEARCH_DOCUMENT:
    default:
      return g_strdup (about);
    }
}
