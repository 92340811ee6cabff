/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A review sheet for who reads on paper: which codings stand on it, and where it goes. */

#include "app/analysis/review/queue.h"
#include "ui/export/writing-bar.h"

G_BEGIN_DECLS

/* @desk: what the review desk is narrowed to */
GtkWindow *pnd_sheet_dialog_show (GtkWindow *parent, PndWorkspace *workspace, PndWritingBar *bar,
                                  const PndQueueFilter *desk);

G_END_DECLS
