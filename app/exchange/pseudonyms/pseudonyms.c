/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/exchange/pseudonyms/pseudonyms.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  char *original;
  char *replacement;
} Pair;

/*
 * _PndPseudonyms:
 * @pairs: of Pair, the longest original first
 * @text: (nullable): the text searched last
 * @matches: (nullable): what was found in it
 */
struct _PndPseudonyms
{
  GPtrArray *pairs;
  PndDocumentText *text;
  GArray *matches;
};

static void
pair_free (gpointer data)
{
  Pair *pair = data;

  g_free (pair->original);
  g_free (pair->replacement);
  g_free (pair);
}

static gboolean
is_word (gunichar character)
{
  return g_unichar_isalnum (character) || g_unichar_ismark (character);
}

static gboolean
letters_match (gunichar wanted, gunichar found)
{
  if (wanted == found)
    return TRUE;
  /* a capital asks for a capital; a small letter takes either */
  return !g_unichar_isupper (wanted) && g_unichar_tolower (found) == wanted;
}

/* where @original ends when it stands at @at; NULL when it does not */
static const char *
match_at (const char *at, const char *end, const char *original)
{
  for (; *original != '\0'; original = g_utf8_next_char (original))
    {
      if (at >= end)
        return NULL;
      if (*original == ' ')
        {
          if (!g_unichar_isspace (g_utf8_get_char (at)))
            return NULL;
          while (at < end && g_unichar_isspace (g_utf8_get_char (at)))
            at = g_utf8_next_char (at);
          continue;
        }
      if (!letters_match (g_utf8_get_char (original), g_utf8_get_char (at)))
        return NULL;
      at = g_utf8_next_char (at);
    }
  return at >= end || !is_word (g_utf8_get_char (at)) ? at : NULL;
}

static gboolean
is_all_capitals (const char *at, const char *end)
{
  int n_letters = 0;

  for (; at < end; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (g_unichar_islower (character))
        return FALSE;
      n_letters += g_unichar_isupper (character);
    }
  return n_letters > 1;
}

static void
append_replacement (GString *out, const Pair *pair, const char *found, const char *end)
{
  g_autofree char *capitals = NULL;

  if (is_all_capitals (found, end)
      && !is_all_capitals (pair->original, pair->original + strlen (pair->original)))
    capitals = g_utf8_strup (pair->replacement, -1);
  g_string_append (out, capitals != NULL ? capitals : pair->replacement);
}

static char *
replace (const PndPseudonyms *self, const char *utf8, const GArray *matches, gsize start,
         gsize end)
{
  g_autoptr (GString) out = g_string_sized_new (end - start);
  gsize reached = start;

  for (guint i = 0; i < matches->len; i++)
    {
      const PndPseudonymMatch *match = &g_array_index (matches, PndPseudonymMatch, i);

      if (match->end <= start)
        continue;
      if (match->start >= end)
        break;
      if (match->start > reached)
        g_string_append_len (out, utf8 + reached, match->start - reached);
      append_replacement (out, self->pairs->pdata[match->index], utf8 + match->start,
                          utf8 + match->end);
      reached = match->end;
    }
  if (reached < end)
    g_string_append_len (out, utf8 + reached, end - reached);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * pnd_pseudonyms_load:
 * @database: the project's connection or a reader's
 * @error: return location for a #PndStoreError
 *
 * Returns: (transfer full): the replacements of the project; %NULL with @error set
 */
PndPseudonyms *
pnd_pseudonyms_load (PndDatabase *database, GError **error)
{
  g_autoptr (PndPseudonyms) self = NULL;
  g_autoptr (PndStatement) row = NULL;
  GError *failure = NULL;

  g_return_val_if_fail (database != NULL, NULL);

  row = pnd_database_query (database, _("Reading the replacements"),
                            "SELECT original, replacement FROM replacements "
                            "WHERE original <> '' ORDER BY length (original) DESC, original",
                            error, "");
  if (row == NULL)
    return NULL;
  self = g_new0 (PndPseudonyms, 1);
  self->pairs = g_ptr_array_new_with_free_func (pair_free);
  while (pnd_statement_next (row, &failure))
    {
      Pair *pair = g_new0 (Pair, 1);

      pair->original = g_utf8_make_valid (pnd_statement_get_text (row, 0, NULL), -1);
      pair->replacement = g_utf8_make_valid (pnd_statement_get_text (row, 1, NULL), -1);
      g_ptr_array_add (self->pairs, pair);
    }
  return pnd_statement_ended (failure, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * pnd_pseudonyms_free:
 * @self: (transfer full) (nullable): replacements
 */
void
pnd_pseudonyms_free (PndPseudonyms *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->pairs);
  g_clear_pointer (&self->text, pnd_document_text_unref);
  g_clear_pointer (&self->matches, g_array_unref);
  g_free (self);
}

/**
 * pnd_pseudonyms_get_n:
 * @self: replacements
 *
 * Returns: how many there are
 */
int
pnd_pseudonyms_get_n (const PndPseudonyms *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (int) self->pairs->len;
}

/**
 * pnd_pseudonyms_get_original:
 * @self: replacements
 * @index: from 0, the longest first
 *
 * Returns: (transfer none): the name it is for
 */
const char *
pnd_pseudonyms_get_original (const PndPseudonyms *self, int index)
{
  g_return_val_if_fail (self != NULL && index >= 0 && index < (int) self->pairs->len, NULL);

  return ((const Pair *) self->pairs->pdata[index])->original;
}

/**
 * pnd_pseudonyms_find:
 * @self: replacements
 * @utf8: a text
 * @n_bytes: its length
 *
 * Returns: (transfer full) (element-type PndPseudonymMatch): where names stand, in order
 */
GArray *
pnd_pseudonyms_find (const PndPseudonyms *self, const char *utf8, gsize n_bytes)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (PndPseudonymMatch));
  const char *end = utf8 + n_bytes;
  gboolean in_word = FALSE;

  g_return_val_if_fail (self != NULL && utf8 != NULL, matches);

  for (const char *at = utf8; at < end;)
    {
      const char *found = NULL;

      for (guint i = 0; !in_word && found == NULL && i < self->pairs->len; i++)
        {
          const Pair *pair = self->pairs->pdata[i];

          found = match_at (at, end, pair->original);
          if (found != NULL)
            {
              PndPseudonymMatch match = { at - utf8, found - utf8, (int) i };

              g_array_append_val (matches, match);
            }
        }
      in_word = found == NULL && is_word (g_utf8_get_char (at));
      at = found != NULL ? found : g_utf8_next_char (at);
    }
  return matches;
}

/**
 * pnd_pseudonyms_dup:
 * @self: (nullable): replacements; %NULL for none
 * @text: (nullable): a text
 *
 * Returns: (transfer full) (nullable): the text with the other names; %NULL for %NULL
 */
char *
pnd_pseudonyms_dup (PndPseudonyms *self, const char *text)
{
  g_autoptr (GArray) matches = NULL;

  if (self == NULL || text == NULL || !g_utf8_validate (text, -1, NULL))
    return g_strdup (text);
  matches = pnd_pseudonyms_find (self, text, strlen (text));
  return replace (self, text, matches, 0, strlen (text));
}

/**
 * pnd_pseudonyms_dup_slice:
 * @self: (nullable): replacements; %NULL for none
 * @text: a document's text, searched once for all its passages
 * @span: a passage, in code points
 *
 * Returns: (transfer full): the passage with the other names
 */
char *
pnd_pseudonyms_dup_slice (PndPseudonyms *self, PndDocumentText *text, PndSpan span)
{
  const char *utf8;
  gsize n_bytes;

  g_return_val_if_fail (text != NULL, NULL);

  if (self == NULL)
    return pnd_document_text_get_slice (text, span);
  utf8 = pnd_document_text_get_utf8 (text, &n_bytes);
  if (self->text != text)
    {
      g_clear_pointer (&self->text, pnd_document_text_unref);
      g_clear_pointer (&self->matches, g_array_unref);
      self->text = pnd_document_text_ref (text);
      self->matches = pnd_pseudonyms_find (self, utf8, n_bytes);
    }
  return replace (self, utf8, self->matches, pnd_document_text_to_byte (text, span.start),
                  pnd_document_text_to_byte (text, span.end));
}
