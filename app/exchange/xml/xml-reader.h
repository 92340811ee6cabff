/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* XML coming in, element by element: memory does not grow with the file. The file is hostile: a
 * document type is refused, nothing is fetched from anywhere, and it may be @max_bytes long at most.
 *
 * The first fault ends the reading; every error names the file, the line and the reason. */

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _PndXmlReader PndXmlReader;

PndXmlReader *pnd_xml_reader_new (const char *path, gsize max_bytes, GError **error);
PndXmlReader *pnd_xml_reader_new_for_stream (GInputStream *stream, const char *name,
                                             gsize max_bytes, GError **error);
void pnd_xml_reader_free (PndXmlReader *self);

/* before anything is read; @schema: a resource of the program */
gboolean pnd_xml_reader_set_schema (PndXmlReader *self, const char *schema, GError **error);

/* moves to the root, which must be @name of @name_space */
gboolean pnd_xml_reader_enter (PndXmlReader *self, const char *name_space, const char *name,
                               GError **error);
/* moves to the next child element of the element at @depth (the root is at 0); FALSE without an
 * error when that one ends */
gboolean pnd_xml_reader_next_child (PndXmlReader *self, int depth, GError **error);
/* reads what is left, where a schema still finds what is not unique */
gboolean pnd_xml_reader_finish (PndXmlReader *self, GError **error);

/* of the element at hand */
int pnd_xml_reader_get_depth (PndXmlReader *self);
int pnd_xml_reader_get_line (PndXmlReader *self); /* from 1 */
const char *pnd_xml_reader_get_name (PndXmlReader *self); /* "" outside our namespace */
char *pnd_xml_reader_dup_attribute (PndXmlReader *self, const char *name);
/* reads to its end; line breaks and white space are kept */
char *pnd_xml_reader_dup_text (PndXmlReader *self, GError **error);

/* an error of the caller's, with file and line before it */
void pnd_xml_reader_set_fault (PndXmlReader *self, int line, GError **error, const char *format,
                               ...) G_GNUC_PRINTF (4, 5);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndXmlReader, pnd_xml_reader_free)

G_END_DECLS
