/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/search/search-status.h"

#include <glib/gi18n.h>

#include "ui/preferences/language.h"
#include "ui/search/hit-item.h"

/**
 * pnd_search_status_count:
 * @hits: (element-type PndHitItem): the hits
 * @n_codable: (out): how many of them are in documents, so that they can be coded
 *
 * Returns: how many documents they are in
 */
guint
pnd_search_status_count (GListModel *hits, guint *n_codable)
{
  guint n_documents = 0;

  g_return_val_if_fail (G_IS_LIST_MODEL (hits), 0);

  *n_codable = 0;
  for (guint i = 0; i < g_list_model_get_n_items (hits); i++)
    {
      g_autoptr (PndHitItem) item = g_list_model_get_item (hits, i);
      gboolean in_document = pnd_hit_item_get_hit (item)->place == PND_SEARCH_DOCUMENT;

      n_documents += in_document && pnd_hit_item_is_first (item);
      *n_codable += in_document;
    }
  return n_documents;
}

static char *
describe_hits (PndSearchSession *session)
{
  GListModel *model = pnd_search_session_get_hits (session);
  guint n = g_list_model_get_n_items (model);
  guint n_codable;
  guint n_documents = pnd_search_status_count (model, &n_codable);
  g_autofree char *number = pnd_language_format_count ((int) n);
  g_autofree char *hits = NULL;

  if (n >= PND_SEARCH_SESSION_MOST)
    return g_strdup_printf (_("The first %s hits; say more exactly what to find."), number);
  if (n == 0)
    return g_strdup (pnd_search_session_is_running (session) ? _("Searching…")
                                                                   : _("Not found"));
  hits = g_strdup_printf (ngettext ("%s hit", "%s hits", n), number);
  if (!pnd_search_session_is_complete (session))
    return g_strdup_printf (_("%s so far…"), hits);
  if (n_documents == 0)
    return g_steal_pointer (&hits);
  /* Translators: "12 hits in 3 documents" */
  return g_strdup_printf (ngettext ("%s in %u document", "%s in %u documents", n_documents), hits,
                          n_documents);
}

/* how fast it is is said only where it is slow */
static char *
describe_index (PndSearchSession *session)
{
  g_autofree char *trouble = pnd_search_session_get_trouble (session);
  double indexed = pnd_search_session_get_indexed (session);

  if (trouble != NULL)
    return g_strdup_printf (_("Searching without an index: %s"), trouble);
  if (indexed < 1)
    return g_strdup_printf (_("The index is being made, %d%%."), (int) (indexed * 100));
  return NULL;
}

/**
 * pnd_search_status_describe:
 * @session: a search
 *
 * Returns: (transfer full): what is to be said of it; "" when there is nothing to say
 */
char *
pnd_search_status_describe (PndSearchSession *session)
{
  const char *fault = pnd_search_session_get_fault (session);
  g_autofree char *index = describe_index (session);
  g_autofree char *hits = NULL;

  if (fault != NULL)
    return g_strdup (fault);
  if (*pnd_search_session_get_query (session) == '\0')
    return index != NULL ? g_steal_pointer (&index) : g_strdup ("");
  hits = describe_hits (session);
  return index != NULL ? g_strdup_printf ("%s · %s", hits, index) : g_steal_pointer (&hits);
}
