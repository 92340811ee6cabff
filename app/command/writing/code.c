/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <stdio.h>

#include "app/command/verbs.h"
#include "app/exchange/codings-table.h"

/* the coder who acts is part of the edit, so that a table that is refused leaves no coder behind */
static gboolean
add (PndProject *project, const char *path, const char *coder, int *n_added, GError **error)
{
  if (!pnd_options_begin (project, N_("Add codings from a table"), coder, error))
    return FALSE;
  if (!pnd_codings_table_read (project, path, NULL, n_added, error))
    {
      pnd_project_abandon_edit (project);
      return FALSE;
    }
  return pnd_project_end_edit (project, error);
}

/* `penanda code PROJECT FILE.csv` */
int
pnd_verb_code (const PndVerb *verb, int argc, char **argv)
{
  g_autofree char *coder = NULL;
  const GOptionEntry entries[] = { PND_OPTION_CODER (&coder), { NULL } };
  PndProject *project;
  GError *error = NULL;
  int n_added, status = PND_STATUS_DONE;

  if (!pnd_options_parse (verb, entries, &argc, argv, &status))
    return status;
  project = pnd_options_open_writing (argv[1]);
  if (project == NULL)
    return PND_STATUS_FAILED;
  if (add (project, argv[2], coder, &n_added, &error))
    printf (ngettext ("%d coding added\n", "%d codings added\n", n_added), n_added);
  else
    status = pnd_options_fail (error);
  return pnd_options_close (project, status);
}
