/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text/flow-layer.h"

#include <string.h>

static const PndRunKind emphasis_kinds[PND_N_EMPHASES] = {
  PND_RUN_BOLD, PND_RUN_ITALIC, PND_RUN_UNDERLINE,
};

static void
clear_open (gpointer open)
{
  g_free (((PndOpen *) open)->value);
}

static GArray *
new_opens (void)
{
  GArray *opens = g_array_new (FALSE, FALSE, sizeof (PndOpen));

  g_array_set_clear_func (opens, clear_open);
  return opens;
}

/**
 * pnd_layer_new:
 * @number: of a note, or 0
 *
 * Returns: (transfer full): an empty text
 */
PndLayer *
pnd_layer_new (int number)
{
  PndLayer *layer = g_new0 (PndLayer, 1);

  layer->builder = pnd_text_builder_new ();
  layer->boxes = g_ptr_array_new_with_free_func ((GDestroyNotify) pnd_imported_free);
  layer->links = new_opens ();
  layer->comments = new_opens ();
  layer->quotations = g_array_new (FALSE, FALSE, sizeof (int));
  layer->number = number;
  layer->is_fresh = TRUE;
  return layer;
}

/**
 * pnd_layer_free:
 * @self: a text
 */
void
pnd_layer_free (PndLayer *self)
{
  pnd_text_builder_free (self->builder);
  g_ptr_array_unref (self->boxes);
  g_array_unref (self->links);
  g_array_unref (self->comments);
  g_array_unref (self->quotations);
  g_free (self->label);
  g_free (self);
}

/**
 * pnd_layer_get_position:
 * @self: a text
 *
 * Returns: where its next character will be, in code points
 */
int
pnd_layer_get_position (PndLayer *self)
{
  return pnd_text_builder_get_position (self->builder);
}

static void
start_pending (GArray *opens, int position)
{
  for (guint i = opens->len; i-- > 0;)
    {
      PndOpen *open = &g_array_index (opens, PndOpen, i);

      if (open->start != PND_PENDING)
        break;
      open->start = position;
    }
}

/**
 * pnd_layer_prepare:
 * @self: a text that is to get some
 *
 * Puts tabs between cells, a space between paragraphs of a cell, and a list's number.
 */
void
pnd_layer_prepare (PndLayer *self)
{
  int position;

  for (; self->n_tabs > 0; self->n_tabs--)
    pnd_text_builder_append (self->builder, "\t", 1);
  if ((self->needs_space || self->space_waits) && !self->is_fresh)
    pnd_text_builder_append (self->builder, " ", 1);
  self->needs_space = self->space_waits = FALSE;
  if (self->label != NULL)
    {
      pnd_text_builder_append (self->builder, self->label, -1);
      pnd_text_builder_append (self->builder, " ", 1);
      g_clear_pointer (&self->label, g_free);
    }
  self->is_fresh = FALSE;
  position = pnd_layer_get_position (self);
  for (int i = 0; i < PND_N_EMPHASES; i++)
    if (self->emphasis[i] && self->emphasis_start[i] == PND_PENDING)
      self->emphasis_start[i] = position;
  start_pending (self->links, position);
  start_pending (self->comments, position);
}

/**
 * pnd_layer_end_emphasis:
 * @self: a text
 * @which: bold, italic or underlined, from 0
 * @position: where it ends
 */
void
pnd_layer_end_emphasis (PndLayer *self, int which, int position)
{
  int start = self->emphasis_start[which];

  if (self->emphasis[which] && start != PND_PENDING && start < position)
    pnd_text_builder_add_run (self->builder, emphasis_kinds[which], PND_SPAN (start, position), 0,
                              NULL);
  self->emphasis_start[which] = PND_PENDING;
}

static PndSpan
shift_span (PndSpan span, int shift)
{
  return PND_SPAN (span.start + shift, span.end + shift);
}

/**
 * pnd_layer_merge:
 * @builder: where to
 * @imported: a text, whose runs and comments come along
 */
void
pnd_layer_merge (PndTextBuilder *builder, const PndImported *imported)
{
  int shift = pnd_text_builder_get_position (builder);
  gsize n_bytes;
  const char *utf8 = pnd_document_text_get_utf8 (imported->text, &n_bytes);
  int n_runs = 0;
  const PndRun *runs = imported->structure != NULL
                         ? pnd_structure_get_runs (imported->structure, &n_runs) : NULL;

  pnd_text_builder_append (builder, utf8, n_bytes);
  for (int i = 0; i < n_runs; i++)
    pnd_text_builder_add_run (builder, runs[i].kind, shift_span (runs[i].span, shift),
                              runs[i].level, runs[i].value);
  for (guint i = 0; imported->comments != NULL && i < imported->comments->len; i++)
    {
      const PndImportedComment *comment = g_ptr_array_index (imported->comments, i);

      pnd_text_builder_add_comment (builder, shift_span (comment->span, shift),
                                    comment->author, comment->text);
    }
}
