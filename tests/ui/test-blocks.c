/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a page stands on: the heights of its paragraphs, and the blocks that long ones are cut into. */

#include <string.h>

#include "ui/page/blocks.h"
#include "ui/page/heights.h"

static PndDocumentText *
new_text (const char *text)
{
  return pnd_document_text_new_take (g_strdup (text), strlen (text));
}

static void
test_heights (void)
{
  int n = 1000;
  g_autofree int *plain = g_new (int, n);
  g_autoptr (PndHeights) heights = NULL;

  for (int i = 0; i < n; i++)
    plain[i] = g_test_rand_int_range (0, 50);
  heights = pnd_heights_new_take (g_memdup2 (plain, n * sizeof (int)), n);

  for (int step = 0; step < 500; step++)
    {
      int changed = g_test_rand_int_range (0, n);
      int asked = g_test_rand_int_range (0, n);
      gint64 sum = 0;
      int offset;
      int found;

      plain[changed] = g_test_rand_int_range (0, 300);
      pnd_heights_set (heights, changed, plain[changed]);
      for (int i = 0; i < asked; i++)
        sum += plain[i];
      g_assert_cmpint (pnd_heights_get_sum_before (heights, asked), ==, sum);

      found = pnd_heights_find (heights, sum, &offset);
      g_assert_cmpint (pnd_heights_get_sum_before (heights, found) + offset, ==, sum);
      g_assert_cmpint (offset, <=, plain[found]);
    }
}

static void
test_heights_ends (void)
{
  int *three = g_new (int, 3);
  g_autoptr (PndHeights) heights = NULL;
  int offset;

  three[0] = 10;
  three[1] = 0;
  three[2] = 5;
  heights = pnd_heights_new_take (three, 3);
  g_assert_cmpint (pnd_heights_find (heights, -4, &offset), ==, 0);
  g_assert_cmpint (offset, ==, 0);
  g_assert_cmpint (pnd_heights_find (heights, 9, &offset), ==, 0);
  g_assert_cmpint (pnd_heights_find (heights, 10, &offset), ==, 2);
  g_assert_cmpint (pnd_heights_find (heights, 99, &offset), ==, 2);
  g_assert_cmpint (offset, ==, 5);
}

static void
test_blocks (void)
{
  GString *content = g_string_new ("satu\n\n");
  g_autoptr (PndDocumentText) text = NULL;
  g_autoptr (PndBlocks) blocks = NULL;
  int n;

  for (int i = 0; i < 900; i++)
    g_string_append (content, "Kalimat é ini pendek. ");
  g_string_append (content, "\nakhir");
  text = new_text (content->str);
  blocks = pnd_blocks_new (text);
  n = pnd_blocks_get_n (blocks);

  g_assert_true (pnd_span_equal (pnd_blocks_get_span (blocks, 0), PND_SPAN (0, 4)));
  g_assert_true (pnd_span_equal (pnd_blocks_get_span (blocks, 1), PND_SPAN (5, 5)));
  for (int i = 2; i < n - 1; i++)
    {
      PndSpan span = pnd_blocks_get_span (blocks, i);

      g_assert_cmpint (pnd_span_length (span), <=, PND_BLOCKS_MAX_LENGTH);
      g_assert_cmpint (pnd_blocks_get_line (blocks, i), ==, 2);
      g_assert_true (pnd_blocks_begins_line (blocks, i) == (i == 2));
      g_assert_true (pnd_blocks_ends_line (blocks, i) == (i == n - 2));
      g_assert_cmpint (pnd_document_text_get_char (text, span.start), ==, 'K');
      g_assert_cmpint (pnd_blocks_find (blocks, span.start), ==, i);
      g_assert_cmpint (pnd_blocks_find (blocks, span.end - 1), ==, i);
      if (i > 2)
        g_assert_cmpint (span.start, ==, pnd_blocks_get_span (blocks, i - 1).end);
    }
  g_assert_cmpint (pnd_blocks_get_span (blocks, n - 1).end, ==,
                   pnd_document_text_get_length (text));
  g_assert_cmpint (n, >, 6);
  g_string_free (content, TRUE);
}

static void
test_blocks_without_blanks (void)
{
  g_autofree char *content = g_strnfill (10000, 'x');
  g_autoptr (PndDocumentText) text = new_text (content);
  g_autoptr (PndBlocks) blocks = pnd_blocks_new (text);

  g_assert_cmpint (pnd_blocks_get_n (blocks), ==, 3);
  g_assert_cmpint (pnd_blocks_get_span (blocks, 1).start, ==, PND_BLOCKS_MAX_LENGTH);
}

static void
test_hard_wrapped (void)
{
  g_autoptr (PndDocumentText) wrapped = new_text (
    "Kerja sama antara provinsi dan mitranya dimulai pada tahun itu juga, ketika\n"
    "gubernur dan wali kota menandatangani naskah yang telah lama disiapkan oleh\n"
    "biro kerja sama, dan kemudian dibahas oleh dewan perwakilan rakyat daerah.\n");
  g_autoptr (PndDocumentText) free = new_text ("P: Mengapa?\nI: Karena ekonomi.\nP: Oh.\n");
  g_autoptr (PndBlocks) wrapped_blocks = pnd_blocks_new (wrapped);
  g_autoptr (PndBlocks) free_blocks = pnd_blocks_new (free);

  g_assert_true (pnd_blocks_is_hard_wrapped (wrapped_blocks));
  g_assert_false (pnd_blocks_is_hard_wrapped (free_blocks));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/blocks/heights", test_heights);
  g_test_add_func ("/blocks/heights-ends", test_heights_ends);
  g_test_add_func ("/blocks/blocks", test_blocks);
  g_test_add_func ("/blocks/without-blanks", test_blocks_without_blanks);
  g_test_add_func ("/blocks/hard-wrapped", test_hard_wrapped);
  return g_test_run ();
}
