/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Searching a project: the index never makes a difference to what is found, whatever was edited,
 * undone, thrown away, forgotten or damaged; and nothing forgotten stays in a file of the index. */

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "app/model/annotation.h"
#include "app/model/memo.h"
#include "app/store/search/search.h"
#include "tests/core/model-fixture.h"

#define SEED 20231117

typedef struct
{
  Fixture fixture;
  PndSearchIndex *index;
} Search;

static void
remove_files (void)
{
  g_autofree char *folder = pnd_search_cache_get_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
}

static void
set_up (Search *search, gconstpointer data)
{
  remove_files ();
  fixture_set_up (&search->fixture, data);
  search->index = pnd_search_index_new (search->fixture.project, PND_SEARCH_TABLE_ALL);
}

static void
tear_down (Search *search, gconstpointer data)
{
  pnd_search_index_close (search->index);
  g_clear_object (&search->index);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  fixture_tear_down (&search->fixture, data);
  remove_files ();
}

/* "name start-end" of every hit, a line each */
static char *
list (PndSearchIndex *index, const char *query, PndSearchMode mode, PndSearchScope scope)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndSearch) search = pnd_search_new (index, query, mode, scope, &error);
  g_autoptr (GPtrArray) hits
    = g_ptr_array_new_with_free_func ((GDestroyNotify) pnd_search_hit_free);
  GString *lines = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint max = 3; !pnd_search_is_done (search); max += 3)
    {
      pnd_search_next (search, max, hits, &error);
      g_assert_no_error (error);
    }
  for (guint i = 0; i < hits->len; i++)
    {
      const PndSearchHit *hit = hits->pdata[i];

      g_string_append_printf (lines, "%s %d-%d\n", hit->about, hit->start, hit->end);
    }
  return g_string_free (lines, FALSE);
}

static void
assert_found (Search *search, const char *query, PndSearchMode mode, const char *expected)
{
  g_autofree char *early = list (search->index, query, mode, PND_SEARCH_IN_DOCUMENTS);
  g_autofree char *indexed = NULL;

  g_assert_cmpstr (early, ==, expected);
  pnd_search_index_wait (search->index);
  indexed = list (search->index, query, mode, PND_SEARCH_IN_DOCUMENTS);
  g_assert_cmpstr (indexed, ==, expected);
}

static void
test_words (Search *search, gconstpointer data)
{
  Fixture *fixture = &search->fixture;

  add_document (fixture, "a", "Jeonbuk dan Jawa. Café di JEONBUK; cafe\u0301 kota kembar.");
  add_document (fixture, "b", "kembar kota\nkota\nkembar; jeonbukdo 전북특별자치도 🎉 kotak");
  assert_found (search, "jeonbuk", PND_SEARCH_WORDS, "a 0-7\na 26-33\n");
  assert_found (search, "cafe", PND_SEARCH_WORDS, "a 18-22\na 35-40\n");
  assert_found (search, "\"kota kembar\"", PND_SEARCH_WORDS, "a 41-52\nb 12-23\n");
  assert_found (search, "jeonbuk*", PND_SEARCH_WORDS, "a 0-7\na 26-33\nb 25-34\n");
  assert_found (search, "jawa kota", PND_SEARCH_WORDS, "a 12-16\na 41-45\n");
  assert_found (search, "jawa OR kotak", PND_SEARCH_WORDS, "a 12-16\nb 45-50\n");
  assert_found (search, "kembar NOT jawa", PND_SEARCH_WORDS, "b 0-6\nb 17-23\n");
  assert_found (search, "NEAR(jawa kota, 4)", PND_SEARCH_WORDS, "a 12-45\n");
  assert_found (search, "NEAR(jawa kota, 3)", PND_SEARCH_WORDS, "");
  assert_found (search, "eonbuk", PND_SEARCH_WORDS, "");
  assert_found (search, "(jawa OR jeonbukdo) kota", PND_SEARCH_WORDS,
                "a 12-16\na 41-45\nb 7-11\nb 12-16\nb 25-34\n");
}

static void
test_parts (Search *search, gconstpointer data)
{
  Fixture *fixture = &search->fixture;

  add_document (fixture, "a", "Kesepakatan KÉSEPAKATAN sepaka\u0301tan sepak\nat");
  add_document (fixture, "b", "전북특별자치도와 서자바주 🎉 中国地方政府 ひらがな");
  assert_found (search, "sepak", PND_SEARCH_PARTS, "a 2-7\na 14-19\na 24-29\na 35-40\n");
  assert_found (search, "PAKAT", PND_SEARCH_PARTS, "a 4-9\na 16-21\na 26-32\n");
  assert_found (search, "\"sepak at\"", PND_SEARCH_PARTS, "a 35-43\n");
  assert_found (search, "자치", PND_SEARCH_WORDS, "b 4-6\n");
  assert_found (search, "서자바", PND_SEARCH_WORDS, "b 9-12\n");
  assert_found (search, "地方", PND_SEARCH_WORDS, "b 18-20\n");
  assert_found (search, "府", PND_SEARCH_WORDS, "b 21-22\n");
  assert_found (search, "がな", PND_SEARCH_WORDS, "b 25-27\n");
  assert_found (search, "かな", PND_SEARCH_WORDS, "");
  assert_found (search, "🎉", PND_SEARCH_WORDS, "b 14-15\n");
  assert_found (search, "바주", PND_SEARCH_STEMS, "b 11-13\n");
}

/* a syllable is a letter: one without its final consonant is another one */
static void
test_syllables (Search *search, gconstpointer data)
{
  add_document (&search->fixture, "a", "한 하 \u1112\u1161\u11ab \u1112\u1161");
  assert_found (search, "하", PND_SEARCH_WORDS, "a 2-3\na 8-10\n");
  assert_found (search, "한", PND_SEARCH_WORDS, "a 0-1\na 4-7\n");
}

static void
test_stems (Search *search, gconstpointer data)
{
  add_document (&search->fixture, "a", "Mempromosikan promosi dipromosikan, kerjasama bekerja");
  assert_found (search, "promosi", PND_SEARCH_STEMS, "a 0-13\na 14-21\na 22-34\n");
  assert_found (search, "promosikan", PND_SEARCH_STEMS, "a 0-13\na 14-21\na 22-34\n");
  assert_found (search, "kerja", PND_SEARCH_STEMS, "a 46-53\n");
  assert_found (search, "\"promosi dipromosikan\"", PND_SEARCH_STEMS, "a 0-21\n");
}

static void
test_written (Search *search, gconstpointer data)
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
  found = list (search->index, "investasi", PND_SEARCH_WORDS, PND_SEARCH_IN_ALL);
  g_assert_cmpstr (found, ==, "ECO 13-22\n 0-9\na 0-9\na 7-16\n");
  undo (fixture);
  after = list (search->index, "investasi", PND_SEARCH_WORDS, PND_SEARCH_IN_ALL);
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

/* random words with all kinds of letters between all kinds of separators */
static const char *const words[]
  = { "kota",   "Kota",  "ko\u0301ta", "kerja", "bekerja", "sama",  "é",    "e",
      "서울",   "서",    "中国",       "国",    "🎉",      "👍🏽",  "ab",   "abc",
      "kotaku", "ınvest", "Straße",    "42",    "e-mail",  "اقتصاد", "מדינה", "한국어" };
static const char *const gaps[] = { " ", " ", " ", "\n", ". ", ", ", "-", "  ", "\u00a0", "—" };

static char *
make_text (GRand *rand, int n)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < n; i++)
    {
      g_string_append (text, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
      g_string_append (text, gaps[g_rand_int_range (rand, 0, G_N_ELEMENTS (gaps))]);
    }
  return g_string_free (text, FALSE);
}

/* the oracle, written the slow way: what the text is, letter by letter, without capitals and
 * combining marks */
typedef struct
{
  GArray *letters; /* gunichar, 0 for none */
  GArray *froms;   /* int: of which character */
  int n;
} Plain;

static Plain
make_plain (const char *text)
{
  Plain plain = { g_array_new (FALSE, FALSE, sizeof (gunichar)),
                  g_array_new (FALSE, FALSE, sizeof (int)), 0 };

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), plain.n++)
    {
      gunichar c = g_unichar_tolower (g_utf8_get_char (p));

      if (c == 0x301)
        continue;
      c = c == 0xe9 ? 'e' : c == 0xa0 || c == '\n' ? ' ' : c;
      if (c == ' ' && plain.letters->len > 0
          && g_array_index (plain.letters, gunichar, plain.letters->len - 1) == ' ')
        continue;
      g_array_append_val (plain.letters, c);
      g_array_append_val (plain.froms, plain.n);
    }
  return plain;
}

static int
get_end (const Plain *plain, guint letter)
{
  return letter + 1 < plain->froms->len ? g_array_index (plain->froms, int, letter + 1) : plain->n;
}

static gboolean
is_part_at (const Plain *plain, const Plain *wanted, guint at)
{
  for (guint i = 0; i < wanted->letters->len; i++)
    if (at + i >= plain->letters->len
        || g_array_index (plain->letters, gunichar, at + i)
             != g_array_index (wanted->letters, gunichar, i))
      return FALSE;
  return TRUE;
}

static void
plain_clear (Plain *plain)
{
  g_array_unref (plain->letters);
  g_array_unref (plain->froms);
}

/* appends where @wanted is in @text, as parts */
static void
scan (const char *name, const char *text, const char *wanted, GString *lines)
{
  Plain plain = make_plain (text);
  Plain sought = make_plain (wanted);

  for (guint i = 0; i < plain.letters->len;)
    {
      if (is_part_at (&plain, &sought, i))
        {
          g_string_append_printf (lines, "%s %d-%d\n", name,
                                  g_array_index (plain.froms, int, i),
                                  get_end (&plain, i + sought.letters->len - 1));
          i += sought.letters->len;
        }
      else
        i++;
    }
  plain_clear (&plain);
  plain_clear (&sought);
}

static void
check_against_scan (Search *search, GHashTable *texts, const char *wanted)
{
  g_autofree char *query = g_strdup_printf ("\"%s\"", wanted);
  g_autofree char *found = list (search->index, query, PND_SEARCH_PARTS, PND_SEARCH_IN_DOCUMENTS);
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (texts), (GCompareFunc) strcmp);

  for (GList *l = names; l != NULL; l = l->next)
    scan (l->data, g_hash_table_lookup (texts, l->data), wanted, expected);
  if (strcmp (found, expected->str) != 0)
    g_test_message ("looking for %s", wanted);
  g_assert_cmpstr (found, ==, expected->str);
}

/* one word or several in a row, as whole words: the oracle for words */
typedef struct
{
  GPtrArray *words;
  GArray *spans; /* PndSpan */
} Words;

static Words
make_words (const char *text)
{
  Plain plain = make_plain (text);
  Words all = { g_ptr_array_new_with_free_func (g_free),
                g_array_new (FALSE, FALSE, sizeof (PndSpan)) };
  GString *word = g_string_new (NULL);
  PndSpan span = { -1, -1 };

  for (guint i = 0; i <= plain.letters->len; i++)
    {
      gunichar c = i < plain.letters->len ? g_array_index (plain.letters, gunichar, i) : ' ';

      /* SQLite takes the tone of a skin for a letter */
      if (g_unichar_isalnum (c) || (c >= 0x1f3fb && c <= 0x1f3ff))
        {
          if (word->len == 0)
            span.start = g_array_index (plain.froms, int, i);
          span.end = get_end (&plain, i);
          g_string_append_unichar (word, c);
        }
      else if (word->len > 0)
        {
          g_ptr_array_add (all.words, g_strdup (word->str));
          g_array_append_val (all.spans, span);
          g_string_truncate (word, 0);
        }
    }
  g_string_free (word, TRUE);
  plain_clear (&plain);
  return all;
}

static gboolean
is_row_at (const Words *all, const Words *wanted, guint at)
{
  for (guint i = 0; i < wanted->words->len; i++)
    if (at + i >= all->words->len
        || strcmp (all->words->pdata[at + i], wanted->words->pdata[i]) != 0)
      return FALSE;
  return TRUE;
}

static void
words_clear (Words *words_)
{
  g_ptr_array_unref (words_->words);
  g_array_unref (words_->spans);
}

static int
scan_words (const char *name, const char *text, const char *wanted, GString *lines)
{
  Words all = make_words (text);
  Words sought = make_words (wanted);
  int n = 0;

  for (guint i = 0; i < all.words->len;)
    {
      if (is_row_at (&all, &sought, i))
        {
          PndSpan first = g_array_index (all.spans, PndSpan, i);
          PndSpan last = g_array_index (all.spans, PndSpan, i + sought.words->len - 1);

          if (lines != NULL)
            g_string_append_printf (lines, "%s %d-%d\n", name, first.start, last.end);
          i += sought.words->len;
          n++;
        }
      else
        i++;
    }
  words_clear (&all);
  words_clear (&sought);
  return n;
}

/* @without: (nullable): what the document must not have */
static void
check_words (Search *search, GHashTable *texts, const char *wanted, const char *without)
{
  g_autofree char *query = without == NULL ? g_strdup_printf ("\"%s\"", wanted)
                                           : g_strdup_printf ("\"%s\" NOT \"%s\"", wanted, without);
  g_autofree char *found = list (search->index, query, PND_SEARCH_WORDS, PND_SEARCH_IN_DOCUMENTS);
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (texts), (GCompareFunc) strcmp);

  for (GList *l = names; l != NULL; l = l->next)
    {
      const char *text = g_hash_table_lookup (texts, l->data);

      if (without == NULL || scan_words (l->data, text, without, NULL) == 0)
        scan_words (l->data, text, wanted, expected);
    }
  if (strcmp (found, expected->str) != 0)
    g_test_message ("looking for %s", wanted);
  g_assert_cmpstr (found, ==, expected->str);
}

/* what the documents outside the trash are, read through the model */
static GHashTable *
read_all (Search *search)
{
  GHashTable *texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (PndStatement) row = pnd_database_query (
    pnd_project_get_database (search->fixture.project), NULL,
    "SELECT d.name, x.text FROM documents d JOIN texts x ON x.hash = d.text_hash"
    " WHERE d.trashed IS NULL",
    NULL, "");

  while (pnd_statement_next (row, NULL))
    g_hash_table_insert (texts, g_strdup (pnd_statement_get_text (row, 0, NULL)),
                         g_strdup (pnd_statement_get_text (row, 1, NULL)));
  return texts;
}

static void
check_all (Search *search, GRand *rand)
{
  static const char *const parts[] = { "kota", "ota", "é", "서울", "서", "中国", "国", "🎉", "ab",
                                       "ta ke", "k", "اقتصاد", "👍", "한국", "42" };
  static const char *const wholes[] = { "kota", "e", "kerja sama", "ab", "abc", "e mail", "42",
                                        "اقتصاد", "kota kota", "invest" };
  g_autoptr (GHashTable) texts = read_all (search);

  for (int i = 0; i < 4; i++)
    {
      const char *whole = wholes[g_rand_int_range (rand, 0, G_N_ELEMENTS (wholes))];
      const char *other = wholes[g_rand_int_range (rand, 0, G_N_ELEMENTS (wholes))];

      check_against_scan (search, texts, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
      check_words (search, texts, whole, NULL);
      check_words (search, texts, whole, other);
    }
}

static void
trash_one (Search *search, GRand *rand)
{
  gint64 id = ask (&search->fixture, "SELECT ifnull (min (id), 0) FROM documents WHERE trashed "
                                     "IS NULL AND id % 3 = abs (random ()) % 3");
  g_autoptr (PndDocument) document = NULL;

  if (id == 0)
    return;
  document = pnd_row_get (search->fixture.project, PND_TYPE_DOCUMENT, id, NULL);
  g_assert_true (pnd_document_trash (document, NULL));
}

static void
restore_one (Search *search)
{
  gint64 id = ask (&search->fixture,
                   "SELECT ifnull (max (id), 0) FROM documents WHERE trashed IS NOT NULL");
  g_autoptr (PndDocument) document = NULL;

  if (id == 0)
    return;
  document = pnd_row_get (search->fixture.project, PND_TYPE_DOCUMENT, id, NULL);
  g_assert_true (pnd_document_restore (document, NULL));
}

static void
replace_one (Search *search, GRand *rand)
{
  gint64 id = ask (&search->fixture,
                   "SELECT ifnull (min (id), 0) FROM documents WHERE trashed IS NULL");
  g_autoptr (PndDocument) document = NULL;
  g_autoptr (PndDocumentText) text = NULL;
  char *utf8 = make_text (rand, 40);

  text = pnd_document_text_new_take (utf8, strlen (utf8));
  if (id == 0)
    return;
  document = pnd_row_get (search->fixture.project, PND_TYPE_DOCUMENT, id, NULL);
  g_assert_true (pnd_document_replace_text (document, text, NULL, NULL));
}

static void
step (Search *search, GRand *rand, int number)
{
  g_autofree char *name = g_strdup_printf ("doc-%04d", number);
  g_autofree char *text = make_text (rand, g_rand_int_range (rand, 1, 60));

  switch (g_rand_int_range (rand, 0, 9))
    {
    case 0:
    case 1:
    case 2:
      add_document (&search->fixture, name, text);
      break;
    case 3:
      trash_one (search, rand);
      break;
    case 4:
      restore_one (search);
      break;
    case 5:
      replace_one (search, rand);
      break;
    case 6:
      if (pnd_project_get_undo_label (search->fixture.project) != NULL)
        undo (&search->fixture);
      break;
    case 7:
      if (pnd_project_get_redo_label (search->fixture.project) != NULL)
        redo (&search->fixture);
      break;
    default:
      if (g_rand_int_range (rand, 0, 6) == 0)
        g_assert_true (pnd_document_empty_trash (search->fixture.project, NULL));
    }
}

static void
test_random (Search *search, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  for (int i = 0; i < 240; i++)
    {
      step (search, rand, i);
      if (g_rand_int_range (rand, 0, 3) == 0)
        pnd_search_index_wait (search->index);
      if (i % 3 == 0)
        check_all (search, rand);
    }
}

/* whether any file of the index holds these bytes */
static gboolean
is_in_files (const char *bytes)
{
  g_autofree char *folder = pnd_search_cache_get_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gboolean found = FALSE;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *contents = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
      for (gsize i = 0; i + strlen (bytes) <= length; i++)
        found = found || memcmp (contents + i, bytes, strlen (bytes)) == 0;
    }
  return found;
}

static void
test_purge (Search *search, gconstpointer data)
{
  Fixture *fixture = &search->fixture;
  gint64 id = add_document (fixture, "a", "rahasiabesar adalah rahasia");
  g_autoptr (PndDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  add_document (fixture, "b", "terbukasaja untuk semua");
  pnd_search_index_wait (search->index);
  g_assert_true (is_in_files ("rahasia"));
  document = pnd_row_get (fixture->project, PND_TYPE_DOCUMENT, id, &error);
  g_assert_true (pnd_document_trash (document, &error));
  pnd_search_index_wait (search->index);
  g_assert_true (pnd_document_empty_trash (fixture->project, &error));
  g_assert_no_error (error);
  g_assert_false (is_in_files ("rahasia"));
  assert_found (search, "terbukasaja", PND_SEARCH_WORDS, "b 0-11\n");
  g_assert_false (is_in_files ("rahasia"));
  g_assert_true (is_in_files ("terbukasaja"));
}

/* the program ended between forgetting and taking the index away */
static void
test_purge_without_index (Search *search, gconstpointer data)
{
  Fixture *fixture = &search->fixture;
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *folder = pnd_search_cache_get_folder ();
  g_autofree char *path = NULL;
  g_autoptr (GDir) dir = NULL;
  gsize length;

  add_document (fixture, "a", "rahasiabesar");
  pnd_search_index_wait (search->index);
  pnd_search_index_close (search->index);
  g_clear_object (&search->index);
  dir = g_dir_open (folder, 0, NULL);
  path = g_build_filename (folder, g_dir_read_name (dir), NULL);
  g_assert_true (g_file_get_contents (path, &kept, &length, NULL));
  pnd_database_exec (pnd_project_get_database (fixture->project), NULL,
                     "UPDATE documents SET trashed = '2024'", &error);
  g_assert_true (pnd_document_empty_trash (fixture->project, &error));
  g_assert_no_error (error);
  g_assert_false (is_in_files ("rahasia"));
  g_assert_true (g_file_set_contents (path, kept, (gssize) length, NULL));
  g_assert_true (is_in_files ("rahasia"));
  search->index = pnd_search_index_new (fixture->project, PND_SEARCH_TABLE_ALL);
  pnd_search_index_wait (search->index);
  g_assert_false (is_in_files ("rahasia"));
}

static char *
get_file (void)
{
  g_autofree char *folder = pnd_search_cache_get_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".search"))
      return g_build_filename (folder, name, NULL);
  return NULL;
}

static void
test_damage (Search *search, gconstpointer data)
{
  Fixture *fixture = &search->fixture;
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  for (int i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("doc-%02d", i);
      g_autofree char *text = make_text (rand, 500);

      add_document (fixture, name, text);
    }
  for (int i = 0; i < 12; i++)
    {
      g_autofree char *file = NULL;
      g_autofree char *contents = NULL;
      gsize length;

      pnd_search_index_wait (search->index);
      pnd_search_index_close (search->index);
      g_clear_object (&search->index);
      file = get_file ();
      g_assert_true (g_file_get_contents (file, &contents, &length, NULL));
      g_assert_cmpint (length, >, 4096);
      if (i % 4 == 0)
        length = (gsize) g_rand_int_range (rand, 0, (int) length); /* cut off */
      else
        memset (contents + (i % 4 == 1 ? 0 : g_rand_int_range (rand, 0, (int) length - 4096)),
                i % 4 == 2 ? 0 : 0xa5, 4096);
      g_assert_true (g_file_set_contents (file, contents, (gssize) length, NULL));
      search->index = pnd_search_index_new (fixture->project, PND_SEARCH_TABLE_ALL);
      check_all (search, rand);
      pnd_search_index_wait (search->index);
    }
}

static void
test_version (Search *search, gconstpointer data)
{
  g_autofree char *file = NULL;
  g_autofree char *other = NULL;
  g_autoptr (PndDatabase) database = NULL;

  add_document (&search->fixture, "a", "kota");
  pnd_search_index_wait (search->index);
  pnd_search_index_close (search->index);
  g_clear_object (&search->index);
  file = get_file ();
  database = pnd_database_open (file, PND_DATABASE_WRITE, NULL);
  g_assert_true (pnd_database_exec (database, NULL,
                                    "UPDATE about SET value = '0' WHERE key = 'version'", NULL));
  g_clear_pointer (&database, pnd_database_close);
  search->index = pnd_search_index_new (search->fixture.project, PND_SEARCH_TABLE_ALL);
  assert_found (search, "kota", PND_SEARCH_WORDS, "a 0-4\n");
  other = get_file ();
  g_assert_cmpstr (file, !=, other);
}

static void
test_file (Search *search, gconstpointer data)
{
  g_autofree char *file = NULL;
  struct stat status;

  add_document (&search->fixture, "a", "kota");
  pnd_search_index_wait (search->index);
  file = get_file ();
  g_assert_cmpint (g_stat (file, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_null (strstr (file, search->fixture.folder));
  g_assert_cmpfloat (pnd_search_index_get_share (search->index), ==, 1);
  g_assert_null (pnd_search_index_get_trouble (search->index));
}

/* a second program reads the project while this one has it open, and fills the same index */
static void
test_two (Search *search, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndProject) other = NULL;
  g_autoptr (PndSearchIndex) index = NULL;
  g_autofree char *found = NULL;

  for (int i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("doc-%02d", i);

      add_document (&search->fixture, name, i % 10 == 0 ? "kota kembar" : "desa");
    }
  other = pnd_project_open (search->fixture.path, TRUE, &error);
  g_assert_no_error (error);
  index = pnd_search_index_new (other, PND_SEARCH_TABLE_ALL);
  pnd_search_index_wait (index);
  pnd_search_index_wait (search->index);
  found = list (index, "kembar", PND_SEARCH_WORDS, PND_SEARCH_IN_ALL);
  g_assert_cmpstr (found, ==, "doc-00 5-11\ndoc-10 5-11\ndoc-20 5-11\ndoc-30 5-11\n");
  assert_found (search, "kembar", PND_SEARCH_WORDS, found);
  pnd_search_index_close (index);
  g_assert_true (pnd_project_close (other, &error));
}

/* nowhere to write: found all the same, and said why it is slow */
static void
test_no_room (void)
{
  g_autofree char *cache = g_build_filename (g_get_user_cache_dir (), "penanda", NULL);
  g_autofree char *folder = NULL;
  g_autofree char *trouble = NULL;
  Search search;

  remove_files ();
  folder = pnd_search_cache_get_folder ();
  g_rmdir (folder);
  g_rmdir (cache);
  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_assert_true (g_file_set_contents (cache, "", 0, NULL)); /* a file where the folder should be */
  fixture_set_up (&search.fixture, NULL);
  search.index = pnd_search_index_new (search.fixture.project, PND_SEARCH_TABLE_ALL);
  add_document (&search.fixture, "a", "kota kembar");
  assert_found (&search, "kembar", PND_SEARCH_WORDS, "a 5-11\n");
  trouble = pnd_search_index_get_trouble (search.index);
  g_assert_nonnull (trouble);
  pnd_search_index_close (search.index);
  g_clear_object (&search.index);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  fixture_tear_down (&search.fixture, NULL);
  g_assert_cmpint (g_unlink (cache), ==, 0);
}

static void
test_snippet (Search *search, gconstpointer data)
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
test_closing (Search *search, gconstpointer data)
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

static void
add (const char *path, void (*test) (Search *, gconstpointer))
{
  g_test_add (path, Search, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/search/queries", test_queries);
  g_test_add_func ("/search/deep-query", test_deep_query);
  add ("/search/words", test_words);
  add ("/search/parts", test_parts);
  add ("/search/syllables", test_syllables);
  add ("/search/stems", test_stems);
  add ("/search/written", test_written);
  add ("/search/snippet", test_snippet);
  add ("/search/random", test_random);
  add ("/search/purge", test_purge);
  add ("/search/purge-without-index", test_purge_without_index);
  add ("/search/damage", test_damage);
  add ("/search/version", test_version);
  add ("/search/file", test_file);
  add ("/search/two", test_two);
  add ("/search/closing", test_closing);
  g_test_add_func ("/search/no-room", test_no_room);
  return g_test_run ();
}
