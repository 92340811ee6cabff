/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "app/command/verbs.h"
#include "app/command/writing/answers-import.h"
#include "app/model/document.h"
#include "app/model/documents/duplicates.h"
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

/* the same text twice would be coded twice and counted twice */
static gboolean
check_new (PndProject *project, const PndImported *imported, GError **error)
{
  GError *failure = NULL;
  gint64 id = pnd_document_find_text (project, imported->text, &failure);
  g_autoptr (PndDocument) document = NULL;

  if (id != 0)
    document = pnd_row_get (project, PND_TYPE_DOCUMENT, id, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (document == NULL)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
               _("“%s” has the same text as “%s”, which is in the project; it was left out "
                 "(--duplicates imports it)."),
               imported->name, pnd_document_get_name (document));
  return FALSE;
}

/* one edit a file; who acts is part of it, so that a file that is refused leaves no coder behind */
static gboolean
import (PndProject *project, const char *path, const PndImportOptions *options,
        PndSourceType type, gboolean with_comments, gboolean duplicates, const char *coder,
        GError **error)
{
  g_autoptr (PndImported) imported = read_file (path, options, error);
  g_autoptr (PndDocument) document = NULL;
  gint64 id;

  if (imported == NULL || (!duplicates && !check_new (project, imported, error))
      || !pnd_options_begin (project, N_("Add document"), coder, error))
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
  gboolean with_comments = FALSE, recognise = FALSE, duplicates = FALSE;
  g_autofree char *shape = NULL, *name = NULL;
  g_auto (GStrv) text = NULL;
  PndAnswersOptions answers = { 0 };
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
    { "duplicates", 0, 0, G_OPTION_ARG_NONE, &duplicates,
      N_("Import also what is in the project already"), NULL },
    { "answers", 0, 0, G_OPTION_ARG_STRING, &shape,
      N_("Read tables (CSV, TSV, XLSX) whose rows or columns are documents: row or column"),
      N_("SHAPE") },
    { "text", 0, 0, G_OPTION_ARG_STRING_ARRAY, &text,
      N_("Columns of a table that are text, by heading or number; the others become attributes"),
      N_("COLUMN,...") },
    { "name", 0, 0, G_OPTION_ARG_STRING, &name,
      N_("The column of a table that names the documents, or who answered"), N_("COLUMN") },
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
  answers = (PndAnswersOptions){ .shape = PND_ANSWERS_ROWS, .text = text, .name = name,
                                 .type = type, .duplicates = duplicates, .coder = coder };
  if (shape != NULL && !pnd_answers_shape_from_word (shape, &answers.shape))
    return pnd_options_fail_usage (verb, _("--answers is row or column, not “%s”"), shape);
  if (shape == NULL && (text != NULL || name != NULL))
    return pnd_options_fail_usage (verb, _("--text and --name need --answers"));
  project = pnd_options_open_writing (argv[1]);
  if (project == NULL)
    return PND_STATUS_FAILED;
  options = (PndImportOptions){ .password = password, .recognise = recognise };
  for (int i = 2; i < argc; i++)
    {
      GError *error = NULL;
      gboolean done = shape != NULL ? pnd_answers_import (project, argv[i], &answers, &error)
                                    : import (project, argv[i], &options, type, with_comments,
                                              duplicates, coder, &error);

      if (!done)
        status = pnd_options_fail (error);
    }
  return pnd_options_close (project, status);
}
