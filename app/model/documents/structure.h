/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a document's plain text was in its file: headings, emphasis, lists, notes, links, pages.
 * Runs over the text in code points; they may nest and overlap. Immutable; shared by reference;
 * any thread. Kept in the project as text, one run a line, by the hash of it. */

#include <glib-object.h>

#include "app/model/span.h"

G_BEGIN_DECLS

/**
 * PndRunKind:
 * @PND_RUN_HEADING: a paragraph; level 1 to 6
 * @PND_RUN_BOLD: characters
 * @PND_RUN_ITALIC: characters
 * @PND_RUN_UNDERLINE: characters
 * @PND_RUN_LIST_ITEM: a paragraph, its number or bullet included; level from 1
 * @PND_RUN_TABLE_ROW: a paragraph, the cells set apart by tabs
 * @PND_RUN_QUOTATION: paragraphs set off as a quotation
 * @PND_RUN_NOTE: the text of a foot- or endnote, at the end of the text; value is its number
 * @PND_RUN_NOTE_MARK: where the text calls a note; value is its number
 * @PND_RUN_LINK: characters; value is the address
 * @PND_RUN_PAGE: all of a page, the line end that closes it included; value is its label
 */
typedef enum
{
  PND_RUN_HEADING,
  PND_RUN_BOLD,
  PND_RUN_ITALIC,
  PND_RUN_UNDERLINE,
  PND_RUN_LIST_ITEM,
  PND_RUN_TABLE_ROW,
  PND_RUN_QUOTATION,
  PND_RUN_NOTE,
  PND_RUN_NOTE_MARK,
  PND_RUN_LINK,
  PND_RUN_PAGE,
  PND_N_RUN_KINDS
} PndRunKind;

/**
 * PndRun:
 * @kind: what it is
 * @span: where, in code points
 * @level: 1 to 9 where the kind has levels, else 0
 * @value: (nullable): one line; see #PndRunKind
 */
typedef struct
{
  PndRunKind kind;
  PndSpan span;
  int level;
  char *value;
} PndRun;

#define PND_TYPE_STRUCTURE (pnd_structure_get_type ())
typedef struct _PndStructure PndStructure;

GType pnd_structure_get_type (void);

/* @runs: (transfer full): of PndRun whose values it owns; sorts them */
PndStructure *pnd_structure_new_take (GArray *runs);
PndStructure *pnd_structure_ref (PndStructure *self);
void pnd_structure_unref (PndStructure *self);

/* a project may come from anybody: runs beyond @n_characters or malformed are an error */
PndStructure *pnd_structure_parse (const char *lines, int n_characters, GError **error);
char *pnd_structure_to_lines (const PndStructure *self);

/* by start, then the longer first */
const PndRun *pnd_structure_get_runs (const PndStructure *self, int *n_runs);
typedef void (*PndRunFunc) (const PndRun *run, gpointer data);
void pnd_structure_foreach_in (const PndStructure *self, PndSpan span, PndRunFunc func,
                               gpointer data);

/* pages are counted from 0 here; -1 when @position is on none */
int pnd_structure_get_n_pages (const PndStructure *self);
const PndRun *pnd_structure_get_page (const PndStructure *self, int page);
int pnd_structure_find_page (const PndStructure *self, int position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndStructure, pnd_structure_unref)

G_END_DECLS
