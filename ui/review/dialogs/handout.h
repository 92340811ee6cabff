/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Pages for a supervisor who reads on paper: written while the window goes on, then opened in the
 * web browser, which prints them. */

#include "app/analysis/review/queue.h"
#include "ui/export/writing-bar.h"

G_BEGIN_DECLS

/**
 * PndHandout:
 * @is_log: the supervision log, else a review sheet
 * @filter: of a review sheet, which codings
 * @opens: whether it is opened once it is there
 */
typedef struct
{
  gboolean is_log;
  PndQueueFilter filter;
  gboolean opens;
} PndHandout;

void pnd_handout_write (GtkWindow *parent, PndWorkspace *workspace, PndWritingBar *bar,
                        const PndHandout *handout, const char *path);
/* asks where to */
void pnd_handout_choose_place (GtkWindow *parent, PndWorkspace *workspace, PndWritingBar *bar,
                               const PndHandout *handout);

G_END_DECLS
