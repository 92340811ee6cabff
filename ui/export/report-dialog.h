/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a report is to say, in which language and as which kind of file; then where to, or to the
 * printer. */

#include "ui/export/writing-bar.h"

G_BEGIN_DECLS

/* @pseudonyms: whether other names are asked for already. Returns: (transfer none): the dialog,
 * which destroys itself */
GtkWindow *pnd_report_dialog_show (GtkWindow *parent, PndWorkspace *workspace, PndWritingBar *bar,
                                   gboolean pseudonyms);

G_END_DECLS
