/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Two lists of coders, of whom one is chosen in each: those who coded come first. */

#include "ui/workspace.h"

G_BEGIN_DECLS

typedef void (*PndCoderPairFunc) (gpointer data);

GtkWidget *pnd_coder_pair_new (PndProject *project, PndCoderPairFunc chosen, gpointer data);
gint64 pnd_coder_pair_get_id (GtkWidget *self, int side);
const char *pnd_coder_pair_get_name (GtkWidget *self, int side);

G_END_DECLS
