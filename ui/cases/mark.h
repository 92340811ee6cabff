/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The sign of a verdict, a circle, or of an indicator's status, a square: told apart by shape, so
 * that no colour is needed. Its word stands beside it. */

#include <gtk/gtk.h>

#include "app/model/cases/case-values.h"

G_BEGIN_DECLS

#define PND_TYPE_MARK (pnd_mark_get_type ())
G_DECLARE_FINAL_TYPE (PndMark, pnd_mark, PND, MARK, GtkWidget)

GtkWidget *pnd_mark_new_verdict (PndVerdict verdict);
GtkWidget *pnd_mark_new_status (PndIndicatorStatus status);
void pnd_mark_set_verdict (PndMark *self, PndVerdict verdict);

G_END_DECLS
