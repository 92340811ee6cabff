/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A case, new or known: the regions, the period, the stages of the agreement and notes. */

#include "ui/cases/case-study.h"

G_BEGIN_DECLS

/* @row: (nullable): NULL for a new one, which is the one at hand afterwards */
GtkWindow *pnd_case_dialog_show (GtkWindow *parent, PndCaseStudy *study, PndRegionCase *row);

G_END_DECLS
