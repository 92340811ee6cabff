/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/core/search-oracle.h"

static const char *const words[]
  = { "kota",   "Kota",  "ko\u0301ta", "kerja", "bekerja", "sama",  "é",    "e",
      "서울",   "서",    "中国",       "国",    "🎉",      "👍🏽",  "ab",   "abc",
      "kotaku", "ınvest", "Straße",    "42",    "e-mail",  "اقتصاد", "מדינה", "한국어" };
static const char *const gaps[] = { " ", " ", " ", "\n", ". ", ", ", "-", "  ", "\u00a0", "—" };

char *
search_make_text (GRand *rand, int n)
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
check_against_scan (SearchFixture *search, GHashTable *texts, const char *wanted)
{
  g_autofree char *query = g_strdup_printf ("\"%s\"", wanted);
  g_autofree char *found
    = search_list (search->index, query, PND_SEARCH_PARTS, PND_SEARCH_IN_DOCUMENTS);
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
check_words (SearchFixture *search, GHashTable *texts, const char *wanted, const char *without)
{
  g_autofree char *query = without == NULL ? g_strdup_printf ("\"%s\"", wanted)
                                           : g_strdup_printf ("\"%s\" NOT \"%s\"", wanted, without);
  g_autofree char *found
    = search_list (search->index, query, PND_SEARCH_WORDS, PND_SEARCH_IN_DOCUMENTS);
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
read_all (SearchFixture *search)
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

void
search_check_all (SearchFixture *search, GRand *rand)
{
  static const char *const parts[] = { "kota", "ota", "é", "서울", "서", "中国", "国", "🎉", "ab",
                                       "ta ke", "k", "اقتصاد", "👍", "한국", "42",
                                       "sama", "erj", "ssi", "ffi" };
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
