/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The report that a supervisor reads: read in one transaction, rendered as HTML, PDF or ODT,
 * written beside its target and renamed. The same project gives the same bytes. */

#include "app/exchange/report/model.h"
#include "app/exchange/summary-writer.h"

G_BEGIN_DECLS

typedef enum
{
  PND_REPORT_WHOLE,
  PND_REPORT_CHAPTER,      /* the tables of a chapter on findings, alone */
  PND_REPORT_MEMBER_CHECK, /* for each informant a sheet of what they said */
} PndReportContent;

typedef enum
{
  PND_REPORT_HTML,
  PND_REPORT_PDF,
  PND_REPORT_ODT,
} PndReportFormat;

/**
 * PndReportOptions:
 * @language: (nullable): `en` or `id`, %NULL for the project's
 */
typedef struct
{
  PndReportFormat format;
  PndReportContent content;
  PndExportFlags flags;
  const char *language;
} PndReportOptions;

/* @reader: a connection of pnd_project_open_reader(), in no transaction; any thread */
PndReport *pnd_report_load (PndDatabase *reader, const PndReportOptions *options,
                            GCancellable *cancellable, GError **error);
gboolean pnd_report_write (PndDatabase *reader, const char *path, const PndReportOptions *options,
                           GCancellable *cancellable, GError **error);

G_END_DECLS
