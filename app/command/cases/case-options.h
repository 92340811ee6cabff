/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the verbs `case` and `finding` share: words behind the project, each with its own operands.
 * CASE is a name or guid; `-` stands for the whole project. */

#include "app/command/words.h"

G_BEGIN_DECLS

/**
 * PndCaseOptions:
 *
 * What the options say; %NULL where they say nothing.
 */
typedef struct
{
  char *own;
  char *partner;
  char *from;
  char *to;
  char *notes;
  char *reason;
  char *rationale;
  char *holder;
  char *of;
  char **for_passages;
  char **against_passages;
  gboolean search;
  gboolean not;
  gboolean accepted_only;
} PndCaseOptions;

/**
 * PndCaseWord:
 * @run: @operands: behind PROJECT and the word, %NULL-terminated
 */
typedef struct
{
  PndWord word;
  gboolean (*run) (PndProject *project, char **operands, const PndCaseOptions *options,
                   PndTableFormat format, GError **error);
} PndCaseWord;

typedef enum
{
  PND_CASE_OPTIONS_CASES,
  PND_CASE_OPTIONS_FINDINGS,
} PndCaseOptionsAbout;

/* the whole of a verb */
int pnd_case_options_run (const PndVerb *verb, int argc, char **argv, PndCaseOptionsAbout about,
                          const PndCaseWord *words, gsize n_words);
/* FALSE when there is no such case; @id is 0 for `-` */
gboolean pnd_case_options_find (PndProject *project, const char *name, gint64 *id, GError **error);

G_END_DECLS
