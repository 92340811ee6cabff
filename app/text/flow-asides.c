/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said beside the text: notes, boxes and comments. */

#include "app/text/flow-private.h"

/* open at one time; each piece of text looks through them */
#define MAX_COMMENTS 1000

typedef struct
{
  int number;
  PndImported *imported;
} Note;

static void
clear_note (gpointer note)
{
  pnd_imported_free (((Note *) note)->imported);
}

static int
compare_notes (gconstpointer a, gconstpointer b)
{
  return ((const Note *) a)->number - ((const Note *) b)->number;
}

static void
put_comment (PndFlow *self, const char *id, gboolean has_end, const char *author,
             const char *text)
{
  PndLayer *layer = pnd_flow_get_top (self);
  int start = PND_PENDING;

  for (guint i = layer->comments->len; i-- > 0;)
    if (g_str_equal (g_array_index (layer->comments, PndOpen, i).value, id))
      {
        start = g_array_index (layer->comments, PndOpen, i).start;
        g_array_remove_index (layer->comments, i);
        break;
      }
  if (start == PND_PENDING)
    start = pnd_layer_get_position (layer);
  if (*text != '\0')
    pnd_text_builder_add_comment (
      layer->builder, PND_SPAN (start, has_end ? pnd_layer_get_position (layer) : start), author,
      text);
}

/* of Note, those that came to an end */
GArray *
pnd_flow_notes_new (void)
{
  GArray *notes = g_array_new (FALSE, FALSE, sizeof (Note));

  g_array_set_clear_func (notes, clear_note);
  return notes;
}

void
pnd_flow_put_boxes (PndFlow *self, PndLayer *layer)
{
  for (guint i = 0; i < layer->boxes->len; i++)
    {
      const PndImported *box = g_ptr_array_index (layer->boxes, i);

      if (layer->table_depth > 0)
        {
          layer->needs_space = TRUE;
          pnd_flow_add_text (self, pnd_document_text_get_utf8 (box->text, NULL));
          layer->needs_space = TRUE;
        }
      else
        {
          pnd_layer_merge (layer->builder, box);
          pnd_text_builder_end_line (layer->builder);
        }
    }
  g_ptr_array_set_size (layer->boxes, 0);
}

void
pnd_flow_put_notes (PndFlow *self, PndLayer *layer)
{
  g_array_sort (self->notes, compare_notes);
  for (guint i = 0; i < self->notes->len; i++)
    {
      const Note *note = &g_array_index (self->notes, Note, i);
      g_autofree char *number = g_strdup_printf ("%d", note->number);
      g_autofree char *mark = g_strdup_printf ("[%d] ", note->number);

      pnd_text_builder_end_line (layer->builder);
      pnd_text_builder_begin_run (layer->builder, PND_RUN_NOTE, 0, number);
      pnd_text_builder_append (layer->builder, mark, -1);
      pnd_layer_merge (layer->builder, note->imported);
      pnd_text_builder_end_run (layer->builder);
    }
}

/**
 * pnd_flow_mark_note:
 * @self: a flow
 *
 * Returns: the note's number, from 1
 */
int
pnd_flow_mark_note (PndFlow *self)
{
  int number = pnd_flow_number_note (self);

  pnd_flow_put_mark (self, number);
  return number;
}

/**
 * pnd_flow_number_note:
 * @self: a flow
 *
 * Returns: a note's number, from 1
 */
int
pnd_flow_number_note (PndFlow *self)
{
  return ++self->n_notes;
}

/**
 * pnd_flow_put_mark:
 * @self: a flow
 * @number: of a note
 */
void
pnd_flow_put_mark (PndFlow *self, int number)
{
  g_autofree char *value = g_strdup_printf ("%d", number);
  g_autofree char *mark = g_strdup_printf ("[%d]", number);
  PndTextBuilder *builder = pnd_flow_get_top (self)->builder;

  pnd_layer_prepare (pnd_flow_get_top (self));
  pnd_text_builder_begin_run (builder, PND_RUN_NOTE_MARK, 0, value);
  pnd_text_builder_append (builder, mark, -1);
  pnd_text_builder_end_run (builder);
  pnd_flow_get_top (self)->after_space = FALSE;
}

/**
 * pnd_flow_begin_note:
 * @self: a flow
 * @number: what pnd_flow_mark_note() gave
 */
void
pnd_flow_begin_note (PndFlow *self, int number)
{
  pnd_flow_begin_layer (self, number);
}

static gboolean
is_in_box (PndFlow *self)
{
  return self->layers->len > 1 && pnd_flow_get_top (self)->number == 0;
}

/**
 * pnd_flow_end_note:
 * @self: a flow
 *
 * Ends the note, and boxes that are open in it; without one, as only a file that no program wrote
 * has it, nothing.
 */
void
pnd_flow_end_note (PndFlow *self)
{
  Note note = { 0, NULL };

  while (is_in_box (self))
    pnd_flow_end_box (self);
  if (self->layers->len == 1)
    return;
  note.number = pnd_flow_get_top (self)->number;
  note.imported = pnd_flow_end_layer (self);
  if (note.imported != NULL)
    g_array_append_val (self->notes, note);
}

/**
 * pnd_flow_begin_box:
 * @self: a flow
 */
void
pnd_flow_begin_box (PndFlow *self)
{
  pnd_flow_begin_layer (self, 0);
}

/**
 * pnd_flow_end_box:
 * @self: a flow
 *
 * Ends the box; without one, nothing.
 */
void
pnd_flow_end_box (PndFlow *self)
{
  PndImported *imported;

  if (!is_in_box (self))
    return;
  imported = pnd_flow_end_layer (self);
  if (imported != NULL)
    g_ptr_array_add (pnd_flow_get_top (self)->boxes, imported);
}

/**
 * pnd_flow_begin_comment:
 * @self: a flow
 * @id: of the comment
 */
void
pnd_flow_begin_comment (PndFlow *self, const char *id)
{
  PndOpen comment = { PND_PENDING, NULL };

  if (pnd_flow_get_top (self)->comments->len >= MAX_COMMENTS)
    return;
  comment.value = g_strdup (id);
  g_array_append_val (pnd_flow_get_top (self)->comments, comment);
}

/**
 * pnd_flow_end_comment:
 * @self: a flow
 * @id: of the comment; one that did not begin lies here
 * @author: (nullable): who wrote it
 * @text: what it says
 */
void
pnd_flow_end_comment (PndFlow *self, const char *id, const char *author, const char *text)
{
  put_comment (self, id, TRUE, author, text);
}

/**
 * pnd_flow_put_comment:
 * @self: a flow
 * @id: of the comment
 * @author: (nullable): who wrote it
 * @text: what it says
 */
void
pnd_flow_put_comment (PndFlow *self, const char *id, const char *author, const char *text)
{
  put_comment (self, id, FALSE, author, text);
}
