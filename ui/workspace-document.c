/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The document at hand: its text, its marks kept true to the project, and the selection in it. */

#include "ui/workspace-private.h"

#include "app/model/sources/project-facts.h"

/* above this many changed marks reading all of them again is quicker than one by one */
#define MAX_SINGLE_MARKS 500

/**
 * pnd_workspace_drop_document:
 * @self: a workspace
 *
 * Lets go of the document at hand without telling; remembers where the person was in it.
 */
void
pnd_workspace_drop_document (PndWorkspace *self)
{
  if (self->document != NULL)
    g_hash_table_insert (self->spans,
                         pnd_workspace_copy_id (pnd_row_get_id (PND_ROW (self->document))),
                         g_memdup2 (&self->span, sizeof self->span));
  g_clear_pointer (&self->marks, pnd_span_index_free);
  g_clear_pointer (&self->speakers, pnd_speakers_free);
  g_clear_pointer (&self->text, pnd_document_text_unref);
  g_clear_pointer (&self->structure, pnd_structure_unref);
  g_clear_pointer (&self->text_hash, g_free);
  g_clear_object (&self->document);
  self->span = PND_SPAN (0, 0);
  self->has_area = FALSE;
}

/*
 * Content:
 * @structure: (nullable)
 *
 * What is read of a document before it is shown.
 */
typedef struct
{
  PndDocumentText *text;
  PndStructure *structure;
  PndSpanIndex *marks;
} Content;

/* all of it, or nothing */
static gboolean
load_content (PndWorkspace *self, PndDocument *document, Content *content, GError **error)
{
  g_autoptr (PndDocumentText) loaded = pnd_document_load_text (document, error);
  g_autoptr (PndStructure) structure = NULL;
  g_autoptr (GError) local = NULL;
  GArray *found;

  if (loaded == NULL)
    return FALSE;
  structure = pnd_document_load_structure (document, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  found = pnd_coding_load_marks (self->project, pnd_row_get_id (PND_ROW (document)), error);
  if (found == NULL)
    return FALSE;
  pnd_workspace_drop_hidden_marks (self, found);
  content->marks = pnd_span_index_new_take (found);
  content->structure = g_steal_pointer (&structure);
  content->text = g_steal_pointer (&loaded);
  return TRUE;
}

/**
 * pnd_workspace_close_document:
 * @self: a workspace
 */
void
pnd_workspace_close_document (PndWorkspace *self)
{
  if (self->document == NULL)
    return;
  pnd_workspace_set_coding (self, 0);
  pnd_workspace_drop_document (self);
  g_object_notify (G_OBJECT (self), "document");
  g_signal_emit_by_name (self, "marks-changed");
  g_signal_emit_by_name (self, "selection-changed");
}

static void
show_document (PndWorkspace *self, PndDocument *document, const Content *content)
{
  gint64 id = pnd_row_get_id (PND_ROW (document));
  PndSpan *seen = g_hash_table_lookup (self->spans, &id);
  PndSpan whole = PND_SPAN (0, pnd_document_text_get_length (content->text));
  PndSpan span = seen == NULL ? PND_SPAN (0, 0) : pnd_span_clamp (*seen, whole);

  pnd_workspace_set_coding (self, 0);
  pnd_workspace_drop_document (self);
  self->document = g_object_ref (document);
  self->text = content->text;
  self->structure = content->structure;
  self->text_hash = g_strdup (pnd_document_get_text_hash (document));
  self->marks = content->marks;
  self->span = span;
  g_object_notify (G_OBJECT (self), "document");
  g_signal_emit_by_name (self, "marks-changed");
  g_signal_emit_by_name (self, "selection-changed");
}

static gboolean
show_anew (PndWorkspace *self)
{
  g_autoptr (PndDocument) document = g_object_ref (self->document);
  g_autoptr (GError) error = NULL;
  Content content;

  if (!load_content (self, document, &content, &error))
    {
      pnd_workspace_close_document (self);
      return pnd_workspace_fail (self, g_steal_pointer (&error));
    }
  show_document (self, document, &content);
  return TRUE;
}

static gboolean
reload_marks (PndWorkspace *self)
{
  g_autoptr (GError) error = NULL;
  gint64 id = pnd_row_get_id (PND_ROW (self->document));
  GArray *found = pnd_coding_load_marks (self->project, id, &error);

  if (found == NULL)
    return pnd_workspace_fail (self, g_steal_pointer (&error));
  pnd_workspace_drop_hidden_marks (self, found);
  g_clear_pointer (&self->marks, pnd_span_index_free);
  self->marks = pnd_span_index_new_take (found);
  return TRUE;
}

static void
reload_mark (PndWorkspace *self, gint64 id, gboolean annotation)
{
  PndCodingMark mark;
  gint64 document = pnd_row_get_id (PND_ROW (self->document));

  pnd_span_index_remove (self->marks, id, annotation);
  if (pnd_coding_load_mark (self->project, document, id, annotation, &mark)
      && pnd_workspace_get_coder_shown (self, mark.coder))
    pnd_span_index_insert (self->marks, &mark);
}

/**
 * pnd_workspace_reload_marks:
 * @self: a workspace
 *
 * Reads the marks of the document at hand again, and tells. A coding that is no longer among them is
 * no longer selected.
 */
void
pnd_workspace_reload_marks (PndWorkspace *self)
{
  if (self->document == NULL || !reload_marks (self))
    return;
  g_signal_emit_by_name (self, "marks-changed");
  if (self->coding != 0
      && pnd_span_index_find (self->marks, self->coding & ~PND_WORKSPACE_NOTE_BIT,
                              (self->coding & PND_WORKSPACE_NOTE_BIT) != 0)
           == NULL)
    pnd_workspace_set_coding (self, 0);
}

static gboolean
is_mark_change (const PndChange *change)
{
  return g_str_equal (change->table, "codings") || g_str_equal (change->table, "annotations");
}

static gsize
count_mark_changes (const PndChanges *changes)
{
  gsize n_marks = 0;

  for (gsize i = 0; i < pnd_changes_get_n (changes); i++)
    n_marks += is_mark_change (pnd_changes_get (changes, i));
  return n_marks;
}

/**
 * pnd_workspace_update_marks:
 * @self: a workspace
 * @changes: an edit that ended
 *
 * Returns: whether any mark of the document at hand may have changed
 */
gboolean
pnd_workspace_update_marks (PndWorkspace *self, const PndChanges *changes)
{
  gsize n_marks = count_mark_changes (changes);

  if (self->document == NULL || (n_marks == 0 && !pnd_changes_is_reset (changes)))
    return FALSE;
  if (pnd_changes_is_reset (changes) || n_marks > MAX_SINGLE_MARKS)
    return reload_marks (self);
  for (gsize i = 0; i < pnd_changes_get_n (changes); i++)
    {
      const PndChange *change = pnd_changes_get (changes, i);

      if (is_mark_change (change))
        reload_mark (self, change->id, g_str_equal (change->table, "annotations"));
    }
  return TRUE;
}

/**
 * pnd_workspace_update_sources:
 * @self: a workspace
 * @changes: (nullable): an edit that ended; %NULL when the project is another
 *
 * Who speaks and how lines are counted is asked again where it may have changed.
 */
void
pnd_workspace_update_sources (PndWorkspace *self, const PndChanges *changes)
{
  gboolean all = changes == NULL || pnd_changes_is_reset (changes);

  if (all || pnd_changes_touch (changes, "informants") || pnd_changes_touch (changes, "speakers"))
    g_clear_pointer (&self->speakers, pnd_speakers_free);
  if (all || pnd_changes_touch (changes, "project"))
    self->line_width = -1;
}

/**
 * pnd_workspace_get_speakers:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): who speaks in the document at hand, good until the project
 *   changes; %NULL without one
 */
PndSpeakers *
pnd_workspace_get_speakers (PndWorkspace *self)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (PND_IS_WORKSPACE (self), NULL);

  if (self->speakers == NULL && self->text != NULL)
    self->speakers = pnd_speakers_new (pnd_project_get_database (self->project),
                                       pnd_row_get_id (PND_ROW (self->document)), self->text,
                                       &error);
  if (error != NULL)
    pnd_workspace_fail (self, g_steal_pointer (&error));
  return self->speakers;
}

/**
 * pnd_workspace_get_line_width:
 * @self: a workspace
 *
 * Returns: characters a line by which lines are numbered; 0 where lines are paragraphs
 */
int
pnd_workspace_get_line_width (PndWorkspace *self)
{
  g_return_val_if_fail (PND_IS_WORKSPACE (self), 0);

  if (self->line_width < 0 && self->project != NULL)
    self->line_width = pnd_project_facts_get_line_width (self->project);
  return MAX (self->line_width, 0);
}

/**
 * pnd_workspace_update_document:
 * @self: a workspace
 *
 * The document at hand may have gone to the trash or be read in another encoding.
 */
void
pnd_workspace_update_document (PndWorkspace *self)
{
  if (self->document == NULL)
    return;
  if (pnd_row_get_deleted (PND_ROW (self->document))
      || pnd_document_get_trashed (self->document))
    pnd_workspace_close_document (self);
  else if (g_strcmp0 (self->text_hash, pnd_document_get_text_hash (self->document)) != 0)
    show_anew (self);
}

/**
 * pnd_workspace_get_document:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): the document in the reader
 */
PndDocument *
pnd_workspace_get_document (PndWorkspace *self)
{
  g_return_val_if_fail (PND_IS_WORKSPACE (self), NULL);

  return self->document;
}

/**
 * pnd_workspace_open_document:
 * @self: a workspace with a project
 * @document: the id of a document, 0 for none
 *
 * Loads text and marks, then shows them. What cannot be loaded is said as a message, and the
 * document at hand stays.
 *
 * Returns: whether @document is at hand now
 */
gboolean
pnd_workspace_open_document (PndWorkspace *self, gint64 document)
{
  g_autoptr (PndDocument) row = NULL;
  g_autoptr (GError) error = NULL;
  Content content;

  g_return_val_if_fail (PND_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (self->project != NULL, FALSE);

  if (document == 0)
    {
      pnd_workspace_close_document (self);
      return TRUE;
    }
  row = pnd_row_get (self->project, PND_TYPE_DOCUMENT, document, &error);
  if (row != NULL && row == self->document)
    return TRUE;
  if (row == NULL || !load_content (self, row, &content, &error))
    return pnd_workspace_fail (self, g_steal_pointer (&error));
  show_document (self, row, &content);
  return TRUE;
}

/**
 * pnd_workspace_get_text:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): the text of the document at hand
 */
PndDocumentText *
pnd_workspace_get_text (PndWorkspace *self)
{
  g_return_val_if_fail (PND_IS_WORKSPACE (self), NULL);

  return self->text;
}

/**
 * pnd_workspace_get_structure:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): what the text of the document at hand was in its file
 */
PndStructure *
pnd_workspace_get_structure (PndWorkspace *self)
{
  g_return_val_if_fail (PND_IS_WORKSPACE (self), NULL);

  return self->structure;
}

/**
 * pnd_workspace_get_marks:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): codings and annotations of the document at hand. Replaced as
 *   a whole now and then, so ask again at every `marks-changed`
 */
PndSpanIndex *
pnd_workspace_get_marks (PndWorkspace *self)
{
  g_return_val_if_fail (PND_IS_WORKSPACE (self), NULL);

  return self->marks;
}

/**
 * pnd_workspace_get_span:
 * @self: a workspace
 *
 * Returns: the selection in code points; empty: the caret
 */
PndSpan
pnd_workspace_get_span (PndWorkspace *self)
{
  g_return_val_if_fail (PND_IS_WORKSPACE (self), PND_SPAN (0, 0));

  return self->span;
}

/**
 * pnd_workspace_set_span:
 * @self: a workspace
 * @span: the selection in code points, within the text; empty: the caret
 */
void
pnd_workspace_set_span (PndWorkspace *self, PndSpan span)
{
  g_return_if_fail (PND_IS_WORKSPACE (self));
  g_return_if_fail (span.start >= 0 && span.end >= span.start);

  if (pnd_span_equal (self->span, span))
    return;
  self->span = span;
  self->has_area = FALSE;
  g_signal_emit_by_name (self, "selection-changed");
}

/**
 * pnd_workspace_set_area:
 * @self: a workspace
 * @area: (nullable): what is selected instead of text; %NULL for nothing
 *
 * The span is then the one that stands for it, see pnd_area_find_span(). Another span drops it.
 *
 * Returns: %FALSE where the document at hand has no such page
 */
gboolean
pnd_workspace_set_area (PndWorkspace *self, const PndArea *area)
{
  PndSpan span;

  g_return_val_if_fail (PND_IS_WORKSPACE (self), FALSE);

  if (area == NULL)
    {
      if (self->has_area)
        pnd_workspace_set_span (self, PND_SPAN (self->span.start, self->span.start));
      return TRUE;
    }
  if (self->text == NULL
      || !pnd_area_find_span (area, self->structure, pnd_document_text_get_length (self->text),
                              &span))
    return FALSE;
  self->span = span;
  self->has_area = TRUE;
  self->area = *area;
  g_signal_emit_by_name (self, "selection-changed");
  return TRUE;
}

/**
 * pnd_workspace_get_area:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): the area of a page that is selected; %NULL for text
 */
const PndArea *
pnd_workspace_get_area (PndWorkspace *self)
{
  g_return_val_if_fail (PND_IS_WORKSPACE (self), NULL);

  return self->has_area ? &self->area : NULL;
}

/**
 * pnd_workspace_reveal:
 * @self: a workspace with a project
 * @document: the id of a document
 * @span: a span of it, in code points
 *
 * Opens @document if need be and has @span shown and selected.
 */
void
pnd_workspace_reveal (PndWorkspace *self, gint64 document, PndSpan span)
{
  g_return_if_fail (PND_IS_WORKSPACE (self));

  if (!pnd_workspace_open_document (self, document))
    return;
  span = pnd_span_clamp (span, PND_SPAN (0, pnd_document_text_get_length (self->text)));
  pnd_workspace_set_span (self, span);
  g_signal_emit_by_name (self, "reveal", span.start, span.end);
}
