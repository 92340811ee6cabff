/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where one coder gave a code, what the other gave, nothing included. A code that both gave stands
 * on the diagonal; of the rest, each code of the one is set against each of the other, or against
 * nothing. Of more than two coders, each pair counts, the first of them by row. Any thread. */

#include "app/analysis/agreement/units.h"

G_BEGIN_DECLS

typedef struct _PndConfusion PndConfusion;

PndConfusion *pnd_confusion_new (PndDatabase *database, const PndAgreementOptions *options,
                                 GCancellable *cancellable, GError **error);
void pnd_confusion_free (PndConfusion *self);
int pnd_confusion_get_n_codes (const PndConfusion *self);
/* of a code; "(nothing)" for the number of codes */
const char *pnd_confusion_get_label (const PndConfusion *self, int code);
char *pnd_confusion_get_name (const PndConfusion *self, int code); /* translated; (transfer full) */
const char *pnd_confusion_get_colour (const PndConfusion *self, int code); /* (nullable) */
/* units, or code points of characters; the number of codes stands for nothing */
gint64 pnd_confusion_get (const PndConfusion *self, int row, int column);
/* ids (gint64) of the codings behind a cell, by document and place; (transfer full) */
GArray *pnd_confusion_list (const PndConfusion *self, int row, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndConfusion, pnd_confusion_free)

G_END_DECLS
