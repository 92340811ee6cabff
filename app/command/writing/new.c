/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <string.h>

#include "app/command/verbs.h"
#include "app/exchange/new-project.h"

static int
create (const char *path, const char *language, const char *codebook, const char *coder)
{
  PndNewCodebook kind = PND_NEW_CODEBOOK_FILE;
  g_autoptr (PndProject) project = NULL;
  GError *error = NULL;

  if (codebook == NULL || strcmp (codebook, "keating") == 0)
    kind = PND_NEW_CODEBOOK_BUILTIN;
  else if (strcmp (codebook, "none") == 0)
    kind = PND_NEW_CODEBOOK_NONE;
  project = pnd_new_project_create (path, language, coder != NULL ? coder : g_get_user_name (),
                                    kind, kind == PND_NEW_CODEBOOK_FILE ? codebook : NULL, &error);
  if (project == NULL)
    return pnd_options_fail (error);
  return pnd_options_close (g_steal_pointer (&project), PND_STATUS_DONE);
}

/* `penanda new PROJECT` */
int
pnd_verb_new (const PndVerb *verb, int argc, char **argv)
{
  g_autofree char *codebook = NULL, *language = NULL, *coder = NULL;
  const GOptionEntry entries[] = {
    { "codebook", 'b', 0, G_OPTION_ARG_FILENAME, &codebook,
      N_("keating (without this option), none, or a codebook file"), N_("CODEBOOK") },
    { "language", 'l', 0, G_OPTION_ARG_FILENAME, &language,
      N_("Of codes and exports: en (without this option) or id"), N_("LANGUAGE") },
    PND_OPTION_CODER (&coder),
    { NULL },
  };
  int status = PND_STATUS_DONE;

  if (!pnd_options_parse (verb, entries, &argc, argv, &status))
    return status;
  if (language != NULL && strcmp (language, "en") != 0 && strcmp (language, "id") != 0)
    return pnd_options_fail_usage (verb, _("there is no language “%s”; there are en and id"),
                                   language);
  return create (argv[1], language != NULL ? language : "en", codebook, coder);
}
