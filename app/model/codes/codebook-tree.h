/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The codebook as what goes out shows it: all codes in the order of the tree, worded in the
 * project's language. Read once, in any thread; does not follow later edits. */

#include "app/model/values.h"
#include "app/store/database.h"

G_BEGIN_DECLS

/**
 * PndCodeTreeNode:
 * @parent: index of the code above, always less than the node's own; -1 at the top
 * @depth: 0 at the top
 * @label: what names the code in a table: its abbreviation, or its guid where another has the same
 * @path: names from the top, " / " between
 */
typedef struct
{
  gint64 id;
  int parent;
  int depth;
  char *guid;
  char *abbreviation;
  char *label;
  PndCodeKind kind;
  char *colour;
  int version;
  char *name;
  char *path;
  char *definition;
  char *include;
  char *exclude;
  char *example;
  char *near_miss;
} PndCodeTreeNode;

typedef struct _PndCodeTree PndCodeTree;

PndCodeTree *pnd_code_tree_load (PndDatabase *database, GError **error);
/* worded as what is drawn around it: in the language that the thread speaks, else the window's */
PndCodeTree *pnd_code_tree_load_spoken (PndDatabase *database, GError **error);
/* worded in @language (nullable) where there is such a wording */
PndCodeTree *pnd_code_tree_load_in (PndDatabase *database, const char *language, GError **error);
void pnd_code_tree_free (PndCodeTree *self);

int pnd_code_tree_get_n (const PndCodeTree *self);
const PndCodeTreeNode *pnd_code_tree_get (const PndCodeTree *self, int index);
int pnd_code_tree_find (const PndCodeTree *self, gint64 id); /* -1 for none */
/* the nearest motive that a code is or stands under, as an index; -1 for none */
int pnd_code_tree_find_motive (const PndCodeTree *self, int index);
gboolean pnd_code_tree_is_under (const PndCodeTree *self, int index, int above); /* or is it */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndCodeTree, pnd_code_tree_free)

G_END_DECLS
