/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a correction did, and where passages are afterwards: a few cases a person can judge, and
 * thousands of random corrections of texts in many scripts. */

#include "app/model/documents/text-change.h"

#include <string.h>

#define N_CORRECTIONS 10000
#define N_PASSAGES 12

static const char *const words[] = {
  "kerja sama", "pariwisata", "Jeonbuk", "전북", "特别自治道", "👩🏽‍🌾", "🇮🇩🇰🇷", "é", "a\xcc\x81",
  "لا", "שלום", ", ", ".\n", "\n\n", " ", "LoI", "2023", "masing-masing", "\t", "ก็",
};

static PndDocumentText *
take_text (GString *string)
{
  gsize n_bytes = string->len;

  return pnd_document_text_new_take (g_string_free (string, FALSE), n_bytes);
}

static PndDocumentText *
make_text (const char *utf8)
{
  return take_text (g_string_new (utf8));
}

static void
append_words (GString *string, int n)
{
  while (n-- > 0)
    g_string_append (string, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
}

/* a text with some stretches taken out, put in or replaced, at any character */
static PndDocumentText *
correct (PndDocumentText *text)
{
  GString *string = g_string_new (NULL);
  int length = pnd_document_text_get_length (text);
  int position = 0;

  while (position < length)
    {
      int next = position + g_test_rand_int_range (1, 60);
      int skipped = g_test_rand_int_range (0, 2) * g_test_rand_int_range (0, 20);
      g_autofree char *kept
        = pnd_document_text_get_slice (text, PND_SPAN (position, MIN (length, next)));

      g_string_append (string, kept);
      position = next + skipped;
      if (g_test_rand_int_range (0, 2) == 0)
        append_words (string, g_test_rand_int_range (1, 4));
    }
  return take_text (string);
}

/* moved[i]: where character i of the old text is in the new one, -1 when it went */
static int *
make_moves (const PndTextChange *change, PndDocumentText *before, PndDocumentText *after)
{
  int length = pnd_document_text_get_length (before);
  int *moved = g_new (int, length + 1);
  int n;
  const PndTextEdit *edits = pnd_text_change_get_edits (change, &n);
  int shift = 0;
  int position = 0;

  for (int i = 0; i <= n; i++)
    {
      int until = i < n ? edits[i].before.start : length;

      g_assert_cmpint (until, >=, position);
      for (; position < until; position++)
        {
          moved[position] = position + shift;
          g_assert_cmphex (pnd_document_text_get_char (before, position), ==,
                           pnd_document_text_get_char (after, position + shift));
        }
      if (i == n)
        break;
      g_assert_cmpint (edits[i].after.start, ==, position + shift);
      for (; position < edits[i].before.end; position++)
        moved[position] = -1;
      shift = edits[i].after.end - edits[i].before.end;
    }
  g_assert_cmpint (length + shift, ==, pnd_document_text_get_length (after));
  return moved;
}

static void
check_passage (const PndTextChange *change, PndDocumentText *before, const int *moved,
               PndSpan span)
{
  PndSpan mapped;
  gboolean is_left = pnd_text_change_map (change, span, &mapped);
  int n_left = 0, n_letters_left = 0, n_letters = 0;

  for (int i = span.start; i < span.end; i++)
    if (moved[i] >= 0)
      {
        n_left++;
        n_letters_left += g_unichar_isalnum (pnd_document_text_get_char (before, i));
        if (is_left)
          g_assert_true (pnd_span_contains (mapped, moved[i]));
      }
  for (int i = span.start; i < span.end; i++)
    n_letters += g_unichar_isalnum (pnd_document_text_get_char (before, i));
  g_assert_cmpint (is_left, ==, n_letters > 0 ? n_letters_left > 0 : n_left > 0);
  if (!is_left)
    return;
  /* and none of the characters that stood outside */
  for (int i = MAX (0, span.start - 100); i < span.start; i++)
    g_assert_false (moved[i] >= 0 && pnd_span_contains (mapped, moved[i]));
}

static void
test_random (void)
{
  for (int i = 0; i < N_CORRECTIONS; i++)
    {
      GString *string = g_string_new (NULL);
      g_autoptr (PndDocumentText) before = NULL;
      g_autoptr (PndDocumentText) after = NULL;
      g_autoptr (PndTextChange) change = NULL;
      g_autofree int *moved = NULL;
      int length;

      append_words (string, g_test_rand_int_range (1, 80));
      before = take_text (string);
      after = correct (before);
      change = pnd_text_change_new (before, after);
      moved = make_moves (change, before, after);
      length = pnd_document_text_get_length (before);
      for (int n = 0; n < N_PASSAGES; n++)
        {
          int start = g_test_rand_int_range (0, length);

          check_passage (change, before, moved,
                         PND_SPAN (start, g_test_rand_int_range (start, length) + 1));
        }
    }
}

static void
assert_passage (const char *before, const char *passage, const char *after, const char *expected)
{
  g_autoptr (PndDocumentText) old_text = make_text (before);
  g_autoptr (PndDocumentText) new_text = make_text (after);
  g_autoptr (PndTextChange) change = pnd_text_change_new (old_text, new_text);
  int start = (int) g_utf8_pointer_to_offset (before, strstr (before, passage));
  PndSpan span = PND_SPAN (start, start + (int) g_utf8_strlen (passage, -1));
  PndSpan mapped;
  g_autofree char *quote = NULL;

  if (pnd_text_change_map (change, span, &mapped))
    quote = pnd_document_text_get_slice (new_text, mapped);
  g_assert_cmpstr (quote, ==, expected);
}

static void
test_cases (void)
{
  /* a slip mended inside, at the start and at the end of what is coded */
  assert_passage ("soal pariwsata kami", "pariwsata", "soal pariwisata kami", "pariwisata");
  assert_passage ("soal pariwisata kami", "pariwisata", "soal Pariwisata kami", "Pariwisata");
  assert_passage ("soal pariwisate kami", "pariwisate", "soal pariwisata kami", "pariwisata");
  assert_passage ("a cafe\xcc\x81 b", "cafe\xcc\x81", "a café b", "café");
  /* what is written at the edge stays outside */
  assert_passage ("Kami pergi.", "Kami", "(1) Kami pergi.", "Kami");
  assert_passage ("Kami pergi", "pergi", "Kami pergi jauh", "pergi");
  /* a replaced sentence takes the passage with it, and nothing else */
  assert_passage ("Satu. Kami mencari pasar. Tiga.", "Kami mencari pasar.", "Satu. Xyzzy. Tiga.",
                  NULL);
  assert_passage ("Satu.\nDua dua dua.\nTiga.\n", "Dua dua dua.", "Satu.\nTiga.\n", NULL);
  assert_passage ("Satu.\nDua dua dua.\nTiga.\n", "Tiga.", "Satu.\nTiga.\n", "Tiga.");
  /* half of it is left */
  assert_passage ("satu dua tiga empat", "dua tiga", "satu tiga empat", "tiga");
}

static void
test_large (void)
{
  GString *string = g_string_new (NULL);
  g_autoptr (PndDocumentText) before = NULL;
  g_autoptr (PndDocumentText) after = NULL;
  g_autoptr (PndTextChange) change = NULL;
  int n;

  for (int i = 0; i < 50000; i++)
    g_string_append_printf (string, "Baris ke-%d dari naskah yang panjang sekali.\n", i);
  before = make_text (string->str);
  for (int i = 0; i < 500; i++)
    g_string_insert (string, strstr (string->str + i * 4000, "naskah") - string->str, "x");
  after = take_text (string);
  change = pnd_text_change_new (before, after);
  pnd_text_change_get_edits (change, &n);
  g_assert_cmpint (n, ==, 500);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-change/cases", test_cases);
  g_test_add_func ("/text-change/random", test_random);
  g_test_add_func ("/text-change/large", test_large);

  return g_test_run ();
}
