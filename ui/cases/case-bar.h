/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The case at hand: which one, between whom, when, how far it got and how far it is read; and what
 * can be done with cases. */

#include "ui/cases/case-study.h"

G_BEGIN_DECLS

#define PND_TYPE_CASE_BAR (pnd_case_bar_get_type ())
G_DECLARE_FINAL_TYPE (PndCaseBar, pnd_case_bar, PND, CASE_BAR, GtkWidget)

GtkWidget *pnd_case_bar_new (PndCaseStudy *study);
/* "West Sumatra – Jeonbuk · 2017–2025 · Agreement (2025-11-25)"; (transfer full) */
char *pnd_case_describe (PndRegionCase *row);

G_END_DECLS
