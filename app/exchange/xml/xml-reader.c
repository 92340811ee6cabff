/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/exchange/xml/xml-reader.h"

#include "app/exchange/input-file.h"
#include "app/exchange/xml/xml-fault.h"
#include "data/pnd-app-resources.h"

#include <glib/gi18n.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlschemas.h>
#include <string.h>

#define CHARS(string) ((const xmlChar *) (string))

/**
 * PndXmlReader:
 * @name: the file's name, for messages
 * @name_space: of the root, %NULL before it is entered
 * @failure: the first one; nothing is read after it
 */
struct _PndXmlReader
{
  xmlTextReader *reader;
  xmlSchema *schema; /* (nullable); outlives the next */
  xmlSchemaValidCtxt *validator; /* (nullable); outlives @reader */
  GInputStream *stream;
  char *name;
  char *name_space;
  gsize n_bytes_left;
  gboolean is_empty; /* until a byte comes */
  GError *failure;
};

static void
fail (PndXmlReader *self, int line, const char *reason)
{
  if (self->failure != NULL)
    return;
  self->failure = line > 0 ? g_error_new (G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                                          _("“%s”, line %d: %s"), self->name, line, reason)
                           : g_error_new (G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("“%s”: %s"),
                                          self->name, reason);
}

static gboolean
tell_failure (PndXmlReader *self, GError **error)
{
  if (self->failure == NULL)
    return FALSE;
  if (error != NULL)
    *error = g_error_copy (self->failure);
  return TRUE;
}

static void
fault_cb (void *data, xmlError *fault)
{
  PndXmlReader *self = data;
  g_autofree char *reason = pnd_xml_fault_describe (fault);

  if (reason != NULL)
    fail (self,
          fault->line > 0 ? fault->line : xmlTextReaderGetParserLineNumber (self->reader), reason);
}

/* the library prints some complaints of its own about entities before the document type that
 * declares them reaches us; all that matters comes by fault_cb */
static void
ignore_cb (void *data, const char *format, ...)
{
}

static int
read_cb (void *data, char *buffer, int n_bytes)
{
  PndXmlReader *self = data;
  g_autoptr (GError) error = NULL;
  gssize n_read = g_input_stream_read (self->stream, buffer, n_bytes, NULL, &error);

  if (n_read < 0)
    {
      fail (self, 0, error->message);
      return -1;
    }
  if ((gsize) n_read > self->n_bytes_left)
    {
      fail (self, 0, _("The file is too large."));
      return -1;
    }
  self->n_bytes_left -= n_read;
  self->is_empty &= n_read == 0;
  return n_read;
}

/* once a schema is set, it stands between the parser and fault_cb, and the parser's fault is found
 * only here */
static void
fail_with_last_error (PndXmlReader *self)
{
  xmlError *last = xmlGetLastError ();
  g_autofree char *reason = last != NULL ? pnd_xml_fault_describe (last) : NULL;

  if (reason == NULL || last->line <= 0)
    fail (self, xmlTextReaderGetParserLineNumber (self->reader), _("This is not XML."));
  else if (last->code == XML_ERR_DOCUMENT_END) /* the library says "extra content" to both */
    fail (self, last->line, _("The file breaks off, or goes on after its end."));
  else
    fail (self, last->line, reason);
}

/* FALSE at the end of the file and after a failure */
static gboolean
advance (PndXmlReader *self)
{
  if (self->failure != NULL)
    return FALSE;

  xmlResetLastError ();
  switch (xmlTextReaderRead (self->reader))
    {
    case 1:
      break;
    case 0:
      return FALSE;
    default:
      fail_with_last_error (self);
      return FALSE;
    }

  /* a document type can make a small file expand without end; none of our files has one */
  if (xmlTextReaderNodeType (self->reader) == XML_READER_TYPE_DOCUMENT_TYPE)
    {
      g_clear_error (&self->failure);
      fail (self, pnd_xml_reader_get_line (self),
            _("A document type declaration (DOCTYPE) is not accepted."));
      return FALSE;
    }
  return TRUE;
}

/**
 * pnd_xml_reader_new_for_stream:
 * @stream: what to read
 * @name: what messages call it
 * @max_bytes: more than this is refused
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a reader, or %NULL with a %G_IO_ERROR
 */
PndXmlReader *
pnd_xml_reader_new_for_stream (GInputStream *stream, const char *name, gsize max_bytes,
                               GError **error)
{
  g_autoptr (PndXmlReader) self = NULL;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_new0 (PndXmlReader, 1);
  self->stream = g_object_ref (stream);
  self->name = g_strdup (name);
  self->n_bytes_left = max_bytes;
  self->is_empty = TRUE;
  xmlSetGenericErrorFunc (NULL, ignore_cb);
  /* a first block is read here, to know the encoding */
  self->reader = xmlReaderForIO (read_cb, NULL, self, NULL, NULL, XML_PARSE_NONET);
  if (self->reader == NULL)
    fail (self, 0, _("The file cannot be read as XML."));
  if (tell_failure (self, error))
    return NULL;
  xmlTextReaderSetStructuredErrorHandler (self->reader, (xmlStructuredErrorFunc) fault_cb, self);
  return g_steal_pointer (&self);
}

/**
 * pnd_xml_reader_new:
 * @path: a file
 * @max_bytes: more than this is refused
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a reader, or %NULL with a %G_IO_ERROR
 */
PndXmlReader *
pnd_xml_reader_new (const char *path, gsize max_bytes, GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInputStream) stream = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (!pnd_input_file_check (path, max_bytes, error))
    return NULL;
  file = g_file_new_for_path (path);
  stream = g_file_read (file, NULL, error);
  if (stream == NULL)
    {
      g_prefix_error (error, _("“%s” cannot be opened: "), path);
      return NULL;
    }
  return pnd_xml_reader_new_for_stream (G_INPUT_STREAM (stream), path, max_bytes, error);
}

/* A validation that broke off leaves what it remembered of xs:unique in a cache, which libxml2 2.9
 * empties when the next one ends, but not when the validator is freed. So there is a next one. */
static void
free_validator (xmlSchemaValidCtxt *validator)
{
  xmlSAXHandler *handler = NULL;
  void *data = NULL;
  xmlSchemaSAXPlugPtr plug = xmlSchemaSAXPlug (validator, &handler, &data);

  if (plug != NULL)
    xmlSchemaSAXUnplug (plug);
  xmlSchemaFreeValidCtxt (validator);
}

/**
 * pnd_xml_reader_free:
 * @self: (transfer full) (nullable): a reader
 */
void
pnd_xml_reader_free (PndXmlReader *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->reader, xmlFreeTextReader);
  g_clear_pointer (&self->validator, free_validator);
  g_clear_pointer (&self->schema, xmlSchemaFree);
  g_clear_object (&self->stream);
  g_clear_error (&self->failure);
  g_free (self->name_space);
  g_free (self->name);
  g_free (self);
}

/**
 * pnd_xml_reader_set_schema:
 * @self: a reader of which nothing was read
 * @schema: path of a schema among the program's resources
 * @error: return location for an error
 *
 * From here on what breaks the schema is a fault.
 *
 * Returns: %TRUE, or %FALSE if the program's own schema cannot be read
 */
gboolean
pnd_xml_reader_set_schema (PndXmlReader *self, const char *schema, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  xmlSchemaParserCtxt *context;

  g_return_val_if_fail (self != NULL && self->schema == NULL, FALSE);
  g_return_val_if_fail (schema != NULL, FALSE);

  /* the linker drops the resources of a static library that nobody names */
  (void) pnd_app_get_resource ();
  bytes = g_resources_lookup_data (schema, 0, error);
  if (bytes == NULL)
    return FALSE;

  context = xmlSchemaNewMemParserCtxt (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (context != NULL)
    {
      self->schema = xmlSchemaParse (context);
      xmlSchemaFreeParserCtxt (context);
    }
  self->validator = self->schema != NULL ? xmlSchemaNewValidCtxt (self->schema) : NULL;
  if (self->validator == NULL
      || xmlTextReaderSchemaValidateCtxt (self->reader, self->validator, 0) != 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The schema “%s” cannot be read."),
                   schema);
      return FALSE;
    }
  return TRUE;
}

/**
 * pnd_xml_reader_enter:
 * @self: a reader of which nothing was read
 * @name_space: the namespace of the file's kind
 * @name: the name of its root element
 * @error: return location for an error
 *
 * Returns: %TRUE at the root, or %FALSE with %G_IO_ERROR_INVALID_DATA
 */
gboolean
pnd_xml_reader_enter (PndXmlReader *self, const char *name_space, const char *name, GError **error)
{
  gboolean found = FALSE;

  g_return_val_if_fail (self != NULL && self->name_space == NULL, FALSE);
  g_return_val_if_fail (name_space != NULL && name != NULL, FALSE);

  self->name_space = g_strdup (name_space);
  while (!found && advance (self))
    found = xmlTextReaderNodeType (self->reader) == XML_READER_TYPE_ELEMENT;

  /* said here: the schema's word for a wrong root helps nobody */
  if (found && strcmp (pnd_xml_reader_get_name (self), name) != 0)
    {
      const char *root = (const char *) xmlTextReaderConstLocalName (self->reader);
      g_autofree char *reason
        = strcmp (root, name) != 0
            ? g_strdup_printf (_("The file begins with “%s”, where “%s” is expected."), root, name)
            : g_strdup_printf (_("“%s” is not in the namespace “%s”."), root, name_space);

      g_clear_error (&self->failure);
      fail (self, pnd_xml_reader_get_line (self), reason);
    }
  else if (self->is_empty)
    {
      g_clear_error (&self->failure); /* "extra content at the end", of all things */
      fail (self, 0, _("The file is empty."));
    }
  else if (!found)
    fail (self, 0, _("The file holds no XML."));
  return !tell_failure (self, error);
}

/**
 * pnd_xml_reader_next_child:
 * @self: a reader at the element at @depth, or inside it
 * @depth: from 0, the root's
 * @error: return location for an error
 *
 * What was not read of the child at hand is passed over.
 *
 * Returns: %TRUE at a child; %FALSE without an error where the element ends, with
 *   %G_IO_ERROR_INVALID_DATA or what the file could not be read for
 */
gboolean
pnd_xml_reader_next_child (PndXmlReader *self, int depth, GError **error)
{
  g_return_val_if_fail (self != NULL && self->name_space != NULL, FALSE);

  if (xmlTextReaderDepth (self->reader) == depth
      && (xmlTextReaderIsEmptyElement (self->reader) == 1
          || xmlTextReaderNodeType (self->reader) == XML_READER_TYPE_END_ELEMENT))
    return FALSE;

  while (advance (self))
    {
      int type = xmlTextReaderNodeType (self->reader);
      int at = xmlTextReaderDepth (self->reader);

      if (self->failure != NULL)
        break;
      if (type == XML_READER_TYPE_ELEMENT && at == depth + 1)
        return TRUE;
      if (type == XML_READER_TYPE_END_ELEMENT && at == depth)
        return FALSE;
    }
  tell_failure (self, error);
  return FALSE;
}

/**
 * pnd_xml_reader_finish:
 * @self: a reader
 * @error: return location for an error
 *
 * Returns: %TRUE if the whole file was as it should be, else %FALSE with the first failure
 */
gboolean
pnd_xml_reader_finish (PndXmlReader *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  while (advance (self))
    ;
  return !tell_failure (self, error);
}

/**
 * pnd_xml_reader_get_depth:
 * @self: a reader at an element
 *
 * Returns: how deep the element lies; 0 for the root
 */
int
pnd_xml_reader_get_depth (PndXmlReader *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return xmlTextReaderDepth (self->reader);
}

/**
 * pnd_xml_reader_get_line:
 * @self: a reader
 *
 * Returns: the line where the element at hand starts, from 1
 */
int
pnd_xml_reader_get_line (PndXmlReader *self)
{
  xmlNode *node;

  g_return_val_if_fail (self != NULL, 1);

  node = xmlTextReaderCurrentNode (self->reader);
  if (node != NULL && node->type == XML_ELEMENT_NODE)
    return xmlGetLineNo (node);
  return xmlTextReaderGetParserLineNumber (self->reader);
}

/**
 * pnd_xml_reader_get_name:
 * @self: a reader at an element
 *
 * Returns: its name without prefix, "" if its namespace is not the root's; until the next move
 */
const char *
pnd_xml_reader_get_name (PndXmlReader *self)
{
  const char *name_space;

  g_return_val_if_fail (self != NULL, "");

  name_space = (const char *) xmlTextReaderConstNamespaceUri (self->reader);
  if (g_strcmp0 (name_space, self->name_space) != 0)
    return "";
  return (const char *) xmlTextReaderConstLocalName (self->reader);
}

/**
 * pnd_xml_reader_dup_attribute:
 * @self: a reader at an element
 * @name: an attribute without a namespace
 *
 * Returns: (transfer full) (nullable): its value, %NULL if it is not there
 */
char *
pnd_xml_reader_dup_attribute (PndXmlReader *self, const char *name)
{
  xmlChar *value;
  char *copy;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  value = xmlTextReaderGetAttribute (self->reader, CHARS (name));
  copy = g_strdup ((const char *) value);
  xmlFree (value);
  return copy;
}

/**
 * pnd_xml_reader_dup_text:
 * @self: a reader at an element
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the text in it, maybe empty, or %NULL with
 *   %G_IO_ERROR_INVALID_DATA if there is anything but text
 */
char *
pnd_xml_reader_dup_text (PndXmlReader *self, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int depth;

  g_return_val_if_fail (self != NULL, NULL);

  if (xmlTextReaderIsEmptyElement (self->reader) == 1)
    return g_strdup ("");

  depth = xmlTextReaderDepth (self->reader);
  while (advance (self) && self->failure == NULL)
    switch (xmlTextReaderNodeType (self->reader))
      {
      case XML_READER_TYPE_TEXT:
      case XML_READER_TYPE_CDATA:
      case XML_READER_TYPE_WHITESPACE:
      case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        g_string_append (text, (const char *) xmlTextReaderConstValue (self->reader));
        break;
      case XML_READER_TYPE_COMMENT:
      case XML_READER_TYPE_PROCESSING_INSTRUCTION:
        break;
      case XML_READER_TYPE_END_ELEMENT:
        if (xmlTextReaderDepth (self->reader) == depth)
          return g_string_free (g_steal_pointer (&text), FALSE);
        break;
      default:
        fail (self, pnd_xml_reader_get_line (self), _("There is markup where text is expected."));
      }
  fail (self, pnd_xml_reader_get_line (self), _("The file ends in the middle."));
  tell_failure (self, error);
  return NULL;
}

/**
 * pnd_xml_reader_set_fault:
 * @self: a reader
 * @line: where, from 1; 0 for the file as a whole
 * @error: return location for an error
 * @format: a sentence that says what is wrong, as for printf()
 * @...: its arguments
 *
 * Sets %G_IO_ERROR_INVALID_DATA and ends the reading.
 */
void
pnd_xml_reader_set_fault (PndXmlReader *self, int line, GError **error, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  g_return_if_fail (self != NULL && format != NULL);

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  fail (self, line, reason);
  tell_failure (self, error);
}
