/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of the reading pane share, and nobody else. */

#include "app/analysis/reading/read-marks.h"
#include "ui/correct/corrector.h"
#include "ui/codes/palette.h"
#include "ui/common/ask-bar.h"
#include "ui/inspector/card-popover.h"
#include "ui/inspector/note-popover.h"
#include "ui/page-view/page-pane.h"
#include "ui/coding/find-bar.h"
#include "ui/coding/more-popover.h"
#include "ui/coding/overlap.h"
#include "ui/reader/reader.h"
#include "ui/coding/reading-pane.h"
#include "ui/reader/sentence-walk.h"
#include "ui/coding/speaker-filter.h"

G_BEGIN_DECLS

/**
 * PndPending:
 * @code: the code to apply, to change to, or of the coding that moves
 * @rating: the ratings of a new coding
 * @memo: whether the memo opens afterwards
 * @span: where the coding is to stand, in code points
 * @changing: the coding that changes its code or moves, 0 for a new one
 * @overlap: what is there already
 *
 * What waits for an answer.
 */
typedef struct
{
  gint64 code;
  PndRating rating;
  gboolean memo;
  PndSpan span;
  gint64 changing;
  PndOverlap overlap;
} PndPending;

struct _PndReadingPane
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  GSimpleActionGroup *actions;
  PndInspector *inspector; /* weak */
  int line_width;          /* by which lines are numbered; 0: they are paragraphs */
  GArray *others;          /* (nullable): what is faint while one speaker is read */
  PndReadMarks *read;      /* (nullable): what is marked as read; NULL: to be loaded */
  GArray *covered;         /* (nullable): with what is coded: what needs no reading */
  PndSpan anchor;          /* of a walk by sentences */
  PndPending pending;
  gboolean syncing; /* the reader is being set, it does not speak for the person */

  GtkWidget *find_bar;
  GtkWidget *overlay;
  GtkWidget *frame;
  PndReader *reader;
  GtkWidget *ask_bar;
  PndCorrector *corrector;
  PndPalette *palette;
  PndCardPopover *card;
  PndNotePopover *note;
  PndMorePopover *more;
  GtkWidget *menu;

  GtkWidget *minimap;      /* the whole document beside the text */
  PndPagePane *pages;
  gboolean has_pages;   /* the document at hand came as a PDF file */
  gboolean wants_pages; /* they are to be shown where there are any */
  gpointer leader;      /* the reader or the pages: whose scrolling the other follows */
  gint64 leads_until;   /* monotonic time */
};

void pnd_reading_pane_add_actions (PndReadingPane *self);
void pnd_reading_pane_drop_actions (PndReadingPane *self);
void pnd_reading_pane_update_actions (PndReadingPane *self);
void pnd_reading_pane_apply (PndReadingPane *self, gint64 code, PndRating rating, gboolean memo);
void pnd_reading_pane_change (PndReadingPane *self, gint64 coding, gint64 code);
void pnd_reading_pane_move (PndReadingPane *self, gint64 coding, PndSpan span);
void pnd_reading_pane_open_memo (PndReadingPane *self, gint64 coding);
void pnd_reading_pane_answer (PndReadingPane *self, PndAnswer answer);
void pnd_reading_pane_select (PndReadingPane *self, PndSpan span);
void pnd_reading_pane_come_forward (PndReadingPane *self);
void pnd_reading_pane_walk (PndReadingPane *self, PndWalk direction);
void pnd_reading_pane_read_speaker (PndReadingPane *self);
void pnd_reading_pane_read_all (PndReadingPane *self); /* whoever speaks */
void pnd_reading_pane_mark_read (PndReadingPane *self, gboolean is_read);
void pnd_reading_pane_go_to_unread (PndReadingPane *self);
void pnd_reading_pane_forget_read (PndReadingPane *self); /* it may be another now */
PndReaderRead pnd_reading_pane_get_read (PndSpan block, gpointer self);
void pnd_reading_pane_focus (PndReadingPane *self);
GtkWidget *pnd_reading_pane_add_pages (PndReadingPane *self);
GtkWidget *pnd_reading_pane_add_minimap (PndReadingPane *self);
void pnd_reading_pane_update_pages (PndReadingPane *self);
PndPlace pnd_reading_pane_find_place (PndReadingPane *self, PndSpan span, const PndForm *tall,
                                      const PndForm *wide);

G_END_DECLS
