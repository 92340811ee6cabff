/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/exchange/xml/xml-writer.h"

#include <glib/gi18n.h>
#include <libxml/xmlwriter.h>
#include <string.h>

#define CHARS(string) ((const xmlChar *) (string))

/* one for one: U+FFFD stands for each character that XML 1.0 has no way to write */
#define REPLACEMENT "\xef\xbf\xbd"

struct _PndXmlWriter
{
  xmlTextWriter *writer; /* owns the buffer that calls write_cb; NULL once finished */
  PndOutputFile *file;   /* borrowed */
  GError *failure;       /* the first one */
  GString *clean;        /* scratch for text that needs replacing or cutting */
};

/* never fails towards the library, which would print the failure; it is kept instead */
static int
write_cb (void *data, const char *bytes, int n_bytes)
{
  PndXmlWriter *self = data;

  if (self->failure == NULL)
    pnd_output_file_write (self->file, bytes, n_bytes, &self->failure);
  return n_bytes;
}

static void
check (PndXmlWriter *self, int result)
{
  if (result < 0 && self->failure == NULL)
    g_set_error (&self->failure, G_IO_ERROR, G_IO_ERROR_FAILED,
                 _("“%s” cannot be written: the XML library gave up."),
                 pnd_output_file_get_path (self->file));
}

/* bytes at @at that XML cannot hold: a control character, or U+FFFE and U+FFFF; 0 for none */
static int
count_illegal (const char *at, const char *end)
{
  guchar byte = *at;

  if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r')
    return 1;
  if (byte == 0xef && end - at >= 3 && (guchar) at[1] == 0xbf && (guchar) at[2] >= 0xbe)
    return 3;
  return 0;
}

/* NUL-terminated, valid UTF-8, and legal in XML; lives until the next call */
static const xmlChar *
clean_text (PndXmlWriter *self, const char *text, gssize n_bytes)
{
  g_autofree char *valid = NULL;
  gsize length = n_bytes < 0 ? strlen (text) : (gsize) n_bytes;
  const char *end;

  if (!g_utf8_validate_len (text, length, NULL))
    {
      valid = g_utf8_make_valid (text, length);
      text = valid;
      length = strlen (valid);
    }
  end = text + length;

  g_string_truncate (self->clean, 0);
  while (text < end)
    {
      const char *run = text;
      int illegal = 0;

      while (text < end && (illegal = count_illegal (text, end)) == 0)
        text++;
      g_string_append_len (self->clean, run, text - run);
      if (illegal > 0)
        g_string_append (self->clean, REPLACEMENT);
      text += illegal;
    }
  return CHARS (self->clean->str);
}

/**
 * pnd_xml_writer_new:
 * @file: where to write; must outlive the writer
 * @error: return location for an error
 *
 * Writes the XML declaration; the encoding is UTF-8, indented by two spaces.
 *
 * Returns: (transfer full) (nullable): a writer, or %NULL with a %G_IO_ERROR
 */
PndXmlWriter *
pnd_xml_writer_new (PndOutputFile *file, GError **error)
{
  g_autoptr (PndXmlWriter) self = g_new0 (PndXmlWriter, 1);
  xmlOutputBuffer *buffer;

  g_return_val_if_fail (file != NULL, NULL);

  self->file = file;
  self->clean = g_string_new (NULL);
  buffer = xmlOutputBufferCreateIO (write_cb, NULL, self, NULL);
  self->writer = buffer != NULL ? xmlNewTextWriter (buffer) : NULL;
  if (self->writer == NULL)
    {
      check (self, -1);
      g_propagate_error (error, g_steal_pointer (&self->failure));
      return NULL;
    }

  xmlTextWriterSetIndent (self->writer, 1);
  xmlTextWriterSetIndentString (self->writer, CHARS ("  "));
  check (self, xmlTextWriterStartDocument (self->writer, NULL, "UTF-8", NULL));
  return g_steal_pointer (&self);
}

/**
 * pnd_xml_writer_free:
 * @self: (transfer full) (nullable): a writer
 */
void
pnd_xml_writer_free (PndXmlWriter *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->writer, xmlFreeTextWriter);
  g_string_free (self->clean, TRUE);
  g_clear_error (&self->failure);
  g_free (self);
}

/**
 * pnd_xml_writer_comment:
 * @self: a writer
 * @text: must not hold two hyphens in a row
 */
void
pnd_xml_writer_comment (PndXmlWriter *self, const char *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL && strstr (text, "--") == NULL);

  check (self, xmlTextWriterWriteComment (self->writer, clean_text (self, text, -1)));
}

/**
 * pnd_xml_writer_style:
 * @self: a writer with nothing written
 * @css: a style sheet, UTF-8
 * @n_bytes: its length, or -1
 *
 * Programs that read data pass over it; a browser shows the file by it.
 */
void
pnd_xml_writer_style (PndXmlWriter *self, const char *css, gssize n_bytes)
{
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;
  g_autofree char *content = NULL;

  g_return_if_fail (self != NULL && css != NULL);

  text = n_bytes < 0 ? g_strdup (css) : g_strndup (css, n_bytes);
  escaped = g_uri_escape_string (text, " :;,{}()=+*~/", FALSE);
  content = g_strdup_printf ("type=\"text/css\" href=\"data:text/css;charset=utf-8,%s\"", escaped);
  check (self, xmlTextWriterWritePI (self->writer, CHARS ("xml-stylesheet"), CHARS (content)));
}

/**
 * pnd_xml_writer_start:
 * @self: a writer
 * @name: the element's name
 * @name_space: (nullable): the default namespace, on the root only
 */
void
pnd_xml_writer_start (PndXmlWriter *self, const char *name, const char *name_space)
{
  g_return_if_fail (self != NULL && name != NULL);

  check (self, xmlTextWriterStartElement (self->writer, CHARS (name)));
  if (name_space != NULL)
    pnd_xml_writer_attribute (self, "xmlns", name_space);
}

/**
 * pnd_xml_writer_end:
 * @self: a writer
 *
 * Ends the innermost open element.
 */
void
pnd_xml_writer_end (PndXmlWriter *self)
{
  g_return_if_fail (self != NULL);
  check (self, xmlTextWriterEndElement (self->writer));
}

/**
 * pnd_xml_writer_attribute:
 * @self: a writer
 * @name: the attribute's name
 * @value: (nullable): %NULL leaves it out
 */
void
pnd_xml_writer_attribute (PndXmlWriter *self, const char *name, const char *value)
{
  g_return_if_fail (self != NULL && name != NULL);

  if (value != NULL)
    check (self, xmlTextWriterWriteAttribute (self->writer, CHARS (name),
                                              clean_text (self, value, -1)));
}

/**
 * pnd_xml_writer_attribute_int:
 * @self: a writer
 * @name: the attribute's name
 * @value: written in decimal
 */
void
pnd_xml_writer_attribute_int (PndXmlWriter *self, const char *name, gint64 value)
{
  char digits[24];

  g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, value);
  pnd_xml_writer_attribute (self, name, digits);
}

/**
 * pnd_xml_writer_text:
 * @self: a writer
 * @text: UTF-8; bytes that are not are replaced
 * @n_bytes: its length in bytes, or -1 if it ends in NUL
 */
void
pnd_xml_writer_text (PndXmlWriter *self, const char *text, gssize n_bytes)
{
  g_return_if_fail (self != NULL && text != NULL);
  check (self, xmlTextWriterWriteString (self->writer, clean_text (self, text, n_bytes)));
}

/**
 * pnd_xml_writer_element:
 * @self: a writer
 * @name: the element's name
 * @text: (nullable): its content; %NULL and "" leave the element out
 * @n_bytes: length of @text in bytes, or -1 if it ends in NUL
 */
void
pnd_xml_writer_element (PndXmlWriter *self, const char *name, const char *text, gssize n_bytes)
{
  if (text == NULL || n_bytes == 0 || (n_bytes < 0 && *text == '\0'))
    return;
  pnd_xml_writer_start (self, name, NULL);
  pnd_xml_writer_text (self, text, n_bytes);
  pnd_xml_writer_end (self);
}

/**
 * pnd_xml_writer_finish:
 * @self: a writer
 * @error: return location for an error
 *
 * Returns: %TRUE if everything is in the file, else %FALSE with the first %G_IO_ERROR
 */
gboolean
pnd_xml_writer_finish (PndXmlWriter *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->writer != NULL, FALSE);

  check (self, xmlTextWriterEndDocument (self->writer));
  g_clear_pointer (&self->writer, xmlFreeTextWriter); /* which writes what is still held */
  if (self->failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->failure));
      return FALSE;
    }
  return TRUE;
}
