/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What libxml2 says of a faulty file, as a sentence for a person. */

#include <glib.h>
#include <libxml/xmlerror.h>

G_BEGIN_DECLS

/* NULL for a mere warning */
char *pnd_xml_fault_describe (const xmlError *fault);

G_END_DECLS
