/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables of answers: reading CSV, TSV and Excel tables, and making documents of them. */

#include "app/exchange/answers/answers.h"
#include "app/text/importer.h"
#include "tests/core/xlsx-fixture.h"

static PndSheet *
read_text (const char *name, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  PndSheet *sheet = pnd_sheet_read_bytes (name, bytes, NULL, &error);

  g_assert_no_error (error);
  return sheet;
}

/* rows end in ";", cells in "|", the headings come first */
static void
assert_sheet (const PndSheet *sheet, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (int row = -1; row < pnd_sheet_get_n_rows (sheet); row++)
    {
      for (int i = 0; i < pnd_sheet_get_n_columns (sheet); i++)
        g_string_append_printf (found, "%s|", row < 0 ? pnd_sheet_get_heading (sheet, i)
                                                      : pnd_sheet_get (sheet, row, i));
      g_string_append_c (found, ';');
    }
  g_assert_cmpstr (found->str, ==, expected);
}

/* "name=text (attribute=value)" a document */
static void
assert_answers (GPtrArray *answers, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < answers->len; i++)
    {
      const PndAnswer *answer = g_ptr_array_index (answers, i);

      g_string_append_printf (found, "%s=%s", answer->name,
                              pnd_document_text_get_utf8 (answer->text, NULL));
      for (char **pair = answer->attributes; *pair != NULL; pair += 2)
        g_string_append_printf (found, " (%s=%s)", pair[0], pair[1]);
      g_string_append_c (found, ';');
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_separated (void)
{
  static const struct
  {
    const char *name;
    const char *text;
    const char *expected;
  } tables[] = {
    { "a.csv", "a,b\n1,2\n", "a|b|;1|2|;" },
    { "a.csv", "a;b\r\n1,5;\"2;\r\n3\"\r\n", "a|b|;1,5|2;\n3|;" },
    { "a.tsv", "a\tb\ndia bilang \"ya\"\t2\n", "a|b|;dia bilang \"ya\"|2|;" },
    { "a.csv", "\xef\xbb\xbfsep=;\na;a\n1\n", "a|a 2|;1||;" },
    { "a.csv", "a,\n\n,,\n1,2,3\n", "a|Column 2|Column 3|;1|2|3|;" },
    { "latin.csv", "nama,kata\nAndr\xe9,caf\xe9\n", "nama|kata|;André|café|;" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (PndSheet) sheet = read_text (tables[i].name, tables[i].text);

      assert_sheet (sheet, tables[i].expected);
    }
}

static void
test_excel (void)
{
  g_autoptr (GBytes) bytes = xlsx_fixture_pack (
    "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='C1' t='inlineStr'><is><t>Isi</t></is></c></row>"
    "<row r='9'><c r='A9' t='s'><v>1</v></c><c r='B9' s='1'><v>44974</v></c>"
    "<c r='C9' t='s'><v>2</v></c><c r='D9'><v>0.10000000000000001</v></c>"
    "<c r='E9' t='b'><v>1</v></c><c r='F9' s='2'><v>44974.5</v></c><c r='G9' s='3'><v>7</v></c>"
    "<c r='H9' t='str'><f>A1&amp;A9</f><v>NamaRani</v></c><c r='I9' t='s'><v>99</v></c></row>");
  g_autoptr (GError) error = NULL;
  g_autoptr (PndSheet) sheet = pnd_sheet_read_bytes ("a.xlsx", bytes, NULL, &error);

  g_assert_no_error (error);
  assert_sheet (sheet,
                "Nama|Column 2|Isi|Column 4|Column 5|Column 6|Column 7|Column 8|;"
                "Rani|2023-02-17|a\nb|0.1|TRUE|2023-02-17 12:00|7|NamaRani|;");
}

static void
assert_refused (const char *name, GBytes *bytes, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndSheet) sheet = pnd_sheet_read_bytes (name, bytes, NULL, &error);

  g_assert_null (sheet);
  g_assert_error (error, PND_IMPORT_ERROR, code);
  g_assert_nonnull (strstr (error->message, name));
}

static void
test_refused (void)
{
  g_autoptr (GBytes) alone = g_bytes_new_static ("a,b\n", 4);
  g_autoptr (GBytes) open = g_bytes_new_static ("a,b\n\"x,y\n", 9);
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF-1.4 and more", 17);
  g_autoptr (GBytes) wide = xlsx_fixture_pack ("<row><c r='XFD1'><v>1</v></c></row>");
  g_autoptr (GBytes) broken = xlsx_fixture_pack ("<row><c r='A1'><v>1</c></row>");
  g_autoptr (GString) many = g_string_new (NULL);
  g_autofree char *text = g_strnfill (1 << 20, 'x');
  g_autoptr (GBytes) bomb = NULL;

  for (int i = 0; i < 101; i++)
    g_string_append_printf (many, "<row><c t='inlineStr'><is><t>%s</t></is></c></row>", text);
  bomb = xlsx_fixture_pack (many->str);
  assert_refused ("alone.csv", alone, PND_IMPORT_ERROR_EMPTY);
  assert_refused ("open.csv", open, PND_IMPORT_ERROR_DAMAGED);
  assert_refused ("pdf.csv", pdf, PND_IMPORT_ERROR_BINARY);
  assert_refused ("wide.xlsx", wide, PND_IMPORT_ERROR_TOO_LARGE);
  assert_refused ("broken.xlsx", broken, PND_IMPORT_ERROR_DAMAGED);
  assert_refused ("bomb.xlsx", bomb, PND_IMPORT_ERROR_HOSTILE);
}

static const char answers_csv[]
  = "Waktu,Kode,Usia,Gelombang,Mengapa?,Apa lagi?\n"
    "2023-02-17 09:00,I-01,51,1,\"Supaya pasar kopi terbuka bagi petani kami.\nBegitu.\",Tidak ada.\n"
    "2023-02-17 09:05,I-02,,1,Karena provinsi tetangga sudah lebih dahulu berangkat.,\n"
    "2023-02-18 10:00,I-03,33,1,,\n";

static void
test_rows (void)
{
  g_autoptr (PndSheet) sheet = read_text ("jawaban.csv", answers_csv);
  g_autoptr (PndAnswersPlan) plan = pnd_answers_plan_guess (sheet, PND_ANSWERS_ROWS);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) one = pnd_answers_make (sheet, plan, &error);
  g_autoptr (GPtrArray) two = NULL;
  const PndAnswer *first;
  const PndRun *runs;
  int n_runs;

  g_assert_no_error (error);
  assert_answers (one,
                  "I-01=Supaya pasar kopi terbuka bagi petani kami.\nBegitu. "
                  "(Waktu=2023-02-17 09:00) (Usia=51) (Gelombang=1) (Apa lagi?=Tidak ada.);"
                  "I-02=Karena provinsi tetangga sudah lebih dahulu berangkat. "
                  "(Waktu=2023-02-17 09:05) (Gelombang=1);");
  plan->roles[0] = PND_ANSWERS_LEFT_OUT;
  plan->roles[1] = PND_ANSWERS_ATTRIBUTE;
  plan->roles[5] = PND_ANSWERS_TEXT;
  two = pnd_answers_make (sheet, plan, &error);
  first = g_ptr_array_index (two, 0);
  g_assert_cmpstr (first->name, ==, "jawaban 1");
  g_assert_cmpstr (pnd_document_text_get_utf8 (first->text, NULL), ==,
                   "Mengapa?\nSupaya pasar kopi terbuka bagi petani kami.\nBegitu.\n\n"
                   "Apa lagi?\nTidak ada.");
  runs = pnd_structure_get_runs (first->structure, &n_runs);
  g_assert_cmpint (n_runs, ==, 2);
  g_assert_cmpint (runs[1].span.start, ==, 62);
  g_assert_cmpint (runs[1].span.end, ==, 71);
}

/* all the questions with sentences for answers, but not what is only long for a word */
static void
test_guess (void)
{
  g_autoptr (PndSheet) sheet
    = read_text ("jawaban.csv",
                 "Kode,Jabatan,Mengapa?,Apa yang berubah?\n"
                 "I-01,Kepala biro kerja sama luar negeri,\"Supaya pasar terbuka bagi kopi dan ikan "
                 "kering kita; pusat tidak akan mencarikan pembeli untuk kita. Sudah lama kami "
                 "menunggu, dan tidak ada yang datang sendiri ke pelabuhan kecil ini.\",\"Belum "
                 "banyak: satu kapal percobaan, dan itu pun pulang kosong.\"\n");
  g_autoptr (PndAnswersPlan) plan = pnd_answers_plan_guess (sheet, PND_ANSWERS_ROWS);

  g_assert_cmpint (plan->roles[0], ==, PND_ANSWERS_NAME);
  g_assert_cmpint (plan->roles[1], ==, PND_ANSWERS_ATTRIBUTE);
  g_assert_cmpint (plan->roles[2], ==, PND_ANSWERS_TEXT);
  g_assert_cmpint (plan->roles[3], ==, PND_ANSWERS_TEXT);
}

static void
test_columns (void)
{
  g_autoptr (PndSheet) sheet = read_text ("jawaban.csv", answers_csv);
  g_autoptr (PndAnswersPlan) plan = pnd_answers_plan_guess (sheet, PND_ANSWERS_COLUMNS);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) answers = NULL;

  plan->roles[5] = PND_ANSWERS_TEXT;
  answers = pnd_answers_make (sheet, plan, &error);
  g_assert_no_error (error);
  assert_answers (answers,
                  "Mengapa?=I-01: Supaya pasar kopi terbuka bagi petani kami.\nBegitu.\n"
                  "I-02: Karena provinsi tetangga sudah lebih dahulu berangkat. (Gelombang=1);"
                  "Apa lagi?=I-01: Tidak ada. (Gelombang=1);");
}

static void
test_nothing (void)
{
  g_autoptr (PndSheet) sheet = read_text ("a.csv", "Nama,Isi\nRani,\nRani,\n");
  g_autoptr (PndAnswersPlan) plan = pnd_answers_plan_new (sheet, PND_ANSWERS_ROWS);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = NULL;

  g_assert_null (pnd_answers_make (sheet, plan, &error));
  g_assert_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_EMPTY);
  g_clear_error (&error);
  plan->roles[1] = PND_ANSWERS_TEXT;
  g_assert_null (pnd_answers_make (sheet, plan, &error));
  g_assert_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_EMPTY);
  g_clear_error (&error);
  /* the same name twice */
  plan->roles[0] = PND_ANSWERS_NAME;
  plan->roles[1] = PND_ANSWERS_ATTRIBUTE;
  {
    g_autoptr (PndSheet) twice = read_text ("b.csv", "N,I\nRani,a\nRani,b\nRani 2,c\n,d\n");
    g_autoptr (PndAnswersPlan) by_name = pnd_answers_plan_new (twice, PND_ANSWERS_ROWS);

    by_name->roles[0] = PND_ANSWERS_NAME;
    by_name->roles[1] = PND_ANSWERS_TEXT;
    names = pnd_answers_make (twice, by_name, &error);
    g_assert_no_error (error);
    assert_answers (names, "Rani=a;Rani 2=b;Rani 2 2=c;b 4=d;");
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/answers/separated", test_separated);
  g_test_add_func ("/answers/excel", test_excel);
  g_test_add_func ("/answers/refused", test_refused);
  g_test_add_func ("/answers/rows", test_rows);
  g_test_add_func ("/answers/guess", test_guess);
  g_test_add_func ("/answers/columns", test_columns);
  g_test_add_func ("/answers/nothing", test_nothing);
  return g_test_run ();
}
