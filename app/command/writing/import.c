/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "app/command/verbs.h"
#include "app/model/document.h"
#include "app/text/adding.h"

/* files that hold more than a document; told from text by name, since some of them are text */
static const char *const other_kinds[] = { ".qdpx", ".qdc", ".qda", ".penanda", NULL };

static gboolean
check_kind (const char *path, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (int i = 0; other_kinds[i] != NULL; i++)
    if (g_str_has_suffix (lower, other_kinds[i]))
      {
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                     _("“%s”: a project or codebook (%s) cannot be imported yet."), path,
                     other_kinds[i]);
        return FALSE;
      }
  return TRUE;
}

static PndImported *
read_file (const char *path, const PndImportOptions *options, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);

  return check_kind (path, error) ? pnd_importer_read (file, options, NULL, error) : NULL;
}

static void
tell (const PndImported *imported, PndDocument *document)
{
  int n = pnd_document_text_get_length (imported->text);

  printf (ngettext ("%s: %d character", "%s: %d characters", n),
          pnd_document_get_name (document), n);
  if (imported->encoding != NULL)
    printf (", %s", imported->encoding);
  printf ("\n");
  if (imported->guessed)
    printf (_("%s: the encoding was guessed; check the text\n"), pnd_document_get_name (document));
}

/* one edit a file; who acts is part of it, so that a file that is refused leaves no coder behind */
static gboolean
import (PndProject *project, const char *path, const PndImportOptions *options,
        PndSourceType type, gboolean with_comments, const char *coder, GError **error)
{
  g_autoptr (PndImported) imported = read_file (path, options, error);
  g_autoptr (PndDocument) document = NULL;
  gint64 id;

  if (imported == NULL || !pnd_options_begin (project, N_("Add document"), coder, error))
    return FALSE;
  id = pnd_imported_add (imported, project, type, with_comments, error);
  if (id == 0)
    {
      pnd_project_abandon_edit (project);
      return FALSE;
    }
  if (!pnd_project_end_edit (project, error))
    return FALSE;
  document = pnd_row_get (project, PND_TYPE_DOCUMENT, id, error);
  if (document != NULL)
    tell (imported, document);
  return document != NULL;
}

/* `penanda import PROJECT FILE...` */
int
pnd_verb_import (const PndVerb *verb, int argc, char **argv)
{
  g_autofree char *word = NULL, *coder = NULL;
  g_autofree char *password = NULL;
  gboolean with_comments = FALSE, recognise = FALSE;
  PndImportOptions options = { 0 };
  const GOptionEntry entries[] = {
    { "type", 't', 0, G_OPTION_ARG_FILENAME, &word,
      N_("What kind of source they are: interview, agreement, regulation, news, official, "
         "field-note, statistics, secondary or other"), N_("TYPE") },
    { "comments", 0, 0, G_OPTION_ARG_NONE, &with_comments,
      N_("Keep what people noted in the files as notes on the passages"), NULL },
    { "password", 0, 0, G_OPTION_ARG_STRING, &password, N_("Opens encrypted PDF files"),
      N_("PASSWORD") },
    { "recognise", 0, 0, G_OPTION_ARG_NONE, &recognise,
      N_("Read pictures of pages by character recognition (tesseract)"), NULL },
    PND_OPTION_CODER (&coder),
    { NULL },
  };
  PndSourceType type = PND_SOURCE_TYPE_NONE;
  PndProject *project;
  int status = PND_STATUS_DONE;

  if (!pnd_options_parse (verb, entries, &argc, argv, &status))
    return status;
  if (word != NULL && (*word == '\0' || !pnd_source_type_from_word (word, &type)))
    return pnd_options_fail_usage (verb, _("there is no source type “%s”"), word);
  project = pnd_options_open_writing (argv[1]);
  if (project == NULL)
    return PND_STATUS_FAILED;
  options = (PndImportOptions){ .password = password, .recognise = recognise };
  for (int i = 2; i < argc; i++)
    {
      GError *error = NULL;

      if (!import (project, argv[i], &options, type, with_comments, coder, &error))
        status = pnd_options_fail (error);
    }
  return pnd_options_close (project, status);
}
