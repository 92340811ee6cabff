/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The reading view: a GtkScrollable that shows a document like paper, with its marks as blended
 * highlights and as stripes in the right margin, line numbers in the left one, and a caret.
 * Knows text, marks and looks; knows no project. Positions are code points.
 *
 * Signals:
 *   selection-changed ()                       by hand, key or assistive technology
 *   span-dragged (gint64 mark, int start, int end, gboolean final)
 *                                              an end of the selected mark is being moved
 *   mark-clicked (gint64 mark, gboolean note)  a stripe or a highlight was clicked
 *   menu-requested (double x, double y)        Shift+F10, Menu key, secondary click
 *   code-dropped (gint64 code)                 a code was dropped on the selection (GValue gint64)
 *   more-clicked (int x, int y)                the "+n" was clicked, beside the line at y
 */

#include <gtk/gtk.h>

#include "app/analysis/span-index.h"
#include "app/model/document-text.h"
#include "app/model/documents/structure.h"

G_BEGIN_DECLS

#define PND_TYPE_READER (pnd_reader_get_type ())
G_DECLARE_FINAL_TYPE (PndReader, pnd_reader, PND, READER, GtkWidget)

/* how the code of a mark is shown; FALSE leaves the mark out (filtered) */
typedef gboolean (*PndReaderLookFunc) (gint64 code, GdkRGBA *colour, const char **abbreviation,
                                       gpointer data);

typedef enum
{
  PND_READER_UNREAD,
  PND_READER_READ_BEFORE,
  PND_READER_READ,
} PndReaderRead;

/* how far a block of the text is read: a paragraph, or a part of a very long one */
typedef PndReaderRead (*PndReaderReadFunc) (PndSpan block, gpointer data);

GtkWidget *pnd_reader_new (void);

void pnd_reader_set_text (PndReader *self, PndDocumentText *text, const char *label);
/* after the text, whose structure it is; setting a text drops it. @structure: (nullable) */
void pnd_reader_set_structure (PndReader *self, PndStructure *structure);
/* borrowed: the index belongs to the caller, who tells of every change */
/* (transfer full) (nullable): numbers shown for its lines; NULL counts them */
void pnd_reader_set_line_numbers (PndReader *self, int *numbers);
void pnd_reader_set_marks (PndReader *self, PndSpanIndex *marks, PndReaderLookFunc look,
                           gpointer data);
void pnd_reader_marks_changed (PndReader *self);

PndSpan pnd_reader_get_selection (PndReader *self); /* empty: the caret */
int pnd_reader_get_caret (PndReader *self);
void pnd_reader_select (PndReader *self, int anchor, int caret);
void pnd_reader_set_selected_mark (PndReader *self, gint64 mark, gboolean note);
void pnd_reader_reveal (PndReader *self, PndSpan span);
void pnd_reader_lift (PndReader *self, int position);
int pnd_reader_get_first_visible (PndReader *self);
/* where a span stands on the widget, so that a popover can be put beside it; FALSE: not visible */
gboolean pnd_reader_get_rectangle (PndReader *self, PndSpan span, GdkRectangle *rectangle);
/* the column of text with the marks beside it; what stands left or right of it covers nothing */
void pnd_reader_get_column (PndReader *self, GdkRectangle *column);
/* what the "+n" beside the line at @y stands for: PndCodingMark elements */
GArray *pnd_reader_list_more (PndReader *self, int y);

/* search matches, sorted PndSpan elements, (transfer full), (nullable); @current: index or -1 */
void pnd_reader_set_matches (PndReader *self, GArray *matches, int current);
/* sorted PndSpan elements, (transfer full), (nullable): what is drawn faintly */
void pnd_reader_set_faint (PndReader *self, GArray *spans);
/* what of the text is read, drawn as a thin line beside it: whole, or dashed for what was read under
 * another codebook; (nullable). The caller tells of every change */
void pnd_reader_set_read (PndReader *self, PndReaderReadFunc read, gpointer data);
void pnd_reader_read_changed (PndReader *self);
void pnd_reader_set_zoom (PndReader *self, double zoom); /* 0.5 to 4, 1 as the desktop's font */
double pnd_reader_get_zoom (PndReader *self);
gboolean pnd_reader_has_focus (PndReader *self); /* gtk_widget_has_focus() is never true */
/* as if it were pressed in the reader */
gboolean pnd_reader_press_key (PndReader *self, guint keyval, GdkModifierType state);
void pnd_reader_copy (PndReader *self);
void pnd_reader_select_all (PndReader *self);

G_END_DECLS
