/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/store/search/tokens.h"

#include <glib/gi18n.h>
#include <libstemmer.h>
#include <sqlite3.h>
#include <string.h>

#include "app/store/database.h"

/* Longer words than this keep their ending; Indonesian has none of them. */
#define MAX_STEMMED 64

struct _PndTokens
{
  sqlite3 *handle; /* of an empty database: the tokenizer lives in a connection */
  fts5_tokenizer methods;
  Fts5Tokenizer *tokenizer;
  struct sb_stemmer *stemmer;
};

typedef struct
{
  PndTokenFunc func;
  gpointer data;
} Call;

static int
token_cb (void *context, int flags, const char *token, int n_bytes, int start, int end)
{
  const Call *call = context;

  call->func (token, (gsize) n_bytes, (gsize) start, (gsize) end, call->data);
  return SQLITE_OK;
}

/* as SQLite's manual has it: FTS5 hands out its functions through a pointer */
static fts5_api *
get_api (sqlite3 *handle)
{
  fts5_api *api = NULL;
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (handle, "SELECT fts5 (?1)", -1, &statement, NULL) != SQLITE_OK)
    return NULL;
  sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
  sqlite3_step (statement);
  sqlite3_finalize (statement);
  return api;
}

static gboolean
make_tokenizer (PndTokens *self)
{
  const char *arguments[] = { "remove_diacritics", "2" };
  void *context = NULL;
  fts5_api *api;

  if (sqlite3_open_v2 (":memory:", &self->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                       NULL)
      != SQLITE_OK)
    return FALSE;
  api = get_api (self->handle);
  return api != NULL
         && api->xFindTokenizer (api, "unicode61", &context, &self->methods) == SQLITE_OK
         && self->methods.xCreate (context, arguments, G_N_ELEMENTS (arguments), &self->tokenizer)
              == SQLITE_OK;
}

/**
 * pnd_tokens_new:
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the tokenizer and the stemmer; %NULL with
 *   %PND_STORE_ERROR_FAILED where SQLite or Snowball lack them
 */
PndTokens *
pnd_tokens_new (GError **error)
{
  g_autoptr (PndTokens) self = g_new0 (PndTokens, 1);

  self->stemmer = sb_stemmer_new ("indonesian", "UTF_8");
  if (make_tokenizer (self) && self->stemmer != NULL)
    return g_steal_pointer (&self);
  g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_FAILED,
                       _("Searching needs an SQLite with FTS5 and a Snowball with Indonesian, as "
                         "Debian has them."));
  return NULL;
}

/**
 * pnd_tokens_free:
 * @self: (nullable) (transfer full): it
 */
void
pnd_tokens_free (PndTokens *self)
{
  if (self == NULL)
    return;
  if (self->tokenizer != NULL)
    self->methods.xDelete (self->tokenizer);
  sqlite3_close_v2 (self->handle);
  sb_stemmer_delete (self->stemmer);
  g_free (self);
}

/**
 * pnd_tokens_run:
 * @self: the tokenizer
 * @utf8: a text
 * @n_bytes: its length
 * @func: called for each word, in order
 * @data: for @func
 * @error: return location for a #GError
 *
 * Returns: %FALSE with %PND_STORE_ERROR_FAILED when there is no memory
 */
gboolean
pnd_tokens_run (PndTokens *self, const char *utf8, gsize n_bytes, PndTokenFunc func, gpointer data,
                GError **error)
{
  Call call = { func, data };
  int result;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (n_bytes <= G_MAXINT, FALSE);

  result = self->methods.xTokenize (self->tokenizer, &call, FTS5_TOKENIZE_DOCUMENT, utf8,
                                    (int) n_bytes, token_cb);
  if (result == SQLITE_OK)
    return TRUE;
  g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_FAILED,
               _("The text cannot be taken apart into words: %s"), sqlite3_errstr (result));
  return FALSE;
}

static gboolean
is_stemmed (const char *token, gsize n_bytes)
{
  if (n_bytes < 3 || n_bytes > MAX_STEMMED)
    return FALSE;
  for (gsize i = 0; i < n_bytes; i++)
    if (!g_ascii_isalpha (token[i]))
      return FALSE;
  return TRUE;
}

/**
 * pnd_tokens_stem:
 * @self: the stemmer
 * @token: a folded word
 * @n_bytes: its length
 * @n_stem: (out): length of the answer
 *
 * Words with other letters than those of Indonesian stay as they are.
 *
 * Returns: (transfer none): its stem, or itself; not NUL-terminated
 */
const char *
pnd_tokens_stem (PndTokens *self, const char *token, gsize n_bytes, gsize *n_stem)
{
  const sb_symbol *stem;

  *n_stem = n_bytes;
  if (!is_stemmed (token, n_bytes))
    return token;
  stem = sb_stemmer_stem (self->stemmer, (const sb_symbol *) token, (int) n_bytes);
  if (stem == NULL || sb_stemmer_length (self->stemmer) <= 0)
    return token;
  *n_stem = (gsize) sb_stemmer_length (self->stemmer);
  return (const char *) stem;
}

/**
 * pnd_tokens_get_version:
 *
 * Returns: (transfer none): the version of SQLite, whose tables of letters the words follow
 */
const char *
pnd_tokens_get_version (void)
{
  return sqlite3_libversion ();
}
