/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text/flow.h"

#include <string.h>

#include "app/text/flow-private.h"

typedef struct
{
  int position;
  gboolean rendered;
} Break;

/* ends the line; gives where its text ended */
static int
end_line (PndFlow *self, PndLayer *layer, int start)
{
  int position;

  pnd_text_builder_end_line (layer->builder);
  position = pnd_layer_get_position (layer);
  if (self->layers->len == 1 && self->breaks->len > 0)
    {
      Break *last = &g_array_index (self->breaks, Break, self->breaks->len - 1);

      /* after the last text of a line it lies after the line */
      if (position > start && last->position >= position - 1)
        last->position = position;
    }
  return position > start ? position - 1 : position;
}

static void
end_block (PndFlow *self, PndLayer *layer)
{
  int start = layer->paragraph_start;
  int end = end_line (self, layer, start);

  for (int i = 0; i < PND_N_EMPHASES; i++)
    pnd_layer_end_emphasis (layer, i, end);
  if (layer->heading > 0)
    pnd_text_builder_add_run (layer->builder, PND_RUN_HEADING, PND_SPAN (start, MAX (start, end)),
                              layer->heading, NULL);
  else if (layer->list_level > 0)
    pnd_text_builder_add_run (layer->builder, PND_RUN_LIST_ITEM,
                              PND_SPAN (start, MAX (start, end)), layer->list_level, NULL);
}

/* the notes lie on no page: they are not where they were called */
static void
put_pages (PndFlow *self, PndLayer *layer)
{
  int end = pnd_layer_get_position (layer);
  int start = 0, n = 0;

  for (guint i = 0; i <= self->breaks->len; i++)
    {
      int next = i < self->breaks->len ? g_array_index (self->breaks, Break, i).position : end;
      g_autofree char *label = g_strdup_printf ("%d", ++n);

      pnd_text_builder_add_run (layer->builder, PND_RUN_PAGE, PND_SPAN (start, MAX (start, next)),
                                0, label);
      start = MAX (start, next);
    }
}

/* in a cell, what breaks lines or sets cells apart is a space */
static const char *
flatten (PndFlow *self, PndLayer *layer, const char *utf8)
{
  if (layer->table_depth == 0 || strpbrk (utf8, "\n\r\t") == NULL)
    return utf8;
  g_string_assign (self->scratch, utf8);
  g_strdelimit (self->scratch->str, "\n\r\t", ' ');
  return self->scratch->str;
}

PndLayer *
pnd_flow_get_top (PndFlow *self)
{
  return g_ptr_array_index (self->layers, self->layers->len - 1);
}

void
pnd_flow_begin_layer (PndFlow *self, int number)
{
  g_ptr_array_add (self->layers, pnd_layer_new (number));
}

PndImported *
pnd_flow_end_layer (PndFlow *self)
{
  g_autoptr (GBytes) none = g_bytes_new (NULL, 0);
  PndLayer *layer = pnd_flow_get_top (self);
  PndImported *imported;

  while (layer->table_depth > 0)
    pnd_flow_end_row (self);
  pnd_flow_end_paragraph (self);
  imported = pnd_text_builder_finish (layer->builder, "", none, NULL);
  g_ptr_array_set_size (self->layers, self->layers->len - 1);
  return imported;
}

/**
 * pnd_flow_new:
 *
 * Returns: (transfer full): an empty flow
 */
PndFlow *
pnd_flow_new (void)
{
  PndFlow *self = g_new0 (PndFlow, 1);

  self->layers = g_ptr_array_new_with_free_func ((GDestroyNotify) pnd_layer_free);
  self->breaks = g_array_new (FALSE, FALSE, sizeof (Break));
  self->notes = pnd_flow_notes_new ();
  self->scratch = g_string_new (NULL);
  pnd_flow_begin_layer (self, 0);
  return self;
}

/**
 * pnd_flow_free:
 * @self: (nullable): a flow
 */
void
pnd_flow_free (PndFlow *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->layers);
  g_array_unref (self->breaks);
  g_array_unref (self->notes);
  g_string_free (self->scratch, TRUE);
  g_free (self);
}

/**
 * pnd_flow_get_n_bytes:
 * @self: a flow
 *
 * Returns: bytes of UTF-8 in the innermost text
 */
gsize
pnd_flow_get_n_bytes (const PndFlow *self)
{
  return pnd_text_builder_get_n_bytes (pnd_flow_get_top ((PndFlow *) self)->builder);
}

/**
 * pnd_flow_begin_paragraph:
 * @self: a flow
 * @heading: its level from 1, or 0
 * @list_level: from 1, or 0
 * @label: (nullable): the list's number or bullet
 */
void
pnd_flow_begin_paragraph (PndFlow *self, int heading, int list_level, const char *label)
{
  PndLayer *layer = pnd_flow_get_top (self);

  pnd_flow_end_paragraph (self);
  layer = pnd_flow_get_top (self);
  layer->paragraph_start = pnd_layer_get_position (layer);
  layer->heading = MIN (heading, 6);
  layer->list_level = MIN (list_level, 9);
  g_free (layer->label);
  layer->label = g_strdup (label);
}

/**
 * pnd_flow_end_paragraph:
 * @self: a flow
 */
void
pnd_flow_end_paragraph (PndFlow *self)
{
  PndLayer *layer = pnd_flow_get_top (self);

  g_clear_pointer (&layer->label, g_free);
  if (layer->table_depth > 0)
    layer->needs_space = TRUE;
  else
    {
      end_block (self, layer);
      layer->is_fresh = TRUE;
    }
  layer->after_space = layer->space_waits = FALSE;
  layer->heading = layer->list_level = 0;
  pnd_flow_put_boxes (self, layer);
  layer->paragraph_start = pnd_layer_get_position (layer);
}

/**
 * pnd_flow_begin_quotation:
 * @self: a flow
 *
 * Ends a paragraph that is open.
 */
void
pnd_flow_begin_quotation (PndFlow *self)
{
  int start;

  pnd_flow_end_paragraph (self);
  start = pnd_layer_get_position (pnd_flow_get_top (self));
  g_array_append_val (pnd_flow_get_top (self)->quotations, start);
}

/**
 * pnd_flow_end_quotation:
 * @self: a flow
 */
void
pnd_flow_end_quotation (PndFlow *self)
{
  PndLayer *layer = pnd_flow_get_top (self);
  int start, end;

  pnd_flow_end_paragraph (self);
  if (layer->quotations->len == 0)
    return;
  start = g_array_index (layer->quotations, int, layer->quotations->len - 1);
  g_array_set_size (layer->quotations, layer->quotations->len - 1);
  end = pnd_layer_get_position (layer);
  if (end > start && layer->table_depth == 0)
    pnd_text_builder_add_run (layer->builder, PND_RUN_QUOTATION, PND_SPAN (start, end - 1), 0,
                              NULL);
}

/**
 * pnd_flow_add_text:
 * @self: a flow
 * @utf8: valid UTF-8
 */
void
pnd_flow_add_text (PndFlow *self, const char *utf8)
{
  PndLayer *layer = pnd_flow_get_top (self);

  /* office programs set the number apart from a note's text by a space in the text */
  if (layer->is_fresh && layer->number > 0)
    utf8 += strspn (utf8, " \t");
  if (*utf8 == '\0')
    return;
  pnd_layer_prepare (layer);
  layer->after_space = g_ascii_isspace (utf8[strlen (utf8) - 1]);
  pnd_text_builder_append (layer->builder, flatten (self, layer, utf8), -1);
}

/**
 * pnd_flow_add_collapsed:
 * @self: a flow
 * @utf8: valid UTF-8
 *
 * White space is one space, and none where a paragraph or cell begins.
 */
void
pnd_flow_add_collapsed (PndFlow *self, const char *utf8)
{
  PndLayer *layer = pnd_flow_get_top (self);
  gboolean after_space = layer->is_fresh || layer->needs_space || layer->after_space;

  g_string_truncate (self->scratch, 0);
  for (; *utf8 != '\0'; utf8++)
    if (!g_ascii_isspace (*utf8))
      {
        g_string_append_c (self->scratch, *utf8);
        after_space = FALSE;
      }
    else if (!after_space)
      {
        g_string_append_c (self->scratch, ' ');
        after_space = TRUE;
      }
  if (self->scratch->len == 0)
    return;
  if (after_space)
    g_string_truncate (self->scratch, self->scratch->len - 1);
  if (self->scratch->len > 0)
    {
      pnd_layer_prepare (layer);
      pnd_text_builder_append (layer->builder, self->scratch->str, self->scratch->len);
    }
  layer->after_space = layer->space_waits = after_space;
}

/**
 * pnd_flow_add_tab:
 * @self: a flow
 */
void
pnd_flow_add_tab (PndFlow *self)
{
  pnd_flow_add_text (self, "\t");
  pnd_flow_get_top (self)->after_space = FALSE;
}

/**
 * pnd_flow_break_line:
 * @self: a flow
 */
void
pnd_flow_break_line (PndFlow *self)
{
  PndLayer *layer = pnd_flow_get_top (self);

  if (layer->table_depth > 0)
    layer->needs_space = TRUE;
  else if (!layer->is_fresh)
    pnd_text_builder_end_line (layer->builder);
  layer->after_space = TRUE;
  layer->space_waits = FALSE;
}

/**
 * pnd_flow_break_page:
 * @self: a flow
 * @rendered: found by the program that wrote the file, not made by a person
 */
void
pnd_flow_break_page (PndFlow *self, gboolean rendered)
{
  PndLayer *layer = pnd_flow_get_top (self);
  Break page = { 0, rendered };
  const Break *last;

  if (self->layers->len > 1)
    return;
  if (!rendered && layer->table_depth == 0)
    pnd_flow_break_line (self);
  page.position = pnd_layer_get_position (layer);
  if (page.position == 0)
    return;
  last = self->breaks->len > 0 ? &g_array_index (self->breaks, Break, self->breaks->len - 1)
                               : NULL;
  if (last != NULL && last->position == page.position && (rendered || last->rendered))
    return;
  g_array_append_val (self->breaks, page);
}

/**
 * pnd_flow_set_emphasis:
 * @self: a flow
 * @bold: how the text that follows is
 * @italic: the same
 * @underline: the same
 */
void
pnd_flow_set_emphasis (PndFlow *self, gboolean bold, gboolean italic, gboolean underline)
{
  const gboolean wanted[PND_N_EMPHASES] = { bold, italic, underline };
  PndLayer *layer = pnd_flow_get_top (self);

  for (int i = 0; i < PND_N_EMPHASES; i++)
    if (layer->emphasis[i] != wanted[i])
      {
        pnd_layer_end_emphasis (layer, i, pnd_layer_get_position (layer));
        layer->emphasis[i] = wanted[i];
      }
}

/**
 * pnd_flow_begin_link:
 * @self: a flow
 * @address: where it leads; "" for nowhere that matters
 */
void
pnd_flow_begin_link (PndFlow *self, const char *address)
{
  PndOpen link = { PND_PENDING, g_strdup (address) };

  g_array_append_val (pnd_flow_get_top (self)->links, link);
}

/**
 * pnd_flow_end_link:
 * @self: a flow
 */
void
pnd_flow_end_link (PndFlow *self)
{
  PndLayer *layer = pnd_flow_get_top (self);
  const PndOpen *link;
  int position;

  if (layer->links->len == 0)
    return;
  link = &g_array_index (layer->links, PndOpen, layer->links->len - 1);
  position = pnd_layer_get_position (layer);
  if (link->start != PND_PENDING && *link->value != '\0' && position > link->start)
    pnd_text_builder_add_run (layer->builder, PND_RUN_LINK, PND_SPAN (link->start, position), 0,
                              link->value);
  g_array_set_size (layer->links, layer->links->len - 1);
}

/**
 * pnd_flow_begin_row:
 * @self: a flow
 *
 * A row in a cell is part of that cell.
 */
void
pnd_flow_begin_row (PndFlow *self)
{
  PndLayer *layer = pnd_flow_get_top (self);

  pnd_flow_end_paragraph (self);
  if (layer->table_depth++ > 0)
    return;
  layer->row_start = pnd_layer_get_position (layer);
  layer->n_tabs = -1; /* before the first cell is none */
}

/**
 * pnd_flow_begin_cell:
 * @self: a flow
 */
void
pnd_flow_begin_cell (PndFlow *self)
{
  PndLayer *layer = pnd_flow_get_top (self);

  pnd_flow_end_paragraph (self);
  if (layer->table_depth != 1)
    return;
  layer->n_tabs++;
  layer->is_fresh = TRUE;
  layer->needs_space = FALSE;
}

/**
 * pnd_flow_end_row:
 * @self: a flow
 */
void
pnd_flow_end_row (PndFlow *self)
{
  PndLayer *layer = pnd_flow_get_top (self);
  int end;

  if (layer->table_depth == 0)
    return;
  pnd_flow_end_paragraph (self);
  if (--layer->table_depth > 0)
    return;
  end = end_line (self, layer, layer->row_start);
  for (int i = 0; i < PND_N_EMPHASES; i++)
    pnd_layer_end_emphasis (layer, i, end);
  pnd_text_builder_add_run (layer->builder, PND_RUN_TABLE_ROW,
                            PND_SPAN (layer->row_start, MAX (layer->row_start, end)), 0, NULL);
  layer->n_tabs = 0;
  layer->needs_space = FALSE;
  layer->is_fresh = TRUE;
  layer->paragraph_start = pnd_layer_get_position (layer);
}

/**
 * pnd_flow_take_text:
 * @self: a flow
 *
 * Returns: (transfer full): all of its text; "" when there is none
 */
char *
pnd_flow_take_text (PndFlow *self)
{
  g_autoptr (PndImported) imported = NULL;

  while (self->layers->len > 1)
    pnd_flow_end_note (self);
  imported = pnd_flow_end_layer (self);
  pnd_flow_begin_layer (self, 0);
  return g_strdup (imported != NULL ? pnd_document_text_get_utf8 (imported->text, NULL) : "");
}

/**
 * pnd_flow_finish:
 * @self: a flow
 * @name: the document's name
 * @original: the file's bytes
 * @error: return location for %PND_IMPORT_ERROR_EMPTY
 *
 * Returns: (transfer full) (nullable): the document
 */
PndImported *
pnd_flow_finish (PndFlow *self, const char *name, GBytes *original, GError **error)
{
  PndLayer *layer;

  while (self->layers->len > 1)
    pnd_flow_end_note (self);
  layer = pnd_flow_get_top (self);
  while (layer->table_depth > 0)
    pnd_flow_end_row (self);
  pnd_flow_end_paragraph (self);
  if (self->breaks->len > 0)
    put_pages (self, layer);
  pnd_flow_put_notes (self, layer);
  return pnd_text_builder_finish (layer->builder, name, original, error);
}
