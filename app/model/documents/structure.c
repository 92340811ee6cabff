/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs are sorted by their start. Beside them lies, for each block of BLOCK runs, the largest end
 * of all runs up to that block's last, which only grows: where the first run is that can share a
 * character with a span is found by halving. */

#include "app/model/documents/structure.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#define BLOCK 64
#define MAX_LEVEL 9

struct _PndStructure
{
  gatomicrefcount references;
  GArray *runs;   /* of PndRun */
  GArray *ends;   /* of int, a block of runs each */
  GArray *pages;  /* of int: indices into runs */
};

G_DEFINE_BOXED_TYPE (PndStructure, pnd_structure, pnd_structure_ref, pnd_structure_unref)

static const char *const kind_words[PND_N_RUN_KINDS] = {
  "heading", "bold", "italic", "underline", "list-item", "table-row",
  "quotation", "note", "note-mark", "link", "page",
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

static int
compare_runs (gconstpointer a, gconstpointer b)
{
  const PndRun *one = a;
  const PndRun *other = b;

  if (one->span.start != other->span.start)
    return one->span.start < other->span.start ? -1 : 1;
  /* pages are in their order, and one without text comes before the next */
  if (one->kind == PND_RUN_PAGE && other->kind == PND_RUN_PAGE)
    return one->span.end < other->span.end ? -1 : one->span.end > other->span.end;
  if (one->span.end != other->span.end)
    return one->span.end > other->span.end ? -1 : 1;
  if (one->kind != other->kind)
    return one->kind < other->kind ? -1 : 1;
  if (one->level != other->level)
    return one->level - other->level;
  return g_strcmp0 (one->value, other->value);
}

static void
build_index (PndStructure *self)
{
  int end = 0;

  for (guint i = 0; i < self->runs->len; i++)
    {
      const PndRun *run = &g_array_index (self->runs, PndRun, i);
      int index = (int) i;

      end = MAX (end, run->span.end);
      if (run->kind == PND_RUN_PAGE)
        g_array_append_val (self->pages, index);
      if (i % BLOCK == BLOCK - 1 || i == self->runs->len - 1)
        g_array_append_val (self->ends, end);
    }
}

static gboolean
parse_kind (const char *word, PndRunKind *kind)
{
  for (int i = 0; i < PND_N_RUN_KINDS; i++)
    if (g_str_equal (kind_words[i], word))
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
parse_number (const char *word, int max, int *number)
{
  guint64 value;

  if (word == NULL || !g_ascii_string_to_unsigned (word, 10, 0, max, &value, NULL))
    return FALSE;
  *number = (int) value;
  return TRUE;
}

/* "kind start end level[ value]" */
static gboolean
parse_run (const char *line, int n_characters, PndRun *run)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 5);

  if (g_strv_length (words) < 4 || !parse_kind (words[0], &run->kind)
      || !parse_number (words[1], n_characters, &run->span.start)
      || !parse_number (words[2], n_characters, &run->span.end)
      || !parse_number (words[3], MAX_LEVEL, &run->level)
      || run->span.end < run->span.start)
    return FALSE;
  run->value = g_strdup (words[4]);
  return TRUE;
}

/**
 * pnd_structure_new_take:
 * @runs: (transfer full): of #PndRun; values are freed with g_free()
 *
 * Returns: (transfer full): the structure; its runs sorted.
 */
PndStructure *
pnd_structure_new_take (GArray *runs)
{
  PndStructure *self;

  g_return_val_if_fail (runs != NULL, NULL);

  self = g_new0 (PndStructure, 1);
  g_atomic_ref_count_init (&self->references);
  self->runs = runs;
  g_array_set_clear_func (runs, clear_run);
  self->ends = g_array_new (FALSE, FALSE, sizeof (int));
  self->pages = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint i = 0; i < runs->len; i++)
    {
      char *value = g_array_index (runs, PndRun, i).value;

      if (value != NULL)
        g_strdelimit (value, "\n\r", ' ');
    }
  g_array_sort (runs, compare_runs);
  build_index (self);
  return self;
}

/**
 * pnd_structure_ref:
 * @self: a structure
 *
 * Returns: (transfer full): @self
 */
PndStructure *
pnd_structure_ref (PndStructure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * pnd_structure_unref:
 * @self: (nullable): a structure
 */
void
pnd_structure_unref (PndStructure *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;
  g_array_unref (self->runs);
  g_array_unref (self->ends);
  g_array_unref (self->pages);
  g_free (self);
}

/**
 * pnd_structure_parse:
 * @lines: what pnd_structure_to_lines() made, or anything
 * @n_characters: code points of the text the runs lie in
 * @error: return location for %G_IO_ERROR_INVALID_DATA
 *
 * Returns: (transfer full) (nullable): the structure; %NULL when a line is no run, or a run does
 *   not lie in the text.
 */
PndStructure *
pnd_structure_parse (const char *lines, int n_characters, GError **error)
{
  g_autoptr (GArray) runs = new_runs ();
  int number = 0;

  g_return_val_if_fail (lines != NULL && n_characters >= 0, NULL);

  while (*lines != '\0')
    {
      const char *end = lines + strcspn (lines, "\n");
      g_autofree char *line = g_strndup (lines, end - lines);
      PndRun run = { 0 };

      number++;
      if (!g_utf8_validate (line, -1, NULL) || !parse_run (line, n_characters, &run))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _("line %d of the structure is damaged"), number);
          return NULL;
        }
      g_array_append_val (runs, run);
      lines = *end == '\n' ? end + 1 : end;
    }
  return pnd_structure_new_take (g_steal_pointer (&runs));
}

/**
 * pnd_structure_to_lines:
 * @self: a structure
 *
 * Returns: (transfer full): UTF-8, a line `kind start end level[ value]` a run, in their order.
 */
char *
pnd_structure_to_lines (const PndStructure *self)
{
  GString *lines;

  g_return_val_if_fail (self != NULL, NULL);

  lines = g_string_new (NULL);
  for (guint i = 0; i < self->runs->len; i++)
    {
      const PndRun *run = &g_array_index (self->runs, PndRun, i);

      g_string_append_printf (lines, "%s %d %d %d", kind_words[run->kind], run->span.start,
                              run->span.end, run->level);
      if (run->value != NULL)
        g_string_append_printf (lines, " %s", run->value);
      g_string_append_c (lines, '\n');
    }
  return g_string_free (lines, FALSE);
}

/**
 * pnd_structure_get_runs:
 * @self: a structure
 * @n_runs: (out): how many
 *
 * Returns: (transfer none) (array length=n_runs): by start, then the longer first.
 */
const PndRun *
pnd_structure_get_runs (const PndStructure *self, int *n_runs)
{
  g_return_val_if_fail (self != NULL && n_runs != NULL, NULL);

  *n_runs = (int) self->runs->len;
  return (const PndRun *) self->runs->data;
}

/* the first block of runs that can reach beyond @position */
static guint
find_block (const PndStructure *self, int position)
{
  guint low = 0;
  guint high = self->ends->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->ends, int, middle) <= position)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * pnd_structure_foreach_in:
 * @self: a structure
 * @span: in code points
 * @func: called for every run that shares a character with @span, in their order
 * @data: for @func
 */
void
pnd_structure_foreach_in (const PndStructure *self, PndSpan span, PndRunFunc func, gpointer data)
{
  g_return_if_fail (self != NULL && func != NULL);

  for (guint i = find_block (self, span.start) * BLOCK; i < self->runs->len; i++)
    {
      const PndRun *run = &g_array_index (self->runs, PndRun, i);

      if (run->span.start >= span.end)
        return;
      if (pnd_span_overlaps (run->span, span))
        func (run, data);
    }
}

/**
 * pnd_structure_get_n_pages:
 * @self: a structure
 *
 * Returns: how many pages it has; 0 when the file knew none.
 */
int
pnd_structure_get_n_pages (const PndStructure *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (int) self->pages->len;
}

/**
 * pnd_structure_get_page:
 * @self: a structure
 * @page: from 0
 *
 * Returns: (transfer none): the page's run; its value is the label.
 */
const PndRun *
pnd_structure_get_page (const PndStructure *self, int page)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (page >= 0 && page < (int) self->pages->len, NULL);

  return &g_array_index (self->runs, PndRun, g_array_index (self->pages, int, page));
}

/**
 * pnd_structure_find_page:
 * @self: a structure
 * @position: in code points
 *
 * Returns: the page that holds @position, from 0; -1 when none does.
 */
int
pnd_structure_find_page (const PndStructure *self, int position)
{
  int low = 0;
  int high;

  g_return_val_if_fail (self != NULL, -1);

  high = (int) self->pages->len;
  while (low < high)
    {
      int middle = (low + high) / 2;

      if (pnd_structure_get_page (self, middle)->span.end <= position)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == (int) self->pages->len
      || pnd_structure_get_page (self, low)->span.start > position)
    return -1;
  return low;
}
