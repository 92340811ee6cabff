/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/coding/coding-verbs.h"

#include <glib/gi18n.h>

#include "app/analysis/unfinished.h"
#include "app/model/annotation.h"

static gboolean
is_note (gint64 coding)
{
  return (coding & PND_WORKSPACE_NOTE_BIT) != 0;
}

static gint64
get_row_id (gint64 coding)
{
  return coding & ~PND_WORKSPACE_NOTE_BIT;
}

/* Returns: (transfer full) (nullable): the coding, or NULL with the reason said */
static PndCoding *
find_coding (PndWorkspace *workspace, gint64 coding)
{
  g_autoptr (GError) error = NULL;
  PndCoding *row = pnd_row_get (pnd_workspace_get_project (workspace), PND_TYPE_CODING, coding,
                                &error);

  if (row == NULL)
    pnd_workspace_fail (workspace, g_steal_pointer (&error));
  return row;
}

static gboolean
finish (PndWorkspace *workspace, gboolean done, GError *error)
{
  return done || pnd_workspace_fail (workspace, error);
}

/* (transfer full): what to say once it is gone, when nobody knows its code any more */
static char *
describe_removal (PndWorkspace *workspace, gint64 coding)
{
  g_autoptr (PndCoding) row = is_note (coding) ? NULL : find_coding (workspace, coding);
  const PndCodeLook *look = NULL;

  if (row != NULL)
    look = pnd_workspace_get_look (workspace, pnd_coding_get_code (row));
  if (look == NULL)
    return g_strdup (_("Note removed. Ctrl+Z brings it back."));
  return g_strdup_printf (_("Coding %s removed. Ctrl+Z brings it back."), look->abbreviation);
}

/**
 * pnd_coding_verbs_remove:
 * @workspace: the workspace
 * @coding: a coding or a note
 *
 * Removes it and says how to bring it back.
 *
 * Returns: whether it is gone
 */
gboolean
pnd_coding_verbs_remove (PndWorkspace *workspace, gint64 coding)
{
  PndProject *project = pnd_workspace_get_project (workspace);
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  gboolean done;

  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);

  said = describe_removal (workspace, coding);
  if (is_note (coding))
    done = pnd_annotation_remove (project, get_row_id (coding), &error);
  else
    done = pnd_coding_remove (project, coding, &error);
  if (done)
    pnd_workspace_say (workspace, GTK_MESSAGE_INFO, "%s", said);
  return finish (workspace, done, g_steal_pointer (&error));
}

/**
 * pnd_coding_verbs_set_span:
 * @workspace: the workspace
 * @coding: a coding or a note
 * @span: its new passage, in code points, not empty
 *
 * Returns: whether it was moved
 */
gboolean
pnd_coding_verbs_set_span (PndWorkspace *workspace, gint64 coding, PndSpan span)
{
  PndProject *project = pnd_workspace_get_project (workspace);
  g_autoptr (GError) error = NULL;
  gboolean done;

  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);

  if (is_note (coding))
    done = pnd_annotation_set_span (project, get_row_id (coding), span, &error);
  else
    done = pnd_coding_set_span (project, coding, span, &error);
  return finish (workspace, done, g_steal_pointer (&error));
}

/**
 * pnd_coding_verbs_set_code:
 * @workspace: the workspace
 * @coding: a coding
 * @code: its new code
 *
 * The coding stays the same one: its guid, ratings and memo are kept.
 *
 * Returns: whether it was changed
 */
gboolean
pnd_coding_verbs_set_code (PndWorkspace *workspace, gint64 coding, gint64 code)
{
  PndProject *project = pnd_workspace_get_project (workspace);
  g_autoptr (GError) error = NULL;
  gboolean done = pnd_coding_set_code (project, coding, code, &error);

  return finish (workspace, done, g_steal_pointer (&error));
}

/**
 * pnd_coding_verbs_join:
 * @workspace: the workspace
 * @coding: a coding
 * @code: its code, or a new one
 * @span: what it is to hold, in code points
 *
 * Codings of @code by the same coder that overlap @span become part of it.
 *
 * Returns: whether it is so now
 */
gboolean
pnd_coding_verbs_join (PndWorkspace *workspace, gint64 coding, gint64 code, PndSpan span)
{
  PndProject *project = pnd_workspace_get_project (workspace);
  g_autoptr (GError) error = NULL;
  gboolean done = pnd_coding_join (project, coding, code, span, &error);

  return finish (workspace, done, g_steal_pointer (&error));
}

/**
 * pnd_coding_verbs_set_rating:
 * @workspace: the workspace
 * @coding: a coding
 * @rating: its new ratings; the same as before are no edit
 *
 * Returns: whether it has @rating now
 */
gboolean
pnd_coding_verbs_set_rating (PndWorkspace *workspace, gint64 coding, PndRating rating)
{
  PndProject *project = pnd_workspace_get_project (workspace);
  g_autoptr (GError) error = NULL;
  PndRating now;
  gboolean done;

  if (!pnd_coding_verbs_get_rating (workspace, coding, &now))
    return FALSE;
  if (now.polarity == rating.polarity && now.strength == rating.strength
      && now.holder == rating.holder)
    return TRUE;
  done = pnd_coding_set_rating (project, coding, &rating, &error);
  return finish (workspace, done, g_steal_pointer (&error));
}

/**
 * pnd_coding_verbs_set_text:
 * @workspace: the workspace
 * @coding: a coding, whose memo this is, or a note
 * @text: the text
 *
 * Returns: whether it was kept
 */
gboolean
pnd_coding_verbs_set_text (PndWorkspace *workspace, gint64 coding, const char *text)
{
  PndProject *project = pnd_workspace_get_project (workspace);
  g_autoptr (GError) error = NULL;
  gboolean done;

  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);

  if (is_note (coding))
    done = pnd_annotation_set_text (project, get_row_id (coding), text, &error);
  else
    done = pnd_coding_set_memo (project, coding, text, &error);
  return finish (workspace, done, g_steal_pointer (&error));
}

/**
 * pnd_coding_verbs_get_span:
 * @workspace: the workspace
 * @coding: a coding or a note of the document at hand
 * @span: (out): its passage
 *
 * Returns: whether there is such a one
 */
gboolean
pnd_coding_verbs_get_span (PndWorkspace *workspace, gint64 coding, PndSpan *span)
{
  PndSpanIndex *marks = pnd_workspace_get_marks (workspace);
  const PndCodingMark *mark;

  g_return_val_if_fail (span != NULL, FALSE);

  if (marks == NULL || coding == 0)
    return FALSE;
  mark = pnd_span_index_find (marks, get_row_id (coding), is_note (coding));
  if (mark == NULL)
    return FALSE;
  *span = mark->span;
  return TRUE;
}

/**
 * pnd_coding_verbs_get_rating:
 * @workspace: the workspace
 * @coding: a coding
 * @rating: (out): its ratings
 *
 * Returns: whether there is such a one
 */
gboolean
pnd_coding_verbs_get_rating (PndWorkspace *workspace, gint64 coding, PndRating *rating)
{
  g_autoptr (PndCoding) row = find_coding (workspace, coding);

  g_return_val_if_fail (rating != NULL, FALSE);

  if (row == NULL)
    return FALSE;
  *rating = pnd_coding_get_rating (row);
  return TRUE;
}

static void
append_mark (const PndCodingMark *mark, gpointer data)
{
  g_array_append_val ((GArray *) data, *mark);
}

/* the shortest passage is the most telling; of equals the latest */
static int
compare_marks (gconstpointer one, gconstpointer other)
{
  const PndCodingMark *a = one;
  const PndCodingMark *b = other;
  int lengths = pnd_span_length (a->span) - pnd_span_length (b->span);

  if (lengths != 0)
    return lengths;
  return a->id > b->id ? -1 : a->id < b->id;
}

/**
 * pnd_coding_verbs_list_at:
 * @workspace: the workspace
 * @span: a passage, or where the caret is
 *
 * Returns: (transfer full): the #PndCodingMark of the codings and notes there, the shortest passage
 *   first
 */
GArray *
pnd_coding_verbs_list_at (PndWorkspace *workspace, PndSpan span)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (PndCodingMark));
  PndSpanIndex *marks = pnd_workspace_get_marks (workspace);

  if (marks != NULL)
    pnd_span_index_query (marks, span, append_mark, found);
  g_array_sort (found, compare_marks);
  return found;
}

/* areas of the page one is on come after what is coded where one is */
static void
append_areas (PndWorkspace *workspace, int position, GArray *found)
{
  PndStructure *structure = pnd_workspace_get_structure (workspace);
  PndSpanIndex *marks = pnd_workspace_get_marks (workspace);
  g_autoptr (GArray) on_page = NULL;
  int page = structure != NULL ? pnd_structure_find_page (structure, position) : -1;
  guint n_found = found->len;

  if (page < 0 || marks == NULL)
    return;
  on_page = g_array_new (FALSE, FALSE, sizeof (PndCodingMark));
  pnd_span_index_query (marks, pnd_structure_get_page (structure, page)->span, append_mark,
                        on_page);
  for (guint i = 0; i < on_page->len; i++)
    {
      const PndCodingMark *mark = &g_array_index (on_page, PndCodingMark, i);
      gboolean is_there = (mark->flags & PND_CODING_MARK_AREA) == 0;

      for (guint j = 0; j < n_found && !is_there; j++)
        is_there = g_array_index (found, PndCodingMark, j).id == mark->id
                   && g_array_index (found, PndCodingMark, j).flags == mark->flags;
      if (!is_there)
        g_array_append_val (found, *mark);
    }
}

/**
 * pnd_coding_verbs_find_next_at:
 * @workspace: the workspace
 * @span: a passage, or where the caret is
 * @after: the one that is selected now, or 0
 *
 * The coded areas of the page follow what is coded in the text there.
 *
 * Returns: the coding or note there that follows @after, round and round; 0 when there is none
 */
gint64
pnd_coding_verbs_find_next_at (PndWorkspace *workspace, PndSpan span, gint64 after)
{
  g_autoptr (GArray) found = pnd_coding_verbs_list_at (workspace, span);
  guint next = 0;
  gint64 coding;

  append_areas (workspace, span.start, found);
  if (found->len == 0)
    return 0;
  for (guint i = 0; i < found->len; i++)
    {
      const PndCodingMark *mark = &g_array_index (found, PndCodingMark, i);
      gboolean note = (mark->flags & PND_CODING_MARK_ANNOTATION) != 0;

      if (mark->id == get_row_id (after) && note == is_note (after))
        next = (i + 1) % found->len;
    }
  coding = g_array_index (found, PndCodingMark, next).id;
  if ((g_array_index (found, PndCodingMark, next).flags & PND_CODING_MARK_ANNOTATION) != 0)
    coding |= PND_WORKSPACE_NOTE_BIT;
  return coding;
}

typedef struct
{
  PndSpan span;
  gint64 coder;
  guint8 area; /* PND_CODING_MARK_AREA, or 0 for text */
  gint64 found;
} Search;

static void
take_latest (const PndCodingMark *mark, gpointer data)
{
  Search *search = data;

  if ((mark->flags & PND_CODING_MARK_ANNOTATION) == 0
      && (mark->flags & PND_CODING_MARK_AREA) == search->area && mark->coder == search->coder
      && pnd_span_equal (mark->span, search->span))
    search->found = MAX (search->found, mark->id);
}

/* of all areas of the page, only the one that is selected is meant */
static gboolean
is_selected_area (PndWorkspace *workspace, gint64 coding)
{
  g_autoptr (PndCoding) row
    = pnd_row_get (pnd_workspace_get_project (workspace), PND_TYPE_CODING, coding, NULL);
  g_autofree char *selected = pnd_area_to_words (pnd_workspace_get_area (workspace));
  g_autofree char *words = NULL;

  if (row == NULL || pnd_coding_get_area (row) == NULL)
    return FALSE;
  words = pnd_area_to_words (pnd_coding_get_area (row));
  return g_str_equal (selected, words);
}

/**
 * pnd_coding_verbs_find_latest_on:
 * @workspace: the workspace
 * @span: a passage, in code points
 *
 * Returns: the latest coding of exactly @span by the coder at work, 0 when there is none
 */
gint64
pnd_coding_verbs_find_latest_on (PndWorkspace *workspace, PndSpan span)
{
  PndSpanIndex *marks = pnd_workspace_get_marks (workspace);
  Search search = { .span = span };

  if (pnd_workspace_get_area (workspace) != NULL)
    search.area = PND_CODING_MARK_AREA;
  if (marks == NULL || pnd_span_is_empty (span))
    return 0;
  search.coder = pnd_project_get_coder (pnd_workspace_get_project (workspace));
  pnd_span_index_query (marks, span, take_latest, &search);
  if (search.area != 0 && search.found != 0 && !is_selected_area (workspace, search.found))
    return 0;
  return search.found;
}

/**
 * pnd_coding_verbs_find_unfinished:
 * @workspace: the workspace
 * @after: the coding at hand, or 0 to go on from the caret
 *
 * Returns: the next coding of a motive or an indicator without polarity or holder, in this
 *   document and then in the others, round and round; 0 when none is left
 */
gint64
pnd_coding_verbs_find_unfinished (PndWorkspace *workspace, gint64 after)
{
  PndProject *project = pnd_workspace_get_project (workspace);
  PndDocument *document = pnd_workspace_get_document (workspace);
  PndSpan span = pnd_workspace_get_span (workspace);
  g_autoptr (GError) error = NULL;
  gint64 found;

  if (project == NULL)
    return 0;
  if (after == 0 || is_note (after) || !pnd_coding_verbs_get_span (workspace, after, &span))
    after = 0;
  found = pnd_unfinished_find_next (project,
                                    document == NULL ? 0 : pnd_row_get_id (PND_ROW (document)),
                                    span.start, after, &error);
  if (error != NULL)
    pnd_workspace_fail (workspace, g_steal_pointer (&error));
  return found;
}
