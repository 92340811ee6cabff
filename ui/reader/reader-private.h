/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of PndReader share: reader.c (the widget), reader-view.c (caret and selection),
 * reader-scroll.c (adjustments), reader-snapshot.c and reader-margin.c (drawing), reader-keys.c
 * and reader-pointer.c. */

#include "app/analysis/lanes.h"
#include "ui/page/caret.h"
#include "ui/page/page-layout.h"
#include "ui/reader/mirror.h"
#include "ui/reader/reader.h"
#include "ui/page/stripes.h"

G_BEGIN_DECLS

/* looked up from style.css, section `reader` */
typedef struct
{
  GdkRGBA paper;
  GdkRGBA ink;
  GdkRGBA quiet;
  GdkRGBA selection;
  GdkRGBA match;
  GdkRGBA current_match;
  GdkRGBA note;
  GdkRGBA caret;
  GdkRGBA read;
} PndReaderColours;

/**
 * PndReaderColumns:
 *
 * Where the columns of the page begin, in pixels from the left edge of the widget.
 */
typedef struct
{
  int numbers_end;
  int text;
  int text_width;
  int notes;
  int lanes;
  int labels;
  int labels_width;
  int end;
} PndReaderColumns;

typedef enum
{
  PND_READER_DRAG_NONE,
  PND_READER_DRAG_TEXT,
  PND_READER_DRAG_START,
  PND_READER_DRAG_END,
} PndReaderDrag;

/*
 * _PndReader:
 * @marks: borrowed from the caller of pnd_reader_set_marks()
 * @lanes_dirty: the lanes do not know of the last change yet
 * @caret: caret and selection
 * @matches: PndSpan elements, by position
 * @stripes: PndStripe elements of the last frame, for the pointer
 * @more: PndStripesMore elements of the last frame
 * @notes: PndStripe elements of the last frame: the notes' markers
 * @is_mark_selected: whether @selected_mark means anything
 * @drag_span: while an end of the selected mark is dragged, where it is
 * @drag_unit: what a drag of text takes: letters, words (double click) or paragraphs
 * @drag_origin: the span that the drag began with
 * @drag_has_moved: by more than a trembling hand
 * @hover_mark: the mark under the pointer in the margin
 * @scroll_value: the value of the adjustment as last seen or set, in pixels
 */
struct _PndReader
{
  GtkWidget parent_instance;

  PndPageLayout *page;
  PndMirror *mirror;
  PndSpanIndex *marks;
  int *line_numbers; /* (nullable): of the text's lines, where they are not counted */
  PndReaderLookFunc look;
  gpointer look_data;
  PndReaderReadFunc read; /* (nullable) */
  gpointer read_data;
  PndLanes *lanes;
  gboolean lanes_dirty;
  GHashTable *labels;
  GArray *matches;
  GArray *faint; /* (nullable): PndSpan elements, by position */
  int current_match;

  PndCaret caret;
  gboolean is_mark_selected;
  gint64 selected_mark;
  gboolean selected_is_note;

  GArray *stripes;
  GArray *more;
  GArray *notes;
  gint64 hover_mark;
  gboolean hover_is_note;
  gboolean is_hovering;

  PndReaderDrag drag;
  PndSpan drag_span;
  int drag_unit;
  PndSpan drag_origin;
  gboolean drag_is_free;
  gboolean drag_has_moved;
  double drag_x;
  double drag_y;
  guint autoscroll_id;

  gboolean is_caret_on;
  guint blink_id;
  gint64 blink_until;

  GtkAdjustment *adjustments[2];
  guint scroll_policies[2];
  double scroll_value;
  gboolean is_setting_value;
  guint settle_id;

  double zoom;
  PndReaderColumns columns;
  PndReaderColours colours;
};

/* reader-view.c */
void pnd_reader_set_caret (PndReader *self, int anchor, int position);

/* reader.c */
void pnd_reader_restart_blinking (PndReader *self);
const PndCodingMark *pnd_reader_find_selected_mark (PndReader *self);
void pnd_reader_update_lanes (PndReader *self);

/* reader-columns.c */
#define PND_READER_MIN_WIDTH 280 /* pixels */
#define PND_READER_NATURAL_CHARACTERS 94
#define PND_READER_MIN_LANES 2
#define PND_READER_MORE_WIDTH 22 /* of "+n", in pixels */
void pnd_reader_layout_columns (PndReader *self, int width, int height);

/* reader-scroll.c */
void pnd_reader_set_adjustment (PndReader *self, GtkOrientation orientation,
                                GtkAdjustment *adjustment);
void pnd_reader_update_adjustments (PndReader *self);
void pnd_reader_scroll_by (PndReader *self, int delta);
void pnd_reader_scrolled (PndReader *self);

/* reader-snapshot.c */
void pnd_reader_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);
gboolean pnd_reader_get_handles (PndReader *self, PndPageRect *start, PndPageRect *end);

/* reader-margin.c */
void pnd_reader_draw_margins (PndReader *self, GtkSnapshot *snapshot);
const PndStripe *pnd_reader_find_in_margin (PndReader *self, int x, int y);
const PndStripesMore *pnd_reader_find_more (PndReader *self, int x, int y);
gboolean pnd_reader_query_tooltip (GtkWidget *widget, int x, int y, gboolean by_keyboard,
                                   GtkTooltip *tooltip);

/* reader-keys.c */
#define PND_READER_ZOOM_STEP 1.1
void pnd_reader_add_key_controller (PndReader *self);

/* reader-pointer.c */
void pnd_reader_add_pointer_controllers (PndReader *self);
void pnd_reader_stop_dragging (PndReader *self);

/* the numbers of the signals, in the order of reader.h */
typedef enum
{
  PND_READER_SELECTION_CHANGED,
  PND_READER_SPAN_DRAGGED,
  PND_READER_MARK_CLICKED,
  PND_READER_MENU_REQUESTED,
  PND_READER_CODE_DROPPED,
  PND_READER_MORE_CLICKED,
  PND_READER_N_SIGNALS,
} PndReaderSignal;

extern guint pnd_reader_signals[PND_READER_N_SIGNALS];

G_END_DECLS
