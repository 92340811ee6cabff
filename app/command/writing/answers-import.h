/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* `penanda import --answers`: documents out of the rows or columns of a table. */

#include "app/exchange/answers/answers.h"

G_BEGIN_DECLS

/**
 * PndAnswersOptions:
 * @shape: what a document is
 * @text: (nullable): headings or numbers, or several with commas between; NULL to guess
 * @name: (nullable): a heading or number; NULL to guess
 * @type: what kind of source they are
 * @duplicates: import a table that is in the project already
 * @coder: (nullable): who acts
 */
typedef struct
{
  PndAnswersShape shape;
  char **text;
  const char *name;
  PndSourceType type;
  gboolean duplicates;
  const char *coder;
} PndAnswersOptions;

gboolean pnd_answers_shape_from_word (const char *word, PndAnswersShape *shape);
gboolean pnd_answers_import (PndProject *project, const char *path,
                             const PndAnswersOptions *options, GError **error);

G_END_DECLS
