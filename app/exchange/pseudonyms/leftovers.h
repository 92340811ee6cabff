/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the replacements of a project leave: a surname alone, a given name alone. */

#include "app/exchange/pseudonyms/pseudonyms.h"

G_BEGIN_DECLS

/**
 * PndLeftover:
 * @word: as it stands in the text
 * @of: the name it may be a part of
 * @document: the document's name
 * @where: `text`, `name`, `memo` or `translation`; not owned
 * @start: where it stands first, in code points of that text, name, memo or translation
 * @count: how often it stands there
 */
typedef struct
{
  char *word;
  char *of;
  char *document;
  const char *where;
  int start;
  int count;
} PndLeftover;

/* (transfer full) (element-type PndLeftover): by document and place */
GPtrArray *pnd_leftovers_find (PndDatabase *database, GError **error);

G_END_DECLS
