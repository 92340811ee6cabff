/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `penanda documents`: the list, and what is known of each as a source. */

#include <glib/gi18n.h>
#include <string.h>

#include "app/command/verbs.h"
#include "app/model/sources/attributes.h"
#include "app/model/sources/document-facts.h"

#define N_TEXTS 4

/* what the options say; NULL where they say nothing */
typedef struct
{
  char *type;
  char *holder;
  char *language;
  char *confidentiality;
  char *twin;
  char *texts[N_TEXTS]; /* of text_facts */
  char **attributes;    /* NAME=VALUE */
} Options;

static const PndDocumentFact text_facts[N_TEXTS] = {
  PND_DOCUMENT_FACT_DATE,
  PND_DOCUMENT_FACT_PLACE,
  PND_DOCUMENT_FACT_ORIGIN,
  PND_DOCUMENT_FACT_FOLDER,
};

static const char select_documents[] =
  "SELECT d.name, d.source_type, d.language, d.holder, t.characters,"
  "       (SELECT count (*) FROM codings c WHERE c.document = d.id),"
  "       d.guid, d.text_hash, d.created,"
  "       d.origin, d.date, d.place, d.confidentiality, d.folder,"
  "       (SELECT name FROM documents w WHERE w.guid = d.twin AND w.trashed IS NULL),"
  "       (SELECT group_concat (name || '=' || value, '; ')"
  "          FROM (SELECT name, value FROM attributes a WHERE a.document = d.id ORDER BY name))"
  "  FROM documents d JOIN texts t ON t.hash = d.text_hash"
  " WHERE d.trashed IS NULL ORDER BY d.name, d.guid";
#define N_COLUMNS 16

static void
options_clear (Options *options)
{
  g_free (options->type);
  g_free (options->holder);
  g_free (options->language);
  g_free (options->confidentiality);
  g_free (options->twin);
  for (int i = 0; i < N_TEXTS; i++)
    g_free (options->texts[i]);
  g_strfreev (options->attributes);
}

static gboolean
print (PndProject *project, PndTableFormat format, GError **error)
{
  g_autoptr (PndTable) table = pnd_table_new (format, "name source_type language holder "
                                                      "#characters #codings guid -sha256 -created "
                                                      "-origin -date -place -confidentiality "
                                                      "-folder -twin -attributes");
  g_autoptr (PndStatement) statement = NULL;
  GError *failure = NULL;

  statement = pnd_database_query (pnd_project_get_database (project), _("Reading the documents"),
                                  select_documents, error, "");
  if (statement == NULL)
    return FALSE;
  while (pnd_statement_next (statement, &failure))
    for (int i = 0; i < N_COLUMNS; i++)
      pnd_table_add (table, pnd_statement_get_text (statement, i, NULL));
  if (!pnd_statement_ended (failure, error))
    return FALSE;
  pnd_table_print (table);
  return TRUE;
}

static int
list (const char *path, PndTableFormat format)
{
  PndProject *project = pnd_options_open_reading (path);
  GError *error = NULL;
  int status = PND_STATUS_DONE;

  if (project == NULL)
    return PND_STATUS_FAILED;
  if (!print (project, format, &error))
    status = pnd_options_fail (error);
  return pnd_options_close (project, status);
}

static gboolean
set_values (PndDocument *document, const Options *options, GError **error)
{
  PndSourceType type;
  PndHolder holder;

  if (options->type != NULL
      && (!pnd_source_type_from_word (options->type, &type)
          || !pnd_document_set_source_type (document, type, error)))
    return FALSE;
  if (options->holder != NULL
      && (!pnd_holder_from_word (options->holder, &holder)
          || !pnd_document_set_holder (document, holder, error)))
    return FALSE;
  return options->language == NULL
         || pnd_document_set_language (document, options->language, error);
}

static gboolean
set_facts (PndDocument *document, const Options *options, GError **error)
{
  const char *degree = options->confidentiality;

  for (int i = 0; i < N_TEXTS; i++)
    if (options->texts[i] != NULL
        && !pnd_document_set_fact (document, text_facts[i], options->texts[i], error))
      return FALSE;
  return degree == NULL
         || pnd_document_set_fact (document, PND_DOCUMENT_FACT_CONFIDENTIALITY,
                                   g_str_equal (degree, "open") ? NULL : degree, error);
}

static gboolean
set_attributes (PndDocument *document, const Options *options, GError **error)
{
  for (char **pair = options->attributes; pair != NULL && *pair != NULL; pair++)
    {
      g_autofree char *name = g_strndup (*pair, strcspn (*pair, "="));

      if (!pnd_document_set_attribute (document, name, *pair + strlen (name) + 1, error))
        return FALSE;
    }
  return TRUE;
}

/* "-" is none */
static gboolean
set_twin (PndDocument *document, const Options *options, GError **error)
{
  PndProject *project = pnd_row_get_project (PND_ROW (document));
  g_autoptr (PndDocument) twin = NULL;
  gint64 id;

  if (options->twin == NULL)
    return TRUE;
  if (g_str_equal (options->twin, "-"))
    return pnd_document_set_twin (document, NULL, error);
  id = pnd_document_find (project, options->twin, error);
  twin = id != 0 ? pnd_row_get (project, PND_TYPE_DOCUMENT, id, error) : NULL;
  return twin != NULL && pnd_document_set_twin (document, twin, error);
}

static gboolean
set_document (PndProject *project, const char *name, const Options *options, GError **error)
{
  gint64 id = pnd_document_find (project, name, error);
  g_autoptr (PndDocument) document
    = id != 0 ? pnd_row_get (project, PND_TYPE_DOCUMENT, id, error) : NULL;

  return document != NULL && set_values (document, options, error)
         && set_facts (document, options, error) && set_attributes (document, options, error)
         && set_twin (document, options, error);
}

/* one edit, in which the coder appears too: all of it or nothing */
static int
set_all (const char *path, char **names, const Options *options, const char *coder)
{
  PndProject *project = pnd_options_open_writing (path);
  GError *error = NULL;

  if (project == NULL)
    return PND_STATUS_FAILED;
  if (!pnd_options_begin (project, N_("Change sources"), coder, &error))
    return pnd_options_close (project, pnd_options_fail (error));
  for (char **name = names; *name != NULL; name++)
    if (!set_document (project, *name, options, &error))
      {
        pnd_project_abandon_edit (project);
        return pnd_options_close (project, pnd_options_fail (error));
      }
  pnd_project_describe_edit (project, "%s", names[0]);
  return pnd_options_close (project, pnd_project_end_edit (project, &error)
                                       ? PND_STATUS_DONE
                                       : pnd_options_fail (error));
}

/* what would be wrong for every document is told before the project is opened */
static gboolean
check (const PndVerb *verb, const Options *options)
{
  PndSourceType type;
  PndHolder holder;

  if (options->type != NULL && !pnd_source_type_from_word (options->type, &type))
    pnd_options_fail_usage (verb, _("there is no source type “%s”"), options->type);
  else if (options->holder != NULL && !pnd_holder_from_word (options->holder, &holder))
    pnd_options_fail_usage (verb, _("there is no holder “%s”"), options->holder);
  else
    {
      for (char **pair = options->attributes; pair != NULL && *pair != NULL; pair++)
        if (strchr (*pair, '=') == NULL || **pair == '=')
          {
            pnd_options_fail_usage (verb, _("“%s” is not NAME=VALUE"), *pair);
            return FALSE;
          }
      return TRUE;
    }
  return FALSE;
}

static gboolean
says_nothing (const Options *options)
{
  for (int i = 0; i < N_TEXTS; i++)
    if (options->texts[i] != NULL)
      return FALSE;
  return options->type == NULL && options->holder == NULL && options->language == NULL
         && options->confidentiality == NULL && options->twin == NULL
         && options->attributes == NULL;
}

static int
run (const PndVerb *verb, int argc, char **argv, const Options *options, const char *coder,
     const char *format_word)
{
  PndTableFormat format;

  if (!pnd_options_parse_format (verb, format_word, &format))
    return PND_STATUS_USAGE;
  if (argc == 2)
    return says_nothing (options)
             ? list (argv[1], format)
             : pnd_options_fail_usage (verb, _("“set DOCUMENT” is missing"));
  if (!g_str_equal (argv[2], "set"))
    return pnd_options_fail_usage (verb, _("there is no word “%s”"), argv[2]);
  if (argc == 3 || says_nothing (options))
    return pnd_options_fail_usage (verb, _("something is missing"));
  return check (verb, options) ? set_all (argv[1], argv + 3, options, coder) : PND_STATUS_USAGE;
}

/* `penanda documents PROJECT [set DOCUMENT...]` */
int
pnd_verb_documents (const PndVerb *verb, int argc, char **argv)
{
  Options options = { 0 };
  g_autofree char *coder = NULL;
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = {
    { "type", 0, 0, G_OPTION_ARG_STRING, &options.type, N_("What kind of source it is"),
      N_("TYPE") },
    { "holder", 0, 0, G_OPTION_ARG_STRING, &options.holder,
      N_("Whose view new codings start with"), N_("HOLDER") },
    { "language", 0, 0, G_OPTION_ARG_STRING, &options.language, N_("Language of the text"),
      N_("LANGUAGE") },
    { "date", 0, 0, G_OPTION_ARG_STRING, &options.texts[0], N_("2023, 2023-02 or 2023-02-17"),
      N_("DATE") },
    { "place", 0, 0, G_OPTION_ARG_STRING, &options.texts[1],
      N_("Where it was said or written"), N_("TEXT") },
    { "origin", 0, 0, G_OPTION_ARG_STRING, &options.texts[2],
      N_("What it was taken from; one origin is one source"), N_("TEXT") },
    { "folder", 0, 0, G_OPTION_ARG_STRING, &options.texts[3], N_("What it is kept with"),
      N_("TEXT") },
    { "confidentiality", 0, 0, G_OPTION_ARG_STRING, &options.confidentiality,
      N_("open, restricted or confidential"), N_("WORD") },
    { "twin", 0, 0, G_OPTION_ARG_STRING, &options.twin,
      N_("The same text in another language; - for none"), N_("DOCUMENT") },
    { "attribute", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.attributes,
      N_("Anything else that is known; without VALUE it goes"), N_("NAME=VALUE") },
    { "format", 'f', 0, G_OPTION_ARG_FILENAME, &format, N_("csv or json instead of text"),
      N_("FORMAT") },
    PND_OPTION_CODER (&coder),
    { NULL },
  };
  int status = PND_STATUS_DONE;

  if (pnd_options_parse (verb, entries, &argc, argv, &status))
    status = run (verb, argc, argv, &options, coder, format);
  options_clear (&options);
  return status;
}
