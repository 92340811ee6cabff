/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "app/analysis/text-search.h"

static GArray *
search (const char *text, const char *wanted, gsize step)
{
  g_autoptr (PndDocumentText) document
    = pnd_document_text_new_take (g_strdup (text), strlen (text));
  g_autoptr (PndTextSearch) found = pnd_text_search_new (document, wanted);

  while (pnd_text_search_run (found, step))
    ;
  return pnd_text_search_get_matches (found);
}

static void
test_finds (void)
{
  static const struct
  {
    const char *text, *wanted;
    int n, start, end; /* of the first match */
  } cases[] = {
    { "Kami berharap. KAMI datang.", "kami", 2, 0, 4 },
    { "aaaa", "aa", 2, 0, 2 },
    { "abc", "", 0, 0, 0 },
    { "abc", "   ", 0, 0, 0 },
    { "", "a", 0, 0, 0 },
    { "abc", "abcd", 0, 0, 0 },
    { "Stra\xc3\x9f" "e", "STRASSE", 1, 0, 6 },
    { "STRASSE", "stra\xc3\x9f" "e", 1, 0, 7 },
    /* a letter and its accent, as one code point or as two */
    { "caf\xc3\xa9", "cafe\xcc\x81", 1, 0, 4 },
    { "cafe\xcc\x81!", "caf\xc3\xa9", 1, 0, 5 },
    { "cafe\xcc\x81", "cafe", 0, 0, 0 },
    { "caf\xc3\xa9", "cafe", 0, 0, 0 },
    /* half of what a character folds to is no match */
    { "\xc3\x9f", "s", 0, 0, 0 },
    { "nota\nkesepahaman  bersama", "kesepahaman bersama", 1, 5, 25 },
    { "nota  \n kesepahaman", "nota kesepahaman", 1, 0, 19 },
    { "\xf0\x9f\x98\x80 daerah", " Daerah ", 1, 2, 8 },
    { "\xec\xa0\x84\xeb\xb6\x81 \xec\xa0\x84\xeb\xb6\x81", "\xec\xa0\x84\xeb\xb6\x81", 2, 0, 2 },
    { "\xd0\x9c\xd0\x98\xd0\xa0", "\xd0\xbc\xd0\xb8\xd1\x80", 1, 0, 3 },
    { "2 \xe2\x84\xaa", "k", 1, 2, 3 }, /* the Kelvin sign */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) whole = search (cases[i].text, cases[i].wanted, G_MAXSIZE);
      g_autoptr (GArray) bits = search (cases[i].text, cases[i].wanted, 1);

      g_test_message ("%u: %s in %s", i, cases[i].wanted, cases[i].text);
      g_assert_cmpint ((int) whole->len, ==, cases[i].n);
      g_assert_cmpmem (whole->data, whole->len * sizeof (PndSpan), bits->data,
                       bits->len * sizeof (PndSpan));
      if (cases[i].n > 0)
        {
          g_assert_cmpint (g_array_index (whole, PndSpan, 0).start, ==, cases[i].start);
          g_assert_cmpint (g_array_index (whole, PndSpan, 0).end, ==, cases[i].end);
        }
    }
}

/* every match said is one, and none that is plain to see is missed */
static void
test_long (void)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GArray) found = NULL;
  g_autofree char *kept = NULL;
  int expected = 0;

  for (int i = 0; i < 20000; i++)
    {
      gboolean hit = i % 7 == 0;

      g_string_append (text, hit ? "Pari\xc3\xa9wisata " : i % 3 == 0 ? "pariwisata\n" : "par\xc3\xa9 ");
      expected += hit;
    }
  kept = g_string_free (text, FALSE);
  found = search (kept, "pari\xc3\x89WISATA", 1000);
  g_assert_cmpint ((int) found->len, ==, expected);
  for (guint i = 0; i < found->len; i++)
    {
      PndSpan span = g_array_index (found, PndSpan, i);
      const char *start = g_utf8_offset_to_pointer (kept, span.start);

      if (i % 500 == 0)
        g_assert_true (g_str_has_prefix (start, "Pari\xc3\xa9wisata"));
      g_assert_cmpint (pnd_span_length (span), ==, 11);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-search/finds", test_finds);
  g_test_add_func ("/text-search/long", test_long);
  return g_test_run ();
}
