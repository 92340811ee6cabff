/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a report says, before it is a page: headings, paragraphs, quotations and tables, one after
 * the other, filled from a project and then only read by the three renderers (HTML, PDF, ODT).
 *
 * Text is made of runs, pieces of one style. All strings belong to the report; blocks, cells and
 * runs are kept in arrays and name each other by index. No string holds a line end. */

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  PND_REPORT_HEADING,   /* level 1: the report or a sheet of its own; 2: a section; 3, 4 */
  PND_REPORT_PARAGRAPH,
  PND_REPORT_ITEM,      /* of a list; level 2: of one in two columns, where there is room */
  PND_REPORT_QUOTE,     /* a passage, its citation in it */
  PND_REPORT_TABLE,
  PND_REPORT_PICTURE,
  PND_REPORT_BREAK,     /* what follows begins a page */
} PndReportKind;

typedef enum
{
  PND_REPORT_PLAIN = 0,
  PND_REPORT_BOLD = 1 << 0,
  PND_REPORT_ITALIC = 1 << 1,
  PND_REPORT_QUIET = 1 << 2,  /* what explains, smaller and paler */
  PND_REPORT_SPEECH = 1 << 3, /* words of a document */
} PndReportStyle;

typedef enum
{
  PND_REPORT_TONE_NONE,
  PND_REPORT_TONE_FOR,
  PND_REPORT_TONE_AGAINST,
  PND_REPORT_TONE_WARNING,
  PND_REPORT_TONE_QUIET,
} PndReportTone;
#define PND_N_REPORT_TONES 5

typedef enum
{
  PND_REPORT_FACTS,   /* pairs of a label and what it is; no lines */
  PND_REPORT_FIGURES, /* a head, and lines between the rows */
  PND_REPORT_SIDES,   /* columns of text side by side */
  PND_REPORT_FORM,    /* to be filled in by hand: lines around all cells */
} PndReportTableStyle;

/**
 * PndReportRun:
 * @link: (nullable): the anchor of the block it leads to
 */
typedef struct
{
  const char *text;
  PndReportStyle style;
  const char *link;
} PndReportRun;

/**
 * PndReportCell:
 * @column: where it begins
 * @n_columns: how many it takes
 * @is_head: names its column or its row
 */
typedef struct
{
  int first_run;
  int n_runs;
  int column;
  int n_columns;
  gboolean is_head;
  PndReportTone tone;
} PndReportCell;

#define PND_REPORT_MAX_COLUMNS 16

/**
 * PndReportTable:
 * @widths: of the columns, in hundredths of the text's width
 * @aligns: `l`, `r` or `c`
 * @n_head_rows: that are repeated on each page
 */
typedef struct
{
  PndReportTableStyle style;
  int n_columns;
  int widths[PND_REPORT_MAX_COLUMNS];
  char aligns[PND_REPORT_MAX_COLUMNS];
  int first_cell;
  int n_cells;
  int n_head_rows;
} PndReportTable;

/* @draw (nullable) draws in a box of @width x @height points; @svg is the same, for a web page;
 * @title, @description: (nullable): in words, for who cannot see it */
typedef struct
{
  const char *svg;
  const char *title;
  const char *description;
  double width;
  double height;
  void (*draw) (gpointer data, gpointer cairo);
  gpointer data;
  GDestroyNotify destroy;
} PndReportPicture;

/**
 * PndReportBlock:
 * @anchor: (nullable): what links name it by
 * @index: of the table or the picture
 */
typedef struct
{
  PndReportKind kind;
  int level;
  PndReportTone tone;
  const char *anchor;
  int first_run;
  int n_runs;
  int index;
} PndReportBlock;

/**
 * PndReport:
 * @language: `en` or the name of a catalogue
 * @title: of the file
 * @author: (nullable): who coded
 * @running: what stands at the head of each page
 * @edited: when the project was last changed: ISO 8601, UTC
 */
typedef struct
{
  char *language;
  char *title;
  char *author;
  char *running;
  char *edited;
  GArray *blocks;
  GArray *runs;
  GArray *cells;
  GArray *tables;
  GArray *pictures;
  GHashTable *anchors;
  GStringChunk *words;
  gboolean in_table;
} PndReport;

PndReport *pnd_report_new (const char *language);
void pnd_report_free (PndReport *self);

const PndReportBlock *pnd_report_get (const PndReport *self, int block);
const PndReportTable *pnd_report_get_table (const PndReport *self, const PndReportBlock *block);
const PndReportCell *pnd_report_get_cell (const PndReport *self, const PndReportTable *table,
                                          int cell);
const PndReportRun *pnd_report_get_run (const PndReport *self, int run);
/* (nullable): the anchor it leads to, if it is in the report */
const char *pnd_report_get_link (const PndReport *self, const PndReportRun *run);
const char *pnd_report_keep (PndReport *self, const char *text); /* a copy that lives as long */

/* a block, whose text follows; @anchor: (nullable) */
void pnd_report_begin (PndReport *self, PndReportKind kind, int level, PndReportTone tone,
                       const char *anchor);
/* adds to the block or the cell that was begun last; @text: (nullable) */
void pnd_report_text (PndReport *self, PndReportStyle style, const char *text);
void pnd_report_printf (PndReport *self, PndReportStyle style, const char *format, ...)
  G_GNUC_PRINTF (3, 4);
void pnd_report_link (PndReport *self, PndReportStyle style, const char *anchor, const char *text);

void pnd_report_heading (PndReport *self, int level, const char *anchor, const char *text);
void pnd_report_paragraph (PndReport *self, const char *text);
void pnd_report_note (PndReport *self, const char *text); /* quiet */
void pnd_report_break (PndReport *self);

/* @columns: width and alignment of each: "40l 30l 30r" */
void pnd_report_begin_table (PndReport *self, PndReportTableStyle style, const char *columns);
/* the next @n_columns of the row, whose text follows; rows end by themselves */
void pnd_report_cell (PndReport *self, int n_columns, PndReportTone tone);
void pnd_report_cell_text (PndReport *self, const char *text); /* of one column */
void pnd_report_cell_int (PndReport *self, gint64 number);
/* a cell that names the columns below it; the first @n_rows rows are such */
void pnd_report_head (PndReport *self, int n_columns, const char *text);
void pnd_report_set_head_rows (PndReport *self, int n_rows);
/* one such row: a title a column */
void pnd_report_heads (PndReport *self, const char *const *titles, int n);
void pnd_report_label (PndReport *self, const char *text); /* a cell that names its row */

/* @picture: its strings are copied */
void pnd_report_picture (PndReport *self, const PndReportPicture *picture);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndReport, pnd_report_free)

G_END_DECLS
