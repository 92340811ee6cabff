/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A report as bytes. The same report gives the same bytes: no clock, no chance. */

#include <gio/gio.h>

#include "app/exchange/report/model.h"

G_BEGIN_DECLS

GString *pnd_report_render_html (const PndReport *report);
/* one page as a web page prints it, OpenDocument text for Word and LibreOffice */
GBytes *pnd_report_render_odt (const PndReport *report, GError **error);

G_END_DECLS
