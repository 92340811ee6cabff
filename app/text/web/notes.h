/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which links of a page, or of the pages of a book, call a note, and which blocks those notes are.
 *
 * The rule: a link calls a note when it says so (role or epub:type), or when it is of no more than
 * PND_NOTES_SHORT letters and the block it leads to has a link back to the block it stands in. The
 * note is the block that is led to, or what is around it when that holds this note alone. No block
 * with a heading in it is a note, so that a table of contents calls none, and no part of a table. */

#include <glib.h>

G_BEGIN_DECLS

#define PND_NOTES_SHORT 8

typedef struct _PndNotes PndNotes;

typedef enum
{
  PND_NOTE_NONE,
  PND_NOTE_CALL,      /* a short link: the note's mark stands for it */
  PND_NOTE_LONG_CALL, /* a link of words: the note's mark comes after it */
  PND_NOTE_BODY,      /* a block */
  PND_NOTE_BACK,      /* in a note, the link to where it is called */
} PndNotePlace;

PndNotes *pnd_notes_new (void);
void pnd_notes_free (PndNotes *self);

/* every page once, in the order they are read, then the judgement. @path: (nullable): what other
 * pages call it; NULL for a page alone */
gboolean pnd_notes_scan (PndNotes *self, const char *path, const char *name, const char *utf8,
                         GError **error);
void pnd_notes_judge (PndNotes *self);

/* @page: from 0, in the order of scanning; @element: from 0, in the page; @note: (out): from 0 */
PndNotePlace pnd_notes_find (const PndNotes *self, guint page, guint element, guint *note);

/* its number in the text, which its writer keeps here; 0 while it has none */
int *pnd_notes_get_number (PndNotes *self, guint note);

/* whether an element says of itself that it is a note */
gboolean pnd_notes_is_marked (const char *const *attributes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndNotes, pnd_notes_free)

G_END_DECLS
