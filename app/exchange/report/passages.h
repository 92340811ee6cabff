/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The passages of a motive as a report quotes and cites them. */

#include "app/analysis/evidence/evidence-rows.h"
#include "app/exchange/report/sources.h"

G_BEGIN_DECLS

/* fills @motive->passages; each text is read once */
gboolean pnd_report_passages_load (const PndReportSources *sources, PndReportMotive *motive,
                                   GError **error);
/* quotes and cites rows of the evidence table, by place, into @passages: PndReportPassage elements */
gboolean pnd_report_passages_load_rows (const PndReportSources *sources, const GArray *rows,
                                        GArray *passages, GError **error);
/* (transfer full): at most @n_characters of it, cut at a word */
char *pnd_report_passages_shorten (const char *quote, int n_characters);

G_END_DECLS
