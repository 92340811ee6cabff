/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `penanda review`: the words and options, and who does what with them. */

#include <glib/gi18n.h>
#include <string.h>

#include "app/command/review/review-words.h"
#include "app/command/verbs.h"

/*
 * Word:
 * @state: said of the operands, where @run is %NULL
 * @n_operands: at least so many
 * @has_more: whether there may be more
 */
typedef struct
{
  const char *word;
  PndReviewState state;
  PndReviewFunc run;
  int n_operands;
  gboolean has_more;
  gboolean writes;
} Word;

static const Word words[] = {
  { "accept", PND_STATE_ACCEPTED, NULL, 1, TRUE, TRUE },
  { "query", PND_STATE_QUERIED, NULL, 1, TRUE, TRUE },
  { "reject", PND_STATE_REJECTED, NULL, 1, TRUE, TRUE },
  { "reopen", PND_STATE_UNREVIEWED, NULL, 1, TRUE, TRUE },
  { "answer", PND_STATE_NONE, NULL, 1, TRUE, TRUE },
  { "revise", PND_STATE_REVISED, NULL, 1, TRUE, TRUE },
  { "stand", PND_STATE_STANDS, NULL, 1, TRUE, TRUE },
  { "counts", 0, pnd_review_word_counts, 0, FALSE, FALSE },
  { "thread", 0, pnd_review_word_thread, 1, FALSE, FALSE },
  { "threads", 0, pnd_review_word_threads, 0, FALSE, FALSE },
  { "bundle", 0, pnd_review_word_bundle, 1, FALSE, FALSE },
  { "sheet", 0, pnd_review_word_sheet, 1, FALSE, FALSE },
  { "log-print", 0, pnd_review_word_log_print, 1, FALSE, FALSE },
  { "log", 0, pnd_review_word_log, 0, FALSE, FALSE },
  { "log-add", 0, pnd_review_word_log_add, 0, FALSE, TRUE },
  { "log-change", 0, pnd_review_word_log_change, 1, FALSE, TRUE },
  { "log-remove", 0, pnd_review_word_log_remove, 1, FALSE, TRUE },
};

static const Word listing = { "", 0, pnd_review_word_list, 0, FALSE, FALSE };

static void
options_clear (PndReviewOptions *options)
{
  char **const texts[] = { &options->reason, &options->kind,  &options->document,
                           &options->code,   &options->of,    &options->state,
                           &options->order,  &options->date,  &options->supervisor,
                           &options->topic,  &options->advice, &options->done };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (texts[i], g_free);
}

static const Word *
find_word (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].word, name) == 0)
      return &words[i];
  return NULL;
}

static int
act (char **argv, char **operands, const Word *word, const PndReviewOptions *options,
     const char *coder, PndTableFormat format)
{
  PndProject *project = word->writes ? pnd_options_open_writing (argv[1])
                                     : pnd_options_open_reading (argv[1]);
  GError *error = NULL;
  int status = PND_STATUS_DONE;

  if (project == NULL)
    return PND_STATUS_FAILED;
  if ((word->writes && !pnd_options_act (project, coder, &error))
      || (word->run != NULL ? !word->run (project, operands, options, format, &error)
                            : !pnd_review_word_say (project, operands, word->state, options,
                                                    &error)))
    status = pnd_options_fail (error);
  return pnd_options_close (project, status);
}

static int
choose (const PndVerb *verb, int argc, char **argv, const PndReviewOptions *options,
        const char *coder, const char *format_word)
{
  const Word *word = argc > 2 ? find_word (argv[2]) : &listing;
  int n_given = MAX (argc - 3, 0);
  PndTableFormat format;

  if (!pnd_options_parse_format (verb, format_word, &format))
    return PND_STATUS_USAGE;
  if (word == NULL)
    return pnd_options_fail_usage (verb, _("there is no word “%s”"), argv[2]);
  if (n_given < word->n_operands)
    return pnd_options_fail_usage (verb, _("something is missing"));
  if (n_given > word->n_operands && !word->has_more)
    return pnd_options_fail_usage (verb, _("there is too much"));
  if (options->sample < 0)
    return pnd_options_fail_usage (verb, _("a sample cannot be smaller than nothing"));
  return act (argv, argc > 2 ? argv + 3 : argv + argc, word, options, coder, format);
}

/* `penanda review PROJECT [...]` */
int
pnd_verb_review (const PndVerb *verb, int argc, char **argv)
{
  PndReviewOptions options = { 0 };
  g_autofree char *coder = NULL;
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = {
    { "reason", 'r', 0, G_OPTION_ARG_STRING, &options.reason,
      N_("What is said; query, reject, answer and stand need it"), N_("TEXT") },
    { "kind", 'k', 0, G_OPTION_ARG_STRING, &options.kind,
      N_("Only these: coding, finding, code or memo"), N_("KIND") },
    { "document", 'd', 0, G_OPTION_ARG_FILENAME, &options.document,
      N_("Only those of one document"), N_("DOCUMENT") },
    { "code", 'c', 0, G_OPTION_ARG_FILENAME, &options.code,
      N_("Only those of one code and its sub-codes"), N_("CODE") },
    { "of", 0, 0, G_OPTION_ARG_STRING, &options.of, N_("Only what one coder made"), N_("CODER") },
    { "state", 's', 0, G_OPTION_ARG_STRING, &options.state,
      N_("Only those in one state: unreviewed, accepted, queried, rejected, revised, stands"),
      N_("STATE") },
    { "changed", 0, 0, G_OPTION_ARG_NONE, &options.changed,
      N_("Only what was changed after its review"), NULL },
    { "sample", 0, 0, G_OPTION_ARG_INT, &options.sample, N_("Only so many, drawn at random"),
      N_("NUMBER") },
    { "seed", 0, 0, G_OPTION_ARG_INT, &options.seed,
      N_("With --sample: the same number draws the same ones"), N_("NUMBER") },
    { "order", 'o', 0, G_OPTION_ARG_STRING, &options.order,
      N_("By document (as without it), code, coder or state"), N_("ORDER") },
    { "pseudonyms", 0, 0, G_OPTION_ARG_NONE, &options.pseudonyms,
      N_("With bundle: other names for those in the list of replacements"), NULL },
    { "without-texts", 0, 0, G_OPTION_ARG_NONE, &options.without_texts,
      N_("With bundle: of the texts only what is coded, with a little around it"), NULL },
    { "date", 0, 0, G_OPTION_ARG_STRING, &options.date, N_("In the log: the day, 2026-02-17"),
      N_("DATE") },
    { "supervisor", 0, 0, G_OPTION_ARG_STRING, &options.supervisor,
      N_("In the log: who advised"), N_("NAME") },
    { "topic", 0, 0, G_OPTION_ARG_STRING, &options.topic, N_("In the log: on what"), N_("TEXT") },
    { "advice", 0, 0, G_OPTION_ARG_STRING, &options.advice, N_("In the log: what"), N_("TEXT") },
    { "done", 0, 0, G_OPTION_ARG_STRING, &options.done,
      N_("In the log: what was done about it"), N_("TEXT") },
    { "format", 'f', 0, G_OPTION_ARG_FILENAME, &format, N_("csv or json instead of text"),
      N_("FORMAT") },
    PND_OPTION_CODER (&coder),
    { NULL },
  };
  int status = PND_STATUS_DONE;

  if (pnd_options_parse (verb, entries, &argc, argv, &status))
    status = choose (verb, argc, argv, &options, coder, format);
  options_clear (&options);
  return status;
}
