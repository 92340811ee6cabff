/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `penanda informants`: the register, the speakers of a transcript, and forgetting. */

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "app/analysis/speakers.h"
#include "app/analysis/speech.h"
#include "app/command/verbs.h"
#include "app/command/words.h"
#include "app/model/sources/speakers.h"

/* what the options say; NULL where they say nothing */
typedef struct
{
  char *role;
  char *office;
  char *holder;
  char *consent;
  char *anonymity;
  char *notes;
  gboolean interviewer;
  gboolean not_interviewer;
  gboolean memos;
} Options;

typedef gboolean (*WordFunc) (PndProject *project, char **operands, const Options *options,
                              PndTableFormat format, GError **error);

typedef struct
{
  PndWord word;
  WordFunc run;
} Word;

static void
options_clear (Options *options)
{
  g_free (options->role);
  g_free (options->office);
  g_free (options->holder);
  g_free (options->consent);
  g_free (options->anonymity);
  g_free (options->notes);
}

static gboolean
refuse_word (GError **error, const char *format, const char *word)
{
  g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED, format, word);
  return FALSE;
}

/* what is not said stays as it is in @facts */
static gboolean
take_options (PndInformantFacts *facts, const Options *options, GError **error)
{
  if (options->role != NULL)
    facts->role = options->role;
  if (options->office != NULL)
    facts->office = options->office;
  if (options->notes != NULL)
    facts->notes = options->notes;
  if (options->interviewer || options->not_interviewer)
    facts->interviewer = options->interviewer;
  if (options->holder != NULL && !pnd_holder_from_word (options->holder, &facts->holder))
    return refuse_word (error, _("“%s” is not a holder; it is own-region, partner-region, "
                                 "central-state or other."), options->holder);
  if (options->consent != NULL && !pnd_consent_from_word (options->consent, &facts->consent))
    return refuse_word (error, _("“%s” is no consent; it is unknown, given or withdrawn."),
                        options->consent);
  if (options->anonymity != NULL
      && !pnd_anonymity_from_word (options->anonymity, &facts->anonymity))
    return refuse_word (error, _("“%s” is no anonymity; it is code, office or named."),
                        options->anonymity);
  return TRUE;
}

static PndInformant *
find (PndProject *project, const char *code, GError **error)
{
  gint64 id = pnd_informant_find (project, code, error);

  return id != 0 ? pnd_row_get (project, PND_TYPE_INFORMANT, id, error) : NULL;
}

static gboolean
add (PndProject *project, char **operands, const Options *options, PndTableFormat format,
     GError **error)
{
  PndInformantFacts facts = { .code = operands[0] };

  return take_options (&facts, options, error)
         && pnd_informant_add (project, &facts, error) != 0;
}

static gboolean
change (PndProject *project, char **operands, const Options *options, PndTableFormat format,
        GError **error)
{
  g_autoptr (PndInformant) informant = find (project, operands[0], error);
  PndInformantFacts facts;

  if (informant == NULL)
    return FALSE;
  facts = pnd_informant_get_facts (informant);
  return take_options (&facts, options, error)
         && pnd_informant_change (informant, &facts, error);
}

static gboolean
remove_informant (PndProject *project, char **operands, const Options *options,
                  PndTableFormat format, GError **error)
{
  g_autoptr (PndInformant) informant = find (project, operands[0], error);

  return informant != NULL && pnd_informant_remove (informant, error);
}

/* a label that the text does not have would be a slip of the hand */
static gboolean
has_label (PndProject *project, gint64 id, const char *label, GError **error)
{
  g_autoptr (PndDocument) document = pnd_row_get (project, PND_TYPE_DOCUMENT, id, error);
  g_autoptr (PndDocumentText) text
      = document != NULL ? pnd_document_load_text (document, error) : NULL;
  g_autoptr (PndSpeakers) speakers
      = text != NULL
          ? pnd_speakers_new (pnd_project_get_database (project), id, text, error)
          : NULL;

  if (speakers == NULL)
    return FALSE;
  for (int i = 0; i < pnd_speakers_get_n (speakers); i++)
    if (g_str_equal (pnd_speakers_get (speakers, i)->label, label))
      return TRUE;
  g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND,
               _("No line of “%s” begins with “%s:”."), pnd_document_get_name (document), label);
  return FALSE;
}

static gboolean
assign (PndProject *project, char **operands, const Options *options, PndTableFormat format,
        GError **error)
{
  gboolean nobody = g_str_equal (operands[0], "-");
  gint64 informant = nobody ? 0 : pnd_informant_find (project, operands[0], error);
  gint64 document;

  if (informant == 0 && !nobody)
    return FALSE;
  document = pnd_document_find (project, operands[1], error);
  return document != 0 && has_label (project, document, operands[2], error)
         && pnd_speaker_assign (project, document, operands[2], informant, error);
}

static gboolean
forget (PndProject *project, char **operands, const Options *options, PndTableFormat format,
        GError **error)
{
  g_autoptr (PndInformant) informant = find (project, operands[0], error);
  g_autoptr (GArray) speech = NULL;
  PndForgotten result;

  if (informant == NULL)
    return FALSE;
  speech = pnd_speech_find (pnd_project_get_database (project),
                            pnd_row_get_id (PND_ROW (informant)), TRUE, error);
  if (speech == NULL
      || !pnd_informant_forget (informant, speech,
                                options->memos ? PND_FORGET_MEMOS : PND_FORGET_SPEECH, &result,
                                error))
    return FALSE;
  printf (_("forgotten: %d turns in %d documents, %d codings and notes, %d memos\n"),
          result.n_turns, result.n_documents, result.n_codings, result.n_memos);
  return TRUE;
}

static gboolean
list (PndProject *project, char **operands, const Options *options, PndTableFormat format,
      GError **error)
{
  g_autoptr (PndTable) table
      = pnd_table_new (format, "code role office holder ?interviewer consent anonymity notes "
                               "#labels guid");
  g_autoptr (PndStatement) row = pnd_database_query (
      pnd_project_get_database (project), _("Reading the informants"),
      "SELECT code, role, office, holder, consent, anonymity, notes,"
      "       (SELECT count (*) FROM speakers s WHERE s.informant = i.id), guid, interviewer"
      "  FROM informants i ORDER BY code, guid",
      error, "");
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      for (int i = 0; i < 4; i++)
        pnd_table_add (table, pnd_statement_get_text (row, i, NULL));
      pnd_table_add_boolean (table, pnd_statement_get_int (row, 9) != 0);
      for (int i = 4; i < 9; i++)
        pnd_table_add (table, pnd_statement_get_text (row, i, NULL));
    }
  if (!pnd_statement_ended (failure, error))
    return FALSE;
  pnd_table_print (table);
  return TRUE;
}

static gboolean
list_speakers (PndProject *project, char **operands, const Options *options,
               PndTableFormat format, GError **error)
{
  g_autoptr (PndTable) table
      = pnd_table_new (format, "label #turns informant holder ?interviewer ?sure");
  gint64 id = pnd_document_find (project, operands[0], error);
  g_autoptr (PndDocument) document
      = id != 0 ? pnd_row_get (project, PND_TYPE_DOCUMENT, id, error) : NULL;
  g_autoptr (PndDocumentText) text
      = document != NULL ? pnd_document_load_text (document, error) : NULL;
  g_autoptr (PndSpeakers) speakers
      = text != NULL ? pnd_speakers_new (pnd_project_get_database (project), id, text, error) : NULL;

  if (speakers == NULL)
    return FALSE;
  for (int i = 0; i < pnd_speakers_get_n (speakers); i++)
    {
      const PndSpeaker *speaker = pnd_speakers_get (speakers, i);

      pnd_table_add (table, speaker->label);
      pnd_table_add_int (table, speaker->n_turns);
      pnd_table_add (table, speaker->code);
      pnd_table_add (table, pnd_holder_to_word (speaker->holder));
      pnd_table_add_boolean (table, speaker->interviewer);
      pnd_table_add_boolean (table, speaker->is_sure);
    }
  pnd_table_print (table);
  return TRUE;
}

static const Word words[] = {
  { { .word = NULL }, list },
  { { "speakers", 1 }, list_speakers },
  { { "add", 1, .writes = TRUE }, add },
  { { "change", 1, .writes = TRUE }, change },
  { { "remove", 1, .writes = TRUE }, remove_informant },
  { { "assign", 3, .writes = TRUE }, assign },
  { { "forget", 1, .writes = TRUE }, forget },
};

static gboolean
run_word (PndProject *project, const PndWord *word, char **operands, PndTableFormat format,
          gconstpointer options, GError **error)
{
  return ((const Word *) word)->run (project, operands, options, format, error);
}

/* `penanda informants PROJECT [...]` */
int
pnd_verb_informants (const PndVerb *verb, int argc, char **argv)
{
  Options options = { 0 };
  g_autofree char *coder = NULL;
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = {
    { "role", 0, 0, G_OPTION_ARG_STRING, &options.role, N_("What the informant is"), N_("TEXT") },
    { "office", 0, 0, G_OPTION_ARG_STRING, &options.office, N_("Where"), N_("TEXT") },
    { "holder", 0, 0, G_OPTION_ARG_STRING, &options.holder,
      N_("Whose view new codings start with"), N_("HOLDER") },
    { "consent", 0, 0, G_OPTION_ARG_STRING, &options.consent,
      N_("unknown, given or withdrawn"), N_("WORD") },
    { "anonymity", 0, 0, G_OPTION_ARG_STRING, &options.anonymity, N_("code, office or named"),
      N_("WORD") },
    { "notes", 0, 0, G_OPTION_ARG_STRING, &options.notes, N_("Anything else"), N_("TEXT") },
    { "interviewer", 0, 0, G_OPTION_ARG_NONE, &options.interviewer,
      N_("Asks; what is asked is never evidence"), NULL },
    { "no-interviewer", 0, 0, G_OPTION_ARG_NONE, &options.not_interviewer, N_("Answers"), NULL },
    { "memos", 0, 0, G_OPTION_ARG_NONE, &options.memos,
      N_("With forget: also the memos that name the informant"), NULL },
    { "format", 'f', 0, G_OPTION_ARG_FILENAME, &format, N_("csv or json instead of text"),
      N_("FORMAT") },
    PND_OPTION_CODER (&coder),
    { NULL },
  };
  int status = PND_STATUS_DONE;

  if (pnd_options_parse (verb, entries, &argc, argv, &status))
    status = pnd_words_run (verb, argc, argv, PND_WORDS (words, run_word), &options, coder,
                            format);
  options_clear (&options);
  return status;
}
