/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A report as A4 pages, for a PDF file and for a printer alike. Nothing here needs a display. */

#include <cairo.h>
#include <pango/pangocairo.h>

#include "app/exchange/report/model.h"

G_BEGIN_DECLS

/* points */
#define PND_PAGE_WIDTH 595.276
#define PND_PAGE_HEIGHT 841.89
#define PND_PAGE_SIDE 48.0
#define PND_PAGE_TOP 40.0
#define PND_PAGE_BOTTOM 46.0

/**
 * PndReportPiece:
 * @layout: (nullable): text, of which the lines from @first_line are shown
 * @y: of the top
 * @bar: (nullable for %PND_REPORT_TONE_NONE): what stands at its left, @height high
 * @rule: width of a line from @x over @width; 0 for none
 * @link: (nullable): an anchor it leads to
 * @anchor: (nullable): what links lead here
 * @title: (nullable): in the outline, at @level
 * @picture: index, -1 for none
 */
typedef struct
{
  int page;
  double x;
  double y;
  double width;
  double height;
  PangoLayout *layout;
  int first_line;
  int n_lines;
  PndReportTone bar;
  double rule;
  gboolean is_frame;
  const char *link;
  const char *anchor;
  const char *title;
  int level;
  int picture;
} PndReportPiece;

typedef struct _PndReportPages PndReportPages;

/* @report must live as long */
PndReportPages *pnd_report_pages_new (const PndReport *report);
void pnd_report_pages_free (PndReportPages *self);
int pnd_report_pages_get_n (const PndReportPages *self);
const PndReport *pnd_report_pages_get_report (const PndReportPages *self);
/* those of a page, in order */
const PndReportPiece *pnd_report_pages_get_pieces (const PndReportPages *self, int page,
                                                   int *n_pieces);

/* for what stands at the foot */
PangoLayout *pnd_report_pages_make_foot (const PndReportPages *self);

/* draws it where the context stands, in points */
void pnd_report_pages_draw (const PndReportPages *self, int page, cairo_t *cairo);
GBytes *pnd_report_pages_to_pdf (const PndReportPages *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndReportPages, pnd_report_pages_free)

G_END_DECLS
