/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text/text-builder.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/text/plain-text.h"

struct _PndTextBuilder
{
  GString *text;
  int position;        /* code points of text */
  gboolean after_cr;   /* the last byte given was a CR, which is a LF in text already */
  gboolean is_full;    /* more was given than a text may have; nothing is taken any more */
  GArray *runs;        /* of PndRun: ended ones */
  GArray *open;        /* of PndRun: begun, the innermost last */
  GPtrArray *comments; /* of PndImportedComment */
};

static void
clear_run (gpointer run)
{
  g_free (((PndRun *) run)->value);
}

static GArray *
new_runs (void)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (PndRun));

  g_array_set_clear_func (runs, clear_run);
  return runs;
}

/* A few bytes of a packed file can stand for many of text: so a text is never let grow beyond what
 * a document may have, however long the reader goes on. */
static void
append_char (PndTextBuilder *self, gunichar c)
{
  if (self->text->len >= PND_IMPORT_MAX_BYTES)
    {
      self->is_full = TRUE;
      return;
    }
  if (c == '\n' && self->after_cr)
    {
      self->after_cr = FALSE;
      return;
    }
  self->after_cr = c == '\r';
  if (c == '\r')
    c = '\n';
  if (c < 0x80 && c != 0)
    g_string_append_c (self->text, (char) c);
  else
    g_string_append_unichar (self->text, c != 0 ? c : 0xfffd);
  self->position++;
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static gboolean
is_at_line_start (PndTextBuilder *self)
{
  return self->text->len == 0 || self->text->str[self->text->len - 1] == '\n';
}

/* takes bytes of ASCII off the end */
static void
drop_last (PndTextBuilder *self, gsize n)
{
  g_string_truncate (self->text, self->text->len - n);
  self->position -= (int) n;
  for (guint i = self->runs->len; i-- > 0;)
    {
      PndRun *run = &g_array_index (self->runs, PndRun, i);

      if (run->span.end <= self->position)
        break;
      run->span.end = self->position;
      run->span.start = MIN (run->span.start, self->position);
    }
  for (guint i = 0; i < self->open->len; i++)
    {
      PndRun *run = &g_array_index (self->open, PndRun, i);

      run->span.start = MIN (run->span.start, self->position);
    }
}

static gsize
count_trailing (PndTextBuilder *self, const char *characters)
{
  gsize n = 0;

  while (n < self->text->len
         && strchr (characters, self->text->str[self->text->len - 1 - n]) != NULL)
    n++;
  return n;
}

/* keeps the runs that still hold something, within the text */
static PndStructure *
take_structure (PndTextBuilder *self)
{
  GArray *kept = new_runs ();

  for (guint i = 0; i < self->runs->len; i++)
    {
      PndRun *run = &g_array_index (self->runs, PndRun, i);

      run->span = pnd_span_clamp (run->span, PND_SPAN (0, self->position));
      if (pnd_span_is_empty (run->span) && run->kind != PND_RUN_PAGE)
        continue;
      g_array_append_val (kept, *run);
      run->value = NULL;
    }
  if (kept->len > 0)
    return pnd_structure_new_take (kept);
  g_array_unref (kept);
  return NULL;
}

static void
clamp_comments (PndTextBuilder *self)
{
  for (guint i = 0; i < self->comments->len; i++)
    {
      PndImportedComment *comment = g_ptr_array_index (self->comments, i);

      comment->span = pnd_span_clamp (comment->span, PND_SPAN (0, self->position));
      /* a comment at a point lies on the character before it */
      if (pnd_span_is_empty (comment->span) && comment->span.start > 0)
        comment->span = PND_SPAN (comment->span.start - 1, comment->span.start);
      else if (pnd_span_is_empty (comment->span))
        comment->span.end = comment->span.start + 1;
    }
}

/**
 * pnd_text_builder_new:
 *
 * Returns: (transfer full): an empty builder.
 */
PndTextBuilder *
pnd_text_builder_new (void)
{
  PndTextBuilder *self = g_new0 (PndTextBuilder, 1);

  self->text = g_string_new (NULL);
  self->runs = new_runs ();
  self->open = new_runs ();
  self->comments = g_ptr_array_new_with_free_func (
    (GDestroyNotify) pnd_imported_comment_free);
  return self;
}

/**
 * pnd_text_builder_free:
 * @self: (nullable): a builder
 */
void
pnd_text_builder_free (PndTextBuilder *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_array_unref (self->runs);
  g_array_unref (self->open);
  g_ptr_array_unref (self->comments);
  g_free (self);
}

/**
 * pnd_text_builder_get_position:
 * @self: a builder
 *
 * Returns: the code points written so far: where the next one will be.
 */
int
pnd_text_builder_get_position (const PndTextBuilder *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->position;
}

/**
 * pnd_text_builder_get_n_bytes:
 * @self: a builder
 *
 * Returns: the bytes of UTF-8 written so far.
 */
gsize
pnd_text_builder_get_n_bytes (const PndTextBuilder *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->text->len;
}

/**
 * pnd_text_builder_append:
 * @self: a builder
 * @utf8: valid UTF-8
 * @n_bytes: its length in bytes, or -1 when it ends with a NUL
 *
 * Appends text as it is.
 */
void
pnd_text_builder_append (PndTextBuilder *self, const char *utf8, gssize n_bytes)
{
  const char *end;

  g_return_if_fail (self != NULL && utf8 != NULL);

  end = utf8 + (n_bytes < 0 ? strlen (utf8) : (gsize) n_bytes);
  for (; utf8 < end; utf8 = g_utf8_next_char (utf8))
    append_char (self, g_utf8_get_char (utf8));
}

/**
 * pnd_text_builder_append_collapsed:
 * @self: a builder
 * @utf8: valid UTF-8
 * @n_bytes: its length in bytes, or -1 when it ends with a NUL
 *
 * Appends text of XML or HTML: white space in it is one space, and none at the start of a line.
 */
void
pnd_text_builder_append_collapsed (PndTextBuilder *self, const char *utf8, gssize n_bytes)
{
  const char *end;

  g_return_if_fail (self != NULL && utf8 != NULL);

  end = utf8 + (n_bytes < 0 ? strlen (utf8) : (gsize) n_bytes);
  for (; utf8 < end; utf8 = g_utf8_next_char (utf8))
    if (!is_space (*utf8))
      append_char (self, g_utf8_get_char (utf8));
    else if (!is_at_line_start (self) && !is_space (self->text->str[self->text->len - 1]))
      append_char (self, ' ');
}

/**
 * pnd_text_builder_end_line:
 * @self: a builder
 *
 * Ends the line, if there is one; never makes an empty one.
 */
void
pnd_text_builder_end_line (PndTextBuilder *self)
{
  gsize n;

  g_return_if_fail (self != NULL);

  n = count_trailing (self, " ");
  if (n > 0)
    drop_last (self, n);
  if (!is_at_line_start (self))
    append_char (self, '\n');
}

/**
 * pnd_text_builder_begin_run:
 * @self: a builder
 * @kind: what begins here
 * @level: 1 to 9 where the kind has levels, else 0
 * @value: (nullable): see #PndRunKind
 */
void
pnd_text_builder_begin_run (PndTextBuilder *self, PndRunKind kind, int level, const char *value)
{
  PndRun run = { kind, PND_SPAN (0, 0), CLAMP (level, 0, 9), g_strdup (value) };

  g_return_if_fail (self != NULL);

  run.span = PND_SPAN (self->position, self->position);
  g_array_append_val (self->open, run);
}

/**
 * pnd_text_builder_end_run:
 * @self: a builder with an open run
 *
 * Ends the run that was begun last.
 */
void
pnd_text_builder_end_run (PndTextBuilder *self)
{
  PndRun run;

  g_return_if_fail (self != NULL && self->open->len > 0);

  run = g_array_index (self->open, PndRun, self->open->len - 1);
  g_array_index (self->open, PndRun, self->open->len - 1).value = NULL;
  g_array_set_size (self->open, self->open->len - 1);
  run.span.end = self->position;
  g_array_append_val (self->runs, run);
}

/**
 * pnd_text_builder_add_run:
 * @self: a builder
 * @kind: what it is
 * @span: where, in code points of the text so far
 * @level: 1 to 9 where the kind has levels, else 0
 * @value: (nullable): see #PndRunKind
 */
void
pnd_text_builder_add_run (PndTextBuilder *self, PndRunKind kind, PndSpan span, int level,
                          const char *value)
{
  PndRun run = { kind, span, CLAMP (level, 0, 9), g_strdup (value) };

  g_return_if_fail (self != NULL);

  g_array_append_val (self->runs, run);
}

/**
 * pnd_text_builder_add_comment:
 * @self: a builder
 * @span: the passage, in code points of the text so far
 * @author: (nullable): who wrote it
 * @text: what it says
 */
void
pnd_text_builder_add_comment (PndTextBuilder *self, PndSpan span, const char *author,
                              const char *text)
{
  PndImportedComment *comment;

  g_return_if_fail (self != NULL && text != NULL);

  comment = g_new0 (PndImportedComment, 1);
  comment->span = span;
  comment->author = g_strdup (author);
  comment->text = g_strdup (text);
  g_ptr_array_add (self->comments, comment);
}

/**
 * pnd_text_builder_finish:
 * @self: a builder
 * @name: the document's name
 * @original: the file's bytes
 * @error: return location for %PND_IMPORT_ERROR_EMPTY or %PND_IMPORT_ERROR_TOO_LARGE
 *
 * Ends the text; the builder is empty afterwards.
 *
 * Returns: (transfer full) (nullable): the document.
 */
PndImported *
pnd_text_builder_finish (PndTextBuilder *self, const char *name, GBytes *original, GError **error)
{
  PndImported *imported;
  gsize n;

  g_return_val_if_fail (self != NULL && name != NULL && original != NULL, NULL);

  while (self->open->len > 0)
    pnd_text_builder_end_run (self);
  if (self->is_full)
    {
      g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_TOO_LARGE,
                   _("The text of “%s” is too large: a text may have up to 50 MB."), name);
      return NULL;
    }
  n = count_trailing (self, " \t\n");
  if (n > 0)
    drop_last (self, n);
  if (self->position == 0)
    {
      g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_EMPTY, _("“%s” has no text."), name);
      return NULL;
    }
  clamp_comments (self);

  imported = g_new0 (PndImported, 1);
  imported->name = g_strdup (name);
  imported->original = g_bytes_ref (original);
  imported->language
    = g_strdup (pnd_plain_text_guess_language (self->text->str, self->text->len));
  imported->structure = take_structure (self);
  if (self->comments->len > 0)
    imported->comments = g_ptr_array_ref (self->comments);
  n = self->text->len;
  imported->text = pnd_document_text_new_take (g_string_free (self->text, FALSE), n);

  self->text = g_string_new (NULL);
  self->position = 0;
  self->after_cr = FALSE;
  g_array_set_size (self->runs, 0);
  g_ptr_array_unref (self->comments);
  self->comments = g_ptr_array_new_with_free_func (
    (GDestroyNotify) pnd_imported_comment_free);
  return imported;
}
