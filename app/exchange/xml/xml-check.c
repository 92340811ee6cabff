/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/exchange/xml/xml-check.h"

#include "app/exchange/xml/xml-fault.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <libxml/xmlschemas.h>
#include <string.h>
#include <unistd.h>

/* after these the rest says little that is new */
#define MAX_FAULTS 100

/* how deep elements may lie; our deepest file nests codes 64 levels deep. The parser's own limit
 * goes with that on the size of a text. */
#define MAX_DEPTH 128

/**
 * PndXmlCheck:
 * @schema_sax: what the validator listens with; our own handlers pass everything on to it
 * @text: character data since the last tag. The parser hands it over in pieces and the validator
 *   copies all it has at each piece, so it gets one piece: a quote of 10 MB takes 20 ms instead of
 *   two seconds
 * @open: names and namespaces of the open elements, two pointers each, of the parser's own strings:
 *   the validator must see an end of each, or it leaks what it knows of it
 * @attributes: those of the element that starts, five pointers each, as SAX2 gives them
 */
struct _PndXmlCheck
{
  xmlSchema *schema; /* NULL without one, as are the next four */
  xmlSchemaValidCtxt *validator;
  xmlSchemaSAXPlugPtr plug;
  xmlSAXHandler *schema_sax;
  void *schema_data;

  xmlParserCtxt *parser; /* while running */
  GString *text;
  GPtrArray *open;
  const xmlChar **attributes;
  int n_attributes;

  PndFaultFunc fault_func;
  gpointer fault_data;
  PndXmlCheckElementFunc element_func;
  gpointer element_data;
  GCancellable *cancellable;
  int n_faults;
  int depth;           /* of the elements open now */
  gboolean is_closing; /* faults from here on are none of the file's */
};

static void
add_fault (PndXmlCheck *self, int line, const char *fault)
{
  if (self->is_closing)
    return;
  if (self->n_faults++ < MAX_FAULTS)
    self->fault_func (line, fault, self->fault_data);
  if (self->n_faults == MAX_FAULTS)
    {
      self->fault_func (line, _("There are too many faults to list; the rest was not checked."),
                        self->fault_data);
      pnd_xml_check_stop (self);
    }
}

static int
get_line (PndXmlCheck *self)
{
  return self->parser != NULL && self->parser->input != NULL ? self->parser->input->line : 1;
}

static void
fault_cb (void *data, xmlError *fault)
{
  PndXmlCheck *self = data;
  g_autofree char *sentence = pnd_xml_fault_describe (fault);

  if (sentence != NULL)
    add_fault (self, get_line (self), sentence);
}

static void
pass_text (PndXmlCheck *self)
{
  if (self->text->len > 0 && self->schema_sax != NULL)
    self->schema_sax->characters (self->schema_data, (const xmlChar *) self->text->str,
                                  self->text->len);
  g_string_truncate (self->text, 0);
}

static void
characters_cb (void *data, const xmlChar *text, int n_bytes)
{
  PndXmlCheck *self = data;

  if (self->schema_sax != NULL)
    g_string_append_len (self->text, (const char *) text, n_bytes);
}

static void
start_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                  int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
                  const xmlChar **attributes)
{
  PndXmlCheck *self = data;

  if (self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable))
    {
      pnd_xml_check_stop (self);
      return;
    }
  if (++self->depth > MAX_DEPTH)
    {
      add_fault (self, get_line (self), _("The elements are nested too deep."));
      pnd_xml_check_stop (self);
      return;
    }

  pass_text (self);
  if (self->schema_sax != NULL)
    {
      g_ptr_array_add (self->open, (gpointer) name);
      g_ptr_array_add (self->open, (gpointer) uri);
      self->schema_sax->startElementNs (self->schema_data, name, prefix, uri, n_namespaces,
                                        namespaces, n_attributes, n_defaulted, attributes);
    }
  if (self->element_func == NULL)
    return;
  self->attributes = attributes;
  self->n_attributes = n_attributes;
  self->element_func (self, uri != NULL ? (const char *) uri : "", (const char *) name,
                      self->element_data);
  self->n_attributes = 0;
}

static void
end_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  PndXmlCheck *self = data;

  self->depth--;
  pass_text (self);
  if (self->schema_sax == NULL)
    return;
  self->schema_sax->endElementNs (self->schema_data, name, prefix, uri);
  g_ptr_array_set_size (self->open, self->open->len - 2);
}

/* where the parser gave up in the middle */
static void
close_elements (PndXmlCheck *self)
{
  self->is_closing = TRUE;
  while (self->open->len > 0)
    {
      const xmlChar *name = self->open->pdata[self->open->len - 2];
      const xmlChar *uri = self->open->pdata[self->open->len - 1];

      end_element_cb (self, name, NULL, uri);
    }
}

/* a document type can make a small file expand without end; none of our files has one */
static void
document_type_cb (void *data, const xmlChar *name, const xmlChar *public_id,
                  const xmlChar *system_id)
{
  PndXmlCheck *self = data;

  add_fault (self, get_line (self), _("A document type declaration (DOCTYPE) is not accepted."));
  pnd_xml_check_stop (self);
}

static int
read_cb (void *data, char *buffer, int n_bytes)
{
  int fd = GPOINTER_TO_INT (data);
  ssize_t n_read;

  do
    n_read = read (fd, buffer, n_bytes);
  while (n_read < 0 && errno == EINTR);
  return n_read;
}

static gboolean
load_schema (PndXmlCheck *self, const char *resource, GError **error)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (resource, 0, error);
  xmlSchemaParserCtxt *context;

  if (bytes == NULL)
    return FALSE;

  context = xmlSchemaNewMemParserCtxt (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  self->schema = context != NULL ? xmlSchemaParse (context) : NULL;
  if (context != NULL)
    xmlSchemaFreeParserCtxt (context);
  self->validator = self->schema != NULL ? xmlSchemaNewValidCtxt (self->schema) : NULL;
  if (self->validator == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The schema “%s” cannot be read."),
                   resource);
      return FALSE;
    }
  xmlSchemaSetValidStructuredErrors (self->validator, (xmlStructuredErrorFunc) fault_cb, self);
  return TRUE;
}

/**
 * pnd_xml_check_new:
 * @schema: (nullable): path of a schema among the program's resources
 * @func: told each fault, in the order of the file
 * @data: for @func
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a check for one run, or %NULL with an error
 */
PndXmlCheck *
pnd_xml_check_new (const char *schema, PndFaultFunc func, gpointer data, GError **error)
{
  g_autoptr (PndXmlCheck) self = NULL;

  g_return_val_if_fail (func != NULL, NULL);

  self = g_new0 (PndXmlCheck, 1);
  self->fault_func = func;
  self->fault_data = data;
  self->text = g_string_new (NULL);
  self->open = g_ptr_array_new ();
  if (schema != NULL && !load_schema (self, schema, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * pnd_xml_check_free:
 * @self: (transfer full) (nullable): a check
 */
void
pnd_xml_check_free (PndXmlCheck *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->plug, xmlSchemaSAXUnplug);
  g_clear_pointer (&self->validator, xmlSchemaFreeValidCtxt);
  g_clear_pointer (&self->schema, xmlSchemaFree);
  g_string_free (self->text, TRUE);
  g_ptr_array_unref (self->open);
  g_free (self);
}

/**
 * pnd_xml_check_set_element_func:
 * @self: a check
 * @func: called when an element starts, in the order of the file
 * @data: for @func
 */
void
pnd_xml_check_set_element_func (PndXmlCheck *self, PndXmlCheckElementFunc func, gpointer data)
{
  g_return_if_fail (self != NULL);

  self->element_func = func;
  self->element_data = data;
}

static gboolean
parse (PndXmlCheck *self, int fd)
{
  static xmlSAXHandler nothing = { .initialized = XML_SAX2_MAGIC };
  xmlSAXHandler handlers = {
    .initialized = XML_SAX2_MAGIC,
    .internalSubset = document_type_cb,
    .startElementNs = start_element_cb,
    .endElementNs = end_element_cb,
    .characters = characters_cb,
    .cdataBlock = characters_cb,
    .ignorableWhitespace = characters_cb,
    .serror = (xmlStructuredErrorFunc) fault_cb,
  };

  if (self->validator != NULL)
    {
      self->schema_sax = &nothing;
      self->plug = xmlSchemaSAXPlug (self->validator, &self->schema_sax, &self->schema_data);
      if (self->plug == NULL)
        return FALSE;
    }
  self->parser = xmlCreateIOParserCtxt (&handlers, self, read_cb, NULL, GINT_TO_POINTER (fd),
                                        XML_CHAR_ENCODING_NONE);
  if (self->parser == NULL)
    return FALSE;
  /* the cap on the size of a text is what HUGE lifts: a quote may be as long as a document */
  xmlCtxtUseOptions (self->parser, XML_PARSE_NONET | XML_PARSE_HUGE);
  self->parser->sax->serror = (xmlStructuredErrorFunc) fault_cb;
  xmlParseDocument (self->parser);
  close_elements (self);
  g_clear_pointer (&self->parser, xmlFreeParserCtxt);
  return TRUE;
}

/**
 * pnd_xml_check_run:
 * @self: a check that did not run yet
 * @fd: what to read, from where it stands; not closed
 * @path: the file's name, for messages
 * @cancellable: (nullable): stops the check
 * @error: return location for an error
 *
 * Returns: %TRUE if the file is as it should be; %FALSE without an error if there were faults,
 *   with one if it could not be checked
 */
gboolean
pnd_xml_check_run (PndXmlCheck *self, int fd, const char *path, GCancellable *cancellable,
                   GError **error)
{
  g_return_val_if_fail (self != NULL && self->plug == NULL, FALSE);
  g_return_val_if_fail (fd >= 0 && path != NULL, FALSE);

  self->cancellable = cancellable;
  if (!parse (self, fd))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   _("“%s” cannot be checked: the XML library gave up."), path);
      return FALSE;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return self->n_faults == 0;
}

/**
 * pnd_xml_check_dup_attribute:
 * @self: a check, while an element starts
 * @name: an attribute without a namespace
 *
 * Returns: (transfer full) (nullable): its value, %NULL if it is not there
 */
char *
pnd_xml_check_dup_attribute (PndXmlCheck *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  for (int i = 0; i < self->n_attributes; i++)
    {
      const xmlChar **attribute = self->attributes + 5 * i;

      if (attribute[1] == NULL && strcmp ((const char *) attribute[0], name) == 0)
        return g_strndup ((const char *) attribute[3], attribute[4] - attribute[3]);
    }
  return NULL;
}

/**
 * pnd_xml_check_add_fault:
 * @self: a check, while an element starts
 * @format: a sentence about the element, as for printf()
 * @...: its arguments
 */
void
pnd_xml_check_add_fault (PndXmlCheck *self, const char *format, ...)
{
  g_autofree char *fault = NULL;
  va_list arguments;

  g_return_if_fail (self != NULL && format != NULL);

  va_start (arguments, format);
  fault = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  add_fault (self, get_line (self), fault);
}

/**
 * pnd_xml_check_stop:
 * @self: a check that runs
 *
 * Leaves the rest of the file unread.
 */
void
pnd_xml_check_stop (PndXmlCheck *self)
{
  g_return_if_fail (self != NULL);
  if (self->parser != NULL)
    xmlStopParser (self->parser);
}
