/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/exchange/xml/xml-fault.h"

#include <string.h>

/**
 * pnd_xml_fault_describe:
 * @fault: what the parser or a validator complains of
 *
 * The library spells names as {namespace}name, which a reader of the sentence knows, and breaks
 * lines; errors here are one line.
 *
 * Returns: (transfer full) (nullable): the sentence, %NULL if @fault is a mere warning
 */
char *
pnd_xml_fault_describe (const xmlError *fault)
{
  const char *message = fault->message != NULL ? fault->message : "";
  GString *out;

  if (fault->level < XML_ERR_ERROR)
    return NULL;

  out = g_string_new (NULL);
  while (*message != '\0')
    {
      const char *close = g_str_has_prefix (message, "{urn:") ? strchr (message, '}') : NULL;

      if (close != NULL)
        message = close + 1;
      else
        g_string_append_c (out, *message++);
    }
  g_strdelimit (out->str, "\n", ' ');
  return g_strstrip (g_string_free (out, FALSE));
}
