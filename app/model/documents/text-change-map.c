/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where passages and structure of the old text are in the new one. */

#include "app/model/documents/text-change-private.h"

/* the first edit that ends after @position in the old text; all before it lie behind */
static guint
find_edit (const PndTextChange *self, int position)
{
  guint low = 0;
  guint high = self->edits->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->edits, PndTextEdit, middle).before.end <= position)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* how far characters have moved behind the first @n edits */
static int
get_shift (const PndTextChange *self, guint n)
{
  const PndTextEdit *last;

  if (n == 0)
    return 0;
  last = &g_array_index (self->edits, PndTextEdit, n - 1);
  return last->after.end - last->before.end;
}

/**
 * pnd_text_change_map_position:
 * @self: a change
 * @position: in the old text, in code points
 *
 * Returns: where the character at @position is in the new text, or if it went, the next one.
 */
int
pnd_text_change_map_position (const PndTextChange *self, int position)
{
  guint at;

  g_return_val_if_fail (self != NULL, position);

  at = find_edit (self, position);
  if (at < self->edits->len)
    {
      const PndTextEdit *edit = &g_array_index (self->edits, PndTextEdit, at);

      if (pnd_span_contains (edit->before, position))
        return edit->after.end;
    }
  return position + get_shift (self, at);
}

/* Whether a letter or digit of the passage is left, or, where it has none, any character: the full
 * stop alone that a new sentence has as well is nothing left of the old one. @first: the first edit
 * that ends behind the start of @span. */
static gboolean
is_left (const PndTextChange *self, PndSpan span, guint first)
{
  const char *at = pnd_document_text_get_utf8 (self->before, NULL)
                   + pnd_document_text_to_byte (self->before, span.start);
  gboolean had_letters = FALSE;
  gboolean is_any_left = FALSE;

  for (int position = span.start; position < span.end; position++)
    {
      const PndTextEdit *edit = NULL;
      gboolean is_letter = g_unichar_isalnum (g_utf8_get_char (at));

      while (first < self->edits->len
             && g_array_index (self->edits, PndTextEdit, first).before.end <= position)
        first++;
      if (first < self->edits->len)
        edit = &g_array_index (self->edits, PndTextEdit, first);
      if (edit == NULL || position < edit->before.start)
        {
          if (is_letter)
            return TRUE;
          is_any_left = TRUE;
        }
      had_letters |= is_letter;
      at = g_utf8_next_char (at);
    }
  return is_any_left && !had_letters;
}

/**
 * pnd_text_change_map:
 * @self: a change
 * @span: a passage of the old text, in code points
 * @mapped: (out): the passage in the new text
 *
 * The passage keeps what is left of its characters, and all that an edit put in their place: an
 * edit that lies wholly in it stays in it, one that goes beyond it is left out.
 *
 * Returns: whether anything of it is left: a letter or digit, if it had any.
 */
gboolean
pnd_text_change_map (const PndTextChange *self, PndSpan span, PndSpan *mapped)
{
  guint first;
  guint last;

  g_return_val_if_fail (self != NULL && mapped != NULL, FALSE);

  first = find_edit (self, span.start);
  mapped->start = span.start + get_shift (self, first);
  for (last = first; last < self->edits->len; last++)
    {
      const PndTextEdit *edit = &g_array_index (self->edits, PndTextEdit, last);

      if (edit->before.start >= span.end)
        break;
      if (edit->before.start < span.start)
        mapped->start = edit->after.end;
      else if (edit->before.start == span.start)
        mapped->start = edit->before.end <= span.end && !pnd_span_is_empty (edit->before)
                          ? edit->after.start
                          : edit->after.end;
      if (edit->before.end > span.end)
        {
          mapped->end = edit->after.start;
          return is_left (self, span, first);
        }
    }
  mapped->end = span.end + get_shift (self, last);
  return last == first || is_left (self, span, first);
}

/* pages follow one another without a gap */
static PndSpan
map_page (const PndTextChange *self, PndSpan page)
{
  PndSpan mapped = { pnd_text_change_map_position (self, page.start),
                     pnd_text_change_map_position (self, page.end) };

  /* what was written before the first character belongs to the first page */
  if (page.start == 0)
    mapped.start = 0;
  return mapped;
}

/* whether a line begins at @position, or the text is over */
static gboolean
begins_line (PndDocumentText *text, int position)
{
  return position == 0 || position > pnd_document_text_get_length (text)
         || pnd_document_text_get_char (text, position - 1) == '\n';
}

/* Nothing in the line was edited, and it is a line of its own still. @behind: how many edits end
 * before it */
static gboolean
is_kept (const PndTextChange *self, PndSpan line, guint behind)
{
  int start = line.start + get_shift (self, behind);

  if (behind < self->edits->len
      && g_array_index (self->edits, PndTextEdit, behind).before.start
           < MAX (line.end, line.start + 1))
    return FALSE;
  return begins_line (self->after, start)
         && begins_line (self->after, start + line.end - line.start + 1);
}

/**
 * pnd_text_change_list_kept_lines:
 * @self: a change
 *
 * Returns: (transfer full) (element-type PndTextEdit): the lines that stayed as they were, with
 *   their LF, where they were and where they are, in order; neighbours that stayed neighbours are
 *   one
 */
GArray *
pnd_text_change_list_kept_lines (const PndTextChange *self)
{
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (PndTextEdit));
  guint behind = 0;
  int n_lines;

  g_return_val_if_fail (self != NULL, kept);

  n_lines = pnd_document_text_get_n_lines (self->before);
  for (int i = 0; i < n_lines; i++)
    {
      PndSpan line = pnd_document_text_get_line (self->before, i);
      PndTextEdit *last = kept->len > 0 ? &g_array_index (kept, PndTextEdit, kept->len - 1) : NULL;
      PndTextEdit one;

      while (behind < self->edits->len
             && g_array_index (self->edits, PndTextEdit, behind).before.end <= line.start)
        behind++;
      if (!is_kept (self, line, behind))
        continue;
      one.before = PND_SPAN (line.start, line.end + 1);
      one.after = PND_SPAN (line.start + get_shift (self, behind),
                            line.end + 1 + get_shift (self, behind));
      if (last != NULL && last->before.end == one.before.start
          && last->after.end == one.after.start)
        {
          last->before.end = one.before.end;
          last->after.end = one.after.end;
        }
      else
        g_array_append_val (kept, one);
    }
  return kept;
}

/**
 * pnd_text_change_map_structure:
 * @self: a change
 * @structure: of the old text
 *
 * Returns: (transfer full): what is left of it in the new text.
 */
PndStructure *
pnd_text_change_map_structure (const PndTextChange *self, const PndStructure *structure)
{
  GArray *mapped = g_array_new (FALSE, FALSE, sizeof (PndRun));
  const PndRun *runs;
  int n_runs;

  g_return_val_if_fail (self != NULL && structure != NULL, NULL);

  runs = pnd_structure_get_runs (structure, &n_runs);
  for (int i = 0; i < n_runs; i++)
    {
      PndRun run = runs[i];
      gboolean is_page = run.kind == PND_RUN_PAGE;

      if (is_page)
        run.span = map_page (self, runs[i].span);
      else if (!pnd_text_change_map (self, runs[i].span, &run.span))
        continue;
      run.value = g_strdup (runs[i].value);
      g_array_append_val (mapped, run);
    }
  return pnd_structure_new_take (mapped);
}
