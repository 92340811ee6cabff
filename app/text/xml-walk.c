/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text/xml-walk.h"

#include <glib/gi18n.h>
#include <libxml/xmlreader.h>
#include <string.h>

struct _PndXmlWalk
{
  xmlTextReader *reader;
  char *name;
  char *member;               /* (nullable): none for a file that is no package */
  PndPackageMember *unpacked; /* (nullable) */
  GBytes *bytes;              /* (nullable) */
  gsize n_read;               /* of @bytes */
  GPtrArray *values;          /* attributes that were asked for and are no single node */
  gboolean ends_empty;        /* an empty element's END is next */
  int fault_line;             /* 0 while there is none */
  gboolean is_too_deep;
  gboolean has_type; /* a document type came before the fault, which may lie in it */
  GError *failure;
};

static int
read_cb (void *data, char *buffer, int n)
{
  PndXmlWalk *self = data;
  gsize n_left;

  if (self->unpacked != NULL)
    return (int) pnd_package_member_read (self->unpacked, buffer, n,
                                          self->failure == NULL ? &self->failure : NULL);
  n_left = g_bytes_get_size (self->bytes) - self->n_read;
  n = (int) MIN ((gsize) n, n_left);
  memcpy (buffer, (const char *) g_bytes_get_data (self->bytes, NULL) + self->n_read, n);
  self->n_read += n;
  return n;
}

static void
error_cb (void *data, xmlErrorPtr error)
{
  PndXmlWalk *self = data;
  const xmlParserCtxt *parser = error->domain == XML_FROM_PARSER ? error->ctxt : NULL;

  if (error->level != XML_ERR_FATAL || self->fault_line != 0)
    return;
  self->fault_line = MAX (error->line, 1);
  self->has_type = parser != NULL && parser->myDoc != NULL && parser->myDoc->intSubset != NULL;
  self->is_too_deep = error->message != NULL && strstr (error->message, "depth") != NULL;
}

static void
ignore_cb (void *data, const char *format, ...)
{
}

/* what is wrong with an encoding libxml2 says before the reader exists, to the generic function of
 * the thread, which prints it */
static PndXmlWalk *
take_reader (PndXmlWalk *self)
{
  xmlInitParser ();
  xmlSetGenericErrorFunc (NULL, ignore_cb);
  self->values = g_ptr_array_new_with_free_func (g_free);
  self->reader = xmlReaderForIO (read_cb, NULL, self, NULL, NULL,
                                 XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT);
  xmlTextReaderSetStructuredErrorHandler (self->reader, error_cb, self);
  return self;
}

static void
fail_document_type (PndXmlWalk *self)
{
  if (self->member != NULL)
    g_set_error (&self->failure, PND_IMPORT_ERROR, PND_IMPORT_ERROR_HOSTILE,
                 _("“%s” is not safe to read: “%s” in it declares a document type."), self->name,
                 self->member);
  else
    g_set_error (&self->failure, PND_IMPORT_ERROR, PND_IMPORT_ERROR_HOSTILE,
                 _("“%s” is not safe to read: it declares a document type."), self->name);
}

static void
fail_parse (PndXmlWalk *self)
{
  if (self->has_type)
    fail_document_type (self);
  else if (self->is_too_deep)
    g_set_error (&self->failure, PND_IMPORT_ERROR, PND_IMPORT_ERROR_HOSTILE,
                 _("“%s” is not safe to read: its elements are nested too deeply."), self->name);
  else if (self->member != NULL)
    g_set_error (&self->failure, PND_IMPORT_ERROR, PND_IMPORT_ERROR_DAMAGED,
                 _("“%s” is damaged: “%s” in it is not well-formed XML at line %d."), self->name,
                 self->member, MAX (self->fault_line, 1));
  else
    g_set_error (&self->failure, PND_IMPORT_ERROR, PND_IMPORT_ERROR_DAMAGED,
                 _("“%s” is damaged: it is not well-formed XML at line %d."), self->name,
                 MAX (self->fault_line, 1));
}

static PndXmlEvent
fail (PndXmlWalk *self, GError **error)
{
  if (self->failure == NULL)
    fail_parse (self);
  if (error != NULL && *error == NULL)
    *error = g_error_copy (self->failure);
  return PND_XML_FAILED;
}

/**
 * pnd_xml_walk_new:
 * @package: a package, which must outlive the walk
 * @member: an XML file in it
 * @error: return location for a #PndImportError
 *
 * Returns: (transfer full) (nullable): a walk before the first event
 */
PndXmlWalk *
pnd_xml_walk_new (PndPackage *package, const char *member, GError **error)
{
  PndPackageMember *unpacked;
  PndXmlWalk *self;

  g_return_val_if_fail (package != NULL && member != NULL, NULL);

  unpacked = pnd_package_open_member (package, member, error);
  if (unpacked == NULL)
    return NULL;
  self = g_new0 (PndXmlWalk, 1);
  self->name = g_strdup (pnd_package_get_name (package));
  self->member = g_strdup (member);
  self->unpacked = unpacked;
  return take_reader (self);
}

/**
 * pnd_xml_walk_new_for_bytes:
 * @name: the file's name, for messages
 * @bytes: an XML file, or anything
 *
 * Returns: (transfer full): a walk before the first event
 */
PndXmlWalk *
pnd_xml_walk_new_for_bytes (const char *name, GBytes *bytes)
{
  PndXmlWalk *self;

  g_return_val_if_fail (name != NULL && bytes != NULL, NULL);

  self = g_new0 (PndXmlWalk, 1);
  self->name = g_strdup (name);
  self->bytes = g_bytes_ref (bytes);
  return take_reader (self);
}

/**
 * pnd_xml_walk_free:
 * @self: (nullable): a walk
 */
void
pnd_xml_walk_free (PndXmlWalk *self)
{
  if (self == NULL)
    return;
  xmlFreeTextReader (self->reader);
  g_clear_pointer (&self->unpacked, pnd_package_member_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_ptr_array_unref (self->values);
  g_clear_error (&self->failure);
  g_free (self->name);
  g_free (self->member);
  g_free (self);
}

/**
 * pnd_xml_walk_next:
 * @self: a walk
 * @error: return location for a #PndImportError; left alone when it is set already
 *
 * Returns: what comes next
 */
PndXmlEvent
pnd_xml_walk_next (PndXmlWalk *self, GError **error)
{
  g_return_val_if_fail (self != NULL, PND_XML_FAILED);

  if (self->values->len > 0)
    g_ptr_array_set_size (self->values, 0);
  if (self->failure != NULL)
    return fail (self, error);
  if (self->ends_empty)
    {
      self->ends_empty = FALSE;
      return PND_XML_END;
    }
  for (;;)
    {
      int result = xmlTextReaderRead (self->reader);

      if (result < 0 || self->failure != NULL)
        return fail (self, error);
      if (result == 0)
        return PND_XML_DONE;
      switch (xmlTextReaderNodeType (self->reader))
        {
        case XML_READER_TYPE_ELEMENT:
          self->ends_empty = xmlTextReaderIsEmptyElement (self->reader) == 1;
          return PND_XML_START;
        case XML_READER_TYPE_END_ELEMENT:
          return PND_XML_END;
        case XML_READER_TYPE_TEXT:
        case XML_READER_TYPE_CDATA:
        case XML_READER_TYPE_WHITESPACE:
        case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
          return PND_XML_TEXT;
        case XML_READER_TYPE_DOCUMENT_TYPE:
          fail_document_type (self);
          return fail (self, error);
        default:
          break;
        }
    }
}

/**
 * pnd_xml_walk_skip:
 * @self: a walk right after a START
 * @error: return location for a #PndImportError
 *
 * Returns: whether the element ended
 */
gboolean
pnd_xml_walk_skip (PndXmlWalk *self, GError **error)
{
  int depth = 1;

  g_return_val_if_fail (self != NULL, FALSE);

  while (depth > 0)
    switch (pnd_xml_walk_next (self, error))
      {
      case PND_XML_START:
        depth++;
        break;
      case PND_XML_END:
        depth--;
        break;
      case PND_XML_TEXT:
        break;
      default:
        return FALSE;
      }
  return TRUE;
}

/**
 * pnd_xml_walk_get_name:
 * @self: a walk at a START or END
 *
 * Returns: (transfer none): the element's name without its prefix
 */
const char *
pnd_xml_walk_get_name (PndXmlWalk *self)
{
  const xmlChar *name = xmlTextReaderConstLocalName (self->reader);

  return name != NULL ? (const char *) name : "";
}

/**
 * pnd_xml_walk_get_name_space:
 * @self: a walk at a START or END
 *
 * Returns: (transfer none): the address of the element's name space
 */
const char *
pnd_xml_walk_get_name_space (PndXmlWalk *self)
{
  const xmlChar *name_space = xmlTextReaderConstNamespaceUri (self->reader);

  return name_space != NULL ? (const char *) name_space : "";
}

/**
 * pnd_xml_walk_get_text:
 * @self: a walk at a TEXT
 *
 * Returns: (transfer none): valid UTF-8
 */
const char *
pnd_xml_walk_get_text (PndXmlWalk *self)
{
  const xmlChar *text = xmlTextReaderConstValue (self->reader);

  return text != NULL ? (const char *) text : "";
}

/**
 * pnd_xml_walk_get_attribute:
 * @self: a walk at a START
 * @name: without a prefix
 *
 * Returns: (transfer none) (nullable): its value; valid until the next event
 */
const char *
pnd_xml_walk_get_attribute (PndXmlWalk *self, const char *name)
{
  xmlNode *node = xmlTextReaderCurrentNode (self->reader);

  if (node == NULL || node->type != XML_ELEMENT_NODE)
    return NULL;
  for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    if (strcmp ((const char *) attribute->name, name) == 0)
      {
        xmlNode *value = attribute->children;
        xmlChar *joined;

        if (value == NULL)
          return "";
        if (value->next == NULL && value->type == XML_TEXT_NODE && value->content != NULL)
          return (const char *) value->content;
        joined = xmlNodeListGetString (node->doc, value, 1);
        g_ptr_array_add (self->values, g_strdup (joined != NULL ? (const char *) joined : ""));
        xmlFree (joined);
        return g_ptr_array_index (self->values, self->values->len - 1);
      }
  return NULL;
}

/**
 * pnd_xml_keep:
 * @kept: where a string is kept that is owned
 * @value: (nullable): the string to copy there
 */
void
pnd_xml_keep (char **kept, const char *value)
{
  char *copy = g_strdup (value);

  g_free (*kept);
  *kept = copy;
}
