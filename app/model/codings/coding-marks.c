/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The codings and annotations of a document as plain numbers, for the reading view. */

#include "app/model/codings/marks-of.h"

#include <glib/gi18n.h>

#define CODING_COLUMNS                                                                             \
  "SELECT id, span_start, span_end, coder, code, polarity, strength, review, memo <> '', "         \
  "area IS NOT NULL "
#define CODING_MARKS CODING_COLUMNS "FROM codings "
#define ANNOTATION_MARKS                                                                           \
  "SELECT id, span_start, span_end, coder FROM annotations "

/* the span of the row, kept inside a text of @length code points whatever the file says */
static PndSpan
read_span (PndStatement *statement, int length)
{
  gint64 start = CLAMP (pnd_statement_get_int (statement, 1), 0, length);
  gint64 end = CLAMP (pnd_statement_get_int (statement, 2), start, length);

  return PND_SPAN (start, end);
}

static PndCodingMark
read_coding_mark (PndStatement *statement, int length)
{
  PndCodingMark mark = { 0 };
  PndPolarity polarity = PND_POLARITY_UNRATED;
  PndReview review = PND_REVIEW_UNREVIEWED;

  pnd_polarity_from_word (pnd_statement_get_text (statement, 5, NULL), &polarity);
  pnd_review_from_word (pnd_statement_get_text (statement, 7, NULL), &review);
  mark.id = pnd_statement_get_int (statement, 0);
  mark.span = read_span (statement, length);
  mark.coder = pnd_statement_get_int (statement, 3);
  mark.code = pnd_statement_get_int (statement, 4);
  mark.polarity = polarity;
  mark.strength = pnd_statement_get_int (statement, 6);
  mark.review = review;
  if (pnd_statement_get_int (statement, 8))
    mark.flags |= PND_CODING_MARK_MEMO;
  if (pnd_statement_get_int (statement, 9))
    mark.flags |= PND_CODING_MARK_AREA;
  return mark;
}

static PndCodingMark
read_annotation_mark (PndStatement *statement, int length)
{
  PndCodingMark mark = { 0 };

  mark.id = pnd_statement_get_int (statement, 0);
  mark.span = read_span (statement, length);
  mark.coder = pnd_statement_get_int (statement, 3);
  mark.flags = PND_CODING_MARK_ANNOTATION;
  return mark;
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const PndCodingMark *one = a;
  const PndCodingMark *other = b;
  int order = pnd_span_compare (one->span, other->span);

  if (order == 0 && one->id != other->id)
    order = one->id < other->id ? -1 : 1;
  return order != 0 ? order : (int)one->flags - other->flags;
}

static int
query_length (PndProject *project, gint64 document)
{
  gint64 length = pnd_database_query_int (
      pnd_project_get_database (project), _("Reading a document"),
      "SELECT x.characters FROM documents d JOIN texts x ON x.hash = d.text_hash WHERE d.id = ?", 0,
      NULL, "i", document);

  return CLAMP (length, 0, G_MAXINT);
}

/* whether most codings of the project are the document's: reading the table through is then faster
 * than jumping about in it by the index */
static gboolean
holds_most (PndProject *project, gint64 document)
{
  return pnd_database_query_int (
             pnd_project_get_database (project), _("Counting the codings"),
             "SELECT 2 * (SELECT count(*) FROM codings WHERE document = ?) > max(id) FROM codings",
             0, NULL, "i", document)
         != 0;
}

static const char *
get_query (PndProject *project, gint64 document, gboolean annotations)
{
  if (annotations)
    return ANNOTATION_MARKS "WHERE document = ?";
  if (holds_most (project, document))
    return CODING_MARKS "WHERE +document = ?";
  return CODING_MARKS "WHERE document = ?";
}

/* @coder: 0 for all; of one coder, the consensus may be it */
static PndStatement *
query_marks (PndProject *project, gint64 document, gint64 coder, gboolean annotations,
             GError **error)
{
  PndDatabase *database = pnd_project_get_database (project);
  const char *doing = _("Reading the codings of a document");

  if (coder == 0)
    return pnd_database_query (database, doing, get_query (project, document, annotations), error,
                               "i", document);
  return pnd_database_query (database, doing,
                             annotations ? ANNOTATION_MARKS "WHERE document = ? AND coder = ?"
                                         : CODING_COLUMNS "FROM all_codings "
                                           "WHERE document = ? AND coder = ?",
                             error, "ii", document, coder);
}

static gboolean
append_marks (GArray *marks, PndProject *project, gint64 document, gint64 coder,
              gboolean annotations, GError **error)
{
  int length = query_length (project, document);
  g_autoptr (GError) own = NULL;
  g_autoptr (PndStatement) statement = query_marks (project, document, coder, annotations, &own);

  while (statement != NULL && pnd_statement_next (statement, &own))
    {
      PndCodingMark mark = annotations ? read_annotation_mark (statement, length)
                                       : read_coding_mark (statement, length);

      if (!pnd_span_is_empty (mark.span))
        g_array_append_val (marks, mark);
    }
  if (own == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&own));
  return FALSE;
}

/**
 * pnd_coding_load_marks:
 * @project: the project
 * @document: a document's id
 * @error: return location for a #PndStoreError
 *
 * Marks are cut to the text, and left out where the file puts them outside of it.
 *
 * Returns: (transfer full) (element-type PndCodingMark): all codings and annotations of the
 *   document by (start, -end, id); %NULL with @error set.
 */
GArray *
pnd_coding_load_marks (PndProject *project, gint64 document, GError **error)
{
  return pnd_coding_load_marks_of (project, document, 0, error);
}

/**
 * pnd_coding_load_marks_of:
 * @project: the project
 * @document: a document's id
 * @coder: a coder's id, or that of the consensus; 0 for all but the consensus
 * @error: return location for a #PndStoreError
 *
 * Returns: (transfer full) (element-type PndCodingMark): as pnd_coding_load_marks(), those of one
 *   coder.
 */
GArray *
pnd_coding_load_marks_of (PndProject *project, gint64 document, gint64 coder, GError **error)
{
  g_autoptr (GArray) marks = NULL;

  g_return_val_if_fail (PND_IS_PROJECT (project), NULL);

  marks = g_array_new (FALSE, FALSE, sizeof (PndCodingMark));
  if (!append_marks (marks, project, document, coder, FALSE, error)
      || !append_marks (marks, project, document, coder, TRUE, error))
    return NULL;
  g_array_sort (marks, compare_marks);
  return g_steal_pointer (&marks);
}

/**
 * pnd_coding_load_mark:
 * @project: the project
 * @document: a document's id
 * @id: a coding's id, or an annotation's
 * @annotation: which of the two @id names
 * @mark: (out): the mark as it is now
 *
 * Returns: %FALSE when it is gone, is in another document, or lies outside of the text.
 */
gboolean
pnd_coding_load_mark (PndProject *project, gint64 document, gint64 id, gboolean annotation,
                      PndCodingMark *mark)
{
  g_autoptr (PndStatement) statement = NULL;
  int length;

  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);
  g_return_val_if_fail (mark != NULL, FALSE);

  length = query_length (project, document);
  statement = pnd_database_query (pnd_project_get_database (project), _("Reading a coding"),
                                  annotation ? ANNOTATION_MARKS "WHERE id = ? AND document = ?"
                                             : CODING_MARKS "WHERE id = ? AND document = ?",
                                  NULL, "ii", id, document);
  if (statement == NULL || !pnd_statement_next (statement, NULL))
    return FALSE;
  *mark = annotation ? read_annotation_mark (statement, length)
                     : read_coding_mark (statement, length);
  return !pnd_span_is_empty (mark->span);
}

/**
 * pnd_coding_load_areas:
 * @project: the project
 * @document: a document's id
 * @error: return location for a #PndStoreError
 *
 * Returns: (transfer full) (element-type PndCodingArea): the codings of the document that are areas
 *   of its pages, by id; %NULL with @error set.
 */
GArray *
pnd_coding_load_areas (PndProject *project, gint64 document, GError **error)
{
  g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (PndCodingArea));
  g_autoptr (PndStatement) statement = NULL;
  GError *own = NULL;

  g_return_val_if_fail (PND_IS_PROJECT (project), NULL);

  statement = pnd_database_query (
    pnd_project_get_database (project), _("Reading the codings of a document"),
    "SELECT id, code, area FROM codings WHERE document = ? AND area IS NOT NULL ORDER BY id",
    &own, "i", document);
  while (statement != NULL && pnd_statement_next (statement, &own))
    {
      PndCodingArea area = { .id = pnd_statement_get_int (statement, 0),
                             .code = pnd_statement_get_int (statement, 1) };

      if (pnd_area_parse (pnd_statement_get_text (statement, 2, NULL), &area.area))
        g_array_append_val (areas, area);
    }
  if (own == NULL)
    return g_steal_pointer (&areas);
  g_propagate_error (error, own);
  return NULL;
}
