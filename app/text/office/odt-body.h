/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The body of an ODT, put into a flow. */

#include "app/text/flow.h"
#include "app/text/office/odt-styles.h"

G_BEGIN_DECLS

typedef struct _PndOdtBody PndOdtBody;

PndOdtBody *pnd_odt_body_new (PndFlow *flow, PndOdtStyles *styles); /* borrows both */
void pnd_odt_body_free (PndOdtBody *self);

/* right after the START of office:body: to its END */
gboolean pnd_odt_body_read (PndOdtBody *self, PndXmlWalk *walk, GCancellable *cancellable,
                            GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndOdtBody, pnd_odt_body_free)

G_END_DECLS
