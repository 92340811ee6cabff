/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Informants, speakers, facts of documents, translations, replacements, and forgetting. */

#include "app/analysis/speakers.h"
#include "app/analysis/speech.h"
#include "app/model/annotation.h"
#include "app/model/documents/structure.h"
#include "app/model/memo.h"
#include "app/model/sources/attributes.h"
#include "app/model/sources/document-facts.h"
#include "app/model/sources/project-facts.h"
#include "app/model/sources/replacement.h"
#include "app/model/sources/speakers.h"
#include "app/model/sources/translation.h"

#include "tests/core/model-fixture.h"

static const char transcript[] = "Wawancara\n"
                                 "\n"
                                 "P: Mengapa Korea?\n"
                                 "Informan 2: Kami ingin pasar rendang.\n"
                                 "Itu jawaban-pertama.\n"
                                 "P: Dan budaya?\n"
                                 "Informan 2: Tidak ada é한😀 budaya-rahasia.\n"
                                 "\n"
                                 "Catatan: selesai\n";

static gint64
add_informant (Fixture *fixture, const char *code, PndHolder holder, gboolean interviewer)
{
  g_autoptr (GError) error = NULL;
  const PndInformantFacts facts
      = { .code = code, .role = "peran-rahasia", .holder = holder, .interviewer = interviewer };
  gint64 id = pnd_informant_add (fixture->project, &facts, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

static void
assign (Fixture *fixture, gint64 document, const char *label, gint64 informant)
{
  g_autoptr (GError) error = NULL;

  pnd_speaker_assign (fixture->project, document, label, informant, &error);
  g_assert_no_error (error);
}

static PndDocument *
get_document (Fixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  PndDocument *document = pnd_row_get (fixture->project, PND_TYPE_DOCUMENT, id, &error);

  g_assert_no_error (error);
  return document;
}

static PndSpan
find (PndDocument *document, const char *words)
{
  g_autoptr (PndDocumentText) text = pnd_document_load_text (document, NULL);
  const char *utf8 = pnd_document_text_get_utf8 (text, NULL);
  const char *at = strstr (utf8, words);
  int start;

  g_assert_nonnull (at);
  start = pnd_document_text_to_position (text, at - utf8);
  return PND_SPAN (start, start + (int) g_utf8_strlen (words, -1));
}

static gboolean
file_holds (Fixture *fixture, const char *words)
{
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  const char *const paths[] = { fixture->path, wal };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *bytes = NULL;
      gsize n_bytes;

      if (!g_file_get_contents (paths[i], &bytes, &n_bytes, NULL))
        continue;
      for (gsize j = 0; j + strlen (words) <= n_bytes; j++)
        if (memcmp (bytes + j, words, strlen (words)) == 0)
          return TRUE;
    }
  return FALSE;
}

static void
test_informants (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add_informant (fixture, " I-01 ", PND_HOLDER_OWN_REGION, FALSE);
  g_autoptr (PndInformant) informant
      = pnd_row_get (fixture->project, PND_TYPE_INFORMANT, id, &error);
  g_autofree char *next = pnd_informant_suggest_code (fixture->project);
  PndInformantFacts facts = pnd_informant_get_facts (informant);

  g_assert_cmpstr (facts.code, ==, "I-01");
  g_assert_cmpstr (next, ==, "I-02");
  g_assert_cmpint (pnd_informant_add (fixture->project, &facts, &error), ==, 0);
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  g_clear_error (&error);

  facts.office = "Biro";
  facts.consent = PND_CONSENT_GIVEN;
  facts.anonymity = PND_ANONYMITY_OFFICE;
  g_assert_true (pnd_informant_change (informant, &facts, &error));
  g_assert_no_error (error);
  facts = pnd_informant_get_facts (informant);
  g_assert_cmpstr (facts.office, ==, "Biro");
  g_assert_cmpint (facts.consent, ==, PND_CONSENT_GIVEN);
  undo (fixture);
  facts = pnd_informant_get_facts (informant);
  g_assert_cmpstr (facts.office, ==, "");
  g_assert_cmpint (facts.consent, ==, PND_CONSENT_UNKNOWN);

  g_assert_cmpint (pnd_informant_find (fixture->project, "I-01", &error), ==, id);
  g_assert_true (pnd_informant_remove (informant, &error));
  g_assert_cmpint (pnd_informant_find (fixture->project, "I-01", NULL), ==, 0);
  undo (fixture);
  g_assert_cmpint (pnd_informant_find (fixture->project, "I-01", NULL), ==, id);
}

static void
test_speakers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add_document (fixture, "w.txt", transcript);
  gint64 informant = add_informant (fixture, "I-02", PND_HOLDER_PARTNER_REGION, FALSE);
  g_autoptr (PndDocument) document = get_document (fixture, id);
  g_autoptr (PndDocumentText) text = pnd_document_load_text (document, NULL);
  PndDatabase *database = pnd_project_get_database (fixture->project);
  g_autoptr (PndSpeakers) speakers = NULL;
  const PndSpeaker *speaker;
  PndSpan question = find (document, "Mengapa Korea?");
  PndSpan answer = find (document, "jawaban-pertama");

  assign (fixture, id, "Informan 2", informant);
  g_assert_cmpint (pnd_speaker_get (fixture->project, id, "Informan 2"), ==, informant);
  speakers = pnd_speakers_new (database, id, text, &error);
  g_assert_no_error (error);
  g_assert_cmpint (pnd_speakers_get_n (speakers), ==, 3);
  g_assert_cmpstr (pnd_speakers_get (speakers, 1)->label, ==, "Informan 2");
  g_assert_cmpint (pnd_speakers_get (speakers, 1)->n_turns, ==, 2);
  g_assert_false (pnd_speakers_get (speakers, 2)->is_sure);

  speaker = pnd_speakers_get_at (speakers, answer.start);
  g_assert_cmpint (speaker->informant, ==, informant);
  g_assert_cmpint (speaker->holder, ==, PND_HOLDER_PARTNER_REGION);
  g_assert_null (pnd_speakers_get_at (speakers, 0));

  /* a question is no evidence; with the answer, it is */
  g_assert_true (pnd_speakers_is_question (speakers, question));
  g_assert_false (pnd_speakers_is_question (speakers, answer));
  g_assert_false (pnd_speakers_is_question (speakers, PND_SPAN (0, question.end)));
  g_assert_false (
      pnd_speakers_is_question (speakers, PND_SPAN (question.start, answer.end)));
  g_assert_true (
      pnd_speakers_is_question (speakers, PND_SPAN (question.start, question.end + 1)));
  speaker = pnd_speakers_get_in (speakers, PND_SPAN (question.start, answer.end));
  g_assert_cmpint (speaker->informant, ==, informant);
  undo (fixture);
  g_assert_cmpint (pnd_speaker_get (fixture->project, id, "Informan 2"), ==, 0);
}

/* a text that was gone through is not read again, and says of each document what is assigned there */
static void
test_speakers_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 one = add_document (fixture, "one.txt", transcript);
  gint64 other = add_document (fixture, "other.txt", transcript);
  gint64 informant = add_informant (fixture, "I-02", PND_HOLDER_OWN_REGION, FALSE);
  PndDatabase *database = pnd_project_get_database (fixture->project);
  g_autoptr (PndDocument) document = get_document (fixture, one);
  PndSpan question = find (document, "Mengapa Korea?");

  assign (fixture, one, "Informan 2", informant);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (PndSpeakers) speakers = pnd_speakers_load (database, one, &error);
      g_autoptr (PndSpeakers) elsewhere = pnd_speakers_load (database, other, &error);

      g_assert_no_error (error);
      g_assert_cmpint (pnd_speakers_get (speakers, 1)->informant, ==, informant);
      g_assert_cmpint (pnd_speakers_get (elsewhere, 1)->informant, ==, 0);
      g_assert_cmpint (pnd_speakers_get (elsewhere, 1)->n_turns, ==, 2);
      g_assert_true (pnd_speakers_is_question (speakers, question));
      g_assert_false (pnd_speakers_is_question (speakers, PND_SPAN (0, question.end)));
    }
  g_assert_null (pnd_speakers_load (database, 9999, &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND);
}

static void
test_assigned_interviewer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add_document (fixture, "w.txt", "P: saya peserta\nSari: dan Anda?\n");
  g_autoptr (PndDocument) document = get_document (fixture, id);
  g_autoptr (PndDocumentText) text = pnd_document_load_text (document, NULL);
  g_autoptr (PndSpeakers) speakers = NULL;

  assign (fixture, id, "P", add_informant (fixture, "P-1", PND_HOLDER_UNRATED, FALSE));
  assign (fixture, id, "Sari", add_informant (fixture, "S", PND_HOLDER_UNRATED, TRUE));
  speakers = pnd_speakers_new (pnd_project_get_database (fixture->project), id, text, &error);
  g_assert_no_error (error);
  g_assert_false (pnd_speakers_is_question (speakers, find (document, "peserta")));
  g_assert_true (pnd_speakers_is_question (speakers, find (document, "Anda")));
}

static void
test_facts (Fixture *fixture, gconstpointer data)
{
  static const char *const good[] = { "2023", "2023-02", "2024-02-29" };
  static const char *const bad[] = { "23", "2023-13", "2023-02-29", "2023-2-1", "17 Feb 2023",
                                     "2023-", "0000", "2023-02-17x" };
  g_autoptr (PndDocument) document = get_document (fixture, add_document (fixture, "a", "teks"));
  g_autoptr (PndDocument) other = get_document (fixture, add_document (fixture, "b", "text"));
  g_autoptr (PndDocument) third = get_document (fixture, add_document (fixture, "c", "글"));
  g_autoptr (PndDocument) twin = NULL;
  g_autoptr (PndAttributes) attributes = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (pnd_document_date_is_valid (good[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (pnd_document_date_is_valid (bad[i]));
  g_assert_true (pnd_document_set_fact (document, PND_DOCUMENT_FACT_DATE, " 2023-02 ", &error));
  g_assert_false (pnd_document_set_fact (document, PND_DOCUMENT_FACT_DATE, "kemarin", &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpstr (pnd_document_get_fact (document, PND_DOCUMENT_FACT_DATE), ==, "2023-02");
  g_assert_true (pnd_document_set_fact (document, PND_DOCUMENT_FACT_CONFIDENTIALITY, "restricted",
                                        &error));
  g_assert_false (
      pnd_document_set_fact (document, PND_DOCUMENT_FACT_CONFIDENTIALITY, "secret", NULL));
  undo (fixture);
  g_assert_null (pnd_document_get_fact (document, PND_DOCUMENT_FACT_CONFIDENTIALITY));

  /* twins are two, both know it */
  g_assert_true (pnd_document_set_twin (document, other, &error));
  g_assert_true (pnd_document_set_twin (other, third, &error));
  g_assert_no_error (error);
  g_assert_null (pnd_document_get_twin (document));
  twin = pnd_document_get_twin (third);
  g_assert_true (twin == other);
  undo (fixture);
  g_clear_object (&twin);
  twin = pnd_document_get_twin (other);
  g_assert_true (twin == document);
  g_assert_false (pnd_document_set_twin (document, document, NULL));

  g_assert_true (pnd_document_set_attribute (document, "Sektor", "tani", &error));
  g_assert_true (pnd_document_set_attribute (document, "Sektor", "ikan", &error));
  g_assert_true (pnd_document_set_attribute (document, "Media", "surat", &error));
  g_assert_true (pnd_document_set_attribute (document, "Media", "", &error));
  g_assert_no_error (error);
  attributes = pnd_attributes_load (fixture->project, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pnd_attributes_get_names (attributes)[0], ==, "Sektor");
  g_assert_null (pnd_attributes_get_names (attributes)[1]);
  g_assert_cmpstr (pnd_attributes_get (attributes, pnd_row_get_id (PND_ROW (document)), "Sektor"),
                   ==, "ikan");
  g_assert_null (pnd_attributes_get (attributes, pnd_row_get_id (PND_ROW (other)), "Sektor"));
  g_assert_null (pnd_attributes_get (attributes, pnd_row_get_id (PND_ROW (document)), "Media"));
}

static void
test_translations (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 document = add_document (fixture, "a", "satu dua tiga");
  gint64 id = pnd_translation_add (fixture->project, document, PND_SPAN (5, 8), "en", "two", "Ani",
                                   &error);
  g_autoptr (PndTranslation) row = pnd_row_get (fixture->project, PND_TYPE_TRANSLATION, id, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (pnd_translation_get_text (row), ==, "two");
  g_assert_cmpint (pnd_translation_find (fixture->project, document, PND_SPAN (0, 6)), ==, id);
  g_assert_cmpint (pnd_translation_find (fixture->project, document, PND_SPAN (0, 5)), ==, 0);
  g_assert_cmpint (pnd_translation_find (fixture->project, document, PND_SPAN (6, 6)), ==, id);
  g_assert_cmpint (pnd_translation_add (fixture->project, document, PND_SPAN (5, 99), "en", "x",
                                        NULL, &error), ==, 0);
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (pnd_translation_change (fixture->project, id, "en", "the second", "", &error));
  g_assert_cmpstr (pnd_translation_get_text (row), ==, "the second");
  undo (fixture);
  g_assert_cmpstr (pnd_translation_get_text (row), ==, "two");
  g_assert_true (pnd_translation_remove (fixture->project, id, &error));
  g_assert_true (pnd_row_get_deleted (PND_ROW (row)));
  undo (fixture);
  g_assert_false (pnd_row_get_deleted (PND_ROW (row)));
}

static void
test_project (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *question = NULL;
  PndProjectFacts facts = { " Studi ", " Mengapa bekerja\nsama? ", "catatan", 80 };

  g_assert_cmpint (pnd_project_facts_get_line_width (fixture->project), ==, 0);
  g_assert_true (pnd_project_facts_set (fixture->project, &facts, &error));
  g_assert_no_error (error);
  g_assert_cmpint (pnd_project_facts_get_line_width (fixture->project), ==, 80);
  g_assert_cmpstr (pnd_project_get_name (fixture->project), ==, "Studi");
  question = pnd_project_facts_dup_question (fixture->project);
  g_assert_cmpstr (question, ==, "Mengapa bekerja sama?");
  facts.line_width = 3;
  g_assert_false (pnd_project_facts_set (fixture->project, &facts, &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  undo (fixture);
  g_free (question);
  question = pnd_project_facts_dup_question (fixture->project);
  g_assert_cmpstr (question, ==, "");
  g_assert_cmpint (pnd_project_facts_get_line_width (fixture->project), ==, 0);
}

static void
test_replacements (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = pnd_replacement_add (fixture->project, "Ahmad", "Informan A", &error);

  g_assert_no_error (error);
  g_assert_cmpint (pnd_replacement_find (fixture->project, "Ahmad", &error), ==, id);
  g_assert_cmpint (pnd_replacement_add (fixture->project, "Ahmad", "B", &error), ==, 0);
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM history WHERE detail LIKE '%Ahmad%'"), ==,
                   0);
  g_assert_true (pnd_replacement_remove (fixture->project, id, NULL));
  g_assert_cmpint (pnd_replacement_find (fixture->project, "Ahmad", NULL), ==, 0);
}

/* a document that came as a file, and a copy of it that nobody assigned speakers in */
static gint64
add_transcript (Fixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) original = g_bytes_new (transcript, strlen (transcript));
  g_autoptr (PndDocumentText) text
      = pnd_document_text_new_take (g_strdup (transcript), strlen (transcript));
  gint64 id = pnd_document_add (fixture->project, name, text, original, "UTF-8", "id",
                                PND_SOURCE_TYPE_INTERVIEW, &error);

  g_assert_no_error (error);
  return id;
}

static void
write_about (Fixture *fixture, PndDocument *document, gint64 code)
{
  g_autoptr (GError) error = NULL;
  PndProject *project = fixture->project;
  gint64 id = pnd_row_get_id (PND_ROW (document));
  PndSpan secret = find (document, "budaya-rahasia");
  gint64 removed = pnd_coding_add (project, id, find (document, "jawaban-pertama"), code, 0, NULL,
                                   "memo-dibuang", &error);

  pnd_coding_remove (project, removed, &error);
  pnd_coding_add (project, id, secret, code, 0, NULL, "memo-ucapan", &error);
  pnd_coding_add (project, id, find (document, "Mengapa Korea?"), code, 0, NULL,
                  "memo-tinggal tentang Informan 2", &error);
  pnd_annotation_add (project, id, secret, "nota-ucapan", &error);
  pnd_translation_add (project, id, secret, "en", "terjemahan-ucapan", NULL, &error);
  g_assert_no_error (error);
}

static void
test_forget (Fixture *fixture, gconstpointer data)
{
  static const char *const gone[]
      = { "budaya-rahasia", "jawaban-pertama", "memo-ucapan", "memo-dibuang",
          "nota-ucapan",    "terjemahan-ucapan", "peran-rahasia", "Informan 2:" };
  gboolean memos = GPOINTER_TO_INT (data);
  PndProject *project = fixture->project;
  g_autoptr (GError) error = NULL;
  gint64 id = add_transcript (fixture, "w.txt");
  gint64 informant = add_informant (fixture, "I-02", PND_HOLDER_OWN_REGION, FALSE);
  g_autoptr (PndDocument) document = get_document (fixture, id);
  g_autoptr (PndDocument) copy = get_document (fixture, add_transcript (fixture, "copy.txt"));
  g_autoptr (PndInformant) row = pnd_row_get (project, PND_TYPE_INFORMANT, informant, NULL);
  g_autoptr (PndDocumentText) text = NULL;
  g_autoptr (GArray) speech = NULL;
  PndForgotten result = { 0 };
  int length = pnd_document_get_characters (document);
  PndSpan kept = find (document, "Dan budaya?");

  assign (fixture, id, "Informan 2", informant);
  write_about (fixture, document, add_code (fixture, 0, "ECO", PND_CODE_KIND_MOTIVE));
  for (gsize i = 0; i < G_N_ELEMENTS (gone); i++)
    g_assert_true (file_holds (fixture, gone[i]));

  speech = pnd_speech_find (pnd_project_get_database (project), informant, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (speech->len, ==, 4);
  g_assert_true (pnd_informant_forget (row, speech, memos ? PND_FORGET_MEMOS : 0, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpint (result.n_documents, ==, 2);
  g_assert_cmpint (result.n_codings, ==, 3);
  g_assert_cmpint (result.n_memos, ==, memos ? 1 : 0);
  for (gsize i = 0; i < G_N_ELEMENTS (gone); i++)
    g_assert_false (file_holds (fixture, gone[i]));

  /* what others said stands where it stood */
  text = pnd_document_load_text (document, &error);
  g_assert_cmpint (pnd_document_text_get_length (text), ==, length);
  g_assert_true (pnd_span_equal (find (document, "Dan budaya?"), kept));
  g_assert_true (file_holds (fixture, "memo-tinggal") == !memos);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM codings"), ==, 1);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM originals"), ==, 0);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM speakers"), ==, 0);
  g_assert_true (pnd_row_get_deleted (PND_ROW (row)));
  g_assert_null (pnd_project_get_undo_label (project));
  g_assert_nonnull (pnd_project_get_undo_stop (project));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, data, func) \
  g_test_add ("/sources/" path, Fixture, data, fixture_set_up, func, fixture_tear_down)
  ADD ("informants", NULL, test_informants);
  ADD ("speakers", NULL, test_speakers);
  ADD ("speakers/again", NULL, test_speakers_again);
  ADD ("assigned-interviewer", NULL, test_assigned_interviewer);
  ADD ("facts", NULL, test_facts);
  ADD ("translations", NULL, test_translations);
  ADD ("replacements", NULL, test_replacements);
  ADD ("project", NULL, test_project);
  ADD ("forget", GINT_TO_POINTER (FALSE), test_forget);
  ADD ("forget-memos", GINT_TO_POINTER (TRUE), test_forget);
  return g_test_run ();
}
