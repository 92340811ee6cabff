/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/command/command.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "app/command/verbs.h"

static const PndVerb verbs[] = {
  { "new", "PROJECT", 1, 1, N_("Create a project"), NULL, pnd_verb_new },
  { "import", "PROJECT FILE...", 2, 0, N_("Open source documents into the project"),
    N_("What can be read is imported; each file that cannot be read is named."),
    pnd_verb_import },
  { "documents", "PROJECT [WORD ...]", 1, 0,
    N_("List the documents, or say what is known of them"),
    N_("Words: set DOCUMENT... with the options below, as one edit."), pnd_verb_documents },
  { "codes", "PROJECT", 1, 1, N_("List the codes"), NULL, pnd_verb_codes },
  { "codings", "PROJECT", 1, 1, N_("List the codings"), NULL, pnd_verb_codings },
  { "text", "PROJECT DOCUMENT", 2, 2,
    N_("Print the plain text of a document, as positions count it"), NULL, pnd_verb_text },
  { "code", "PROJECT FILE.csv", 2, 2, N_("Add codings from a table, all or none"),
    N_("Columns, in any order: document,start,end,code,coder,polarity,strength,holder,memo. The\n"
       "last five may be missing or empty. Positions are characters from 0, the end not included."),
    pnd_verb_code },
  { "search", "PROJECT QUERY", 2, 2, N_("Find words in documents, memos and notes"),
    N_("Words: kota kembar (both), kota OR provinsi, kota NOT kembar, \"kota kembar\" (in a row),\n"
       "invest* (beginnings), NEAR(kota dagang, 5) (at most five words apart), ( ) around parts.\n"
       "Capitals and accents make no difference. Positions are characters from 0, the end not\n"
       "included; those of memos and notes are in their own text."),
    pnd_verb_search },
  { "correct", "PROJECT DOCUMENT FILE", 3, 3,
    N_("Correct the text of a document; codings and notes go along"),
    N_("FILE holds the whole corrected text. What loses its passage waits to be placed again."),
    pnd_verb_correct },
  { "informants", "PROJECT [WORD ...]", 1, 5, N_("List or change who speaks in transcripts"),
    N_("Words: add CODE, change CODE, remove CODE, speakers DOCUMENT (lists the labels of its\n"
       "lines), assign CODE DOCUMENT LABEL (CODE - for nobody), forget CODE (what they said leaves\n"
       "every byte of the project; this cannot be undone)."),
    pnd_verb_informants },
  { "pseudonyms", "PROJECT [WORD ...]", 1, 4, N_("List or change what stands for names in exports"),
    N_("Words: add ORIGINAL REPLACEMENT, remove ORIGINAL, check (lists parts of the names that are\n"
       "still there). export --pseudonyms applies the list; texts are never changed."),
    pnd_verb_pseudonyms },
  { "case", "PROJECT [WORD ...]", 1, 0, N_("List or change cases, what was asked and read"),
    N_("Words: add NAME, change NAME, remove NAME, assign NAME DOCUMENT... (--not takes away),\n"
       "stage NAME STAGE DATE, ask NAME TEXT CODE... (--search for a search that was made), asked\n"
       "(lists the questions by indicator), read DOCUMENT [START END] (into the reading ledger),\n"
       "coverage [NAME] (what is read and coded of each document, and of all), restrict CODING\n"
       "NAME..., speaker INFORMANT CODING... (who speaks where no label says it). NAME - stands\n"
       "for the whole project."), pnd_verb_case },
  { "finding", "PROJECT [WORD ...]", 1, 0, N_("List or set verdicts, with what the rule says"),
    N_("Words: set CASE MOTIVE VERDICT (--rationale, --for, --against), resolve CASE for|against\n"
       "CODING... (that side stands; --reason; --not takes back), indicators [CASE], evidence\n"
       "[CASE] (every passage and what became of it), tasks [CASE] (what speaks against the\n"
       "verdicts), triangulation [CASE] (which source says what of which indicator), versions,\n"
       "thresholds, threshold NAME VALUE (--reason; it is logged). CASE - stands for the whole\n"
       "project."), pnd_verb_finding },
  { "coders", "PROJECT [WORD ...]", 1, 0, N_("List or change who codes, and who codes blind"),
    N_("Words: add NAME, change NAME (--role, --colour, --name), blind NAME on|off (who codes\n"
       "blind sees nothing of the others in a document before finishing it), finish NAME\n"
       "DOCUMENT..., draw (--share, --seed: documents for double coding, of each source type its\n"
       "share), drawn (lists them), second-pass NAME (codes once more, blind to the first time)."),
    pnd_verb_coders },
  { "copy", "PROJECT FILE", 2, 2, N_("Save a copy, whole or for a second coder"), NULL,
    pnd_verb_copy },
  { "review", "PROJECT [WORD ...]", 1, 0, N_("List how things stand in review, or review them"),
    N_("Words: accept CODING..., query CODING..., reject CODING... (both with --reason), reopen\n"
       "CODING...; by who made it: answer, revise, stand CODING...; counts (of each state), thread\n"
       "CODING (what was said of it), threads (of all); bundle FILE (a copy for the supervisor, in\n"
       "which only a review is possible; merge brings it back), sheet FILE.html (to be printed, with\n"
       "space for remarks); log (of supervision), log-add, log-change ENTRY, log-remove ENTRY,\n"
       "log-print FILE.html. CODING is a guid, as codings lists it; also that of a finding or memo; of\n"
       "a code, with --kind code, whatever names it."), pnd_verb_review },
  { "summary", "PROJECT", 1, 1, N_("Count passages by motive and indicator"), NULL,
    pnd_verb_summary },
  { "agreement", "PROJECT", 1, 1, N_("Measure how far coders agree, per code and pooled"),
    N_("Shares, kappa and its kin, Krippendorff’s alpha, each with its interval. A unit holds a code\n"
       "if a coding of it overlaps the unit. Undefined values are empty in tables for\n"
       "programs. Pooled: observed and expected agreement are averaged over the codes first."),
    pnd_verb_agreement },
  { "export", "PROJECT FILE", 2, 2, N_("Write the coding summary, the codings, a report or a plot"),
    N_("The suffix says what: .xml the summary, .csv the codings, .html, .pdf or .odt the report;\n"
       "with --plot .svg, .pdf or .png."), pnd_verb_export },
  { "validate", "FILE", 1, 1, N_("Check a coding summary, a codebook or a project file"), NULL,
    pnd_verb_validate },
  { "merge", "PROJECT OTHER...", 2, 0, N_("Take in what other coders' projects have"),
    N_("What is the same thing is told by guid, a text also by its SHA-256. Where a common ancestor\n"
       "is known, what only one side changed is taken; what both changed is a conflict, and so is\n"
       "every difference without an ancestor. With conflicts nothing is merged unless --prefer\n"
       "decides them. The merge is one step of undo."), pnd_verb_merge },
  { "adjudicate", "PROJECT [WORD ...]", 1, 5, N_("Adjudicate where two coders differ"),
    N_("Words: list, agreed (what both have goes into the consensus), decide CODING CODING OUTCOME\n"
       "(- where a coder has none; one, other, new, neither or open; --reason, and of a new coding\n"
       "--code, --start, --end, --polarity). What is decided is a coding of the consensus; those of\n"
       "the coders stay."), pnd_verb_adjudicate },
  { "history", "PROJECT", 1, 1, N_("List what was done, by whom and when"), NULL,
    pnd_verb_history },
  { "info", "PROJECT [set]", 1, 2, N_("Show what the project holds, or say what it asks"),
    N_("Word: set (--name, --question, --notes): what is said of the project; the question of the\n"
       "study comes first in its report."), pnd_verb_info },
};

static const PndVerb *
find_verb (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (strcmp (verbs[i].name, name) == 0)
      return &verbs[i];
  return NULL;
}

static gboolean
is_help (const char *argument)
{
  return strcmp (argument, "--help") == 0 || strcmp (argument, "-h") == 0;
}

static char *
make_usage (const PndVerb *verb)
{
  return g_strconcat (verb->name, " ", verb->operands, NULL);
}

static int
show_help (void)
{
  int width = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autofree char *usage = make_usage (&verbs[i]);

      width = MAX (width, (int) strlen (usage));
    }
  printf ("%s\n  penanda [PROJECT]\n  penanda VERB ...\n\n%s\n\n%s\n", _("Usage:"),
          _("Without a verb, opens the window. DOCUMENT is a name or guid; CODE an abbreviation,\n"
            "a full path or a guid."),
          _("Verbs:"));
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autofree char *usage = make_usage (&verbs[i]);

      printf ("  %-*s  %s\n", width, usage, _(verbs[i].summary));
    }
  printf ("\n%s\n", _("penanda VERB --help tells more. The exit status is 0 when done, 1 when "
                      "refused\nor failed, 2 when the usage was wrong."));
  return PND_STATUS_DONE;
}

/**
 * pnd_command_is_verb:
 * @argument: the first argument of the program
 *
 * Returns: whether it is for pnd_command_run(): a verb, --help or --version
 */
gboolean
pnd_command_is_verb (const char *argument)
{
  g_return_val_if_fail (argument != NULL, FALSE);
  return is_help (argument) || strcmp (argument, "--version") == 0 || find_verb (argument) != NULL;
}

/**
 * pnd_command_run:
 * @argc: length of @argv
 * @argv: the program's arguments, the first of which pnd_command_is_verb()
 *
 * Returns: the exit status
 */
int
pnd_command_run (int argc, char **argv)
{
  g_autofree char **arguments = NULL;
  const PndVerb *verb;

  g_return_val_if_fail (argc >= 2 && pnd_command_is_verb (argv[1]), PND_STATUS_USAGE);

  if (is_help (argv[1]))
    return show_help ();
  if (strcmp (argv[1], "--version") == 0)
    {
      printf ("penanda %s\n", PND_VERSION);
      return PND_STATUS_DONE;
    }

  /* a list of our own, since options are taken out of it */
  arguments = g_memdup2 (argv + 1, argc * sizeof *argv);
  verb = find_verb (argv[1]);
  return verb->run (verb, argc - 1, arguments);
}
