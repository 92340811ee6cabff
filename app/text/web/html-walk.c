/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text/web/html-walk.h"

#include <glib/gi18n.h>
#include <libxml/HTMLparser.h>
#include <string.h>

#include "app/text/importer.h"

/* as the XML parser has it: no page that a person made nests as deep */
#define MAX_DEPTH 256

typedef struct
{
  const PndHtmlEvents *events;
  gpointer data;
  htmlParserCtxtPtr parser;
  const char *at; /* what is still to be read */
  gsize n_left;
  int depth;
  gboolean is_too_deep;
  GString *text; /* the piece at hand, ended by a NUL */
} Walk;

static int
read_cb (void *data, char *buffer, int n)
{
  Walk *walk = data;
  gsize n_taken = MIN ((gsize) n, walk->n_left);

  memcpy (buffer, walk->at, n_taken);
  walk->at += n_taken;
  walk->n_left -= n_taken;
  return (int) n_taken;
}

static void
start_cb (void *data, const xmlChar *name, const xmlChar **attributes)
{
  static const char *const none[] = { NULL };
  Walk *walk = data;

  if (walk->is_too_deep)
    return;
  if (++walk->depth > MAX_DEPTH)
    {
      walk->is_too_deep = TRUE;
      xmlStopParser (walk->parser);
      return;
    }
  walk->events->start (walk->data, (const char *) name,
                       attributes != NULL ? (const char *const *) attributes : none);
}

static void
end_cb (void *data, const xmlChar *name)
{
  Walk *walk = data;

  if (walk->is_too_deep || walk->depth == 0)
    return;
  walk->depth--;
  walk->events->end (walk->data, (const char *) name);
}

static void
text_cb (void *data, const xmlChar *text, int n_bytes)
{
  Walk *walk = data;

  if (walk->is_too_deep)
    return;
  g_string_truncate (walk->text, 0);
  g_string_append_len (walk->text, (const char *) text, n_bytes);
  walk->events->text (walk->data, walk->text->str);
}

/**
 * pnd_html_walk:
 * @name: the file's name, for messages
 * @utf8: a page
 * @events: what is told of it
 * @data: for @events
 * @error: return location for %PND_IMPORT_ERROR_HOSTILE
 *
 * Returns: whether all of it was read; what is no HTML in it is passed over
 */
gboolean
pnd_html_walk (const char *name, const char *utf8, const PndHtmlEvents *events, gpointer data,
               GError **error)
{
  Walk walk = { .events = events, .data = data, .at = utf8, .n_left = strlen (utf8) };

  xmlInitParser ();
  walk.text = g_string_new (NULL);
  walk.parser = htmlNewParserCtxt ();
  memset (walk.parser->sax, 0, sizeof *walk.parser->sax);
  walk.parser->sax->startElement = start_cb;
  walk.parser->sax->endElement = end_cb;
  walk.parser->sax->characters = text_cb;
  walk.parser->sax->ignorableWhitespace = text_cb;
  walk.parser->sax->cdataBlock = text_cb;
  walk.parser->userData = &walk;
  /* the bytes are UTF-8 now, whatever the page says they were */
  htmlCtxtReadIO (walk.parser, read_cb, NULL, &walk, NULL, "UTF-8",
                  HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING
                    | HTML_PARSE_RECOVER | HTML_PARSE_IGNORE_ENC);
  htmlFreeParserCtxt (walk.parser);
  g_string_free (walk.text, TRUE);
  if (walk.is_too_deep)
    g_set_error (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_HOSTILE,
                 _("“%s” is not safe to read: its elements are nested too deeply."), name);
  return !walk.is_too_deep;
}

/**
 * pnd_html_get_attribute:
 * @attributes: of an element
 * @name: of one of them
 *
 * Returns: (transfer none) (nullable): its value
 */
const char *
pnd_html_get_attribute (const char *const *attributes, const char *name)
{
  for (; *attributes != NULL; attributes += 2)
    if (strcmp (attributes[0], name) == 0)
      return attributes[1] != NULL ? attributes[1] : "";
  return NULL;
}
