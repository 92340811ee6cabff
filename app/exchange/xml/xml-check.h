/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* An XML file against its schema, as a stream: memory does not grow with the file. A caller adds
 * rules that the schema cannot say by looking at each element as it starts. */

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _PndXmlCheck PndXmlCheck;

/* @line: from 1 */
typedef void (*PndFaultFunc) (int line, const char *fault, gpointer data);
/* @name_space: "" for none */
typedef void (*PndXmlCheckElementFunc) (PndXmlCheck *check, const char *name_space,
                                        const char *name, gpointer data);

/* @schema: (nullable): a resource of the program; NULL checks only that the file is well formed */
PndXmlCheck *pnd_xml_check_new (const char *schema, PndFaultFunc func, gpointer data,
                                GError **error);
void pnd_xml_check_free (PndXmlCheck *self);
void pnd_xml_check_set_element_func (PndXmlCheck *self, PndXmlCheckElementFunc func,
                                     gpointer data);

/* @fd stays the caller's. FALSE without an error when there were faults, which were told */
gboolean pnd_xml_check_run (PndXmlCheck *self, int fd, const char *path,
                            GCancellable *cancellable, GError **error);

/* while an element starts */
char *pnd_xml_check_dup_attribute (PndXmlCheck *self, const char *name); /* (nullable) */
void pnd_xml_check_add_fault (PndXmlCheck *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
void pnd_xml_check_stop (PndXmlCheck *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndXmlCheck, pnd_xml_check_free)

G_END_DECLS
