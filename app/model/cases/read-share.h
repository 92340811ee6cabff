/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How much of a document is read or coded, for lists: without loading its text. What an absence
 * rests on is reckoned exactly, in app/analysis/verdict/read-coverage.h. */

#include "app/model/document.h"

G_BEGIN_DECLS

/* 0 to 1: by any coder; never less than pnd_document_get_coded_share() */
double pnd_document_get_read_share (PndDocument *self);

G_END_DECLS
