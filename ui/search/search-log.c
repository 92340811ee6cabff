/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A search that was made, in words, so that it can be logged as what was asked for. */

#include "ui/search/search-page-private.h"

#include <glib/gi18n.h>

#include "ui/search/search-status.h"

/* "Stems, In documents": what is not usual */
static char *
describe_way (PndSearchPage *self)
{
  static const char *const modes[PND_SEARCH_PAGE_N_MODES] = {
    [PND_SEARCH_STEMS] = N_("stems"),
    [PND_SEARCH_PARTS] = N_("parts of words"),
  };
  static const char *const scopes[] = { NULL, N_("in documents"), N_("in memos and notes") };
  guint scope = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->scope));
  GString *way = g_string_new (NULL);

  for (int i = 0; i < PND_SEARCH_PAGE_N_MODES; i++)
    if (modes[i] != NULL && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->modes[i])))
      g_string_append_printf (way, ", %s", _(modes[i]));
  if (scope < G_N_ELEMENTS (scopes) && scopes[scope] != NULL)
    g_string_append_printf (way, ", %s", _(scopes[scope]));
  return g_string_free (way, FALSE);
}

/**
 * pnd_search_page_dup_log:
 * @self: the page
 *
 * Returns: (transfer full) (nullable): “tari*”, stems: 12 hits in 3 documents; %NULL while nothing is
 *   looked for, or not everything is found yet
 */
char *
pnd_search_page_dup_log (PndSearchPage *self)
{
  const char *query;
  g_autofree char *way = NULL;

  g_return_val_if_fail (PND_IS_SEARCH_PAGE (self), NULL);

  query = pnd_search_session_get_query (self->session);
  if (*query == '\0' || pnd_search_session_is_running (self->session)
      || pnd_search_session_get_fault (self->session) != NULL)
    return NULL;
  way = describe_way (self);
  /* Translators: a search, how it was made, and what it found */
  return g_strdup_printf (_("“%s”%s: %s"), query, way, pnd_search_page_get_status (self));
}
