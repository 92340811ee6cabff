/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The passages behind a figure: where, what is said, how it is rated, by whom. Kept true to every
 * edit; each opens the reader at its place.
 *
 * Signal:
 *   closed ()   the person is done with the list
 */

#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_PASSAGES (pnd_passages_get_type ())
G_DECLARE_FINAL_TYPE (PndPassages, pnd_passages, PND, PASSAGES, GtkWidget)

#define PND_PASSAGES_ANY_POLARITY (-1)

GtkWidget *pnd_passages_new (PndWorkspace *workspace);

void pnd_passages_show (PndPassages *self, gint64 code, int polarity);
/* @where: as pnd_row_list_new() takes it, without parameters; @title: of the list, in words */
void pnd_passages_show_where (PndPassages *self, const char *title, const char *where);
/* the same of every coding, whosever are shown elsewhere */
void pnd_passages_show_any_where (PndPassages *self, const char *title, const char *where);
void pnd_passages_clear (PndPassages *self);
GListModel *pnd_passages_get_model (PndPassages *self); /* of PndCoding; (nullable) */

G_END_DECLS
