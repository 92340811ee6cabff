/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plots: what is counted, what is drawn, what it says and where it leads. */

#include "tests/core/coded-project.h"

#include "app/analysis/plots/draw/kinds.h"
#include "app/analysis/plots/draw/frame.h"
#include "app/analysis/plots/matrix.h"
#include "app/exchange/plots/plot-writer.h"
#include "app/model/cases/region-case.h"
#include "app/model/sources/document-facts.h"

#define TEXT "We want visitors.\nThe hotels are empty.\nNobody asks for recognition.\n"

static int
count_where (CodedProject *self, const char *where)
{
  g_autofree char *sql = g_strconcat ("SELECT count(*) FROM codings t WHERE ", where, NULL);
  g_autoptr (GError) error = NULL;
  int n = (int) pnd_database_query_int (pnd_project_get_database (self->project), sql, sql, -1,
                                        &error, "");

  g_assert_no_error (error);
  return n;
}

static gint64
add_case (CodedProject *self, const char *name, const char *from, const char *to)
{
  g_autoptr (GError) error = NULL;
  PndRegionCaseFacts facts = { .name = name, .from = from, .to = to };
  gint64 id = pnd_region_case_add (self->project, &facts, &error);

  g_assert_no_error (error);
  return id;
}

static void
assign (CodedProject *self, gint64 region_case, gint64 document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndRegionCase) row = pnd_row_get (self->project, PND_TYPE_REGION_CASE, region_case,
                                               &error);

  g_assert_no_error (error);
  pnd_region_case_assign (row, document, TRUE, &error);
  g_assert_no_error (error);
}

/* what is said against a motive is as strong as what is said for it, or it would not count */
static void
strengthen (CodedProject *self)
{
  g_autoptr (GError) error = NULL;

  pnd_project_begin_edit (self->project, "Strengthen", &error);
  pnd_database_run (pnd_project_get_database (self->project), "strengthening",
                    "UPDATE codings SET strength = 2 WHERE polarity = 'contradicts'", &error, "");
  pnd_project_end_edit (self->project, &error);
  g_assert_no_error (error);
}

static PndMatrix *
load_matrix (CodedProject *self, int holder)
{
  g_autoptr (GError) error = NULL;
  PndMatrix *matrix = pnd_matrix_load (pnd_project_get_database (self->project), holder, TRUE,
                                       NULL, &error);

  g_assert_no_error (error);
  return matrix;
}

static void
check_cell (CodedProject *self, const PndMatrix *matrix, int region_case, int motive, int supports,
            int contradicts)
{
  const PndMatrixCell *cell = pnd_matrix_get (matrix, region_case, motive);
  g_autofree char *for_it = pnd_matrix_make_where (matrix, region_case, motive,
                                                   PND_POLARITY_SUPPORTS);
  g_autofree char *against_it = pnd_matrix_make_where (matrix, region_case, motive,
                                                       PND_POLARITY_CONTRADICTS);

  g_assert_cmpint (cell->counts[PND_POLARITY_SUPPORTS], ==, supports);
  g_assert_cmpint (cell->counts[PND_POLARITY_CONTRADICTS], ==, contradicts);
  /* what is counted is what is listed */
  g_assert_cmpint (count_where (self, for_it), ==, supports);
  g_assert_cmpint (count_where (self, against_it), ==, contradicts);
}

#define OWN PND_HOLDER_OWN_REGION
#define FOR PND_POLARITY_SUPPORTS
#define AGAINST PND_POLARITY_CONTRADICTS

static void
test_matrix_whole (CodedProject *self, gconstpointer data)
{
  gint64 one = coded_project_add_document (self, "a.txt", TEXT, PND_SOURCE_TYPE_INTERVIEW);
  gint64 claims = coded_project_add_document (self, "b.txt", TEXT, PND_SOURCE_TYPE_SECONDARY);
  g_autoptr (PndMatrix) matrix = NULL;
  g_autoptr (PndMatrix) partner = NULL;

  coded_project_add_coding (self, one, 0, 17, self->invest, FOR, OWN, NULL);
  coded_project_add_coding (self, one, 0, 17, self->economy, FOR, OWN, NULL);
  coded_project_add_coding (self, one, 18, 30, self->export, AGAINST, OWN, NULL);
  coded_project_add_coding (self, one, 18, 31, self->export, FOR, PND_HOLDER_PARTNER_REGION, NULL);
  coded_project_add_coding (self, one, 40, 60, self->culture, FOR, PND_HOLDER_UNRATED, NULL);
  coded_project_add_coding (self, one, 40, 61, self->context, FOR, OWN, NULL);
  coded_project_add_coding (self, claims, 0, 17, self->invest, FOR, OWN, NULL);
  strengthen (self);
  matrix = load_matrix (self, OWN);
  g_assert_cmpint (pnd_matrix_get_n_cases (matrix), ==, 1);
  g_assert_cmpint (pnd_matrix_get_n_motives (matrix), ==, 2);
  check_cell (self, matrix, 0, 0, 2, 1);
  check_cell (self, matrix, 0, 1, 0, 0);
  g_assert_cmpint (pnd_matrix_get (matrix, 0, 1)->n_without_holder, ==, 1);
  g_assert_cmpint (pnd_matrix_get (matrix, 0, 0)->verdict, ==, PND_VERDICT_NONE);
  g_assert_cmpint (pnd_matrix_get (matrix, 0, 0)->suggested, !=, PND_VERDICT_NONE);
  /* the partner's are never counted as the own region's, and have a matrix of their own */
  partner = load_matrix (self, PND_HOLDER_PARTNER_REGION);
  check_cell (self, partner, 0, 0, 1, 0);
  g_clear_pointer (&partner, pnd_matrix_free);
  partner = load_matrix (self, PND_MATRIX_ANY_HOLDER);
  check_cell (self, partner, 0, 0, 3, 1);
  check_cell (self, partner, 0, 1, 1, 0);
}

static void
test_matrix_cases (CodedProject *self, gconstpointer data)
{
  gint64 one = coded_project_add_document (self, "a.txt", TEXT, PND_SOURCE_TYPE_INTERVIEW);
  gint64 two = coded_project_add_document (self, "b.txt", TEXT, PND_SOURCE_TYPE_NEWS);
  gint64 early = coded_project_add_document (self, "c.txt", TEXT, PND_SOURCE_TYPE_NEWS);
  gint64 east = add_case (self, "East", "2017", "2023-06");
  gint64 west = add_case (self, "West", NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PndDocument) row = pnd_row_get (self->project, PND_TYPE_DOCUMENT, early, &error);
  g_autoptr (PndMatrix) matrix = NULL;
  gint64 kept;

  pnd_document_set_fact (row, PND_DOCUMENT_FACT_DATE, "2016-12-31", &error);
  g_assert_no_error (error);
  assign (self, east, one);
  assign (self, east, early);
  assign (self, west, one);
  assign (self, west, two);
  coded_project_add_coding (self, one, 0, 17, self->invest, FOR, OWN, NULL);
  kept = coded_project_add_coding (self, one, 18, 30, self->invest, FOR, OWN, NULL);
  coded_project_add_coding (self, two, 0, 17, self->culture, AGAINST, OWN, NULL);
  coded_project_add_coding (self, early, 0, 17, self->invest, FOR, OWN, NULL);
  pnd_coding_restrict (self->project, kept, &west, 1, &error);
  g_assert_no_error (error);
  strengthen (self);
  matrix = load_matrix (self, OWN);
  g_assert_cmpint (pnd_matrix_get_n_cases (matrix), ==, 2);
  g_assert_cmpstr (pnd_matrix_get_case (matrix, 0)->name, ==, "East");
  check_cell (self, matrix, 0, 0, 1, 0); /* one is dated before, one is restricted */
  check_cell (self, matrix, 0, 1, 0, 0);
  check_cell (self, matrix, 1, 0, 2, 0);
  check_cell (self, matrix, 1, 1, 0, 1);
}

static PndPlot *
make_plot (CodedProject *self, const PndPlotRequest *request, double width)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndPlotData) data = pnd_plot_data_load (pnd_project_get_database (self->project),
                                                     request, NULL, &error);

  g_assert_no_error (error);
  return pnd_plot_data_lay_out (data, width);
}

/* every mark lies on the plot, says something, and is found where it is */
static void
check_plot (const PndPlot *plot)
{
  g_assert_cmpfloat (pnd_plot_get_width (plot), >, 0);
  g_assert_cmpfloat (pnd_plot_get_height (plot), >, 0);
  g_assert_cmpint (strlen (pnd_plot_get_summary (plot)), >, 0);
  for (int i = 0; i < pnd_plot_get_n_marks (plot); i++)
    {
      const PndPlotMark *mark = pnd_plot_get_mark (plot, i);
      PndBox box = mark->box;

      g_assert_cmpint (strlen (mark->text), >, 3);
      g_assert_cmpfloat (box.x, >=, 0);
      g_assert_cmpfloat (box.y, >=, 0);
      g_assert_cmpfloat (box.x + box.width, <=, pnd_plot_get_width (plot) + 0.5);
      g_assert_cmpfloat (box.y + box.height, <=, pnd_plot_get_height (plot) + 0.5);
      g_assert_cmpint (pnd_plot_find_mark (plot, box.x + box.width / 2, box.y + box.height / 2),
                       >=, 0);
    }
}

static void
test_all_kinds (CodedProject *self, gconstpointer data)
{
  static const double widths[] = { 100, 420, 960, 1600 };

  for (int full = 0; full < 2; full++)
    for (int kind = 0; kind < PND_N_PLOTS; kind++)
      for (gsize w = 0; w < G_N_ELEMENTS (widths); w++)
        {
          PndPlotRequest request = PND_PLOT_REQUEST (kind);
          g_autoptr (PndPlot) plot = NULL;

          if (full == 1 && kind == 0 && w == 0)
            {
              gint64 one = coded_project_add_document (self, "a.txt", TEXT,
                                                       PND_SOURCE_TYPE_INTERVIEW);

              coded_project_add_coding (self, one, 0, 17, self->invest, FOR, OWN, NULL);
              coded_project_add_coding (self, one, 4, 30, self->culture, AGAINST, OWN, NULL);
            }
          plot = make_plot (self, &request, widths[w]);
          check_plot (plot);
          if (full == 1)
            g_assert_cmpint (pnd_plot_get_n_marks (plot), >, 0);
        }
}

/* whether anything is painted in @box; @plot is drawn without its paper */
static gboolean
is_painted (const PndPlot *plot, PndBox box)
{
  cairo_surface_t *surface
    = cairo_image_surface_create (CAIRO_FORMAT_A8, (int) box.width, (int) box.height);
  cairo_t *cr = cairo_create (surface);
  gboolean is_any = FALSE;

  cairo_translate (cr, -box.x, -box.y);
  pnd_plot_draw (plot, cr, FALSE, TRUE);
  cairo_surface_flush (surface);
  for (int y = 0; y < (int) box.height; y++)
    for (int x = 0; x < (int) box.width; x++)
      is_any |= cairo_image_surface_get_data (surface)[y * cairo_image_surface_get_stride (surface)
                                                       + x] != 0;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return is_any;
}

/* of a plot wider than a small window the title, the lead and the whole legend are seen at once;
 * where there is room they take it */
static void
test_legend_in_sight (CodedProject *self, gconstpointer data)
{
  static const PndPlotKind kinds[]
    = { PND_PLOT_MATRIX, PND_PLOT_HEAT_MAP, PND_PLOT_COOCCURRENCE, PND_PLOT_SATURATION };
  gint64 one = coded_project_add_document (self, "a.txt", TEXT, PND_SOURCE_TYPE_INTERVIEW);

  coded_project_add_coding (self, one, 0, 17, self->invest, FOR, OWN, NULL);
  coded_project_add_coding (self, one, 4, 30, self->culture, AGAINST, OWN, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      PndPlotRequest request = PND_PLOT_REQUEST (kinds[i]);
      g_autoptr (PndPlot) narrow = make_plot (self, &request, 0);
      double width = pnd_plot_get_width (narrow);
      g_autoptr (PndPlot) seen = make_plot (self, &request, width);
      double head = pnd_plot_get_grid (seen) != NULL ? pnd_plot_get_grid (seen)->box.y - 4 : 100;

      g_assert_true (is_painted (seen, PND_BOX (0, 0, 585, head)));
      if (width > 585)
        g_assert_false (is_painted (seen, PND_BOX (585, 0, width - 585, head)));
    }
}

static void
test_steps (CodedProject *self, gconstpointer data)
{
  g_autoptr (PndPlot) plot = pnd_plot_new ("Title", "Summary");

  for (int row = 0; row < 3; row++)
    for (int column = 0; column < (row == 1 ? 1 : 3); column++)
      pnd_plot_add_mark (plot, PND_BOX (column * 20, row * 20, 18, 18), row, column,
                         g_strdup_printf ("%d %d", row, column), (PndPlotTarget){ 0 });
  g_assert_cmpint (pnd_plot_step (plot, 0, 1, 0), ==, 1);
  g_assert_cmpint (pnd_plot_step (plot, 0, -1, 0), ==, 0); /* an edge */
  g_assert_cmpint (pnd_plot_step (plot, 2, 1, 0), ==, 2);  /* not into the next row */
  g_assert_cmpint (pnd_plot_step (plot, 2, 0, 1), ==, 3);  /* the next row, nearest */
  g_assert_cmpint (pnd_plot_step (plot, 3, 0, 1), ==, 4);
  g_assert_cmpint (pnd_plot_step (plot, 6, 0, -1), ==, 3);
  g_assert_cmpint (pnd_plot_find_mark (plot, 21, 1), ==, 1);
  g_assert_cmpint (pnd_plot_find_mark (plot, 19, 19), ==, -1);
}

static void
test_palette (void)
{
  static const PndInk texts[] = { PND_INK_TEXT, PND_INK_QUIET };
  static const PndInk signs[] = { PND_INK_FOR, PND_INK_AGAINST, PND_INK_MENTION };
  static const char *const codes[] = { "#ffff00", "#000000", "#ffffff", "#3584e4", "nonsense" };

  for (int dark = 0; dark < 2; dark++)
    {
      PndColour paper = pnd_palette_get (dark, PND_INK_PAPER, 0, NULL);
      double before = 0;

      for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
        g_assert_cmpfloat (pnd_palette_get_contrast (pnd_palette_get (dark, texts[i], 0, NULL),
                                                     paper), >=, 4.5);
      for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
        g_assert_cmpfloat (pnd_palette_get_contrast (pnd_palette_get (dark, signs[i], 0, NULL),
                                                     paper), >=, 3);
      for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
        g_assert_cmpfloat (pnd_palette_get_contrast (pnd_palette_get (dark, PND_INK_COLOUR, 0,
                                                                      codes[i]), paper), >=, 3);
      for (int step = 0; step < PND_N_SCALE; step++)
        {
          PndColour under = pnd_palette_get (dark, PND_INK_SCALE, step, NULL);
          double contrast = pnd_palette_get_contrast (under, paper);

          g_assert_cmpfloat (pnd_palette_get_contrast (
                               under, pnd_palette_get (dark, PND_INK_SCALE_TEXT, step, NULL)),
                             >=, 4.5);
          g_assert_cmpfloat (contrast, >, before * 1.15); /* told apart in grey */
          before = contrast;
        }
    }
}

static void
test_scale (void)
{
  for (int most = 1; most < 400; most += 7)
    {
      int last = -1;

      g_assert_cmpint (pnd_frame_get_step (most, most), ==, most == 1 ? PND_N_SCALE - 1
                                                                     : PND_N_SCALE - 1);
      for (int value = 1; value <= most; value++)
        {
          int step = pnd_frame_get_step (value, most);

          g_assert_cmpint (step, >=, last);
          if (step != last)
            g_assert_cmpint (pnd_frame_get_step_start (step, most), ==, value);
          last = step;
        }
    }
}

static char *
write_file (CodedProject *self, const PndPlot *plot, const char *name, PndPlotFormat format,
            gsize *length)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *bytes;

  pnd_plot_write (plot, path, format, FALSE, "2024-03-01T10:00:00Z", &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &bytes, length, &error);
  g_assert_no_error (error);
  return bytes;
}

/* the same plot gives the same bytes, whenever; each is what its suffix says */
static void
test_files (CodedProject *self, gconstpointer data)
{
  static const struct
  {
    const char *suffix;
    const char *begins;
  } kinds[] = { { "svg", "<?xml" }, { "pdf", "%PDF-" }, { "png", "\x89PNG" } };
  PndPlotRequest request = PND_PLOT_REQUEST (PND_PLOT_MATRIX);
  gint64 one = coded_project_add_document (self, "a <&> b.txt", TEXT, PND_SOURCE_TYPE_INTERVIEW);

  coded_project_add_coding (self, one, 0, 17, self->invest, FOR, OWN, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (PndPlot) plot = make_plot (self, &request, 960);
      g_autoptr (PndPlot) again = make_plot (self, &request, 960);
      PndPlotFormat format;
      gsize n, n_again;
      g_autofree char *bytes = NULL;
      g_autofree char *bytes_again = NULL;

      g_assert_true (pnd_plot_format_from_suffix (kinds[i].suffix, &format));
      bytes = write_file (self, plot, "plot.out", format, &n);
      g_usleep (1100 * 1000); /* into another second */
      bytes_again = write_file (self, again, "plot.out", format, &n_again);
      g_assert_true (g_str_has_prefix (bytes, kinds[i].begins));
      g_assert_cmpmem (bytes, n, bytes_again, n_again);
    }
}

static void
count_element_cb (GMarkupParseContext *context, const char *element, const char **names,
                  const char **values, gpointer data, GError **error)
{
  int *counts = data;

  counts[0] += g_str_equal (element, "title");
  counts[1] += g_str_equal (element, "svg");
}

/* well-formed, with a title for the plot and one for each mark, and ids that can be told apart */
static void
test_svg (CodedProject *self, gconstpointer data)
{
  const GMarkupParser parser = { .start_element = count_element_cb };
  PndPlotRequest request = PND_PLOT_REQUEST (PND_PLOT_MATRIX);
  g_autoptr (PndPlot) plot = make_plot (self, &request, 960);
  g_autoptr (GError) error = NULL;
  GString *svg = pnd_plot_to_svg (plot, TRUE, "one-", &error);
  int counts[2] = { 0 };
  GMarkupParseContext *context = g_markup_parse_context_new (&parser, 0, counts, NULL);

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (svg->str, "<svg "));
  g_markup_parse_context_parse (context, svg->str, svg->len, &error);
  g_assert_no_error (error);
  g_assert_true (g_markup_parse_context_end_parse (context, &error));
  g_assert_cmpint (counts[0], ==, pnd_plot_get_n_marks (plot) + 1);
  g_assert_cmpint (counts[1], ==, 1);
  g_assert_nonnull (strstr (svg->str, "id=\"one-"));
  g_assert_null (strstr (svg->str, "id=\"glyph"));
  g_assert_null (strstr (svg->str, "href=\"#glyph"));
  g_markup_parse_context_free (context);
  g_string_free (svg, TRUE);
}

static void
test_names (void)
{
  for (int i = 0; i < PND_N_PLOTS; i++)
    {
      PndPlotKind kind;

      g_assert_true (pnd_plot_kind_from_name (pnd_plot_kind_get_name (i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
  g_assert_false (pnd_plot_kind_from_name ("nothing", &(PndPlotKind){ 0 }));
  g_assert_false (pnd_plot_format_from_suffix ("gif", &(PndPlotFormat){ 0 }));
}

#define add(name, func) \
  g_test_add ("/plots/" name, CodedProject, NULL, coded_project_set_up, func, \
              coded_project_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plots/palette", test_palette);
  g_test_add_func ("/plots/scale", test_scale);
  g_test_add_func ("/plots/names", test_names);
  add ("matrix-whole", test_matrix_whole);
  add ("matrix-cases", test_matrix_cases);
  add ("all-kinds", test_all_kinds);
  add ("legend-in-sight", test_legend_in_sight);
  add ("steps", test_steps);
  add ("files", test_files);
  add ("svg", test_svg);
  return g_test_run ();
}
