/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What all plots are made of, read once: the codebook, the documents outside the trash and their
 * codings, as plain arrays. It stands for the moment it was read and does not follow later edits;
 * read in any thread, shared by reference. */

#include <gio/gio.h>

#include "app/model/codes/codebook-tree.h"
#include "app/model/span.h"
#include "app/model/values.h"

G_BEGIN_DECLS

/**
 * PndPlotRow:
 * @document: index in the documents
 * @code: index in the code tree
 * @span: in code points
 * @is_area: it is an area of a page and covers no text
 *
 * A coding. Without ratings the last four are 0, and areas are left out.
 */
typedef struct
{
  gint64 id;
  int document;
  int code;
  PndSpan span;
  guint8 polarity; /* PndPolarity */
  guint8 holder;   /* PndHolder */
  guint8 review;   /* PndReview */
  guint8 is_area;
} PndPlotRow;

/**
 * PndPlotDocument:
 * @date: as short as a year; "" for none
 * @first: index of its first row; those of a document stand together, by start, end and id
 * @n_rows: how many it has
 */
typedef struct
{
  gint64 id;
  char *name;
  char *date;
  PndSourceType type;
  int first;
  int n_rows;
} PndPlotDocument;

/**
 * PndPlotRows:
 * @codes: the codebook, in the order of the tree
 * @documents: PndPlotDocument, by name
 * @rows: PndPlotRow, by document
 */
typedef struct
{
  PndCodeTree *codes;
  GArray *documents;
  GArray *rows;
  gboolean has_ratings;
} PndPlotRows;

/* @with_ratings: places alone are read in two thirds of the time */
PndPlotRows *pnd_plot_rows_load (PndDatabase *database, gboolean with_ratings,
                                 GCancellable *cancellable, GError **error);
PndPlotRows *pnd_plot_rows_ref (PndPlotRows *self);
void pnd_plot_rows_unref (PndPlotRows *self);

const PndPlotDocument *pnd_plot_rows_get_document (const PndPlotRows *self, int index);
int pnd_plot_rows_find_document (const PndPlotRows *self, gint64 id); /* -1 for none */
const PndPlotRow *pnd_plot_rows_get (const PndPlotRows *self, int index);
/* passages of each code alone, by index in the tree; (transfer full) */
int *pnd_plot_rows_count_codes (const PndPlotRows *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndPlotRows, pnd_plot_rows_unref)

G_END_DECLS
