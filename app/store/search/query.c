/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/store/search/query.h"

#include <glib/gi18n.h>
#include <string.h>

#define USUAL_DISTANCE 10
#define MAX_DISTANCE 1000
/* deeper brackets than a person writes; each is a call within a call */
#define MAX_DEPTH 40
#define MAX_WORDS 200

typedef enum
{
  LEXEME_END,
  LEXEME_OPEN,
  LEXEME_CLOSE,
  LEXEME_COMMA,
  LEXEME_AND,
  LEXEME_OR,
  LEXEME_NOT,
  LEXEME_NEAR,
  LEXEME_TEXT,
} Lexeme;

/**
 * Parser:
 * @at: what follows the lexeme at hand
 * @lexeme: the one at hand
 * @place: where it begins, in characters from 1
 * @value: of LEXEME_TEXT, what to look for
 * @is_prefix: a star follows it
 * @error: (nullable): the first that went wrong
 */
typedef struct
{
  const char *text;
  const char *at;
  PndSearchMode mode;
  PndTokens *tokens;
  PndFold *fold;

  Lexeme lexeme;
  glong place;
  GString *value;
  gboolean is_prefix;
  int depth;
  int n_words;
  gboolean is_near;
  GError *error;
} Parser;

static PndQuery *parse_or (Parser *self);

G_DEFINE_QUARK (pnd-query-error-quark, pnd_query_error)

static void fail (Parser *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
fail (Parser *self, const char *format, ...)
{
  va_list values;

  if (self->error != NULL)
    return;
  va_start (values, format);
  self->error = g_error_new_valist (PND_QUERY_ERROR, PND_QUERY_ERROR_SYNTAX, format, values);
  va_end (values);
}

static glong
get_place (Parser *self, const char *at)
{
  return g_utf8_strlen (self->text, at - self->text) + 1;
}

static gboolean
is_open_quote (gunichar c)
{
  return c == '"' || c == 0x201c || c == 0x201d || c == 0x201e || c == 0xab;
}

static gboolean
is_close_quote (gunichar c)
{
  return c == '"' || c == 0x201c || c == 0x201d || c == 0xbb;
}

static gboolean
ends_word (gunichar c)
{
  return c == 0 || g_unichar_isspace (c) || c == '(' || c == ')' || c == ',' || c == '*'
         || is_open_quote (c) || c == 0xbb;
}

static void
read_quoted (Parser *self)
{
  gunichar c;

  self->lexeme = LEXEME_TEXT;
  self->at = g_utf8_next_char (self->at);
  while ((c = g_utf8_get_char (self->at)) != 0)
    {
      self->at = g_utf8_next_char (self->at);
      if (is_close_quote (c))
        return;
      g_string_append_unichar (self->value, c);
    }
  fail (self, _("The quotation mark at character %ld is not closed."), self->place);
}

/* a comma inside a number or a word belongs to it, one before a space is one of NEAR */
static gboolean
goes_on (Parser *self)
{
  gunichar c = g_utf8_get_char (self->at);

  if (c != ',')
    return !ends_word (c);
  return !self->is_near && !ends_word (g_utf8_get_char (self->at + 1));
}

static void
read_word (Parser *self)
{
  static const struct
  {
    const char *word;
    Lexeme lexeme;
  } words[] = { { "AND", LEXEME_AND }, { "OR", LEXEME_OR }, { "NOT", LEXEME_NOT } };

  while (goes_on (self))
    {
      const char *next = g_utf8_next_char (self->at);

      g_string_append_len (self->value, self->at, next - self->at);
      self->at = next;
    }
  self->lexeme = LEXEME_TEXT;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (self->value->str, words[i].word) == 0 && *self->at != '*')
      self->lexeme = words[i].lexeme;
  if (strcmp (self->value->str, "NEAR") == 0 && *self->at == '(')
    {
      self->lexeme = LEXEME_NEAR;
      self->at++;
    }
}

static void
advance (Parser *self)
{
  gunichar c;

  while (g_unichar_isspace (g_utf8_get_char (self->at)))
    self->at = g_utf8_next_char (self->at);
  g_string_truncate (self->value, 0);
  self->is_prefix = FALSE;
  self->place = get_place (self, self->at);
  c = g_utf8_get_char (self->at);
  if (c == 0)
    self->lexeme = LEXEME_END;
  else if (c == '(' || c == ')' || (c == ',' && self->is_near))
    {
      self->lexeme = c == '(' ? LEXEME_OPEN : c == ')' ? LEXEME_CLOSE : LEXEME_COMMA;
      self->at++;
    }
  else if (c == '*')
    fail (self, _("The * at character %ld needs the beginning of a word before it."),
          self->place);
  else if (is_open_quote (c))
    read_quoted (self);
  else if (c == ',' || c == 0xbb)
    {
      self->at = g_utf8_next_char (self->at);
      advance (self);
    }
  else
    read_word (self);
  if (self->lexeme == LEXEME_TEXT && *self->at == '*')
    {
      self->is_prefix = TRUE;
      self->at++;
    }
}

static PndQuery *
query_new (PndQueryKind kind)
{
  PndQuery *self = g_new0 (PndQuery, 1);

  self->kind = kind;
  return self;
}

static PndQuery *
join (PndQueryKind kind, PndQuery *left, PndQuery *right)
{
  PndQuery *self = query_new (kind);

  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) pnd_query_free);
  g_ptr_array_add (self->children, left);
  g_ptr_array_add (self->children, right);
  return self;
}

static void
add_word_cb (const char *token, gsize n_bytes, gsize start, gsize end, gpointer data)
{
  g_ptr_array_add (data, g_strndup (token, n_bytes));
}

/* the words of what was typed; a beginning of a word is no word and has no stem */
static PndQuery *
make_phrase (Parser *self)
{
  g_autoptr (PndQuery) phrase = query_new (PND_QUERY_PHRASE);

  phrase->words = g_ptr_array_new_with_free_func (g_free);
  phrase->is_prefix = self->is_prefix;
  if (!pnd_tokens_run (self->tokens, self->value->str, self->value->len, add_word_cb,
                       phrase->words, &self->error)
      || phrase->words->len == 0)
    return NULL;
  phrase->is_stem = self->mode == PND_SEARCH_STEMS && !phrase->is_prefix;
  for (guint i = 0; phrase->is_stem && i < phrase->words->len; i++)
    {
      char *word = phrase->words->pdata[i];
      gsize n_stem;
      const char *stem = pnd_tokens_stem (self->tokens, word, strlen (word), &n_stem);

      phrase->words->pdata[i] = g_strndup (stem, n_stem);
      g_free (word);
    }
  return g_steal_pointer (&phrase);
}

static PndQuery *
make_part (Parser *self)
{
  g_autoptr (PndQuery) part = query_new (PND_QUERY_PART);

  part->part = pnd_fold_text (self->fold, self->value->str, self->value->len);
  return part->part->len > 0 ? g_steal_pointer (&part) : NULL;
}

/* the lexeme at hand, which is a text, and on to the next */
static PndQuery *
take_text (Parser *self)
{
  gboolean is_part = self->mode == PND_SEARCH_PARTS
                     || (!self->is_near && pnd_fold_has_unspaced (self->value->str));
  PndQuery *query = is_part ? NULL : make_phrase (self);

  if (query == NULL && self->error == NULL && !self->is_near)
    query = make_part (self);
  if (++self->n_words > MAX_WORDS)
    fail (self, _("That is too much at once; at most %d words can be looked for."), MAX_WORDS);
  else if (query == NULL && self->is_near)
    fail (self, _("NEAR counts words, and there is no letter or digit at character %ld."),
          self->place);
  else if (query == NULL)
    fail (self, _("There is nothing to look for at character %ld."), self->place);
  if (self->error == NULL)
    advance (self);
  if (self->error == NULL)
    return query;
  g_clear_pointer (&query, pnd_query_free);
  return NULL;
}

/* after the comma */
static void
take_distance (Parser *self, PndQuery *near)
{
  guint64 distance = 0;

  advance (self);
  if (self->error != NULL)
    return;
  if (self->lexeme != LEXEME_TEXT
      || !g_ascii_string_to_unsigned (self->value->str, 10, 0, MAX_DISTANCE, &distance, NULL))
    fail (self, _("NEAR needs a number of words from 0 to %d at character %ld."), MAX_DISTANCE,
          self->place);
  near->distance = (int) distance;
  if (self->error == NULL)
    advance (self);
}

/* the lexeme at hand is NEAR with its bracket */
static PndQuery *
take_near (Parser *self)
{
  g_autoptr (PndQuery) near = query_new (PND_QUERY_NEAR);
  glong place = self->place;

  near->children = g_ptr_array_new_with_free_func ((GDestroyNotify) pnd_query_free);
  near->distance = USUAL_DISTANCE;
  if (self->mode == PND_SEARCH_PARTS)
    fail (self, _("NEAR at character %ld counts words; look for whole words to use it."), place);
  self->is_near = TRUE;
  if (self->error == NULL)
    advance (self);
  while (self->error == NULL && self->lexeme == LEXEME_TEXT)
    {
      PndQuery *phrase = take_text (self);

      if (phrase != NULL)
        g_ptr_array_add (near->children, phrase);
    }
  if (self->error == NULL && self->lexeme == LEXEME_COMMA)
    take_distance (self, near);
  self->is_near = FALSE;
  if (self->error == NULL && self->lexeme != LEXEME_CLOSE)
    fail (self, self->lexeme == LEXEME_END ? _("The bracket of NEAR at character %ld is not closed.")
                                           : _("NEAR at character %ld takes words and phrases "
                                               "only, then a comma and a number."),
          place);
  if (self->error == NULL && near->children->len < 2)
    fail (self, _("NEAR at character %ld needs two words or phrases."), place);
  if (self->error == NULL)
    advance (self);
  return self->error == NULL ? g_steal_pointer (&near) : NULL;
}

static PndQuery *
take_brackets (Parser *self)
{
  g_autoptr (PndQuery) query = NULL;
  glong place = self->place;

  if (++self->depth > MAX_DEPTH)
    fail (self, _("There are too many brackets within brackets at character %ld."), place);
  if (self->error == NULL)
    advance (self);
  if (self->error == NULL)
    query = parse_or (self);
  if (self->error == NULL && self->lexeme != LEXEME_CLOSE)
    fail (self, _("The bracket at character %ld is not closed."), place);
  self->depth--;
  if (self->error == NULL)
    advance (self);
  return self->error == NULL ? g_steal_pointer (&query) : NULL;
}

static const char *
get_word (Lexeme lexeme)
{
  return lexeme == LEXEME_AND ? "AND" : lexeme == LEXEME_OR ? "OR" : "NOT";
}

static PndQuery *
parse_operand (Parser *self)
{
  switch (self->lexeme)
    {
    case LEXEME_TEXT:
      return take_text (self);
    case LEXEME_NEAR:
      return take_near (self);
    case LEXEME_OPEN:
      return take_brackets (self);
    case LEXEME_AND:
    case LEXEME_OR:
    case LEXEME_NOT:
      fail (self, _("%s at character %ld needs something to look for before it."),
            get_word (self->lexeme), self->place);
      return NULL;
    case LEXEME_CLOSE:
      fail (self, _("The bracket at character %ld closes nothing, or an empty one."), self->place);
      return NULL;
    case LEXEME_COMMA:
    case LEXEME_END:
    default:
      fail (self, _("Something to look for is missing at character %ld."), self->place);
      return NULL;
    }
}

static PndQuery *
parse_not (Parser *self)
{
  g_autoptr (PndQuery) left = parse_operand (self);

  while (self->error == NULL && self->lexeme == LEXEME_NOT)
    {
      PndQuery *right;

      advance (self);
      right = self->error == NULL ? parse_operand (self) : NULL;
      if (right != NULL)
        left = join (PND_QUERY_NOT, g_steal_pointer (&left), right);
    }
  return self->error == NULL ? g_steal_pointer (&left) : NULL;
}

static gboolean
begins_operand (Parser *self)
{
  return self->lexeme == LEXEME_AND || self->lexeme == LEXEME_TEXT || self->lexeme == LEXEME_NEAR
         || self->lexeme == LEXEME_OPEN;
}

/* "AND NOT" is how many write NOT */
static PndQuery *
parse_and (Parser *self)
{
  g_autoptr (PndQuery) left = parse_not (self);

  while (self->error == NULL && begins_operand (self))
    {
      PndQueryKind kind = PND_QUERY_AND;
      PndQuery *right;

      if (self->lexeme == LEXEME_AND)
        advance (self);
      if (self->error == NULL && self->lexeme == LEXEME_NOT)
        {
          kind = PND_QUERY_NOT;
          advance (self);
        }
      right = self->error == NULL ? parse_not (self) : NULL;
      if (right != NULL)
        left = join (kind, g_steal_pointer (&left), right);
    }
  return self->error == NULL ? g_steal_pointer (&left) : NULL;
}

static PndQuery *
parse_or (Parser *self)
{
  g_autoptr (PndQuery) left = parse_and (self);

  while (self->error == NULL && self->lexeme == LEXEME_OR)
    {
      PndQuery *right;

      advance (self);
      right = self->error == NULL ? parse_and (self) : NULL;
      if (right != NULL)
        left = join (PND_QUERY_OR, g_steal_pointer (&left), right);
    }
  return self->error == NULL ? g_steal_pointer (&left) : NULL;
}

static PndQuery *
parse_all (Parser *self)
{
  g_autoptr (PndQuery) query = NULL;

  advance (self);
  if (self->error == NULL && self->lexeme == LEXEME_END)
    fail (self, _("There is nothing to look for."));
  if (self->error == NULL)
    query = parse_or (self);
  if (self->error == NULL && self->lexeme == LEXEME_CLOSE)
    fail (self, _("The bracket at character %ld closes nothing, or an empty one."), self->place);
  return self->error == NULL ? g_steal_pointer (&query) : NULL;
}

/**
 * pnd_query_parse:
 * @text: what was typed
 * @mode: what its words stand for
 * @tokens: the tokenizer
 * @fold: what folds
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): what it asks for; %NULL with %PND_QUERY_ERROR_SYNTAX, whose
 *   message is a sentence that says at which character, counted from 1, what is wrong
 */
PndQuery *
pnd_query_parse (const char *text, PndSearchMode mode, PndTokens *tokens, PndFold *fold,
                 GError **error)
{
  Parser parser = { .text = text, .at = text, .mode = mode, .tokens = tokens, .fold = fold };
  PndQuery *query;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (tokens != NULL && fold != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, PND_QUERY_ERROR, PND_QUERY_ERROR_SYNTAX,
                           _("What to look for is not text in UTF-8."));
      return NULL;
    }
  parser.value = g_string_new (NULL);
  query = parse_all (&parser);
  g_string_free (parser.value, TRUE);
  if (parser.error != NULL)
    g_propagate_error (error, parser.error);
  return query;
}

/**
 * pnd_query_free:
 * @self: (nullable) (transfer full): a query
 */
void
pnd_query_free (PndQuery *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  if (self->part != NULL)
    g_string_free (self->part, TRUE);
  g_free (self);
}
