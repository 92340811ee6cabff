/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs over a text, and the builder that readers of structured files write into. */

#include "app/model/documents/structure.h"
#include "app/text/text-builder.h"

static void
append_kind (const PndRun *run, gpointer data)
{
  g_string_append_printf (data, "%d:%d-%d ", run->kind, run->span.start, run->span.end);
}

static void
test_lines (void)
{
  const char *lines = "page 0 20 0 iv\nheading 0 5 1\nlink 6 9 0 https://a.example/x y\npage 20 40 0 v\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (PndStructure) structure = pnd_structure_parse (lines, 40, &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  again = pnd_structure_to_lines (structure);
  g_assert_cmpstr (again, ==, lines);
  g_assert_cmpint (pnd_structure_get_n_pages (structure), ==, 2);
  g_assert_cmpint (pnd_structure_find_page (structure, 19), ==, 0);
  g_assert_cmpint (pnd_structure_find_page (structure, 20), ==, 1);
  g_assert_cmpint (pnd_structure_find_page (structure, 40), ==, -1);
  g_assert_cmpstr (pnd_structure_get_page (structure, 1)->value, ==, "v");
}

static void
test_damaged (void)
{
  const char *const damaged[] = { "bold 0 41 0", "bold 5 4 0", "bald 0 1 0", "bold 0 1", "bold -1 1 0",
                                  "bold 0 1 10", "bold 0 99999999999999999999 0", "page 0 1 0 \xff" };

  for (gsize i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (pnd_structure_parse (damaged[i], 40, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

static void
check_query (const PndStructure *structure, PndSpan span)
{
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GString) expected = g_string_new (NULL);
  int n;
  const PndRun *runs = pnd_structure_get_runs (structure, &n);

  pnd_structure_foreach_in (structure, span, append_kind, found);
  for (int i = 0; i < n; i++)
    if (pnd_span_overlaps (runs[i].span, span))
      append_kind (&runs[i], expected);
  g_assert_cmpstr (found->str, ==, expected->str);
}

static void
test_query (void)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (PndRun));
  g_autoptr (PndStructure) structure = NULL;

  for (int i = 0; i < 1000; i++)
    {
      int start = g_test_rand_int_range (0, 9000);
      PndRun run = { g_test_rand_int_range (0, PND_N_RUN_KINDS),
                     { start, start + g_test_rand_int_range (1, i % 50 == 0 ? 1000 : 20) } };

      g_array_append_val (runs, run);
    }
  structure = pnd_structure_new_take (runs);
  for (int i = 0; i < 1000; i++)
    {
      int start = g_test_rand_int_range (0, 10000);

      check_query (structure, PND_SPAN (start, start + g_test_rand_int_range (0, 100)));
    }
}

static void
test_builder (void)
{
  g_autoptr (PndTextBuilder) builder = pnd_text_builder_new ();
  g_autoptr (GBytes) original = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (PndImported) imported = NULL;
  g_autofree char *lines = NULL;

  pnd_text_builder_begin_run (builder, PND_RUN_PAGE, 0, "1");
  pnd_text_builder_begin_run (builder, PND_RUN_HEADING, 1, NULL);
  pnd_text_builder_append_collapsed (builder, "  Surat\n niat  ", -1);
  pnd_text_builder_end_run (builder);
  pnd_text_builder_end_line (builder);
  pnd_text_builder_end_line (builder);
  pnd_text_builder_append (builder, "전북\r\nb\rc\n\n", -1);
  pnd_text_builder_begin_run (builder, PND_RUN_BOLD, 0, NULL);
  pnd_text_builder_end_run (builder);
  pnd_text_builder_add_comment (builder, PND_SPAN (14, 99), "Sari", "benar?");
  imported = pnd_text_builder_finish (builder, "a.docx", original, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pnd_document_text_get_utf8 (imported->text, NULL), ==,
                   "Surat niat\n전북\nb\nc");
  lines = pnd_structure_to_lines (imported->structure);
  g_assert_cmpstr (lines, ==, "page 0 17 0 1\nheading 0 10 1\n");
  g_assert_cmpint (imported->comments->len, ==, 1);
  g_assert_true (pnd_span_equal (((PndImportedComment *) imported->comments->pdata[0])->span,
                                 PND_SPAN (14, 17)));
}

static void
test_empty (void)
{
  g_autoptr (PndTextBuilder) builder = pnd_text_builder_new ();
  g_autoptr (GBytes) original = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;

  pnd_text_builder_append (builder, " \n\t\n", -1);
  g_assert_null (pnd_text_builder_finish (builder, "a.docx", original, &error));
  g_assert_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_EMPTY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/structure/lines", test_lines);
  g_test_add_func ("/structure/damaged", test_damaged);
  g_test_add_func ("/structure/query", test_query);
  g_test_add_func ("/structure/builder", test_builder);
  g_test_add_func ("/structure/empty", test_empty);

  return g_test_run ();
}
