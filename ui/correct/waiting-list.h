/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The codings and notes of the document at hand that lost their place to a correction, each with
 * its quote, until they are placed again or given up. Not to be seen while there are none. */

#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_WAITING_LIST (pnd_waiting_list_get_type ())
G_DECLARE_FINAL_TYPE (PndWaitingList, pnd_waiting_list, PND, WAITING_LIST, GtkWidget)

GtkWidget *pnd_waiting_list_new (PndWorkspace *workspace);

G_END_DECLS
