/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/store/search/hits.h"

#include <string.h>

#define AROUND 80      /* characters shown on each side */
#define MAX_MATCH 400  /* of a long match, as NEAR finds: its beginning */

/**
 * pnd_hit_walk_to:
 * @self: a walk
 * @byte: where to go; not before where it is
 */
void
pnd_hit_walk_to (PndHitWalk *self, gsize byte)
{
  const char *at = self->text + self->byte;
  const char *end = self->text + MIN (byte, self->n_bytes);
  int characters = 0;
  int lines = 0;

  for (const char *p = at; p < end; p++)
    {
      characters += (*p & 0xc0) != 0x80;
      lines += *p == '\n';
    }
  self->position += characters;
  self->line += lines;
  self->byte = (gsize) (end - self->text);
}

/* runs of white space as one space, so that a snippet is one line */
static char *
flatten (const char *from, const char *to)
{
  GString *flat = g_string_sized_new ((gsize) (to - from));
  gboolean in_space = FALSE;

  for (const char *p = from; p < to; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        in_space = TRUE;
      else
        {
          if (in_space)
            g_string_append_c (flat, ' ');
          in_space = FALSE;
          g_string_append_unichar (flat, c);
        }
    }
  if (in_space)
    g_string_append_c (flat, ' ');
  return g_string_free (flat, FALSE);
}

/**
 * pnd_hit_get_before:
 * @text: a text
 * @span: a hit in it
 *
 * Returns: (transfer full): what stands before it
 */
char *
pnd_hit_get_before (const char *text, PndByteSpan span)
{
  const char *end = text + span.start;
  const char *from = end;
  const char *space = NULL;
  int n = 0;

  while (from > text && n < AROUND)
    {
      from = g_utf8_prev_char (from);
      n++;
      if (g_unichar_isspace (g_utf8_get_char (from)))
        space = from;
    }
  if (from > text && space != NULL)
    from = space;
  return flatten (from, end);
}

/**
 * pnd_hit_get_match:
 * @text: a text
 * @span: a hit in it
 *
 * Returns: (transfer full): the hit itself, or the beginning of a long one
 */
char *
pnd_hit_get_match (const char *text, PndByteSpan span)
{
  const char *end = text + span.end;
  const char *to = text + span.start;
  char *match;
  char *whole;

  for (int n = 0; to < end && n < MAX_MATCH; n++)
    to = g_utf8_next_char (to);
  match = flatten (text + span.start, to);
  if (to >= end)
    return match;
  whole = g_strconcat (match, "…", NULL);
  g_free (match);
  return whole;
}

/**
 * pnd_hit_get_after:
 * @text: a text
 * @n_bytes: its length
 * @span: a hit in it
 *
 * Returns: (transfer full): what follows it
 */
char *
pnd_hit_get_after (const char *text, gsize n_bytes, PndByteSpan span)
{
  const char *end = text + n_bytes;
  const char *to = text + span.end;
  const char *space = NULL;

  for (int n = 0; to < end && n < AROUND; n++)
    {
      if (g_unichar_isspace (g_utf8_get_char (to)))
        space = to;
      to = g_utf8_next_char (to);
    }
  if (to < end && space != NULL && space > text + span.end)
    to = space;
  return flatten (text + span.end, to);
}
