/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Within notes.c and notes-scan.c: the blocks and links of pages. */

#include "app/text/web/notes.h"

G_BEGIN_DECLS

#define PND_NOTES_NONE G_MAXUINT

/*
 * PndNotesBlock:
 * @parent: the block around it; %PND_NOTES_NONE for the page
 * @may_be_note: neither the page nor a part of a table
 * @is_first: nothing comes before it in @parent
 * @is_empty: nothing has come in it so far
 * @n_notes: notes right in it, after the judgement
 */
typedef struct
{
  guint page;
  guint element;
  guint parent;
  gboolean may_be_note;
  gboolean is_around; /* may be all of a note that begins with a block in it */
  gboolean is_first;
  gboolean is_empty;
  gboolean has_heading;
  guint n_notes;
} PndNotesBlock;

/*
 * PndNotesLink:
 * @block: that it stands in
 * @to: where it leads, as in the table of targets
 * @note: the block that it calls; %PND_NOTES_NONE for none
 */
typedef struct
{
  guint page;
  guint element;
  guint block;
  guint n_letters;
  gboolean is_marked;
  char *to;
  guint note;
} PndNotesLink;

/*
 * _PndNotes:
 * @targets: an address with its fragment, to the block it names
 * @pairs: two blocks: a link in the second, or in one right in it, leads to the first
 * @found: a page and an element, to what it is
 * @numbers: of the notes, in the text; 0 while they have none
 * @is_too_much: no page that a person made has so many blocks or links
 */
struct _PndNotes
{
  GArray *blocks;
  GArray *links;
  GHashTable *targets;
  GHashTable *pairs;
  GHashTable *found;
  guint n_pages;
  GArray *numbers;
  gboolean is_too_much;
};

static inline PndNotesBlock *
pnd_notes_get_block (const PndNotes *self, guint block)
{
  return &g_array_index (self->blocks, PndNotesBlock, block);
}

static inline PndNotesLink *
pnd_notes_get_link (const PndNotes *self, guint link)
{
  return &g_array_index (self->links, PndNotesLink, link);
}

G_END_DECLS
