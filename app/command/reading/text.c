/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>

#include "app/command/verbs.h"
#include "app/model/document.h"

static gboolean
print (PndProject *project, const char *name, GError **error)
{
  gint64 id = pnd_document_find (project, name, error);
  g_autoptr (PndDocument) document = NULL;
  g_autoptr (PndDocumentText) text = NULL;
  const char *utf8;
  gsize n_bytes;

  document = id != 0 ? pnd_row_get (project, PND_TYPE_DOCUMENT, id, error) : NULL;
  text = document != NULL ? pnd_document_load_text (document, error) : NULL;
  if (text == NULL)
    return FALSE;
  utf8 = pnd_document_text_get_utf8 (text, &n_bytes);
  fwrite (utf8, 1, n_bytes, stdout);
  return TRUE;
}

/* `penanda text PROJECT DOCUMENT`: the text's bytes and nothing else, no line end added */
int
pnd_verb_text (const PndVerb *verb, int argc, char **argv)
{
  PndProject *project;
  GError *error = NULL;
  int status = PND_STATUS_DONE;

  if (!pnd_options_parse (verb, NULL, &argc, argv, &status))
    return status;
  project = pnd_options_open_reading (argv[1]);
  if (project == NULL)
    return PND_STATUS_FAILED;
  if (!print (project, argv[2], &error))
    status = pnd_options_fail (error);
  return pnd_options_close (project, status);
}
