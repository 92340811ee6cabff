/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A review bundle for the supervisor: what it leaves out, and where it goes. */

#include "app/exchange/review/bundle.h"
#include "ui/export/writing-bar.h"

G_BEGIN_DECLS

GtkWindow *pnd_bundle_dialog_show (GtkWindow *parent, PndWorkspace *workspace,
                                   PndWritingBar *bar);
/* writes it and says what was written */
void pnd_bundle_dialog_write (PndWorkspace *workspace, PndWritingBar *bar, PndBundleFlags flags,
                              const char *path);

G_END_DECLS
