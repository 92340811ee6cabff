/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The supervision log (kartu bimbingan): the entries beside one another, each with its date, who
 * advised what on which topic, and what was done about it; and the page to be signed. */

#include "ui/export/writing-bar.h"

G_BEGIN_DECLS

GtkWindow *pnd_supervisions_dialog_show (GtkWindow *parent, PndWorkspace *workspace,
                                         PndWritingBar *bar);

G_END_DECLS
