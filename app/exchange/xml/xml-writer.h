/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* XML going out, piece by piece, into a PndOutputFile.
 *
 * Text may come from anywhere: what XML cannot hold (control characters, U+FFFE, U+FFFF) is
 * written as U+FFFD, one for one, so that positions stay true. The first failure is kept and
 * told by pnd_xml_writer_finish(); until then all calls may go on. */

#include "app/exchange/output-file.h"

G_BEGIN_DECLS

typedef struct _PndXmlWriter PndXmlWriter;

PndXmlWriter *pnd_xml_writer_new (PndOutputFile *file, GError **error);
void pnd_xml_writer_free (PndXmlWriter *self);

void pnd_xml_writer_comment (PndXmlWriter *self, const char *text);
/* before the root: how a browser shows what follows, in the file itself */
void pnd_xml_writer_style (PndXmlWriter *self, const char *css, gssize n_bytes);
/* @name_space: (nullable): written as the default namespace; on the root only */
void pnd_xml_writer_start (PndXmlWriter *self, const char *name, const char *name_space);
void pnd_xml_writer_end (PndXmlWriter *self);

/* between start and the first content; a NULL @value is left out, an empty one is written */
void pnd_xml_writer_attribute (PndXmlWriter *self, const char *name, const char *value);
void pnd_xml_writer_attribute_int (PndXmlWriter *self, const char *name, gint64 value);

/* @n_bytes: -1 if @text ends in NUL */
void pnd_xml_writer_text (PndXmlWriter *self, const char *text, gssize n_bytes);
/* an element of text alone; a NULL or empty @text is left out */
void pnd_xml_writer_element (PndXmlWriter *self, const char *name, const char *text,
                             gssize n_bytes);

/* ends what is open and flushes; the file is still to be committed */
gboolean pnd_xml_writer_finish (PndXmlWriter *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndXmlWriter, pnd_xml_writer_free)

G_END_DECLS
