/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What plots count, against what was put in: together, by document, over time, saturation, words. */

#include "tests/core/coded-project.h"

#include "app/analysis/plots/cooccurrence.h"
#include "app/analysis/plots/heat-map.h"
#include "app/analysis/plots/portrait.h"
#include "app/analysis/plots/saturation.h"
#include "app/analysis/plots/timeline.h"
#include "app/analysis/plots/words.h"
#include "app/model/sources/document-facts.h"

#define TEXT                                                                                      \
  "Rakyat ingin wisata, dan wisatawan.\nWISATA itu penting; kata-kata don’t count.\n\n"           \
  "Café cafe\u0301 2024 x sekolah.\n"
#define FOR PND_POLARITY_SUPPORTS
#define AGAINST PND_POLARITY_CONTRADICTS
#define OWN PND_HOLDER_OWN_REGION

static PndPlotRows *
load_rows (CodedProject *self)
{
  g_autoptr (GError) error = NULL;
  PndPlotRows *rows = pnd_plot_rows_load (pnd_project_get_database (self->project), TRUE, NULL,
                                          &error);

  g_assert_no_error (error);
  return rows;
}

static gint64
add (CodedProject *self, const char *name)
{
  return coded_project_add_document (self, name, TEXT, PND_SOURCE_TYPE_INTERVIEW);
}

static void
put (CodedProject *self, gint64 document, int start, int end, gint64 code)
{
  coded_project_add_coding (self, document, start, end, code, FOR, OWN, NULL);
}

static void
test_rows (CodedProject *self, gconstpointer data)
{
  gint64 b = add (self, "b.txt"), a = add (self, "a.txt"), gone = add (self, "c.txt");
  g_autoptr (GError) error = NULL;
  g_autoptr (PndDocument) row = pnd_row_get (self->project, PND_TYPE_DOCUMENT, gone, &error);
  g_autoptr (PndPlotRows) rows = NULL;

  put (self, b, 9, 12, self->invest);
  put (self, b, 0, 12, self->export);
  put (self, a, 3, 5, self->culture);
  put (self, gone, 3, 5, self->culture);
  pnd_document_trash (row, &error);
  g_assert_no_error (error);
  rows = load_rows (self);
  g_assert_cmpuint (rows->documents->len, ==, 2);
  g_assert_cmpuint (rows->rows->len, ==, 3);
  g_assert_cmpstr (pnd_plot_rows_get_document (rows, 0)->name, ==, "a.txt");
  g_assert_cmpint (pnd_plot_rows_get_document (rows, 1)->n_rows, ==, 2);
  g_assert_cmpint (pnd_plot_rows_get (rows, 1)->span.start, ==, 0);
  g_assert_cmpint (pnd_plot_rows_get (rows, 2)->span.start, ==, 9);
  g_assert_cmpint (pnd_plot_rows_get (rows, 2)->polarity, ==, FOR);
}

static void
test_heat_map (CodedProject *self, gconstpointer data)
{
  gint64 a = add (self, "a.txt"), b = add (self, "b.txt");
  g_autoptr (PndPlotRows) rows = NULL;
  g_autoptr (PndHeatMap) map = NULL;
  g_autoptr (PndHeatMap) small = NULL;

  add (self, "c.txt");
  put (self, a, 0, 5, self->invest);
  put (self, a, 6, 9, self->invest);
  put (self, b, 6, 9, self->context);
  rows = load_rows (self);
  map = pnd_heat_map_new (rows, 60);
  /* the two indicators though one is empty, and the context code; neither motive was used itself */
  g_assert_cmpuint (map->codes->len, ==, 3);
  g_assert_cmpuint (map->documents->len, ==, 2);
  g_assert_cmpint (map->n_uncoded, ==, 1);
  g_assert_cmpint (map->most, ==, 2);
  g_assert_cmpint (pnd_heat_map_get (map, 0, 0), ==, 0); /* ECO-EXP, which stands first */
  g_assert_cmpint (pnd_heat_map_get (map, 0, 1), ==, 2);
  g_assert_cmpint (pnd_heat_map_get (map, 1, 2), ==, 1);
  small = pnd_heat_map_new (rows, 1);
  g_assert_cmpuint (small->documents->len, ==, 1);
  g_assert_cmpint (small->n_left, ==, 1);
  g_assert_cmpint (pnd_heat_map_get (small, 0, 1), ==, 2);
}

static gint64
count_together (CodedProject *self, PndTogether relation, int distance, gint64 one, gint64 other)
{
  g_autoptr (PndPlotRows) rows = load_rows (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (PndCooccurrence) counts
      = pnd_cooccurrence_load (rows, pnd_project_get_database (self->project), relation, distance,
                               40, NULL, &error);
  int row = -1, column = -1;

  g_assert_no_error (error);
  for (guint i = 0; i < counts->codes->len; i++)
    {
      gint64 id = pnd_code_tree_get (rows->codes, g_array_index (counts->codes, int, i))->id;

      row = id == one ? (int) i : row;
      column = id == other ? (int) i : column;
    }
  return row < 0 || column < 0 ? 0 : pnd_cooccurrence_get (counts, row, column);
}

static guint
list_together (CodedProject *self, PndTogether relation, int distance, gint64 one, gint64 other)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = pnd_cooccurrence_list (pnd_project_get_database (self->project),
                                                  relation, distance, one, other, &error);

  g_assert_no_error (error);
  return ids->len;
}

static void
test_together (CodedProject *self, gconstpointer data)
{
  gint64 a = add (self, "a.txt"), b = add (self, "b.txt");
  gint64 one = self->invest, other = self->culture;

  put (self, a, 0, 10, one);
  put (self, a, 8, 20, other);  /* overlaps, same paragraph */
  put (self, a, 20, 25, one);   /* touches the second only */
  put (self, a, 2, 4, other);   /* within the first */
  put (self, a, 40, 44, one);   /* the second paragraph */
  put (self, b, 0, 10, other);  /* another document */
  g_assert_cmpint (count_together (self, PND_TOGETHER_OVERLAP, 0, one, other), ==, 2);
  g_assert_cmpint (count_together (self, PND_TOGETHER_OVERLAP, 0, other, one), ==, 2);
  g_assert_cmpuint (list_together (self, PND_TOGETHER_OVERLAP, 0, one, other), ==, 3);
  g_assert_cmpint (count_together (self, PND_TOGETHER_INCLUSION, 0, other, one), ==, 1);
  g_assert_cmpint (count_together (self, PND_TOGETHER_INCLUSION, 0, one, other), ==, 0);
  g_assert_cmpuint (list_together (self, PND_TOGETHER_INCLUSION, 0, other, one), ==, 2);
  g_assert_cmpuint (list_together (self, PND_TOGETHER_INCLUSION, 0, one, other), ==, 0);
  /* nothing between them is near at any distance; 16 characters are between the second and (2, 4) */
  g_assert_cmpint (count_together (self, PND_TOGETHER_NEAR, 0, one, other), ==, 3);
  g_assert_cmpint (count_together (self, PND_TOGETHER_NEAR, 15, one, other), ==, 3);
  g_assert_cmpint (count_together (self, PND_TOGETHER_NEAR, 16, one, other), ==, 4);
  g_assert_cmpuint (list_together (self, PND_TOGETHER_NEAR, 0, one, other), ==, 4);
  g_assert_cmpint (count_together (self, PND_TOGETHER_PARAGRAPH, 0, one, other), ==, 4);
  g_assert_cmpuint (list_together (self, PND_TOGETHER_PARAGRAPH, 0, one, other), ==, 4);
}

static void
date (CodedProject *self, gint64 document, const char *when)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndDocument) row = pnd_row_get (self->project, PND_TYPE_DOCUMENT, document, &error);

  pnd_document_set_fact (row, PND_DOCUMENT_FACT_DATE, when, &error);
  g_assert_no_error (error);
}

static int
ask (CodedProject *self, const char *where)
{
  g_autofree char *sql = g_strconcat ("SELECT count(*) FROM codings t WHERE ", where, NULL);
  g_autoptr (GError) error = NULL;
  int n = (int) pnd_database_query_int (pnd_project_get_database (self->project), sql, sql, -1,
                                        &error, "");

  g_assert_no_error (error);
  return n;
}

static void
check_timeline (CodedProject *self, const char *first, guint n_periods, int n_first, int n_undated)
{
  g_autoptr (PndPlotRows) rows = load_rows (self);
  g_autoptr (PndTimeline) timeline = pnd_timeline_new (rows, OWN);
  int sum = 0;

  g_assert_cmpuint (timeline->periods->len, ==, n_periods + 1);
  g_assert_cmpstr (g_ptr_array_index (timeline->periods, 0), ==, first);
  g_assert_cmpint (pnd_timeline_get (timeline, 0, 0, FOR), ==, n_first);
  g_assert_cmpint (pnd_timeline_get (timeline, 0, n_periods, FOR), ==, n_undated);
  for (guint p = 0; p <= n_periods; p++)
    {
      g_autofree char *where = pnd_timeline_make_where (timeline, 0, (int) p, FOR);

      g_assert_cmpint (ask (self, where), ==, pnd_timeline_get (timeline, 0, (int) p, FOR));
      sum += pnd_timeline_get (timeline, 0, (int) p, FOR);
    }
  g_assert_cmpint (sum, ==, 3);
}

static void
test_timeline (CodedProject *self, gconstpointer data)
{
  gint64 a = add (self, "a.txt"), b = add (self, "b.txt"), c = add (self, "c.txt");

  put (self, a, 0, 5, self->invest);
  put (self, b, 0, 5, self->economy);
  put (self, c, 0, 5, self->export);
  coded_project_add_coding (self, c, 0, 6, self->export, FOR, PND_HOLDER_PARTNER_REGION, NULL);
  coded_project_add_coding (self, c, 0, 7, self->export, AGAINST, OWN, NULL);
  check_timeline (self, "", 0, 3, 3); /* no dates: one period, of no date */
  date (self, a, "2023-11");
  date (self, b, "2024-02-28");
  check_timeline (self, "2023-11", 4, 1, 1); /* months */
  date (self, c, "2025");
  check_timeline (self, "2023", 3, 1, 0); /* a year alone makes it years */
}

static void
test_saturation_rule (void)
{
  static const int quick[] = { 10, 5, 3, 2, 0, 0, 0 };
  static const int late[] = { 10, 5, 3, 2, 2, 0, 0 };
  static const int never[] = { 5, 5, 5, 5, 5, 5 };
  static const int nothing[] = { 0, 0, 0, 0, 1, 1 };
  PndSaturationRule rule = PND_SATURATION_RULE, strict = { 4, 2, 0 }, loose = { 4, 2, 10 };
  int n_base;

  g_assert_cmpint (pnd_saturation_find (quick, 7, rule, &n_base), ==, 3);
  g_assert_cmpint (n_base, ==, 20);
  g_assert_cmpint (pnd_saturation_find (late, 7, rule, &n_base), ==, 4);
  g_assert_cmpint (pnd_saturation_find (late, 7, strict, &n_base), ==, 4);
  g_assert_cmpint (pnd_saturation_find (late, 7, loose, &n_base), ==, 3); /* 2 of 20 */
  g_assert_cmpint (pnd_saturation_find (never, 6, rule, &n_base), ==, -1);
  g_assert_cmpint (pnd_saturation_find (quick, 5, rule, &n_base), ==, -1); /* no whole run */
  g_assert_cmpint (pnd_saturation_find (quick, 3, rule, &n_base), ==, -1);
  g_assert_cmpint (n_base, ==, 0);
  g_assert_cmpint (pnd_saturation_find (nothing, 6, rule, &n_base), ==, -1);
}

static void
test_saturation (CodedProject *self, gconstpointer data)
{
  gint64 first = add (self, "z.txt"), second = add (self, "a.txt"), third = add (self, "m.txt");
  g_autoptr (PndPlotRows) rows = NULL;
  g_autoptr (PndSaturation) saturation = NULL;
  g_autoptr (PndSaturation) again = NULL;

  add (self, "uncoded.txt");
  put (self, first, 0, 5, self->invest);
  put (self, second, 0, 5, self->invest);
  put (self, second, 2, 5, self->culture); /* a motive is no indicator */
  put (self, third, 0, 5, self->export);
  rows = load_rows (self);
  saturation = pnd_saturation_new (rows, PND_SATURATION_RULE);
  g_assert_cmpint (saturation->n_indicators, ==, 2);
  g_assert_cmpuint (saturation->documents->len, ==, 3);
  g_assert_cmpint (pnd_saturation_get_new (saturation, 0), ==, 1);
  g_assert_cmpint (pnd_saturation_get_new (saturation, 1), ==, 0);
  g_assert_cmpint (pnd_saturation_get_new (saturation, 2), ==, 1);
  g_assert_cmpint (saturation->reached, ==, -1);
  /* whatever the order, one is seen in the first document and all in the last */
  g_assert_cmpfloat_with_epsilon (g_array_index (saturation->mean, double, 0), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (g_array_index (saturation->mean, double, 2), 2, 1e-9);
  g_assert_cmpfloat (g_array_index (saturation->mean, double, 1), >, 1.3);
  g_assert_cmpfloat (g_array_index (saturation->mean, double, 1), <, 2);
  again = pnd_saturation_new (rows, PND_SATURATION_RULE);
  g_assert_cmpfloat (g_array_index (again->mean, double, 1), ==,
                     g_array_index (saturation->mean, double, 1));
}

static void
test_portrait (CodedProject *self, gconstpointer data)
{
  gint64 a = add (self, "a.txt");
  g_autoptr (PndPlotRows) rows = NULL;
  g_autoptr (GArray) bands = NULL;
  const PndPortraitBand *band;
  const PndPortraitRun *runs;

  put (self, a, 0, 5, self->invest);
  put (self, a, 4, 10, self->invest);
  coded_project_add_coding (self, a, 95, 100, self->invest, AGAINST, OWN, NULL);
  coded_project_add_coding (self, a, 99, 100, self->culture, AGAINST, OWN, NULL);
  rows = load_rows (self);
  bands = pnd_portrait_make (rows, 0, 100, 10);
  g_assert_cmpuint (bands->len, ==, 2);
  band = &g_array_index (bands, PndPortraitBand, 0);
  runs = &g_array_index (band->runs, PndPortraitRun, 0);
  g_assert_cmpint (band->n_passages, ==, 3);
  g_assert_cmpuint (band->runs->len, ==, 2);
  g_assert_cmpint (runs[0].from, ==, 0);
  g_assert_cmpint (runs[0].to, ==, 1);
  g_assert_cmpint (runs[0].n_passages, ==, 2);
  g_assert_false (runs[0].is_mixed);
  g_assert_true (pnd_span_equal (runs[0].span, PND_SPAN (0, 10)));
  g_assert_cmpint (runs[1].from, ==, 9);
  g_assert_cmpint (runs[1].to, ==, 10);
  g_assert_cmpint (runs[1].polarity, ==, AGAINST);
}

static char *
list_words (const char *text)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (GString) word = g_string_new (NULL);
  gsize at = 0;
  int position = 0;
  PndSpan span;

  while (pnd_words_next (text, strlen (text), &at, &position, &span, word))
    g_string_append_printf (list, "%s%s@%d-%d", list->len > 0 ? " " : "", word->str, span.start,
                            span.end);
  return g_strdup (list->str);
}

static void
test_word_ends (void)
{
  static const struct
  {
    const char *text;
    const char *words;
  } cases[] = {
    { "", "" },
    { " -- ...", "" },
    { "Kata-kata, don’t!", "kata-kata@0-9 don't@11-16" },
    { "ends- -begins a--b", "ends@0-4 begins@7-13 a@14-15 b@17-18" },
    { "É e\u0301", "é@0-1 é@2-4" },
    { "17.02.2023", "17@0-2 02@3-5 2023@6-10" },
    { "한글 학교", "한글@0-2 학교@3-5" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = list_words (cases[i].text);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_words (CodedProject *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndWords) words = NULL;
  g_autoptr (GString) list = g_string_new (NULL);

  add (self, "a.txt");
  add (self, "b.txt");
  words = pnd_words_load (pnd_project_get_database (self->project), 50, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < words->words->len; i++)
    {
      const PndWord *word = &g_array_index (words->words, PndWord, i);

      g_string_append_printf (list, "%s %d/%d, ", word->text, word->count, word->n_documents);
    }
  /* dan, itu, don't, a letter and a number are out; however its accent was typed, café is one word */
  g_assert_cmpstr (list->str, ==,
                   "café 4/2, wisata 4/2, count 2/2, ingin 2/2, kata-kata 2/2, penting 2/2, "
                   "rakyat 2/2, sekolah 2/2, wisatawan 2/2, ");
  g_assert_cmpint (words->n_stopped, ==, 6);
  g_assert_true (pnd_stop_words_have ("yang"));
  g_assert_true (pnd_stop_words_have ("the"));
  g_assert_false (pnd_stop_words_have ("budaya"));
  g_assert_false (pnd_stop_words_have ("culture"));
}

static void
test_concordance (CodedProject *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndConcordance) exact = NULL;
  g_autoptr (PndConcordance) beginning = NULL;
  g_autoptr (PndConcordance) most = NULL;
  PndDatabase *database = pnd_project_get_database (self->project);
  const PndContext *context;

  add (self, "a.txt");
  exact = pnd_concordance_load (database, " Wisata ", 10, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (exact->count, ==, 2);
  context = &g_array_index (exact->contexts, PndContext, 0);
  g_assert_cmpstr (context->before, ==, "Rakyat ingin ");
  g_assert_cmpstr (context->word, ==, "wisata");
  g_assert_cmpstr (context->after, ==, ", dan wisatawan.");
  g_assert_cmpint (context->line, ==, 1);
  g_assert_true (pnd_span_equal (context->span, PND_SPAN (13, 19)));
  g_assert_cmpstr (context[1].word, ==, "WISATA");
  g_assert_cmpstr (context[1].before, ==, "");
  g_assert_cmpint (context[1].line, ==, 2);
  beginning = pnd_concordance_load (database, "wisata*", 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (beginning->count, ==, 3);
  g_assert_cmpuint (beginning->contexts->len, ==, 1);
  most = pnd_concordance_load (database, NULL, 10, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (most->word, ==, "café");
}

#define add_test(name, func)                                                                      \
  g_test_add ("/plot-questions/" name, CodedProject, NULL, coded_project_set_up, func,            \
              coded_project_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot-questions/saturation-rule", test_saturation_rule);
  g_test_add_func ("/plot-questions/word-ends", test_word_ends);
  add_test ("rows", test_rows);
  add_test ("heat-map", test_heat_map);
  add_test ("together", test_together);
  add_test ("timeline", test_timeline);
  add_test ("saturation", test_saturation);
  add_test ("portrait", test_portrait);
  add_test ("words", test_words);
  add_test ("concordance", test_concordance);
  return g_test_run ();
}
