/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The one object that knows what is open and selected. Widgets take only this: they read its
 * properties, listen to its signals, and call its verbs. It owns the project, the document at hand
 * with its text and marks, the selection, and the code at hand.
 *
 * Properties (all notify):
 *   project    PndProject, (nullable)
 *   document   PndDocument, (nullable): the one in the reader
 *   coding     gint64: the selected coding, 0 for none; PND_WORKSPACE_NOTE_BIT set for an annotation
 *   rule-code  gint64: the code whose rule is shown, 0 for none
 *
 * Signals:
 *   selection-changed ()            the span or the caret moved
 *   marks-changed ()                codings of the document changed; get_marks() is up to date
 *   codes-changed ()                names, colours, pins or the tree changed
 *   changed (PndChanges *)          the project's own signal, passed on
 *   reveal (int start, int end)     show and select this span of the document at hand
 *   message (int kind, char *text)  for the bar: GtkMessageType and a sentence
 *   code-requested (gint64 code) -> gboolean
 *                                   a list of codes wants the selection coded; the reading pane asks
 *                                   about overlaps and answers TRUE; unanswered, it is coded at once
 */

#include <gtk/gtk.h>

#include "app/analysis/span-index.h"
#include "app/analysis/speakers.h"
#include "app/model/code.h"
#include "app/model/coding.h"
#include "app/model/document.h"

G_BEGIN_DECLS

#define PND_TYPE_WORKSPACE (pnd_workspace_get_type ())
G_DECLARE_FINAL_TYPE (PndWorkspace, pnd_workspace, PND, WORKSPACE, GObject)

#define PND_WORKSPACE_NOTE_BIT (G_GINT64_CONSTANT (1) << 62)

/**
 * PndCodeLook:
 * @colour: the code's own colour, for stripes and swatches
 * @abbreviation: (not nullable): for stripes
 * @name: (not nullable): in the language at hand
 * @kind: its kind
 *
 * How a code is shown. Owned by the workspace, good until `codes-changed`.
 */
typedef struct
{
  gint64 id;
  GdkRGBA colour;
  const char *abbreviation;
  const char *name;
  PndCodeKind kind;
} PndCodeLook;

PndWorkspace *pnd_workspace_new (void);

PndProject *pnd_workspace_get_project (PndWorkspace *self);
void pnd_workspace_set_project (PndWorkspace *self, PndProject *project);

/* (transfer none), live as long as the project: PndRowLists of PndDocument and of PndCode */
GListModel *pnd_workspace_get_documents (PndWorkspace *self);
GListModel *pnd_workspace_get_trash (PndWorkspace *self);
GListModel *pnd_workspace_get_top_codes (PndWorkspace *self);
GListModel *pnd_workspace_get_child_codes (PndWorkspace *self, gint64 parent);
GListModel *pnd_workspace_get_all_codes (PndWorkspace *self);
GListModel *pnd_workspace_get_coders (PndWorkspace *self);

PndDocument *pnd_workspace_get_document (PndWorkspace *self);
gboolean pnd_workspace_open_document (PndWorkspace *self, gint64 document);
PndDocumentText *pnd_workspace_get_text (PndWorkspace *self); /* (nullable) */
PndStructure *pnd_workspace_get_structure (PndWorkspace *self); /* (nullable) */
PndSpanIndex *pnd_workspace_get_marks (PndWorkspace *self);   /* (nullable) */
PndSpeakers *pnd_workspace_get_speakers (PndWorkspace *self);   /* (nullable) */
int pnd_workspace_get_line_width (PndWorkspace *self); /* characters; 0: lines are paragraphs */
const PndCodeLook *pnd_workspace_get_look (PndWorkspace *self, gint64 code); /* (nullable) */

PndSpan pnd_workspace_get_span (PndWorkspace *self);
void pnd_workspace_set_span (PndWorkspace *self, PndSpan span);
/* an area of a page is selected instead of text; FALSE where there is no such page. It is dropped as
 * soon as the span is another one; NULL drops it now */
gboolean pnd_workspace_set_area (PndWorkspace *self, const PndArea *area);
const PndArea *pnd_workspace_get_area (PndWorkspace *self); /* (nullable) */
gint64 pnd_workspace_get_coding (PndWorkspace *self);
void pnd_workspace_set_coding (PndWorkspace *self, gint64 coding);
gint64 pnd_workspace_get_rule_code (PndWorkspace *self);
void pnd_workspace_set_rule_code (PndWorkspace *self, gint64 code);

/* opens the document if need be, selects the coding and emits `reveal` */
void pnd_workspace_reveal_coding (PndWorkspace *self, gint64 coding);
void pnd_workspace_reveal (PndWorkspace *self, gint64 document, PndSpan span);

/* what the next coding starts with: the speaker's holder, else the document's; nothing else rated */
PndRating pnd_workspace_get_default_rating (PndWorkspace *self);
/* the last code applied with its ratings; FALSE before the first */
gboolean pnd_workspace_get_last (PndWorkspace *self, gint64 *code, PndRating *rating);
void pnd_workspace_set_last (PndWorkspace *self, gint64 code, const PndRating *rating);

/* verbs on the selection: one edit; a failure becomes a `message` and answers 0 or FALSE */
gint64 pnd_workspace_code_selection (PndWorkspace *self, gint64 code, const PndRating *rating);
void pnd_workspace_request_code (PndWorkspace *self, gint64 code); /* what lists of codes call */
gint64 pnd_workspace_code_in_vivo (PndWorkspace *self, gint64 parent, const char *reason);
gint64 pnd_workspace_annotate_selection (PndWorkspace *self, const char *text);
gboolean pnd_workspace_undo (PndWorkspace *self);
gboolean pnd_workspace_redo (PndWorkspace *self);

void pnd_workspace_say (PndWorkspace *self, GtkMessageType kind, const char *format, ...)
  G_GNUC_PRINTF (3, 4);
/* takes the error; says it and answers FALSE */
gboolean pnd_workspace_fail (PndWorkspace *self, GError *error);

G_END_DECLS
