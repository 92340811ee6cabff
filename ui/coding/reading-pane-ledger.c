/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reading ledger in the reading pane: what is read, and what comes next. */

#include "ui/coding/reading-pane-private.h"

#include <glib/gi18n.h>

#include "app/analysis/reading/read-spans.h"
#include "app/model/cases/reading.h"

static void
load (PndReadingPane *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  PndDocument *document = pnd_workspace_get_document (self->workspace);
  g_autoptr (GError) error = NULL;

  if (self->read != NULL || document == NULL)
    return;
  self->read = pnd_read_marks_load (pnd_project_get_database (project),
                                    pnd_row_get_id (PND_ROW (document)),
                                    pnd_project_get_coder (project), &error);
  if (self->read == NULL)
    pnd_workspace_fail (self->workspace, g_steal_pointer (&error));
}

/* what is coded counts as read, by whoever reads here */
static void
add_coded (PndReadingPane *self, GArray *spans)
{
  PndSpanIndex *marks = pnd_workspace_get_marks (self->workspace);
  gint64 coder = pnd_project_get_coder (pnd_workspace_get_project (self->workspace));
  gsize n = marks == NULL ? 0 : pnd_span_index_get_n (marks);

  for (gsize i = 0; i < n; i++)
    {
      const PndCodingMark *mark = pnd_span_index_get (marks, i);

      if ((mark->flags & (PND_CODING_MARK_ANNOTATION | PND_CODING_MARK_AREA)) == 0
          && (coder == 0 || mark->coder == coder))
        g_array_append_val (spans, mark->span);
    }
}

/* (transfer none) (nullable): what needs no reading */
static GArray *
get_covered (PndReadingPane *self)
{
  load (self);
  if (self->covered == NULL && self->read != NULL)
    {
      self->covered = g_array_copy (self->read->now);
      add_coded (self, self->covered);
      pnd_read_spans_join (self->covered);
    }
  return self->covered;
}

/**
 * pnd_reading_pane_forget_read:
 * @self: the pane
 *
 * What is read may be another now; it is loaded again when it is next to be seen.
 */
void
pnd_reading_pane_forget_read (PndReadingPane *self)
{
  g_return_if_fail (PND_IS_READING_PANE (self));

  g_clear_pointer (&self->read, pnd_read_marks_free);
  g_clear_pointer (&self->covered, g_array_unref);
  pnd_reader_read_changed (self->reader);
}

/**
 * pnd_reading_pane_get_read:
 * @block: a paragraph of the document at hand, in code points
 * @self: the pane
 *
 * Returns: how far it is read
 */
PndReaderRead
pnd_reading_pane_get_read (PndSpan block, gpointer self)
{
  PndReadingPane *pane = self;
  PndDocumentText *text = pnd_workspace_get_text (pane->workspace);
  GArray *covered = get_covered (pane);

  if (text == NULL || covered == NULL)
    return PND_READER_UNREAD;
  if (pnd_read_spans_hold (covered, text, block))
    return PND_READER_READ;
  return pnd_read_spans_hold (pane->read->before, text, block) ? PND_READER_READ_BEFORE
                                                               : PND_READER_UNREAD;
}

/* behind @from, and then from the beginning; stays where all is read */
static void
go_on (PndReadingPane *self, int from)
{
  PndDocumentText *text = pnd_workspace_get_text (self->workspace);
  GArray *covered = get_covered (self);
  int length = pnd_document_text_get_length (text);
  int next;

  if (covered == NULL)
    return;
  next = pnd_read_spans_find_unread (covered, text, from);
  if (next == length)
    next = pnd_read_spans_find_unread (covered, text, 0);
  if (next == length)
    {
      pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO,
                         _("Every paragraph of this document is read or coded."));
      return;
    }
  if (next < from)
    pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO,
                       _("The rest is read. This is the first paragraph that is not."));
  next = MAX (pnd_read_get_paragraphs (text, PND_SPAN (next, next)).start, 0);
  pnd_reading_pane_select (self, PND_SPAN (next, next));
}

/**
 * pnd_reading_pane_go_to_unread:
 * @self: the pane, with a document
 *
 * Goes to the next paragraph behind the one at the caret that is neither read nor coded.
 */
void
pnd_reading_pane_go_to_unread (PndReadingPane *self)
{
  PndDocumentText *text;
  PndSpan span;

  g_return_if_fail (PND_IS_READING_PANE (self));

  text = pnd_workspace_get_text (self->workspace);
  span = pnd_workspace_get_span (self->workspace);
  go_on (self, pnd_read_get_paragraphs (text, span).end);
}

/**
 * pnd_reading_pane_mark_read:
 * @self: the pane, with a document
 * @is_read: whether it is read; %FALSE takes the mark away
 *
 * Marks the paragraphs of the selection, or the one at the caret, and goes on to the next that is to
 * be read.
 */
void
pnd_reading_pane_mark_read (PndReadingPane *self, gboolean is_read)
{
  g_autoptr (GError) error = NULL;
  PndDocument *document;
  PndSpan span;

  g_return_if_fail (PND_IS_READING_PANE (self));

  document = pnd_workspace_get_document (self->workspace);
  span = pnd_read_get_paragraphs (pnd_workspace_get_text (self->workspace),
                                  pnd_workspace_get_span (self->workspace));
  if (!pnd_reading_mark (pnd_workspace_get_project (self->workspace),
                         pnd_row_get_id (PND_ROW (document)), span, is_read, &error))
    pnd_workspace_fail (self->workspace, g_steal_pointer (&error));
  else if (is_read)
    go_on (self, span.end);
}
