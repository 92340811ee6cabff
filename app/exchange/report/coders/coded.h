/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Codings that a report speaks about as somebody's work: who made them, and the passage. */

#include "app/analysis/evidence/evidence-rows.h"
#include "app/exchange/report/parts.h"

G_BEGIN_DECLS

/**
 * PndReportCoded:
 * @coder: how its coder is called in the report
 * @quote: (nullable): %NULL where quotations are left out
 */
typedef struct
{
  PndEvidenceRow row;
  char *guid;
  char *coder;
  char *quote;
  char *citation;
} PndReportCoded;

/* @where: SQL over `all_codings`, alias c. By place: (element-type PndReportCoded) */
GPtrArray *pnd_report_coded_load (const PndReportParts *parts, const char *where, GError **error);
/* "ECO-PAR"; (nullable) */
const char *pnd_report_coded_get_code (const PndReportParts *parts, const PndReportCoded *coded);
/* the passage as a block, its rating and its coder in it */
void pnd_report_add_coded (PndReportParts *parts, const PndReportCoded *coded);

G_END_DECLS
