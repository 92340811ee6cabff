/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `penanda review`: the words and options, and who does what with them. */

#include <glib/gi18n.h>

#include "app/command/review/review-words.h"
#include "app/command/verbs.h"
#include "app/command/words.h"

/*
 * Word:
 * @state: said of the operands, where @run is %NULL
 */
typedef struct
{
  PndWord word;
  PndReviewState state;
  PndReviewFunc run;
} Word;

static const Word words[] = {
  { { .word = NULL }, 0, pnd_review_word_list },
  { { "accept", 1, TRUE, TRUE }, PND_STATE_ACCEPTED, NULL },
  { { "query", 1, TRUE, TRUE }, PND_STATE_QUERIED, NULL },
  { { "reject", 1, TRUE, TRUE }, PND_STATE_REJECTED, NULL },
  { { "reopen", 1, TRUE, TRUE }, PND_STATE_UNREVIEWED, NULL },
  { { "answer", 1, TRUE, TRUE }, PND_STATE_NONE, NULL },
  { { "revise", 1, TRUE, TRUE }, PND_STATE_REVISED, NULL },
  { { "stand", 1, TRUE, TRUE }, PND_STATE_STANDS, NULL },
  { { "counts", 0, FALSE, FALSE }, 0, pnd_review_word_counts },
  { { "thread", 1, FALSE, FALSE }, 0, pnd_review_word_thread },
  { { "threads", 0, FALSE, FALSE }, 0, pnd_review_word_threads },
  { { "bundle", 1, FALSE, FALSE }, 0, pnd_review_word_bundle },
  { { "sheet", 1, FALSE, FALSE }, 0, pnd_review_word_sheet },
  { { "log-print", 1, FALSE, FALSE }, 0, pnd_review_word_log_print },
  { { "log", 0, FALSE, FALSE }, 0, pnd_review_word_log },
  { { "log-add", 0, FALSE, TRUE }, 0, pnd_review_word_log_add },
  { { "log-change", 1, FALSE, TRUE }, 0, pnd_review_word_log_change },
  { { "log-remove", 1, FALSE, TRUE }, 0, pnd_review_word_log_remove },
};

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

static gboolean
run_word (PndProject *project, const PndWord *word, char **operands, PndTableFormat format,
          gconstpointer options, GError **error)
{
  const Word *self = (const Word *) word;

  return self->run != NULL
           ? self->run (project, operands, options, format, error)
           : pnd_review_word_say (project, operands, self->state, options, error);
}

static int
run (const PndVerb *verb, int argc, char **argv, const PndReviewOptions *options,
     const char *coder, const char *format_word)
{
  if (options->sample < 0)
    return pnd_options_fail_usage (verb, _("a sample cannot be smaller than nothing"));
  return pnd_words_run (verb, argc, argv, PND_WORDS (words, run_word), options, coder,
                        format_word);
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
    status = run (verb, argc, argv, &options, coder, format);
  options_clear (&options);
  return status;
}
