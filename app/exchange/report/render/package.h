/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* An OpenDocument package in memory: a zip archive whose first member says what it is. All times in
 * it are the same, so that the same members give the same bytes. */

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _PndReportPackage PndReportPackage;

PndReportPackage *pnd_report_package_new (const char *media_type);
void pnd_report_package_free (PndReportPackage *self);
/* @bytes: (transfer full) */
void pnd_report_package_take (PndReportPackage *self, const char *name, const char *media_type,
                              GBytes *bytes);
/* once */
GBytes *pnd_report_package_finish (PndReportPackage *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndReportPackage, pnd_report_package_free)

G_END_DECLS
