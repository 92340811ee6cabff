/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A member of a package, or a whole file, as a row of XML events. Hostile by default: a document
 * type is refused, nothing is fetched, nesting is capped, and memory does not grow with the file. */

#include "app/text/package.h"

G_BEGIN_DECLS

typedef enum
{
  PND_XML_FAILED, /* the first fault; nothing comes after it */
  PND_XML_START,
  PND_XML_END,    /* of an empty element too */
  PND_XML_TEXT,
  PND_XML_DONE,
} PndXmlEvent;

typedef struct _PndXmlWalk PndXmlWalk;

/* @package must outlive it */
PndXmlWalk *pnd_xml_walk_new (PndPackage *package, const char *member, GError **error);
PndXmlWalk *pnd_xml_walk_new_for_bytes (const char *name, GBytes *bytes);
void pnd_xml_walk_free (PndXmlWalk *self);

PndXmlEvent pnd_xml_walk_next (PndXmlWalk *self, GError **error);
/* right after a START: past its END */
gboolean pnd_xml_walk_skip (PndXmlWalk *self, GError **error);

/* of the event at hand; valid until the next */
const char *pnd_xml_walk_get_name (PndXmlWalk *self);       /* without its prefix */
const char *pnd_xml_walk_get_name_space (PndXmlWalk *self); /* "" for none; the same pointer each
                                                               time */
const char *pnd_xml_walk_get_text (PndXmlWalk *self);
/* by its name without a prefix; NULL when there is none. A copy is kept for the START at hand */
const char *pnd_xml_walk_get_attribute (PndXmlWalk *self, const char *name);

/* a copy of @value (nullable) in place of what @kept holds */
void pnd_xml_keep (char **kept, const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndXmlWalk, pnd_xml_walk_free)

G_END_DECLS
