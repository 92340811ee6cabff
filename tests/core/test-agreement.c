/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Agreement of whole projects: the cases that other tools get wrong, units, options, intervals. */

#include "app/analysis/agreement/agreement-words.h"
#include "app/analysis/agreement/confusion.h"
#include "app/analysis/agreement/agreement-remarks.h"
#include "app/analysis/agreement/record.h"
#include "app/exchange/report/report.h"
#include "app/model/agreements/kept-agreement.h"
#include "app/model/people/draw.h"
#include "app/store/veil/veil.h"
#include "tests/core/agreement-fixture.h"

static const char *const two[] = { "Ani", "Budi", NULL };

/* @b: spans of the second coder; ends with 0, 0 */
static double
get_kappa (CodedProject *self, const PndSpan *a, const PndSpan *b, int line)
{
  gint64 document = add_long_document (self, "long.txt", 10000, line);
  g_auto (PndAgreementOptions) options = { 0 };
  g_autoptr (PndAgreement) agreement = NULL;
  const PndAgreementRow *row;

  act (self, "Budi");
  for (; b->end > 0; b++)
    code_span (self, document, self->export, b->start, b->end);
  act (self, "Ani");
  for (; a->end > 0; a++)
    code_span (self, document, self->export, a->start, a->end);
  options = make_options (self, PND_UNIT_CHARACTER, two);
  agreement = measure (self, &options);
  row = find_row (agreement, "ECO-EXP");
  g_assert_cmpint (agreement->rows->len, ==, 2);
  g_assert_cmpint (row->n, ==, 10000);
  assert_figure (pnd_agreement_get (agreement, 1), PND_FIGURE_COHEN,
                 row->figures[PND_FIGURE_COHEN].agreed.value);
  g_assert_cmpint (row->figures[PND_FIGURE_COHEN].agreed.undefined, ==, PND_DEFINED);
  g_assert_cmpint (row->figures[PND_FIGURE_COHEN].interval.undefined, ==, PND_DEFINED);
  g_assert_cmpfloat (row->figures[PND_FIGURE_COHEN].interval.low, <=,
                     row->figures[PND_FIGURE_COHEN].agreed.value);
  g_assert_cmpfloat (row->figures[PND_FIGURE_COHEN].interval.high, >=,
                     row->figures[PND_FIGURE_COHEN].agreed.value);
  return row->figures[PND_FIGURE_COHEN].agreed.value;
}

static void
test_shifted (CodedProject *self, gconstpointer data)
{
  const PndSpan a[] = { { 0, 1000 }, { 0, 0 } }, b[] = { { 200, 1200 }, { 0, 0 } };

  g_assert_cmpfloat_with_epsilon (get_kappa (self, a, b, 0), 0.778, 0.0005);
}

static void
test_opposed (CodedProject *self, gconstpointer data)
{
  const PndSpan a[] = { { 0, 9000 }, { 0, 0 } }, b[] = { { 1000, 10000 }, { 0, 0 } };

  g_assert_cmpfloat_with_epsilon (get_kappa (self, a, b, 80), -0.111, 0.0005);
}

static void
test_one_twice (CodedProject *self, gconstpointer data)
{
  const PndSpan a[] = { { 0, 1000 }, { 200, 900 }, { 0, 0 } }, b[] = { { 0, 0 } };

  g_assert_cmpfloat_with_epsilon (get_kappa (self, a, b, 80), 0, 0.0005);
}

static void
test_nested (CodedProject *self, gconstpointer data)
{
  const PndSpan a[] = { { 0, 1000 }, { 0, 0 } }, b[] = { { 0, 1000 }, { 100, 300 }, { 0, 0 } };

  g_assert_cmpfloat_with_epsilon (get_kappa (self, a, b, 80), 1, 0.0005);
}

static void
test_identical (CodedProject *self, gconstpointer data)
{
  const PndSpan a[] = { { 0, 1000 }, { 0, 0 } };

  g_assert_cmpfloat_with_epsilon (get_kappa (self, a, a, 80), 1, 0.0005);
}

/* who coded everything tells nothing apart: undefined with its reason, never 0 or 1 */
static void
test_undefined (CodedProject *self, gconstpointer data)
{
  gint64 document = add_long_document (self, "long.txt", 300, 10);
  g_auto (PndAgreementOptions) options = { 0 };
  g_autoptr (PndAgreement) agreement = NULL;
  g_auto (GStrv) remarks = NULL;
  const PndAgreementRow *row;

  for (int i = 0; i < 2; i++)
    {
      act (self, two[1 - i]);
      code_span (self, document, self->export, 0, 300);
    }
  options = make_options (self, PND_UNIT_PARAGRAPH, two);
  agreement = measure (self, &options);
  row = find_row (agreement, "ECO-EXP");
  g_assert_cmpint (row->n, ==, 30);
  assert_figure (row, PND_FIGURE_PERCENT, 1);
  assert_figure (row, PND_FIGURE_AC1, 1);
  assert_figure (row, PND_FIGURE_BRENNAN_PREDIGER, 1);
  g_assert_cmpint (row->figures[PND_FIGURE_COHEN].agreed.undefined, ==,
                   PND_UNDEFINED_NO_VARIATION);
  g_assert_cmpint (row->figures[PND_FIGURE_FLEISS].agreed.undefined, ==,
                   PND_UNDEFINED_NO_VARIATION);
  g_assert_cmpint (row->figures[PND_FIGURE_ALPHA].agreed.undefined, ==,
                   PND_UNDEFINED_NO_VARIATION);

  /* and the reason is a sentence, said once of all the figures and rows that lack a value */
  remarks = pnd_agreement_list_remarks (agreement);
  g_assert_cmpuint (g_strv_length (remarks), ==, 2);
  g_assert_true (g_str_has_prefix (remarks[1], "ECO-EXP, All codes: Cohen’s κ, Fleiss’ κ, "
                                               "Krippendorff’s α: undefined. Every unit"));
}

static void
check_units (CodedProject *self, PndAgreementUnit unit, int n, double prevalence, double percent)
{
  g_auto (PndAgreementOptions) options = make_options (self, unit, two);
  g_autoptr (PndAgreement) agreement = measure (self, &options);
  const PndAgreementRow *row = find_row (agreement, "ECO-EXP");

  g_assert_cmpint (row->n, ==, n);
  g_assert_cmpfloat_with_epsilon (row->prevalence, prevalence, 1e-9);
  assert_figure (row, PND_FIGURE_PERCENT, percent);
}

static void
test_units (CodedProject *self, gconstpointer data)
{
  gint64 one = coded_project_add_document (self, "one.txt",
                                           "Trade grows. Ports open.\n\nCulture stays. It sings.",
                                           PND_SOURCE_TYPE_INTERVIEW);
  coded_project_add_document (self, "two.txt", "Nothing.", PND_SOURCE_TYPE_NEWS);

  act (self, "Budi");
  code_span (self, one, self->export, 13, 24); /* the second sentence */
  act (self, "Ani");
  code_span (self, one, self->export, 6, 20); /* parts of the first two */
  check_units (self, PND_UNIT_CHARACTER, 58, (11 + 14) / 116.0, 1 - 11 / 58.0);
  check_units (self, PND_UNIT_SENTENCE, 5, 0.3, 0.8);
  check_units (self, PND_UNIT_PARAGRAPH, 3, 1 / 3.0, 1);
  check_units (self, PND_UNIT_DOCUMENT, 2, 0.5, 1);
  check_units (self, PND_UNIT_SEGMENT, 2, 0.5, 0); /* 7 of 18 code points are common */
}

static void
test_segments (CodedProject *self, gconstpointer data)
{
  gint64 document = add_long_document (self, "long.txt", 300, 10);
  g_auto (PndAgreementOptions) options = { 0 };
  g_autoptr (PndAgreement) agreement = NULL;

  act (self, "Budi");
  code_span (self, document, self->export, 2, 20);
  code_span (self, document, self->culture, 50, 70);
  act (self, "Ani");
  code_span (self, document, self->export, 0, 20);
  code_span (self, document, self->export, 50, 72);
  options = make_options (self, PND_UNIT_SEGMENT, two);
  agreement = measure (self, &options);
  g_assert_cmpint (find_row (agreement, "ECO-EXP")->n, ==, 2);
  assert_figure (find_row (agreement, "ECO-EXP"), PND_FIGURE_PERCENT, 0.5);
  assert_figure (find_row (agreement, "CUL"), PND_FIGURE_PERCENT, 0.5);
}

static void
test_options (CodedProject *self, gconstpointer data)
{
  gint64 document = add_long_document (self, "long.txt", 100, 10);
  g_auto (PndAgreementOptions) options = { 0 };
  g_autoptr (PndAgreement) plain = NULL, motives = NULL, own = NULL, polar = NULL, read = NULL;

  act (self, "Budi");
  code_span (self, document, self->invest, 0, 9);
  coded_project_add_coding (self, document, 20, 29, self->export, PND_POLARITY_CONTRADICTS,
                            PND_HOLDER_PARTNER_REGION, NULL);
  act (self, "Ani");
  code_span (self, document, self->export, 0, 9);
  coded_project_add_coding (self, document, 20, 29, self->export, PND_POLARITY_SUPPORTS,
                            PND_HOLDER_OWN_REGION, NULL);
  code_span (self, document, self->context, 40, 49);
  options = make_options (self, PND_UNIT_PARAGRAPH, two);
  plain = measure (self, &options);
  g_assert_cmpint (plain->rows->len, ==, 4);
  assert_figure (find_row (plain, "ECO-EXP"), PND_FIGURE_PERCENT, 0.9);

  options.only_motives = TRUE;
  motives = measure (self, &options);
  g_assert_cmpint (motives->rows->len, ==, 2);
  assert_figure (find_row (motives, "ECO"), PND_FIGURE_COHEN, 1);

  options.only_own_region = TRUE;
  own = measure (self, &options);
  assert_figure (find_row (own, "ECO"), PND_FIGURE_PERCENT, 0.9);

  options.only_own_region = options.only_motives = FALSE;
  options.with_polarity = TRUE;
  polar = measure (self, &options);
  assert_figure (find_row (polar, "ECO-EXP:supports"), PND_FIGURE_PERCENT, 0.8);
  assert_figure (find_row (polar, "ECO-EXP:contradicts"), PND_FIGURE_PERCENT, 0.9);

  options.with_polarity = FALSE;
  options.only_read = TRUE;
  read = measure (self, &options);
  g_assert_cmpint (find_row (read, "(pooled)")->n, ==, 3); /* what is coded is read */
  g_assert_cmpint (read->n_counted, ==, 27);
}

/* de Vries et al. (2008): observed and expected agreement are averaged first */
static void
test_pooled (CodedProject *self, gconstpointer data)
{
  gint64 document = add_long_document (self, "long.txt", 1000, 10);
  g_auto (PndAgreementOptions) options = { 0 };
  g_autoptr (PndAgreement) agreement = NULL;
  const PndAgreementRow *rows[2], *pooled;
  double observed = 0, expected = 0;

  act (self, "Budi");
  code_span (self, document, self->export, 0, 500);
  code_span (self, document, self->culture, 0, 30);
  act (self, "Ani");
  code_span (self, document, self->export, 0, 450);
  code_span (self, document, self->culture, 10, 40);
  options = make_options (self, PND_UNIT_PARAGRAPH, two);
  agreement = measure (self, &options);
  rows[0] = find_row (agreement, "ECO-EXP");
  rows[1] = find_row (agreement, "CUL");
  pooled = find_row (agreement, "(pooled)");
  for (int i = 0; i < 2; i++)
    {
      observed += rows[i]->figures[PND_FIGURE_COHEN].agreed.observed / 2;
      expected += rows[i]->figures[PND_FIGURE_COHEN].agreed.expected / 2;
    }
  assert_figure (pooled, PND_FIGURE_COHEN, (observed - expected) / (1 - expected));
  g_assert_cmpfloat (pooled->figures[PND_FIGURE_COHEN].interval.low, <,
                     pooled->figures[PND_FIGURE_COHEN].agreed.value);
  g_assert_cmpint (pooled->n, ==, 100);
}

/* the same seed gives the same interval; that of many resamples is near the analytic one */
static void
test_bootstrap (CodedProject *self, gconstpointer data)
{
  gint64 document = add_long_document (self, "long.txt", 4000, 20);
  g_auto (PndAgreementOptions) options = { 0 };
  g_autoptr (PndAgreement) analytic = NULL, one = NULL, again = NULL, other = NULL;

  act (self, "Budi");
  for (int i = 0; i < 40; i++)
    code_span (self, document, self->export, i * 60, i * 60 + 15);
  act (self, "Ani");
  for (int i = 0; i < 50; i++)
    code_span (self, document, self->export, i * 60, i * 60 + (i % 4 == 0 ? 35 : 15));
  options = make_options (self, PND_UNIT_PARAGRAPH, two);
  analytic = measure (self, &options);
  options.n_resamples = 1000;
  one = measure (self, &options);
  again = measure (self, &options);
  options.seed = 2;
  other = measure (self, &options);
  for (int k = 0; k < PND_N_COEFFICIENTS; k++)
    {
      const PndInterval *a = &find_row (one, "ECO-EXP")->figures[k].interval;
      const PndInterval *b = &find_row (again, "ECO-EXP")->figures[k].interval;
      const PndInterval *c = &find_row (analytic, "ECO-EXP")->figures[k].interval;

      g_assert_cmpfloat (a->low, ==, b->low);
      g_assert_cmpfloat (a->high, ==, b->high);
      g_assert_cmpfloat_with_epsilon (a->low, c->low, 0.03);
      g_assert_cmpfloat_with_epsilon (a->high, c->high, 0.03);
    }
  g_assert_cmpfloat (find_row (one, "(pooled)")->figures[PND_FIGURE_COHEN].interval.low, !=,
                     find_row (other, "(pooled)")->figures[PND_FIGURE_COHEN].interval.low);
}

/* where one said economy, what the other said; and the passages behind it */
static void
test_confusion (CodedProject *self, gconstpointer data)
{
  gint64 document = add_long_document (self, "long.txt", 100, 10);
  g_auto (PndAgreementOptions) options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (PndConfusion) confusion = NULL;
  g_autoptr (GArray) ids = NULL;

  act (self, "Budi");
  code_span (self, document, self->export, 0, 9);
  code_span (self, document, self->culture, 20, 29);
  code_span (self, document, self->culture, 40, 49);
  act (self, "Ani");
  code_span (self, document, self->export, 2, 9);
  code_span (self, document, self->invest, 0, 5); /* Budi's match is taken: against nothing */
  code_span (self, document, self->export, 20, 29);
  options = make_options (self, PND_UNIT_PARAGRAPH, two);
  confusion = pnd_confusion_new (pnd_project_get_database (self->project), &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (pnd_confusion_get_n_codes (confusion), ==, 3);
  g_assert_cmpstr (pnd_confusion_get_label (confusion, 0), ==, "CUL");
  g_assert_cmpstr (pnd_confusion_get_label (confusion, 1), ==, "ECO-EXP");
  g_assert_cmpint (pnd_confusion_get (confusion, 1, 1), ==, 1);
  g_assert_cmpint (pnd_confusion_get (confusion, 1, 0), ==, 1);
  g_assert_cmpint (pnd_confusion_get (confusion, 0, 1), ==, 0);
  g_assert_cmpint (pnd_confusion_get (confusion, 2, 3), ==, 1);
  g_assert_cmpint (pnd_confusion_get (confusion, 3, 0), ==, 1);
  ids = pnd_confusion_list (confusion, 1, 0);
  g_assert_cmpuint (ids->len, ==, 2);
}

/* in characters, what is counted is code points */
static void
test_confusion_characters (CodedProject *self, gconstpointer data)
{
  gint64 document = add_long_document (self, "long.txt", 100, 10);
  g_auto (PndAgreementOptions) options = { 0 };
  g_autoptr (PndConfusion) confusion = NULL;

  act (self, "Budi");
  code_span (self, document, self->culture, 10, 30);
  act (self, "Ani");
  code_span (self, document, self->export, 0, 25);
  options = make_options (self, PND_UNIT_CHARACTER, two);
  confusion = pnd_confusion_new (pnd_project_get_database (self->project), &options, NULL, NULL);
  g_assert_cmpint (pnd_confusion_get (confusion, 1, 2), ==, 10);
  g_assert_cmpint (pnd_confusion_get (confusion, 1, 0), ==, 15);
  g_assert_cmpint (pnd_confusion_get (confusion, 2, 0), ==, 5);
}

/* three coders: no Cohen, and the others are of pairs */
static void
test_three (CodedProject *self, gconstpointer data)
{
  static const char *const three[] = { "Ani", "Budi", "Citra", NULL };
  gint64 document = add_long_document (self, "long.txt", 100, 10);
  g_auto (PndAgreementOptions) options = { 0 };
  g_autoptr (PndAgreement) agreement = NULL;
  const PndAgreementRow *row;

  for (int i = 0; i < 3; i++)
    {
      act (self, three[2 - i]);
      code_span (self, document, self->export, 0, i == 0 ? 9 : 29);
    }
  options = make_options (self, PND_UNIT_PARAGRAPH, three);
  agreement = measure (self, &options);
  row = find_row (agreement, "ECO-EXP");
  g_assert_cmpint (row->figures[PND_FIGURE_COHEN].agreed.undefined, ==, PND_UNDEFINED_TWO_CODERS);
  g_assert_cmpint (find_row (agreement, "(pooled)")->figures[PND_FIGURE_COHEN].agreed.undefined, ==,
                   PND_UNDEFINED_TWO_CODERS);
  /* two of ten units have one pair of three agreeing */
  assert_figure (row, PND_FIGURE_PERCENT, (8 + 2 / 3.0) / 10);
}

static char *
export_summary (CodedProject *self)
{
  g_autofree char *path = g_build_filename (self->folder, "summary.xml", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PndDatabase) reader = pnd_project_open_reader (self->project, &error);
  char *xml = NULL;

  g_assert_true (pnd_summary_write (reader, path, 0, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &xml, NULL, &error));
  return xml;
}

static char *
export_report (CodedProject *self)
{
  g_autofree char *path = g_build_filename (self->folder, "report.html", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PndDatabase) reader = pnd_project_open_reader (self->project, &error);
  PndReportOptions options = { PND_REPORT_HTML, PND_REPORT_WHOLE, 0, "en" };
  char *html = NULL;

  g_assert_true (pnd_report_write (reader, path, &options, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &html, NULL, &error));
  return html;
}

/* what was kept is told, with its seed, whatever became of the codings */
static void
test_kept (CodedProject *self, gconstpointer data)
{
  gint64 document = add_long_document (self, "long.txt", 1000, 10);
  g_auto (PndAgreementOptions) options = { 0 };
  g_autoptr (PndAgreement) agreement = NULL;
  g_autoptr (PndAgreementRecord) record = NULL;
  g_autofree char *how = NULL;
  g_autofree char *what = NULL;
  g_autofree char *before = export_summary (self);
  g_autofree char *xml = NULL;
  g_autofree char *html = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (strstr (before, "<agreement"));
  act (self, "Budi");
  code_span (self, document, self->export, 0, 300);
  act (self, "Ani");
  code_span (self, document, self->export, 0, 250);
  code_span (self, document, self->culture, 0, 1000);
  options = make_options (self, PND_UNIT_PARAGRAPH, two);
  options.n_resamples = 200;
  options.seed = 77;
  agreement = measure (self, &options);
  how = pnd_agreement_record_options (agreement, &options);
  what = pnd_agreement_record_result (agreement);
  g_assert_cmpint (pnd_kept_agreement_add (self->project, how, what, &error), >, 0);
  g_assert_no_error (error);

  record = pnd_agreement_record_read (how, what);
  g_assert_nonnull (record);
  g_assert_cmpint (record->options.seed, ==, 77);
  for (guint i = 0; i < agreement->rows->len; i++)
    for (int kind = 0; kind < PND_N_FIGURES; kind++)
      {
        const PndFigure *one = &pnd_agreement_get (agreement, (int) i)->figures[kind];
        const PndFigure *other = &pnd_agreement_get (record->agreement, (int) i)->figures[kind];

        g_assert_cmpint (one->agreed.undefined, ==, other->agreed.undefined);
        g_assert_cmpfloat (one->agreed.value, ==, other->agreed.value);
        if (one->is_there && one->agreed.undefined == PND_DEFINED)
          g_assert_cmpint (one->interval.undefined, ==, other->interval.undefined);
      }
  g_assert_null (pnd_agreement_record_read ("nonsense", what));
  g_assert_null (pnd_agreement_record_read (how, "[1]\n"));

  xml = export_summary (self);
  g_assert_nonnull (strstr (xml, "resamples=\"200\" seed=\"77\""));
  g_assert_nonnull (strstr (xml, "name=\"cohen_kappa\" value=\""));
  html = export_report (self);
  g_assert_nonnull (strstr (html, "seed 77"));
  g_assert_nonnull (strstr (html, "Landis and Koch 1977"));
}

static void
test_cancelled (CodedProject *self, gconstpointer data)
{
  gint64 document = add_long_document (self, "long.txt", 400, 20);
  g_auto (PndAgreementOptions) options = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  act (self, "Budi");
  code_span (self, document, self->export, 0, 10);
  act (self, "Ani");
  code_span (self, document, self->export, 0, 10);
  options = make_options (self, PND_UNIT_CHARACTER, two);
  g_cancellable_cancel (cancellable);
  g_assert_null (pnd_agreement_measure (pnd_project_get_database (self->project), &options, NULL,
                                        NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* while only the consensus is shown, the figures are those of the coders all the same */
static void
test_consensus_shown (CodedProject *self, gconstpointer data)
{
  g_auto (PndAgreementOptions) options = { 0 };
  g_autoptr (PndAgreement) agreement = NULL;
  g_autoptr (GError) error = NULL;
  gint64 document = add_long_document (self, "A", 10000, 0);

  act (self, "Budi");
  code_span (self, document, self->export, 200, 1200);
  act (self, "Ani");
  code_span (self, document, self->export, 0, 1000);
  g_assert_true (pnd_project_set_whose (self->project, PND_WHOSE_CONSENSUS, 0, &error));
  g_assert_no_error (error);
  options = make_options (self, PND_UNIT_CHARACTER, two);
  agreement = measure (self, &options);
  assert_figure (pnd_agreement_get (agreement, 0), PND_FIGURE_COHEN, 0.778);
}

/* drawn is what the newest draw holds, of each source type its share */
static void
test_drawn (CodedProject *self, gconstpointer data)
{
  PndDatabase *database = pnd_project_get_database (self->project);
  g_autoptr (GArray) drawn = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (PndDraw) draw = { 0 };
  int n_news = 0;

  for (int i = 0; i < 12; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d.txt", i);

      coded_project_add_document (self, name, name,
                                  i < 8 ? PND_SOURCE_TYPE_INTERVIEW : PND_SOURCE_TYPE_NEWS);
    }
  g_assert_cmpint (pnd_draw_make (self->project, 0.75, 1, &error), !=, 0);
  g_assert_cmpint (pnd_draw_make (self->project, 0.25, 2, &error), !=, 0);
  g_assert_no_error (error);
  drawn = pnd_draw_list_ids (database, &error);
  g_assert_no_error (error);
  g_assert_cmpint (drawn->len, ==, 3);
  g_assert_true (pnd_draw_get_last (database, &draw));
  g_assert_cmpint (draw.n, ==, 3);
  for (guint i = 0; i < drawn->len; i++)
    n_news += pnd_database_query_int (database, NULL,
                                      "SELECT source_type = 'news' FROM documents WHERE id = ?", 0,
                                      NULL, "i", g_array_index (drawn, gint64, i)) != 0;
  g_assert_cmpint (n_news, ==, 1);
}

static void
add (const char *path, void (*func) (CodedProject *, gconstpointer))
{
  g_test_add (path, CodedProject, NULL, coded_project_set_up, func, coded_project_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/agreement/shifted", test_shifted);
  add ("/agreement/opposed", test_opposed);
  add ("/agreement/one-twice", test_one_twice);
  add ("/agreement/nested", test_nested);
  add ("/agreement/identical", test_identical);
  add ("/agreement/undefined", test_undefined);
  add ("/agreement/units", test_units);
  add ("/agreement/segments", test_segments);
  add ("/agreement/options", test_options);
  add ("/agreement/pooled", test_pooled);
  add ("/agreement/bootstrap", test_bootstrap);
  add ("/agreement/confusion", test_confusion);
  add ("/agreement/confusion-characters", test_confusion_characters);
  add ("/agreement/three", test_three);
  add ("/agreement/kept", test_kept);
  add ("/agreement/cancelled", test_cancelled);
  add ("/agreement/drawn", test_drawn);
  add ("/agreement/consensus-shown", test_consensus_shown);
  return g_test_run ();
}
