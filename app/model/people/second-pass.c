/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/people/second-pass.h"

#include <glib/gi18n.h>

#include "app/model/coder.h"

static gboolean
add_blind (PndProject *project, const char *name, gint64 *id, GError **error)
{
  g_autoptr (PndCoder) coder = NULL;

  *id = pnd_coder_add (project, name, error);
  coder = *id != 0 ? pnd_row_get (project, PND_TYPE_CODER, *id, error) : NULL;
  return coder != NULL && pnd_coder_set_blind (coder, TRUE, error);
}

/**
 * pnd_second_pass_begin:
 * @project: the project
 * @name: of a coder who is there
 * @error: return location for a #PndStoreError
 *
 * Finds or adds the coder of the second pass, who is blind from then on. As one edit, at which undo
 * stops.
 *
 * Returns: the coder's id; 0 with PND_STORE_ERROR_NOT_FOUND when there is nobody named @name, or
 *   another error.
 */
gint64
pnd_second_pass_begin (PndProject *project, const char *name, GError **error)
{
  g_autofree char *second = NULL;
  gint64 id = 0;
  gboolean done;

  g_return_val_if_fail (PND_IS_PROJECT (project), 0);
  g_return_val_if_fail (name != NULL, 0);

  if (pnd_coder_find (project, name) == 0)
    {
      g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND,
                   _("There is no coder named “%s”."), name);
      return 0;
    }
  /* Translators: the name of a person, who codes once more */
  second = g_strdup_printf (_("%s, second pass"), name);
  if (!pnd_project_begin_edit (project, N_("Begin a second pass"), error))
    return 0;
  done = add_blind (project, second, &id, error);
  pnd_project_describe_edit (project, "%s", second);
  return pnd_row_finish_edit (project, done, error) ? id : 0;
}
