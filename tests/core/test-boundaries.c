/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/boundaries.h"

#include <string.h>

static PndDocumentText *
new_text (const char *text)
{
  return pnd_document_text_new_take (g_strdup (text), strlen (text));
}

/* all sentences of a text, joined by "|" */
static char *
list_forward (PndDocumentText *text)
{
  GString *list = g_string_new (NULL);
  PndSpan sentence = { 0, 0 };

  while (pnd_boundaries_get_next_sentence (text, sentence.end, &sentence))
    {
      g_autofree char *slice = pnd_document_text_get_slice (text, sentence);

      g_string_append_printf (list, "%s%s", list->len > 0 ? "|" : "", slice);
    }
  return g_string_free (list, FALSE);
}

static char *
list_backward (PndDocumentText *text)
{
  GString *list = g_string_new (NULL);
  int length = pnd_document_text_get_length (text);
  PndSpan sentence = { length, length };

  while (pnd_boundaries_get_previous_sentence (text, sentence.start, &sentence))
    {
      g_autofree char *slice = pnd_document_text_get_slice (text, sentence);

      if (list->len > 0)
        g_string_prepend_c (list, '|');
      g_string_prepend (list, slice);
    }
  return g_string_free (list, FALSE);
}

static void
assert_sentences (const char *content, const char *expected)
{
  g_autoptr (PndDocumentText) text = new_text (content);
  g_autofree char *forward = list_forward (text);
  g_autofree char *backward = list_backward (text);

  g_assert_cmpstr (forward, ==, expected);
  g_assert_cmpstr (backward, ==, expected);
  for (int at = 0; at <= pnd_document_text_get_length (text); at++)
    {
      PndSpan sentence = pnd_boundaries_get_sentence (text, at);
      g_autofree char *slice = pnd_document_text_get_slice (text, sentence);

      if (!pnd_span_is_empty (sentence))
        g_assert_nonnull (strstr (expected, slice));
    }
}

static void
test_sentences (void)
{
  assert_sentences ("Satu kalimat. Dua kalimat! Tiga?", "Satu kalimat.|Dua kalimat!|Tiga?");
  assert_sentences ("Tanpa titik di baris ini\nDan ini baris lain.",
                    "Tanpa titik di baris ini|Dan ini baris lain.");
  assert_sentences ("  Ada spasi.  Lagi.  \n\n\n  Akhir  ", "Ada spasi.|Lagi.|Akhir");
  assert_sentences ("", "");
  assert_sentences ("\n \n", "");
}

static void
test_abbreviations (void)
{
  assert_sentences ("Kami bertemu Prof. Budi dan Dr. Ani. Lalu pulang.",
                    "Kami bertemu Prof. Budi dan Dr. Ani.|Lalu pulang.");
  assert_sentences ("Drs. H. Ahmad, Ir. Joko dan Hj. Siti hadir. Selesai.",
                    "Drs. H. Ahmad, Ir. Joko dan Hj. Siti hadir.|Selesai.");
  assert_sentences ("Peraturan No. 25 di Jl. Sudirman, Prov. Jawa Barat, Kab. Bandung. Ya.",
                    "Peraturan No. 25 di Jl. Sudirman, Prov. Jawa Barat, Kab. Bandung.|Ya.");
  assert_sentences ("Pada tgl. 17.02.2023 nilainya 1.43 juta. Naik.",
                    "Pada tgl. 17.02.2023 nilainya 1.43 juta.|Naik.");
  assert_sentences ("Pariwisata, budaya, dll. yang kami kerjakan. Ada juga ekspor, dsb. Itu saja.",
                    "Pariwisata, budaya, dll. yang kami kerjakan.|Ada juga ekspor, dsb.|Itu saja.");
  assert_sentences ("See J.K. Smith, e.g. Keating, i.e. Mr. Michael Keating, pp. 12. Then stop.",
                    "See J.K. Smith, e.g. Keating, i.e. Mr. Michael Keating, pp. 12.|Then stop.");
  assert_sentences ("Ada banyak hal. Kami mulai. She said no. We left.",
                    "Ada banyak hal.|Kami mulai.|She said no.|We left.");
  assert_sentences ("1. Pendahuluan ini penting. Lanjut.", "1. Pendahuluan ini penting.|Lanjut.");
  assert_sentences ("Lihat www.jabarprov.go.id. Terima kasih.",
                    "Lihat www.jabarprov.go.id.|Terima kasih.");
}

/* what only numbers belongs to the sentence that it numbers */
static void
test_numbering (void)
{
  assert_sentences ("Article 2. The Parties agree. They meet.\n",
                    "Article 2. The Parties agree.|They meet.");
  assert_sentences ("Pasal 2. Para Pihak sepakat. Mereka bertemu.",
                    "Pasal 2. Para Pihak sepakat.|Mereka bertemu.");
  assert_sentences ("Article 2\nThe Parties agree.\nPasal 3.\nPara Pihak sepakat.",
                    "Article 2|The Parties agree.|Pasal 3.|Para Pihak sepakat.");
  assert_sentences ("It is in force. Article 2. The Parties agree. Article 3 (1). They meet.",
                    "It is in force.|Article 2. The Parties agree.|Article 3 (1). They meet.");
  assert_sentences ("(2) Setiap orang berhak. 3) Pemerintah wajib.",
                    "(2) Setiap orang berhak.|3) Pemerintah wajib.");
  assert_sentences ("Bidangnya: a. Pariwisata; b. Budaya. Itu saja.",
                    "Bidangnya: a. Pariwisata; b. Budaya.|Itu saja.");
  assert_sentences ("Art. 5. The Parties agree. Clause IV. They meet. § 7. They part.",
                    "Art. 5. The Parties agree.|Clause IV. They meet.|§ 7. They part.");
  assert_sentences ("  \342\200\242 1.2. Pendahuluan. \"Ya.\" 2. Isi. 3. (1). Tiga.",
                    "\342\200\242 1.2. Pendahuluan.|\"Ya.\"|2. Isi.|3. (1). Tiga.");
  assert_sentences ("Pasal 2. 1. Para Pihak sepakat. Bab II. Umum.",
                    "Pasal 2. 1. Para Pihak sepakat.|Bab II. Umum.");
}

/* and a sentence that ends in a number ends there */
static void
test_numbers_at_the_end (void)
{
  assert_sentences ("Ini menurut Pasal 2. Para Pihak sepakat.",
                    "Ini menurut Pasal 2.|Para Pihak sepakat.");
  assert_sentences ("Lihat Pasal 2 ayat (1). Ada lagi. See Art. 5. We left.",
                    "Lihat Pasal 2 ayat (1).|Ada lagi.|See Art. 5.|We left.");
  assert_sentences ("Peraturan No. 25. Lihat hlm. 3. Lalu Prof. Dr. Ani pulang, dll. Selesai.",
                    "Peraturan No. 25.|Lihat hlm. 3.|Lalu Prof. Dr. Ani pulang, dll.|Selesai.");
  assert_sentences ("The twinning began in 2019. We met 5. They won.",
                    "The twinning began in 2019.|We met 5.|They won.");
  assert_sentences ("2019. Kami mulai.", "2019.|Kami mulai.");
  assert_sentences ("UU No. 37 jo. UU No. 24 berlaku, mis. Pasal 5 s.d. 7. Biayanya Rp. 5 juta. Ya.",
                    "UU No. 37 jo. UU No. 24 berlaku, mis. Pasal 5 s.d. 7.|Biayanya Rp. 5 juta.|Ya.");
}

static void
test_quotes (void)
{
  assert_sentences ("Dia berkata, \"Kami ingin maju.\" Lalu diam. (Dia pulang.) Selesai.",
                    "Dia berkata, \"Kami ingin maju.\"|Lalu diam.|(Dia pulang.)|Selesai.");
  assert_sentences ("“Kami siap.” “Kapan?” tanya dia. “Besok.”",
                    "“Kami siap.”|“Kapan?” tanya dia.|“Besok.”");
  assert_sentences ("Begini... lalu begitu. \"Ya!\" katanya.",
                    "Begini... lalu begitu.|\"Ya!\" katanya.");
}

static void
test_speakers (void)
{
  assert_sentences ("Pewawancara: Mengapa? Jelaskan.\nInforman 2: Karena ekonomi.\nP: Oh.",
                    "Mengapa?|Jelaskan.|Karena ekonomi.|Oh.");
  assert_sentences ("[00:12:40] Interviewer: Why now? Tell me.", "Why now?|Tell me.");
  assert_sentences ("Sister City: kerja sama kota.", "Sister City: kerja sama kota.");
  assert_sentences ("Pukul 10:30 mulai.", "Pukul 10:30 mulai.");
}

static void
assert_slice (PndDocumentText *text, PndSpan span, const char *expected)
{
  g_autofree char *slice = pnd_document_text_get_slice (text, span);

  g_assert_cmpstr (slice, ==, expected);
}

static int
find (PndDocumentText *text, const char *words)
{
  const char *utf8 = pnd_document_text_get_utf8 (text, NULL);

  return pnd_document_text_to_position (text, strstr (utf8, words) - utf8);
}

static void
test_paragraphs (void)
{
  g_autoptr (PndDocumentText) text
    = new_text ("Judul naskah\n\nInforman 2: Baris satu\nbaris dua.\nP: Tanya\n\nBukan giliran\nlagi");

  assert_slice (text, pnd_boundaries_get_paragraph (text, 3), "Judul naskah");
  assert_slice (text, pnd_boundaries_get_paragraph (text, find (text, "dua")),
                "Informan 2: Baris satu\nbaris dua.");
  assert_slice (text, pnd_boundaries_get_paragraph (text, find (text, "Informan")),
                "Informan 2: Baris satu\nbaris dua.");
  assert_slice (text, pnd_boundaries_get_paragraph (text, find (text, "Tanya")), "P: Tanya");
  assert_slice (text, pnd_boundaries_get_paragraph (text, find (text, "giliran")),
                "Bukan giliran");
  assert_slice (text, pnd_boundaries_get_paragraph (text, find (text, "lagi")), "lagi");
  g_assert_true (pnd_span_is_empty (pnd_boundaries_get_paragraph (text, 13)));
}

static void
test_words (void)
{
  g_autoptr (PndDocumentText) text = new_text ("Undang-undang baru, kata Jum'at.\n\nSelesai");

  assert_slice (text, pnd_boundaries_get_word (text, 0), "Undang-undang");
  assert_slice (text, pnd_boundaries_get_word (text, 6), "Undang-undang");
  assert_slice (text, pnd_boundaries_get_word (text, 13), "Undang-undang");
  assert_slice (text, pnd_boundaries_get_word (text, 14), "baru");
  assert_slice (text, pnd_boundaries_get_word (text, find (text, "Jum") + 4), "Jum'at");
  assert_slice (text, pnd_boundaries_get_word (text, find (text, " kata")), " ");

  g_assert_cmpint (pnd_boundaries_next_word (text, 0, 1), ==, 13);
  g_assert_cmpint (pnd_boundaries_next_word (text, 13, 1), ==, 18);
  g_assert_cmpint (pnd_boundaries_next_word (text, 18, -1), ==, 14);
  g_assert_cmpint (pnd_boundaries_next_word (text, 14, -1), ==, 0);
  g_assert_cmpint (pnd_boundaries_next_word (text, 0, -1), ==, 0);
  g_assert_cmpint (pnd_boundaries_next_word (text, find (text, "Jum") + 6, 1), ==,
                   pnd_document_text_get_length (text));
  g_assert_cmpint (pnd_boundaries_next_word (text, find (text, "Selesai"), -1), ==,
                   find (text, "Jum"));

  assert_slice (text, pnd_boundaries_snap_to_words (text, PND_SPAN (3, 16)),
                "Undang-undang baru");
  assert_slice (text, pnd_boundaries_snap_to_words (text, PND_SPAN (13, 20)), "baru,");
  assert_slice (text, pnd_boundaries_snap_to_words (text, PND_SPAN (14, 18)), "baru");
  g_assert_true (pnd_span_equal (pnd_boundaries_snap_to_words (text, PND_SPAN (13, 14)),
                                 PND_SPAN (13, 14)));
}

static void
test_letters (void)
{
  /* e with a combining accent, a family of joined emoji, two flags, Hangul in parts */
  const char *clusters[] = { "e\xcc\x81", "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7",
                             "\xf0\x9f\x87\xae\xf0\x9f\x87\xa9", "\xf0\x9f\x87\xb3\xf0\x9f\x87\xb1",
                             "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", "\n", "a" };
  g_autofree char *joined = g_strjoin ("", clusters[0], clusters[1], clusters[2], clusters[3],
                                       clusters[4], clusters[5], clusters[6], NULL);
  g_autoptr (PndDocumentText) text = new_text (joined);
  int at = 0;

  for (guint i = 0; i < G_N_ELEMENTS (clusters); i++)
    {
      int next = pnd_boundaries_next_letter (text, at, 1);

      assert_slice (text, PND_SPAN (at, next), clusters[i]);
      g_assert_cmpint (pnd_boundaries_next_letter (text, next, -1), ==, at);
      at = next;
    }
  g_assert_cmpint (pnd_boundaries_next_letter (text, at, 1), ==, at);
  g_assert_cmpint (pnd_boundaries_next_letter (text, 0, -1), ==, 0);
}

/* in a line of a megabyte the answers are those of a short line, and come as quickly */
static void
test_long_line (void)
{
  GString *content = g_string_new (NULL);
  g_autoptr (PndDocumentText) text = NULL;
  PndSpan sentence = { 0, 0 };
  gint64 begin;
  int n = 0;

  while (content->len < 1000000)
    g_string_append (content, "Kata Prof. Budi, kerja sama itu menguntungkan. Bukan begitu? ");
  text = pnd_document_text_new_take (g_strdup (content->str), content->len);
  for (; n < 400 && pnd_boundaries_get_next_sentence (text, sentence.end, &sentence); n++)
    assert_slice (text, sentence, n % 2 == 0 ? "Kata Prof. Budi, kerja sama itu menguntungkan."
                                             : "Bukan begitu?");
  g_assert_cmpint (n, ==, 400);

  begin = g_get_monotonic_time ();
  for (int i = 0; i < 100; i++)
    pnd_boundaries_get_sentence (text, 5000 * (i + 1));
  g_test_message ("a sentence in a line of 1 MB: %.2f ms",
                  (g_get_monotonic_time () - begin) / 100000.0);
  g_assert_cmpint (pnd_boundaries_next_word (text, 500000, 1), >, 500000);
  g_string_free (content, TRUE);
}

static void
test_line_without_sentences (void)
{
  g_autofree char *content = g_strnfill (300000, 'a');
  g_autoptr (PndDocumentText) text = new_text (content);
  PndSpan sentence = pnd_boundaries_get_sentence (text, 150000);

  g_assert_true (pnd_span_contains (sentence, 150000));
  g_assert_cmpint (pnd_boundaries_next_word (text, 0, 1), ==, 300000);
  g_assert_cmpint (pnd_boundaries_next_word (text, 300000, -1), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/boundaries/sentences", test_sentences);
  g_test_add_func ("/boundaries/abbreviations", test_abbreviations);
  g_test_add_func ("/boundaries/numbering", test_numbering);
  g_test_add_func ("/boundaries/numbers-at-the-end", test_numbers_at_the_end);
  g_test_add_func ("/boundaries/quotes", test_quotes);
  g_test_add_func ("/boundaries/speakers", test_speakers);
  g_test_add_func ("/boundaries/paragraphs", test_paragraphs);
  g_test_add_func ("/boundaries/words", test_words);
  g_test_add_func ("/boundaries/letters", test_letters);
  g_test_add_func ("/boundaries/long-line", test_long_line);
  g_test_add_func ("/boundaries/line-without-sentences", test_line_without_sentences);
  return g_test_run ();
}
