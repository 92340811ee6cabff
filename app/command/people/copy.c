/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `penanda copy`: the whole project, or what a second coder begins with. */

#include <glib/gi18n.h>

#include "app/command/verbs.h"
#include "app/model/coder.h"
#include "app/store/file/second-copy.h"

/* The coder is added here first, so that both files know one person. */
static gboolean
write_for (const char *path, const char *target, const char *name, gboolean blind,
           const char *coder, GError **error)
{
  PndProject *project = pnd_options_open_writing (path);
  gboolean done = FALSE;

  if (project == NULL)
    return FALSE;
  if (pnd_options_act (project, coder, error))
    {
      PndSecondCoder second = { pnd_coder_add (project, name, error), blind };

      done = second.coder != 0
             && pnd_project_save_second_copy (project, target, &second, error);
    }
  return pnd_options_close (project, done ? PND_STATUS_DONE : PND_STATUS_FAILED)
         == PND_STATUS_DONE;
}

static gboolean
write_whole (const char *path, const char *target, PndCopyFlags flags, GError **error)
{
  PndProject *project = pnd_options_open_reading (path);
  gboolean done;

  if (project == NULL)
    return FALSE;
  done = pnd_project_save_copy (project, target, flags, error);
  return pnd_options_close (project, done ? PND_STATUS_DONE : PND_STATUS_FAILED)
         == PND_STATUS_DONE;
}

/* `penanda copy PROJECT FILE` */
int
pnd_verb_copy (const PndVerb *verb, int argc, char **argv)
{
  g_autofree char *name = NULL, *coder = NULL;
  gboolean blind = FALSE, no_trash = FALSE, no_history = FALSE;
  const GOptionEntry entries[] = {
    { "for", 0, 0, G_OPTION_ARG_STRING, &name,
      N_("A second coder: the others' codings, notes, reading, findings and the history stay here"),
      N_("NAME") },
    { "blind", 0, 0, G_OPTION_ARG_NONE, &blind,
      N_("With --for: codes blind also after a merge"), NULL },
    { "no-trash", 0, 0, G_OPTION_ARG_NONE, &no_trash, N_("Leave out the documents in the trash"),
      NULL },
    { "no-history", 0, 0, G_OPTION_ARG_NONE, &no_history, N_("Leave out the history"), NULL },
    PND_OPTION_CODER (&coder),
    { NULL },
  };
  GError *error = NULL;
  int status = PND_STATUS_DONE;
  gboolean done;

  if (!pnd_options_parse (verb, entries, &argc, argv, &status))
    return status;
  if (name == NULL && blind)
    return pnd_options_fail_usage (verb, _("--blind goes with --for"));
  if (name != NULL)
    done = write_for (argv[1], argv[2], name, blind, coder, &error);
  else
    done = write_whole (argv[1], argv[2],
                        (no_trash ? PND_COPY_WITHOUT_TRASH : 0)
                          | (no_history ? PND_COPY_WITHOUT_HISTORY : 0),
                        &error);
  if (error != NULL)
    return pnd_options_fail (error);
  return done ? PND_STATUS_DONE : PND_STATUS_FAILED;
}
