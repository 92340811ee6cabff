/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <stdio.h>

#include "app/command/verbs.h"
#include "app/model/documents/correction.h"
#include "app/text/importer.h"

static void
tell (const PndCorrection *correction)
{
  printf (ngettext ("%d place corrected", "%d places corrected", correction->n_edits),
          correction->n_edits);
  printf (ngettext (", %d passage moved", ", %d passages moved", correction->n_moved),
          correction->n_moved);
  printf (ngettext (", %d passage to place again", ", %d passages to place again",
                    correction->n_lost),
          correction->n_lost);
  printf ("\n");
}

static gboolean
correct (PndProject *project, const char *document, const char *path, const char *coder,
         GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (PndImported) imported = pnd_importer_read (file, NULL, NULL, error);
  g_autoptr (PndDocument) row = NULL;
  PndCorrection correction;
  gint64 id = imported != NULL ? pnd_document_find (project, document, error) : 0;

  if (id == 0)
    return FALSE;
  row = pnd_row_get (project, PND_TYPE_DOCUMENT, id, error);
  if (row == NULL || !pnd_options_begin (project, N_("Correct the text"), coder, error))
    return FALSE;
  if (!pnd_document_correct (row, imported->text, &correction, error))
    {
      pnd_project_abandon_edit (project);
      return FALSE;
    }
  if (!pnd_project_end_edit (project, error))
    return FALSE;
  tell (&correction);
  return TRUE;
}

/* `penanda correct PROJECT DOCUMENT FILE` */
int
pnd_verb_correct (const PndVerb *verb, int argc, char **argv)
{
  g_autofree char *coder = NULL;
  const GOptionEntry entries[] = { PND_OPTION_CODER (&coder), { NULL } };
  PndProject *project;
  GError *error = NULL;
  int status = PND_STATUS_DONE;

  if (!pnd_options_parse (verb, entries, &argc, argv, &status))
    return status;
  project = pnd_options_open_writing (argv[1]);
  if (project == NULL)
    return PND_STATUS_FAILED;
  if (!correct (project, argv[2], argv[3], coder, &error))
    status = pnd_options_fail (error);
  return pnd_options_close (project, status);
}
