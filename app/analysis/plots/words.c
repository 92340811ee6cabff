/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/plots/words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/analysis/verdict/read-coverage.h"

#define LEAST 2 /* letters of a word that counts */

/*
 * Tally:
 * @last: number of the document it was seen in last
 */
typedef struct
{
  int count;
  int n_documents;
  int last;
} Tally;

static gboolean
is_letter (gunichar c)
{
  return c < 128 ? g_ascii_isalnum ((char) c) : g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* what joins two parts of a word: hyphens, apostrophes, and what is printed for them */
static gboolean
is_joint (gunichar c)
{
  return c == '-' || c == '\'' || c == 0x2019 || c == 0x2010 || c == 0x2011;
}

static gunichar
look (const char *text, gsize n_bytes, gsize at, gsize *next)
{
  gunichar c;

  if (at >= n_bytes)
    return 0;
  if ((guchar) text[at] < 128)
    {
      *next = at + 1;
      return (guchar) text[at];
    }
  c = g_utf8_get_char (text + at);
  *next = at + g_utf8_skip[(guchar) text[at]];
  return c;
}

/* the same word however its accents were typed, its hyphens printed */
static void
append (GString *word, gunichar c)
{
  if (c < 128)
    g_string_append_c (word, g_ascii_tolower ((char) c));
  else if (c == 0x2019)
    g_string_append_c (word, '\'');
  else if (c == 0x2010 || c == 0x2011)
    g_string_append_c (word, '-');
  else
    g_string_append_unichar (word, g_unichar_tolower (c));
}

static void
compose (GString *word)
{
  g_autofree char *composed = NULL;

  for (gsize i = 0; i < word->len; i++)
    if ((guchar) word->str[i] >= 128)
      {
        composed = g_utf8_normalize (word->str, (gssize) word->len, G_NORMALIZE_DEFAULT_COMPOSE);
        break;
      }
  if (composed != NULL)
    g_string_assign (word, composed);
}

/**
 * pnd_words_next:
 * @text: valid UTF-8
 * @n_bytes: its length
 * @at: (inout): the byte to begin at; one behind the word
 * @position: (inout): the code point there
 * @span: (out): of the word, in code points
 * @word: takes the word in small letters
 *
 * Returns: %FALSE when there is no word any more
 */
gboolean
pnd_words_next (const char *text, gsize n_bytes, gsize *at, int *position, PndSpan *span,
                GString *word)
{
  gsize next = 0, behind = 0;
  gunichar c;

  g_return_val_if_fail (text != NULL && at != NULL && position != NULL && span != NULL, FALSE);

  g_string_truncate (word, 0);
  while ((c = look (text, n_bytes, *at, &next)) != 0 && !is_letter (c))
    {
      *at = next;
      *position += 1;
    }
  if (c == 0)
    return FALSE;
  span->start = *position;
  while (c != 0 && (is_letter (c) || (is_joint (c) && is_letter (look (text, n_bytes, next,
                                                                       &behind)))))
    {
      append (word, c);
      *at = next;
      *position += 1;
      c = look (text, n_bytes, *at, &next);
    }
  span->end = *position;
  compose (word);
  return TRUE;
}

/* a number says nothing by being frequent, nor does a letter */
static gboolean
is_worth (const GString *word)
{
  gboolean has_letter = FALSE;

  if (g_utf8_strlen (word->str, (gssize) word->len) < LEAST)
    return FALSE;
  for (const char *c = word->str; *c != '\0' && !has_letter; c++)
    has_letter = !g_ascii_isdigit (*c) && *c != '-';
  return has_letter;
}

static void
count_text (PndWords *self, GHashTable *tallies, PndDocumentText *text, int number, GString *word)
{
  gsize n_bytes, at = 0;
  const char *utf8 = pnd_document_text_get_utf8 (text, &n_bytes);
  int position = 0;
  PndSpan span;

  while (pnd_words_next (utf8, n_bytes, &at, &position, &span, word))
    {
      Tally *tally;

      if (!is_worth (word))
        continue;
      tally = g_hash_table_lookup (tallies, word->str);
      if (tally == NULL && pnd_stop_words_have (word->str))
        {
          self->n_stopped++;
          continue;
        }
      if (tally == NULL)
        {
          tally = g_new0 (Tally, 1);
          g_hash_table_insert (tallies, g_strdup (word->str), tally);
        }
      tally->count++;
      self->n_words++;
      if (tally->last != number)
        tally->n_documents++;
      tally->last = number;
    }
}

static int
compare_words (gconstpointer first, gconstpointer second)
{
  const PndWord *a = first, *b = second;

  return a->count != b->count ? b->count - a->count : strcmp (a->text, b->text);
}

static void
clear_word (gpointer data)
{
  g_free (((PndWord *) data)->text);
}

/* takes the words of @tallies */
static void
rank (PndWords *self, GHashTable *tallies, int most)
{
  GHashTableIter iter;
  gpointer text, tally;

  g_hash_table_iter_init (&iter, tallies);
  while (g_hash_table_iter_next (&iter, &text, &tally))
    {
      PndWord word = { g_strdup (text), ((Tally *) tally)->count, ((Tally *) tally)->n_documents };

      g_array_append_val (self->words, word);
    }
  self->n_different = (int) self->words->len;
  g_array_sort (self->words, compare_words);
  if ((int) self->words->len > most)
    g_array_set_size (self->words, most);
}

/* (transfer full): ids of the documents outside the trash, by name; names: (out) (transfer full) */
static GArray *
load_documents (PndDatabase *database, GPtrArray **names, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (PndStatement) row
      = pnd_database_query (database, _("Reading the documents"),
                            "SELECT id, name FROM documents WHERE trashed IS NULL"
                            " ORDER BY name COLLATE NOCASE, id", error, "");
  GError *failure = NULL;

  *names = g_ptr_array_new_with_free_func (g_free);
  if (row == NULL)
    return NULL;
  while (pnd_statement_next (row, &failure))
    {
      gint64 id = pnd_statement_get_int (row, 0);

      g_array_append_val (ids, id);
      g_ptr_array_add (*names, g_strdup (pnd_statement_get_text (row, 1, NULL)));
    }
  return pnd_statement_ended (failure, error) ? g_steal_pointer (&ids) : NULL;
}

/**
 * pnd_words_load:
 * @database: the project's connection or a reader's
 * @most: so many words at most, from 1
 * @cancellable: (nullable): ends the reading
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the words, or %NULL with a %PND_STORE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 */
PndWords *
pnd_words_load (PndDatabase *database, int most, GCancellable *cancellable, GError **error)
{
  g_autoptr (PndWords) self = NULL;
  g_autoptr (GHashTable) tallies = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) names = NULL;
  GString *word;

  g_return_val_if_fail (database != NULL && most > 0, NULL);

  ids = load_documents (database, &names, error);
  if (ids == NULL)
    return NULL;
  self = g_new0 (PndWords, 1);
  self->words = g_array_new (FALSE, FALSE, sizeof (PndWord));
  g_array_set_clear_func (self->words, clear_word);
  tallies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  word = g_string_new (NULL);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (PndDocumentText) text
          = pnd_read_load_text (database, g_array_index (ids, gint64, i), error);

      if (text == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          g_string_free (word, TRUE);
          return NULL;
        }
      count_text (self, tallies, text, (int) i + 1, word);
    }
  g_string_free (word, TRUE);
  rank (self, tallies, most);
  return g_steal_pointer (&self);
}

/**
 * pnd_words_free:
 * @self: (transfer full) (nullable): words
 */
void
pnd_words_free (PndWords *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->words);
  g_free (self);
}

/* --- a word in its contexts --- */

#define AROUND 70 /* code points shown on either side */

static void
clear_context (gpointer data)
{
  PndContext *context = data;

  g_free (context->name);
  g_free (context->before);
  g_free (context->word);
  g_free (context->after);
}

static gboolean
matches (const char *wanted, gboolean is_beginning, const char *word)
{
  return is_beginning ? g_str_has_prefix (word, wanted) : strcmp (word, wanted) == 0;
}

static void
add_context (PndConcordance *self, PndDocumentText *text, gint64 document, const char *name,
             PndSpan span)
{
  int number = pnd_document_text_get_line_at (text, span.start);
  PndSpan line = pnd_document_text_get_line (text, number);
  PndContext context = {
    .document = document,
    .name = g_strdup (name),
    .line = number + 1,
    .span = span,
    .before = pnd_document_text_get_slice (
        text, PND_SPAN (MAX (line.start, span.start - AROUND), span.start)),
    .word = pnd_document_text_get_slice (text, span),
    .after = pnd_document_text_get_slice (text, PND_SPAN (span.end,
                                                          MIN (line.end, span.end + AROUND))),
  };

  g_strdelimit (context.before, "\t", ' ');
  g_strdelimit (context.after, "\t", ' ');
  g_array_append_val (self->contexts, context);
}

static void
look_through (PndConcordance *self, PndDocumentText *text, gint64 document, const char *name,
              int most, GString *word)
{
  gsize n_bytes, at = 0;
  const char *utf8 = pnd_document_text_get_utf8 (text, &n_bytes);
  gboolean is_beginning = g_str_has_suffix (self->word, "*");
  g_autofree char *wanted = g_strndup (self->word, strlen (self->word) - (is_beginning ? 1 : 0));
  int position = 0;
  PndSpan span;

  while (pnd_words_next (utf8, n_bytes, &at, &position, &span, word))
    {
      if (!matches (wanted, is_beginning, word->str))
        continue;
      self->count++;
      if ((int) self->contexts->len < most)
        add_context (self, text, document, name, span);
    }
}

/* what was typed, as words are compared */
static char *
fold (const char *word)
{
  g_autofree char *small = g_utf8_strdown (word, -1);
  g_autofree char *composed = g_utf8_normalize (small, -1, G_NORMALIZE_DEFAULT_COMPOSE);

  return g_strstrip (g_strdup (composed != NULL ? composed : ""));
}

static char *
find_most_frequent (PndDatabase *database, GCancellable *cancellable, GError **error)
{
  g_autoptr (PndWords) words = pnd_words_load (database, 1, cancellable, error);

  if (words == NULL)
    return NULL;
  return g_strdup (words->words->len > 0 ? g_array_index (words->words, PndWord, 0).text : "");
}

/**
 * pnd_concordance_load:
 * @database: the project's connection or a reader's
 * @word: (nullable): a word, or the beginning of words and `*`; %NULL or "" for the most frequent
 * @most: so many contexts at most, from 1
 * @cancellable: (nullable): ends the reading
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the contexts, or %NULL with a %PND_STORE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 */
PndConcordance *
pnd_concordance_load (PndDatabase *database, const char *word, int most, GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (PndConcordance) self = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *wanted = NULL;
  GString *buffer;

  g_return_val_if_fail (database != NULL && most > 0, NULL);

  wanted = word != NULL && *word != '\0' ? fold (word)
                                         : find_most_frequent (database, cancellable, error);
  if (wanted == NULL)
    return NULL;
  ids = load_documents (database, &names, error);
  if (ids == NULL)
    return NULL;
  self = g_new0 (PndConcordance, 1);
  self->word = g_steal_pointer (&wanted);
  self->contexts = g_array_new (FALSE, FALSE, sizeof (PndContext));
  g_array_set_clear_func (self->contexts, clear_context);
  buffer = g_string_new (NULL);
  for (guint i = 0; i < ids->len && *self->word != '\0'; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (PndDocumentText) text = pnd_read_load_text (database, id, error);

      if (text == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          g_string_free (buffer, TRUE);
          return NULL;
        }
      look_through (self, text, id, g_ptr_array_index (names, i), most, buffer);
    }
  g_string_free (buffer, TRUE);
  return g_steal_pointer (&self);
}

/**
 * pnd_concordance_free:
 * @self: (transfer full) (nullable): contexts
 */
void
pnd_concordance_free (PndConcordance *self)
{
  if (self == NULL)
    return;
  g_free (self->word);
  g_array_unref (self->contexts);
  g_free (self);
}
