/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/span-index.h"

static PndCodingMark
make_mark (gint64 id, int start, int end)
{
  return (PndCodingMark){ .id = id, .code = id % 7 + 1, .span = { start, end } };
}

static PndSpanIndex *
new_empty (void)
{
  return pnd_span_index_new_take (g_array_new (FALSE, FALSE, sizeof (PndCodingMark)));
}

static void
collect_cb (const PndCodingMark *mark, gpointer data)
{
  g_array_append_val (data, *mark);
}

static void
assert_found (PndSpanIndex *index, PndSpan span, const char *ids)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (PndCodingMark));
  g_autoptr (GString) line = g_string_new (NULL);

  pnd_span_index_query (index, span, collect_cb, found);
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (line, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            g_array_index (found, PndCodingMark, i).id);
  g_assert_cmpstr (line->str, ==, ids);
}

static void
test_order_and_edges (void)
{
  g_autoptr (PndSpanIndex) index = new_empty ();
  PndCodingMark marks[] = { make_mark (1, 10, 20), make_mark (2, 10, 30), make_mark (3, 0, 5),
                            make_mark (4, 20, 25), make_mark (5, 10, 20) };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    pnd_span_index_insert (index, &marks[i]);

  assert_found (index, PND_SPAN (0, 100), "3 2 1 5 4");
  assert_found (index, PND_SPAN (19, 20), "2 1 5");
  assert_found (index, PND_SPAN (5, 10), "");
  assert_found (index, PND_SPAN (20, 20), "2 1 5 4");
  assert_found (index, PND_SPAN (5, 5), "3");
  assert_found (index, PND_SPAN (6, 6), "");
  assert_found (index, PND_SPAN (30, 90), "");
}

static void
test_notes_are_not_codings (void)
{
  g_autoptr (PndSpanIndex) index = new_empty ();
  PndCodingMark coding = make_mark (1, 2, 4);
  PndCodingMark note = make_mark (1, 2, 4);

  note.flags = PND_CODING_MARK_ANNOTATION;
  pnd_span_index_insert (index, &note);
  pnd_span_index_insert (index, &coding);
  g_assert_cmpint (pnd_span_index_get (index, 0)->flags, ==, 0);
  g_assert_cmpint (pnd_span_index_find (index, 1, TRUE)->flags, ==, PND_CODING_MARK_ANNOTATION);
  g_assert_true (pnd_span_index_remove (index, 1, FALSE));
  g_assert_false (pnd_span_index_remove (index, 1, FALSE));
  g_assert_null (pnd_span_index_find (index, 1, FALSE));
  g_assert_nonnull (pnd_span_index_find (index, 1, TRUE));
}

static gboolean
is_found_by (PndSpan mark, PndSpan span)
{
  if (pnd_span_is_empty (span))
    return mark.start <= span.start && mark.end >= span.start;
  return pnd_span_overlaps (mark, span);
}

static void
assert_as_plain_search (PndSpanIndex *index, GHashTable *all, PndSpan span)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (PndCodingMark));
  GHashTableIter iter;
  gpointer value;
  guint n_expected = 0;

  pnd_span_index_query (index, span, collect_cb, found);
  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    n_expected += is_found_by (((PndCodingMark *)value)->span, span);
  g_assert_cmpint (found->len, ==, n_expected);

  for (guint i = 0; i < found->len; i++)
    {
      PndCodingMark *mark = &g_array_index (found, PndCodingMark, i);

      g_assert_true (is_found_by (mark->span, span));
      g_assert_nonnull (g_hash_table_lookup (all, GINT_TO_POINTER (mark->id)));
      if (i > 0)
        g_assert_cmpint (pnd_span_compare (mark[-1].span, mark->span), <=, 0);
    }
}

/* thousands of random edits: the index always answers as a plain search of all marks does */
static void
test_random_edits (void)
{
  g_autoptr (PndSpanIndex) index = new_empty ();
  g_autoptr (GHashTable) all = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  int next_id = 1;

  for (int step = 0; step < 4000; step++)
    {
      int start = g_test_rand_int_range (0, 5000);

      if (g_test_rand_int_range (0, 4) > 0)
        {
          int length = g_test_rand_int_range (1, step % 50 == 0 ? 4000 : 200);
          PndCodingMark mark = make_mark (next_id++, start, start + length);

          pnd_span_index_insert (index, &mark);
          g_hash_table_insert (all, GINT_TO_POINTER (mark.id), g_memdup2 (&mark, sizeof mark));
        }
      else
        {
          int id = g_test_rand_int_range (1, next_id + 1);

          g_assert_true (pnd_span_index_remove (index, id, FALSE)
                         == g_hash_table_remove (all, GINT_TO_POINTER (id)));
        }
      if (step % 8 == 0)
        {
          assert_as_plain_search (index, all, PND_SPAN (start, start + 1 + step % 90));
          assert_as_plain_search (index, all, PND_SPAN (start, start));
        }
    }
  g_assert_cmpint (pnd_span_index_get_n (index), ==, g_hash_table_size (all));
}

static void
test_unsorted_array (void)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (PndCodingMark));
  g_autoptr (PndSpanIndex) index = NULL;

  for (int i = 0; i < 3000; i++)
    {
      int start = (i * 7919) % 3000;
      PndCodingMark mark = make_mark (i + 1, start, start + 3);

      g_array_append_val (marks, mark);
    }
  index = pnd_span_index_new_take (marks);
  for (gsize i = 0; i < 3000; i++)
    {
      const PndCodingMark *mark = pnd_span_index_get (index, i);

      g_assert_cmpint (mark->span.start, ==, i);
      g_assert_cmpint (pnd_span_index_get_index_of (index, mark), ==, i);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/span-index/order-and-edges", test_order_and_edges);
  g_test_add_func ("/span-index/notes-are-not-codings", test_notes_are_not_codings);
  g_test_add_func ("/span-index/random-edits", test_random_edits);
  g_test_add_func ("/span-index/unsorted-array", test_unsorted_array);
  return g_test_run ();
}
