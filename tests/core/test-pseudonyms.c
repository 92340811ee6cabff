/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Other names in exports, what is left of the names, and what sources add to the summary. */

#include <string.h>

#include "app/exchange/codings-table.h"
#include "app/exchange/pseudonyms/leftovers.h"
#include "app/exchange/summary-writer.h"
#include "app/exchange/validate.h"
#include "app/model/sources/document-facts.h"
#include "app/model/sources/informant.h"
#include "app/model/sources/replacement.h"
#include "app/model/sources/speakers.h"
#include "app/model/sources/translation.h"
#include "tests/core/coded-project.h"

static void
replace (CodedProject *self, const char *original, const char *replacement)
{
  g_autoptr (GError) error = NULL;

  pnd_replacement_add (self->project, original, replacement, &error);
  g_assert_no_error (error);
}

static char *
export (CodedProject *self, const char *name, PndExportFlags flags)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PndDatabase) reader = pnd_project_open_reader (self->project, &error);
  char *content = NULL;

  if (g_str_has_suffix (name, ".xml"))
    pnd_summary_write (reader, path, flags, NULL, &error);
  else
    pnd_codings_table_write (reader, path, flags, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  return content;
}

static void
test_words (CodedProject *self, gconstpointer data)
{
  static const char *const cases[][2] = {
    { "Ahmad Fauzi dan Ahmad", "Informan A dan A" },
    { "AHMAD FAUZI", "INFORMAN A" },
    { "Ahmad\nFauzi", "Informan A" },
    { "Ahmadi, Ahmad.", "Ahmadi, A." },
    { "padang luas di Padang", "padang luas di Kota X" },
    { "ahmad", "ahmad" },
    { "wawancara_Ahmad.txt", "wawancara_A.txt" },
    { "한국 Ahmad한", "한국 Ahmad한" },
    { "", "" },
  };
  g_autoptr (PndPseudonyms) pseudonyms = NULL;

  replace (self, "Ahmad", "A");
  replace (self, "Ahmad Fauzi", "Informan A");
  replace (self, "Padang", "Kota X");
  pseudonyms = pnd_pseudonyms_load (pnd_project_get_database (self->project), NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *said = pnd_pseudonyms_dup (pseudonyms, cases[i][0]);

      g_assert_cmpstr (said, ==, cases[i][1]);
    }
}

static void
test_slices (CodedProject *self, gconstpointer data)
{
  const char *utf8 = "Kata é Ahmad Fauzi itu.";
  g_autoptr (PndDocumentText) text = pnd_document_text_new_take (g_strdup (utf8), strlen (utf8));
  g_autoptr (PndPseudonyms) pseudonyms = NULL;
  g_autofree char *cut = NULL;
  g_autofree char *after = NULL;
  g_autofree char *none = NULL;

  replace (self, "Ahmad Fauzi", "I-01");
  pseudonyms = pnd_pseudonyms_load (pnd_project_get_database (self->project), NULL);
  cut = pnd_pseudonyms_dup_slice (pseudonyms, text, PND_SPAN (5, 10));
  g_assert_cmpstr (cut, ==, "é I-01");
  after = pnd_pseudonyms_dup_slice (pseudonyms, text, PND_SPAN (12, 22));
  g_assert_cmpstr (after, ==, "I-01 itu");
  none = pnd_pseudonyms_dup_slice (NULL, text, PND_SPAN (5, 10));
  g_assert_cmpstr (none, ==, "é Ahm");
}

static void
test_exports (CodedProject *self, gconstpointer data)
{
  gint64 id = coded_project_add_document (self, "Ahmad Fauzi.txt", "Kata Ahmad Fauzi begitu.",
                                          PND_SOURCE_TYPE_INTERVIEW);
  g_autofree char *xml = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *plain = NULL;

  coded_project_add_coding (self, id, 0, 10, self->export, PND_POLARITY_SUPPORTS, 0,
                            "dengar Ahmad Fauzi");
  pnd_translation_add (self->project, id, PND_SPAN (0, 16), "en", "Said Ahmad Fauzi", "Ani", NULL);
  replace (self, "Ahmad Fauzi", "I-01");
  xml = export (self, "out.xml", PND_EXPORT_PSEUDONYMS);
  csv = export (self, "out.csv", PND_EXPORT_PSEUDONYMS);
  plain = export (self, "plain.xml", PND_EXPORT_ALL);
  g_assert_null (strstr (xml, "Ahmad"));
  g_assert_null (strstr (xml, "Fauzi"));
  g_assert_nonnull (strstr (xml, "<quote>Kata I-01</quote>"));
  g_assert_nonnull (strstr (xml, "<translation language=\"en\" translator=\"Ani\">Said I-01<"));
  g_assert_nonnull (strstr (xml, "name=\"I-01.txt\""));
  g_assert_null (strstr (csv, "Ahmad"));
  g_assert_nonnull (strstr (csv, "dengar I-01"));
  g_assert_nonnull (strstr (plain, "<memo>dengar Ahmad Fauzi</memo>"));
}

static void
test_leftovers (CodedProject *self, gconstpointer data)
{
  gint64 id = coded_project_add_document (self, "a.txt", "Ahmad Fauzi lalu Fauzi, Fauzi fauzi.",
                                          PND_SOURCE_TYPE_NEWS);
  g_autoptr (GPtrArray) leftovers = NULL;
  const PndLeftover *leftover;

  coded_project_add_coding (self, id, 0, 5, self->export, 0, 0, "Pak Ahmad");
  replace (self, "Ahmad Fauzi", "I-01");
  leftovers = pnd_leftovers_find (pnd_project_get_database (self->project), NULL);
  g_assert_cmpint (leftovers->len, ==, 2);
  leftover = leftovers->pdata[0];
  g_assert_cmpstr (leftover->word, ==, "Fauzi");
  g_assert_cmpstr (leftover->of, ==, "Ahmad Fauzi");
  g_assert_cmpint (leftover->start, ==, 17);
  g_assert_cmpint (leftover->count, ==, 2);
  leftover = leftovers->pdata[1];
  g_assert_cmpstr (leftover->where, ==, "memo");
  g_assert_cmpstr (leftover->word, ==, "Ahmad");
}

static void
test_sources_in_summary (CodedProject *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = coded_project_add_document (self, "a.txt", "P: Ekspor?\nInforman 2: Ya, ekspor.\n",
                                          PND_SOURCE_TYPE_INTERVIEW);
  gint64 other = coded_project_add_document (self, "b.txt", "Export.", PND_SOURCE_TYPE_INTERVIEW);
  const PndInformantFacts facts = { .code = "I-02" };
  gint64 informant = pnd_informant_add (self->project, &facts, &error);
  g_autoptr (PndDocument) document = pnd_row_get (self->project, PND_TYPE_DOCUMENT, id, NULL);
  g_autoptr (PndDocument) twin = pnd_row_get (self->project, PND_TYPE_DOCUMENT, other, NULL);
  g_autofree char *xml = NULL;
  const char *evidence;

  pnd_speaker_assign (self->project, id, "Informan 2", informant, &error);
  pnd_document_set_fact (document, PND_DOCUMENT_FACT_DATE, "2023-02", &error);
  pnd_document_set_fact (document, PND_DOCUMENT_FACT_ORIGIN, "Antara", &error);
  pnd_document_set_twin (document, twin, &error);
  g_assert_no_error (error);
  coded_project_add_coding (self, id, 3, 10, self->export, PND_POLARITY_SUPPORTS, 0, NULL);
  coded_project_add_coding (self, id, 23, 33, self->export, PND_POLARITY_SUPPORTS, 0, NULL);
  xml = export (self, "out.xml", PND_EXPORT_ALL);

  g_assert_nonnull (strstr (xml, "origin=\"Antara\" date=\"2023-02\""));
  g_assert_nonnull (strstr (xml, pnd_document_get_fact (document, PND_DOCUMENT_FACT_TWIN)));
  g_assert_nonnull (strstr (xml, "question=\"true\""));
  g_assert_nonnull (strstr (xml, "informant=\"I-02\""));
  /* both count, one is evidence */
  g_assert_nonnull (strstr (xml, "passages=\"2\""));
  evidence = strstr (xml, "<evidence ");
  g_assert_nonnull (evidence);
  g_assert_null (strstr (evidence + 1, "<evidence "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add ("/pseudonyms/" path, CodedProject, NULL, coded_project_set_up, func, \
              coded_project_tear_down)
  ADD ("words", test_words);
  ADD ("slices", test_slices);
  ADD ("exports", test_exports);
  ADD ("leftovers", test_leftovers);
  ADD ("sources-in-summary", test_sources_in_summary);
  return g_test_run ();
}
