/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which documents belong to a case: many are chosen at once. */

#include "ui/cases/case-study.h"

G_BEGIN_DECLS

GtkWindow *pnd_case_documents_show (GtkWindow *parent, PndCaseStudy *study, PndRegionCase *row);

G_END_DECLS
