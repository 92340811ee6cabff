/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/command/reading/coding-view.h"

#include <glib/gi18n.h>

#include "app/model/coder.h"
#include "app/store/veil/veil.h"

static gboolean
refuse (GError **error, const char *format, const char *name)
{
  g_autofree char *text = g_strdup_printf (format, name); /* a text with at most one %s */

  g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED, text);
  return FALSE;
}

static gboolean
set_whose (const char *whose, PndProject *project, PndDatabase *database, GError **error)
{
  gint64 coder;

  if (whose == NULL || g_str_equal (whose, "all"))
    return pnd_database_set_whose (database, PND_WHOSE_CODERS, 0, error);
  if (g_str_equal (whose, "consensus"))
    return pnd_coder_find_consensus (project) != 0
             ? pnd_database_set_whose (database, PND_WHOSE_CONSENSUS, 0, error)
             : refuse (error, _("there is no consensus yet: nothing was adjudicated"), NULL);
  coder = pnd_coder_find (project, whose);
  return coder != 0 ? pnd_database_set_whose (database, PND_WHOSE_ONE, coder, error)
                    : refuse (error, _("there is no coder “%s”"), whose);
}

/**
 * pnd_coding_view_apply:
 * @view: what the options say
 * @project: the project
 * @database: its own connection or a reader's, in no transaction
 * @error: return location for an error
 *
 * Returns: %TRUE if @database counts these codings from now on; else %FALSE with a #PndStoreError
 */
gboolean
pnd_coding_view_apply (const PndCodingView *view, PndProject *project, PndDatabase *database,
                       GError **error)
{
  g_return_val_if_fail (view != NULL && database != NULL, FALSE);

  return set_whose (view->whose, project, database, error)
         && pnd_database_set_accepted_only (database, view->reviewed_only, error);
}
