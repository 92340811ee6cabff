/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A coding: a coder gives a passage of a document a code, with its ratings. */

#include "app/model/codings/area.h"
#include "app/model/row.h"
#include "app/model/span.h"
#include "app/model/values.h"

G_BEGIN_DECLS

#define PND_TYPE_CODING (pnd_coding_get_type ())
G_DECLARE_FINAL_TYPE (PndCoding, pnd_coding, PND, CODING, PndRow)

/* a PndCoding that is there whosever codings are shown, the consensus or those of one coder */
#define PND_TYPE_ANY_CODING (pnd_any_coding_get_type ())
GType pnd_any_coding_get_type (void);

/**
 * PndRating:
 * @polarity: for or against the motive
 * @strength: 1 to 3, 0 unrated
 * @holder: whose motive
 *
 * What the chips set. It is complete with a polarity and a holder; a strength may be missing.
 */
typedef struct
{
  PndPolarity polarity;
  int strength;
  PndHolder holder;
} PndRating;

static inline gboolean
pnd_rating_is_complete (PndPolarity polarity, PndHolder holder)
{
  return polarity != PND_POLARITY_UNRATED && holder != PND_HOLDER_UNRATED;
}

/* What is "to finish", and what the verdict rule leaves out as unrated: a passage of a motive or an
 * indicator whose rating is not complete. SQL, of a row @g of codings */
#define PND_CODING_IS_UNFINISHED(g)                                                            \
  "((" g ".polarity IS NULL OR " g ".holder IS NULL)"                                          \
  " AND " g ".code IN (SELECT id FROM codes WHERE kind IN ('motive', 'indicator')))"

/**
 * PndCodingMark:
 *
 * What the reading view draws of a coding: plain numbers, 32 bytes, no object.
 */
typedef struct
{
  gint64 id;
  gint64 code;
  PndSpan span;
  gint32 coder;
  guint8 polarity; /* PndPolarity */
  guint8 strength; /* 0 to 3 */
  guint8 review;   /* PndReview */
  guint8 flags;    /* PND_CODING_MARK_* */
} PndCodingMark;

#define PND_CODING_MARK_MEMO 1       /* has a memo */
#define PND_CODING_MARK_ANNOTATION 2 /* a note without a code: code is 0, id is an annotation's */
#define PND_CODING_MARK_AREA 4       /* an area of a page: it covers no text */

/**
 * PndCodingArea:
 *
 * An area of a page that has a code.
 */
typedef struct
{
  gint64 id;
  gint64 code;
  PndArea area;
} PndCodingArea;

gint64 pnd_coding_get_document (PndCoding *self);
PndSpan pnd_coding_get_span (PndCoding *self);
gint64 pnd_coding_get_code (PndCoding *self);
gint64 pnd_coding_get_coder (PndCoding *self);
PndRating pnd_coding_get_rating (PndCoding *self);
const char *pnd_coding_get_memo (PndCoding *self);
PndReview pnd_coding_get_review (PndCoding *self);
int pnd_coding_get_code_version (PndCoding *self);
const PndArea *pnd_coding_get_area (PndCoding *self); /* (nullable): NULL for a passage of text */

/* verbs: each one undoable edit. @coder: 0 for the one who acts; @rating, @memo: (nullable) */
gint64 pnd_coding_add (PndProject *project, gint64 document, PndSpan span, gint64 code,
                       gint64 coder, const PndRating *rating, const char *memo, GError **error);
gint64 pnd_coding_add_area (PndProject *project, gint64 document, const PndArea *area, gint64 code,
                            gint64 coder, const PndRating *rating, const char *memo,
                            GError **error);
gboolean pnd_coding_set_span (PndProject *project, gint64 id, PndSpan span, GError **error);
gboolean pnd_coding_set_code (PndProject *project, gint64 id, gint64 code, GError **error);
gboolean pnd_coding_set_rating (PndProject *project, gint64 id, const PndRating *rating,
                                GError **error);
gboolean pnd_coding_set_memo (PndProject *project, gint64 id, const char *memo, GError **error);
/* it takes in those of @code by the same coder that overlap @span, and their memos */
gboolean pnd_coding_join (PndProject *project, gint64 id, gint64 code, PndSpan span,
                          GError **error);
gboolean pnd_coding_remove (PndProject *project, gint64 id, GError **error);
/* not undoable: the memo leaves every byte of the file */
gboolean pnd_coding_forget_memo (PndProject *project, gint64 id, GError **error);

/* a coding of the same code by the same coder on overlapping text, 0 if none; @except: left out */
gint64 pnd_coding_find_overlap (PndProject *project, gint64 document, PndSpan span, gint64 code,
                                gint64 coder, gint64 except);

/* all codings and annotations of a document, by (start, -end, id); PndCodingMark elements */
GArray *pnd_coding_load_marks (PndProject *project, gint64 document, GError **error);
/* one of them as it is now; FALSE when it is gone or in another document */
gboolean pnd_coding_load_mark (PndProject *project, gint64 document, gint64 id,
                               gboolean annotation, PndCodingMark *mark);

/* those that are areas of pages, by id; PndCodingArea elements */
GArray *pnd_coding_load_areas (PndProject *project, gint64 document, GError **error);

/* codings to finish, outside the trash, by document and place: a PndRowList of PndCoding that lives
 * as long as the project, (transfer none) */
GListModel *pnd_coding_get_unfinished (PndProject *project);
int pnd_coding_count_unfinished (PndProject *project);

G_END_DECLS
