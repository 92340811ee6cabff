/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/exchange/new-project.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "app/exchange/codebook-reader.h"
#include "app/model/coder.h"
#include "app/model/row.h"

static gboolean
add_codebook (PndProject *project, PndNewCodebook codebook, const char *path, GError **error)
{
  if (codebook == PND_NEW_CODEBOOK_BUILTIN)
    return pnd_codebook_read_builtin (project, error);
  return codebook == PND_NEW_CODEBOOK_NONE || pnd_codebook_read (project, path, error);
}

/* one edit, and a barrier: who undoes everything ends with the project as it was given */
static gboolean
fill (PndProject *project, const char *coder, PndNewCodebook codebook, const char *path,
      GError **error)
{
  gboolean done;

  if (!pnd_project_begin_edit (project, N_("Set up the project"), error))
    return FALSE;
  pnd_project_make_barrier (project);
  done = pnd_coder_act_as (project, coder, error) != 0
         && add_codebook (project, codebook, path, error);
  return pnd_row_finish_edit (project, done, error);
}

/**
 * pnd_new_project_create:
 * @path: where to put it
 * @language: `en` or `id`
 * @coder: the name of who acts
 * @codebook: which codes it starts with
 * @codebook_path: (nullable): the file, for %PND_NEW_CODEBOOK_FILE
 * @error: return location for an error
 *
 * Makes a project, and takes the file away again where it cannot be filled. Undo stops there: the
 * coder and the codes it starts with are no step of their own.
 *
 * Returns: (transfer full) (nullable): the project, or %NULL with an error as pnd_project_create(),
 *   pnd_coder_act_as() or pnd_codebook_read() set it
 */
PndProject *
pnd_new_project_create (const char *path, const char *language, const char *coder,
                        PndNewCodebook codebook, const char *codebook_path, GError **error)
{
  g_autoptr (PndProject) project = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (path != NULL && language != NULL && coder != NULL, NULL);
  g_return_val_if_fail ((codebook == PND_NEW_CODEBOOK_FILE) == (codebook_path != NULL), NULL);

  project = pnd_project_create (path, language, error);
  if (project == NULL)
    return NULL;
  if (fill (project, coder, codebook, codebook_path, error))
    return g_steal_pointer (&project);
  if (!pnd_project_close (project, &local))
    g_debug ("%s", local->message);
  g_unlink (path);
  return NULL;
}
