/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/coding.h"

#include <glib/gi18n.h>

#include "app/model/row-list.h"

struct _PndCoding
{
  PndRow parent_instance;

  gint64 document;
  PndSpan span;
  gint64 code;
  gint64 coder;
  PndRating rating;
  char *memo;
  PndReview review;
  int code_version;
  gboolean has_area;
  PndArea area;
};

G_DEFINE_TYPE (PndCoding, pnd_coding, PND_TYPE_ROW)

typedef PndCoding PndAnyCoding;
typedef PndCodingClass PndAnyCodingClass;

G_DEFINE_TYPE (PndAnyCoding, pnd_any_coding, PND_TYPE_CODING)

static void
pnd_coding_read (PndRow *row, PndStatement *statement)
{
  PndCoding *self = PND_CODING (row);

  self->document = pnd_statement_get_int (statement, 4);
  self->span = pnd_span_from_file (pnd_statement_get_int (statement, 5),
                                   pnd_statement_get_int (statement, 6));
  self->code = pnd_statement_get_int (statement, 7);
  self->coder = pnd_statement_get_int (statement, 8);
  self->rating = (PndRating){ .strength = pnd_statement_get_int (statement, 10) };
  pnd_polarity_from_word (pnd_statement_get_text (statement, 9, NULL), &self->rating.polarity);
  pnd_holder_from_word (pnd_statement_get_text (statement, 11, NULL), &self->rating.holder);
  pnd_row_take_string (&self->memo, pnd_statement_get_text (statement, 12, NULL));
  self->review = PND_REVIEW_UNREVIEWED;
  pnd_review_from_word (pnd_statement_get_text (statement, 13, NULL), &self->review);
  self->code_version = pnd_statement_get_int (statement, 14);
  self->has_area = pnd_area_parse (pnd_statement_get_text (statement, 15, NULL), &self->area);
}

static void
pnd_coding_finalize (GObject *object)
{
  g_free (PND_CODING (object)->memo);

  G_OBJECT_CLASS (pnd_coding_parent_class)->finalize (object);
}

static void
pnd_coding_class_init (PndCodingClass *klass)
{
  PndRowClass *row_class = PND_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pnd_coding_finalize;
  row_class->table = "codings";
  row_class->columns = "document, span_start, span_end, code, coder, polarity, strength, holder, "
                       "memo, review, code_version, area";
  row_class->read = pnd_coding_read;
}

static void
pnd_coding_init (PndCoding *self)
{
  self->memo = g_strdup ("");
}

static void
pnd_any_coding_class_init (PndAnyCodingClass *klass)
{
  PND_ROW_CLASS (klass)->source = "all_codings";
}

static void
pnd_any_coding_init (PndAnyCoding *self)
{
}

/**
 * pnd_coding_get_document:
 * @self: a coding
 *
 * Returns: the id of its document.
 */
gint64
pnd_coding_get_document (PndCoding *self)
{
  g_return_val_if_fail (PND_IS_CODING (self), 0);

  return self->document;
}

/**
 * pnd_coding_get_span:
 * @self: a coding
 *
 * Returns: the passage, in code points of the document's text.
 */
PndSpan
pnd_coding_get_span (PndCoding *self)
{
  g_return_val_if_fail (PND_IS_CODING (self), PND_SPAN (0, 0));

  return self->span;
}

/**
 * pnd_coding_get_code:
 * @self: a coding
 *
 * Returns: the id of its code.
 */
gint64
pnd_coding_get_code (PndCoding *self)
{
  g_return_val_if_fail (PND_IS_CODING (self), 0);

  return self->code;
}

/**
 * pnd_coding_get_coder:
 * @self: a coding
 *
 * Returns: the id of the coder who made it.
 */
gint64
pnd_coding_get_coder (PndCoding *self)
{
  g_return_val_if_fail (PND_IS_CODING (self), 0);

  return self->coder;
}

/**
 * pnd_coding_get_rating:
 * @self: a coding
 *
 * Returns: polarity, strength (1 to 3, 0 unrated) and holder.
 */
PndRating
pnd_coding_get_rating (PndCoding *self)
{
  g_return_val_if_fail (PND_IS_CODING (self), (PndRating){ 0 });

  return self->rating;
}

/**
 * pnd_coding_get_memo:
 * @self: a coding
 *
 * Returns: (transfer none): the memo, empty when there is none.
 */
const char *
pnd_coding_get_memo (PndCoding *self)
{
  g_return_val_if_fail (PND_IS_CODING (self), NULL);

  return self->memo;
}

/**
 * pnd_coding_get_review:
 * @self: a coding
 *
 * Returns: where it stands in review.
 */
PndReview
pnd_coding_get_review (PndCoding *self)
{
  g_return_val_if_fail (PND_IS_CODING (self), PND_REVIEW_UNREVIEWED);

  return self->review;
}

/**
 * pnd_coding_get_code_version:
 * @self: a coding
 *
 * Returns: the version of the code's rule, from 1, that the coding was made under; the rule has
 *   changed since when pnd_code_get_version() is higher.
 */
int
pnd_coding_get_code_version (PndCoding *self)
{
  g_return_val_if_fail (PND_IS_CODING (self), 0);

  return self->code_version;
}

/**
 * pnd_coding_get_area:
 * @self: a coding
 *
 * Returns: (transfer none) (nullable): the area of a page that it holds, whose passage is then the
 *   character that closes the page; %NULL for a passage of text.
 */
const PndArea *
pnd_coding_get_area (PndCoding *self)
{
  g_return_val_if_fail (PND_IS_CODING (self), NULL);

  return self->has_area ? &self->area : NULL;
}

/**
 * pnd_coding_find_overlap:
 * @project: the project
 * @document: a document's id
 * @span: a passage, in code points
 * @code: a code's id
 * @coder: a coder's id
 * @except: a coding that does not count, or 0
 *
 * Returns: the first coding of the same code by the same coder on text that overlaps @span, 0 if
 *   there is none, whosever codings are shown. Areas of pages cover no text.
 */
gint64
pnd_coding_find_overlap (PndProject *project, gint64 document, PndSpan span, gint64 code,
                         gint64 coder, gint64 except)
{
  g_return_val_if_fail (PND_IS_PROJECT (project), 0);

  /* the + keeps the planner from walking all codings of the document up to the passage */
  return pnd_database_query_int (
      pnd_project_get_database (project), _("Looking for overlapping codings"),
      "SELECT id FROM all_codings WHERE code = ? AND +document = ? AND +coder = ? "
      "AND span_start < ? AND span_end > ? AND id <> ? AND area IS NULL ORDER BY span_start, id LIMIT 1",
      0, NULL, "iiiiii", code, document, coder, (gint64)span.end, (gint64)span.start, except);
}

/**
 * pnd_coding_get_unfinished:
 * @project: the project
 *
 * Returns: (transfer none): the codings of motives and indicators without polarity or holder,
 *   outside the trash, by document and place; kept up to date.
 */
GListModel *
pnd_coding_get_unfinished (PndProject *project)
{
  PndRowList *list;

  g_return_val_if_fail (PND_IS_PROJECT (project), NULL);

  list = g_object_get_data (G_OBJECT (pnd_row_get_news (project)), "unfinished");
  if (list == NULL)
    {
      list = pnd_row_list_new (
          project, PND_TYPE_CODING,
          PND_CODING_IS_UNFINISHED ("t")
          " AND t.document IN (SELECT id FROM documents WHERE trashed IS NULL)",
          "t.document, t.span_start, t.id", "codes, documents", "");
      g_object_set_data_full (G_OBJECT (pnd_row_get_news (project)), "unfinished", list,
                              g_object_unref);
    }
  return G_LIST_MODEL (list);
}

/**
 * pnd_coding_count_unfinished:
 * @project: the project
 *
 * Returns: how many codings are to be finished.
 */
int
pnd_coding_count_unfinished (PndProject *project)
{
  return g_list_model_get_n_items (pnd_coding_get_unfinished (project));
}
