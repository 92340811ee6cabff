/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The text of an office document or a page as it flows by: paragraphs, rows of tables, emphasis,
 * links, notes, boxes and page breaks, put into a PndTextBuilder. The rules are here, for all
 * formats alike:
 * - a paragraph is a line; empty ones vanish
 * - a row is a line, its cells set apart by tabs; what breaks lines in a cell is a space there
 * - a note is called by "[1]" and stands at the end of the text after the same mark
 * - what stands in a box comes after the paragraph the box is fixed to
 * Used by one thread at a time. */

#include "app/text/text-builder.h"

G_BEGIN_DECLS

typedef struct _PndFlow PndFlow;

PndFlow *pnd_flow_new (void);
void pnd_flow_free (PndFlow *self);
gsize pnd_flow_get_n_bytes (const PndFlow *self); /* so far; for caps */

/* @heading: 1 to 6, or 0; @list_level: from 1, or 0; @label: (nullable): the list's number or
 * bullet, which is put before the first text. Ends the paragraph before it, if there is one */
void pnd_flow_begin_paragraph (PndFlow *self, int heading, int list_level, const char *label);
void pnd_flow_end_paragraph (PndFlow *self);
void pnd_flow_begin_quotation (PndFlow *self);
void pnd_flow_end_quotation (PndFlow *self);

void pnd_flow_add_text (PndFlow *self, const char *utf8);      /* as it is */
void pnd_flow_add_collapsed (PndFlow *self, const char *utf8); /* white space is one space */
void pnd_flow_add_tab (PndFlow *self);
void pnd_flow_break_line (PndFlow *self);
/* @rendered: seen by the program that wrote the file; at the place of a break that a person made
 * it is the same break */
void pnd_flow_break_page (PndFlow *self, gboolean rendered);

void pnd_flow_set_emphasis (PndFlow *self, gboolean bold, gboolean italic, gboolean underline);
void pnd_flow_begin_link (PndFlow *self, const char *address);
void pnd_flow_end_link (PndFlow *self);

void pnd_flow_begin_row (PndFlow *self);
void pnd_flow_end_row (PndFlow *self);
void pnd_flow_begin_cell (PndFlow *self);

/* puts the mark, and gives the note's number; its text may come at any time */
int pnd_flow_mark_note (PndFlow *self);
/* the two apart: a number whose mark comes later, and a mark of a note that has one */
int pnd_flow_number_note (PndFlow *self);
void pnd_flow_put_mark (PndFlow *self, int number);
void pnd_flow_begin_note (PndFlow *self, int number);
void pnd_flow_end_note (PndFlow *self);
void pnd_flow_begin_box (PndFlow *self);
void pnd_flow_end_box (PndFlow *self);

/* @id names the passage between the two */
void pnd_flow_begin_comment (PndFlow *self, const char *id);
void pnd_flow_end_comment (PndFlow *self, const char *id, const char *author, const char *text);
/* one that began and has no end: a place, no passage */
void pnd_flow_put_comment (PndFlow *self, const char *id, const char *author, const char *text);

/* text of the flow alone, and empties it: for texts of comments */
char *pnd_flow_take_text (PndFlow *self);
PndImported *pnd_flow_finish (PndFlow *self, const char *name, GBytes *original, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndFlow, pnd_flow_free)

G_END_DECLS
