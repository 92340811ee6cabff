/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Searching a project: what queries mean and find, the same without the index and with it. */

#include "app/model/annotation.h"
#include "app/model/memo.h"
#include "app/store/search/cache.h"
#include "app/store/search/candidates.h"
#include "tests/core/search-fixture.h"

static void
test_words (SearchFixture *search, gconstpointer data)
{
  Fixture *fixture = &search->fixture;

  add_document (fixture, "a", "Jeonbuk dan Jawa. Café di JEONBUK; cafe\u0301 kota kembar.");
  add_document (fixture, "b", "kembar kota\nkota\nkembar; jeonbukdo 전북특별자치도 🎉 kotak");
  search_assert_found (search, "jeonbuk", PND_SEARCH_WORDS, "a 0-7\na 26-33\n");
  search_assert_found (search, "cafe", PND_SEARCH_WORDS, "a 18-22\na 35-40\n");
  search_assert_found (search, "\"kota kembar\"", PND_SEARCH_WORDS, "a 41-52\nb 12-23\n");
  search_assert_found (search, "jeonbuk*", PND_SEARCH_WORDS, "a 0-7\na 26-33\nb 25-34\n");
  search_assert_found (search, "jawa kota", PND_SEARCH_WORDS, "a 12-16\na 41-45\n");
  search_assert_found (search, "jawa OR kotak", PND_SEARCH_WORDS, "a 12-16\nb 45-50\n");
  search_assert_found (search, "kembar NOT jawa", PND_SEARCH_WORDS, "b 0-6\nb 17-23\n");
  search_assert_found (search, "NEAR(jawa kota, 4)", PND_SEARCH_WORDS, "a 12-45\n");
  search_assert_found (search, "NEAR(jawa kota, 3)", PND_SEARCH_WORDS, "");
  search_assert_found (search, "eonbuk", PND_SEARCH_WORDS, "");
  search_assert_found (search, "(jawa OR jeonbukdo) kota", PND_SEARCH_WORDS,
                       "a 12-16\na 41-45\nb 7-11\nb 12-16\nb 25-34\n");
}

static void
test_parts (SearchFixture *search, gconstpointer data)
{
  Fixture *fixture = &search->fixture;

  add_document (fixture, "a", "Kesepakatan KÉSEPAKATAN sepaka\u0301tan sepak\nat");
  add_document (fixture, "b", "전북특별자치도와 서자바주 🎉 中国地方政府 ひらがな");
  search_assert_found (search, "sepak", PND_SEARCH_PARTS, "a 2-7\na 14-19\na 24-29\na 35-40\n");
  search_assert_found (search, "PAKAT", PND_SEARCH_PARTS, "a 4-9\na 16-21\na 26-32\n");
  search_assert_found (search, "\"sepak at\"", PND_SEARCH_PARTS, "a 35-43\n");
  search_assert_found (search, "자치", PND_SEARCH_WORDS, "b 4-6\n");
  search_assert_found (search, "서자바", PND_SEARCH_WORDS, "b 9-12\n");
  search_assert_found (search, "地方", PND_SEARCH_WORDS, "b 18-20\n");
  search_assert_found (search, "府", PND_SEARCH_WORDS, "b 21-22\n");
  search_assert_found (search, "がな", PND_SEARCH_WORDS, "b 25-27\n");
  search_assert_found (search, "かな", PND_SEARCH_WORDS, "");
  search_assert_found (search, "🎉", PND_SEARCH_WORDS, "b 14-15\n");
  search_assert_found (search, "바주", PND_SEARCH_STEMS, "b 11-13\n");
}

/* whether the index lets a document pass where @query is looked for as a part */
static gboolean
may_hold (SearchFixture *search, const char *query, const char *name)
{
  PndProject *project = search->fixture.project;
  g_autofree char *file = NULL;
  g_autoptr (PndDatabase) cache = pnd_search_cache_find (
    pnd_project_get_guid (project), pnd_project_get_path (project), &file);
  g_autoptr (GError) error = NULL;
  g_autoptr (PndTokens) tokens = pnd_tokens_new (&error);
  g_autoptr (PndFold) fold = pnd_fold_new ();
  g_autoptr (PndQuery) asked = pnd_query_parse (query, PND_SEARCH_PARTS, tokens, fold, &error);
  g_autoptr (PndCandidates) candidates = pnd_candidates_new (cache, asked, &error);
  g_autoptr (PndStatement) row
    = pnd_database_query (pnd_project_get_database (project), NULL,
                          "SELECT text_hash FROM documents WHERE name = ?", &error, "s", name);

  g_assert_no_error (error);
  g_assert_true (pnd_statement_next (row, NULL));
  return pnd_candidates_may_hold (candidates, pnd_statement_get_text (row, 0, NULL));
}

/* a part is looked for in the words there are, and in no other text is anything looked at */
static void
test_vocabulary (SearchFixture *search, gconstpointer data)
{
  Fixture *fixture = &search->fixture;
  g_autoptr (GString) filler = g_string_new (NULL);

  while (filler->len < 1100 * 1024)
    g_string_append (filler, "pemerintah daerah ");
  add_document (fixture, "0", filler->str);
  add_document (fixture, "a", "Kesepakatan, KÉSEPAKATAN; oﬃcial Straße");
  add_document (fixture, "b", "kese­pakatan ke sepak at");
  add_document (fixture, "c", "kese pakatan śepaka⃒tan");
  pnd_search_index_wait (search->index);
  search_assert_found (search, "sepakat", PND_SEARCH_PARTS, "a 2-9\na 15-22\nb 2-10\nc 13-22\n");
  search_assert_found (search, "ffici", PND_SEARCH_PARTS, "a 27-30\n");
  search_assert_found (search, "rasse", PND_SEARCH_PARTS, "a 35-39\n");
  for (const char *const *name = (const char *const[]){ "0", "c", NULL }; *name != NULL; name++)
    g_assert_false (may_hold (search, "rasse", *name));
  g_assert_true (may_hold (search, "rasse", "a"));
  g_assert_true (may_hold (search, "sepakat", "b"));
  g_assert_true (may_hold (search, "sepakat", "c"));
  g_assert_false (may_hold (search, "sepakat", "0"));
}

/* a syllable is a letter: one without its final consonant is another one */
static void
test_syllables (SearchFixture *search, gconstpointer data)
{
  add_document (&search->fixture, "a", "한 하 \u1112\u1161\u11ab \u1112\u1161");
  search_assert_found (search, "하", PND_SEARCH_WORDS, "a 2-3\na 8-10\n");
  search_assert_found (search, "한", PND_SEARCH_WORDS, "a 0-1\na 4-7\n");
}

static void
test_stems (SearchFixture *search, gconstpointer data)
{
  add_document (&search->fixture, "a", "Mempromosikan promosi dipromosikan, kerjasama bekerja");
  search_assert_found (search, "promosi", PND_SEARCH_STEMS, "a 0-13\na 14-21\na 22-34\n");
  search_assert_found (search, "promosikan", PND_SEARCH_STEMS, "a 0-13\na 14-21\na 22-34\n");
  search_assert_found (search, "kerja", PND_SEARCH_STEMS, "a 46-53\n");
  search_assert_found (search, "\"promosi dipromosikan\"", PND_SEARCH_STEMS, "a 0-21\n");
}

static void
test_written (SearchFixture *search, gconstpointer data)
{
  Fixture *fixture = &search->fixture;
  gint64 document = add_document (fixture, "a", "Sebuah naskah.");
  gint64 code = add_code (fixture, 0, "ECO", PND_CODE_KIND_MOTIVE);
  gint64 coding = add_coding (fixture, document, 0, 6, code);
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;
  g_autofree char *after = NULL;

  pnd_memo_add (fixture->project, 0, code, "Ragu", "apakah investasi?", &error);
  pnd_memo_add_journal (fixture->project, "2024-01-02", "", "investasi dulu", &error);
  pnd_annotation_add (fixture->project, document, PND_SPAN (0, 6), "lihat: investasi", &error);
  pnd_coding_set_memo (fixture->project, coding, "Investasi!", &error);
  g_assert_no_error (error);
  found = search_list (search->index, "investasi", PND_SEARCH_WORDS, PND_SEARCH_IN_ALL);
  g_assert_cmpstr (found, ==, "ECO 13-22\n 0-9\na 0-9\na 7-16\n");
  undo (fixture);
  after = search_list (search->index, "investasi", PND_SEARCH_WORDS, PND_SEARCH_IN_ALL);
  g_assert_cmpstr (after, ==, "ECO 13-22\n 0-9\na 7-16\n");
}

static void
test_queries (void)
{
  static const struct
  {
    const char *text;
    PndSearchMode mode;
    const char *message; /* NULL where it is good */
  } cases[] = {
    { "", 0, "There is nothing to look for." },
    { "   ", 0, "There is nothing to look for." },
    { "kota", 0, NULL },
    { "\"kota", 0, "The quotation mark at character 1 is not closed." },
    { "a (b OR c", 0, "The bracket at character 3 is not closed." },
    { "a b)", 0, "The bracket at character 4 closes nothing, or an empty one." },
    { "()", 0, "The bracket at character 2 closes nothing, or an empty one." },
    { "OR a", 0, "OR at character 1 needs something to look for before it." },
    { "a OR", 0, "Something to look for is missing at character 5." },
    { "NOT a", 0, "NOT at character 1 needs something to look for before it." },
    { "é NOT", 0, "Something to look for is missing at character 6." },
    { "a AND NOT b", 0, NULL },
    { "a NOT (b OR c)", 0, NULL },
    { "*", 0, "The * at character 1 needs the beginning of a word before it." },
    { "kota*", 0, NULL },
    { "“kota kembar”", 0, NULL },
    { "NEAR(a b)", 0, NULL },
    { "NEAR(a \"b c\", 3)", 0, NULL },
    { "NEAR(a)", 0, "NEAR at character 1 needs two words or phrases." },
    { "NEAR(a b, x)", 0, "NEAR needs a number of words from 0 to 1000 at character 11." },
    { "NEAR(a b", 0, "The bracket of NEAR at character 1 is not closed." },
    { "NEAR(a OR b)", 0, "NEAR at character 1 takes words and phrases only, then a comma and a "
                         "number." },
    { "NEAR(a b)", PND_SEARCH_PARTS,
      "NEAR at character 1 counts words; look for whole words to use it." },
    { "NEAR(a !)", 0, "NEAR counts words, and there is no letter or digit at character 8." },
    { "near or not and", 0, NULL },
    { "12,5", 0, NULL },
    { "a; DROP TABLE texts --", 0, NULL },
    { "{a} : ^b", 0, NULL },
    { "\"\"", 0, "There is nothing to look for at character 1." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean good = pnd_search_check (cases[i].text, cases[i].mode, &error);

      g_assert_cmpint (good, ==, cases[i].message == NULL);
      if (good)
        g_assert_no_error (error);
      else
        {
          g_assert_error (error, PND_QUERY_ERROR, PND_QUERY_ERROR_SYNTAX);
          g_assert_cmpstr (error->message, ==, cases[i].message);
        }
    }
}

static void
test_deep_query (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 100000; i++)
    g_string_append_c (deep, '(');
  g_assert_false (pnd_search_check (deep->str, PND_SEARCH_WORDS, &error));
  g_assert_cmpstr (error->message, ==,
                   "There are too many brackets within brackets at character 41.");
}

static void
test_snippet (SearchFixture *search, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndSearch) found = NULL;
  g_autoptr (GPtrArray) hits
    = g_ptr_array_new_with_free_func ((GDestroyNotify) pnd_search_hit_free);
  const PndSearchHit *hit;

  add_document (&search->fixture, "a",
                "satu\ndua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas duabelas "
                "tigabelas empatbelas\nlimabelas\tKOTA enambelas\ntujuhbelas");
  found = pnd_search_new (search->index, "kota", PND_SEARCH_WORDS, PND_SEARCH_IN_ALL, &error);
  g_assert_true (pnd_search_next (found, 10, hits, &error));
  g_assert_cmpint (hits->len, ==, 1);
  hit = hits->pdata[0];
  g_assert_cmpint (hit->line, ==, 3);
  g_assert_cmpstr (hit->before, ==, " tujuh delapan sembilan sepuluh sebelas duabelas tigabelas "
                                    "empatbelas limabelas ");
  g_assert_cmpstr (hit->match, ==, "KOTA");
  g_assert_cmpstr (hit->after, ==, " enambelas tujuhbelas");
}

/* closing while a search is between pages */
static void
test_closing (SearchFixture *search, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndSearch) found = NULL;
  g_autoptr (GPtrArray) hits
    = g_ptr_array_new_with_free_func ((GDestroyNotify) pnd_search_hit_free);

  add_document (&search->fixture, "a", "kota kota kota");
  found = pnd_search_new (search->index, "kota", PND_SEARCH_WORDS, PND_SEARCH_IN_ALL, &error);
  g_assert_true (pnd_search_next (found, 1, hits, &error));
  g_assert_false (pnd_search_is_done (found));
  pnd_search_index_close (search->index);
  g_assert_true (pnd_search_next (found, 3, hits, &error));
  g_assert_no_error (error);
  g_assert_cmpint (hits->len, ==, 1);
  g_assert_true (pnd_search_is_done (found));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/search/queries", test_queries);
  g_test_add_func ("/search/deep-query", test_deep_query);
  search_add ("/search/words", test_words);
  search_add ("/search/parts", test_parts);
  search_add ("/search/vocabulary", test_vocabulary);
  search_add ("/search/syllables", test_syllables);
  search_add ("/search/stems", test_stems);
  search_add ("/search/written", test_written);
  search_add ("/search/snippet", test_snippet);
  search_add ("/search/closing", test_closing);
  return g_test_run ();
}
