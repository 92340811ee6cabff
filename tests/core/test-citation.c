/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a passage stands, in words. */

#include "app/analysis/citation.h"

#include <string.h>

static PndDocumentText *
make_text (const char *utf8)
{
  return pnd_document_text_new_take (g_strdup (utf8), strlen (utf8));
}

static void
test_words (void)
{
  g_autoptr (PndDocumentText) text = make_text ("satu dua\ntiga 전북\nempat\n");
  g_autoptr (PndStructure) structure
    = pnd_structure_parse ("page 0 14 0 iv\npage 14 23 0 v\n", 23, NULL);
  g_autofree char *one = pnd_citation_quote ("I-02.docx", text, structure, 0, PND_SPAN (9, 13));
  g_autofree char *two = pnd_citation_quote ("I-02.docx", text, structure, 0, PND_SPAN (5, 22));
  g_autofree char *plain = pnd_citation_quote ("I-02.txt", text, NULL, 0, PND_SPAN (5, 9));

  g_assert_cmpstr (one, ==, "“tiga” (I-02.docx, p. iv, line 2)");
  g_assert_cmpstr (two, ==, "“dua\ntiga 전북\nempat” (I-02.docx, pp. iv–v, lines 1–3)");
  /* the line end belongs to the line it ends */
  g_assert_cmpstr (plain, ==, "“dua” (I-02.txt, line 1)");
}

static void
test_fixed_lines (void)
{
  /* at ten: "aaa bbb", "ccc ddd ee" | "" | "0123456789", "01234 x" */
  g_autoptr (PndDocumentText) text = make_text ("aaa bbb ccc ddd ee\n\n012345678901234 x");
  const struct
  {
    int position;
    int line;
  } cases[] = { { 0, 1 }, { 6, 1 }, { 8, 2 }, { 14, 2 }, { 16, 2 }, { 17, 2 },
                { 19, 3 }, { 20, 4 }, { 29, 4 }, { 30, 5 }, { 36, 5 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (pnd_citation_find_fixed_line (text, 10, cases[i].position), ==, cases[i].line);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/citation/words", test_words);
  g_test_add_func ("/citation/fixed-lines", test_fixed_lines);

  return g_test_run ();
}
