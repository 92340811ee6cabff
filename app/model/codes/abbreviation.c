/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/codes/abbreviation.h"

/* a longer one is something else, which may break */
#define MOST 24

static gboolean
is_of_code (char letter)
{
  return g_ascii_isupper (letter) || g_ascii_isdigit (letter) || letter == '-';
}

/**
 * pnd_abbreviation_find:
 * @text: a text, or the rest of one
 * @end: (out): behind the last character of what was found
 *
 * Looks for capitals and digits with a hyphen between them, beginning with a capital, of at most 24
 * characters.
 *
 * Returns: (nullable): where in @text the first one begins, %NULL for none
 */
const char *
pnd_abbreviation_find (const char *text, const char **end)
{
  const char *at = text;

  g_return_val_if_fail (text != NULL && end != NULL, NULL);

  while (*at != '\0')
    {
      const char *start = at;
      gboolean is_joined = FALSE;

      for (; is_of_code (*at); at++)
        is_joined |= *at == '-' && at > start && is_of_code (at[1]);
      *end = at;
      if (is_joined && g_ascii_isupper (*start) && at - start <= MOST)
        return start;
      if (at == start)
        at++;
    }
  return NULL;
}
