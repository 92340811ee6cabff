/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A report to a printer, page by page as the PDF file has them. */

#include <gtk/gtk.h>

#include "app/exchange/report/render/pages.h"

G_BEGIN_DECLS

/* @report, @pages: (transfer full). @path: (nullable): for GTK_PRINT_OPERATION_ACTION_EXPORT. FALSE with
 * an error when it could not begin; what comes later goes to nobody */
gboolean pnd_report_print (GtkWindow *parent, PndReport *report, PndReportPages *pages,
                           GtkPrintOperationAction action, const char *path, GError **error);

G_END_DECLS
