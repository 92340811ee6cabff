/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Asks for whom a copy is, and whether that coder codes blind. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @name is not empty */
typedef void (*PndSecondCopyFunc) (const char *name, gboolean blind, gpointer data);

/* @data lives as long as @parent */
GtkWindow *pnd_second_copy_dialog_show (GtkWindow *parent, PndSecondCopyFunc func, gpointer data);

G_END_DECLS
