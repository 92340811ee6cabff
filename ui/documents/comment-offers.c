/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/documents/comment-offers.h"

#include <glib/gi18n.h>

#include "app/model/document.h"
#include "app/text/adding.h"

typedef struct
{
  gint64 document;
  char *hash; /* of the text the passages are in */
  GPtrArray *comments;
} Offer;

struct _PndCommentOffers
{
  GPtrArray *offers; /* of Offer, one a document */
};

static void
offer_free (Offer *offer)
{
  g_free (offer->hash);
  g_ptr_array_unref (offer->comments);
  g_free (offer);
}

/* passages are those of the text that was read: one corrected or taken back since is left alone */
static gboolean
keep (const Offer *offer, PndProject *project, GError **error)
{
  g_autoptr (PndDocument) document
    = pnd_row_get (project, PND_TYPE_DOCUMENT, offer->document, NULL);

  if (document == NULL || pnd_document_get_trashed (document)
      || g_strcmp0 (pnd_document_get_text_hash (document), offer->hash) != 0)
    return TRUE;
  return pnd_imported_add_comments (offer->comments, project, offer->document, error);
}

/**
 * pnd_comment_offers_new:
 *
 * Returns: (transfer full): no offers
 */
PndCommentOffers *
pnd_comment_offers_new (void)
{
  PndCommentOffers *self = g_new0 (PndCommentOffers, 1);

  self->offers = g_ptr_array_new_with_free_func ((GDestroyNotify) offer_free);
  return self;
}

/**
 * pnd_comment_offers_free:
 * @self: (transfer full): offers
 */
void
pnd_comment_offers_free (PndCommentOffers *self)
{
  g_ptr_array_unref (self->offers);
  g_free (self);
}

/**
 * pnd_comment_offers_add:
 * @self: the offers
 * @imported: what an importer found, maybe without comments
 * @document: the id of the document that it became
 */
void
pnd_comment_offers_add (PndCommentOffers *self, const PndImported *imported, gint64 document)
{
  Offer *offer;

  g_return_if_fail (self != NULL && imported != NULL);

  if (imported->comments == NULL || imported->comments->len == 0)
    return;
  offer = g_new0 (Offer, 1);
  offer->document = document;
  offer->hash = g_strdup (pnd_document_text_get_hash (imported->text));
  offer->comments = g_ptr_array_ref (imported->comments);
  g_ptr_array_add (self->offers, offer);
}

/**
 * pnd_comment_offers_count:
 * @self: the offers
 *
 * Returns: how many comments there are in all documents together
 */
guint
pnd_comment_offers_count (const PndCommentOffers *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->offers->len; i++)
    n += ((Offer *) g_ptr_array_index (self->offers, i))->comments->len;
  return n;
}

/**
 * pnd_comment_offers_clear:
 * @self: the offers, none afterwards
 */
void
pnd_comment_offers_clear (PndCommentOffers *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_set_size (self->offers, 0);
}

/**
 * pnd_comment_offers_keep:
 * @self: the offers
 * @project: the project with the documents
 * @error: return location for a #PndStoreError
 *
 * What people noted becomes notes on the passages, in one edit. Documents whose text has become
 * another since, or that are in the trash, are passed over.
 *
 * Returns: %TRUE, or %FALSE with @error set, and nothing added
 */
gboolean
pnd_comment_offers_keep (PndCommentOffers *self, PndProject *project, GError **error)
{
  gboolean done = TRUE;

  g_return_val_if_fail (self != NULL && PND_IS_PROJECT (project), FALSE);

  if (!pnd_project_begin_edit (project, N_("Add comments as notes"), error))
    return FALSE;
  for (guint i = 0; i < self->offers->len && done; i++)
    done = keep (g_ptr_array_index (self->offers, i), project, error);
  return pnd_row_finish_edit (project, done, error);
}
