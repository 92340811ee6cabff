/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text/web/html.h"

#include <glib/gi18n.h>
#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>

#include "app/text/office/list-label.h"
#include "app/text/web/charset.h"
#include "app/text/web/main-part.h"

typedef struct
{
  gboolean is_ordered;
  int next;
  const char *format;
} List;

typedef struct
{
  PndFlow *flow;
  GArray *lists; /* of List, the innermost last */
  int bold, italic, underline; /* how many elements say so */
  int preformatted;
  char *label; /* of the item whose text has not come yet */
} Writer;

static const char *
find_attribute (const xmlNode *node, const char *name)
{
  for (const xmlAttr *a = node->properties; a != NULL; a = a->next)
    if (strcmp ((const char *) a->name, name) == 0)
      return a->children != NULL && a->children->content != NULL
               ? (const char *) a->children->content : "";
  return NULL;
}

static gboolean
is_one_of (const char *name, const char *const *names)
{
  return g_strv_contains (names, name);
}

static gboolean
is_block (const char *name)
{
  static const char *const names[] = {
    "p", "div", "section", "article", "main", "header", "footer", "aside", "address", "figure",
    "figcaption", "dl", "dt", "dd", "table", "caption", "tbody", "thead", "tfoot", "body", "hr",
    "fieldset", "details", "summary", "center", "pre", "nav", "form", "title", NULL,
  };

  return is_one_of (name, names);
}

static int *
emphasis_of (Writer *writer, const char *name)
{
  static const char *const bold[] = { "b", "strong", "th", NULL };
  static const char *const italic[] = { "i", "em", "cite", "dfn", "var", NULL };
  static const char *const underline[] = { "u", "ins", NULL };

  if (is_one_of (name, bold))
    return &writer->bold;
  if (is_one_of (name, italic))
    return &writer->italic;
  if (is_one_of (name, underline))
    return &writer->underline;
  return NULL;
}

static void
change_emphasis (Writer *writer, const char *name, int by)
{
  int *which = emphasis_of (writer, name);

  if (which == NULL)
    return;
  *which += by;
  pnd_flow_set_emphasis (writer->flow, writer->bold > 0, writer->italic > 0,
                         writer->underline > 0);
}

static void
begin_paragraph (Writer *writer, int heading)
{
  pnd_flow_begin_paragraph (writer->flow, heading, writer->lists->len, writer->label);
  g_clear_pointer (&writer->label, g_free);
}

static void
begin_list (Writer *writer, const xmlNode *node)
{
  const char *start = find_attribute (node, "start");
  const char *type = find_attribute (node, "type");
  List list = { strcmp ((const char *) node->name, "ol") == 0, 1, "1" };

  if (start != NULL)
    list.next = CLAMP (atoi (start), -1000000, 1000000);
  if (type != NULL && strlen (type) == 1 && strchr ("aAiI", *type) != NULL)
    list.format = type;
  begin_paragraph (writer, 0);
  g_array_append_val (writer->lists, list);
}

static void
begin_item (Writer *writer, const xmlNode *node)
{
  const char *value = find_attribute (node, "value");
  List *list = writer->lists->len > 0
                 ? &g_array_index (writer->lists, List, writer->lists->len - 1) : NULL;

  g_clear_pointer (&writer->label, g_free);
  if (list != NULL && list->is_ordered)
    {
      g_autofree char *number = NULL;

      if (value != NULL)
        list->next = CLAMP (atoi (value), -1000000, 1000000);
      number = pnd_list_label_format (list->format, list->next++);
      writer->label = g_strconcat (number, ".", NULL);
    }
  else
    writer->label = g_strdup ("•");
  pnd_flow_begin_paragraph (writer->flow, 0, writer->lists->len, writer->label);
}

/* the number that calls a note would read as part of the word before it */
static gboolean
calls_note (const xmlNode *node)
{
  const char *role = find_attribute (node, "role");
  const char *type = find_attribute (node, "epub:type");

  return strcmp ((const char *) node->name, "a") == 0
         && (g_strcmp0 (role, "doc-noteref") == 0 || g_strcmp0 (type, "noteref") == 0);
}

static void
begin_element (Writer *writer, const xmlNode *node)
{
  const char *name = (const char *) node->name;
  const char *address;

  if (name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && name[2] == '\0')
    begin_paragraph (writer, name[1] - '0');
  else if (strcmp (name, "ul") == 0 || strcmp (name, "ol") == 0)
    begin_list (writer, node);
  else if (strcmp (name, "li") == 0)
    begin_item (writer, node);
  else if (strcmp (name, "blockquote") == 0)
    pnd_flow_begin_quotation (writer->flow);
  else if (strcmp (name, "tr") == 0)
    pnd_flow_begin_row (writer->flow);
  else if (strcmp (name, "td") == 0 || strcmp (name, "th") == 0)
    pnd_flow_begin_cell (writer->flow);
  else if (strcmp (name, "br") == 0)
    pnd_flow_break_line (writer->flow);
  else if (strcmp (name, "a") == 0)
    {
      address = find_attribute (node, "href");
      pnd_flow_begin_link (writer->flow, address != NULL && *address != '#' ? address : "");
    }
  else if (is_block (name))
    begin_paragraph (writer, 0);
  if (calls_note (node))
    pnd_flow_add_text (writer->flow, "[");
  writer->preformatted += strcmp (name, "pre") == 0;
  change_emphasis (writer, name, 1);
}

static void
end_element (Writer *writer, const xmlNode *node)
{
  const char *name = (const char *) node->name;

  change_emphasis (writer, name, -1);
  writer->preformatted -= strcmp (name, "pre") == 0;
  if (calls_note (node))
    pnd_flow_add_text (writer->flow, "]");
  if (strcmp (name, "ul") == 0 || strcmp (name, "ol") == 0)
    {
      pnd_flow_end_paragraph (writer->flow);
      g_array_set_size (writer->lists, MAX (writer->lists->len, 1) - 1);
    }
  else if (strcmp (name, "blockquote") == 0)
    pnd_flow_end_quotation (writer->flow);
  else if (strcmp (name, "tr") == 0)
    pnd_flow_end_row (writer->flow);
  else if (strcmp (name, "a") == 0)
    pnd_flow_end_link (writer->flow);
  else if (strcmp (name, "li") == 0 || name[0] == 'h' || is_block (name))
    {
      if (strcmp (name, "html") != 0)
        pnd_flow_end_paragraph (writer->flow);
    }
}

/* a paragraph right in an item begins with the item's number */
static void
put_text (Writer *writer, const xmlNode *node)
{
  const char *utf8 = node->content != NULL ? (const char *) node->content : "";

  if (utf8[strspn (utf8, " \t\r\n\f")] != '\0')
    g_clear_pointer (&writer->label, g_free);
  if (writer->preformatted > 0)
    pnd_flow_add_text (writer->flow, utf8);
  else
    pnd_flow_add_collapsed (writer->flow, utf8);
}

/* without recursion: how deep a page nests is up to who wrote it */
static void
put_nodes (Writer *writer, const PndMainPart *part)
{
  xmlNode *root = pnd_main_part_get_root (part);
  xmlNode *node = root;

  for (;;)
    {
      gboolean goes_in = FALSE;

      if (node->type == XML_ELEMENT_NODE && !pnd_main_part_leaves_out (part, node))
        {
          begin_element (writer, node);
          goes_in = node->children != NULL;
          if (!goes_in)
            end_element (writer, node);
        }
      else if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        put_text (writer, node);
      if (goes_in)
        {
          node = node->children;
          continue;
        }
      while (node != root && node->next == NULL)
        {
          node = node->parent;
          end_element (writer, node);
        }
      if (node == root)
        return;
      node = node->next;
    }
}

static char *
find_title (xmlNode *root)
{
  for (xmlNode *node = root; node != NULL; node = pnd_main_part_next (root, node, FALSE))
    if (node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, "title") == 0
        && node->children != NULL && node->children->content != NULL)
      {
        g_autofree char *title = g_strdup ((const char *) node->children->content);
        g_auto (GStrv) words = g_strsplit_set (g_strstrip (title), " \r\n\t", -1);
        int n = 0;

        for (int i = 0; words[i] != NULL; i++)
          if (*words[i] != '\0')
            words[n++] = words[i];
          else
            g_free (words[i]);
        words[n] = NULL;
        return g_strjoinv (" ", words);
      }
  return NULL;
}

static htmlDocPtr
parse (const char *name, const char *utf8, GError **error)
{
  htmlParserCtxtPtr context;
  htmlDocPtr document;
  gsize n_bytes = strlen (utf8);
  gboolean stopped;

  if (n_bytes > G_MAXINT)
    return NULL;
  xmlInitParser ();
  context = htmlNewParserCtxt ();
  document = htmlCtxtReadMemory (context, utf8, (int) n_bytes, NULL, "UTF-8",
                                 HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING
                                   | HTML_PARSE_RECOVER | HTML_PARSE_COMPACT);
  stopped = context->disableSAX != 0 || xmlCtxtGetLastError (context) == NULL
              ? context->disableSAX != 0 : FALSE;
  htmlFreeParserCtxt (context);
  if (document == NULL || stopped || xmlDocGetRootElement (document) == NULL)
    {
      g_set_error (error, PND_IMPORT_ERROR,
                   stopped ? PND_IMPORT_ERROR_HOSTILE : PND_IMPORT_ERROR_EMPTY,
                   stopped ? _("“%s” is not safe to read: its elements are nested too deeply.")
                           : _("“%s” has no text."),
                   name);
      g_clear_pointer (&document, xmlFreeDoc);
    }
  return document;
}

/**
 * pnd_html_put:
 * @flow: where the text goes
 * @name: the file's name, for messages
 * @bytes: a page
 * @charset: (nullable): what a header or a person said it is
 * @whole: not its main part only
 * @title: (out) (optional) (nullable): what it says its title is
 * @used: (out) (optional): the charset taken
 * @error: return location for a #PndImportError
 *
 * Returns: whether it was read
 */
gboolean
pnd_html_put (PndFlow *flow, const char *name, GBytes *bytes, const char *charset, gboolean whole,
              char **title, char **used, GError **error)
{
  Writer writer = { .flow = flow };
  g_autoptr (PndMainPart) part = NULL;
  g_autofree char *taken = NULL;
  g_autofree char *utf8 = pnd_charset_decode (name, bytes, charset, &taken, error);
  htmlDocPtr document = utf8 != NULL ? parse (name, utf8, error) : NULL;

  if (document == NULL)
    return FALSE;
  if (title != NULL)
    *title = find_title (xmlDocGetRootElement (document));
  if (used != NULL)
    *used = g_steal_pointer (&taken);
  writer.lists = g_array_new (FALSE, FALSE, sizeof (List));
  part = pnd_main_part_find (xmlDocGetRootElement (document), whole);
  put_nodes (&writer, part);
  pnd_flow_end_paragraph (flow);
  g_array_unref (writer.lists);
  g_free (writer.label);
  xmlFreeDoc (document);
  return TRUE;
}

/**
 * pnd_html_read:
 * @name: the document's name
 * @bytes: a page
 * @charset: (nullable): what a header or a person said it is
 * @error: return location for a #PndImportError
 *
 * Returns: (transfer full) (nullable): the document
 */
PndImported *
pnd_html_read (const char *name, GBytes *bytes, const char *charset, GError **error)
{
  g_autoptr (PndFlow) flow = pnd_flow_new ();
  g_autofree char *title = NULL, *used = NULL;
  PndImported *imported;

  if (!pnd_html_put (flow, name, bytes, charset, FALSE, &title, &used, error))
    return NULL;
  imported = pnd_flow_finish (flow, name, bytes, error);
  if (imported != NULL)
    {
      imported->title = g_steal_pointer (&title);
      imported->encoding = g_steal_pointer (&used);
    }
  return imported;
}
