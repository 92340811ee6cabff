/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rule. A line is furniture when
 * - it is among the three outermost heights of its page, above or below, and
 * - with its numbers left out, it stands on the same height (within 4 points) of at least two pages
 *   in five and of at least three (two in five, since left and right pages often differ), and
 * - every line further out on its page is furniture too, so that no hole is cut into the text.
 * A line that is nothing but a number counts only where that number is another one on each page,
 * so that the figures of a table stay; then two pages are enough for a file of two. Other
 * lines of a file of two pages count where only the outermost height is the same on both: of two
 * forms filled in, more would be. What stands once stays, whatever it looks like. */

#include "app/text/pdf/furniture.h"

#include <math.h>
#include <string.h>

#include "app/text/pdf/page.h"

#define DEPTH 3
#define SAME_HEIGHT 4.0
#define LONGEST 200

/*
 * Repeated:
 * @n_pages: how many pages have it
 * @last_page: the last of them, so that a page counts once
 * @values: (nullable): the numbers seen in it, where it is nothing else
 *
 * A line without its numbers, on one height.
 */
typedef struct
{
  guint n_pages;
  guint last_page;
  GHashTable *values;
} Repeated;

static void
repeated_free (gpointer data)
{
  Repeated *repeated = data;

  g_clear_pointer (&repeated->values, g_hash_table_unref);
  g_free (repeated);
}

static gboolean
is_roman (const char *text)
{
  return *text != '\0' && strlen (text) <= 6 && strspn (text, "ivxlc") == strlen (text);
}

/* one # for each number; "12", "- 12 -" and "xii" have no letters left */
static char *
without_numbers (const char *text, gboolean *only_number)
{
  GString *left = g_string_new (NULL);
  gboolean in_number = FALSE;

  *only_number = TRUE;
  if (is_roman (text))
    return g_string_free (g_string_append_c (left, '#'), FALSE);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c))
        *only_number = FALSE;
      if (!g_unichar_isdigit (c))
        g_string_append_unichar (left, c);
      else if (!in_number)
        g_string_append_c (left, '#');
      in_number = g_unichar_isdigit (c);
    }
  if (strchr (left->str, '#') == NULL)
    *only_number = FALSE;
  return g_string_free (left, FALSE);
}

/* (nullable): what a line says, whatever its numbers; NULL for a long one */
static char *
get_wording (const PndPdfPage *page, const PndPdfLine *line, gboolean *only_number)
{
  if (line->end - line->first > LONGEST)
    return NULL;
  return without_numbers (pnd_pdf_page_get_text (page, line), only_number);
}

/* what it is called at height @bucket */
static char *
get_key (const char *wording, int bucket)
{
  return g_strdup_printf ("%d %s", bucket, wording);
}

static int
get_bucket (const PndPdfLine *line)
{
  return (int) ((line->box.y1 + line->box.y2) / 2 / SAME_HEIGHT);
}

static int
compare_heights (gconstpointer a, gconstpointer b, gpointer data)
{
  const PndPdfPage *page = data;
  float one = pnd_pdf_page_get_line (page, *(const guint *) a)->box.y1;
  float other = pnd_pdf_page_get_line (page, *(const guint *) b)->box.y1;

  return one < other ? -1 : one > other;
}

/* the page's lines from the top down */
static guint *
sort_lines (const PndPdfPage *page)
{
  guint *order = g_new (guint, page->n_lines);

  for (guint i = 0; i < page->n_lines; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) page->n_lines, sizeof (guint), compare_heights,
                     (gpointer) page);
  return order;
}

typedef gboolean (*LineFunc) (PndPdfPage *page, guint number, PndPdfLine *line, gpointer data);

/* lines from one edge inwards, until DEPTH heights are done or @func answers FALSE at one */
static void
walk_edge (PndPdfPage *page, guint number, const guint *order, gboolean from_top, LineFunc func,
           gpointer data)
{
  int heights = 0;
  gboolean go_on = TRUE;
  float height = 0;

  for (guint i = 0; i < page->n_lines; i++)
    {
      PndPdfLine *line
        = pnd_pdf_page_get_line (page, order[from_top ? i : page->n_lines - 1 - i]);

      if (i == 0 || ABS (line->box.y1 - height) > SAME_HEIGHT)
        {
          if (!go_on || ++heights > DEPTH)
            return;
          height = line->box.y1;
        }
      go_on = func (page, number, line, data) && go_on;
    }
}

static void
count_key (GHashTable *table, char *key, guint number, const char *text, gboolean only_number)
{
  Repeated *repeated = g_hash_table_lookup (table, key);

  if (repeated == NULL)
    {
      repeated = g_new0 (Repeated, 1);
      repeated->last_page = G_MAXUINT;
      g_hash_table_insert (table, g_strdup (key), repeated);
    }
  if (repeated->last_page != number)
    repeated->n_pages++;
  repeated->last_page = number;
  if (!only_number)
    return;
  if (repeated->values == NULL)
    repeated->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_add (repeated->values, g_strdup (text));
}

static gboolean
count_line (PndPdfPage *page, guint number, PndPdfLine *line, gpointer data)
{
  gboolean only_number;
  g_autofree char *wording = get_wording (page, line, &only_number);

  /* a line near the border of two heights is counted at both */
  for (int near = 0; wording != NULL && near <= 1; near++)
    {
      g_autofree char *key = get_key (wording, get_bucket (line) + near);

      count_key (data, key, number, pnd_pdf_page_get_text (page, line), only_number);
    }
  return TRUE;
}

/*
 * Judge:
 * @least, @least_numbers: pages that must have a line, and one that is nothing but a number
 */
typedef struct
{
  GHashTable *table;
  guint least;
  guint least_numbers;
} Judge;

static gboolean
is_repeated (const Judge *judge, const char *key, gboolean only_number)
{
  const Repeated *repeated = g_hash_table_lookup (judge->table, key);

  if (repeated == NULL
      || repeated->n_pages < (only_number ? judge->least_numbers : judge->least))
    return FALSE;
  return !only_number || g_hash_table_size (repeated->values) * 10 >= repeated->n_pages * 9;
}

static gboolean
judge_line (PndPdfPage *page, guint number, PndPdfLine *line, gpointer data)
{
  gboolean only_number;
  g_autofree char *wording = get_wording (page, line, &only_number);

  for (int near = 0; wording != NULL && near <= 1; near++)
    {
      g_autofree char *key = get_key (wording, get_bucket (line) + near);

      if (is_repeated (data, key, only_number))
        line->furniture = TRUE;
    }
  return line->furniture;
}

static void
walk_pages (GPtrArray *pages, LineFunc func, gpointer data)
{
  for (guint i = 0; i < pages->len; i++)
    {
      PndPdfPage *page = g_ptr_array_index (pages, i);
      g_autofree guint *order = sort_lines (page);

      walk_edge (page, i, order, TRUE, func, data);
      walk_edge (page, i, order, FALSE, func, data);
    }
}

/* whether both lines say one thing on one height */
static gboolean
are_alike (const PndPdfPage *page, const PndPdfLine *line, const PndPdfPage *other_page,
           const PndPdfLine *other)
{
  gboolean number, other_number;
  g_autofree char *left = without_numbers (pnd_pdf_page_get_text (page, line), &number);
  g_autofree char *other_left
    = without_numbers (pnd_pdf_page_get_text (other_page, other), &other_number);

  return !number && !other_number && fabsf (line->box.y1 - other->box.y1) < SAME_HEIGHT
         && line->end - line->first <= LONGEST && g_str_equal (left, other_left);
}

/* the head, or the foot, of both pages of a file */
static void
judge_two (PndPdfPage *page, PndPdfPage *other, gboolean from_top)
{
  g_autofree guint *order = sort_lines (page);
  g_autofree guint *other_order = sort_lines (other);
  PndPdfLine *lines[2], *others[2];
  guint n = 0;

  for (guint i = 0; n < 2 && i < MIN (page->n_lines, other->n_lines); i++)
    {
      lines[n] = pnd_pdf_page_get_line (page, order[from_top ? i : page->n_lines - 1 - i]);
      others[n]
        = pnd_pdf_page_get_line (other, other_order[from_top ? i : other->n_lines - 1 - i]);
      if (!lines[n]->furniture && !others[n]->furniture)
        n++;
    }
  if (n < 2 || !are_alike (page, lines[0], other, others[0])
      || are_alike (page, lines[1], other, others[1]))
    return;
  lines[0]->furniture = others[0]->furniture = TRUE;
}

/**
 * pnd_pdf_mark_furniture:
 * @pages: of #PndPdfPage, all of a file
 *
 * Marks the lines that are running headers, footers and page numbers, by the rule above.
 */
void
pnd_pdf_mark_furniture (GPtrArray *pages)
{
  g_autoptr (GHashTable) table
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, repeated_free);
  Judge judge = { .table = table };
  guint n_with_text = 0;

  g_return_if_fail (pages != NULL);

  for (guint i = 0; i < pages->len; i++)
    if (((PndPdfPage *) g_ptr_array_index (pages, i))->n_lines > 0)
      n_with_text++;
  judge.least = MAX (3, (n_with_text * 2 + 4) / 5);
  judge.least_numbers = n_with_text == 2 ? 2 : judge.least;
  walk_pages (pages, count_line, table);
  walk_pages (pages, judge_line, &judge);
  if (pages->len == 2)
    for (int from_top = 0; from_top <= 1; from_top++)
      judge_two (g_ptr_array_index (pages, 0), g_ptr_array_index (pages, 1), from_top);
}
