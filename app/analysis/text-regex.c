/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/text-regex.h"

#include <glib/gi18n.h>
#include <string.h>

/* How many steps one match may take, and how much memory in kilobytes: patterns people write need a
 * few hundred, those that run wild millions. */
#define LIMITS "(*LIMIT_MATCH=100000)(*LIMIT_HEAP=20000)"
/* More matches than this nobody looks through. */
#define MOST 200000

G_DEFINE_QUARK (pnd-text-regex-error-quark, pnd_text_regex_error)

/* The limits stand before the pattern, so a fault in it is that much further on than it says; a
 * pattern with limits of its own could raise them. */
static GRegex *
compile (const char *pattern, GError **error)
{
  g_autofree char *limited = g_strconcat (LIMITS, pattern, NULL);
  g_autoptr (GError) local = NULL;
  g_autoptr (GRegex) plain = g_regex_new (pattern, G_REGEX_CASELESS, 0, &local);
  GRegex *regex = NULL;

  if (plain != NULL && !g_str_has_prefix (pattern, "(*"))
    regex = g_regex_new (limited, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, &local);
  if (regex != NULL)
    return regex;
  if (local != NULL)
    g_set_error (error, PND_TEXT_REGEX_ERROR, PND_TEXT_REGEX_ERROR_PATTERN,
                 _("This is no regular expression: %s"), local->message);
  else
    g_set_error_literal (error, PND_TEXT_REGEX_ERROR, PND_TEXT_REGEX_ERROR_PATTERN,
                         _("This is no regular expression: it begins with a setting."));
  return NULL;
}

/* appends the matches in one line, which begins at @start; bytes before the line are not seen */
static gboolean
find_in_line (GRegex *regex, const char *line, gsize n_bytes, int start, GArray *found,
              GError **error)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GError) local = NULL;
  const char *at = line;
  int position = start;

  g_regex_match_full (regex, line, (gssize) n_bytes, 0, G_REGEX_MATCH_NOTEMPTY, &match, &local);
  while (local == NULL && g_match_info_matches (match) && found->len < MOST)
    {
      PndSpan span;
      int from, to;

      g_match_info_fetch_pos (match, 0, &from, &to);
      /* \K can put the beginning of a match before the end of the last one */
      if (line + from >= at && to > from)
        {
          position += (int) g_utf8_strlen (at, line + from - at);
          span.start = position;
          position += (int) g_utf8_strlen (line + from, to - from);
          span.end = position;
          at = line + to;
          g_array_append_val (found, span);
        }
      g_match_info_next (match, &local);
    }
  if (local == NULL)
    return TRUE;
  g_set_error_literal (error, PND_TEXT_REGEX_ERROR, PND_TEXT_REGEX_ERROR_LIMIT,
                       _("This expression takes too long; make it simpler."));
  return FALSE;
}

/**
 * pnd_text_regex_find:
 * @text: where to look
 * @pattern: a regular expression, as PCRE has them
 * @cancellable: (nullable): looked at between lines
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable) (element-type PndSpan): the matches, in order, in code points;
 *   none is empty. %NULL with a #PND_TEXT_REGEX_ERROR, or %G_IO_ERROR_CANCELLED
 */
GArray *
pnd_text_regex_find (PndDocumentText *text, const char *pattern, GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (PndSpan));
  g_autoptr (GRegex) regex = NULL;

  g_return_val_if_fail (text != NULL && pattern != NULL, NULL);

  regex = compile (pattern, error);
  if (regex == NULL)
    return NULL;
  for (int i = 0; i < pnd_document_text_get_n_lines (text) && found->len < MOST; i++)
    {
      gsize n_bytes;
      const char *line = pnd_document_text_get_line_utf8 (text, i, &n_bytes);

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !find_in_line (regex, line, n_bytes, pnd_document_text_get_line (text, i).start,
                            found, error))
        return NULL;
    }
  return g_steal_pointer (&found);
}
