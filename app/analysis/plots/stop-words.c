/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words too common to say anything, of both languages at once: texts mix them. */

#include "app/analysis/plots/words.h"

#include "data/pnd-app-resources.h"

#define FOLDER "/io/github/penanda/Penanda/data/stop-words/"

/* a word a line; what begins with # is a note */
static void
read_list (GHashTable *words, const char *name)
{
  g_autofree char *path = g_strconcat (FOLDER, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, &error);
  g_auto (GStrv) lines = NULL;
  g_autofree char *text = NULL;

  if (bytes == NULL)
    g_error ("The list of stop words is not there: %s", error->message);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);
  for (int i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0' && *lines[i] != '#')
      g_hash_table_add (words, g_strdup (lines[i]));
}

static gpointer
make_words (gpointer data)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  /* the linker drops the resources of a static library that nobody names */
  (void) pnd_app_get_resource ();
  read_list (words, "id.txt");
  read_list (words, "en.txt");
  return words;
}

/**
 * pnd_stop_words_have:
 * @word: in small letters
 *
 * Returns: whether it is a stop word, Indonesian or English
 */
gboolean
pnd_stop_words_have (const char *word)
{
  static GOnce once = G_ONCE_INIT;
  GHashTable *words = g_once (&once, make_words, NULL);

  g_return_val_if_fail (word != NULL, FALSE);
  return g_hash_table_contains (words, word);
}
