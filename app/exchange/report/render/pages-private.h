/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Rows and how they are placed, for the files that make pages. Everything is a row: a paragraph is
 * a row of one cell. A row goes to the next page when it does not fit; where it would not fit there
 * either, its cells are cut between lines. */

#include "app/exchange/report/render/pages.h"

G_BEGIN_DECLS

#define PND_PAGE_TEXT_WIDTH (PND_PAGE_WIDTH - 2 * PND_PAGE_SIDE)
#define PND_PAGE_BODY_HEIGHT (PND_PAGE_HEIGHT - PND_PAGE_TOP - PND_PAGE_BOTTOM)

/* what must still fit below a heading, in points */
#define PND_PAGE_KEEP_HEIGHT 46.0

#define PND_RULE_THIN 0.4
#define PND_RULE_THICK 0.9

/*
 * PndReportPages:
 * @starts: int: index of the first piece of each page
 * @y: where the next row goes
 */
struct _PndReportPages
{
  const PndReport *report;
  PangoContext *context;
  GArray *pieces;
  GArray *starts;
  double y;
  int page;
};

/*
 * PndReportType:
 * @size: of the letters, in points
 * @before: room above, in points
 * @after: room below
 * @indent: of all lines
 */
typedef struct
{
  double size;
  double before;
  double after;
  double indent;
  PndReportStyle style;
  gboolean is_quiet;
} PndReportType;

/*
 * PndReportBox:
 * @line: the next to be placed
 *
 * A cell of a row.
 */
typedef struct
{
  PangoLayout *layout;
  double x;
  double width;
  double height;
  PndReportTone bar;
  const char *link;
  int line;
} PndReportBox;

/*
 * PndReportRow:
 * @above: room above the text
 * @below: room below it
 * @may_split: between lines, wherever the page ends
 */
typedef struct
{
  PndReportBox boxes[PND_REPORT_MAX_COLUMNS];
  int n_boxes;
  double above;
  double below;
  double height;
  gboolean may_split;
  gboolean is_frame;
} PndReportRow;

void pnd_report_pages_start (PndReportPages *self);
double pnd_report_pages_get_room (const PndReportPages *self);
gboolean pnd_report_pages_is_at_top (const PndReportPages *self);
PangoLayout *pnd_report_make_layout (const PndReportPages *self, const PndReportType *type,
                                     int first, int n, double width);
/* with these runs in it */
PndReportBox *pnd_report_row_add (PndReportRow *self, PndReportPages *pages,
                                  const PndReportType *type, int first_run, int n_runs, double x,
                                  double width);
double pnd_report_row_get_height (const PndReportRow *self);
void pnd_report_row_clear (PndReportRow *self);
/* Returns the first piece, (nullable), good until the next is added */
PndReportPiece *pnd_report_row_place (PndReportRow *self, PndReportPages *pages);
PndReportPiece *pnd_report_pages_add (PndReportPages *self, double x, double width, double height);
void pnd_report_pages_add_rule (PndReportPages *self, double x, double width, double thickness);
void pnd_report_pages_place_table (PndReportPages *self, const PndReportTable *table);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PndReportRow, pnd_report_row_clear)

G_END_DECLS
