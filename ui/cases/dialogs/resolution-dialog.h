/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The answer to a passage that speaks against a verdict: which side stands, and why. */

#include "ui/cases/evidence/evidence-item.h"

G_BEGIN_DECLS

GtkWindow *pnd_resolution_dialog_show (GtkWindow *parent, PndCaseStudy *study,
                                       PndEvidenceItem *item);

G_END_DECLS
