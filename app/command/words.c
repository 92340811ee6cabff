/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/command/words.h"

/* @name: (nullable): %NULL for none */
static const PndWord *
find_word (PndWords words, const char *name)
{
  for (gsize i = 0; i < words.n; i++)
    {
      const PndWord *word
        = (const PndWord *) (gconstpointer) ((const char *) words.first + i * words.size);

      if (g_strcmp0 (word->word, name) == 0)
        return word;
    }
  return NULL;
}

static int
act (const char *path, const PndWord *word, char **operands, PndTableFormat format, PndWords words,
     gconstpointer options, const char *coder)
{
  PndProject *project
    = word->writes ? pnd_options_open_writing (path) : pnd_options_open_reading (path);
  GError *error = NULL;
  int status = PND_STATUS_DONE;

  if (project == NULL)
    return PND_STATUS_FAILED;
  if ((word->writes && !word->names_actor && !pnd_options_act (project, coder, &error))
      || !words.run (project, word, operands, format, options, &error))
    status = pnd_options_fail (error);
  return pnd_options_close (project, status);
}

/**
 * pnd_words_run:
 * @verb: the verb
 * @argc: length of @argv
 * @argv: the verb, PROJECT, and what follows them, without options
 * @words: the words it knows
 * @options: what the options say, for the words
 * @coder: (nullable): who acts
 * @format_word: (nullable): what --format says
 *
 * Returns: the exit status
 */
int
pnd_words_run (const PndVerb *verb, int argc, char **argv, PndWords words, gconstpointer options,
               const char *coder, const char *format_word)
{
  const PndWord *word = find_word (words, argc > 2 ? argv[2] : NULL);
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
  return act (argv[1], word, argc > 2 ? argv + 3 : argv + argc, format, words, options, coder);
}
