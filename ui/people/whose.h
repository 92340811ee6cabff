/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Whose codings can count: of all coders, of the consensus where there is one, or of one coder. */

#include "app/store/veil/veil.h"

G_BEGIN_DECLS

/**
 * PndWhoseChoice:
 * @coder: of %PND_WHOSE_ONE, the id of the coder, else 0
 * @word: stays the same in another session: all, consensus, or the guid of a coder
 * @title: for people: the coder's name
 * @is_empty: whether nothing was coded
 */
typedef struct
{
  PndWhose whose;
  gint64 coder;
  char *word;
  char *title;
  gboolean is_empty;
} PndWhoseChoice;

GPtrArray *pnd_whose_list (PndProject *project);
int pnd_whose_find (GPtrArray *choices, const char *word);
int pnd_whose_find_current (GPtrArray *choices, PndProject *project);

G_END_DECLS
